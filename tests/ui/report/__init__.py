"""`make ux-report`: every page in every look, every check with its worst value, and pictures of all of it.

Written to `out/ux-report/`; `python -m tests.ui.report --quick` draws what the tests draw.
"""
