"""What stands where on each paper: a `.toml` file beside this one for each layout, checked when it is read.

The comments at the head of `number.toml` say what a line may hold.
"""

from devices.printer.layouts._lay import Code, Gap, Part, Row, lay
from devices.printer.layouts._layout import (
    Align,
    Layout,
    LayoutError,
    layout_names,
    layout_of,
    load_layout,
    read_layout,
)

__all__ = [
    "Align",
    "Code",
    "Gap",
    "Layout",
    "LayoutError",
    "Part",
    "Row",
    "lay",
    "layout_names",
    "layout_of",
    "load_layout",
    "read_layout",
]
