"""The page that tests how exactly the glass is touched."""
