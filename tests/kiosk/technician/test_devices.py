"""Devices as technicians come to them: found, chosen, tried; the printer, its spare and its roll."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.ports import UNSET, Asked, DeviceKind, FoundDevice, Verdict, WhoActs
from kiosk.technician import (
    ChangeRoll,
    DeviceProbed,
    DevicesFound,
    DeviceTested,
    Find,
    Keep,
    Place,
    Probe,
    Restart,
    SettingsKept,
    StopTry,
    Try,
    TryTold,
    drawing_of,
)
from kiosk.texts import ROLL_STEPS, drawing
from kiosk.views import AskView, ChooseView, Note, ShowView
from tests.fakes.technician import CONFIG, Walk, words

OUT = Verdict("paper_out", WhoActs.OFFICER, {"width_mm": "80"})
WELL = Verdict("ready", WhoActs.NOBODY)
PRINTER = FoundDevice(DeviceKind.PRINTER, "TM-T20II", {"url": "usb:04b8:0e15"}, "04b8:0e15")


def test_device_that_needs_paper_says_who_acts_and_is_tried_again() -> None:
    walk = Walk().come_in().hear(DeviceProbed(DeviceKind.PRINTER, OUT))
    assert "1 perlu tindakan" in words(walk.page)
    walk.press("open:devices", "device:printer")
    assert walk.caused(Probe) == Probe((DeviceKind.PRINTER,))
    assert isinstance(walk.page, ShowView)
    walk.press("try")
    assert walk.caused(Try) == Try(DeviceKind.PRINTER)
    assert isinstance(walk.page, AskView)
    walk.hear(TryTold(DeviceKind.PRINTER, "tech.slip.printing"))
    assert isinstance(walk.page, AskView)
    assert walk.page.text == "Sedang dicetak."
    walk.hear(DeviceTested(DeviceKind.PRINTER, WELL))
    assert walk.visit.place is Place.DEVICE
    assert "berhasil" in words(walk.page)


def test_devices_in_trouble_are_told_apart_and_by_whom_they_are_mended() -> None:
    walk = Walk().come_in().press("open:devices").hear(*(DeviceProbed(kind, WELL) for kind in DeviceKind))
    well = walk.page
    assert isinstance(well, ChooseView)
    assert well.note == Note("ok", "Semua baik")
    absent = Verdict("absent", WhoActs.TECHNICIAN)
    walk.hear(DeviceProbed(DeviceKind.PRINTER, OUT), DeviceProbed(DeviceKind.SCANNER, absent))
    page = walk.page
    assert isinstance(page, ChooseView)
    assert page.note == Note("warning", "2 perangkat perlu tindakan: Petugas, Teknisi.")
    changed = {after.id for before, after in zip(well.choices, page.choices, strict=True) if before.icon != after.icon}
    assert changed == {"device:printer", "device:scanner"}


def test_the_usual_sound_of_the_machine_is_offered_in_words_of_the_page() -> None:
    walk = Walk().come_in().press("open:devices", "device:speaker", "find")
    walk.hear(DevicesFound(DeviceKind.SPEAKER, (FoundDevice(DeviceKind.SPEAKER, "default", {"device": "default"}),)))
    assert isinstance(walk.page, ChooseView)
    assert [one.title for one in walk.page.choices if one.id == "use:0"] == ["Suara biasa mesin ini"]


def test_the_usual_sound_in_use_is_named_in_the_same_words() -> None:
    walk = Walk().come_in().press("open:devices", "device:speaker")
    assert isinstance(walk.page, ShowView)
    lines = [line for section in walk.page.sections for line in section.lines]
    assert "Suara biasa mesin ini" in lines
    assert "default" not in lines


def test_found_device_is_chosen_kept_and_counts_after_another_start() -> None:
    walk = Walk().come_in().press("open:devices", "device:printer", "find")
    assert walk.caused(Find) == Find(DeviceKind.PRINTER)
    walk.hear(DevicesFound(DeviceKind.SCANNER, ()))
    assert walk.visit.is_waiting
    walk.hear(DevicesFound(DeviceKind.PRINTER, (PRINTER,)))
    assert isinstance(walk.page, ChooseView)
    assert [one.id for one in walk.page.choices] == ["use:0", "use_none"]
    walk.press("use:0")
    assert walk.caused(Keep) == Keep({"printer.url": "usb:04b8:0e15"})
    assert "mulai ulang" in words(walk.page)
    walk.effects.clear()
    walk.hear(SettingsKept(CONFIG))
    assert walk.effects == [Probe((DeviceKind.PRINTER,))]  # with what was chosen, never with what was there before
    walk.press("bar:back", "bar:back", "open_restart")
    assert "usb:04b8:0e15" in words(walk.page)
    walk.press("restart")
    assert walk.caused(Restart) == Restart()


@pytest.mark.parametrize("way", [("device:printer",), ("device:printer", "open_spare")])
def test_device_that_none_is_configured_for_is_looked_for_and_never_told_as_tried_well(way: tuple[str, ...]) -> None:
    walk = Walk().come_in().press("open:devices", *way)
    spare = len(way) > 1
    walk.press("try").hear(DeviceTested(DeviceKind.PRINTER, UNSET, spare))
    assert isinstance(walk.page, ShowView)
    assert (walk.page.primary.id, walk.page.note) == ("find", None)
    assert "find" not in {one.id for one in walk.page.others}
    walk.hear(DeviceProbed(DeviceKind.PRINTER, WELL, spare))
    assert walk.page.primary.id == "try"


def test_line_that_stayed_whole_on_paper_tells_the_settings_its_width() -> None:
    asks = Asked("ruler", {"32": {"columns": 32, "width_dots": 384}, "none": {}})
    walk = Walk().come_in().press("open:devices", "device:printer", "try")
    walk.hear(DeviceTested(DeviceKind.PRINTER, replace(WELL, asks=asks)))
    assert isinstance(walk.page, ChooseView)
    assert walk.page.title == "Garis mana yang paling panjang tanpa patah?"
    walk.press("answer:48")
    assert walk.visit.place is Place.ASKED
    walk.press("answer:none")
    assert walk.visit.place is Place.DEVICE
    assert "berhasil" in words(walk.page)
    walk.press("open_question", "answer:32")
    assert walk.caused(Keep) == Keep({"printer.columns": 32, "printer.width_dots": 384})
    assert walk.visit.place is Place.DEVICE
    assert DeviceKind.PRINTER not in walk.visit.verdicts  # asked again, with what was set


def test_questions_about_one_paper_come_one_after_the_other_and_all_answers_are_kept_at_once() -> None:
    cut = Asked("cut", {"yes": {}, "no": {"cutter": "no"}})
    asks = Asked("ruler", {"32": {"columns": 32}, "none": {}}, then=cut)
    walk = Walk().come_in().press("open:devices", "device:printer", "try")
    walk.hear(DeviceTested(DeviceKind.PRINTER, replace(WELL, asks=asks))).press("answer:32")
    assert isinstance(walk.page, ChooseView)
    assert walk.page.title == "Apakah kertasnya terpotong sendiri?"
    assert not any(isinstance(effect, Keep) for effect in walk.effects)
    walk.press("bar:back", "open_question")
    assert walk.page.title == "Garis mana yang paling panjang tanpa patah?", "a slip of the finger costs no paper"
    walk.press("answer:32", "answer:no")
    assert walk.caused(Keep) == Keep({"printer.columns": 32, "printer.cutter": "no"})


def test_what_suits_a_device_better_is_kept_by_one_press() -> None:
    walk = Walk().come_in().press("open:devices", "device:printer", "adopt", "open_question")
    assert walk.visit.place is Place.DEVICE
    walk.hear(DeviceProbed(DeviceKind.PRINTER, replace(WELL, suits={"profile": "TM-T88III"}))).press("adopt")
    assert walk.caused(Keep) == Keep({"printer.profile": "TM-T88III"})


def test_what_a_printer_says_of_itself_is_told_inwords() -> None:
    walk = Walk().come_in().press("open:devices", "device:printer")
    facts = {"width_mm": "80", "asb": "no", "s": "2.4", "unheard_of": "x"}
    said = words(walk.hear(DeviceProbed(DeviceKind.PRINTER, replace(WELL, facts=facts))).page)
    for told in ("Lebar kertas: 80 mm", "Memberi tahu sendiri (ASB): tidak", "2,4 detik", "unheard_of: x"):
        assert told in said


def test_spare_printer_is_chosen_and_tried_beside_the_first() -> None:
    walk = Walk().come_in().press("open:devices", "device:printer", "open_spare", "find", "stop_waiting", "find")
    walk.hear(DevicesFound(DeviceKind.PRINTER, (PRINTER,)))
    assert "Pencetak cadangan" in words(walk.page)
    walk.press("find").hear(DevicesFound(DeviceKind.PRINTER, (PRINTER,))).press("use:0")
    assert walk.caused(Keep) == Keep({"spare_printer.url": "usb:04b8:0e15"})
    walk.press("try")
    assert walk.caused(Try) == Try(DeviceKind.PRINTER, is_spare=True)
    ruler = replace(WELL, asks=Asked("ruler", {"32": {"columns": 32}}))
    walk.hear(DeviceTested(DeviceKind.PRINTER, OUT))
    assert walk.visit.place is Place.TRY, "the first printer was not asked for"
    walk.hear(DeviceTested(DeviceKind.PRINTER, ruler, is_spare=True)).press("answer:32")
    assert walk.caused(Keep) == Keep({"spare_printer.columns": 32})
    assert (walk.visit.place, walk.visit.verdicts[DeviceKind.PRINTER]) == (Place.SPARE, OUT)
    walk.press("bar:back", "try")
    assert walk.caused(Try) == Try(DeviceKind.PRINTER)
    walk.press("stop_waiting", "find").hear(DevicesFound(DeviceKind.PRINTER, (PRINTER,))).press("use:0")
    assert walk.caused(Keep) == Keep({"printer.url": "usb:04b8:0e15"})
    walk.press("bar:back", "device:scanner", "open_spare")
    assert walk.visit.place is Place.DEVICE


@pytest.mark.parametrize("is_spare", [False, True])
def test_roll_is_changed_by_pictures_and_counted_anew(is_spare: bool) -> None:
    walk = Walk().come_in().press("open:devices", "device:printer", *["open_spare"][: int(is_spare)], "open_roll")
    seen = []
    for _ in range(ROLL_STEPS):
        assert walk.texts.get(f"roll.{len(seen) + 1}") in words(walk.page)
        seen.append(drawing(drawing_of(walk.visit), "png").name)
        walk.press("more")
    assert len(set(seen)) == ROLL_STEPS
    walk.press("roll_changed")
    assert walk.caused(ChangeRoll) == ChangeRoll(is_spare)
    assert walk.effects[-1] == Probe((DeviceKind.PRINTER,), is_spare)
    assert walk.visit.place is (Place.SPARE if is_spare else Place.DEVICE)
    assert "Rol baru dicatat." in words(walk.page)
    left = replace(WELL, facts={"numbers_left": "60"})
    walk.hear(DeviceProbed(DeviceKind.PRINTER, left, is_spare))
    assert "Sisa kertas: kira-kira 60 nomor." in words(walk.page)


def test_leaving_a_test_leaves_what_it_says_unheard() -> None:
    walk = Walk().come_in().press("open:devices", "device:badge_reader", "try", "stop_waiting", "bar:back")
    walk.hear(
        TryTold(DeviceKind.BADGE_READER, "tech.slip.printing"),
        DeviceTested(DeviceKind.BADGE_READER, WELL),
    )
    assert walk.visit.place is Place.DEVICES


@pytest.mark.parametrize("way", ["stop_waiting", "bar:back"])
def test_leaving_a_test_ends_it_and_asks_how_the_device_is(way: str) -> None:
    walk = Walk().come_in().press("open:devices", "device:badge_reader", "try")
    walk.effects.clear()
    walk.press(way)
    assert walk.effects == [StopTry(DeviceKind.BADGE_READER), Probe((DeviceKind.BADGE_READER,))]
    assert walk.visit.place is Place.DEVICE
