"""What a visit is told of the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.bootstrap.run import _make_setting
from kiosk.texts import Texts
from tests.kiosk.journey.visit import shipped
from tests.sync.office import make_config

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("every_s", "takes_s"), [(2.0, 10.0), (10.0, 34.0)])
def test_a_call_is_given_as_long_as_the_kiosk_is_slow_to_send(tmp_path: Path, every_s: float, takes_s: float) -> None:
    config = make_config(tmp_path, 8470, every_s=every_s)
    assert _make_setting(config, {"id": Texts("id")}, shipped()).call_takes_s == takes_s
