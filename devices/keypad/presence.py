"""Which input devices are keypads, out of what is plugged in. Pure, but for looking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.keypad.kernel_keys import KERNEL_KEYS
from devices.plugged import InputDevice, input_devices
from kiosk.config import read_toml
from kiosk.keys import KEY_FILE, NEEDED, key_problems, keys_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.config import Config

_KEYS = "keys:"


def wanted_keys(config: Config) -> dict[str, frozenset[int]]:
    """By action, the kernel's numbers of its keys; learnt ones win, as they do for the pen."""
    named = _learnt(config) or config.keypad.keys
    keys = keys_for(named, is_two_switch=config.keypad.two_switch)
    return {
        action: frozenset(KERNEL_KEYS[name] for name in names if name in KERNEL_KEYS) for action, names in keys.items()
    }


def is_asked_for(config: Config) -> bool:
    """Whether this kiosk is said to have a keypad; without a word of it, one that is plugged in works all the same."""
    return bool(config.keypad.keys) or config.keypad.two_switch or _learnt(config) is not None


def keypads(config: Config) -> tuple[InputDevice, ...]:
    """What has the keys to move on and to choose, and is no code reader."""
    wanted = wanted_keys(config)
    reader = config.code_reader.url.removeprefix(_KEYS)
    return tuple(
        one
        for one in input_devices()
        if reader not in {one.path, one.link} and _has(one, [wanted[action] for action in NEEDED])
    )


def _has(one: InputDevice, needed: list[frozenset[int]]) -> bool:
    """Whether it has a key for each; a key that the kernel has no number of here is taken to be there."""
    return any(one.keys & keys for keys in needed) and all(one.keys & keys or not keys for keys in needed)


def _learnt(config: Config) -> Mapping[str, tuple[str, ...]] | None:
    """The keys that were learnt on the kiosk; None where there are none that can be used."""
    path = config.state_dir / KEY_FILE
    table = read_toml(path) if path.exists() else {}
    keys = table.get("keys") if isinstance(table, dict) else None
    if not isinstance(keys, dict) or not all(isinstance(names, list) for names in keys.values()):
        return None
    learnt = {action: tuple(str(name) for name in names) for action, names in keys.items()}
    return None if list(key_problems(learnt, is_two_switch=config.keypad.two_switch)) else learnt
