"""A service to start from: two commented files that pass the check as they are."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from kiosk.catalogue import FIRST_LANGUAGE, SHIPPED

if TYPE_CHECKING:
    from datetime import date

    from kiosk.catalogue import Catalogue

TEMPLATES = Path(__file__).parent / "templates"
FILES = ("service.toml", "en.toml")
# As many as one page of tiles shows.
MOST_IN_GROUP = 8
STEP = 10


def free_groups(catalogue: Catalogue) -> list[str]:
    """Codes of the groups that have room for one more service, in their order; a draft takes up room, too."""
    taken = Counter(service.group for service in (*catalogue.services, *catalogue.drafts))
    return [group.code for group in catalogue.offers[FIRST_LANGUAGE].groups if taken[group.code] < MOST_IN_GROUP]


def begin_catalogue(folder: Path) -> None:
    """Make `folder` a copy of the shipped catalogue, to change freely.

    Raises: OSError if it is there already, or cannot be written.
    """
    shutil.copytree(SHIPPED, folder)


def write_service(folder: Path, code: str, group: str, lane: str, today: date) -> list[Path]:
    """Write the two files of a new service and return them.

    Raises: FileExistsError if the service's folder is there already; nothing is overwritten.
    """
    place = folder / "services" / code
    place.mkdir(parents=True)
    words = {
        "group": group,
        "lane": lane,
        "name": " ".join(code.split("-")),
        "order": 900 + STEP,
        "today": today.isoformat(),
    }
    written = []
    for name in FILES:
        file = place / name
        file.write_text(Template((TEMPLATES / name).read_text("utf-8")).substitute(words), "utf-8")
        written.append(file)
    return written
