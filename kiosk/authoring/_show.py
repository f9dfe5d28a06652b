"""A service as a page of text, for whoever wants to read it without a kiosk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.authoring._poster_words import WORDS, fee_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.catalogue import Offer, Question, Requirement, Service, Stop


def index_lines(offer: Offer) -> Iterator[str]:
    """All services, under their groups."""
    titles = {group.code: group.title for group in offer.groups}
    for code in (*titles, ""):
        services = [one for one in offer.services if (one.group if one.group in titles else "") == code]
        if services:
            yield titles.get(code, "(without a group)")
        yield from (f"  {one.code:8} {one.mode.value}  {one.title}" for one in services)


def service_lines(service: Service, language: str) -> Iterator[str]:
    """Everything the service says, in the order a resident meets it."""
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
    yield from _titled("Papers", [line for one in service.requirements for line in _paper(one)])
    yield from _titled("Stops", [line for one in service.stops for line in _stop(one)])
    yield from _titled("Questions", [line for one in service.questions for line in _question(one, "")])


def _titled(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _paper(one: Requirement) -> Iterator[str]:
    yield f"{one.code}: {one.title} ({one.form.value}, {one.proof.value}; missing: {one.if_missing.value})"
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
        "choices": ", ".join(f"{option.code} = {option.title}" for option in one.options),
        "used by": "; ".join(one.used_by),
    }
    yield from _details(details, indent)
    for check in one.checks:
        yield from _details({"must": f"{check.must}  — {check.message}"}, indent)
    for inner in one.fields:
        yield from _question(inner, f"{indent}    ")


def _details(details: dict[str, str], indent: str = "") -> Iterator[str]:
    yield from (f"{indent}    {name}: {value}" for name, value in details.items() if value)
