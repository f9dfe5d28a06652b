"""The readiness slip: everything that was looked at, and what is still to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kiosk.ports import SPARED, UNSET, DeviceKind, WhoActs, spare_of
from kiosk.technician._words import (
    address_of,
    finding_words,
    kind_words,
    mend_words,
    said_facts,
    state_words,
)
from kiosk.technician.areas.glass import exactness, is_touched, worst_words
from kiosk.technician.areas.sound import level_words
from kiosk.tickets import Readiness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports import Verdict
    from kiosk.technician._events import SoakMoved
    from kiosk.technician._visit import Visit
    from kiosk.texts import Texts


def readiness_of(visit: Visit, texts: Texts) -> Readiness:
    """What is ready and what is not, with who mends it."""
    config, missing = visit.told_config, unready(visit, texts)
    return Readiness(
        heading=texts.get("tech.slip.heading"),
        kiosk=f"{config.office.name} · {config.kiosk}",
        verdict=texts.get("tech.slip.not_ready", count=len(missing)) if missing else texts.get("tech.slip.ready"),
        found=(tuple(_devices(visit, texts)), tuple(_findings(visit, texts)), tuple(_tried(visit, texts))),
        to_do=missing,
    )


def unready(visit: Visit, texts: Texts) -> tuple[str, ...]:
    """Only what somebody has to act on."""
    return tuple(_unready(visit, texts))


def failed_lines(moved: SoakMoved, texts: Texts) -> tuple[str, ...]:
    """What failed in the endurance test, and how often."""
    names = {kind.value: kind_words(kind, texts) for kind in DeviceKind}
    names |= {spare_of(kind): kind_words(kind, texts, is_spare=True) for kind in SPARED}
    failures = {name: count for name, count in moved.failures.items() if count}
    return tuple(texts.get("tech.soak.failed", name=names[name], count=count) for name, count in failures.items())


class _Known(NamedTuple):
    """One device, or a spare, of which something is known."""

    kind: DeviceKind
    is_spare: bool
    verdict: Verdict

    def told(self, texts: Texts) -> str:
        words = state_words(self.kind.value, self.verdict, texts, is_device=True)
        return f"{kind_words(self.kind, texts, is_spare=self.is_spare)}: {words}"


def _known(visit: Visit) -> Iterator[_Known]:
    """A spare that is not configured is not told of: most kiosks have none."""
    for kind in visit.kinds:
        if (first := visit.verdicts.get(kind)) is not None:
            yield _Known(kind, is_spare=False, verdict=first)
        if (spare := visit.spares.get(kind, UNSET)) != UNSET:
            yield _Known(kind, is_spare=True, verdict=spare)


def _devices(visit: Visit, texts: Texts) -> Iterator[str]:
    for one in _known(visit):
        yield f"{_mark(one.verdict)} {one.told(texts)}"
        if address := address_of(one.kind, visit.told_config, is_spare=one.is_spare):
            yield f"    {address}"


def _findings(visit: Visit, texts: Texts) -> Iterator[str]:
    for one in visit.findings:
        yield f"{_mark(one.verdict)} {texts.get(f'doctor.{one.subject}')}: {finding_words(one, texts)}"
        yield from (f"    {line}" for line in said_facts(f"doctor.{one.subject}", one.verdict.facts, texts))


def _tried(visit: Visit, texts: Texts) -> Iterator[str]:
    """What was measured and tried at the glass; the slip tells as well what was not."""
    panel, untried = visit.told_config.panel, texts.get("tech.slip.untried")
    yield texts.get("tech.glass.size", width=f"{panel.width_mm:.0f}", height=f"{panel.height_mm:.0f}")
    yield f"{texts.get('tech.height')}: {panel.bottom_mm:.0f} mm"
    yield level_words(visit, texts)
    mark = _tried_mark(is_tried=is_touched(visit), is_well=exactness(visit) != "poor")
    yield f"{mark} {texts.get('tech.touch')}: {worst_words(visit, texts) if is_touched(visit) else untried}"
    soak, failed = _soak(visit), _failed(visit, texts)
    mark = _tried_mark(is_tried=soak is not None, is_well=not failed)
    rounds = texts.get("tech.soak.rounds", rounds=soak.rounds) if soak else untried
    yield f"{mark} {texts.get('tech.soak')}: {rounds}"
    yield from (f"    {line}" for line in failed)


def _soak(visit: Visit) -> SoakMoved | None:
    """The endurance test, once it is over."""
    return visit.soak if visit.soak is not None and visit.soak.is_over else None


def _failed(visit: Visit, texts: Texts) -> tuple[str, ...]:
    soak = _soak(visit)
    return failed_lines(soak, texts) if soak else ()


def _mark(verdict: Verdict) -> str:
    """Seen at a glance: well, to be acted on, or not there by intention."""
    return _tried_mark(is_tried=verdict.state != UNSET.state, is_well=verdict.is_well)


def _tried_mark(*, is_tried: bool, is_well: bool) -> str:
    if not is_tried:
        return "-"
    return "+" if is_well else "!"


def _unready(visit: Visit, texts: Texts) -> Iterator[str]:
    for one in _known(visit):
        if not one.verdict.is_well:
            mend = mend_words(one.kind.value, one.verdict, texts, is_device=True)
            yield f"{one.told(texts)} {mend}".rstrip()
    for finding in visit.findings:
        if not finding.verdict.is_well:
            mend = mend_words(finding.subject, finding.verdict, texts, is_device=False)
            yield f"{texts.get(f'doctor.{finding.subject}')}: {finding_words(finding, texts)} {mend}".rstrip()
    who = texts.get(f"who.{WhoActs.TECHNICIAN.value}")
    if is_touched(visit) and exactness(visit) == "poor":
        yield f"{texts.get('tech.touch')}: {worst_words(visit, texts)}. {who}: {texts.get('tech.touched.poor')}"
    for line in _failed(visit, texts):
        yield f"{texts.get('tech.soak')}: {line}. {who}: {texts.get('tech.soak.mend')}"
