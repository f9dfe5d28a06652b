"""Sound in memory: 16 bits, one channel. From WAV, louder and softer, a tone. Pure."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from dataclasses import dataclass
from functools import cache

from kiosk.errors import KioskError

SAMPLE_BYTES = 2
RATES_HZ = range(8_000, 48_001)
MOST_BYTES = 8 << 20
_RIFF_BYTES, _CHUNK_BYTES, _FORMAT_BYTES = 12, 8, 16
_PCM = 1
_LOUDEST = 32_767
_TONE_HZ, _TONE_S, _FADE_S = 880, 0.07, 0.008


class SoundError(KioskError):
    """These bytes are no sound that can be played."""


@dataclass(frozen=True)
class Sound:
    """Samples of 16 bits, little-endian, one channel.

    Shape: `pcm` has 2 bytes a sample, `rate_hz` samples a second.
    """

    rate_hz: int
    pcm: bytes

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.pcm) / SAMPLE_BYTES / self.rate_hz


def read_wav(content: bytes) -> Sound:
    """The sound of a WAV file; lengths in its header are upper bounds, for a voice that speaks into a pipe knows none.

    Raises: SoundError for anything but 16 bits, one channel, 8 to 48 kHz, and for none.
    """
    if len(content) > MOST_BYTES or content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise SoundError("device.speaker.no_wav")
    rate_hz, at = 0, _RIFF_BYTES
    while at + _CHUNK_BYTES <= len(content):
        kind, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + _CHUNK_BYTES], "little")
        body = content[at + _CHUNK_BYTES : at + _CHUNK_BYTES + length]
        if kind == b"fmt ":
            rate_hz = _rate_of(body)
        elif kind == b"data":
            pcm = body[: len(body) // SAMPLE_BYTES * SAMPLE_BYTES]
            if not rate_hz or not pcm:
                raise SoundError("device.speaker.empty_wav")
            return Sound(rate_hz, pcm)
        at += _CHUNK_BYTES + length + length % 2
    raise SoundError("device.speaker.empty_wav")


def _rate_of(form: bytes) -> int:
    if len(form) < _FORMAT_BYTES:
        raise SoundError("device.speaker.wav_form")
    code, channels, rate_hz, bits = (
        int.from_bytes(form[start:end], "little") for start, end in ((0, 2), (2, 4), (4, 8), (14, 16))
    )
    if (code, channels, bits) != (_PCM, 1, 8 * SAMPLE_BYTES) or rate_hz not in RATES_HZ:
        raise SoundError("device.speaker.wav_form", form=code, channels=channels, rate_hz=rate_hz, bits=bits)
    return rate_hz


def wav_of(sound: Sound) -> bytes:
    """The same as the content of a WAV file."""
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(sound.rate_hz)
        file.writeframes(sound.pcm)
    return content.getvalue()


def at_volume(pcm: bytes, volume_db: int) -> bytes:
    """The same samples, softer by so many decibels; 0 changes nothing, and nothing becomes louder."""
    if volume_db >= 0:
        return pcm
    factor = 10 ** (volume_db / 20)
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    softer = array("h", [int(sample * factor) for sample in samples])
    if sys.byteorder == "big":
        softer.byteswap()
    return softer.tobytes()


@cache
def tone() -> Sound:
    """A short tone with soft edges: a hard one clicks in headphones."""
    rate_hz = 22_050
    count, fade = int(rate_hz * _TONE_S), int(rate_hz * _FADE_S)
    samples = array("h")
    for index in range(count):
        edge = min(1.0, index / fade, (count - index) / fade)
        samples.append(int(0.5 * _LOUDEST * edge * math.sin(2 * math.pi * _TONE_HZ * index / rate_hz)))
    return Sound(rate_hz, samples.tobytes())
