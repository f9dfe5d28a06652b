"""A service as an XLSForm: a workbook other form programs read, and what it could not hold.

What the kiosk asks a resident becomes a form, and the papers become notes to read. Stops and an officer's own questions
have no place in one.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Font
from pyxform.errors import PyXFormError
from pyxform.validators.odk_validate import ODKValidateError
from pyxform.xls2xform import convert

from kiosk.authoring._needed import unneeded_papers
from kiosk.authoring._poster_words import WORDS, paper_lines
from kiosk.authoring._xlsform_words import (
    FOR_WHOM_LABEL,
    FOR_WHOM_TITLES,
    PAPERS_LABEL,
    YES_NO_TITLES,
    limit_words,
    rows_words,
)
from kiosk.authoring._xpath import REGIONS, NotCarriedError, Scope, xpath_of
from kiosk.catalogue import FIRST_LANGUAGE, AnsweredBy, QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kiosk.catalogue import Catalogue, Offer, Question, Service

# As XLSForm wants a language named; the first is the form's default.
LANGUAGES = {"id": "Indonesia (id)", "en": "English (en)"}
FOR_WHOM = "for_whom"
PAPERS = "papers"
TYPES = {
    QuestionType.WHOLE_NUMBER: "integer",
    QuestionType.MONEY: "integer",
    QuestionType.DATE: "date",
    QuestionType.TIME: "time",
    QuestionType.YES_NO: "select_one yes_no",
    QuestionType.DOCUMENT: "image",
    QuestionType.NOTE: "note",
    QuestionType.CALCULATED: "calculate",
}
LISTED = {QuestionType.ONE_OF, QuestionType.SEVERAL_OF, QuestionType.ONE_OF_LIST}
PATTERNS = {
    QuestionType.NIK: "regex(., '^[0-9]{16}$')",
    QuestionType.FAMILY_CARD: "regex(., '^[0-9]{16}$')",
    QuestionType.PHONE: "regex(., '^0[0-9]{8,12}$')",
    QuestionType.RT_RW: "regex(., '^[0-9]{1,3}$')",
}
# What `least` and `most` count; a number may be no less than 0 in any case.
MEASURES = {
    QuestionType.WHOLE_NUMBER: ".",
    QuestionType.MONEY: ".",
    QuestionType.NAME: "string-length(.)",
    QuestionType.TEXT: "string-length(.)",
    QuestionType.LONG_TEXT: "string-length(.)",
    QuestionType.SEVERAL_OF: "count-selected(.)",
}
SURVEY = (
    "type",
    "name",
    *(f"{text}::{language}" for text in ("label", "hint", "constraint_message") for language in LANGUAGES.values()),
    "required",
    "relevant",
    "constraint",
    "calculation",
    "appearance",
)
CHOICES = ("list_name", "name", *(f"label::{language}" for language in LANGUAGES.values()), "list_version")

Row = dict[str, str]


class NotAcceptedError(Exception):
    """pyxform or ODK Validate refuses the form; the message is theirs."""


class Form(NamedTuple):
    """A finished form.

    Args:
        workbook: The XLSForm, an .xlsx file.
        xform: What pyxform made of it.
        lost: What was not carried, a line each.
    """

    workbook: bytes
    xform: str
    lost: tuple[str, ...]


def has_java() -> bool:
    """Whether ODK Validate, which pyxform brings, can be run."""
    return shutil.which("java") is not None


def form_of(catalogue: Catalogue, code: str, *, validate: bool) -> Form:
    """The form of a service, accepted by pyxform; with `validate`, by ODK Validate, too (it needs Java).

    Raises: NotAcceptedError with the words of whoever refused it.
    """
    sheets = _Sheets(catalogue, code)
    workbook = sheets.workbook()
    try:
        made = convert(workbook, validate=validate, file_type=".xlsx", form_name="data")
    except (PyXFormError, ODKValidateError) as err:
        raise NotAcceptedError(str(err)) from err
    return Form(workbook, made.xform, tuple(sheets.lost))


@dataclass(frozen=True)
class _Spot:
    """Where a question stands in the form.

    Args:
        questions: The question in each language.
        name: Its name in the form.
        row: Code of the group it is a field of, or empty.
    """

    questions: Mapping[str, Question]
    name: str
    row: str = ""

    @property
    def question(self) -> Question:
        return self.questions[FIRST_LANGUAGE]

    def fields(self) -> Iterator[_Spot]:
        row = self.name if self.question.type is QuestionType.GROUP else self.row
        for at, one in enumerate(self.question.fields):
            versions = {language: question.fields[at] for language, question in self.questions.items()}
            yield _Spot(versions, f"{self.name}__{one.code}", row)

    def texts(self, key: str, kind: str) -> Row:
        return _worded(kind, {lang: getattr(question, key) for lang, question in self.questions.items()})


@dataclass
class _Sheets:
    """The sheets of one service while they are filled."""

    catalogue: Catalogue
    code: str
    survey: list[Row] = field(default_factory=list)
    choices: dict[str, list[Row]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    types: dict[str, QuestionType] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.offers: Mapping[str, Offer] = {
            language: self.catalogue.offers[language] for language in LANGUAGES if language in self.catalogue.offers
        }
        versions = {language: offer.service(self.code) for language, offer in self.offers.items()}
        service = versions[FIRST_LANGUAGE]
        self._for_whom()
        self._yes_no()
        for at, question in enumerate(service.questions):
            spot = _Spot({language: one.questions[at] for language, one in versions.items()}, question.code)
            if question.by is AnsweredBy.OFFICER:
                self.lost.append(f"question `{question.code}`: an officer answers it, not the resident")
            else:
                self._question(spot)
        self._papers(versions)
        self.lost.extend(f"stop `{one.code}`: {one.title}" for one in service.stops)

    def workbook(self) -> bytes:
        """The filled sheets as an .xlsx file."""
        service = self.catalogue.service(self.code)
        settings = {
            "form_title": service.title,
            "form_id": service.code,
            "version": service.definition[:16],
            "default_language": LANGUAGES[FIRST_LANGUAGE],
        }
        book = Workbook()
        book.remove(book.worksheets[0])
        choices = [row for rows in self.choices.values() for row in rows]
        _sheet(book, "survey", SURVEY, self.survey)
        _sheet(book, "choices", CHOICES, choices)
        _sheet(book, "settings", tuple(settings), [settings])
        content = BytesIO()
        book.save(content)
        return content.getvalue()

    def _for_whom(self) -> None:
        self.choices[FOR_WHOM] = [_choice(FOR_WHOM, whom.value, titles) for whom, titles in FOR_WHOM_TITLES.items()]
        label = _worded("label", FOR_WHOM_LABEL)
        self.survey.append({"type": f"select_one {FOR_WHOM}", "name": FOR_WHOM, "required": "yes", **label})
        self.types[FOR_WHOM] = QuestionType.ONE_OF

    def _yes_no(self) -> None:
        self.choices["yes_no"] = [_choice("yes_no", code, titles) for code, titles in YES_NO_TITLES.items()]

    def _question(self, spot: _Spot) -> None:
        question = spot.question
        if question.type.is_compound:
            kind = "repeat" if question.type is QuestionType.GROUP else "group"
            self.survey.append({"type": f"begin_{kind}", **self._row(spot)})
            self.types[spot.name] = question.type
            for inner in spot.fields():
                self._question(inner)
            self.survey.append({"type": f"end_{kind}"})
            if question.type is QuestionType.GROUP:
                self._rows(spot)
            return
        calculated = question.calculation or question.by is AnsweredBy.SYSTEM
        row = self._row(spot)
        if calculated:
            if not question.calculation:
                self.lost.append(f"question `{spot.name}`: the kiosk itself answers it")
                return
            carried = self._carried(question.calculation, spot, "its calculation", is_value=True)
            if not carried:
                return
            row = {"name": spot.name, "calculation": carried, "relevant": row.get("relevant", "")}
        self.types[spot.name] = QuestionType.CALCULATED if calculated else question.type
        self.survey.append({"type": "calculate" if calculated else self._type(spot), **row})

    def _rows(self, spot: _Spot) -> None:
        """A repeat has no limits of its own: a line below it holds the form up while there are too few or too many."""
        least, most = spot.question.least_rows, spot.question.most_rows
        count = f"count(${{{spot.name}}})"
        kept = f"{count} >= {least} and {count} <= {most}"
        words = {lang: rows_words(one, lang) for lang, one in spot.questions.items()}
        relevant = " and ".join(filter(None, (self._relevant(spot), f"not({kept})")))
        row = {"type": "acknowledge", "name": f"{spot.name}__rows", "required": "yes", "relevant": relevant}
        self.survey.append(
            {**row, "constraint": kept, **_worded("label", words), **_worded("constraint_message", words)}
        )

    def _papers(self, versions: Mapping[str, Service]) -> None:
        """The papers this office asks for, as notes at the end; each where it is needed, as far as a form can tell."""
        service = versions[FIRST_LANGUAGE]
        unneeded = unneeded_papers(service, self.catalogue)
        if len(unneeded) == len(service.requirements):
            return
        self.survey.append({"type": "begin_group", "name": PAPERS, **_worded("label", PAPERS_LABEL)})
        for at, paper in enumerate(service.requirements):
            if paper.code not in unneeded:
                papers = {language: one.requirements[at] for language, one in versions.items()}
                titles = {language: one.title for language, one in papers.items()}
                lines = {lang: _told(one.when, *paper_lines(one, WORDS[lang])) for lang, one in papers.items()}
                row = {"type": "note", "name": f"{PAPERS}__{paper.code}", **_worded("label", titles)}
                relevant = self._carried(paper.needed_if, f"paper `{paper.code}`", "when it is needed")
                self.survey.append({**row, **_worded("hint", lines), "relevant": relevant})
        self.survey.append({"type": "end_group"})

    def _row(self, spot: _Spot) -> Row:
        """Everything but the type; what cannot be carried is told."""
        question = spot.question
        row = {
            "name": spot.name,
            **spot.texts("ask" if question.ask else "label", "label"),
            **spot.texts("hint", "hint"),
        }
        if question.required and not question.type.is_compound and question.type is not QuestionType.NOTE:
            row["required"] = "yes"
        if relevant := self._relevant(spot):
            row["relevant"] = relevant
        if not question.type.is_compound:
            row |= self._constraint(spot)
        if question.type is QuestionType.LONG_TEXT:
            row["appearance"] = "multiline"
        if question.type is QuestionType.ONE_OF_LIST:
            row["appearance"] = "autocomplete"
        if question.ask_other:
            others = ", ".join(whom.value for whom, _ in question.ask_other)
            self.lost.append(f"question `{spot.name}`: its wording for {others}")
        if question.is_partial:
            self.lost.append(f"question `{spot.name}`: that day, month or year may be unknown")
        if question.type in REGIONS:
            self.lost.append(f"question `{spot.name}`: the list of places; it is typed")
        if question.type is QuestionType.TEXT and question.options:
            self.lost.append(f"question `{spot.name}`: its usual answers as choices")
        return row

    def _type(self, spot: _Spot) -> str:
        question = spot.question
        if question.type not in LISTED:
            return TYPES.get(question.type, "text")
        if question.type is QuestionType.ONE_OF_LIST:
            return f"select_one {self._list(question.from_list)}"
        name = f"{spot.name}__choices"
        self.choices[name] = [
            _choice(name, option.code, {lang: one.options[at].title for lang, one in spot.questions.items()})
            for at, option in enumerate(question.options)
        ]
        return f"{'select_multiple' if question.type is QuestionType.SEVERAL_OF else 'select_one'} {name}"

    def _list(self, code: str) -> str:
        name = f"list_{code}"
        if name not in self.choices:
            lists = {language: offer.lists[code] for language, offer in self.offers.items()}
            titles = {language: {item.code: item.title for item in one.items} for language, one in lists.items()}
            first = lists[FIRST_LANGUAGE]
            self.choices[name] = [
                _choice(name, item.code, {lang: of[item.code] for lang, of in titles.items()}, first.version)
                for item in first.items
            ]
        return name

    def _relevant(self, spot: _Spot) -> str:
        question = spot.question
        parts = []
        if question.only_for:
            parts.append("(" + " or ".join(f"${{{FOR_WHOM}}} = '{whom.value}'" for whom in question.only_for) + ")")
        if carried := self._carried(question.ask_if, spot, "when it is asked"):
            parts.append(carried)
        return " and ".join(parts)

    def _constraint(self, spot: _Spot) -> Row:
        question = spot.question
        parts = [PATTERNS[question.type]] if question.type in PATTERNS else []
        if measure := MEASURES.get(question.type):
            parts.extend([f"{measure} >= {question.least}"] if question.least or measure == "." else [])
            parts.extend([f"{measure} <= {question.most}"] if question.most else [])
        messages: dict[str, list[str]] = {
            lang: [limit_words(one, lang)] if parts else [] for lang, one in spot.questions.items()
        }
        for at, check in enumerate(question.checks):
            if carried := self._carried(check.must, spot, "a check", own=spot.name):
                parts.append(carried)
                for language, one in spot.questions.items():
                    messages[language].append(one.checks[at].message)
        if not parts:
            return {}
        words = _worded("constraint_message", {lang: " ".join(lines) for lang, lines in messages.items()})
        return {"constraint": " and ".join(parts), **words}

    def _carried(self, source: str, place: _Spot | str, what: str, own: str = "", *, is_value: bool = False) -> str:
        """The expression in XPath; empty where there is none, or none that XPath can hold, which is told."""
        if not source:
            return ""
        switches = {code: switch.is_on for code, switch in self.catalogue.switches.items()}
        types, row, name = self.types, "", place
        if isinstance(place, _Spot):
            row, name = place.row, f"question `{place.name}`"
            types = {**types, own: place.question.type} if own else types
        try:
            return xpath_of(source, Scope(types, switches, row, own), is_value=is_value)
        except NotCarriedError as err:
            self.lost.append(f"{name}: {what}, for it needs {err}: {source}")
            return ""


def _choice(name: str, code: str, titles: Mapping[str, str], version: str = "") -> Row:
    return {"list_name": name, "name": code, "list_version": version, **_worded("label", titles)}


def _worded(kind: str, words: Mapping[str, str]) -> Row:
    """A text of a row in each language of the form."""
    return {f"{kind}::{LANGUAGES[language]}": text for language, text in words.items()}


def _told(*lines: str) -> str:
    """Lines as one text of whole sentences."""
    return " ".join(f"{line.rstrip('.')}." for line in lines if line)


def _sheet(book: Workbook, title: str, keys: tuple[str, ...], rows: Iterable[Row]) -> None:
    sheet = book.create_sheet(title)
    sheet.append(keys)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([row.get(key, "") for key in keys])
