"""What every kind of device offers a technician, found by its place: `CHECKUP` in `devices/<kind>/_checkup.py`.

The command line and the technician's screens go through this; a kiosk that takes residents through does not load it.
"""

from __future__ import annotations

import importlib
import pkgutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

import devices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.ports import Checkup, DeviceKind


def checkups() -> Mapping[DeviceKind, Checkup]:
    """One checkup a kind, in the order of the kinds."""
    names = [f"devices.{one.name}._checkup" for one in pkgutil.iter_modules(devices.__path__) if one.ispkg]
    found: list[Checkup] = [importlib.import_module(name).CHECKUP for name in names if find_spec(name) is not None]
    order = list(type(found[0].kind)) if found else []
    return {one.kind: one for one in sorted(found, key=lambda one: order.index(one.kind))}
