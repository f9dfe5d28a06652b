"""The badge reader, for a technician."""

from __future__ import annotations

import contextlib
import queue
import time
from typing import TYPE_CHECKING

from devices.badge_reader._make import make_badge_reader
from devices.badge_reader.wire import PcscService, WireError
from devices.plugged import clean
from kiosk.ports import UNSET, BadgeReaderState, DeviceKind, FoundDevice, Verdict, WhoActs, never

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.config import Config

_PROBE_S = 3.0
_TEST_S = 30.0
_LOOK_S = 0.25
_SILENT = "silent"
_MOST_NAME = 200


class _BadgeReaders:
    """The checkup of badge readers."""

    kind = DeviceKind.BADGE_READER
    states = (*BadgeReaderState, _SILENT)

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
        return tuple(
            FoundDevice(self.kind, clean(name), {"reader": name}) for name in names if name == clean(name, 200)
        )

    def probe(self, config: Config) -> Verdict:
        """Whether reader and service are there."""
        return self._listen(config, 0.0, lambda _: None)

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Wait for a badge; its number is not kept."""
        return self._listen(config, _TEST_S, tell, is_left)

    def _listen(
        self, config: Config, wait_s: float, tell: Callable[[str], None], is_left: Callable[[], bool] = never
    ) -> Verdict:
        reader = make_badge_reader(config.badge_reader)
        if reader is None:
            return UNSET
        news: queue.SimpleQueue[BadgeReaderState | bytes] = queue.SimpleQueue()
        reader.listen(news.put, news.put)
        try:
            one = news.get(timeout=_PROBE_S)
            if not wait_s or one is not BadgeReaderState.READY:
                return Verdict(reader.state(), reader.state().who_acts)
            tell("device.badge_reader.test.tap")
            until = time.monotonic() + wait_s
            while not isinstance(one, bytes):
                one = _next(news, until, is_left)
                if isinstance(one, BadgeReaderState) and one is not BadgeReaderState.READY:
                    return Verdict(one, one.who_acts)
            return Verdict(BadgeReaderState.READY, WhoActs.NOBODY, {"number_bytes": str(len(one))})
        except queue.Empty:
            return Verdict(_SILENT, WhoActs.TECHNICIAN)
        finally:
            reader.close()


def _next(
    news: queue.SimpleQueue[BadgeReaderState | bytes], until: float, is_left: Callable[[], bool]
) -> BadgeReaderState | bytes:
    """What comes next. Raises: queue.Empty if nothing does in time, or nobody waits for it any more."""
    while not is_left() and (left_s := until - time.monotonic()) > 0:
        with contextlib.suppress(queue.Empty):
            return news.get(timeout=min(_LOOK_S, left_s))
    raise queue.Empty


CHECKUP = _BadgeReaders()
