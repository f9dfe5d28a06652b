"""Two printers as one: the second takes what the first cannot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import PrinterState, PrintReport, PrintState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.timeouts import Timeouts
    from kiosk.ports import SlipPrinter


class SparedPrinter:
    """A `SparedSlipPrinter` of a printer and its spare.

    A slip goes to the spare only when the first was sent nothing of it: what is unknown at one is never tried at the
    other. While the first is in trouble the officer still hears of it, since slips come out somewhere else.

    Args:
        first: Takes every slip it can.
        spare: Takes the others.
    """

    def __init__(self, first: SlipPrinter, spare: SlipPrinter) -> None:
        self._first, self._spare = first, spare
        self._last = first

    def state(self) -> PrinterState:
        """The first one's, unless only the spare can print."""
        first = self._first.state()
        if first.can_start:
            return first
        return PrinterState.ON_SPARE if self._spare.state().can_start else first

    def spare_state(self) -> PrinterState:
        """The spare's own, on a wire of its own: many printers hang up on one that is idle for minutes."""
        self._spare.close()
        try:
            return self._spare.state()
        finally:
            self._spare.close()

    def is_ready(self) -> bool:
        """The first one's: the spare is asked first."""
        return self._first.is_ready()

    def send(
        self, job: bytes, *, started: Callable[[], None], written: Callable[[], None] | None = None
    ) -> PrintReport:
        """Print one job, on the spare if the first took nothing of it; `started` is called once."""
        is_started = False

        def once() -> None:
            nonlocal is_started
            if not is_started:
                started()
                is_started = True

        report = self._first.send(job, started=once, written=written)
        if report.state is not PrintState.BLOCKED:
            self._last = self._first
            return report
        spared = self._spare.send(job, started=once, written=written)
        if spared.state is PrintState.BLOCKED:
            return report
        self._last = self._spare
        return replace(spared, printer=_on_spare(spared.printer))

    def settle(self) -> PrintReport | None:
        """Whether the last UNKNOWN job came out, at whichever it was sent to."""
        report = self._last.settle()
        if report is None or self._last is self._first:
            return report
        return replace(report, printer=_on_spare(report.printer))

    def close(self) -> None:
        """Forget both wires."""
        self._first.close()
        self._spare.close()


def half(times: Timeouts) -> Timeouts:
    """Time-outs that leave room to ask the other printer too within the port's limit."""
    return replace(
        times,
        connect_s=times.connect_s / 2,
        answer_s=times.answer_s / 2,
        state_s=times.state_s / 2,
        probe_s=times.probe_s / 2,
    )


def _on_spare(says: PrinterState) -> PrinterState:
    """What the spare says of itself, for a mind that knows of one printer."""
    return PrinterState.ON_SPARE if says.can_start else says
