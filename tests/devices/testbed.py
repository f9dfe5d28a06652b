"""A machine of umockdev's: sysfs, udev and device nodes to believe in, made by a double nobody here wrote.

A test runs a function of its own in a child that was started under `umockdev-wrapper`; there the double is real to
libudev, to pyudev and to anything that opens `/dev`.
"""

from __future__ import annotations

import atexit
import ctypes
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SERIAL_LINE = r"""P: /devices/pci0000:00/usb1/1-2
E: DEVNAME=/dev/bus/usb/001/002
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
A: idVendor=1A86
A: idProduct=7523
H: serial=4142431B5B33316D580A
A: manufacturer=QinHeng
A: product=USB Serial
A: bDeviceClass=ff

P: /devices/pci0000:00/usb1/1-2/1-2:1.0/ttyUSB0/tty/ttyUSB0
N: ttyUSB0
S: serial/by-id/usb-1a86_USB_Serial-if00-port0
E: DEVNAME=/dev/ttyUSB0
E: SUBSYSTEM=tty
"""
READER = r"""P: /devices/pci0000:00/usb1/1-3
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
A: idVendor=05e0
A: idProduct=1200
A: manufacturer=Symbol
A: product=Bar Code Scanner
A: bDeviceClass=00

P: /devices/pci0000:00/usb1/1-3/1-3:1.0
E: DEVTYPE=usb_interface
E: SUBSYSTEM=usb
A: bInterfaceClass=03

P: /devices/pci0000:00/usb1/1-3/1-3:1.0/input/input5
E: SUBSYSTEM=input
A: name=Symbol Bar Code Scanner
A: id/vendor=05e0
A: id/product=1200
A: capabilities/key=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe

P: /devices/pci0000:00/usb1/1-3/1-3:1.0/input/input5/event5
N: input/event5
S: input/by-id/usb-Symbol_Bar_Code_Scanner-event-kbd
E: DEVNAME=/dev/input/event5
E: SUBSYSTEM=input
"""
# The double answers questions of the kernel's under this name alone, not under the link's.
READER_NODE = "/dev/input/event5"


def _padded(size: int, content: bytes = b"") -> str:
    return content.ljust(size, b"\0").hex().upper()


_KEYS = b"\xfe" + b"\xff" * 7
_IOCTLS = "\n".join([
    "EVIOCGVERSION 0 01000100", "EVIOCGID 0 0300E00500120001",
    *(f"EVIOCG{name} 0 {_padded(256, name.encode())}" for name in ("NAME", "PHYS", "UNIQ")),
    "EVIOCGBIT(0) 4 13001200", f"EVIOCGBIT(1) 96 {_padded(96, _KEYS)}",
    *(f"EVIOCGBIT({kind}) 96 {_padded(96)}" for kind in (0, 4, 17, 20)),
    "EVIOCGEFFECTS 0 00000000", "EVIOCGREP 0 FA00000021000000", "",
])  # fmt: skip
_MOST_S = 60
_PROGRAM = """
import importlib.util, json, sys
file, name, facts = sys.argv[1:]
spec = importlib.util.spec_from_file_location("story", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(json.dumps(getattr(module, name)(**json.loads(facts))))
"""


class Testbed:
    """The double, through its C library; only in a child that `in_testbed` started."""

    __test__ = False

    def __init__(self) -> None:
        self._lib = ctypes.CDLL("libumockdev.so.0")
        self._lib.umockdev_testbed_new.restype = ctypes.c_void_p
        self._bed = ctypes.c_void_p(self._lib.umockdev_testbed_new())
        atexit.register(ctypes.CDLL("libgobject-2.0.so.0").g_object_unref, self._bed)

    @property
    def root(self) -> str:
        """The folder that stands for the machine."""
        self._lib.umockdev_testbed_get_root_dir.restype = ctypes.c_char_p
        folder: bytes = self._lib.umockdev_testbed_get_root_dir(self._bed)
        return folder.decode()

    def add(self, dump: str) -> None:
        """Plug in what a dump describes; udev tells of it."""
        self._call("add_from_string", dump)

    def remove(self, path: str) -> None:
        """Pull it out."""
        self.tell(path, "remove")
        self._lib.umockdev_testbed_remove_device(self._bed, path.encode())

    def tell(self, path: str, action: str) -> None:
        """Let udev tell of a change."""
        self._lib.umockdev_testbed_uevent(self._bed, path.encode(), action.encode())

    def type(self, folder: Path, keys: list[tuple[int, int]]) -> None:
        """What the reader that types tells of itself, and the keys it will send from 0.2 s after it is opened.

        Args:
            folder: For its records.
            keys: Code and value (1 down, 0 up) of each event.
        """
        ioctls, events = folder / "ioctls", folder / "events"
        ioctls.write_text(_IOCTLS)
        # The first event comes at once, as what was typed before the reader was ours.
        lines = ["E: 0.000000 0000 0000 0000"]
        for at, (code, value) in enumerate(keys, 200):
            lines += [f"E: {at / 1000:.6f} 0001 {code:04x} {value:04d}", f"E: {at / 1000:.6f} 0000 0000 0000"]
        events.write_text("\n".join(lines) + "\n")
        self._call("load_ioctl", READER_NODE, str(ioctls))
        self._call("load_evemu_events", READER_NODE, str(events))

    def _call(self, name: str, *texts: str) -> None:
        error = ctypes.c_void_p()
        call = getattr(self._lib, f"umockdev_testbed_{name}")
        if not call(self._bed, *(text.encode() for text in texts), ctypes.byref(error)):
            raise OSError(name)


def in_testbed(story: Callable[..., Any], **facts: object) -> Any:  # noqa: ANN401 - what the story returns
    """What a function of a test file returns, called in a process that sees only what it plugs in itself."""
    file = inspect.getsourcefile(story)
    assert file is not None
    child = subprocess.run(
        ["umockdev-wrapper", sys.executable, "-c", _PROGRAM, file, story.__name__, json.dumps(facts)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=_MOST_S,
        check=False,
    )
    assert child.returncode == 0, child.stderr.decode()[-2000:]
    return json.loads(child.stdout.splitlines()[-1])
