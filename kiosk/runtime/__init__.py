"""What keeps a kiosk going: the screen processes, the mind that runs a visit's effects, the print spooler, children.

Nothing here decides what a visit does (that is `kiosk.journey`) or knows a wire (that is `devices`).
"""

from kiosk.runtime._children import PYTHON, Child, Children
from kiosk.runtime._devices import Devices
from kiosk.runtime._guest import Guest, GuestRoom, Lender
from kiosk.runtime._listening import Listening
from kiosk.runtime._mind import Mind
from kiosk.runtime._pens import Input, PenHost
from kiosk.runtime._shelf import Shelf
from kiosk.runtime._spooler import Spooler
from kiosk.runtime._trace import Trace
from kiosk.runtime._troubles import DeviceState, Troubles
from kiosk.runtime._voice import VoiceHost
from kiosk.runtime._worker import Worker

__all__ = [
    "PYTHON",
    "Child",
    "Children",
    "DeviceState",
    "Devices",
    "Guest",
    "GuestRoom",
    "Input",
    "Lender",
    "Listening",
    "Mind",
    "PenHost",
    "Shelf",
    "Spooler",
    "Trace",
    "Troubles",
    "VoiceHost",
    "Worker",
]
