"""What a visit becomes when it is submitted. Pure, but for the UUIDs of documents, which mean nothing by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from kiosk.application import Answer, Application
from kiosk.catalogue import AnsweredBy, Proof
from kiosk.journey._nik import warnings
from kiosk.journey._world import NOTICE_VERSION
from kiosk.tickets import Priority, TicketRequest

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import Setting, World


def document_uuid() -> UUID:
    """A name for one captured page."""
    return uuid4()


def request_of(session: Session, setting: Setting) -> TicketRequest:
    """The number that is asked for."""
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
        bring=_to_bring(session),
    )


def _to_bring(session: Session) -> tuple[str, ...]:
    """Papers the counter still has to see: all but those that lie on the glass as a page."""
    if session.service is None:
        return ()
    captured = {code for code, document in session.documents.items() if document.page is not None}
    return tuple(
        requirement.title
        for requirement in session.service.requirements
        if requirement.proof is not Proof.SCAN or requirement.code not in captured
    )


def application_of(session: Session, world: World) -> Application | None:
    """The application as confirmed; None on the number-only path, which asked for none."""
    if session.service is None or session.for_whom is None or session.submission is None:
        return None
    asked = tuple(session.answers[one.code] for one in session.questions if one.code in session.answers)
    left = tuple(
        Answer(question.code, question.label, "", "", is_for_officer=True)
        for question in session.service.questions
        if question.by is AnsweredBy.OFFICER
    )
    return Application(
        uuid=session.submission.application,
        service=session.service.code,
        definition=session.service.definition,
        for_whom=session.for_whom,
        answers=(*asked, *_remarks(session, world), *left),
        documents=tuple(
            session.documents[one.code] for one in session.service.scanned if one.code in session.documents
        ),
        notice=NOTICE_VERSION,
    )


def _remarks(session: Session, world: World) -> tuple[Answer, ...]:
    """What the officer should look at: a NIK that differs from the answers, papers said not to be here yet."""
    assert session.service is not None
    texts = world.setting.texts
    odd = warnings(session, world.today)
    lacking = [one for one in session.service.requirements if one.code in session.missing]
    remarks = (
        ("periksa_nik", [one.value for one in odd], " ".join(texts.get(f"remark.nik.{one.value}") for one in odd)),
        ("berkas_belum_ada", [one.code for one in lacking], ", ".join(one.title for one in lacking)),
    )
    return tuple(
        Answer(code, texts.get(f"remark.{code}"), ",".join(values), shown) for code, values, shown in remarks if values
    )
