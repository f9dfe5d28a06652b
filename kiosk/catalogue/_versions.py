"""The versions of the catalogue an office has installed: whole folders, named by their content, swapped in one step.

<folder>/versions/<sha256>/   a catalogue folder as it was installed, with its overlay.toml; never written again
<folder>/current              a link to one of them; absent while the shipped catalogue is in use
<folder>/log.jsonl            what was installed and rolled back, oldest first

Whatever is killed or cut off, `current` names a version that is whole: it is swapped by a rename after everything it
names is on the disk. The log's new line is on the disk before, too, so that a full disk refuses a change before it is
made.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.catalogue._files import OVERLAY, FilesError, name_of, read_files
from kiosk.catalogue._offer import Problem
from kiosk.catalogue.reading.load import SHIPPED, load
from kiosk.errors import KioskError
from kiosk.files import sync_folder, write_through

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from kiosk.catalogue._offer import Catalogue

SHIPPED_VERSION = "shipped"
INSTALL, ROLLBACK = "install", "rollback"


class VersionError(KioskError):
    """Nothing was changed; `problems` says why, each with its place and its mend."""

    def __init__(self, code: str, problems: tuple[Problem, ...] = (), **fields: object) -> None:
        super().__init__(code, **fields)
        self.problems = problems


@dataclass(frozen=True)
class Change:
    """One line of the log.

    Args:
        at: When, ISO in UTC.
        did: `install` or `rollback`.
        version: What was in use afterwards: a hash, or `shipped`.
        source: The folder it came from; empty for a rollback.
        overlay: The file of the office's overlay in it; empty if there was none, and for a rollback.
    """

    at: str
    did: str
    version: str
    source: str = ""
    overlay: str = ""


class Versions:
    """The installed catalogues of one office.

    Args:
        folder: Where they are kept; made when the first is installed.

    Thread: any; reads and writes files and MAY block for a disk, or for another install.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._versions = folder / "versions"
        self._link = folder / "current"
        self._log = folder / "log.jsonl"

    def current(self) -> Path | None:
        """The folder of the version in use; None while it is the shipped catalogue."""
        try:
            place = self._versions / self._link.readlink().name
        except OSError:
            return None
        return place if place.is_dir() else None

    def mark(self) -> object:
        """Equal until the next install or rollback; one look at the disk.

        Raises: OSError if the disk or its rights do not let us look.
        """
        try:
            link = self._link.lstat()
        except FileNotFoundError:
            return None
        return link.st_ino, link.st_mtime_ns

    def install(self, source: Path | None, overlay: Path | None, lanes: Collection[str], now: datetime) -> str:
        """Put a catalogue into use and return its version. It is in use as a whole, or nothing has changed.

        The version that is in use already is checked again, and neither swapped nor logged.

        Args:
            source: A catalogue folder; None for the shipped one.
            overlay: The office's overlay, in place of one in `source`; None takes the folder's own.
            lanes: Codes of the lanes this kiosk serves.
            now: For the log.

        Raises: VersionError with every problem, each naming the file as the caller knows it.
        """
        source = source or SHIPPED
        files = _files(source, overlay)
        version = name_of(files)
        named = {OVERLAY: str(overlay)} if overlay else {}
        try:
            own = (overlay or source / OVERLAY).resolve() if OVERLAY in files else ""
            change = Change(now.isoformat(), INSTALL, version, str(source.resolve()), str(own))
            with self._alone():
                is_in_use = self._is_in_use(version)
                self._put(version, files, lanes, named, str(source))
                if not is_in_use:
                    self._swap(change)
        except OSError as err:
            raise VersionError("catalogue.disk", reason=err.strerror) from err
        return version

    @staticmethod
    def preview(source: Path, overlay: Path | None, lanes: Collection[str]) -> Catalogue:
        """What `install` would put into use, with every problem it would refuse it for; nothing is written.

        Raises: VersionError if the folder cannot be taken as a catalogue.
        """
        _files(source, overlay)
        found = load(source, lanes, overlay)
        return replace(found, problems=_without_none(found, str(source)))

    def rollback(self, now: datetime) -> str:
        """Go back to the version before the one in use, or to the shipped catalogue; return where that led.

        Raises: VersionError if the shipped one is in use, or if the version before is no longer whole.
        """
        try:
            with self._alone():
                line = self._line()
                if not line:
                    raise VersionError("catalogue.rollback.none")
                before = line[-2] if len(line) > 1 else SHIPPED_VERSION
                if before != SHIPPED_VERSION and not self._is_whole(before):
                    raise VersionError("catalogue.rollback.damaged", version=before)
                self._swap(Change(now.isoformat(), ROLLBACK, before))
        except OSError as err:
            raise VersionError("catalogue.disk", reason=err.strerror) from err
        return before

    def history(self) -> tuple[Change, ...]:
        """What was done, oldest first. A line that a power cut left half-written is not told."""
        try:
            lines = self._log.read_text("utf-8", "replace").splitlines()
        except OSError:
            return ()
        return tuple(change for change in map(_change, lines) if change is not None)

    def load_current(self, lanes: Collection[str]) -> Catalogue:
        """The catalogue in use; the version before it, or else the shipped one, where it is damaged.

        Never raises for what is on the disk. What was passed over is the first of the problems.
        """
        passed: list[Problem] = []
        try:
            self._link.lstat()
        except FileNotFoundError:
            pass
        except OSError as err:
            reason = f"cannot be read: {err.strerror}, so the shipped services are in use; mend its rights"
            passed.append(Problem(str(self._folder), "", reason))
        for version in reversed(self._line()):
            place = self._versions / version
            if not self._is_whole(version):
                reason = "is damaged, so an older version is in use; install it again, or roll back"
                passed.append(Problem(str(place), "", reason))
                continue
            found = load(place, lanes)
            if found.services:
                return replace(found, problems=(*passed, *found.problems))
            reason = "has no service that can be used, so an older version is in use; install one that passes the check"
            passed.extend((Problem(str(place), "", reason), *found.problems))
        found = load(None, lanes)
        return replace(found, problems=(*passed, *found.problems))

    def find(self, start: str) -> Path | None:
        """The folder of the one version whose name begins with `start`; None if none or several do."""
        found = [place for place in self._installed() if start and place.name.startswith(start)]
        return found[0] if len(found) == 1 else None

    def _installed(self) -> list[Path]:
        try:
            return [place for place in self._versions.iterdir() if not place.name.startswith(".")]
        except OSError:
            return []

    def _line(self) -> list[str]:
        """The versions one can step back through, the one in use last; empty while it is the shipped one."""
        line: list[str] = []
        for change in self.history():
            if change.did == INSTALL:
                line.extend([] if line[-1:] == [change.version] else [change.version])
            elif line:
                line.pop()
        try:
            current = self._link.readlink().name
        except OSError:
            return []
        # A power cut between the swap and its line in the log: what is in use counts.
        if current in line:
            return line[: len(line) - line[::-1].index(current)]
        return [*line, current]

    def _put(
        self,
        version: str,
        files: Mapping[str, bytes],
        lanes: Collection[str],
        named: Mapping[str, str],
        source: str,
    ) -> None:
        """Write `files` as a version after checking exactly what was written."""
        self._versions.mkdir(parents=True, exist_ok=True)
        for left in self._versions.glob(".*"):
            _remove(left)  # of an install that was killed; ours is the only one now
        new = self._versions / f".new-{version}"
        try:
            _write(new, files)
            found = load(new, lanes)
            if problems := tuple(_as_named(problem, new, source, named) for problem in _without_none(found, str(new))):
                raise VersionError("catalogue.unsound", problems, count=len(problems))
            place = self._versions / version
            if self._is_whole(version):
                return
            if place.exists():
                place.rename(self._versions / f".damaged-{version}")
            new.rename(place)
            sync_folder(self._versions)
        finally:
            for left in self._versions.glob(".*"):
                _remove(left)

    def _is_in_use(self, version: str) -> bool:
        """Whether it is in use, whole, and the last in the log: putting it into use would change nothing."""
        current = self.current()
        is_last = [change.version for change in self.history()[-1:]] == [version]
        return current is not None and current.name == version and is_last and self._is_whole(version)

    def _is_whole(self, version: str) -> bool:
        try:
            return name_of(read_files(self._versions / version, None)) == version
        except FilesError:
            return False

    def _swap(self, change: Change) -> None:
        """Put a version into use, and into the log. Whatever needs room on the disk comes first."""
        new_link, new_log = self._folder / "current.new", self._folder / "log.new"
        self._write_log(new_log, change)
        if change.version == SHIPPED_VERSION:
            self._link.unlink(missing_ok=True)
        else:
            new_link.unlink(missing_ok=True)
            new_link.symlink_to(Path("versions") / change.version)
            new_link.replace(self._link)
        new_log.replace(self._log)
        sync_folder(self._folder)

    def _write_log(self, new: Path, change: Change) -> None:
        try:
            before = self._log.read_bytes()
        except FileNotFoundError:
            before = b""
        torn = before and not before.endswith(b"\n")
        write_through(new, before + b"\n" * bool(torn) + json.dumps(asdict(change)).encode() + b"\n")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One install or rollback at a time; the kernel lets go of the lock when its holder dies."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _change(line: str) -> Change | None:
    try:
        content = json.loads(line)
        change = Change(**content)
    except (ValueError, TypeError, RecursionError):
        return None
    return change if all(isinstance(value, str) for value in asdict(change).values()) else None


def _files(source: Path, overlay: Path | None) -> dict[str, bytes]:
    """The files of a catalogue.

    Raises: VersionError if it is none.
    """
    try:
        return read_files(source, overlay)
    except FilesError as err:
        raise VersionError("catalogue.files", (err.problem,)) from err


def _without_none(found: Catalogue, source: str) -> tuple[Problem, ...]:
    """The problems of a catalogue; to have no service at all is one."""
    if found.services or found.problems:
        return found.problems
    return (Problem(source, "", "has no service; put one folder each into its `services`"),)


def _as_named(problem: Problem, new: Path, source: str, named: Mapping[str, str]) -> Problem:
    """The problem with the path of the file the caller gave, not of our copy."""
    inside = problem.file.removeprefix(str(new)).lstrip("/")
    return replace(problem, file=named.get(inside) or str(Path(source) / inside))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files below a new folder, read-only, and all of it to the disk."""
    folder.mkdir()
    folders = {folder}
    for name, content in files.items():
        place = folder / name
        for above in reversed(place.relative_to(folder).parents):
            (folder / above).mkdir(exist_ok=True)
            folders.add(folder / above)
        write_through(place, content)
        place.chmod(0o444)
    for each in folders:
        sync_folder(each)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
