"""On which line each key of a TOML text stands; the parser checks a text but forgets its lines.

The text was parsed before, so only what tells keys, texts, lists and tables apart is looked at here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress

SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
BLANK = re.compile(r"[ \t]*")
STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}' r"|'''(?:[^']|'(?!''))*'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'", re.DOTALL
)
BARE = re.compile(r"[^\s\[\]{},=#\"'.]+")
SCALAR = re.compile(r"[^\s\[\]{},#\"']+(?: \d[^\s\[\]{},#]*)?")  # a date and its time may stand apart


def lines_of(text: str) -> dict[str, int]:
    """The line of each key, counted from 1, by its dotted path; items of lists are counted from 1.

    Of a text that is no TOML, as many as can be told. Never raises.
    """
    scan = _Scan(text)
    with suppress(RecursionError):  # deeper than a file of ours is; the lines found until then are kept
        scan.whole()
    return scan.found


def line_of(key: str, lines: dict[str, int]) -> int:
    """The line of a key, or of the nearest table around it that has one; 0 if none has."""
    while key and key not in lines:
        key = key.rpartition(".")[0]
    return lines.get(key, 0)


class _Scan:
    def __init__(self, text: str) -> None:
        self.found: dict[str, int] = {}
        self._text = text
        self._at = 0
        self._ends = [at for at, char in enumerate(text) if char == "\n"]
        self._counts: dict[str, int] = {}

    def whole(self) -> None:
        """Read header after header, key after key, to the end or to what is no TOML."""
        table = ""
        while True:
            self._skip(SPACE)
            began = self._at
            if self._at >= len(self._text):
                return
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            if self._at == began:
                return

    def _header(self) -> str:
        line = self._line()
        is_list = self._text.startswith("[[", self._at)
        self._at += 1 + is_list
        path = ""
        *tables, last = self._key() or [""]
        for part in tables:
            path = _join(path, part)
            self.found.setdefault(path, line)
            path = self._within(path)
        path = _join(path, last)
        if is_list:
            self._counts[path] = self._counts.get(path, 0) + 1
            self.found.setdefault(path, line)
            path = _join(path, str(self._counts[path]))
        self.found.setdefault(path, line)
        self._skip(BLANK)
        while self._text.startswith("]", self._at):
            self._at += 1
        return path

    def _within(self, path: str) -> str:
        """The table a header goes on in: of a list of tables, its last one."""
        return _join(path, str(self._counts[path])) if path in self._counts else path

    def _pair(self, table: str) -> None:
        line = self._line()
        path = table
        for part in self._key():
            path = _join(path, part)
            self.found.setdefault(path, line)
        self._skip(BLANK)
        if self._text.startswith("=", self._at):
            self._at += 1
            self._skip(BLANK)
            self._value(path)

    def _key(self) -> list[str]:
        """The parts of a dotted key."""
        parts = []
        while True:
            self._skip(BLANK)
            if match := STRING.match(self._text, self._at):
                parts.append(match[0][1:-1])
            elif match := BARE.match(self._text, self._at):
                parts.append(match[0])
            else:
                return parts
            self._at = match.end()
            self._skip(BLANK)
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1

    def _value(self, path: str) -> None:
        opening = self._text[self._at : self._at + 1]
        if opening in {"[", "{"}:
            self._at += 1
            self._items(path, "]" if opening == "[" else "}")
        elif match := STRING.match(self._text, self._at) or SCALAR.match(self._text, self._at):
            self._at = match.end()

    def _items(self, path: str, closing: str) -> None:
        count = 0
        while True:
            self._skip(SPACE)
            began = self._at
            if self._text.startswith(closing, self._at):
                self._at += 1
                return
            if closing == "]":
                count += 1
                item = _join(path, str(count))
                self.found.setdefault(item, self._line())
                self._value(item)
            else:
                self._pair(path)
            if self._at == began:
                return
            self._skip(SPACE)
            if self._text.startswith(",", self._at):
                self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match:
            self._at = match.end()

    def _line(self) -> int:
        return bisect_right(self._ends, self._at - 1) + 1


def _join(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part
