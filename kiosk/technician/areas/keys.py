"""The keys of the keypad: the lesson of `kiosk.keypad`, on the technician's pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk import keypad
from kiosk.keys import KEY_FILE, keys_for
from kiosk.technician._events import KeepKeys
from kiosk.technician._visit import Place, Step, Visit, go
from kiosk.technician._words import BARE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.technician._visit import Pages, Presses
    from kiosk.texts import Texts
    from kiosk.views import LearnView


def begin_lesson(visit: Visit) -> Step:
    """Show what keys do."""
    configured = visit.told_config.keypad
    keys = keys_for(configured.keys, is_two_switch=configured.two_switch)
    learning = visit.learning or keypad.Learning(keys, configured.two_switch)
    return Step(replace(go(visit, Place.KEYS), learning=replace(learning, phase=keypad.Phase.SHOW, last="")))


def press(control: str) -> Callable[[Visit, str], Step]:
    """A button of the lesson."""

    def pressed(visit: Visit, _: str) -> Step:
        assert visit.learning is not None
        after = keypad.pressed(visit.learning, control)
        if after.phase is keypad.Phase.OVER:
            return Step(go(visit, Place.MENU))
        if after.phase is keypad.Phase.SAVED and visit.learning.phase is keypad.Phase.CONFIRM:
            changed = {**visit.changed, KEY_FILE: len(after.learnt)}
            return Step(replace(visit, learning=after, changed=changed), (KeepKeys(after.learnt),))
        return Step(replace(visit, learning=after))

    return pressed


def hear_key(visit: Visit, name: str) -> Step:
    """A key, shown or learnt."""
    if visit.place is not Place.KEYS or visit.learning is None:
        return Step(visit)
    return Step(replace(visit, learning=keypad.key_pressed(visit.learning, name)))


def lesson(visit: Visit, texts: Texts) -> LearnView:
    """What keys do."""
    assert visit.learning is not None
    return keypad.present(visit.learning, texts, BARE)


PRESSES: Presses = {Place.KEYS: {one: press(one) for one in ("learn", "close", "skip", "cancel", "save")}}
PAGES: Pages = {Place.KEYS: lesson}
