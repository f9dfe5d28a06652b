"""A number, typed on ten large keys."""
