"""Two processes that start together bring a database to the newest schema once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.database import DatabaseError, migrate, newest_revision, open_database, reading

ENV = """
from alembic import context
context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
"""
STEP = """
from alembic import op
revision, down_revision, branch_labels, depends_on = {revision!r}, {before!r}, None, None
def upgrade() -> None:
    {act}
"""
START = """
import sys; from pathlib import Path
from kiosk.database import migrate, open_database
here = Path(sys.argv[1])
print(migrate(open_database(here / "d.db", here / "d.key"), here))
"""
REPOSITORY = Path(__file__).parents[3]


def add_step(folder: Path, number: int, act: str) -> None:
    (folder / "versions").mkdir(exist_ok=True)
    (folder / "env.py").write_text(ENV)
    before = f"{number - 1:04d}" if number > 1 else None
    step = STEP.format(revision=f"{number:04d}", before=before, act=act)
    (folder / "versions" / f"v{number:04d}_step.py").write_text(step)


def test_migrate_goes_step_by_step_and_then_does_nothing(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "d.db", tmp_path / "d.key")
    add_step(tmp_path, 1, "op.execute('CREATE TABLE a (x)')")
    assert migrate(engine, tmp_path)
    assert not migrate(engine, tmp_path)
    add_step(tmp_path, 2, "op.execute('INSERT INTO a VALUES (7)')")
    assert newest_revision(tmp_path) == "0002"
    assert migrate(engine, tmp_path)
    with reading(engine) as connection:
        assert connection.execute(text("SELECT x FROM a")).scalars().all() == [7]


def test_a_step_that_fails_leaves_the_old_schema_whole(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "d.db", tmp_path / "d.key")
    add_step(tmp_path, 1, "op.execute('CREATE TABLE a (x)'); op.execute('no sql')")
    with pytest.raises(Exception, match="syntax error"):
        migrate(engine, tmp_path)
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 0


def test_migrate_refuses_a_database_of_a_newer_program(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "d.db", tmp_path / "d.key")
    add_step(tmp_path, 1, "pass")
    add_step(tmp_path, 2, "pass")
    migrate(engine, tmp_path)
    (tmp_path / "versions" / "v0002_step.py").unlink()
    with pytest.raises(DatabaseError, match=r"database\.newer_than_program"):
        migrate(engine, tmp_path)


def test_processes_that_start_together_migrate_once(tmp_path: Path) -> None:
    add_step(tmp_path, 1, "op.execute('CREATE TABLE a (x)')")
    add_step(tmp_path, 2, "op.execute('INSERT INTO a VALUES (1)')")
    command = [sys.executable, "-c", START, str(tmp_path)]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) for _ in range(4)]
    said = sorted(start.communicate(timeout=60)[0].strip() for start in starts)
    assert said == ["False", "False", "False", "True"]
    with reading(open_database(tmp_path / "d.db", tmp_path / "d.key")) as connection:
        assert connection.execute(text("SELECT count(*) FROM a")).scalar_one() == 1
