"""Tests of the stage `galley.markup`."""
