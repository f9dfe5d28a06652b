"""How pages look and sound is changed on any of them; what was entered stays, and the office reads its own words."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import msgspec
import pytest

from kiosk.journey import (
    SPEEDS_WPM,
    VOLUMES_DB,
    ControlFocused,
    ControlPressed,
    HeadphonesMoved,
    Hush,
    KeyActed,
    Manner,
    SayAgain,
    State,
    TellDesk,
    present,
)
from kiosk.texts import Texts
from kiosk.views import Act, AskView, CheckView, Choice, ChooseView, NumberPadView, RestView, SlipView
from tests.kiosk.journey.visit import Visit, controls

ENGLISH = ("bar:language", "language:en")


def bar(visit: Visit) -> dict[str, str]:
    return {one.id: one.spoken or one.label for one in visit.view.frame.bar}


# --- look ------------------------------------------------------------------------------------------------------------


def test_text_goes_through_four_sizes_and_keeps_what_was_typed() -> None:
    visit = Visit().begin().type("6474")
    assert [visit.press("bar:text").view.frame.look.text for _ in range(4)] == [2, 3, 0, 1]
    assert visit.session.text == "6474"
    assert visit.page == "question.nik"


def test_bar_tells_how_it_is_now() -> None:
    visit = Visit().begin().press("bar:text", "bar:contrast")
    assert bar(visit)["bar:text"] == "Ukuran huruf, sekarang besar"
    assert bar(visit)["bar:contrast"] == "Kontras hitam putih, sekarang hidup"
    assert visit.view.frame.look.is_strong


def test_settings_keep_a_page_of_a_list_and_its_problem() -> None:
    visit = Visit().begin().type("99").press("next", "bar:text", "bar:contrast")
    view = visit.view
    assert isinstance(view, NumberPadView)
    assert view.note is not None
    assert view.note.tone == "problem"


def test_bar_is_in_the_same_order_on_every_page() -> None:
    order = ["language", "text", "contrast", "sound", "difficult", "back", "home", "help", "officer"]
    visit = Visit().begin()
    for control in ("bar:help", "bar:sound", "bar:language", "bar:difficult", "bar:home"):
        for view in (visit.view, visit.press(control).view):
            names = [one.id.removeprefix("bar:") for one in view.frame.bar]
            assert names == [one for one in order if one in names]
        visit.press("bar:back")
    assert [one.id for one in visit.view.frame.bar if one.is_setting] == [f"bar:{one}" for one in order[:5]]


def test_everything_goes_back_to_what_it_was_when_the_visit_ends() -> None:
    visit = Visit().press("start", "bar:text", "bar:contrast", *ENGLISH, "bar:home")
    assert visit.page == "rest"
    assert visit.session.manner == visit.setting.manner
    assert visit.view.frame.look.text == 1


def test_reset_keeps_the_answers_and_the_ears() -> None:
    visit = Visit().happen(HeadphonesMoved(is_in=True)).choose("sku").prepared().press("next", "choice:self")
    visit.type("6474").press("bar:text", "bar:contrast", *ENGLISH, "bar:help", "help:reset")
    assert visit.session.manner.language == "id"
    assert visit.session.manner.look == visit.setting.manner.look
    assert visit.session.sound.is_private
    assert visit.session.sound.is_on
    assert visit.session.text == "6474"


def test_lower_buttons_and_the_curtain_are_in_help() -> None:
    visit = Visit().begin().press("bar:help", "help:low")
    assert visit.view.frame.look.is_low
    visit.press("bar:help")
    assert {one.id: one.subtitle for one in _choices(visit)}["help:low"].startswith("Hidup. ")
    visit.press("bar:back")
    assert visit.page == "question.nik"
    visit.press("bar:help", "help:curtain")
    assert visit.view.frame.look.is_curtained
    assert visit.session.sound.is_on, "who sees nothing must hear"
    visit.press("bar:help")
    assert {one.id: one.title for one in _choices(visit)}["help:curtain"] == "Buka layar"
    visit.press("bar:back")
    assert not visit.happen(ControlPressed("bar:curtain")).view.frame.look.is_curtained


def _choices(visit: Visit) -> tuple[Choice, ...]:
    assert isinstance(visit.view, ChooseView)
    return visit.view.choices


def test_help_offers_more_than_a_sentence() -> None:
    view = Visit().begin().press("bar:help").view
    assert isinstance(view, ChooseView)
    assert view.hint
    assert len(view.choices) >= 5


@pytest.mark.parametrize("control", ["bar:text", "bar:contrast", "bar:language", "bar:sound", "bar:officer"])
def test_resting_page_begins_a_visit_with_what_was_pressed(control: str) -> None:
    visit = Visit().press(control)
    assert visit.state is State.HOME
    assert visit.session.manner != Manner() or visit.session.over is not None


def test_difficult_is_told_once_a_page_and_never_says_what_was_typed() -> None:
    visit = Visit().begin().type("6474").press("bar:difficult")
    assert isinstance(visit.view, AskView)
    assert visit.view.icon == "check-circle-outline"  # it is noted: nothing went wrong
    visit.press("close", "bar:difficult", "help:officer")
    assert visit.page == "officer"
    told = [one for one in visit.effects if isinstance(one, TellDesk)]
    assert told == [TellDesk("difficult", "question.nik"), TellDesk("officer_called", "question")]


# --- language --------------------------------------------------------------------------------------------------------


def test_each_language_stands_in_its_own_name() -> None:
    view = Visit().begin().press("bar:language").view
    assert isinstance(view, ChooseView)
    assert [(one.id, one.title, one.language) for one in view.choices] == [
        ("language:id", Texts("id").name, "id"),
        ("language:en", "English", "en"),
    ]


def test_another_language_keeps_page_answers_and_what_is_typed() -> None:
    visit = Visit().begin().answer().press(*ENGLISH)
    answers = {path: one.value for path, one in visit.session.answers.items()}
    page, trail = visit.page, visit.session.trail
    visit.press("bar:language", "language:id")
    assert (visit.page, visit.session.trail) == (page, trail)
    assert {path: one.value for path, one in visit.session.answers.items()} == answers


def test_problem_is_told_in_the_language_chosen_after_it() -> None:
    view = Visit().begin().type("64").press("next", *ENGLISH).view
    assert isinstance(view, NumberPadView)
    assert view.title == "What is your NIK?"
    assert view.note is not None
    assert view.note.text == "Digits so far: 2. A NIK has 16. Look at the KTP or the family card again."


def test_a_problem_of_nothing_chosen_is_told_again() -> None:
    visit = Visit().choose("sku").press("incomplete", "next", *ENGLISH)
    assert visit.session.problem == Texts("en").get("missing.none")


def test_choices_and_check_page_follow_the_language() -> None:
    visit = Visit().begin("sku").reach_check().press(*ENGLISH)
    labels: list[str] = []
    while True:
        view = visit.view
        assert isinstance(view, CheckView)
        labels += [row.label for row in view.rows] + [row.value for row in view.rows]
        if "next" not in controls(view):
            break
        visit.press("next")
    assert "Date of birth" in labels
    assert "15 April 1954" in labels
    assert not {"Tanggal lahir", "Perempuan", "Ya", "Tidak"} & set(labels)


@pytest.mark.parametrize("service", ["sku", "sktm", "waris", "lahir", "ramai"])
def test_office_gets_the_same_application_whatever_was_read(service: str) -> None:
    indonesian = application_of(Visit().begin(service).reach_check())
    early = application_of(Visit().press("start", *ENGLISH).begin(service).reach_check())
    late = application_of(Visit().begin(service).reach_check().press(*ENGLISH))
    assert early == late == indonesian


def application_of(visit: Visit) -> object:
    issue = visit.submit()
    assert issue.application is not None
    named = tuple(replace(one, uuid=UUID(int=0)) for one in issue.application.documents)
    request = replace(issue.request, chosen=visit.clock.now())
    return replace(issue.application, documents=named), request


def test_usual_answer_of_a_text_is_kept_in_the_words_of_the_office() -> None:
    visit = Visit().press("start", *ENGLISH).begin("hilang").answer_until("question.nama_barang")
    english = "Family card"
    tile = next(one.id for one in visit.view.choices if one.title == english)  # type: ignore[union-attr]
    visit.press(tile)
    assert visit.session.answers["nama_barang"].shown == english
    application = visit.reach_check().submit().application
    assert application is not None
    assert next(one.shown for one in application.answers if one.question == "nama_barang") == "Kartu keluarga"


def test_slip_is_in_the_language_of_the_resident_and_the_ticket_in_that_of_the_office() -> None:
    visit = Visit().begin("sku").reach_check().press(*ENGLISH)
    visit.submit()
    view = visit.issued().view
    assert isinstance(view, SlipView)
    assert view.title == "This is your number"
    assert view.take_back == "Take your family card back from the scanner."
    assert view.bring is not None
    assert view.bring.heading == "Take to the counter:"
    assert "KTP-el (identity card) (if you have it)" in view.bring.lines
    assert visit.issue.request.service_title == visit.setting.catalogue.service("sku").title


def test_language_that_is_not_offered_changes_nothing() -> None:
    visit = Visit().begin().press("bar:language")
    before = visit.session
    assert visit.happen(ControlPressed("language:xx")).session == before


# --- sound, keys, headphones -----------------------------------------------------------------------------------------


def test_any_key_at_rest_begins_a_spoken_visit() -> None:
    visit = Visit().happen(KeyActed("wake"))
    assert visit.state is State.HOME
    assert visit.session.sound.is_on
    assert visit.session.sound.is_guided


def test_headphones_at_rest_begin_a_visit_for_their_ears_alone() -> None:
    visit = Visit().happen(HeadphonesMoved(is_in=True))
    assert visit.state is State.HOME
    assert visit.session.sound.is_private
    assert not visit.happen(HeadphonesMoved(is_in=False)).session.sound.is_private
    assert visit.session.sound.is_on


def test_headphones_pulled_out_at_rest_wake_nobody() -> None:
    assert Visit().happen(HeadphonesMoved(is_in=False)).page == "rest"


@pytest.mark.parametrize("act", ["louder", "softer", "volume", "faster", "slower", "pause", "repeat", "sound", "help"])
def test_first_key_while_all_is_silent_only_brings_the_sound_back(act: Act) -> None:
    visit = Visit().begin().press("bar:sound", "sound:on", "close") if Visit().session.sound.is_on else Visit().begin()
    before = visit.session
    visit.happen(KeyActed(act))
    assert visit.session.sound.is_on
    assert (visit.session.sound.volume, visit.session.sound.speed) == (before.sound.volume, before.sound.speed)
    assert visit.page == "question.nik"
    assert SayAgain() in visit.effects


def heard() -> Visit:
    """Somebody on the first question, led by keys."""
    visit = Visit().happen(KeyActed("wake")).begin()
    visit.effects.clear()
    return visit


@pytest.mark.parametrize(
    ("act", "changed"),
    [
        ("louder", {"volume": 6}),
        ("softer", {"volume": 4}),
        ("volume", {"volume": 6}),
        ("faster", {"speed": 4}),
        ("slower", {"speed": 2}),
    ],
)
def test_keys_change_the_sound_and_it_is_heard_at_once(act: Act, changed: dict[str, int]) -> None:
    visit = heard()
    sound = visit.session.sound
    visit.happen(KeyActed(act))
    assert visit.session.sound == replace(sound, **changed)  # type: ignore[arg-type]
    (what,) = changed
    assert visit.effects == [SayAgain("volume" if what == "volume" else "speed")]


def test_sound_has_ends_and_the_one_key_goes_round() -> None:
    visit = heard()
    for _ in range(20):
        visit.happen(KeyActed("louder")).happen(KeyActed("slower"))
    assert (visit.session.sound.volume, visit.session.sound.speed) == (len(VOLUMES_DB) - 1, 0)
    visit.happen(KeyActed("volume"))
    assert visit.session.sound.volume == 0
    for _ in range(20):
        visit.happen(KeyActed("softer")).happen(KeyActed("faster"))
    assert (visit.session.sound.volume, visit.session.sound.speed) == (0, len(SPEEDS_WPM) - 1)


def test_keys_do_what_the_bar_does() -> None:
    visit = heard()
    assert visit.happen(KeyActed("help")).page == "help"
    assert visit.happen(KeyActed("back")).page == "question.nik"
    assert visit.happen(KeyActed("language")).page == "language"
    assert visit.happen(KeyActed("back")).page == "question.nik"
    assert visit.happen(KeyActed("back")).page == "for_whom"
    visit.happen(KeyActed("pause"))
    visit.happen(KeyActed("repeat"))
    assert visit.effects == [Hush(), SayAgain()]


def test_who_switched_the_sound_off_moves_about_in_silence() -> None:
    visit = heard().happen(KeyActed("sound"))
    assert visit.page == "sound"
    assert visit.session.sound.is_on
    visit.happen(KeyActed("sound"))
    assert not visit.session.sound.is_on
    assert visit.effects == []
    visit.happen(ControlFocused("next"))
    assert not visit.session.sound.is_on
    visit.happen(KeyActed("repeat"))
    assert visit.session.sound.is_on


def test_moving_the_focus_leads_by_keys() -> None:
    visit = Visit().begin().happen(ControlFocused("key:1"))
    assert visit.session.sound.is_guided
    assert visit.session.sound.is_on


def test_keys_that_no_loudspeaker_may_name_are_not_the_first_that_the_keypad_comes_to() -> None:
    def beginning(visit: Visit) -> str:
        assert isinstance(visit.view, NumberPadView)
        assert visit.view.unsure is not None
        return visit.view.begins_at

    visit = Visit().begin()
    assert not beginning(visit), "who sees presses keys"
    assert beginning(visit.happen(ControlFocused("key:1"))) == "officer_fills"
    assert not beginning(visit.happen(HeadphonesMoved(is_in=True))), "each key is named in headphones"


def test_sound_page_sets_all_of_it_and_headphones_where_nothing_can_feel_them() -> None:
    visit = Visit().begin().press("bar:sound", "sound:louder", "sound:faster", "sound:headphones")
    sound = visit.session.sound
    assert (sound.volume, sound.speed, sound.is_private) == (6, 4, True)
    view = visit.view
    assert isinstance(view, ChooseView)
    assert {one.id: one.subtitle for one in view.choices}["sound:louder"] == "Sekarang 7 dari 8"
    assert visit.press("close").page == "question.nik"
    visit.has_headphones = True
    assert "sound:headphones" not in controls(visit.press("bar:sound").view)


def test_headphones_that_are_in_already_are_for_whoever_begins() -> None:
    visit = Visit()
    visit.has_headphones = True
    assert visit.press("start").session.sound.is_private


def test_back_key_on_the_slip_leads_nowhere() -> None:
    visit = Visit().begin("sku").reach_check()
    visit.submit()
    assert visit.issued().happen(KeyActed("back")).page == "slip"


# --- nobody is here --------------------------------------------------------------------------------------------------


def test_invitation_is_in_one_language_after_the_other_and_nothing_else_moves() -> None:
    visit = Visit()
    pages = [present(visit.session, replace(visit.world, rest_step=step)).view for step in range(4)]
    headlines = [page.headline for page in pages if isinstance(page, RestView)]
    assert headlines[:2] == [Texts(language).get("rest.closed") for language in ("id", "en")]
    assert headlines[2:] == headlines[:2]
    assert {page.text for page in pages if isinstance(page, RestView)} == {
        "Loket buka Senin pukul 08.00.",
        "The counters open on Monday at 08:00.",
    }
    assert (
        len({msgspec.structs.replace(page, headline="", text="") for page in pages if isinstance(page, RestView)}) == 1
    )


def test_resting_page_tells_how_to_begin_without_a_touch() -> None:
    view = Visit().view
    assert isinstance(view, RestView)
    assert "headphones" in [fact.icon for fact in view.facts]
    assert {one.id for one in view.frame.bar} >= {
        "bar:language",
        "bar:text",
        "bar:contrast",
        "bar:sound",
        "bar:officer",
    }


def test_who_chooses_nothing_hears_the_page_once_more_and_nothing_else_comes_of_it() -> None:
    visit = heard()
    before = visit.session
    visit.happen(KeyActed("select_nothing"))
    assert visit.effects == [SayAgain()]
    assert visit.session == replace(before, touched=visit.session.touched)


def test_choosing_nothing_brings_no_voice_to_who_does_not_want_it() -> None:
    visit = heard().press("bar:sound", "sound:on", "close")
    visit.effects.clear()
    visit.happen(KeyActed("select_nothing"))
    assert not visit.session.sound.is_on
    assert SayAgain() not in visit.effects


def test_number_is_full_once_nothing_is_missing_and_nothing_is_wrong() -> None:
    def is_full(digits: str) -> bool:
        view = Visit().begin().type(digits).view
        assert isinstance(view, NumberPadView)
        return view.is_full

    assert is_full("6474025504540003")
    assert not is_full("647402550454000")
    assert not is_full("6474025513540003"), "there is no month 13"
