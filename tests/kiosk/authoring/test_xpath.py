from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring._xpath import NotCarriedError, Scope, xpath_of
from kiosk.catalogue import QuestionType

SCOPE = Scope(
    {
        "for_whom": QuestionType.ONE_OF,
        "lahir": QuestionType.DATE,
        "kawin": QuestionType.ONE_OF,
        "punya": QuestionType.YES_NO,
        "jenis": QuestionType.SEVERAL_OF,
        "anak": QuestionType.GROUP,
        "anak__umur": QuestionType.WHOLE_NUMBER,
        "tujuan": QuestionType.PLACE,
        "tujuan__rt": QuestionType.RT_RW,
        "tujuan__kelurahan": QuestionType.KELURAHAN,
        "jumlah": QuestionType.WHOLE_NUMBER,
    },
    {"pengantar_rt": True},
    row="anak",
    own="jumlah",
)


@pytest.mark.parametrize(
    ("source", "xpath"),
    [
        ('kawin == "kawin"', "${kawin} = 'kawin'"),
        ('kawin != "it\'s"', '${kawin} != "it\'s"'),
        ("switch.pengantar_rt && !punya", "(true() and not((${punya} = 'yes')))"),
        ("switch.other || punya == true", "(false() or (${punya} = 'yes') = true())"),
        ('"a" in jenis', "selected(${jenis}, 'a')"),
        ('kawin in ["a", "b"]', "(${kawin} = 'a' or ${kawin} = 'b')"),
        ("size(anak) >= 2", "count(${anak}) >= 2"),
        ("jenis.size() == 1", "count-selected(${jenis}) = 1"),
        ("row.umur < 17", "${anak__umur} < 17"),
        ('tujuan.rt == "001"', "${tujuan__rt} = '001'"),
        ("jumlah > 0", ". > 0"),
        ("jumlah * 2 + 1 > 7 % 2", "((. * 2) + 1) > (7 mod 2)"),
        ("jumlah / 2 == -1", "int(. div 2) = -1"),
        ('kawin + "!"', "concat(${kawin}, '!')"),
        ('punya ? "ada" : ""', "if((${punya} = 'yes'), 'ada', '')"),
        ("lahir <= today()", "${lahir} <= today()"),
        ("days_since(lahir) > 60", "round(decimal-date-time(today()) - decimal-date-time(${lahir})) > 60"),
        ('kawin.startsWith("k") && has(tujuan.rt)', "(starts-with(${kawin}, 'k') and (${tujuan__rt} != ''))"),
        ("kawin == null", "${kawin} = ''"),
        ('(kawin == "a" || punya) && for_whom == "child"', None),
    ],
)
def test_expression_has_its_twin(source: str, xpath: str | None) -> None:
    assert xpath_of(source, SCOPE) == (xpath or "((${kawin} = 'a' or (${punya} = 'yes')) and ${for_whom} = 'child')")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("working_days_until(lahir) > 1", "`working_days_until`"),
        ("anak.exists(x, x.umur > 1)", "`exists`"),
        ('kawin.matches("x")', "`matches`"),
        ("nama == 1", "`nama`"),
        ('tujuan.kelurahan == "64.74.02.1001"', "region"),
        ("tujuan == kawin", "as a whole"),
        ('jenis == "a"', "several values"),
        ('kawin in ["it\'s", "a\\"b"]', "`\\\\`"),
        ("kawin &", "can be read"),
        ("jumlah +", "ends early"),
        ("jumlah 1", "`1`"),
        ("", "ends early"),
        ("(" * 290, "brackets in brackets"),
    ],
)
def test_what_has_no_twin_is_named(source: str, what: str) -> None:
    with pytest.raises(NotCarriedError, match=what):
        xpath_of(source, SCOPE)


PIECES = [
    "kawin",
    "punya",
    "jenis",
    "1",
    '"a"',
    "(",
    ")",
    "[",
    "]",
    "&&",
    "||",
    "!",
    "==",
    "in",
    ".",
    ",",
    "size",
    "?",
    ":",
    "-",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_text_is_carried_or_refused_never_an_accident(source: str) -> None:
    with contextlib.suppress(NotCarriedError):
        xpath_of(source, SCOPE)
