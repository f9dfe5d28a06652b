"""The microphone is pulled out while somebody reads: it is told, nothing is kept of it, and the former stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.speaker import SimulatedSpeaker
from devices.speaker.sound import Sound, wav_of
from devices.speaker.studio import Studio, sound_of
from devices.speaker.take import RATE_HZ
from kiosk.config import SpeechConfig
from kiosk.ports import TakeState
from kiosk.texts import load_language
from tests.devices.speaker.voice import spoken

if TYPE_CHECKING:
    from pathlib import Path

    from devices.speaker.studio import Level

BACK = "Kembali."


def test_pulled_in_mid_sentence(tmp_path: Path) -> None:
    hand = SimulatedSpeaker(tmp_path / "sound")
    hand.speak(wav_of(Sound(RATE_HZ, spoken(5.0))))
    config = SpeechConfig(microphone=f"{hand.device}?pace=0")
    texts, studio = load_language("id", config, tmp_path / "state"), Studio(config)
    seconds: list[float] = []

    def tell(level: Level) -> None:
        seconds.append(level.seconds)

    def is_read() -> bool:
        return bool(seconds) and seconds[-1] >= 1.0

    assert studio.listen(is_read, tell) is TakeState.GOOD
    assert studio.keep(texts, BACK) is TakeState.GOOD
    former = sound_of(texts, BACK)
    hand.switch_microphone(TakeState.BROKEN)
    seconds.clear()
    assert studio.listen(is_read, tell) is TakeState.BROKEN
    assert studio.keep(texts, BACK) is TakeState.BROKEN
    assert sound_of(texts, BACK) == former is not None
    hand.switch_microphone(TakeState.GOOD)
    seconds.clear()
    assert studio.listen(is_read, tell) is TakeState.GOOD
    hand.close()
