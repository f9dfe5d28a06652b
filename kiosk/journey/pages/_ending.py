"""Look it over, submit, the number, thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from kiosk.journey._check import ROWS_A_PAGE, check_page_shown, check_pages, check_rows
from kiosk.journey._places import State
from kiosk.journey._submit import to_bring
from kiosk.journey._taking import PageSource
from kiosk.journey.pages._called import called_now
from kiosk.journey.pages._frame import bar_after, button, frame, full_bar, number_shown, problem_note, submit_button
from kiosk.journey.pages._hours import come_again, has_paper
from kiosk.journey.pages._preparing import spare_note
from kiosk.journey.pages._registry import presents
from kiosk.ports import PrinterState, PrintState
from kiosk.texts import in_sentence
from kiosk.tickets import describe_wait, split_ahead
from kiosk.views import AskView, Button, CheckView, Fact, Note, Section, SlipView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.journey._handed import Printing
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.ports import Issued
    from kiosk.texts import Texts

_WRITTEN_TONES: Mapping[PrintState, Literal["ok", "warning"]] = {
    PrintState.PRINTED: "ok",
    PrintState.BLOCKED: "warning",
    PrintState.UNKNOWN: "warning",
}


@presents(State.CHECK)
def check(session: Session, world: World) -> CheckView:
    """All answers by page, one Change each; the last page names the act."""
    texts = world.setting.texts
    rows = check_rows(session, world)
    pages = check_pages(rows)
    at = check_page_shown(session, rows)
    is_last = at == pages - 1
    shown = rows[at * ROWS_A_PAGE : (at + 1) * ROWS_A_PAGE]
    primary = submit_button(session, world) if is_last else button(world, "more", "check.more")
    return CheckView(
        full_bar(world),
        "check",
        texts.get("check.title"),
        shown,
        primary,
        texts.get("check.progress", at=at + 1, all=pages) if pages > 1 else "",
        problem_note(session) if is_last else None,
        (button(world, "previous", "check.previous"),) if at else (),
    )


@presents(State.SUBMITTING)
def submitting(_: Session, world: World) -> AskView:
    """Seen only where a disk is slow."""
    texts = world.setting.texts
    return AskView(
        frame(world),
        "submitting",
        texts.get("submitting.title"),
        texts.get("submitting.text"),
        "timer-sand",
        None,
    )


@presents(State.SLIP)
def slip(session: Session, world: World) -> SlipView:
    """The number, whatever becomes of the paper."""
    texts, issued = world.setting.texts, session.issued
    assert issued is not None
    bring = to_bring(session, texts)
    return SlipView(
        bar_after(world),
        "slip",
        texts.get(_slip_title(session)),
        number_shown(session, world),
        _where_to_wait(session, world),
        () if session.is_practice or session.is_called else tuple(_waiting(issued, world)),
        _note(session, world),
        button(world, "done", "slip.done"),
        _short_code(issued, world),
        Section("bag-personal-outline", texts.get("slip.bring_heading"), bring) if bring else None,
        _left(session, world),
        tuple(_ways_on(session, world)),
    )


def _waiting(issued: Issued, world: World) -> Iterator[Fact]:
    """How many are before them, and how long that takes."""
    texts, hours, zone = world.setting.texts, world.setting.catalogue.hours, world.setting.zone
    local = issued.ticket.issued.wall_at.astimezone(zone)
    yield Fact("account-group", *split_ahead(issued.line, local, zone, texts))
    if wait := describe_wait(issued.line, issued.ticket.request.lane.minutes_each, local, hours, texts):
        yield Fact("clock", wait)


def _where_to_wait(session: Session, world: World) -> str:
    """Where to wait, when to come again, or where to go now; nobody is sent anywhere by a practice."""
    texts, issued = world.setting.texts, session.issued
    assert issued is not None
    place = issued.ticket.request.lane.wait_at
    if session.is_practice:
        return texts.get("practice.slip.wait_at", place=place)
    if session.is_called:
        return texts.get("slip.go_to", place=place)
    return come_again(session, world) or texts.get("slip.wait_at", place=place)


def _slip_title(session: Session) -> str:
    if session.is_practice:
        return "practice.slip.title"
    if session.is_called:
        return "slip.title_called"
    return "slip.title_joined" if session.is_joined else "slip.title"


def _ways_on(session: Session, world: World) -> Iterator[Button]:
    """What one may do with the number beside waiting."""
    if session.may_join:
        yield button(world, "fill_in", "slip.fill_in", "file-document-edit-outline")
    if session.is_practice and world.printer is not None and session.paper is None:
        yield button(world, "print_sample", "practice.print", "printer")
    if session.may_print_again:
        yield button(world, "print_again", "slip.print_again", "printer")
    elif session.may_have_copy:
        key = "slip.print_whole" if session.is_joined else "slip.print_large"
        yield button(world, "print_copy", key, "printer")
    if session.may_have_written:
        yield button(world, "print_written", "slip.print_written", "printer")
    yield button(world, "say_again", "slip.say_again", "replay")


def _note(session: Session, world: World) -> Note:
    """Of the paper that was asked for last."""
    if session.is_practice:
        return _practice_note(session, world)
    is_out = session.printing is not None and session.printing.state in {PrintState.PRINTED, PrintState.UNVERIFIED}
    if session.has_written and session.paper is not None and is_out:
        if spare := spare_note(session.paper, world):
            return spare
        state = PrintState.SENDING if session.paper.state is PrintState.QUEUED else session.paper.state
        return Note(_WRITTEN_TONES.get(state, "info"), world.setting.texts.get(f"written.{state.value}"))
    return _printing_note(session, world)


def _practice_note(session: Session, world: World) -> Note:
    """That nothing is sent, and what has become of the sample paper."""
    texts, paper = world.setting.texts, session.paper
    if paper is None:
        return Note("info", texts.get("practice.slip.note"))
    state = PrintState.SENDING if paper.state is PrintState.QUEUED else paper.state
    became = spare_note(paper, world) or Note(
        _WRITTEN_TONES.get(state, "info"), texts.get(f"practice.paper.{state.value}")
    )
    return replace(became, text=texts.get("practice.paper.note", paper=became.text))


def _printing_note(session: Session, world: World) -> Note:
    texts, printing = world.setting.texts, session.printing
    if printing is None:
        return Note("warning", texts.get("print.none"))
    return spare_note(printing, world) or _became(printing, texts)


def _became(printing: Printing, texts: Texts) -> Note:
    match printing.state:
        case PrintState.QUEUED | PrintState.SENDING:
            return Note("info", texts.get("print.sending"))
        case PrintState.PRINTED:
            return Note("ok", texts.get("print.printed"))
        case PrintState.UNVERIFIED:
            return Note("info", texts.get("print.unverified"))
        case PrintState.BLOCKED:
            is_paper = printing.printer is PrinterState.PAPER_OUT
            return Note("warning", texts.get("print.paper_out" if is_paper else "print.blocked"))
        case PrintState.UNKNOWN:
            return Note("warning", texts.get("print.unknown"))


@presents(State.THANKS)
def thanks(session: Session, world: World) -> AskView:
    """Good-bye."""
    texts = world.setting.texts
    if session.is_practice:
        return _practised(world)
    waits = come_again(session, world) or texts.get("thanks.text" if has_paper(session) else "thanks.text_number")
    goes = called_now(session, world)
    told = () if has_paper(session) or goes else _to_note_down(session, world)
    return AskView(
        bar_after(world),
        "thanks",
        texts.get("thanks.title"),
        " ".join(one for one in (*told, goes or waits, _left(session, world)) if one),
        "hand-wave-outline",
        button(world, "done", "thanks.done"),
    )


def _to_note_down(session: Session, world: World) -> tuple[str, ...]:
    """Number and code, for who has no paper with them."""
    if session.issued is None:
        return ()
    number = world.setting.texts.get("thanks.number", number=number_shown(session, world))
    return (number, f"{code}.") if (code := _short_code(session.issued, world)) else (number,)


def _short_code(issued: Issued, world: World) -> str:
    code = issued.ticket.request.short_code
    return world.setting.texts.get("slip.short_code", code=code) if code else ""


def _practised(world: World) -> AskView:
    texts = world.setting.texts
    return AskView(
        bar_after(world),
        "thanks",
        texts.get("practice.title"),
        texts.get("practice.text"),
        "school-outline",
        button(world, "for_real", "practice.for_real", "arrow-right"),
        others=(button(world, "done", "thanks.done"),),
    )


def _left(session: Session, world: World) -> str:
    """A reminder of the papers that lie where the last was taken, and of a stick; a practice has only a drawn one."""
    if session.is_practice:
        return ""
    texts, kept = world.setting.texts, session.documents.items()
    papers = [in_sentence(one.title) for of, one in kept if one.page is not None and of not in session.brought]
    key = "thanks.papers.camera" if session.source is PageSource.CAMERA else "thanks.papers"
    left = (texts.get("stick.take_out"),) if world.has_stick else ()
    return " ".join((*left, texts.get(key, papers=", ".join(papers))) if papers else left)
