"""Tests of the benchmark: that it measures what it says, and of everyone the same."""
