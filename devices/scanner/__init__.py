"""The scanner: a supervised `scanimage`, its simulator and its command line."""

from devices.scanner._make import make_scanner
from devices.scanner.simulator import SimulatedScanner, SimulatedState
from devices.scanner.timeouts import Timeouts

__all__ = ["SimulatedScanner", "SimulatedState", "Timeouts", "make_scanner"]
