"""What do you think of it? One face, whether there is time for more, and the nine of the survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey._places import State
from kiosk.journey.pages._frame import button, full_bar
from kiosk.journey.pages._registry import presents
from kiosk.journey.presses.survey import MORE
from kiosk.survey import SATISFACTION, SCORES, Element
from kiosk.views import AskView, Choice, ChooseView

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

# Of 1 to 4; the words beside them differ from question to question.
_FACES = ("emoticon-sad-outline", "emoticon-neutral-outline", "emoticon-happy-outline", "emoticon-excited-outline")
_HINTS = {SATISFACTION, Element.COMPETENCE}


@presents(State.SURVEY)
def survey(session: Session, world: World) -> ChooseView | AskView:
    """The page of what is asked now."""
    return _more(world) if session.place.of == MORE else _question(session, world)


def _question(session: Session, world: World) -> ChooseView:
    texts, name = world.setting.texts, session.place.of
    chosen = session.opinions.get(name)
    choices = tuple(
        Choice(f"choice:{score}", texts.get(f"survey.{name}.{score}"), "", face, score == chosen)
        for score, face in zip(SCORES, _FACES, strict=True)
    )
    is_nine = name != SATISFACTION
    done = button(world, "done", "survey.stop" if is_nine else "survey.no")
    at = list(Element).index(Element(name)) + 1 if is_nine else 0
    return ChooseView(
        full_bar(world),
        f"survey.{name}",
        texts.get(f"survey.{name}.title"),
        choices,
        texts.get("survey.progress", at=at, all=len(Element)) if is_nine else "",
        texts.get(f"survey.{name}.hint") if name in _HINTS else "",
        others=(button(world, "skip", "survey.skip"), done) if is_nine else (done,),
    )


def _more(world: World) -> AskView:
    texts = world.setting.texts
    return AskView(
        full_bar(world),
        "survey.more",
        texts.get("survey.more.title"),
        texts.get("survey.more.text"),
        "comment-text-outline",
        button(world, "next", "survey.more.next", "check"),
        others=(button(world, "done", "survey.stop"),),
    )
