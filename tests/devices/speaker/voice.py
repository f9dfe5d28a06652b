"""Somebody who reads aloud, for tests: tones with the shape of words, and the machine's voice."""

from __future__ import annotations

import numpy as np

from devices.speaker.take import RATE_HZ


def spoken(seconds: float = 1.0, peak: float = 0.4) -> bytes:
    """Four syllables a second of a low tone."""
    at = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    shape = 0.35 + 0.65 * np.abs(np.sin(2 * np.pi * 2 * at))
    return _bytes(peak * shape * np.sin(2 * np.pi * 180 * at))


def room(seconds: float = 0.5, power: float = 0.0005, constant: float = 0.0) -> bytes:
    """What is heard while nobody speaks."""
    noise = np.random.default_rng(7).normal(0, power, int(seconds * RATE_HZ))
    return _bytes(noise + constant)


def _bytes(samples: np.ndarray) -> bytes:
    return (np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes()
