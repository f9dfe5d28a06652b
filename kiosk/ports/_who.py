"""Who has to act: a part of every state of a device."""

from __future__ import annotations

from enum import StrEnum


class WhoActs(StrEnum):
    """Who has to do something about a state."""

    NOBODY = "nobody"
    RESIDENT = "resident"
    OFFICER = "officer"
    TECHNICIAN = "technician"
