"""Steps of the hub's schema, one file each, in a line; run by `sync.hub` before it serves."""
