"""The import of python-escpos, kept from leaving anything behind."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
import threading
import time
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER_PREFIX = "anjungan-escpos-"
_IMPORT_MOST_S = 60.0
_PICKLE_DIR = "ESCPOS_CAPABILITIES_PICKLE_DIR"

_import_lock = threading.Lock()


def _sweep() -> None:
    """Remove the folders of processes that were killed during the import below."""
    for folder in Path(tempfile.gettempdir()).glob(_FOLDER_PREFIX + "*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > _IMPORT_MOST_S:
                shutil.rmtree(folder)


def load_escpos() -> Any:  # noqa: ANN401 - python-escpos carries no types
    """The encoder class of python-escpos, imported at first use: that costs a quarter of a second and 15 MB.

    On import it makes a temporary folder with a pickle in it and never removes it, would load a pickle from any folder
    the environment names, and configures the root logger. All three are prevented here.

    Thread: any; the first call blocks the others.
    """
    with _import_lock:
        return _import_escpos()


@cache
def _import_escpos() -> Any:  # noqa: ANN401 - python-escpos carries no types
    """Once a process: no slip may depend on room in the temporary folder."""
    named = os.environ.get(_PICKLE_DIR)
    handlers = list(logging.root.handlers)
    make, me = tempfile.mkdtemp, threading.get_ident()
    _sweep()
    with tempfile.TemporaryDirectory(prefix=_FOLDER_PREFIX) as folder:

        def make_here(*args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - stands in for any call of mkdtemp
            return folder if threading.get_ident() == me else make(*args, **kwargs)

        os.environ[_PICKLE_DIR] = folder
        tempfile.mkdtemp = make_here  # type: ignore[assignment]  # the overloads tell str from bytes; escpos asks for str
        try:
            from escpos.printer import Dummy  # noqa: PLC0415 - see the docstring
        finally:
            tempfile.mkdtemp = make
            os.environ.pop(_PICKLE_DIR)
            if named is not None:
                os.environ[_PICKLE_DIR] = named
    for handler in set(logging.root.handlers) - set(handlers):
        logging.root.removeHandler(handler)
    return Dummy
