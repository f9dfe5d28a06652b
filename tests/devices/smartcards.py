"""The real smart card service with a reader of vsmartcard's, both made elsewhere, and a card of ours in it."""

from __future__ import annotations

import os
import random
import socket
import struct
import subprocess
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from smartcard import scard

from tests.patience import eventually

READER = "Pembaca Uji"
DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
# What a contactless card of the usual kind says when power comes.
_ATR = bytes.fromhex("3B8F8001804F0CA000000306030001000000006A")
_GIVE_ATR = b"\x04"
# libpcsclite asks once a process where its service is.
SOCKET = Path(tempfile.mkdtemp(prefix="anjungan-pcsc-")) / "pcscd.comm"
os.environ["PCSCLITE_CSOCK_NAME"] = str(SOCKET)


class SmartCards:
    """A smart card service of our own, at a socket of our own, as systemd would start it.

    Args:
        folder: For its configuration.
    """

    def __init__(self, folder: Path) -> None:
        self._port = _free_ports()
        self._conf = folder / "readers"
        self._conf.mkdir()
        (self._conf / "vpcd").write_text(
            f'FRIENDLYNAME "{READER}"\nDEVICENAME /dev/null:{self._port}\nLIBPATH {DRIVER}\nCHANNELID {self._port}\n'
        )
        self._service: subprocess.Popen[bytes] | None = None
        self._card: socket.socket | None = None

    def start(self) -> None:
        """Let the service run."""
        SOCKET.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(SOCKET))
            listener.listen(8)
            end = listener.fileno()
            # It is told of its socket as by systemd: then it makes none in /run, and runs beside the system's own.
            command = f'exec 3<&{end}; LISTEN_PID=$$ LISTEN_FDS=1 exec pcscd --foreground --config "{self._conf}"'
            self._service = subprocess.Popen(["bash", "-c", command], pass_fds=[end], stdout=subprocess.DEVNULL)
        eventually(self._has_port)

    def stop(self) -> None:
        """End it, as an update of the system does."""
        self._pull()
        SOCKET.unlink(missing_ok=True)
        service, self._service = self._service, None
        if service is not None:
            service.terminate()
            service.wait()

    def lay(self, answer: bytes) -> None:
        """Lay a card on the reader; an empty answer is a card that is pulled away when it is asked."""
        self._card = socket.create_connection(("127.0.0.1", self._port))
        threading.Thread(target=self._serve, args=(self._card, answer), daemon=True).start()

    def tap(self, number: bytes) -> None:
        """Lay a badge on it."""
        self.lay(number + b"\x90\x00")

    def take_away(self) -> None:
        """Nothing lies there, and the service, which looks twice a second, has seen that."""
        self._pull()
        eventually(_sees_nothing)

    def _pull(self) -> None:
        card, self._card = self._card, None
        if card is not None:
            with suppress(OSError):
                card.shutdown(socket.SHUT_RDWR)
            card.close()

    def _serve(self, card: socket.socket, answer: bytes) -> None:
        with suppress(OSError), card.makefile("rwb") as wire:
            while len(head := wire.read(2)) == 2:
                command = wire.read(struct.unpack(">H", head)[0])
                if len(command) == 1 and command != _GIVE_ATR:
                    continue  # power on, off, reset: nothing is answered
                reply = _ATR if command == _GIVE_ATR else answer
                if not reply:
                    return card.shutdown(socket.SHUT_RDWR)
                wire.write(struct.pack(">H", len(reply)) + reply)
                wire.flush()
        return None

    def _has_port(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port + 1)) == 0


def _sees_nothing() -> bool:
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    names = [(f"{READER} 00 00", scard.SCARD_STATE_UNAWARE)]
    code, states = scard.SCardGetStatusChange(context, 0, names)
    scard.SCardReleaseContext(context)
    return code == 0 and bool(states[0][1] & scard.SCARD_STATE_EMPTY)


def _free_ports() -> int:
    """The first of two; the driver has two slots."""
    while True:
        port = random.randrange(40_000, 60_000)
        with suppress(OSError), socket.create_server(("", port)), socket.create_server(("", port + 1)):
            return port
