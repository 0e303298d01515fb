"""Manuscripts that mean harm, or look as if they did: each ends in pages or in diagnostics."""
