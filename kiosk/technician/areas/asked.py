"""What only a person's eye can tell of a device, and what was found out of it: both reach its settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import Verdict
from kiosk.technician._visit import Place, Step, go
from kiosk.technician._words import BARE, kind_words, said_values, table_of
from kiosk.technician.areas.devices import judge, keep, known_of, with_spare
from kiosk.views import Choice, ChooseView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.ports import WhoActs
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts


def open_question(visit: Visit, _: str) -> Step:
    """What the last look at the device wants to know, from its first question on."""
    known = known_of(visit)
    if known is None or known.asks is None:
        return Step(visit)
    return Step(go(_with_verdict(visit, replace(known, asks=known.asks.first or known.asks)), Place.ASKED))


def take_answer(visit: Visit, name: str) -> Step:
    """What it means is kept after the last question, or proves how the device is; what means nothing leads back."""
    known = known_of(visit)
    if known is None or known.asks is None or name not in known.asks.answers:
        return Step(visit)
    settings, then = known.asks.answers[name], known.asks.after(name)
    if name in known.asks.proves:
        return _prove(visit, known, *known.asks.proves[name])
    if then is not None:
        return Step(_with_verdict(visit, replace(known, asks=then)))
    return _keep(visit, settings) if settings else Step(replace(go(visit, visit.device_place), outcome=visit.outcome))


def _with_verdict(visit: Visit, known: Verdict) -> Visit:
    """Another verdict on the device that is looked at, or on its spare."""
    assert visit.kind is not None
    return (
        with_spare(visit, visit.kind, known)
        if visit.is_spare
        else replace(visit, verdicts={**visit.verdicts, visit.kind: known})
    )


def _prove(visit: Visit, known: Verdict, state: str, who_acts: WhoActs) -> Step:
    """How the device is, as somebody has seen or heard."""
    assert visit.kind is not None
    proven = Verdict(state, who_acts, known.facts, known.suits)
    return Step(replace(judge(go(visit, visit.device_place), visit.kind, known.state, proven), outcome=proven))


def adopt(visit: Visit, _: str) -> Step:
    """Keep what suits the device better."""
    known = known_of(visit)
    return Step(visit) if known is None or not known.suits else _keep(visit, known.suits)


def _keep(visit: Visit, settings: Mapping[str, object]) -> Step:
    assert visit.kind is not None
    return keep(
        visit, {f"{table_of(visit.kind, is_spare=visit.is_spare)}.{key}": value for key, value in settings.items()}
    )


def asked(visit: Visit, texts: Texts) -> ChooseView:
    """One question, and its answers."""
    known = known_of(visit)
    assert visit.kind is not None
    assert known is not None
    assert known.asks is not None
    key = f"device.{visit.kind.value}.ask.{known.asks.key}"
    return ChooseView(
        BARE,
        f"tech.asked.{visit.kind.value}.{known.asks.key}",
        texts.get(key, **said_values(known.facts, texts)),
        tuple(Choice(f"answer:{name}", texts.get(f"{key}.{name}")) for name in known.asks.answers),
        progress=kind_words(visit.kind, texts),
    )


PRESSES: Presses = {
    Place.DEVICE: {"open_question": open_question, "adopt": adopt},
    Place.ASKED: {"answer": take_answer},
}
PAGES: Pages = {Place.ASKED: asked}
