"""The dock: every simulated device on one local page, with an API for tests. A process of its own, never in `run`."""

from devices.dock._dock import Dock, run
from devices.dock.errors import DockError

__all__ = ["Dock", "DockError", "run"]
