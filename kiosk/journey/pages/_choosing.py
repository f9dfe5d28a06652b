"""Rest, what to do, notice, for whom, priority: the pages around the form that are chosen on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import ForWhom
from kiosk.journey._nik import known_priority, proposed_priority
from kiosk.journey._places import State
from kiosk.journey._search import find
from kiosk.journey._typing import NAME_ROWS
from kiosk.journey.pages._examples import examples
from kiosk.journey.pages._frame import button, frame, full_bar, problem_note
from kiosk.journey.pages._hours import closed_today, next_opening
from kiosk.journey.pages._lists import MOST_TILES, found_page, page_of, way_to_results
from kiosk.journey.pages._registry import presents
from kiosk.ports import PrinterState
from kiosk.tickets import Priority, describe_opening
from kiosk.views import Choice, ChooseView, Fact, Note, RestView, SearchView, Section, ShowView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.catalogue import Span
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.texts import Texts

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
    greeting = _greeting(world)
    opens = describe_opening(world.local, hours, texts)
    clock = _open_until(hours.of(world.today), world) or opens
    if name := hours.closed.get(world.today) if not hours.of(world.today) else None:
        clock = texts.get("rest.holiday", name=name, opens=opens)
    is_closed = closed_today(world)
    facts = [Fact("clock", clock)] if clock and not (is_closed and clock == opens) else []
    facts.append(Fact("headphones", texts.get("rest.keypad"), texts.get("rest.keypad.note")))
    if world.has_stick:
        facts.append(Fact("usb-flash-drive", texts.get("rest.stick"), texts.get("rest.stick.note")))
    if world.line is not None and not is_closed:
        facts.insert(0, Fact("account-group", texts.get("rest.waiting", waiting=world.line.ahead)))
    return RestView(
        frame(world),
        "rest",
        greeting.get("rest.closed" if is_closed else "rest.headline"),
        f"{describe_opening(world.local, hours, greeting)}." if is_closed else _invitation(greeting, world),
        button(world, "start", "rest.start", "gesture-tap"),
        tuple(facts),
    )


def _greeting(world: World) -> Texts:
    """The language of the invitation's words: one after the other, so that the way in stays where and as it is."""
    languages = tuple(world.setting.languages.values()) or (world.setting.texts,)
    return languages[world.rest_step % len(languages)]


def _invitation(greeting: Texts, world: World) -> str:
    """What this is; in another language than the page opens in, how to get that."""
    texts = world.setting.texts
    told = greeting.get("rest.text")
    if greeting.name == texts.name:
        return told
    return f"{told} {greeting.get('rest.language', button=texts.get('bar.language'))}"


def _open_until(spans: tuple[Span, ...], world: World) -> str:
    """How long somebody is served, and from when again after a break or Friday prayer; empty while nobody is."""
    texts, now = world.setting.texts, world.local.time()
    left = [span for span in spans if span.until > now]
    if not left or left[0].since > now:
        return ""
    until = texts.hour(left[0].until)
    if len(left) == 1:
        return texts.get("rest.open_until", hour=until)
    return texts.get("rest.open_until_break", hour=until, again=texts.hour(left[1].since))


@presents(State.HOME)
def home(session: Session, world: World) -> ChooseView:
    """What would you like to arrange?"""
    texts, offer = world.setting.texts, world.setting.offer
    tiles = _service_tiles(session, world, "service") if len(offer.services) <= MOST_TILES else _group_tiles(world)
    first = _number_first(world) if tiles else ()
    page = page_of((*first, *tiles), session.list_page, MOST_TILES)
    search = (button(world, "search", "home.search", "magnify"),) if tiles else ()
    only_number = button(world, "only_number", "home.only_number", "ticket-confirmation-outline")
    check_number = button(world, "check_number", "home.check_number", "qrcode-scan")
    practise = button(world, "practise", "home.practise", "school-outline")
    may_practise = bool(tiles) and not session.is_practice and session.chosen is None
    is_open = world.has_technicians and not session.is_practice and session.chosen is None
    technician = (button(world, "technician", "home.technician", "wrench-outline"),) if is_open else ()
    return ChooseView(
        full_bar(world),
        "home",
        texts.get("home.title"),
        page.shown,
        note=_closed_note(world) or device_note(world) if tiles else Note("problem", texts.get("home.empty")),
        hint=texts.get("practice.hint") if session.is_practice else "",
        others=(
            *page.turners(world),
            *search,
            *(() if first else (only_number,)),
            *(() if session.is_practice else (check_number,)),
            *((practise,) * may_practise),
            *technician,
        ),
    )


def _number_first(world: World) -> tuple[Choice, ...]:
    """Where many wait, the number before the form, on top of all."""
    if not world.is_busy or world.line is None:
        return ()
    texts = world.setting.texts
    note = texts.get("home.number_first.note", waiting=world.line.ahead)
    return (Choice("only_number", texts.get("home.number_first"), note, "ticket-confirmation-outline"),)


def _closed_note(world: World) -> Note | None:
    """That nobody is served any more today, and from when on again."""
    texts = world.setting.texts
    return Note("warning", texts.get("closed", opens=next_opening(world))) if closed_today(world) else None


@presents(State.GROUP)
def group(session: Session, world: World) -> ChooseView:
    """Which of the services of this group?"""
    page = page_of(_service_tiles(session, world, "service", session.place.of), session.list_page, MOST_TILES)
    return ChooseView(
        full_bar(world),
        f"group.{session.place.of}",
        _group_title(session.place.of, world),
        page.shown,
        note=device_note(world),
        others=page.turners(world),
    )


@presents(State.SEARCH)
def search(session: Session, world: World) -> SearchView:
    """Look for a service, or for a paper as it used to be called."""
    texts, offer = world.setting.texts, world.setting.offer
    titles = {one.code: one.title for one in offer.services}
    entries = [
        *(
            (
                Choice(f"service:{one.code}", one.title, one.subtitle, one.icon),
                f"{one.title} {one.subtitle} {one.purpose}",
            )
            for one in offer.services
        ),
        *(
            (Choice(f"replaced:{one.code}", one.title, texts.get("search.now", title=titles[one.by])), one.title)
            for one in offer.replaced
            if one.by in titles
        ),
    ]
    successors = {f"replaced:{one.code}": f"service:{one.by}" for one in offer.replaced}
    found = found_page(_each_once(find(session.text, entries), successors), session)
    return SearchView(
        full_bar(world),
        "search",
        texts.get("search.title"),
        session.text,
        NAME_ROWS,
        found.shown,
        hint=texts.get("search.hint"),
        note=None if found.shown else Note("info", texts.get("search.nothing")),
        unsure=button(world, "only_number", "home.only_number", "ticket-confirmation-outline"),
        others=found.turners(world),
        results=way_to_results(found, world),
        has_subtitles=True,
    )


def _each_once(found: Iterable[Choice], successors: Mapping[str, str]) -> tuple[Choice, ...]:
    """What was found, without a service that a paper of old above it leads to."""
    led_to: set[str] = set()
    kept: list[Choice] = []
    for one in found:
        if one.id not in led_to:
            kept.append(one)
            led_to.add(successors.get(one.id, one.id))
    return tuple(kept)


def _service_tiles(session: Session, world: World, name: str, group: str = "") -> tuple[Choice, ...]:
    return tuple(
        Choice(f"{name}:{one.code}", one.title, one.subtitle, one.icon, one == session.service)
        for one in world.setting.offer.services
        if not group or one.group == group
    )


def _group_tiles(world: World) -> tuple[Choice, ...]:
    offer = world.setting.offer
    titles = {group.code: [one.title for one in offer.services if one.group == group.code] for group in offer.groups}
    return tuple(
        Choice(f"group:{one.code}", one.title, examples(titles[one.code]), one.icon)
        for one in offer.groups
        if titles[one.code]
    )


def _group_title(code: str, world: World) -> str:
    return next((one.title for one in world.setting.offer.groups if one.code == code), "")


def device_note(world: World) -> Note | None:
    """What does not work today, said before anybody starts."""
    texts = world.setting.texts
    if world.printer is None:
        return Note("info", texts.get("device.no_printer"))
    if not world.printer.can_start:
        key = "device.paper_out" if world.printer is PrinterState.PAPER_OUT else "device.printer"
        return Note("warning", texts.get(key))
    return None


@presents(State.NOTICE)
def notice(session: Session, world: World) -> ShowView:
    """What happens with personal data (UU 27/2022, article 21: purpose, kind, retention, rights).

    A practice has nobody's, and says so.
    """
    texts, of = world.setting.texts, "practice.notice" if session.is_practice else "notice"
    sections = tuple(
        Section(icon, texts.get(f"notice.{name}"), (texts.get(f"{of}.{name}.text"),))
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
    proposed, chosen = proposed_priority(session, world.today), known_priority(session, world.today)
    choices = tuple(
        Choice(
            f"choice:{one.value}",
            texts.get(f"priority.{one.value}"),
            texts.get(f"priority.{one.value}.note"),
            _PRIORITY_ICONS[one],
            one is chosen,
        )
        for one in sorted(Priority, key=lambda one: one is not proposed)
    )
    return ChooseView(
        full_bar(world),
        page,
        texts.get("priority.title"),
        choices,
        hint=texts.get("priority.hint"),
        note=problem_note(session),
        primary=button(world, "next", "question.next") if chosen else None,
    )


@presents(State.NUMBER_SERVICE)
def number_service(session: Session, world: World) -> ChooseView:
    """What is the number for?"""
    texts, group = world.setting.texts, session.place.of
    other = Choice("choice:other", texts.get("number.other.title"), texts.get("number.other.note"), "dots-horizontal")
    if group:
        tiles = _service_tiles(session, world, "choice", group)
    elif len(world.setting.offer.services) < MOST_TILES:
        tiles = (*_service_tiles(session, world, "choice"), other)
    else:
        tiles = (*_group_tiles(world), other)
    page = page_of(tiles, session.list_page, MOST_TILES)
    return ChooseView(
        full_bar(world),
        f"number.group.{group}" if group else "number.service",
        _group_title(group, world) if group else texts.get("number.service.title"),
        page.shown,
        note=device_note(world),
        others=page.turners(world),
    )
