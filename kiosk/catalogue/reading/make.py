"""From what a file says to the values of `_model`, in the language of the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue._model import (
    AnsweredBy,
    Check,
    Option,
    Question,
    QuestionType,
    Requirement,
    Service,
    Stop,
    WhereToGet,
)
from kiosk.catalogue.shapes.service import MOST_TEXT, PLACE_STEPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.catalogue._offer import ReferenceList
    from kiosk.catalogue.shapes.service import (
        FieldShape,
        QuestionShape,
        RequirementShape,
        ServiceShape,
        StopShape,
        WhereShape,
    )

# What a type can hold when a file sets no limit of its own.
USUAL_MOST = {
    **MOST_TEXT,
    QuestionType.NIK: 16,
    QuestionType.FAMILY_CARD: 16,
    QuestionType.PHONE: 13,
    QuestionType.RT_RW: 3,
}
# An address is a line and a place; a place within the office's own city begins at the kecamatan.
LINE, *WITHIN_NATION = PLACE_STEPS
WITHIN_CITY = WITHIN_NATION[2:]


class Shared(NamedTuple):
    """What questions refer to, in one language.

    Args:
        steps: The questions of `place`, by code.
        lists: Reference lists, by code.
    """

    steps: Mapping[str, Question]
    lists: Mapping[str, ReferenceList]


def make_service(code: str, shape: ServiceShape, questions: tuple[Question, ...]) -> Service:
    """The service, not named by a hash yet."""
    return Service(
        code=code,
        title=shape.title,
        subtitle=shape.subtitle,
        icon=shape.icon,
        lane=shape.lane,
        who=shape.who,
        how=shape.how,
        minutes=shape.minutes,
        time_text=shape.time_text,
        fee_rupiah=shape.fee_rupiah,
        product=shape.product,
        requirements=tuple(map(_requirement, shape.requirements)),
        questions=questions,
        legal_basis=shape.legal_basis,
        source=shape.source,
        verified_on=shape.verified_on,
        retention_days=shape.retention_days,
        definition="",
        purpose=shape.purpose,
        group=shape.group,
        mode=shape.mode,
        levels=shape.levels,
        starts_with=shape.starts_with,
        stops=tuple(map(_stop, shape.stops)),
        say=shape.say,
    )


def make_question(shape: QuestionShape, shared: Shared) -> Question:
    """The question; a place or an address with its steps."""
    question = replace(_field(shape, shape.by, shape.used_by, shared), go_to=shape.go_to)
    if shape.type is QuestionType.GROUP:
        fields = tuple(_field(one, shape.by, shape.used_by, shared) for one in shape.fields)
        return replace(question, fields=fields, least_rows=shape.least_rows, most_rows=shape.most_rows)
    return question


def make_step(shape: FieldShape) -> Question:
    """One step of every place; who answers it and what uses it is said where the place is asked."""
    return _field(shape, AnsweredBy.RESIDENT, (), Shared({}, {}))


def _field(shape: FieldShape, by: AnsweredBy, used_by: tuple[str, ...], shared: Shared) -> Question:
    reference = shared.lists.get(shape.from_list)
    return Question(
        code=shape.code,
        label=shape.label,
        ask=shape.ask,
        hint=shape.hint,
        type=shape.type,
        by=by,
        used_by=used_by,
        required=shape.required,
        options=tuple(Option(one.code, one.title, one.icon, one.say) for one in shape.options),
        only_for=shape.only_for,
        ask_other=tuple(shape.ask_other.items()),
        proposed_from=shape.proposed_from,
        most=shape.most or USUAL_MOST.get(shape.type, 0),
        unit=shape.unit,
        message_empty=shape.message_empty,
        message_wrong=shape.message_wrong,
        message_short=shape.message_short,
        message_characters=shape.message_characters,
        say=shape.say,
        ask_if=shape.ask_if,
        checks=tuple(Check(one.must, one.message) for one in shape.checks),
        calculation=shape.calculation,
        from_list=shape.from_list,
        list_version=reference.version if reference else "",
        fields=tuple(replace(step, by=by, used_by=used_by) for step in _steps(shape, shared)),
        is_partial=shape.is_partial,
        least=shape.least,
    )


def _steps(shape: FieldShape, shared: Shared) -> list[Question]:
    if shape.type not in {QuestionType.PLACE, QuestionType.ADDRESS}:
        return []
    codes = WITHIN_NATION if shape.scope == "nation" else WITHIN_CITY
    first = (LINE,) if shape.type is QuestionType.ADDRESS else ()
    return [shared.steps[code] for code in (*first, *codes) if code in shared.steps]


def _requirement(shape: RequirementShape) -> Requirement:
    return Requirement(
        code=shape.code,
        title=shape.title,
        icon=shape.icon,
        form=shape.form,
        proof=shape.proof,
        if_missing=shape.if_missing,
        where_to_get=_where(shape.where_to_get),
        note=shape.note,
        needed_if=shape.needed_if,
        when=shape.when,
        say=shape.say,
        is_bound=shape.is_bound,
    )


def _stop(shape: StopShape) -> Stop:
    return Stop(
        code=shape.code,
        when=shape.when,
        title=shape.title,
        text=shape.text,
        icon=shape.icon,
        go_to=shape.go_to,
        where=_where(shape.where),
        bring=shape.bring,
    )


def _where(shape: WhereShape) -> WhereToGet:
    return WhereToGet(shape.office, shape.hours, shape.cost, shape.bring)
