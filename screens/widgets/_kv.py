"""Loading layout files once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kivy.lang import Builder

if TYPE_CHECKING:
    from pathlib import Path


@cache
def load_kv(path: Path) -> None:
    """Load the rules of a KV file; again is nothing."""
    Builder.load_file(str(path))
