"""The page that measures the glass by a ruler."""
