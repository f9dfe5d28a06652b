"""The same visit in another language; what is kept and sent stays in the office's own. Pure."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from kiosk.application import Filling, show_value
from kiosk.catalogue import FIRST_LANGUAGE, QuestionType
from kiosk.identity import clean_text
from kiosk.journey._problems import told_again
from kiosk.journey._referral import with_remarks

if TYPE_CHECKING:
    from kiosk.application import Answer
    from kiosk.catalogue import Offer, Question, Service
    from kiosk.journey._session import Session
    from kiosk.journey._world import Setting, World
    from kiosk.tickets import TicketRequest

# Their words are in the definition, as is a unit; all others are the same in every language, or are made when shown.
_WORDED = frozenset({QuestionType.ONE_OF, QuestionType.SEVERAL_OF})


def in_language(session: Session, language: str, world: World) -> Session:
    """The same visit, its words in another language: the same service of the same definition, the same answers."""
    there = world.in_language(language)
    spoken = replace(session, manner=replace(session.manner, language=language))
    spoken = _worded(spoken, there.setting.offer)
    return replace(spoken, problem=told_again(spoken, there))


def for_office(session: Session, setting: Setting) -> Session:
    """The same visit as officers read it."""
    return _worded(session, setting.catalogue.offers[FIRST_LANGUAGE])


def request_in_words(request: TicketRequest, setting: Setting) -> TicketRequest:
    """The same number, its words in the language of this setting: for the slip, which the resident reads."""
    if not request.service:
        return replace(request, service_title=setting.texts.get("number.other.title"))
    catalogue = setting.catalogue
    try:
        office, theirs = catalogue.service(request.service), setting.offer.service(request.service)
    except KeyError:
        return request
    there = {one.code: one for one in theirs.requirements}
    worded = {
        with_remarks(one.title, one, setting.for_office.texts, is_needed=is_needed): with_remarks(
            there.get(one.code, one).title, there.get(one.code, one), setting.texts, is_needed=is_needed
        )
        for one, is_needed in product(office.requirements, (False, True))
    }
    return replace(request, service_title=theirs.title, bring=tuple(worded.get(one, one) for one in request.bring))


def _worded(session: Session, offer: Offer) -> Session:
    """The visit with the words of this offer."""
    was = session.service
    service = next((one for one in offer.services if was is not None and one.code == was.code), was)
    if was is None or service is None or service is was:
        return session
    filling = _reworded(session.filling, was, service, offer)
    before = session.before_removal and _reworded(session.before_removal, was, service, offer)
    here, path = session.answers.get(session.place.of), session.place.of
    is_kept = here is not None and session.text == here.value
    titles = {one.code: one.title for one in service.requirements}
    documents = {
        code: replace(one, title=titles.get(code) or _label(service, code) or one.title)
        for code, one in session.documents.items()
    }
    text = filling.answers[path].value if is_kept else session.text
    changed = replace(session, service=service, before_removal=before, documents=documents, text=text)
    return changed.with_filling(filling)


def _reworded(filling: Filling, was: Service, service: Service, offer: Offer) -> Filling:
    answers = {}
    for path, answer in filling.answers.items():
        before, after = question_at(was, path), question_at(service, path)
        answers[path] = _answer(answer, before, after, offer) if before and after else answer
    return replace(filling, answers=answers)


def _answer(answer: Answer, before: Question, after: Question, offer: Offer) -> Answer:
    """The same answer: its label, and what was chosen by its words."""
    value, shown = answer.value, answer.shown
    if value and (after.type in _WORDED or after.unit):
        shown = show_value(after, value)
    elif after.type is QuestionType.ONE_OF_LIST and (listed := offer.lists.get(after.from_list)):
        shown = next((one.title for one in listed.items if one.code == value), shown)
    elif after.type is QuestionType.TEXT:
        codes = [one.code for one in before.options if clean_text(one.title) == value]
        titles = [clean_text(one.title) for one in after.options if one.code in codes]
        value, shown = (titles[0], titles[0]) if titles else (value, shown)
    return replace(answer, label=after.label, value=value, shown=shown)


def question_at(service: Service, path: str) -> Question | None:
    """The question a path leads to, through the fields of compound ones."""
    found, among = None, service.questions
    for part in path.split("/"):
        if not part.isdigit():
            found = next((one for one in among if one.code == part), None)
            among = found.fields if found else ()
    return found


def _label(service: Service, path: str) -> str:
    found = question_at(service, path)
    return found.label if found else ""
