"""How findings, devices and facts are said; what has no words of its own is still said truly."""

from __future__ import annotations

import re
from datetime import datetime
from string import Formatter
from typing import TYPE_CHECKING

from kiosk.ports import UNSET, DeviceKind, Finding, Verdict, spare_of
from kiosk.views import Button, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.config import Config
    from kiosk.texts import Texts

# The frame is put around every page in one place, by `present`.
BARE = Frame("", "")
FAILED = "failed"
# What a section of a page has room for: facts, lines of a list, and characters of a line.
MOST_FACTS, MOST_SHOWN, MOST_LINE = 6, 9, 60
_MEASURED = ("s", "ms", "min", "h", "mb", "gb")  # how facts end that are a measured number
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")  # a fact that is one
# How names of network links begin. Source: systemd.net-naming-scheme(7), and the kernel's own names.
_MEDIA = {"en": "cable", "eth": "cable", "wl": "radio", "ww": "modem", "ppp": "modem", "usb": "modem"}
_OF_KEYS = frozenset({"action", "without_key"})  # facts that are what keys do
# Where a kind's address stands in the configuration.
ADDRESSES = {
    DeviceKind.PRINTER: "printer.url",
    DeviceKind.SCANNER: "scanner.device",
    DeviceKind.CAMERA: "camera.url",
    DeviceKind.CODE_READER: "code_reader.url",
    DeviceKind.BADGE_READER: "badge_reader.reader",
    DeviceKind.LINE_DISPLAY: "line_display.url",
    DeviceKind.SPEAKER: "speech.device",
    DeviceKind.STICK: "stick.place",
}
# What the sound system calls the output that the machine itself is set to.
_ALSA_USUAL = "default"
# Kinds that may hang on the network, with the scheme of their address and the usual port.
ON_NETWORK = {DeviceKind.PRINTER: ("tcp", 9100)}
ICONS = {
    DeviceKind.PRINTER: "printer",
    DeviceKind.SCANNER: "scanner",
    DeviceKind.CAMERA: "camera",
    DeviceKind.CODE_READER: "qrcode-scan",
    DeviceKind.BADGE_READER: "card-account-details-outline",
    DeviceKind.LINE_DISPLAY: "monitor",
    DeviceKind.SPEAKER: "volume-high",
    DeviceKind.KEYPAD: "dialpad",
    DeviceKind.STICK: "usb-flash-drive",
}


def table_of(kind: DeviceKind, *, is_spare: bool = False) -> str:
    """The table of the configuration that a kind is set in."""
    if is_spare:
        return spare_of(kind)
    return "speech" if kind is DeviceKind.SPEAKER else kind.value


def address_key(kind: DeviceKind, *, is_spare: bool = False) -> str:
    """The dotted key of its address; empty for a kind that has none."""
    key = ADDRESSES.get(kind, "")
    return f"spare_{key}" if key and is_spare else key


def address_of(kind: DeviceKind, config: Config, *, is_spare: bool = False) -> str:
    """What the configuration names of a kind; empty for nothing."""
    table, _, key = address_key(kind, is_spare=is_spare).partition(".")
    return str(getattr(getattr(config, table), key)) if table else ""


def state_words(subject: str, verdict: Verdict, texts: Texts, *, is_device: bool) -> str:
    """How something is, as a sentence."""
    return _get(_key(subject, verdict, is_device=is_device), texts) or verdict.state


def mend_words(subject: str, verdict: Verdict, texts: Texts, *, is_device: bool) -> str:
    """What to do about it, with who does it; empty where nobody has to do anything."""
    if verdict.is_well:
        return ""
    mend = _get(f"{_key(subject, verdict, is_device=is_device)}.mend", texts)
    return f"{texts.get(f'who.{verdict.who_acts.value}')}: {mend}" if mend else ""


def state_lines(kind: DeviceKind, known: Verdict | None, texts: Texts) -> tuple[str, ...]:
    """How a device is, and what to do; that it is being asked while nothing is known."""
    if known is None:
        return (texts.get("tech.probing"),)
    words = state_words(kind.value, known, texts, is_device=True)
    mend = mend_words(kind.value, known, texts, is_device=True)
    return (words, mend) if mend else (words,)


def fact_lines(kind: DeviceKind, known: Verdict | None, address: str, texts: Texts) -> tuple[str, ...]:
    """What is known of a device; what has no words of its own stands as the device says it."""
    told = () if known is None else said_facts(f"device.{kind.value}", known.facts, texts)
    named = [output_words(address, texts)] if address else []
    return tuple(line[:MOST_LINE] for line in (*named, *told[:MOST_FACTS]))


def output_words(name: str, texts: Texts) -> str:
    """A name as it is; the output that the machine itself is set to has only a word of the sound system."""
    return texts.get("tech.found.usual") if name == _ALSA_USUAL else name


def said_facts(subject: str, facts: Mapping[str, str], texts: Texts) -> tuple[str, ...]:
    """Facts as they are said; one that is told within another's words, as `{all_gb}`, is not told again.

    Args:
        subject: Such as `device.printer` or `doctor.disk`.
        facts: By name.
        texts: The words.
    """
    said = said_values(facts, texts)
    words = {name: _words_of(subject, name, said, texts) for name in facts}
    within = {field for one in words.values() for field in _fields(one)}
    return tuple(
        _get(f"{subject}.fact.{name}.{value}", texts) or words[name].format_map({**said, "value": said[name]})
        for name, value in facts.items()
        if name not in within
    )


def said_values(facts: Mapping[str, str], texts: Texts) -> dict[str, str]:
    """The values of facts as they are said, by name."""
    return {name: _value_words(name, value, texts) for name, value in facts.items()}


def decimal(value: str, texts: Texts) -> str:
    """A measured number, with its point and its thousands as the language writes them."""
    point = texts.get("tech.point")
    whole, dot, rest = value.partition(".")
    if whole.isdecimal():
        whole = f"{int(whole):,}".replace(",", "," if point == "." else ".")
    return f"{whole}{point}{rest}" if dot else whole


def finding_words(finding: Finding, texts: Texts) -> str:
    """How a finding is, as a sentence."""
    return state_words(finding.subject, finding.verdict, texts, is_device=finding.is_device)


def kind_words(kind: DeviceKind, texts: Texts, *, is_spare: bool = False) -> str:
    """The name of a kind, or of its spare."""
    return texts.get(f"tech.{'spare' if is_spare else 'kind'}.{kind.value}")


def icon_of(verdict: Verdict | None, usual: str) -> str:
    """What is in trouble is told by another picture, not by its words alone."""
    return usual if verdict is None or verdict.is_well else "alert"


def button(texts: Texts, control: str, icon: str = "") -> Button:
    """A button whose words are those of its control."""
    return Button(control, texts.get(f"tech.{control}"), icon)


def _words_of(subject: str, name: str, said: Mapping[str, str], texts: Texts) -> str:
    """The words a fact goes into: the subject's, those of all subjects, or its bare name."""
    known = (texts.words.get(key, "") for key in (f"{subject}.fact.{name}", f"fact.{name}"))
    return next((words for words in known if words and set(_fields(words)) <= said.keys()), f"{name}: {{value}}")


def _value_words(name: str, value: str, texts: Texts) -> str:
    if name == "links":
        return ", ".join(_link_words(link, texts) for link in value.split(", "))
    if name in _OF_KEYS:
        return ", ".join(_get(f"keys.action.{action}", texts) or action for action in value.split(", "))
    if _MOMENT.fullmatch(value):
        at = datetime.fromisoformat(value)
        return texts.get("tech.moment", date=texts.long_date(at.date()), hour=texts.hour(at))
    return decimal(value, texts) if name.rpartition("_")[2] in _MEASURED else value


def _link_words(link: str, texts: Texts) -> str:
    """Cable, radio or modem, with the name the system has for it; the name alone where that tells nothing."""
    medium = next((words for begin, words in _MEDIA.items() if link.startswith(begin)), "")
    return texts.get(f"doctor.network.{medium}", name=link) if medium else link


def _fields(words: str) -> Iterator[str]:
    """The names of the places in them, but for that of the fact itself."""
    return (name for _, name, _, _ in Formatter().parse(words) if name and name != "value")


def _key(subject: str, verdict: Verdict, *, is_device: bool) -> str:
    if verdict.state == UNSET.state:
        return "device.unset"
    if verdict.state == FAILED:
        return "doctor.failed"
    return Finding(subject, verdict, is_device=is_device).key


def _get(key: str, texts: Texts, **fields: object) -> str:
    return texts.get(key, **fields) if key in texts.words else ""
