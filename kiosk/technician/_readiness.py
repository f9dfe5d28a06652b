"""The readiness slip: everything that was looked at, as lines of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import UNSET
from kiosk.technician._words import address_of, finding_words, kind_words, mend_words, state_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports import Verdict
    from kiosk.technician._visit import Visit
    from kiosk.texts import Texts


def readiness_lines(visit: Visit, texts: Texts) -> tuple[str, ...]:
    """What is ready and what is not, with who mends it."""
    return tuple(_lines(visit, texts))


def unready(visit: Visit, texts: Texts) -> tuple[str, ...]:
    """Only what somebody has to act on."""
    return tuple(_unready(visit, texts))


def _lines(visit: Visit, texts: Texts) -> Iterator[str]:
    config = visit.told_config
    missing = unready(visit, texts)
    yield texts.get("tech.slip.heading")
    yield f"{config.office.name} · {config.kiosk}"
    yield texts.get("tech.slip.ready" if not missing else "tech.slip.not_ready", count=len(missing))
    yield ""
    for kind in visit.kinds:
        known = visit.verdicts.get(kind)
        if known is not None:
            words = state_words(kind.value, known, texts, is_device=True)
            yield f"{_mark(known)} {kind_words(kind, texts)}: {words}"
            if address := address_of(kind, config):
                yield f"    {address}"
    yield ""
    for one in visit.findings:
        yield f"{_mark(one.verdict)} {texts.get(f'doctor.{one.subject}')}: {finding_words(one, texts)}"
        for key, value in one.verdict.facts.items():
            yield f"    {key}: {value}"
    panel = config.panel
    yield texts.get("tech.glass.size", width=f"{panel.width_mm:.0f}", height=f"{panel.height_mm:.0f}")
    if missing:
        yield ""
        yield from missing


def _mark(verdict: Verdict) -> str:
    """Seen at a glance: well, to be acted on, or not there by intention."""
    if verdict.state == UNSET.state:
        return "-"
    return "+" if verdict.is_well else "!"


def _unready(visit: Visit, texts: Texts) -> Iterator[str]:
    for kind in visit.kinds:
        known = visit.verdicts.get(kind)
        if known is not None and not known.is_well:
            words = state_words(kind.value, known, texts, is_device=True)
            mend = mend_words(kind.value, known, texts, is_device=True)
            yield f"{kind_words(kind, texts)}: {words} {mend}".rstrip()
    for one in visit.findings:
        if not one.verdict.is_well:
            mend = mend_words(one.subject, one.verdict, texts, is_device=False)
            yield f"{texts.get(f'doctor.{one.subject}')}: {finding_words(one, texts)} {mend}".rstrip()
