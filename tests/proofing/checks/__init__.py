"""Each check of the proof: what it lets pass, and what it tells."""
