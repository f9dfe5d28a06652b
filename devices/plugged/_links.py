"""Names that stay: the links udev makes from a device's maker, name and serial number."""

from __future__ import annotations

import unicodedata
from pathlib import Path

SERIAL_LINES = Path("/dev/serial/by-id")
INPUTS = Path("/dev/input/by-id")
CAMERAS = Path("/dev/v4l/by-id")
MOST_NAME = 64
# Of one folder: far more than any machine has sockets.
_MOST_LINKS = 256


def clean(text: str, most: int = MOST_NAME) -> str:
    """A name somebody else chose, fit for a page, a slip and a log: one line, no control characters, cut."""
    plain = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text[: 4 * most])
    return " ".join(plain.split())[:most].rstrip()


def by_id(folder: Path) -> tuple[Path, ...]:
    """The links of a folder that lead to a device now, sorted; none where the folder is missing.

    A link whose name holds anything but printable ASCII is left out: it could not be written into the configuration.
    """
    try:
        links = sorted(folder.iterdir())[:_MOST_LINKS]
    except OSError:
        return ()
    return tuple(
        link
        for link in links
        if link.name.isascii() and link.name.isprintable() and link.is_symlink() and link.exists()
    )


def stable_name(node: str, folder: Path) -> Path | None:
    """The link of a folder that leads to `/dev/<node>`, if there is one."""
    return next((link for link in by_id(folder) if link.readlink().name == node), None)
