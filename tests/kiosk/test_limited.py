"""What whoever takes a decoder over can reach: nothing."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys

import pytest

from kiosk.limited import Limits

PROBE = """
import ctypes, errno, json, os, resource, signal, socket, sys
from kiosk.limited import Limits, lock_up

class Part(ctypes.Structure):
    _fields_ = [("at", ctypes.c_void_p), ("size", ctypes.c_size_t)]

libc, here = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(b"secret")
buffer = ctypes.create_string_buffer(6)
near, far = Part(ctypes.addressof(buffer), 6), Part(ctypes.addressof(here), 6)
parent = os.getpid()
reading, writing = os.pipe()
if os.fork():
    os.close(writing)
    print(os.read(reading, 9999).decode())
    sys.exit()

def spy():
    ctypes.set_errno(0)
    libc.process_vm_readv(parent, ctypes.byref(near), 1, ctypes.byref(far), 1, 0)
    if ctypes.get_errno():
        raise OSError(ctypes.get_errno(), "denied")

acts = {
    "file": lambda: open("/etc/passwd"),
    "socket": socket.socket,
    "pipe": os.pipe,
    "program": lambda: os.execv("/bin/true", ["true"]),
    "signal": lambda: os.kill(parent, 0),
    "memory": spy,
}
if sys.argv[1] == "locked":
    lock_up(Limits(**json.loads(sys.argv[2])))
found = {}
for name, act in acts.items():
    if sys.argv[1] == "locked" or name in {"signal", "memory"}:
        try:
            act()
            found[name] = ""
        except OSError as error:
            found[name] = errno.errorcode[error.errno]
found["rights"] = libc.prctl(39, 0, 0, 0, 0)
os.write(writing, json.dumps(found).encode())
"""
LANDLOCK_WITH_SCOPES = 6
LIMITS = Limits(memory_bytes=1 << 30, cpu_s=10, wall_s=10.0, raw_bytes=0, result_bytes=0)


def probe(how: str) -> dict[str, object]:
    command = [sys.executable, "-c", PROBE, how, json.dumps(vars(LIMITS))]
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=20)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def locked() -> dict[str, object]:
    return probe("locked")


def test_child_that_was_taken_over_opens_nothing_and_gains_no_right(locked: dict[str, object]) -> None:
    assert {name: locked[name] for name in ("file", "socket", "pipe", "rights")} == {
        "file": "EMFILE",
        "socket": "EMFILE",
        "pipe": "EMFILE",
        "rights": 1,
    }


def test_child_that_was_taken_over_starts_no_program_and_reaches_no_other(
    locked: dict[str, object],
) -> None:
    if ctypes.CDLL(None).syscall(444, None, 0, 1) < LANDLOCK_WITH_SCOPES:
        pytest.skip("this kernel's Landlock knows files alone, or there is none")
    assert probe("free") == {"signal": "", "memory": "", "rights": 0}, "else the rest shows nothing"
    assert {name: locked[name] for name in ("program", "signal", "memory")} == {
        "program": "EACCES",
        "signal": "EPERM",
        "memory": "EPERM",
    }
