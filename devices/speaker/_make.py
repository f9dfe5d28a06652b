"""From configuration to a speaker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from devices.speaker.choir import Choir
from devices.speaker.jack import Jack
from devices.speaker.recordings import recordings_in
from devices.speaker.simulator import FolderSink
from devices.speaker.sink import AplaySink
from devices.speaker.speaker import VoicedSpeaker
from devices.speaker.timeouts import Timeouts
from devices.speaker.voices import CommandVoice, EspeakVoice, RecordedVoice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devices.speaker.sink import Sink
    from devices.speaker.voices import Voice
    from kiosk.config import SpeechConfig
    from kiosk.texts import Texts

_FOLDER, _PACE = "folder:", "?pace="


def make_speaker(
    config: SpeechConfig, languages: Mapping[str, Texts], times: Timeouts | None = None
) -> VoicedSpeaker | None:
    """The configured speaker with a voice for each language; None if there is none.

    Args:
        config: `device` is ALSA's name, or `folder:/path` for a simulated card that keeps what was played, with
            `?pace=0.1` at its end for one that plays ten times as fast.
        languages: By code, the first one's voice says what comes in an unknown language.
        times: Every time-out.
    """
    if not config.device:
        return None
    times = times or Timeouts()
    voices = {code: voices_of(texts, config.commands.get(code, ()), times) for code, texts in languages.items()}
    jack = Jack(config.jack, times) if config.jack else None
    return VoicedSpeaker(Choir(voices, next(iter(voices))), sink_of(config.device, times), jack, times)


def voices_of(texts: Texts, command: tuple[str, ...], times: Timeouts) -> list[Voice]:
    """The voices of a language, the best first: recordings, the office's own program, the machine."""
    voices: list[Voice] = []
    if recordings := recordings_in(texts.folder / "recordings"):
        voices.append(RecordedVoice(recordings))
    if command:
        voices.append(CommandVoice(command, times.voice_s))
    names = dict.fromkeys((texts.voice, texts.falls_back_to))
    return [*voices, *(EspeakVoice(name, texts.falls_back_to, times.voice_s) for name in names)]


def sink_of(device: str, times: Timeouts) -> Sink:
    """Where sound goes, by the name of the configuration."""
    if device.startswith(_FOLDER):
        folder, _, pace = device.removeprefix(_FOLDER).partition(_PACE)
        return FolderSink(Path(folder), float(pace or 1))
    return AplaySink(device, times.late_s)
