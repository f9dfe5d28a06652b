"""What a hostile picture may cost."""

from __future__ import annotations

from dataclasses import dataclass

MOST_PIXELS = 40_000_000  # A3 at 400 dpi is 31 million; beyond it is a bomb


@dataclass(frozen=True)
class Limits:
    """Bounds of one child.

    Args:
        memory_bytes: Address space, the interpreter's own included.
        cpu_s: Processor seconds, then the kernel kills it.
        wall_s: Until the parent kills it.
        raw_bytes: Most that is taken from a device.
        result_bytes: Most that is taken from the child.
    """

    memory_bytes: int = 640 << 20
    cpu_s: int = 10
    wall_s: float = 15.0
    raw_bytes: int = 130 << 20
    result_bytes: int = 48 << 20
