"""The short messages over a page: officer called, still here?, leave?, looking for a paper, this was difficult."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from kiosk.journey._looking import source_of
from kiosk.journey._places import Call, Over, State
from kiosk.journey._taking import PageSource
from kiosk.journey.pages._called import called_now
from kiosk.journey.pages._frame import button, frame, number_shown, submit_button
from kiosk.journey.pages._hours import come_again, next_opening
from kiosk.journey.pages._manner import help_page, language_page, sound_page
from kiosk.views import AskView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.views import View

SECONDS_A_MINUTE = 60
# Who was not helped by then speaks up: the desk, too, is reminded of a call after two minutes.
OFFICER_COMES_MINUTES = 2


class _Come(NamedTuple):
    """How a call is told of: its page, its words, its picture."""

    page: str
    words: str
    icon: str


_CALLS: Mapping[Call, _Come] = {
    Call.GOING: _Come("officer", "_calling", "account-clock-outline"),
    Call.AT_DESK: _Come("officer.at_desk", "", "account-check-outline"),
    Call.CUT_OFF: _Come("officer.cut_off", "_cut_off", "account-alert-outline"),
}


# Their help is about waiting.
_AFTER = {State.SLIP, State.THANKS}


def message(session: Session, world: World) -> View:
    """The message over the present page."""
    assert session.over is not None
    return _MESSAGES[session.over](session, world)


def _help(session: Session, world: World) -> View:
    texts, send = world.setting.texts, submit_button(session, world).label
    text, goes = texts.get(f"help.{_subject(session, world)}", send=send), called_now(session, world)
    if goes:
        return help_page(session, world, goes if session.state in _AFTER else f"{goes} {text}")
    text = come_again(session, world) or text
    if session.issued is not None and not session.is_practice:
        text = f"{texts.get('help.number', number=number_shown(session, world))} {text}"
    return help_page(session, world, text)


def _subject(session: Session, world: World) -> str:
    """What the words of help are about: the page, and with what a paper is taken on it."""
    source = source_of(session, world) if session.state is State.SCAN else None
    if session.state is not State.SCAN or source is PageSource.SCANNER:
        return session.state.value
    return f"scan.{source.value if source else 'choose' if world.can_take_pages else 'none'}"


def _idle(session: Session, world: World) -> AskView:
    """Whether anybody is still there; what is lost otherwise."""
    left_s = None if session.over_since is None else world.setting.timing.warn_s - session.over_since.age_s(world.now)
    left = None if left_s is None else max(0, ceil(left_s))
    seconds = "idle.seconds.one" if left == 1 else "idle.seconds"
    return AskView(
        frame(world, "officer"),
        "idle",
        world.setting.texts.get("idle.title"),
        _lost("idle", session, world),
        "timer-sand",
        button(world, "stay", "idle.stay", "check"),
        left,
        (button(world, "leave", "idle.leave"),),
        "" if left is None else world.setting.texts.get(seconds, seconds=left),
    )


def _leave(session: Session, world: World) -> AskView:
    texts, empty = world.setting.texts, _empty(session)
    return AskView(
        frame(world, "back", "officer"),
        "leave",
        texts.get(f"leave.title{empty}"),
        _lost("leave", session, world),
        "exit-run",
        button(world, "stay", f"leave.stay{empty}", "check"),
        others=(button(world, "leave", f"leave.leave{empty}"),),
    )


def _officer(session: Session, world: World) -> AskView:
    """Whether the desk knows; while the counters are closed, that nobody comes yet; in a practice, neither."""
    texts, opens, filled = world.setting.texts, next_opening(world), _filled(session)
    if session.is_practice:
        title, text = texts.get("practice.officer.title"), texts.get("practice.officer.text")
        close = button(world, "close", "officer.close", "arrow-left")
        return AskView(frame(world, "back"), "officer", title, text, "school-outline", close)
    close = button(world, "close", f"officer.close{filled}", "arrow-left")
    if opens:
        title, text = texts.get("officer.title_closed"), texts.get("officer.text_closed", opens=opens)
        return AskView(frame(world, "back"), "officer", title, text, "clock-outline", close)
    come = _CALLS[session.call]
    title = texts.get(f"officer.title{come.words}")
    text = texts.get(f"officer.text{come.words}{filled}", minutes=OFFICER_COMES_MINUTES)
    return AskView(frame(world, "back"), come.page, title, text, come.icon, close)


def _pause(session: Session, world: World) -> AskView:
    """Nothing of theirs is to be seen while they look for a paper."""
    texts, since = world.setting.texts, session.over_since
    left_s = world.setting.timing.pause_s - (since.age_s(world.now) if since else 0.0)
    minutes = max(1, ceil(left_s / SECONDS_A_MINUTE))
    text = texts.get(f"pause.text{_filled(session)}", minutes=minutes)
    back = button(world, "close", "pause.back", "check")
    return AskView(
        frame(world, "back", "officer"), "pause", texts.get("pause.title"), text, "timer-pause-outline", back
    )


def _called(session: Session, world: World) -> AskView:
    """Their number is called: where to, and what becomes of what they fill in."""
    texts, issued = world.setting.texts, session.issued
    assert issued is not None
    return AskView(
        frame(world, "back", "officer"),
        "called",
        texts.get("called.title", number=number_shown(session, world)),
        texts.get(f"called.text{_filled(session)}", place=issued.ticket.request.lane.wait_at),
        "bullhorn-outline",
        button(world, "leave", "called.leave", "check"),
        others=(button(world, "stay", "called.stay"),),
    )


def _difficult(session: Session, world: World) -> AskView:
    """Thanks for the word, and somebody who helps; of a practice the office is told nothing."""
    texts = world.setting.texts
    if session.is_practice:
        title, text = texts.get("practice.difficult.title"), texts.get("practice.difficult.text")
        close = button(world, "close", "difficult.close", "arrow-left")
        return AskView(frame(world, "back", "officer"), "difficult", title, text, "school-outline", close)
    return AskView(
        frame(world, "back", "officer"),
        "difficult",
        texts.get("difficult.title"),
        texts.get("difficult.text_closed" if next_opening(world) else "difficult.text"),
        "check-circle-outline",
        button(world, "close", "difficult.close", "arrow-left"),
        others=(button(world, "help:officer", "help.officer", "account-outline"),),
    )


def _lost(page: str, session: Session, world: World) -> str:
    """What goes with the page, and what stays valid; of a number that is called, where to go."""
    texts, number = world.setting.texts, number_shown(session, world) if session.issued else ""
    if goes := called_now(session, world):
        return f"{texts.get(f'{page}.text')} {goes}" if session.has_entered else goes
    return texts.get(f"{page}.text{_number(session)}", number=number)


def _filled(session: Session) -> str:
    """Which words: what was filled in is only spoken of where there is something."""
    return "_filled" if session.has_entered else ""


def _number(session: Session) -> str:
    """Which words: a number stays valid whatever becomes of the screen."""
    if session.issued is None or session.is_practice or session.state is State.SURVEY:
        return _empty(session)
    return "_number" if session.has_entered else "_after"


def _empty(session: Session) -> str:
    return "" if session.has_entered else "_empty"


_MESSAGES: Mapping[Over, Callable[[Session, World], View]] = {
    Over.HELP: _help,
    Over.OFFICER: _officer,
    Over.IDLE: _idle,
    Over.LEAVE: _leave,
    Over.LANGUAGE: language_page,
    Over.SOUND: sound_page,
    Over.PAUSE: _pause,
    Over.CALLED: _called,
    Over.DIFFICULT: _difficult,
}
