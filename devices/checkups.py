"""What every kind of device offers a technician, found by its place: `CHECKUP` in `devices/<kind>/_checkup.py`.

A kind of which a second may help where the first cannot has a `SPARE_CHECKUP` beside it.

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
    return _named("CHECKUP")


def spare_checkups() -> Mapping[DeviceKind, Checkup]:
    """Those of the kinds that may have a spare; `find` of one is that of its first."""
    return _named("SPARE_CHECKUP")


def _named(name: str) -> Mapping[DeviceKind, Checkup]:
    places = [f"devices.{one.name}._checkup" for one in pkgutil.iter_modules(devices.__path__) if one.ispkg]
    modules = [importlib.import_module(place) for place in places if find_spec(place) is not None]
    found: list[Checkup] = [getattr(one, name) for one in modules if hasattr(one, name)]
    order = list(type(found[0].kind)) if found else []
    return {one.kind: one for one in sorted(found, key=lambda one: order.index(one.kind))}
