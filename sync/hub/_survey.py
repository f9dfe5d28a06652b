"""The page that tells an office what its residents think, and nothing of any one of them."""

from dataclasses import dataclass

from fastapi import APIRouter
from sqlalchemy import Connection, select
from starlette.responses import HTMLResponse, Response

from kiosk.database import reading
from kiosk.survey import Element
from sync.hub import _opinions, _words, rows
from sync.hub._forms import number_or_none
from sync.hub._opinions import Opinion
from sync.hub._parts import Parts, PartsOf
from sync.hub._templates import templates

survey = APIRouter()


@dataclass(frozen=True)
class ShownElement:
    """One of the nine: how many answered it, and their mean."""

    title: str
    answers: int
    mean: str


@dataclass(frozen=True)
class ShownOpinion:
    """What was said of one service; `points` is empty as long as one of the nine has no answer."""

    title: str
    taps: tuple[int, ...]
    filled: int
    points: str
    grade: str
    elements: tuple[ShownElement, ...]


@dataclass(frozen=True)
class SurveyPage:
    """All of the page; `total` is of all services together."""

    office: str
    year: int
    years: tuple[int, ...]
    faces: tuple[str, ...]
    total: ShownOpinion
    services: tuple[ShownOpinion, ...]
    practised: int
    difficult: tuple[tuple[str, int], ...]


@survey.get("/survey")
def show_survey(parts: PartsOf, tahun: str = "") -> Response:
    """What was said in a year; this one unless another is asked for."""
    return HTMLResponse(templates.get_template("survey.html").render(page=survey_page(parts, number_or_none(tahun))))


def survey_page(parts: Parts, year: int | None) -> SurveyPage:
    """The page of a year; of the running one where none, or none that was, is named."""
    running = parts.now().astimezone(parts.day.zone).year
    with reading(parts.engine) as connection:
        years = tuple(sorted({running, *_opinions.years(connection)}, reverse=True))
        chosen = year if year is not None and year in years else running
        by_service = _opinions.of_year(connection, chosen)
        services = tuple(_shown(_title(connection, code), said) for code, said in by_service.items())
        return SurveyPage(
            office=parts.config.office.name,
            year=chosen,
            years=years,
            faces=_words.FACES,
            total=_shown("Semua layanan", _opinions.of_all(connection, chosen)),
            services=services,
            practised=_opinions.practised(connection),
            difficult=tuple((_words.page(name), count) for name, count in _opinions.difficult(connection).items()),
        )


def _shown(title: str, said: Opinion) -> ShownOpinion:
    index = said.index
    return ShownOpinion(
        title,
        said.taps,
        said.filled,
        _words.decimal(index.points) if index else "",
        _words.GRADES[index.grade] if index else "",
        tuple(_element(one, said) for one in Element),
    )


def _element(element: Element, said: Opinion) -> ShownElement:
    tally = said.tallies[element]
    mean = _words.decimal(round(tally.mean, 3)) if tally.mean is not None else "–"
    return ShownElement(_words.ELEMENTS[element], tally.answers, mean)


def _title(connection: Connection, service: str) -> str:
    """As the last number for it was titled; its code where there was none."""
    if not service:
        return _words.NUMBER_ONLY
    query = select(rows.ticket.c.service_title).where(rows.ticket.c.service == service)
    title = connection.execute(query.order_by(rows.ticket.c.arrived_at.desc()).limit(1)).scalar()
    return _words.clean(title or service)
