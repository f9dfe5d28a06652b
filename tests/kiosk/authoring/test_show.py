from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time

from kiosk.authoring._needed import unneeded_papers
from kiosk.authoring._show import index_lines, office_lines, service_lines
from kiosk.catalogue import Problem, Span, load

CATALOGUE = load(None, ["umum"])


def test_index_names_the_broken_ones_and_keeps_its_columns() -> None:
    code = "surat-yang-panjang-namanya"
    problems = (Problem(f"catalogue/services/{code}/en.toml", "title", "is missing"),)
    lines = list(index_lines(replace(CATALOGUE, problems=problems), "id"))
    assert lines[-2:] == ["Broken, and not offered", f"  {code}  1 problem"]
    assert {line.index("  ", 2) for line in lines if line.startswith("  ktp-b")} == {len("  ktp-b")}
    assert all(line[len(f"  {code}")] == " " for line in lines[:-2] if line.startswith("  "))


def test_service_shows_limits_and_each_choice_on_its_own_line() -> None:
    lines = "\n".join(line for one in CATALOGUE.services for line in service_lines(one, "id"))
    assert re.search(r"\n {6}- \w+: \w+", lines)
    assert "limits: at most 200 characters" in lines
    assert "rows" in lines


def test_paper_that_a_switch_leaves_out_is_marked() -> None:
    service = CATALOGUE.service("sku")
    for is_on in (True, False):
        switches = {code: replace(one, is_on=is_on) for code, one in CATALOGUE.switches.items()}
        unneeded = unneeded_papers(service, replace(CATALOGUE, switches=switches))
        lines = list(service_lines(service, "id", unneeded))
        (at,) = (at for at, line in enumerate(lines) if line.startswith("  pengantar_rt: "))
        assert ("not asked for" in lines[at + 1]) is not is_on


def test_office_shows_hours_switches_and_only_days_to_come() -> None:
    hours = replace(
        CATALOGUE.hours,
        closed={date(2027, 1, 1): "Kemarin", date(2027, 3, 1): "Hari jadi kota"},
        other={date(2027, 3, 2): (Span(time(8), time(12)),)},
    )
    lines = list(office_lines(replace(CATALOGUE, hours=hours), "id", date(2027, 2, 1)))
    assert "  1 Maret 2027: Hari jadi kota" in lines
    assert "  2 Maret 2027: 08.00–12.00" in lines
    assert not any("Kemarin" in line for line in lines)
    assert any(line.startswith("  pengantar_rt = ") for line in lines)
