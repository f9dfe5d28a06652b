"""A short message over the whole page."""
