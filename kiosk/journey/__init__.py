"""The session: a value, a pure step over a literal table, and one presenter a page.

`step` says what a happening makes of a visit; `present` makes the page. To add a page: a state in `_session.py`, a row
in `_table.py`, a presenter in `pages/`.
"""

from kiosk.journey._events import (
    ApplicationJoined,
    CancelScan,
    ControlFocused,
    ControlPressed,
    CountIllegal,
    CountPractice,
    Effect,
    EndVisit,
    Happening,
    HeadphonesMoved,
    Hush,
    Issue,
    IssueFailed,
    Join,
    KeepOpinion,
    KeyActed,
    NumberCalled,
    PaperMoved,
    PartTurned,
    PrintMoved,
    PrintPractice,
    PrintReferral,
    Reprint,
    SayAgain,
    ScanEnded,
    ScanProgressed,
    SecondPassed,
    StartScan,
    TellDesk,
    TicketIssued,
)
from kiosk.journey._languages import request_in_words
from kiosk.journey._manner import SPEEDS_WPM, VOLUMES_DB, Manner, Sound
from kiosk.journey._session import Over, Session, State, Submission, resting
from kiosk.journey._step import step
from kiosk.journey._world import Setting, World
from kiosk.journey.pages import Page, present
from kiosk.journey.presses.outcome import Step

__all__ = [
    "SPEEDS_WPM",
    "VOLUMES_DB",
    "ApplicationJoined",
    "CancelScan",
    "ControlFocused",
    "ControlPressed",
    "CountIllegal",
    "CountPractice",
    "Effect",
    "EndVisit",
    "Happening",
    "HeadphonesMoved",
    "Hush",
    "Issue",
    "IssueFailed",
    "Join",
    "KeepOpinion",
    "KeyActed",
    "Manner",
    "NumberCalled",
    "Over",
    "Page",
    "PaperMoved",
    "PartTurned",
    "PrintMoved",
    "PrintPractice",
    "PrintReferral",
    "Reprint",
    "SayAgain",
    "ScanEnded",
    "ScanProgressed",
    "SecondPassed",
    "Session",
    "Setting",
    "Sound",
    "StartScan",
    "State",
    "Step",
    "Submission",
    "TellDesk",
    "TicketIssued",
    "World",
    "present",
    "request_in_words",
    "resting",
    "step",
]
