"""`kiosk run` starts its sync process and its hub again when they die, and what was done meanwhile arrives.

They, and the screen, give way to a press.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from deploy.office import answers
from kiosk.database import open_database, reading
from tests.journeys.stories import finish, take_number_only
from tests.patience import eventually

if TYPE_CHECKING:
    from tests.journeys.conftest import Scene

pytestmark = pytest.mark.window
# A hub that is away is asked again after 1 s, 2 s, 4 s ...: while a busy machine starts it, up to 16 s.
BACK_WITHIN_S = 60.0


@pytest.mark.parametrize("name", ["hub", "sync"])
def test_dead_child_is_started_again_and_a_number_arrives(scene: Scene, name: str) -> None:
    eventually(lambda: answers(f"{scene.office.desk_url}/healthz"), BACK_WITHIN_S, every_s=0.1)
    before = acknowledged(scene)
    dead = child(scene, name)
    os.kill(dead, signal.SIGKILL)
    take_number_only(scene.resident)
    finish(scene.resident)
    eventually(lambda: child(scene, name) not in {0, dead}, BACK_WITHIN_S, every_s=0.1)
    eventually(
        lambda: answers(f"{scene.office.desk_url}/healthz") and acknowledged(scene) == before + 1,
        BACK_WITHIN_S,
        every_s=0.1,
    )


def test_children_give_way_to_a_press_on_its_way_to_the_printer(scene: Scene) -> None:
    def give_way() -> bool:
        children = [child(scene, name) for name in ("screens", "hub", "sync")]
        if 0 in children:
            return False
        kiosk, screen, *sending = [os.getpriority(os.PRIO_PROCESS, pid) for pid in (scene.office.kiosk_pid, *children)]
        return kiosk < screen < min(sending)

    eventually(give_way, BACK_WITHIN_S, every_s=0.1)


def child(scene: Scene, name: str) -> int:
    """Process id of the kiosk's child of this name, 0 while there is none."""
    parent = scene.office.kiosk_pid
    for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except FileNotFoundError:
            continue
        if name.encode() in words:
            return int(pid)
    return 0


def acknowledged(scene: Scene) -> int:
    """How many tickets the hub's receipts are kept for."""
    engine = open_database(scene.office.folder / "kiosk" / "kiosk.db", scene.office.folder / "kiosk" / "kiosk.key")
    with reading(engine) as connection:
        query = text("select count(*) from outbox where kind = 'ticket' and state = 'acknowledged'")
        return int(connection.execute(query).scalar_one())
