"""The trace says where controls are and which was pressed; what keys of a keyboard typed, it does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.runtime import Trace
from kiosk.views import Focused, NumberPadView, Pressed, Typed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.kiosk.runtime.scene import Scene


def test_of_a_nik_by_touch_and_keys_nothing_is_written(scene: Scene, tmp_path: Path) -> None:
    trace = tmp_path / "trace.jsonl"
    scene.mind._hand._trace = Trace(trace)
    scene.press("start", "group:usaha", "service:sku")
    while not isinstance(scene.glass.view, NumberPadView):
        view = scene.glass.view
        names = [one.id for one in (*getattr(view, "choices", ()), getattr(view, "primary", None)) if one is not None]
        scene.press(names[0])
    seq = len(scene.glass.pages)
    for digit in "6474025504":
        scene.mind.hear(Focused(seq, f"key:{digit}", is_moved=True))
        scene.mind.hear(Pressed(seq, f"key:{digit}"))
    for digit in "540003":
        scene.mind.hear(Typed(seq, digit))
    assert isinstance(scene.glass.view, NumberPadView)
    assert scene.glass.view.text == "6474 0255 0454 0003"
    lines = [json.loads(line) for line in trace.read_text("utf-8").splitlines()]
    noted = [line.get("pressed") or line.get("focused") for line in lines if line["seq"] >= seq]
    assert noted == ["key", "key"] * 10 + ["typed"] * 6
