"""Tests of composition, on an issue made of values."""
