"""What is different between two catalogues, key by key, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kiosk.catalogue import FIRST_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kiosk.catalogue import Catalogue

OFFICE = "office"
# Follows from the rest.
LEFT_OUT = {"definition"}


class Difference(NamedTuple):
    """One key that is not the same; empty text is a key that is not there.

    Args:
        part: Code of a service, or `office` for what all of them share.
        key: Dotted, by codes, such as `requirements.ktp.note`.
        before: In the first catalogue.
        after: In the second.
    """

    part: str
    key: str
    before: str
    after: str


def differences(first: Catalogue, second: Catalogue) -> tuple[Difference, ...]:
    """All that is different: services by their code, then what all share."""
    before, after = _parts(first), _parts(second)
    return tuple(
        Difference(part, key, old.get(key, ""), new.get(key, ""))
        for part in sorted({*before, *after}, key=lambda one: (one == OFFICE, one))
        for old, new in [(before.get(part, {}), after.get(part, {}))]
        for key in dict.fromkeys((*new, *old))
        if old.get(key, "") != new.get(key, "")
    )


def lines_of(found: Sequence[Difference]) -> Iterator[str]:
    """The differences, a service at a time."""
    part = ""
    for one in found:
        if one.part != part:
            part = one.part
            yield part
        yield f"  {one.key}"
        if one.before:
            yield f"    - {one.before}"
        if one.after:
            yield f"    + {one.after}"


def _parts(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    parts: dict[str, dict[str, str]] = {OFFICE: {}}
    for language, offer in catalogue.offers.items():
        prefix = "" if language == FIRST_LANGUAGE else f"{language}."
        for service in offer.services:
            parts.setdefault(service.code, {}).update(_flat(service, prefix))
        parts[OFFICE] |= _flat({"groups": offer.groups, "replaced": offer.replaced, "lists": offer.lists}, prefix)
    parts[OFFICE] |= _flat({"switches": catalogue.switches, "hours": catalogue.hours}, "")
    return parts


def _flat(value: object, prefix: str) -> dict[str, str]:
    return dict(_leaves(msgspec.to_builtins(value, str_keys=True), prefix.removesuffix(".")))


def _leaves(value: object, at: str) -> Iterator[tuple[str, str]]:
    """Every text with its key; tables in a list are named by their code, and the order of the codes is a text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in LEFT_OUT:
                yield from _leaves(inner, _join(at, key))
    elif isinstance(value, list | tuple) and value and all(_code(one) for one in value):
        yield f"{at} (order)", ", ".join(_code(one) for one in value)
        for one in value:
            yield from _leaves({key: inner for key, inner in one.items() if key != "code"}, _join(at, _code(one)))
    elif isinstance(value, list | tuple):
        for count, one in enumerate(value, 1):
            yield from _leaves(one, _join(at, str(count)))
    elif value not in {None, ""}:
        yield at, str(value)


def _code(value: object) -> str:
    found: Mapping[str, object] = value if isinstance(value, dict) else {}
    return str(found.get("code", ""))


def _join(at: str, key: str) -> str:
    return f"{at}.{key}" if at else key
