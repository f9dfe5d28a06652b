"""A slip as ESC/POS bytes. python-escpos is the encoder here and nothing else: it never sees a wire."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import tempfile
import threading
import time
import unicodedata
from functools import cache
from itertools import islice
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.tickets import Referral, Slip

# As many papers, and as long, as a service may ask for: a list cut short sends somebody home for the rest.
MOST_LINE_CHARACTERS = 280
MOST_BRING_LINES = 40
_CELL_DOTS = 12  # font A, one character
_LARGE = 2  # for who reads large: letters 6 mm high, half as many in a line
_BIGGEST = 8  # "GS ! n: magnification 1 to 8"
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,64}")
_FOLDER_PREFIX = "anjungan-escpos-"
_IMPORT_MOST_S = 60.0
_PICKLE_DIR = "ESCPOS_CAPABILITIES_PICKLE_DIR"
_WIDE_TYPES = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{BULLET}": "-",
        "\N{MIDDLE DOT}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN CAPITAL LETTER O WITH STROKE}": "O",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN CAPITAL LETTER D WITH STROKE}": "D",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN CAPITAL LETTER L WITH STROKE}": "L",
        "\N{LATIN SMALL LETTER SHARP S}": "ss",
    }
)


class SlipNotPrintableError(KioskError):
    """A slip that must not be encoded as it is."""


def printable(text: str, most: int = MOST_LINE_CHARACTERS) -> str:
    """What may reach a printer of any text: printable ASCII, single spaces, at most `most` characters.

    Clones lie about their code pages, and one character outside them makes the encoder switch pages in the middle of a
    line; so accents are dropped, and a letter with no Latin form becomes `?`.
    """
    flat = " ".join(unicodedata.normalize("NFC", text).translate(_WIDE_TYPES).split())
    kept = "".join(_ascii(character) for character in flat if unicodedata.category(character) not in {"Cc", "Cf", "Cs"})
    return " ".join(kept.split())[:most].rstrip()


def _ascii(character: str) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
    plain = plain.translate(_WIDE_TYPES)
    return plain if plain and all(" " <= part <= "~" for part in plain) else "?"


class EscposEncoder:
    """A `SlipEncoder` for one model.

    Args:
        profile: A python-escpos profile.
        columns: Characters a line.
        width_dots: Printable width; 8 dots are a millimetre.
    """

    def __init__(self, profile: str, columns: int, width_dots: int) -> None:
        self._profile = profile
        self._columns = columns
        self._width_dots = width_dots

    def encode(self, slip: Slip, *, copy: int = 0) -> bytes:
        """Bytes of the whole slip; start with a reset, end with a cut where the profile has a cutter.

        Raises: SlipNotPrintableError if the secret is not url-safe; it would need escaping, and then be another secret.
        """
        if not slip.practice_mark and _SECRET.fullmatch(slip.secret) is None:
            raise SlipNotPrintableError("device.printer.secret_not_url_safe", length=len(slip.secret))
        size = _LARGE if slip.is_large else 1
        paper = self._begin()
        if copy > 0:
            self._lines(paper, f"*** {printable(slip.copy_mark)} {copy} ***", size=size)
        self._lines(paper, slip.office, size=size)
        paper.set(bold=False)
        self._lines(paper, slip.heading, size=size)
        number = printable(slip.number, self._columns)
        biggest = self._width_dots // (_CELL_DOTS * max(1, len(number)))
        self._sized(paper, number, max(1, min(_BIGGEST, biggest)), bold=True)
        self._sized(paper, slip.wait_at, size + 1, bold=True)
        self._lines(paper, slip.lane, slip.service, size=size)
        paper.ln()
        self._lines(paper, slip.ahead, slip.wait, size=size)
        self._bring(paper, slip, size)
        paper.set(align="center")
        paper.ln()
        if slip.practice_mark:
            self._sized(paper, f"*** {slip.practice_mark} ***", size + 1, bold=True)
        else:
            paper.qr(slip.secret, ec=1, size=6, native=True)  # level M: a slip is folded and rubbed
        self._sized(paper, slip.short_code, size + 1, bold=True)
        self._lines(paper, slip.short_code_note, slip.issued, slip.complaints, slip.closing, size=size)
        return _cut(paper)

    def encode_referral(self, referral: Referral) -> bytes:
        """Bytes of the whole referral slip; start and end as `encode`."""
        size = _LARGE if referral.is_large else 1
        paper = self._begin()
        self._lines(paper, referral.office, size=size)
        self._sized(paper, referral.heading, size + 1, bold=True)
        self._lines(paper, referral.service, size=size)
        paper.set(align="left")
        for errand in referral.errands:
            paper.ln()
            self._lines(paper, *errand, size=size)
        self._list(paper, referral.bring_heading, referral.bring, size)
        self._list(paper, referral.here_heading, referral.here, size)
        if referral.hours:
            paper.ln()
            self._lines(paper, *referral.hours, size=size)
        paper.set(align="center")
        paper.ln()
        self._lines(paper, referral.complaints, referral.closing, size=size)
        return _cut(paper)

    def _begin(self) -> Any:  # noqa: ANN401 - python-escpos carries no types
        """A paper that is reset, centred and bold."""
        paper = load_escpos()(profile=self._profile)
        paper.hw("INIT")
        paper.set(align="center", bold=True)
        return paper

    def _sized(self, paper: Any, text: str, size: int, *, bold: bool) -> None:  # noqa: ANN401 - python-escpos carries no types
        """Lines of larger characters, broken where the paper ends; afterwards the usual size again."""
        paper.set(custom_size=True, width=size, height=size, bold=bold)
        for line in wrap(printable(text), max(1, self._columns // size)):
            paper.text(line + "\n")
        paper.set(custom_size=True, width=1, height=1, bold=False)

    def _bring(self, paper: Any, slip: Slip, size: int) -> None:  # noqa: ANN401 - python-escpos carries no types
        if not slip.bring and not slip.fee:
            return
        paper.set(align="left")
        paper.ln()
        if slip.bring:
            self._lines(paper, slip.bring_heading, size=size)
        self._listed(paper, slip.bring, size)
        self._lines(paper, slip.fee, size=size)

    def _list(self, paper: Any, heading: str, items: tuple[str, ...], size: int) -> None:  # noqa: ANN401 - as above
        """Items below their heading, after an empty line; nothing where there is none."""
        if items:
            paper.ln()
            self._lines(paper, heading, size=size)
            self._listed(paper, items, size)

    def _listed(self, paper: Any, items: Iterable[str], size: int) -> None:  # noqa: ANN401 - as above
        """Each item behind a dash, up to what a service may ask for."""
        with _at(paper, size):
            for item in islice(items, MOST_BRING_LINES):
                wide = self._columns // size
                for line in wrap(printable(item), wide, initial_indent="- ", subsequent_indent="  "):
                    paper.text(line + "\n")

    def _lines(self, paper: Any, *texts: str, size: int = 1) -> None:  # noqa: ANN401 - as above
        """Each text on lines of its own, broken between words; an empty one takes no line."""
        with _at(paper, size):
            for text in texts:
                for line in wrap(printable(text), self._columns // size):
                    paper.text(line + "\n")


@contextlib.contextmanager
def _at(paper: Any, size: int) -> Iterator[None]:  # noqa: ANN401 - as above
    """Characters of this size in the block; nothing is sent for the usual one."""
    if size == 1:
        yield
        return
    paper.set(custom_size=True, width=size, height=size)
    yield
    paper.set(custom_size=True, width=1, height=1)


def _cut(paper: Any) -> bytes:  # noqa: ANN401 - python-escpos carries no types
    paper.cut(mode="PART")
    return bytes(paper.output)


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
