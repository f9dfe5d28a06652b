"""The JSON Schema of the TOML files, for editors that check while one types."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.catalogue._shape import GroupShape, ServiceShape


def service_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a `service.toml`; the rules between keys are checked by `load` only."""
    return msgspec.json.schema(ServiceShape)


def common_schema() -> dict[str, Any]:
    """JSON Schema of `common.toml`."""
    return msgspec.json.schema(dict[str, GroupShape])
