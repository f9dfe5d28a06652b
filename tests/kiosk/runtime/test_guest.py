"""A technician has the glass while no resident is there; afterwards all is as if nobody had been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey import Page
from kiosk.ports import PrinterState
from kiosk.views import AskView, Button, ChooseView, Frame, Pressed, RestView
from tests.fakes.technician import RINA
from tests.kiosk.runtime.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.access import Account
    from kiosk.runtime import Lender
    from kiosk.runtime._pens import Input

BADGE = b"\x04\x11\x22\x33"
PAGE = Page(AskView(Frame("", ""), "tech.pin", "PIN", "", "lock", Button("enter", "")))


class FakeRoom:
    """Receives a guest whose events are kept."""

    def __init__(self, is_open: bool = True) -> None:
        self._is_open = is_open
        self.heard: list[Input] = []
        self.lenders: tuple[Lender, ...] = ()
        self.left: Callable[[], None] = lambda: None
        self.is_closed = False
        self.badges: dict[bytes, Account] = {}
        self.tapped: list[bytes] = []
        self.who: Account | None = None

    def is_open(self) -> bool:
        return self._is_open

    def owner_of(self, number: bytes) -> Account | None:
        return self.badges.get(number)

    def receive(
        self,
        show: Callable[[Page], int],
        left: Callable[[], None],
        lenders: tuple[Lender, ...],
        who: Account | None = None,
    ) -> FakeRoom:
        self.left, self.lenders, self.who = left, lenders, who
        show(PAGE)
        return self

    def hear(self, event: Input) -> None:
        self.heard.append(event)

    def hear_badge(self, number: bytes) -> None:
        self.tapped.append(number)

    def close(self) -> None:
        self.is_closed = True


def _scene(room: FakeRoom) -> Scene:
    scene = Scene()
    scene.mind.start(scene.glass, scene.spooler, room=room)  # type: ignore[arg-type]
    scene.turn()
    return scene


def _ids(scene: Scene) -> list[str]:
    view = scene.glass.view
    assert isinstance(view, ChooseView)
    return [one.id for one in view.others]


def test_nobody_is_offered_what_is_for_technicians_where_none_has_an_account() -> None:
    scene = _scene(FakeRoom(is_open=False))
    scene.press("start")
    assert "technician" not in _ids(scene)
    scene.press("technician")
    assert scene.glass.view.page == "home"


def test_technician_takes_the_glass_and_gives_it_back() -> None:
    room = FakeRoom()
    scene = _scene(room)
    scene.press("start")
    assert _ids(scene)[-1] == "technician"
    scene.press("technician")
    assert scene.glass.pages[-1] == PAGE
    assert [type(one).__name__ for one in room.lenders] == ["Scans", "Looks", "Brought", "HastySpooler"]
    scene.press("start")
    scene.mind.hear_printer(PrinterState.PAPER_OUT)
    scene.mind.hear_headphones(True)
    scene.turn()
    assert scene.glass.pages[-1] == PAGE
    assert room.heard == [Pressed(len(scene.glass.pages), "start")]
    room.left()
    scene.turn()
    assert isinstance(scene.glass.view, RestView)
    scene.press("start")
    assert scene.glass.view.page == "home"


def test_room_that_breaks_down_leaves_the_resting_page() -> None:
    room = FakeRoom()
    room.receive = None  # type: ignore[assignment,method-assign]
    scene = _scene(room)
    scene.press("start", "technician")
    assert isinstance(scene.glass.view, RestView)


def test_kiosk_that_ends_closes_the_guest() -> None:
    room = FakeRoom()
    scene = _scene(room)
    scene.press("start", "technician")
    scene.mind.close()
    assert room.is_closed


def test_whoever_has_begun_a_service_is_not_led_away_from_it() -> None:
    scene = _scene(FakeRoom())
    scene.press("start", "only_number")
    seen = scene.glass.view.page
    scene.press("technician")
    assert scene.glass.view.page == seen


def _tap(scene: Scene, number: bytes = BADGE) -> None:
    scene.mind.hear_badge(number)
    scene.turn()
    scene.turn()


def test_badge_at_rest_opens_the_sign_in_and_is_heard_there() -> None:
    room = FakeRoom()
    room.badges = {BADGE: RINA}
    scene = _scene(room)
    _tap(scene, b"another")
    assert isinstance(scene.glass.view, RestView)
    _tap(scene)
    assert (scene.glass.pages[-1], room.who) == (PAGE, RINA)
    _tap(scene, b"second")
    assert room.tapped == [b"second"]
    room.left()
    scene.turn()
    assert isinstance(scene.glass.view, RestView)


def test_badge_disturbs_no_resident_who_is_here_or_comes_meanwhile() -> None:
    room = FakeRoom()
    room.badges = {BADGE: RINA}
    scene = _scene(room)
    scene.mind.hear_badge(BADGE)
    scene.press("start")
    _tap(scene)
    assert scene.glass.view.page == "home"
    assert room.tapped == []


def test_kiosk_without_room_drops_badges() -> None:
    scene = Scene()
    scene.mind.start(scene.glass, scene.spooler)  # type: ignore[arg-type]
    _tap(scene)
    assert isinstance(scene.glass.view, RestView)
