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
        ("switch.pengantar_rt && !punya", "(true() and (${punya} = 'no'))"),
        ("switch.other || punya == true", "${punya} = 'yes'"),
        ('lahir.contains("XX") || lahir <= today()', "${lahir} <= today()"),
        ('!lahir.contains("XX")', "(${lahir} != '')"),
        ('"a" in jenis', "selected(${jenis}, 'a')"),
        ('kawin in ["a", "b"]', "(${kawin} = 'a' or ${kawin} = 'b')"),
        ("size(anak) >= 2", "count(${anak}) >= 2"),
        ("jenis.size() == 1", "if(${jenis} != '', count-selected(${jenis}), '') = 1"),
        ("row.umur < 17", "${anak__umur} < 17"),
        ('tujuan.rt == "001"', "${tujuan__rt} = '001'"),
        ("jumlah > 0", ". > 0"),
        ("jumlah * 2 + 1 > 7 % 2", "((. * 2) + 1) > (7 mod 2)"),
        ("jumlah / 2 == -1", "int(. div 2) = -1"),
        ('kawin + "!"', "concat(${kawin}, '!')"),
        ('punya ? "ada" : ""', "if((${punya} = 'yes'), 'ada', if((${punya} = 'no'), '', ''))"),
        ("lahir <= today()", "${lahir} <= today()"),
        ("days_since(lahir) > 60", "round(decimal-date-time(today()) - decimal-date-time(${lahir})) > 60"),
        ('kawin.startsWith("k") && punya', "(starts-with(${kawin}, 'k') and (${punya} = 'yes'))"),
        ('lahir < "2020-01-31"', "${lahir} < date('2020-01-31')"),
        ("kawin == null", "${kawin} = ''"),
        ('(kawin == "a" || punya) && for_whom == "child"', None),
    ],
)
def test_expression_has_its_twin(source: str, xpath: str | None) -> None:
    assert xpath_of(source, SCOPE) == (xpath or "((${kawin} = 'a' or (${punya} = 'yes')) and ${for_whom} = 'child')")


@pytest.mark.parametrize(
    ("source", "xpath"),
    [
        ("!(jumlah < 3)", ". >= 3"),
        ("!(punya || jumlah > 3)", "((${punya} = 'no') and . <= 3)"),
        ('!("a" in jenis)', "(${jenis} != '' and not(selected(${jenis}, 'a')))"),
        ('!kawin.contains("a")', "(${kawin} != '' and not(contains(${kawin}, 'a')))"),
        ('!(kawin == "a")', "${kawin} != 'a'"),
        ('!(kawin in ["a"])', "not((${kawin} = 'a'))"),
        ("!!punya", "(${punya} = 'yes')"),
        ("punya == false", "${punya} = 'no'"),
        ("punya == null", "${punya} = ''"),
        ("jumlah + 1 != 3", "((. + 1) < 3 or (. + 1) > 3)"),
        ("!(jumlah + 1 != 3)", "(. + 1) = 3"),
    ],
)
def test_without_an_answer_neither_a_condition_nor_its_opposite_holds(source: str, xpath: str) -> None:
    assert xpath_of(source, SCOPE) == xpath


def test_calculation_that_is_true_or_false_is_not_carried() -> None:
    assert xpath_of("jumlah > 1", SCOPE) == ". > 1"
    with pytest.raises(NotCarriedError, match="true or false"):
        xpath_of("jumlah > 1", SCOPE, is_value=True)


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
        ('kawin == ""', "nothing"),
        ("has(tujuan.rt)", "`has`"),
        ("kawin < for_whom", "order of texts"),
        ("punya == (jumlah > 1)", "comparison of conditions"),
        ('!(punya ? jumlah > 1 : kawin == "a")', "opposite"),
        ('kawin + "a" == for_whom', "put together"),
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
