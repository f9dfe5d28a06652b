"""To be read before the questions: what to prepare, what must be there first, what is missing, why it stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from kiosk.catalogue import IfMissing, Mode, Proof
from kiosk.identity import show_rupiah
from kiosk.journey._places import State
from kiosk.journey._referral import blocking, first_paper, missing_papers, papers_needed, with_remarks
from kiosk.journey.pages._choosing import device_note
from kiosk.journey.pages._frame import button, full_bar, problem_note
from kiosk.journey.pages._lists import MOST_TILES, page_of, reading_pages
from kiosk.journey.pages._registry import presents
from kiosk.ports import PrinterState, PrintState
from kiosk.texts import in_sentence
from kiosk.tickets import describe_place
from kiosk.views import Button, Choice, ChooseView, Note, Section, ShowView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.catalogue import Requirement, Service
    from kiosk.journey._handed import Printing
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.texts import Texts

BRING = "file-document-multiple-outline"


@presents(State.PREPARE)
def prepare(session: Session, world: World) -> ShowView:
    """What do I bring, how am I served, how long and how much: the three questions of the service standard."""
    service = _service(session)
    sections = _sections(service, papers_needed(session), world)
    texts = world.setting.texts
    pages = reading_pages(sections, {texts.get("prepare.bring"): texts.get("prepare.bring.further")})
    page = page_of(pages, session.list_page, 1)
    last_of_bring = max(at for at, shown in enumerate(pages) if any(one.icon == BRING for one in shown))
    primary = button(world, "more", "prepare.more") if page.at < last_of_bring else _begin(service, world)
    turners = tuple(one for one in page.reading_turners(world) if one.id != primary.id)
    incomplete = (button(world, "incomplete", "prepare.incomplete"),) if _may_be_missing(session) else ()
    is_asked_first = world.is_busy and session.issued is None and service.mode is not Mode.GUIDANCE and not page.at
    number = (_number_button(session, world, "prepare.number_first"),) if is_asked_first else ()
    return ShowView(
        full_bar(world),
        "prepare",
        service.title,
        page.shown[0],
        primary,
        _prepare_note(session, world),
        (*number, *incomplete, *turners),
    )


def _number_button(session: Session, world: World, key: str) -> Button:
    """To a number without the form; to the one in hand, where there is one."""
    return button(world, "only_number", "number.mine" if session.issued else key, "ticket-confirmation-outline")


def _may_be_missing(session: Session) -> tuple[Requirement, ...]:
    """The papers it was not yet said of that they are here."""
    is_first_here = any(place.state is State.STARTS for place in session.trail)
    here = _service(session).starts_with if is_first_here else ""
    return tuple(one for one in papers_needed(session) if one.code != here)


def _begin(service: Service, world: World) -> Button:
    if service.mode is Mode.GUIDANCE:
        return button(world, "only_number", "prepare.number", "ticket-confirmation-outline")
    return button(world, "next", "prepare.next")


def _sections(service: Service, needed: Iterable[Requirement], world: World) -> list[Section]:
    texts = world.setting.texts
    rupiah = service.fee_rupiah
    fee = texts.get("prepare.fee", rupiah=show_rupiah(rupiah)) if rupiah else texts.get("prepare.free")
    bring = tuple(_requirement_line(one, world) for one in needed) or (texts.get("prepare.nothing"),)
    told = {Mode.WHOLE: (), Mode.PREFILL: ("prepare.counter.text",), Mode.GUIDANCE: ("prepare.guidance",)}
    sections = [
        Section(BRING, texts.get("prepare.bring"), bring),
        Section("clock-outline", texts.get("prepare.time_and_fee"), (service.time_text, fee)),
        Section("information-outline", texts.get("prepare.purpose"), (service.purpose,)),
        Section("eye-outline", texts.get("prepare.counter"), tuple(texts.get(key) for key in told[service.mode])),
        Section("human-greeting", texts.get("prepare.how"), service.how),
        Section("account-outline", texts.get("prepare.who"), (service.who,)),
        Section("file-document-outline", texts.get("prepare.product"), (service.product,)),
        Section("lock-outline", texts.get("prepare.legal"), service.legal_basis),
    ]
    return [one for one in sections if any(one.lines)]


def _requirement_line(requirement: Requirement, world: World) -> str:
    texts, title = world.setting.texts, requirement.title
    form = texts.get(f"prepare.form.{requirement.form.value}", title=title)
    is_said = form.rpartition(", ")[2] in re.findall(r"\w+", title.casefold())
    is_for_counter = requirement.proof is Proof.SCAN and not world.can_take_pages
    proof = (Proof.ORIGINAL if is_for_counter else requirement.proof).value
    by = ".camera" if proof == Proof.SCAN and not world.has_scanner else ""
    line = texts.get(f"prepare.proof.{proof}{by}", title=title if is_said else form)
    return with_remarks(line, requirement, world.setting.texts)


def _prepare_note(session: Session, world: World) -> Note | None:
    texts = world.setting.texts
    for paper in world.setting.offer.replaced:
        if paper.code == session.replaced:
            text = texts.get("prepare.replaced", title=paper.title, note=paper.note, law=paper.law)
            return Note("info", text)
    if _service(session).scanned and not world.can_take_pages:
        return Note("warning", texts.get(f"device.pages.{'_'.join(world.tools) or 'none'}"))
    return device_note(world)


@presents(State.STARTS)
def starts(session: Session, world: World) -> ChooseView:
    """Is the paper here that everything starts with?"""
    texts, paper = world.setting.texts, first_paper(session)
    return ChooseView(
        full_bar(world),
        "starts",
        texts.get("starts.title", paper=in_sentence(paper.title)),
        (
            Choice("choice:yes", texts.get("starts.yes"), paper.note, paper.icon),
            Choice("choice:no", texts.get("starts.no"), texts.get("starts.no.note"), "file-remove-outline"),
        ),
        hint=texts.get("starts.hint"),
    )


@presents(State.REFERRAL)
def referral(session: Session, world: World) -> ShowView:
    """Where to get it first; the same stands on the paper."""
    texts, paper = world.setting.texts, first_paper(session)
    sections = (
        Section(paper.icon, paper.title, describe_place(paper.where_to_get, texts) or (paper.note,)),
        Section("arrow-left", texts.get("referral.then"), (texts.get("referral.then.text"),)),
    )
    return ShowView(
        full_bar(world),
        "referral",
        texts.get("referral.title", paper=in_sentence(paper.title)),
        sections,
        button(world, "done", "referral.done"),
        paper_note(session, world, is_wanted=True),
    )


@presents(State.STOPPED)
def stopped(session: Session, world: World) -> ShowView:
    """Why it goes no further here, and what to do instead."""
    texts, stop = world.setting.texts, session.stop
    assert stop is not None
    sections = [
        Section(stop.icon, texts.get("stopped.what"), (stop.text,)),
        Section("map-marker-outline", texts.get("stopped.where"), describe_place(stop.where, texts)),
        Section(BRING, texts.get("stopped.bring"), stop.bring),
    ]
    others = [_number_button(session, world, "home.only_number")]
    primary = button(world, "done", "stopped.done")
    for one in world.setting.offer.services:
        if one.code == stop.go_to and session.issued is None:
            others.append(primary)
            primary = Button(f"service:{one.code}", texts.get("stopped.go_to", title=in_sentence(one.title)))
    if _may_print(session, world) and (stop.bring or describe_place(stop.where, texts)):
        others.insert(0, button(world, "print_list", "stopped.print", "printer"))
    return ShowView(
        full_bar(world),
        "stopped",
        stop.title.removesuffix("."),
        tuple(one for one in sections if any(one.lines)),
        primary,
        paper_note(session, world),
        tuple(others),
    )


@presents(State.MISSING)
def missing(session: Session, world: World) -> ChooseView:
    """Which of these is not here yet?"""
    texts = world.setting.texts
    tiles = [
        Choice(f"choice:{one.code}", one.title, one.when or one.note, one.icon, one.code in session.missing)
        for one in _may_be_missing(session)
    ]
    page = page_of(tiles, session.list_page, MOST_TILES)
    return ChooseView(
        full_bar(world),
        "missing",
        texts.get("missing.title"),
        page.shown,
        hint=texts.get("missing.hint"),
        note=problem_note(session),
        others=page.turners(world),
        primary=button(world, "next", "missing.next"),
        is_several=True,
    )


@presents(State.INCOMPLETE)
def incomplete(session: Session, world: World) -> ShowView:
    """What happens without those papers, and where to get them."""
    texts = world.setting.texts
    blocked = blocking(session)
    sections = [
        Section(one.icon, one.title, (_what_then(one, blocked, world), *describe_place(one.where_to_get, texts)))
        for one in missing_papers(session)
    ]
    page = page_of(reading_pages(sections), session.list_page, 1)
    # Its place is that of the button to the page before, so that no other button moves.
    all_here = () if page.at else (button(world, "all_here", "incomplete.all_here"),)
    primary = button(world, "done", "incomplete.done") if blocked else button(world, "next", "incomplete.next")
    may_print = bool(blocked) and _may_print(session, world)
    printing = (button(world, "print_list", "incomplete.print", "printer"),) if may_print else ()
    return ShowView(
        full_bar(world),
        "incomplete",
        texts.get("incomplete.title_stop" if blocked else "incomplete.title"),
        page.shown[0],
        primary,
        paper_note(session, world),
        (*printing, *all_here, *page.turners(world, "show")),
    )


def _what_then(paper: Requirement, blocked: tuple[Requirement, ...], world: World) -> str:
    texts = world.setting.texts
    if paper.if_missing is IfMissing.STOP and paper not in blocked:
        return texts.get("incomplete.stop_if", when=paper.when)
    return texts.get(f"incomplete.{paper.if_missing.value}")


def _may_print(session: Session, world: World) -> bool:
    return world.printer is not None and session.paper is None and not session.is_practice


def paper_note(session: Session, world: World, *, is_wanted: bool = False) -> Note | None:
    """What has become of the printed list; where one is wanted and there is no printer, what to do instead."""
    texts = world.setting.texts
    if session.paper is None:
        none = Note("info", texts.get("practice.no_paper")) if session.is_practice else None
        return none or Note("warning", texts.get("paper.none")) if is_wanted else None
    return spare_note(session.paper, world) or _became(session.paper, texts)


def _became(paper: Printing, texts: Texts) -> Note:
    match paper.state:
        case PrintState.QUEUED | PrintState.SENDING:
            return Note("info", texts.get("paper.sending"))
        case PrintState.PRINTED:
            return Note("ok", texts.get("paper.printed"))
        case PrintState.UNVERIFIED:
            return Note("info", texts.get("paper.unverified"))
        case PrintState.BLOCKED:
            return Note("warning", texts.get("paper.blocked"))
        case PrintState.UNKNOWN:
            return Note("warning", texts.get("paper.unknown"))


def spare_note(printing: Printing, world: World) -> Note | None:
    """Where to take a paper that comes out of the spare printer; None for every other paper."""
    words = _SPARE_WORDS.get(printing.state) if printing.printer is PrinterState.ON_SPARE else None
    if words is None:
        return None
    place = world.setting.spare_place
    tone: Literal["ok", "info"] = "ok" if printing.state is PrintState.PRINTED else "info"
    return Note(tone, world.setting.texts.get(words, where=f", {place}" if place else ""))


_SPARE_WORDS = {
    PrintState.QUEUED: "print.spare.sending",
    PrintState.SENDING: "print.spare.sending",
    PrintState.PRINTED: "print.spare.printed",
    PrintState.UNVERIFIED: "print.spare.unverified",
}


def _service(session: Session) -> Service:
    assert session.service is not None
    return session.service
