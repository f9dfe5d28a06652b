"""The number, and what happens next."""
