"""The line display at the counter, as somebody who waits sees it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from deploy.office import fetch

if TYPE_CHECKING:
    from deploy.office import Office

_LOOK_S, _PATIENCE_S = 0.1, 5.0


def shows(office: Office, number: str) -> bool:
    """Whether a called number comes to stand there."""
    until = time.monotonic() + _PATIENCE_S
    while not any(number in row for row in json.loads(fetch(f"{office.dock_url}/api/state"))["line_display"]["rows"]):
        if time.monotonic() > until:
            return False
        time.sleep(_LOOK_S)
    return True
