"""What is wrong with an answer, in the words of the present language; told again when that changes. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.application import Fault, Wrong, check_answer, show_value
from kiosk.catalogue import QuestionType
from kiosk.identity import parse_partial_date
from kiosk.journey._codes import code_problem
from kiosk.journey._faces import Face, all_choices, face
from kiosk.journey._moves import QUESTION_STATES, problem_of
from kiosk.journey._places import State
from kiosk.journey._steppers import DATE_PARTS, Parts, kept_date
from kiosk.texts import in_sentence

if TYPE_CHECKING:
    from kiosk.catalogue import Question
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.texts import Texts

MEASURED = frozenset({QuestionType.WHOLE_NUMBER, QuestionType.MONEY})
# Where a page has one problem only.
_ONLY = {State.MISSING: "missing.none", State.CHECK: "submit.failed", State.NUMBER_PRIORITY: "submit.failed"}


def with_checked(session: Session, text: str, world: World) -> Session | str:
    """The visit with this answer to the present question, or what to do about it."""
    path, question = session.place.of, session.question
    value = kept_date(text) if question.type is QuestionType.DATE else text
    result = check_answer(question, value, today=world.today, options=all_choices(session, world))
    if isinstance(result, Wrong):
        return _or_nothing(session, _say(session, result, text, world), world)
    changed = session.with_answer(path, result)
    problem = problem_of(changed, path)
    return _or_nothing(session, problem, world) if problem else changed


def told_again(session: Session, world: World) -> str:
    """The problem of the present page in the present language; empty where there is none."""
    if not session.problem:
        return ""
    if key := _ONLY.get(session.state):
        return world.setting.texts.get(key)
    if session.state is State.TYPE_CODE:
        return code_problem(session, world.setting.texts)
    if session.state not in QUESTION_STATES:
        return ""
    if not session.tried and (problem := problem_of(session, session.place.of)):
        return problem
    found = with_checked(session, session.tried, world)
    return found if isinstance(found, str) else problem_of(found, session.place.of)


def _say(session: Session, wrong: Wrong, text: str, world: World) -> str:
    """What to do about it: the question's own words, else those of its type; a NIK's are more exact.

    The type's words speak of a name, a date, an amount and never quote the label: `Menjadi` or `Sampai` is no subject
    of a sentence, and the question itself stands above them.
    """
    texts, question = world.setting.texts, session.question
    if wrong.nik:
        advice = "nik.look" if wrong.fault is Fault.SHORT else "nik.pressed"  # of the others it was told while typing
        return texts.get(advice, fact=texts.get(f"nik.{wrong.nik.value}", typed=len(text)))
    if question.type is QuestionType.DATE and (days := Parts.of(text).last_day):
        return _say_last_day(Parts.of(text), days, texts)
    if question.type is QuestionType.DATE and question.is_partial and not text:
        return texts.get("wrong.date.none")
    if lacking := _lacking(question, text):
        return _say_lacking(question, lacking, texts)
    if wrong.message:
        return wrong.message
    least, most = (_limit(question, limit) for limit in (question.least, question.most))
    return texts.get(f"wrong.{question.type.value}.{_kind_of(wrong, question, text, world)}", least=least, most=most)


def _limit(question: Question, limit: int) -> str:
    """A limit as the answer itself is shown: `110 tahun`, `Rp100.000.000`."""
    return show_value(question, str(limit)) if question.type in MEASURED else str(limit)


def _kind_of(wrong: Wrong, question: Question, text: str, world: World) -> str:
    """Which of the type's words: a birth that is still to come has its own."""
    is_birth = question.proposed_from == "birth_date" and wrong.fault is Fault.VALUE
    return "ahead" if is_birth and kept_date(text) > world.today.isoformat() else wrong.fault.value


def _lacking(question: Question, text: str) -> tuple[str, ...]:
    """The parts that a date still lacks; none of one that was not begun, or is enough as it is."""
    if question.type is not QuestionType.DATE or not text:
        return ()
    is_enough = question.is_partial and parse_partial_date(kept_date(text))
    return () if is_enough else Parts.of(text).lacking


def _say_lacking(question: Question, lacking: tuple[str, ...], texts: Texts) -> str:
    """What is still to be set, by name; where parts may be unknown, what is enough."""
    if question.is_partial and lacking != ("year",):
        return texts.get("wrong.date.unknown")
    if len(lacking) == len(DATE_PARTS):
        return texts.get("wrong.date.empty")
    first, *other = (in_sentence(texts.get(f"date.{name}")) for name in lacking)
    parts = texts.get("date.both", first=first, second=other[0]) if other else first
    return texts.get("wrong.date.lacking", parts=parts)


def _say_last_day(parts: Parts, days: int, texts: Texts) -> str:
    """How many days the month has, and in which year."""
    month = texts.month(parts.month) if parts.month else ""
    return texts.get("wrong.date.last_day", month=f"{month} {parts.year or ''}".strip(), days=days)


def _or_nothing(session: Session, problem: str, world: World) -> str:
    """The problem, and that what was typed may be taken out where nothing need be said."""
    is_typed = face(session, world) in {Face.PAD, Face.KEYS}
    may_be_empty = is_typed and bool(session.text) and not session.question.required
    return world.setting.texts.get("question.or_empty", message=problem) if may_be_empty else problem
