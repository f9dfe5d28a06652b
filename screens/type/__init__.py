"""Words, typed on a letter keyboard."""
