"""A condition of a form in the words of its own questions and options, for officers; what has no words is said so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.catalogue import shipped_switches
from sync.hub import _words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.catalogue import Question, Service

SWITCH = "switch."
ELSE = "menurut jawaban lain"
NAME = r"(?:row\.|switch\.)?[a-z_][a-z0-9_]*"
TEXTS = re.compile(r'"([^"\\]*)"')
PAIRS = (("(", ")"), ("[", "]"))
COMPARED = re.compile(rf'({NAME}) (==|!=) "([^"]*)"')
AMONG = re.compile(rf"({NAME}) in \[([^\]]*)\]")
HOLDS = re.compile(rf'"([^"]*)" in ({NAME})')
IS = re.compile(rf"(!?)({NAME})")
MEASURED = re.compile(r"(?:(age|days_since|days_until|working_days_until)\()?([a-z_]+)\)? (<|<=|>|>=) (\d+)")
MEASURES = {
    "age": ("umur menurut {label}", " tahun"),
    "days_since": ("sejak {label}", " hari"),
    "days_until": ("sampai {label}", " hari"),
    "working_days_until": ("sampai {label}", " hari kerja"),
}
SIGNS = {"<": "kurang dari", "<=": "paling banyak", ">": "lebih dari", ">=": "paling sedikit"}


def in_words(condition: str, service: Service) -> str:
    """Such as `Yang diringankan: Anak / Orang tua`; parts of one that is too involved are left to the form's file."""
    if not condition:
        return ""
    either = [[one.strip() for one in part.split("&&")] for part in condition.split("||")]
    if any(_is_torn(one) for parts in either for one in parts):
        return ELSE
    known = _questions(service)
    return "; atau ".join("; dan ".join(dict.fromkeys(_part(one, known) for one in parts)) for parts in either)


def calculated_from(calculation: str, service: Service) -> str:
    """Which answers a calculated one is made of; empty if it is not calculated."""
    known = _questions(service)
    labels = (known[name].label for name in re.findall(r"[a-z_][a-z0-9_]*", calculation) if name in known)
    return f"dihitung dari {', '.join(dict.fromkeys(labels))}" if calculation else ""


def _questions(service: Service) -> dict[str, Question]:
    """By the names that conditions use; a field of a group stands after `row.`."""

    def walk(questions: tuple[Question, ...], before: str) -> Iterator[tuple[str, Question]]:
        for one in questions:
            yield before + one.code, one
            yield from walk(one.fields, "row.")

    return dict(walk(service.questions, ""))


def _is_torn(part: str) -> bool:
    """Whether a sign was within a bracket or a text: what is left on either side of it means something else."""
    bare = TEXTS.sub("", part)
    return any(sign in bare for sign in "\"'\\") or any(bare.count(one) != bare.count(end) for one, end in PAIRS)


def _part(part: str, known: Mapping[str, Question]) -> str:
    if found := COMPARED.fullmatch(part):
        name, sign, value = found.groups()
        return f"{_label(name, known)}: {'bukan ' if sign == '!=' else ''}{_option(name, value, known)}"
    if found := AMONG.fullmatch(part):
        options = (_option(found[1], value, known) for value in TEXTS.findall(found[2]))
        return f"{_label(found[1], known)}: {' / '.join(options)}"
    if found := HOLDS.fullmatch(part):
        return f"{_label(found[2], known)}: {_option(found[2], found[1], known)}"
    if found := MEASURED.fullmatch(part):
        return _measured(*found.groups(), known=known)
    if found := IS.fullmatch(part):
        return _is(found[2], is_not=bool(found[1]), known=known)
    return ELSE


def _measured(measure: str | None, name: str, sign: str, count: str, *, known: Mapping[str, Question]) -> str:
    words, unit = MEASURES[measure] if measure else ("{label}", "")
    return f"{words.format(label=_label(name, known))}: {SIGNS[sign]} {count}{unit}"


def _is(name: str, *, is_not: bool, known: Mapping[str, Question]) -> str:
    label = _label(name, known)
    return label if label == ELSE else f"{label}: {'tidak' if is_not else 'ya'}"


def _label(name: str, known: Mapping[str, Question]) -> str:
    if name == "for_whom":
        return "Mengurus untuk"
    if name.startswith(SWITCH):
        switch = shipped_switches().get(name.removeprefix(SWITCH))
        return switch.title if switch else ELSE
    return known[name].label if name in known else ELSE


def _option(name: str, value: str, known: Mapping[str, Question]) -> str:
    if name == "for_whom":
        return _words.FOR_WHOM.get(value, value)
    options = known[name].options if name in known else ()
    return next((one.title for one in options if one.code == value), value)
