"""Voices: text to sound. Programs that run as children, and recordings; each may not know how to say a sentence.

espeak-ng is a child and never a library: its licence stays its own, and what crashes or hangs there ends there.
"""

from __future__ import annotations

import contextlib
import logging
import os
import select
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Protocol

from devices.speaker.lexicon import with_sounds
from devices.speaker.recordings import LIST, recordings_in
from devices.speaker.sentences import same_words
from devices.speaker.sound import MOST_BYTES, Sound, SoundError, read_wav

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

log = logging.getLogger(__name__)

_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
_PATIENT = 10  # niceness of a voice that prepares: the next page is worth more than what may be said of it
_WPM = "{wpm}"
_READ_BYTES = 1 << 16
_END_S = 0.5


class Voice(Protocol):
    """Makes one sentence into sound."""

    def speak(self, sentence: str, wpm: int, *, is_ahead: bool) -> Sound | None:
        """The sound, or None if this voice cannot say it. MAY take `voice_s`, never longer; MUST NOT raise.

        Args:
            sentence: Cleaned.
            wpm: Words a minute.
            is_ahead: Nobody waits for it yet.
        """
        ...


class EspeakVoice:
    """The machine's own voice.

    Args:
        name: As espeak-ng calls it, such as `id`.
        language: Whose lexicon mends it.
        timeout_s: For one sentence.
    """

    def __init__(self, name: str, language: str, timeout_s: float) -> None:
        self._name, self._language, self._timeout_s = name, language, timeout_s

    def speak(self, sentence: str, wpm: int, *, is_ahead: bool) -> Sound | None:
        """Through `espeak-ng --stdin`, so that the text is in no list of processes."""
        command = ("espeak-ng", "-v", self._name, "-s", str(wpm), "-b", "1", "--stdin", "--stdout")
        return _run(command, with_sounds(sentence, self._language), self._timeout_s, is_ahead=is_ahead)


class CommandVoice:
    """Any program that reads a sentence and writes a WAV file, such as a neural voice of the office's own.

    Args:
        command: Program and arguments; `{wpm}` in one of them is replaced by the words a minute.
        timeout_s: For one sentence.
    """

    def __init__(self, command: Sequence[str], timeout_s: float) -> None:
        self._command, self._timeout_s = tuple(command), timeout_s

    def speak(self, sentence: str, wpm: int, *, is_ahead: bool) -> Sound | None:
        """As the program says it; a program that fails has said nothing."""
        command = tuple(argument.replace(_WPM, str(wpm)) for argument in self._command)
        return _run(command, sentence, self._timeout_s, is_ahead=is_ahead)


class RecordedVoice:
    """Sentences somebody has read. They keep the speed they were read with: stretched speech is hard to follow.

    Args:
        folder: With their list, `clips.toml`; it is read again when it was changed, and may come later.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._listed: tuple[int, int] | None = None
        self._files: Mapping[str, Path] = {}

    def speak(self, sentence: str, wpm: int, *, is_ahead: bool) -> Sound | None:  # noqa: ARG002 - as it was read
        """The recording, if there is one that can be played."""
        path = self._known().get(same_words(sentence))
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                return read_wav(file.read(MOST_BYTES + 1))
        except (OSError, SoundError) as err:
            log.warning("recording %s is not played: %s", path, err)
            return None

    def _known(self) -> Mapping[str, Path]:
        """Files by words; a look at the list costs nothing beside making a sound. Thread: any, the same comes out."""
        try:
            seen = (self._folder / LIST).stat()
        except OSError:
            return {}
        listed = (seen.st_mtime_ns, seen.st_ino)
        if listed != self._listed:
            self._files = recordings_in(self._folder)
            self._listed = listed
        return self._files


def _run(command: Sequence[str], text: str, timeout_s: float, *, is_ahead: bool) -> Sound | None:
    try:
        process = subprocess.Popen(  # noqa: S603 - a list; what residents type goes to its standard input
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            start_new_session=True,
        )
    except OSError as err:
        log.debug("%s did not start: %s", command[0], err.strerror)
        return None
    try:
        if is_ahead:
            os.setpriority(os.PRIO_PROCESS, process.pid, _PATIENT)
        content = _talk(process, text.encode() + b"\n", time.monotonic() + timeout_s)
        return read_wav(content) if process.wait(_END_S) == 0 else None
    except (subprocess.TimeoutExpired, TimeoutError, SoundError, OSError) as err:
        log.debug("%s gave no sound: %s", command[0], err)
        return None
    finally:
        _end(process)


def _talk(process: subprocess.Popen[bytes], text: bytes, until: float) -> bytes:
    """Give it the text, which fits into a pipe, and take what it says. Raises: TimeoutError, OSError."""
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdin as way_in:
        way_in.write(text)
    content = bytearray()
    while len(content) <= MOST_BYTES:
        ready, _, _ = select.select([process.stdout], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError("it is too slow")
        data = os.read(process.stdout.fileno(), _READ_BYTES)
        if not data:
            return bytes(content)
        content += data
    raise TimeoutError("it says too much")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # it and what it started
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
