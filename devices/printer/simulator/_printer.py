"""The simulated printer as a whole: machine and connectors."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Self

from devices.printer.simulator._lines import TcpLine, TtyLine
from devices.printer.simulator._machine import Machine
from devices.printer.simulator._switches import Firmware, Switches

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from devices.printer.simulator._tray import PrintedSlip
    from devices.printer.simulator._usb import UsbLine

_BAUD = 115200


class SimulatedPrinter:
    """A printer on all its connectors at once; plugged in when made.

    Args:
        slips: Folder for what comes out; made if missing.
        port: TCP port on loopback; 0 for any.
        tty: Where the serial device appears; None for no serial line.
        lp: Where the device of the kernel's printer driver appears; None for none.
        firmware: What this unit understands.
    """

    def __init__(
        self,
        slips: Path,
        port: int = 0,
        tty: Path | None = None,
        firmware: Firmware | None = None,
        *,
        lp: Path | None = None,
    ) -> None:
        slips.mkdir(parents=True, exist_ok=True)
        self.folder = slips
        self._tty = tty
        self._hand = threading.Lock()
        self._lp = lp
        self._plugged: set[object] = set()
        self._machine = Machine(slips, firmware or Firmware(), self._sync_plug)
        self._tcp = TcpLine(self._machine, "127.0.0.1", port)
        self._lines: list[TcpLine | TtyLine | UsbLine] = [self._tcp]
        if tty is not None:
            self._lines.append(TtyLine(self._machine, tty, is_serial=True))
        if lp is not None:
            self._lines.append(TtyLine(self._machine, lp, is_serial=False))
        self._sync_plug()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def port(self) -> int:
        """The TCP port it really has."""
        return self._tcp.port

    @property
    def url(self) -> str:
        """For a printer's configuration, over TCP."""
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def serial_url(self) -> str:
        """For a printer's configuration, over the serial line."""
        return f"serial:{self._tty}?baud={_BAUD}"

    @property
    def lp_url(self) -> str:
        """For a printer's configuration, over the kernel's printer driver."""
        return f"lp:{self._lp}"

    def on_usb(self) -> UsbLine:
        """Plug it in by USB too; a backend for pyusb, in this process alone."""
        from devices.printer.simulator._usb import UsbLine  # noqa: PLC0415 - pyusb, for those who ask

        line = UsbLine(self._machine)
        self._lines.append(line)
        self._sync_plug()
        return line

    @property
    def switches(self) -> Switches:
        """How things stand."""
        return self._machine.switches

    def switch(self, **changes: Any) -> Switches:  # noqa: ANN401 - the fields of Switches
        """Change some switches; connectors are there, or gone, when this returns."""
        switches = self._machine.switch(**changes)
        self._sync_plug()
        return switches

    def power_cycle(self) -> None:
        """Off and on: what it held and what it was told is lost, and a serial line does not notice."""
        self.switch(powered=False)
        self.switch(powered=True)

    @property
    def slips(self) -> tuple[PrintedSlip, ...]:
        """What has come out since the start."""
        return self._machine.slips

    @property
    def confirmed_s(self) -> float | None:
        """CLOCK_MONOTONIC of its last answer to a question that was queued, such as the fence behind a slip."""
        return self._machine.confirmed_s

    @property
    def held(self) -> bytes:
        """What waits in the receive buffer itself."""
        return self._machine.held

    @property
    def held_bytes(self) -> int:
        """What waits in the receive buffer."""
        return self._machine.held_bytes

    def wait_for_slips(self, count: int, timeout_s: float) -> bool:
        """Whether so many slips have come out within the time."""
        return self._machine.wait_for_slips(count, timeout_s)

    def close(self) -> None:
        """Take it away."""
        self._machine.switch(plugged=False)
        self._sync_plug()
        self._machine.close()

    def _sync_plug(self) -> None:
        """Make the connectors follow the switch."""
        with self._hand:
            switches = self._machine.switches
            for line in self._lines:
                stays = isinstance(line, TtyLine) and line.is_serial
                is_wanted = switches.plugged and (switches.powered or stays)
                if is_wanted is (line in self._plugged):
                    continue
                if is_wanted:
                    line.plug()
                    self._plugged.add(line)
                else:
                    line.unplug()
                    self._plugged.discard(line)
