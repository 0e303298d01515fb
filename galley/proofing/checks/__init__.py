"""The checks of the proof: each takes what is expected and what is found, and tells faults."""
