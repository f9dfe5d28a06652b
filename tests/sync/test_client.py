"""The sync process against hubs that misbehave, and against none at all."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from fastapi import HTTPException
from starlette.requests import Request

from kiosk.clock import Moment, SystemClock
from kiosk.ports import EntryKind
from sync.client import run
from sync.client._courier import Courier
from sync.client._errors import HubUnreachableError, RequestTurnedDownError
from sync.client._hub import Hub
from sync.hub._body import read_body
from sync.protocol import (
    MOST_PAGE_BYTES,
    Envelope,
    Receipt,
    ReceiptStatus,
    SyncReply,
    SyncRequest,
    decode_envelope,
    sha256_hex,
)
from tests.sync.office import HubProcess, MemoryOutbox, entry, event_body, make_config, ticket_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.types import Message

MB = 10**6
ASK = SyncRequest("kiosk-1", [], [])


@contextmanager
def answering(status: int, body: bytes, **headers: str) -> Iterator[str]:
    """A server that says the same to everyone."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the library's name
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"<html>Masuk ke WiFi</html>"),
        (200, b""),
        (204, b""),
        (500, b""),
        (503, b"{}"),
        (429, b""),
        (200, b" " * 10**6),
    ],
)
def test_answer_that_is_none_is_no_receipt(status: int, body: bytes) -> None:
    with answering(status, body) as url, Hub(url) as hub, pytest.raises(HubUnreachableError):
        hub.exchange(ASK)


def test_redirect_is_not_followed() -> None:
    good = b'{"receipts":[],"lanes":[],"as_of":"2026-11-21T01:30:00Z"}'
    with (
        answering(200, good) as elsewhere,
        answering(307, b"", Location=elsewhere) as url,
        Hub(url) as hub,
        pytest.raises(HubUnreachableError, match="strange"),
    ):
        hub.exchange(ASK)


def test_environment_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch, hub: HubProcess) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Hub(hub.url) as link:
        assert link.exchange(ASK).receipts == []


def test_nobody_listening_is_unreachable() -> None:
    with Hub("http://127.0.0.1:9") as hub, pytest.raises(HubUnreachableError):
        hub.exchange(ASK)


class PickyHub:
    """Turns down every request that carries one certain entry, as an older hub might; takes all else."""

    def __init__(self, real: Hub, hated: str) -> None:
        self._real = real
        self._hated = hated

    def exchange(self, request: SyncRequest) -> SyncReply:
        if any(str(decode_envelope(raw).uuid) == self._hated for raw in request.entries):
            raise RequestTurnedDownError("sync.hub.turned_down", status=400)
        return self._real.exchange(request)

    def put_page(self, sha256: str, content: bytes) -> None:
        self._real.put_page(sha256, content)


def test_entry_that_spoils_every_batch_holds_up_no_other(hub: HubProcess, outbox: MemoryOutbox) -> None:
    outbox.add(spoiler := entry(EntryKind.TICKET, ticket_body(1)))
    for count in range(2, 30):
        outbox.add(entry(EntryKind.TICKET, ticket_body(count)))
    with Hub(hub.url) as link:
        courier = Courier(hub.config, outbox, PickyHub(link, str(spoiler.uuid)), SystemClock(), lambda: 1.0)
        for _ in range(40):
            courier.turn()
    assert set(outbox.entries) - set(outbox.acknowledged) == {spoiler.uuid}
    assert outbox.quarantined == {}


def test_body_that_no_hub_could_take_is_set_aside_here(outbox: MemoryOutbox, hub: HubProcess) -> None:
    outbox.add(large := entry(EntryKind.EVENT, event_body("noted", text="x" * 200_000)))
    with Hub(hub.url) as link:
        Courier(hub.config, outbox, link, SystemClock(), lambda: 1.0).turn()
    assert outbox.quarantined == {large.uuid: "sync.body.too_large"}


def test_page_that_no_hub_could_take_is_set_aside_here(outbox: MemoryOutbox, hub: HubProcess) -> None:
    *_, document = outbox.submit(1, (bytes(MOST_PAGE_BYTES + 1),))
    with Hub(hub.url) as link:
        Courier(hub.config, outbox, link, SystemClock(), lambda: 1.0).turn()
    assert outbox.quarantined == {document.uuid: "sync.page.too_large"}
    assert len(outbox.acknowledged) == 2


class SlowLinkHub:
    """Wants every page, which takes four seconds each; residents go on coming meanwhile."""

    def __init__(self, outbox: MemoryOutbox) -> None:
        self._outbox = outbox
        self._seconds = 0.0
        self.heard: list[str] = []

    def now(self) -> Moment:
        return Moment("boot", self._seconds, datetime.now(UTC))

    def exchange(self, request: SyncRequest) -> SyncReply:
        return SyncReply([self._receipt(decode_envelope(raw)) for raw in request.entries], [], datetime.now(UTC))

    def _receipt(self, envelope: Envelope) -> Receipt:
        is_here = not envelope.page_sha256 or envelope.page_sha256 in self.heard
        if is_here:
            self.heard.append(envelope.kind)
        status = ReceiptStatus.STORED if is_here else ReceiptStatus.WANTS_PAGE
        return Receipt(envelope.uuid, envelope.sha256, status)

    def put_page(self, sha256: str, content: bytes) -> None:
        assert content
        self.heard.append(sha256)
        self._seconds += 4.0
        self._outbox.add(entry(EntryKind.TICKET, ticket_body(len(self.heard))))


def test_number_does_not_wait_behind_the_pages_of_others(tmp_path: Path, outbox: MemoryOutbox) -> None:
    pages = [str(number).encode() for number in range(6)]
    outbox.submit(1, tuple(pages))
    hub = SlowLinkHub(outbox)
    courier = Courier(make_config(tmp_path, 9), outbox, hub, hub, lambda: 1.0)
    while not outbox.is_settled:
        courier.turn()
    sent = [index for index, word in enumerate(hub.heard) if word in map(sha256_hex, pages)]
    assert len(sent) == 6
    assert all("ticket" in hub.heard[first:third] for first, third in pairwise(sent[::2]))


def test_page_may_take_longer_than_one_time_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.client._hub.CONNECT_S", 0.3)
    monkeypatch.setattr("sync.client._hub.READ_S", 1.0)  # what is in the buffers still has to travel
    content = bytes(8 * MB)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 * 1024)  # so that no buffer swallows the page
        reader = threading.Thread(target=_read_slowly, args=(server, len(content)))
        reader.start()
        with Hub(f"http://127.0.0.1:{server.getsockname()[1]}") as hub:
            hub.put_page("a" * 64, content)
        reader.join()


def _read_slowly(server: socket.socket, size: int) -> None:
    line, _ = server.accept()
    with line:
        received = 0
        while received < size and (piece := line.recv(128 * 1024)):
            received += len(piece)
            time.sleep(len(piece) / (6 * MB))  # the link: about 6 MB a second
        line.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")


def test_idle_loop_uses_next_to_no_processor(tmp_path: Path, hub: HubProcess, outbox: MemoryOutbox) -> None:
    config = make_config(tmp_path, hub.port, every_s=2.0)
    stop = threading.Event()
    used_s: list[float] = []

    def loop() -> None:
        began = os.times()
        run(config, outbox, SystemClock(), stop)
        ended = os.times()
        used_s.append(ended.user + ended.system - began.user - began.system)

    thread = threading.Thread(target=loop)
    thread.start()
    outbox.wait_until(lambda: outbox.looks >= 3)  # four seconds of idling
    stop.set()
    thread.join()
    assert used_s[0] < 0.4
    assert outbox.looks <= 4


def test_body_that_stalls_is_given_up() -> None:
    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    request = Request({"type": "http", "headers": [], "method": "PUT"}, receive)
    with pytest.raises(HTTPException) as told:
        asyncio.run(read_body(request, 10, piece_s=0.02))
    assert told.value.status_code == 408


def test_body_that_drips_is_given_up() -> None:
    async def receive() -> Message:
        await asyncio.sleep(0)
        return {"type": "http.request", "body": b"", "more_body": True}

    request = Request({"type": "http", "headers": [], "method": "PUT"}, receive)
    with pytest.raises(HTTPException) as told:
        asyncio.run(read_body(request, 10, whole_s=0.05))
    assert told.value.status_code == 408
