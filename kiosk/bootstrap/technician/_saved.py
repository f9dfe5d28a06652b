"""What another kiosk saved on a stick, for the one that stands in: all but its name, letters, keys and people."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kiosk.bootstrap._key_file import read_learnt
from kiosk.bootstrap.technician._logs import CONFIG_FILE, SAVED
from kiosk.config import SETTINGS_FILE, Config, TomlProblem, build, merged, read_toml
from kiosk.errors import ConfigError
from kiosk.keys import KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# An office has a handful of kiosks, and its stick a folder for each time one was saved.
_MOST_FOLDERS = 500


def read_saved(source: Path) -> tuple[dict[str, object], Config]:
    """The tables, what was set at the glass among them, and what they say.

    Args:
        source: A configuration file with `settings.toml` and `keypad.toml` beside it if there are any, or their folder.

    Raises: ConfigError with every problem.
    """
    path = source / CONFIG_FILE if source.is_dir() else source
    table = _read(path)
    if (settings := path.with_name(SETTINGS_FILE)).exists():
        table = merged(table, _read(settings))
    problems: list[TomlProblem] = []
    config = build(Config, table, "", problems)
    if config is None or problems:
        raise ConfigError(tuple(f"{path}: {key or '(file)'}: {reason}" for key, reason in problems))
    keys = read_learnt(path.with_name(KEY_FILE), is_two_switch=config.keypad.two_switch)
    return (merged(table, {"keypad": {"keys": keys}}) if keys else table), config


def read_neighbours(source: Path, config: Config) -> Mapping[str, Config]:
    """The other kiosks of the office that were saved beside this one, each as it was saved last, by its code.

    What cannot be read says nothing: the stick is one that technicians carry about.

    Args:
        source: As `read_saved`.
        config: What was saved there.
    """
    folder = source if source.is_dir() else source.parent
    found: dict[str, Config] = {}
    for one in sorted(islice(folder.parent.glob(f"{SAVED}*"), _MOST_FOLDERS), reverse=True):
        try:
            _, saved = read_saved(one)
        except (ConfigError, OSError):
            continue
        if saved.office.code == config.office.code and saved.kiosk != config.kiosk:
            found.setdefault(saved.kiosk, saved)
    return found


def _read(path: Path) -> dict[str, object]:
    table = read_toml(path)
    if isinstance(table, TomlProblem):
        raise ConfigError((f"{path}: {table.reason}",))
    return table
