"""A display and a warm pen for the tests of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.display import Display
from tests.ui.panels import STANDING
from tests.ui.pen_process import PenProcess
from tests.ui.samples import REST

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with Display.start(*STANDING.px) as running:
        yield running


@pytest.fixture
def pen(display: Display) -> Iterator[PenProcess]:
    with PenProcess(display.name, STANDING.px, STANDING.mm) as running:
        running.wait_ready()
        yield running


@pytest.fixture(scope="module")
def long_lived_pen(display: Display) -> Iterator[PenProcess]:
    with PenProcess(display.name, STANDING.px, STANDING.mm) as running:
        running.wait_ready()
        yield running


@pytest.fixture
def shown_pen(long_lived_pen: PenProcess) -> PenProcess:
    """One pen for many tests, at its rest page with nothing left over."""
    long_lived_pen.draw(REST)
    long_lived_pen.events()
    return long_lived_pen
