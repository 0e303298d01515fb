"""The preview: an issue's pages in the browser, beside the manuscript, as they are set.

`reader` reads what has changed, `session` has the parts set by its `hands` and shows each
as soon as it is there, `book` is what is shown; `drawing` draws pages, `places` tells what
stands where on them, and `server` gives all of it to the browser.
"""
