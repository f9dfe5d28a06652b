"""`kiosk prompts`: listed, recorded, heard and removed from a terminal."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from devices.speaker import SimulatedSpeaker
from devices.speaker.sound import Sound, wav_of
from devices.speaker.take import RATE_HZ
from kiosk.bootstrap import prompts
from kiosk.cli import MENDS, kiosk
from kiosk.config import load_config
from kiosk.ports import TakeState
from tests.devices.speaker.voice import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

WITHIN_S = 20.0
CONFIG = """
kiosk = "kiosk-1"
state_dir = "{folder}/state"
office = {{ code = "64.74.02", name = "Kecamatan Contoh", zone = "Asia/Makassar" }}
lanes = [{{ code = "umum", letter = "A", wait_at = "Loket 1" }}]
[speech]
device = "{device}?pace=0"
microphone = "{device}?pace=0.05"
"""


class Terminal:
    def __init__(self, folder: Path) -> None:
        self.hand = SimulatedSpeaker(folder / "sound")
        self.hand.speak(wav_of(Sound(RATE_HZ, spoken(15.0))))
        self.config = folder / "kiosk.toml"
        self.config.write_text(CONFIG.format(folder=folder, device=self.hand.device), encoding="utf-8")

    def run(self, *words: str, keys: str = "") -> Result:
        return CliRunner().invoke(kiosk, ["prompts", *words, "--config", str(self.config)], input=keys)

    def line(self, language: str, number: int) -> list[str]:
        return self.run("list", language).output.splitlines()[number - 1].split(maxsplit=3)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(tmp_path)
    yield made
    made.hand.close()


def record(terminal: Terminal, *, is_used: bool) -> None:
    """Somebody presses Enter after a second."""
    is_read = threading.Event()

    def read(sentence: str) -> None:
        assert sentence
        assert is_read.wait(WITHIN_S)

    def tell(words: str) -> None:
        if float(words.split(maxsplit=1)[0]) >= 1.0:
            is_read.set()

    prompts.record(load_config(terminal.config), "bug", 2, read, tell, lambda: is_used)


def test_a_sentence_is_recorded_listed_heard_and_removed(terminal: Terminal) -> None:
    assert terminal.line("bug", 2)[:3] == ["2", "open", "start"]
    record(terminal, is_used=False)
    assert terminal.line("bug", 2)[1] == "open"
    record(terminal, is_used=True)
    assert terminal.line("bug", 2)[1] == "own"
    assert terminal.run("play", "bug", "2").exit_code == 0
    assert terminal.run("remove", "bug", "2").exit_code == 0
    assert terminal.line("bug", 2)[1] == "open"


def test_what_cannot_be_done_has_a_code_with_a_mend(terminal: Terminal) -> None:
    terminal.hand.switch_microphone(TakeState.ABSENT)
    told = [
        terminal.run("record", "id", "1", "--yes", keys="\n"),
        terminal.run("record", "id", "9999", keys="\n"),
        terminal.run("play", "id", "1"),
        terminal.run("remove", "id", "1"),
    ]
    codes = [getattr(one.exception, "code", "") for one in told]
    assert codes == ["prompts.absent", "prompts.number", "prompts.open", "prompts.not_own"]
    states = {f"prompts.{one.value}" for one in TakeState if one is not TakeState.GOOD}
    assert {*codes, *states} <= set(MENDS)
