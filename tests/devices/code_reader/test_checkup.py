"""What a technician who tries the code reader is told of a code that is too long for any kiosk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devices.code_reader import SimulatedCodeReader
from devices.code_reader._checkup import CHECKUP
from kiosk.config import CodeReaderConfig
from kiosk.ports import MOST_CODE_BYTES, WhoActs
from kiosk.texts import Texts
from tests.sync.office import make_config

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("code", [b"A" * (MOST_CODE_BYTES + 1), bytes(range(14, 32)) * 228], ids=["513", "4 kB"])
def test_code_that_is_too_long_is_told_as_that_with_what_to_do(tmp_path: Path, code: bytes) -> None:
    hand = SimulatedCodeReader(tmp_path / "tty")
    hand.plug()
    config = replace(make_config(tmp_path, 8470), code_reader=CodeReaderConfig(hand.url))
    verdict = CHECKUP.test(config, lambda _: hand.show(code))
    hand.unplug()
    assert (verdict.state, verdict.who_acts) == ("too_long", WhoActs.TECHNICIAN)
    for language in ("id", "en"):
        texts = Texts(language)
        assert str(MOST_CODE_BYTES) in texts.get("device.code_reader.too_long")
        assert texts.get("device.code_reader.too_long.mend") != "device.code_reader.too_long.mend"
