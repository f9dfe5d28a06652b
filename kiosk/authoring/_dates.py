"""A catalogue seen from today: days in it that cannot be are problems, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kiosk.catalogue import dates_out_of_place

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.catalogue import Catalogue


def dated(loaded: Catalogue, folder: Path, overlay: Path | None) -> Catalogue:
    """The catalogue, with those days among its problems."""
    today = date.today()  # noqa: DTZ011 - the day of whoever asks
    return replace(loaded, problems=(*loaded.problems, *dates_out_of_place(loaded, folder, overlay, today)))
