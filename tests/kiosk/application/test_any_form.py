"""The laws of the form, over any service and any order of answering."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.application import Answer, Filling, Settled, answers_of, filling_of, settle, with_row, without_row
from kiosk.catalogue import AnsweredBy, ForWhom, QuestionType
from tests.fakes.services import FACTS, ask, paper, service, stop

if TYPE_CHECKING:
    from kiosk.application import Asked
    from kiosk.catalogue import Question, Service

LEAVES = [kind for kind in QuestionType if not kind.is_compound]
VALUES = {
    QuestionType.YES_NO: ("yes", "no"),
    QuestionType.ONE_OF: ("a", "b"),
    QuestionType.SEVERAL_OF: ("a", "b,c", ""),
    QuestionType.WHOLE_NUMBER: ("0", "3", "18"),
    QuestionType.MONEY: ("0", "1500000"),
    QuestionType.DATE: ("1990-01-01", "2020-05-05", "1950-XX-XX", "XXXX-08-17"),
    QuestionType.TIME: ("08:30",),
    QuestionType.DOCUMENT: ("",),
    QuestionType.NOTE: ("",),
    QuestionType.PROVINCE: ("64", "11"),
    QuestionType.REGENCY: ("64.74", "11.01"),
    QuestionType.KECAMATAN: ("64.74.02", "11.01.01"),
    QuestionType.KELURAHAN: ("64.74.02.1001", "11.01.01.2001"),
}
REGIONS = [QuestionType.PROVINCE, QuestionType.REGENCY, QuestionType.KECAMATAN, QuestionType.KELURAHAN]
CONDITIONS = (
    "{0}",
    "!{0}",
    '{0} == "a"',
    '{0} != "a"',
    '"a" in {0}',
    "{0} > 3",
    "{0} == null",
    "size({0}) > 1",
    "age({0}) < 17",
    "days_until({0}) < 0",
    "{0}.exists(x, x.f0 == 'a')",
    "{0}.f0 == 'a'",
    "has({0}.f1)",
)
MOST_STEPS = 400


def conditions(names: list[str]) -> st.SearchStrategy[str]:
    """Conditions over earlier answers, of any sense or none."""
    if not names:
        return st.sampled_from(["", "", 'for_whom == "self"', "switch.pengantar_rt"])
    name = st.sampled_from(names)
    one = st.builds(str.format, st.sampled_from(CONDITIONS), name)
    return st.just("") | one | st.builds("{} && {}".format, one, one) | st.builds("{} || {}".format, one, one)


@st.composite
def questions(draw: st.DrawFn, code: str, names: list[str], kinds: list[QuestionType]) -> Question:
    kind = draw(st.sampled_from(kinds))
    fields: list[Question] = []
    if kind.is_compound:
        inner = LEAVES if kind is QuestionType.GROUP else [QuestionType.TEXT, *REGIONS]
        for number in range(draw(st.integers(1, 4))):
            in_row = [f"row.f{before}" for before in range(number)]
            fields.append(draw(questions(f"f{number}", names + in_row, inner)))
    made = ask(
        code,
        kind,
        draw(conditions(names)),
        options=("a", "b", "c"),
        fields=tuple(fields),
        checks=tuple(draw(st.lists(conditions(names), max_size=1))),
        calculation=draw(st.sampled_from(["1 + 1", "true", '"a"', *names])) if kind is QuestionType.CALCULATED else "",
        required=draw(st.booleans()),
    )
    if kind is QuestionType.GROUP:
        made = replace(made, least_rows=draw(st.integers(0, 2)), most_rows=draw(st.integers(2, 3)))
    if kind is not QuestionType.CALCULATED:
        made = replace(made, by=draw(st.sampled_from([AnsweredBy.RESIDENT] * 5 + [AnsweredBy.OFFICER])))
    return replace(made, only_for=draw(st.sampled_from([(), (), (), (ForWhom.SELF,), (ForWhom.CHILD,)])))


@st.composite
def services(draw: st.DrawFn) -> Service:
    made: list[Question] = []
    for number in range(draw(st.integers(1, 9))):
        made.append(draw(questions(f"q{number}", [one.code for one in made], list(QuestionType))))
    names = [one.code for one in made]
    papers = tuple(paper(f"p{number}", draw(conditions(names))) for number in range(3))
    return service(*made, papers=papers, stops=(stop("henti", draw(conditions(names)) or "false"),))


def answer_to(asked: Asked, draw: st.DataObject) -> Answer:
    question = asked.question
    if draw.draw(st.integers(0, 7)) == 0:
        return Answer(question.code, question.label, "", "", is_for_officer=True)
    value = (
        "" if question.type is QuestionType.GROUP else draw.draw(st.sampled_from(VALUES.get(question.type, ("a", "b"))))
    )
    return Answer(question.code, question.label, value, value)


def values_of(settled: Settled) -> dict[str, tuple[str, bool]]:
    """What an application carries: the closing of a list with rows, notes, and how people read a field are left out."""
    silent = {one.path for one in settled.asked if one.question.type is QuestionType.NOTE}
    silent |= {path for path, rows in settled.filling.rows.items() if rows}
    answers = settled.filling.answers
    return {
        path: (one.value, one.is_for_officer)
        for path, one in answers.items()
        if path not in silent or (one.is_for_officer and path in settled.filling.rows)
    }


def check_laws(made: Service, settled: Settled) -> None:
    assert settle(made, FACTS, settled.filling) == settled
    asked = [one.path for one in settled.asked]
    assert len(set(asked)) == len(asked)
    codes = [one.code for one in made.questions]
    hidden = set(codes) - {path.partition("/")[0] for path in (*asked, *settled.filling.answers)}
    submitted = [one.question for one in answers_of(made, settled)]
    assert not hidden & set(submitted)
    assert submitted == sorted(set(submitted), key=codes.index)


@given(services(), st.data())
@settings(max_examples=150, deadline=None)
def test_answering_whatever_is_asked_comes_to_an_end_and_the_hub_sees_the_same(
    made: Service, data: st.DataObject
) -> None:
    settled = settle(made, FACTS, Filling())
    for _ in range(MOST_STEPS):
        check_laws(made, settled)
        waiting = [one for one in settled.asked if one.path not in settled.filling.answers]
        if not waiting:
            break
        answers = {**settled.filling.answers, waiting[0].path: answer_to(waiting[0], data)}
        settled = settle(made, FACTS, Filling(answers, settled.filling.rows))
    else:
        raise AssertionError([one.path for one in waiting])
    again = settle(made, FACTS, filling_of(made, answers_of(made, settled)))
    assert [one.path for one in again.asked] == [one.path for one in settled.asked]
    assert values_of(again) == values_of(settled)
    assert (again.needed, again.stop, again.failed) == (settled.needed, settled.stop, settled.failed)


@given(services(), st.data())
@settings(max_examples=150, deadline=None)
def test_no_order_of_answering_leaves_an_answer_nobody_asked_for(made: Service, data: st.DataObject) -> None:
    settled = settle(made, FACTS, Filling())
    for _ in range(data.draw(st.integers(0, 25))):
        filling = settled.filling
        groups = [one.path for one in settled.asked if one.question.type is QuestionType.GROUP]
        deed = data.draw(st.sampled_from(["answer", "answer", "answer", "forget", "more", "less"]))
        if deed == "answer" and settled.asked:
            one = data.draw(st.sampled_from(settled.asked))
            filling = Filling({**filling.answers, one.path: answer_to(one, data)}, filling.rows)
        elif deed == "forget" and filling.answers:
            gone = data.draw(st.sampled_from(sorted(filling.answers)))
            filling = Filling({path: one for path, one in filling.answers.items() if path != gone}, filling.rows)
        elif deed in {"more", "less"} and groups:
            group = data.draw(st.sampled_from(groups))
            row = data.draw(st.integers(0, 4))
            filling = with_row(filling, group) if deed == "more" else without_row(filling, group, row)
        settled = settle(made, FACTS, filling)
        check_laws(made, settled)
