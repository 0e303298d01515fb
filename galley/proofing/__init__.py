"""Proofing: checks of a manuscript, and of the PDF that came of it."""
