"""What another kiosk saved on a stick, for the one that stands in: all but its name, letters, keys and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.bootstrap._key_file import read_learnt
from kiosk.bootstrap.technician._logs import CONFIG_FILE
from kiosk.config import SETTINGS_FILE, Config, TomlProblem, build, merged, read_toml
from kiosk.errors import ConfigError
from kiosk.keys import KEY_FILE

if TYPE_CHECKING:
    from pathlib import Path


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


def _read(path: Path) -> dict[str, object]:
    table = read_toml(path)
    if isinstance(table, TomlProblem):
        raise ConfigError((f"{path}: {table.reason}",))
    return table
