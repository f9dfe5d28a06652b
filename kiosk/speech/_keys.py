"""Keys that type, and what was typed with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._talk import Named, guide, pressed, problem_first
from kiosk.speech._utterance import Utterance
from kiosk.speech._voiced import letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.views import Button, NumberPadView, TypeView

    Typing = NumberPadView | TypeView

# Sheets of letters, where the glass is too small for all of them; there are never more.
MOST_SHEETS = 8


def named_keys(keys: Iterable[str], hearing: Hearing, *, is_personal: bool) -> Iterator[Named]:
    """Every key by the name of its character; space, back, and the sheets of letters.

    What is pressed is what was named last: where others would hear something of the resident, all keys that type have
    one name, which is the same for who sees the focus and moves it with a switch.
    """
    texts = hearing.texts
    is_named = hearing.is_private or not is_personal
    for key in keys:
        yield Named(f"key:{key}", (letter(key, texts) if is_named else texts.get("speech.key.typing"),))
    yield Named("key:space", (texts.get("speech.key.space" if is_named else "speech.key.typing"),))
    yield Named("key:back", (texts.get("speech.key.back"),))
    for at in range(MOST_SHEETS):
        yield Named(f"pad:{at}", (texts.get("speech.key.sheet", at=at + 1),))


def digits_of(text: str) -> str:
    """What was typed of a number that is shown in groups."""
    return "".join(filter(str.isdigit, text))


def filled(value: str, hearing: Hearing, *, is_personal: bool = True) -> str:
    """That there is something in the field; what it is, for nobody else to hear if it is personal."""
    if not value:
        return ""
    is_told = hearing.is_private or not is_personal
    return hearing.texts.get("speech.now", value=value) if is_told else hearing.texts.get("speech.filled")


def way_out(unsure: Button | None, hearing: Hearing) -> str:
    """The button for who cannot answer; to who is led by a loudspeaker also why no key tells what it types."""
    if unsure is None or (hearing.is_guided and hearing.is_private):
        return ""
    return hearing.texts.get("speech.overheard" if hearing.is_guided else "speech.unsure", unsure=unsure.label)


def guide_keys(key: str, view: Typing, hearing: Hearing, *, is_personal: bool = True) -> Iterator[str]:
    """How to type, and how to go on then; only how to hear the buttons where keys are not named.

    Digits of one's own can be typed unheard, on the keypad itself; hardly anybody types a name so. Who hears of a
    problem has found the way on.
    """
    is_named = hearing.is_private or not is_personal
    if hearing.keys.has_typing and (is_named or key == "digits"):
        yield guide(hearing, f"typing.{key}")
    yield guide(hearing, key if is_named else "buttons")
    if not problem_first(view.note, hearing):
        yield guide(hearing, "typed", next=view.primary.spoken or view.primary.label)


def typed(before: str, after: str, hearing: Hearing, *, is_personal: bool) -> Iterator[Utterance]:
    """The character that came or went; a tone where others would hear it."""
    if before == after:
        return
    is_said = hearing.is_private or (hearing.is_guided and not is_personal)
    if not is_said:
        yield Utterance(is_urgent=True, is_tone=is_personal)
    elif after == before[:-1]:
        yield pressed(hearing.texts.get("speech.taken_back", character=letter(before[-1], hearing.texts)))
    elif after[:-1] == before:
        yield pressed(letter(after[-1], hearing.texts))
    else:
        yield pressed(after or hearing.texts.get("speech.emptied"))
