"""The values an application is made of. Frozen: a change makes a new one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.catalogue import MOST_TEXT

if TYPE_CHECKING:
    from uuid import UUID

    from kiosk.catalogue import ForWhom

# Beyond what any field keeps; whatever is longer did not come from our keyboards.
MOST_CHARACTERS = max(MOST_TEXT.values())


@dataclass(frozen=True)
class Answer:
    """One answered question.

    Args:
        question: The question's code in the service's definition.
        label: The question's short name as the desk shows it, in the wording of that definition.
        value: Canonical text: a date as ISO, a number in digits, a choice as its code.
        shown: The same as people read it.
        is_for_officer: The resident left it to the officer; `value` is empty.
        list_version: Version of the reference list its code is of; empty for any other answer.
    """

    question: str
    label: str
    value: str
    shown: str
    is_for_officer: bool = False
    list_version: str = ""


class Remark(StrEnum):
    """What a kiosk itself points out to the officer: sent among the answers, under a code that no form asks."""

    NIK = "periksa_nik"
    MISSING_PAPERS = "berkas_belum_ada"


@dataclass(frozen=True)
class PageImage:
    """A captured page, or the pages of one paper, as stored and sent, byte for byte.

    Args:
        content: The encoded picture or document.
        media_type: `application/pdf` for papers, `image/avif` for photographs.
        sha256: Of `content`, lower-case hex.
        width_px: Columns of the first page.
        height_px: Its rows.
        pages: How many are in `content`.
    """

    content: bytes
    media_type: str
    sha256: str
    width_px: int
    height_px: int
    pages: int = 1


@dataclass(frozen=True)
class StoredDocument:
    """What became of one requirement: a captured page, or brought to the counter (`page` is None).

    Args:
        uuid: Made with the document; the idempotency key of its sending.
        requirement: The requirement's code in the service's definition.
        title: As people call it, such as `KTP-el`.
        page: What was captured.
    """

    uuid: UUID
    requirement: str
    title: str
    page: PageImage | None


@dataclass(frozen=True)
class Application:
    """One request, whole, as the resident confirmed it.

    Args:
        uuid: Made when the resident pressed submit; the idempotency key.
        service: Code of the service.
        definition: Hash of the definition it was filled with.
        for_whom: For whom the resident acts.
        answers: In the order asked.
        documents: In the order of the requirements.
        notice: Version of the personal-data notice that was shown.
    """

    uuid: UUID
    service: str
    definition: str
    for_whom: ForWhom
    answers: tuple[Answer, ...]
    documents: tuple[StoredDocument, ...]
    notice: str
