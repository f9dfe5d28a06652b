"""What is said of any page: the parts that its kind gives, put together and made ready for a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kiosk.speech._talk import Named, problem_first, talk_of, told
from kiosk.speech._utterance import Utterance
from kiosk.speech._voiced import sentences, voiced
from kiosk.views import NumberPadView, TypeView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.speech._hearing import Hearing
    from kiosk.views import View


def opening(view: View, hearing: Hearing) -> Utterance:
    """What is read when a page opens."""
    parts = [part for part in talk_of(type(view)).opening(view, hearing) if part]
    return Utterance(_voiced(sentences(*_marked(view.frame.mark, parts)), hearing), is_urgent=True)


def focus(view: View, control: str, hearing: Hearing) -> Utterance:
    """What is said of a control: its name, what it is, its state; nothing where there is no such control."""
    for one in (*_of_frame(view, hearing), *talk_of(type(view)).controls(view, hearing)):
        if one.id == control:
            return Utterance(_voiced(sentences(*one.parts), hearing), one.language, is_urgent=True)
    return Utterance()


def controls(view: View, hearing: Hearing) -> tuple[str, ...]:
    """Every control that the focus can come to: those of the page, then those around it."""
    named = (*talk_of(type(view)).controls(view, hearing), *_of_frame(view, hearing))
    return tuple(dict.fromkeys(one.id for one in named))


def change(before: View, after: View, hearing: Hearing) -> Utterance:
    """What is new on a page that was drawn again; nothing where nothing is worth saying."""
    if _is_another(before, after):
        return opening(after, hearing)
    news = list(_news(before, after, hearing))
    text = sentences(*(one.text for one in news))
    is_tone = not text and any(one.is_tone for one in news)
    is_urgent = any(one.is_urgent for one in news if one)
    if screen := curtain(before, after, hearing):
        return Utterance(f"{screen} {_voiced(text, hearing)}".strip(), is_urgent=True)
    return Utterance(_voiced(text, hearing), is_urgent=is_urgent, is_tone=is_tone)


def problem(view: View, hearing: Hearing) -> Utterance:
    """What the page tells of a problem, once more; all of it where there is none that all may hear."""
    text = problem_first(getattr(view, "note", None), hearing)
    return Utterance(_voiced(sentences(text), hearing), is_urgent=True) if text else opening(view, hearing)


def turned(view: View, part: int, parts: int, hearing: Hearing) -> Utterance:
    """What is said when another part of a page came, that the glass is too small for; parts count from 0."""
    if view.frame.turning is None:
        return Utterance()
    at = view.frame.turning.at.format(at=part + 1, all=parts)
    return Utterance(_voiced(sentences(hearing.texts.get("speech.part", at=at)), hearing), is_urgent=True)


def silenced(hearing: Hearing) -> Utterance:
    """The last thing heard by somebody who switches the sound off by key: how it comes back."""
    key = "speech.silenced" if hearing.keys.has_sound else "speech.silenced.keys"
    return Utterance(_voiced(hearing.texts.get(key), hearing), is_urgent=True)


def unplugged(view: View, hearing: Hearing) -> Utterance:
    """That the headphones came out: why nothing personal is said any more, and who could type it."""
    typed = {NumberPadView: "digits", TypeView: "letters"}.get(type(view))
    unsure = getattr(view, "unsure", None)
    if typed is None or unsure is None:
        text = hearing.texts.get("speech.unplugged")
    else:
        text = hearing.texts.get(f"speech.unplugged.{typed}", unsure=unsure.label)
    return Utterance(_voiced(text, hearing), is_urgent=True)


def tuned(what: Literal["volume", "speed"], at: int, most: int, hearing: Hearing) -> Utterance:
    """How loud or fast it is now, counted from 1; and that it is the end."""
    value = hearing.texts.get(f"speech.tuned.{what}", at=at, all=most)
    ends = {1: "least", most: "most"}
    end = hearing.texts.get(f"speech.tuned.{what}.{ends[at]}") if at in ends else ""
    return Utterance(_voiced(sentences(value, end), hearing), is_urgent=True)


def goodbye(hearing: Hearing, *, has_entered: bool = True) -> Utterance:
    """The last thing heard by who leaves: that nothing of theirs is left, or only that it is over if nothing was."""
    key = "speech.goodbye" if has_entered else "speech.goodbye.empty"
    return Utterance(_voiced(sentences(hearing.texts.get(key)), hearing), is_urgent=True)


def curtain(before: View, after: View, hearing: Hearing) -> str:
    """That the page cannot be seen any more, or again, or stands elsewhere; empty where all that is as it was."""
    was, now = before.frame.look, after.frame.look
    if was.is_curtained != now.is_curtained:
        return _voiced(hearing.texts.get("speech.curtain_on" if now.is_curtained else "speech.curtain_off"), hearing)
    if was.is_low != now.is_low:
        return _voiced(hearing.texts.get("speech.low_on" if now.is_low else "speech.low_off"), hearing)
    return ""


def _marked(mark: str, parts: list[str]) -> list[str]:
    """The mark of practice before all else, and nowhere twice."""
    others = [part for part in parts if part != mark]
    is_said = bool(others) and others[0].casefold().startswith(mark.casefold())
    return others if is_said else [mark, *others]


def _is_another(before: View, after: View) -> bool:
    """Whether it is another page in the place of the one before, or the same one in practice or another language."""
    if type(before) is not type(after) or (before.page, before.frame.mark) != (after.page, after.frame.mark):
        return True
    labels = {one.id: one.label for one in before.frame.bar}
    return any(one.label != labels.get(one.id, one.label) for one in after.frame.bar)


def _news(before: View, after: View, hearing: Hearing) -> Iterator[Utterance]:
    talk = talk_of(type(after))
    was = {one.id: one.spoken for one in before.frame.bar}
    for one in after.frame.bar:
        if one.spoken and one.spoken != was.get(one.id, one.spoken):
            yield Utterance(one.spoken, is_urgent=True)
    yield from talk.news(before, after, hearing)
    note = getattr(after, "note", None)
    if note is not None and note != getattr(before, "note", None) and talk.is_note_news(before, after):
        yield Utterance(told(note, hearing), is_urgent=note.tone == "problem")


def _of_frame(view: View, hearing: Hearing) -> Iterator[Named]:
    role = hearing.texts.get("speech.button")
    for one in view.frame.bar:
        yield Named(one.id, (one.spoken or one.label, role))
    if view.frame.turning is not None:
        turning = view.frame.turning
        for button in filter(None, (turning.on, turning.back, turning.aside, turning.fill)):
            yield Named(button.id, (button.spoken or button.label, role))


def _voiced(text: str, hearing: Hearing) -> str:
    return voiced(hearing.sayings.of(text), hearing.texts)
