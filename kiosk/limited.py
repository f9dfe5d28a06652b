"""A child process for one hostile file: it has memory, time and one descriptor, and nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from kiosk.landlock import deny_everything, no_new_privileges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

# A3 at 400 dpi is 31 million; a picture beyond it is a bomb, whoever opens it.
MOST_PIXELS = 40_000_000
_HOME = Path(__file__).parents[1]
_READ_BYTES = 1 << 16
_MOST_HEAD_BYTES = 1024
_NICER = 5  # whatever draws or prints goes first
# One thread of each library: a thread's stack and its heap count as address space.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}


@dataclass(frozen=True)
class Limits:
    """Bounds of one child.

    Args:
        memory_bytes: Address space, the interpreter's own included.
        cpu_s: Processor seconds, then the kernel kills it.
        wall_s: For each answer, until the parent gives up.
        raw_bytes: Most that is given to the child at once.
        result_bytes: Most that is taken from it at once.
    """

    memory_bytes: int
    cpu_s: int
    wall_s: float
    raw_bytes: int
    result_bytes: int


class Silence(StrEnum):
    """Why the child did not answer."""

    DIED = "died"
    LATE = "late"  # out of time, its own or the parent's
    TOO_MUCH = "too_much"  # more than it may take or say


@dataclass(frozen=True)
class Said:
    """One answer: a line that is still to be parsed, and the bytes after it. Nothing of it is checked but the sizes."""

    head: bytes
    body: bytes


class LimitedChild:
    """One process for one job. Started early, it is ready when the last byte of the file comes.

    Args:
        program: Arguments of the interpreter; the limits are added as the last one.
        limits: What it may cost.
    """

    def __init__(self, program: Sequence[str], limits: Limits) -> None:
        self.limits = limits
        memory = os.memfd_create("file", os.MFD_CLOEXEC)
        self.raw: BinaryIO = os.fdopen(memory, "w+b")  # memory, never a file: what is written here is what it reads
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no text of anybody in it
            [sys.executable, *program, json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_HOME,
            env=_ENVIRONMENT,
            pass_fds=(memory,),
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, order: dict[str, Any]) -> Said | Silence:
        """Give the child an order beside what was written to `raw`; its answer, within its time.

        Thread: one at a time; blocks up to `wall_s`.
        """
        self.raw.flush()
        if self.raw.seek(0, os.SEEK_END) > self.limits.raw_bytes:
            return Silence.TOO_MUCH
        self.raw.seek(0)
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"fd": self.raw.fileno(), **order}).encode("ascii") + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return self._how_it_ended()
        return self._answer()

    def forget(self) -> None:
        """Make room in `raw` for the next file."""
        self.raw.seek(0)
        self.raw.truncate()

    def stop(self) -> None:
        """End the child; whoever waits for its answer is told that it died. Thread: any."""
        self._process.kill()

    def close(self) -> None:
        """End the child and forget the file."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout, self.raw):
            if pipe is not None and not pipe.closed:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        self._process.wait()

    def _answer(self) -> Said | Silence:
        """A line with `body_bytes` in it, and so many bytes."""
        answer, until = bytearray(), time.monotonic() + self.limits.wall_s
        wanted = -1
        while wanted < 0 or len(answer) < wanted:
            part = self._read(until)
            if isinstance(part, Silence):
                return part
            answer += part
            end = answer.find(b"\n", 0, _MOST_HEAD_BYTES) + 1
            if wanted < 0 and end:
                wanted = end + _body_bytes(answer[:end])
            if (not end and len(answer) > _MOST_HEAD_BYTES) or len(answer) > self.limits.result_bytes:
                return Silence.TOO_MUCH
        if not 0 < end <= wanted == len(answer):
            return Silence.DIED  # it says less or more than it said it would
        return Said(bytes(answer[: end - 1]), bytes(answer[end:]))

    def _read(self, until: float) -> bytes | Silence:
        assert self._process.stdout is not None
        out = self._process.stdout.fileno()
        if not select.select([out], [], [], max(0.0, until - time.monotonic()))[0]:
            return Silence.LATE
        return os.read(out, _READ_BYTES) or self._how_it_ended()

    def _how_it_ended(self) -> Silence:
        self._process.kill()
        ended_by_clock = self._process.wait() == -signal.SIGXCPU
        return Silence.LATE if ended_by_clock else Silence.DIED


def _body_bytes(head: bytearray) -> int:
    try:
        size = json.loads(head)["body_bytes"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return 0
    return size if type(size) is int and size >= 0 else 0


def orders() -> Iterator[dict[str, Any]]:
    """In the child: give up what opening a file does not need, for good; then each order as it comes.

    With no descriptor left to open, there is no file, no socket and no network for whoever takes the decoder over.
    """
    lock_up(Limits(**json.loads(sys.argv[-1])))
    for line in sys.stdin.buffer:
        yield json.loads(line)


def lock_up(limits: Limits) -> None:
    """From here on this process has no more than its limits; called while it has one thread.

    Where the kernel has Landlock, it may neither start a program nor reach into the processes beside it: those need no
    descriptor.
    """
    no_new_privileges()
    deny_everything()
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    # The soft limit names the reason of its death; the hard one is the kernel's plain kill.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    os.nice(_NICER)


def answer(head: dict[str, Any], body: bytes = b"") -> None:
    """In the child: answer one order."""
    out = sys.stdout.buffer
    out.write(json.dumps({**head, "body_bytes": len(body)}).encode("ascii") + b"\n" + body)
    out.flush()
