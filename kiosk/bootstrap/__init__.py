"""One module a process: `run` (the mind), `sync`, `hub`, `dock`. The only places that name concrete classes.

Each imports its own process's parts alone, so that a web server is not in the mind's memory. `lock` keeps two programs
out of one folder of state.
"""
