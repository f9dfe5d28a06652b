"""The words of a poster that no service brings: one set a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date, get_day_names

from kiosk.catalogue import PaperForm, Proof

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from kiosk.catalogue import Hours, Requirement, Span


@dataclass(frozen=True)
class Words:
    """What is printed around a service's own texts.

    Args:
        language: Its code, such as `id`.
        prepare: Heading of the papers.
        no_papers: In place of the papers where there are none.
        steps: Heading of how one is served.
        time: Label of the time it takes.
        fee: Label of the fee.
        product: Label of what one leaves with.
        free: In place of a fee of 0.
        first: Beside the paper one needs before all others.
        more: On the small picture, in place of what it leaves out.
        forms: What of a paper is asked for.
        proofs: How it is proven.
        facts: Before the source; takes `source` and `day`.
    """

    language: str
    prepare: str
    no_papers: str
    steps: str
    time: str
    fee: str
    product: str
    free: str
    first: str
    more: str
    forms: Mapping[PaperForm, str]
    proofs: Mapping[Proof, str]
    facts: str


WORDS = {
    "id": Words(
        language="id",
        prepare="Yang perlu disiapkan",
        no_papers="Tidak ada berkas yang perlu dibawa.",
        steps="Caranya",
        time="Waktu",
        fee="Biaya",
        product="Hasil",
        free="Gratis",
        first="Urus ini dulu",
        more="Rinciannya ada di kantor.",
        forms={PaperForm.ORIGINAL: "Asli", PaperForm.COPY: "Fotokopi", PaperForm.PHOTO: "Foto"},
        proofs={
            Proof.SHOW: "cukup ditunjukkan",
            Proof.SCAN: "dipindai lalu dibawa pulang",
            Proof.ORIGINAL: "dibawa ke loket",
        },
        facts="Diperiksa {day}. {source}",
    ),
    "en": Words(
        language="en",
        prepare="What to prepare",
        no_papers="There is no paper to bring.",
        steps="How it goes",
        time="Time",
        fee="Fee",
        product="You get",
        free="Free",
        first="Get this first",
        more="The office has the details.",
        forms={PaperForm.ORIGINAL: "Original", PaperForm.COPY: "Photocopy", PaperForm.PHOTO: "Photo"},
        proofs={
            Proof.SHOW: "only to show",
            Proof.SCAN: "scanned, you keep it",
            Proof.ORIGINAL: "bring it to the counter",
        },
        facts="Checked {day}. {source}",
    ),
}


def paper_line(requirement: Requirement, words: Words) -> str:
    """What of the paper, and how it is proven: `Asli, cukup ditunjukkan`."""
    return f"{words.forms[requirement.form]}, {words.proofs[requirement.proof]}"


def fee_text(rupiah: int, words: Words) -> str:
    """The fee as people write it: `Gratis`, `Rp15.000`."""
    return f"Rp{rupiah:,}".replace(",", ".") if rupiah else words.free


def day_text(day: date, words: Words) -> str:
    """A day as people write it: `21 November 2026`."""
    return format_date(day, "d MMMM y", locale=words.language)


def hours_lines(hours: Hours, words: Words) -> tuple[str, ...]:
    """The week, days of the same hours together: `Senin–Kamis 08.00–15.30`; closed days are left out."""
    names = get_day_names(locale=words.language)
    lines: list[tuple[int, int, tuple[Span, ...]]] = []
    for day, spans in enumerate(hours.week):
        if lines and lines[-1][1] == day - 1 and lines[-1][2] == spans:
            lines[-1] = (lines[-1][0], day, spans)
        else:
            lines.append((day, day, spans))
    return tuple(
        f"{names[first]}{f'–{names[last]}' if last > first else ''} {', '.join(map(_span_text, spans))}"
        for first, last, spans in lines
        if spans
    )


def _span_text(span: Span) -> str:
    return f"{_clock(span.since)}–{_clock(span.until)}"


def _clock(at: time) -> str:
    return f"{at:%H.%M}"
