"""To add a step: a file `vNNNN_name.py` with the next number; a step that was released is never changed."""
