"""What technicians come for, from the PIN to the slip; devices have a file of their own."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from kiosk.access import Entered, Locked, Refused
from kiosk.catalogue import faults_of
from kiosk.keys import KEY_FILE
from kiosk.ports import UNSET, DeviceKind, Finding, FoundDevice, PrintState, Verdict, WhoActs
from kiosk.technician import (
    LEAVES_AFTER_S,
    AccountMade,
    BadgeTapped,
    CheckPin,
    CopyLogs,
    DeviceProbed,
    DevicesFound,
    Examine,
    Examined,
    Keep,
    KeepDraft,
    KeepKeys,
    KeyPressed,
    Leave,
    LogsKept,
    MakeAccount,
    PinChecked,
    Place,
    PrintReadiness,
    Probe,
    SecondPassed,
    SettingsKept,
    SlipPrinted,
    Soak,
    SoakMoved,
    StopSoak,
    TargetHit,
    Try,
    Visit,
    WriteConfig,
    configured,
)
from kiosk.texts import Texts
from kiosk.views import ChooseView, LearnView, NumberPadView, RulerView, TouchTestView
from tests.fakes.technician import BUDI, CONFIG, RINA, Walk, newcomer, words
from tests.fakes.technician import configured as config_of

if TYPE_CHECKING:
    from kiosk.tickets import Readiness

WELL = Verdict("ready", WhoActs.NOBODY)
OUT = Verdict("paper_out", WhoActs.OFFICER, {"width_mm": "80"})
PRINTER = FoundDevice(DeviceKind.PRINTER, "TM-T20II", {"url": "usb:04b8:0e15"}, "04b8:0e15")


def test_pin_lets_in_and_is_shown_to_nobody() -> None:
    walk = Walk().type("481516")
    assert isinstance(walk.page, NumberPadView)
    assert walk.page.text == "• • • • • •"
    assert "481516" not in repr(walk.visit)
    walk.press("enter")
    asked = walk.caused(CheckPin)
    assert isinstance(asked, CheckPin)
    assert asked.pin == "481516"
    assert "481516" not in repr(asked)
    walk.hear(PinChecked(Entered(RINA)))
    assert walk.visit.place is Place.MENU
    assert walk.caused(Probe) == Probe(tuple(DeviceKind))


def test_wrong_pin_says_how_long_to_wait() -> None:
    walk = Walk().type("481517").press("enter").hear(PinChecked(Refused(0.0)))
    assert "Coba sekali lagi" in words(walk.page)
    walk.type("481517").press("enter").hear(PinChecked(Locked(29.5)))
    assert "30 detik" in words(walk.page)
    walk.hear(SecondPassed())
    assert "29 detik" in words(walk.page)
    walk.hear(*itertools.repeat(SecondPassed(), 29))
    assert "belum dapat" not in words(walk.page)
    assert "boleh dicoba lagi" in words(walk.page)
    walk.type("481517").press("enter").hear(PinChecked(Locked(None)))
    assert "kiosk access pin" in words(walk.page)


def test_short_pin_is_not_asked_of_the_door() -> None:
    walk = Walk().type("4815").press("enter")
    assert not walk.effects


@pytest.mark.parametrize("control", ["open:devices", "try", "restart", "open_restart", "use:0", "print", "copy"])
def test_nothing_is_open_before_the_pin(control: str) -> None:
    for place in (Place.WHO, Place.PIN):
        walk = Walk(Visit(place, CONFIG, tuple(DeviceKind), (RINA, BUDI), RINA)).press(control)
        assert walk.visit.place is place
        assert not walk.effects


def test_answer_of_the_door_that_nobody_waits_for_opens_nothing() -> None:
    walk = Walk().hear(PinChecked(Entered(RINA)))
    assert walk.visit.place is Place.PIN


def test_badge_names_who_the_pin_proves() -> None:
    walk = Walk(Visit(Place.WHO, CONFIG, tuple(DeviceKind), (BUDI, RINA))).hear(BadgeTapped(None))
    assert walk.visit.place is Place.WHO
    walk.hear(BadgeTapped(RINA))
    assert (walk.visit.place, walk.visit.who) == (Place.PIN, RINA)
    walk.press("bar:back", f"person:{BUDI.id}")
    assert walk.visit.who == BUDI


def test_machine_is_looked_at_and_what_is_wrong_is_told() -> None:
    full = Finding("disk", Verdict("full", WhoActs.TECHNICIAN, {"free_gb": "0.1", "all_gb": "118.0"}))
    walk = Walk().come_in().press("open:health")
    assert walk.caused(Examine) == Examine()
    walk.hear(Examined(full), Examined(Finding("hub", Verdict("answers", WhoActs.NOBODY, {"ms": "4"}))))
    walk.hear(Examined(None, is_last=True))
    assert isinstance(walk.page, ChooseView)
    walk.press("finding:disk")
    assert "Kosong 0,1 dari 118,0 GB" in words(walk.page)
    assert Texts("id").get("doctor.disk.full.mend") in words(walk.page)


def test_glass_is_measured_by_a_ruler() -> None:
    walk = Walk().come_in().press("open:glass", "part:ruler_along")
    assert isinstance(walk.page, RulerView)
    for _ in range(2):
        walk.press("stretch:longer10")
    assert isinstance(walk.page, RulerView)
    assert walk.page.length_mm == pytest.approx(104.04)
    walk.press("fits", "stretch:shorter", "fits")
    assert walk.caused(Keep) == Keep({"panel.width_mm": 382.5, "panel.height_mm": 709.4})
    again = walk.press("part:ruler_along").page
    assert isinstance(again, RulerView)
    assert again.length_mm == pytest.approx(104.04, abs=0.02)


def test_glass_that_is_measured_by_half_is_as_it_was() -> None:
    walk = Walk().come_in().press("open:glass")
    before = walk.page
    walk.press("part:ruler_along", "stretch:longer10", "fits")
    assert walk.visit.place is Place.RULER_UP
    walk.press("bar:back")
    assert walk.page == before
    assert not [one for one in walk.effects if isinstance(one, Keep)]


def test_height_is_typed_and_bounded() -> None:
    walk = Walk().come_in().press("open:glass", "part:height").type("20").press("take")
    assert walk.visit.place is Place.HEIGHT
    walk.type("0").press("key:back").type("00").press("key:back", "key:back", "key:back", "key:back").type("650")
    walk.press("take")
    assert walk.caused(Keep) == Keep({"panel.bottom_mm": 650.0})


def test_touch_is_judged_by_its_worst_miss() -> None:
    walk = Walk().come_in().press("open:glass", "part:touch")
    assert isinstance(walk.page, TouchTestView)
    walk.hear(*[TargetHit(0.5, 0.5)] * 4, TargetHit(6.0, 8.0))
    assert walk.visit.place is Place.TOUCHED
    assert "10,0 mm" in words(walk.page)
    assert "Kurang tepat" in words(walk.page)


def test_volume_goes_up_and_down_within_its_bounds() -> None:
    walk = Walk().come_in().press("open:sound", "louder", "louder", "louder", "softer", "play")
    assert walk.visit.told_config.speech.volume == 6
    assert walk.caused(Keep) == Keep({"speech.volume": 6})
    assert walk.caused(Try) == Try(DeviceKind.SPEAKER)


def test_keys_are_learnt_here_too() -> None:
    walk = Walk().come_in().press("open:keys", "learn")
    assert isinstance(walk.page, LearnView)
    for name in ("f13", "f14", "f15"):
        walk.hear(KeyPressed(name))
    while "skip" in words(walk.page):
        walk.press("skip")
    walk.press("save")
    kept = walk.caused(KeepKeys)
    assert isinstance(kept, KeepKeys)
    assert kept.keys["select"] == ("f15",)
    assert walk.press("close").visit.place is Place.MENU


def test_logs_go_to_a_stick_or_say_that_none_is_there() -> None:
    walk = Walk().come_in().press("open:logs", "copy", "copy")
    assert len([one for one in walk.effects if isinstance(one, CopyLogs)]) == 1
    walk.hear(LogsKept(""))
    assert "Pasang stik" in words(walk.page)
    walk.press("copy").hear(LogsKept("/media/usb", ("kiosk.log",)))
    assert "kiosk.log" in words(walk.page)


def test_endurance_test_counts_keeps_the_visit_open_and_can_be_stopped() -> None:
    walk = Walk().come_in().press("open:soak", "minutes:30")
    assert walk.caused(Soak) == Soak(30)
    for second in range(3 * LEAVES_AFTER_S):
        walk.hear(SecondPassed())
        if second % 60 == 0:
            walk.hear(SoakMoved(second // 60, {"printer": 1}, 600))
    assert Leave() not in walk.effects
    walk.press("stop_soak")
    assert walk.caused(StopSoak) == StopSoak()
    walk.hear(SoakMoved(9, {"printer": 2, "scanner": 0}, 0, is_over=True))
    assert "gagal 2 kali" in words(walk.page)
    assert "Pemindai" not in words(walk.page)


def test_slip_is_printed_with_all_that_was_looked_at() -> None:
    walk = Walk().come_in().press("open:slip", "print")
    walk.hear(Examined(Finding("printer", OUT, is_device=True)), Examined(Finding("speaker", UNSET, is_device=True)))
    walk.hear(Examined(Finding("disk", Verdict("plenty", WhoActs.NOBODY, {"free_gb": "81.0", "all_gb": "118.0"}))))
    walk.hear(Examined(None, is_last=True))
    printed = walk.caused(PrintReadiness)
    assert isinstance(printed, PrintReadiness)
    readiness = printed.readiness
    text = "\n".join((readiness.verdict, *itertools.chain(*readiness.found)))
    assert "! Pencetak struk" in text
    assert "- Pengeras suara" in text
    assert "Kosong 81,0 dari 118,0 GB" in text
    assert "Masih 1 hal perlu tindakan." in text
    assert "Pencetak cadangan" not in text
    for untried in ("- Ketepatan sentuh: belum dicoba", "- Uji tahan: belum dicoba", "Suara: tingkat 6 dari 8"):
        assert untried in text
    walk.hear(SlipPrinted(PrintState.PRINTED))
    assert "sudah tercetak" in words(walk.page)


@pytest.mark.parametrize(
    ("miss_mm", "failures", "found", "to_do"),
    [
        (2.0, {}, ("+ Ketepatan sentuh: Paling jauh 2,0 mm", "+ Uji tahan: 9 putaran"), ()),
        (
            8.0,
            {"spare_printer": 2},
            ("! Ketepatan sentuh: Paling jauh 8,0 mm", "! Uji tahan: 9 putaran"),
            ("Ketepatan sentuh: Paling jauh 8,0 mm. Teknisi:", "Uji tahan: Pencetak cadangan: gagal 2 kali. Teknisi:"),
        ),
    ],
)
def test_slip_tells_what_was_tried_at_the_glass(
    miss_mm: float, failures: dict[str, int], found: tuple[str, ...], to_do: tuple[str, ...]
) -> None:
    walk = Walk().come_in().press("open:glass", "part:touch").hear(*[TargetHit(0.0, miss_mm)] * 5)
    walk.press("done", "bar:back", "open:soak", "minutes:5").hear(SoakMoved(9, failures, 0, is_over=True))
    readiness = _slip_of(walk.press("done"))
    assert set(found) <= set(readiness.found[-1])
    assert len(readiness.to_do) == len(to_do)
    assert all(line.startswith(begin) for line, begin in zip(readiness.to_do, to_do, strict=True))


def test_spare_that_is_dead_stands_on_the_slip_with_who_mends_it() -> None:
    dead = Finding("printer", Verdict("offline", WhoActs.TECHNICIAN), is_device=True, is_spare=True)
    readiness = _slip_of(Walk().come_in(), Finding("printer", WELL, is_device=True), dead)
    assert [line[:19] for line in readiness.found[0]] == ["+ Pencetak struk: P", "! Pencetak cadangan"]
    assert [line.partition(":")[0] for line in readiness.to_do] == ["Pencetak cadangan"]


def test_three_minutes_without_a_touch_leave() -> None:
    walk = Walk().come_in()
    for _ in range(LEAVES_AFTER_S - 1):
        walk.hear(SecondPassed())
    assert Leave() not in walk.effects
    walk.hear(SecondPassed())
    assert walk.effects[-1] == Leave()


def test_new_kiosk_is_set_up_from_nothing_to_the_slip() -> None:
    walk = _set_up_to_name()
    draft = walk.visit.told_draft
    told = configured(draft, ("id", "en"))
    assert told["kiosk"] == "kiosk-2"
    assert told["office"] == {"code": "64.74.02", "name": "Kecamatan Bontang Selatan", "zone": "Asia/Makassar"}
    assert told["lanes"] == [{"code": "umum", "letter": "F", "wait_at": "Loket 1"}]
    assert told["panel"] == {"width_mm": 398.0, "height_mm": 708.0, "bottom_mm": 700.0}
    assert walk.caused(WriteConfig) == WriteConfig(draft)
    walk.hear(SettingsKept(config_of(walk))).type("RINA").press("take")
    walk.type("123456").press("take")
    assert "mudah ditebak" in words(walk.page)
    walk.type("481516").press("take").type("481517").press("take")
    assert walk.visit.place is Place.NEW_PIN
    walk.type("481516").press("take").type("481516").press("take")
    made = walk.caused(MakeAccount)
    assert isinstance(made, MakeAccount)
    assert (made.name, str(made.pin)) == ("Rina", "481516")
    assert "481516" not in repr(walk.visit)
    walk.hear(AccountMade())
    assert walk.visit.place is Place.DEVICES
    walk.hear(*(DeviceProbed(kind, UNSET) for kind in DeviceKind), DeviceProbed(DeviceKind.PRINTER, OUT))
    walk.press("device:printer", "find").hear(DevicesFound(DeviceKind.PRINTER, (PRINTER,))).press("use:0")
    assert "mulai ulang" not in words(walk.page)  # nothing runs yet that would have to start anew
    walk.hear(SettingsKept(config_of(walk)), DeviceProbed(DeviceKind.PRINTER, OUT)).press("bar:back")
    walk.press("go_on", "print").hear(Examined(None, is_last=True), SlipPrinted(PrintState.PRINTED)).press("go_on")
    walk.hear(Examined(None, is_last=True))
    assert walk.visit.place is Place.NEW_DONE
    assert "Pencetak struk" in words(walk.page)
    assert walk.press("finish").effects[-1] == Leave()


def test_each_answer_of_a_new_kiosk_is_kept_at_once_without_the_pin() -> None:
    walk = _set_up_to_name()
    drafts = [one.draft for one in walk.effects if isinstance(one, KeepDraft)]
    assert [one.step for one in drafts][:3] == ["new_office", "new_zone", "new_number"]
    assert not any("pin" in name for name in drafts[-1].__dataclass_fields__)


def test_configuration_that_cannot_be_written_is_told() -> None:
    walk = _set_up_to_name().hear(SettingsKept(None))
    assert "ruang simpan" in words(walk.page)


def test_account_that_cannot_be_kept_is_not_told_as_a_name_that_is_taken() -> None:
    walk = _set_up_to_name()
    walk.hear(SettingsKept(config_of(walk))).type("RINA").press("take").type("481516").press("take")
    walk.type("481516").press("take").hear(AccountMade("store.failed"))
    assert Texts("id").get("tech.not_kept") in words(walk.page)


@pytest.mark.parametrize(
    ("way", "key"),
    [
        (("open:sound", "louder"), "speech.volume"),
        (("open:glass", "part:ruler_along", "fits", "stretch:shorter10", "fits"), "panel.width_mm"),
        (("open:devices", "device:printer", "find"), "printer.url"),
    ],
)
def test_setting_that_the_disk_does_not_take_is_not_told_as_kept(way: tuple[str, ...], key: str) -> None:
    walk = Walk().come_in().press(*way).hear(DevicesFound(DeviceKind.PRINTER, (PRINTER,))).press("use:0")
    asked = walk.caused(Keep)
    assert isinstance(asked, Keep)
    assert key in asked.changes
    walk.hear(SettingsKept(None, tuple(asked.changes), CONFIG))
    assert Texts("id").get("tech.not_kept") in words(walk.page)
    assert Texts("id").get("tech.kept") not in words(walk.page)
    assert walk.visit.told_config == CONFIG
    assert not walk.visit.changed


def test_keys_that_the_disk_does_not_take_are_not_told_as_kept() -> None:
    walk = Walk().come_in().press("open:keys", "learn").hear(*(KeyPressed(name) for name in ("f13", "f14", "f15")))
    while "skip" in words(walk.page):
        walk.press("skip")
    walk.press("save").hear(SettingsKept(None, (KEY_FILE,), CONFIG))
    assert Texts("id").get("tech.not_kept") in words(walk.page)
    assert not walk.visit.changed


def test_every_word_of_the_pages_is_plain() -> None:
    tiles = ("devices", "health", "sound", "glass", "logs", "soak", "slip")
    for walk in (_set_up_to_name(), *(Walk().come_in().press(f"open:{tile}") for tile in tiles)):
        for name, view in walk.pages.items():
            note = getattr(view, "note", None)
            texts = [getattr(view, "title", ""), getattr(view, "hint", ""), note.text if note else ""]
            faults = [fault for text in texts for fault in faults_of(text, "id")]
            assert not faults, (name, faults)


def _slip_of(walk: Walk, *findings: Finding) -> Readiness:
    """What is printed from the menu, once this was looked at."""
    walk.press("open:slip", "print").hear(*map(Examined, findings), Examined(None, is_last=True))
    printed = walk.caused(PrintReadiness)
    assert isinstance(printed, PrintReadiness)
    return printed.readiness


def _set_up_to_name() -> Walk:
    walk = newcomer().press("language:id").type("BONTANG").press("key:space").type("SEL")
    assert "office:64.74.02" in words(walk.page)
    walk.press("office:64.74.02", "zone:Asia/Makassar", "number:2", "glass:32-standing").type("700").press("take")
    return walk.press("hub:here")
