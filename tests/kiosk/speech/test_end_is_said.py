"""What a visit says of itself: that it is over, though nobody pressed; that it is heard."""

from __future__ import annotations

from kiosk.journey import KeyActed, State
from tests.kiosk.speech.listener import Listener
from tests.kiosk.speech.stories import HEADPHONES

DELETED = "Selesai. Isian di layar sudah dihapus. Terima kasih, Bapak atau Ibu."
EMPTY = "Selesai. Terima kasih, Bapak atau Ibu."


def left_alone(one: Listener) -> str:
    """What is said last."""
    one.pass_(200)
    assert one.state is State.REST
    return one.said[-1].text


def test_who_filled_in_something_hears_that_it_is_deleted() -> None:
    one = Listener(HEADPHONES)
    one.begin("sku").type("64")
    assert left_alone(one) == DELETED


def test_who_filled_in_nothing_hears_that_it_is_over() -> None:
    one = Listener().do("any key")
    one.happen(KeyActed("wake")).press("check_number")
    assert left_alone(one) == EMPTY


def test_who_leaves_with_nothing_filled_in_is_not_told_of_a_form() -> None:
    one = Listener().do("any key")
    one.happen(KeyActed("wake")).press("check_number").press("bar:home").press("leave")
    assert (one.state, one.said[-1].text) == (State.REST, EMPTY)


def test_a_code_that_was_begun_is_something() -> None:
    one = Listener().do("any key")
    one.happen(KeyActed("wake")).press("check_number")
    one.type("K7")
    assert left_alone(one) == DELETED


def test_who_listens_to_nothing_hears_nothing() -> None:
    one = Listener()
    one.begin("sku")
    one.pass_(200)
    assert (one.state, one.said) == (State.REST, [])


def test_sound_page_says_whether_the_voice_is_on_as_the_bar_does() -> None:
    one = Listener().do("any key")
    one.happen(KeyActed("wake")).press("bar:sound").go_to("sound:on")
    assert one.said[-1].text.startswith("Bacakan halaman. Sekarang hidup.")
