"""Bytes to and from a printer, and nothing about what they mean: TCP, serial, USB, and the kernel's printer device."""

from devices.printer.wire._address import Address, address_from_url, with_option
from devices.printer.wire._lp import LpWire
from devices.printer.wire._paced import PacedWire
from devices.printer.wire._serial import SerialWire
from devices.printer.wire._tcp import TcpWire
from devices.printer.wire._usb import UsbWire
from devices.printer.wire._wire import Wire

__all__ = [
    "Address",
    "LpWire",
    "PacedWire",
    "SerialWire",
    "TcpWire",
    "UsbWire",
    "Wire",
    "address_from_url",
    "with_option",
]
