"""A simulated scanner on the network: glass and feeder behind eSCL, for the real `sane-airscan` to talk to.

Nothing stands in for SANE, for its backend or for `scanimage`; only the machine at the other end of the wire is ours.
Source: Mopria eSCL 2.97; the answers to a scan that cannot begin or go on as common firmwares give them.
"""

from __future__ import annotations

import re
import threading
import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import TYPE_CHECKING, Self

from devices.scanner import _escl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from PIL import Image

NAME = "Simulasi"
_MOST_ORDER_BYTES = 1 << 16
_SLOW_STEPS = 40


class NetworkTrouble(StrEnum):
    """What goes wrong at the next page, beside an empty feeder and a jam at a page."""

    NONE = "none"
    BUSY = "busy"  # 503 to whoever wants to scan
    COVER_OPEN = "cover_open"
    CUT = "cut"  # the connection breaks in the middle of a picture
    RUBBISH = "rubbish"  # bytes that are no picture
    SLOW = "slow"  # a picture in small pieces
    SILENT = "silent"  # no answer to a request for a picture
    REFUSED = "refused"  # 409 to whoever wants to scan


@dataclass
class Tray:
    """What lies in and on the machine. Set from any thread, at any time.

    Args:
        pages: How many sheets lie in the feeder.
        jam_at: The sheet, counted from 1, that gets stuck; 0 for none.
        trouble: What else goes wrong.
        trouble_from: At which page of a scan that begins, counted from 1.
        pictures: What is on the sheets, one after the other and over again; a drawn letter if there are none.
    """

    pages: int = 0
    jam_at: int = 0
    trouble: NetworkTrouble = NetworkTrouble.NONE
    trouble_from: int = 1
    pictures: Sequence[Image.Image] = ()


@dataclass
class _Job:
    """One scan that was asked for: `sides` are left of it."""

    is_feeder: bool
    sides: int
    size_px: tuple[int, int]
    dpi: int
    begun: int = 0
    token: str = field(default_factory=lambda: str(uuid.uuid4()))


class SimulatedNetworkScanner:
    """Serves on 127.0.0.1 until closed.

    Args:
        folder: For a private SANE configuration; goes into `ScannerConfig.config_dir`.
    """

    device = f"airscan:e0:{NAME}"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.tray = folder, Tray()
        self._let_go = threading.Event()
        self._jobs: dict[str, _Job] = {}
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.machine = self
        self._write_config(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Switch it off, in the middle of a page if need be."""
        self._let_go.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _write_config(self, port: int) -> None:
        devices = f'[devices]\n"{NAME}" = http://127.0.0.1:{port}/eSCL, eSCL\n'
        (self.folder / "airscan.conf").write_text(f"{devices}[options]\ndiscovery = disable\n", encoding="ascii")
        (self.folder / "dll.conf").write_text("airscan\n", encoding="ascii")

    # --- what the machine does, called in the server's threads -----------------------------------------------------

    @property
    def adf_state(self) -> str:
        """As its status says."""
        if self.tray.trouble is NetworkTrouble.COVER_OPEN:
            return "ScannerAdfDoorOpen"  # as sane-airscan knows it; eSCL itself says HatchOpen
        if self.tray.jam_at == 1:
            return "ScannerAdfJam"
        return "ScannerAdfLoaded" if self.tray.pages else "ScannerAdfEmpty"

    def begin(self, order: str) -> _Job | int:
        """A job, or the HTTP status that refuses it."""
        refusals = {NetworkTrouble.BUSY: 503, NetworkTrouble.REFUSED: 409, NetworkTrouble.COVER_OPEN: 409}
        if self.tray.trouble in refusals:
            return refusals[self.tray.trouble]
        is_feeder, sides = "Feeder</" in order, 2 if re.search(r"Duplex>\s*true", order) else 1
        if is_feeder and (not self.tray.pages or self.tray.jam_at == 1):
            return 409
        width, height, dpi = (_number(order, name) for name in ("Width", "Height", "XResolution"))
        size_px = max(1, width * dpi // _escl.UNITS_AN_INCH), max(1, height * dpi // _escl.UNITS_AN_INCH)
        job = _Job(is_feeder, self.tray.pages * sides if is_feeder else 1, size_px, dpi)
        self._jobs[job.token] = job
        return job

    def trouble_at_next(self, token: str) -> NetworkTrouble:
        """What goes wrong with the next picture of a job."""
        job = self._jobs.get(token)
        is_due = job is None or job.begun + 1 >= self.tray.trouble_from
        return self.tray.trouble if is_due else NetworkTrouble.NONE

    def next_page(self, token: str) -> bytes | int:
        """The next picture of a job, or the HTTP status that says there is none."""
        job = self._jobs.get(token)
        if job is None or not job.sides:
            return 404
        sides_a_sheet = job.sides // self.tray.pages if job.is_feeder and self.tray.pages else 1
        if job.is_feeder and self.tray.jam_at and job.begun // sides_a_sheet + 1 >= self.tray.jam_at:
            self.tray.jam_at = 1  # it lies there until somebody pulls it out
            return 409
        job.sides, job.begun = job.sides - 1, job.begun + 1
        if job.is_feeder and not job.sides % sides_a_sheet:
            self.tray.pages = max(0, self.tray.pages - 1)
        return self._picture(job)

    def wait_until_closed(self) -> None:
        """Say nothing for as long as the machine is on."""
        self._let_go.wait()

    def pause(self) -> bool:
        """A little time; False if the machine was switched off meanwhile."""
        return not self._let_go.wait(0.05)

    def forget(self, token: str) -> None:
        """A job that is over, or was given up."""
        self._jobs.pop(token, None)

    def _picture(self, job: _Job) -> bytes:
        pictures = self.tray.pictures
        drawn = pictures[(job.begun - 1) % len(pictures)] if pictures else _escl.letter(job.begun)
        out = BytesIO()
        drawn.convert("RGB").resize(job.size_px).save(out, "JPEG", quality=85, dpi=(job.dpi, job.dpi))
        return out.getvalue()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    machine: SimulatedNetworkScanner


class _Handler(BaseHTTPRequestHandler):
    """One request; paths and bodies as eSCL has them."""

    server: _Server

    def do_GET(self) -> None:
        """What it can do, how it is, or the next page."""
        machine = self.server.machine
        if self.path == "/eSCL/ScannerCapabilities":
            self._say(200, _escl.CAPABILITIES.encode(), "text/xml")
        elif self.path == "/eSCL/ScannerStatus":
            self._say(200, _escl.STATUS.format(adf=machine.adf_state).encode(), "text/xml")
        elif found := re.fullmatch(r"/eSCL/ScanJobs/([0-9a-f-]{36})/NextDocument", self.path):
            self._say_page(machine, found[1])
        else:
            self._say(404)

    def do_POST(self) -> None:
        """A scan is asked for."""
        order = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), _MOST_ORDER_BYTES)).decode()
        job = self.server.machine.begin(order)
        if isinstance(job, int):
            self._say(job)
        else:
            self._say(201, location=f"http://{self.headers['Host']}/eSCL/ScanJobs/{job.token}")

    def do_DELETE(self) -> None:
        """A job is given up."""
        self.server.machine.forget(self.path.rsplit("/", 1)[-1])
        self._say(200)

    def _say_page(self, machine: SimulatedNetworkScanner, token: str) -> None:
        trouble = machine.trouble_at_next(token)
        if trouble is NetworkTrouble.SILENT:
            machine.wait_until_closed()
            return
        page = machine.next_page(token)
        if isinstance(page, int):
            self._say(page)
        elif trouble is NetworkTrouble.RUBBISH:
            self._say(200, b"\0" * len(page), "image/jpeg")
        else:
            self._head(200, len(page), "image/jpeg")
            self._send(page, machine, trouble)

    def _send(self, page: bytes, machine: SimulatedNetworkScanner, trouble: NetworkTrouble) -> None:
        if trouble is NetworkTrouble.CUT:
            self.wfile.write(page[: len(page) // 2])
            self.close_connection = True
        elif trouble is NetworkTrouble.SLOW:
            step = len(page) // _SLOW_STEPS + 1
            for at in range(0, len(page), step):
                if not machine.pause():
                    return
                self.wfile.write(page[at : at + step])
        else:
            self.wfile.write(page)

    def _say(self, status: int, body: bytes = b"", media_type: str = "text/plain", location: str = "") -> None:
        self._head(status, len(body), media_type, location)
        self.wfile.write(body)

    def _head(self, status: int, length: int, media_type: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(length))
        if location:
            self.send_header("Location", location)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: whoever wants to know looks at the tray."""


def _number(order: str, name: str) -> int:
    found = re.search(rf"{name}>\s*(\d{{1,5}})\s*<", order)
    return int(found[1]) if found else 300
