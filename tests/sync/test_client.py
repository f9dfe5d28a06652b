"""The sync process against hubs that misbehave, and against none at all."""

from __future__ import annotations

import asyncio
import os
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from fastapi import HTTPException
from starlette.requests import Request

from kiosk.clock import SystemClock
from kiosk.ports import EntryKind
from sync.client import run
from sync.client._courier import Courier
from sync.client._errors import HubUnreachableError, RequestTurnedDownError
from sync.client._hub import Hub
from sync.hub._body import read_body
from sync.protocol import SyncReply, SyncRequest, decode_envelope
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
