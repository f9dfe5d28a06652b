"""The badge reader, for a technician."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.badge_reader._make import make_badge_reader
from devices.badge_reader.wire import PcscService, WireError
from devices.listening import SILENT, listen_to, look_at
from devices.plugged import clean
from kiosk.ports import UNSET, BadgeReaderState, DeviceKind, FoundDevice, Verdict, WhoActs, never

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.config import Config

_MOST_NAME = 200


class _BadgeReaders:
    """The checkup of badge readers."""

    kind = DeviceKind.BADGE_READER
    states = (*BadgeReaderState, SILENT)

    def find(self) -> tuple[FoundDevice, ...]:
        """What the smart card service knows; nothing where it does not run."""
        service = PcscService()
        try:
            service.open()
            names = service.readers()
        except WireError:
            return ()
        finally:
            service.close()
        whole = (name for name in names if name == clean(name, _MOST_NAME))
        return tuple(FoundDevice(self.kind, clean(name), {"reader": name}) for name in whole)

    def probe(self, config: Config) -> Verdict:
        """Whether reader and service are there."""
        reader = make_badge_reader(config.badge_reader)
        return UNSET if reader is None else look_at(reader)

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Wait for a badge; its number is not kept."""
        reader = make_badge_reader(config.badge_reader)
        if reader is None:
            return UNSET
        heard = listen_to(reader, lambda: tell("device.badge_reader.test.tap"), is_left)
        if isinstance(heard, Verdict):
            return heard
        return Verdict(BadgeReaderState.READY, WhoActs.NOBODY, {"number_bytes": str(len(heard))})


CHECKUP = _BadgeReaders()
