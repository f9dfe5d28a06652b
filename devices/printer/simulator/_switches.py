"""What a hand can do to the simulated printer, and what kind of printer it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from devices.printer.simulator._paper import LATIN_PAGE

Paper = Literal["ok", "low", "out"]


@dataclass(frozen=True)
class Switches:
    """How things stand with the printer now.

    Args:
        paper: In the roll.
        cover_open: Nothing prints while it is.
        overheated: The head is too hot; it goes on by itself when it has cooled.
        cutter_stuck: The cutter cannot move.
        jammed: Paper is caught in the mechanism.
        broken: An error that nobody can mend beside it.
        plugged: Power and line. Without power the receive buffer is lost; what is on paper stays.
        powered: Power alone: a serial line does not notice, any other vanishes with it.
        answers: Whether anything comes back.
        garbage: Answers are replaced by bytes that mean nothing.
        half_answers: Of each answer only the first half comes.
        stranger: Another device is at the end of the line: it says a badge's number whenever it hears anything.
        zero_reads: A reader gets no bytes at once, instead of waiting for some; only on USB.
        takes: Whether it takes bytes from the line; with a serial line it says XOFF and XON.
        delay_ms: Each answer comes so much later.
        bytes_per_s: It prints no faster; 0 for as fast as it can.
        unplug_after_bytes: Pull the plug after so many more bytes; questions in real time do not count.
        paper_out_after_bytes: The paper ends when so many more bytes have been printed.
    """

    paper: Paper = "ok"
    cover_open: bool = False
    overheated: bool = False
    cutter_stuck: bool = False
    jammed: bool = False
    broken: bool = False
    plugged: bool = True
    powered: bool = True
    answers: bool = True
    garbage: bool = False
    half_answers: bool = False
    stranger: bool = False
    zero_reads: bool = False
    takes: bool = True
    delay_ms: int = 0
    bytes_per_s: int = 0
    unplug_after_bytes: int | None = None
    paper_out_after_bytes: int | None = None

    @property
    def has_error(self) -> bool:
        """Whether the mechanism reports an error, whatever it is."""
        return self.overheated or self.cutter_stuck or self.jammed or self.broken

    @property
    def is_online(self) -> bool:
        """Whether nothing keeps it from printing but power."""
        return not (self.cover_open or self.paper == "out" or self.has_error)

    @property
    def is_alive(self) -> bool:
        """Whether it has power and a line."""
        return self.plugged and self.powered

    @property
    def can_print(self) -> bool:
        """Whether the mechanism runs."""
        return self.is_alive and self.is_online


@dataclass(frozen=True)
class Firmware:
    """What this unit understands; clones leave things out, and some lie.

    Args:
        process_ids: Answers `GS ( H` function 48.
        pushes: Knows `GS a`.
        queued_status: Answers `GS r`.
        questions: Which DLE EOT it answers.
        model: As told by `GS I 67`; None for one that does not answer it.
        maker: As told by `GS I 66`.
        version: As told by `GS I 65`.
        says_zero: Answers each question with a zero byte, whatever it was.
        silent_when_open: Answers nothing while its cover is open.
        width_dots: What its head prints; 384 for paper of 58 mm.
        latin_page: The number of its page of cp1252; clones have it elsewhere than they say.
        native_qr: Knows `GS ( k`; one that does not prints the bytes as letters.
        baud: The speed its serial line is set to; 0 for whatever it is spoken to with.
    """

    process_ids: bool = True
    pushes: bool = True
    queued_status: bool = True
    questions: frozenset[int] = frozenset({1, 2, 3, 4})
    model: str | None = "TM-T20II"
    maker: str = "EPSON"
    version: str = "1.12 ESC/POS"
    says_zero: bool = False
    silent_when_open: bool = False
    width_dots: int = 576
    latin_page: int = LATIN_PAGE
    native_qr: bool = True
    baud: int = 0
