"""One turn of the sync process: look, send, keep what came back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol, assert_never

import msgspec

from kiosk.errors import KioskError
from sync.client._errors import HubUnreachableError, RequestTurnedDownError
from sync.engine import Acknowledge, Quarantine, Rest, SendPage, Verdict, choose_batch, judge, make_envelope, pause_s
from sync.protocol import (
    MOST_BATCH_ENTRIES,
    MOST_BODY_BYTES,
    MOST_PAGE_BYTES,
    Envelope,
    SyncReply,
    SyncRequest,
    encode,
    sha256_hex,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from kiosk.clock import Clock
    from kiosk.config import Config
    from kiosk.ports import Outbox, OutboxEntry

LOOK_AHEAD = 2 * MOST_BATCH_ENTRIES
# How old the kiosk's picture of the line may grow while there is nothing to send.
LINE_EVERY_S = 10.0
# For so long a turn begins further pages; the hub asks again for the others. A new number must not wait behind them.
PAGES_S = 5.0

log = logging.getLogger("anjungan.sync")


class HubLink(Protocol):
    """What the courier needs of a hub; `sync.client._hub.Hub` is the real one."""

    def exchange(self, request: SyncRequest) -> SyncReply:
        """Send one batch and read the receipts. Raises HubUnreachableError, RequestTurnedDownError."""
        ...

    def put_page(self, sha256: str, content: bytes) -> None:
        """Have a page kept. Raises HubUnreachableError, RequestTurnedDownError."""
        ...


class Paper(Protocol):
    """The paper in the printer and in its spare, as it is counted; MUST NOT raise."""

    def left(self, *, is_spare: bool = False) -> int | None:
        """About how many numbers it is enough for; None where nobody counts."""
        ...

    def changed(self, order: UUID, *, is_spare: bool = False) -> None:
        """An officer said that the roll was changed; the same order MUST count once, however often it comes."""
        ...


class Courier:
    """Carries the outbox to the hub, one request a turn.

    Remembers only what may be forgotten: failures in a row, entries that rest, when the line was last heard. What was
    sent and acknowledged is in the outbox, so a kill at any moment costs a repetition and nothing else.

    Args:
        config: Office, kiosk, lanes and pauses.
        outbox: The kiosk's store.
        hub: Where to.
        clock: For ages and pauses.
        chance: Draws from 0 to 1, for the jitter.
        paper: In the printer; None where nobody counts.
        papers_may_go: Whether pages may be sent now; all else always goes.

    Thread: one.
    """

    def __init__(
        self,
        config: Config,
        outbox: Outbox,
        hub: HubLink,
        clock: Clock,
        chance: Callable[[], float],
        paper: Paper | None = None,
        papers_may_go: Callable[[], bool] = lambda: True,
    ) -> None:
        """Start as if the line had never been heard."""
        self._paper = paper
        self._papers_may_go = papers_may_go
        self._config = config
        self._outbox = outbox
        self._hub = hub
        self._clock = clock
        self._chance = chance
        self._failures = 0
        self._most_entries = MOST_BATCH_ENTRIES
        self._rests_until_s: dict[UUID, float] = {}
        self._tries: dict[UUID, int] = {}
        self._carried: set[UUID] = set()  # whose page has gone: what is left of them is small
        self._line_due_s = 0.0

    def turn(self) -> float:
        """Send what is due, at most one batch, and return the seconds to wait before the next turn."""
        batch = self._next_batch()
        if not batch and self._now_s() < self._line_due_s:
            return self._config.sync.every_s
        try:
            return self._exchange(batch)
        except HubUnreachableError as err:
            return self._pause_after(err)
        except RequestTurnedDownError as err:
            return self._isolate(batch, err)

    def _exchange(self, batch: tuple[Envelope, ...]) -> float:
        if batch:
            self._outbox.mark_sending(tuple(envelope.uuid for envelope in batch))
        left, spare = (None, None) if self._paper is None else (self._paper.left(), self._paper.left(is_spare=True))
        reply = self._hub.exchange(SyncRequest(self._config.kiosk, self._lane_codes(), _raw(batch), left, spare))
        receipts = {receipt.uuid: receipt for receipt in reply.receipts}
        verdicts = [(envelope, judge(envelope, receipts.get(envelope.uuid))) for envelope in batch]
        for envelope, verdict in verdicts:
            self._settle(envelope, verdict)
        self._save_lines(reply)
        self._hear_of_rolls(reply)
        pages_until_s = self._now_s() + PAGES_S
        for envelope, verdict in verdicts:
            if isinstance(verdict, SendPage):
                self._carried.discard(envelope.uuid)
                if self._now_s() < pages_until_s and self._papers_may_go():
                    self._send_page(envelope, verdict.sha256)
        self._failures = 0
        self._most_entries = MOST_BATCH_ENTRIES
        return 0.0 if batch else self._config.sync.every_s

    def _hear_of_rolls(self, reply: SyncReply) -> None:
        if self._paper is not None:
            for order, is_spare in ((reply.roll, False), (reply.spare_roll, True)):
                if order is not None:
                    self._paper.changed(order, is_spare=is_spare)

    def _settle(self, envelope: Envelope, verdict: Verdict) -> None:
        match verdict:
            case Acknowledge(sha256):
                self._outbox.acknowledge(envelope.uuid, sha256)
                self._forget(envelope.uuid)
            case Quarantine(reason):
                self._set_aside(envelope.uuid, reason)
            case Rest():
                self._rest(envelope.uuid)
            case SendPage():
                pass  # after all receipts are kept: pages are large, and the link may end
            case _:
                assert_never(verdict)

    def _send_page(self, envelope: Envelope, sha256: str) -> None:
        """Send a page; the entry itself goes again in a later turn. One page that never arrives holds up no other."""
        if self._tries.get(envelope.uuid):
            self._rest(envelope.uuid)  # the hub asked before: whatever is wrong, do not spin on it
        self._tries[envelope.uuid] = self._tries.get(envelope.uuid, 0) + 1
        try:
            content = self._outbox.page(sha256)
            if len(content) > MOST_PAGE_BYTES:
                self._set_aside(envelope.uuid, "sync.page.too_large")
                return
            self._hub.put_page(sha256, content)
            self._carried.add(envelope.uuid)
        except HubUnreachableError:
            self._rest(envelope.uuid)
            raise
        except RequestTurnedDownError:
            self._rest(envelope.uuid)
        except KioskError as err:
            self._set_aside(envelope.uuid, err.code)

    def _next_batch(self) -> tuple[Envelope, ...]:
        now_s = self._now_s()
        self._rests_until_s = {uuid: until_s for uuid, until_s in self._rests_until_s.items() if until_s > now_s}
        entries = self._outbox.waiting(LOOK_AHEAD + len(self._rests_until_s))
        return choose_batch(self._sendable(entries), self._most_entries)

    def _sendable(self, entries: Sequence[OutboxEntry]) -> list[Envelope]:
        """Wrap those that may go now; what no hub could ever take is set aside here."""
        now, may_go = self._clock.now(), self._papers_may_go()
        envelopes: list[Envelope] = []
        for entry in entries:
            is_paper = entry.page_sha256 is not None and entry.uuid not in self._carried
            if entry.uuid in self._rests_until_s or (is_paper and not may_go):
                continue
            if len(entry.body) > MOST_BODY_BYTES:
                self._set_aside(entry.uuid, "sync.body.too_large")
            elif sha256_hex(entry.body) != entry.sha256:
                self._set_aside(entry.uuid, "sync.body.changed")
            elif not _is_utf8(entry.body):
                self._set_aside(entry.uuid, "sync.body.not_utf8")
            else:
                envelopes.append(make_envelope(entry, self._config.office.code, self._config.kiosk, now))
        return envelopes

    def _isolate(self, batch: tuple[Envelope, ...], err: RequestTurnedDownError) -> float:
        """Find the one entry a hub will not read: send singly, and let it rest while the others go on."""
        if len(batch) > 1:
            self._most_entries = 1
            return 0.0
        if batch:
            self._rest(batch[0].uuid)
        return self._pause_after(err)

    def _pause_after(self, err: KioskError) -> float:
        self._failures += 1
        pause = pause_s(self._failures, self._config.sync.backoff_most_s, self._chance())
        log.warning("sync.failed code=%s failures=%d pause_s=%.1f", err.code, self._failures, pause)
        return pause

    def _rest(self, uuid: UUID) -> None:
        tries = self._tries[uuid] = self._tries.get(uuid, 0) + 1
        pause = pause_s(tries, self._config.sync.backoff_most_s, self._chance())
        self._rests_until_s[uuid] = self._now_s() + pause

    def _set_aside(self, uuid: UUID, reason: str) -> None:
        log.error("sync.quarantined uuid=%s reason=%s", uuid, reason)
        self._outbox.quarantine(uuid, reason)
        self._forget(uuid)

    def _forget(self, uuid: UUID) -> None:
        self._tries.pop(uuid, None)
        self._carried.discard(uuid)
        self._rests_until_s.pop(uuid, None)

    def _save_lines(self, reply: SyncReply) -> None:
        ours = set(self._lane_codes())
        for report in reply.lanes:
            if report.lane in ours:
                self._outbox.save_line(
                    report.lane, tuple(report.waiting), report.others, report.minutes_each, reply.as_of
                )
        self._line_due_s = self._now_s() + LINE_EVERY_S

    def _lane_codes(self) -> list[str]:
        return [lane.code for lane in self._config.lanes]

    def _now_s(self) -> float:
        return self._clock.now().seconds


def _raw(batch: tuple[Envelope, ...]) -> list[msgspec.Raw]:
    return [msgspec.Raw(encode(envelope)) for envelope in batch]


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
