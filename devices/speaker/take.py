"""One attempt to read a sentence aloud: how loud it is, whether it can be used, and what is left of it. Pure.

Imported by whoever records alone: numpy is heavy, and a kiosk that only speaks does without it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from devices.speaker.sound import SAMPLE_BYTES, Sound
from kiosk.ports import TakeState

Samples = NDArray[np.float32]

# The rate of the machine's own voice: a page that is read by both goes on without a gap between them.
RATE_HZ = 22_050
MOST_S, LEAST_S = 15.0, 0.25
MOST_BYTES = int(MOST_S * RATE_HZ) * SAMPLE_BYTES
LEVELS = 10
_FRAME_S, _BEFORE_S, _AFTER_S, _EDGE_S = 0.02, 0.12, 0.25, 0.005
_FULL = 32_768.0
# In shares of the loudest there is. Speech stands above the room by at least this factor, and above this level.
_ABOVE_ROOM, _LEAST_SPEECH = 3.0, 0.004
_QUIET_PEAK, _CLIPPED, _MOST_CLIPPED = 0.03, 0.999, 0.001
# Speech of the machine at full volume has about this power; a recording is made as loud, if its peaks allow it.
_POWER, _MOST_PEAK, _MOST_GAIN = 0.11, 0.95, 16.0


def level_of(pcm: bytes) -> int:
    """How loud a moment is, from 0 to `LEVELS`, each step 5 dB; the last one is where samples are cut off."""
    samples = np.abs(_samples(pcm))
    peak = float(samples.max()) if len(samples) else 0.0
    if peak >= _CLIPPED:
        return LEVELS
    return max(0, min(LEVELS - 1, int(LEVELS + 20 * float(np.log10(max(peak, 1e-6))) / 5)))


def judged(pcm: bytes) -> Sound | TakeState:
    """What was said in it, without the silence around it and as loud as all others; or why it is of no use.

    Args:
        pcm: Samples at `RATE_HZ`; an odd last byte is left out.
    """
    samples = _samples(pcm)
    if not len(samples):
        return TakeState.BROKEN
    is_cut_off = float(np.mean(np.abs(samples) >= _CLIPPED)) > _MOST_CLIPPED
    samples = samples - samples.mean()  # cheap cards add a constant
    loud = _spoken_frames(samples)
    if not len(loud):
        return TakeState.SILENT
    frame = int(_FRAME_S * RATE_HZ)
    first, last = int(loud[0]) * frame, (int(loud[-1]) + 1) * frame
    if is_cut_off:
        return TakeState.LOUD
    if (last - first) / RATE_HZ < LEAST_S:
        return TakeState.SHORT
    if float(np.abs(samples[first:last]).max()) < _QUIET_PEAK:
        return TakeState.QUIET
    kept = samples[max(0, first - int(_BEFORE_S * RATE_HZ)) : last + int(_AFTER_S * RATE_HZ)]
    return Sound(RATE_HZ, _bytes(_with_soft_edges(_as_loud_as_all(kept, samples[first:last]))))


def _samples(pcm: bytes) -> Samples:
    return np.frombuffer(pcm[: len(pcm) // SAMPLE_BYTES * SAMPLE_BYTES], "<i2").astype(np.float32) / np.float32(_FULL)


def _spoken_frames(samples: Samples) -> NDArray[np.intp]:
    """Frames with speech in them: above the room, which the quietest tenth tells; a lone click is none."""
    frame = int(_FRAME_S * RATE_HZ)
    count = len(samples) // frame
    if count < 2:  # noqa: PLR2004 - two neighbours
        return np.empty(0, np.intp)
    power = np.sqrt(np.mean(samples[: count * frame].reshape(count, frame) ** 2, axis=1))
    room = min(float(np.quantile(power, 0.1)), float(power.max()) / _ABOVE_ROOM / _ABOVE_ROOM)
    is_loud = power > max(_LEAST_SPEECH, room * _ABOVE_ROOM)
    has_neighbour = np.convolve(is_loud, [1, 0, 1], "same") > 0
    return np.flatnonzero(is_loud & has_neighbour)


def _as_loud_as_all(kept: Samples, spoken: Samples) -> Samples:
    power, peak = float(np.sqrt(np.mean(spoken**2))), float(np.abs(kept).max())
    return kept * np.float32(min(_POWER / power, _MOST_PEAK / peak, _MOST_GAIN))


def _with_soft_edges(samples: Samples) -> Samples:
    """A hard edge clicks."""
    edge = np.linspace(0, 1, int(_EDGE_S * RATE_HZ), dtype=np.float32)
    soft = samples.copy()
    soft[: len(edge)] *= edge
    soft[-len(edge) :] *= edge[::-1]
    return soft


def _bytes(samples: Samples) -> bytes:
    return (samples * np.float32(_FULL)).astype("<i2").tobytes()
