"""The slip printer: ESC/POS over TCP, serial lines and USB, its encoder, its simulator, and what a technician asks."""

from devices.printer._make import CountedPaper, change_roll, make_encoder, make_printer
from devices.printer.timeouts import Timeouts

__all__ = ["CountedPaper", "Timeouts", "change_roll", "make_encoder", "make_printer"]
