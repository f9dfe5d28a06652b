from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.catalogue import Expression, Facts, Scope, parse_expression
from tests.fakes.services import FACTS

# Thousands of times what the longest takes: it is for what would not end, not for speed, which `make bench` holds.
LONGEST_S = 5.0
ANSWERS: dict[str, object] = {
    "nama": "Siti",
    "lahir": "2010-11-22",
    "umur": 16,
    "kawin": False,
    "sebab": ["hilang", "rusak"],
    "anak": [{"umur": 3, "nama": "Budi"}, {"umur": 20, "nama": "Siti"}],
    "kosong": None,
}


def expression(source: str) -> Expression:
    parsed = parse_expression(source)
    assert isinstance(parsed, Expression), parsed
    return parsed


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("umur + 1", 17),
        ("age(lahir)", 15),
        ('age("1950-07-XX")', 76),
        ('age("1950-XX-XX")', 75),
        ("today()", "2026-11-21"),
        ('days_until("2026-12-01")', 10),
        ('days_since("2026-11-01")', 20),
        ('working_days_until("2026-12-04")', 10),
        ('working_days_until("2026-11-21")', 0),
        ('working_days_until("2026-11-20")', 0),
        ('working_days_until("2026-11-18")', -2),
        ('working_days_until("9999-12-31")', 261),
        ('"hilang" in sebab', True),
        ("anak.exists(a, a.umur < 18)", True),
        ("anak.all(a, a.umur < 18)", False),
        ("size(anak)", 2),
        ('nama.startsWith("Si") && nama.endsWith("ti") && nama.contains("it")', True),
        ('int("12") + 1', 13),
        ("string(12)", "12"),
        ("has(anak[0].umur)", True),
        ("switch.pengantar_rt", True),
        ('for_whom == "self"', True),
        ("kosong == null", True),
        ("kawin ? 1 : 2", 2),
        ("tidak_ada == 1 || true", True),
    ],
)
def test_an_expression_comes_to_its_value(source: str, value: object) -> None:
    assert expression(source).value(ANSWERS, FACTS) == value


@pytest.mark.parametrize(
    "source",
    [
        "tidak_ada == 1",
        "kosong < 3",
        "age(kosong) != 3",
        'age("XXXX-08-17") > 3',
        'age("kemarin") > 3',
        'age("2026-13-01") > 3',
        "age() > 3",
        "age(lahir, lahir) > 3",
        "today(1) == today()",
        "umur < nama",
        "umur / 0",
        "9223372036854775807 + 1",
        "anak[9]",
        'int("x")',
        "switch.tidak_ada",
    ],
)
def test_what_cannot_be_evaluated_has_no_value_and_does_not_hold(
    source: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert expression(source).value(ANSWERS, FACTS) is None
    assert not expression(source).holds(ANSWERS, FACTS)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("umur = 3", "character 6: `=` cannot stand here; write `==`"),
        ("a and b", "character 3: `and` is no word of CEL; write `&&`"),
        ("a AND b", "character 3: `AND` is no word of CEL; write `&&`"),
        ("a == True", "character 6: `True` is no word of CEL; write `true`"),
        ("a & b", "character 3: `&` cannot stand here; write `&&`"),
        ("umur <> 3", "character 6: `<>` cannot stand here; write `!=`"),
        ("umur => 3", "character 6: `=>` cannot stand here; write `>=`"),
        ("nama == “x”", 'character 9: `“` cannot stand here; write `"`'),
        ("loop == 3", "character 1: `loop` is kept by CEL for itself; give what it names another code"),
        ("umur ==", "ends too early"),
        ("(umur", "ends too early"),
        ("", "ends too early"),
        ("umur == == 3", "character 9: cannot be read from `== 3` on"),
        ("now()", "character 1: `now` is no function here; there are age, all, "),
        ("anak.map(a, a)", "character 6: `map` is no function here"),
        ("anak.filter(a, true)", "character 6: `filter` is no function here"),
        ("nama.matches('x')", "character 6: `matches` is no function here"),
        ("timestamp(nama)", "character 1: `timestamp` is no function here"),
        ("anak.all(a, anak.exists(b, true))", "character 18: `exists` stands inside another one"),
        ("(anak + anak).all(a, true)", "character 15: `all` follows no name; write it after the name of a group"),
        ("[1, 2].exists(a, true)", "character 8: `exists` follows no name"),
        ("nama == 'x", "character 9: `'` cannot stand here; close the text"),
        ("nama == r'x'", "character 10: a text has one quotation mark at each end"),
        ('"""a"""', "character 3: a text has one quotation mark at each end"),
        ("umur == 1u", "character 10: `u` follows without a space"),
        ("umur // 2", "character 6: `//` begins a comment"),
        ("{'a': 1}.a", "character 1: `{` cannot stand here"),
        ("umur == 1 é", "character 11: `é` cannot stand here"),
        ("has(umur)", "character 5: cannot be read from"),
        ("x" * 301, "has 301 characters; write at most 300"),
    ],
)
def test_what_is_no_expression_is_told_with_its_place_and_mend(source: str, reason: str) -> None:
    parsed = parse_expression(source)
    assert isinstance(parsed, str)
    assert parsed.startswith(reason)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("umur > 3 && switch.rt", {"umur", "switch"}),
        ("anak.exists(a, a.umur > batas)", {"anak", "batas"}),
        ("anak.exists(a, a.umur > 3) && a", {"anak", "a"}),
        ("row.umur > 3", {"row"}),
        ("'umur' in ['x', nama]", {"nama"}),
        ("true || false || null == null", set()),
    ],
)
def test_names_are_those_that_must_be_known(source: str, names: set[str]) -> None:
    assert expression(source).names == names


def test_a_scope_takes_the_last_value_of_a_name() -> None:
    scope = Scope(FACTS)
    assert not scope.holds(expression("umur == 3"))
    scope.put("umur", 3)
    assert scope.holds(expression("umur == 3"))
    scope.put("umur", None)
    assert not scope.holds(expression("umur == 3"))


def test_a_value_that_cel_does_not_have_gives_no_value() -> None:
    assert expression("umur").value({"umur": object()}, FACTS) is None


def _grammar() -> st.SearchStrategy[str]:
    leaves = st.sampled_from(
        ["umur", "nama", "lahir", "anak", "kosong", "zz", "1", "9223372036854775807", "'x'", "null"]
    )
    leaves |= st.sampled_from(["true", "[1, 'a']", "switch.a", "row.b", "today()", "[]", "0.5", "anak[0]", "for_whom"])

    def wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        signs = st.sampled_from(["+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||", " in "])
        calls = st.sampled_from(["age", "size", "string", "int", "days_until", "working_days_until", "has", "map", "x"])
        macros = st.sampled_from(["exists", "all", "map", "exists_one", "startsWith", "contains", "matches"])
        return (
            st.builds(lambda left, sign, right: f"{left}{sign}{right}", inner, signs, inner)
            | st.builds(lambda call, one: f"{call}({one})", calls, inner)
            | st.builds(lambda over, macro, one: f"{over}.{macro}(v, {one})", inner, macros, inner)
            | st.builds(lambda one, two, three: f"({one} ? {two} : {three})", inner, inner, inner)
            | st.builds(lambda sign, one: f"{sign}({one})", st.sampled_from(["!", "-"]), inner)
            | st.builds(lambda one, two: f"{one}[{two}]", inner, inner)
        )

    return st.recursive(leaves, wider, max_leaves=20)


@given(st.text(max_size=320) | st.text("()[]!-+.&|=<>'\" ax1,?:", max_size=320) | _grammar())
@settings(max_examples=400, deadline=None)
def test_no_text_raises_or_takes_long(source: str) -> None:
    began_s = time.perf_counter()
    parsed = parse_expression(source)
    if isinstance(parsed, Expression):
        parsed.value(ANSWERS, FACTS)
    else:
        assert parsed
    assert time.perf_counter() - began_s < LONGEST_S


@pytest.mark.parametrize(
    "source",
    [
        "anak.all(a, " + "a.umur in [1,2,3] || " * 13 + "true)",
        "+".join(["nama"] * 60),
        "!" * 299 + "x",
        "-" * 299 + "1",
        "(" * 149 + "1" + ")" * 149,
        "[" * 149 + "]" * 149,
        "a" + "[0]" * 99,
        "a" + ".b" * 149,
        "true?1:" * 42 + "1",
    ],
)
def test_the_longest_expressions_over_the_longest_answers_are_quick(source: str) -> None:
    rows = [{"umur": number, "nama": "x" * 400} for number in range(20)]
    began_s = time.perf_counter()
    parsed = parse_expression(source)
    if isinstance(parsed, Expression):
        parsed.value({"anak": rows, "nama": "x" * 400}, FACTS)
    assert time.perf_counter() - began_s < LONGEST_S


def test_working_days_leave_out_the_days_the_office_is_closed() -> None:
    closed = Facts(date(2026, 12, 23), "self", {}, lambda day: day.weekday() < 5 and day != date(2026, 12, 25))
    assert expression('working_days_until("2026-12-28")').value({}, closed) == 2
