"""A printer that is not there: bytes in, answers out, paper as pictures. Shares no code with the encoder."""

from devices.printer.simulator._once import print_on_paper
from devices.printer.simulator._printer import SimulatedPrinter
from devices.printer.simulator._switches import Firmware, Switches
from devices.printer.simulator._tray import PrintedSlip

__all__ = ["Firmware", "PrintedSlip", "SimulatedPrinter", "Switches", "print_on_paper"]
