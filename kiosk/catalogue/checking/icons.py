"""Icons are named as the icon font names them: a screen has no picture for any other name."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.config import TomlProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.catalogue.shapes.service import FieldShape, ServiceShape

NAMES = Path(__file__).parents[1] / "icons.txt"
# Looking for a near name among thousands takes a tenth of a second; whoever mistook more than these needs the list.
MOST_SUGGESTED = 10
NEAR = 0.85
LIST = "take a name of kiosk/catalogue/icons.txt"


@cache
def icon_names() -> frozenset[str]:
    """Every name there is; the file is made by `python screens/theme/faces.py`."""
    return frozenset(NAMES.read_text("ascii").split())


def icon_problems(icons: Iterable[tuple[str, str]]) -> Iterator[TomlProblem]:
    """The icons that no screen can show, each with its key; one that is left empty is somebody else's to report."""
    known = icon_names()
    unknown = [(key, icon) for key, icon in icons if icon and icon not in known]
    for count, (key, icon) in enumerate(unknown):
        near = get_close_matches(icon, known, 1, NEAR) if count < MOST_SUGGESTED else []
        mend = f"did you mean `{near[0]}`?" if near else LIST
        yield TomlProblem(key, f"`{icon}` is no icon; {mend}")


def icons_of_service(shape: ServiceShape) -> Iterator[tuple[str, str]]:
    """Key and name of each icon of a service's own file."""
    yield "icon", shape.icon
    yield from ((f"requirements.{one.code}.icon", one.icon) for one in shape.requirements)
    yield from ((f"stops.{one.code}.icon", one.icon) for one in shape.stops)
    yield from icons_of_questions("questions", shape.questions)


def icons_of_questions(at: str, questions: Iterable[FieldShape]) -> Iterator[tuple[str, str]]:
    """The same of the choices of questions and, in groups, of their fields; `at` is the key of their table."""
    for question in questions:
        within = f"{at}.{question.code}"
        yield from ((f"{within}.options.{one.code}.icon", one.icon) for one in question.options)
        yield from icons_of_questions(f"{within}.fields", getattr(question, "fields", ()))
