"""Tests of the typesetting stage."""
