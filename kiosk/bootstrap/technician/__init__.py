"""A technician at the glass: within a running kiosk (`Room`), or in a process of their own (`technician`, `setup`)."""

from kiosk.bootstrap.technician._process import setup, technician
from kiosk.bootstrap.technician._room import Room

__all__ = ["Room", "setup", "technician"]
