"""What a helper far away and a kiosk that stands in need, on a USB stick: the log, how everything is, the settings.

Neither keys nor accounts are among it: a kiosk that stands in makes its own, so that a lost stick opens nothing.

Nothing of residents is in any of it: the log holds none by its own rules, and numbers as long as those of a card or a
telephone are blotted out all the same.
"""

from __future__ import annotations

import errno
import os
import re
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import SETTINGS_FILE
from kiosk.files import sync_folder, write_through
from kiosk.keys import KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from kiosk.config import Config

JOURNAL = ("journalctl", "--unit=anjungan.service", "--since=-7days", "--output=short-iso", "--no-pager", "--quiet")
JOURNAL_S = 30.0
# A sick stick may take long to be mounted; its unit gives up after 20 s.
MOUNT_S = 25.0
# How the configuration is called on a stick, whatever its file is called here.
CONFIG_FILE = "kiosk.toml"
# How every folder on a stick begins; the kiosk's code and the time follow.
SAVED = "anjungan-"
MOST_LOG_BYTES = 20_000_000
# A NIK has 16 digits, a telephone at least 9; a date and a process have fewer.
_LONG_NUMBER = re.compile(rb"\d[\d ]{7,}\d")
# As /proc/mounts writes a space in a name.
_ESCAPED = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True)
class Machine:
    """Where to look for sticks, and how one is opened for writing; tests have their own.

    Args:
        mounts: What is mounted where.
        blocks: What the kernel knows of disks.
        place: Where `deploy/units/anjungan-stick@.service` mounts sticks, to be read only.
        start: Starts the unit that is named behind it.
    """

    mounts: Path = Path("/proc/self/mounts")
    blocks: Path = Path("/sys/class/block")
    place: Path = Path("/run/anjungan-stick")
    start: tuple[str, ...] = ("systemctl", "--no-ask-password", "start")


def sticks(machine: Machine) -> Iterator[Path]:
    """Where USB storage is mounted that can be written or opened for it, the one that came last first."""
    lines = machine.mounts.read_text("utf-8", "replace").splitlines()
    for line in reversed(lines):
        device, place, *_ = line.split(" ")
        folder = Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), place))
        is_usb = device.startswith("/dev/") and _is_on_usb(machine.blocks / Path(device).name)
        if is_usb and (folder.parent == machine.place or os.access(folder, os.W_OK)):
            yield folder


@contextmanager
def opened(stick: Path, machine: Machine) -> Iterator[None]:
    """Let files be written to a stick; one that was to be read only is so again behind it. Raises: OSError."""
    if os.access(stick, os.W_OK):
        yield
        return
    _start(machine, f"anjungan-stick-write@{stick.name}.service")
    try:
        yield
    finally:
        _start(machine, f"anjungan-stick@{stick.name}.service")


def _start(machine: Machine, unit: str) -> None:
    """Raises: OSError, also for a unit that did not start."""
    try:
        subprocess.run((*machine.start, unit), capture_output=True, timeout=MOUNT_S, check=True)  # noqa: S603 - ours
    except subprocess.SubprocessError as err:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS)) from err


def _is_on_usb(block: Path) -> bool:
    return block.exists() and any(part.startswith("usb") for part in block.resolve().parts)


def copy_logs(stick: Path, config: Config, config_path: Path, state: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Write all of it into a new folder on the stick, and to the stick itself; the names of what is in there.

    Args:
        stick: Where it is mounted.
        config: Of this kiosk.
        config_path: Its file.
        state: How everything is, by line.
        now: Names the folder.

    Raises: OSError.
    """
    folder = stick / f"{SAVED}{config.kiosk}-{now:%Y%m%d-%H%M%S}"
    folder.mkdir()
    write_through(folder / "kiosk.log", blotted(_journal()))
    write_through(folder / "state.txt", "".join(f"{line}\n" for line in state).encode())
    named = {CONFIG_FILE: config_path} | {name: config.state_dir / name for name in (SETTINGS_FILE, KEY_FILE)}
    for name, file in named.items():
        if file.exists():
            write_through(folder / name, file.read_bytes())
    sync_folder(folder)
    sync_folder(stick)
    return (f"{folder.name}/", *sorted(one.name for one in folder.iterdir()))


def blotted(text: bytes) -> bytes:
    """Without numbers so long that they may be somebody's."""
    return _LONG_NUMBER.sub(b"[...]", text)


def _journal() -> bytes:
    """The last week; what the system keeps in another way is told instead."""
    try:
        run = subprocess.run(JOURNAL, capture_output=True, timeout=JOURNAL_S, check=False)  # noqa: S603 - a fixed command
    except (OSError, subprocess.TimeoutExpired) as err:
        return f"the system's log could not be read: {type(err).__name__}\n".encode()
    return run.stdout[-MOST_LOG_BYTES:] or b"the system's log has nothing of this program\n"
