"""The dock's page beyond its cards: pictures, the stream, and who is let in."""

from __future__ import annotations

import http.client
import io
import json
import struct
import urllib.request
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from devices.dock import Dock
from devices.dock._pictures import MOST_BYTES, decoded
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def dock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dock]:
    with Dock(tmp_path_factory.mktemp("dock")) as made:
        yield made


def picture(size_px: tuple[int, int] = (300, 200), kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size_px, "#2255aa").save(file, kind)
    return file.getvalue()


def bomb() -> bytes:
    """A few bytes that say they are a picture of 10^9 pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 40_000, 25_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def post(dock: Dock, path: str, body: bytes, **headers: str) -> tuple[int, Any]:
    connection = http.client.HTTPConnection(dock.address.removeprefix("http://"), timeout=20)
    connection.request("POST", path, body, headers)
    answer = connection.getresponse()
    raw = answer.read()
    connection.close()
    return answer.status, json.loads(raw) if answer.status == 200 else raw


def test_picture_is_laid_under_the_camera(dock: Dock) -> None:
    before = dock.panels["camera"].state()["version"]
    status, state = post(dock, "/api/camera/picture", picture(kind="JPEG"), **{"Content-Type": "image/jpeg"})
    assert status == 200
    assert (state["camera"]["paper"], state["camera"]["version"]) == ("picture", before + 1)
    with urllib.request.urlopen(dock.address + "/api/camera/view.jpg", timeout=10) as answer:
        shot = Image.open(io.BytesIO(answer.read())).convert("RGB")
    red, _green, blue = shot.getpixel((shot.width // 2, shot.height // 2))
    assert blue > red + 50


@pytest.mark.parametrize("content", [b"", b"GIF89a", picture(kind="GIF"), picture()[:80], bomb()])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    assert decoded(content) is None


def test_picture_comes_back_upright_and_no_larger_than_a_page() -> None:
    file, turned = io.BytesIO(), Image.Exif()
    turned[0x0112] = 6  # lies on its side
    Image.new("RGB", (4000, 1000)).save(file, "JPEG", exif=turned)
    clean = decoded(file.getvalue())
    assert clean is not None
    with Image.open(io.BytesIO(clean)) as opened:
        assert (opened.width, opened.height) == (877, 3508)
        assert not opened.getexif()


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("/api/camera/picture", b"x", {"Content-Type": "image/png"}, 422),
        ("/api/camera/picture", b"\0" * (MOST_BYTES + 1), {"Content-Type": "image/png"}, 413),
        ("/api/camera/picture", picture(), {"Content-Type": "text/plain"}, 415),
        ("/api/speaker/picture", picture(), {"Content-Type": "image/png"}, 404),
        ("/api/printer", b'{"paper": "out"}', {"Content-Type": "text/plain"}, 415),
        ("/api/printer", b'{"paper": "out"}', {"Content-Type": "application/json", "Host": "dok.contoh"}, 400),
        ("/api/printer", b"\xff", {"Content-Type": "application/json"}, 422),
        ("/api/printer", b"[" * 60_000, {"Content-Type": "application/json"}, 422),
        ("/api/printer", b" " * 70_000, {"Content-Type": "application/json"}, 413),
        ("/api/toaster", b"{}", {"Content-Type": "application/json"}, 404),
    ],
)
def test_what_is_not_for_the_dock_moves_nothing(
    dock: Dock, path: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    before = {name: panel.state() for name, panel in dock.panels.items()}
    assert post(dock, path, body, **headers)[0] == status
    assert {name: panel.state() for name, panel in dock.panels.items()} == before


def test_stream_tells_a_change_that_somebody_else_made(dock: Dock) -> None:
    with urllib.request.urlopen(dock.address + "/api/events", timeout=PATIENCE_S) as stream:
        first = json.loads(stream.readline().removeprefix(b"data: "))
        seen = {"state": "ready", "who": "nobody", "words": "Pencetak struk siap.", "mend": ""}
        assert first["printer"]["seen"] == seen
        stream.readline()
        post(dock, "/api/printer", b'{"paper": "out"}', **{"Content-Type": "application/json"})
        told = json.loads(stream.readline().removeprefix(b"data: "))["printer"]["seen"]
    assert (told["state"], told["who"]) == ("paper_out", "officer")
    assert told["mend"]


def test_dock_ends_though_somebody_still_listens(tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Dock(tmp_path_factory.mktemp("other"))
    other.start()
    stream = urllib.request.urlopen(other.address + "/api/events", timeout=PATIENCE_S)
    assert stream.readline().startswith(b"data: ")
    other.close()
    assert stream.read().count(b"data: ") <= 1
    stream.close()
