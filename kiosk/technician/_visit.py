"""A technician's visit as a value: who they are, where they are, what was found out. Nothing of it outlives them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kiosk.technician._draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.access import Account
    from kiosk.config import Config, PanelConfig
    from kiosk.keypad import Learning
    from kiosk.ports import DeviceKind, Finding, FoundDevice, PrintState, Verdict
    from kiosk.technician._booth import Booth
    from kiosk.technician._events import Effect, LogsKept, SoakMoved
    from kiosk.texts import Texts
    from kiosk.views import View

    Press = Callable[["Visit", str], "Step"]
    Presses = Mapping["Place", Mapping[str, Press]]
    Pages = Mapping["Place", Callable[["Visit", Texts], View]]

# Whoever forgets to leave has left after three minutes.
LEAVES_AFTER_S = 180


class Place(StrEnum):
    """The page one is on."""

    WHO = "who"
    PIN = "pin"
    MENU = "menu"
    DEVICES = "devices"
    DEVICE = "device"
    FOUND = "found"
    ADDRESS = "address"
    TRY = "try"
    SPARE = "spare"
    ROLL = "roll"
    ASKED = "asked"
    HEALTH = "health"
    FINDING = "finding"
    SOUND = "sound"
    # The office's own voice.
    VOICES = "voices"
    PARTS = "parts"
    PROMPTS = "prompts"
    PROMPT = "prompt"
    RECORDING = "recording"
    TAKEN = "taken"
    GLASS = "glass"
    RULER_ALONG = "ruler_along"
    RULER_UP = "ruler_up"
    HEIGHT = "height"
    TOUCH = "touch"
    TOUCHED = "touched"
    KEYS = "keys"
    LOGS = "logs"
    SOAK = "soak"
    SLIP = "slip"
    RESTART = "restart"
    # Of a new kiosk, in order; then come devices and slip.
    NEW_LANGUAGE = "new_language"
    NEW_OFFICE = "new_office"
    NEW_ZONE = "new_zone"
    NEW_NUMBER = "new_number"
    NEW_GLASS = "new_glass"
    NEW_HEIGHT = "new_height"
    NEW_HUB = "new_hub"
    NEW_HUB_ADDRESS = "new_hub_address"
    NEW_HUB_TRIED = "new_hub_tried"
    NEW_NAME = "new_name"
    NEW_PIN = "new_pin"
    NEW_PIN_AGAIN = "new_pin_again"
    NEW_DONE = "new_done"


@dataclass(frozen=True)
class Visit:
    """One visit.

    Args:
        place: The page.
        config: As it is with what was set.
        kinds: The devices there can be.
        people: Technicians who have an account.
        who: The one who stands here; proven only once `is_in`.
        is_in: Whether the PIN was right.
        typed: What is being typed.
        held: What was typed on the page before, such as the first of two PINs.
        problem: Key of the words that say what is not as it should be.
        wait_s: How long no PIN is compared; None for until another PIN is set.
        is_waiting: Whether the page waits for something that goes on.
        kind: The device looked at.
        is_spare: Whether it is the one of the kind that helps where the first cannot.
        subject: What else is looked at.
        told: Key of what a running test said last.
        outcome: How the last test ended.
        verdicts: How devices are, as far as they were asked.
        judged: What only a person could tell of a device, beside the state it was in then.
        spares: How the spares of devices are, as far as they were asked.
        found: What is plugged in, of `kind`.
        findings: What was looked at, beside devices.
        changed: What was set during this visit, by dotted key.
        list_page: Of a long list.
        scale: By how much the ruler's line is to be longer than the panel's own millimetres make it.
        width_mm: Of the glass, as the ruler said, while its height is measured.
        drawn: The glass as the pens believe it to be; the configuration's if None.
        hits: How far each touch was from its target.
        learning: The lesson of keys.
        logs: What was copied.
        soak: How far the endurance test is.
        printed: What became of the slip.
        booth: Where sentences are read aloud.
        still_s: Seconds without a touch.
        is_alone: The kiosk itself does not run meanwhile, so that its own hub cannot answer.
        draft: Of a new kiosk; None for one that works.
    """

    place: Place
    config: Config | None
    kinds: tuple[DeviceKind, ...]
    people: tuple[Account, ...] = ()
    who: Account | None = None
    is_in: bool = False
    typed: str = field(default="", repr=False)
    held: str = field(default="", repr=False)
    problem: str = ""
    wait_s: float | None = 0.0
    is_waiting: bool = False
    kind: DeviceKind | None = None
    is_spare: bool = False
    subject: str = ""
    told: str = ""
    outcome: Verdict | None = None
    verdicts: Mapping[DeviceKind, Verdict] = field(default_factory=dict)
    judged: Mapping[DeviceKind, tuple[str, Verdict]] = field(default_factory=dict)
    spares: Mapping[DeviceKind, Verdict] = field(default_factory=dict)
    found: tuple[FoundDevice, ...] = ()
    findings: tuple[Finding, ...] = ()
    changed: Mapping[str, object] = field(default_factory=dict)
    list_page: int = 0
    scale: float = 1.0
    width_mm: float = 0.0
    drawn: PanelConfig | None = None
    hits: tuple[tuple[float, float], ...] = ()
    learning: Learning | None = None
    logs: LogsKept | None = None
    soak: SoakMoved | None = None
    printed: PrintState | None = None
    booth: Booth | None = None
    still_s: int = 0
    is_alone: bool = False
    draft: Draft | None = None

    @property
    def told_config(self) -> Config:
        """The configuration, where there is one by now."""
        assert self.config is not None
        return self.config

    @property
    def told_draft(self) -> Draft:
        """What a new kiosk was told."""
        return self.draft or Draft()

    @property
    def device_place(self) -> Place:
        """The page of the device looked at."""
        return Place.SPARE if self.is_spare else Place.DEVICE


class Step(NamedTuple):
    """What a happening makes of a visit."""

    visit: Visit
    effects: tuple[Effect, ...] = ()


def go(visit: Visit, place: Place) -> Visit:
    """To another page, with nothing typed and nothing waited for."""
    return replace(visit, place=place, typed="", problem="", is_waiting=False, list_page=0, told="", outcome=None)
