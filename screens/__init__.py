"""The pen: a Kivy process that draws page views and returns events; it decides nothing.

Started as `python -m screens`; nobody imports it. Of ours it knows `kiosk.views` only. To add a page kind: a folder
with `screen.py` (a class under `@draws(TheView)`) and `screen.kv`; folders are found by looking.
"""
