"""Plugs are pulled and put back at a running kiosk, on a machine of umockdev's: glass, desk and the next slip follow.

Printer and code reader are named by their serial numbers; two that are alike otherwise swap their ports meanwhile.
Their names, which udev makes below /dev, lie elsewhere: umockdev ends a program after fifty opens of what is not there.
"""

from __future__ import annotations

import re
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from deploy.office import PORTRAIT, Office, Ports, answers, fetch, running
from devices.code_reader import SimulatedCodeReader
from devices.printer.simulator import SimulatedPrinter
from sync.hub._desk import SEAT_COOKIE
from tests.devices.bus import Bus, bus
from tests.journeys.conftest import PATIENT
from tests.journeys.resident import Resident
from tests.journeys.stories import finish, take_number_only
from tests.journeys.trace import Trace
from tests.patience import PATIENCE_S, eventually
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.window
PORT = "/devices/pci0000:00/usb1/1-"
PRINTER = "names/printer-04b8-0e15-{serial}"
READER = "names/usb-ACME_Reader_{serial}-if00-port0"
OURS, OTHER = "SN001", "SN002"
KNOWN_S = 15.0  # a plug settles for 3 s, its device is asked, the hub is told every 2 s


def printer_at(port: int, node: str, serial: str) -> str:
    return f"""P: {PORT}{port}
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
A: idVendor=04b8
A: idProduct=0e15
A: serial={serial}

P: {PORT}{port}/1-{port}:1.0/usbmisc/{node}
E: DEVNAME=/dev/usb/{node}
E: SUBSYSTEM=usbmisc
"""


def reader_at(port: int, node: str, serial: str) -> str:
    return f"""P: {PORT}{port}
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
A: idVendor=0c2e
A: idProduct=0206
A: serial={serial}

P: {PORT}{port}/1-{port}:1.0/{node}/tty/{node}
E: DEVNAME=/dev/{node}
E: SUBSYSTEM=tty
"""


@dataclass
class Street:
    """A kiosk on that machine, somebody before its glass, and the machine's plugs."""

    bus: Bus
    office: Office
    resident: Resident

    def printer(self, port: int, node: str, serial: str) -> SimulatedPrinter:
        """Plug a printer in."""
        self._name(f"usb/{node}", PRINTER.format(serial=serial))
        printer = SimulatedPrinter(self.office.folder / f"slips-{serial}", lp=self.bus.root / "dev/usb" / node)
        self.bus.plug(printer_at(port, node, serial))
        return printer

    def reader(self, port: int, node: str, serial: str) -> SimulatedCodeReader:
        """Plug a code reader in."""
        self._name(node, READER.format(serial=serial))
        reader = SimulatedCodeReader(self.bus.root / "dev" / node)
        reader.plug()
        self.bus.plug(reader_at(port, node, serial))
        return reader

    def _name(self, node: str, link: str) -> None:
        """What the kernel and udev do below /dev; the machine's own nodes hold no conversation."""
        at, name = self.bus.root / "dev" / node, self.office.folder / link
        for path in (at, name):
            path.parent.mkdir(parents=True, exist_ok=True)
        name.symlink_to(at)

    def pull(self, port: int, node: str, link: str) -> None:
        """Pull what is in this port; udev takes its name away."""
        (self.office.folder / link).unlink()
        self.bus.pull(f"/sys{PORT}{port}/1-{port}:1.0/{node}")
        self.bus.pull(f"/sys{PORT}{port}")

    def desk_says(self, words: str) -> bool:
        """Whether an alert at the desk has these words."""
        seat = {"Cookie": f"{SEAT_COOKIE}={quote('Loket 1')}"}
        with urllib.request.urlopen(
            urllib.request.Request(self.office.desk_url, headers=seat), timeout=PATIENCE_S
        ) as answer:
            alerts = re.findall(r'data-testid="alert".*?</section>', answer.read().decode(), re.DOTALL)
        return any(words in alert for alert in alerts)


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    folder = tmp_path_factory.mktemp("street")
    with bus() as machine, Display.start(PORTRAIT.width_px, PORTRAIT.height_px) as display:
        office = Office(folder, Ports.free(), PORTRAIT, PATIENT, {**machine.environment, "DISPLAY": display.name})
        for table, url in (
            ("printer", f"lp:{folder}/{PRINTER}"),
            ("code_reader", f"serial:{folder}/{READER}?baud=9600"),
        ):
            office._text = re.sub(
                rf'(\[{table}\]\nurl = )"[^"]*"', rf'\1"{url.format(serial=OURS)}"', office._text, count=1
            )
        with running(office):
            resident = Resident(display, Trace(office.trace, office.check_alive))
            resident.on("rest", within_s=30.0)
            eventually(lambda: answers(f"{office.desk_url}/healthz"), KNOWN_S)
            yield Street(machine, office, resident)


def test_printer_comes_goes_and_swaps_ports_with_one_that_is_alike(street: Street) -> None:
    eventually(lambda: street.desk_says("Pencetak"), KNOWN_S)
    with street.printer(1, "lp0", OURS) as ours:
        eventually(lambda: not street.desk_says("Pencetak"), KNOWN_S)
        take_number_only(street.resident)
        assert ours.wait_for_slips(1, 10.0)
        finish(street.resident)
        street.pull(1, "usbmisc/lp0", PRINTER.format(serial=OURS))
    eventually(lambda: street.desk_says("Pencetak"), KNOWN_S)
    with street.printer(1, "lp0", OTHER) as other:
        assert street.desk_says("Pencetak")
        with street.printer(2, "lp1", OURS) as ours:
            eventually(lambda: not street.desk_says("Pencetak"), KNOWN_S)
            take_number_only(street.resident)
            assert ours.wait_for_slips(1, 10.0)
            finish(street.resident)
            street.pull(2, "usbmisc/lp1", PRINTER.format(serial=OURS))
        street.pull(1, "usbmisc/lp0", PRINTER.format(serial=OTHER))
        assert not other.slips


def test_code_reader_comes_goes_and_swaps_ports_with_one_that_is_alike(street: Street) -> None:
    street.resident.press("start").on("home").press("check_number").on("type_code")
    ours = street.reader(3, "ttyUSB0", OURS)
    eventually(lambda: "code reader: ready" in street.office.log("run").read_text(), KNOWN_S)
    street.resident.press("bar:back").on("home").press("check_number").on("show_slip").settle()
    ours.show(b"https://example.org")
    street.resident.on("shown.foreign").settle().press("done").on("rest")
    ours.unplug()
    street.pull(3, "ttyUSB0/tty/ttyUSB0", READER.format(serial=OURS))
    eventually(lambda: street.desk_says("Pembaca kode"), KNOWN_S)
    other = street.reader(3, "ttyUSB0", OTHER)
    ours = street.reader(4, "ttyUSB1", OURS)
    eventually(lambda: not street.desk_says("Pembaca kode"), KNOWN_S)
    other.show(b"https://example.org")
    assert street.resident.settle().page.name == "rest"
    ours.show(b"https://example.org")
    street.resident.on("shown.foreign").settle().press("done").on("rest")


def test_scanner_pulled_out_is_known_at_once_though_it_is_seldom_asked(street: Street) -> None:
    with street.printer(5, "lp9", "ANY"):
        fetch(f"{street.office.dock_url}/api/scanner", {"plugged": False})
        street.pull(5, "usbmisc/lp9", PRINTER.format(serial="ANY"))
    eventually(lambda: street.desk_says("Pemindai"), KNOWN_S)
