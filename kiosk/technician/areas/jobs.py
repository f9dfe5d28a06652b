"""What takes a while: logs to a stick, the endurance test, the readiness slip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import PrintState
from kiosk.technician._events import CopyLogs, Examine, PrintReadiness, Soak, StopSoak
from kiosk.technician._readiness import failed_lines, readiness_of
from kiosk.technician._visit import Place, Step
from kiosk.technician._words import BARE, MOST_SHOWN, button
from kiosk.views import AskView, Choice, ChooseView, Note, Section, ShowView

if TYPE_CHECKING:
    from kiosk.technician._events import Examined, LogsKept, SlipPrinted, SoakMoved
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts

MINUTES = (5, 30, 120)
_PRINTED_TONES = {PrintState.PRINTED: "ok", PrintState.UNVERIFIED: "info"}


def copy_logs(visit: Visit, _: str) -> Step:
    """Copy to the stick."""
    return Step(visit) if visit.is_waiting else Step(replace(visit, is_waiting=True, logs=None), (CopyLogs(),))


def hear_logs(visit: Visit, logs: LogsKept) -> Step:
    """What was copied."""
    return Step(replace(visit, logs=logs, is_waiting=False) if visit.place is Place.LOGS else visit)


def begin_soak(visit: Visit, minutes: str) -> Step:
    """Ask all devices over and over."""
    if minutes not in map(str, MINUTES) or visit.is_waiting:
        return Step(visit)
    return Step(replace(visit, is_waiting=True, soak=None), (Soak(int(minutes)),))


def stop_soak(visit: Visit, _: str) -> Step:
    """Enough of it."""
    return Step(visit, (StopSoak(),))


def hear_soak(visit: Visit, soak: SoakMoved) -> Step:
    """How far it is; it goes on wherever one stands, and keeps the visit open."""
    is_here = visit.place is Place.SOAK
    return Step(replace(visit, soak=soak, still_s=0, is_waiting=not soak.is_over if is_here else visit.is_waiting))


def print_slip(visit: Visit, _: str) -> Step:
    """Look at all of it, then print."""
    if visit.is_waiting:
        return Step(visit)
    return Step(replace(visit, is_waiting=True, printed=PrintState.QUEUED, findings=()), (Examine(),))


def all_examined(visit: Visit, examined: Examined, texts: Texts) -> Step:
    """All was looked at: what was asked for is printed."""
    if not examined.is_last or visit.place is not Place.SLIP or visit.printed is not PrintState.QUEUED:
        return Step(visit)
    return Step(replace(visit, printed=PrintState.SENDING), (PrintReadiness(readiness_of(visit, texts)),))


def hear_slip(visit: Visit, printed: SlipPrinted) -> Step:
    """What became of it."""
    return Step(replace(visit, printed=printed.state, is_waiting=False) if visit.place is Place.SLIP else visit)


def logs(visit: Visit, texts: Texts) -> ShowView:
    """What is copied, and that nothing personal is in it."""
    done = visit.logs
    lines = tuple(texts.get(f"tech.logs.{one}") for one in ("log", "state", "config"))
    sections = [Section("file-document-outline", texts.get("tech.logs.what"), lines)]
    note = Note("info", texts.get("tech.logs.copying")) if visit.is_waiting else None
    if done is not None and done.names:
        sections.append(Section("check-circle", texts.get("tech.logs.done"), (done.stick, *done.names)[:MOST_SHOWN]))
        note = Note("ok", texts.get("tech.logs.take"))
    elif done is not None:
        note = Note("problem", texts.get("tech.logs.failed" if done.stick else "tech.logs.no_stick"))
    return ShowView(BARE, "tech.logs", texts.get("tech.logs.title"), tuple(sections), button(texts, "copy"), note)


def soak(visit: Visit, texts: Texts) -> ChooseView | AskView | ShowView:
    """For how long, how far, and what failed."""
    title, moved = texts.get("tech.soak.title"), visit.soak
    if visit.is_waiting:
        text = texts.get("tech.soak.begins")
        if moved is not None:
            failed = sum(moved.failures.values())
            text = texts.get("tech.soak.moved", rounds=moved.rounds, failed=failed, minutes=-(-moved.left_s // 60))
        return AskView(BARE, "tech.soaking", title, text, "timer-outline", None, others=(button(texts, "stop_soak"),))
    if moved is not None:
        return _soaked(moved, texts)
    tiles = tuple(
        Choice(f"minutes:{one}", texts.get("tech.minutes", count=one), icon="timer-outline") for one in MINUTES
    )
    return ChooseView(BARE, "tech.soak", title, tiles, hint=texts.get("tech.soak.hint"))


def _soaked(moved: SoakMoved, texts: Texts) -> ShowView:
    failed = failed_lines(moved, texts) or (texts.get("tech.soak.well"),)
    lines = (texts.get("tech.soak.rounds", rounds=moved.rounds), *failed)
    return ShowView(
        BARE,
        "tech.soaked",
        texts.get("tech.soak.title"),
        (Section("timer-outline", texts.get("tech.soak.result"), lines),),
        button(texts, "done"),
    )


def slip(visit: Visit, texts: Texts) -> ShowView:
    """All of it on paper."""
    lines = tuple(texts.get(f"tech.slip.{one}") for one in ("devices", "machine", "tried", "changed"))
    return ShowView(
        BARE,
        "tech.slip",
        texts.get("tech.slip.title"),
        (Section("printer", texts.get("tech.slip.what"), lines),),
        button(texts, "print", "printer"),
        _slip_note(visit, texts),
        (button(texts, "go_on"),) if visit.draft is not None else (),
    )


def _slip_note(visit: Visit, texts: Texts) -> Note | None:
    if visit.is_waiting:
        is_looking = visit.printed is PrintState.QUEUED
        return Note("info", texts.get("tech.slip.looking" if is_looking else "tech.slip.printing"))
    if visit.printed is None:
        return None
    tone = _PRINTED_TONES.get(visit.printed, "problem")
    words = texts.get(f"tech.slip.{visit.printed.value}")
    return Note("ok" if tone == "ok" else "info" if tone == "info" else "problem", words)


PRESSES: Presses = {
    Place.LOGS: {"copy": copy_logs},
    Place.SOAK: {"minutes": begin_soak, "stop_soak": stop_soak},
    Place.SLIP: {"print": print_slip},
}
PAGES: Pages = {Place.LOGS: logs, Place.SOAK: soak, Place.SLIP: slip}
