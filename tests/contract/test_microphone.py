"""The port of the microphone: over the simulated card, and over the real `arecord` with ALSA's own file device."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from devices.speaker import SimulatedSpeaker
from devices.speaker.microphone import ArecordMicrophone
from devices.speaker.simulator import FolderMicrophone
from devices.speaker.sound import Sound, wav_of
from devices.speaker.take import RATE_HZ
from kiosk.ports import TakeState
from tests.devices.speaker.voice import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from devices.speaker.microphone import Intake, Microphone

SILENT_S = 5.0
ALSA = "/usr/share/alsa/alsa.conf"
VOICE = spoken(0.5)


def arecord(folder: Path, device: str, silent_s: float = SILENT_S) -> ArecordMicrophone:
    """Of a machine whose sound card plays a file."""
    (folder / "voice.raw").write_bytes(VOICE)
    card = f'pcm.card {{ type file slave.pcm null file "/dev/null" infile "{folder}/voice.raw" format raw }}\n'
    (folder / "asound.conf").write_text(card, encoding="utf-8")
    return ArecordMicrophone(device, silent_s, ("env", f"ALSA_CONFIG_PATH={ALSA}:{folder}/asound.conf", "arecord"))


@pytest.fixture(params=["arecord", "simulated"])
def microphone(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Microphone]:
    if request.param == "arecord":
        yield arecord(tmp_path, "card")
        return
    hand = SimulatedSpeaker(tmp_path / "sound")
    hand.speak(wav_of(Sound(RATE_HZ, VOICE)))
    yield FolderMicrophone(hand.folder, pace=0)
    hand.close()


def opened(microphone: Microphone) -> Intake:
    intake = microphone.open(RATE_HZ)
    assert not isinstance(intake, TakeState)
    return intake


def read(intake: Intake, least: int) -> bytes:
    pcm = b""
    while len(pcm) < least:
        data = intake.read()
        assert isinstance(data, bytes)
        pcm += data
    return pcm


def test_what_is_said_comes_in_sample_by_sample_and_silence_after_it(microphone: Microphone) -> None:
    intake = opened(microphone)
    pcm = read(intake, len(VOICE) * 2)
    intake.close()
    assert pcm[: len(VOICE)] == VOICE


def test_it_can_be_opened_again_and_closed_twice(microphone: Microphone) -> None:
    for _ in range(2):
        intake = opened(microphone)
        assert read(intake, 100)[:100] == VOICE[:100]
        intake.close()
        intake.close()


# --- what only the wire can meet -------------------------------------------------------------------------------------


def ended(microphone: ArecordMicrophone) -> TakeState:
    intake = opened(microphone)
    said = intake.read()
    while isinstance(said, bytes):
        said = intake.read()
    intake.close()
    return said


@pytest.mark.parametrize("device", ["plughw:CARD=Gone", "nonsense"])
def test_a_microphone_that_is_not_there_is_told(tmp_path: Path, device: str) -> None:
    assert ended(arecord(tmp_path, device)) is TakeState.ABSENT


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("audio open error: Device or resource busy", TakeState.BUSY),
        ("audio open error: Permission denied", TakeState.DENIED),
        ("main: something never heard of", TakeState.BROKEN),
        ("", TakeState.BROKEN),
    ],
)
def test_what_arecord_complains_of_is_a_state(tmp_path: Path, words: str, state: TakeState) -> None:
    program = tmp_path / "arecord"
    program.write_text(f"#!/bin/sh\nhead -c 1001 /dev/zero\necho 'arecord: {words}' >&2\nexit 1\n", encoding="utf-8")
    program.chmod(stat.S_IRWXU)
    assert ended(ArecordMicrophone("card", SILENT_S, (str(program),))) is state


def test_a_card_that_gives_nothing_is_given_up_and_its_program_ended(tmp_path: Path) -> None:
    program, pid = tmp_path / "arecord", tmp_path / "pid"
    program.write_text(f"#!/bin/sh\necho $$ > {pid}.new; mv {pid}.new {pid}\nexec sleep 60\n", encoding="utf-8")
    program.chmod(stat.S_IRWXU)
    intake = opened(ArecordMicrophone("card", 0.2, (str(program),)))
    assert intake.read() is TakeState.BROKEN
    while not pid.exists():
        assert intake.read() is TakeState.BROKEN
    intake.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_a_machine_without_arecord_and_one_that_may_not_run_it(tmp_path: Path) -> None:
    assert ArecordMicrophone("default", SILENT_S, (str(tmp_path / "gone"),)).open(RATE_HZ) is TakeState.ABSENT
    (tmp_path / "locked").write_text("#!/bin/sh\n", encoding="utf-8")
    assert ArecordMicrophone("default", SILENT_S, (str(tmp_path / "locked"),)).open(RATE_HZ) is TakeState.DENIED
