"""A date, in big steps."""
