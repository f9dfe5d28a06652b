"""The tree of what a kiosk is told. Shapes and limits of single keys are here; what keys say together, in `_load`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import msgspec

Seconds = Annotated[float, msgspec.Meta(gt=0, le=3600)]
Millimetres = Annotated[float, msgspec.Meta(ge=50, le=3000)]
Pixels = Annotated[int, msgspec.Meta(ge=200, le=10_000)]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Megabytes = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Letter = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]$")]
Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]{1,40}$")]


@dataclass(frozen=True)
class OfficeConfig:
    """The office this kiosk stands in.

    Args:
        code: Kemendagri code of the kecamatan, such as `64.74.02`.
        name: As people call it; at the top of each page and slip.
        zone: IANA zone, such as `Asia/Makassar`.
        day_turns_at: Local time at which a new business day begins.
        complaints: Where to complain, printed on the slip.
        number_first_above: With more people waiting, the number is offered before the form; 0 for never.
        asks_opinion: Whether residents are asked at the end what they think of it.
    """

    code: Annotated[str, msgspec.Meta(pattern=r"^\d\d\.\d\d\.\d\d$")]
    name: Words
    zone: str
    day_turns_at: time = time(3, 0)
    complaints: str = ""
    number_first_above: Annotated[int, msgspec.Meta(ge=0, le=999)] = 0
    asks_opinion: bool = True


@dataclass(frozen=True)
class LaneConfig:
    """One lane of the waiting line, as this kiosk serves it.

    Args:
        code: What a service names.
        letter: The letter of this kiosk's numbers in this lane.
        wait_at: Where to wait, such as `Loket 1`.
        minutes_each: Usual minutes a person, until the hub has measured it.
    """

    code: Code
    letter: Letter
    wait_at: Words
    minutes_each: Annotated[int, msgspec.Meta(ge=1, le=120)] = 6


@dataclass(frozen=True)
class PanelConfig:
    """The glass: its measured size, never what the toolkit believes.

    Args:
        width_mm: Of the lit area.
        height_mm: Of the lit area.
        bottom_mm: Height of the lit area's lower edge above the floor.
    """

    width_mm: Millimetres = 398.0
    height_mm: Millimetres = 708.0
    bottom_mm: Annotated[float, msgspec.Meta(ge=300, le=1400)] = 700.0


@dataclass(frozen=True)
class PenConfig:
    """How screen processes are started.

    Args:
        user: System user they run as; empty keeps ours.
        fullscreen: Take the whole screen; a window of `window_px` else.
        window_px: Width and height when not full screen.
        silent_s: Without a pong for so long, a pen is replaced.
    """

    user: str = ""
    fullscreen: bool = True
    window_px: tuple[Pixels, Pixels] = (540, 960)
    silent_s: Seconds = 5.0


@dataclass(frozen=True)
class SessionConfig:
    """How long a resident may be still.

    Args:
        idle_s: Until the warning.
        warn_s: Countdown of the warning.
        thanks_s: How long the last page stays.
        slip_s: How long the number stays on the screen without a touch.
        pause_s: How long the screen stays masked for somebody who looks for their papers.
    """

    idle_s: Seconds = 120.0
    warn_s: Seconds = 45.0
    thanks_s: Seconds = 8.0
    slip_s: Seconds = 60.0
    pause_s: Seconds = 300.0


@dataclass(frozen=True)
class SpeechConfig:
    """What is said aloud.

    Args:
        languages: Those a resident may choose, in order; the first greets.
        languages_dir: A folder with more languages beside the shipped ones: texts and recordings; empty for none.
        starts_on: Whether pages are read aloud before anybody asks for it.
        volume: How loud everybody begins, from 0 to 7 in steps of 6 dB; 7 is as loud as the device allows.
        device: ALSA's name of the loudspeaker and headphones; empty for none.
        jack: The input device that reports a plugged headphone, such as `/dev/input/event5`; empty where none does.
        microphone: ALSA's name of what records the office's own voice; empty for none.
        commands: By language, a program with its arguments that reads a sentence and writes it as WAV, in place of the
            machine's voice; `{wpm}` in it is replaced by the words a minute.
    """

    languages: tuple[Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}$")], ...] = ("id", "en")
    languages_dir: str = ""
    starts_on: bool = True
    volume: Annotated[int, msgspec.Meta(ge=0, le=7)] = 5
    device: str = "default"
    jack: str = ""
    microphone: str = "default"
    commands: dict[Code, tuple[Annotated[str, msgspec.Meta(min_length=1, max_length=400)], ...]] = field(
        default_factory=dict
    )


@dataclass(frozen=True)
class KeypadConfig:
    """The keypad beside the screen.

    Args:
        keys: Names of keys by what they do, as `kiosk.keys` knows them; what is not named keeps its usual keys.
        two_switch: Two switches are used: `1` moves on and `2` chooses.
    """

    keys: dict[Words, tuple[Words, ...]] = field(default_factory=dict)
    two_switch: bool = False


@dataclass(frozen=True)
class PrinterConfig:
    """A slip printer.

    Args:
        url: `tcp://host:9100`, `serial:/dev/serial/by-id/...?baud=19200`, `usb:04b8:0e15` with the serial number behind
            a further colon where there are two, `lp:/dev/usb/lp0`, or empty for none.
        profile: A name in `devices/printer/profiles.toml`, or of a python-escpos profile.
        columns: Characters a line; 0 as the profile says.
        width_dots: Printable width, 8 dots a millimetre; 0 as the profile says.
        codes: Whether the printer draws a QR code by itself, or is sent a picture of it.
        cutter: Whether it cuts by itself.
        latin_page: n of `ESC t n` with the letters of cp1252, -1 as the profile says; 0 for none: accents fall away.
        roll_m: Length of a new roll; what is left is estimated from it.
        place: Where its paper comes out, as in `di sebelah kanan`; told to residents where it is the spare.
    """

    url: str = ""
    profile: str = "TM-T20II"
    columns: Annotated[int, msgspec.Meta(ge=0, le=64)] = 0
    width_dots: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    codes: Literal["profile", "printer", "picture"] = "profile"
    cutter: Literal["profile", "yes", "no"] = "profile"
    latin_page: Annotated[int, msgspec.Meta(ge=-1, le=255)] = -1
    roll_m: Annotated[float, msgspec.Meta(gt=0, le=300)] = 80.0
    place: Annotated[str, msgspec.Meta(max_length=60)] = ""


class ScanSource(StrEnum):
    """Where a scanner with both looks for papers."""

    AUTO = "auto"  # in the feeder, and on the glass if there are none
    GLASS = "glass"
    FEEDER = "feeder"


@dataclass(frozen=True)
class ScannerConfig:
    """The flatbed or feeder, through SANE.

    Args:
        device: SANE's name, such as `test:0`; empty for none.
        config_dir: A private SANE_CONFIG_DIR; empty for the system's.
        resolution_dpi: Of a page.
        source: Where papers are looked for, if it has both a glass and a feeder.
        both_sides: Of the papers in a feeder that can do so.
        silent_s: Without a new byte for so long, the scan is given up.
    """

    device: str = ""
    config_dir: str = ""
    resolution_dpi: Annotated[int, msgspec.Meta(ge=75, le=600)] = 200
    source: ScanSource = ScanSource.GLASS
    both_sides: bool = False
    silent_s: Seconds = 30.0


@dataclass(frozen=True)
class CameraConfig:
    """The document camera.

    Args:
        url: `v4l2:/dev/v4l/by-id/...`, or `http://127.0.0.1:.../...` for a stream of JPEG pictures; empty for none.
        size_px: Wanted width and height of a picture.
        turned_deg: Each picture is turned so far with the clock, so that its top is away from the person.
        still_s: How long a good paper must lie still before it is taken.
        silent_s: Without a new picture for so long, the camera is given up.
    """

    url: str = ""
    size_px: tuple[Pixels, Pixels] = (4000, 3000)
    turned_deg: Literal[0, 90, 180, 270] = 0
    still_s: Seconds = 1.2
    silent_s: Seconds = 5.0


@dataclass(frozen=True)
class CodeReaderConfig:
    """The reader of QR codes.

    Args:
        url: `serial:/dev/serial/by-id/...?baud=9600`, or `keys:/dev/input/by-id/...-event-kbd` for one that types and
            is then held alone, so that nothing it types reaches a page; empty for none.
    """

    url: str = ""


@dataclass(frozen=True)
class BadgeReaderConfig:
    """The reader of officers' and technicians' badges.

    Args:
        reader: Its name at the system's smart card service, or the beginning of it; empty for none.
    """

    reader: str = ""


@dataclass(frozen=True)
class LineDisplayConfig:
    """The line display at the counter, two rows of twenty.

    Args:
        url: `serial:/dev/serial/by-id/...?baud=9600`; empty for none.
        commands: The set it understands.
        refresh_s: It is written anew so often: nobody hears when it loses its power.
    """

    url: str = ""
    commands: Literal["cd5220", "escpos"] = "cd5220"
    refresh_s: Seconds = 5.0


@dataclass(frozen=True)
class StickConfig:
    """Files that residents bring on a USB stick.

    Args:
        place: The folder below which sticks are mounted, such as `/run/anjungan-stick`; empty where none are read.
        where: Where it goes in, as in `di bawah layar`; told to residents.
    """

    place: str = ""
    where: Annotated[str, msgspec.Meta(max_length=40)] = ""


@dataclass(frozen=True)
class HubConfig:
    """The office's hub.

    Args:
        url: Where the sync process sends to.
        embedded: Run the hub as a child of `kiosk run`.
        listen: Address and port of the embedded hub; loopback only for now.
        state_dir: The hub's own directory: another trust domain than the kiosk's.
    """

    url: str = "http://127.0.0.1:8470"
    embedded: bool = True
    listen: str = "127.0.0.1:8470"
    state_dir: Path = Path("/var/lib/anjungan-hub")


@dataclass(frozen=True)
class SyncConfig:
    """How the sync process behaves.

    Args:
        every_s: Pause between looks when all is sent.
        backoff_most_s: Longest pause after failures; there is no last try.
        keep_sent_h: Hours a captured page stays here after the hub has acknowledged it.
        day_mb: Megabytes over the network a day, both ways; with so many spent, papers wait. 0 for no limit: most
            offices have a cable, and only who pays by the megabyte knows how many there are.
        month_mb: The same for a calendar month.
        free_from: Local time from which data costs nothing, as a provider's night quota; papers always go then.
        free_until: Where that ends; the same time as `free_from` where there are no such hours.
    """

    every_s: Seconds = 2.0
    backoff_most_s: Seconds = 120.0
    keep_sent_h: Annotated[int, msgspec.Meta(ge=1, le=24 * 90)] = 24
    day_mb: Megabytes = 0
    month_mb: Megabytes = 0
    free_from: time = time(0)
    free_until: time = time(0)


@dataclass(frozen=True)
class Config:
    """Everything a kiosk is told.

    Args:
        kiosk: This kiosk's own code in the office, such as `kiosk-1`.
        state_dir: Where its database, pages and outbox live.
        office: Where it stands.
        lanes: Those it gives numbers for; at least one.
        spare_printer: Prints what the printer cannot take.
    """

    kiosk: Code
    state_dir: Path
    office: OfficeConfig
    lanes: tuple[LaneConfig, ...]
    panel: PanelConfig = field(default_factory=PanelConfig)
    pen: PenConfig = field(default_factory=PenConfig)
    session: SessionConfig = field(default_factory=SessionConfig)
    speech: SpeechConfig = field(default_factory=SpeechConfig)
    keypad: KeypadConfig = field(default_factory=KeypadConfig)
    printer: PrinterConfig = field(default_factory=PrinterConfig)
    spare_printer: PrinterConfig = field(default_factory=PrinterConfig)
    scanner: ScannerConfig = field(default_factory=ScannerConfig)
    camera: CameraConfig = field(default_factory=CameraConfig)
    code_reader: CodeReaderConfig = field(default_factory=CodeReaderConfig)
    badge_reader: BadgeReaderConfig = field(default_factory=BadgeReaderConfig)
    line_display: LineDisplayConfig = field(default_factory=LineDisplayConfig)
    stick: StickConfig = field(default_factory=StickConfig)
    hub: HubConfig = field(default_factory=HubConfig)
    sync: SyncConfig = field(default_factory=SyncConfig)
