"""The configuration of a new kiosk on its way to the disk: what was answered, then all of it, then what is chosen."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import tomli_w

from kiosk.bootstrap.technician._saved import read_neighbours, read_saved
from kiosk.config import TomlProblem, build, load_config, read_toml
from kiosk.errors import ConfigError
from kiosk.files import sync_folder, write_whole
from kiosk.technician import Draft, Place, configured, standing_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.config import Config

_HEAD = "# Written by `kiosk setup`. Every key there is: deploy/kiosk.example.toml.\n\n"


class NewConfig:
    """The file of a kiosk that is being set up.

    Args:
        path: Where it is to be.
        below: Tables that stand unless they were answered otherwise, such as where its state lies.
        languages: All that can be spoken.
    """

    def __init__(self, path: Path, below: Mapping[str, object], languages: tuple[str, ...]) -> None:
        self._path, self._below, self._languages = path, dict(below), languages
        self._draft_path = path.with_name(path.name + ".draft")
        self._source_path = path.with_name(path.name + ".source")

    def load(self) -> Config | None:
        """What is there already; None where nothing is. Raises: ConfigError for one that cannot be used."""
        return load_config(self._path) if self._path.exists() else None

    def draft(self) -> Draft:
        """How far it had come; a new one where nothing was kept, or what was kept is of no use."""
        if not self._draft_path.exists():
            return Draft()
        table, problems = read_toml(self._draft_path), list[TomlProblem]()
        kept = None if isinstance(table, TomlProblem) else build(Draft, table, "", problems)
        return kept if kept is not None and not problems else Draft()

    def stand_in_for(self, source: Path, here: Mapping[str, object]) -> Draft:
        """Begin with what another kiosk saved; the stick may be pulled afterwards.

        Args:
            source: As `read_saved`.
            here: Tables that stand whatever the other one's are.

        Raises: ConfigError for what cannot be used, and where a configuration is already; OSError.
        """
        if self._path.exists():
            raise ConfigError((f"{self._path}: a configuration is here already; move it away to stand in for another",))
        table, config = read_saved(source)
        neighbours = read_neighbours(source, config)
        taken = "".join(lane.letter for one in (config, *neighbours.values()) for lane in one.lanes)
        spoken = config.speech.languages[0]
        language = spoken if spoken in self._languages else Draft.language
        office = config.office
        draft = Draft(
            Place.NEW_NUMBER.value,
            language,
            office.code,
            office.zone,
            replaces=config.kiosk,
            taken=taken,
            others=tuple(neighbours),
        )
        if not draft.numbers:
            raise ConfigError((f"{source.parent}: the kiosks saved there leave no number free for one more",))
        _write(self._source_path, tomli_w.dumps(_merged(table, here)))
        self.keep_draft(draft)
        return draft

    def keep_draft(self, draft: Draft) -> None:
        """Keep how far it has come. Raises: OSError."""
        _write(self._draft_path, tomli_w.dumps(asdict(draft)))

    def write(self, draft: Draft) -> Config:
        """Write the whole of it. Raises: ConfigError with nothing changed; OSError."""
        return self._put(self._own(draft))

    def _own(self, draft: Draft) -> Mapping[str, object]:
        """What this kiosk is told of its own; of one that stands in, the rest is the other's."""
        if not draft.replaces:
            return configured(draft, self._languages)
        table = read_toml(self._source_path)
        if isinstance(table, TomlProblem):
            raise ConfigError((f"{self._source_path}: {table.reason}",))
        lanes = table["lanes"]
        assert isinstance(lanes, list)
        return table | standing_in(draft, lanes)

    def keep(self, changes: Mapping[str, object]) -> Config:
        """Keep keys by their dotted names. Raises: as `write`."""
        tables: dict[str, object] = {}
        for dotted, value in changes.items():
            table, _, key = dotted.partition(".")
            inner = tables.setdefault(table, {})
            assert isinstance(inner, dict)
            inner[key] = value
        return self._put(tables)

    def finish(self) -> None:
        """Nothing is left to go on with."""
        self._draft_path.unlink(missing_ok=True)
        self._source_path.unlink(missing_ok=True)

    def _put(self, above: Mapping[str, object]) -> Config:
        there = read_toml(self._path) if self._path.exists() else self._below
        below = self._below if isinstance(there, TomlProblem) else there
        text = _HEAD + tomli_w.dumps(_merged(below, above))
        trial = self._path.with_name(self._path.name + ".new")
        _write(trial, text)
        try:
            load_config(trial)
        except BaseException:
            trial.unlink()
            raise
        trial.replace(self._path)
        sync_folder(self._path.parent)
        return load_config(self._path)


def _merged(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """One table over another, a level deep: lists and values are replaced."""
    both = dict(below)
    for key, value in above.items():
        there = both.get(key)
        both[key] = {**there, **value} if isinstance(there, dict) and isinstance(value, dict) else value
    return both


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode())
