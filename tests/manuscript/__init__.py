"""Tests of galley.manuscript."""
