"""What a visit may know of its office and of the present. Values; nothing here asks a device or a clock."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.catalogue import FIRST_LANGUAGE
from kiosk.journey._manner import Manner
from kiosk.journey._taking import PageSource
from kiosk.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from kiosk.catalogue import Catalogue, Offer
    from kiosk.clock import Moment
    from kiosk.config import OfficeConfig, SessionConfig
    from kiosk.journey._handed import Submission
    from kiosk.ports import PrinterState
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
        texts: All words, in the language that is spoken now.
        languages: Words by language, in the order they are offered.
        manner: How everybody begins.
        timing: How long a resident may be still.
        new_submission: Makes UUIDs and secrets; injected so that steps stay pure.
        spare_place: Where the spare printer's paper comes out; empty if nobody has said.
        stick_place: Where a stick goes in; empty if nobody has said.
        call_takes_s: How long a call of an officer takes to reach the desk at most, where there is a link.
    """

    office: OfficeConfig
    zone: ZoneInfo
    lanes: Mapping[str, Lane]
    default_lane: Lane
    catalogue: Catalogue
    texts: Texts
    timing: SessionConfig
    new_submission: Callable[[], Submission]
    languages: Mapping[str, Texts] = field(default_factory=dict)
    manner: Manner = field(default_factory=Manner)
    spare_place: str = ""
    stick_place: str = ""
    call_takes_s: float = 10.0

    @property
    def offer(self) -> Offer:
        """The services in the language on the screen; in the first one where nobody has put them into it."""
        offers = self.catalogue.offers
        return offers.get(self.texts.falls_back_to) or offers[FIRST_LANGUAGE]

    @property
    def for_office(self) -> Setting:
        """The same as officers read it, whatever is spoken at the screen."""
        return replace(self, texts=self.languages.get(FIRST_LANGUAGE) or Texts(FIRST_LANGUAGE))

    def in_language(self, language: str) -> Setting:
        """The same office speaking another language; one it has no words of changes nothing."""
        texts = self.languages.get(language)
        return self if texts is None or texts is self.texts else replace(self, texts=texts)


@dataclass(frozen=True)
class World:
    """The setting, and what is true right now.

    Args:
        setting: What does not change.
        now: The present.
        printer: What the printer last said; None if there is no printer.
        has_scanner: Whether the scanner answered when last asked.
        line: Of the default lane, for the rest page; None until known.
        is_speaking: Whether something is being said; no idle clock runs meanwhile.
        has_headphones: Whether they are plugged in; None where nothing can tell.
        has_technicians: Whether a technician has an account here.
        has_camera: Whether the document camera answered when last asked.
        tools: What this kiosk was given to take pages with, whether it answers or not.
        has_feeder: Whether the scanner takes several sheets by itself.
        reads_sticks: Whether a stick that somebody brings is read here.
        has_stick: Whether one is in.
        has_code_reader: Whether something reads the codes of slips.
        rest_step: Counts up slowly while nobody is here, so that the invitation is in one language after the other.
    """

    setting: Setting
    now: Moment
    printer: PrinterState | None
    has_scanner: bool
    line: LineState | None = None
    is_speaking: bool = False
    has_headphones: bool | None = None
    rest_step: int = 0
    has_technicians: bool = False
    has_camera: bool = False
    tools: tuple[PageSource, ...] = (PageSource.SCANNER,)
    has_feeder: bool = False
    has_code_reader: bool = False
    reads_sticks: bool = False
    has_stick: bool = False

    @property
    def can_take_pages(self) -> bool:
        """Whether anything here takes a page of a paper."""
        return self.has_scanner or self.has_camera

    @property
    def is_busy(self) -> bool:
        """Whether so many wait that the number is offered before the form (law 10)."""
        above = self.setting.office.number_first_above
        return bool(above) and self.line is not None and self.line.ahead > above

    def in_language(self, language: str) -> World:
        """The same world in another language."""
        setting = self.setting.in_language(language)
        return self if setting is self.setting else replace(self, setting=setting)

    @property
    def local(self) -> datetime:
        """The present in the office's zone."""
        return self.now.wall_at.astimezone(self.setting.zone)

    @property
    def today(self) -> date:
        """The present date in the office's zone."""
        return self.local.date()
