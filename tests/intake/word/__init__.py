"""Tests of the import of Word files."""
