"""From a file to a checked `Config`."""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from kiosk.config._toml import TomlProblem, build, read_toml
from kiosk.config._values import Config
from kiosk.errors import ConfigError
from kiosk.keys import key_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_CONFIG = Path("/etc/anjungan/kiosk.toml")
USB_IDENTITY = re.compile(r"usb:[0-9a-f]{4}:[0-9a-f]{4}(?::[\x21-\x7e]{1,64})?(?:\?answers=(?:yes|no))?")
SETTINGS_FILE = "settings.toml"  # in the folder of state


def load_config(path: Path) -> Config:
    """Read and check the configuration; relative paths in it count from the file's own folder.

    Raises: ConfigError with every problem found, each as `file: key: reason and mend`.
    """
    config = _checked(path, read_toml(path), path)
    settings_path = config.state_dir / SETTINGS_FILE
    if not settings_path.exists():
        return config
    return load_over(path, settings_path, read_toml(settings_path))


def load_over(path: Path, settings_path: Path, settings: dict[str, object] | TomlProblem) -> Config:
    """The configuration with these settings over it. Raises: ConfigError, naming the settings' file."""
    if isinstance(settings, TomlProblem):
        return _checked(path, settings, settings_path)
    table = read_toml(path)
    return _checked(path, table if isinstance(table, TomlProblem) else merged(table, settings), settings_path)


def _checked(path: Path, table: dict[str, object] | TomlProblem, named: Path) -> Config:
    """What a table says, with paths counted from the folder of `path`. Raises: ConfigError, naming `named`."""
    problems: list[TomlProblem] = []
    config = None
    if isinstance(table, TomlProblem):
        problems.append(table)
    else:
        config = build(Config, table, "", problems)
    if config is not None:
        problems.extend(_contradictions(config))
    if config is None or problems:
        raise ConfigError(tuple(f"{named}: {key or '(file)'}: {reason}" for key, reason in problems))
    return _anchored(config, path.absolute().parent)


def merged(below: dict[str, object], above: dict[str, object]) -> dict[str, object]:
    """One table over another; a list is replaced as a whole."""
    both = dict(below)
    for key, value in above.items():
        there = both.get(key)
        both[key] = merged(there, value) if isinstance(there, dict) and isinstance(value, dict) else value
    return both


def _anchored(config: Config, folder: Path) -> Config:
    scanner, speech = config.scanner, config.speech
    if scanner.config_dir:
        scanner = replace(scanner, config_dir=str(folder / scanner.config_dir))
    if speech.languages_dir:
        speech = replace(speech, languages_dir=str(folder / speech.languages_dir))
    return replace(
        config,
        speech=speech,
        state_dir=folder / config.state_dir,
        scanner=scanner,
        hub=replace(config.hub, state_dir=folder / config.hub.state_dir),
    )


def _contradictions(config: Config) -> Iterator[TomlProblem]:
    """What each key allows by itself, but not beside the others or in this world."""
    office = config.office
    if not _is_zone(office.zone):
        yield TomlProblem("office.zone", "is no time zone; use `Asia/Jakarta`, `Asia/Makassar` or `Asia/Jayapura`")
    yield from _lane_problems(config)
    if config.hub.state_dir == config.state_dir:
        yield TomlProblem("hub.state_dir", "is the kiosk's own `state_dir`; give the hub another, it is another domain")
    if not _is_loopback(config.hub.listen):
        yield TomlProblem("hub.listen", "is not a loopback address and port; use `127.0.0.1:8470`")
    if not _is_web_address(config.hub.url):
        yield TomlProblem("hub.url", "is no address of a hub; write it as `http://127.0.0.1:8470`")
    if 0 < config.sync.month_mb < config.sync.day_mb:
        yield TomlProblem("sync.day_mb", "is more than `month_mb`; write fewer for a day, or 0 for no limit of a day")
    for place, reason in key_problems(config.keypad.keys, is_two_switch=config.keypad.two_switch):
        yield TomlProblem(f"keypad.keys.{place}", reason)
    yield from _device_problems(config)


def _device_problems(config: Config) -> Iterator[TomlProblem]:
    printers = "tcp://host:9100`, `serial:/dev/…?baud=19200`, `usb:04b8:0e15`, `lp:/dev/usb/lp0"
    addresses = (
        ("printer.url", config.printer.url, ("tcp", "serial", "usb", "lp"), printers),
        ("spare_printer.url", config.spare_printer.url, ("tcp", "serial", "usb", "lp"), printers),
        (
            "camera.url",
            config.camera.url,
            ("v4l2", "http"),
            "v4l2:/dev/v4l/by-id/…`, `http://127.0.0.1:8480/camera.mjpeg",
        ),
        ("code_reader.url", config.code_reader.url, ("serial", "keys"), "serial:/dev/…?baud=9600`, `keys:/dev/input/…"),
        ("line_display.url", config.line_display.url, ("serial",), "serial:/dev/…?baud=9600"),
    )
    for key, url, schemes, shown in addresses:
        if not _is_device(url, schemes):
            yield TomlProblem(key, f"is no address of such a device; use `{shown}`, or leave it empty")
    place = config.stick.place
    if place and not place.removeprefix("folder:").startswith("/"):
        yield TomlProblem("stick.place", "is no place of sticks; use `/run/anjungan-stick`, or leave it empty")


def _lane_problems(config: Config) -> Iterator[TomlProblem]:
    if not config.lanes:
        yield TomlProblem("lanes", "is empty; add at least one [[lanes]] table")
    codes: set[str] = set()
    letters: set[str] = set()
    for count, lane in enumerate(config.lanes, 1):
        if lane.code in codes:
            yield TomlProblem(f"lanes.{count}.code", f"`{lane.code}` is used by another lane; give each its own")
        if lane.letter in letters:
            yield TomlProblem(f"lanes.{count}.letter", f"`{lane.letter}` is used by another lane; give each its own")
        codes.add(lane.code)
        letters.add(lane.letter)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # a name with `..`, a folder of zones, an unknown one
        return False
    return True


def _split(address: str) -> SplitResult | None:
    """The parts of an address whose port, if any, is one."""
    try:
        parts = urlsplit(address)
        is_usable = parts.port != 0  # reading the port checks it
    except ValueError:
        return None
    return parts if is_usable else None


def _is_loopback(listen: str) -> bool:
    parts = _split(f"//{listen}")
    if parts is None or not parts.hostname or not parts.port or parts.netloc != listen:
        return False
    if parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname).is_loopback
    except ValueError:
        return False


def _is_web_address(url: str) -> bool:
    parts = _split(url)
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_device(url: str, schemes: tuple[str, ...]) -> bool:
    """Whether an address has one of these forms; what only the device's own driver knows is found out by that."""
    if not url:
        return True
    scheme = url.partition(":")[0]
    if scheme not in schemes:
        return False
    if scheme == "usb":
        return USB_IDENTITY.fullmatch(url) is not None
    parts = _split(url)
    if parts is None:
        return False
    if scheme in {"tcp", "http"}:
        return bool(parts.hostname and (parts.port or scheme == "http"))
    return parts.path.startswith("/")
