"""Tests of the editor's rules."""
