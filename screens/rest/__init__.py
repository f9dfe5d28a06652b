"""Nobody is here: an invitation."""
