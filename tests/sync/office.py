"""A small office for tests: its configuration, entries as a kiosk makes them, an outbox in memory, a hub process."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import requests

from kiosk.clock import Moment, SystemClock
from kiosk.config import Config, HubConfig, LaneConfig, OfficeConfig, SyncConfig
from kiosk.errors import KioskError
from kiosk.ports import EntryKind, OutboxEntry
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable

OFFICE = "64.74.02"
SAMPLE_NIK = "6474025504540003"
ROOT = Path(__file__).parents[2]
RANK = [EntryKind.TICKET, EntryKind.DEFINITION, EntryKind.APPLICATION, EntryKind.EVENT, EntryKind.DOCUMENT]


def make_config(state_dir: Path, port: int, **sync: float) -> Config:
    """A kiosk and hub on this machine; pauses are short, so that failures cost a test little."""
    return Config(
        kiosk="kiosk-1",
        state_dir=state_dir / "kiosk",
        office=OfficeConfig(
            code=OFFICE, name="Kecamatan Bontang Selatan", zone="Asia/Makassar", day_turns_at=_far_from_now()
        ),
        lanes=(LaneConfig("umum", "A", "Loket 1"), LaneConfig("kependudukan", "F", "Loket 2")),
        hub=HubConfig(
            url=f"http://127.0.0.1:{port}", listen=f"127.0.0.1:{port}", state_dir=state_dir / "hub", embedded=False
        ),
        sync=SyncConfig(**{"every_s": 0.05, "backoff_most_s": 0.2, **sync}),
    )


def _far_from_now() -> clock_time:
    """An hour of Makassar (UTC+8) that no test run crosses."""
    return clock_time((datetime.now(UTC).hour + 8 + 12) % 24)


def dumps(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def ticket_body(count: int, **changes: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON, wrong ones too
    return {
        "uuid": str(uuid4()),
        "business_day": "2026-11-21",
        "number": f"A-{count:03d}",
        "letter": "A",
        "count": count,
        "lane": "umum",
        "wait_at": "Loket 1",
        "service": "sku",
        "service_title": "Surat keterangan usaha",
        "priority": "none",
        "short_code": "K7M2P",
        "secret_sha256": hashlib.sha256(str(count).encode()).hexdigest(),
        "issued_at": "2026-11-21T01:30:00+00:00",
        "has_application": True,
        **changes,
    }


def answer(label: str, value: str, shown: str = "", *, is_for_officer: bool = False) -> dict[str, Any]:
    return {
        "question": label.lower().replace(" ", "_"),
        "label": label,
        "value": value,
        "shown": shown or value,
        "is_for_officer": is_for_officer,
    }


def application_body(ticket: str, documents: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "uuid": str(uuid4()),
        "ticket": ticket,
        "service": "sku",
        "definition": "d" * 64,
        "for_whom": "self",
        "notice": "1",
        "answers": [
            answer("NIK", SAMPLE_NIK, "6474 02•• •••• 0003"),
            answer("Nama lengkap", "Siti Contoh"),
            answer("Nama usaha", "Warung Bu Siti"),
            answer("Alamat usaha", "Jl. Contoh 12, Tanjung Laut"),
            answer("Mulai usaha", "2019-03-01", "1 Maret 2019"),
            answer("Penghasilan sebulan", "2500000", "Rp2.500.000"),
            answer("Nomor pengantar", "", is_for_officer=True),
        ],
        "documents": [
            {key: document[key] for key in ("uuid", "requirement", "title")}
            | {"has_page": document["page"] is not None}
            for document in documents
        ],
        **changes,
    }


def document_body(application: str, title: str, content: bytes | None, media_type: str = "image/png") -> dict[str, Any]:
    page = content and {
        "sha256": hashlib.sha256(content).hexdigest(),
        "media_type": media_type,
        "width_px": 100,
        "height_px": 100,
        "size_bytes": len(content),
    }
    return {
        "uuid": str(uuid4()),
        "application": application,
        "requirement": title.lower().replace(" ", "_"),
        "title": title,
        "page": page or None,
    }


def event_body(action: str, **facts: str) -> dict[str, Any]:
    return {"uuid": str(uuid4()), "action": action, "facts": facts, "at": "2026-11-21T01:30:00+00:00"}


def moment(age_s: float = 0.0) -> Moment:
    now = SystemClock().now()
    return replace(now, seconds=now.seconds - age_s)


def entry(kind: EntryKind, body: dict[str, Any], *, age_s: float = 0.0) -> OutboxEntry:
    data = dumps(body)
    page = body.get("page")
    return OutboxEntry(
        uuid=UUID(body["uuid"]),
        kind=kind,
        body=data,
        sha256=hashlib.sha256(data).hexdigest(),
        chosen=moment(age_s),
        page_sha256=page["sha256"] if page else None,
    )


class MemoryOutbox:
    """`Outbox` in memory, as strict as the real one; counts what it was asked to keep."""

    def __init__(self) -> None:
        self.entries: dict[UUID, OutboxEntry] = {}
        self.pages: dict[str, bytes] = {}
        self.acknowledged: dict[UUID, str] = {}
        self.quarantined: dict[UUID, str] = {}
        self.sending: set[UUID] = set()
        self.lines: dict[str, tuple[tuple[UUID, ...], int, float | None, datetime]] = {}
        self.looks = 0
        self.changed = threading.Condition()

    def add(self, *entries: OutboxEntry) -> None:
        with self.changed:
            self.entries.update({one.uuid: one for one in entries})

    def submit(self, count: int, pages: tuple[bytes, ...] = (), **changes: Any) -> tuple[OutboxEntry, ...]:  # noqa: ANN401
        """One act of a resident: ticket, application, documents."""
        ticket = ticket_body(count, **changes)
        application = str(uuid4())
        documents = [document_body(application, f"Berkas {at}", page) for at, page in enumerate(pages)]
        made = (
            entry(EntryKind.TICKET, ticket),
            entry(EntryKind.APPLICATION, application_body(ticket["uuid"], documents, uuid=application)),
            *(entry(EntryKind.DOCUMENT, document) for document in documents),
        )
        self.pages.update({hashlib.sha256(page).hexdigest(): page for page in pages})
        self.add(*made)
        return made

    def waiting(self, most: int) -> tuple[OutboxEntry, ...]:
        with self.changed:
            self.looks += 1
            self.changed.notify_all()
            unsent = [
                one
                for one in self.entries.values()
                if one.uuid not in self.acknowledged and one.uuid not in self.quarantined
            ]
            return tuple(sorted(unsent, key=lambda one: RANK.index(one.kind))[:most])

    def page(self, sha256: str) -> bytes:
        if sha256 not in self.pages:
            raise KioskError("store.page.gone")
        return self.pages[sha256]

    def mark_sending(self, uuids: tuple[UUID, ...]) -> None:
        self.sending.update(uuids)

    def acknowledge(self, uuid: UUID, sha256: str) -> None:
        with self.changed:
            assert self.entries[uuid].sha256 == sha256
            self.acknowledged[uuid] = sha256
            self.changed.notify_all()

    def quarantine(self, uuid: UUID, reason: str) -> None:
        with self.changed:
            assert uuid not in self.acknowledged
            self.quarantined[uuid] = reason
            self.changed.notify_all()

    def save_line(
        self, lane: str, waiting: tuple[UUID, ...], others: int, minutes_each: float | None, as_of: datetime
    ) -> None:
        with self.changed:
            self.lines[lane] = (waiting, others, minutes_each, as_of)
            self.changed.notify_all()

    @property
    def is_settled(self) -> bool:
        return len(self.acknowledged) + len(self.quarantined) == len(self.entries)

    def wait_until(self, holds: Callable[[], bool], timeout_s: float = 20.0) -> None:
        with self.changed:
            assert self.changed.wait_for(holds, timeout_s), "did not happen in time"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class HubProcess:
    """A real hub, killed and started as one likes; its port stays."""

    state_dir: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def config(self) -> Config:
        return make_config(self.state_dir, self.port)

    def start(self) -> HubProcess:
        command = [sys.executable, "-m", "tests.sync.hub_main", str(self.state_dir), str(self.port)]
        with (self.state_dir / "hub.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log
            try:
                if requests.get(f"{self.url}/healthz", timeout=PATIENCE_S).ok:
                    return self
            except (requests.ConnectionError, requests.Timeout):
                threading.Event().wait(0.05)
        raise AssertionError("the hub does not answer")

    @property
    def log(self) -> str:
        return (self.state_dir / "hub.log").read_text(encoding="utf-8")

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        assert self.process
        self.process.terminate()
        return self.process.wait(15)

    def application(self, uuid: UUID) -> bytes | None:
        answer = requests.get(f"{self.url}/v1/applications/{uuid}", timeout=PATIENCE_S)
        return answer.content if answer.ok else None

    def page(self, sha256: str) -> bytes | None:
        answer = requests.get(f"{self.url}/v1/pages/{sha256}", timeout=PATIENCE_S)
        return answer.content if answer.ok else None
