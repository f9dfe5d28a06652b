"""What is plugged into this machine, told by the kernel and opened by nobody; for every kind of device.

Nothing here disturbs a device in use: names, numbers and links come from sysfs and udev.
"""

from devices.plugged._inputs import InputDevice, input_devices
from devices.plugged._links import CAMERAS, INPUTS, MOST_NAME, SERIAL_LINES, by_id, clean, stable_name
from devices.plugged._serial import (
    BAUDS,
    SERIAL_ERRORS,
    LineError,
    SerialAddress,
    SerialUrlError,
    Trouble,
    find_serial_lines,
)
from devices.plugged._usb import UsbDevice, usb_behind, usb_devices
from devices.plugged._watch import Watch, watch

__all__ = [
    "BAUDS",
    "CAMERAS",
    "INPUTS",
    "MOST_NAME",
    "SERIAL_ERRORS",
    "SERIAL_LINES",
    "InputDevice",
    "LineError",
    "SerialAddress",
    "SerialUrlError",
    "Trouble",
    "UsbDevice",
    "Watch",
    "by_id",
    "clean",
    "find_serial_lines",
    "input_devices",
    "stable_name",
    "usb_behind",
    "usb_devices",
    "watch",
]
