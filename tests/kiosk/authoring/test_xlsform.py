from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from kiosk.authoring._needed import unneeded_papers
from kiosk.authoring._xlsform import form_of, has_java
from kiosk.catalogue import AnsweredBy, QuestionType, load

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = load(None, ["umum"])


def rows_of(workbook: bytes, sheet: str) -> list[dict[str, str]]:
    first, *rest = load_workbook(BytesIO(workbook))[sheet].iter_rows(values_only=True)
    return [{str(key): str(value or "") for key, value in zip(first, row, strict=True)} for row in rest]


@pytest.mark.parametrize("code", [service.code for service in CATALOGUE.services])
def test_pyxform_accepts_every_shipped_service_in_each_language(code: str) -> None:
    form = form_of(CATALOGUE, code, validate=has_java())  # with Java, ODK Validate reads every expression, too
    survey = {row["name"]: row for row in rows_of(form.workbook, "survey") if not row["type"].startswith("end_")}
    for language, offer in CATALOGUE.offers.items():
        column = {"id": "label::Indonesia (id)", "en": "label::English (en)"}[language]
        for question in offer.service(code).questions:
            if question.by is AnsweredBy.RESIDENT and question.type is not QuestionType.CALCULATED:
                assert survey[question.code][column] == question.ask
    assert "<h:html" in form.xform
    service = CATALOGUE.service(code)
    papers = {paper.code for paper in service.requirements} - unneeded_papers(service, CATALOGUE)
    assert {name.removeprefix("papers__") for name in survey if name.startswith("papers__")} == papers
    for row in survey.values():
        assert bool(row["constraint"]) == bool(row["constraint_message::English (en)"]), row
        assert "'XX'" not in row["constraint"] + row["relevant"]


def test_choices_of_a_list_carry_its_version() -> None:
    listed = [
        (service.code, question)
        for service in CATALOGUE.services
        for question in service.questions
        if question.from_list and question.by is AnsweredBy.RESIDENT
    ]
    for code, question in listed:
        choices = rows_of(form_of(CATALOGUE, code, validate=False).workbook, "choices")
        versions = {row["list_version"] for row in choices if row["list_name"] == f"list_{question.from_list}"}
        assert versions == {question.list_version}


def test_limits_of_an_answer_and_when_something_is_worked_out_are_carried(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.toml"
    overlay.write_text(
        "[services.data.questions.keperluan]\nleast = 2\nmost = 3\n"
        "[services.data.questions.judul]\nleast = 4\n"
        "[services.kia.questions.umur]\nask_if = 'jenis_kelamin == \"2\"'\n",
        "utf-8",
    )
    catalogue = load(None, ["umum"], overlay)
    assert catalogue.problems == ()
    survey = {row["name"]: row for row in rows_of(form_of(catalogue, "data", validate=False).workbook, "survey")}
    assert survey["keperluan"]["constraint"] == "count-selected(.) >= 2 and count-selected(.) <= 3"
    assert survey["judul"]["constraint"] == "string-length(.) >= 4 and string-length(.) <= 120"
    survey = {row["name"]: row for row in rows_of(form_of(catalogue, "kia", validate=has_java()).workbook, "survey")}
    assert survey["umur"]["relevant"] == "${jenis_kelamin} = '2'"


def test_two_exports_of_one_definition_ask_the_same() -> None:
    code = CATALOGUE.services[0].code
    first, second = (form_of(CATALOGUE, code, validate=False) for _ in range(2))
    assert first.xform == second.xform
    assert rows_of(first.workbook, "settings")[0]["version"] == CATALOGUE.service(code).definition[:16]


def test_rows_of_a_group_are_held_to_their_number_only_where_the_group_is_asked() -> None:
    survey = rows_of(form_of(CATALOGUE, "waris", validate=False).workbook, "survey")
    (row,) = (row for row in survey if row["name"] == "ahli_waris__rows")
    assert row["constraint"] == "count(${ahli_waris}) >= 1 and count(${ahli_waris}) <= 15"
    assert row["relevant"].endswith(f"not({row['constraint']})")
    assert "15" in row["label::Indonesia (id)"]
