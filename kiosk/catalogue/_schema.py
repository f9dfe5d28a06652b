"""The JSON Schemas of the TOML files, for editors that check while one types; published beside this package's data.

What a key means is told once, in `_model`; here it is carried into the schemas. The rules between keys are checked by
`load` only.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.catalogue._model import ForWhom, Question, QuestionType, Requirement, Service, Stop
from kiosk.catalogue.reading.overlay import DROPPED, ENGLISH, HIDDEN, SERVICE_KEYS, TABLES
from kiosk.catalogue.shapes.english import FieldWords, QuestionWords, RequirementWords, ServiceWords, StopWords
from kiosk.catalogue.shapes.overlay import OverlayShape
from kiosk.catalogue.shapes.service import CommonShape, PlaceShape, QuestionShape, RequirementShape, ServiceShape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REF = "#/$defs/{name}"
# Which value of the model tells what the keys of a table mean.
TOLD_BY = {
    "ServiceShape": Service,
    "QuestionShape": Question,
    "FieldShape": Question,
    "RequirementShape": Requirement,
    "StopShape": Stop,
    "OverlayService": Service,
    "OverlayRequirement": Requirement,
    "OverlayQuestion": Question,
}
CHANGED = ("OverlayRequirement", "OverlayQuestion")
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Keys that the model does not have, or that tell more in a file.
SERVICE = {
    "mode": "A: the kiosk takes all of it; B: originals are seen at the counter; C: guidance and a number.",
    "minutes": "Usual time in minutes; left out if none is published.",
    "time_text": "The usual time in words.",
    "is_draft": "Written true, the service is checked and not offered; take the line away when its words are yours.",
    "order": "Where it stands within its group, the smallest first.",
    "common": "Tables of common.toml whose questions are asked first.",
    "stops": "Reasons to go no further, told with what to do instead.",
}
SCOPE = {"scope": "For a place or address: `city` is the office's own regency, `nation` the whole country."}
TOLD_HERE = {
    "ServiceShape": SERVICE,
    **dict.fromkeys(("QuestionShape", "FieldShape", "OverlayQuestion"), SCOPE),
    "WhereShape": {
        "office": "Which office.",
        "hours": "When it is open.",
        "cost": "What it costs there.",
        "bring": "What to take there.",
    },
    "OptionShape": {
        "code": "Stable name, kept with the answer.",
        "title": "What people read.",
        "icon": "Name of a Material Design icon.",
        "say": "`title` as it is spoken, where that differs.",
    },
    "CheckShape": {
        "must": "CEL over this answer and earlier ones; what has to be true.",
        "message": "What to do where it is not.",
    },
    "HoursShape": {
        **dict.fromkeys(WEEK, 'Such as ["08.00-12.00", "13.00-15.30"]; an empty list is closed.'),
        "closed": "Days without service, beside the national ones.",
        "other": "Days with hours of their own, such as in Ramadan.",
        "open": "Holidays on which this office works all the same.",
    },
    "ClosedShape": {"on": "The day.", "name": "Why, as residents read it."},
    "OtherShape": {"on": "The day.", "spans": "Its hours, as those of a weekday."},
    "CommonShape": {"questions": "Asked in this order; each has the keys of a service's own."},
    "PlaceShape": {"questions": "The steps from the street down to RT and RW."},
    "OverlayShape": {
        "switches": "The office's yes or no, by the codes of switches.toml.",
        "hours": "The office's week, and its own exceptions.",
        "services": "What is different here, by the service's code.",
    },
    "OverlayService": {
        **SERVICE,
        HIDDEN: "True takes the service off this office's kiosks.",
        DROPPED: "Codes of papers that this office does not ask for.",
        ENGLISH: "The changed texts in English, with the keys of en.toml.",
    },
}
# Choices as the code names them; a file has them in small letters.
MEMBER = re.compile(rf"\b(?:{'|'.join(sorted((*QuestionType.__members__, *ForWhom.__members__), key=len)[::-1])})\b")
ARGUMENT = re.compile(r"^ {8}(\w+): (.+(?:\n {12}.+)*)", re.MULTILINE)


def service_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a `service.toml`."""
    return _published("A service of the office: service.toml", *_tables(ServiceShape))


def common_schema() -> dict[str, Any]:
    """JSON Schema of `common.toml`: any number of tables, of which `place` has a form of its own."""
    (common, place), tables = msgspec.json.schema_components([CommonShape, PlaceShape], ref_template=REF)
    whole = {"type": "object", "properties": {"place": place}, "additionalProperties": common}
    return _published("Questions that services share: common.toml", whole, tables)


def overlay_schema() -> dict[str, Any]:
    """JSON Schema of an office's `overlay.toml`."""
    whole, tables = _tables(OverlayShape)
    _, shared = _tables(ServiceShape)
    service = dict(shared["ServiceShape"]["properties"])
    for key, name, shape in zip(TABLES, CHANGED, (RequirementShape, QuestionShape), strict=True):
        tables[name] = _open(shared[shape.__name__], f"One [services.<code>.{key}.<code>]: what is different of it.")
        service[key] = {"type": "object", "additionalProperties": {"$ref": REF.format(name=name)}}
    service[HIDDEN] = {"type": "boolean"}
    service[DROPPED] = {"type": "array", "items": {"type": "string"}}
    service[ENGLISH] = {"type": "object"}
    tables["OverlayService"] = {
        "description": "One [services.<code>]: the keys of its service.toml that are different in this office.",
        "type": "object",
        "properties": {key: value for key, value in service.items() if key in SERVICE_KEYS},
    }
    tables["OverlayShape"]["properties"]["services"]["additionalProperties"] = {
        "$ref": REF.format(name="OverlayService")
    }
    used = set(_used(tables, shared))
    return _published("What this office changes: overlay.toml", whole, {**_only(shared, used), **tables})


def english_keys() -> Mapping[str, tuple[str, ...]]:
    """The keys of an `en.toml`, table by table, by what each table is."""
    shapes = (ServiceWords, RequirementWords, StopWords, QuestionWords, FieldWords)
    return {str(shape.__doc__).removesuffix("."): tuple(one.name for one in fields(shape)) for shape in shapes}


def schema_files() -> Mapping[str, str]:
    """The published files by name, exactly as they are written."""
    schemas = {"service": service_schema(), "common": common_schema(), "overlay": overlay_schema()}
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def _tables(shape: type) -> tuple[dict[str, Any], dict[str, Any]]:
    (whole,), tables = msgspec.json.schema_components([shape], ref_template=REF)
    return whole, tables


def _published(title: str, whole: Mapping[str, Any], tables: Mapping[str, Any]) -> dict[str, Any]:
    """A schema that tells what keys mean and refuses unknown ones, as `load` does; msgspec leaves dataclasses open."""
    for name, table in tables.items():
        told = {**_arguments(TOLD_BY.get(name)), **TOLD_HERE.get(name, {})}
        table.pop("title", None)
        for key, schema in table.get("properties", {}).items():
            if key in told:
                schema["description"] = told[key]
        if "properties" in table:
            table["additionalProperties"] = False
    return {"$schema": DIALECT, "title": title, **whole, "$defs": dict(tables)}


def _arguments(model: type | None) -> dict[str, str]:
    """What the docstring of a value tells of its fields, a line each."""
    found = ARGUMENT.findall(model.__doc__ or "") if model else []
    return {name: MEMBER.sub(lambda member: f"`{member[0].lower()}`", " ".join(text.split())) for name, text in found}


def _open(table: Mapping[str, Any], description: str) -> dict[str, Any]:
    """A table of which any keys may be given; its lists of tables are given by code."""
    lists = {"options", "fields", "checks"}
    keys = {
        key: {"type": ["object", "array"]} if key in lists else dict(schema)
        for key, schema in table["properties"].items()
        if key != "code"
    }
    return {"description": description, "type": "object", "properties": keys}


def _only(tables: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: table for name, table in tables.items() if name in names}


def _used(schema: object, tables: Mapping[str, Any]) -> Iterator[str]:
    """Names of the tables that a schema refers to, directly or through others."""
    if isinstance(schema, dict):
        name = str(schema.get("$ref", "")).rsplit("/", 1)[-1]
        if name in tables:
            yield name
            yield from _used(tables[name], tables)
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for one in inner:
        yield from _used(one, tables)
