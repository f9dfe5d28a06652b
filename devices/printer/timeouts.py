"""Every delay of the printer, named, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Timeouts:
    """Durations in seconds; tests pass shorter ones.

    Args:
        connect_s: To reach the printer.
        answer_s: For one DLE EOT; printers answer at once, even when their buffer is full.
        tries: How often a question is asked before the printer counts as silent.
        state_s: For a whole fresh state, connecting included; the port allows 2 s.
        probe_s: For the first `GS ( H`, which tells whether the unit knows it.
        quiet_s: Without a byte for so long, a unit without ids has said all it owed.
        write_s: To hand a job over; it blocks only when the printer's buffer is full.
        fence_s: For a slip to come out; a mechanism prints some 250 mm a second.
        send_s: For a whole job; the port allows 20 s, and up to two questions may follow.
        stopped_s: For the fence, once the printer said that it has stopped.
        fresh_s: For how long a sign of life makes the pushed state good enough to start on; see `EscposPrinter`.
    """

    connect_s: float = 0.7
    answer_s: float = 0.5
    tries: int = 2
    state_s: float = 1.8
    probe_s: float = 0.5
    quiet_s: float = 0.1
    write_s: float = 4.0
    fence_s: float = 12.0
    send_s: float = 15.0
    stopped_s: float = 1.0
    fresh_s: float = 3.0


@dataclass(frozen=True)
class ProbeTimeouts:
    """Durations of a probe, in seconds.

    Args:
        connect_s: To reach the printer.
        answer_s: For each question; there are ten.
        speed_s: For one question at another speed of a serial line.
        all_s: For the whole probe; a checkup allows 5 s.
    """

    connect_s: float = 0.7
    answer_s: float = 0.3
    speed_s: float = 0.25
    all_s: float = 4.5
