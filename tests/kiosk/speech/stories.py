"""What residents hear, whole journeys long; `python -m tests.kiosk.speech.stories` writes the golden transcripts anew.

A line in brackets is what the resident does; the others are what the kiosk says.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.journey import (
    CallArrived,
    HeadphonesMoved,
    KeyActed,
    NoSlip,
    PrintMoved,
    ScanEnded,
    ScanProgressed,
    SlipLookedUp,
    Sound,
    State,
    StickFiles,
    StickMoved,
)
from kiosk.ports import BroughtFile, FileKind, KnownSlip, PageRefusal, PrinterState, PrintState, ScannerState
from kiosk.tickets import LineState
from tests.kiosk.journey.visit import LANES, captured
from tests.kiosk.speech.listener import Listener

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
HEADPHONES = Sound(is_on=True, is_private=True, is_guided=True)
TOUCH_ALOUD = Sound(is_on=True)
SAVED_AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
KEYS_ALOUD = Sound(is_on=True, is_guided=True)


def business_letter_with_headphones() -> Listener:
    """A resident who cannot see applies for a business letter, alone, to the number."""
    one = Listener().do("plugs headphones in").happen(HeadphonesMoved(is_in=True))
    one.go_to("group:kependudukan", "group:usaha").press("group:usaha").go_to("service:sku").press("service:sku")
    one.prepared()
    one.press("next", "choice:self").spell(one.nik[:4]).type(one.nik[4:]).press("next", "choice:0")
    one.type("SITI").press("next")
    one.answer_all()
    scan(one)
    one.press("use")
    one.press("choice:none")
    return number(one)


def poor_family_letter_on_the_loudspeaker() -> Listener:
    """Somebody who does not read touches the screen and listens; nobody else hears who they are."""
    one = Listener(TOUCH_ALOUD).choose("sktm")
    one.prepared()
    one.press("next", "choice:self")
    one.answer_all()
    while one.state is State.SCAN:
        one.press("to_counter")
    one.press("choice:elderly")
    return number(one)


def a_number_only() -> Listener:
    """With the keypad, without headphones, only a number; the printer has no paper."""
    one = (
        Listener()
        .do("any key")
        .happen(KeyActed("wake"))
        .press("only_number", "group:surat", "choice:sktm", "choice:disabled")
        .issued()
    )
    moved = PrintMoved(one.issue.request.uuid, PrintState.BLOCKED, PrinterState.PAPER_OUT)
    return one.do("printer: no paper").happen(moved).press("done", "done")


def keys_that_others_hear() -> Listener:
    """Somebody who cannot see has no headphones: no key tells what it types, and an officer fills in."""
    one = Listener(KEYS_ALOUD)
    one.begin("sku")
    one.lines.clear()
    one.do("at the first question, the repeat key").happen(KeyActed("repeat"))
    one.spell("64").press("officer_fills")
    return one.spell("SI").go_to("key:back").press("officer_fills")


def nobody_answers() -> Listener:
    """A form is left alone; somebody comes back once, then nobody does."""
    one = at_the_first_question()
    one.type("64").pass_(135).press("stay")
    return one.do("goes away").pass_(166)


def leaving() -> Listener:
    """A form is given up, after a second thought; an officer is called first."""
    one = at_the_first_question()
    one.press("bar:officer").do("the desk has the call").happen(CallArrived())
    return one.press("close", "bar:home", "stay", "bar:home", "leave")


def a_paper_that_is_not_read() -> Listener:
    """The first try has no paper on the glass, the second works."""
    one = at_the_first_question()
    one.answer_all()
    one.lines.clear()
    one.do("after the questions")
    one.press("scan").happen(ScanEnded(ScannerState.EMPTY)).press("scan")
    return scan(one, is_begun=True).press("use")


def a_paper_from_a_stick() -> Listener:
    """By keys alone: the stick is put in, a file is chosen by its name, and pulled out at the end."""
    one = at_the_first_question()
    one.answer_all()
    one.lines.clear()
    one.reads_sticks = True
    one.do("after the questions").press("source:stick")
    one.has_stick = True
    one.do("puts the stick in").happen(StickMoved(is_in=True))
    files = (BroughtFile(0, "KTP.jpg", FileKind.PICTURE, 2_400_000, SAVED_AT),)
    one.do("stick: read").happen(ScanEnded(StickFiles(files))).press("file:0").happen(ScanProgressed(60))
    one.do("file: too large").happen(ScanEnded(PageRefusal.TOO_LARGE)).press("scan")
    one.do("stick: read").happen(ScanEnded(StickFiles(files))).press("file:0")
    one.do("file: read").happen(ScanEnded(captured())).press("use")
    one.lines.append("...")
    before = len(one.lines)
    one.reach_check()
    del one.lines[before:]
    return number(one)


def settings_by_keys() -> Listener:
    """The keys beside the arrows, help, another language and the sound page, over one question."""
    one = at_the_first_question()
    one.type("64")
    for act in ("repeat", "help"):
        one.do(f"the {act} key").happen(KeyActed(act))
    one.go_to("help:pause").press("close").do("the language key").happen(KeyActed("language"))
    one.go_to("language:id").press("language:en").press("bar:text", "bar:sound", "sound:louder", "close")
    return one.type("7")


def practice_by_keys() -> Listener:
    """Somebody tries it out first: every page says that it is practice, and nothing is asked of them."""
    one = Listener().do("any key").happen(KeyActed("wake")).press("practise")
    one.choose("sku").prepared()
    one.press("next", "choice:self").press("next", "choice:0")
    one.lines.append("...")
    before = len(one.lines)
    one.answer_all()
    while one.state is State.SCAN:
        one.press("scan", "use")
    one.press("choice:none").last_page_of_check()
    del one.lines[before:]
    return one.press("submit", "done")


def a_code_by_keys() -> Listener:
    """Somebody who cannot see comes back, and cannot aim at the reader: they type the code that was read to them."""
    one = Listener().do("any key").happen(KeyActed("wake"))
    one.has_code_reader = True
    one.press("check_number", "type_code").press("key:K").type("7M4P").press("next")
    one.type("C").press("next").do("no such number").happen(SlipLookedUp(NoSlip.UNKNOWN, is_typed=True))
    slip = KnownSlip("A-012", LANES["umum"], is_of_today=True, is_waiting=True, line=LineState(3, None, None))
    one.press("key:back").type("A").press("next").do("found").happen(SlipLookedUp(slip, is_typed=True))
    return one.press("done")


def a_business_letter_in_english() -> Listener:
    """The first pages, two questions and the number, in English."""
    one = Listener(language="en").do("plugs headphones in").happen(HeadphonesMoved(is_in=True))
    one.choose("sku").prepared()
    one.press("next", "choice:self").type("64").press("next", "officer_fills")
    one.type("SITI").press("key:back", "next")
    one.lines.append("...")
    before = len(one.lines)
    one.reach_check()
    del one.lines[before:]
    return number(one)


def at_the_first_question() -> Listener:
    """Somebody with headphones, at the first question of a form."""
    one = Listener(HEADPHONES)
    one.begin("sku")
    one.lines.clear()
    return one.do("at the first question")


def scan(one: Listener, *, is_begun: bool = False) -> Listener:
    """One paper on the glass, read to its end."""
    if not is_begun:
        one.press("scan")
    for percent in (10, 26, 40, 55, 80, 99):
        one.happen(ScanProgressed(percent))
    return one.do("scanner: read").happen(ScanEnded(captured()))


def number(one: Listener) -> Listener:
    """From the check page to the end of the visit."""
    one.submit()
    one.issued()
    one.do("printer: printed")
    one.happen(PrintMoved(one.issue.request.uuid, PrintState.PRINTED, PrinterState.READY))
    return one.press("done", "done")


STORIES: dict[str, Callable[[], Listener]] = {
    one.__name__: one
    for one in (
        business_letter_with_headphones,
        poor_family_letter_on_the_loudspeaker,
        a_number_only,
        keys_that_others_hear,
        nobody_answers,
        leaving,
        a_paper_that_is_not_read,
        a_paper_from_a_stick,
        settings_by_keys,
        practice_by_keys,
        a_code_by_keys,
        a_business_letter_in_english,
    )
}


def transcript(name: str) -> str:
    """What is heard in a story, under what it tells."""
    told = STORIES[name]
    return f"# {told.__doc__}\n\n{told().transcript}"


def main() -> None:
    """Write all golden transcripts anew."""
    GOLDEN.mkdir(exist_ok=True)
    for name in STORIES:
        (GOLDEN / f"{name}.txt").write_text(transcript(name), encoding="utf-8")


if __name__ == "__main__":
    main()
