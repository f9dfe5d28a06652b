from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from deploy import run
from deploy.office import Extras, OfficeError, occupied

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_walk_does_not_delete_what_the_first_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "HOUSE", tmp_path)
    shown = tmp_path / "out" / "summary.md"
    shown.parent.mkdir()
    shown.touch()
    with occupied(tmp_path / "var"), pytest.raises(OfficeError, match="already runs"):
        run._walk(None)
    assert shown.exists()


@pytest.mark.parametrize(
    ("words", "extras"),
    [
        ([], Extras()),
        (["--spare"], Extras(has_spare=True)),
        (["--two-switch"], Extras(is_two_switch=True)),
    ],
)
def test_what_is_asked_for_is_what_the_office_has(
    words: list[str], extras: Extras, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Extras] = []
    monkeypatch.setattr(sys, "argv", ["run", *words])
    monkeypatch.setenv("DISPLAY", ":none")
    monkeypatch.setattr(run, "_open", lambda _panel, _catalogue, these: asked.append(these) or 0)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert run.main() == 0
    assert asked == [extras]


@pytest.mark.parametrize("word", ["SPARE", "TWO_SWITCH"])
def test_make_hands_on_what_is_asked_for(word: str) -> None:
    command = ["make", "--dry-run", "--no-print-directory", "run", f"{word}=1"]
    told = subprocess.run(command, check=True, cwd=run.HOUSE, capture_output=True, text=True).stdout
    assert told.split()[-2:] == ["deploy.run", f"--{word.lower().replace('_', '-')}"]
