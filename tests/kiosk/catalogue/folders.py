"""A catalogue small enough to be read some hundred times, made of what is shipped."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from kiosk.catalogue import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

LANES = ("umum",)
SERVICES = ("sktm", "skd", "sku")
LISTS = ("agama", "status_kawin", "pekerjaan", "kewarganegaraan")


def small(folder: Path) -> Path:
    """Three services and what they share, without papers that others replaced."""
    for name in ("common", "groups", "switches"):
        for path in (f"{name}.toml", f"{name}.en.toml"):
            _copy(folder, path)
    for path in ("spoken.toml", "holidays.toml"):
        _copy(folder, path)
    for name in LISTS:
        for path in (f"lists/{name}.toml", f"lists/{name}.en.toml"):
            _copy(folder, path)
    for code in SERVICES:
        shutil.copytree(SHIPPED / "services" / code, folder / "services" / code)
    return folder


def swap(path: Path, old: str, new: str) -> None:
    """Put `new` where `old` is first."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def charge(place: Path, fee: int) -> None:
    """Let the service of a folder, which is free, cost something, in its words too."""
    swap(place / "service.toml", " · gratis", "")
    swap(place / "en.toml", " · free", "")
    swap(place / "service.toml", "fee_rupiah = 0", f"fee_rupiah = {fee}")


def _copy(folder: Path, path: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SHIPPED / path, folder / path)
