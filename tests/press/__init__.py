"""Tests of the pipeline from folder to file, on a small issue that is made up."""
