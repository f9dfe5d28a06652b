"""What the desk says of a number and of answers."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from kiosk.journey import State
from kiosk.ports import EntryKind
from kiosk.texts import Texts
from kiosk.tickets import Priority
from sync.engine import make_envelope
from sync.hub import _words
from sync.hub._desk_page import desk_page
from sync.hub._desk_values import Papers, Seat
from sync.hub._parts import Parts, open_parts
from sync.protocol import AnswerBody, SyncRequest, encode
from tests.sync.office import OFFICE, application_body, entry, make_config, moment, ticket_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEAT = Seat("Loket 1", has_all_lanes=False)


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    parts = open_parts(make_config(tmp_path, 8470))
    yield parts
    parts.engine.dispose()


def send(parts: Parts, kind: EntryKind, body: dict[str, Any]) -> None:
    sent = make_envelope(entry(kind, body), OFFICE, "kiosk-1", moment())
    parts.intake.take(SyncRequest("kiosk-1", [], [msgspec.Raw(encode(sent))]), parts.now())


def note_in_line(parts: Parts) -> str:
    (one,) = desk_page(parts, SEAT, "").waiting
    return one.note


def of_older_kiosk(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != "has_application"}


def test_number_only_with_a_service_is_no_lost_application(parts: Parts) -> None:
    send(parts, EntryKind.TICKET, ticket_body(1, has_application=False))
    assert note_in_line(parts) == "mengambil nomor saja"


def test_announced_application_is_on_the_way_until_it_is_here(parts: Parts) -> None:
    ticket = ticket_body(1)
    send(parts, EntryKind.TICKET, ticket)
    assert note_in_line(parts) == "isian masih di jalan"
    send(parts, EntryKind.APPLICATION, application_body(ticket["uuid"], []))
    assert note_in_line(parts) == ""


@pytest.mark.parametrize(("service", "note"), [("sku", "isian belum ada"), ("", "mengambil nomor saja")])
def test_older_kiosk_that_does_not_say_is_taken_and_left_open(parts: Parts, service: str, note: str) -> None:
    send(parts, EntryKind.TICKET, of_older_kiosk(ticket_body(1, service=service)))
    assert note_in_line(parts) == note


def test_application_that_came_counts_more_than_what_was_announced(parts: Parts) -> None:
    ticket = ticket_body(1, has_application=False)
    send(parts, EntryKind.TICKET, ticket)
    send(parts, EntryKind.APPLICATION, application_body(ticket["uuid"], []))
    assert note_in_line(parts) == ""


def test_every_state_of_the_papers_has_words() -> None:
    assert set(_words.PAPERS) == set(Papers)


def test_priority_is_said_in_the_words_of_the_kiosk() -> None:
    texts = Texts("id")
    named = [priority for priority in Priority if priority is not Priority.NONE]
    assert {str(one): texts.get(f"priority.{one}") for one in named} == _words.PRIORITY


@pytest.mark.parametrize(("value", "said"), [("", ""), ("  ", ""), ("", "-")])
def test_empty_answer_is_said_and_leaves_nothing_to_copy(value: str, said: str) -> None:
    answer = AnswerBody("telepon", "Telepon", value, said, is_for_officer=False)
    assert _words.shown(answer) == "Tidak diisi"
    assert _words.copied(answer) == ""


def test_desk_has_words_for_every_page_a_resident_may_call_from() -> None:
    assert {state.value for state in State} <= set(_words.PAGES)


def test_every_page_with_a_press_can_say_that_it_is_cut_off() -> None:
    """A press asks the hub first, and there has to be a sign that it did not answer."""
    folder = resources.files("sync.hub") / "templates"
    pages = {one.name: one.read_text("utf-8") for one in folder.iterdir() if not one.name.startswith("_")}
    pressed = {name for name, page in pages.items() if "<form" in page or "find(" in page}
    assert {"desk.html", "roll.html", "counters.html", "found.html"} <= pressed
    assert {name for name in pressed if '"_offline.html"' not in pages[name]} == set()
