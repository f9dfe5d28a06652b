"""What each button does: one small pure function a meaning, one module a part of the journey.

`_table.py` says which page knows which. To add one: a function `(session, argument, world) -> Step`, and its row there.
"""
