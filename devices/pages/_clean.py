"""Pictures made into pages, one after the other, and the pages into one file. Runs in the child."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

import cv2
import numpy as np
from PIL import Image

from devices.pages import _encode, _glass, _layers, _vision
from devices.pages._blank import is_blank
from devices.pages._limits import MOST_KEPT_PIXELS, WORKING_PIXELS
from devices.pages._reading import RefusedError, kind_of, pages_from, photograph_from, picture_from
from kiosk.ports import MOST_PAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devices.pages._vision import Picture

PDF, AVIF = "application/pdf", "image/avif"
PHOTO = "photo"  # as in kiosk.ports.PageUse
_LEAST_DPI = 180  # with fewer, one bit a dot is too coarse: the greys between dots are made into dots first
_PHOTO_PIXELS = 4_000_000  # more shows nothing more of a face or a card
_RIM_MM = 1.0  # of a paper that was cut out of its surroundings


@dataclass(frozen=True)
class Made:
    """What became of all pages."""

    content: bytes
    media_type: str
    width_px: int
    height_px: int
    pages: int


@dataclass
class PageSet:
    """The pages of one paper.

    Args:
        box_px: Room for each preview.
        use: A value of `kiosk.ports.PageUse`.
        is_blank: Whether nothing is on the page that came last.
    """

    box_px: tuple[int, int]
    use: str
    is_blank: bool = False
    encoded: list[_encode.EncodedPage] = field(default_factory=list)
    _photo: Picture | None = None
    _size_px: tuple[int, int] = (0, 0)
    _earlier: bytes = b""
    _earlier_pages: int = 0

    def follow(self, raw: BinaryIO, size_px: tuple[int, int], pages: int) -> None:
        """Begin with what was finished before: a document of `pages`, or a lone photograph."""
        content, self._size_px = raw.read(), size_px
        if content.startswith(b"%PDF-"):
            self._earlier, self._earlier_pages = content, pages
        else:
            self._photo = photograph_from(content)
            self._photo_dpi = round(max(size_px) / _vision.CARD.long_mm * _vision.MM_PER_INCH)

    def add(
        self, raw: BinaryIO, dpi: int, corners: Sequence[Sequence[float]] | None, *, is_back: bool = False
    ) -> Picture:
        """A picture from a device: of a paper, or of a paper with what is around it and where its corners are.

        A sheet's back is no page if it is blank; a front always is, or somebody's paper would be gone without a word.
        """
        return self._take(*picture_from(raw), dpi, corners, is_back=is_back)

    def add_file(self, raw: BinaryIO) -> Picture:
        """A file that a resident brought, all its pages; the picture of the first."""
        kind = kind_of(raw)
        if kind != "PDF":
            bgr, scale = picture_from(raw, (kind,))
            as_a4 = max(bgr.shape[:2]) / scale / _vision.A4.long_mm * _vision.MM_PER_INCH
            return self._take(bgr, scale, round(as_a4))
        shown = [self._take(bgr, 1.0, dpi) for bgr, dpi in pages_from(raw)]
        if not shown:
            raise RefusedError("broken")
        return shown[0]

    def finish(self) -> Made:
        """All pages as one file. Raises: RefusedError if there are none."""
        if self._photo is not None:
            content, media_type, pages = _encode.avif(self._photo), AVIF, 1
        elif self.encoded or self._earlier:
            content, media_type = _encode.pdf(self.encoded, self._earlier), PDF
            pages = self._earlier_pages + len(self.encoded)
        else:
            raise RefusedError("broken")
        return Made(content, media_type, *self._size_px, pages)

    def _take(
        self,
        bgr: Picture,
        scale: float,
        dpi: int,
        corners: Sequence[Sequence[float]] | None = None,
        *,
        is_back: bool = False,
    ) -> Picture:
        """One page more, from a picture that was made smaller by `scale`; its preview."""
        if self._earlier_pages + len(self.encoded) + (self._photo is not None) >= MOST_PAGES:
            raise RefusedError("too_many_pages")
        if corners:
            bgr, sheet = _vision.straighten(bgr, np.multiply(corners, scale).tolist(), dpi)
            self.is_blank = is_blank(bgr, dpi)
        else:
            whole, dpi = _fitting(bgr, max(1, round(dpi * scale)), WORKING_PIXELS)
            bgr, sheet = self._taken_from_glass(whole, dpi)
            self.is_blank = bgr is whole and is_blank(whole, dpi)  # what was cut out of it is something
        if is_back and self.is_blank:
            return self._preview(bgr)
        if not self.encoded and self._photo is None and not self._earlier:
            self._size_px = bgr.shape[1], bgr.shape[0]
            if self.use == PHOTO or sheet is _vision.CARD:
                return self._keep_photo(bgr, dpi)
        self._add_photo_page()
        return self._keep_page(bgr, dpi, is_cut_out=bool(corners))

    def _taken_from_glass(self, bgr: Picture, dpi: int) -> tuple[Picture, _vision.Sheet | None]:
        """A card or a photo without the white glass around it; a paper as it is."""
        corners = _glass.alone_on_glass(_vision.whitened(bgr), dpi)
        if corners is None:
            return bgr, None
        is_card = _glass.is_card(corners, dpi)
        if not is_card and self.use != PHOTO:
            return bgr, None
        return _glass.cut_out(bgr, corners), _vision.CARD if is_card else None

    def _keep_photo(self, bgr: Picture, dpi: int) -> Picture:
        self._photo, self._photo_dpi = _fitting(bgr, dpi, _PHOTO_PIXELS)
        self._size_px = self._photo.shape[1], self._photo.shape[0]
        return self._preview(self._photo)

    def _add_photo_page(self) -> None:
        """A second page follows what was to be a lone photograph: it becomes a page like the others."""
        if self._photo is not None:
            self.encoded.append(_picture_page(self._photo, self._photo_dpi))
            self._photo = None

    def _keep_page(self, bgr: Picture, dpi: int, *, is_cut_out: bool) -> Picture:
        if dpi < _LEAST_DPI and 4 * bgr.shape[0] * bgr.shape[1] <= MOST_KEPT_PIXELS:
            bgr, dpi = cv2.resize(bgr, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), 2 * dpi
        is_even = not is_cut_out and _vision.is_lit_evenly(bgr)
        white = _vision.whitened(bgr) if is_even else _vision.without_shadow(bgr)
        if not _vision.is_paper(white):
            self.encoded.append(_picture_page(bgr, dpi))
            return self._preview(bgr)
        level = _vision.upright(white)
        if is_cut_out:
            _clear_rim(level, round(_RIM_MM * dpi / _vision.MM_PER_INCH))
        layers = _layers.layers_of(level, dpi)
        self.encoded.append(_encode.encode_layers(layers, dpi))
        return self._preview(_layers.together(layers, self._preview_size(bgr)))

    def _preview(self, bgr: Picture) -> Picture:
        return cv2.cvtColor(_resized(bgr, self._preview_size(bgr)), cv2.COLOR_BGR2RGB)

    def _preview_size(self, bgr: Picture) -> tuple[int, int]:
        height, width = bgr.shape[:2]
        scale = min(self.box_px[0] / width, self.box_px[1] / height)
        return max(1, int(width * scale)), max(1, int(height * scale))


def warm_up() -> None:
    """Do all of it once with a made-up page: libraries load parts of themselves at first use, and soon none can."""
    page = np.full((330, 240, 3), _vision.WHITE, np.uint8)
    page[::9, 20:-20] = (160, 40, 40)  # coloured, and not at all level
    page[225:300, 70:160] = 128
    turned = cv2.warpAffine(page, cv2.getRotationMatrix2D((120, 165), 3.0, 1.0), (240, 330))
    corners = [[0, 0], [200, 5], [205, 300], [3, 305]]
    made, photo = PageSet((100, 100), "paper"), PageSet((100, 100), PHOTO)
    for kind, mode in (("PPM", "RGB"), ("PNG", "RGBA"), ("JPEG", "L"), ("TIFF", "RGB")):
        raw = BytesIO()
        Image.fromarray(turned).convert(mode).save(raw, kind)
        made.add(raw, *((30, corners) if mode == "L" else (150, None)))
    photo.add(raw, 150, None)
    photo.follow(BytesIO(photo.finish().content), (200, 150), 1)
    PageSet((100, 100), PHOTO).add_file(BytesIO(_encode.pdf(made.encoded[:1])))
    _encode.pdf(made.encoded[:1], _encode.pdf(made.encoded[1:]))


def _picture_page(bgr: Picture, dpi: int) -> _encode.EncodedPage:
    scale = min(1.0, _layers.PICTURE_DPI / dpi)
    size = (max(1, round(bgr.shape[1] * scale)), max(1, round(bgr.shape[0] * scale)))
    return _encode.encode_picture(_resized(bgr, size), max(1, round(dpi * scale)))


def _fitting(bgr: Picture, dpi: int, most_pixels: int) -> tuple[Picture, int]:
    """The picture with no more dots than that, and its resolution then."""
    scale = (most_pixels / (bgr.shape[0] * bgr.shape[1])) ** 0.5
    if scale >= 1:
        return bgr, dpi
    size = (max(1, int(bgr.shape[1] * scale)), max(1, int(bgr.shape[0] * scale)))
    return _resized(bgr, size), max(1, round(dpi * scale))


def _resized(bgr: Picture, size: tuple[int, int]) -> Picture:
    return bgr if size == bgr.shape[1::-1] else cv2.resize(bgr, size, interpolation=cv2.INTER_AREA)


def _clear_rim(white: Picture, width: int) -> None:
    """The paper's edge, and the desk in a corner, are no part of it."""
    for side in (np.s_[:width], np.s_[-width:], np.s_[:, :width], np.s_[:, -width:]):
        white[side] = _vision.WHITE
