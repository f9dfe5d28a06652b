"""What every page wears: the bar at its places, the look, the mark, the words for its parts. Made here for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.journey._places import State
from kiosk.views import BarButton, Button, Turning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.views import View


def dressed(view: View, session: Session, world: World) -> View:
    """The same page with all that surrounds it; presenters only name the ways that lead on from it."""
    texts = world.setting.texts
    frame = replace(
        view.frame,
        bar=() if session.state is State.SUBMITTING else (*_settings(session, world), *_ways(view, session, world)),
        look=session.manner.look,
        turning=Turning(
            Button("turn:on", texts.get("turn.on"), "chevron-right"),
            Button("turn:back", texts.get("turn.back"), "chevron-left"),
            texts.get("turn.at", at="{at}", all="{all}"),
            Button("turn:aside", texts.get("turn.aside"), "chevron-right"),
            Button("turn:fill", texts.get("turn.fill"), "chevron-right"),
        ),
        curtain=texts.get("curtain"),
        mark=texts.get("practice.mark") if session.is_practice else "",
        said=view.frame.said or _welcome(session, world),
    )
    return replace(view, frame=frame)


def _welcome(session: Session, world: World) -> str:
    """Who came by keys or headphones is told where they are, and that the voice stays with them."""
    texts = world.setting.texts
    is_new = session.state is State.HOME and session.over is None and session.service is None
    if session.is_practice or not (is_new and session.sound.is_guided and session.list_page == 0):
        return ""
    return texts.get("home.said", office=world.setting.office.name, title=texts.get("home.title"))


def _ways(view: View, session: Session, world: World) -> tuple[BarButton, ...]:
    """On the resting page and over a page there is always somebody to call."""
    if session.state is not State.REST:
        return view.frame.bar
    return (BarButton("bar:officer", world.setting.texts.get("bar.officer"), "account-outline", is_call=True),)


def _settings(session: Session, world: World) -> Iterator[BarButton]:
    """How the pages look and sound, each telling how it is now."""
    texts, look, sound = world.setting.texts, session.manner.look, session.sound
    yield _setting(world, "language", "translate", now=texts.name)
    yield _setting(world, "text", "format-size", now=texts.get(f"bar.text.{look.text}"))
    yield _setting(world, "contrast", "contrast-circle", now=texts.get(f"bar.contrast.{_on_off(look.is_strong)}"))
    icon = "volume-high" if sound.is_on else "volume-off"
    yield _setting(world, "sound", icon, now=texts.get(f"bar.sound.{_on_off(sound.is_on)}"))
    if session.over is None and session.state is not State.REST:  # else it would not be clear which page is meant
        yield _setting(world, "difficult", "emoticon-confused-outline", now="")


def _setting(world: World, name: str, icon: str, *, now: str) -> BarButton:
    texts = world.setting.texts
    spoken = texts.get(f"bar.{name}.spoken", now=now)
    return BarButton(f"bar:{name}", texts.get(f"bar.{name}"), icon, is_setting=True, spoken=spoken)


def _on_off(is_on: bool) -> str:
    return "on" if is_on else "off"
