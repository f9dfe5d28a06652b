"""Loading layout files once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kivy.lang import Builder


@cache
def load_kv(path: Path) -> None:
    """Load the rules of a KV file; again is nothing."""
    Builder.load_file(str(path))
