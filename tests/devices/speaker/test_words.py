"""Text on its way to a voice: cleaned, in sentences, with the sounds of hard words; and sound itself."""

from __future__ import annotations

import contextlib
import subprocess
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.speaker.lexicon import sounds_of, with_sounds
from devices.speaker.sentences import MOST_IN_SENTENCE, MOST_LETTERS, clean, same_words, sentences_of
from devices.speaker.sound import Sound, SoundError, at_volume, read_wav, tone
from devices.speaker.voices import EspeakVoice


def phonemes(*lines: str) -> list[str]:
    """What espeak-ng would say of each line, in its own names of sounds."""
    command = ["espeak-ng", "-v", "id", "-q", "-x", "-b", "1", "--stdin"]
    text = "".join(f"{line}.\n" for line in lines)
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.split()


def test_every_word_of_the_lexicon_is_said_as_it_is_written_there() -> None:
    sounds = sounds_of("id")
    assert len(sounds) > 150
    assert phonemes(*(f"[[{sound}]]" for sound in sounds.values())) == list(sounds.values())


def test_lexicon_mends_what_the_voice_says_wrongly() -> None:
    sounds = sounds_of("id")
    said = phonemes(*sounds)
    assert len(said) == len(sounds)
    needless = [word for word, wrong in zip(sounds, said, strict=True) if wrong == sounds[word]]
    assert needless == []


@pytest.mark.parametrize("word", ["tekan", "berkas", "perlu", "lengkap", "cetak", "sentuh", "lebih", "besar", "kecil"])
def test_kiosk_words_have_their_schwa(word: str) -> None:
    assert "@" in sounds_of("id")[word]
    said = f"[[{sounds_of('id')[word]}]]"
    assert with_sounds(f"{word.capitalize()}, lalu {word}", "id") == f"{said}, lalu {said}"


def test_a_language_without_a_lexicon_is_left_alone() -> None:
    assert with_sounds("tekan", "en") == "tekan"


@pytest.mark.parametrize(
    ("hostile", "plain"),
    [
        ("[[h@l'o]] dunia", "h@l'o dunia"),
        ("\x019A\x01 satu\x00 dua", "9A satu dua"),
        ("<speak><audio src='file:///etc/passwd'/>", "speak audio src='file:///etc/passwd'/"),
        ("satu\n\n\rdua\u202e\u2028tiga", "satu dua tiga"),
    ],
)
def test_what_a_voice_takes_for_a_command_is_gone(hostile: str, plain: str) -> None:
    assert clean(hostile) == plain


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=2000))
def test_any_text_becomes_short_plain_sentences(text: str) -> None:
    for sentence in sentences_of(text):
        assert sentence == clean(sentence)
        assert 0 < len(sentence) <= MOST_IN_SENTENCE
        assert sentence.isprintable()
        assert not {"[", "]", "<", ">"} & set(with_sounds(sentence, "en"))


def test_endless_text_ends() -> None:
    assert sum(map(len, sentences_of("kata " * 100_000))) <= MOST_LETTERS


def test_sentences_are_those_of_a_reader() -> None:
    text = "Nomor A nol satu dua. Tunggu di depan loket 2; petugas memanggil! Ada lagi? Pukul 9.30 ya"
    assert sentences_of(text) == (
        "Nomor A nol satu dua.",
        "Tunggu di depan loket 2;",
        "petugas memanggil!",
        "Ada lagi?",
        "Pukul 9.30 ya",
    )
    assert sentences_of(" . ! ") == ()
    assert same_words("  Ada  Lagi? ") == same_words("ada lagi")


def test_typed_text_cannot_leave_its_sentence() -> None:
    said = EspeakVoice("id", "id", 5.0).speak(clean("--help -w /tmp/x"), 125, is_ahead=False)
    assert said is not None
    assert 0.3 < said.seconds < 10


def wav(rate_hz: int = 22_050, channels: int = 1, bits: int = 16, code: int = 1, pcm: bytes = b"\1\2\3\4") -> bytes:
    form = b"".join(
        number.to_bytes(size, "little")
        for number, size in ((code, 2), (channels, 2), (rate_hz, 4), (0, 4), (0, 2), (bits, 2))
    )
    chunks = b"fmt " + len(form).to_bytes(4, "little") + form + b"LIST\3\0\0\0abc\0data" + b"\xf0\xff\xff\x7f" + pcm
    return b"RIFF\0\0\0\0WAVE" + chunks


def test_wav_whose_lengths_are_guesses_is_read() -> None:
    assert read_wav(wav()) == Sound(22_050, b"\1\2\3\4")


@pytest.mark.parametrize(
    "content",
    [b"", b"RIFF", wav()[:30], wav(rate_hz=1), wav(channels=2), wav(bits=8), wav(code=3), wav(pcm=b""), b"OggS" * 99],
)
def test_what_is_no_plain_wav_is_refused(content: bytes) -> None:
    with pytest.raises(SoundError):
        read_wav(content)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with contextlib.suppress(SoundError):
        assert read_wav(b"RIFF\0\0\0\0WAVE" + content).pcm


def test_volume_goes_by_decibels_and_never_up() -> None:
    pcm = array("h", [20_000, -20_000, 0, 32_767]).tobytes()
    assert array("h", at_volume(pcm, -6)).tolist() == [10_023, -10_023, 0, 16_422]
    assert at_volume(pcm, 0) == at_volume(pcm, 6) == pcm


def test_tone_is_short_and_has_soft_edges() -> None:
    samples = array("h", tone().pcm)
    assert 0.05 < tone().seconds < 0.1
    assert abs(samples[0]) < 100
    assert abs(samples[-1]) < 1500
    assert max(samples) > 10_000
