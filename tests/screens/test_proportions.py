"""What counts on a page is what is large on it: answers, what is typed, the one button that goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from typing import Any

import pytest

_SCRIPT = """
import json
from msgspec.structs import replace

from kiosk.views import Fact, Look
from tests.fakes.technician_pages import technician_pages
from tests.ui.gauge import in_look
from tests.ui.onglass import drawn, open_stage, show
from tests.ui.panels import SMALLEST
from tests.ui.samples._asking import STILL_HERE
from tests.ui.samples._dates import DATE_MONTH
from tests.ui.samples._ends import REST
from tests.ui.samples._typing import TYPE_LONG

FACTS = (
    Fact("account-group", "128 orang menunggu"),
    Fact("clock", "Buka sampai 15.30"),
    Fact("headphones", "Pakai earphone atau tombol?", "Tekan tombol mana saja, layar ini bicara."),
    Fact("usb-flash-drive", "USB masih tercolok", "Cabut dan bawa, atau serahkan ke petugas."),
)
stage = open_stage(SMALLEST)

def words(view, text=1):
    show(stage, in_look(view, Look(text)), 0)
    return [one for one in drawn(stage, SMALLEST)["leaves"] if not one["is_band"]]

pages = technician_pages()
few = replace(pages["tech.spare.printer"], others=())
told = {
    "rest": words(replace(REST, facts=FACTS)),
    "date": words(DATE_MONTH, 0),
    "long": words(replace(TYPE_LONG, text="SITI"), 0),
    "printer": words(pages["tech.device.printer"], 0),
    "few ways": words(few, 0),
}
words(pages["tech.device.printer"], 0)
told["parts"] = stage.parts
told["still"] = words(replace(STILL_HERE, countdown="45 detik"), 3)
told["still parts"] = stage.parts

from screens.theme import STRONG
from screens.theme.skins import SKINS
from screens.widgets.pressable import LOOKS

told["fills"] = {name: STRONG[SKINS[look.skin].fill] for name, look in LOOKS.items()}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    result = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, timeout=60, check=True)
    measures: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return measures


def _font(leaves: list[dict[str, Any]], text: str) -> int:
    (font,) = {leaf["font_px"] for leaf in leaves if leaf.get("text") == text}
    return int(font)


def test_of_all_buttons_only_what_goes_on_is_filled_in_black_and_white(told: dict[str, Any]) -> None:
    filled = {name for name, fill in told["fills"].items() if fill == told["fills"]["primary"]}
    assert filled == {"primary", "turn", "start"}


def test_facts_of_the_rest_page_stand_in_two_columns_and_begin_at_one_height(told: dict[str, Any]) -> None:
    rows: dict[int, list[str]] = defaultdict(list)
    icons = [leaf["box"] for leaf in told["rest"] if leaf["kind"] == "Icon" and not leaf["control"]]
    assert len({left for left, *_ in icons}) <= len(icons) / 2 + 1
    for leaf in told["rest"]:
        if leaf.get("role") == "soft":
            rows[round(leaf["box"][1] + leaf["box"][3])].append(leaf["text"])
    heads = [sorted(row) for row in rows.values()]
    assert sorted(["128 orang menunggu", "Buka sampai 15.30"]) in heads
    assert sorted(["Pakai earphone atau tombol?", "USB masih tercolok"]) in heads


def test_what_a_date_shows_is_larger_than_the_names_and_the_leaps_beside_it(told: dict[str, Any]) -> None:
    shown = _font(told["date"], "2019")
    assert shown == _font(told["date"], "Maret")
    assert shown >= 1.4 * max(_font(told["date"], "+10"), _font(told["date"], "Tahun"))


def test_a_sentence_is_typed_in_letters_as_large_as_its_question(told: dict[str, Any]) -> None:
    assert _font(told["long"], "SITI_") >= _font(told["long"], "Mengapa nama di kedua dokumen berbeda?")


def test_many_ways_on_a_page_make_what_is_read_no_smaller(told: dict[str, Any]) -> None:
    line = "Lebar kertas: 80 mm"
    assert told["parts"] == 1
    assert _font(told["printer"], line) >= 0.9 * _font(told["few ways"], line)
    lefts = {leaf["text"]: leaf["box"][0] for leaf in told["printer"] if leaf.get("text")}
    assert lefts["Coba sekarang"] > lefts["Periksa lagi"], "beside the others, no bar below them"


def test_seconds_that_run_out_stand_beside_what_stops_them_and_are_larger(told: dict[str, Any]) -> None:
    assert told["still parts"] == 1
    (seconds,) = (leaf for leaf in told["still"] if leaf["kind"] == "BigWords")
    (question,) = (leaf for leaf in told["still"] if leaf.get("role") == "title")
    assert seconds["box"][3] > 1.5 * question["capital_px"]
