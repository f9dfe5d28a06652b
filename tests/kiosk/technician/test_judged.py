"""What no machine can tell: whether a display was read, a tone heard, a key meant. The technician's answer counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.ports import Asked, DeviceKind, Finding, Verdict, WhoActs
from kiosk.technician import DeviceProbed, DeviceTested, Examined, Keep, Place, readiness_of
from kiosk.views import ChooseView, Note, ShowView
from tests.fakes.technician import Walk

READY = Verdict("ready", WhoActs.NOBODY, {"volume_percent": "74"})
HEARD = Asked("heard", {"yes": {}, "no": {}}, {"yes": ("heard", WhoActs.NOBODY), "no": ("unheard", WhoActs.TECHNICIAN)})
SPEAKER = DeviceKind.SPEAKER


def tried() -> Walk:
    """They have heard the tones, or not."""
    walk = Walk().come_in().press("open:devices", "device:speaker").hear(DeviceProbed(SPEAKER, READY)).press("try")
    return walk.hear(DeviceTested(SPEAKER, replace(READY, asks=HEARD)))


def slip(walk: Walk) -> str:
    told = readiness_of(walk.visit, walk.texts)
    return repr((told.found, told.to_do))


def test_what_was_heard_is_asked_and_stays_told_until_the_slip() -> None:
    walk = tried()
    assert isinstance(walk.page, ChooseView)
    assert walk.page.title == "Apakah nada dan kalimatnya terdengar?"
    walk.press("answer:yes")
    assert isinstance(walk.page, ShowView)
    assert walk.page.note == Note("ok", "Percobaan berhasil.")
    walk.hear(DeviceProbed(SPEAKER, READY), Examined(Finding("speaker", READY, is_device=True)))
    assert "+ Pengeras suara: Pengeras suara sudah dicoba dan terdengar." in slip(walk)


def test_what_was_not_heard_is_trouble_though_the_machine_knows_of_none() -> None:
    walk = tried().press("answer:no")
    assert isinstance(walk.page, ShowView)
    assert walk.page.note is not None
    assert walk.page.note.tone == "warning"
    walk.press("probe").hear(DeviceProbed(SPEAKER, READY))
    assert "Teknisi: Periksa kabel dan volumenya." in repr(walk.page)
    assert "! Pengeras suara: Tidak ada suara yang terdengar." in slip(walk)


def test_nothing_is_told_as_tried_well_before_the_answer() -> None:
    walk = tried().press("bar:back")
    assert "berhasil" not in repr(walk.page)
    walk.press("open_question", "answer:maybe")
    assert walk.visit.place is Place.ASKED


def test_trouble_that_the_machine_finds_is_told_over_any_answer() -> None:
    walk = tried().press("answer:yes").hear(DeviceProbed(SPEAKER, Verdict("no_card", WhoActs.TECHNICIAN)))
    assert walk.visit.verdicts[SPEAKER].state == "no_card"


def test_another_try_asks_again() -> None:
    walk = tried().press("answer:no", "try").hear(DeviceTested(SPEAKER, replace(READY, asks=HEARD)))
    assert walk.visit.place is Place.ASKED
    walk.press("bar:back")
    assert walk.visit.verdicts[SPEAKER].state == "ready"


@pytest.mark.parametrize("state", ["ready", "no_card"])
def test_look_that_comes_late_leaves_a_question_or_answers_it(state: str) -> None:
    walk = tried().hear(Examined(Finding("speaker", Verdict(state, WhoActs.TECHNICIAN), is_device=True)))
    assert walk.visit.place is (Place.ASKED if state == "ready" else Place.DEVICE)


def test_garbled_letters_lead_to_the_other_commands() -> None:
    kind = DeviceKind.LINE_DISPLAY
    asks = Asked("seen", {"yes": {}, "garbled": {"commands": "escpos"}, "no": {}}, {"yes": ("seen", WhoActs.NOBODY)})
    walk = Walk().come_in().press("open:devices", f"device:{kind.value}", "try")
    walk.hear(DeviceTested(kind, Verdict("unverified", WhoActs.NOBODY, asks=asks))).press("answer:garbled")
    assert walk.caused(Keep) == Keep({"line_display.commands": "escpos"})


def test_key_is_named_by_what_it_is_for() -> None:
    kind = DeviceKind.KEYPAD
    asks = Asked("meant", {"yes": {}, "no": {}}, {"no": ("wrong_key", WhoActs.TECHNICIAN)})
    walk = Walk().come_in().press("open:devices", f"device:{kind.value}", "try")
    walk.hear(DeviceTested(kind, Verdict("ready", WhoActs.NOBODY, {"action": "turn_on"}, asks=asks)))
    assert isinstance(walk.page, ChooseView)
    assert walk.page.title == "Tombol tadi untuk: Bagian berikutnya. Apakah benar?"
    walk.press("answer:no")
    assert "Guna tombol itu: Bagian berikutnya" in repr(walk.page)
    assert "ajari dari awal" in repr(walk.page)
