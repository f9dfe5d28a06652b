"""One paper through the child: what is kept, what is shown, what is refused."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pytest
from PIL import Image

from devices.pages import CleanPage, Gathering, PageChild, Shown
from devices.pages._clean import PageSet
from kiosk.application import PageImage
from kiosk.ports import MOST_PAGES, Doubt, PageRefusal, PageUse
from tests.devices.pages.rasters import DPI, document, drawn, encoded, letter

if TYPE_CHECKING:
    from collections.abc import Iterator

BOX_PX = (300, 400)


@pytest.fixture
def child() -> Iterator[PageChild]:
    with PageChild() as child:
        yield child


def made_of(picture: Image.Image, use: PageUse = PageUse.PAPER, kind: str = "PNG", **options: object) -> CleanPage:
    """Through the same code as the child's, in this process."""
    pages = PageSet(BOX_PX, use)
    shown = pages.add(BytesIO(encoded(picture, kind, **options)), DPI, None)
    made = pages.finish()
    return CleanPage(
        made.content,
        made.media_type,
        "",
        made.width_px,
        made.height_px,
        made.pages,
        shown.tobytes(),
        *shown.shape[1::-1],
    )


def test_letter_with_a_stamp_becomes_a_small_document_that_looks_the_same(child: PageChild) -> None:
    child.raw.write(encoded(letter(with_stamp=True), "PPM"))
    page = child.clean(BOX_PX, DPI)
    assert page is not None
    assert (page.media_type, page.pages) == ("application/pdf", 1)
    assert page.sha256 == hashlib.sha256(page.content).hexdigest()
    assert len(page.content) < 40 << 10
    seen = drawn(page.content).convert("RGB")
    assert seen.size == pytest.approx((827, 1169), abs=1)
    assert min(seen.getpixel((15, 15))) > 250  # type: ignore[type-var]
    stamp = seen.getpixel((523, 930))
    assert isinstance(stamp, tuple)
    assert stamp[2] > 150 > stamp[0] + 60
    assert (page.preview_width_px, page.preview_height_px) == (282, 400)
    shown = Image.frombytes("RGB", (282, 400), page.preview_rgb)
    assert shown.crop((28, 30, 120, 40)).convert("L").getextrema()[0] < 140  # type: ignore[operator]
    assert shown.convert("L").getpixel((5, 5)) == 255


def test_several_pages_become_one_document_and_a_refused_one_costs_nothing(child: PageChild) -> None:
    for words in ("Satu", "Dua"):
        child.raw.write(encoded(letter(words=words), "PPM"))
        assert not isinstance(child.add(BOX_PX, DPI), PageRefusal)
        child.raw.write(b"P6 99999 99999 255\n")
        assert child.add(BOX_PX, DPI) is PageRefusal.TOO_MANY_PIXELS
    made = child.finish()
    assert isinstance(made, CleanPage)
    assert made.pages == 2
    assert drawn(made.content, 0).tobytes() != drawn(made.content, 1).tobytes()


def test_photograph_is_kept_as_avif(child: PageChild) -> None:
    picture = Image.effect_mandelbrot((400, 500), (-2, -1, 1, 1), 50).convert("RGB")
    child.raw.write(encoded(picture, "JPEG"))
    page = child.clean(BOX_PX, 300, use=PageUse.PHOTO)
    assert page is not None
    assert (page.media_type, page.width_px, page.height_px) == ("image/avif", 400, 500)
    assert Image.open(BytesIO(page.content)).size == (400, 500)


def test_same_pixels_give_same_bytes() -> None:
    for use in PageUse:
        assert made_of(letter(with_stamp=True), use).content == made_of(letter(with_stamp=True), use).content


def test_black_on_white_is_one_bit_and_no_background() -> None:
    page = made_of(letter())
    with pikepdf.open(BytesIO(page.content)) as opened:
        (image,) = opened.pages[0].Resources.XObject.values()
        assert image.ImageMask
        assert image.Filter == "/CCITTFaxDecode"
    assert len(page.content) < 12 << 10
    assert drawn(page.content).convert("L").getextrema() == (0, 255)


@pytest.mark.parametrize("use", list(PageUse))
def test_nothing_but_pixels_survives(use: PageUse) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET-PLACE"
    options = {"exif": exif, "comment": b"SECRET-WORD", "icc_profile": b"SECRET-PROFILE"}
    assert encoded(letter(), "JPEG", **options).count(b"SECRET") == 3
    content = made_of(letter(), use, "JPEG", **options).content
    for sign in (b"SECRET", b"Exif", b"Date", b"Producer", b"Creator", b"/Info", b"xmp"):
        assert sign not in content


def test_nothing_of_a_document_but_its_look_survives() -> None:
    pages = PageSet(BOX_PX, PageUse.PAPER)
    raw = document(2)
    assert b"SECRET" in raw
    shown = pages.add_file(BytesIO(raw))
    made = pages.finish()
    assert (made.pages, shown.shape[0]) == (2, 400)
    assert b"SECRET" not in made.content
    blue = drawn(made.content, 1).convert("RGB").getpixel((200, 450))
    assert isinstance(blue, tuple)
    assert blue[2] > 150 > blue[0]


def test_turned_photo_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    page = made_of(letter(), kind="JPEG", exif=exif)
    assert page.width_px > page.height_px


def test_transparent_picture_lies_on_white() -> None:
    picture = letter().convert("RGBA")
    picture.putalpha(0)
    assert drawn(made_of(picture).content).convert("L").getextrema() == (255, 255)


def test_card_on_the_glass_is_kept_as_a_photograph_even_where_a_paper_was_asked_for() -> None:
    glass = letter()
    glass.paste("white", (0, 0, 827, 1169))
    glass.paste((190, 215, 235), (200, 300, 537, 513))
    page = made_of(glass)
    assert page.media_type == "image/avif"
    assert (page.width_px, page.height_px) == pytest.approx((337, 213), abs=3)
    portrait = letter()
    portrait.paste("white", (0, 0, 827, 1169))
    portrait.paste((120, 90, 60), (200, 300, 318, 457))
    assert made_of(portrait).media_type == "application/pdf"
    assert made_of(portrait, PageUse.PHOTO).width_px == pytest.approx(118, abs=3)


def image_of(page: CleanPage) -> PageImage:
    return PageImage(page.content, page.media_type, page.sha256, page.width_px, page.height_px, page.pages)


def test_pages_that_come_later_are_bound_to_those_before_and_never_more_than_twelve(child: PageChild) -> None:
    first = made_of(letter(words="Satu"))
    assert child.follow(image_of(first), BOX_PX) is None
    for number in range(2, MOST_PAGES + 1):
        child.raw.write(encoded(letter(words=f"Nomor {number}"), "PPM"))
        assert not isinstance(child.add(BOX_PX, DPI), PageRefusal)
    child.raw.write(encoded(letter(words="Lebih"), "PPM"))
    assert child.add(BOX_PX, DPI) is PageRefusal.TOO_MANY_PAGES
    made = child.finish()
    assert isinstance(made, CleanPage)
    assert (made.pages, len(pikepdf.open(BytesIO(made.content)).pages)) == (MOST_PAGES, MOST_PAGES)
    assert (made.width_px, made.height_px) == (first.width_px, first.height_px)
    assert drawn(made.content, 0).tobytes() == drawn(first.content, 0).tobytes()
    assert drawn(made.content, 1).tobytes() != drawn(first.content, 0).tobytes()


def test_card_with_a_page_after_it_becomes_a_document(child: PageChild) -> None:
    glass = letter()
    glass.paste("white", (0, 0, 827, 1169))
    glass.paste((190, 215, 235), (200, 300, 537, 513))
    card = made_of(glass)
    assert card.media_type == "image/avif"
    assert child.follow(image_of(card), BOX_PX) is None
    child.raw.write(encoded(letter(), "PPM"))
    child.add(BOX_PX, DPI)
    made = child.finish()
    assert isinstance(made, CleanPage)
    assert (made.media_type, made.pages) == ("application/pdf", 2)
    kept = pikepdf.open(BytesIO(made.content))
    width_pt, height_pt = list(kept.pages[0].mediabox)[2:]
    assert (float(width_pt), float(height_pt)) == pytest.approx((242.6, 153), abs=3)


def test_what_was_not_finished_by_a_child_is_not_followed(child: PageChild) -> None:
    assert child.follow(PageImage(b"no picture", "image/avif", "", 1, 1), BOX_PX) is PageRefusal.BROKEN


def test_desk_around_a_paper_under_the_camera_is_no_part_of_its_page() -> None:
    frame = Image.new("RGB", (1100, 1400), (60, 70, 80))
    frame.paste(letter(with_stamp=True), (130, 110))
    pages = PageSet(BOX_PX, PageUse.PAPER)
    corners = [[128, 107], [959, 108], [960, 1282], [127, 1281]]  # two dots too far out, as an eye may be
    pages.add(BytesIO(encoded(frame, "JPEG", quality=92)), 200, corners)
    made = pages.finish()
    seen = drawn(made.content).convert("L")
    assert seen.size == pytest.approx((827, 1169), abs=2)
    rim = (seen.crop(box).getextrema() for box in ((0, 0, 827, 6), (0, 0, 6, 1169), (820, 0, 826, 1169)))
    assert all(darkest > 225 for darkest, _ in rim)  # type: ignore[operator,misc]
    assert seen.crop((70, 80, 700, 800)).getextrema()[0] < 90  # type: ignore[operator]


@pytest.mark.parametrize("times", [2, 3])
def test_a_photographed_paper_in_a_pdf_that_took_dots_for_points_is_a_page_like_others(
    child: PageChild, times: int
) -> None:
    paper = letter(with_stamp=True)
    grain = np.random.default_rng(1).normal(-20, 8, (*paper.size[::-1], 3))
    photo = Image.fromarray(np.clip(np.asarray(paper) + grain, 0, 255).astype(np.uint8))
    photo.resize((photo.width * times, photo.height * times)).save(child.raw, "PDF", resolution=72.0)
    made = child.clean_file(BOX_PX)
    assert isinstance(made, CleanPage)
    kept = pikepdf.open(BytesIO(made.content))
    width_pt, height_pt = list(kept.pages[0].mediabox)[2:]
    assert (float(width_pt), float(height_pt)) == pytest.approx((595, 842), abs=4), "A4"


def test_an_empty_glass_is_told_from_a_letter(child: PageChild) -> None:
    told = []
    for picture in (letter(), Image.new("RGB", (827, 1169), (246, 247, 245))):
        child.raw.write(encoded(picture, "PPM"))
        shown = child.add(BOX_PX, DPI)
        assert isinstance(shown, Shown)
        told.append(shown.is_blank)
    assert told == [False, True]


def test_a_blank_back_is_no_page_and_a_blank_front_is_one() -> None:
    blank = Image.new("RGB", (827, 1169), (246, 247, 245))
    pages, kept = PageSet(BOX_PX, PageUse.PAPER), []
    for picture, is_back in ((letter(), False), (blank, True), (blank, False), (letter(), True)):
        pages.add(BytesIO(encoded(picture, "PPM")), DPI, None, is_back=is_back)
        kept.append(len(pages.encoded))
    assert kept == [1, 1, 2, 3]


def test_only_sheets_that_are_all_blank_raise_a_doubt() -> None:
    blank = Image.new("RGB", (827, 1169), (246, 247, 245))
    doubts = []
    for sheets in ((letter(), blank), (blank, blank)):
        with Gathering(BOX_PX, PageUse.PAPER, None) as pages:
            for one in sheets:
                pages.raw.write(encoded(one, "PPM"))
                assert pages.add(DPI)
            made = pages.finish()
        assert made is not None
        doubts.append(made.doubt)
    assert doubts == [None, Doubt.BLANK]
