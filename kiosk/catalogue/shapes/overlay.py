"""What an office's `overlay.toml` looks like, but for the keys of the services it changes."""

# ruff: noqa: TC001, TC003 - the types of the fields are read at run time, to build values from TOML
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from msgspec import Meta

from kiosk.catalogue.shapes.service import Text

SpanText = Annotated[
    str, Meta(pattern=r"^\d\d\.\d\d-\d\d\.\d\d$", extra={"form": "two times without spaces, such as `08.00-12.00`"})
]
Spans = Annotated[tuple[SpanText, ...], Meta(max_length=6)]


@dataclass(frozen=True, kw_only=True)
class ClosedShape:
    """One [[hours.closed]]: a day without service."""

    on: date
    name: Text


@dataclass(frozen=True, kw_only=True)
class OtherShape:
    """One [[hours.other]]: a day with hours of its own."""

    on: date
    spans: Spans


@dataclass(frozen=True, kw_only=True)
class HoursShape:
    """The table [hours]; a weekday that is left out keeps its usual hours."""

    monday: Spans | None = None
    tuesday: Spans | None = None
    wednesday: Spans | None = None
    thursday: Spans | None = None
    friday: Spans | None = None
    saturday: Spans | None = None
    sunday: Spans | None = None
    closed: Annotated[tuple[ClosedShape, ...], Meta(max_length=400)] = ()
    other: Annotated[tuple[OtherShape, ...], Meta(max_length=400)] = ()
    open: Annotated[tuple[date, ...], Meta(max_length=400)] = ()


@dataclass(frozen=True, kw_only=True)
class OverlayShape:
    """An `overlay.toml`. A service has the keys of its `service.toml` that change, and the few of the overlay alone."""

    switches: dict[str, bool] = field(default_factory=dict)
    hours: HoursShape | None = None
    services: dict[str, dict[str, Any]] = field(default_factory=dict)
