"""How much paper a job takes, from its bytes. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left

_DOTS_A_MM = 8
_LINE_DOTS, _CELL_DOTS, _LEADING_DOTS = 30, 24, 6  # the usual line is a sixth of an inch
# Modules on a side by how many bytes fit at level M, from version 1 on.
_QR_BYTES_M = (14, 26, 42, 62, 84)
_QR_FIRST_MODULES, _QR_MORE_MODULES = 21, 4
_QR_HEADER = 3  # "1P0"
_QR_STORES, _QR_SIZES, _QR_PRINTS = b"1P0", b"1C", b"1Q0"

# The commands that move paper or change by how much; of the others only their length matters.
_COMMAND = re.compile(
    rb"\x1d!(?P<size>.)|\x1bd(?P<feed>.)|\x1d\(k(?P<low>.)(?P<high>.)"
    rb"|\x1dv0.(?P<wide>..)(?P<rows>..)|\x1b[aEt].|\x1b@|\x1dV.|(?P<line>\n)",
    re.DOTALL,
)


def paper_mm(job: bytes) -> float:
    """The length of what comes out for these bytes, which this program's encoder has made."""
    at, dots, size, module, code = 0, 0, 1, 3, 0
    while found := _COMMAND.search(job, at):
        at = found.end()
        match found.lastgroup:
            case "size":
                size = found["size"][0] % 16 + 1
            case "line":
                dots += max(_LINE_DOTS, _CELL_DOTS * size + _LEADING_DOTS)
            case "feed":
                dots += found["feed"][0] * _LINE_DOTS
            case "rows":
                rows = int.from_bytes(found["rows"], "little")
                dots += rows
                at += rows * int.from_bytes(found["wide"], "little")
            case "high":
                data = job[at : at + found["low"][0] + 256 * found["high"][0]]
                at += len(data)
                if data.startswith(_QR_SIZES):
                    module = data[2]
                elif data.startswith(_QR_STORES):
                    code = len(data) - _QR_HEADER
                elif data.startswith(_QR_PRINTS):
                    dots += module * _modules(code)
            case _:
                pass
    return dots / _DOTS_A_MM


def _modules(size_bytes: int) -> int:
    return _QR_FIRST_MODULES + _QR_MORE_MODULES * bisect_left(_QR_BYTES_M, size_bytes)
