"""What residents think of the service, as kiosks sent it: kept by element, counted by service.

A kiosk sends the tap on a face and the nine of the survey as entries of their own. Neither says who, at which hour, or
beside which number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import extract, func, insert, select

from kiosk.survey import SATISFACTION, SCORES, Element, Tally, index_of, is_opinion
from sync.hub import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection

    from kiosk.survey import Index
    from sync.protocol import EventBody

ACTIONS = frozenset({"satisfaction", "survey"})
PRACTISED = "practised"
DIFFICULT = "difficult"
COUNTED = frozenset({PRACTISED, DIFFICULT})


@dataclass(frozen=True)
class Opinion:
    """What was said of one service, or of all.

    Args:
        taps: How often each of the four faces was touched, the worst first; no part of the survey.
        filled: How many filled in anything of the survey.
        tallies: Of each of the nine.
    """

    taps: tuple[int, ...]
    filled: int
    tallies: Mapping[Element, Tally]

    @property
    def index(self) -> Index | None:
        """The IKM, if every one of the nine was answered by somebody."""
        return index_of(self.tallies)


def keep(connection: Connection, body: EventBody) -> None:
    """Keep what can be counted of an entry; what cannot stays in the entry alone."""
    try:
        day = date.fromisoformat(body.facts.get("day", ""))
    except ValueError:
        return
    found = [
        {"entry": body.uuid, "element": name, "day": day, "service": body.facts.get("service", ""), "score": score}
        for name, score in _scores(body.facts)
    ]
    if found:
        connection.execute(insert(rows.opinion), found)


def _scores(facts: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    by_word = {str(score): score for score in SCORES}
    for name, word in facts.items():
        if word in by_word and is_opinion(name, by_word[word]):
            yield name, by_word[word]


def of_year(connection: Connection, year: int) -> dict[str, Opinion]:
    """What was said of each service in a year, by its code; empty for a number without one."""
    within = rows.opinion.c.day.between(date(year, 1, 1), date(year, 12, 31))
    services = connection.execute(select(rows.opinion.c.service).where(within).distinct()).scalars()
    return {service: _said(connection, within & (rows.opinion.c.service == service)) for service in sorted(services)}


def of_all(connection: Connection, year: int) -> Opinion:
    """What was said of all services together."""
    return _said(connection, rows.opinion.c.day.between(date(year, 1, 1), date(year, 12, 31)))


def years(connection: Connection) -> tuple[int, ...]:
    """The years of which anything was said, newest first; a wrong clock adds its own year, and none between."""
    year = extract("year", rows.opinion.c.day)
    return tuple(connection.execute(select(year).distinct().order_by(year.desc())).scalars())


def practised(connection: Connection) -> int:
    """How often somebody practised to the end."""
    query = select(func.count()).select_from(rows.alert).where(rows.alert.c.action == PRACTISED)
    return connection.execute(query).scalar_one()


def difficult(connection: Connection) -> dict[str, int]:
    """How often each page was called difficult, by its name; the most often named first."""
    query = select(rows.alert.c.facts).where(rows.alert.c.action == DIFFICULT)
    pages = Counter(facts.get("page", "") for facts in connection.execute(query).scalars())
    return dict(sorted(pages.items(), key=lambda one: (-one[1], one[0])))


def _said(connection: Connection, which: ColumnElement[bool]) -> Opinion:
    opinion = rows.opinion.c
    query = select(opinion.element, opinion.score, func.count()).where(which).group_by(opinion.element, opinion.score)
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for element, score, count in connection.execute(query):
        counts[element][score] = count
    of_nine = which & (opinion.element != SATISFACTION)
    filled = select(func.count(opinion.entry.distinct())).where(of_nine)
    return Opinion(
        tuple(counts[SATISFACTION].get(score, 0) for score in SCORES),
        connection.execute(filled).scalar_one(),
        {one: _tally(counts[one.value]) for one in Element},
    )


def _tally(counts: Mapping[int, int]) -> Tally:
    return Tally(sum(counts.values()), sum(score * count for score, count in counts.items()))
