"""What is found in pictures of a desk: drawn ones, by code that shares nothing with what looks at them."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from devices.camera._eye import measure
from devices.camera.simulator._scene import Scene, _places, jpeg

if TYPE_CHECKING:
    from devices.camera._measures import Measures

SMALL = Scene(size_px=(1200, 900))
ENOUGH = 0.25  # as advised by


@cache
def seen(scene: Scene) -> Measures:
    return measure(cv2.imdecode(np.frombuffer(jpeg(scene, 0.0, 1), np.uint8), cv2.IMREAD_COLOR))


def farthest(found: Measures, scene: Scene, ratio: float = 297 / 210) -> float:
    """The largest distance of a found corner from where it was drawn, as a share of the picture."""
    assert found.corners is not None
    drawn = _places(scene, 0, 1 / ratio) / np.array(scene.size_px)
    distances = [np.abs(np.array(corner) - drawn).max(axis=1) for corner in found.corners]
    assert sorted(int(one.argmin()) for one in distances) == [0, 1, 2, 3]
    return float(max(one.min() for one in distances))


def picture(image: Image.Image) -> bytes:
    image.save(content := io.BytesIO(), "PNG")
    return content.getvalue()


@pytest.mark.parametrize("desk", ["dark", "light"])
@pytest.mark.parametrize(
    "changes",
    [{}, {"angle_deg": 14.0, "paper_mm": (150.0, 0)}, {"paper_mm": (85.6, 54.0)}, {"shadow": 0.4}],
    ids=["letter", "askew", "card", "hand"],
)
def test_corners_lie_where_the_paper_was_drawn(desk: str, changes: dict[str, object]) -> None:
    scene = replace(SMALL, desk=desk, **changes)
    ratio = 54 / 85.6 if "paper_mm" in changes and scene.paper_mm[1] else 297 / 210
    assert farthest(seen(scene), scene, ratio) < 0.008


def test_first_corner_is_the_top_left_one() -> None:
    corners = seen(SMALL).corners
    assert corners is not None
    (left, top), (right, _), (_, low), (low_left, _) = corners
    assert left < right
    assert low_left < right
    assert top < low


@pytest.mark.parametrize("desk", ["dark", "light"])
@pytest.mark.parametrize(
    ("offset_mm", "cut"),
    [
        ((150, 0), {"right"}),
        ((-150, 0), {"left"}),
        ((0, 60), {"top"}),
        ((0, -60), {"bottom"}),
        ((150, 60), {"top", "right"}),
    ],
)
def test_sides_that_cut_the_paper_off_are_named(desk: str, offset_mm: tuple[float, float], cut: set[str]) -> None:
    found = seen(replace(SMALL, desk=desk, offset_mm=offset_mm))
    assert set(found.cut) == cut
    assert found.corners is None


@pytest.mark.parametrize("desk", ["dark", "light"])
@pytest.mark.parametrize("angle_deg", [-4.0, 1.5])
@pytest.mark.parametrize("offset_mm", [(120, 0), (-115, 0), (0, 18), (0, -14)])
def test_a_paper_of_which_only_a_sliver_is_outside_is_cut_off_and_not_gone(
    desk: str, angle_deg: float, offset_mm: tuple[float, float]
) -> None:
    found = seen(replace(SMALL, desk=desk, angle_deg=angle_deg, offset_mm=offset_mm))
    right, away = offset_mm
    side = ("right" if right > 0 else "left") if right else ("top" if away > 0 else "bottom")
    assert (found.cut, found.is_too_large) in {((side,), False), ((), False)}
    assert found.has_paper


@pytest.mark.parametrize("desk", ["dark", "light"])
@pytest.mark.parametrize(
    ("view_px", "paper_mm", "offset_mm", "is_too_large"),
    [
        ((1200, 900), 210, (0, -20), False),
        ((1200, 900), 225, (0, 0), False),  # turned by a quarter it fits
        ((1200, 900), 400, (0, 0), True),
        ((1200, 900), 480, (0, 20), True),  # nothing of the desk is seen
        ((900, 1200), 210, (0, -20), False),
        ((900, 1200), 225, (0, 0), True),  # at the one end by little, and no room at the other
        ((900, 1200), 300, (0, -20), True),
    ],
)
def test_a_paper_that_no_push_nor_turn_brings_into_view_is_too_large(
    desk: str, view_px: tuple[int, int], paper_mm: float, offset_mm: tuple[float, float], *, is_too_large: bool
) -> None:
    scene = replace(SMALL, size_px=view_px, desk=desk, paper_mm=(paper_mm, 0), offset_mm=offset_mm)
    assert seen(scene).is_too_large is is_too_large


@pytest.mark.parametrize("desk", ["dark", "light"])
def test_an_empty_desk_holds_no_paper_whatever_shadows_fall_on_it(desk: str) -> None:
    for changes in ({}, {"gradient": 0.6}, {"shadow": 0.6, "gradient": 0.4}, {"light": 0.1}):
        found = seen(replace(SMALL, paper=None, desk=desk, **changes))
        assert not found.has_paper, changes


@pytest.mark.parametrize("desk", ["dark", "light"])
@pytest.mark.parametrize("colour", [(140, 170, 220), (235, 240, 240), (160, 80, 60)], ids=["hand", "white", "blue"])
def test_a_sleeve_that_reaches_into_the_picture_is_no_paper(desk: str, colour: tuple[int, int, int]) -> None:
    empty = replace(SMALL, size_px=(800, 600), paper=None, desk=desk)
    for middle, size in (((799, 320), (260, 120)), ((420, 599), (150, 280)), ((0, 100), (200, 200))):
        view = cv2.imdecode(np.frombuffer(jpeg(empty, 0.0, 1), np.uint8), cv2.IMREAD_COLOR)
        cv2.ellipse(view, middle, size, 20, 0, 360, colour, -1, cv2.LINE_AA)
        assert not measure(cv2.GaussianBlur(view, (0, 0), 1.5)).has_paper, middle


def test_a_phones_bright_screen_is_found_within_its_dark_rim() -> None:
    phone = Image.new("RGB", (750, 1600), (15, 15, 18))
    pen = ImageDraw.Draw(phone)
    pen.rectangle((40, 80, 710, 1520), fill=(250, 252, 255))
    for line in range(20):
        pen.text((80, 150 + line * 60), "Surat contoh di layar ponsel", fill=(20, 20, 20), font_size=40)
    found = seen(replace(SMALL, paper=picture(phone), paper_mm=(75, 0)))
    assert found.corners is not None
    (left, top), (right, _), (_, low), _ = found.corners
    assert (right - left) * 1200 / ((low - top) * 900) == pytest.approx(670 / 1440, abs=0.05)


@pytest.mark.parametrize("size_px", [(1200, 900), (2480, 1860)])  # the larger one is halved first
def test_sharpness_falls_with_every_blur_and_tells_good_from_bad(size_px: tuple[int, int]) -> None:
    figures = [seen(replace(SMALL, size_px=size_px, blur=blur)).sharpness for blur in (0.4, 1.0, 2.0, 3.0)]
    assert figures == sorted(figures, reverse=True)
    assert figures[0] > ENOUGH > figures[2]


def test_sharpness_hardly_depends_on_light_or_on_how_much_is_written() -> None:
    little = Image.new("RGB", (840, 1188), (244, 243, 239))
    ImageDraw.Draw(little).text((120, 120), "Surat\ncontoh", fill=(28, 28, 32), font_size=44)
    figures = [seen(scene).sharpness for scene in (SMALL, replace(SMALL, light=0.5), replace(SMALL, shadow=0.3))]
    figures.append(seen(replace(SMALL, paper=picture(little))).sharpness)
    assert min(figures) > ENOUGH
    assert max(figures) < 2.2 * min(figures)


def test_a_blank_paper_has_no_ink_to_be_blurred() -> None:
    blank = picture(Image.new("RGB", (840, 1188), (244, 243, 239)))
    assert seen(replace(SMALL, paper=blank)).ink < 2.0 < seen(replace(SMALL, blur=3.0)).ink


def test_glare_and_light_are_those_of_the_paper() -> None:
    assert seen(SMALL).glare == 0
    assert seen(replace(SMALL, glare=0.2)).glare > 0.02
    assert seen(replace(SMALL, glare=0.2, offset_mm=(130, 0), paper_mm=(150, 0))).glare == 0  # the lamp hits the desk
    assert seen(replace(SMALL, light=0.3)).light < 75 < seen(replace(SMALL, light=0.6)).light


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 900, 3), (900, 2, 3), (30, 40, 3)])
@pytest.mark.parametrize("level", [0, 127, 255])
def test_any_picture_can_be_measured(shape: tuple[int, int, int], level: int) -> None:
    assert not measure(np.full(shape, level, np.uint8)).has_paper


def test_noise_is_no_paper() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (600, 800, 3), np.uint8)
    assert not measure(noise).has_paper


def written(colour: tuple[int, int, int] = (244, 243, 239)) -> Image.Image:
    paper = Image.new("RGB", (840, 1188), colour)
    pen = ImageDraw.Draw(paper)
    for line in range(18):
        pen.text((100, 180 + line * 48), "Surat contoh untuk menguji kamera", fill=(28, 28, 32), font_size=30)
    return paper


@pytest.mark.parametrize("desk", ["dark", "light"])
@pytest.mark.parametrize("colour", [(250, 235, 150), (170, 205, 240), (245, 190, 205), (120, 190, 140)])
def test_coloured_paper_is_paper(desk: str, colour: tuple[int, int, int]) -> None:
    scene = replace(SMALL, desk=desk, paper=picture(written(colour)))
    assert farthest(seen(scene), scene, 1188 / 840) < 0.008


def test_a_dark_heading_is_not_cut_off() -> None:
    paper = written()
    ImageDraw.Draw(paper).rectangle((0, 0, 840, 130), fill=(30, 60, 130))
    scene = replace(SMALL, paper=picture(paper))
    assert farthest(seen(scene), scene, 1188 / 840) < 0.008


@pytest.mark.parametrize("desk", ["dark", "light"])
def test_a_printed_frame_is_not_the_papers_edge(desk: str) -> None:
    paper = written()
    ImageDraw.Draw(paper).rectangle((40, 40, 800, 1148), outline=(20, 20, 20), width=7)
    scene = replace(SMALL, desk=desk, paper=picture(paper))
    assert farthest(seen(scene), scene, 1188 / 840) < 0.008


@pytest.mark.parametrize("desk_bgr", [(206, 214, 218), (90, 130, 170)])
def test_a_dark_mat_is_no_paper_but_paper_on_it_is_found(desk_bgr: tuple[int, int, int]) -> None:
    view = np.full((900, 1200, 3), desk_bgr, np.uint8)
    cv2.rectangle(view, (200, 50), (1000, 850), (52, 60, 68), -1)
    assert not measure(view).has_paper
    cv2.rectangle(view, (400, 150), (800, 716), (239, 243, 244), -1)
    corners = measure(view).corners
    assert corners is not None
    assert np.allclose(corners[0], (400 / 1200, 150 / 900), atol=0.006)
    assert np.allclose(corners[2], (800 / 1200, 716 / 900), atol=0.006)


@pytest.mark.parametrize("desk", ["dark", "light"])
@pytest.mark.parametrize(("light", "moire"), [(1.0, 0.0), (0.4, 0.25)])
def test_the_page_on_a_phones_bright_screen_is_a_good_one(desk: str, light: float, moire: float) -> None:
    phone = replace(SMALL, paper="phone", paper_mm=(76.0, 0), desk=desk, light=light, glow=1.0, moire=moire)
    found = seen(phone)
    assert found.corners is not None
    (left, top), (right, _), (_, low), _ = found.corners
    high_px, wide_px = (low - top) * phone.size_px[1], (right - left) * phone.size_px[0]
    assert 1.2 < high_px / wide_px < 1.6  # the page, without the dark around it
    assert (found.glare, found.sharpness > ENOUGH) == (0.0, True)


def test_a_lamp_mirrored_by_a_phone_is_still_glare() -> None:
    phone = replace(SMALL, paper="phone", paper_mm=(76.0, 0), light=0.4, glow=0.6, glare=0.25)
    assert seen(phone).glare > 0.005
