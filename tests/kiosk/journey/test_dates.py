"""A date is only what was said: a press sets the part it is on, and none leads where the question may not go."""

from __future__ import annotations

import pytest

from kiosk.catalogue import Check, QuestionType
from kiosk.views import CheckView, ChooseView, DateView, NumberPadView, TypeView
from tests.kiosk.journey.small import asked, question
from tests.kiosk.journey.visit import NIK, Visit

OVER = Check("hari <= today()", "Paling akhir hari ini.")
OVER_IN_PART = Check('hari.contains("XX") || hari <= today()', "Paling akhir hari ini.")
TO_COME = Check("hari >= today()", "Paling awal hari ini.")


def one_date(*checks: Check, is_partial: bool = False) -> Visit:
    return asked(
        question("hari", QuestionType.DATE, checks=checks, is_partial=is_partial), question("lain", QuestionType.YES_NO)
    )


def columns(visit: Visit) -> list[str]:
    assert isinstance(visit.view, DateView)
    return [one.value for one in visit.view.columns]


@pytest.mark.parametrize(
    ("press", "shown"),
    [
        ("day:up", ["21", "-", "-"]),
        ("month:down", ["-", "November", "-"]),
        ("year:up", ["-", "-", "2026"]),
        ("year:down10", ["-", "-", "2026"]),
    ],
)
def test_a_press_sets_only_the_part_it_is_on_and_begins_today(press: str, shown: list[str]) -> None:
    assert columns(one_date().press(press)) == shown


def test_the_year_alone_is_kept_shown_and_sent_as_it_was_said() -> None:
    visit = one_date(OVER_IN_PART, is_partial=True).press("year:up", "year:down", "year:down", "next", "choice:yes")
    visit.press("choice:none")
    assert isinstance(visit.view, CheckView)
    assert "2024" in [row.value for row in visit.view.rows]
    application = visit.submit().application
    assert application is not None
    answer = next(one for one in application.answers if one.question == "hari")
    assert (answer.value, answer.shown) == ("2024-XX-XX", "2024")


@pytest.mark.parametrize(
    ("presses", "words"),
    [
        (("year:up",), "Tanggalnya belum lengkap. Atur juga tanggal dan bulan."),
        (("day:up", "year:up"), "Tanggalnya belum lengkap. Atur juga bulan."),
        (("month:up",), "Tanggalnya belum lengkap. Atur juga tanggal dan tahun."),
        ((), "Tanggalnya belum dipilih. Atur tanggal, bulan, dan tahun."),
    ],
)
def test_of_a_whole_date_the_parts_not_given_are_asked_for_by_name(presses: tuple[str, ...], words: str) -> None:
    visit = one_date().press(*presses, "next")
    assert (visit.page, visit.session.problem) == ("question.hari", words)


def test_where_the_year_is_enough_no_whole_date_is_asked_for() -> None:
    visit = one_date(is_partial=True).press("next")
    assert visit.session.problem == "Tanggalnya belum dipilih. Atur paling tidak tahunnya."


def test_a_year_is_not_known_only_where_that_was_said() -> None:
    visit = one_date(is_partial=True).press("day:up", "month:up", "next")
    assert visit.session.problem == "Tanggalnya belum lengkap. Atur juga tahun."
    visit.press("year:unknown", "next")
    assert visit.session.answers["hari"].value == "XXXX-11-21"


@pytest.mark.parametrize("check", [OVER, OVER_IN_PART])
def test_the_year_of_what_is_over_steps_into_no_year_to_come(check: Check) -> None:
    assert columns(one_date(check, is_partial=True).press("year:up", "year:up", "year:up10"))[2] == "2026"


def test_the_year_of_what_is_to_come_steps_into_none_gone_by() -> None:
    visit = one_date(TO_COME).press("year:up", "year:down10")
    assert columns(visit)[2] == "2026"
    assert columns(visit.press("year:up"))[2] == "2027"


def test_a_day_that_the_month_has_not_is_told_and_not_moved() -> None:
    visit = one_date().press("day:up", *["day:up"] * 10, "month:up", "year:up", *["month:up"] * 3)
    assert columns(visit) == ["31", "Februari", "2026"]
    said = "Februari 2026 hanya sampai tanggal 28. Atur lagi tanggalnya."
    assert visit.press("next").session.problem == said
    assert columns(visit.press("day:down")) == ["28", "Februari", "2026"]


def test_a_day_that_no_year_has_is_told_without_a_year() -> None:
    visit = one_date(is_partial=True).press("day:up", *["day:up"] * 10, "month:up", *["month:up"] * 3, "year:unknown")
    said = "Februari hanya sampai tanggal 29. Atur lagi tanggalnya."
    assert visit.press("next").session.problem == said


def test_a_birth_begins_part_by_part_at_the_date_in_the_nik() -> None:
    visit = Visit().begin().type(NIK).press("next", "choice:no", "month:up")
    assert columns(visit) == ["-", "April", "-"]
    assert columns(visit.press("day:down", "year:up")) == ["15", "April", "1954"]


def test_what_the_nik_tells_is_counted_where_it_is_asked() -> None:
    visit = Visit().begin().type(NIK)
    assert counted(visit) == "Pertanyaan 1"
    assert counted(visit.press("next", "choice:no", "day:up", "month:up", "year:up")) == "Pertanyaan 2"
    assert counted(visit.press("next")) == "Pertanyaan 3"
    assert counted(visit.press("choice:2")) == "Pertanyaan 4"
    assert counted(Visit().begin().type(NIK).press("next", "choice:0")) == "Pertanyaan 2", "one page told three"


def counted(visit: Visit) -> str:
    assert isinstance(visit.view, ChooseView | DateView | NumberPadView | TypeView)
    return visit.view.progress
