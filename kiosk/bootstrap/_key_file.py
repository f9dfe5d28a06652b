"""What the keys of the keypad do: learnt ones before those of the configuration, before the usual ones."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.config import TomlProblem, build, read_toml
from kiosk.files import write_whole
from kiosk.keys import KEY_FILE, key_problems, keys_for
from kiosk.views import Setup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.config import Config

log = logging.getLogger(__name__)
HEAD = "# Learnt by `kiosk keypad learn`; wins over [keypad] of the configuration. Remove this file to undo it.\n\n"


@dataclass(frozen=True)
class _Learnt:
    """The tree of the file."""

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)


def key_setup(config: Config) -> Setup:
    """What the pens are told of the keys."""
    is_two_switch = config.keypad.two_switch
    learnt = read_learnt(config.state_dir / KEY_FILE, is_two_switch=is_two_switch)
    named = config.keypad.keys if learnt is None else learnt
    return Setup(keys_for(named, is_two_switch=is_two_switch), is_two_switch)


def read_learnt(path: Path, *, is_two_switch: bool) -> dict[str, tuple[str, ...]] | None:
    """The keys that were learnt; None without a file, or with one that is of no use, which is told in the log."""
    if not path.exists():
        return None
    table, problems = read_toml(path), list[TomlProblem]()
    learnt = None
    if isinstance(table, TomlProblem):
        problems.append(table)
    else:
        learnt = build(_Learnt, table, "", problems)
    if learnt is not None:
        found = key_problems(learnt.keys, is_two_switch=is_two_switch)
        problems += [TomlProblem(f"keys.{place}", reason) for place, reason in found]
    for key, reason in problems:
        log.error("%s is not used: %s: %s", path, key or "(file)", reason)
    return None if problems or learnt is None else learnt.keys


def write_learnt(path: Path, keys: Mapping[str, tuple[str, ...]]) -> None:
    """Keep keys that were learnt: all of them or, should power fail, those of before.

    Raises: OSError if the folder takes no file.
    """
    lines = [f"{action} = [{', '.join(_quoted(name) for name in names)}]\n" for action, names in keys.items()]
    write_whole(path, (HEAD + "[keys]\n" + "".join(lines)).encode())


def _quoted(name: str) -> str:
    """A key's name as TOML; names hold letters, digits, `_` and `:` alone."""
    return f'"{name}"'
