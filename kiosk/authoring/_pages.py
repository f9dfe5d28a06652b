"""The page of docs that explains every key of the files, made from what reads and checks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.authoring._guide import guide_lines
from kiosk.catalogue import common_schema, overlay_schema, service_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HEAD = """# The keys of a catalogue's files

Made by `kiosk catalogue schema --page docs/service-file.md` from what reads and checks the files; not changed by hand.
Step by step: [a new service](new-service.md), [another fee](change-a-fee.md). A star marks a key that must be there.

* `service.toml`: [a service](#a-service-of-the-office-servicetoml) and its [English words](#the-english-words-entoml)
* `common.toml`: [questions that services share](#questions-that-services-share-commontoml)
* `overlay.toml`: [what an office changes](#what-this-office-changes-overlaytoml)
* [conditions](#how-a-condition-is-written), [codes](#codes-that-are-there),
  [words to avoid](#words-the-check-does-not-let-through), [icons](#icons)
"""
ICONS = """## Icons

An icon is a name of Material Design Icons, such as `card-account-details`. Those of the shipped font are listed in
`kiosk/catalogue/icons.txt`, a name a line; pictures to choose from are on pictogrammers.com/library/mdi.
"""
# Lists whose entries have codes: an overlay changes one entry in a table of its own, or gives a whole new list.
BY_CODE = "a whole new list, or tables by code where the entries have one"


def schema_page() -> str:
    """The page, in Markdown."""
    lines = [HEAD]
    told: set[str] = set()
    for schema in (service_schema(), common_schema(), overlay_schema()):
        lines.append(f"## {schema['title']}\n")
        tables = schema["$defs"]
        for name in _reached(schema, tables):
            if name not in told:
                lines.extend(_table(name, tables[name]))
            told.add(name)
    lines.extend((*guide_lines(), ICONS))
    return "\n".join(lines).rstrip("\n") + "\n"


def _reached(schema: Mapping[str, Any], tables: Mapping[str, Any]) -> list[str]:
    """Names of the tables in the order a reader meets them."""
    names = list(dict.fromkeys(_refs({key: value for key, value in schema.items() if key != "$defs"})))
    for name in names:
        names.extend(one for one in dict.fromkeys(_refs(tables[name])) if one not in names)
    return names


def _refs(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield str(schema["$ref"]).rsplit("/", 1)[1]
        for inner in schema.values():
            yield from _refs(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _refs(inner)


def _table(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {name.removesuffix('Shape')}\n"
    if text := schema.get("description"):
        yield f"{_one_line(text)}\n"
    if "enum" in schema:
        yield f"One of {', '.join(f'`{value}`' for value in schema['enum'])}.\n"
    if "properties" in schema:
        yield "| key | holds | |"
        yield "|---|---|---|"
        needed = schema.get("required", ())
        for key, value in schema["properties"].items():
            star = " *" if key in needed else ""
            yield f"| `{key}`{star} | {_kind(value)} | {_one_line(value.get('description', ''))} |"
        yield ""


def _kind(schema: Mapping[str, Any]) -> str:
    """What a value may be, in a few words."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rsplit("/", 1)[1].removesuffix("Shape")
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"] if one.get("type") != "null")
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"] if value != "")
    return BY_CODE if schema.get("type") == ["object", "array"] else _plain_kind(schema)


def _plain_kind(schema: Mapping[str, Any]) -> str:
    match schema:
        case {"type": "array", "items": items}:
            return f"list of {_kind(items)}"
        case {"type": "object", "additionalProperties": dict(inner)}:
            return f"table of {_kind(inner)}"
        case {"type": "string", "format": form}:
            return str(form)
        case {"type": "string"}:
            return f"text{_limits(schema, 'minLength', 'maxLength', ' characters')}"
        case {"type": "integer"}:
            return f"whole number{_limits(schema, 'minimum', 'maximum', '')}"
        case _:
            return {"boolean": "`true` or `false`", "object": "table"}.get(str(schema.get("type")), "anything")


def _limits(schema: Mapping[str, Any], least: str, most: str, unit: str) -> str:
    low, high = schema.get(least), schema.get(most)
    if high is None:
        return ""
    return f", at most {high}{unit}" if low is None else f", {low} to {high}{unit}"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
