"""The mind between a resident with a number in hand, the disk, and the news of the line; and one who only practises."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.journey import ControlPressed, State
from kiosk.ports import EntryKind, PrinterState, PrintState
from kiosk.views import SlipView
from tests.fakes.office import MORNING
from tests.kiosk.journey.visit import LANE_CONFIG, Visit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from kiosk.journey import Happening
    from kiosk.tickets import Slip
    from tests.kiosk.runtime.scene import Scene

NUMBER = ("start", "only_number", "group:usaha", "choice:sku", "choice:none")


class Pressing(Visit):
    """A visit that remembers what was pressed, so that it can be pressed in front of a mind."""

    def __init__(self) -> None:
        self.pressed: list[str] = []
        super().__init__(has_scanner=False)

    def happen(self, happening: Happening) -> Pressing:
        if isinstance(happening, ControlPressed):
            self.pressed.append(happening.control)
        super().happen(happening)
        return self


def fill_in(scene: Scene) -> None:
    """From the number through the whole form."""
    visit = Pressing()
    visit.press(*NUMBER).issued()
    visit.press("fill_in").prepared().press("next", "choice:self").answer_all()
    while visit.state is State.SCAN:
        visit.press("to_counter")
    visit.last_page_of_check().press("submit")
    scene.press(*visit.pressed[len(NUMBER) :])
    scene.turn()


def kinds(scene: Scene) -> list[EntryKind]:
    return [one.kind for one in scene.store.waiting(100)]


def test_an_application_joins_its_number_and_no_second_slip_is_printed(scene: Scene) -> None:
    scene.press(*NUMBER)
    scene.turn()
    (number,) = scene.store.issued
    fill_in(scene)
    view = scene.glass.view
    assert isinstance(view, SlipView)
    assert view.title == "Permohonan sudah masuk"
    assert len(scene.spooler.jobs) == 1
    assert kinds(scene)[0] is EntryKind.TICKET
    (application,) = [one for one in scene.store.waiting(100) if one.kind is EntryKind.APPLICATION]
    assert json.loads(application.body)["ticket"] == str(number)
    assert list(scene.store.issued) == [number]


def test_an_application_that_cannot_be_kept_leaves_number_and_answers(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.press(*NUMBER)
    scene.turn()

    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(scene.store, "join", break_down)
    fill_in(scene)
    assert scene.glass.view.page == "check"
    monkeypatch.undo()
    while scene.glass.view.page == "check":
        scene.press(scene.glass.view.primary.id)  # type: ignore[union-attr]
        scene.turn()
    assert scene.glass.view.page == "slip"
    assert kinds(scene).count(EntryKind.APPLICATION) == 1


def test_a_resident_is_told_that_their_number_is_called(scene: Scene) -> None:
    scene.press(*NUMBER)
    scene.turn()
    scene.mind.hear_print(next(iter(scene.store.issued)), PrintState.PRINTED, PrinterState.READY)
    scene.turn()
    (ticket,) = scene.store.waiting(1)
    scene.store.acknowledge(ticket.uuid, ticket.sha256)
    for _ in range(3):
        scene.mind._tick()
        scene.turn()
    assert scene.glass.view.page == "slip"
    scene.store.save_line("surat", (), 0, None, MORNING)
    scene.store.save_line("umum", (), 0, None, MORNING)
    for _ in range(3):
        scene.mind._tick()
        scene.turn()
    assert scene.glass.view.page == "called"


def test_an_opinion_is_kept_when_the_visit_ends(scene: Scene) -> None:
    scene.press(*NUMBER)
    scene.turn()
    scene.press("done", "choice:4", "next", "choice:3", "done")
    scene.turn()
    held = [json.loads(kept.entry.body) for kept in scene.store._held()]
    assert [(one["action"], one["facts"]["service"]) for one in held] == [("satisfaction", "sku"), ("survey", "sku")]


def practised() -> Pressing:
    visit = Pressing()
    visit.press("start", "practise").begin("sku").answer_all()
    while visit.state is State.SCAN:
        visit.press("scan", "use")
    visit.press("choice:none").last_page_of_check().press("submit", "print_sample")
    return visit


def test_a_practice_leaves_the_disk_as_it_was_but_for_one_more_in_the_count(scene: Scene, tmp_path: Path) -> None:
    from tests.kiosk.store.conftest import Kiosk  # noqa: PLC0415 - the real disk, for this story alone

    kiosk = Kiosk(tmp_path)
    kiosk.store._letters = {lane.code: lane.letter for lane in LANE_CONFIG}
    scene.use(kiosk.store)
    scene.press(*NUMBER)  # somebody else's, in earnest
    scene.turn()
    scene.press("bar:home")
    scene.turn()
    before, pages = kiosk.everything(), kiosk.page_names()
    scene.press(*practised().pressed)
    scene.turn()
    assert scene.glass.view.page == "slip"
    assert scene.spooler.papers == [b"LATIHAN 0"]
    after = kiosk.everything()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"outbox", "audit"}
    assert after["outbox"][: len(before["outbox"])] == before["outbox"]
    assert after["audit"][: len(before["audit"])] == before["audit"]
    (entry,) = after["outbox"][len(before["outbox"]) :]
    (note,) = after["audit"][len(before["audit"]) :]
    body = json.loads(next(part for part in entry if isinstance(part, bytes)))
    assert (body["action"], body["facts"]) == ("practised", {"service": "sku"})
    assert "practised" in note
    assert kiosk.page_names() == pages
    assert len(scene.spooler.jobs) == 1


def test_what_somebody_typed_in_a_practice_is_in_no_row(scene: Scene, tmp_path: Path) -> None:
    from tests.kiosk.store.conftest import Kiosk  # noqa: PLC0415 - as above

    kiosk = Kiosk(tmp_path)
    scene.use(kiosk.store)
    scene.press(*practised().pressed)
    scene.turn()
    rows = str(kiosk.everything())
    assert "practised" in rows
    assert not any(typed in rows for typed in ("6474025504540003", "SITI CONTOH", "LATIHAN"))


def test_a_large_slip_is_asked_of_the_encoder_by_who_reads_large(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def note(slip: Slip, *, copy: int = 0) -> bytes:
        seen.append(slip.is_large)
        return str(copy).encode()

    monkeypatch.setattr(scene.encoder, "encode", note)
    scene.take_number()
    scene.press("bar:home", "start", "bar:text", *NUMBER[1:])
    scene.turn()
    assert (seen[0], seen[-1]) == (False, True)  # and what lay ready before the presses
