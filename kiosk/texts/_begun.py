"""Languages that an office begins by a name alone: pages keep their words, and are read in its own voice bit by bit."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import tomli_w

from kiosk.files import write_whole
from kiosk.texts._languages import Language

if TYPE_CHECKING:
    from pathlib import Path

# Of the kiosk's state folder: what it keeps of languages itself.
OWN = "languages"
_ABOUT = "language.toml"
# By ISO 639 code. No machine speaks them; Indonesian's voice reads their letters until a person has.
BEGINNINGS = {
    "bug": Language("Basa Ugi", "Basa Ugi."),
    "bjn": Language("Bahasa Banjar", "Bahasa Banjar."),
    "sas": Language("Basa Sasak", "Basa Sasak."),
    "jv": Language("Basa Jawa", "Basa Jawa."),
}
_WORDS = """# Words of the kiosk in this language, by key; a key that is not here keeps its Indonesian words.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def is_begun(folder: Path) -> bool:
    """Whether a language was begun in this folder."""
    return (folder / _ABOUT).is_file()


def begin_language(code: str, state_dir: Path) -> None:
    """Make the folder of a language of `BEGINNINGS`; what is there already stays. Raises: OSError."""
    folder = state_dir / OWN / code
    if is_begun(folder):
        return
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "kiosk.po", _WORDS.format(code=code).encode())
    about = tomli_w.dumps(asdict(BEGINNINGS[code]))
    write_whole(folder / _ABOUT, about.encode())  # the last: it says that all is there
