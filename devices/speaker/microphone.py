"""Where a voice comes from: ALSA's `arecord` as a child. It gives raw samples, or one of our states."""

from __future__ import annotations

import contextlib
import logging
import os
import select
import subprocess
from typing import TYPE_CHECKING, Protocol

from kiosk.ports import TakeState

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)

_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent"}
_MOST_WORDS, _READ_BYTES, _END_S = 2000, 1 << 14, 1.0
# What arecord says, and what it means.
_COMPLAINTS = (
    (b"Device or resource busy", TakeState.BUSY),
    (b"Permission denied", TakeState.DENIED),
    (b"Operation not permitted", TakeState.DENIED),
    (b"No such file or directory", TakeState.ABSENT),
    (b"No such device", TakeState.ABSENT),
    (b"cannot find card", TakeState.ABSENT),
    (b"Unknown PCM", TakeState.ABSENT),
)


class Intake(Protocol):
    """Samples on their way in."""

    def read(self) -> bytes | TakeState:
        """The next samples, with an odd byte perhaps; a state once there are no more. MUST end within `silent_s`."""
        ...

    def close(self) -> None:
        """Let go of the microphone."""
        ...


class Microphone(Protocol):
    """Records samples."""

    def open(self, rate_hz: int) -> Intake | TakeState:
        """Begin to listen, or say why not."""
        ...


class ArecordMicrophone:
    """ALSA.

    Args:
        device: ALSA's name, such as `default` or `plughw:CARD=Device`.
        silent_s: A card that has given nothing for so long hangs.
        program: What records; tests give it another configuration of ALSA.
    """

    def __init__(self, device: str, silent_s: float, program: Sequence[str] = ("arecord",)) -> None:
        self._device, self._silent_s, self._program = device, silent_s, tuple(program)

    def open(self, rate_hz: int) -> Intake | TakeState:
        """Start `arecord`; what it finds wrong is known when it has ended."""
        form = ("--file-type=raw", "--format=S16_LE", "--channels=1", f"--rate={rate_hz}")
        try:
            process = subprocess.Popen(  # noqa: S603 - a list; the device comes from the configuration
                [*self._program, "--quiet", f"--device={self._device}", *form],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_ENVIRONMENT,
                start_new_session=True,
            )
        except PermissionError:
            return TakeState.DENIED
        except OSError as err:
            log.debug("arecord did not start: %s", err.strerror)
            return TakeState.ABSENT
        return _ArecordIntake(process, self._silent_s)


class _ArecordIntake:
    def __init__(self, process: subprocess.Popen[bytes], silent_s: float) -> None:
        assert process.stdout is not None
        self._process, self._silent_s = process, silent_s
        self._way_out = process.stdout.fileno()

    def read(self) -> bytes | TakeState:
        try:
            ready, _, _ = select.select([self._way_out], [], [], self._silent_s)
            data = os.read(self._way_out, _READ_BYTES) if ready else b""
        except OSError:
            return TakeState.BROKEN
        return data or (self._complaint() if ready else TakeState.BROKEN)

    def close(self) -> None:
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired, OSError, ValueError):
            self._process.communicate(timeout=_END_S)

    def _complaint(self) -> TakeState:
        """Why it has ended, by the first words of what it says."""
        assert self._process.stderr is not None
        ready, _, _ = select.select([self._process.stderr], [], [], _END_S)
        words = os.read(self._process.stderr.fileno(), _MOST_WORDS) if ready else b""
        return next((state for complaint, state in _COMPLAINTS if complaint in words), TakeState.BROKEN)


def microphone_names() -> list[str]:
    """What ALSA calls its inputs, for a technician; empty where there is no `arecord`."""
    try:
        listing = subprocess.run(["arecord", "-L"], capture_output=True, timeout=5, check=False).stdout  # noqa: S607
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [line for line in listing.decode("utf-8", "replace").splitlines() if line and not line[0].isspace()]
