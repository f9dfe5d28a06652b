"""The USB stick that a resident brings: what may be pages on it, each file through the gate of `devices.pages`.

The system mounts it read-only (`deploy/udev/91-anjungan-stick.rules`); nothing here writes to it or keeps a name of it.
"""

from devices.stick._files import FileThere, files_under
from devices.stick._make import make_stick
from devices.stick.simulator import SimulatedStick
from devices.stick.stick import UsbStick

__all__ = ["FileThere", "SimulatedStick", "UsbStick", "files_under", "make_stick"]
