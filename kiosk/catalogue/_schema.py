"""The JSON Schemas of the TOML files, for editors that check while one types; published beside this package's data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.catalogue._shape import CommonShape, ServiceShape

if TYPE_CHECKING:
    from collections.abc import Mapping

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def service_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a `service.toml`; the rules between keys are checked by `load` only."""
    return _strict(msgspec.json.schema(ServiceShape), "A service of the office: service.toml")


def common_schema() -> dict[str, Any]:
    """JSON Schema of `common.toml`."""
    return _strict(msgspec.json.schema(dict[str, CommonShape]), "Questions that services share: common.toml")


def schema_files() -> Mapping[str, str]:
    """The published files by name, exactly as they are written."""
    schemas = {"service.schema.json": service_schema(), "common.schema.json": common_schema()}
    return {name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in schemas.items()}


def _strict(schema: dict[str, Any], title: str) -> dict[str, Any]:
    """The same, refusing unknown keys as `load` does; msgspec leaves dataclasses open."""
    for shape in schema["$defs"].values():
        if "properties" in shape:
            shape["additionalProperties"] = False
    return {"$schema": DIALECT, "title": title, **schema}
