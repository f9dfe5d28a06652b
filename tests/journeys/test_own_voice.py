"""Somebody of the office reads a sentence at the glass; the next resident hears it in that voice, without a restart."""

from __future__ import annotations

import json
import time
import wave
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from deploy.office import Office, fetch
from devices.speaker.sound import Sound, at_volume
from devices.speaker.studio import prompts_of, sound_of
from kiosk.config import load_config
from kiosk.texts import load_language
from tests.journeys.conftest import PATIENT, Scene, office_with_technician

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.texts import Texts

pytestmark = pytest.mark.window
PIN = "481516"
HOME = "Bapak atau Ibu mau mengurus apa?"
WITHIN_S, PACE = 20.0, 0.3


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with office_with_technician(tmp_path, PIN, replace(PATIENT, speech_pace=PACE)) as scene:
        yield scene


@pytest.mark.slow
def test_a_sentence_is_recorded_at_the_glass_and_the_next_resident_hears_it(scene: Scene) -> None:
    office, somebody = scene.office, scene.resident
    somebody.on("rest", within_s=30.0).press("start").on("home").press("technician").on("tech.pin")
    somebody.type_digits(PIN).press("enter").on("tech.menu").press("open:sound").on("tech.sound").press("voices")
    somebody.on("tech.voices").press("voice:id").on("tech.parts").press("part:start").on("tech.prompts")
    texts = texts_of(office)
    number = next(at for at, one in enumerate(prompts_of(texts)) if one.sentence == HOME)
    somebody.press(f"prompt:{number}").on("tech.prompt")

    fetch(f"{office.dock_url}/api/speaker", {"microphone": "absent"})
    somebody.press("record").on("tech.taken")
    fetch(f"{office.dock_url}/api/speaker", {"microphone": "good", "speak": HOME})
    somebody.press("record").on("tech.recording")
    told = somebody.page.seq
    somebody.see(lambda page: page.name == "tech.recording" and page.seq >= told + 6, "the seconds go by", WITHIN_S)
    somebody.press("stop_recording").on("tech.taken").press("use").on("tech.prompt")
    somebody.press("bar:home").on("rest")

    clip = sound_of(texts, HOME)
    assert clip is not None
    assert not heard(office, clip)
    somebody.press("start").on("home")
    give_up_s = time.monotonic() + WITHIN_S
    while not heard(office, clip):
        assert time.monotonic() < give_up_s, "the machine still says it"
        time.sleep(0.2)  # another process speaks; nothing here could wake us


def texts_of(office: Office) -> Texts:
    config = load_config(office.config)
    return load_language("id", config.speech, config.state_dir)


def heard(office: Office, clip: Sound) -> bool:
    """Whether a page was read with this recording in it, as loud as it was wanted; a take heard back is no page."""
    for said in json.loads(fetch(f"{office.dock_url}/api/said")):
        path = office.folder / "dock" / "sound" / f"{said['number']:05d}.wav"
        if said["text"] and path.exists():
            with wave.open(str(path)) as file:
                if at_volume(clip.pcm, said["volume_db"]) in file.readframes(file.getnframes()):
                    return True
    return False
