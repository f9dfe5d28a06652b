"""Where a visit can be: its pages, and what may lie over one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class State(StrEnum):
    """The pages a visit can be on. Names are those of the trace, of tests and of text keys."""

    REST = "rest"
    HOME = "home"
    GROUP = "group"
    SEARCH = "search"
    STARTS = "starts"
    REFERRAL = "referral"
    STOPPED = "stopped"
    PREPARE = "prepare"
    MISSING = "missing"
    INCOMPLETE = "incomplete"
    NOTICE = "notice"
    FOR_WHOM = "for_whom"
    QUESTION = "question"
    TYPED = "typed"  # the same question on a keyboard, where tiles came first
    ROW = "row"
    CONFIRM_NIK = "confirm_nik"
    SCAN = "scan"
    PRIORITY = "priority"
    CHECK = "check"
    NUMBER_SERVICE = "number.service"
    NUMBER_PRIORITY = "number.priority"
    SUBMITTING = "submitting"
    SLIP = "slip"
    SURVEY = "survey"
    SHOW_SLIP = "show_slip"
    TYPE_CODE = "type_code"
    SHOWN = "shown"
    THANKS = "thanks"


class Over(Enum):
    """A short message over the page; the page below keeps everything."""

    HELP = "help"
    OFFICER = "officer"
    IDLE = "idle"
    LEAVE = "leave"
    LANGUAGE = "language"
    SOUND = "sound"
    PAUSE = "pause"
    DIFFICULT = "difficult"
    CALLED = "called"


class Call(Enum):
    """How far the call of an officer has come: nobody is said to know of it before the desk has it."""

    GOING = "going"
    AT_DESK = "at_desk"
    CUT_OFF = "cut_off"


@dataclass(frozen=True)
class Place:
    """A page one can come back to: its state, and what it is about: the path of a question, a code, or nothing."""

    state: State
    of: str = ""
