"""How one kind of page talks: what all kinds share, and the register of those that there are."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from kiosk.speech._utterance import Utterance
from kiosk.speech._voiced import counted, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.views import Button, Frame, Note

KindT = TypeVar("KindT")
# What is told of a paper, on a glass, in a slot or under a camera, or of typing, tells of no key that moves.
_WITHOUT_MOVES = ("scan.", "feeder.", "camera.", "typing.")


class Named(NamedTuple):
    """A control and what is said of it.

    Args:
        id: As in the view.
        parts: Name, role and state, each a sentence or a part of one.
        language: Of the name, where it is not the listener's.
    """

    id: str
    parts: tuple[str, ...]
    language: str = ""


class Question(Protocol):
    """What all pages have that ask something."""

    @property
    def frame(self) -> Frame: ...
    @property
    def title(self) -> str: ...
    @property
    def progress(self) -> str: ...


class Talk(Generic[KindT]):
    """How one kind of page talks. What is given out is written text; how it is said is settled afterwards."""

    def opening(self, view: KindT, hearing: Hearing) -> Iterable[str]:
        """What is read when the page opens, part by part."""
        raise NotImplementedError

    def controls(self, view: KindT, hearing: Hearing) -> Iterable[Named]:
        """Every control of the page but those of the bar, in any order."""
        raise NotImplementedError

    def news(self, before: KindT, after: KindT, hearing: Hearing) -> Iterable[Utterance]:
        """What is new beside the note and the bar, where the same page is drawn again."""
        del before, after, hearing
        return ()

    def is_note_news(self, before: KindT, after: KindT) -> bool:
        """Whether another note is worth saying."""
        del before, after
        return True


# Of any kind: the register gives each view to the talk of its own class.
AnyTalk = Talk[Any]
_TALKS: dict[type, AnyTalk] = {}


def talks_of(kind: type[KindT]) -> Callable[[type[Talk[KindT]]], type[Talk[KindT]]]:
    """Mark how a kind of page talks."""

    def mark(talk: type[Talk[KindT]]) -> type[Talk[KindT]]:
        _TALKS[kind] = talk()
        return talk

    return mark


@cache
def _load_talks() -> None:
    folder = Path(__file__).parent / "kinds"
    for module in pkgutil.iter_modules([str(folder)]):
        importlib.import_module(f"kiosk.speech.kinds.{module.name}")


def talk_of(kind: type) -> AnyTalk:
    """How this kind talks. Raises: KeyError if nobody taught it to."""
    _load_talks()
    return _TALKS[kind]


def head(frame: Frame, title: str, hint: str = "") -> Iterator[str]:
    """The page in a sentence or two."""
    if frame.said:
        yield frame.said
    else:
        yield from (title, hint)


def question(view: Question, hint: str, note: Note | None, hearing: Hearing) -> Iterator[str]:
    """What is asked, with its hint, its note, and how far one is; where something is wrong, that, and the question."""
    if note is not None and note.tone == "problem":
        yield told(note, hearing)
        yield from head(view.frame, view.title)
    else:
        yield from head(view.frame, view.title, hint)
        yield told(note, hearing)
        yield view.progress


def problem_first(note: Note | None, hearing: Hearing) -> str:
    """A problem, before all else on the page; empty where there is none."""
    is_problem = note is not None and note.tone == "problem"
    return told(note, hearing) if is_problem else ""


def other_note(note: Note | None, hearing: Hearing) -> str:
    """A note that is no problem."""
    is_other = note is not None and note.tone != "problem"
    return told(note, hearing) if is_other else ""


def told(note: Note | None, hearing: Hearing) -> str:
    """A note as it is said; nothing of a resident on a loudspeaker."""
    if note is None or (note.is_personal and not hearing.is_private):
        return ""
    return hearing.texts.get("speech.problem", text=note.text) if note.tone == "problem" else note.text


def guide(hearing: Hearing, key: str, **fields: object) -> str:
    """How to go on, for who is led by the keypad, in words for the keys that they have."""
    keys = hearing.keys
    is_known = {"slip": keys.has_repeat, "typed": keys.has_arrows and keys.has_turns}.get(key, keys.has_arrows)
    is_other = not is_known and not key.startswith(_WITHOUT_MOVES)
    name = f"speech.guide.{key}.keys" if is_other else f"speech.guide.{key}"
    return hearing.texts.get(name, **fields) if hearing.is_guided else ""


def how_many(key: str, number: int, hearing: Hearing) -> str:
    """Such as `Ada empat pilihan`: a count in words, with words of its own for one."""
    return hearing.texts.get(f"{key}.one" if number == 1 else key, count=counted(number, hearing.texts))


def offered(hearing: Hearing, *shown: Button | None) -> Iterator[str]:
    """What one may press: for who touches its words, as they may not be able to read them; else how to hear them."""
    if hearing.is_guided:
        yield guide(hearing, "buttons")
    else:
        yield hearing.texts.get("speech.buttons", labels=sentences(*(one.spoken or one.label for one in shown if one)))


def buttons(hearing: Hearing, *shown: Button | None) -> Iterator[Named]:
    """Buttons by what they say."""
    for one in shown:
        if one is not None:
            yield Named(one.id, (one.spoken or one.label, hearing.texts.get("speech.button")))


def pressed(*parts: str) -> Utterance:
    """What answers a press: it breaks off what is being said."""
    return Utterance(sentences(*parts), is_urgent=True)


def passing(*parts: str) -> Utterance:
    """What came by itself: it waits for the end of what is being said."""
    return Utterance(sentences(*parts))
