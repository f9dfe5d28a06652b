"""A page in parts, and one behind the curtain, as a finger finds them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec
import pytest

from kiosk.views import Button, Drawn, Look, Note, Pressed, Section, Turned
from screens._gate import AFTER_PART_S
from tests.ui.measure import dressed
from tests.ui.samples import CHOOSE_EIGHT, CHOOSE_TWO, SHOW_FULL, SLIP

if TYPE_CHECKING:
    from kiosk.views import Target
    from tests.ui.display import Display
    from tests.ui.pen_process import PenProcess

pytestmark = pytest.mark.window
LARGE = Look(text=3)
# Twice as many answers as a standing panel has room for.
MANY = msgspec.structs.replace(
    CHOOSE_EIGHT,
    choices=CHOOSE_EIGHT.choices + tuple(msgspec.structs.replace(one, id=f"1{one.id}") for one in CHOOSE_EIGHT.choices),
)


def _named(drawn: Drawn, control: str) -> Target:
    return next(one for one in drawn.targets if one.id == control)


def _tap(display: Display, target: Target) -> None:
    display.tap(target.left + target.width // 2, target.top + target.height // 2)


def _turned(pen: PenProcess, display: Display, drawn: Drawn, control: str) -> tuple[Turned, Drawn]:
    """Touch a button that turns; what the pen tells of it."""
    time.sleep(AFTER_PART_S + 0.05)
    _tap(display, _named(drawn, control))
    told = pen.wait_for(lambda event: isinstance(event, Turned))
    assert isinstance(told, Turned)
    return told, pen.wait_drawn()


def test_large_page_comes_in_parts_that_a_finger_turns(shown_pen: PenProcess, display: Display) -> None:
    first = shown_pen.draw(dressed(MANY, LARGE))
    assert (first.part, first.parts > 1) == (0, True)
    told, second = _turned(shown_pen, display, first, "turn:on")
    assert (told.part, told.parts) == (1, first.parts) == (second.part, second.parts)
    assert not {one.id for one in first.targets} & {one.id for one in second.targets if one.id.isdigit()}
    told, again = _turned(shown_pen, display, second, "turn:back")
    assert (told.part, again.targets) == (0, first.targets)


def test_redrawn_page_stays_at_its_part_and_another_begins_at_the_first(
    shown_pen: PenProcess, display: Display
) -> None:
    view = dressed(MANY, LARGE)
    _turned(shown_pen, display, shown_pen.draw(view), "turn:on")
    noted = msgspec.structs.replace(view, hint="Pilih satu.")
    assert shown_pen.draw(noted).part == 1
    assert shown_pen.draw(msgspec.structs.replace(view, page="other")).part == 0


def test_problem_is_told_once_on_the_part_where_it_stands(shown_pen: PenProcess, display: Display) -> None:
    view = dressed(MANY, LARGE)
    last = shown_pen.draw(view).parts - 1
    noted = msgspec.structs.replace(view, note=Note("problem", "Belum tersimpan."))
    told = shown_pen.draw(noted)
    assert told.part == last > 0
    _, before = _turned(shown_pen, display, told, "turn:back")
    again = msgspec.structs.replace(noted, hint="Pilih satu.")
    assert shown_pen.draw(again).part == before.part == last - 1
    assert shown_pen.draw(msgspec.structs.replace(noted, page="other")).part == last


def test_problem_is_told_again_to_who_goes_on_all_the_same(shown_pen: PenProcess, display: Display) -> None:
    view = msgspec.structs.replace(dressed(SHOW_FULL, LARGE), note=Note("problem", "Belum tersimpan."))
    assert view.primary is not None
    told = shown_pen.draw(view)
    _, last = _turned(shown_pen, display, told, "turn:on")
    assert last.part == last.parts - 1 == told.part + 1
    redrawn = shown_pen.draw(msgspec.structs.replace(view, title="Sebentar"))
    assert redrawn.part == last.part
    time.sleep(AFTER_PART_S + 0.05)
    _tap(display, _named(redrawn, view.primary.id))
    shown_pen.wait_for(lambda event: isinstance(event, Pressed))
    assert shown_pen.draw(view).part == told.part


def test_second_tap_of_two_does_not_turn_away_from_the_problem(shown_pen: PenProcess, display: Display) -> None:
    view = msgspec.structs.replace(dressed(SHOW_FULL, LARGE), note=Note("problem", "Belum tersimpan."))
    first = shown_pen.draw(msgspec.structs.replace(view, note=None))
    told = shown_pen.draw(view)
    assert told.part != first.part
    _tap(display, next(one for one in told.targets if one.id.startswith("turn:")))
    # The turn of the loop that answers first may take the tap last; the one that answers next has done with it.
    assert shown_pen.answers_ping(1)
    assert shown_pen.answers_ping(2)
    assert not [event for event in shown_pen.events() if isinstance(event, Turned)]
    _turned(shown_pen, display, told, next(one.id for one in told.targets if one.id.startswith("turn:")))


def test_bar_stays_where_it_is_from_part_to_part_and_page_to_page(shown_pen: PenProcess, display: Display) -> None:
    first = shown_pen.draw(dressed(MANY, LARGE))
    _, second = _turned(shown_pen, display, first, "turn:on")
    two = dressed(CHOOSE_TWO, LARGE)
    fewer = tuple(one for one in two.frame.bar if one.id not in {"bar:back", "bar:difficult"})
    other = shown_pen.draw(msgspec.structs.replace(two, frame=msgspec.structs.replace(two.frame, bar=fewer)))
    for name in (one.id for one in fewer):
        assert _named(first, name) == _named(second, name) == _named(other, name)


def test_touch_on_the_curtain_presses_nothing_behind_it(shown_pen: PenProcess, display: Display) -> None:
    drawn = shown_pen.draw(dressed(CHOOSE_TWO, Look(is_curtained=True)))
    assert display.pixel(display.width // 2, display.height // 2) == (0, 0, 0)
    time.sleep(AFTER_PART_S + 0.05)
    _tap(display, _named(drawn, "yes"))
    pressed = shown_pen.wait_for(lambda event: isinstance(event, Pressed))
    assert pressed == Pressed(shown_pen.seq, "bar:curtain")


def test_who_asks_for_a_paper_sees_what_becomes_of_it_and_may_turn_away_again(
    shown_pen: PenProcess, display: Display
) -> None:
    copy = Button("print_copy", "Cetak huruf besar", "printer")
    many = Section(
        "bag-personal-outline",
        "Bawa ke loket:",
        tuple(f"Surat pengantar ke-{number} dari kelurahan" for number in range(20)),
    )
    slip = dressed(msgspec.structs.replace(SLIP, bring=many, others=(copy, *SLIP.others)), LARGE)
    drawn = shown_pen.draw(slip)
    while copy.id not in {one.id for one in drawn.targets}:
        _, drawn = _turned(shown_pen, display, drawn, "turn:on")
    asked = msgspec.structs.replace(slip, others=slip.others[1:], printing=Note("info", "Kertas sedang keluar."))
    told = shown_pen.draw(asked)
    assert told.part < drawn.part, "the note stands before the buttons"
    _, away = _turned(shown_pen, display, told, "turn:on")
    came = msgspec.structs.replace(asked, printing=Note("ok", "Ambil kertas."))
    assert shown_pen.draw(came).part == away.part, "nobody who reads on is turned back"
