"""The recordings of a language: a folder with `clips.toml` and the files that it names."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import msgspec

from devices.speaker.sentences import same_words
from kiosk.config import TomlProblem, build, read_toml

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

# A name in the folder itself, never a way out of it.
FileName = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,60}\.wav$")]
Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


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
    path = folder / "clips.toml"
    if not path.is_file():
        return {}
    table = read_toml(path)
    problems: list[TomlProblem] = [table] if isinstance(table, TomlProblem) else []
    clips = None if isinstance(table, TomlProblem) else build(Clips, table, "", problems)
    if clips is None:
        words = "; ".join(f"{key or '(file)'}: {reason}" for key, reason in problems)
        log.warning("recordings of %s are left out: %s", folder, words)
        return {}
    found = {same_words(sentence): folder / name for sentence, name in clips.clips.items()}
    if missing := sorted(file.name for file in found.values() if not file.is_file() or file.is_symlink()):
        log.warning("recordings of %s that are not there: %s", folder, missing)
    return {words: file for words, file in found.items() if file.name not in missing}
