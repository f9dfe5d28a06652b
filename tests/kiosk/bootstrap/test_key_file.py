"""Learnt keys: kept whole, read before the configuration's, and left aside when they are of no use."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.bootstrap import keypad
from kiosk.bootstrap._key_file import KEY_FILE, key_setup, read_learnt, write_learnt
from kiosk.config import Config, KeypadConfig, SpeechConfig, load_config
from kiosk.keys import USUAL_KEYS

EXAMPLE = Path(__file__).parents[3] / "deploy" / "kiosk.example.toml"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return replace(load_config(EXAMPLE), state_dir=tmp_path)


def test_without_a_word_every_key_does_what_it_usually_does(config: Config) -> None:
    setup = key_setup(config)
    assert setup.keys == USUAL_KEYS
    assert not setup.is_two_switch


def test_learnt_keys_win_over_those_of_the_configuration(config: Config) -> None:
    config = replace(config, keypad=KeypadConfig(keys={"select": ("f13",), "help": ("f14",)}))
    assert key_setup(config).keys["select"] == ("f13",)
    write_learnt(config.state_dir / KEY_FILE, {"select": ("code:1073741942", "f14")})
    keys = key_setup(config).keys
    assert keys["select"] == ("code:1073741942", "f14")
    assert keys["help"] == USUAL_KEYS["help"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[keys]\nselect = ['f13'", "is not TOML"),
        ("[keys]\nselect = ['nonsense']\n", "does not know the key `nonsense`"),
        ("[key]\nselect = ['f13']\n", "did you mean `keys`?"),
        ("[keys]\nselect = 'f13'\n", "keys.select"),
        ("", ""),
    ],
)
def test_bad_file_is_told_and_the_configuration_holds(
    config: Config, caplog: pytest.LogCaptureFixture, content: str, told: str
) -> None:
    (config.state_dir / KEY_FILE).write_text(content)
    assert key_setup(config).keys == USUAL_KEYS
    assert told in caplog.text
    assert bool(told) == (KEY_FILE in caplog.text)


def test_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / KEY_FILE
    for keys in ({"select": ("f13",)}, {"next": ("f14",), "select": ("f15",)}):
        write_learnt(path, keys)
        assert read_learnt(path, is_two_switch=False) == keys
    assert [one.name for one in tmp_path.iterdir()] == [KEY_FILE]


def test_keys_are_learnt_where_the_first_language_is_one_of_a_folder_or_of_no_use(config: Config) -> None:
    for languages in (("bjn",), ("id",)):
        lesson = keypad._Lesson(replace(config, speech=SpeechConfig(languages=languages)), None)
        assert lesson._texts.language == "id"
