"""The benchmark: this project beside its peers, on the same content, in one run."""
