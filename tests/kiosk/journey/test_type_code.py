"""Somebody who cannot hold a slip before a reader types its code."""

from __future__ import annotations

import pytest

from kiosk.journey import (
    CodeShown,
    ControlPressed,
    CountIllegal,
    KeyActed,
    LookUpCode,
    NoSlip,
    SayProblem,
    SlipLookedUp,
    State,
)
from kiosk.tickets import SlipCode
from kiosk.views import TypeView
from tests.kiosk.journey.test_shown import WAITS, at_reader, words
from tests.kiosk.journey.visit import Visit

NONE = SlipLookedUp(NoSlip.UNKNOWN, is_typed=True)
FOUND = SlipLookedUp(WAITS, is_typed=True)


def at_keys() -> Visit:
    return Visit().press("start", "check_number")


def tried(visit: Visit, code: str) -> Visit:
    """The code is typed anew, and asked for."""
    visit.press(*("key:back",) * len(visit.session.text), *(f"key:{one}" for one in code), "next")
    return visit


def problem(visit: Visit) -> str:
    view = visit.view
    assert isinstance(view, TypeView)
    return view.note.text if view.note else ""


def test_a_typed_code_leads_to_what_the_reader_would_tell() -> None:
    visit = tried(at_keys(), "K7M4PA")
    assert visit.effects == [LookUpCode(frozenset({"K7M4PA"}))]
    assert "K7M4PA" not in repr(visit.effects)
    visit.happen(FOUND)
    assert visit.page == "shown.waits"
    assert "Nomor A-017 masih menunggu" in words(visit)
    visit.press("bar:back")
    assert (visit.page, visit.session.text) == ("type_code", "")
    assert visit.press("bar:back").page == "home"


def test_beside_a_reader_typing_is_the_other_way() -> None:
    visit = at_reader().press("start", "check_number", "type_code")
    assert visit.page == "type_code"
    visit.happen(CodeShown(SlipCode("abcdefghijklmnopqrstuA"))).happen(SlipLookedUp(WAITS))
    assert visit.page == "shown.waits"


def test_only_six_letters_and_digits_go_into_the_field() -> None:
    visit = at_keys()
    for name in ("space", "k", ".", "KK", "", "/", "space", " ", *"7M4PA99"):
        visit.happen(ControlPressed(f"key:{name}"))
    assert visit.session.text == "K7M4PA"


def test_letters_that_look_alike_are_all_looked_for() -> None:
    assert tried(at_keys(), "K2M4PA").effects == [LookUpCode(frozenset({"K2M4PA", "K7M4PA"}))]


def test_what_can_be_too_many_codes_is_a_wrong_try_and_finds_none() -> None:
    most = tried(at_keys(), "BB44PA")
    assert [len(one.codes) for one in most.effects if isinstance(one, LookUpCode)] == [16]
    visit = at_keys()
    for wrong, code in enumerate(("BBBBBB", "B8B4PA", "00111A"), start=1):
        assert problem(tried(visit, code))
        assert visit.session.wrong_codes == wrong
    assert set(visit.effects) <= {SayProblem()}
    assert "Tekan Petugas" in problem(visit)


@pytest.mark.parametrize("code", ["", "K7M", "17"])
def test_what_can_be_no_code_tells_what_one_is_and_is_no_try(code: str) -> None:
    visit = at_keys()
    for _ in range(4):
        tried(visit, code)
    assert set(visit.effects) <= {SayProblem()}
    assert problem(visit) == "Ketik 6 huruf dan angka, seperti K7M4PA. Letaknya di bagian bawah struk."
    assert visit.session.wrong_codes == 0


def test_a_code_of_no_number_is_told_beside_the_field_until_a_key_is_pressed() -> None:
    visit = tried(at_keys(), "K7M4PA").happen(NONE)
    assert (visit.page, visit.session.text) == ("type_code", "K7M4PA")
    assert "tidak ada di mesin ini. Ketik lagi, atau tunjukkan" in problem(visit)
    assert problem(visit.press("key:back")) == ""


def test_pressing_twice_is_one_try() -> None:
    visit = tried(at_keys(), "K7M4PA").press("next").happen(NONE).press("next", "next")
    looked_up = [one for one in visit.effects if isinstance(one, LookUpCode)]
    assert len(looked_up) == visit.session.wrong_codes == 1


def test_after_three_wrong_codes_an_officer_looks_and_nothing_is_looked_up_any_more() -> None:
    visit = at_keys()
    for code in ("K7M4PA", "K7M4PC", "K7M4PD"):
        tried(visit, code).happen(NONE)
    assert "Tekan Petugas" in problem(visit)
    tried(visit.press("bar:back", "check_number"), "K7M4PE")
    assert "Tekan Petugas" in problem(visit)
    assert len(visit.effects) == 3


def test_a_problem_is_told_again_in_another_language() -> None:
    for code in ("K7M", "K7M4PA"):
        visit = tried(at_keys(), code).happen(NONE).press("bar:language", "language:en")
        assert problem(visit).startswith(("Type 6 letters", "This kiosk has no such code"))


def test_a_disk_that_fails_leads_to_an_officer() -> None:
    visit = tried(at_keys(), "K7M4PA").happen(SlipLookedUp(NoSlip.FAILED, is_typed=True))
    assert visit.page == "shown.failed"


def test_an_answer_that_comes_after_they_left_the_keys_is_nobodys_business() -> None:
    visit = tried(at_keys(), "K7M4PA").press("bar:back").happen(FOUND)
    assert visit.state is State.HOME
    assert isinstance(visit.effects[-1], CountIllegal)


@pytest.mark.parametrize("answer", [NONE, FOUND, SlipLookedUp(NoSlip.FAILED, is_typed=True)])
def test_an_answer_that_comes_while_they_type_on_is_nobodys_business(answer: SlipLookedUp) -> None:
    visit = tried(at_keys(), "K7M4PA").press("key:back").happen(answer)
    assert (visit.page, visit.session.text, visit.session.wrong_codes) == ("type_code", "K7M4P", 0)
    assert (problem(visit), visit.effects[-1]) == ("", CountIllegal("slip_looked_up"))
    assert problem(visit.press("next").happen(answer)).startswith("Ketik 6 huruf")
    assert visit.session.wrong_codes == 0


def test_who_listens_is_told_where_the_code_comes_from() -> None:
    places = {"ujung bawah struk": at_reader().press("start", "check_number"), "di bagian bawah struk": at_keys()}
    for place, visit in places.items():
        assert visit.view.frame.said == ""
        assert place in visit.happen(KeyActed("next")).view.frame.said
