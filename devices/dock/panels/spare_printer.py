"""The spare printer, with a roll, a plug and slips of its own."""

from __future__ import annotations

from typing import ClassVar

from devices.dock.panels.printer import PrinterPanel


class SparePrinterPanel(PrinterPanel):
    """Another printer of the same kind."""

    name, title, place = "spare_printer", "Pencetak cadangan", 15
    _slips: ClassVar[str] = "spare-slips"
    _tty: ClassVar[str] = "spare-printer-tty"
    _taken: ClassVar[str] = "device.dock.spare_printer_port"


PANEL = SparePrinterPanel
