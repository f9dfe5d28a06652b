"""What is different between two catalogues, key by key, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kiosk.authoring._broken import broken_services, counted
from kiosk.catalogue import FIRST_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kiosk.catalogue import Catalogue, Hours

OFFICE = "office"
NOT_OFFERED = "not offered: hidden, or not in the folder"
# Follows from the rest.
LEFT_OUT = {"definition"}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Tree = dict[str, object]


class Difference(NamedTuple):
    """One key that is not the same; empty text is a key that is not there.

    Args:
        part: Code of a service, or `office` for what all of them share.
        key: Dotted, by codes, such as `requirements.ktp.note`; empty for a service as a whole.
        before: In the first catalogue.
        after: In the second.
    """

    part: str
    key: str
    before: str
    after: str


def differences(first: Catalogue, second: Catalogue) -> tuple[Difference, ...]:
    """All that is different: services in their order, then what all share; English only where it differs by itself.

    A service that one of them does not offer is told as a whole, and so is one that is broken there.
    """
    found: list[Difference] = []
    for language in dict.fromkeys((FIRST_LANGUAGE, *first.offers, *second.offers)):
        before, after = (_services(catalogue, language) for catalogue in (first, second))
        told = {(one.part, one.key, one.before, one.after) for one in found}
        for code in dict.fromkeys((*after, *before)):
            for one in _compared(code, "", before.get(code), after.get(code)):
                if (one.part, one.key, one.before, one.after) in told:
                    continue
                is_whole = not (isinstance(before.get(code), dict) and isinstance(after.get(code), dict))
                if language == FIRST_LANGUAGE:
                    found.append(one)
                elif not is_whole:
                    found.append(one._replace(key=f"{language}.{one.key}"))
    order = list(dict.fromkeys(one.part for one in found))
    found.sort(key=lambda one: order.index(one.part))
    return (*found, *_compared(OFFICE, "", _shared(first), _shared(second)))


def lines_of(found: Sequence[Difference]) -> Iterator[str]:
    """The differences, a service at a time."""
    part = ""
    for one in found:
        if one.part != part:
            part = one.part
            yield part
        if one.key:
            yield f"  {one.key}"
        if one.before:
            yield f"    - {one.before}"
        if one.after:
            yield f"    + {one.after}"


def _services(catalogue: Catalogue, language: str) -> dict[str, object]:
    """Each service as a tree; a broken one as what it is."""
    offer = catalogue.offers.get(language)
    trees: dict[str, object] = {one.code: msgspec.to_builtins(one) for one in (offer.services if offer else ())}
    broken = {code: f"broken, {counted(count, 'problem')}" for code, count in broken_services(catalogue).items()}
    return trees | broken


def _shared(catalogue: Catalogue) -> Tree:
    """What services share, as a tree whose keys people know from the files."""
    tree: Tree = {
        "switches": {code: switch.is_on for code, switch in catalogue.switches.items()},
        "hours": _hours(catalogue.hours),
    }
    for language, offer in catalogue.offers.items():
        within = "" if language == FIRST_LANGUAGE else f"{language}."
        tree[f"{within}groups"] = msgspec.to_builtins(offer.groups)
        tree[f"{within}replaced"] = msgspec.to_builtins(offer.replaced)
        tree[f"{within}lists"] = msgspec.to_builtins(offer.lists)
    return tree


def _hours(hours: Hours) -> Tree:
    days = {**dict(zip(DAYS, hours.week, strict=True)), **{f"other.{day}": spans for day, spans in hours.other.items()}}
    texts = {
        day: ", ".join(f"{span.since:%H.%M}-{span.until:%H.%M}" for span in spans) or "closed"
        for day, spans in days.items()
    }
    return {**texts, **{f"closed.{day}": name for day, name in hours.closed.items()}}


def _compared(part: str, key: str, before: object, after: object) -> Iterator[Difference]:
    """Where two trees differ; what stands in one of them only is told by its name."""
    if before == after:
        return
    old, new = _branches(before), _branches(after)
    if old is None or new is None:
        missing = "" if key else NOT_OFFERED
        yield Difference(part, key, _name(before) or missing, _name(after) or missing)
        return
    if _codes(before) != _codes(after):
        order = " (order)" if key else "(order)"
        yield Difference(part, f"{key}{order}", ", ".join(_codes(before)), ", ".join(_codes(after)))
    for name in dict.fromkeys((*new, *old)):
        if name not in LEFT_OUT:
            yield from _compared(part, f"{key}.{name}" if key else name, old.get(name), new.get(name))


def _branches(value: object) -> Mapping[str, object] | None:
    """What a value has below it, by name; None if it is told as one text."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        return {_code(one) or str(count): one for count, one in enumerate(value, 1)}
    if isinstance(value, list | tuple) and value and isinstance(value[0], list | tuple):
        return {str(one[0]): one[-1] for one in value}
    return None


def _codes(value: object) -> list[str]:
    return [_code(one) for one in value if _code(one)] if isinstance(value, list | tuple) else []


def _code(value: object) -> str:
    return str(value.get("code", "")) if isinstance(value, dict) else ""


def _name(value: object) -> str:
    """A value as a text; a whole table by its title."""
    if isinstance(value, dict):
        title = value.get("title") or value.get("label") or value.get("must") or ""
        return str(title) or ", ".join(f"{key} = {_name(one)}" for key, one in value.items() if one not in ("", None))
    if isinstance(value, list | tuple):
        return " | ".join(_name(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"  # as it is written in the files
    return "" if value is None else str(value)
