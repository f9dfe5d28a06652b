"""A number that lay ready when somebody pressed for it: its slip goes out first, and it is kept whatever happens."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.journey import DropReady, Issue, IssueFailed, LayReady, SecondPassed, TicketIssued
from kiosk.ports import PrinterState, PrintReport, PrintState
from kiosk.runtime import _deeds
from kiosk.runtime._deeds import Deeds
from kiosk.tickets import Priority
from tests.kiosk.journey.visit import Visit, make_setting
from tests.kiosk.runtime.scene import Encoder, Scene
from tests.kiosk.runtime.test_spooler import Bench, refuse
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports import PrintJob

TO_PRIORITY = ("start", "only_number", "choice:other")


class Counter:
    """What a press for a number causes, between a store and a printer; `happened` is the order of it."""

    def __init__(self) -> None:
        self.bench, self.setting = Bench(), make_setting()
        self.deeds = Deeds(self.bench.store, Encoder())
        self.visit = Visit()
        self.visit.clock = self.bench.clock
        self.outcomes: list[object] = []
        self.happened: list[str] = []
        self.bench.look()

    def lay(self) -> None:
        """Somebody comes to where the next press gives a number."""
        self.visit.press(*TO_PRIORITY)
        (laid,) = [effect for effect in self.visit.effects if isinstance(effect, LayReady)]
        self.deeds.lay_ready(laid.issue, self.setting)

    def press(self, priority: str = "none") -> PrintJob | None:
        """Press, and wait until the printer's thread has ended it; the job that was kept."""
        issue = self.visit.press(f"choice:{priority}").issue
        kept: list[PrintJob | None] = []

        def keep(is_sending: bool) -> PrintJob | None:
            self.happened.append(f"kept after {len(self.bench.printer.sent)} slips")
            outcome = self.deeds.hand_in(issue, self.setting, is_sending=is_sending)
            self.outcomes.append(outcome)
            kept.append(outcome.issued.job if isinstance(outcome, TicketIssued) else None)
            return kept[-1]

        assert self.bench.spooler.issue(keep, lambda: self.deeds.take_ready(issue, self.setting))
        self.bench.spooler._worker.submit(int).result(5)
        assert len(kept) == 1
        return kept[0]


@pytest.fixture
def counter() -> Iterator[Counter]:
    made = Counter()
    yield made
    made.bench.spooler.close()


def test_slip_goes_out_before_its_number_is_kept_again(counter: Counter) -> None:
    counter.lay()
    job = counter.press("pregnant")
    assert job is not None
    assert counter.happened == ["kept after 1 slips"]
    assert counter.bench.printer.sent == [job.payload] == [b"A-001 0"]
    assert counter.bench.kept(job) is PrintState.PRINTED
    (outcome,) = counter.outcomes
    assert isinstance(outcome, TicketIssued)
    assert outcome.issued.job.state is PrintState.SENDING
    assert outcome.issued.ticket.request.priority is Priority.PREGNANT


def test_where_nothing_lies_ready_the_number_is_kept_first(counter: Counter) -> None:
    counter.visit.press(*TO_PRIORITY)
    job = counter.press()
    assert counter.happened == ["kept after 0 slips"]
    assert job is not None
    assert counter.bench.kept(job) is PrintState.PRINTED


@pytest.mark.parametrize("otherwise", ["large", "language", "old"])
def test_what_is_not_what_was_asked_for_is_not_sent(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, otherwise: str
) -> None:
    counter.lay()
    if otherwise == "large":
        counter.deeds._laid = replace(counter.deeds._laid, is_large=True)  # type: ignore[type-var]
    elif otherwise == "language":
        counter.setting = counter.setting.in_language("en")
    else:
        monkeypatch.setattr(_deeds, "MOST_AGE_S", 0.0)
    counter.press()
    assert counter.happened == ["kept after 0 slips"]


def test_printer_in_trouble_is_sent_nothing_and_the_slip_waits(counter: Counter) -> None:
    counter.lay()
    counter.bench.printer.now = PrinterState.PAPER_OUT
    job = counter.press()
    assert counter.happened == ["kept after 0 slips"]
    assert job is not None
    assert counter.bench.kept(job) is PrintState.BLOCKED


def test_printer_that_takes_no_byte_leaves_a_slip_that_waits(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    counter.lay()
    blocked = PrintReport(PrintState.BLOCKED, 0, PrinterState.PAPER_OUT)
    monkeypatch.setattr(counter.bench.printer, "send", lambda *_, **__: blocked)
    job = counter.press()
    assert job is not None
    assert job.payload == b"A-001 0"
    assert counter.bench.kept(job) is PrintState.BLOCKED


def test_printer_that_breaks_down_before_it_begins_leaves_a_slip_that_waits(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.lay()

    def break_down(*_: object, **__: object) -> PrintReport:
        raise OSError(5, "odd")

    monkeypatch.setattr(counter.bench.printer, "send", break_down)
    job = counter.press()
    assert job is not None
    assert counter.bench.kept(job) is PrintState.BLOCKED
    assert str(counter.bench.store.issued[job.ticket][0].ticket.number) == "A-001"


def test_number_on_paper_is_told_though_the_disk_is_full_and_kept_when_it_is_not(counter: Counter) -> None:
    counter.lay()
    with pytest.MonkeyPatch.context() as full:
        full.setattr(counter.bench.store, "issue", refuse_all)
        counter.press()
    assert counter.bench.printer.sent == [b"A-001 0"]
    (outcome,) = counter.outcomes
    assert isinstance(outcome, TicketIssued)
    assert str(outcome.issued.ticket.number) == "A-001"
    assert counter.deeds.has_unkept
    counter.deeds.settle_ready()
    assert not counter.deeds.has_unkept
    assert list(counter.bench.store.issued) == [outcome.issued.ticket.request.uuid]


def test_slip_of_which_nothing_went_and_nothing_could_be_kept_is_in_doubt_and_not_tried_for_ever(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.lay()
    blocked = PrintReport(PrintState.BLOCKED, 0, PrinterState.PAPER_OUT)
    monkeypatch.setattr(counter.bench.printer, "send", lambda *_, **__: blocked)
    monkeypatch.setattr(counter.bench.store, "issue", refuse_all)
    counter.press()
    assert counter.bench.moves.get(timeout=1) is PrintState.UNKNOWN
    monkeypatch.undo()
    counter.bench.look()
    assert counter.bench.printer.sent == []


def test_full_disk_before_anything_is_sent_gives_no_number(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    counter.lay()
    for name in ("take_ready", "issue"):
        monkeypatch.setattr(counter.bench.store, name, refuse_all)
    assert counter.press() is None
    assert counter.bench.printer.sent == []
    assert [type(outcome) for outcome in counter.outcomes] == [IssueFailed]


def refuse_all(*_: object, **__: object) -> None:
    refuse()


def test_what_the_press_will_ask_for_is_told_on_the_page_and_each_second() -> None:
    visit = Visit().press(*TO_PRIORITY).pass_(2)
    laid = [effect.issue for effect in visit.effects if isinstance(effect, LayReady)]
    assert len(laid) == 3
    issue = visit.press("choice:elderly").issue
    assert all(Issue(replace(one.request, priority=Priority.ELDERLY), None) == issue for one in laid)


def test_nothing_is_laid_ready_for_who_practises_or_fills_in_a_form_or_is_asked_whether_they_are_there() -> None:
    for visit in (Visit().press("start", "practise", *TO_PRIORITY[1:]), Visit().begin()):
        assert not any(isinstance(effect, LayReady) for effect in visit.pass_(2).effects)
    away = Visit().press(*TO_PRIORITY)
    while away.session.over is None:
        away.pass_(1)
    before = len(away.effects)
    assert len(away.pass_(2).effects) == before


def test_press_while_the_disk_still_lays_gives_one_number_and_one_slip(counter: Counter) -> None:
    counter.visit.press(*TO_PRIORITY)
    (laid,) = [effect for effect in counter.visit.effects if isinstance(effect, LayReady)]
    thread = threading.Thread(target=counter.deeds.lay_ready, args=(laid.issue, counter.setting))
    thread.start()
    job = counter.press()
    thread.join()
    assert job is not None
    assert len(counter.bench.store.issued) == 1
    assert len(counter.bench.printer.sent) == 1


def test_leaving_gives_back_what_lay_ready(counter: Counter) -> None:
    counter.lay()
    assert counter.bench.store.ready is not None
    counter.deeds.settle_ready()
    assert counter.bench.store.ready is None
    assert counter.deeds.take_ready(counter.visit.press("choice:none").issue, counter.setting) is None


def test_page_that_is_left_or_covered_leaves_nothing_ready_and_the_press_does() -> None:
    for way in (("bar:back",), ("bar:help",), ("bar:officer",)):
        visit = Visit().press(*TO_PRIORITY, *way)
        assert [type(effect) for effect in visit.effects if isinstance(effect, LayReady | DropReady)][-1] is DropReady
    pressed = Visit().press(*TO_PRIORITY, "choice:none")
    assert not any(isinstance(effect, DropReady) for effect in pressed.effects)
    back = Visit().press(*TO_PRIORITY, "bar:help").press("close").pass_(1)
    assert isinstance(back.effects[-1], LayReady)


@pytest.fixture
def scene() -> Iterator[Scene]:
    made = Scene()
    yield made
    made.close()


def come(scene: Scene) -> None:
    scene.press(*TO_PRIORITY)
    scene.turn()
    scene.mind._happen(SecondPassed())
    scene.turn()


def test_a_mind_lays_ready_and_forgets_with_its_resident(scene: Scene) -> None:
    come(scene)
    assert scene.store.ready is not None
    scene.mind._end_visit()
    scene.turn()
    assert scene.store.ready is None


def test_what_comes_while_the_disk_is_busy_is_laid_once_and_soon(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[object] = []
    monkeypatch.setattr(scene.store, "lay_ready", lambda request, _: laid.append(request))
    is_free = threading.Event()
    scene.mind._disk.submit(is_free.wait, 5)
    scene.press(*TO_PRIORITY)
    scene.mind._happen(SecondPassed())
    is_free.set()
    scene.turn()
    assert len(laid) == 1


def test_a_mind_that_is_told_to_stop_leaves_nothing_ready(scene: Scene) -> None:
    come(scene)
    scene.mind.close()
    scene.mind._disk._pool.shutdown(wait=True)
    assert scene.store.ready is None


def test_nothing_is_laid_ready_where_no_slip_could_begin(scene: Scene) -> None:
    scene.spooler.may_begin = False
    come(scene)
    assert scene.store.ready is None


def test_what_could_not_be_kept_is_tried_again_each_second(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.mind._deeds.has_unkept = True
    monkeypatch.setattr(scene.mind, "_schedule_tick", lambda: None)

    def is_kept_after_a_tick() -> bool:
        scene.mind._tick()  # does nothing where the disk is busy
        scene.turn()
        return not scene.mind._deeds.has_unkept

    eventually(is_kept_after_a_tick)
