"""The slip printer: ESC/POS over TCP or a serial line, its encoder, its simulator and its command line."""

from devices.printer._make import make_encoder, make_printer
from devices.printer.timeouts import Timeouts

__all__ = ["Timeouts", "make_encoder", "make_printer"]
