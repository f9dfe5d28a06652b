"""What can be changed under the simulated camera, for who types it; fields as in `Scene`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from pathlib import Path


class SceneChange(TypedDict, total=False):
    """Some fields of `Scene`."""

    paper: Path | bytes | Literal["letter", "phone"] | None
    paper_mm: tuple[float, float]
    offset_mm: tuple[float, float]
    angle_deg: float
    light: float
    gradient: float
    shadow: float
    glare: float
    glow: float
    moire: float
    blur: float
    desk: Literal["dark", "light"]
    is_moving: bool
    size_px: tuple[int, int]
