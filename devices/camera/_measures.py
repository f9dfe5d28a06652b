"""What the child says of a picture, as far as it can be believed: every figure has its range."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Side = Literal["left", "top", "right", "bottom"]
Corner = tuple[Share, Share]
Corners = tuple[Corner, Corner, Corner, Corner]


class Measures(msgspec.Struct, frozen=True):
    """One picture, measured; its top is away from the person.

    Args:
        corners: Of the paper, as shares of width and height, from the top left clockwise; None where none was found,
            or where it goes on outside.
        cut: Sides of the picture where the paper goes on outside; nothing for none, or without a paper.
        is_too_large: Whether it fits neither as it lies nor turned.
        light: How bright the paper is, or without one the picture, 0 to 255.
        glare: The share of the paper that is nothing but white.
        sharpness: How fine the finest things on it are; 1 and above is in focus.
        ink: How much is on it, in levels.
    """

    corners: Corners | None = None
    cut: Annotated[tuple[Side, ...], msgspec.Meta(max_length=4)] = ()
    is_too_large: bool = False
    light: Annotated[float, msgspec.Meta(ge=0, le=255)] = 0.0
    glare: Share = 0.0
    sharpness: Annotated[float, msgspec.Meta(ge=0, le=100)] = 0.0
    ink: Annotated[float, msgspec.Meta(ge=0, le=255)] = 0.0

    @property
    def has_paper(self) -> bool:
        """Whether there is one, whole or not."""
        return self.corners is not None or bool(self.cut) or self.is_too_large
