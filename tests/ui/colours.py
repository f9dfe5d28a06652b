"""Contrast as WCAG measures it, and colours as they are seen by who does not see all of them; pure."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from PIL import Image, ImageChops

Rgb = tuple[int, int, int]
Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

# Source: "A physiologically-based model for simulation of color vision deficiency", by Machado, Oliveira and Fernandes,
# of 2009; severity 1.0 in steps of light, not of the codes of colours.
SIGHTS: dict[str, Matrix] = {
    "all colours": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST_OF_SHAPES = 3.0
BARELY_SEEN = 1.1
STRIDE = 3


@cache
def linear(colour: Rgb) -> tuple[float, float, float]:
    """The light of each part, from 0 to 1."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return (red, green, blue)


@cache
def luminance(colour: Rgb, sight: str = "all colours") -> float:
    """How bright a colour is to such a sight."""
    light = linear(colour)
    seen = [min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.0) for row in SIGHTS[sight]]
    return 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]


def contrast(one: Rgb, other: Rgb, sight: str = "all colours") -> float:
    """From 1 to 21."""
    bright, dark = sorted((luminance(one, sight), luminance(other, sight)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def ground_of(image: Image.Image) -> Rgb:
    """The colour that most of a picture has."""
    return max(counted(image).items(), key=lambda one: one[1])[0]


def ink_of(image: Image.Image, ground: Rgb) -> Rgb:
    """The colour farthest from the ground among those that at least 3 % of what is not ground have."""
    inks = {colour: number for colour, number in counted(image).items() if contrast(colour, ground) > BARELY_SEEN}
    enough = 0.03 * sum(inks.values())
    often = [colour for colour, number in inks.items() if number >= enough]
    return max(often, key=lambda one: contrast(one, ground), default=ground)


def differing(one: Image.Image, other: Image.Image, sight: str) -> int:
    """How many pixels of two pictures tell them apart by light alone."""
    told = _pairs(one, other)
    return STRIDE**2 * sum(n for (a, b), n in told.items() if a != b and contrast(a, b, sight) >= LEAST_OF_SHAPES)


def _pairs(one: Image.Image, other: Image.Image) -> Counter[tuple[Rgb, Rgb]]:
    """What colour became which where anything changed, looked at on every third pixel of every third row."""
    few = (max(1, one.width // STRIDE), max(1, one.height // STRIDE))
    both = [image.resize(few, Image.Resampling.NEAREST) for image in (one, other)]
    changed = ImageChops.difference(*both).getbbox()  # around it, every colour became itself
    raws = [image.crop(changed).tobytes() for image in both] if changed else []
    colours = [zip(raw[0::3], raw[1::3], raw[2::3], strict=True) for raw in raws]
    return Counter(zip(*colours, strict=True))


def counted(image: Image.Image) -> dict[Rgb, int]:
    """How often each colour is there, of an RGB picture."""
    found: Any = image.getcolors(image.width * image.height)
    return {colour: number for number, colour in found}
