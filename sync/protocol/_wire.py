"""Batches up, receipts and the state of the line down.

A body travels as a JSON string inside its envelope: one that is broken inside then spoils nothing but itself, and its
bytes arrive exactly as they left.
"""

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from sync.protocol._errors import ProtocolError

MOST_BATCH_ENTRIES = 25
MOST_BATCH_BYTES = 24 * 1024
# One entry above the size of a batch goes alone, up to this.
MOST_BODY_BYTES = 128 * 1024
# What a definition may unpack to: many times the largest form there is.
MOST_DEFINITION_BYTES = 2 * 1024 * 1024
# Escaping can double a body; the rest is room for envelopes.
MOST_REQUEST_BYTES = 320 * 1024
MOST_REPLY_BYTES = 256 * 1024
MOST_PAGE_BYTES = 8 * 1024 * 1024

Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
# Fourteen days offline, and then a long holiday.
MOST_AGE_S = 366 * 86_400.0
PaperLeft = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
AgeS = Annotated[float, msgspec.Meta(ge=0, le=MOST_AGE_S)]


class Health(msgspec.Struct, frozen=True):
    """How a hub answers whoever asks whether it is there; nothing else answers so."""

    program: Literal["anjungan-hub"]
    status: Literal["ok"]
    now: Annotated[datetime, msgspec.Meta(tz=True)]


class Envelope(msgspec.Struct, frozen=True):
    """One outbox entry on its way.

    Args:
        uuid: The idempotency key.
        kind: What `body` holds, as in `kiosk.ports.EntryKind`; text, so that an unknown one is refused alone.
        office: Kemendagri code of the kecamatan.
        kiosk: Which kiosk it comes from.
        age_s: Seconds since the resident chose the service; no wall clock is trusted.
        sha256: Of `body` in UTF-8.
        body: JSON text, stored by the hub exactly as it is.
        page_sha256: For a document with a page: its content.
        scheme: How `body` is protected; only `plain` until sealing is built.
    """

    uuid: UUID
    kind: Name
    office: Name
    kiosk: Name
    age_s: AgeS
    sha256: Sha256
    body: Annotated[str, msgspec.Meta(max_length=MOST_BODY_BYTES)]
    page_sha256: Sha256 | None = None
    scheme: Name = "plain"


class SyncRequest(msgspec.Struct, frozen=True):
    """A batch, possibly empty, and what the kiosk wants to know.

    Args:
        kiosk: Who asks.
        lanes: Codes of the lanes whose state should come down.
        entries: Envelopes, still encoded: each is decoded on its own.
        paper_left: About how many numbers the paper is enough for; None where nobody counts.
        spare_left: The same of the spare printer; None where there is none.
    """

    kiosk: Name
    lanes: Annotated[list[Name], msgspec.Meta(max_length=20)]
    entries: Annotated[list[msgspec.Raw], msgspec.Meta(max_length=MOST_BATCH_ENTRIES)]
    paper_left: PaperLeft | None = None
    spare_left: PaperLeft | None = None


class ReceiptStatus(StrEnum):
    """What the hub did with one entry."""

    STORED = "stored"  # durable, now or already before
    CONFLICT = "conflict"  # the same UUID came before with another hash: kept for a human
    WANTS_PAGE = "wants_page"  # send the page first, then this again
    REFUSED = "refused"  # will never be taken as it is


class Receipt(msgspec.Struct, frozen=True):
    """The hub's proof for one entry; `reason` is a stable code, empty when stored."""

    uuid: UUID
    sha256: str
    status: ReceiptStatus
    reason: str = ""


class LaneReport(msgspec.Struct, frozen=True):
    """The state of one lane.

    Args:
        lane: Code of the lane.
        waiting: Those of this kiosk's tickets that still wait.
        others: How many tickets of others wait there.
        minutes_each: Measured minutes a person; None until there is something to measure.
    """

    lane: str
    waiting: list[UUID]
    others: int
    minutes_each: float | None


class SyncReply(msgspec.Struct, frozen=True):
    """Receipts and what comes down.

    Args:
        receipts: One for each entry that has a name.
        lanes: The state of those that were asked for.
        as_of: The hub's clock.
        roll: Names the last time an officer said that the roll of this kiosk's printer was changed; said again and
            again, and done once.
        spare_roll: The same of its spare printer.
    """

    receipts: list[Receipt]
    lanes: list[LaneReport]
    as_of: Annotated[datetime, msgspec.Meta(tz=True)]
    roll: UUID | None = None
    spare_roll: UUID | None = None


class _Named(msgspec.Struct):
    uuid: UUID
    sha256: Sha256


_request = msgspec.json.Decoder(SyncRequest)
_envelope = msgspec.json.Decoder(Envelope)
_named = msgspec.json.Decoder(_Named)
_reply = msgspec.json.Decoder(SyncReply)
_health = msgspec.json.Decoder(Health)


def encode(value: Envelope | SyncRequest | SyncReply | Health) -> bytes:
    """The JSON of a wire value, UTF-8."""
    return msgspec.json.encode(value)


def decode_request(data: bytes) -> SyncRequest:
    """Read a batch from hostile bytes; its entries stay unread.

    Raises: ProtocolError `sync.request.unreadable`.
    """
    try:
        return _request.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as err:
        raise ProtocolError("sync.request.unreadable") from err


def decode_envelope(raw: msgspec.Raw) -> Envelope:
    """Read one entry of a batch from hostile bytes.

    Raises: ProtocolError `sync.envelope.unreadable`.
    """
    try:
        return _envelope.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as err:
        raise ProtocolError("sync.envelope.unreadable") from err


def entry_name(raw: msgspec.Raw) -> tuple[UUID, str] | None:
    """UUID and hash of an entry that may be broken otherwise, so that it can be refused by name."""
    try:
        named = _named.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return named.uuid, named.sha256


def decode_reply(data: bytes) -> SyncReply:
    """Read what the hub answered; a captive portal's page is not an answer.

    Raises: ProtocolError `sync.reply.unreadable`.
    """
    try:
        return _reply.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as err:
        raise ProtocolError("sync.reply.unreadable") from err


def decode_health(data: bytes) -> Health:
    """Read how a hub says that it is there. Raises: ProtocolError `sync.health.unreadable`."""
    try:
        return _health.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as err:
        raise ProtocolError("sync.health.unreadable") from err


def sha256_hex(data: bytes) -> str:
    """SHA-256 in lower-case hex, as every hash on the wire."""
    return hashlib.sha256(data).hexdigest()
