"""What the camera's process says is believed as far as it fits, and that process can open nothing any more."""

from __future__ import annotations

import ctypes
import fcntl
import struct
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.camera._address import StreamAddress, UsbAddress, address_from_url
from devices.camera._child import CameraChild
from devices.camera._measures import Measures
from devices.camera._source import _device_refusal, state_of_errno
from devices.camera._words import MOST_WORD_BYTES, Failed, Looked, Taken, packed, unpacked
from devices.camera.errors import CameraUrlError
from devices.camera.timeouts import Timeouts
from kiosk.ports import CameraState

HOME = Path(__file__).parents[3]
BOX_PX = (40, 30)
LANDLOCK_WITH_SCOPES = 6
LOOKED = Looked(Measures(light=3.0), 7, 1600, 1200, 40, 30)


@given(st.binary(max_size=400))
def test_no_bytes_are_more_than_a_word_or_refused(received: bytes) -> None:
    try:
        answer = unpacked(received)
    except (msgspec.MsgspecError, ValueError):
        return
    assert answer is None or isinstance(answer[0], Failed | Looked | Taken)


@given(st.lists(st.sampled_from([LOOKED, Failed("busy"), Taken(3, 4)]), min_size=1), st.integers(min_value=1))
def test_words_come_out_as_they_went_in_however_they_are_cut(words: list[Failed | Looked | Taken], cut: int) -> None:
    stream, received, out = b"".join(packed(word) for word in words), bytearray(), []
    for start in range(0, len(stream), cut):
        received += stream[start : start + cut]
        while (answer := unpacked(received)) is not None:
            out.append(answer[0])
            del received[: answer[1]]
    assert out == words


@pytest.mark.parametrize(
    "measures",
    [
        {"corners": [[0.1, 0.1], [0.9, 0.1], [0.9, 2.0], [0.1, 0.9]]},
        {"corners": [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9]]},
        {"corners": [[float("nan"), 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]]},
        {"cut": ["behind"]},
        {"cut": ["left", "top", "right", "bottom", "left"]},
        {"glare": -1.0},
        {"light": float("nan")},
        {"sharpness": float("inf")},
    ],
)
def test_figures_out_of_their_range_are_refused(measures: dict[str, object]) -> None:
    word = msgspec.to_builtins(LOOKED) | {"measures": measures}
    body = msgspec.msgpack.encode(word)
    with pytest.raises((msgspec.MsgspecError, ValueError)):
        unpacked(len(body).to_bytes(4, "big") + body)


class Puppet(CameraChild):
    """A child whose words are ours."""

    def __init__(self, said: bytes) -> None:
        self._times, self._box_px = Timeouts(), BOX_PX
        self._received = bytearray(said)
        self._woken = 0

    def _receive(self, until: float, *, is_deaf: bool = False) -> CameraState | None:
        del until, is_deaf
        return CameraState.BROKEN  # the end of what it says


@pytest.mark.parametrize(
    "said",
    [
        b"",
        packed(LOOKED),  # and no preview
        packed(msgspec.structs.replace(LOOKED, preview_width_px=41)) + bytes(3 * 41 * 30),
        packed(msgspec.structs.replace(LOOKED, preview_height_px=40_000_000)) + bytes(3600),
        (MOST_WORD_BYTES + 1).to_bytes(4, "big") + bytes(MOST_WORD_BYTES + 1),
        b"\xff" * 5000,
    ],
)
def test_a_child_that_says_what_cannot_be_is_broken(said: bytes) -> None:
    assert Puppet(said).look(0.0) is CameraState.BROKEN


def test_a_child_that_fits_is_believed() -> None:
    look = Puppet(packed(LOOKED) + bytes(3600)).look(0.0)
    assert not isinstance(look, CameraState | None)
    assert look.facts == LOOKED
    assert Puppet(packed(Failed("denied"))).look(0.0) is CameraState.DENIED


def test_whoever_takes_the_process_over_can_open_no_file_and_no_network() -> None:
    acts = "lambda: os.open('/dev/null', os.O_RDONLY), socket.socket, os.pipe, lambda: os.memfd_create('x')"
    assert locked_up(acts) == ["EMFILE"] * 4


def test_whoever_takes_the_process_over_starts_no_program_and_reaches_no_other() -> None:
    if ctypes.CDLL(None).syscall(444, None, 0, 1) < LANDLOCK_WITH_SCOPES:
        pytest.skip("this kernel's Landlock knows files alone, or there is none")
    assert locked_up("lambda: os.kill(os.getppid(), 0), lambda: os.execv('/bin/true', ['true'])") == ["EPERM", "EACCES"]


def locked_up(acts: str) -> list[str]:
    """Names of the errors that each act ends with in a process that has opened its camera."""
    code = """
import errno, os, socket
from devices.camera._serve import _lock_up
from kiosk.landlock import no_new_privileges
os.open("/dev/null", os.O_RDONLY)  # is granted
no_new_privileges()
_lock_up()
for act in (ACTS):
    try:
        act()
    except OSError as error:
        print(errno.errorcode[error.errno], flush=True)
"""
    command = [sys.executable, "-c", code.replace("ACTS", acts)]
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True, timeout=60).stdout.split()


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("v4l2:/dev/v4l/by-id/usb-X-video-index0", UsbAddress("/dev/v4l/by-id/usb-X-video-index0")),
        ("http://10.0.0.7/video", StreamAddress("10.0.0.7", 80, "/video")),
        ("http://[::1]:8080", StreamAddress("[::1]", 8080, "/")),
        ("http://127.0.0.1:81/a?b=c", StreamAddress("127.0.0.1", 81, "/a?b=c")),
    ],
)
def test_addresses(url: str, address: object) -> None:
    assert address_from_url(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "/dev/video0",
        "v4l2:/etc/passwd",
        "v4l2:/dev/../etc/passwd",
        "https://x/",
        "rtsp://x/",
        "http://",
        "http://a:b@c/",
        "http://x:99999/",
        "http://x/\r\nHost: y",
        "file:///etc/passwd",
        "concat:http://x/",
    ],
)
def test_what_is_no_cameras_address_is_refused(url: str) -> None:
    with pytest.raises(CameraUrlError):
        address_from_url(url)


@pytest.mark.parametrize(
    ("number", "state"),
    [(2, CameraState.ABSENT), (13, CameraState.DENIED), (16, CameraState.BUSY), (19, CameraState.ABSENT)],
)
def test_errors_of_the_kernel_have_their_states(number: int, state: CameraState) -> None:
    assert state_of_errno(number) is state


@pytest.mark.parametrize(
    ("capabilities", "second", "state"),
    [
        (0x85200001, None, None),
        (0x84A00000, None, CameraState.ABSENT),  # tells of pictures, takes none
        (0x85200001, 16, CameraState.BUSY),  # another program has its buffers
        (0x85200001, 19, CameraState.ABSENT),  # pulled out between two questions
    ],
)
def test_a_camera_of_the_kernels_is_asked_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch, capabilities: int, second: int | None, state: CameraState | None
) -> None:
    def ioctl(_: int, request: int, content: bytes) -> bytes:
        if request == 0x80685600:  # VIDIOC_QUERYCAP
            assert len(content) == 104
            return struct.pack("=16s32s32sIII12x", b"uvcvideo", b"Kamera", b"usb-1", 0, 0x84A00001, capabilities)
        assert (request, len(content)) == (0xC0145608, 20)  # VIDIOC_REQBUFS
        assert struct.unpack("=IIII4x", content) == (0, 1, 1, 0)
        if second is not None:
            raise OSError(second, "")
        return content

    monkeypatch.setattr(fcntl, "ioctl", ioctl)
    assert _device_refusal(UsbAddress("/dev/null")) is state
