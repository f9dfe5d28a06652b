"""Loudspeaker, keypad and badge reader are told to the desk while the kiosk runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.keypad import KeypadState
from devices.speaker import SpeakerState
from kiosk.ports import BadgeReaderState, DeviceKind
from kiosk.runtime._glances import SELDOM_LOOKS
from tests.kiosk.runtime.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.runtime._troubles import DeviceState


class Plain:
    """A kiosk with a loudspeaker and a keypad whose states the test sets."""

    def __init__(self) -> None:
        self.states: dict[DeviceKind, DeviceState | None] = {
            DeviceKind.SPEAKER: SpeakerState.UNKNOWN,
            DeviceKind.KEYPAD: None,
        }
        self.asked = 0
        self.scene = Scene(glances={kind: lambda kind=kind: self._state(kind) for kind in self.states})
        self.look()

    def _state(self, kind: DeviceKind) -> DeviceState | None:
        self.asked += 1
        return self.states[kind]

    def look(self) -> None:
        self.scene.mind._glances._worker.submit(int).result(5)
        self.scene.turn()
        self.scene.turn()

    def told(self) -> list[tuple[str, dict[str, str]]]:
        kinds = ("speaker_", "keypad_", "badge_reader_")
        return [note for note in self.scene.store.notes if note[0].startswith(kinds)]


@pytest.fixture
def plain() -> Iterator[Plain]:
    made = Plain()
    yield made
    made.scene.close()


def test_what_is_pulled_out_is_told_at_the_look_that_follows_with_who_acts(plain: Plain) -> None:
    assert [action for action, _ in plain.told()] == ["speaker_well", "keypad_well"]
    plain.states = {DeviceKind.SPEAKER: SpeakerState.NO_CARD, DeviceKind.KEYPAD: KeypadState.ABSENT}
    plain.scene.mind._look_at_devices()
    plain.look()
    assert plain.told()[2:] == [
        ("speaker_trouble", {"state": "no_card", "who": "technician"}),
        ("keypad_trouble", {"state": "absent", "who": "technician"}),
    ]


def test_they_are_seldom_looked_at_while_nothing_is_plugged(plain: Plain) -> None:
    before = plain.asked
    for _ in range(SELDOM_LOOKS):
        plain.scene.mind.look_around()
        plain.look()
    assert plain.asked == before + len(plain.states)


def test_badge_reader_is_told_as_soon_as_it_is_heard_of(plain: Plain) -> None:
    plain.scene.mind.hear_badge_reader(BadgeReaderState.SERVICE_DOWN)
    plain.scene.turn()
    plain.scene.mind.hear_badge_reader(BadgeReaderState.READY)
    plain.scene.turn()
    plain.scene.turn()
    assert plain.told()[2:] == [
        ("badge_reader_trouble", {"state": "service_down", "who": "technician"}),
        ("badge_reader_well", {"state": "ready"}),
    ]
