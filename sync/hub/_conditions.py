"""A condition of a form in the words of its own questions and options, for officers; what has no words is said so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sync.hub import _words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.catalogue import Question, Service

SWITCH = "switch."
ELSE = "menurut jawaban lain"
NAME = r"(?:row\.|switch\.)?[a-z_][a-z0-9_]*"
TEXTS = re.compile(r'"([^"]*)"')
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
    known = _questions(service)
    either = [[_part(one.strip(), known) for one in part.split("&&")] for part in condition.split("||")]
    return "; atau ".join("; dan ".join(dict.fromkeys(parts)) for parts in either)


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
    if name == "switch.kelurahan_di_sini":
        return "kelurahan tidak dilayani di kantor ini" if is_not else "kelurahan dilayani di kantor ini"
    if name.startswith(SWITCH):
        return "kantor ini tidak memintanya" if is_not else "kantor ini memintanya"
    return f"{_label(name, known)}: {'tidak' if is_not else 'ya'}"


def _label(name: str, known: Mapping[str, Question]) -> str:
    if name == "for_whom":
        return "Mengurus untuk"
    return known[name].label if name in known else ELSE


def _option(name: str, value: str, known: Mapping[str, Question]) -> str:
    if name == "for_whom":
        return _words.FOR_WHOM.get(value, value)
    options = known[name].options if name in known else ()
    return next((one.title for one in options if one.code == value), value)
