"""Where sound goes: ALSA's `aplay` as a child. Killed, it is silent at once: a card holds half a second."""

from __future__ import annotations

import logging
import os
import select
import subprocess
from typing import TYPE_CHECKING, Protocol

from devices.speaker.states import SpeakerState

if TYPE_CHECKING:
    from kiosk.ports import Spoken

log = logging.getLogger(__name__)

_ENVIRONMENT_PATH = "/usr/local/bin:/usr/bin:/bin"
_MOST_WORDS = 2000
# What aplay says, and what it means.
_COMPLAINTS = (
    (b"Device or resource busy", SpeakerState.BUSY),
    (b"No such file or directory", SpeakerState.NO_CARD),
    (b"No such device", SpeakerState.NO_CARD),
    (b"cannot find card", SpeakerState.NO_CARD),
    (b"Unknown PCM", SpeakerState.NO_CARD),
)


class Stream(Protocol):
    """One sound on its way out."""

    def write(self, pcm: bytes) -> bool:
        """Hand over samples; waits while it has enough of them. False once it is cut or takes no more."""
        ...

    def finish(self, within_s: float) -> SpeakerState:
        """Wait until all was heard, and say how it went; BROKEN for one that was cut or took too long."""
        ...

    def cut(self) -> None:
        """Be silent at once. Thread: any. MUST NOT block."""
        ...


class Sink(Protocol):
    """Plays samples."""

    def open(self, rate_hz: int, spoken: Spoken | None) -> Stream | SpeakerState:
        """Begin a sound, or say why not; `spoken` is what will be heard, for a simulator's log alone."""
        ...


class AplaySink:
    """ALSA.

    Args:
        device: ALSA's name, such as `default` or `plughw:CARD=Device`.
        late_s: A card that has taken nothing for so long hangs.
    """

    def __init__(self, device: str, late_s: float) -> None:
        self._device, self._late_s = device, late_s

    def open(self, rate_hz: int, spoken: Spoken | None) -> Stream | SpeakerState:  # noqa: ARG002 - for simulators
        """Start `aplay`; what it finds wrong is known at the end of the stream."""
        form = ("--file-type=raw", "--format=S16_LE", "--channels=1", f"--rate={rate_hz}")
        try:
            process = subprocess.Popen(  # noqa: S603 - a list; the device comes from the configuration
                ["aplay", "--quiet", "--nonblock", f"--device={self._device}", *form],  # noqa: S607 - from the path below
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={"PATH": _ENVIRONMENT_PATH, "LC_ALL": "C", "HOME": "/nonexistent"},
                start_new_session=True,
            )
        except OSError as err:
            log.debug("aplay did not start: %s", err.strerror)
            return SpeakerState.NO_CARD
        return _AplayStream(process, self._late_s)


class _AplayStream:
    def __init__(self, process: subprocess.Popen[bytes], late_s: float) -> None:
        assert process.stdin is not None
        self._process, self._late_s = process, late_s
        self._way_in = process.stdin.fileno()
        os.set_blocking(self._way_in, False)
        self._is_cut = False

    def write(self, pcm: bytes) -> bool:
        left = memoryview(pcm)
        try:
            while left and not self._is_cut:
                # A card that hangs would keep us, and with us the clock that ends a visit, for ever.
                _, ready, _ = select.select([], [self._way_in], [], self._late_s)
                if not ready:
                    self.cut()
                    return False
                left = left[os.write(self._way_in, left) :]
        except OSError:
            return False
        return not self._is_cut

    def finish(self, within_s: float) -> SpeakerState:
        try:
            _, words = self._process.communicate(timeout=within_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, words = self._process.communicate()
        except (OSError, ValueError):
            self._process.kill()
            words = b""
        if self._process.returncode == 0:
            return SpeakerState.READY
        return next(
            (state for complaint, state in _COMPLAINTS if complaint in words[:_MOST_WORDS]), SpeakerState.BROKEN
        )

    def cut(self) -> None:
        self._is_cut = True
        self._process.kill()


def device_names() -> list[str]:
    """What ALSA calls its outputs, for a technician; empty where there is no `aplay`."""
    try:
        listing = subprocess.run(["aplay", "-L"], capture_output=True, timeout=5, check=False).stdout  # noqa: S607
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [line for line in listing.decode("utf-8", "replace").splitlines() if line and not line[0].isspace()]
