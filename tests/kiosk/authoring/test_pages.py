from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import tomli
from jsonschema import Draft202012Validator

from kiosk.authoring._guide import SEEN, TOLD
from kiosk.authoring._pages import schema_page
from kiosk.authoring.commands import catalogue
from kiosk.catalogue import (
    FUNCTIONS,
    SHIPPED,
    Expression,
    QuestionType,
    common_schema,
    english_keys,
    load,
    overlay_schema,
    parse_expression,
    schema_files,
    service_schema,
)

ROOT = Path(__file__).parents[3]


def test_published_schemas_are_those_of_the_shapes() -> None:
    for name, content in schema_files().items():
        assert (SHIPPED.parent / name).read_text("utf-8") == content, (
            "run: kiosk catalogue schema --out kiosk/catalogue"
        )


def test_page_of_keys_is_made_from_the_schemas() -> None:
    page = (ROOT / "docs" / "service-file.md").read_text("utf-8")
    assert page == schema_page(), "run: kiosk catalogue schema --page docs/service-file.md"


def test_every_key_of_every_schema_says_what_it_means() -> None:
    for schema in (service_schema(), common_schema(), overlay_schema()):
        for name, table in schema["$defs"].items():
            assert table["description"]
            for key, value in table.get("properties", {}).items():
                assert value.get("description"), f"{name}.{key}"


def test_every_link_of_the_page_leads_somewhere() -> None:
    page = schema_page()
    titles = {
        re.sub(r"[^a-z0-9 -]", "", match.lower()).replace(" ", "-")
        for match in re.findall(r"^##+ (.+)$", page, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= titles
    for name in re.findall(r"\]\(([^#)]+\.md)\)", page):
        assert (ROOT / "docs" / name).is_file()


def test_every_shipped_service_fits_the_schema_it_names() -> None:
    for file in SHIPPED.glob("services/*/service.toml"):
        text = file.read_text("utf-8")
        first = text.splitlines()[0]
        assert first.startswith("#:schema ")
        place = (file.parent / first.removeprefix("#:schema ")).resolve()
        assert _faults(place.name, tomli.loads(text)) == []


def test_common_questions_fit_their_schema() -> None:
    assert _faults("common.schema.json", tomli.loads((SHIPPED / "common.toml").read_text("utf-8"))) == []


def test_schema_refuses_an_unknown_key_and_a_wrong_type() -> None:
    table = tomli.loads((SHIPPED / "services" / "sku" / "service.toml").read_text("utf-8"))
    assert _faults("service.schema.json", {**table, "fee": 0})
    assert _faults("service.schema.json", {**table, "fee_rupiah": "gratis"})


def _faults(schema: str, table: dict[str, object]) -> list[str]:
    """What an editor would underline; TOML's dates are text to a JSON schema."""
    validator = Draft202012Validator(json.loads(schema_files()[schema]))
    return [error.message for error in validator.iter_errors(msgspec.to_builtins(table))]


def test_schemas_are_json_that_any_reader_takes() -> None:
    for content in schema_files().values():
        assert msgspec.json.decode(content)["$schema"].startswith("https://json-schema.org/")


def test_overlay_of_the_office_page_passes_the_check(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "change-a-fee.md").read_text("utf-8")
    overlay = tmp_path / "overlay.toml"
    overlay.write_text("\n".join(re.findall(r"```toml\n(.*?)```", page, re.DOTALL)), "utf-8")
    changed = load(None, ["umum"], overlay)
    assert changed.problems == ()
    assert changed.service("tanah").fee_rupiah == 25_000
    assert "ramai" not in [service.code for service in changed.services]


def test_pages_name_commands_that_exist() -> None:
    for name in ("change-a-fee.md", "new-service.md"):
        page = (ROOT / "docs" / name).read_text("utf-8")
        named = set(re.findall(r"kiosk catalogue ([a-z-]+)", page))
        assert named
        assert named <= set(catalogue.commands)


def test_page_tells_every_type_and_every_function_of_a_condition() -> None:
    assert set(SEEN) == set(QuestionType)
    assert set(TOLD) == FUNCTIONS


def test_every_example_of_a_condition_can_be_read() -> None:
    for _, examples in SEEN.values():
        for example in re.findall(r"`([^`]+)`", examples):
            assert isinstance(parse_expression(example), Expression), example


def test_english_of_the_page_has_only_keys_that_are_read() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", schema_page(), re.DOTALL)
    tables = tomli.loads(example)
    keys = {key for names in english_keys().values() for key in names}
    for table in (*tables["requirements"].values(), *tables["questions"].values()):
        assert set(table) <= keys
