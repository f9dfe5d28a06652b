"""Finds what a resident may see, by pressing whatever a page shows and letting happen whatever may happen.

Nothing is listed by hand: pages come from visits, so a new one is found the day a button leads to it. A page is pressed
out once in each service; from every answer that brings new questions one visit is walked on to its end.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from kiosk.journey import ControlPressed, Issue, Session, State, World, present, resting, step
from kiosk.views import NumberPadView, ScanView, SearchView, TypeView, View
from tests.kiosk.journey.visit import controls
from tests.ui.ways import answers, full_texts, happenings, simplest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.journey import Happening
    from kiosk.journey._places import Place

WALK_AT_MOST = 400
MOST_RETURNS = 3
END_STATES = frozenset({State.SUBMITTING, State.SLIP, State.THANKS, State.REFERRAL, State.REST})
MOST_TURNED = 2
BEFORE_A_SERVICE = frozenset(
    {State.REST, State.HOME, State.GROUP, State.SEARCH, State.NUMBER_SERVICE}
    | {State.SHOW_SLIP, State.TYPE_CODE, State.SHOWN}  # of a number taken earlier
)
CLOSING = frozenset({"close", "stay", "bar:back"})
HANDED_IN = frozenset({State.SUBMITTING, State.SLIP, State.SURVEY, State.THANKS})
EVERYWHERE_THE_SAME = frozenset({"bar", "day", "month", "year", "hour", "minute"})


@dataclass(frozen=True)
class Sight:
    """What makes one page another: everything but its words and what was typed."""

    service: str
    page: str
    kind: str
    state: str
    over: str
    face: str
    list_page: int
    ways: tuple[str, ...] = ()
    holds_number: bool = False

    @property
    def anywhere(self) -> Sight:
        """The same page in any service, any page of its list; a message over any page, but for help."""
        state = "" if self.over not in {"", "help"} else self.state
        return replace(self, service="", list_page=0, state=state, ways=(), holds_number=False)


@dataclass(frozen=True)
class Seen:
    """A page as a visit came to it."""

    sight: Sight
    session: Session
    world: World
    view: View

    @property
    def weight(self) -> int:
        """How much there is to read and to press."""
        return len(msgspec.json.encode(self.view))


@dataclass
class Journey:
    """What was seen: of each page the first and the fullest; which page leads to which, and what happened."""

    first: dict[Sight, Seen] = field(default_factory=dict)
    fullest: dict[Sight, Seen] = field(default_factory=dict)
    edges: dict[Sight, dict[Sight, str]] = field(default_factory=dict)
    happened: set[str] = field(default_factory=set)

    def look(self, seen: Seen) -> None:
        """Keep a page if it is new, or fuller than what was seen of it."""
        key = seen.sight.anywhere
        self.first.setdefault(key, seen)
        if key not in self.fullest or seen.weight > self.fullest[key].weight:
            self.fullest[key] = seen


@dataclass(frozen=True)
class _Node:
    """A visit to go on with; a walker goes on by the simplest answers only."""

    session: Session
    world: World
    issue: Issue | None = None
    is_walking: bool = False


def sight_of(session: Session, view: View) -> Sight:
    """The page's identity."""
    service = session.service.code if session.service and session.state not in BEFORE_A_SERVICE else ""
    faces = [view.state, *(["stick"] if view.by == "stick" else [])] if isinstance(view, ScanView) else []
    if (note := getattr(view, "note", None)) is not None:
        faces.append(note.tone)
    if any(one.is_chosen for one in getattr(view, "choices", ())):
        faces.append("chosen")
    if isinstance(view, NumberPadView | TypeView | SearchView) and view.text:
        faces.append("typed")
    if session.printing is not None and session.state is State.SLIP and not session.over:
        faces.append(session.printing.state.value)
    over = session.over.value if session.over else ""
    face = "+".join(faces)
    turned = min(session.list_page, MOST_TURNED)
    ways = tuple(sorted(one.id for one in getattr(view, "others", ())))
    kind, holds_number = type(view).__name__, session.issued is not None
    return Sight(service, view.page, kind, session.state.value, over, face, turned, ways, holds_number)


class Explorer:
    """Presses out everything that can be reached from the resting page.

    Args:
        services: Those to look into; all if empty.
    """

    def __init__(self, services: frozenset[str] = frozenset()) -> None:
        self._services = services
        self._known: set[Sight] = set()
        self._pressed: set[tuple[str, ...]] = set()
        self._asked: set[str] = set()
        self._waiting: deque[_Node] = deque()
        self._joined = ""
        self.journey = Journey()

    def explore(self, world: World) -> Journey:
        """Everything there is in this world."""
        self._arrive(None, "", _Node(replace(resting(world.now), manner=world.setting.manner), world))
        while self._waiting:
            node = self._waiting.popleft()
            if node.is_walking:
                self._walk(node)
            else:
                self._press_out(node)
        return self.journey

    def _arrive(self, origin: Sight | None, happening: str, node: _Node) -> tuple[Sight, View]:
        """Look at a page; one that was not seen is pressed out, new questions are walked to their end."""
        view = present(node.session, node.world).view
        sight = sight_of(node.session, view)
        if self._was_looked_into(sight):
            return sight, view
        if origin is not None and origin != sight:
            self.journey.edges.setdefault(origin, {}).setdefault(sight, happening)
        if self._services and sight.service and sight.service not in self._services:
            return sight, view
        self.journey.look(Seen(sight, node.session, node.world, view))
        if sight not in self._known:
            self._known.add(sight)
            self._waiting.append(replace(node, is_walking=False))
        if self._brings_new_questions(node.session) and not node.is_walking:
            self._waiting.append(replace(node, is_walking=True))
        return sight, view

    def _was_looked_into(self, sight: Sight) -> bool:
        """Whether it is a form that joins a number, of another service than the first: it is the same form."""
        if not sight.holds_number or not sight.service or sight.state in HANDED_IN:
            return False
        self._joined = self._joined or sight.service
        return sight.service != self._joined

    def _brings_new_questions(self, session: Session) -> bool:
        """Whether this visit is asked something that none was before, or for somebody else."""
        if session.service is None or session.for_whom is None:
            return False
        about = f"{session.service.code}:{session.for_whom.value}:"
        new = {about + one.path for one in session.asked} - self._asked
        self._asked |= new
        return bool(new)

    def _press_out(self, node: _Node) -> None:
        """Do everything that can be done here, each once."""
        view = present(node.session, node.world).view
        sight = sight_of(node.session, view)
        for name, after in self._after_all(node, view, sight):
            self._arrive(sight, name, after)

    def _walk(self, node: _Node) -> None:
        """Go on by the simplest answers to the end of the visit; what led back once is left to the officer."""
        view = present(node.session, node.world).view
        sight = sight_of(node.session, view)
        passed: Counter[Place] = Counter()
        for _ in range(WALK_AT_MOST):
            passed[node.session.place] += 1
            times = passed[node.session.place]
            if sight.state in END_STATES or times > MOST_RETURNS:
                return
            shown = controls(view)
            way = next((name for name in ("officer_fills", "choice:no") if times > 1 and name in shown), "")
            node = self._press_all(node, (way,) if way else simplest(node.session, view))
            sight, view = self._arrive(sight, "forward", replace(node, is_walking=True))
        raise AssertionError(sight, passed.most_common(4))

    def _after_all(self, node: _Node, view: View, sight: Sight) -> Iterator[tuple[str, _Node]]:
        """What every control and every happening makes of the visit."""
        for control in sorted(controls(view)):
            if self._is_worth_pressing(control, sight):
                yield control, self._press_all(node, (control,))
        for presses in (simplest(node.session, view), *answers(view)):
            if len(presses) > 1:
                yield presses[-1], self._press_all(node, presses)
        if node.session.state is State.SUBMITTING or self._once("happenings", sight):
            for name, happening, world in happenings(node.session, node.issue, node.world):
                yield name, self._happen(replace(node, world=world), happening)
            for keys in full_texts(view):
                yield "typed", self._press_all(node, keys)
                yield "next", self._press_all(node, (*keys, "next"))

    def _is_worth_pressing(self, control: str, sight: Sight) -> bool:
        """Answers lead on differently in each service; the bar and the steps of a date do the same everywhere."""
        name = control.partition(":")[0]
        if name in EVERYWHERE_THE_SAME or (sight.over and control not in CLOSING):
            return self._once(control, sight)
        return name not in {"key", "pad"}

    def _once(self, what: str, sight: Sight) -> bool:
        """Whether this was not done on such a page of any service."""
        key = (what, sight.page, sight.kind, "" if sight.over else sight.state, sight.over, sight.face)
        is_new = key not in self._pressed
        self._pressed.add(key)
        return is_new

    def _press_all(self, node: _Node, presses: Sequence[str]) -> _Node:
        """The visit after presses."""
        for control in presses:
            node = self._happen(node, ControlPressed(control))
        return node

    def _happen(self, node: _Node, happening: Happening) -> _Node:
        """The visit after it, and what was handed in."""
        done = step(node.session, happening, node.world)
        self.journey.happened.add(type(happening).__name__)
        handed = [effect for effect in done.effects if isinstance(effect, Issue)]
        return _Node(done.session, node.world, handed[-1] if handed else node.issue)
