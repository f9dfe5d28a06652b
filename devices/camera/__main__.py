"""The camera's process; started by `devices.camera._child`, and by nobody else."""

from __future__ import annotations

import signal
import socket
import sys

import msgspec

from devices.camera._serve import serve
from devices.camera._words import Job

if __name__ == "__main__" and sys.argv[1:2] == ["--serve"]:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started us
    with socket.socket(fileno=int(sys.argv[2])) as line:
        try:
            serve(line, msgspec.json.decode(sys.argv[3], type=Job))
        except BrokenPipeError:
            sys.exit(0)
