"""Text to rows, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devices.line_display import make_line_display
from devices.line_display.commands import COMMAND_SETS
from devices.line_display.letters import to_row
from devices.line_display.simulator import Glass
from kiosk.config import LineDisplayConfig


@given(st.text(), st.text(), st.sampled_from(list(COMMAND_SETS)))
def test_any_text_is_shown_as_two_rows_of_printable_ascii(top: str, bottom: str, name: str) -> None:
    glass = Glass()
    rows = to_row(top), to_row(bottom)
    commands = COMMAND_SETS[name]  # type: ignore[index]
    glass.receive(commands.reset + commands.rows(*rows))
    assert glass.rows == tuple(row.decode("ascii") for row in rows)
    assert all(len(row) == 20 and row.isprintable() for row in glass.rows)


def test_no_address_is_no_display() -> None:
    assert make_line_display(LineDisplayConfig()) is None
