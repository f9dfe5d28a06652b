"""Starting the hub."""

from __future__ import annotations

import ipaddress
import logging
import socket
from typing import TYPE_CHECKING

import uvicorn

from sync.hub._app import create_app
from sync.hub._errors import HubError
from sync.hub._parts import open_parts

if TYPE_CHECKING:
    from kiosk.config import Config
    from sync.hub._announcer import Announcer
    from sync.hub._app import Began

# Streams and half-open uploads would otherwise keep a stopped hub alive for ever.
GRACEFUL_SHUTDOWN_S = 10
# Longer than the sync process pauses between looks, so that its connection lives on.
KEEP_ALIVE_S = 75
MOST_CONNECTIONS = 200
BACKLOG = 128

log = logging.getLogger("anjungan.hub")


def run(config: Config, announcer: Announcer | None = None, began: Began | None = None) -> None:
    """Serve until SIGTERM or SIGINT. The database is brought to the newest schema before the port is open.

    Args:
        config: Of the office.
        announcer: Told of each call.
        began: Told of the loop as soon as it turns; None tells nobody.

    Raises: HubError if the address is not of this machine alone or is taken; KioskError if the state is unusable.
    """
    with listen(config.hub.listen) as listener:
        parts = open_parts(config, announcer)
        host, port = listener.getsockname()[:2]
        log.info("hub.listening host=%s port=%d", host, port)
        server = uvicorn.Server(
            uvicorn.Config(
                create_app(parts, began),
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
                proxy_headers=False,
                limit_concurrency=MOST_CONNECTIONS,
                timeout_keep_alive=KEEP_ALIVE_S,
                timeout_graceful_shutdown=GRACEFUL_SHUTDOWN_S,
            )
        )
        server.run(sockets=[listener])


def listen(address: str) -> socket.socket:
    """A listening socket on `host:port`; loopback only, because nobody has to say who they are yet.

    Raises: HubError `hub.listen.not_loopback`, `hub.listen.unreadable` or `hub.listen.taken`.
    """
    host, _, port = address.rpartition(":")
    try:
        ip = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host.strip("[]"))
        number = int(port)
    except ValueError as err:
        raise HubError("hub.listen.unreadable", listen=address) from err
    if not ip.is_loopback:
        raise HubError("hub.listen.not_loopback", listen=address, reason="requests carry no signature yet")
    listener = socket.socket(socket.AF_INET6 if ip.version == 6 else socket.AF_INET)  # noqa: PLR2004  the protocol's own number
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((str(ip), number))
    except OverflowError as err:
        listener.close()
        raise HubError("hub.listen.unreadable", listen=address) from err
    except OSError as err:
        listener.close()
        raise HubError("hub.listen.taken", listen=address, reason=err.strerror) from err
    listener.listen(BACKLOG)
    return listener
