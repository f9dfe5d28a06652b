"""The figures of the design, measured beside their peers in one run. One module a figure; `python -m bench`."""
