"""Which entries go together in one request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.protocol import MOST_AGE_S, MOST_BATCH_BYTES, MOST_BATCH_ENTRIES, Envelope, encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.clock import Moment
    from kiosk.ports import OutboxEntry


def make_envelope(entry: OutboxEntry, office: str, kiosk: str, now: Moment) -> Envelope:
    """Wrap an entry for the wire, its age as of `now`. Its body must be UTF-8.

    A wall clock that was years behind and was then set right makes an entry look older than the wire can say; the hub
    would refuse it, and it would be set aside for good.
    """
    return Envelope(
        uuid=entry.uuid,
        kind=entry.kind.value,
        office=office,
        kiosk=kiosk,
        age_s=min(MOST_AGE_S, round(entry.chosen.age_s(now), 3)),
        sha256=entry.sha256,
        body=entry.body.decode("utf-8"),
        page_sha256=entry.page_sha256,
    )


def choose_batch(envelopes: Iterable[Envelope], most_entries: int = MOST_BATCH_ENTRIES) -> tuple[Envelope, ...]:
    """The first envelopes that fit one request, in the order given; the first always goes, even if it is too large.

    Stops at the first that does not fit, so that small things stay ahead of large ones as the outbox ordered them.
    """
    batch: list[Envelope] = []
    size = 0
    for envelope in envelopes:
        size += len(encode(envelope))
        if batch and (size > MOST_BATCH_BYTES or len(batch) >= most_entries):
            break
        batch.append(envelope)
    return tuple(batch)
