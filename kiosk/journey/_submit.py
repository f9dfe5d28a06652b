"""What a visit becomes when it is submitted. Pure, but for the UUIDs of documents, which mean nothing by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from kiosk.application import Answer, Application, Remark, answers_of
from kiosk.catalogue import Proof
from kiosk.journey._effects import Issue
from kiosk.journey._languages import for_office
from kiosk.journey._nik import warnings
from kiosk.journey._possible import possible_papers
from kiosk.journey._referral import missing_papers, with_remarks
from kiosk.journey._world import NOTICE_VERSION
from kiosk.tickets import Priority, TicketRequest

if TYPE_CHECKING:
    from kiosk.catalogue import Requirement
    from kiosk.journey._session import Session
    from kiosk.journey._world import Setting, World
    from kiosk.texts import Texts


def document_uuid() -> UUID:
    """A name for one captured page."""
    return uuid4()


def request_of(session: Session, setting: Setting) -> TicketRequest:
    """The number that is asked for, in the office's own words."""
    session, setting = for_office(session, setting), setting.for_office
    assert session.submission is not None
    assert session.chosen is not None
    service = session.service
    lane = setting.lanes[service.lane] if service else setting.default_lane
    return TicketRequest(
        uuid=session.submission.uuid,
        lane=lane,
        service=service.code if service else "",
        service_title=service.title if service else setting.texts.get("number.other.title"),
        priority=session.priority or Priority.NONE,
        chosen=session.chosen,
        secret=session.submission.secret,
        short_code=session.submission.short_code,
        bring=to_bring(session, setting.texts),
    )


def issue_of(session: Session, world: World) -> Issue:
    """The number that is asked for, with the application if there is one."""
    return Issue(request_of(session, world.setting), application_of(session, world), session.reads_large)


def to_bring(session: Session, texts: Texts) -> tuple[str, ...]:
    """What to take to the counter, and behind each whether one may come without it."""
    is_needed = session.settled is not None
    return tuple(with_remarks(one.title, one, texts, is_needed=is_needed) for one in papers_to_bring(session))


def papers_to_bring(session: Session) -> tuple[Requirement, ...]:
    """Papers the counter still has to see: all but those that lie on the glass as a page."""
    if session.service is None or session.facts is None:
        return ()
    needed = session.settled.needed if session.settled else possible_papers(session.service, session.facts)
    captured = {code for code, document in session.documents.items() if document.page is not None}
    return tuple(one for one in needed if one.proof is not Proof.SCAN or one.code not in captured)


def application_of(session: Session, world: World) -> Application | None:
    """The application as confirmed, in the office's own words; None on the number-only path, which asked for none."""
    session, world = for_office(session, world.setting), replace(world, setting=world.setting.for_office)
    if session.service is None or session.for_whom is None or session.settled is None or session.submission is None:
        return None
    return Application(
        uuid=session.submission.application,
        service=session.service.code,
        definition=session.service.definition,
        for_whom=session.for_whom,
        answers=(*answers_of(session.service, session.settled), *_remarks(session, world)),
        documents=tuple(session.documents[code] for code in _handed_in(session) if code in session.documents),
        notice=NOTICE_VERSION,
    )


def _handed_in(session: Session) -> tuple[str, ...]:
    """What documents are kept by: those asked for among the questions, then the requirements."""
    return (*(asked.path for asked in session.asked), *(paper.code for paper in session.papers))


def _remarks(session: Session, world: World) -> tuple[Answer, ...]:
    """What the officer should look at: a NIK that differs from the answers, papers said not to be here yet."""
    texts = world.setting.texts
    odd = warnings(session, world.today)
    lacking = missing_papers(session)
    remarks = (
        (Remark.NIK, [one.value for one in odd], " ".join(texts.get(f"remark.nik.{one.value}") for one in odd)),
        (Remark.MISSING_PAPERS, [one.code for one in lacking], ", ".join(one.title for one in lacking)),
    )
    return tuple(
        Answer(code.value, texts.get(f"remark.{code.value}"), ",".join(values), shown)
        for code, values, shown in remarks
        if values
    )
