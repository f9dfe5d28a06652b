"""What the TOML files look like: one dataclass a table, with the limits of single keys."""
