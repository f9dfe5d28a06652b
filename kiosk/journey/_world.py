"""What a visit may know of its office and of the present. Values; nothing here asks a device or a clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from kiosk.catalogue import Catalogue, Offer
    from kiosk.clock import Moment
    from kiosk.config import OfficeConfig, SessionConfig
    from kiosk.journey._session import Submission
    from kiosk.ports import PrinterState
    from kiosk.texts import Texts
    from kiosk.tickets import Lane, LineState

# Raised when the words of the personal-data notice change; every application carries what its resident was shown.
NOTICE_VERSION = "2026-11"


@dataclass(frozen=True)
class Setting:
    """What does not change while the kiosk runs.

    Args:
        office: As configured.
        zone: The office's time zone.
        lanes: By code.
        default_lane: Where somebody waits who named no service.
        catalogue: The services that can be used.
        texts: All words.
        timing: How long a resident may be still.
        new_submission: Makes UUIDs and secrets; injected so that steps stay pure.
    """

    office: OfficeConfig
    zone: ZoneInfo
    lanes: Mapping[str, Lane]
    default_lane: Lane
    catalogue: Catalogue
    texts: Texts
    timing: SessionConfig
    new_submission: Callable[[], Submission]

    @property
    def offer(self) -> Offer:
        """The services in the language on the screen."""
        return self.catalogue.offers[self.texts.language]


@dataclass(frozen=True)
class World:
    """The setting, and what is true right now.

    Args:
        setting: What does not change.
        now: The present.
        printer: What the printer last said; None if there is no printer.
        has_scanner: Whether the scanner answered when last asked.
        line: Of the default lane, for the rest page; None until known.
    """

    setting: Setting
    now: Moment
    printer: PrinterState | None
    has_scanner: bool
    line: LineState | None = None

    @property
    def local(self) -> datetime:
        """The present in the office's zone."""
        return self.now.wall_at.astimezone(self.setting.zone)

    @property
    def today(self) -> date:
        """The present date in the office's zone."""
        return self.local.date()
