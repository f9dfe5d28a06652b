"""One module for each kind of page, found by itself: how pages of that kind talk."""
