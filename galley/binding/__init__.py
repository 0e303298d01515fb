"""Binding: folios planned, parts joined into one file, and what a file says of itself.

`plan` gives every part its folios, `folios` keeps page counts between builds, and
`join` makes the issue's PDF or an article's out of the parts'.
"""
