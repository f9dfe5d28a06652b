"""The command line: `kiosk run | sync | hub | simulate | device … | doctor | keypad … | catalogue …`."""

from __future__ import annotations

import contextlib
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.config import DEFAULT_CONFIG, load_config
from kiosk.errors import ConfigError, KioskError
from kiosk.ports import DeviceKind, spare_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.bootstrap.device import Told

config_option = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    default=DEFAULT_CONFIG,
    show_default=True,
    help="The kiosk's configuration file.",
)
# What to do about an error that a technician may meet at a start, by its code; printed beside its facts.
MENDS = {
    "access.nobody": "no technician has an account; `kiosk access add NAME` opens one",
    "access.badge.key": "bring back badge.key from a copy, or delete it and show every badge again",
    "access.badge.none": "no badge came within a minute; tap it again, or give --number",
    "access.badge.reader": "set [badge_reader] reader, or give --number",
    "access.badge.number": "write the number as the reader tells it: 8, 14 or 20 hexadecimal digits",
    "access.badge.taken": "this badge is somebody else's; take it from them first, with an empty number",
    "access.name": "write a name of 1 to 40 letters",
    "access.name.taken": "there is such a name already; write another",
    "access.pin.digits": "a PIN is 6 to 12 digits",
    "access.pin.short": "a PIN is 6 to 12 digits",
    "access.pin.weak": "others would guess this PIN; take digits that follow no pattern",
    "access.unknown": "no such name; `kiosk access list` shows them",
    "database.damaged": "put the database aside and start with a new one, or bring back a copy",
    "database.key.broken": "bring back the key file from a copy; without it the database cannot be read",
    "database.key.missing": "bring back the key file from a copy; without it the database cannot be read",
    "database.newer_than_program": "a newer version has used this folder; start that version",
    "database.unreadable": "key and database are not of one pair, or the disk fails; bring both back from one copy",
    "device.dock.folder": "give --folder a folder that can be made and written",
    "device.dock.listen": "write --listen as 127.0.0.1:8480, with a port up to 65535",
    "device.dock.not_loopback": "the dock serves this machine alone; write --listen as 127.0.0.1:8480",
    "device.dock.port": "end what has this port, or give another with --listen",
    "device.dock.camera_port": "end what has this port, or give another, up to 65535, with --camera-port",
    "device.dock.printer_port": "end what has this port, or give another, up to 65535, with --printer-port",
    "device.dock.spare_printer_port": "end what has this port, or give another, up to 65535, with --spare-printer-port",
    "device.preview.file": "give --out a file that can be written",
    "device.printer.layout.unknown": "name a layout that there is; `kiosk device preview --help` lists them",
    "device.printer.url": (
        "write [printer] url as tcp://10.0.0.5:9100, serial:/dev/serial/by-id/NAME?baud=19200 or usb:04b8:0e15"
    ),
    "device.scanner.name": "write [scanner] device as `scanimage -L` names it",
    "device.speaker.clips": "mend the clips.toml of this folder, or move it away and record again",
    "hub.listen.taken": "end what has this port, or write another into [hub] listen",
    "keypad.file": "give state_dir a folder that can be written by this user, then learn again",
    "prompts.absent": "plug in a microphone; `arecord -L` names it for [speech] microphone",
    "prompts.broken": "pull the microphone out, plug it in, then record again",
    "prompts.busy": "end the program that uses the microphone",
    "prompts.denied": "put this user into the group audio",
    "prompts.long": "press Enter as soon as the sentence was read",
    "prompts.loud": "step back a little, then read again",
    "prompts.not_own": "only what was recorded at this kiosk can be removed",
    "prompts.number": "`kiosk prompts list LANGUAGE` shows all sentences with their numbers",
    "prompts.open": "nobody has recorded this sentence yet",
    "prompts.quiet": "come closer to the microphone, then read again",
    "prompts.short": "read the whole sentence before pressing Enter",
    "prompts.silent": "no voice was heard; check the microphone, then read again",
    "prompts.unheard": "the loudspeaker did not play it; see `kiosk device probe speaker`",
    "prompts.unkept": "the disk did not take it; see `kiosk doctor`",
    "prompts.unset": "write ALSA's name of the microphone into [speech] microphone; `arecord -L` lists them",
    "screen.none": "no screen: set DISPLAY to the X server of the kiosk's screen, or see docs/technician.md",
    "state.folder": "give state_dir a folder that can be made and written by this user",
    "state.held": "another program works in this folder; end that process first, or use another folder",
}
parent_option = click.option("--parent-pid", type=int, help="End when this process ends.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def kiosk() -> None:
    """Anjungan: a kiosk, an officers' desk and a hub for a kecamatan office."""


@kiosk.command()
@config_option
@click.option("--trace", type=click.Path(path_type=Path), help="For tests: append what is drawn and pressed, as JSON.")
def run(config_path: Path, trace: Path | None) -> None:
    """Run the kiosk: screens, devices, sync and the embedded hub."""
    from kiosk.bootstrap import run as process  # noqa: PLC0415 - each command loads its own process's parts alone

    process.run(load_config(config_path), config_path.resolve(), trace)


@kiosk.command()
@config_option
@parent_option
def sync(config_path: Path, parent_pid: int | None) -> None:
    """Send what the kiosk keeps to the office's hub."""
    from kiosk.bootstrap import sync as process  # noqa: PLC0415

    process.run(load_config(config_path), parent_pid)


@kiosk.command()
@config_option
@parent_option
def hub(config_path: Path, parent_pid: int | None) -> None:
    """Receive from kiosks and serve the officers' desk."""
    from kiosk.bootstrap import hub as process  # noqa: PLC0415

    process.run(load_config(config_path), parent_pid)


@kiosk.group()
def keypad() -> None:
    """The keypad beside the screen: what its keys do, and learning them."""


@keypad.command()
@config_option
def show(config_path: Path) -> None:
    """Print what each key does."""
    from kiosk.bootstrap import keypad as process  # noqa: PLC0415

    for line in process.show(load_config(config_path)):
        click.echo(line)


@keypad.command()
@config_option
@click.option("--trace", type=click.Path(path_type=Path), help="Append where controls were drawn, as JSON lines.")
def learn(config_path: Path, trace: Path | None) -> None:
    """Show on the kiosk's screen what each key does, and learn others; end the kiosk first."""
    from kiosk.bootstrap import keypad as process  # noqa: PLC0415

    process.learn(load_config(config_path), trace)


@kiosk.command()
@config_option
@click.option("--trace", type=click.Path(path_type=Path), help="For tests: append what is drawn and pressed, as JSON.")
def technician(config_path: Path, trace: Path | None) -> None:
    """Check, choose and try devices on the kiosk's screen, behind a PIN; end the kiosk first."""
    from kiosk.bootstrap import technician as process  # noqa: PLC0415

    process.technician(config_path, trace)


@kiosk.command()
@config_option
@click.option("--state-dir", type=click.Path(path_type=Path), help="Where a new kiosk keeps its things.")
@click.option("--window", "is_window", is_flag=True, help="Draw into a window, for trying it out.")
@click.option("--trace", type=click.Path(path_type=Path), help="For tests: append what is drawn and pressed, as JSON.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    help="Stand in for a dead kiosk: the folder it saved on a stick, or its configuration file.",
)
def setup(
    config_path: Path, state_dir: Path | None, source: Path | None, trace: Path | None, *, is_window: bool
) -> None:
    """Set up a new kiosk on its own screen, and write its configuration; may be left and gone on with."""
    from kiosk.bootstrap import technician as process  # noqa: PLC0415

    process.setup(config_path, state_dir, is_window=is_window, source=source, trace_path=trace)


language_option = click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
NAMES = click.Choice([*(kind.value for kind in DeviceKind), spare_of(DeviceKind.PRINTER)])


@kiosk.group()
def access() -> None:
    """Officers and technicians: who may do more than a resident, with which PIN and badge."""


name_argument = click.argument("name")


@access.command("list")
@config_option
def list_accounts(config_path: Path) -> None:
    """Print all accounts."""
    from kiosk.bootstrap import access as process  # noqa: PLC0415

    for line in process.show(load_config(config_path)):
        click.echo(line)


@access.command("add")
@name_argument
@click.option("--role", type=click.Choice(["technician", "officer"]), default="technician", show_default=True)
@config_option
def add_account(name: str, role: str, config_path: Path) -> None:
    """Open an account; the PIN is asked for."""
    from kiosk.bootstrap import access as process  # noqa: PLC0415

    process.add(load_config(config_path), name, role, _ask_pin())


@access.command("remove")
@name_argument
@config_option
def remove_account(name: str, config_path: Path) -> None:
    """Close an account."""
    from kiosk.bootstrap import access as process  # noqa: PLC0415

    process.remove(load_config(config_path), name)


@access.command("pin")
@name_argument
@config_option
def change_pin(name: str, config_path: Path) -> None:
    """Set another PIN; this opens an account that wrong ones have shut."""
    from kiosk.bootstrap import access as process  # noqa: PLC0415

    process.change_pin(load_config(config_path), name, _ask_pin())


@access.command("badge")
@name_argument
@click.option("--number", help="Of the badge, in hexadecimal digits, empty for none; without it: tap the badge.")
@config_option
def change_badge(name: str, number: str | None, config_path: Path) -> None:
    """Say which badge is whose: it names somebody, and their PIN proves it."""
    from kiosk.bootstrap import access as process  # noqa: PLC0415

    if number is None:
        click.echo("tap the badge at the reader", err=True)
    process.change_badge(load_config(config_path), name, number)


def _ask_pin() -> str:
    """Asked twice, without an echo; never an argument, for those are in everybody's list of processes."""
    return str(click.prompt("PIN", hide_input=True, confirmation_prompt=True))


@kiosk.group()
def prompts() -> None:
    """The office's own voice: which sentences are said again and again, and recordings of them."""


spoken_argument = click.argument("language")
number_argument = click.argument("number", type=int)


@prompts.command("list")
@spoken_argument
@config_option
def list_prompts(language: str, config_path: Path) -> None:
    """Print the sentences of LANGUAGE, such as id or bug, each with its number and who says it now."""
    from kiosk.bootstrap import prompts as process  # noqa: PLC0415

    for line in process.show(load_config(config_path), language):
        click.echo(line)


@prompts.command("record")
@spoken_argument
@number_argument
@click.option("--yes", "is_sure", is_flag=True, help="Use it without asking.")
@config_option
def record_prompt(language: str, number: int, config_path: Path, *, is_sure: bool) -> None:
    """Read sentence NUMBER aloud; Enter ends it. It is heard back, then used."""
    from kiosk.bootstrap import prompts as process  # noqa: PLC0415

    def read(sentence: str) -> None:
        click.prompt(f"{sentence}\nread it, then press Enter", prompt_suffix="", default="", show_default=False)

    def tell(words: str) -> None:
        click.echo(words, err=True)

    process.record(
        load_config(config_path),
        language,
        number,
        read,
        tell,
        lambda: is_sure or click.confirm("use it?", default=True),
    )


@prompts.command("play")
@spoken_argument
@number_argument
@config_option
def play_prompt(language: str, number: int, config_path: Path) -> None:
    """Let the recording of sentence NUMBER be heard."""
    from kiosk.bootstrap import prompts as process  # noqa: PLC0415

    process.play(load_config(config_path), language, number)


@prompts.command("remove")
@spoken_argument
@number_argument
@config_option
def remove_prompt(language: str, number: int, config_path: Path) -> None:
    """Let the machine say sentence NUMBER again."""
    from kiosk.bootstrap import prompts as process  # noqa: PLC0415

    process.forget(load_config(config_path), language, number)


@kiosk.group()
def device() -> None:
    """The devices: what is plugged in, how each is, and trying them."""


@device.command("list")
@json_option
def list_devices(as_json: bool) -> None:
    """Print what is plugged in, with the lines of configuration that choose it."""
    from kiosk.bootstrap import device as process  # noqa: PLC0415

    count = 0
    for count, told in enumerate(process.find(), 1):  # noqa: B007 - the count is used after it
        click.echo(told.json if as_json else told.words)
    if not count and not as_json:
        click.echo(
            "nothing is plugged in that this kiosk could use; check the cables and the power, or `kiosk simulate`"
        )


@device.command()
@click.argument("names", type=NAMES, nargs=-1)
@config_option
@language_option
@json_option
def probe(names: tuple[str, ...], config_path: Path, language: str, as_json: bool) -> None:
    """Print how the configured devices are; exit code 1 if somebody has to act."""
    from kiosk.bootstrap import device as process  # noqa: PLC0415

    _tell_all(process.probe(load_config(config_path), names, language), as_json=as_json)


@device.command()
@click.argument("layout")
@click.option(
    "--columns", type=click.Choice(["32", "42", "48"]), default="48", show_default=True, help="Letters a line."
)
@click.option("--large", "is_large", is_flag=True, help="As for who reads large.")
@click.option("--copy", type=click.IntRange(0, 9), default=0, help="As the marked copy of this number.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The picture; LAYOUT.png if not given.")
def preview(layout: str, columns: str, copy: int, out: Path | None, *, is_large: bool) -> None:
    """Draw a sample of a paper as it comes out: number, practice, bring, referral, wrote or readiness."""
    from kiosk.bootstrap import device as process  # noqa: PLC0415

    out = out or Path(f"{layout}.png")
    process.preview(layout, int(columns), copy, out, is_large=is_large)
    click.echo(str(out))


@device.command()
@click.option("--spare", "is_spare", is_flag=True, help="In the spare printer.")
@config_option
def roll_changed(config_path: Path, *, is_spare: bool) -> None:
    """Say that a new roll of paper was put in; what is left is counted from now on."""
    from devices.printer import change_roll  # noqa: PLC0415

    change_roll(load_config(config_path).state_dir, is_spare=is_spare)


@device.command("test")
@click.argument("name", type=NAMES)
@config_option
@language_option
@json_option
def try_device(name: str, config_path: Path, language: str, as_json: bool) -> None:
    """Try one device: print, scan, play, or wait for a code or a badge. End the kiosk first."""
    from kiosk.bootstrap import device as process  # noqa: PLC0415

    def tell(words: str) -> None:
        click.echo(words, err=True)

    _tell_all([process.test(load_config(config_path), name, language, tell)], as_json=as_json)


@device.command()
@click.argument("names", type=NAMES, nargs=-1)
@config_option
@language_option
@json_option
def watch(names: tuple[str, ...], config_path: Path, language: str, as_json: bool) -> None:
    """Print each change of the configured devices until Ctrl-C."""
    from kiosk.bootstrap import device as process  # noqa: PLC0415

    with contextlib.suppress(KeyboardInterrupt):
        for told in process.watch(load_config(config_path), names, language):
            click.echo(told.json if as_json else told.words)


@kiosk.command()
@config_option
@language_option
@json_option
def doctor(config_path: Path, language: str, as_json: bool) -> None:
    """Look at everything the kiosk stands on; exit code 0 if nobody has to act, 1 if somebody has."""
    from kiosk.bootstrap import device as process  # noqa: PLC0415

    _tell_all(process.doctor(load_config(config_path), language), as_json=as_json)


def _tell_all(findings: Iterable[Told], *, as_json: bool) -> None:
    """Print findings as they come; ends with exit code 1 if somebody has to act."""
    is_well = True
    for told in findings:
        click.echo(told.json if as_json else told.words)
        is_well = is_well and told.is_well
    if not is_well:
        sys.exit(1)


@kiosk.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("var/dock"),
    show_default=True,
    help="Where the devices keep their things.",
)
@click.option("--listen", default="127.0.0.1:8480", show_default=True, help="Address of the dock's page.")
@click.option("--printer-port", type=int, default=9100, show_default=True, help="TCP port of the simulated printer.")
@click.option("--spare-printer-port", type=int, default=9101, show_default=True, help="The same of the spare one.")
@click.option("--camera-port", type=int, default=8481, show_default=True, help="TCP port of the simulated camera.")
def simulate(folder: Path, listen: str, printer_port: int, spare_printer_port: int, camera_port: int) -> None:
    """Run simulated devices on a local page, and print what to write into a configuration."""
    from kiosk.bootstrap import dock as process  # noqa: PLC0415

    process.run(folder, listen, {"printer": printer_port, "spare_printer": spare_printer_port, "camera": camera_port})


class _Later(click.Group):
    """The commands of `kiosk.authoring`, imported when one of them is asked for: no process of the kiosk needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return _catalogue().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        return _catalogue().get_command(ctx, cmd_name)


def _catalogue() -> click.Group:
    from kiosk.authoring.commands import catalogue  # noqa: PLC0415

    return catalogue


CATALOGUE_HELP = """The services of this office: check, read, change, print.

A FOLDER may be a catalogue's folder, `shipped` (what came with the program), `current` (what is in use) or the
beginning of a version's name as `history` shows it.
"""
kiosk.add_command(_Later("catalogue", help=CATALOGUE_HELP))


def main() -> None:
    """Run the command line; a known error is told with its mend, not as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that has no `·` still shows the rest
    try:
        kiosk()
    except ConfigError as err:
        for problem in err.problems:
            click.echo(problem, err=True)
        sys.exit(2)
    except KioskError as err:
        mend = MENDS.get(err.code)
        click.echo(f"{err}: {mend}" if mend else str(err), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
