"""`kiosk catalogue …`: the commands of offices and authors."""

from __future__ import annotations

import json
import re
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.authoring._broken import broken_services, counted, service_of
from kiosk.authoring._changing import history, install, overlay_in_use, rollback
from kiosk.authoring._console import config_option, overlay_option, say, say_problems
from kiosk.authoring._dates import dated
from kiosk.authoring._diff import differences, lines_of
from kiosk.authoring._folders import place_of
from kiosk.authoring._needed import unneeded_papers
from kiosk.authoring._new import begin_catalogue, free_groups, write_service
from kiosk.authoring._show import check_lines, index_lines, office_lines, service_lines
from kiosk.catalogue import FIRST_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.catalogue import Catalogue

CODE = re.compile(r"[a-z][a-z0-9-]{0,39}", re.ASCII)
folder_path = click.Path(path_type=Path, file_okay=False)
folder_option = click.option("--folder", help="A catalogue's folder, `shipped`, `current` or a version.")
language_option = click.option("--lang", "language", default=FIRST_LANGUAGE, show_default=True, help="`id` or `en`.")
out_option = click.option("--out", type=folder_path, required=True, help="Folder for the files; made if missing.")
codes_argument = click.argument("codes", nargs=-1, metavar="[CODE]...")


catalogue = click.Group("catalogue")
for changing in (install, rollback, history, overlay_in_use):
    catalogue.add_command(changing)


@catalogue.command()
@click.argument("folder", required=False)
@overlay_option
@config_option
@click.option("--json", "is_json", is_flag=True, help="For other programs: services and problems as JSON.")
def check(folder: str | None, overlay: Path | None, config_path: Path | None, *, is_json: bool) -> None:
    """Say what is wrong, where, and how to mend it. Exit 1 if anything is.

    Without FOLDER: the catalogue in use.
    """
    place = place_of(config_path)
    loaded = dated(place.catalogue(folder, overlay), place.folder(folder), overlay)
    if is_json:
        problems = [
            {"file": one.file, "line": one.line, "key": one.key, "reason": one.reason} for one in loaded.problems
        ]
        click.echo(json.dumps({"services": [one.code for one in loaded.services], "problems": problems}, indent=2))
    else:
        say(check_lines(loaded, place.folder(folder)))
        say_problems(loaded.problems)
        if not loaded.services and not loaded.problems:
            click.echo("every service is hidden, or there is none; a kiosk needs at least one", err=True)
        usable, wrong = counted(len(loaded.services), "service"), counted(len(loaded.problems), "problem")
        if loaded.has_sound_overlay:
            click.echo(f"{usable} can be used, {wrong}")
        else:
            click.echo(f"the office's overlay cannot be used, so no service is offered; {wrong}")
    sys.exit(1 if loaded.problems or not loaded.services else 0)


@catalogue.command()
@click.argument("code", required=False)
@folder_option
@language_option
@config_option
def show(code: str | None, folder: str | None, language: str, config_path: Path | None) -> None:
    """Show a service as text; without CODE, all of them, and the office's hours and switches."""
    loaded = place_of(config_path).catalogue(folder)
    offer = loaded.offers[_language(loaded, language)]
    known = _known(loaded, () if code is None else (code,))
    if code is None:
        say(index_lines(loaded, language))
        say(office_lines(loaded, language, date.today()))  # noqa: DTZ011 - the day of whoever reads it
    else:
        service = offer.service(*known)
        say(service_lines(service, language, unneeded_papers(service, loaded)))
    _say_count(loaded)


@catalogue.command()
@click.argument("first")
@click.argument("second")
@config_option
def diff(first: str, second: str, config_path: Path | None) -> None:
    """Show what two catalogues do differently. Exit 1 if anything."""
    place = place_of(config_path)
    before, after = place.catalogue(first), place.catalogue(second)
    for loaded in (before, after):
        say_problems(loaded.problems)
    found = differences(before, after)
    say(lines_of(found))
    click.echo(counted(len(found), "difference") if found else "no difference")
    sys.exit(1 if found else 0)


def _code(_context: click.Context, _option: click.Parameter, code: str) -> str:
    if not CODE.fullmatch(code):
        reason = "write it in small letters, digits and `-`, such as `surat-baru`"
        raise click.BadParameter(reason)
    return code


@catalogue.command()
@click.argument("code", callback=_code)
@click.option(
    "--folder", type=folder_path, default=Path("catalogue"), show_default=True, help="The catalogue to add to."
)
@click.option("--group", help="Group it is found under; the first with room else.")
@config_option
def new(code: str, folder: Path, group: str | None, config_path: Path | None) -> None:
    """Write a service to start from.

    It is commented, passes the check, and overwrites nothing. A FOLDER that is not there becomes a copy of the shipped
    catalogue first.
    """
    place = place_of(config_path)
    with _writing(folder):
        if not folder.exists():
            begin_catalogue(folder)
            _write_schemas(folder.parent)
            click.echo(f"{folder} is a copy of the shipped catalogue; its schemas for editors are beside it")
        loaded = place.catalogue(str(folder))
        written = write_service(folder, code, _group(loaded, group), place.lanes[0], date.today())  # noqa: DTZ011 - the author's day
    problems = set(place.catalogue(str(folder)).problems) - set(loaded.problems)
    say(map(str, written))
    say_problems(problems)
    click.echo(f"now change the texts, take `is_draft` away, then: kiosk catalogue check {folder}")
    sys.exit(1 if problems else 0)


@catalogue.command("export-xlsform")
@codes_argument
@folder_option
@out_option
@click.option("--validate/--no-validate", default=None, help="Ask ODK Validate, too; the default where Java is there.")
@config_option
def export_xlsform(
    codes: tuple[str, ...], folder: str | None, out: Path, config_path: Path | None, *, validate: bool | None
) -> None:
    """Write services as forms for spreadsheets.

    CODE.xlsx is the XLSForm, CODE.xml the XForm, CODE.txt what a form cannot hold. Without CODE: all services. Every
    form is converted by pyxform; one it refuses is told, and the exit code is 1.
    """
    from kiosk.authoring._xlsform import NotAcceptedError, form_of, has_java  # noqa: PLC0415 - slow to import

    loaded = place_of(config_path).catalogue(folder)
    refused = 0
    for code in _known(loaded, codes):
        try:
            form = form_of(loaded, code, validate=has_java() if validate is None else validate)
        except NotAcceptedError as err:
            refused += 1
            click.echo(f"{code}: not accepted: {err}", err=True)
            continue
        lost = "".join(f"{line}\n" for line in form.lost).encode()
        _write(out, {f"{code}.xlsx": form.workbook, f"{code}.xml": form.xform.encode(), f"{code}.txt": lost})
        click.echo(f"{out / code}.xlsx, .xml  {counted(len(form.lost), 'thing')} not carried, see {code}.txt")
    sys.exit(1 if refused else 0)


@catalogue.command()
@codes_argument
@folder_option
@out_option
@click.option("--office", help="Name of the office at the foot; from the configuration else.")
@click.option("--lang", "languages", multiple=True, help="`id` or `en`; both else.")
@config_option
def poster(
    codes: tuple[str, ...],
    folder: str | None,
    out: Path,
    office: str | None,
    languages: tuple[str, ...],
    config_path: Path | None,
) -> None:
    """Draw "what to prepare" for walls and social media.

    Each service and language gives an A4 page (CODE.id.pdf) and a square picture (CODE.id.png). Without CODE: all.
    """
    from kiosk.authoring._poster import notice_of, poster_page, poster_picture  # noqa: PLC0415 - slow to import

    place = place_of(config_path)
    loaded = place.catalogue(folder)
    for code in _known(loaded, codes):
        for language in [_language(loaded, one) for one in languages] or loaded.offers:
            notice = notice_of(loaded, code, language, place.office if office is None else office)
            name = f"{code}.{language}"
            _write(out, {f"{name}.pdf": poster_page(notice), f"{name}.png": poster_picture(notice)})
            click.echo(f"{out / code}.{language}.pdf, .png")
    if not place.office and office is None:
        click.echo("no office is named at the foot; name it with --office, or the kiosk with --config", err=True)
    _say_count(loaded)


@catalogue.command()
@click.option("--out", type=folder_path, help="Write the schemas there; printed else.")
@click.option("--page", type=click.Path(path_type=Path, dir_okay=False), help="Write the page that explains every key.")
def schema(out: Path | None, page: Path | None) -> None:
    """Write the schemas that editors complete keys with."""
    from kiosk.authoring._pages import schema_page  # noqa: PLC0415 - only this command
    from kiosk.catalogue import service_schema  # noqa: PLC0415

    if page is not None:
        _write(page.parent, {page.name: schema_page().encode()})
    if out is not None:
        _write_schemas(out)
    elif page is None:
        click.echo(json.dumps(service_schema(), indent=2))


def _write_schemas(out: Path) -> None:
    from kiosk.catalogue import schema_files  # noqa: PLC0415 - slow to make

    _write(out, {name: content.encode() for name, content in schema_files().items()})


def _write(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is made if it is missing."""
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (out / name).write_bytes(content)


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    """What the disk refuses is told, with its place."""
    try:
        yield
    except FileExistsError as err:
        reason = f"{err.filename or place} is there already and is left as it is; choose another name"
        raise click.ClickException(reason) from err
    except OSError as err:
        reason = f"{err.filename or place} cannot be written: {err.strerror}; choose another folder, or mend its rights"
        raise click.ClickException(reason) from err


def _group(loaded: Catalogue, wanted: str | None) -> str:
    """The group asked for, or the first with room for one more service."""
    offer = loaded.offers[FIRST_LANGUAGE]
    known = [group.code for group in offer.groups]
    if wanted is not None and wanted not in known:
        reason = f"`{wanted}` is not there; known are {', '.join(known) or 'none'}"
        raise click.BadParameter(reason, param_hint="--group")
    free = [wanted] if wanted else free_groups(loaded)
    if not free:
        reason = "no group has room for another service; add one to groups.toml and groups.en.toml"
        raise click.ClickException(reason)
    return free[0]


def _language(loaded: Catalogue, language: str) -> str:
    if language not in loaded.offers:
        reason = f"`{language}` is not there; known are {', '.join(loaded.offers)}"
        raise click.BadParameter(reason, param_hint="--lang")
    return language


def _known(loaded: Catalogue, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes, or all there are; each is one of a usable service."""
    known = tuple(service.code for service in loaded.services)
    if not known:
        say_problems(loaded.problems)
        reason = "the catalogue has no usable service; mend what `kiosk catalogue check` lists, or name another folder"
        raise click.ClickException(reason)
    for code in codes:
        if code not in known:
            say_problems(one for one in loaded.problems if service_of(one) == code)
            broken = broken_services(loaded).get(code)
            reason = f"`{code}` is no service of this catalogue; known are {', '.join(known)}"
            if any(code == draft.code for draft in loaded.drafts):
                reason = f"`{code}` is a draft; take `is_draft` out of its service.toml first"
            if broken:
                reason = f"`{code}` is not offered, for it has {counted(broken, 'problem')}; mend what is listed above"
            raise click.ClickException(reason)
    return codes or known


def _say_count(loaded: Catalogue) -> None:
    if loaded.problems:
        click.echo(f"{counted(len(loaded.problems), 'problem')}; `kiosk catalogue check` lists them", err=True)
