"""A language is a folder: what is right in it is used, what is wrong is told and left out, and the kiosk starts."""

from __future__ import annotations

import os
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import faults_of
from kiosk.config import SpeechConfig
from kiosk.texts import Found, Language, Texts, load_languages, places

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLES = Path(__file__).parents[3] / "languages"
ABOUT = 'name = "Basa Sunda"\nspoken = "Basa Sunda."\n'


def speech_of(folder: Path, *languages: str) -> SpeechConfig:
    return SpeechConfig(languages=languages, languages_dir=str(folder))


def write(folder: Path, about: str = ABOUT, words: Mapping[str, str] | str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text(about, encoding="utf-8")
    if not isinstance(words, str):
        entries = (f'msgid "{key}"\nmsgstr "{said}"\n' for key, said in words.items())
        words = "\n".join(entries)
    (folder / "kiosk.po").write_text(words, encoding="utf-8")
    return folder.parent


def test_language_of_a_folder_keeps_indonesian_where_it_has_no_words(tmp_path: Path) -> None:
    folder = write(tmp_path / "su", words={"bar.back": "Balik", "bar.help": ""})
    languages = load_languages(speech_of(folder, "id", "su"))
    assert list(languages) == ["id", "su"]
    sundanese = languages["su"]
    assert (sundanese.name, sundanese.spoken_name) == ("Basa Sunda", "Basa Sunda.")
    assert (sundanese.get("bar.back"), sundanese.get("bar.help")) == ("Balik", "Bantuan")
    assert sundanese.get("nik.missing", missing=3) == languages["id"].get("nik.missing", missing=3)
    assert sundanese.day_and_date(date(2026, 11, 21)) == "Saptu, 21 Nopémber 2026"
    assert sundanese.hour(time(9, 5)) == "09.05"


def test_language_without_dates_of_its_own_writes_those_it_falls_back_to(tmp_path: Path) -> None:
    texts = load_languages(speech_of(write(tmp_path / "btk"), "btk"))["btk"]
    assert texts.long_date(date(2026, 8, 17)) == "17 Agustus 2026"
    assert texts.falls_back_to == "id"


@pytest.mark.parametrize(
    "hostile",
    [
        "{missing.__class__}",
        "{missing!r}",
        "{missing:>999999999}",
        "{0}",
        "{}",
        "{missing",
        "kurang {other}",
        "x" * 1001,
        "\x1b@",
        "\u202eterbalik",
    ],
)
def test_words_that_reach_for_more_than_their_places_are_left_out(tmp_path: Path, hostile: str) -> None:
    folder = write(tmp_path / "su", words={"nik.missing": hostile, "bar.back": "Balik"})
    texts = load_languages(speech_of(folder, "su"))["su"]
    assert texts.get("nik.missing", missing=3) == "Masih kurang 3 angka."
    assert texts.get("bar.back") == "Balik"


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("", ""),
        ('name = "A"\nvoice = "-f/etc/passwd"\n', ""),
        ('name = "A"\nfalls_back_to = "su"\n', ""),
        ('name = "A"\nsurprise = 1\n', ""),
        ("name = ", ""),
        (ABOUT, 'msgid "bar.back\n'),
        (
            ABOUT,
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=none-such\\n"\n\nmsgid "bar.back"\nmsgstr "B\u00e9"\n',
        ),
        (ABOUT, "x" * 300_000),
    ],
)
def test_folder_that_cannot_be_read_is_told_and_the_others_are_spoken(
    tmp_path: Path, about: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write(tmp_path / "su", about, words)
    assert list(load_languages(speech_of(folder, "id", "su"))) == ["id"]
    assert "language su is left out" in caplog.text


def test_pipe_in_place_of_words_keeps_no_kiosk_waiting(tmp_path: Path) -> None:
    folder = write(tmp_path / "su")
    (tmp_path / "su" / "kiosk.po").unlink()
    os.mkfifo(tmp_path / "su" / "kiosk.po")
    assert list(load_languages(speech_of(folder, "su", "id"))) == ["id"]


def test_kiosk_speaks_indonesian_when_no_configured_language_is_there(tmp_path: Path) -> None:
    assert list(load_languages(speech_of(tmp_path, "xxx"))) == ["id"]


def test_office_may_reword_a_shipped_language(tmp_path: Path) -> None:
    folder = write(tmp_path / "id", 'name = "Bahasa Indonesia"\n', {"rest.start": "Sentuh layar ini"})
    texts = load_languages(speech_of(folder, "id"))["id"]
    assert texts.get("rest.start") == "Sentuh layar ini"
    assert texts.get("bar.back") == "Kembali"


def test_test_may_make_a_language_of_words() -> None:
    texts = Texts("xx", Found(Path(), Language("Pseudo"), {"a": "Satu {b}"}, "id"))
    assert texts.get("a", b=2) == "Satu 2"


@pytest.mark.parametrize("code", sorted(folder.name for folder in SAMPLES.iterdir()))
def test_sample_language_is_whole_and_plain(code: str, caplog: pytest.LogCaptureFixture) -> None:
    texts = load_languages(speech_of(SAMPLES, code))[code]
    assert caplog.text == ""
    base = Texts(texts.falls_back_to)
    own = {key: words for key, words in texts.words.items() if words != base.words[key]}
    assert len(own) > 50
    assert {key: faults for key, words in own.items() if (faults := list(faults_of(words, "id")))} == {}
    # A place that is left out tells the resident less than the others are told.
    assert {key for key, words in own.items() if places(words) != places(base.words[key])} == set()
