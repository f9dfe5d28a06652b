"""The page of docs that explains every key of the files, made from their schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.catalogue import common_schema, overlay_schema, service_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HEAD = """# The keys of a catalogue's files

Made from the JSON Schemas by `kiosk catalogue schema --page docs/service-file.md`; what a key means is told in
`kiosk/catalogue/_model.py`. Step by step: [a new service](new-service.md), [another fee](change-a-fee.md). A condition,
check or calculation is written in CEL over earlier answers, `for_whom` and `switch.<code>`, with `today()`, `age(d)`,
`days_until(d)`, `days_since(d)` and `working_days_until(d)`. A star marks a key that must be there.
"""


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
    return _plain_kind(schema)


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
            return {"boolean": "`true` or `false`"}.get(str(schema.get("type")), "anything")


def _limits(schema: Mapping[str, Any], least: str, most: str, unit: str) -> str:
    low, high = schema.get(least), schema.get(most)
    if high is None:
        return ""
    return f", at most {high}{unit}" if low is None else f", {low} to {high}{unit}"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
