"""Services as data: what the office offers, asks, requires and charges, loaded from TOML and checked before use.

To add a service: a folder under `data/services/`. `load` tells what is wrong with a file; the other services still run.
"""

from kiosk.catalogue._definitions import definition_of, read_definition
from kiosk.catalogue._hours import Hours, Span
from kiosk.catalogue._model import (
    AnsweredBy,
    Check,
    ForWhom,
    IfMissing,
    Level,
    Mode,
    Option,
    PaperForm,
    Proof,
    Question,
    QuestionType,
    Requirement,
    Service,
    Stop,
    WhereToGet,
)
from kiosk.catalogue._offer import (
    FIRST_LANGUAGE,
    Catalogue,
    Group,
    ListItem,
    Offer,
    Problem,
    ReferenceList,
    Replaced,
    Sayings,
    Switch,
)
from kiosk.catalogue._places import kelurahan_of, options_of
from kiosk.catalogue._schema import common_schema, english_keys, overlay_schema, schema_files, service_schema
from kiosk.catalogue._spoken import spoken
from kiosk.catalogue._versions import SHIPPED_VERSION, Change, VersionError, Versions
from kiosk.catalogue.checking.lint import faults_of
from kiosk.catalogue.checking.plain_words import words_to_avoid
from kiosk.catalogue.conditions.expressions import FUNCTIONS, Expression, Scope, parse_expression, tokens_of
from kiosk.catalogue.conditions.facts import Facts, latest_day
from kiosk.catalogue.conditions.reach import Reach, reach_of
from kiosk.catalogue.reading.dates import dates_out_of_place
from kiosk.catalogue.reading.load import SHIPPED, load, shipped_switches
from kiosk.catalogue.shapes.service import MOST_TEXT

__all__ = [
    "FIRST_LANGUAGE",
    "FUNCTIONS",
    "MOST_TEXT",
    "SHIPPED",
    "SHIPPED_VERSION",
    "AnsweredBy",
    "Catalogue",
    "Change",
    "Check",
    "Expression",
    "Facts",
    "ForWhom",
    "Group",
    "Hours",
    "IfMissing",
    "Level",
    "ListItem",
    "Mode",
    "Offer",
    "Option",
    "PaperForm",
    "Problem",
    "Proof",
    "Question",
    "QuestionType",
    "Reach",
    "ReferenceList",
    "Replaced",
    "Requirement",
    "Sayings",
    "Scope",
    "Service",
    "Span",
    "Stop",
    "Switch",
    "VersionError",
    "Versions",
    "WhereToGet",
    "common_schema",
    "dates_out_of_place",
    "definition_of",
    "english_keys",
    "faults_of",
    "kelurahan_of",
    "latest_day",
    "load",
    "options_of",
    "overlay_schema",
    "parse_expression",
    "reach_of",
    "read_definition",
    "schema_files",
    "service_schema",
    "shipped_switches",
    "spoken",
    "tokens_of",
    "words_to_avoid",
]
