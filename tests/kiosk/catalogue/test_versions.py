from __future__ import annotations

import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue import SHIPPED, SHIPPED_VERSION, VersionError, Versions
from tests.kiosk.catalogue.folders import charge

LANES = ["umum"]
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
# What happens in the folder of versions while one is installed; each is a moment at which power can go.
MOMENTS = {"open", "os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.chmod"}


def fee_of(folder: Path, fee: int) -> Path:
    """A catalogue of one service of the shipped ones, which costs `fee`."""
    shutil.copytree(SHIPPED, folder)
    for name in ("replaced.toml", "replaced.en.toml"):  # they tell of services that are not here
        (folder / name).unlink()
    for service in (folder / "services").iterdir():
        if service.name != "sku":
            shutil.rmtree(service)
    charge(folder / "services" / "sku", fee)
    return folder


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "state" / "catalogue")


def fee_in_use(versions: Versions) -> int:
    return versions.load_current(LANES).service("sku").fee_rupiah


def test_shipped_is_in_use_before_the_first_install(versions: Versions) -> None:
    assert versions.current() is None
    assert versions.history() == ()
    assert versions.load_current(LANES).problems == ()
    assert fee_in_use(versions) == 0


def test_install_puts_the_version_into_use_and_keeps_the_one_before(versions: Versions, tmp_path: Path) -> None:
    first = versions.install(fee_of(tmp_path / "a", 1000), None, LANES, NOW)
    second = versions.install(fee_of(tmp_path / "b", 2000), None, LANES, NOW)
    assert fee_in_use(versions) == 2000
    assert versions.current() == versions.find(second)
    assert versions.rollback(NOW) == first
    assert fee_in_use(versions) == 1000
    assert versions.rollback(NOW) == SHIPPED_VERSION
    assert versions.current() is None
    assert [(change.did, change.version) for change in versions.history()] == [
        ("install", first),
        ("install", second),
        ("rollback", first),
        ("rollback", SHIPPED_VERSION),
    ]
    with pytest.raises(VersionError, match=r"catalogue\.rollback\.none"):
        versions.rollback(NOW)


def test_same_files_are_the_same_version_and_its_copy_is_read_only(versions: Versions, tmp_path: Path) -> None:
    source = fee_of(tmp_path / "a", 1000)
    version = versions.install(source, None, LANES, NOW)
    assert versions.install(source, None, LANES, NOW) == version
    place = versions.current()
    assert place is not None
    assert (place / "services" / "sku" / "service.toml").stat().st_mode & 0o777 == 0o444
    source.joinpath("services", "sku", "service.toml").write_text("", "utf-8")
    assert fee_in_use(versions) == 1000


def test_version_in_use_is_neither_swapped_nor_logged_again(versions: Versions, tmp_path: Path) -> None:
    first, second = fee_of(tmp_path / "a", 1000), fee_of(tmp_path / "b", 2000)
    version = versions.install(first, None, LANES, NOW)
    mark = versions.mark()
    assert versions.install(first, None, LANES, NOW) == version
    assert (versions.mark(), len(versions.history())) == (mark, 1)
    versions.install(second, None, LANES, NOW)
    versions.install(first, None, LANES, NOW)
    assert len(versions.history()) == 3


def test_version_whose_line_a_power_cut_took_is_logged_by_installing_it_again(
    versions: Versions, tmp_path: Path
) -> None:
    source = fee_of(tmp_path / "a", 1000)
    versions.install(source, None, LANES, NOW)
    (tmp_path / "state" / "catalogue" / "log.jsonl").unlink()
    version = versions.install(source, None, LANES, NOW)
    assert [change.version for change in versions.history()] == [version]


def test_preview_tells_what_an_install_would_and_writes_nothing(versions: Versions, tmp_path: Path) -> None:
    source = fee_of(tmp_path / "a", 1000)
    assert versions.preview(source, None, LANES).service("sku").fee_rupiah == 1000
    (source / "services" / "sku" / "en.toml").write_text("no TOML", "utf-8")
    problems = versions.preview(source, None, LANES).problems
    with pytest.raises(VersionError) as caught:
        versions.install(source, None, LANES, NOW)
    assert problems == caught.value.problems
    (source / "services" / "virus.exe").touch()
    with pytest.raises(VersionError, match=r"catalogue\.files"):
        versions.preview(source, None, LANES)
    assert versions.current() is None


def test_install_changes_nothing_when_a_file_is_wrong(versions: Versions, tmp_path: Path) -> None:
    versions.install(fee_of(tmp_path / "a", 1000), None, LANES, NOW)
    wrong = fee_of(tmp_path / "b", 2000)
    file = wrong / "services" / "sku" / "service.toml"
    file.write_text(file.read_text("utf-8").replace("fee_rupiah", "fee_rupia"), "utf-8")
    with pytest.raises(VersionError, match=r"catalogue\.unsound") as caught:
        versions.install(wrong, None, LANES, NOW)
    assert any(problem.file == str(file) and "fee_rupia" in problem.key for problem in caught.value.problems)
    assert fee_in_use(versions) == 1000
    assert len(versions.history()) == 1


@pytest.mark.parametrize("kind", ["link", "link to a folder", "pipe", "foreign", "folder", "large", "missing"])
def test_install_refuses_what_is_no_catalogue(versions: Versions, tmp_path: Path, kind: str) -> None:
    source = fee_of(tmp_path / "a", 1000)
    match kind:
        case "link":
            (source / "spoken.toml").unlink(missing_ok=True)
            (source / "spoken.toml").symlink_to("/etc/passwd")
        case "link to a folder":
            (source / "services" / "loop").symlink_to(source)
        case "pipe":
            (source / "spoken.toml").unlink(missing_ok=True)
            os.mkfifo(source / "spoken.toml")
        case "foreign":
            (source / "virus.exe").write_bytes(b"MZ")
        case "folder":
            (source / ".git").mkdir()
        case "large":
            with (source / "LICENCE.md").open("wb") as file:
                file.truncate(65 * 1024 * 1024)
        case _:
            source = tmp_path / "nowhere"
    with pytest.raises(VersionError, match=r"catalogue\.files") as caught:
        versions.install(source, None, LANES, NOW)
    assert len(caught.value.problems) == 1
    assert versions.current() is None


def test_damaged_version_gives_way_to_the_one_before_and_says_so(versions: Versions, tmp_path: Path) -> None:
    first = versions.install(fee_of(tmp_path / "a", 1000), None, LANES, NOW)
    versions.install(fee_of(tmp_path / "b", 2000), None, LANES, NOW)
    place = versions.current()
    assert place is not None
    file = place / "services" / "sku" / "service.toml"
    file.chmod(0o600)
    file.write_text("no longer TOML", "utf-8")
    found = versions.load_current(LANES)
    assert found.service("sku").fee_rupiah == 1000
    assert (found.problems[0].file, len(found.problems)) == (str(place), 1)
    shutil.rmtree(place)
    before = versions.find(first)
    assert before is not None
    shutil.rmtree(before)
    found = versions.load_current(LANES)
    assert found.service("sku").fee_rupiah == 0
    with pytest.raises(VersionError, match=r"catalogue\.rollback\.damaged"):
        versions.rollback(NOW)


def test_damaged_version_is_mended_by_installing_it_again(versions: Versions, tmp_path: Path) -> None:
    source = fee_of(tmp_path / "a", 1000)
    versions.install(source, None, LANES, NOW)
    place = versions.current()
    assert place is not None
    (place / "common.toml").unlink()
    versions.install(source, None, LANES, NOW)
    assert versions.load_current(LANES).problems == ()
    assert fee_in_use(versions) == 1000


def test_installs_at_once_leave_one_of_them_whole(versions: Versions, tmp_path: Path) -> None:
    sources = [fee_of(tmp_path / str(fee), fee) for fee in (1000, 2000, 3000)]
    threads = [Thread(target=versions.install, args=(source, None, LANES, NOW)) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert fee_in_use(versions) in {1000, 2000, 3000}
    assert len(versions.history()) == 3


def test_torn_line_of_the_log_is_passed_over(versions: Versions, tmp_path: Path) -> None:
    first = versions.install(fee_of(tmp_path / "a", 1000), None, LANES, NOW)
    log = tmp_path / "state" / "catalogue" / "log.jsonl"
    log.write_bytes(log.read_bytes() + b'{"at": "2026')
    second = versions.install(fee_of(tmp_path / "b", 2000), None, LANES, NOW)
    assert [change.version for change in versions.history()] == [first, second]


def test_change_that_cannot_be_logged_is_not_made(versions: Versions, tmp_path: Path) -> None:
    versions.install(fee_of(tmp_path / "a", 1000), None, LANES, NOW)
    folder = tmp_path / "state" / "catalogue"
    (folder / "log.new").mkdir()  # as good as a disk without room for another line
    with pytest.raises(VersionError, match=r"catalogue\.disk"):
        versions.install(fee_of(tmp_path / "b", 2000), None, LANES, NOW)
    with pytest.raises(VersionError, match=r"catalogue\.disk"):
        versions.rollback(NOW)
    assert fee_in_use(versions) == 1000
    assert len(versions.history()) == 1


def test_folder_that_cannot_be_read_gives_way_to_the_shipped_services_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = Versions(tmp_path / "file" / "catalogue").load_current(LANES)
    assert found.services
    assert "cannot be read" in found.problems[0].reason


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    return {fee: fee_of(tmp_path_factory.mktemp("source") / "one", fee) for fee in (1000, 2000, 3000)}


@given(steps=st.lists(st.sampled_from([1000, 2000, 3000, None]), max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_installs_and_rollbacks_leads_where_a_stack_leads(
    steps: list[int | None], three: dict[int, Path], tmp_path: Path
) -> None:
    state = tmp_path / "state"
    shutil.rmtree(state, ignore_errors=True)
    versions = Versions(state)
    stack: list[int] = []
    for step in steps:
        if step is not None:
            versions.install(three[step], None, LANES, NOW)
            stack += [] if stack[-1:] == [step] else [step]
        elif stack:
            stack.pop()
            versions.rollback(NOW)
        else:
            with pytest.raises(VersionError):
                versions.rollback(NOW)
        assert fee_in_use(Versions(state)) == (stack[-1] if stack else 0)


def killed_at(moment: int, versions: Versions, state: Path, source: Path) -> bool:
    """Install in a process that is killed at its n-th touch of the disk; whether it was."""
    child = os.fork()
    if child == 0:
        left = [moment]

        def count(event: str, args: tuple[object, ...]) -> None:
            if event in MOMENTS and any(str(state) in str(arg) for arg in args):
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        versions.install(source, None, LANES, NOW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_install_killed_at_any_moment_leaves_a_whole_version_in_use(versions: Versions, tmp_path: Path) -> None:
    state = tmp_path / "state" / "catalogue"
    versions.install(fee_of(tmp_path / "old", 1000), None, LANES, NOW)
    source = fee_of(tmp_path / "new", 2000)
    moment, step, seen = 1, 5, set()
    while (was_killed := killed_at(moment, versions, state, source)) or step > 1:
        if not was_killed:
            moment, step = moment - step, 1  # the last moments, around the swap, one by one
        found = versions.load_current(LANES)
        assert found.problems == ()
        seen.add(fee := found.service("sku").fee_rupiah)
        if fee == 2000:
            versions.rollback(NOW)
            assert fee_in_use(versions) == 1000
            for place in (state / "versions").iterdir():
                if place != versions.current():
                    shutil.rmtree(place)
        moment += step
    assert seen == {1000, 2000}
    assert moment > 10
    assert fee_in_use(versions) == 2000
    assert {place.name for place in (state / "versions").iterdir()} >= {Path(str(versions.current())).name}
    assert not list((state / "versions").glob(".*"))
