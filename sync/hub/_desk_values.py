"""What the desk shows, as values; no reading, no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.tickets import FEW_NUMBERS

if TYPE_CHECKING:
    from uuid import UUID

    from sync.hub._orders import Printer


class Papers(StrEnum):
    """What is known of the application of a number."""

    HERE = "here"
    NONE = "none"  # a number only; nothing will come
    ON_THE_WAY = "on_the_way"
    UNKNOWN = "unknown"  # an older kiosk did not say whether one follows


@dataclass(frozen=True)
class Seat:
    """Where the officer sits: which counter, and whether all lanes are served there."""

    counter: str
    has_all_lanes: bool


@dataclass(frozen=True)
class Counter:
    """A counter to choose, and the lanes it serves."""

    name: str
    lanes: tuple[str, ...]


@dataclass(frozen=True)
class Alert:
    """Something that asks for an officer.

    Args:
        times: How often it was raised since it was last dealt with.
        roll_of: The kiosk whose roll of paper is to be changed; empty for anything else.
        handled_at: When an officer said that it was dealt with, and its device has not said so; empty if nobody did.
    """

    uuid: UUID
    title: str
    details: str
    at: str
    times: int
    is_call: bool
    roll_of: Printer | None
    handled_at: str


@dataclass(frozen=True)
class InLine:
    """One number in a list."""

    uuid: UUID
    number: str
    service: str
    waited: str
    priority: str
    note: str


@dataclass(frozen=True)
class ShownAnswer:
    """One answer; `copied` is what goes to the clipboard, empty if there is nothing to copy.

    A remark is what the kiosk itself points out; it stands above what the resident answered.
    """

    label: str
    shown: str
    copied: str
    is_for_officer: bool
    is_remark: bool = False


@dataclass(frozen=True)
class ShownDocument:
    """One document of an application.

    Args:
        title: As people call it.
        pictures: Addresses of its pages' pictures, in order; none if it is not here.
        file: Address of the document itself; empty if its picture is the document, or if it is not here.
        is_expected: Whether it is still on its way.
    """

    title: str
    pictures: tuple[str, ...]
    file: str
    is_expected: bool


@dataclass(frozen=True)
class ShownApplication:
    """The application of the called number; `definition` is the hash of its form, empty if that is not here."""

    definition: str
    has_hidden_answers: bool
    for_whom: str
    answers: tuple[ShownAnswer, ...]
    documents: tuple[ShownDocument, ...]

    @property
    def copied(self) -> str:
        """All answers as lines."""
        return "\n".join(f"{answer.label}: {answer.copied}" for answer in self.answers if answer.copied)


@dataclass(frozen=True)
class Called:
    """The number that is called to this counter."""

    uuid: UUID
    number: str
    service: str
    priority: str
    called_at: str
    calls: int
    papers: Papers
    application: ShownApplication | None


@dataclass(frozen=True)
class Paper:
    """About how many numbers the paper of a printer is enough for; `is_out` is the printer's own word."""

    kiosk: str
    is_spare: bool
    left: int
    is_out: bool

    @property
    def is_low(self) -> bool:
        """Whether a new roll should be brought."""
        return self.left < FEW_NUMBERS


@dataclass(frozen=True)
class Undo:
    """The act that can be taken back: its id, for the form, and what it did."""

    act: int
    words: str


@dataclass(frozen=True)
class DeskPage:
    """All of the desk; `most_letters` may be typed to look a number up."""

    office: str
    counter: str
    lanes: tuple[str, ...]
    has_all_lanes: bool
    date: str
    clock: str
    alerts: tuple[Alert, ...]
    waiting: tuple[InLine, ...]
    absent: tuple[InLine, ...]
    called: Called | None
    undo: Undo | None
    note: str
    paper: tuple[Paper, ...]
    most_letters: int


@dataclass(frozen=True)
class CounterPage:
    """The page on which the officer says where they sit."""

    office: str
    counters: tuple[Counter, ...]
