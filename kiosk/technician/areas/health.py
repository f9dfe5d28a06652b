"""What the kiosk stands on: network and hub, clock, disk, database, what was sent, versions, services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.technician._events import Examine
from kiosk.technician._visit import Place, Step, Visit, go
from kiosk.technician._words import BARE, MOST_FACTS, MOST_LINE, button, finding_words, icon_of, mend_words, said_facts
from kiosk.technician.areas.devices import learn, with_spare
from kiosk.technician.areas.entering import turn_back, turn_on
from kiosk.views import AskView, Choice, ChooseView, Note, Section, ShowView

if TYPE_CHECKING:
    from kiosk.technician._events import Examined
    from kiosk.technician._visit import Pages, Presses
    from kiosk.texts import Texts

_ICONS = {
    "versions": "information-outline",
    "disk": "harddisk",
    "clock": "clock",
    "rights": "account-key",
    "trace": "eye-outline",
    "database": "database",
    "outbox": "send",
    "network": "lan-connect",
    "hub": "server-network",
    "data": "signal",
    "services": "format-list-bulleted",
}
_MOST_TILES = 8


def examine(visit: Visit, _: str) -> Step:
    """Look at all of it again."""
    return Step(replace(visit, findings=(), is_waiting=True), (Examine(),))


def hear_examined(visit: Visit, examined: Examined) -> Step:
    """One more thing, wherever one stands; devices go to their own page."""
    finding = examined.finding
    if finding is not None and finding.subject == "hub" and visit.is_alone and visit.told_config.hub.embedded:
        return Step(visit)  # its own hub starts with the kiosk
    if finding is not None and not finding.is_device:
        kept = tuple(one for one in visit.findings if one.subject != finding.subject)
        visit = replace(visit, findings=(*kept, finding))
    elif finding is not None:
        for kind in (one for one in visit.kinds if one.value == finding.subject):
            visit = (with_spare if finding.is_spare else learn)(visit, kind, finding.verdict)
    is_here = visit.place in {Place.HEALTH, Place.FINDING}
    return Step(replace(visit, is_waiting=False) if examined.is_last and is_here else visit)


def open_finding(visit: Visit, subject: str) -> Step:
    """One of them."""
    return Step(replace(go(visit, Place.FINDING), subject=subject))


def health(visit: Visit, texts: Texts) -> ChooseView | AskView:
    """How everything is but the devices."""
    if not visit.findings:
        text = texts.get("tech.health.looking")
        return AskView(BARE, "tech.looking", texts.get("tech.health.title"), text, "magnify", None)
    # What somebody has to act on comes first.
    told = sorted(visit.findings, key=lambda one: one.verdict.is_well)
    count = -(-len(told) // _MOST_TILES)
    at = min(visit.list_page, count - 1)
    before = (button(texts, "previous", "chevron-left"),) if at else ()
    after = (button(texts, "more", "chevron-right"),) if at < count - 1 else ()
    return ChooseView(
        BARE,
        "tech.health",
        texts.get("tech.health.title"),
        tuple(
            Choice(
                f"finding:{one.subject}",
                texts.get(f"doctor.{one.subject}"),
                finding_words(one, texts),
                icon_of(one.verdict, _ICONS.get(one.subject, "information-outline")),
            )
            for one in told[at * _MOST_TILES : (at + 1) * _MOST_TILES]
        ),
        note=Note("info", texts.get("tech.health.looking")) if visit.is_waiting else None,
        others=(*before, *after, button(texts, "examine", "refresh")),
    )


def finding(visit: Visit, texts: Texts) -> ShowView:
    """One of them, with what to do and what was measured."""
    known = next((one for one in visit.findings if one.subject == visit.subject), None)
    lines: tuple[str, ...] = (texts.get("tech.health.looking"),)
    facts: tuple[str, ...] = ()
    if known is not None:
        mend = mend_words(known.subject, known.verdict, texts, is_device=False)
        lines = (finding_words(known, texts), *((mend,) if mend else ()))
        said = said_facts(f"doctor.{known.subject}", known.verdict.facts, texts)[:MOST_FACTS]
        facts = tuple(line[:MOST_LINE] for line in said)
    icon = icon_of(known.verdict if known else None, _ICONS.get(visit.subject, "information-outline"))
    sections = [Section(icon, texts.get("tech.device.state"), lines)]
    if facts:
        sections.append(Section("information-outline", texts.get("tech.device.facts"), facts))
    return ShowView(
        BARE,
        f"tech.finding.{visit.subject}",
        texts.get(f"doctor.{visit.subject}"),
        tuple(sections),
        button(texts, "examine", "refresh"),
    )


PRESSES: Presses = {
    Place.HEALTH: {"finding": open_finding, "examine": examine, "more": turn_on, "previous": turn_back},
    Place.FINDING: {"examine": examine},
}
PAGES: Pages = {Place.HEALTH: health, Place.FINDING: finding}
