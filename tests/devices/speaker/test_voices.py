"""Who says a sentence: a recording, the office's own program, the machine; and what is kept of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from devices.speaker._make import voices_of
from devices.speaker.choir import MOST_KEPT_BYTES, Choir
from devices.speaker.recordings import recordings_in
from devices.speaker.sound import Sound, read_wav
from devices.speaker.timeouts import Timeouts
from devices.speaker.voices import CommandVoice, EspeakVoice, RecordedVoice
from kiosk.config import SpeechConfig
from kiosk.texts import Texts, load_languages
from tests.devices.speaker.test_words import wav

if TYPE_CHECKING:
    from devices.speaker.voices import Voice

SAMPLES = Path(__file__).parents[3] / "languages"
SPEAKS = "import sys; text = sys.stdin.read(); sys.stdout.buffer.write(bytes.fromhex('{wav}') + text.encode() * 2)"


class Counting:
    """A voice that knows some sentences, and counts how often it was asked."""

    def __init__(self, *known: str, seconds: float = 0.1) -> None:
        self.known, self.asked, self._pcm = known, [], bytes(int(seconds * 16_000) * 2)  # type: ignore[var-annotated]

    def speak(self, sentence: str, wpm: int, *, is_ahead: bool) -> Sound | None:
        del wpm, is_ahead
        self.asked.append(sentence)
        return Sound(16_000, self._pcm) if sentence in self.known else None


def test_the_machine_speaks_faster_when_asked_to() -> None:
    voice = EspeakVoice("id", "id", 5.0)
    slow, fast = (voice.speak("Tunggu di depan loket dua.", wpm, is_ahead=False) for wpm in (80, 250))
    assert slow is not None
    assert fast is not None
    assert slow.seconds > 2 * fast.seconds


def test_an_unknown_voice_and_a_missing_program_say_nothing() -> None:
    assert EspeakVoice("zz-none", "id", 5.0).speak("Satu.", 125, is_ahead=False) is None
    assert CommandVoice(("/nowhere/voice",), 5.0).speak("Satu.", 125, is_ahead=True) is None


def test_program_of_the_office_is_given_the_sentence_and_the_speed() -> None:
    code = SPEAKS.replace("{wav}", wav(pcm=b"").hex()) + "; sys.stdout.buffer.write(sys.argv[1].encode() * 2)"
    sound = CommandVoice((sys.executable, "-c", code, "at{wpm}"), 10.0).speak("Hai", 150, is_ahead=False)
    assert sound is not None
    assert sound.pcm == b"Hai\nHai\nat150at150"


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "print('no sound')", "import time; time.sleep(60)", "pass"])
def test_program_that_fails_hangs_or_babbles_has_said_nothing(code: str) -> None:
    assert CommandVoice((sys.executable, "-c", code), 0.5).speak("Hai", 125, is_ahead=False) is None


def test_program_that_never_ends_its_sound_is_ended() -> None:
    code = "import sys\nwhile True: sys.stdout.buffer.write(bytes(1 << 20))"
    assert CommandVoice((sys.executable, "-c", code), 10.0).speak("Hai", 125, is_ahead=False) is None


def test_each_sentence_is_said_by_the_first_voice_that_can_and_kept() -> None:
    recorded, machine = Counting("Satu."), Counting("Satu.", "Dua.")
    choir = Choir({"id": [recorded, machine]}, "id")
    assert [choir.sound_of(one, "id", 125) is None for one in ("Satu.", "Dua.", "Tiga.", "Satu.", "Dua.")] == [
        False,
        False,
        True,
        False,
        False,
    ]
    assert (recorded.asked, machine.asked) == (["Satu.", "Dua.", "Tiga."], ["Dua.", "Tiga."])
    choir.forget()
    choir.sound_of("Satu.", "id", 125)
    assert recorded.asked[-1] == "Satu."


def test_an_unknown_language_is_said_by_the_first_ones_voice() -> None:
    assert Choir({"id": [Counting("Satu.")]}, "id").sound_of("Satu.", "xx", 125) is not None


def test_what_is_kept_has_its_measure_and_the_oldest_goes_first() -> None:
    sentences = [f"{number}." for number in range(6)]
    voice = Counting(*sentences, seconds=MOST_KEPT_BYTES / 2 / 16_000 / 4)
    choir = Choir({"id": [voice]}, "id")
    for sentence in sentences:
        choir.sound_of(sentence, "id", 125)
    assert choir._kept_bytes <= MOST_KEPT_BYTES
    voice.asked.clear()
    choir.sound_of("5.", "id", 125)
    choir.sound_of("0.", "id", 125)
    assert voice.asked == ["0."]


def test_recordings_of_the_sample_language_are_whole_small_and_marked() -> None:
    folder = SAMPLES / "jv" / "recordings"
    files = recordings_in(folder)
    assert len(files) >= 5
    sounds = [read_wav(file.read_bytes()) for file in files.values()]
    assert all(0.3 < sound.seconds < 3 for sound in sounds)
    assert sum(file.stat().st_size for file in folder.iterdir()) < 300_000
    assert "sample" in (folder / "clips.toml").read_text(encoding="utf-8").lower()


def test_recording_is_heard_where_there_is_one_and_the_machine_else() -> None:
    languages = load_languages(SpeechConfig(languages=("jv",), languages_dir=str(SAMPLES)))
    voices = voices_of(languages["jv"], (), Timeouts())
    recorded = voices[0]
    assert isinstance(recorded, RecordedVoice)
    sound = Choir({"jv": voices}, "jv").sound_of("Wangsul.", "jv", 250)
    assert sound == read_wav((SAMPLES / "jv" / "recordings" / "wangsul.wav").read_bytes())
    assert recorded.speak("Sugeng enjing.", 125, is_ahead=False) is None
    assert Choir({"jv": voices}, "jv").sound_of("Sugeng enjing.", "jv", 125) is not None


@pytest.mark.parametrize(
    "clips",
    [
        'made = "a"\n[clips]\n"Satu." = "../../secret.wav"\n',
        'made = "a"\n[clips]\n"Satu." = "/etc/passwd"\n',
        '[clips]\n"Satu." = "satu.wav"\n',
        "made = 1\n",
        'made = "a"\n[clips]\n"Satu." = "gone.wav"\n"Dua." = "link.wav"\n',
        "\0",
    ],
)
def test_folder_of_recordings_leads_nowhere_else(tmp_path: Path, clips: str) -> None:
    (tmp_path / "clips.toml").write_text(clips, encoding="utf-8")
    (tmp_path / "link.wav").symlink_to("/etc/passwd")
    assert recordings_in(tmp_path) == {}


def test_recording_that_is_no_sound_is_said_by_the_machine(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "satu.wav").write_bytes(b"no sound")
    (tmp_path / "clips.toml").write_text('made = "a"\n[clips]\n"Satu." = "satu.wav"\n', encoding="utf-8")
    voices: list[Voice] = [RecordedVoice(tmp_path), Counting("Satu.")]
    assert Choir({"id": voices}, "id").sound_of("Satu.", "id", 125) is not None
    assert "satu.wav is not played" in caplog.text


def test_a_shipped_language_has_the_machines_voice() -> None:
    assert [type(voice) for voice in voices_of(Texts("id"), ("voice",), Timeouts())] == [CommandVoice, EspeakVoice]
