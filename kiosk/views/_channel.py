"""One end of the socket pair between mind and pen: whole messages, with file descriptors beside them."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

# A view is some 4 KB; a message that does not fit is a fault of ours, never of a resident.
MAX_MESSAGE_BYTES = 128 * 1024
MAX_PICTURES = 4

Sent = TypeVar("Sent")
Got = TypeVar("Got")


class ChannelClosedError(Exception):
    """The other end has gone, or sent what cannot be read."""


@dataclass(frozen=True)
class Received(Generic[Got]):
    """A message and the file descriptors that came with it; the receiver closes them."""

    message: Got
    fds: tuple[int, ...]


class Channel(Generic[Sent, Got]):
    """Sends one union of messages and receives another over a SOCK_SEQPACKET socket.

    Args:
        sock: Connected; this object owns it.
        receives: The union type of what may arrive; anything else closes the channel.
    """

    def __init__(self, sock: socket.socket, receives: object) -> None:
        """Prepare both codecs."""
        self._sock = sock
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder: msgspec.msgpack.Decoder[Got] = msgspec.msgpack.Decoder(receives)

    def fileno(self) -> int:
        """For a selector."""
        return self._sock.fileno()

    def send(self, message: Sent, fds: tuple[int, ...] = ()) -> None:
        """Send one message whole.

        Raises: ChannelClosedError if the other end is gone or takes nothing more.
        """
        body = self._encoder.encode(message)
        if len(body) > MAX_MESSAGE_BYTES:
            raise ChannelClosedError("message too large")
        try:
            socket.send_fds(self._sock, [body], list(fds))
        except OSError as err:
            raise ChannelClosedError(type(err).__name__) from err

    def receive(self) -> Received[Got] | None:
        """The next message, or None if none waits on a non-blocking socket.

        Raises: ChannelClosedError on the end of the stream or a message of no known form.
        """
        try:
            body, fds, flags, _ = socket.recv_fds(self._sock, MAX_MESSAGE_BYTES, MAX_PICTURES)
        except BlockingIOError:
            return None
        except OSError as err:
            raise ChannelClosedError(type(err).__name__) from err
        try:
            if not flags & (socket.MSG_TRUNC | socket.MSG_CTRUNC):
                return Received(self._decoder.decode(body), tuple(fds))
        except msgspec.DecodeError:
            pass  # an empty body, too: the end of the stream
        for fd in fds:
            os.close(fd)
        raise ChannelClosedError("unreadable message" if body else "end of stream")

    def close(self) -> None:
        """Close the socket; safe to call twice."""
        self._sock.close()
