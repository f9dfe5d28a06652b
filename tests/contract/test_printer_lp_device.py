"""The kernel's printer device as umockdev plays it: found by its USB identity, opened both ways, asked and answered."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

DEVICE = """\
P: /devices/pci0000:00/0000:00:14.0/usb1/1-2
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
E: DEVNAME=/dev/bus/usb/001/005
A: idVendor=04b8
A: idProduct=0e15
A: serial=X4JH012345
A: manufacturer=EPSON
A: product=TM-T20II

P: /devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0
E: DEVTYPE=usb_interface
E: SUBSYSTEM=usb
A: bInterfaceClass=07
A: bInterfaceSubClass=01
A: bInterfaceProtocol=02

P: /devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/usbmisc/lp0
N: usb/lp0
E: SUBSYSTEM=usbmisc
E: DEVNAME=/dev/usb/lp0

"""
# DLE EOT 1 is answered: well; DLE EOT 4: the paper is used up.
TALK = "d 0 /dev/usb/lp0\nw 0 ^P^D^A\nr 5 ^R\nw 0 ^P^D^D\nr 5 ~\n"
PROGRAM = """
import json
from devices.printer._checkup import CHECKUP
from devices.printer.wire import address_from_url

wire = address_from_url("lp:/dev/usb/lp0").wire
wire.open(1.0)
told = []
for question in (1, 4):
    wire.write(bytes((0x10, 0x04, question)), 1.0)
    told.append(wire.read(5.0).hex())
    assert wire.read(0.05) == b""
assert wire.is_open
wire.close()
print(json.dumps({"told": told, "found": [dict(one.settings) for one in CHECKUP.find()]}))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("lp")
    (folder / "device").write_text(DEVICE)
    (folder / "talk").write_text(TALK)
    umockdev = shutil.which("umockdev-run")
    assert umockdev is not None, "deploy/debian-packages.txt names it"
    options = ["-d", str(folder / "device"), "-s", f"/dev/usb/lp0={folder / 'talk'}"]
    run = subprocess.run(
        [umockdev, *options, "--", sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def test_device_of_the_kernels_driver_is_asked_and_answers(seen: dict[str, Any]) -> None:
    assert seen["told"] == ["12", "7e"]


def test_printer_with_a_driver_is_named_by_its_usb_identity_and_only_once(seen: dict[str, Any]) -> None:
    on_usb = [one for one in seen["found"] if "lp" in one["url"] or "usb" in one["url"].partition(":")[0]]
    assert on_usb == [{"url": "usb:04b8:0e15:X4JH012345", "profile": "TM-T20II"}]
