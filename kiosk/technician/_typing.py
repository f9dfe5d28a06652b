"""Keys on a technician's pages: the text is bounded key by key. Pure."""

from __future__ import annotations

DOT = "•"
LETTER_ROWS = (tuple("QWERTYUIOP"), tuple("ASDFGHJKL"), (*"ZXCVBNM", "'", ".", "-"))
ADDRESS_ROWS = (tuple("1234567890"), tuple("QWERTYUIOP"), tuple("ASDFGHJKL"), (*"ZXCVBNM", ".", "-", ":"))
MOST_ADDRESS = 60
MOST_PORT = 65_535


def with_digit(text: str, key: str, most: int) -> str:
    """The digits after one key; what is none, or no longer fits, changes nothing."""
    if key == "back":
        return text[:-1]
    return text + key if len(key) == 1 and key.isascii() and key.isdigit() and len(text) < most else text


def with_letter(text: str, key: str, rows: tuple[tuple[str, ...], ...], most: int) -> str:
    """The words after one key; one that is not on this keyboard, or no longer fits, changes nothing."""
    if key == "back":
        return text[:-1]
    character = " " if key == "space" else key.upper()
    is_known = any(character in row for row in rows) or (character == " " and text and not text.endswith(" "))
    return text + character if is_known and len(text) < most else text


def dots(typed: str) -> str:
    """A PIN as it is shown."""
    return " ".join(DOT * len(typed))


def host_and_port(typed: str, usual_port: int) -> str | None:
    """Such as `192.168.1.10:8470`; None for what is no address."""
    host, _, port = typed.strip().lower().partition(":")
    port = port or str(usual_port)
    if not host or " " in host or not port.isdigit() or not 0 < int(port) <= MOST_PORT:
        return None
    return f"{host}:{int(port)}"
