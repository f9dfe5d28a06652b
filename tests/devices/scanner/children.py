"""What was started and runs."""

from __future__ import annotations

from pathlib import Path


def children_named(name: str) -> list[int]:
    """Ids of this process's children that run the program."""
    found = []
    for children in Path("/proc/self/task").glob("*/children"):
        for child in children.read_text().split():
            try:
                if Path(f"/proc/{child}/comm").read_text().strip() == name:
                    found.append(int(child))
            except OSError:
                continue
    return found
