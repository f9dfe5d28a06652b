"""HTTP to one hub. The only place of ours that sends a request over a network."""

from __future__ import annotations

import socket
from io import BytesIO
from typing import TYPE_CHECKING, Any, Self

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from sync.client._errors import HubUnreachableError, RequestTurnedDownError
from sync.protocol import MOST_REPLY_BYTES, ProtocolError, decode_health, decode_reply, encode

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from sync.protocol import Health, SyncReply, SyncRequest

CONNECT_S = 5.0
# Between two pieces of the answer; a hub on a slow disk commits a full batch well within.
READ_S = 30.0
# Unanswered data this old means a dead link; the kernel's own patience is about a quarter of an hour.
TCP_USER_TIMEOUT_MS = 15_000
PIECE_BYTES = 16 * 1024
# A hub says in a line that it is well; whoever says more is none.
MOST_GREETING_BYTES = 4 * 1024
# Of a request and its answer beside what they carry: headers, frames of TLS, packets and their receipts.
OVERHEAD_BYTES = 600
# What packets add to what they carry: 52 bytes to 1400, and half as many receipts back.
PACKETS = 1.05
OK, CREATED = 200, 201
CLIENT_ERROR, SERVER_ERROR = 400, 500
# The hub or something before it is busy: says nothing about the request itself.
TRY_LATER = frozenset({408, 425, 429})


class _Adapter(HTTPAdapter):
    """Notices dead links, and never retries by itself: what was sent is our decision."""

    def __init__(self, on_wire: Callable[[socket.socket], None]) -> None:
        self._on_wire = on_wire
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  the signature is the library's
        kwargs["socket_options"] = [
            *HTTPConnection.default_socket_options,
            (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, TCP_USER_TIMEOUT_MS),
        ]
        super().init_poolmanager(*args, **kwargs)
        pools = self.poolmanager.pool_classes_by_scheme
        self.poolmanager.pool_classes_by_scheme = {
            scheme: type(pool.__name__, (pool,), {"ConnectionCls": _told(pool.ConnectionCls, self._on_wire)})
            for scheme, pool in pools.items()
        }


def _told(kind: type[HTTPConnection], on_wire: Callable[[socket.socket], None]) -> type[HTTPConnection]:
    """This kind of connection, which tells of its socket as soon as it has one, before TLS says a word on it."""

    def _new_conn(self: HTTPConnection) -> socket.socket:
        wire = kind._new_conn(self)  # noqa: SLF001  the library's own seam between connecting and TLS
        on_wire(wire)
        return wire

    return type(kind.__name__, (kind,), {"_new_conn": _new_conn})


class Hub:
    """The hub as the kiosk sees it.

    Args:
        url: Where it is, such as `http://127.0.0.1:8470`.
        count: Hears after each request about how many bytes went over the network, both ways.
        on_wire: Told of the socket of each connection as soon as there is one.

    Thread: one. Every method may block for CONNECT_S, and then READ_S between two pieces sent or received.
    """

    def __init__(
        self,
        url: str,
        count: Callable[[int], None] = lambda _: None,
        on_wire: Callable[[socket.socket], None] = lambda _: None,
    ) -> None:
        """Prepare a session that no environment variable can lead elsewhere."""
        self._url = url.rstrip("/")
        self._count = count
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _Adapter(on_wire))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def greet(self) -> Health:
        """Ask whether it is there and well.

        Raises: HubUnreachableError, RequestTurnedDownError.
        """
        status, body = self._send("GET", "/healthz", most_bytes=MOST_GREETING_BYTES)
        if status != OK:
            raise HubUnreachableError("sync.hub.strange", status=status)
        try:
            return decode_health(body)
        except ProtocolError as err:
            raise HubUnreachableError(err.code) from err

    def exchange(self, request: SyncRequest) -> SyncReply:
        """Send one batch and read the receipts.

        Raises: HubUnreachableError, RequestTurnedDownError.
        """
        status, body = self._send("POST", "/v1/sync", BytesIO(encode(request)), "application/json")
        if status != OK:
            raise HubUnreachableError("sync.hub.strange", status=status)
        try:
            return decode_reply(body)
        except ProtocolError as err:
            raise HubUnreachableError(err.code) from err

    def put_page(self, sha256: str, content: bytes) -> None:
        """Have the hub keep a page; returns only when it says that it has it.

        Raises: HubUnreachableError, RequestTurnedDownError.
        """
        # As a stream, that is in pieces: a time-out holds for all that is handed to a socket at once, and a slow link
        # needs longer for a page.
        status, _ = self._send("PUT", f"/v1/pages/{sha256}", BytesIO(content), "application/octet-stream")
        if status not in {OK, CREATED}:
            raise HubUnreachableError("sync.hub.strange", status=status)

    def _send(
        self,
        method: str,
        path: str,
        data: BytesIO | None = None,
        media_type: str = "",
        most_bytes: int = MOST_REPLY_BYTES,
    ) -> tuple[int, bytes]:
        body = bytearray()
        try:
            with self._session.request(
                method,
                self._url + path,
                data=data,
                headers={"Content-Type": media_type} if media_type else None,
                timeout=(CONNECT_S, READ_S),
                allow_redirects=False,
                stream=True,
            ) as answer:
                _read(answer, body, most_bytes)
        except (requests.RequestException, HTTPError, OSError) as err:  # a name too long is told by urllib3 itself
            raise HubUnreachableError("sync.hub.unreachable", reason=type(err).__name__) from err
        finally:
            # What was read of `data` went out, however it ended; a hub that is not there costs nothing.
            if moved := (data.tell() if data else 0) + len(body):
                self._count(round(moved * PACKETS) + OVERHEAD_BYTES)
        if answer.status_code >= SERVER_ERROR or answer.status_code in TRY_LATER:
            raise HubUnreachableError("sync.hub.busy", status=answer.status_code)
        if answer.status_code >= CLIENT_ERROR:
            raise RequestTurnedDownError("sync.hub.turned_down", status=answer.status_code)
        return answer.status_code, bytes(body)


def _read(answer: requests.Response, body: bytearray, most_bytes: int) -> None:
    for piece in answer.iter_content(PIECE_BYTES):
        body += piece
        if len(body) > most_bytes:
            raise HubUnreachableError("sync.reply.too_large")
