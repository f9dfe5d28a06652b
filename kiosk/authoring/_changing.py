"""`kiosk catalogue install | rollback | history | overlay`: what an office puts into use."""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import click

from kiosk.authoring._console import config_option, overlay_option, say, say_problems
from kiosk.authoring._dates import dated
from kiosk.authoring._diff import differences, lines_of
from kiosk.authoring._folders import CURRENT, Place, place_of
from kiosk.catalogue import SHIPPED, SHIPPED_VERSION, VersionError

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from kiosk.catalogue import Catalogue, Change

OVERLAY = "overlay.toml"
SHORT = 12  # letters of a version's name that people are shown
KEPT = re.compile(r"/versions/([0-9a-f]{64})(?:/overlay\.toml)?$")
# What is said of a VersionError, by its code; its fields may stand in it.
MENDS = {
    "catalogue.disk": "{reason}: the disk is full, or this user may not write into state_dir; nothing has changed",
    "catalogue.files": "nothing has changed; mend the folder and install again",
    "catalogue.rollback.damaged": "{version:.12}, the version before, is no longer whole; install a catalogue instead",
    "catalogue.rollback.none": "the shipped catalogue is in use; there is none before it",
    "catalogue.unsound": "nothing has changed; mend what is listed above and install again",
}


@click.command()
@click.argument("folder", required=False)
@overlay_option
@click.option("--no-overlay", "is_plain", is_flag=True, help="Drop the office's overlay that is in use.")
@click.option("--dry-run", "is_trial", is_flag=True, help="Only show what would be different; change nothing.")
@config_option
def install(
    folder: str | None, overlay: Path | None, config_path: Path | None, *, is_plain: bool, is_trial: bool
) -> None:
    """Put a catalogue into use, and show what is different.

    It is refused as a whole if anything is wrong. Without FOLDER: the shipped services. The overlay in use stays,
    unless FOLDER has one, or --overlay or --no-overlay is given. Who is in the middle of a form finishes it with the
    version it began with.
    """
    place = place_of(config_path)
    versions = place.installed()
    source = place.folder(folder or SHIPPED_VERSION)
    overlay = overlay or _kept_overlay(place, source, is_plain=is_plain)
    before, mark = versions.load_current(place.lanes), versions.mark()
    try:
        wanted = dated(versions.preview(source, overlay, place.lanes), source, overlay)
        if is_trial and wanted.has_sound_overlay:  # else nothing is offered, and all would be different
            _say_differences(before, wanted)
        if wanted.problems:
            _fail(VersionError("catalogue.unsound", wanted.problems))
        if is_trial:
            click.echo("nothing has changed; without --dry-run this is put into use")
            return
        version = versions.install(source, overlay, place.lanes, datetime.now(UTC))
    except VersionError as err:
        _fail(err)
    if versions.mark() == mark:
        click.echo(f"already in use: {version[:SHORT]}; nothing has changed")
        return
    _say_differences(before, versions.load_current(place.lanes))
    click.echo(f"in use now: {version[:SHORT]}; `kiosk catalogue rollback` goes back")


@click.command()
@config_option
def rollback(config_path: Path | None) -> None:
    """Go back to the version before, at last to `shipped`."""
    place = place_of(config_path)
    versions = place.installed()
    before = versions.load_current(place.lanes)
    try:
        version = versions.rollback(datetime.now(UTC))
    except VersionError as err:
        _fail(err)
    _say_differences(before, versions.load_current(place.lanes))
    click.echo(f"in use now: {version[:SHORT]}; `kiosk catalogue install` puts another into use")


@click.command()
@config_option
def history(config_path: Path | None) -> None:
    """Show what was installed and rolled back, from where; `*` is in use."""
    place = place_of(config_path)
    versions = place.installed()
    current = versions.current()
    changes = versions.history()
    in_use = current.name if current else SHIPPED_VERSION
    last = max((at for at, change in enumerate(changes) if change.version == in_use), default=-1)
    for at, change in enumerate(changes):
        click.echo(f"{'*' if at == last else ' '} {_line(change, place.zone)}")
    if not changes:
        click.echo("nothing was installed yet; the shipped services are in use")


@click.command("overlay")
@config_option
def overlay_in_use(config_path: Path | None) -> None:
    """Print the overlay in use as it was written, to start the next change from it.

    Such as: kiosk catalogue overlay > overlay.toml
    """
    place = place_of(config_path)
    place.installed()
    file = place.folder(CURRENT) / OVERLAY
    try:
        click.echo(file.read_bytes(), nl=False)
    except FileNotFoundError:
        click.echo("this office has no overlay yet; begin with an empty file, see docs/change-a-fee.md", err=True)
    except OSError as err:
        reason = f"{file} cannot be read: {err.strerror}; be a user who may, or mend its rights"
        raise click.ClickException(reason) from err


def _kept_overlay(place: Place, source: Path, *, is_plain: bool) -> Path | None:
    """The overlay in use, where a new catalogue brings none of its own."""
    kept = place.folder(CURRENT) / OVERLAY
    if is_plain or os.path.lexists(source / OVERLAY) or not os.path.lexists(kept):
        return None
    click.echo("the office's overlay stays; --no-overlay drops it")
    return kept


def _say_differences(before: Catalogue, after: Catalogue) -> None:
    found = differences(before, after)
    say(lines_of(found))
    if not found:
        click.echo("no difference")
    for draft in after.drafts:
        click.echo(
            f"`{draft.code}` is a draft and is not offered; take `is_draft` out of its service.toml when it is written"
        )


def _line(change: Change, zone: tzinfo) -> str:
    """One change of the catalogue: when, what, and from which folder and overlay."""
    sources = " + ".join(_known_as(path) for path in (change.source, change.overlay) if path)
    return f"{_when(change.at, zone)}  {change.did:8}  {change.version[:SHORT]:{SHORT}}  {sources}".rstrip()


def _when(at: str, zone: tzinfo) -> str:
    """A moment of the log on the office's clock; as it stands there if it is none."""
    try:
        return f"{datetime.fromisoformat(at).astimezone(zone):%Y-%m-%d %H:%M %Z}"
    except (ValueError, OverflowError):
        return at


def _known_as(path: str) -> str:
    """A place by the word that commands take for it; else as it is."""
    if path == str(SHIPPED):
        return SHIPPED_VERSION
    kept = KEPT.search(path)
    if kept is None:
        return path
    return f"overlay of {kept[1][:SHORT]}" if path.endswith(OVERLAY) else kept[1][:SHORT]


def _fail(err: VersionError) -> NoReturn:
    say_problems(err.problems)
    click.echo(MENDS[err.code].format_map(err.fields), err=True)
    sys.exit(1)
