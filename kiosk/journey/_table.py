"""Which page knows which button. This table is the journey; everything that is not in it changes nothing.

A key is a whole control (`scan`) or the part before its colon (`choice` for `choice:store`); the rest is handed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey import _presses as press
from kiosk.journey._session import Over, State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.journey._presses import Step
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

    Press = Callable[[Session, str, World], Step]

BAR: Mapping[str, Press] = {
    "bar:back": press.go_back,
    "bar:help": press.show_help,
    "bar:officer": press.call_officer,
    "bar:home": press.ask_to_leave,
}
# Once a number exists there is no way back into the form, only on.
BAR_AFTER: Mapping[str, Press] = {
    "bar:help": press.show_help,
    "bar:officer": press.call_officer,
    "bar:home": press.leave,
}

PAGES: Mapping[State, Mapping[str, Press]] = {
    State.REST: {"start": press.start},
    State.HOME: {**BAR, "service": press.choose_service, "only_number": press.choose_number_only},
    State.PREPARE: {**BAR, "next": press.go_next, "incomplete": press.say_incomplete},
    State.MISSING: {**BAR, "choice": press.name_missing},
    State.INCOMPLETE: {
        **BAR,
        "next": press.continue_incomplete,
        "more_missing": press.say_more_missing,
        "done": press.leave,
    },
    State.NOTICE: {**BAR, "next": press.go_next},
    State.FOR_WHOM: {**BAR, "choice": press.choose_for_whom},
    State.QUESTION: {
        **BAR,
        "key": press.type_key,
        "day": press.step_part("day"),
        "month": press.step_part("month"),
        "year": press.step_part("year"),
        "choice": press.answer_chosen,
        "next": press.answer_typed,
        "officer_fills": press.leave_to_officer,
        "more": press.turn_list,
    },
    State.CONFIRM_NIK: {**BAR, "choice": press.confirm_nik},
    State.SCAN: {
        **BAR,
        "scan": press.start_scan,
        "again": press.start_scan,
        "cancel": press.cancel_scan,
        "use": press.keep_page,
        "to_counter": press.bring_to_counter,
    },
    State.PRIORITY: {**BAR, "choice": press.choose_priority},
    State.CHECK: {
        **BAR,
        "change": press.change_answer,
        "next": press.turn_check,
        "previous": press.turn_check_back,
        "submit": press.submit,
    },
    State.NUMBER_SERVICE: {**BAR, "choice": press.choose_number_service},
    State.NUMBER_PRIORITY: {**BAR, "choice": press.choose_number_priority},
    State.SUBMITTING: {},
    State.SLIP: {**BAR_AFTER, "done": press.say_thanks, "print_again": press.print_again},
    State.THANKS: {**BAR_AFTER, "done": press.leave},
}

MESSAGES: Mapping[Over, Mapping[str, Press]] = {
    Over.HELP: {"close": press.close_message, "bar:officer": press.call_officer},
    Over.OFFICER: {"close": press.close_message},
    Over.IDLE: {"stay": press.close_message, "leave": press.leave},
    Over.LEAVE: {"stay": press.close_message, "leave": press.leave},
}
