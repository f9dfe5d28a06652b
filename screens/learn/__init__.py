"""The page that shows and learns keys."""
