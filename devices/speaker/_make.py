"""From configuration to a speaker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from devices.speaker.choir import Choir
from devices.speaker.jack import Jack
from devices.speaker.microphone import ArecordMicrophone
from devices.speaker.recordings import RECORDINGS, recordings_in
from devices.speaker.simulator import FolderMicrophone, FolderSink
from devices.speaker.sink import AplaySink
from devices.speaker.speaker import VoicedSpeaker
from devices.speaker.timeouts import Timeouts
from devices.speaker.voices import CommandVoice, EspeakVoice, RecordedVoice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devices.speaker.microphone import Microphone
    from devices.speaker.sink import Sink
    from devices.speaker.voices import Voice
    from kiosk.config import SpeechConfig
    from kiosk.texts import Texts

FOLDER, _PACE = "folder:", "?pace="


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
    if texts.own_folder is not None:  # of this office; what is recorded later is heard as soon as it is there
        voices.append(RecordedVoice(texts.own_folder / RECORDINGS))
    if recordings_in(texts.folder / RECORDINGS):
        voices.append(RecordedVoice(texts.folder / RECORDINGS))
    if command:
        voices.append(CommandVoice(command, times.voice_s))
    names = dict.fromkeys((texts.voice, texts.falls_back_to))
    return [*voices, *(EspeakVoice(name, texts.falls_back_to, times.voice_s) for name in names)]


def sink_of(device: str, times: Timeouts) -> Sink:
    """Where sound goes, by the name of the configuration."""
    folder, pace = _simulated(device)
    return AplaySink(device, times.late_s) if folder is None else FolderSink(folder, pace)


def microphone_of(device: str, times: Timeouts) -> Microphone:
    """Where a voice comes from, by the name of the configuration."""
    folder, pace = _simulated(device)
    return ArecordMicrophone(device, times.silent_s) if folder is None else FolderMicrophone(folder, pace)


def _simulated(device: str) -> tuple[Path | None, float]:
    """The folder of a simulated card, with its pace; None for one of ALSA's."""
    if not device.startswith(FOLDER):
        return None, 1.0
    folder, _, pace = device.removeprefix(FOLDER).partition(_PACE)
    return Path(folder), float(pace or 1)
