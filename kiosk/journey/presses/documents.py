"""A paper on the glass."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.application import Answer, StoredDocument
from kiosk.catalogue import QuestionType
from kiosk.journey._effects import CancelScan, StartScan
from kiosk.journey._moves import go_on
from kiosk.journey._practice import sample_page
from kiosk.journey._submit import document_uuid
from kiosk.journey._taking import PageSource, ScanWorking, SetAside
from kiosk.journey.presses.outcome import Step
from kiosk.ports import Captured

if TYPE_CHECKING:
    from kiosk.application import PageImage
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def start_scan(session: Session, _: str, __: World) -> Step:
    """Read what lies on the glass or in the feeder, after what is kept; in a practice, show a drawn page."""
    if session.is_practice:
        return Step(replace(session, scan=sample_page()))
    working = replace(session, scan=ScanWorking(), source=PageSource.SCANNER)
    return Step(working, (StartScan(session.paper_use, session.scanned),))


def scan_again(session: Session, _: str, world: World) -> Step:
    """Read what came last once more; what came before is kept."""
    return start_scan(setting_aside(session), _, world)


def setting_aside(session: Session) -> Session:
    """Before what came last is taken once more: it is kept until another is accepted, or a better one before it."""
    captured = session.scan
    assert isinstance(captured, Captured)
    aside = session.set_aside if captured.doubt is not None else None
    return replace(session, scanned=captured.before, set_aside=aside or SetAside(captured, session.source))


def _brought_back(session: Session, aside: SetAside) -> Session:
    """What was set aside is shown again."""
    return replace(session, scan=aside.page, source=aside.source, set_aside=None)


def await_next(session: Session, _: str, __: World) -> Step:
    """Keep these pages; the paper has another one."""
    assert isinstance(session.scan, Captured)
    return Step(replace(session, scan=None, scanned=session.scan, set_aside=None))


def drop_last(session: Session, _: str, __: World) -> Step:
    """Without the pages that came last."""
    assert isinstance(session.scan, Captured)
    return Step(replace(session, scan=session.scan.before, scanned=None, set_aside=None))


def cancel_scan(session: Session, _: str, __: World) -> Step:
    """Stop reading; what is kept is shown again."""
    aside = session.set_aside
    shown = replace(session, scan=session.scanned) if aside is None else _brought_back(session, aside)
    return Step(shown, (CancelScan(),))


def keep_page(session: Session, _: str, __: World) -> Step:
    """The pages are clear, and there are no more of them; what was set aside is looked at first."""
    if session.set_aside is not None and not isinstance(session.scan, Captured):
        return Step(_brought_back(session, session.set_aside))
    captured = session.scan if isinstance(session.scan, Captured) else session.scanned
    assert captured is not None
    of, is_brought = frozenset({session.place.of}), session.source is PageSource.STICK
    brought = session.brought | of if is_brought else session.brought - of
    return _document(replace(session, brought=brought), captured.page)


def bring_to_counter(session: Session, _: str, __: World) -> Step:
    """The paper goes to the counter instead."""
    return _document(session, None)


def _document(session: Session, page: PageImage | None) -> Step:
    of, title = session.place.of, session.paper_title
    document = StoredDocument(document_uuid(), of, title, page)
    session = replace(session, documents={**session.documents, of: document})
    for asked in session.asked:
        if asked.path == of and asked.question.type is QuestionType.DOCUMENT:
            session = session.with_answer(of, Answer(asked.question.code, asked.question.label, "", ""))
    return Step(go_on(session))
