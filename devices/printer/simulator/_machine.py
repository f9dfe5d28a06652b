"""The printer behind its connectors: receive buffer, mechanism, answers. One engine thread; all else under one lock."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from devices.printer.simulator._buffer import Buffer, Channel
from devices.printer.simulator._paper import Paper
from devices.printer.simulator._parser import Command, Function, Ignored, Simple, Text
from devices.printer.simulator._switches import Firmware, Switches
from devices.printer.simulator._told import pushed_status, queued_answer, real_time_answer, stranger
from devices.printer.simulator._tray import PrintedSlip, Tray

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_DLE_EOT = b"\x10\x04"
_LETTERS = range(0x20, 0x7F)
_KEEPING_HOUSE = frozenset({"GS a", "GS r", "GS I"})  # between two slips these begin no new one


class Machine:
    """A printer at the level of bytes.

    Args:
        folder: Where each slip is saved as `NNN.png`, `NNN.txt` and `NNN.bin`.
        firmware: What this unit understands.
        on_unplug: Told, without the lock, when the plug is pulled by a byte count.
    """

    def __init__(self, folder: Path, firmware: Firmware, on_unplug: Callable[[], None]) -> None:
        self._tray = Tray(folder)
        self._firmware = firmware
        self._on_unplug = on_unplug
        self._changed = threading.Condition(threading.RLock())
        self._switches = Switches()
        self._paper = Paper(firmware.width_dots, firmware.latin_page)
        self._garbage = random.Random(1)  # noqa: S311 - a repeatable nuisance, not a secret
        self._is_closed = False
        self._confirmed_s: float | None = None
        self._lose_power()
        self._engine = threading.Thread(target=self._run, name="simulated-printer", daemon=True)
        self._engine.start()

    def _lose_power(self) -> None:
        self._buffer = Buffer()
        self._held: dict[Channel, bytes] = {}
        self._slip_bytes = bytearray()
        self._slip_first_s = 0.0
        self._pushed_to: list[Channel] = []
        self._paper.lose_power()

    # --- hands -------------------------------------------------------------------------------------------------------

    @property
    def switches(self) -> Switches:
        """How things stand."""
        with self._changed:
            return self._switches

    def switch(self, **changes: Any) -> Switches:  # noqa: ANN401 - the fields of Switches
        """Change how things stand, and return it; a printer that pushes its state says so at once."""
        with self._changed:
            before, switches = self._switches, replace(self._switches, **changes)
            self._switches = switches
            if before.is_alive and not switches.is_alive:
                self._lose_power()
            if pushed_status(before) != pushed_status(switches):
                self._push()
            self._changed.notify_all()
            return switches

    @property
    def slips(self) -> tuple[PrintedSlip, ...]:
        """What has been cut off since the start."""
        with self._changed:
            return tuple(self._tray.slips)

    def wait_for_slips(self, count: int, timeout_s: float) -> bool:
        """Whether so many slips have come out within the time."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._tray.slips) >= count, timeout_s)

    @property
    def confirmed_s(self) -> float | None:
        """CLOCK_MONOTONIC of its last answer to a question that was queued, such as the fence behind a slip."""
        with self._changed:
            return self._confirmed_s

    @property
    def held(self) -> bytes:
        """What waits in the receive buffer itself."""
        with self._changed:
            return bytes(self._buffer.content)

    @property
    def held_bytes(self) -> int:
        """What waits in the receive buffer."""
        with self._changed:
            return len(self._buffer.content)

    def close(self) -> None:
        """Stop the engine."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self._engine.join(timeout=2)

    # --- what comes in -----------------------------------------------------------------------------------------------

    def wait_for_room(self, timeout_s: float) -> int:
        """How many bytes the receive buffer takes; waits a while for the first."""
        with self._changed:
            self._changed.wait_for(lambda: self._room() > 0 or self._is_closed, timeout_s)
            return self._room()

    def _room(self) -> int:
        return self._buffer.room if self._switches.takes else 0

    def is_speed(self, baud: int) -> bool:
        """Whether the line is set to the speed this unit was set to."""
        return self._firmware.baud in {0, baud}

    def receive(self, channel: Channel, data: bytes) -> None:
        """Bytes from a connector: questions in real time are answered at once, the rest is buffered."""
        with self._changed:
            if not self._switches.is_alive:
                return
            if self._switches.stranger:
                channel.answer(stranger())
                return
            data = self._held.pop(channel, b"") + data
            while (at := data.find(_DLE_EOT)) >= 0 and at + 2 < len(data):
                self._take_in(channel, data[:at])
                question, data = data[at + 2], data[at + 3 :]
                self._answer(channel, real_time_answer(question, self._switches, self._firmware))
            kept = next((tail for tail in (_DLE_EOT, _DLE_EOT[:1]) if data.endswith(tail)), b"")
            if kept:
                self._held[channel] = kept
            self._take_in(channel, data.removesuffix(kept))
            self._changed.notify_all()

    def _take_in(self, channel: Channel, data: bytes) -> None:
        countdown = self._switches.unplug_after_bytes
        if countdown is not None:
            data = data[:countdown]
            self._switches = replace(self._switches, unplug_after_bytes=countdown - len(data))
        self._buffer.put(channel, data)

    # --- the mechanism -----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._is_closed or self._can_go_on() or self._is_plug_due())
                if self._is_closed:
                    return
                if self._can_go_on():
                    self._take_time(self._go_on())
                    continue
                self._switches = replace(self._switches, plugged=False, unplug_after_bytes=None)
                self._lose_power()
            self._on_unplug()

    def _is_plug_due(self) -> bool:
        return self._switches.is_alive and self._switches.unplug_after_bytes == 0

    def _can_go_on(self) -> bool:
        return self._switches.can_print and self._buffer.has_command

    def _take_time(self, length: int) -> None:
        """As long as so many bytes take a slow mechanism; hands are free meanwhile."""
        speed = self._switches.bytes_per_s
        if speed:
            self._changed.wait_for(lambda: self._is_closed or not self._switches.can_print, length / speed)

    def _go_on(self) -> int:
        """Carry out the first command of the buffer; how many bytes took it time."""
        taken = self._buffer.take()
        command, length = self._understood(taken.command), len(taken.raw)
        if self._slip_bytes or not _is_keeping_house(command):
            self._slip_first_s = self._slip_first_s if self._slip_bytes else taken.first_s
            self._slip_bytes += taken.raw
        self._obey(command, taken.channel)
        piece = self._paper.apply(command)
        if piece is not None:
            self._tray.keep(piece, bytes(self._slip_bytes), self._slip_first_s, taken.last_s)
        if isinstance(command, Simple) and command.name == "GS V":
            self._slip_bytes.clear()
        self._use_paper(length)
        self._changed.notify_all()
        return 0 if isinstance(command, Ignored) else length

    def _use_paper(self, length: int) -> None:
        left = self._switches.paper_out_after_bytes
        if left is None:
            return
        self._switches = replace(self._switches, paper_out_after_bytes=max(0, left - length))
        if left <= length:
            self._switches = replace(self._switches, paper="out", paper_out_after_bytes=None)
            self._push()

    # --- what goes out -----------------------------------------------------------------------------------------------

    def _understood(self, command: Command) -> Command:
        """The command, or the letters that a unit prints which does not know it."""
        unknown = {"GS ( k"} if not self._firmware.native_qr else set()
        if not self._firmware.process_ids:
            unknown.add("GS ( H")
        if isinstance(command, Function) and command.name in unknown:
            return Text(bytes(byte for byte in command.data if byte in _LETTERS))
        return command

    def _obey(self, command: Command, channel: Channel) -> None:
        """The commands that ask for something, or change what is told."""
        match command:
            case Simple("ESC @", _):
                self._pushed_to = []
            case Simple("GS a", args) if self._firmware.pushes:
                self._pushed_to = [channel] if args[0] else []
                self._push()
            case _:
                answer = queued_answer(command, self._switches, self._firmware)
                if answer:
                    self._confirmed_s = time.monotonic()
                self._answer(channel, answer)

    def _push(self) -> None:
        for channel in self._pushed_to:
            self._answer(channel, pushed_status(self._switches))

    def _answer(self, channel: Channel, data: bytes) -> None:
        switches = self._switches
        if not switches.answers or (switches.cover_open and self._firmware.silent_when_open):
            return
        if switches.garbage:
            data = self._garbage.randbytes(len(data))
        if switches.half_answers:
            data = data[: len(data) // 2]
        if not data:
            return
        if switches.delay_ms:
            later = threading.Timer(switches.delay_ms / 1000, channel.answer, (data,))
            later.daemon = True
            later.start()
        else:
            channel.answer(data)


def _is_keeping_house(command: Command) -> bool:
    """Whether this may come between two slips."""
    match command:
        case Ignored() | Function("GS ( H", _):
            return True
        case Simple(name, _):
            return name in _KEEPING_HOUSE
        case _:
            return False
