"""Which page knows which button. This table is the journey; everything that is not in it changes nothing.

A key is a whole control (`scan`) or the part before its colon (`choice` for `choice:store`); the rest is handed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey._places import Over, State
from kiosk.journey.presses import (
    anywhere,
    brought,
    choosing,
    codes,
    documents,
    ending,
    joining,
    practice,
    questions,
    rows,
    settings,
    sources,
    survey,
    technician,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.journey.presses.outcome import Step

    Press = Callable[[Session, str, World], Step]

SETTINGS: Mapping[str, Press] = {
    "bar:language": settings.open_language,
    "bar:text": settings.next_text,
    "bar:contrast": settings.toggle_contrast,
    "bar:sound": settings.open_sound,
    "bar:curtain": settings.toggle_curtain,
}
BAR: Mapping[str, Press] = {
    **SETTINGS,
    "bar:difficult": settings.say_difficult,
    "bar:back": anywhere.go_back,
    "bar:help": anywhere.show_help,
    "bar:officer": anywhere.call_officer,
    "bar:home": anywhere.ask_to_leave,
}
# Once a number exists there is no way back into the form, only on.
BAR_AFTER: Mapping[str, Press] = {
    **SETTINGS,
    "bar:difficult": settings.say_difficult,
    "bar:help": anywhere.show_help,
    "bar:officer": anywhere.call_officer,
    "bar:home": anywhere.leave,
}
# Where a list or a text has more than one page.
LIST: Mapping[str, Press] = {"more": choosing.turn_page, "previous": choosing.turn_page_back}
ANSWERING: Mapping[str, Press] = {
    **BAR,
    **LIST,
    "key": questions.type_key,
    "choice": questions.answer_chosen,
    "next": questions.answer_typed,
    "officer_fills": questions.leave_to_officer,
}

PAGES: Mapping[State, Mapping[str, Press]] = {
    State.REST: {
        "start": choosing.start,
        **{name: choosing.start_with(press) for name, press in SETTINGS.items()},
        "bar:officer": choosing.start_with(anywhere.call_officer),
    },
    State.HOME: {
        **BAR,
        **LIST,
        "service": choosing.choose_service,
        "group": choosing.open_group,
        "search": choosing.open_search,
        "only_number": choosing.choose_number_only,
        "practise": practice.practise,
        "technician": technician.admit,
        "check_number": codes.show_how,
    },
    State.GROUP: {**BAR, **LIST, "service": choosing.choose_service},
    State.SEARCH: {
        **BAR,
        **LIST,
        "key": choosing.type_search,
        "service": choosing.choose_service,
        "replaced": choosing.choose_replaced,
        "only_number": choosing.choose_number_only,
    },
    State.STARTS: {**BAR, "choice": choosing.has_first_paper},
    State.REFERRAL: {**BAR, **LIST, "done": anywhere.leave},
    State.STOPPED: {
        **BAR,
        **LIST,
        "service": choosing.choose_service,
        "print_list": choosing.print_list,
        "only_number": choosing.take_number,
        "done": anywhere.leave,
    },
    State.PREPARE: {
        **BAR,
        **LIST,
        "first": choosing.turn_to_first,
        "next": choosing.begin,
        "incomplete": choosing.say_incomplete,
        "only_number": choosing.take_number,
    },
    State.MISSING: {**BAR, **LIST, "choice": choosing.name_missing, "next": choosing.tell_missing},
    State.INCOMPLETE: {
        **BAR,
        **LIST,
        "next": choosing.continue_incomplete,
        "all_here": choosing.find_all_here,
        "print_list": choosing.print_list,
        "done": anywhere.leave,
    },
    State.NOTICE: {**BAR, "next": choosing.go_next},
    State.FOR_WHOM: {**BAR, "choice": choosing.choose_for_whom},
    State.QUESTION: {
        **ANSWERING,
        **{part: questions.step_part(part) for part in ("day", "month", "year", "hour", "minute")},
        "other": questions.type_instead,
        "service": questions.go_to_service,
        "services": questions.go_to_services,
        "add": rows.add_row,
        "row": rows.look_at_row,
        "finish": rows.close_list,
        "undo": rows.undo_removal,
    },
    State.TYPED: ANSWERING,
    State.ROW: {**BAR, **LIST, "change": rows.change_in_row, "remove": rows.remove_row, "done": rows.finish_row},
    State.CONFIRM_NIK: {**BAR, "choice": questions.confirm_nik},
    State.SCAN: {
        **BAR,
        **LIST,
        "scan": sources.start,
        "again": sources.again,
        "source": sources.choose_source,
        "take_now": sources.take_now,
        "file": brought.choose_file,
        "next": documents.await_next,
        "drop": documents.drop_last,
        "cancel": documents.cancel_scan,
        "use": documents.keep_page,
        "to_counter": documents.bring_to_counter,
    },
    State.PRIORITY: {**BAR, "choice": ending.choose_priority, "next": ending.keep_priority},
    State.CHECK: {
        **BAR,
        "change": ending.change_answer,
        "more": ending.turn_check,
        "previous": ending.turn_check_back,
        "submit": ending.submit,
    },
    State.NUMBER_SERVICE: {
        **BAR,
        **LIST,
        "choice": choosing.choose_number_service,
        "group": choosing.open_group,
    },
    State.NUMBER_PRIORITY: {**BAR, "choice": ending.choose_number_priority, "next": ending.keep_priority},
    State.SUBMITTING: {},
    State.SLIP: {
        **BAR_AFTER,
        "done": survey.begin,
        "fill_in": joining.fill_in,
        "print_again": ending.print_again,
        "print_copy": ending.print_copy,
        "print_sample": practice.print_sample,
        "print_written": written.print_written,
        "say_again": settings.say_again,
    },
    State.SURVEY: {
        **BAR,
        "choice": survey.answer,
        "next": survey.go_on,
        "skip": survey.skip,
        "done": survey.stop,
    },
    State.SHOW_SLIP: {**BAR, "type_code": codes.show_keys, "services": codes.to_services},
    State.TYPE_CODE: {**BAR, "key": codes.type_key, "next": codes.check_typed},
    State.SHOWN: {
        **BAR,
        "bar:home": codes.finish,
        "services": codes.to_services,
        "done": codes.finish,
        "help:officer": anywhere.call_officer,
    },
    State.THANKS: {**BAR_AFTER, "done": anywhere.leave, "for_real": practice.begin_for_real},
}

# Over a page: how it looks and sounds, and back to it.
OVER: Mapping[str, Press] = {**SETTINGS, "bar:back": anywhere.close_message, "bar:officer": anywhere.call_officer}
CLOSING: Mapping[str, Press] = {**OVER, "close": anywhere.close_message}
STAYING: Mapping[str, Press] = {**OVER, "stay": anywhere.close_message, "leave": anywhere.leave}

MESSAGES: Mapping[Over, Mapping[str, Press]] = {
    Over.HELP: {
        **CLOSING,
        "help:officer": anywhere.call_officer,
        "help:again": settings.say_again,
        "help:pause": anywhere.pause,
        "help:low": settings.toggle_low,
        "help:curtain": settings.toggle_curtain,
        "help:reset": settings.reset,
    },
    Over.OFFICER: CLOSING,
    Over.IDLE: STAYING,
    Over.LEAVE: STAYING,
    Over.LANGUAGE: {**CLOSING, "language": settings.choose_language},
    Over.SOUND: {
        **CLOSING,
        "sound:on": settings.toggle_sound,
        "sound:louder": settings.louder,
        "sound:softer": settings.softer,
        "sound:faster": settings.faster,
        "sound:slower": settings.slower,
        "sound:again": settings.say_again,
        "sound:curtain": settings.toggle_curtain,
        "sound:headphones": settings.say_has_headphones,
    },
    Over.PAUSE: CLOSING,
    Over.CALLED: STAYING,
    Over.DIFFICULT: {**CLOSING, "help:officer": anywhere.call_officer},
}
