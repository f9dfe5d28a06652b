"""`kiosk device` and `kiosk doctor`: what a technician asks at a keyboard, in words and as JSON."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from devices.checkups import checkups, spare_checkups
from kiosk.bootstrap.doctor import FAILED, examine
from kiosk.errors import KioskError
from kiosk.ports import UNSET, DeviceKind, Finding, Verdict, spare_of
from kiosk.technician import said_facts, said_values, table_of
from kiosk.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from kiosk.config import Config
    from kiosk.ports import Checkup, FoundDevice

WATCH_S = 2.0


class Told(NamedTuple):
    """One finding for the command line: as words, and as a line of JSON."""

    words: str
    json: str
    is_well: bool


def doctor(config: Config, language: str) -> Iterator[Told]:
    """Everything, each as soon as it is known."""
    texts = Texts(language)
    return (_told(one, texts) for one in examine(config, checkups(), spare_checkups()))


def probe(config: Config, names: Iterable[str], language: str) -> Iterator[Told]:
    """How these devices are; all of them if none is named, but for a spare that is not configured."""
    texts, names = Texts(language), tuple(names)
    for finding in _probed(config, names):
        yield _told(finding, texts)


def test(config: Config, name: str, language: str, tell: Callable[[str], None]) -> Told:
    """Try one device; `tell` hears in words what to do, and at the end what only a person can answer."""
    texts, one = Texts(language), _named()[name]
    verdict = one.checkup.test(config, lambda key: tell(texts.get(key)))
    said, asks = said_values(verdict.facts, texts), verdict.asks
    while asks is not None:
        tell(texts.get(f"device.{one.kind.value}.ask.{asks.key}", **said))
        asks = asks.then
    return _told(one.finding(verdict), texts)


def preview(layout: str, columns: int, copy: int, out: Path, *, is_large: bool) -> None:
    """Draw a sample of a paper into this file."""
    from devices.printer.preview import preview as draw  # noqa: PLC0415 - needs the simulated printer's paper and fonts

    picture = draw(layout, columns, copy=copy, is_large=is_large)
    try:
        out.write_bytes(picture)
    except OSError as err:
        raise KioskError("device.preview.file", file=str(out), problem=err.strerror or "") from err


def watch(config: Config, names: Iterable[str], language: str) -> Iterator[Told]:
    """Each device whose state has changed, for ever."""
    texts, names = Texts(language), tuple(names)
    before: dict[str, str] = {}
    while True:
        for finding in _probed(config, names):
            if before.get(finding.name) != finding.verdict.state:
                before[finding.name] = finding.verdict.state
                yield _told(finding, texts)
        time.sleep(WATCH_S)


def find() -> Iterator[Told]:
    """What is plugged in, with the lines of configuration that choose it."""
    for kind, checkup in checkups().items():
        for one in checkup.find():
            yield Told(_found_words(kind, one), msgspec.json.encode(_found_json(kind, one)).decode(), is_well=True)


class _One(NamedTuple):
    kind: DeviceKind
    checkup: Checkup
    is_spare: bool

    def finding(self, verdict: Verdict) -> Finding:
        return Finding(self.kind.value, verdict, is_device=True, is_spare=self.is_spare)


def _named() -> dict[str, _One]:
    """Every device there can be, by the name that is typed."""
    first = {kind.value: _One(kind, one, is_spare=False) for kind, one in checkups().items()}
    return first | {spare_of(kind): _One(kind, one, is_spare=True) for kind, one in spare_checkups().items()}


def _probed(config: Config, names: tuple[str, ...]) -> Iterator[Finding]:
    known = _named()
    for name in names or known:
        verdict = known[name].checkup.probe(config)
        if names or verdict != UNSET or not known[name].is_spare:
            yield known[name].finding(verdict)


def _told(finding: Finding, texts: Texts) -> Told:
    verdict, facts = finding.verdict, ", ".join(_facts(finding, texts))
    mark = "ok" if verdict.is_well else "!!"
    if verdict.state == UNSET.state:
        mark = "--"
    words = f"{mark}  {finding.name:<13} {_words(finding, texts)}" + (f"  ({facts})" if facts else "")
    if not verdict.is_well:
        words += f"\n    {'':<13} {texts.get(f'who.{verdict.who_acts}')}: {texts.get(f'{_key(finding)}.mend')}"
    if verdict.suits:
        table = table_of(DeviceKind(finding.subject), is_spare=finding.is_spare)
        words += f"\n    {'':<13} {texts.get('tech.device.suits')}: {_lines(table, verdict.suits)}"
    return Told(words, msgspec.json.encode(_json(finding)).decode(), verdict.is_well)


def _facts(finding: Finding, texts: Texts) -> Iterable[str]:
    """Of a device by their names, as the manual has them; of all else in words."""
    facts = finding.verdict.facts
    if finding.is_device:
        return (f"{key} {value}" for key, value in facts.items())
    return said_facts(f"doctor.{finding.subject}", facts, texts)


def _words(finding: Finding, texts: Texts) -> str:
    return texts.get(_key(finding))


def _key(finding: Finding) -> str:
    """A look that failed, and a device that is not set, say the same whatever it was."""
    state = finding.verdict.state
    return {UNSET.state: "device.unset", FAILED: "doctor.failed"}.get(state, finding.key)


def _json(finding: Finding) -> dict[str, object]:
    verdict: Verdict = finding.verdict
    return {
        "subject": finding.name,
        "is_device": finding.is_device,
        "state": verdict.state,
        "is_well": verdict.is_well,
        "who_acts": verdict.who_acts.value,
        "facts": dict(verdict.facts),
    }


def _found_words(kind: DeviceKind, one: FoundDevice) -> str:
    identity = f" [{one.identity}]" if one.identity else ""
    return f"{kind.value:<13} {one.name}{identity}\n{'':<13} {_lines(table_of(kind), one.settings)}"


def _lines(table: str, settings: Mapping[str, object]) -> str:
    """What to write into the configuration; a JSON text, number or truth is one of TOML as well."""
    chosen = (f"{key} = {msgspec.json.encode(value).decode()}" for key, value in settings.items())
    return f"[{table}] {'  '.join(chosen)}"


def _found_json(kind: DeviceKind, one: FoundDevice) -> dict[str, object]:
    return {"kind": kind.value, "name": one.name, "identity": one.identity, "settings": dict(one.settings)}
