"""Something found by typing a part of its name."""
