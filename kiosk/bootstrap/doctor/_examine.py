"""All there is to look at, in the order it is told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.bootstrap.doctor import _data, _machine, _memory, _network, _office
from kiosk.ports import UNSET, Finding, Verdict, WhoActs, spare_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kiosk.config import Config
    from kiosk.ports import Checkup, DeviceKind

log = logging.getLogger(__name__)
_LOOKS: Mapping[str, Callable[[Config], Verdict]] = {
    "versions": _machine.versions,
    "disk": _machine.disk,
    "clock": _machine.clock,
    "rights": _machine.rights,
    "trace": _machine.trace,
    "database": _memory.database,
    "outbox": _memory.outbox,
    "network": _network.network,
    "data": _data.data,
    "hub": _office.hub,
    "services": _office.services,
}
# A look that failed itself is told as such: nobody takes it for a well kiosk.
FAILED = "failed"
STATES: Mapping[str, tuple[str, ...]] = {
    "versions": ("told",),
    "disk": _machine.DISK_STATES,
    "clock": _machine.CLOCK_STATES,
    "rights": _machine.RIGHTS_STATES,
    "trace": _machine.TRACE_STATES,
    "database": _memory.DATABASE_STATES,
    "outbox": _memory.OUTBOX_STATES,
    "network": _network.NETWORK_STATES,
    "data": _data.DATA_STATES,
    "hub": _office.HUB_STATES,
    "services": _office.SERVICES_STATES,
}


def examine(
    config: Config, checkups: Mapping[DeviceKind, Checkup], spares: Mapping[DeviceKind, Checkup]
) -> Iterator[Finding]:
    """One finding after another, each as soon as it is known; a device within 5 s, the hub within 35 s.

    A spare that is not configured is no finding: most kiosks have none.
    """
    for subject, look in _LOOKS.items():
        yield Finding(subject, _looked(subject, look, config))
    for kind, checkup in checkups.items():
        yield Finding(kind.value, _looked(kind.value, checkup.probe, config), is_device=True)
    for kind, checkup in spares.items():
        verdict = _looked(spare_of(kind), checkup.probe, config)
        if verdict != UNSET:
            yield Finding(kind.value, verdict, is_device=True, is_spare=True)


def _looked(subject: str, look: Callable[[Config], Verdict], config: Config) -> Verdict:
    try:
        return look(config)
    except Exception as err:  # noqa: BLE001 - one look that fails must not hide the others
        log.error("looking at %s failed: %s", subject, type(err).__name__)  # noqa: TRY400 - its words may be anything
        return Verdict(FAILED, WhoActs.TECHNICIAN, {"reason": str(getattr(err, "code", type(err).__name__))})
