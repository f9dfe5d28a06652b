"""The scanner: a supervised `scanimage`, two simulated machines behind SANE, and its command line."""

from devices.scanner._make import make_scanner
from devices.scanner.network_simulator import NetworkTrouble, SimulatedNetworkScanner, Tray
from devices.scanner.simulator import SimulatedScanner, SimulatedState
from devices.scanner.timeouts import Timeouts

__all__ = [
    "NetworkTrouble",
    "SimulatedNetworkScanner",
    "SimulatedScanner",
    "SimulatedState",
    "Timeouts",
    "Tray",
    "make_scanner",
]
