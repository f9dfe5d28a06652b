"""Which services a catalogue does not offer: something is wrong with them, or the office hides them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.catalogue import Catalogue, Problem

FILE = re.compile(r"(?:^|/)services/([^/]+)/[^/]+$")
OVERLAY_KEY = re.compile(r"services\.([^.]+)")


def broken_services(catalogue: Catalogue) -> Mapping[str, int]:
    """How many problems each service has that is not offered for them, by its code."""
    offered = {service.code for service in catalogue.services}
    found = Counter(code for problem in catalogue.problems if (code := service_of(problem)) and code not in offered)
    return dict(sorted(found.items()))


def hidden_services(catalogue: Catalogue, folder: Path) -> tuple[str, ...]:
    """Codes of the services in a catalogue's folder that are sound and not offered: the office hides them."""
    if not catalogue.has_sound_overlay:
        return ()  # an overlay that cannot be read hides all of them, or none: nobody knows
    told = {service.code for service in (*catalogue.services, *catalogue.drafts)} | set(broken_services(catalogue))
    return tuple(sorted({file.parent.name for file in folder.glob("services/*/service.toml")} - told))


def service_of(problem: Problem) -> str:
    """Code of the service a problem is in: of its files, or of its table in the office's overlay; or empty."""
    match = FILE.search(problem.file) or OVERLAY_KEY.match(problem.key)
    return match[1] if match else ""


def counted(count: int, noun: str) -> str:
    """A number of things: `1 problem`, `2 problems`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
