"""What is wrong with which device: told to the desk, and noted, as soon as it changes; the same for every kind."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from kiosk.ports import WhoActs, spare_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports import DeviceKind

log = logging.getLogger(__name__)
TOLD = frozenset({WhoActs.OFFICER, WhoActs.TECHNICIAN})


class DeviceState(Protocol):
    """One of a kind's own states."""

    @property
    def value(self) -> str:
        """Its name; `device.<kind>.<value>` are its words."""
        ...

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        ...


class Troubles:
    """Remembers how each device was last.

    Args:
        tell: Sends an event with its facts to the desk; MUST NOT block.
    """

    def __init__(self, tell: Callable[[str, dict[str, str]], None]) -> None:
        self._tell = tell
        self._troubles: dict[str, dict[str, str]] = {}

    def changed(self, kind: DeviceKind, state: DeviceState | None, *, is_spare: bool = False) -> None:
        """A device, or the second of its kind, was heard of; None where it has no state for being well.

        What a resident has to do, such as laying a paper down, is no trouble of the device and says nothing of it.
        The first word of a device that is well is told too: an earlier run may have left its trouble at the desk.
        """
        if state is not None and state.who_acts is WhoActs.RESIDENT:
            return
        is_trouble = state is not None and state.who_acts in TOLD
        now = {"state": state.value, "who": state.who_acts.value} if state is not None and is_trouble else {}
        name = spare_of(kind) if is_spare else kind.value
        was, self._troubles[name] = self._troubles.get(name), now
        if now == was:
            return
        log.log(logging.WARNING if now else logging.INFO, "%s is %s", name, now.get("state", "well"))
        if now:
            self._tell(f"{name}_trouble", now)
        else:
            self._tell(f"{name}_well", {"state": state.value if state is not None else "ready"})

    def again(self, kind: DeviceKind) -> None:
        """A resident meets a trouble and reads that officers know of it: it is told again, if it is still there.

        An officer may have said long ago that it was dealt with.
        """
        if now := self._troubles.get(kind):
            self._tell(f"{kind.value}_trouble", now)
