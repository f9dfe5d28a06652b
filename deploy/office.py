"""A sample office on this machine: its configuration, its dock of simulated devices, its kiosk."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap.lock import StateFolderError, hold
from kiosk.catalogue import VersionError, Versions
from kiosk.config import load_config

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO, Self

KIOSK = Path(sys.executable).with_name("kiosk")
LANGUAGES = Path(__file__).resolve().parent.parent / "languages"
START_S = 20.0
STOP_S = 8.0
LOOPBACK = "127.0.0.1"
# Our own servers on loopback: never through a proxy that the environment names.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class OfficeError(Exception):
    """The sample office did not start, or ended by itself; the message says what and where to look."""


@dataclass(frozen=True)
class Panel:
    """A glass: its size in pixels and in millimetres, and whether the kiosk takes the whole screen."""

    name: str
    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    is_fullscreen: bool = True


PORTRAIT = Panel("portrait", 1080, 1920, 398, 708)
LANDSCAPE = Panel("landscape", 1920, 1080, 598, 336)


@dataclass(frozen=True)
class Ports:
    """Where the sample office answers on loopback."""

    desk: int = 8470
    dock: int = 8480
    printer: int = 9100
    camera: int = 8481
    spare_printer: int = 9101

    @classmethod
    def free(cls, wanted: Ports | None = None) -> Ports:
        """The wanted ports, or any free ones in place of those that are taken; no wish, any free ones."""
        numbers = (0,) * len(fields(cls)) if wanted is None else astuple(wanted)
        with contextlib.ExitStack() as held:  # all at once, so that no two of them are the same
            return cls(*(_free_port(held, number) for number in numbers))

    @property
    def devices(self) -> dict[str, int]:
        """For `Dock`, by the name of the device."""
        return {"printer": self.printer, "spare_printer": self.spare_printer, "camera": self.camera}


@dataclass(frozen=True)
class Idle:
    """How patient the kiosk is, in seconds, and how fast it is heard."""

    idle_s: float = 120.0
    warn_s: float = 45.0
    thanks_s: float = 8.0
    slip_s: float = 60.0
    speech_pace: float = 1.0  # of the time that hearing takes: nobody hears a scripted resident's kiosk out


@dataclass(frozen=True)
class Extras:
    """What only some offices have.

    Args:
        has_spare: The kiosk uses the dock's spare printer.
        is_two_switch: Key 1 moves on and key 2 chooses, everywhere.
    """

    has_spare: bool = False
    is_two_switch: bool = False


def configuration(folder: Path, ports: Ports, panel: Panel, idle: Idle, extras: Extras | None = None) -> str:
    """The configuration of the sample office, as TOML: one kiosk, two lanes, the devices of the dock."""
    quoted = json.dumps  # a JSON string is a TOML basic string
    spare_url = quoted(f"serial:{folder / 'dock' / 'spare-printer-tty'}?baud=115200")
    extras = extras or Extras()
    spare = f'\n[spare_printer]\nurl = {spare_url}\nplace = "di sebelah kanan"\n' if extras.has_spare else ""
    return f"""\
kiosk = "anjungan-1"
state_dir = {quoted(str(folder / "kiosk"))}

[office]
code = "64.74.02"
name = "Kecamatan Bontang Selatan"
zone = "Asia/Makassar"

[[lanes]]
code = "umum"
letter = "A"
wait_at = "Loket 1"

[[lanes]]
code = "surat"
letter = "C"
wait_at = "Loket 2"

[panel]
width_mm = {float(panel.width_mm)}
height_mm = {float(panel.height_mm)}

[pen]
fullscreen = {str(panel.is_fullscreen).lower()}
window_px = [{panel.width_px}, {panel.height_px}]

[keypad]
two_switch = {str(extras.is_two_switch).lower()}

[session]
idle_s = {idle.idle_s}
warn_s = {idle.warn_s}
thanks_s = {idle.thanks_s}
slip_s = {idle.slip_s}

[printer]
url = "tcp://{LOOPBACK}:{ports.printer}"
{spare}
[scanner]
device = "airscan:e0:Simulasi"
config_dir = {quoted(str(folder / "dock" / "sane"))}
source = "auto"

[camera]
url = "http://{LOOPBACK}:{ports.camera}/camera.mjpg"
size_px = [1600, 1200]

[code_reader]
url = {quoted(f"serial:{folder / 'dock' / 'codes-tty'}?baud=9600")}

[badge_reader]
reader = {quoted(f"folder:{folder / 'dock' / 'badges'}")}

[line_display]
url = {quoted(f"serial:{folder / 'dock' / 'display-tty'}?baud=9600")}

[stick]
place = {quoted(f"folder:{folder / 'dock' / 'stick'}")}

[speech]
languages = ["id", "en", "jv"]
languages_dir = {quoted(str(LANGUAGES))}
device = {quoted(f"folder:{folder / 'dock' / 'sound'}?pace={idle.speech_pace}")}
jack = {quoted(str(folder / "dock" / "sound" / "jack"))}
microphone = {quoted(f"folder:{folder / 'dock' / 'sound'}?pace={idle.speech_pace}")}

[hub]
url = "http://{LOOPBACK}:{ports.desk}"
listen = "{LOOPBACK}:{ports.desk}"
state_dir = {quoted(str(folder / "hub"))}
"""


class Office:
    """The sample office, running.

    Args:
        folder: Where all of its state lives.
        ports: Where it answers.
        panel: The glass of its kiosk.
        idle: How patient its kiosk is.
        environment: Of the processes, such as another DISPLAY.
        catalogue: A catalogue's folder to install first; None leaves what was installed here before.
        extras: What only some offices have; none of it if not given.
    """

    def __init__(
        self,
        folder: Path,
        ports: Ports,
        panel: Panel,
        idle: Idle | None = None,
        environment: Mapping[str, str] | None = None,
        catalogue: Path | None = None,
        extras: Extras | None = None,
    ) -> None:
        self.folder = folder.resolve()
        self.ports = ports
        self.trace = self.folder / "trace.jsonl"
        self.config = self.folder / "kiosk.toml"
        self._text = configuration(self.folder, ports, panel, idle or Idle(), extras)
        self._environment = dict(os.environ if environment is None else environment)
        # An office keeps its compiled modules; without them each start would pay for compiling all of ours again.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._catalogue = catalogue
        self._dock: subprocess.Popen[bytes] | None = None
        self._kiosk: subprocess.Popen[bytes] | None = None
        self._folder_lock: BinaryIO | None = None
        self.kiosk_started_s = 0.0

    @property
    def desk_url(self) -> str:
        """The officers' desk."""
        return f"http://{LOOPBACK}:{self.ports.desk}"

    @property
    def dock_url(self) -> str:
        """The page of the simulated devices."""
        return f"http://{LOOPBACK}:{self.ports.dock}"

    @property
    def kiosk_pid(self) -> int:
        """The process `kiosk run`."""
        assert self._kiosk is not None, "not started"
        return self._kiosk.pid

    def start(self) -> Self:
        """Start dock and kiosk; the trace begins anew.

        Raises: OfficeError if an office runs in this folder, or the dock does not answer in time.
        """
        self.prepare()
        self.start_dock()
        self.start_kiosk()
        return self

    def prepare(self) -> None:
        """Take the folder, write the configuration, and install the catalogue if one was given.

        Raises: OfficeError if an office runs in this folder: nothing is touched then; or with what is wrong with the
            catalogue.
        """
        self._folder_lock = occupied(self.folder)
        with occupied(self.folder / "kiosk"):  # a kiosk that outlived the office which had started it
            pass
        self.config.write_text(self._text, encoding="utf-8")
        if self._catalogue is not None:
            self._install(self._catalogue)

    def _install(self, folder: Path) -> None:
        config = load_config(self.config)
        lanes = [lane.code for lane in config.lanes]
        try:
            Versions(config.state_dir / "catalogue").install(folder.resolve(), None, lanes, datetime.now(UTC))
        except VersionError as err:
            told = "".join(f"\n  {problem}" for problem in err.problems) or f" {err}"
            msg = f"{folder} cannot be used; mend what is wrong and run again:{told}"
            raise OfficeError(msg) from err

    def start_dock(self) -> None:
        """Start the simulated devices and wait until they answer."""
        self._dock = self._spawn(
            "simulate", "--folder", str(self.folder / "dock"), "--listen", f"{LOOPBACK}:{self.ports.dock}",
            "--printer-port", str(self.ports.printer), "--camera-port", str(self.ports.camera),
            "--spare-printer-port", str(self.ports.spare_printer),
        )  # fmt: skip
        give_up_s = time.monotonic() + START_S
        while not answers(f"{self.dock_url}/api/state"):
            if self._dock.poll() is not None or time.monotonic() > give_up_s:
                msg = f"the dock did not start; see {self.log('dock')}"
                raise OfficeError(msg)
            time.sleep(0.05)

    def start_kiosk(self) -> None:
        """Start the kiosk; the moment of exec is kept in `kiosk_started_s` (CLOCK_MONOTONIC)."""
        self.trace.unlink(missing_ok=True)
        self.kiosk_started_s = time.monotonic()
        self._kiosk = self._spawn("run", "--config", str(self.config), "--trace", str(self.trace))

    def stop_kiosk(self) -> None:
        """End the kiosk and all it started."""
        _end(self._kiosk)
        self._kiosk = None

    def stop(self) -> None:
        """End all that was started; safe to call twice."""
        self.stop_kiosk()
        _end(self._dock)
        self._dock = None
        if self._folder_lock is not None:
            self._folder_lock.close()
            self._folder_lock = None

    def check_alive(self) -> None:
        """Raises: OfficeError if dock or kiosk has ended by itself."""
        for name, process in (("dock", self._dock), ("run", self._kiosk)):
            if process is not None and process.poll() is not None:
                msg = f"`kiosk {name}` ended with {process.returncode}; see {self.log(name)}"
                raise OfficeError(msg)

    def wait(self) -> None:
        """Block until dock or kiosk ends; a kiosk that a technician starts again is started again, as its unit does.

        Raises: OfficeError then.
        """
        while True:
            assert self._kiosk is not None, "not started"
            if self._kiosk.poll() == 0:
                _end(self._kiosk)
                self.start_kiosk()
            self.check_alive()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._kiosk.wait(1.0)

    def log(self, name: str) -> Path:
        """Where a process writes its log."""
        return self.folder / f"{name}.log"

    def _spawn(self, *arguments: str) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches us alone, and we end the others in order.
        with self.log(arguments[0]).open("wb") as log:
            return subprocess.Popen(
                [str(KIOSK), *arguments],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                env=self._environment, start_new_session=True,
            )  # fmt: skip


@contextlib.contextmanager
def running(office: Office) -> Iterator[Office]:
    """Start an office and end it whatever happens."""
    try:
        yield office.start()
    finally:
        office.stop()


def occupied(folder: Path) -> BinaryIO:
    """Keep everybody else out of this folder until the file is closed. Raises: OfficeError if somebody is in it."""
    try:
        return hold(folder)
    except StateFolderError as err:
        msg = f"{folder} cannot be made or written: {err.fields.get('reason')}"
        if err.code == "state.held":
            msg = f"an office already runs in {folder} (process {err.fields['pid']}); end that one first"
        raise OfficeError(msg) from err


def fetch(url: str, body: object = None) -> bytes:
    """The body of a page of our own on loopback; with `body` it is posted as JSON."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"} if data else {})
    with _OPENER.open(request, timeout=5) as response:
        content: bytes = response.read()
    return content


def answers(url: str) -> bool:
    """Whether a page of our own on loopback answers with success."""
    try:
        fetch(url)
    except (OSError, urllib.error.HTTPError):
        return False
    return True


def _free_port(held: contextlib.ExitStack, wanted: int) -> int:
    sock = held.enter_context(socket.socket())
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((LOOPBACK, wanted))
    except OSError:
        sock.bind((LOOPBACK, 0))
    port: int = sock.getsockname()[1]
    return port


def _end(process: subprocess.Popen[bytes] | None) -> None:
    if process is None:
        return
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_S)
    # Whatever outlived its parent is still in the session that was made for it.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
