"""Pages: what a letter weighs and how well it is read, beside JPEG; and how long a photo takes to be one."""

from __future__ import annotations

import io
import subprocess
import threading
import time
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2
from PIL import Image

from bench import touch
from bench.figures import Figure
from bench.letters import DPI, LINE_PX, TOP_PX, Letter, Picture, jpeg, letters, photographed, scanned
from devices.pages import CleanPage, PageChild
from devices.pages._vision import straighten, upright, whitened, without_shadow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.stage import Stage

PAGE_KIB = 85.0
PHOTO_MS = 1000.0
FIRST_MS = 100.0
TIMES = 9
PEER_QUALITY = 50
BOX_PX = (800, 1100)
Corners = list[list[float]] | None


def measure(stage: Stage) -> list[Figure]:
    """Three letters, each scanned and photographed; then photos only, alone and beside somebody's touches."""
    taken: list[tuple[Letter, Picture, Corners]] = []
    for seed, letter in enumerate(letters()):
        taken += [(letter, scanned(letter, seed), None), (letter, *photographed(letter, seed))]
    made = [_made(picture, corners) for _, picture, corners in taken]
    peers = [jpeg(_cleaned(picture, corners), PEER_QUALITY) for _, picture, corners in taken]
    of_all = f"{len(taken)} pages with a blue stamp, half scanned, half photographed; peer: JPEG q50 of the same pages"
    sizes = tuple(len(page.content) / 1024 for page in made)
    errors = tuple(_error(_drawn(page), one[0]) for page, one in zip(made, taken, strict=True))
    peer_errors = tuple(_error(_opened(content), one[0]) for content, one in zip(peers, taken, strict=True))
    return [
        Figure("letter with its colour", "KiB", sizes, PAGE_KIB, True, tuple(len(one) / 1024 for one in peers), of_all),
        Figure("wrong letters when read back", "%", errors, median(peer_errors), False, peer_errors, "tesseract, ind"),
        _photo(),
        *_beside_touches(stage),
    ]


def _made(picture: Picture, corners: Corners) -> CleanPage:
    raw = _ppm(picture) if corners is None else jpeg(picture, 92)
    with PageChild() as child:
        child.raw.write(raw)
        page = child.clean(BOX_PX, DPI, corners)
    assert page is not None
    return page


def _photo() -> Figure:
    """The child is started when a capture begins, so it is ready when the picture comes: its start is not counted."""
    picture, corners = photographed(letters()[0], 0)
    raw, took = jpeg(picture, 92), []
    for _ in range(TIMES):
        with PageChild() as child:
            child.raw.write(_ppm(np.full((800, 600, 3), 255, np.uint8)))
            child.add(BOX_PX, DPI)  # answers when it is ready
            child.raw.write(raw)
            began_s = time.perf_counter()
            child.add(BOX_PX, DPI, corners)
            child.finish()
            took.append(1000 * (time.perf_counter() - began_s))
    remark = "JPEG of 3000 x 4000 with corners to PDF of 2480 x 3508; the child was started before"
    return Figure("12 MP photo to page", "ms", tuple(took), PHOTO_MS, remark=remark)


def _beside_touches(stage: Stage) -> list[Figure]:
    """The same touches with a photo becoming a page all the while, and without."""
    alone = touch.first_ms(stage)
    with _busy():
        beside = touch.first_ms(stage)
    remark = "one photo after the other, all the while; peer: the same touches without"
    return [
        Figure("touch to first changed pixel beside a photo", "ms", beside, FIRST_MS, is_tail=True, peer=alone),
        Figure("the same, beside by alone", "x", (median(beside) / median(alone),), remark=remark),
    ]


@contextmanager
def _busy() -> Iterator[None]:
    picture, corners = photographed(letters()[0], 0)
    raw, stop = jpeg(picture, 92), threading.Event()

    def work() -> None:
        while not stop.is_set():
            with PageChild() as child:
                child.raw.write(raw)
                child.clean(BOX_PX, DPI, corners)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _cleaned(picture: Picture, corners: Corners) -> Picture:
    """What both encoders are given: straight, level, without shadow."""
    if corners is None:
        return upright(whitened(picture))
    return upright(without_shadow(straighten(picture, corners, DPI)[0]))


def _ppm(picture: Picture) -> bytes:
    head = b"P6 %d %d 255\n" % (picture.shape[1], picture.shape[0])
    return head + cv2.cvtColor(picture, cv2.COLOR_BGR2RGB).tobytes()


def _drawn(page: CleanPage) -> Image.Image:
    picture: Image.Image = pypdfium2.PdfDocument(page.content)[0].render(scale=DPI / 72).to_pil()
    return picture


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def _error(picture: Image.Image, letter: Letter) -> float:
    """Percent of characters that are wrong when the writing above the stamp is read by machine."""
    lines = len(letter.words.splitlines())
    above = picture.crop((0, 0, picture.width, TOP_PX + lines * LINE_PX + 20))
    file = io.BytesIO()
    above.convert("L").save(file, "PNG", dpi=(DPI, DPI))
    command = ["tesseract", "-", "-", "-l", "ind", "--psm", "6"]
    read = subprocess.run(command, input=file.getvalue(), capture_output=True, check=True).stdout.decode()
    told, known = " ".join(read.split()), " ".join(letter.words.split())
    return 100 * distance(told, known) / len(known)


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed to make one of the other (Levenshtein)."""
    codes = np.array([ord(letter) for letter in other])
    places = np.arange(len(other) + 1)
    row = places.copy()
    for letter in one:
        changed = np.minimum(row[1:] + 1, row[:-1] + (codes != ord(letter)))
        best = np.concatenate(([row[0] + 1], changed))
        row = np.minimum.accumulate(best - places) + places
    return int(row[-1])
