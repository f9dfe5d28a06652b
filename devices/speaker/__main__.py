"""`python -m devices.speaker say TEXT | state | names | listen-jack PATH`, for a technician beside a loudspeaker."""

from __future__ import annotations

import argparse
import sys
import threading
import time

from devices.speaker._make import make_speaker
from devices.speaker.jack import Jack
from devices.speaker.sink import device_names
from devices.speaker.states import SpeakerState
from devices.speaker.timeouts import Timeouts
from kiosk.config import SpeechConfig
from kiosk.ports import Spoken
from kiosk.texts import load_languages

_SAMPLE = "Nomor antrean A nol satu dua. Silakan ke loket dua."
_MOST_S = 120.0


def main(arguments: list[str]) -> int:
    """Exit code 0 for something that was heard to its end, or a jack that can be watched."""
    parser = argparse.ArgumentParser(prog="devices.speaker")
    acts = parser.add_subparsers(dest="act", required=True)
    for name, words in (("say", "say a text"), ("state", "say a sample and tell how the speaker is")):
        act = acts.add_parser(name, help=words)
        act.add_argument("text", nargs="?", default=_SAMPLE)
        act.add_argument("--language", default="id")
        act.add_argument("--languages-dir", default="", help="a folder with more languages")
        act.add_argument("--wpm", type=int, default=125)
        act.add_argument("--volume-db", type=int, default=-12)
        act.add_argument("--device", default="default", help="ALSA's name, or folder:PATH for a simulated one")
    acts.add_parser("names", help="ALSA's names of what plays")
    acts.add_parser("listen-jack", help="tell each plug").add_argument("path")
    asked = parser.parse_args(arguments)
    match asked.act:
        case "names":
            sys.stdout.write("".join(f"{name}\n" for name in device_names()))
            return 0
        case "listen-jack":
            return _listen(asked.path)
        case _:
            return _say(asked)


def _say(asked: argparse.Namespace) -> int:
    config = SpeechConfig(languages=(asked.language,), languages_dir=asked.languages_dir, device=asked.device)
    languages = load_languages(config)
    if asked.language not in languages:
        sys.stderr.write(f"no such language: {asked.language}\n")
        return 1
    speaker = make_speaker(config, languages)
    assert speaker is not None
    over = threading.Event()
    began_at = time.monotonic()
    try:
        speaker.say(Spoken(asked.text, asked.language, asked.wpm, asked.volume_db), over.set)
        over.wait(_MOST_S)
        took_s = time.monotonic() - began_at
        sys.stdout.write(f"{speaker.state}: {speaker.state.who_acts} has to act; {took_s:.2f} s\n")
        return 0 if speaker.state is SpeakerState.READY else 1
    finally:
        speaker.close()


def _listen(path: str) -> int:
    """Tell each move, until interrupted."""
    jack = Jack(path, Timeouts())
    jack.start(lambda is_in: print("in" if is_in else "out", flush=True))  # noqa: T201 - a technician reads it
    try:
        while True:
            time.sleep(_MOST_S)
    except KeyboardInterrupt:
        return 0
    finally:
        jack.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
