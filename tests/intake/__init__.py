"""Tests of intake: printed text → an issue's folder."""
