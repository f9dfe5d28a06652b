"""Killing or freezing the screen process costs a redraw, never a journey."""

import os
import signal

import pytest

from tests.journeys.conftest import Scene
from tests.journeys.reading import HEADER_SHARE
from tests.journeys.stories import NIK, up_to_questions

pytestmark = pytest.mark.window


@pytest.mark.parametrize("misfortune", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "frozen"])
def test_what_was_typed_is_there_again_after_the_pen(scene: Scene, misfortune: signal.Signals) -> None:
    resident = scene.resident
    up_to_questions(resident, "sku")
    resident.on("question.nik").type_digits(NIK[:9])
    before = below_header(scene)
    pen = resident.page.pen
    os.kill(pen, misfortune)
    resident.drawn_by_another(pen, within_s=12.0)
    assert resident.on("question.nik").page.pen != pen
    assert below_header(scene) == before
    resident.type_digits(NIK[9:]).press("next").on("confirm_nik").press("choice:0").on("question.nama_lengkap")
    resident.press("bar:home").on("leave").press("leave").on("rest")


def test_next_resident_has_another_pen(scene: Scene) -> None:
    resident = scene.resident
    pens = []
    for _ in range(3):
        resident.on("rest").press("start").on("home")
        pens.append(resident.page.pen)
        resident.press("bar:home").on("rest")
    assert len(set(pens)) == 3


def below_header(scene: Scene) -> bytes:
    picture = scene.resident.settle().picture()
    return picture.crop((0, int(picture.height * HEADER_SHARE), picture.width, picture.height)).tobytes()
