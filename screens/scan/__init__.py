"""A paper is laid down, read, and shown."""
