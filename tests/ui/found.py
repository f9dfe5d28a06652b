"""Every page there is, found by visits: `found()`. Of each the fullest that was seen, and the first if it is much less.

Technicians' pages are those of `tests.fakes.technician_pages`; to the one that learns the keypad no visit leads.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.catalogue import FIRST_LANGUAGE, AnsweredBy, Catalogue, QuestionType
from kiosk.config import SpeechConfig
from kiosk.journey import Manner, PageSource, World, present
from kiosk.journey._languages import in_language
from kiosk.keypad import Learning, Phase, key_pressed, pressed
from kiosk.keypad import present as lesson
from kiosk.keys import USUAL_KEYS
from kiosk.ports import PrinterState
from kiosk.technician import present as present_technician
from kiosk.texts import Texts, load_languages
from kiosk.texts._languages import is_shipped
from kiosk.tickets import LineState
from kiosk.views import Frame, ScanView, View
from tests.fakes.office import OFFICE
from tests.fakes.technician import NOON
from tests.fakes.technician_pages import technician_visits
from tests.kiosk.journey.small import question, visit_to
from tests.kiosk.journey.visit import Visit, shipped
from tests.ui.explore import Explorer, Journey, Seen, Sight
from tests.ui.kept import kept
from tests.ui.longer import longer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHIPPED = tuple(one for one in ("id", "en") if is_shipped(one))
# The sample of a language that an office adds stands for all of them.
ADDED = "jv"
SPEECH = SpeechConfig(languages=(*SHIPPED, ADDED), languages_dir=str(Path(__file__).parents[2] / "languages"))
LONGER = "xx"
_TECHNICIANS = "/technician"
MUCH_LESS = 0.7
# Beside all services in an everyday office: one service, and the pages before it, in offices where something is not so.
ONE_SERVICE = frozenset({"sku"})
TO_MONDAY = timedelta(days=2)  # the morning of the tests is a Saturday's, when no officer is there
AN_EVENING = timedelta(hours=11)


class FoundPage(msgspec.Struct, frozen=True):
    """One page in every language it was made in.

    Args:
        name: Tells it from all others, such as `question.nik/problem`.
        views: By language; `xx` is Indonesian made two fifths longer.
        pictures: How many come with it.
    """

    name: str
    page: str
    kind: str
    state: str
    over: str
    service: str
    is_fullest: bool
    views: dict[str, View]
    pictures: int = 0

    @property
    def is_technicians(self) -> bool:
        """Behind a PIN: nobody is led there, and what machines say of themselves stands on it as it is."""
        return self.name.endswith(_TECHNICIANS)


@cache
def journeys() -> tuple[Journey, ...]:
    """All that is seen in the everyday office, then in each other one."""
    return kept("journeys", _explored)


def _explored() -> tuple[Journey, ...]:
    visit = Visit()
    setting = replace(visit.setting, languages=load_languages(SPEECH), manner=Manner())
    now = replace(visit.world.now, wall_at=visit.clock.wall_at + TO_MONDAY)
    base = replace(visit.world, setting=setting, now=now, line=LineState(6, now.wall_at, None))
    worlds = _worlds(base)
    return (Explorer().explore(base), *(Explorer(ONE_SERVICE).explore(world) for world in worlds))


def _worlds(base: World) -> Iterator[World]:
    """Offices where something is not so."""
    later = replace(base.now, wall_at=base.now.wall_at + AN_EVENING)
    yield replace(base, now=later, line=None)
    yield replace(base, now=replace(base.now, wall_at=base.now.wall_at - TO_MONDAY), has_headphones=True)
    for printer in (None, PrinterState.PAPER_OUT, PrinterState.SILENT):
        tools = () if printer is None else (PageSource.CAMERA,) if printer is PrinterState.SILENT else base.tools
        yield replace(base, printer=printer, has_scanner=False, tools=tools)
    both = replace(base, has_camera=True, tools=(PageSource.SCANNER, PageSource.CAMERA))
    yield replace(both, has_code_reader=True, reads_sticks=True, has_stick=True)
    yield replace(both, has_scanner=False, tools=(PageSource.CAMERA,), reads_sticks=True)
    office = replace(base.setting.office, number_first_above=10)
    crowd = LineState(128, base.now.wall_at, None)
    crowded = replace(base, setting=replace(base.setting, office=office), line=crowd, has_headphones=True)
    yield replace(crowded, reads_sticks=True, has_stick=True)
    yield replace(base, has_headphones=False)
    languages = {FIRST_LANGUAGE: base.setting.languages[FIRST_LANGUAGE]}
    yield replace(base, setting=replace(base.setting, catalogue=_rare_questions(), languages=languages))


def _rare_questions() -> Catalogue:
    """An office whose `sku` asks what no shipped service asks."""
    questions = [one for service in shipped().services for one in service.questions if one.by is AnsweredBy.RESIDENT]
    asked = {one.type for question in questions for one in (question, *question.fields)}
    rare = (
        one for one in QuestionType if one not in asked and not one.is_compound and one is not QuestionType.CALCULATED
    )
    return visit_to(*(question(one.value, one) for one in rare)).setting.catalogue


@cache
def found() -> tuple[FoundPage, ...]:
    """Every page, by name."""
    pages: dict[str, FoundPage] = {}
    for journey in journeys():
        for key, full in journey.fullest.items():
            first = journey.first[key]
            for seen in (full, first) if first.weight < MUCH_LESS * full.weight else (full,):
                page = _page(seen, is_fullest=seen is full)
                if page.name not in pages or _weight(page) > _weight(pages[page.name]):
                    pages[page.name] = page
    for page in (*_learning(), *_technicians()):
        pages[page.name] = page
    return tuple(pages[name] for name in sorted(pages))


def _learning() -> Iterator[FoundPage]:
    """A technician's lesson: the keys as they are, one asked for that is taken, and what is learnt but of no use."""
    shown = Learning(dict(USUAL_KEYS))
    asking = pressed(shown, "learn")
    useless = asking
    while useless.phase is Phase.ASK:
        useless = pressed(useless, "skip")
    for learning in (shown, key_pressed(key_pressed(asking, "f13"), "f13"), useless):
        views: dict[str, View] = {
            language: lesson(learning, texts, Frame(OFFICE.name, ""))
            for language, texts in load_languages(SPEECH).items()
        }
        views[LONGER] = longer(views["id"])
        page = views["id"].page
        yield FoundPage(f"{page}/learn", page, "LearnView", "", "", "", is_fullest=True, views=views)


def _technicians() -> Iterator[FoundPage]:
    """What technicians meet behind their PIN, in the languages that have words for them."""
    languages = {one: Texts(one) for one in SHIPPED}
    for name, visit in technician_visits().items():
        views = {language: present_technician(visit, texts, NOON) for language, texts in languages.items()}
        views[LONGER] = longer(views["id"])
        place = (name, type(views["id"]).__name__, "", "", "")
        pictures = _pictures(views["id"])
        yield FoundPage(f"{name}{_TECHNICIANS}", *place, is_fullest=True, views=views, pictures=pictures)


def _weight(page: FoundPage) -> int:
    return len(msgspec.json.encode(page.views["id"]))


def _page(seen: Seen, *, is_fullest: bool) -> FoundPage:
    sight = seen.sight
    views = dict(_translated(seen))
    views[LONGER] = longer(views["id"])
    name = name_of(sight) + ("" if is_fullest else "/first")
    place = (sight.page, sight.kind, sight.state, sight.over, sight.service)
    return FoundPage(name, *place, is_fullest=is_fullest, views=views, pictures=_pictures(seen.view))


def _pictures(view: View) -> int:
    return sum(one is not None for one in (view.picture, view.strip)) if isinstance(view, ScanView) else 0


def _translated(seen: Seen) -> Iterator[tuple[str, View]]:
    for language in seen.world.setting.languages:
        session = in_language(seen.session, language, seen.world)
        yield language, present(session, seen.world).view


def name_of(sight: Sight) -> str:
    """A page's name: its own, what it lies over, and its face."""
    below = "" if sight.page.startswith(sight.state) or not sight.over else f"@{sight.state}"
    kind = sight.kind.removesuffix("View").lower()
    return "/".join(part for part in (sight.page + below, kind, sight.face) if part)


def write(path: Path) -> None:
    """Store the found pages for processes that draw them."""
    path.write_bytes(msgspec.msgpack.encode(found()))


def read(path: Path) -> Mapping[str, FoundPage]:
    """What `write` stored, by name."""
    pages = msgspec.msgpack.decode(path.read_bytes(), type=tuple[FoundPage, ...])
    return {page.name: page for page in pages}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
