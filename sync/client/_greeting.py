"""Whether there is a hub at an address, and if not, what is wrong: for whoever sets a kiosk up or looks after it."""

from __future__ import annotations

import errno
import ssl
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import requests
from urllib3.exceptions import LocationParseError, NameResolutionError

from kiosk.ports import WhoActs
from sync.client._errors import HubUnreachableError, RequestTurnedDownError
from sync.client._hub import Hub
from sync.client._wires import Wires

if TYPE_CHECKING:
    from collections.abc import Iterator

# Numbers and waiting do not depend on either clock; what stands on slips and in the desk's lists does.
APART_S = 300.0
# For all of a greeting: names, connecting, TLS, each byte of the answer, and the second try with TLS. A hub that takes
# as long as it ever may is still heard.
GREETING_S = 34.0
# Until who was reading has heard that its connection was cut. Only looking up a name cannot be ended.
CUT_S = 1.0


class HubState(StrEnum):
    """What was found at an address."""

    ANSWERS = "answers"
    CLOCK_APART = "clock_apart"  # a hub, whose clock says something else than ours
    BUSY = "busy"  # it answers, and cannot work now
    STRANGER = "stranger"  # something answers that is no hub
    UNTRUSTED = "untrusted"  # it proves to be somebody else, or nobody known
    CLOSED = "closed"  # the computer is there, and nothing listens
    NO_ADDRESS = "no_address"  # nobody knows the name
    UNREACHABLE = "unreachable"  # nothing comes back

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        return WhoActs.NOBODY if self is HubState.ANSWERS else WhoActs.TECHNICIAN


_NO_NAME = (NameResolutionError, LocationParseError, requests.exceptions.InvalidURL)
_OVER_TLS = frozenset({HubState.ANSWERS, HubState.CLOCK_APART, HubState.BUSY, HubState.UNTRUSTED})


class Greeted(NamedTuple):
    """What was found, where it was found, and by how many seconds its clock is ahead of ours."""

    state: HubState
    url: str
    ahead_s: float = 0.0


def greet(url: str, now: datetime | None = None) -> Greeted:
    """Look what is there; blocks for GREETING_S and CUT_S together at most, whatever is there.

    What answers strangely without TLS is asked with it: somebody who types an address types no scheme.

    Args:
        url: Such as `http://192.168.1.10:8470`.
        now: What our own clock says; aware.
    """
    wires = Wires()
    asker = ThreadPoolExecutor(1)
    asked = asker.submit(_ask, url, now, wires)
    try:
        return asked.result(GREETING_S)
    except TimeoutError:
        wires.cut()
    finally:
        asker.shutdown(wait=False)
    try:
        return asked.result(CUT_S)
    except TimeoutError:
        return Greeted(HubState.UNREACHABLE, url)


def _ask(url: str, now: datetime | None, wires: Wires) -> Greeted:
    try:
        found = _greet(url, now, wires)
        if found.state is HubState.STRANGER and url.startswith("http://") and not wires.is_cut:
            safe = _greet(url.replace("http://", "https://", 1), now, wires)
            return safe if safe.state in _OVER_TLS else found
        return found
    finally:
        wires.cut()


def _greet(url: str, now: datetime | None, wires: Wires) -> Greeted:
    try:
        with Hub(url, on_wire=wires.add) as hub:
            said = hub.greet()
    except HubUnreachableError as err:
        return Greeted(_why(err), url)
    except RequestTurnedDownError:
        return Greeted(HubState.STRANGER, url)
    ahead_s = (said.now - (now or datetime.now(UTC))).total_seconds()
    return Greeted(HubState.CLOCK_APART if abs(ahead_s) > APART_S else HubState.ANSWERS, url, ahead_s)


def _why(err: HubUnreachableError) -> HubState:
    """What stands behind it, as the libraries tell it."""
    if err.code == "sync.hub.busy":
        return HubState.BUSY
    if err.code != "sync.hub.unreachable":
        return HubState.STRANGER
    causes = tuple(_causes(err))
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        return HubState.UNTRUSTED
    if any(isinstance(one, _NO_NAME) for one in causes):
        return HubState.NO_ADDRESS
    if any(isinstance(one, OSError) and one.errno == errno.ECONNREFUSED for one in causes):
        return HubState.CLOSED
    spoke = (requests.exceptions.SSLError, requests.exceptions.ContentDecodingError)
    is_strange = any(isinstance(one, spoke) or _hung_up(one) for one in causes)
    return HubState.STRANGER if is_strange else HubState.UNREACHABLE


def _hung_up(cause: BaseException) -> bool:
    """It took our words, and ended or answered in no way of HTTP."""
    return isinstance(cause, ConnectionResetError | ssl.SSLError) or type(cause).__name__ in {
        "RemoteDisconnected",
        "BadStatusLine",
        "ProtocolError",
    }


def _causes(err: BaseException) -> Iterator[BaseException]:
    """The error and all that it came of, also where a library keeps it as an argument or a reason."""
    left, seen = [err], set[int]()
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        within = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        left.extend(part for part in within if isinstance(part, BaseException))
