"""Every delay of the stick, named, in one place."""

from __future__ import annotations

TEST_S = 50.0  # that a technician has to put one in
LOOK_S = 0.25  # between two looks meanwhile
