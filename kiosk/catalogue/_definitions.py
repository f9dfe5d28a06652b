"""The canonical form of a service in all its languages: what an application was filled with, readable years later."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from kiosk.catalogue._model import Service

if TYPE_CHECKING:
    from collections.abc import Mapping


def canonical(languages: Mapping[str, Service]) -> bytes:
    """Everything a service says but its hash, by language, as JSON in UTF-8.

    Keys are sorted, there is no white space, dates are ISO, absent values null. Common questions are part of it, the
    order among services is not.
    """
    content = msgspec.to_builtins(dict(languages))
    for service in content.values():
        del service["definition"]
    return msgspec.json.encode(content, order="deterministic")


def definition_of(languages: Mapping[str, Service]) -> str:
    """The name of a definition: SHA-256 over its canonical form, in lower-case hex."""
    return hashlib.sha256(canonical(languages)).hexdigest()


def read_definition(data: bytes) -> Mapping[str, Service]:
    """The service that `canonical` made these bytes of, by language.

    Raises: ValueError if they are no definition; keys that this version does not know are passed over.
    """
    name = hashlib.sha256(data).hexdigest()
    tables = msgspec.json.decode(data, type=dict[str, dict[str, object]])
    return msgspec.convert(
        {language: {**table, "definition": name} for language, table in tables.items()}, dict[str, Service]
    )
