"""Proofing: a bound file read back, and measured against the print.

A file is read into passages, each with its pages (`structure_text`, `reading`, `volume`): what
a page draws is taken as it is spelt (`page_content`), and told by its marks (`content_reader`).
A comparison takes each piece of the print (`comparing`, `piece_proof`): it is found in the
file (`set_piece`), its words are laid beside it (`word_proof`, `streams`, `alignment`), its
notes are looked for (`note_proof`); what comes of it is told (`comparison`,
`comparison_told`, `faults`).
"""
