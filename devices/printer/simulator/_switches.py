"""What a hand can do to the simulated printer, and what kind of printer it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Paper = Literal["ok", "low", "out"]


@dataclass(frozen=True)
class Switches:
    """How things stand with the printer now.

    Args:
        paper: In the roll.
        cover_open: Nothing prints while it is.
        plugged: Power and line. Without power the receive buffer is lost; what is on paper stays.
        answers: Whether anything comes back.
        garbage: Answers are replaced by bytes that mean nothing.
        delay_ms: Each answer comes so much later.
        unplug_after_bytes: Pull the plug after so many more bytes; questions in real time do not count.
        paper_out_after_bytes: The paper ends when so many more bytes have been printed.
    """

    paper: Paper = "ok"
    cover_open: bool = False
    plugged: bool = True
    answers: bool = True
    garbage: bool = False
    delay_ms: int = 0
    unplug_after_bytes: int | None = None
    paper_out_after_bytes: int | None = None

    @property
    def can_print(self) -> bool:
        """Whether the mechanism runs."""
        return self.plugged and not self.cover_open and self.paper != "out"


@dataclass(frozen=True)
class Firmware:
    """What this unit understands; clones leave things out.

    Args:
        process_ids: Answers `GS ( H` function 48.
        pushes: Knows `GS a`.
        queued_status: Answers `GS r`.
        questions: Which DLE EOT it answers.
        model: As told by `GS I 67`.
    """

    process_ids: bool = True
    pushes: bool = True
    queued_status: bool = True
    questions: frozenset[int] = frozenset({1, 2, 3, 4})
    model: str = "TM-T20II"


def real_time_answer(question: int, now: Switches) -> int:
    """The byte that answers `DLE EOT question`; bits 1 and 4 are always set."""
    offline = now.cover_open or now.paper == "out"
    bits = {
        1: 0x08 * offline,
        2: 0x04 * now.cover_open | 0x20 * (now.paper == "out"),
        3: 0,
        4: 0x0C * (now.paper != "ok") | 0x60 * (now.paper == "out"),
    }[question]
    return 0x12 | bits


def pushed_status(now: Switches) -> bytes:
    """The four bytes of automatic status back."""
    offline = now.cover_open or now.paper == "out"
    return bytes((0x10 | 0x04 | 0x08 * offline | 0x20 * now.cover_open, 0, queued_status(now), 0x0F))


def queued_status(now: Switches) -> int:
    """The byte that answers `GS r 1`."""
    return 0x03 * (now.paper != "ok") | 0x0C * (now.paper == "out")
