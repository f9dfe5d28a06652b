"""A language that does not exist: every text of a view two fifths longer, in words that wrap like words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from kiosk.views import View

GROWTH = 0.4
FILLER = ("alu", "bati", "cerah", "dua", "elok", "fajar")
# What is no text of ours: names for machines, what was typed or counted, and the letters of keys.
KEPT = frozenset(
    {
        "id",
        "icon",
        "letters",
        "page",
        "tone",
        "state",
        "number",
        "short_code",
        "rows",
        "clock",
        "language",
        "value",
        "values",
        "longest",
        "at",
        "begins_at",
        "by",
        "keys",
    }
)
LONGEST_MONTH = "September"
TYPED_KINDS = frozenset({"NumberPadView", "TypeView", "SearchView"})


def longer(view: View) -> View:
    """The same page with longer words."""
    grown: View = _grown(view)
    return grown


def _grown(value: Any) -> Any:  # noqa: ANN401 - any field of a view
    if isinstance(value, str):
        return lengthened(value)
    if isinstance(value, tuple):
        return tuple(_grown(one) for one in value)
    if isinstance(value, msgspec.Struct):
        kind = type(value).__name__
        kept = KEPT - {"rows"} if kind == "CheckView" else KEPT
        kept = kept | {"text"} if kind in TYPED_KINDS else kept
        names = [name for name in value.__struct_fields__ if name not in kept]
        if kind == "DateColumn" and value.id == "month" and value.value.isalpha():
            value = msgspec.structs.replace(value, value=LONGEST_MONTH)
        return msgspec.structs.replace(value, **{name: _grown(getattr(value, name)) for name in names})
    return value


def lengthened(text: str) -> str:
    """The text with short words more, before its last sign."""
    wanted = round(len(text) * GROWTH)
    if not text.strip():
        return text
    end = text[-1] if text[-1] in ".?!:" else ""
    words, more = [text.removesuffix(end)], 0
    for at in range(len(text)):
        if more >= wanted:
            break
        filler = FILLER[at % len(FILLER)]
        words.append(filler)
        more += len(filler) + 1
    return " ".join(words) + end
