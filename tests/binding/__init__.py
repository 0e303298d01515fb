"""Tests of binding, on small tagged PDFs made for them."""
