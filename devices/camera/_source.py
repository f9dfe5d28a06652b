"""Where pictures come from: a camera of the kernel's, or a stream. Runs in the child."""

from __future__ import annotations

import errno
import fcntl
import http.client
import os
import struct
import time
from http import HTTPStatus
from typing import TYPE_CHECKING

import cv2

from devices.camera._address import StreamAddress, address_from_url
from kiosk.ports import CameraState

if TYPE_CHECKING:
    from devices.camera._address import UsbAddress
    from devices.camera._sheet import Pixels
    from devices.camera._words import Job

# linux/videodev2.h: struct v4l2_capability and v4l2_requestbuffers
_QUERYCAP, _CAPABILITY = 0x80685600, struct.Struct("=16s32s32sIII12x")
_REQBUFS, _REQUEST = 0xC0145608, struct.Struct("=IIII4x")
_IS_CAPTURE, _CAPTURE, _MMAP = 0x1, 1, 1
_BY_ERRNO = {errno.EACCES: CameraState.DENIED, errno.EPERM: CameraState.DENIED, errno.EBUSY: CameraState.BUSY}
_BY_ANSWER: dict[int, CameraState] = {
    HTTPStatus.UNAUTHORIZED: CameraState.DENIED,
    HTTPStatus.FORBIDDEN: CameraState.DENIED,
    HTTPStatus.SERVICE_UNAVAILABLE: CameraState.BUSY,
    HTTPStatus.OK: CameraState.BROKEN,  # something else than pictures
}
_SILENCE = 0.9  # of the time a stream may take to begin, without a beginning
_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


class Source:
    """An opened camera."""

    def __init__(self, capture: cv2.VideoCapture, turned_deg: int) -> None:
        self._capture = capture
        self._turn = _TURNS.get(turned_deg)

    def grab(self) -> bool:
        """Wait for the next picture and hold it; False if none came in time, or none that can be read."""
        return bool(self._capture.grab())

    def picture(self) -> Pixels | None:
        """What was grabbed last, decoded, its top away from the person."""
        is_read, picture = self._capture.retrieve()
        if not is_read or picture is None:
            return None
        return picture if self._turn is None else cv2.rotate(picture, self._turn)


def open_source(job: Job) -> Source | CameraState:
    """The camera, giving pictures from the next `grab` on; or why it cannot."""
    address = address_from_url(job.url)
    capture = _open_stream(address, job) if isinstance(address, StreamAddress) else _open_device(address, job)
    return capture if isinstance(capture, CameraState) else Source(capture, job.turned_deg)


def _open_stream(address: StreamAddress, job: Job) -> cv2.VideoCapture | CameraState:
    """Connect once: many a camera serves only one."""
    read_ms = round(job.read_s * 1000)
    times = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, round(job.open_s * 1000), cv2.CAP_PROP_READ_TIMEOUT_MSEC, read_ms]
    capture, asked_at = cv2.VideoCapture(), time.monotonic()
    if capture.open(address.url, cv2.CAP_FFMPEG, [*times, cv2.CAP_PROP_N_THREADS, 1]):
        return capture
    if time.monotonic() - asked_at >= _SILENCE * job.open_s:
        return CameraState.FROZEN
    return _stream_refusal(address, job.open_s)


def _open_device(address: UsbAddress, job: Job) -> cv2.VideoCapture | CameraState:
    reason = _device_refusal(address)
    if reason is not None:
        return reason
    capture = cv2.VideoCapture()
    if not capture.open(address.path, cv2.CAP_V4L2):
        return CameraState.BROKEN
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))  # before the size: raw pictures know fewer sizes
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, job.size_px[0])
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, job.size_px[1])
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 2)
    return capture


def _device_refusal(address: UsbAddress) -> CameraState | None:
    """Why it cannot be opened, asked in a way that tells: OpenCV itself only says no."""
    try:
        with open(address.path, "r+b", buffering=0, opener=_open_at_once) as device:
            return _refusal_of(device.fileno())
    except OSError as error:
        return state_of_errno(error.errno)


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def _refusal_of(device: int) -> CameraState | None:
    """Whether it takes pictures at all, and for us. Raises: OSError, also for what is no camera."""
    answer = fcntl.ioctl(device, _QUERYCAP, bytes(_CAPABILITY.size))
    if not _CAPABILITY.unpack(answer)[5] & _IS_CAPTURE:
        return CameraState.ABSENT  # the second device of many a camera tells of the first one's pictures
    fcntl.ioctl(device, _REQBUFS, _REQUEST.pack(0, _CAPTURE, _MMAP, 0))  # EBUSY if another program has its buffers
    return None


def state_of_errno(number: int | None) -> CameraState:
    """What an error of the kernel means; nothing there, unplugged, and no camera at all are the same to a resident."""
    return _BY_ERRNO.get(number or 0, CameraState.ABSENT)


def _stream_refusal(address: StreamAddress, open_s: float) -> CameraState:
    """Why a stream did not open, as the camera itself tells it."""
    connection = http.client.HTTPConnection(address.host.strip("[]"), address.port, timeout=open_s)
    try:
        connection.request("GET", address.path)
        status = connection.getresponse().status
    except TimeoutError:
        return CameraState.FROZEN
    except OSError:
        return CameraState.ABSENT
    except http.client.HTTPException:
        return CameraState.BROKEN
    finally:
        connection.close()
    return _BY_ANSWER.get(status, CameraState.ABSENT)
