"""Something to read."""
