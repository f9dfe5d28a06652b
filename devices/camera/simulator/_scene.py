"""The desk under the simulated camera, drawn as such a camera would see it. Shares no code with what looks at it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np

from devices.camera.simulator._paper import A4_MM, paper_from, sample_letter, sample_phone

if TYPE_CHECKING:
    from pathlib import Path

    from cv2.typing import MatLike as Pixels
    from numpy.typing import NDArray

_VIEW_HEIGHT_MM = 330.0  # a standing A4 page with a finger's breadth around it
_DESKS = {"dark": (52, 60, 68), "light": (206, 214, 218)}  # BGR: stained wood, white laminate
_MOVED_MM, _MOVED_S = 22.0, 1.1
_NOISE, _NOISES = 3, 4  # levels; and how many patterns, in turn
_JPEG_QUALITY = 90


@dataclass(frozen=True)
class Scene:
    """What lies under the camera and how it is lit.

    Args:
        paper: `letter` for the drawn sample, `phone` for one whose screen shows it, a PNG or JPEG as a file or as
            bytes, or None for an empty desk.
        paper_mm: Its width and height; of no height, that follows from the picture.
        offset_mm: Of its middle from the picture's: to the right, and away from the person.
        angle_deg: Turned against the clock.
        light: 1 as it should be, 0 for a dark room.
        gradient: How much darker the left side is than the right, 0 to 1.
        shadow: How dark a hand's shadow over a corner is, 0 to 1.
        glare: Size of a lamp's reflection on the paper, as a share of its width; 0 for none.
        glow: How bright it is by itself, as a phone's screen is, whatever the light; 1 is as bright as a lit paper.
        moire: How dark the stripes are that a screen's dots make with the camera's, 0 to 1.
        blur: Sigma in pixels of a picture 1600 wide.
        desk: What it lies on.
        is_moving: Somebody pushes it to and fro.
        size_px: Width and height of the picture.
    """

    paper: Path | bytes | Literal["letter", "phone"] | None = "letter"
    paper_mm: tuple[float, float] = (A4_MM[0], 0)
    offset_mm: tuple[float, float] = (0.0, 0.0)
    angle_deg: float = 1.5
    light: float = 1.0
    gradient: float = 0.25
    shadow: float = 0.0
    glare: float = 0.0
    glow: float = 0.0
    moire: float = 0.0
    blur: float = 0.6
    desk: Literal["dark", "light"] = "dark"
    is_moving: bool = False
    size_px: tuple[int, int] = (1600, 1200)


def jpeg(scene: Scene, at_s: float, number: int) -> bytes:
    """One picture of the stream: the scene at a time, with another noise than the picture before."""
    swing = _MOVED_MM * math.sin(at_s * 2 * math.pi / _MOVED_S) if scene.is_moving else 0.0
    return _shot(scene, round(swing), number % _NOISES)


@lru_cache(maxsize=2 * _NOISES)
def _shot(scene: Scene, swing_mm: int, noise: int) -> bytes:
    picture = cv2.add(_drawn(scene, swing_mm), np.roll(_noise(scene.size_px), noise * 7919, axis=0), dtype=cv2.CV_8U)
    return bytes(cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY))[1])


@lru_cache(maxsize=4)
def _drawn(scene: Scene, swing_mm: int) -> Pixels:
    """All but the noise."""
    picture = np.full((scene.size_px[1], scene.size_px[0], 3), _DESKS[scene.desk], np.uint8)
    if scene.paper is not None:
        _lay(picture, scene, swing_mm)
    lit = picture.astype(np.float32) * _light(scene)[..., None]
    if scene.glow:
        lit += _shining(scene, swing_mm)
    if scene.glare:
        lit += _reflection(scene)[..., None]
    shot: Pixels = np.clip(lit, 0, 255).astype(np.uint8)
    sigma = scene.blur * scene.size_px[0] / 1600
    return cv2.GaussianBlur(shot, (0, 0), sigma) if sigma else shot


def _lay(picture: Pixels, scene: Scene, swing_mm: int) -> None:
    """The paper with the thin shadow of its edge, through a camera that hangs a little askew."""
    warped, share, onto = _seen_askew(scene, swing_mm)
    edge = (onto + np.array((2.5, 2.5), np.float32) * scene.size_px[0] / 1600).astype(np.int32)
    cv2.fillConvexPoly(picture, edge, tuple(part * 0.55 for part in _DESKS[scene.desk]), cv2.LINE_AA)
    picture[:] = (warped * share + picture * (1 - share)).astype(np.uint8)


def _shining(scene: Scene, swing_mm: int) -> NDArray[np.float32]:
    """What a screen sends out by itself, in fine stripes."""
    warped, share, _ = _seen_askew(scene, swing_mm)
    width, height = scene.size_px
    along, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    stripes = 1 - scene.moire * (0.5 + 0.5 * np.sin(along * 0.9 + down * 0.35 + np.sin(down / 60) * 3))
    shining: NDArray[np.float32] = warped.astype(np.float32) * share * scene.glow * stripes[..., None]
    return shining


def _seen_askew(scene: Scene, swing_mm: int) -> tuple[Pixels, NDArray[np.float32], NDArray[np.float32]]:
    """The paper as it lies, how much of each dot is paper, and where its corners are."""
    assert scene.paper is not None
    page = _texture(scene.paper)
    height, width = page.shape[:2]
    onto = _places(scene, swing_mm, width / height)
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    way = cv2.getPerspectiveTransform(corners, onto)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), way, scene.size_px)
    warped = cv2.warpPerspective(page, way, scene.size_px, flags=cv2.INTER_AREA)
    share: NDArray[np.float32] = mask[..., None].astype(np.float32) / np.float32(255)
    return warped, share, onto


def _places(scene: Scene, swing_mm: int, ratio: float) -> NDArray[np.float32]:
    """Where the paper's corners are in the picture."""
    wide = scene.paper_mm[0]
    high = scene.paper_mm[1] or wide / ratio
    turn = math.radians(scene.angle_deg)
    right, away = scene.offset_mm[0] + swing_mm, scene.offset_mm[1]
    px_a_mm = scene.size_px[1] / _VIEW_HEIGHT_MM
    points = []
    for x, y in ((-wide, high), (wide, high), (wide, -high), (-wide, -high)):
        x_mm = (x * math.cos(turn) - y * math.sin(turn)) / 2 + right
        y_mm = (x * math.sin(turn) + y * math.cos(turn)) / 2 + away
        far = 1 + y_mm * 1.2e-4 + x_mm * 0.6e-4
        points.append((scene.size_px[0] / 2 + x_mm * px_a_mm / far, scene.size_px[1] / 2 - y_mm * px_a_mm / far))
    return np.array(points, np.float32)


def _light(scene: Scene) -> NDArray[np.float32]:
    """How bright each place is: darker to the left, and under a hand."""
    width, height = scene.size_px
    across = np.linspace(1 - scene.gradient, 1, width, dtype=np.float32)
    light = np.repeat((across * scene.light * 0.93)[None, :], height, axis=0)
    if scene.shadow:
        hand = np.zeros((height, width), np.float32)
        at, size = (round(width * 0.62), round(height * 0.72)), (round(width * 0.2), round(height * 0.3))
        cv2.ellipse(hand, at, size, 30, 0, 360, 1.0, -1)
        light *= 1 - scene.shadow * cv2.GaussianBlur(hand, (0, 0), width / 60)
    return light


def _reflection(scene: Scene) -> Pixels:
    """A lamp mirrored by the paper."""
    width, height = scene.size_px
    spot = np.zeros((height, width), np.float32)
    size = scene.glare * scene.paper_mm[0] * height / _VIEW_HEIGHT_MM / 2
    cv2.ellipse(spot, (width // 2, round(height * 0.45)), (round(size * 1.4), round(size)), 20, 0, 360, 255.0, -1)
    return cv2.GaussianBlur(spot, (0, 0), max(1.0, size / 6))


@lru_cache(maxsize=2)
def _texture(paper: Path | bytes | Literal["letter", "phone"]) -> Pixels:
    samples = {"letter": sample_letter, "phone": sample_phone}
    picture = samples[paper]() if isinstance(paper, str) else paper_from(paper)
    return cv2.cvtColor(np.asarray(picture), cv2.COLOR_RGB2BGR)


@lru_cache(maxsize=2)
def _noise(size_px: tuple[int, int]) -> NDArray[np.int16]:
    values = np.random.default_rng(1).normal(0, _NOISE, (size_px[1], size_px[0], 3))
    return values.astype(np.int16)
