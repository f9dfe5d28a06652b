"""A database is opened so that what was committed stays, or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import PosixPath
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from kiosk.database import DatabaseError, open_database, reading
from kiosk.database._key import read_or_make_key

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "state" / "kiosk.db", tmp_path / "keys" / "kiosk.key"


def with_a_row(path: Path, key: Path) -> Engine:
    engine = open_database(path, key)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER CHECK (x > 0))"))
        connection.execute(text("INSERT INTO t VALUES (1)"))
    return engine


def test_open_makes_database_and_key_that_only_its_user_reads(files: tuple[Path, Path]) -> None:
    with_a_row(*files).dispose()
    assert [file.stat().st_mode & 0o777 for file in files] == [0o600, 0o600]
    assert files[1].stat().st_size == 32
    with reading(open_database(*files)) as connection:
        assert connection.execute(text("SELECT x FROM t")).scalar_one() == 1


def test_file_is_unreadable_without_the_key(files: tuple[Path, Path]) -> None:
    with_a_row(*files).dispose()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(files[0]).execute("SELECT count(*) FROM sqlite_master")


def test_connection_is_durable_and_checks_foreign_keys(files: tuple[Path, Path]) -> None:
    with reading(open_database(*files)) as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 10_000]


def test_of_two_that_begin_at_once_both_take_the_key_that_was_first(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = b"1" * 32

    def somebody_else_is_faster(_: int) -> bytes:
        files[1].write_bytes(first)
        return b"2" * 32

    monkeypatch.setattr("kiosk.database._key.secrets.token_bytes", somebody_else_is_faster)
    with_a_row(*files).dispose()
    assert files[1].read_bytes() == first
    with reading(open_database(*files)) as connection:
        assert connection.execute(text("SELECT x FROM t")).scalar_one() == 1


class Late(PosixPath):
    """A database that another process finishes, key first, just before one looks for it."""

    def exists(self) -> bool:
        (self.parent / "other.key").write_bytes(b"1" * 32)
        return True


def test_key_that_came_with_its_database_between_two_looks_is_taken(tmp_path: Path) -> None:
    assert read_or_make_key(Late(tmp_path / "kiosk.db"), tmp_path / "other.key") == b"1" * 32


def test_second_name_of_the_key_that_a_kill_left_is_gone_after_the_next_start(files: tuple[Path, Path]) -> None:
    with_a_row(*files).dispose()
    left = files[1].with_name(f"{files[1].name}.999999999-1.new")  # higher than any pid may be
    left.hardlink_to(files[1])
    open_database(*files).dispose()
    assert [file.name for file in files[1].parent.iterdir()] == [files[1].name]


def test_open_refuses_a_database_that_lost_its_key_and_keeps_it(files: tuple[Path, Path]) -> None:
    with_a_row(*files).dispose()
    before, key = files[0].read_bytes(), files[1].read_bytes()
    files[1].unlink()
    with pytest.raises(DatabaseError, match=r"database\.key\.missing"):
        open_database(*files)
    assert not files[1].exists()
    assert files[0].read_bytes() == before
    files[1].write_bytes(key)
    open_database(*files)


@pytest.mark.parametrize(("key", "code"), [(b"short", "database.key.broken"), (b"\1" * 32, "database.unreadable")])
def test_open_refuses_a_wrong_key(files: tuple[Path, Path], key: bytes, code: str) -> None:
    with_a_row(*files).dispose()
    before = files[0].read_bytes()
    files[1].write_bytes(key)
    with pytest.raises(DatabaseError) as failure:
        open_database(*files)
    assert failure.value.code == code
    assert files[0].read_bytes() == before


def test_open_refuses_an_old_sqlite(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(DatabaseError, match=r"database\.sqlite\.too_old"):
        open_database(*files)
    assert not files[0].exists()


def test_open_finds_damage_after_an_unclean_stop(files: tuple[Path, Path]) -> None:
    engine = with_a_row(*files)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO t VALUES (:x)"), [{"x": x} for x in range(1, 5000)])
    engine.dispose()
    with files[0].open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(b"\0" * 64)
    files[0].with_name("kiosk.db-wal").touch()
    with pytest.raises(DatabaseError):
        open_database(*files)


def test_a_second_writer_waits_at_its_start_and_a_reader_does_not(files: tuple[Path, Path]) -> None:
    one, two = with_a_row(*files), open_database(*files)
    with one.begin() as writing:
        writing.execute(text("INSERT INTO t VALUES (2)"))
        with reading(two) as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
            assert connection.execute(text("SELECT count(*) FROM t")).scalar_one() == 1
        with pytest.raises(Exception, match="database is locked"), two.begin():
            pass


def test_a_failed_transaction_leaves_nothing(files: tuple[Path, Path]) -> None:
    engine = with_a_row(*files)
    with pytest.raises(Exception, match="CHECK"), engine.begin() as connection:
        connection.execute(text("INSERT INTO t VALUES (:x)"), [{"x": 2}, {"x": -1}])
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar_one() == 1
