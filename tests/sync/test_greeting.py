"""What is at an address: a hub, a hub with another clock, something else, or nothing; each told apart."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from sync.client import HubState, _greeting, greet
from sync.client import _hub as link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.sync.office import HubProcess

WELL = '{{"program":"anjungan-hub","status":"ok","now":"{now}"}}'


@contextmanager
def answering(status: int, body: str, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server that says this to everyone, perhaps over TLS; its address is written without it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    class Server(HTTPServer):
        def handle_error(self, *_: object) -> None:
            """One that speaks no TLS is turned away in silence."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def said(now: datetime) -> str:
    return WELL.format(now=now.isoformat())


def test_real_hub_is_known_and_its_clock_is_ours(hub: HubProcess) -> None:
    found = greet(hub.url)
    assert found.state is HubState.ANSWERS
    assert abs(found.ahead_s) < 60


@pytest.mark.parametrize(("hours", "state"), [(0.05, "answers"), (3, "clock_apart"), (-26, "clock_apart")])
def test_clock_that_differs_is_told_with_its_direction(hours: float, state: str) -> None:
    with answering(200, said(datetime.now(UTC) + timedelta(hours=hours))) as url:
        found = greet(url)
    assert found.state == state
    assert found.ahead_s == pytest.approx(hours * 3600, abs=60)


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (200, '{"status":"ok"}', "stranger"),
        (200, "<html>Masuk ke WiFi</html>", "stranger"),
        (200, WELL.format(now="kemarin"), "stranger"),
        (404, "", "stranger"),
        (302, "", "stranger"),
        (503, "", "busy"),
    ],
)
def test_what_answers_and_is_no_hub_that_works(status: int, body: str, state: str) -> None:
    with answering(status, body) as url:
        assert greet(url).state == state


def test_computer_without_a_hub_is_told_from_no_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "CONNECT_S", 0.2)
    monkeypatch.setattr(link, "READ_S", 0.2)
    assert greet("http://127.0.0.1:9").state is HubState.CLOSED
    assert greet("http://pusat-data.invalid:8470").state is HubState.NO_ADDRESS
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:  # accepts, and says nothing
        assert greet(f"http://127.0.0.1:{silent.getsockname()[1]}").state is HubState.UNREACHABLE


@pytest.mark.parametrize("host", ["a" * 70, "a..b", "-", "."])
def test_name_that_nothing_can_have_is_told_and_raises_nothing(host: str) -> None:
    assert greet(f"http://{host}:8470").state is HubState.NO_ADDRESS


def test_hub_that_hangs_up_without_a_word_is_none() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(10)

        def hang_up() -> None:
            for _ in range(2):  # it is asked with TLS as well
                there, _ = server.accept()
                there.recv(1000)
                there.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        assert greet(f"http://127.0.0.1:{server.getsockname()[1]}").state is HubState.STRANGER
        thread.join()


def test_hub_with_a_certificate_nobody_knows_is_told_though_no_scheme_was_typed(tmp_path: Path) -> None:
    with answering(200, said(datetime.now(UTC)), _own_certificate(tmp_path)) as url:
        found = greet(url)
    assert found.state is HubState.UNTRUSTED
    assert found.url.startswith("https://")


def test_hub_with_a_known_certificate_is_found_behind_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tls = _own_certificate(tmp_path)
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(tmp_path / "hub.pem"))
    with answering(200, said(datetime.now(UTC)), tls) as url:
        found = greet(url)
    assert (found.state, found.url) == (HubState.ANSWERS, url.replace("http://", "https://"))


def test_it_asks_without_a_body() -> None:
    heard = b""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(10)

        def answer() -> None:
            nonlocal heard
            there, _ = server.accept()
            with there:
                heard = there.recv(4000)
                body = said(datetime.now(UTC))
                there.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())

        thread = threading.Thread(target=answer)
        thread.start()
        assert greet(f"http://127.0.0.1:{server.getsockname()[1]}").state is HubState.ANSWERS
        thread.join()
    assert heard.startswith(b"GET /healthz HTTP/1.1\r\n")
    assert heard.endswith(b"\r\n\r\n")  # and nothing behind the headers
    assert b"transfer-encoding" not in heard.lower()
    assert b"content-" not in heard.lower()


def test_answer_longer_than_any_hubs_is_a_strangers() -> None:
    with answering(200, said(datetime.now(UTC)) + " " * link.MOST_GREETING_BYTES) as url:
        assert greet(url).state is HubState.STRANGER


HEADER = b"HTTP/1.1 200 OK\r\nX-Slow: "


@pytest.mark.parametrize(
    ("scheme", "said_first"),
    [("http", b""), ("http", HEADER), ("http", HEADER + b"y\r\n\r\n"), ("https", b"\x16\x03\x03\x40\x00\x02")],
    ids=["line", "header", "body", "handshake"],
)
def test_host_that_says_a_byte_now_and_then_holds_nobody(
    monkeypatch: pytest.MonkeyPatch, scheme: str, said_first: bytes
) -> None:
    """Each byte comes well within the patience for a piece, for ever."""
    monkeypatch.setattr(_greeting, "GREETING_S", 0.3)
    monkeypatch.setattr(link, "CONNECT_S", 30.0)  # of a handshake as a whole: not what ends it here
    with dribbling(said_first) as (url, was_cut):
        assert greet(url.replace("http", scheme)).state is not HubState.ANSWERS
        assert was_cut()


@contextmanager
def dribbling(said_first: bytes) -> Iterator[tuple[str, Callable[[], bool]]]:
    """A server that begins so, and then goes on with a byte now and then until the other end is gone."""
    is_over, was_cut = threading.Event(), threading.Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(10)

        def dribble() -> None:
            there, _ = server.accept()
            with there, suppress(OSError):
                there.sendall(said_first)
                while not is_over.wait(0.02):
                    there.sendall(b"x")
            if not is_over.is_set():
                was_cut.set()

        thread = threading.Thread(target=dribble)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", lambda: was_cut.wait(5)
        finally:
            is_over.set()
            thread.join()


def _own_certificate(folder: Path) -> ssl.SSLContext:
    """Made by the office itself: `hub.pem` is all that anybody would have to trust."""
    key, certificate = folder / "hub.key", folder / "hub.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=hub", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
