"""Services as data: what the office offers, asks, requires and charges, loaded from TOML and checked before use.

To add a service: a folder under `data/services/`. `load` tells what is wrong with a file; the other services still run.
"""

from kiosk.catalogue._lint import faults_of
from kiosk.catalogue._load import SHIPPED, definition_of, load
from kiosk.catalogue._model import (
    AnsweredBy,
    Catalogue,
    ForWhom,
    IfMissing,
    Option,
    Problem,
    Proof,
    Question,
    QuestionType,
    Requirement,
    Service,
)
from kiosk.catalogue._places import kelurahan_of
from kiosk.catalogue._schema import common_schema, service_schema

__all__ = [
    "SHIPPED",
    "AnsweredBy",
    "Catalogue",
    "ForWhom",
    "IfMissing",
    "Option",
    "Problem",
    "Proof",
    "Question",
    "QuestionType",
    "Requirement",
    "Service",
    "common_schema",
    "definition_of",
    "faults_of",
    "kelurahan_of",
    "load",
    "service_schema",
]
