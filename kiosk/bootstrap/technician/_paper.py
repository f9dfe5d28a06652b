"""Lines of plain text on a slip."""

from __future__ import annotations

import contextlib
from itertools import groupby
from typing import TYPE_CHECKING

from kiosk.clock import SystemClock
from kiosk.ports import PrintState
from kiosk.tickets import Referral

if TYPE_CHECKING:
    from kiosk.config import Config


def print_lines(config: Config, lines: tuple[str, ...]) -> PrintState:
    """Print them, the first one large, and say what became of it; may take 20 s."""
    from devices.printer import make_encoder, make_printer  # noqa: PLC0415 - no other process needs it here

    printer = make_printer(config.printer, SystemClock())
    if printer is None:
        return PrintState.BLOCKED
    payload = make_encoder(config.printer).encode_referral(as_paper(lines))
    with contextlib.closing(printer):
        return printer.send(payload, started=lambda: None).state


def as_paper(lines: tuple[str, ...]) -> Referral:
    """The same as a paper the printer knows; an empty line begins another block."""
    heading, *rest = lines
    blocks = [tuple(block) for is_text, block in groupby(rest, key=bool) if is_text]
    return Referral("", heading, "", tuple(blocks), "", (), "", "")
