"""The checks of the design and what answers for each: figures of pages, or tests."""

from __future__ import annotations

from dataclasses import dataclass

# Full counts, where the tests play fewer.
FULL = {"ANJUNGAN_CHORDS": "100000", "ANJUNGAN_SESSIONS": "1000", "ANJUNGAN_HANDS": "all"}
# In full they take minutes; they begin first.
LONG = ("tests/kiosk/runtime/test_residents_leave_nothing.py", "tests/screens/test_escape.py")


@dataclass(frozen=True)
class Check:
    """One check.

    Args:
        number: As in the design's list.
        title: What it is about.
        figures: Names of figures that belong to it, with their unit.
        tests: Files of tests that belong to it.
    """

    number: int
    title: str
    figures: tuple[tuple[str, str], ...] = ()
    tests: tuple[str, ...] = ()


CHECKS = (
    Check(
        1,
        "Size, gap, edge, height of capitals",
        (
            ("target", "mm"),
            ("primary", "mm"),
            ("gap", "mm"),
            ("edge", "mm"),
            ("capital", "of what was asked"),
            ("capital.band", "mm"),
        ),
    ),
    Check(2, "Reach", (("height", "mm"), ("height.low", "mm"), ("height.least", "mm"))),
    Check(
        3,
        "Nothing cut",
        (("cut", "px"), ("broken_word", "px"), ("fits", ""), ("drawn", "")),
        ("tests/screens/test_glyphs.py",),
    ),
    Check(4, "Nothing on anything else", (("overlap", "px"), ("outside", "px"))),
    Check(
        5,
        "Contrast, from pixels and from the palette",
        (
            ("contrast.words", ": 1"),
            ("contrast.words.palette", ": 1"),
            ("contrast.agreement", "of the contrast"),
            ("contrast.icon", ": 1"),
            ("contrast.edge", ": 1"),
            ("contrast.moved", "px"),
        ),
    ),
    Check(
        6,
        "States told apart by every sight of colours",
        tuple((name, "of a sign") for name in ("sight.focus", "sight.pressed", "sight.chosen", "sight.note")),
    ),
    Check(7, "Everything is said", (), ("tests/kiosk/speech",)),
    Check(
        8,
        "Keys alone",
        tuple((f"keys.{name}", "wrong") for name in ("reached", "chosen", "seen", "round", "order", "back")),
        ("tests/screens/test_keys_reach.py", "tests/journeys/test_keypad_only.py"),
    ),
    Check(9, "No dead end", (), ("tests/kiosk/journey/test_found_pages.py",)),
    Check(10, "Time-outs", (), ("tests/kiosk/journey/test_idle.py", "tests/kiosk/journey/test_found_clock.py")),
    Check(11, "Nothing of a visit stays", (), (*LONG[:1], "tests/journeys/test_nothing_stays.py")),
    Check(12, "Plain words", (), ("tests/kiosk/texts",)),
    Check(13, "Stillness", (), ("tests/screens/test_stillness.py",)),
    Check(14, "Pages look as reviewed", (("bar.place", "px"),), ("tests/screens/test_reviewed.py",)),
    Check(15, "A touch is answered (how soon: make bench)", (), ("tests/screens/test_touch.py",)),
    Check(0, "Escape", (), LONG[1:]),
)
