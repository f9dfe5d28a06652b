"""A stick full of files made to do harm: each is refused by its own name, and a good file beside them still comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.stick import SimulatedStick, make_stick
from devices.stick.samples import bombs, papers
from kiosk.config import StickConfig
from kiosk.ports import Captured, PageRefusal, StickState

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = {
    "kosong.pdf": {PageRefusal.BROKEN},
    "seribu juta titik.png": {PageRefusal.TOO_MANY_PIXELS},
    "foto.exe.jpg": {PageRefusal.UNKNOWN_KIND},
    "tiga belas halaman.pdf": {PageRefusal.TOO_MANY_PAGES},
    "terpotong.jpg": {PageRefusal.BROKEN},
}


def test_each_is_refused_by_its_name_and_the_good_file_beside_them_comes(tmp_path: Path) -> None:
    hand = SimulatedStick(tmp_path / "stick")
    hand.fill({**bombs(), "surat.jpeg": papers()["WhatsApp Image 2026-11-20 at 19.32.08.jpeg"]})
    hand.plug()
    stick = make_stick(StickConfig(hand.place), (300, 400))
    assert stick is not None
    listed = stick.files()
    assert not isinstance(listed, StickState)
    outcomes = {one.name: stick.take(one.number, lambda _: None) for one in listed}
    assert isinstance(outcomes.pop("surat.jpeg"), Captured)
    assert outcomes.keys() == REFUSED.keys()
    assert [name for name, outcome in outcomes.items() if outcome not in REFUSED[name]] == []


def test_hostile_names_show_nothing_but_letters(tmp_path: Path) -> None:
    hand = SimulatedStick(tmp_path / "stick")
    hand.fill({"a\u202e\x1b[31mfdp.pdf": b"x", "\x07.png": b"x", "n" * 240 + ".jpg": b"x"})
    hand.plug()
    stick = make_stick(StickConfig(hand.place), (300, 400))
    assert stick is not None
    listed = stick.files()
    assert not isinstance(listed, StickState)
    assert all(one.name.isprintable() for one in listed)
