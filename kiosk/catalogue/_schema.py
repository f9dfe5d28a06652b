"""The JSON Schema of the TOML files, for editors that check while one types."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.catalogue._shape import GroupShape, ServiceShape


def service_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a `service.toml`; the rules between keys are checked by `load` only."""
    return _strict(msgspec.json.schema(ServiceShape))


def common_schema() -> dict[str, Any]:
    """JSON Schema of `common.toml`."""
    return _strict(msgspec.json.schema(dict[str, GroupShape]))


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, refusing unknown keys as `load` does; msgspec leaves dataclasses open."""
    for shape in schema["$defs"].values():
        if "properties" in shape:
            shape["additionalProperties"] = False
    return schema
