"""The display pulled out between any two bytes: what comes after is right, in both sets of commands."""

from __future__ import annotations

import pytest

from devices.line_display.commands import COMMAND_SETS, CommandSet
from devices.line_display.letters import to_row
from devices.line_display.simulator import Glass

ROWS = (to_row("NOMOR A-017"), to_row("LOKET 1"))
WANTED = ("NOMOR A-017".ljust(20), "LOKET 1".ljust(20))


@pytest.mark.parametrize("commands", COMMAND_SETS.values(), ids=COMMAND_SETS)
def test_a_refresh_cut_off_anywhere_leaves_the_next_one_right(commands: CommandSet) -> None:
    whole = commands.rows(*ROWS)
    for cut in range(len(whole)):
        glass = Glass()
        glass.receive(whole[:cut])
        glass.receive(whole)
        assert glass.rows == WANTED, cut


@pytest.mark.parametrize("commands", COMMAND_SETS.values(), ids=COMMAND_SETS)
def test_a_display_that_wakes_up_in_the_middle_of_a_refresh_is_right_after_the_next(commands: CommandSet) -> None:
    whole = commands.rows(*ROWS)
    for start in range(len(whole)):
        glass = Glass()
        glass.receive(whole[start:])
        glass.receive(whole)
        assert glass.rows == WANTED, start
