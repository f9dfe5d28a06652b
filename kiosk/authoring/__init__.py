"""What an office and an author do with a catalogue: check, show, compare, install, begin, export, print.

`commands` is the command group of `kiosk catalogue`; each other module is one of its crafts. No process of the kiosk
imports any of it.
"""
