"""What every kind of device offers a technician: to be found, asked and tried; on the command line as on the glass."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.ports._who import WhoActs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.config import Config


class DeviceKind(StrEnum):
    """Every kind of device a kiosk may have; the name of its package and of its table in the configuration."""

    PRINTER = "printer"
    SCANNER = "scanner"
    CAMERA = "camera"
    CODE_READER = "code_reader"
    BADGE_READER = "badge_reader"
    LINE_DISPLAY = "line_display"
    SPEAKER = "speaker"
    KEYPAD = "keypad"
    STICK = "stick"


def spare_of(kind: DeviceKind) -> str:
    """The name of a kind's second device, which helps where the first cannot: of its table in the configuration too."""
    return f"spare_{kind.value}"


# Of which a second may help where the first cannot; and every name a device is told by, to the desk too.
SPARED = frozenset({DeviceKind.PRINTER})
DEVICE_NAMES = (*(kind.value for kind in DeviceKind), *(spare_of(kind) for kind in DeviceKind if kind in SPARED))


@dataclass(frozen=True)
class FoundDevice:
    """A device that is plugged in now.

    Args:
        kind: What it can be used as.
        name: What it calls itself, or its maker's name for it; cleaned of control characters.
        settings: Keys of the kind's table in the configuration with the values that choose it. They name it by
            USB identity, serial number or address, never by the order it was plugged in.
        identity: Such as `04b8:0e15 X4JH012345`; empty where it has none.
    """

    kind: DeviceKind
    name: str
    settings: Mapping[str, str]
    identity: str = ""


@dataclass(frozen=True)
class Asked:
    """What only a person's eye can tell after a test, and what each answer means for the configuration.

    Args:
        key: `device.<kind>.ask.<key>` are the words of the question.
        answers: By what is pressed, such as a number that stands on paper: keys of the kind's table with values.
        proves: By what is pressed: the state it proves, and who acts then. It holds until the device is found in
            another state than the test left it in, is tried anew, or gets other settings.
        then: What is asked next, whatever was pressed.
        first: With which question this began; None for the first.
    """

    key: str
    answers: Mapping[str, Mapping[str, object]]
    proves: Mapping[str, tuple[str, WhoActs]] = field(default_factory=dict)
    then: Asked | None = None
    first: Asked | None = None

    def after(self, name: str) -> Asked | None:
        """The next question, whose answers hold what this one means as well; None if this was the last."""
        if self.then is None:
            return None
        answers = {one: {**self.answers[name], **settings} for one, settings in self.then.answers.items()}
        return replace(self.then, answers=answers, first=self.first or self)


@dataclass(frozen=True)
class Verdict:
    """What was found out about a device.

    Args:
        state: One of the kind's own states; `device.<kind>.<state>` are its words, `….mend` what to do about it.
        who_acts: Who has to do something.
        facts: Measured or told by the device, such as `width_mm`; no personal data, no text that was not cleaned.
        suits: Keys of the kind's table, with the values that suit what was found better than those configured.
        asks: What a technician is asked after a test.
    """

    state: str
    who_acts: WhoActs
    facts: Mapping[str, str] = field(default_factory=dict)
    suits: Mapping[str, object] = field(default_factory=dict)
    asks: Asked | None = None

    @property
    def is_well(self) -> bool:
        """Whether nobody has to do anything."""
        return self.who_acts is WhoActs.NOBODY


# A device the configuration does not name: not a fault, but said wherever devices are listed.
UNSET = Verdict("unset", WhoActs.NOBODY)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, a device or what a kiosk stands on.

    Args:
        subject: Such as `disk`, or a device's kind; `doctor.<subject>` names it in words.
        verdict: What was found; `doctor.<subject>.<state>` are its words and `….mend` what to do, of a device
            `device.<kind>.<state>`.
        is_device: Whether `subject` is the kind of a device.
        is_spare: Whether it is the second device of that kind.
    """

    subject: str
    verdict: Verdict
    is_device: bool = False
    is_spare: bool = False

    @property
    def name(self) -> str:
        """What was looked at, in one word: the subject, but a spare's own name."""
        return spare_of(DeviceKind(self.subject)) if self.is_spare else self.subject

    @property
    def key(self) -> str:
        """The key of its words."""
        return f"{'device' if self.is_device else 'doctor'}.{self.subject}.{self.verdict.state}"


def never() -> bool:
    """Somebody waits to the end."""
    return False


class Checkup(Protocol):
    """One kind of device, for a technician. Opens what it needs and lets go of it; all methods MAY block as said."""

    kind: DeviceKind
    states: tuple[str, ...]  # every state a verdict may have, without `unset`

    def find(self) -> tuple[FoundDevice, ...]:
        """What is plugged in; MUST return within 10 s, and MUST NOT change or disturb a device that is in use."""
        ...

    def probe(self, config: Config) -> Verdict:
        """How the configured device is, with no paper, no sound; `UNSET` if there is none.

        MUST return within 5 s, beside what this machine takes to start a process that it needs.
        """
        ...

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never, /) -> Verdict:
        """Do with it what a technician can see or hear: print, scan, play, wait for a code or a badge.

        `tell` hears keys of words that say what to do or what goes on, such as `device.badge_reader.test.tap`.
        MUST return within 60 s; SHOULD within 2 s once `is_left` says, in any thread, that nobody waits for it any
        more, with whatever verdict.
        """
        ...
