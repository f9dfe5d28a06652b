"""What an office offers as pages of text, for whoever wants to read it without a kiosk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.authoring._broken import broken_services, counted, hidden_services
from kiosk.authoring._poster_words import WORDS, day_text, fee_text, hours_lines, spans_text
from kiosk.catalogue import QuestionType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from kiosk.catalogue import Catalogue, Question, Requirement, Service, Stop

NUMBERS = {QuestionType.WHOLE_NUMBER, QuestionType.MONEY}
# Whose limit a file says; the others are as long as their kind is.
MEASURED = NUMBERS | {QuestionType.NAME, QuestionType.TEXT, QuestionType.LONG_TEXT}


def index_lines(catalogue: Catalogue, language: str) -> Iterator[str]:
    """All services, under their groups, then those that are broken."""
    offer = catalogue.offers[language]
    titles = {group.code: group.title for group in offer.groups}
    broken = broken_services(catalogue)
    width = max((len(code) for code in (*(one.code for one in offer.services), *broken)), default=0)
    for code in (*titles, ""):
        services = [one for one in offer.services if (one.group if one.group in titles else "") == code]
        if services:
            yield titles.get(code, "(without a group)")
        yield from (f"  {one.code:{width}}  {one.mode.value}  {one.title}" for one in services)
    if broken:
        yield "Broken, and not offered"
    yield from (f"  {code:{width}}  {counted(count, 'problem')}" for code, count in broken.items())


def check_lines(catalogue: Catalogue, folder: Path) -> Iterator[str]:
    """What becomes of each service of a folder: ok, a draft, broken, or hidden by the office."""
    broken = broken_services(catalogue)
    told = {
        **{service.code: ("ok", service.title) for service in catalogue.services},
        **{service.code: ("draft", service.title) for service in catalogue.drafts},
        **dict.fromkeys(hidden_services(catalogue, folder), ("hidden", "")),
        **{code: ("BROKEN", counted(count, "problem")) for code, count in broken.items()},
    }
    width = max(map(len, told), default=0)
    yield from (f"{state:6}  {code:{width}}  {words}".rstrip() for code, (state, words) in told.items())


def office_lines(catalogue: Catalogue, language: str, today: date) -> Iterator[str]:
    """What is the office's own: its hours, its days to come without service or with other hours, its switches."""
    words, hours = WORDS[language], catalogue.hours
    yield from _titled("Hours", list(hours_lines(hours, words)))
    exceptions = {day: name for day, name in hours.closed.items() if day not in hours.other}
    exceptions |= {day: spans_text(spans) for day, spans in hours.other.items()}
    yield from _titled(
        "Days to come", [f"{day_text(day, words)}: {exceptions[day]}" for day in sorted(exceptions) if day >= today]
    )
    yield from _titled(
        "Switches",
        [f"{one.code} = {'true' if one.is_on else 'false'}  {one.title}" for one in catalogue.switches.values()],
    )


def service_lines(service: Service, language: str, unneeded: Collection[str] = ()) -> Iterator[str]:
    """Everything the service says, in the order a resident meets it.

    Args:
        service: In that language.
        language: `id` or `en`.
        unneeded: Codes of the papers that this office's switches leave out.
    """
    yield f"{service.title}  [{service.code}]"
    yield from filter(None, (service.subtitle, service.purpose))
    yield ""
    facts = {
        "group": service.group,
        "mode": service.mode.value,
        "levels": " → ".join(service.levels),
        "lane": service.lane,
        "who": service.who,
        "time": service.time_text,
        "fee": fee_text(service.fee_rupiah, WORDS[language]),
        "product": service.product,
        "starts with": service.starts_with,
        "kept for": f"{service.retention_days} days",
        "verified on": service.verified_on.isoformat(),
        "source": service.source,
        "definition": service.definition,
    }
    yield from (f"{name:12} {value}" for name, value in facts.items() if value)
    yield from (f"{'law' if at == 0 else '':12} {law}" for at, law in enumerate(service.legal_basis))
    yield from _titled("How", [f"{count}. {line}" for count, line in enumerate(service.how, 1)])
    yield from _titled(
        "Papers", [line for one in service.requirements for line in _paper(one, is_unneeded=one.code in unneeded)]
    )
    yield from _titled("Stops", [line for one in service.stops for line in _stop(one)])
    yield from _titled("Questions", [line for one in service.questions for line in _question(one, "")])


def _titled(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _paper(one: Requirement, *, is_unneeded: bool) -> Iterator[str]:
    yield f"{one.code}: {one.title} ({one.form.value}, {one.proof.value}; missing: {one.if_missing.value})"
    yield from _details({"not asked for": "a switch of this office leaves it out" if is_unneeded else ""})
    yield from _details({"laid on": "the glass, as a booklet or a card" if one.is_bound else ""})
    yield from _details({"needed if": one.needed_if, "when": one.when, "note": one.note})
    where = one.where_to_get
    yield from _details({"from": "; ".join(filter(None, (where.office, where.hours, where.cost, where.bring)))})


def _stop(one: Stop) -> Iterator[str]:
    yield f"{one.code}: {one.title}"
    yield from _details({"when": one.when, "says": one.text, "go to": one.go_to, "bring": "; ".join(one.bring)})


def _question(one: Question, indent: str) -> Iterator[str]:
    optional = "" if one.required else ", may be left out"
    yield f"{indent}{one.code} ({one.type.value}, {one.by.value}{optional}): {one.ask or one.label}"
    details = {
        "hint": one.hint,
        "only for": ", ".join(one.only_for),
        "asked if": one.ask_if,
        "is": one.calculation,
        "list": f"{one.from_list} ({one.list_version})" if one.from_list else "",
        "limits": ", ".join(_limits(one)),
        "used by": "; ".join(one.used_by),
    }
    yield from _details(details, indent)
    for option in one.options:
        yield from _details({f"- {option.code}": option.title}, indent)
    for check in one.checks:
        yield from _details({"must": f"{check.must}  — {check.message}"}, indent)
    for inner in one.fields:
        yield from _question(inner, f"{indent}    ")


def _limits(one: Question) -> Iterator[str]:
    """What an answer may measure, in words."""
    unit = one.unit_of("") if one.type in NUMBERS else "characters"
    if one.least:
        yield f"at least {one.least} {unit}".rstrip()
    if one.most and one.type in MEASURED:
        yield f"at most {one.most} {unit}".rstrip()
    if one.most_rows:
        yield f"{one.least_rows} to {counted(one.most_rows, 'row')}"
    if one.is_partial:
        yield "a part of the date may be unknown"


def _details(details: dict[str, str], indent: str = "") -> Iterator[str]:
    yield from (f"{indent}    {name}: {value}" for name, value in details.items() if value)
