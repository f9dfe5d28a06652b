"""One question, answered by pressing a tile."""
