"""Rest, what to do, what to bring, notice, for whom, priority: the pages around the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import ForWhom, IfMissing, Proof
from kiosk.identity import show_rupiah
from kiosk.journey._session import State
from kiosk.journey.pages._frame import button, frame, full_bar, problem_note
from kiosk.journey.pages._registry import presents
from kiosk.ports import PrinterState
from kiosk.tickets import Priority, describe_opening
from kiosk.views import Choice, ChooseView, Fact, Note, RestView, Section, ShowView

if TYPE_CHECKING:
    from kiosk.catalogue import Requirement, Service
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

_FOR_WHOM_ICONS = {
    ForWhom.SELF: "account",
    ForWhom.CHILD: "human-male-child",
    ForWhom.PARENT: "human-cane",
    ForWhom.OTHER: "account-multiple",
}
_PRIORITY_ICONS = {
    Priority.NONE: "account",
    Priority.ELDERLY: "human-cane",
    Priority.DISABLED: "wheelchair-accessibility",
    Priority.PREGNANT: "human-pregnant",
    Priority.SMALL_CHILD: "baby-carriage",
}


@presents(State.REST)
def rest(_: Session, world: World) -> RestView:
    """Nobody is here: an invitation."""
    texts, hours = world.setting.texts, world.setting.catalogue.hours
    closes_at = hours.closes_at(world.local) if hours.is_open(world.local) else None
    opens = describe_opening(world.local, hours, texts)
    clock = texts.get("rest.open_until", hour=texts.hour(closes_at)) if closes_at else opens
    facts = [Fact("clock", clock)] if clock else []
    if world.line is not None:
        facts.insert(0, Fact("account-group", texts.get("rest.waiting", waiting=world.line.ahead)))
    return RestView(
        frame(world),
        "rest",
        texts.get("rest.headline"),
        texts.get("rest.text"),
        button(world, "start", "rest.start", "gesture-tap"),
        tuple(facts),
    )


@presents(State.HOME)
def home(session: Session, world: World) -> ChooseView:
    """What would you like to arrange?"""
    texts = world.setting.texts
    choices = tuple(
        Choice(f"service:{one.code}", one.title, one.subtitle, one.icon, one == session.service)
        for one in world.setting.catalogue.services
    )
    return ChooseView(
        full_bar(world),
        "home",
        texts.get("home.title"),
        choices,
        note=device_note(world) if choices else Note("problem", texts.get("home.empty")),
        others=(button(world, "only_number", "home.only_number", "ticket-confirmation-outline"),),
    )


def device_note(world: World) -> Note | None:
    """What does not work today, said before anybody starts."""
    texts = world.setting.texts
    if world.printer is None:
        return Note("info", texts.get("device.no_printer"))
    if not world.printer.can_start:
        key = "device.paper_out" if world.printer is PrinterState.PAPER_OUT else "device.printer"
        return Note("warning", texts.get(key))
    return None


@presents(State.PREPARE)
def prepare(session: Session, world: World) -> ShowView:
    """What do I bring, how am I served, how long and how much: the three questions of the service standard."""
    texts, service = world.setting.texts, session.service
    assert service is not None
    rupiah = service.fee_rupiah
    fee = texts.get("prepare.fee", rupiah=show_rupiah(rupiah)) if rupiah else texts.get("prepare.free")
    sections = (
        Section(
            "file-document-multiple-outline",
            texts.get("prepare.bring"),
            tuple(_requirement_line(one, world) for one in service.requirements),
        ),
        Section("human-greeting", texts.get("prepare.how"), service.how),
        Section("clock-outline", texts.get("prepare.time_and_fee"), (service.time_text, fee)),
    )
    note = device_note(world)
    if service.scanned and not world.has_scanner:
        note = Note("warning", texts.get("device.scanner"))
    return ShowView(
        full_bar(world),
        "prepare",
        service.title,
        sections,
        button(world, "next", "prepare.next"),
        note,
        (button(world, "incomplete", "prepare.incomplete"),),
    )


def _requirement_line(requirement: Requirement, world: World) -> str:
    proof = {Proof.SHOW: "show", Proof.SCAN: "scan", Proof.ORIGINAL: "original"}[requirement.proof]
    return world.setting.texts.get(f"prepare.proof.{proof}", title=requirement.title)


@presents(State.MISSING)
def missing(session: Session, world: World) -> ChooseView:
    """Which of these is not here yet?"""
    service = _service(session)
    choices = tuple(
        Choice(f"choice:{one.code}", one.title, one.note, one.icon, one.code in session.missing)
        for one in service.requirements
    )
    return ChooseView(full_bar(world), "missing", world.setting.texts.get("missing.title"), choices)


@presents(State.INCOMPLETE)
def incomplete(session: Session, world: World) -> ShowView:
    """What happens without that paper, and where to get it."""
    texts, service = world.setting.texts, _service(session)
    lacking = [one for one in service.requirements if one.code in session.missing]
    is_stopped = any(one.if_missing is IfMissing.STOP for one in lacking)
    sections = tuple(
        Section(
            one.icon,
            one.title,
            tuple(line for line in (texts.get(f"incomplete.{one.if_missing.value}"), one.where_to_get.office) if line),
        )
        for one in lacking
    )
    primary = button(world, "done", "incomplete.done") if is_stopped else button(world, "next", "incomplete.next")
    title = texts.get("incomplete.title_stop" if is_stopped else "incomplete.title")
    more = button(world, "more_missing", "incomplete.more")
    return ShowView(full_bar(world), "incomplete", title, sections, primary, others=(more,))


@presents(State.NOTICE)
def notice(_: Session, world: World) -> ShowView:
    """What happens with personal data (UU 27/2022, article 21: purpose, kind, retention, rights)."""
    texts = world.setting.texts
    sections = tuple(
        Section(icon, texts.get(f"notice.{name}"), (texts.get(f"notice.{name}.text"),))
        for name, icon in (("why", "file-document-outline"), ("who", "eye-outline"), ("how_long", "lock-outline"))
    )
    return ShowView(
        full_bar(world), "notice", texts.get("notice.title"), sections, button(world, "next", "notice.next")
    )


@presents(State.FOR_WHOM)
def for_whom(session: Session, world: World) -> ChooseView:
    """For whom?"""
    texts = world.setting.texts
    choices = tuple(
        Choice(
            f"choice:{one.value}",
            texts.get(f"for_whom.{one.value}"),
            texts.get("for_whom.other.note") if one is ForWhom.OTHER else "",
            _FOR_WHOM_ICONS[one],
            one is session.for_whom,
        )
        for one in ForWhom
    )
    return ChooseView(full_bar(world), "for_whom", texts.get("for_whom.title"), choices)


@presents(State.PRIORITY)
def priority(session: Session, world: World) -> ChooseView:
    """Does the law serve you earlier?"""
    return _priority_page(session, world, "priority")


@presents(State.NUMBER_PRIORITY)
def number_priority(session: Session, world: World) -> ChooseView:
    """The same on the number-only path."""
    return _priority_page(session, world, "number.priority")


def _priority_page(session: Session, world: World, page: str) -> ChooseView:
    texts = world.setting.texts
    choices = tuple(
        Choice(
            f"choice:{one.value}",
            texts.get(f"priority.{one.value}"),
            texts.get(f"priority.{one.value}.note"),
            _PRIORITY_ICONS[one],
            one is session.priority,
        )
        for one in Priority
    )
    return ChooseView(
        full_bar(world),
        page,
        texts.get("priority.title"),
        choices,
        hint=texts.get("priority.hint"),
        note=problem_note(session),
    )


@presents(State.NUMBER_SERVICE)
def number_service(_: Session, world: World) -> ChooseView:
    """What is the number for?"""
    texts = world.setting.texts
    choices = (
        *(Choice(f"choice:{one.code}", one.title, "", one.icon) for one in world.setting.catalogue.services),
        Choice("choice:other", texts.get("number.other.title"), texts.get("number.other.note"), "dots-horizontal"),
    )
    return ChooseView(
        full_bar(world), "number.service", texts.get("number.service.title"), choices, note=device_note(world)
    )


def _service(session: Session) -> Service:
    assert session.service is not None
    return session.service
