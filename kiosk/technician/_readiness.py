"""The readiness slip: everything that was looked at, and what is still to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import UNSET
from kiosk.technician._words import address_of, finding_words, kind_words, mend_words, said_facts, state_words
from kiosk.tickets import Readiness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports import Verdict
    from kiosk.technician._visit import Visit
    from kiosk.texts import Texts


def readiness_of(visit: Visit, texts: Texts) -> Readiness:
    """What is ready and what is not, with who mends it."""
    config, missing = visit.told_config, unready(visit, texts)
    panel = config.panel
    glass = texts.get("tech.glass.size", width=f"{panel.width_mm:.0f}", height=f"{panel.height_mm:.0f}")
    return Readiness(
        heading=texts.get("tech.slip.heading"),
        kiosk=f"{config.office.name} · {config.kiosk}",
        verdict=texts.get("tech.slip.not_ready", count=len(missing)) if missing else texts.get("tech.slip.ready"),
        found=(tuple(_devices(visit, texts)), (*_findings(visit, texts), glass)),
        to_do=missing,
    )


def unready(visit: Visit, texts: Texts) -> tuple[str, ...]:
    """Only what somebody has to act on."""
    return tuple(_unready(visit, texts))


def _devices(visit: Visit, texts: Texts) -> Iterator[str]:
    for kind in visit.kinds:
        known = visit.verdicts.get(kind)
        if known is not None:
            words = state_words(kind.value, known, texts, is_device=True)
            yield f"{_mark(known)} {kind_words(kind, texts)}: {words}"
            if address := address_of(kind, visit.told_config):
                yield f"    {address}"


def _findings(visit: Visit, texts: Texts) -> Iterator[str]:
    for one in visit.findings:
        yield f"{_mark(one.verdict)} {texts.get(f'doctor.{one.subject}')}: {finding_words(one, texts)}"
        yield from (f"    {line}" for line in said_facts(f"doctor.{one.subject}", one.verdict.facts, texts))


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
