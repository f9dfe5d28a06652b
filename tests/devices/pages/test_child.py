"""The child may die, hang, lie or be taken over; the parent lives and believes nothing unchecked."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from devices.pages import PAGE_LIMITS, Limits, PageChild
from devices.pages._child import Shown, _page_from, _preview_from
from kiosk.limited import LimitedChild, Said, Silence
from kiosk.ports import PageRefusal
from tests.devices.pages.rasters import encoded, letter

if TYPE_CHECKING:
    from pathlib import Path

BOX_PX = (300, 400)
PREVIEW = {"preview_width_px": 1, "preview_height_px": 2}
CONTENT = {"media_type": "application/pdf", "width_px": 10, "height_px": 20, "pages": 1}
SHOWN = Shown(bytes(6), 1, 2)


def limits(**changes: float) -> Limits:
    own = {name: getattr(PAGE_LIMITS, name) for name in PAGE_LIMITS.__dataclass_fields__}
    return Limits(**{**own, **changes})  # type: ignore[arg-type]


def said(head: object, body: bytes) -> Said:
    return Said(head if isinstance(head, bytes) else json.dumps(head).encode(), body)


def test_child_that_needs_too_much_memory_dies_alone() -> None:
    large = encoded(Image.new("RGB", (5000, 5000)), "PNG", compress_level=1)
    for memory_bytes, is_enough in ((560 << 20, False), (PAGE_LIMITS.memory_bytes, True)):
        with PageChild(limits(memory_bytes=memory_bytes)) as child:
            child.raw.write(large)
            assert isinstance(child.add(BOX_PX, 200), Shown) is is_enough


def test_child_that_takes_too_long_is_ended() -> None:
    started_at = time.monotonic()
    with PageChild(limits(wall_s=0.0)) as child:
        child.raw.write(encoded(letter(), "PNG"))
        assert child.add(BOX_PX, 100) is PageRefusal.TOO_LARGE
    assert time.monotonic() - started_at < 2.0


def test_child_can_open_neither_file_nor_socket() -> None:
    program = (
        "import socket\n"
        "from kiosk.limited import lock_up\n"
        "from devices.pages import PAGE_LIMITS\n"
        "lock_up(PAGE_LIMITS)\n"
        "for open_one in (lambda: open('/etc/passwd'), socket.socket):\n"
        "    try:\n"
        "        open_one()\n"
        "    except OSError as error:\n"
        "        print(error.errno)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["24", "24"]


@pytest.mark.parametrize(
    ("program", "silence"),
    [
        ("pass", Silence.DIED),
        ("print('x' * 2000)", Silence.TOO_MUCH),
        ("print('{\"body_bytes\": 10}' + chr(10) + 'short')", Silence.DIED),
        ("print('{\"body_bytes\": 1}' + chr(10) + 'longer')", Silence.DIED),
        ("print('{\"body_bytes\": 99999}'); print('x' * 99999)", Silence.TOO_MUCH),
        ("import time; time.sleep(60)", Silence.LATE),
        ("import signal, os; os.kill(os.getpid(), signal.SIGXCPU)", Silence.LATE),
    ],
)
def test_answer_that_does_not_come_or_does_not_fit_has_its_name(tmp_path: Path, program: str, silence: Silence) -> None:
    file = tmp_path / "child.py"
    file.write_text(f"input()\n{program}\n", encoding="utf-8")
    wall_s = 0.3 if "sleep" in program else 20.0
    with LimitedChild((str(file),), limits(wall_s=wall_s, result_bytes=1 << 12)) as child:
        assert child.ask({}) is silence


def test_picture_larger_than_any_device_sends_is_not_even_given() -> None:
    with LimitedChild(("-c", "input()"), limits(raw_bytes=10)) as child:
        child.raw.write(bytes(11))
        assert child.ask({}) is Silence.TOO_MUCH


def test_answer_that_fits_is_taken_and_its_hash_is_our_own() -> None:
    page = _page_from(said(CONTENT | {"sha256": "../../etc"}, b"%PDF-1.7"), SHOWN)
    assert page is not None
    assert (page.sha256, page.preview_rgb) == (hashlib.sha256(b"%PDF-1.7").hexdigest(), bytes(6))
    assert _preview_from(said(PREVIEW, bytes(6)), BOX_PX) == SHOWN


@pytest.mark.parametrize(
    "answer",
    [
        said(b"{}", b"%PDF-"),
        said(b"[" * 900, b"%PDF-"),
        said(CONTENT, b"<html>"),
        said(CONTENT | {"media_type": "image/avif"}, b"%PDF-"),
        said(CONTENT | {"media_type": "text/html"}, b"%PDF-"),
        said(CONTENT | {"width_px": "10"}, b"%PDF-"),
        said(CONTENT | {"width_px": -10, "height_px": -20}, b"%PDF-"),
        said(CONTENT | {"width_px": 30_000, "height_px": 30_000}, b"%PDF-"),
        said(CONTENT | {"pages": 0}, b"%PDF-"),
        said(CONTENT | {"pages": 9999}, b"%PDF-"),
    ],
)
def test_content_of_a_child_that_was_taken_over_is_not_believed(answer: Said) -> None:
    assert _page_from(answer, SHOWN) is None


@pytest.mark.parametrize(
    "answer",
    [
        said(PREVIEW, bytes(5)),
        said(PREVIEW, bytes(7)),
        said({"preview_width_px": 9999, "preview_height_px": 1}, bytes(29997)),
        said({"preview_width_px": 0, "preview_height_px": 1}, b""),
        said(b"\xff", bytes(6)),
    ],
)
def test_preview_of_a_child_that_was_taken_over_is_not_believed(answer: Said) -> None:
    assert _preview_from(answer, BOX_PX) is None


def test_pages_may_not_be_finished_before_there_is_one() -> None:
    with PageChild() as child:
        assert child.finish() is PageRefusal.BROKEN


def test_raw_is_memory_and_no_file() -> None:
    with PageChild() as child:
        assert isinstance(child.raw.fileno(), int)
        assert not isinstance(child.raw, BytesIO)
        linked = subprocess.run(
            ["readlink", f"/proc/self/fd/{child.raw.fileno()}"],
            pass_fds=[child.raw.fileno()],
            capture_output=True,
            check=True,
        )
        assert linked.stdout.startswith(b"/memfd:")
