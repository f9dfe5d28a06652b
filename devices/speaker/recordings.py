"""The recordings of a language: a folder with `clips.toml` and the files it names; read, and written at a kiosk."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import msgspec
import tomli_w

from devices.speaker.sentences import same_words
from devices.speaker.sound import wav_of
from kiosk.config import TomlProblem, build, read_toml
from kiosk.errors import KioskError
from kiosk.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from devices.speaker.sound import Sound

log = logging.getLogger(__name__)

# A name in the folder itself, never a way out of it.
FileName = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,60}\.wav$")]
Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


LIST, RECORDINGS = "clips.toml", "recordings"
_MADE = "Recorded at the kiosk."
_NO_NAME = re.compile(r"[^a-z0-9]+")
_MOST_NAME = 40


class RecordingsError(KioskError):
    """The list of a folder cannot be read, so nothing is written over it."""


@dataclass(frozen=True)
class Clips:
    """What `clips.toml` says.

    Args:
        made: By whom and how, for those who want better ones.
        clips: Files by the sentence that is heard in them.
    """

    made: Annotated[str, msgspec.Meta(max_length=300)]
    clips: dict[Sentence, FileName]


def recordings_in(folder: Path) -> dict[str, Path]:
    """Files by the words of their sentence; none, told in the log, if the folder is not as it should be."""
    try:
        clips = clips_in(folder)
    except RecordingsError as err:
        log.warning("recordings of %s are left out: %s", folder, err.fields["problems"])
        return {}
    found = {same_words(sentence): folder / name for sentence, name in clips.items()}
    if missing := sorted(file.name for file in found.values() if not file.is_file() or file.is_symlink()):
        log.warning("recordings of %s that are not there: %s", folder, missing)
    return {words: file for words, file in found.items() if file.name not in missing}


def clips_in(folder: Path) -> dict[str, str]:
    """Names of files by sentence, as the list has them; empty where there is none. Raises: RecordingsError."""
    path = folder / LIST
    if not path.is_file():
        return {}
    table = read_toml(path)
    problems: list[TomlProblem] = [table] if isinstance(table, TomlProblem) else []
    clips = None if isinstance(table, TomlProblem) else build(Clips, table, "", problems)
    if clips is None:
        words = "; ".join(f"{key or '(file)'}: {reason}" for key, reason in problems)
        raise RecordingsError("device.speaker.clips", folder=folder, problems=words)
    return dict(clips.clips)


def keep_clip(folder: Path, sentence: str, sound: Sound) -> Path:
    """Put a recording in the place of the one before; whatever happens, one of them is there whole.

    Returns: Its file.
    Raises: OSError, RecordingsError; then the one before stays.
    """
    clips = {one: name for one, name in clips_in(folder).items() if same_words(one) != same_words(sentence)}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _name_of(sentence)
    write_whole(path, wav_of(sound))
    _put_list(folder, {**clips, sentence: path.name})
    return path


def remove_clip(folder: Path, sentence: str) -> None:
    """Forget a recording; the list first, for a name in it promises a file. Raises: OSError, RecordingsError."""
    clips = clips_in(folder)
    gone = {one: name for one, name in clips.items() if same_words(one) == same_words(sentence)}
    if not gone:
        return
    left = {one: name for one, name in clips.items() if one not in gone}
    _put_list(folder, left)
    for name in set(gone.values()) - set(left.values()):
        (folder / name).unlink(missing_ok=True)


def _name_of(sentence: str) -> str:
    """A name that tells people which it is, and that no other sentence has."""
    words = same_words(sentence)
    return f"{_NO_NAME.sub('-', words)[:_MOST_NAME].strip('-')}-{hashlib.sha256(words.encode()).hexdigest()[:8]}.wav"


def _put_list(folder: Path, clips: dict[str, str]) -> None:
    write_whole(folder / LIST, tomli_w.dumps({"made": _MADE, "clips": clips}).encode())
