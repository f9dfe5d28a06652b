"""What the mind makes of workers' answers, however late, early or surprising; no window and no device."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.journey import Call, Issue, PaperMoved, PrintReferral, resting
from kiosk.ports import PageUse, PrinterState, PrintState
from kiosk.tickets import Referral
from kiosk.views import Pressed, SlipView
from tests.fakes.office import ask, fill_in

if TYPE_CHECKING:
    from tests.kiosk.runtime.scene import Scene


def test_news_of_a_slip_is_heard_though_it_comes_at_once(scene: Scene) -> None:
    scene.take_number()
    view = scene.glass.view
    assert isinstance(view, SlipView)
    assert view.printing.tone == "warning"


def test_any_surprise_while_submitting_gives_the_page_back(scene: Scene) -> None:
    scene.encoder.is_broken = True
    scene.take_number()
    assert scene.glass.view.page == "number.priority"
    assert scene.store.issued == {}
    scene.encoder.is_broken = False
    scene.press("choice:none")
    scene.turn()
    assert scene.glass.view.page == "slip"


def test_a_copy_is_asked_once_and_printed_once(scene: Scene) -> None:
    scene.spooler.ends = PrintState.UNKNOWN
    scene.take_number()
    scene.spooler.ends = PrintState.PRINTED
    scene.press("print_again", "print_again")
    scene.turn()
    assert [job.copy for job in scene.spooler.jobs] == [0, 1]


def test_a_copy_that_cannot_be_made_leaves_the_button(scene: Scene) -> None:
    scene.spooler.ends = PrintState.UNKNOWN
    scene.take_number()
    scene.encoder.is_broken = True
    scene.press("print_again")
    scene.turn()
    view = scene.glass.view
    assert isinstance(view, SlipView)
    assert [one.id for one in view.others] == ["print_again", "say_again"]


def test_a_page_that_cannot_be_made_does_not_stop_time(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.press("start")
    before = scene.mind._next_tick

    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiosk.runtime._mind.present", break_down)
    with pytest.raises(ZeroDivisionError):
        scene.mind._tick()
    assert scene.mind._next_tick is not before


def test_a_press_on_a_page_that_has_gone_means_nothing(scene: Scene) -> None:
    seq = len(scene.glass.pages)
    scene.mind.hear(Pressed(seq, "start"))
    scene.mind.hear(Pressed(seq, "only_number"))
    assert scene.glass.view.page == "home"
    assert scene.mind.illegal["stale"] == 1


def test_a_scan_cancelled_before_it_had_begun_is_stopped_all_the_same(scene: Scene) -> None:
    scene.mind._sources.scans.start(PageUse.PAPER)
    assert scene.scanner.begun.wait(5)
    scene.mind._sources.scans.cancel()
    scene.scanner.may_go_on.set()
    scene.mind._sources.scans._worker.submit(int).result(5)
    assert scene.scanner.cancels == 1


def test_sent_pages_are_forgotten_once_they_were_kept_long_enough(scene: Scene) -> None:
    scene.mind._disk.submit(bool).result(5)
    assert scene.store.forgot_older_than == [scene.clock.wall_at - timedelta(days=1)]


def test_catalogue_installed_during_a_visit_waits_for_its_end(scene: Scene) -> None:
    before = scene.first_service()
    scene.press("start")
    scene.shelf.install("Surat baru")
    scene.mind.look_around()  # a look that was asked for while resting
    scene.turn()
    assert scene.first_service() == before
    scene.mind._session = resting(scene.clock.now())
    scene.mind._end_visit()
    assert scene.first_service() == "Surat baru"


def test_catalogue_installed_while_resting_is_taken_up_by_the_next_look(scene: Scene) -> None:
    scene.shelf.install("Surat baru")
    scene.mind.look_around()
    scene.turn()
    assert scene.first_service() == "Surat baru"


def test_application_is_kept_with_the_form_it_was_filled_in_with(scene: Scene) -> None:
    content, application = b"{}", fill_in()
    catalogue = replace(scene.shelf.first.catalogue, definitions={application.definition: content})
    scene.mind._around.setting = replace(scene.shelf.first, catalogue=catalogue)
    scene.mind._carry_out(Issue(ask(scene.clock), application))
    scene.turn()
    assert scene.store.definitions == {application.definition}


REFERRAL = PrintReferral(Referral("Kecamatan Contoh", "KE KELURAHAN", "SKTM", (), "", (), "", ""))


def test_referral_reaches_the_printer_and_its_news_the_visit(scene: Scene) -> None:
    scene.press("start")
    scene.mind._carry_out(REFERRAL)
    scene.turn()
    assert scene.spooler.papers == [b"KE KELURAHAN"]
    assert scene.store.jobs == {}


def test_referral_of_one_who_has_gone_is_not_printed(scene: Scene) -> None:
    scene.press("start")
    scene.mind._carry_out(REFERRAL)
    scene.mind._end_visit()
    scene.turn()
    assert scene.spooler.papers == []


def test_referral_that_cannot_be_made_keeps_no_page_waiting(scene: Scene) -> None:
    heard: list[object] = []
    scene.mind._papers._hear = heard.append
    scene.encoder.is_broken = True
    scene.mind._carry_out(REFERRAL)
    scene.turn()
    assert heard == [PaperMoved(PrintState.UNKNOWN, PrinterState.READY)]


def test_first_number_after_a_rehearsal_is_the_first(scene: Scene) -> None:
    scene.mind.rehearse()
    scene.encoder.is_broken = True
    scene.mind.rehearse()  # what fails there is logged and no more
    scene.encoder.is_broken = False
    assert scene.store.issued == {}
    scene.take_number()
    assert [str(issued.ticket.number) for issued, _ in scene.store.issued.values()] == ["A-001"]


def test_an_officer_is_said_to_know_when_the_hub_has_the_call(scene: Scene) -> None:
    scene.press("start", "bar:officer")
    scene.mind._tick()
    scene.turn()
    assert scene.mind._session.call is Call.GOING
    for waiting in scene.store.waiting(9):
        scene.store.acknowledge(waiting.uuid, waiting.sha256)
    scene.mind._tick()
    scene.turn()
    assert scene.mind._session.call is Call.AT_DESK


def test_an_answer_about_an_earlier_call_says_nothing_of_this_one(scene: Scene) -> None:
    scene.press("start", "bar:officer")
    first = scene.mind._session.over_since
    scene.clock.pass_(timedelta(seconds=1))
    scene.press("close", "bar:officer")
    scene.mind._call_known(first, is_known=True)
    assert scene.mind._session.call is Call.GOING
