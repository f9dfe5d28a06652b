"""What the office does, with no window and no wire in it.

Who may import whom is written in one place, `pyproject.toml` under `tool.importlinter`, and checked by `make check`.
"""
