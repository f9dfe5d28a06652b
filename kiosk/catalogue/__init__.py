"""Services as data: what the office offers, asks, requires and charges, loaded from TOML and checked before use.

To add a service: a folder under `data/services/`. `load` tells what is wrong with a file; the other services still run.
"""

from kiosk.catalogue._load import load
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

__all__ = [
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
    "load",
]
