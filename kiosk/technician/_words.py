"""How findings, devices and facts are said; what has no words of its own is still said truly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import UNSET, DeviceKind, Finding, Verdict
from kiosk.views import Button, Frame

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.texts import Texts

# The frame is put around every page in one place, by `present`.
BARE = Frame("", "")
FAILED = "failed"
_MOST_FACTS, _MOST_LINE = 6, 60
_MEASURED = (".s", "_s")  # how facts end that are a number of seconds
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
# Kinds of which a second may help where the first cannot.
SPARED = frozenset({DeviceKind.PRINTER})
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
        return f"spare_{kind.value}"
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
    told = {} if known is None else known.facts
    lines = [_fact_words(f"device.{kind.value}.fact.{key}", value, texts) for key, value in told.items()][:_MOST_FACTS]
    return tuple(line[:_MOST_LINE] for line in ([address] if address else []) + lines)


def decimal(value: str, texts: Texts) -> str:
    """A measured number, with the point as the language writes it."""
    return value.replace(".", texts.get("tech.point"))


def finding_words(finding: Finding, texts: Texts) -> str:
    """How a finding is, as a sentence."""
    return state_words(finding.subject, finding.verdict, texts, is_device=finding.is_device)


def kind_words(kind: DeviceKind, texts: Texts) -> str:
    """The name of a kind."""
    return texts.get(f"tech.kind.{kind.value}")


def button(texts: Texts, control: str, icon: str = "") -> Button:
    """A button whose words are those of its control."""
    return Button(control, texts.get(f"tech.{control}"), icon)


def _fact_words(key: str, value: str, texts: Texts) -> str:
    """One thing a device says: a sentence of its own for this value, or one that holds it."""
    said = decimal(value, texts) if key.endswith(_MEASURED) else value
    return _get(f"{key}.{value}", texts) or _get(key, texts, value=said) or f"{key.rpartition('.')[2]}: {value}"


def _key(subject: str, verdict: Verdict, *, is_device: bool) -> str:
    if verdict.state == UNSET.state:
        return "device.unset"
    if verdict.state == FAILED:
        return "doctor.failed"
    return Finding(subject, verdict, is_device=is_device).key


def _get(key: str, texts: Texts, **fields: object) -> str:
    return texts.get(key, **fields) if key in texts.words else ""
