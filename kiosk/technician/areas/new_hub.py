"""A new kiosk is told where its hub is: here, or at an address that is tried at once, mended, or left for later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.technician._draft import HUB_PORT
from kiosk.technician._events import TryHub
from kiosk.technician._typing import ADDRESS_ROWS, host_and_port
from kiosk.technician._visit import Place, Step, go
from kiosk.technician._words import BARE, MOST_LINE, button, mend_words, said_facts, state_words
from kiosk.technician.areas.devices import type_key
from kiosk.technician.areas.newcomer import on_with, write
from kiosk.technician.areas.newcomer_pages import progress
from kiosk.views import AskView, Choice, ChooseView, Note, Section, ShowView, TypeView

if TYPE_CHECKING:
    from kiosk.technician._events import HubTried
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts


def choose_hub(visit: Visit, where: str) -> Step:
    """Where officers see what comes in."""
    if where == "other":
        return on_with(visit, Place.NEW_HUB_ADDRESS)
    return write(on_with(visit, Place.NEW_NAME, hub="").visit) if where == "here" else Step(visit)


def take_address(visit: Visit, _: str) -> Step:
    """There the hub should be: see whether it is."""
    address = host_and_port(visit.typed, HUB_PORT)
    if address is None:
        return Step(replace(visit, problem="tech.address.form"))
    return _try_hub(replace(visit, held=visit.typed, subject=f"http://{address}"))


def _try_hub(visit: Visit) -> Step:
    return Step(replace(go(visit, Place.NEW_HUB_TRIED), is_waiting=True), (TryHub(visit.subject),))


def hear_hub(visit: Visit, tried: HubTried) -> Step:
    """On with it where it answers; else what is wrong is shown."""
    if visit.place is not Place.NEW_HUB_TRIED or not visit.is_waiting or visit.subject != tried.asked:
        return Step(visit)
    if tried.verdict.is_well:
        return _use_hub(visit, tried.url)
    return Step(replace(visit, is_waiting=False, subject=tried.url, outcome=tried.verdict, still_s=0))


def _use_hub(visit: Visit, url: str) -> Step:
    return write(on_with(replace(visit, held="", subject=""), Place.NEW_NAME, hub=url).visit)


def mend_address(visit: Visit, _: str) -> Step:
    """Type it again, from what was typed."""
    return Step(replace(go(visit, Place.NEW_HUB_ADDRESS), typed=visit.held))


def try_hub_again(visit: Visit, _: str) -> Step:
    """Something was mended."""
    return Step(visit) if visit.is_waiting else _try_hub(visit)


def leave_hub(visit: Visit, _: str) -> Step:
    """Go on with this address: the kiosk keeps everything until the hub is there."""
    return _use_hub(visit, visit.subject)


def hub(visit: Visit, texts: Texts) -> ChooseView:
    """Where is the hub?"""
    return ChooseView(
        BARE,
        "tech.new.hub",
        texts.get("tech.new.hub"),
        (
            Choice("hub:here", texts.get("tech.new.hub.here"), texts.get("tech.new.hub.here.note"), "monitor"),
            Choice("hub:other", texts.get("tech.new.hub.other"), texts.get("tech.new.hub.other.note"), "lan-connect"),
        ),
        progress=progress(visit, texts),
    )


def address(visit: Visit, texts: Texts) -> TypeView:
    """At which address?"""
    return TypeView(
        BARE,
        "tech.new.address",
        texts.get("tech.new.hub.address"),
        visit.typed,
        ADDRESS_ROWS,
        button(texts, "take"),
        hint=texts.get("tech.new.hub.hint", port=HUB_PORT),
        note=Note("problem", texts.get(visit.problem)) if visit.problem else None,
    )


def tried(visit: Visit, texts: Texts) -> ShowView | AskView:
    """What was found there, with what to do; one may go on without."""
    if visit.outcome is None:
        title, text = texts.get("tech.new.hub.address"), texts.get("tech.new.hub.trying")
        return AskView(BARE, "tech.new.trying", title, text, "magnify", None, others=(button(texts, "later"),))
    facts = said_facts("doctor.hub", visit.outcome.facts, texts)
    mend = mend_words("hub", visit.outcome, texts, is_device=False)
    lines = (state_words("hub", visit.outcome, texts, is_device=False), mend)
    return ShowView(
        BARE,
        "tech.new.tried",
        texts.get("tech.new.hub.tried"),
        (
            Section("alert", texts.get("tech.device.state"), lines),
            Section("information-outline", texts.get("tech.device.facts"), tuple(one[:MOST_LINE] for one in facts)),
        ),
        button(texts, "mend_address", "pencil"),
        Note("info", texts.get("tech.new.hub.later")),
        (button(texts, "try_again", "refresh"), button(texts, "later")),
    )


PRESSES: Presses = {
    Place.NEW_HUB: {"hub": choose_hub},
    Place.NEW_HUB_ADDRESS: {"key": type_key, "take": take_address},
    Place.NEW_HUB_TRIED: {"mend_address": mend_address, "try_again": try_hub_again, "later": leave_hub},
}
PAGES: Pages = {Place.NEW_HUB: hub, Place.NEW_HUB_ADDRESS: address, Place.NEW_HUB_TRIED: tried}
