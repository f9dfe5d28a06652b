"""Days that are right in form and wrong on the calendar: what only whoever knows today can tell.

Not part of `load`: a catalogue that was sound when it was installed stays so while years go by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue.reading.overlay import OVERLAY
from kiosk.catalogue.reading.sources import TomlFile, is_there, read_source
from kiosk.catalogue.shapes.overlay import OverlayShape
from kiosk.catalogue.shapes.service import HolidaysShape
from kiosk.config import TomlProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from kiosk.catalogue._offer import Catalogue, Problem

VERIFIED = "verified_on"


def dates_out_of_place(catalogue: Catalogue, folder: Path, overlay: Path | None, today: date) -> tuple[Problem, ...]:
    """What says it was verified in the future, and days of the office in years gone by.

    Args:
        catalogue: What `load` made of the folder and the overlay; only what it offers is looked at.
        folder: The catalogue's folder.
        overlay: The office's overlay; None for the folder's own.
        today: The day at the office.
    """
    own = overlay or folder / OVERLAY
    file = read_source(own, []) if is_there(own) else None
    found = [*_of_holidays(folder, today), *_of_services(catalogue, folder, file, today)]
    return (*found, *(file.problems(_of_hours(file, today)) if file else ()))


def _of_holidays(folder: Path, today: date) -> Iterator[Problem]:
    path = folder / "holidays.toml"
    file = read_source(path, []) if is_there(path) else None
    shape = file.build(HolidaysShape, []) if file else None
    if file and shape and shape.verified_on > today:
        yield file.problem(TomlProblem(VERIFIED, _future(shape.verified_on)))


def _of_services(catalogue: Catalogue, folder: Path, overlay: TomlFile | None, today: date) -> Iterator[Problem]:
    changes = overlay.build(OverlayShape, []) if overlay else None
    for service in catalogue.services:
        if service.verified_on <= today:
            continue
        reason = _future(service.verified_on)
        file = read_source(folder / "services" / service.code / "service.toml", [])
        if overlay and changes and VERIFIED in changes.services.get(service.code, {}):
            yield overlay.problem(TomlProblem(f"services.{service.code}.{VERIFIED}", reason))
        elif file:
            yield file.problem(TomlProblem(VERIFIED, reason))


def _of_hours(overlay: TomlFile, today: date) -> Iterator[TomlProblem]:
    shape = overlay.build(OverlayShape, [])
    if shape is None or shape.hours is None:
        return
    days = {f"hours.open.{at}": day for at, day in enumerate(shape.hours.open, 1)}
    days |= {f"hours.closed.{at}.on": one.on for at, one in enumerate(shape.hours.closed, 1)}
    days |= {f"hours.other.{at}.on": one.on for at, one in enumerate(shape.hours.other, 1)}
    for key, day in days.items():
        if day.year < today.year:
            yield TomlProblem(key, f"{day} is of a year gone by; mend the year, or take it out")


def _future(day: date) -> str:
    return f"{day} is still to come; write the day when somebody compared it"
