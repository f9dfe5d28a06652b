"""What an office says of itself in its overlay: switches, hours, and changes of services."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.catalogue.reading.office_hours import office_hours
from kiosk.catalogue.reading.overlay import OVERLAY
from kiosk.catalogue.reading.sources import TomlFile, is_there, read_source
from kiosk.catalogue.shapes.overlay import OverlayShape
from kiosk.config import TomlProblem, build, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kiosk.catalogue._hours import Hours
    from kiosk.catalogue._offer import Problem, Switch
    from kiosk.catalogue.reading.shared import SharedFiles


@dataclass(frozen=True)
class Office:
    """An office's own facts.

    Args:
        switches: As the office has set them.
        hours: When it is open.
        file: Its overlay, None if it has none.
        changes: By service, the keys it changes.
        is_sound: False if there is an overlay that cannot be read: then nothing the office offers is known.
    """

    switches: Mapping[str, Switch]
    hours: Hours
    file: TomlFile | None = None
    changes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    is_sound: bool = True


def read_office(
    folder: Path, overlay: Path | None, shared: SharedFiles, services: Sequence[str], problems: list[Problem]
) -> Office:
    """The facts of the office whose overlay this is; what is wrong with it is added to `problems`."""
    path = overlay or folder / OVERLAY
    hours = office_hours(shared.holidays, None, [])
    if overlay is None and not is_there(path):
        return Office(shared.switches, hours)
    file = read_source(path, problems)
    if file is None:
        return Office(shared.switches, hours, is_sound=False)
    whole = file.build(OverlayShape, problems)
    shape = whole or _readable(file.table)
    found = [
        TomlProblem(f"switches.{code}", f"is no switch of switches.toml; {suggest(code, shared.switches)}")
        for code in shape.switches
        if code not in shared.switches
    ]
    found.extend(
        TomlProblem(f"services.{code}", f"is no service; {suggest(code, services)}")
        for code in shape.services
        if code not in services
    )
    hours_found: list[TomlProblem] = []
    own_hours = office_hours(shared.holidays, shape.hours, hours_found)
    problems.extend(file.problems([*found, *hours_found]))
    return Office(
        switches={
            code: replace(switch, is_on=shape.switches.get(code, switch.is_on))
            for code, switch in shared.switches.items()
        },
        hours=hours if hours_found else own_hours,
        file=file,
        changes=shape.services,
        is_sound=whole is not None,
    )


def _readable(table: Mapping[str, object]) -> OverlayShape:
    """What can be read of an overlay that is wrong somewhere else, so that all that is wrong is told at once."""
    shape = OverlayShape()
    for key, value in table.items():
        tables = value if isinstance(value, dict) and key != "hours" else {"": value}
        for name, one in tables.items():
            part = build(OverlayShape, {key: {name: one} if name else one}, "", [])
            if part is not None:
                shape = _joined(shape, part)
    return shape


def _joined(shape: OverlayShape, part: OverlayShape) -> OverlayShape:
    return OverlayShape(
        switches={**shape.switches, **part.switches},
        hours=part.hours or shape.hours,
        services={**shape.services, **part.services},
    )
