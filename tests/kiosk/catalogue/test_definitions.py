from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import definition_of, load, read_definition
from tests.kiosk.catalogue.folders import LANES, charge, small, swap

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path / "data")


def name_of(folder: Path, code: str = "sku") -> str:
    return load(folder, LANES).service(code).definition


def test_a_definition_is_named_by_what_it_says(folder: Path) -> None:
    before = name_of(folder)
    swap(folder / "services/sku/service.toml", "order = 10", "# a comment\norder =    11")
    assert name_of(folder) == before
    charge(folder / "services/sku", 1)
    assert name_of(folder) != before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("services/sku/en.toml", "One sheet.", "One page."),
        ("common.toml", "Siapa nama Bapak/Ibu?", "Siapa namanya?"),
        ("lists/agama.toml", "version = ", 'version = "baru" #'),
    ],
)
def test_whatever_it_takes_from_elsewhere_is_part_of_a_definition(folder: Path, file: str, old: str, new: str) -> None:
    before = name_of(folder)
    swap(folder / file, old, new)
    assert name_of(folder) != before


def test_another_program_gets_the_same_name_for_a_definition(folder: Path) -> None:
    catalogue = load(folder, LANES)
    services = {language: offer.service("sku") for language, offer in catalogue.offers.items()}
    content = {language: dataclasses.asdict(service) for language, service in services.items()}
    for service in content.values():
        del service["definition"]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    assert hashlib.sha256(canonical.encode()).hexdigest() == services["id"].definition == definition_of(services)


def test_a_definition_is_read_back_whole(folder: Path) -> None:
    catalogue = load(folder, LANES)
    for service in catalogue.services:
        back = read_definition(catalogue.definitions[service.definition])
        assert back == {language: offer.service(service.code) for language, offer in catalogue.offers.items()}


def test_a_definition_of_another_version_is_read_as_far_as_it_is_known(folder: Path) -> None:
    catalogue = load(folder, LANES)
    content = json.loads(catalogue.definitions[catalogue.service("sku").definition])
    content["id"]["a_key_of_later"] = 1
    del content["id"]["say"]
    assert read_definition(json.dumps(content).encode())["id"].title == catalogue.service("sku").title


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}x", b'{"id": 1}', b'{"id": {}}', b"\xff"])
def test_bytes_that_are_no_definition_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever reader refuses it
        read_definition(data)
