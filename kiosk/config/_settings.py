"""What a technician sets at the kiosk: a second file over the configuration, which alone the program writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomli_w

from kiosk.config._load import SETTINGS_FILE, load_config, load_over, merged
from kiosk.config._toml import TomlProblem, read_toml
from kiosk.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.config._values import Config

_NOTE = "# Set at the kiosk itself; lies over the configuration file. Delete it to go back.\n\n"


def change_settings(config_path: Path, changes: Mapping[str, object]) -> Config:
    """Keep changed keys, and give the configuration as it now is; it counts from the next start on.

    Args:
        config_path: The configuration file they lie over.
        changes: Values by dotted key, such as `printer.url`.

    Raises: ConfigError, with nothing written, if the whole would not be accepted; OSError.
    """
    path = load_config(config_path).state_dir / SETTINGS_FILE
    known = read_toml(path) if path.exists() else {}
    settings = {} if isinstance(known, TomlProblem) else known
    for key, value in changes.items():
        settings = merged(settings, _nested(key, value))
    config = load_over(config_path, path, settings)
    write_whole(path, (_NOTE + tomli_w.dumps(settings)).encode())
    return config


def _nested(key: str, value: object) -> dict[str, object]:
    first, _, rest = key.partition(".")
    return {first: _nested(rest, value) if rest else value}
