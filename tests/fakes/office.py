"""A sample office and what sample people ask of it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from kiosk.application import Answer, Application, PageImage, StoredDocument
from kiosk.catalogue import ForWhom
from kiosk.clock import Moment
from kiosk.config import LaneConfig, OfficeConfig
from kiosk.tickets import Lane, LineState, Priority, Ticket, TicketRequest

OFFICE = OfficeConfig(code="64.74.02", name="Kecamatan Contoh", zone="Asia/Makassar")
LANES = (
    LaneConfig(code="umum", letter="A", wait_at="Loket 1"),
    LaneConfig(code="adminduk", letter="C", wait_at="Loket 2"),
)
MORNING = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)  # 09.30 in the office


class HandClock:
    """A clock that moves when told; its wall may jump while its seconds only rise."""

    def __init__(self, wall_at: datetime = MORNING) -> None:
        self.wall_at = wall_at
        self.seconds = 1000.0

    def now(self) -> Moment:
        return Moment("boot-1", self.seconds, self.wall_at)

    def pass_(self, lasting: timedelta) -> None:
        self.wall_at += lasting
        self.seconds += lasting.total_seconds()


class AfterAStart(HandClock):
    """The clock of a machine that was started again."""

    def now(self) -> Moment:
        return Moment("boot-2", 3.0, self.wall_at)


def ask(clock: HandClock, lane: int = 0, uuid: UUID | None = None) -> TicketRequest:
    chosen = LANES[lane]
    return TicketRequest(
        uuid=uuid or uuid4(),
        lane=Lane(chosen.code, chosen.letter, chosen.wait_at, chosen.minutes_each),
        service="sku",
        service_title="Surat keterangan usaha",
        priority=Priority.ELDERLY,
        chosen=clock.now(),
        secret=f"secret-{uuid4()}",
        short_code="K7M2P",
        bring=("KTP-el asli", "Surat pengantar RT"),
    )


def page(content: bytes) -> PageImage:
    return PageImage(content, "image/jpeg", hashlib.sha256(content).hexdigest(), 1200, 1700)


def fill_in(*pages: bytes) -> Application:
    documents = [
        StoredDocument(uuid4(), f"syarat-{n}", f"Syarat {n}", page(content)) for n, content in enumerate(pages)
    ]
    return Application(
        uuid=uuid4(),
        service="sku",
        definition="d" * 64,
        for_whom=ForWhom.SELF,
        answers=(
            Answer("nik", "NIK", "6474025504540003", "647402 550454 0003"),
            Answer("nama", "Nama", "Siti Contoh", "Siti Contoh"),
            Answer("nama_usaha", "Nama usaha", "", "Diisi petugas", is_for_officer=True),
        ),
        documents=(*documents, StoredDocument(uuid4(), "surat_rt", "Surat pengantar RT", None)),
        notice="2026-01",
    )


def slip(ticket: Ticket, line: LineState) -> bytes:
    return f"{ticket.number} {line.ahead}".encode()
