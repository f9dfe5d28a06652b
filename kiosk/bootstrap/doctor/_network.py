"""The network: whether a cable or a radio leads anywhere, and how much went over it since the machine was started."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ports import Verdict, WhoActs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.config import Config

NETWORK_STATES = ("up", "no_route", "no_link", "not_needed")
_LOOPBACK = "lo"
# Columns of /proc/net/dev behind the name. Source: proc(5).
_RECEIVED, _SENT = 0, 8
_ANYWHERE = "00000000"


def network(config: Config, system: Path = Path("/")) -> Verdict:
    """What the machine is connected with. A kiosk that is its own hub works without any."""
    links = list(_links(system / "sys/class/net"))
    facts = {"links": ", ".join(links) or "-", **_traffic(system / "proc/net/dev")}
    if links and _has_route(system / "proc/net/route"):
        return Verdict("up", WhoActs.NOBODY, facts)
    if config.hub.embedded:
        return Verdict("not_needed", WhoActs.NOBODY, facts)
    return Verdict("no_route" if links else "no_link", WhoActs.TECHNICIAN, facts)


def _links(folder: Path) -> Iterator[str]:
    """Interfaces whose other end answers."""
    for one in sorted(folder.glob("*")) if folder.exists() else ():
        state = one / "operstate"
        if one.name != _LOOPBACK and state.exists() and state.read_text(encoding="ascii").strip() == "up":
            yield one.name


def _has_route(table: Path) -> bool:
    """Whether anything leads out of the office's own cable."""
    lines = table.read_text(encoding="ascii").splitlines()[1:] if table.exists() else []
    return any(line.split()[1] == _ANYWHERE for line in lines if line.strip())


def _traffic(table: Path) -> dict[str, str]:
    """Since the machine was started, over all but itself."""
    received = sent = 0
    for line in table.read_text(encoding="ascii").splitlines()[2:] if table.exists() else []:
        name, _, rest = line.partition(":")
        if name.strip() != _LOOPBACK:
            counts = rest.split()
            received, sent = received + int(counts[_RECEIVED]), sent + int(counts[_SENT])
    return {"received_mb": f"{received / 1e6:.1f}", "sent_mb": f"{sent / 1e6:.1f}"}
