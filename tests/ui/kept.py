"""What takes long to find out is found out once by all processes of a run, and again when a source has changed."""

from __future__ import annotations

import fcntl
import hashlib
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_PROJECT = Path(__file__).parent.parent.parent
_FOLDER = _PROJECT / ".cache"
_SOURCES = ("kiosk", "languages", "tests/ui", "tests/kiosk/journey", "tests/fakes", "requirements.lock")
_KINDS = {".py", ".po", ".toml", ".lock"}


def kept(name: str, make: Callable[[], T]) -> T:
    """What `make` makes, or what another process made of the same sources; who comes meanwhile waits."""
    _FOLDER.mkdir(exist_ok=True)
    path = _FOLDER / f"{name}-{_state_of_sources()}.pickle"
    with (_FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists():
            return cast("T", pickle.loads(path.read_bytes()))
        made = make()
        for old in _FOLDER.glob(f"{name}-*.pickle"):
            old.unlink()
        half = path.with_suffix(".half")
        half.write_bytes(pickle.dumps(made))
        half.rename(path)
        return made


def _state_of_sources() -> str:
    """Changes with any source."""
    digest = hashlib.sha256()
    for source in _SOURCES:
        top = _PROJECT / source
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.suffix in _KINDS and path.is_file():
                digest.update(f"{path.relative_to(_PROJECT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
