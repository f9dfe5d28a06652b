from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from devices.dock import Dock, DockError
from devices.printer import make_printer
from devices.speaker import SpeakerState, make_speaker
from devices.speaker.studio import Studio
from kiosk.clock import SystemClock
from kiosk.config import PrinterConfig, SpeechConfig, load_config
from kiosk.ports import PrinterState, PrintState, Spoken, TakeState
from kiosk.texts import Texts
from tests.devices.rig import SHORT, job
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator


_OFFICE = """
lanes = [{ code = "umum", letter = "A", wait_at = "Loket 1" }]
[office]
code = "31.74.02"
name = "Kecamatan Setiabudi"
zone = "Asia/Jakarta"
[panel]
width_mm = 398.0
height_mm = 708.0
"""


@pytest.fixture
def dock(tmp_path: Path) -> Iterator[Dock]:
    with Dock(tmp_path / "dock") as made:
        yield made


def ask(dock: Dock, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(dock.address + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        raw = answer.read()
    return json.loads(raw) if answer.headers["Content-Type"] == "application/json" else raw


def test_slip_is_seen_with_its_bytes_text_and_picture(dock: Dock) -> None:
    for url in dock.addresses["printer"].values():
        printer = make_printer(PrinterConfig(url=url), SystemClock(), SHORT)
        assert printer is not None
        assert printer.send(job(), started=lambda: None).state is PrintState.PRINTED
        printer.close()
    first, second = ask(dock, "/api/slips")
    assert (first["number"], second["number"]) == (1, 2)
    assert "A-012" in first["text"]
    assert first["size_bytes"] >= len(job())
    assert first["last_byte_s"] >= first["first_byte_s"] > 0
    assert ask(dock, "/api/slips/1.png").startswith(b"\x89PNG")
    assert ask(dock, "/api/slips/2.txt").decode() == second["text"]
    assert ask(dock, "/api/slips/1.bin").endswith(b"\x1dV\x01")
    assert ask(dock, "/api/state")["printer"]["slips"] == 2


def test_partial_change_keeps_the_rest(dock: Dock) -> None:
    ask(dock, "/api/printer", {"paper": "out"})
    state = ask(dock, "/api/printer", {"delay_ms": 5})["printer"]
    assert (state["paper"], state["delay_ms"]) == ("out", 5)
    printer = make_printer(PrinterConfig(url=dock.addresses["printer"]["url"]), SystemClock(), SHORT)
    assert printer is not None
    assert printer.state() is PrinterState.PAPER_OUT
    ask(dock, "/api/printer", {"plugged": False})
    assert printer.state() is PrinterState.OFFLINE


def test_scanner_is_switched(dock: Dock) -> None:
    assert ask(dock, "/api/sane_scanner", {"state": "jammed"})["sane_scanner"]["state"] == "jammed"
    folder = Path(dock.addresses["sane_scanner"]["config_dir"])
    assert "SANE_STATUS_JAMMED" in (folder / "test.conf").read_text()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/printer", {"paper": "much"}),
        ("/api/printer", {"unplug_after_bytes": -1}),
        ("/api/printer", {"delay_ms": 10**9}),
        ("/api/printer", {"cover": True}),
        ("/api/printer", {"plugged": "yes"}),
        ("/api/sane_scanner", {"state": "happy"}),
        ("/api/sane_scanner", {}),
        ("/api/scanner", {"pages": 51}),
        ("/api/scanner", {"trouble": "happy"}),
        ("/api/speaker", {"state": "loud"}),
        ("/api/speaker", {"headphones": "yes"}),
        ("/api/printer", [1]),
    ],
)
def test_bad_input_is_refused_with_a_reason(dock: Dock, path: str, body: object) -> None:
    before = ask(dock, "/api/state")
    with pytest.raises(urllib.error.HTTPError) as caught:
        ask(dock, path, body)
    assert caught.value.code == 422
    assert json.loads(caught.value.read())["detail"]
    assert ask(dock, "/api/state") == before


@pytest.mark.parametrize("path", ["/api/slips/9.png", "/api/slips/1.exe", "/api/slips/..%2f1.png"])
def test_slip_that_is_not_there_is_not_found(dock: Dock, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        ask(dock, path)
    assert caught.value.code in {404, 422}


def test_page_is_in_indonesian_and_names_the_addresses(dock: Dock) -> None:
    page = ask(dock, "/").decode()
    assert 'lang="id"' in page
    assert "Pencetak struk" in page
    assert all(address in page for one in dock.addresses.values() for address in one.values())


def test_what_it_tells_is_a_piece_of_a_configuration(dock: Dock, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("\n".join(("kiosk = 'kiosk-1'", f"state_dir = '{tmp_path}'", _OFFICE, dock.told)))
    config, told = load_config(path), dock.addresses
    assert config.printer.url == told["printer"]["url"]
    assert config.spare_printer.url == told["spare_printer"]["url"]
    assert config.scanner.device == told["scanner"]["device"]
    assert config.stick.place == told["stick"]["place"]
    assert config.speech.microphone == told["speaker"]["microphone"]


@pytest.mark.parametrize("listen", ["0.0.0.0:0", "192.0.2.1:80", "localhost", "127.0.0.1:x"])
def test_dock_stays_on_loopback(tmp_path: Path, listen: str) -> None:
    with pytest.raises(DockError):
        Dock(tmp_path, listen)


@pytest.mark.parametrize("port", ["70000", "x", "\u00b2"])
def test_page_port_that_is_none_is_told(tmp_path: Path, port: str) -> None:
    with pytest.raises(DockError, match=r"device\.dock\.(listen|port)"):
        Dock(tmp_path, f"127.0.0.1:{port}")


def test_taken_ports_are_told_apart(tmp_path: Path, dock: Dock) -> None:
    with pytest.raises(DockError, match=r"device\.dock\.port .*Address already in use"):
        Dock(tmp_path, dock.address.removeprefix("http://"))
    for name in ("printer", "spare_printer", "camera"):
        taken = int(dock.addresses[name]["url"].split(":")[2].split("/")[0])
        for port in (taken, 70000):
            with pytest.raises(DockError, match=rf"device\.dock\.{name}_port port={port} reason="):
                Dock(tmp_path, "127.0.0.1:0", {name: port})


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DockError, match=r"device\.dock\.folder .*Not a directory"):
        Dock(tmp_path / "file" / "dock")


def test_process_puts_the_devices_away_when_told_to_end(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from devices.dock import run; run(Path(sys.argv[1]), '127.0.0.1:0', {})"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    page = process.stdout.readline().removeprefix("# Dock: ").strip()
    with urllib.request.urlopen(page + "/api/state", timeout=PATIENCE_S) as answer:
        assert answer.status == 200
    assert (tmp_path / "printer-tty").is_symlink()
    process.terminate()
    assert process.wait(timeout=5) == 0
    process.stdout.close()
    assert not (tmp_path / "printer-tty").is_symlink()


def test_somebody_speaks_into_the_microphone(dock: Dock) -> None:
    studio = Studio(SpeechConfig(**dock.addresses["speaker"]))
    seconds: list[float] = []

    def listen(until_s: float) -> TakeState:
        seconds.clear()
        return studio.listen(lambda: bool(seconds) and seconds[-1] >= until_s, lambda one: seconds.append(one.seconds))

    assert listen(0.2) is TakeState.SILENT
    assert ask(dock, "/api/speaker", {"speak": "Kembali."})["speaker"]["spoken"] == "Kembali."
    assert listen(1.0) is TakeState.GOOD
    assert ask(dock, "/api/speaker", {"microphone": "busy"})["speaker"]["microphone"] == "busy"
    assert listen(0.2) is TakeState.BUSY


def test_headphones_are_plugged_in_and_what_was_said_is_read(dock: Dock) -> None:
    config = SpeechConfig(**dock.addresses["speaker"])
    speaker, moves, over = make_speaker(config, {"id": Texts("id")}), queue.Queue[bool](), threading.Event()
    assert speaker is not None
    speaker.watch_headphones(moves.put)
    assert ask(dock, "/api/speaker", {"headphones": True})["speaker"]["headphones"] is True
    assert moves.get(timeout=10)
    speaker.say(Spoken("Ya.", "id", 250, -6), over.set)
    assert over.wait(10)
    (said,) = ask(dock, "/api/said")
    assert (said["text"], said["wpm"], said["volume_db"], said["ended"]) == ("Ya.", 250, -6, "heard")
    over.clear()
    assert ask(dock, "/api/speaker", {"state": "no_card"})["speaker"]["state"] == "no_card"
    speaker.say(Spoken("Ya.", "id", 250, -6), over.set)
    assert over.wait(10)
    assert speaker.state is SpeakerState.NO_CARD
    assert len(ask(dock, "/api/said")) == 1
    speaker.close()
