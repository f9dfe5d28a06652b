"""Read a catalogue from a folder: what can be offered, and file, line, key and reason for what cannot.

<folder>/services/<code>/service.toml   one service, in Indonesian; en.toml beside it has its words in English
<folder>/overlay.toml                   what this office has changed
<folder>/*.toml, <folder>/lists/        what the services share
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalogue._definitions import canonical
from kiosk.catalogue._model import ForWhom, Service
from kiosk.catalogue._offer import FIRST_LANGUAGE, Catalogue, Offer, Problem
from kiosk.catalogue.checking.service import Known
from kiosk.catalogue.conditions.facts import Facts
from kiosk.catalogue.reading.office import Office, read_office
from kiosk.catalogue.reading.sayings import sayings
from kiosk.catalogue.reading.service import Draft, read_service
from kiosk.catalogue.reading.shared import read_shared, read_switches
from kiosk.catalogue.reading.sources import read_source
from kiosk.config import TomlProblem, suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kiosk.catalogue._offer import Switch
    from kiosk.catalogue.reading.shared import SharedFiles

SHIPPED = Path(__file__).parents[1] / "data"
CODE = re.compile(r"[a-z][a-z0-9-]{0,39}", re.ASCII)
MOST_SERVICES = 2000
# As many tiles as one page holds.
MOST_IN_GROUP = 8
MOST_TOLD = 200  # problems of one file
# Expressions are tried out on one day for all, so that a catalogue that is sound stays so.
CHECKED_ON = date(2026, 11, 23)


@cache
def shipped_switches() -> Mapping[str, Switch]:
    """What offices may switch, by code, as it is shipped; blocks for a disk the first time."""
    return read_switches(SHIPPED, [])


def load(folder: Path | None, lanes: Collection[str], overlay: Path | None = None) -> Catalogue:
    """The services of a folder that can be offered, in their order, and why the others cannot.

    Args:
        folder: A catalogue's folder; None for the shipped one.
        lanes: Codes of the lanes this kiosk serves.
        overlay: What the office changes; None for the folder's own `overlay.toml`, if it has one.

    Thread: any; reads files and MAY block for a disk. Never raises for what a file holds or for how it is missing.
    """
    folder = folder or SHIPPED
    problems: list[Problem] = []
    places = _service_folders(folder / "services", problems)
    shared = read_shared(folder, problems)
    office = read_office(folder, overlay, shared, [place.name for place in places], problems)
    known = Known(
        lanes=lanes,
        groups=[group.code for group in shared.groups[FIRST_LANGUAGE]],
        common=shared.common,
        lists=shared.lists[FIRST_LANGUAGE],
        switches=office.switches,
        services=[place.name for place in places],
    )
    facts = _facts(office)
    read = [read_service(place, shared, office, known, facts, problems) for place in places]
    shown = [draft for draft in read if draft is not None and not draft.is_hidden]
    offered = [draft for draft in shown if draft.is_written and office.is_sound]
    problems.extend(_of_the_whole(folder, offered, shared, known))
    unwritten = tuple(draft.languages[FIRST_LANGUAGE] for draft in shown if not draft.is_written)
    return replace(_catalogue(offered, shared, office, problems), drafts=unwritten, has_sound_overlay=office.is_sound)


def _told(problems: Iterable[Problem]) -> Iterator[Problem]:
    """As many of each file as somebody will read, then how many more there are."""
    counts = Counter[str]()
    for problem in problems:
        counts[problem.file] += 1
        if counts[problem.file] <= MOST_TOLD:
            yield problem
    for file, count in counts.items():
        if count > MOST_TOLD:
            yield Problem(file, "", f"and {count - MOST_TOLD} more problems; mend those above first")


def _facts(office: Office) -> tuple[Facts, ...]:
    switches = {code: switch.is_on for code, switch in office.switches.items()}
    return tuple(Facts(CHECKED_ON, whom.value, switches, office.hours.is_working) for whom in ForWhom)


def _service_folders(folder: Path, problems: list[Problem]) -> list[Path]:
    """Every folder that wants to be a service; hidden ones and files with an ending are left alone."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as err:
        problems.append(Problem(str(folder), "", f"cannot be listed: {err.strerror}; make it a folder of services"))
        return []
    found = []
    for entry in entries:
        if "." in entry.name:
            continue
        if not CODE.fullmatch(entry.name):
            reason = "is no code of a service; name the folder in small letters, digits and `-`"
            problems.append(Problem(str(entry), "", reason))
        else:
            found.append(entry)
    if len(found) > MOST_SERVICES:
        problems.append(Problem(str(folder), "", f"holds {len(found)} services; keep at most {MOST_SERVICES}"))
    return found[:MOST_SERVICES]


def _of_the_whole(folder: Path, drafts: Sequence[Draft], shared: SharedFiles, known: Known) -> Iterator[Problem]:
    """What is wrong with no service by itself."""
    for count, group in enumerate(known.groups, 1):
        held = sum(draft.group == group for draft in drafts)
        if held > MOST_IN_GROUP:
            reason = f"`{group}` holds {held} services; put at most {MOST_IN_GROUP} in a group"
            yield _placed(folder / "groups.toml", TomlProblem(f"groups.{count}", reason))
    for count, one in enumerate(shared.replaced[FIRST_LANGUAGE], 1):
        if one.by not in known.services:
            reason = f"`{one.by}` is no service; {suggest(one.by, known.services)}"
            yield _placed(folder / "replaced.toml", TomlProblem(f"replaced.{count}.by", reason))


def _placed(path: Path, found: TomlProblem) -> Problem:
    file = read_source(path, [])
    return file.problem(found) if file else Problem(str(path), found.key, found.reason)


def _catalogue(drafts: Sequence[Draft], shared: SharedFiles, office: Office, problems: Sequence[Problem]) -> Catalogue:
    groups = [group.code for group in shared.groups[FIRST_LANGUAGE]]
    ordered = sorted(drafts, key=lambda draft: (groups.index(draft.group), draft.order, draft.code))
    codes = {draft.code for draft in ordered}
    definitions: dict[str, bytes] = {}
    named: dict[str, list[Service]] = {language: [] for language in shared.groups}
    for draft in ordered:
        languages = {language: _leading(service, codes) for language, service in draft.languages.items()}
        data = canonical(languages)
        name = hashlib.sha256(data).hexdigest()
        definitions[name] = data
        for language, service in languages.items():
            named[language].append(replace(service, definition=name))
    offers = {
        language: Offer(
            language=language,
            services=tuple(services),
            groups=tuple(
                group for group in shared.groups[language] if any(one.group == group.code for one in services)
            ),
            replaced=tuple(one for one in shared.replaced[language] if one.by in codes),
            lists=shared.lists[language],
            sayings=sayings(language, shared.speech[language], services, shared.groups[language]),
        )
        for language, services in named.items()
    }
    return Catalogue(offers, office.switches, office.hours, tuple(_told(problems)), definitions)


def _leading(service: Service, codes: Collection[str]) -> Service:
    """The service, with no stop that leads to a service which is not offered."""
    if all(stop.go_to in codes for stop in service.stops if stop.go_to):
        return service
    stops = tuple(stop if stop.go_to in codes else replace(stop, go_to="") for stop in service.stops)
    return replace(service, stops=stops)
