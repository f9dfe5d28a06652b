"""A real store in a folder, and a way to see all that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.database import reading
from kiosk.store import OutboxStore, Store, open_store
from kiosk.store.rows import METADATA
from tests.fakes.office import LANES, OFFICE, HandClock

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


class Kiosk:
    """One kiosk's files, opened as `run` and `sync` do."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.pages = folder, folder / "pages"
        self.clock = HandClock()
        self.open()

    def open(self) -> None:
        """Open again, as after a restart."""
        self.engine: Engine = open_store(self.folder / "kiosk.db", self.folder / "kiosk.key")
        self.store = Store(self.engine, OFFICE, "anjungan-1", LANES, self.pages, self.clock)
        self.outbox = OutboxStore(self.engine, OFFICE, self.pages, self.clock)

    def page_names(self) -> set[str]:
        return {file.name for file in self.pages.iterdir()} if self.pages.exists() else set()

    def everything(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table."""
        with reading(self.engine) as connection:
            return {
                table.name: [tuple(row) for row in connection.execute(table.select())]
                for table in METADATA.sorted_tables
            }


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path)
