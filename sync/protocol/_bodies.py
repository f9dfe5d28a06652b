"""What an entry says. The kiosk's store makes this JSON; the hub reads it as hostile input.

Unknown fields are let through: a newer kiosk may say more, and the hub keeps the bytes as they came.
"""

import base64
import binascii
import zlib
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from kiosk.ports import EntryKind
from kiosk.tickets import Priority, TicketNumber
from sync.protocol._errors import ProtocolError
from sync.protocol._wire import MOST_BODY_BYTES, MOST_DEFINITION_BYTES, Sha256, sha256_hex

Code = Annotated[str, msgspec.Meta(max_length=80)]
Line = Annotated[str, msgspec.Meta(max_length=300)]
# The answer of a whole list of people; the body as a whole has a limit of its own.
Text = Annotated[str, msgspec.Meta(max_length=48_000)]
Aware = Annotated[datetime, msgspec.Meta(tz=True)]
MOST_PAGES = 50
Pixels = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class TicketBody(msgspec.Struct, frozen=True):
    """A number that was issued; fields as in `kiosk.tickets.Ticket`.

    `has_application` is None if an older kiosk did not say whether one follows.
    """

    uuid: UUID
    business_day: date
    number: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]-\d{3}$")]
    letter: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]$")]
    count: Annotated[int, msgspec.Meta(ge=1, le=999)]
    lane: Code
    wait_at: Line
    service: Code
    service_title: Line
    priority: Priority
    short_code: Code
    secret_sha256: Sha256
    issued_at: Aware
    has_application: bool | None = None

    def __post_init__(self) -> None:
        """A number that does not match its own letter and count would be called for nobody."""
        if self.number != str(TicketNumber(self.letter, self.count)):
            msg = "number does not match letter and count"
            raise ValueError(msg)


class DefinitionBody(msgspec.Struct, frozen=True):
    """A definition of a service, once, before the first application that was filled in with it.

    Args:
        uuid: Of the entry.
        hash: SHA-256 of the definition's bytes: what applications name it by.
        code: Of the service.
        packed: Those bytes, by zlib and then Base64.
    """

    uuid: UUID
    hash: Sha256
    code: Code
    packed: Annotated[str, msgspec.Meta(max_length=MOST_BODY_BYTES)]

    def content(self) -> bytes:
        """The definition's bytes.

        Raises: ProtocolError `sync.definition.unreadable`; `sync.definition.other` if `hash` names something else.
        """
        try:
            unpacking = zlib.decompressobj()
            content = unpacking.decompress(base64.b64decode(self.packed, validate=True), MOST_DEFINITION_BYTES)
        except (ValueError, binascii.Error, zlib.error) as err:
            raise ProtocolError("sync.definition.unreadable") from err
        if not unpacking.eof:
            raise ProtocolError("sync.definition.unreadable")  # cut off, or larger than any definition
        if sha256_hex(content) != self.hash:
            raise ProtocolError("sync.definition.other")
        return content


class AnswerBody(msgspec.Struct, frozen=True):
    """One answer; fields as in `kiosk.application.Answer`, with the question's label."""

    question: Code
    label: Line
    value: Text
    shown: Text
    is_for_officer: bool
    list_version: Code = ""


class DocumentLine(msgspec.Struct, frozen=True):
    """One requirement in an application: its page follows, or it is brought to the counter."""

    uuid: UUID
    requirement: Code
    title: Line
    has_page: bool


class ApplicationBody(msgspec.Struct, frozen=True):
    """One request as the resident confirmed it; joins its ticket, whichever comes first.

    `for_whom` is text: a kiosk that knows one more relation must not be refused by an older hub.
    """

    uuid: UUID
    ticket: UUID
    service: Code
    definition: Code
    for_whom: Code
    notice: Code
    answers: Annotated[list[AnswerBody], msgspec.Meta(max_length=200)]
    documents: Annotated[list[DocumentLine], msgspec.Meta(max_length=50)]
    switches: Annotated[dict[Code, bool], msgspec.Meta(max_length=100)] = {}


class PageFacts(msgspec.Struct, frozen=True):
    """What is known of a captured page without opening it; a kiosk that does not say how many there are has one."""

    sha256: Sha256
    media_type: Code
    width_px: Pixels
    height_px: Pixels
    size_bytes: Annotated[int, msgspec.Meta(ge=1)]
    pages: Annotated[int, msgspec.Meta(ge=1, le=MOST_PAGES)] = 1


class DocumentBody(msgspec.Struct, frozen=True):
    """What became of one requirement; joins its application, whichever comes first."""

    uuid: UUID
    application: UUID
    requirement: Code
    title: Line
    page: PageFacts | None


class EventBody(msgspec.Struct, frozen=True):
    """Something the desk should see, such as a resident who calls an officer. `facts` hold no personal data."""

    uuid: UUID
    action: Code
    facts: Annotated[dict[Code, Line], msgspec.Meta(max_length=20)]
    at: Aware


Body = TicketBody | DefinitionBody | ApplicationBody | DocumentBody | EventBody

_DECODERS: dict[str, msgspec.json.Decoder[Body]] = {
    EntryKind.TICKET: msgspec.json.Decoder(TicketBody),
    EntryKind.DEFINITION: msgspec.json.Decoder(DefinitionBody),
    EntryKind.APPLICATION: msgspec.json.Decoder(ApplicationBody),
    EntryKind.DOCUMENT: msgspec.json.Decoder(DocumentBody),
    EntryKind.EVENT: msgspec.json.Decoder(EventBody),
}


def to_json(body: Body) -> bytes:
    """The JSON of a body, UTF-8, fields in the order declared."""
    return msgspec.json.encode(body)


def from_json(kind: str, data: bytes) -> Body:
    """Read a body from hostile bytes.

    Raises: ProtocolError `sync.body.unknown_kind` or `sync.body.unreadable`.
    """
    decoder = _DECODERS.get(kind)
    if decoder is None:
        raise ProtocolError("sync.body.unknown_kind")
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as err:
        raise ProtocolError("sync.body.unreadable") from err
