"""What a referral slip says: where to go first and what to bring back. No number, no code, no personal data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.texts import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.catalogue import WhereToGet
    from kiosk.config import OfficeConfig
    from kiosk.texts import Texts


@dataclass(frozen=True)
class Errand:
    """One thing to be got elsewhere.

    Args:
        title: What, as people call it, such as `Surat pengantar kelurahan`; empty where only the place matters.
        where: The place, as the service tells it; empty lines are left out.
    """

    title: str
    where: WhereToGet


@dataclass(frozen=True)
class Referral:
    """A paper to take along, as finished words.

    Args:
        office: The office's name.
        heading: Printed large: the one place to go to, or that something must be prepared.
        service: What the resident came for.
        errands: For each thing to get, its lines: what, where, when, for how much, with what.
        bring_heading: Line above what to bring.
        bring: What to bring.
        closing: Last line.
        complaints: Where to complain.
        here_heading: Line above what this office asks for afterwards.
        here: What to bring here, beside what is got elsewhere.
        hours: When this office is open, a heading and its lines.
        is_large: Every letter twice as high and wide, for somebody who reads large.
    """

    office: str
    heading: str
    service: str
    errands: tuple[tuple[str, ...], ...]
    bring_heading: str
    bring: tuple[str, ...]
    closing: str
    complaints: str
    here_heading: str = ""
    here: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    is_large: bool = False


def make_referral(
    service_title: str,
    errands: Sequence[Errand],
    bring: Iterable[str],
    office: OfficeConfig,
    texts: Texts,
    *,
    here: Iterable[str] = (),
    week: Sequence[str] = (),
) -> Referral:
    """The referral of somebody who is still missing something.

    Args:
        service_title: What they came for.
        errands: What to get; one place is named in the heading.
        bring: What to take along, beyond what each errand names by itself.
        office: Whose slip it is.
        texts: The words.
        here: What else this office asks for afterwards.
        week: When it is open, a line for each run of days; nothing is said if there is none.
    """
    return Referral(
        office=office.name,
        heading=_heading(errands, texts),
        service=texts.get("referral.service", service=service_title),
        errands=tuple(_lines(errand, texts) for errand in errands),
        bring_heading=texts.get("referral.bring_heading"),
        bring=tuple(bring),
        closing=texts.get("referral.closing"),
        complaints=office.complaints,
        here_heading=texts.get("referral.here_heading"),
        here=tuple(here),
        hours=(texts.get("referral.hours_here"), *week) if week else (),
    )


def _heading(errands: Sequence[Errand], texts: Texts) -> str:
    places = {errand.where.office for errand in errands}
    place = places.pop() if len(places) == 1 else ""
    return texts.get("referral.go_to", place=place.upper()) if place else texts.get("referral.prepare")


def _lines(errand: Errand, texts: Texts) -> tuple[str, ...]:
    return tuple(line for line in (errand.title, *describe_place(errand.where, texts)) if line)


def describe_place(where: WhereToGet, texts: Texts) -> tuple[str, ...]:
    """Where to get it, when, for how much and with what: a line each, none for what is not known.

    An advice in place of an office, such as `Formulirnya ada di loket.`, stands as it is.
    """
    told = {"office": where.office, "hours": where.hours, "cost": where.cost, "bring": where.bring}
    return tuple(
        text if name == "office" and text.endswith(".") else texts.get(f"where.{name}", **{name: in_sentence(text)})
        for name, text in told.items()
        if text
    )
