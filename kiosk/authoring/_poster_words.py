"""The words of a poster that no service brings: one set a language.

A service's own lines on how one is served are read at the kiosk and point at its screen; a wall has none, so a poster
has lines of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.dates import format_date, get_day_names

from kiosk.catalogue import Mode, PaperForm, Proof

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, time

    from kiosk.catalogue import Hours, Requirement, Service, Span

# How a source begins that nobody has compared with the office's own papers.
SAMPLE = "contoh"
# Where the short name of a regulation ends: `UU 24/2013 tentang …`, `PP 16/2021: …`.
LAW_END = re.compile(r" tentang |: |, ")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Words:
    """What is printed around a service's own texts.

    Args:
        language: Its code, such as `id`.
        prepare: Heading of the papers.
        no_papers: In place of the papers where there are none.
        steps: Heading of how one is served.
        how: Its lines, by how much of a service the kiosk takes.
        time: Label of the time it takes.
        fee: Label of the fee.
        product: Label of what one leaves with.
        free: In place of a fee of 0.
        first: Beside the paper one needs before all others.
        more: On the small picture, in place of what it leaves out.
        forms: What of a paper is asked for.
        proofs: How it is proven.
        said: Words that say of a paper no more than its form and its proof.
        checked: At the foot; takes `day`.
        law: Before the regulations.
        sample: At the foot of a service that nobody has compared yet.
    """

    language: str
    prepare: str
    no_papers: str
    steps: str
    how: Mapping[Mode, tuple[str, ...]]
    time: str
    fee: str
    product: str
    free: str
    first: str
    more: str
    forms: Mapping[PaperForm, str]
    proofs: Mapping[Proof, str]
    said: frozenset[str]
    checked: str
    law: str
    sample: str


def _by_mode(whole: tuple[str, ...], guidance: tuple[str, ...]) -> Mapping[Mode, tuple[str, ...]]:
    return {Mode.WHOLE: whole, Mode.PREFILL: whole, Mode.GUIDANCE: guidance}


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


WORDS = {
    "id": Words(
        language="id",
        prepare="Yang perlu disiapkan",
        no_papers="Tidak ada berkas yang perlu dibawa.",
        steps="Caranya",
        how=_by_mode(
            whole=(
                "Datang ke kantor dan bawa berkasnya.",
                "Isi permohonan di layar Anjungan, lalu ambil nomor antrean.",
                "Tunggu dipanggil. Petugas memeriksa berkas di loket.",
            ),
            guidance=(
                "Datang ke kantor dan bawa berkasnya.",
                "Ambil nomor antrean di layar Anjungan.",
                "Tunggu dipanggil. Petugas membantu di loket.",
            ),
        ),
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
        said=_words(
            "asli aslinya yang juga lalu di ke sini layar loket pulang cukup hanya ditunjukkan "
            "dipindai dibawa diserahkan"
        ),
        checked="Diperiksa {day}.",
        law="Dasar",
        sample="Contoh, belum dicocokkan dengan Standar Pelayanan kantor ini.",
    ),
    "en": Words(
        language="en",
        prepare="What to prepare",
        no_papers="There is no paper to bring.",
        steps="How it goes",
        how=_by_mode(
            whole=(
                "Come to the office and bring the papers.",
                "Fill in your request on the Anjungan screen, then take a number.",
                "Wait to be called. An officer checks the papers at the counter.",
            ),
            guidance=(
                "Come to the office and bring the papers.",
                "Take a number at the Anjungan screen.",
                "Wait to be called. An officer helps you at the counter.",
            ),
        ),
        time="Time",
        fee="Fee",
        product="You get",
        free="Free",
        first="Get this first",
        more="The office has the details.",
        forms={PaperForm.ORIGINAL: "Original", PaperForm.COPY: "Photocopy", PaperForm.PHOTO: "Photo"},
        proofs={
            Proof.SHOW: "it is enough to show it",
            Proof.SCAN: "scanned, you keep it",
            Proof.ORIGINAL: "bring it to the counter",
        },
        said=_words(
            "the original it them is enough just only to show scanned here you take keep home bring too at in "
            "handed counter"
        ),
        checked="Checked {day}.",
        law="Law",
        sample="A sample, not yet compared with the standards of service of this office.",
    ),
}


def paper_lines(requirement: Requirement, words: Words) -> tuple[str, ...]:
    """What of the paper and how it is proven, `Asli, dibawa ke loket`, and its note: nothing is told twice."""
    proof = words.proofs[requirement.proof]
    line = f"{words.forms[requirement.form]}, {proof}"
    if (requirement.form, requirement.proof) == (PaperForm.ORIGINAL, Proof.SHOW):
        line = proof.capitalize()  # a telephone or a few facts, too, are only shown, and no original of anything
    # A sentence that tells no more than form and proof is the line in other words.
    note = " ".join(one for one in SENTENCE_END.split(requirement.note) if not _words(one) <= words.said)
    if not note:
        return (line,)
    return (note,) if proof in note.lower() else (line, note)


def source_line(service: Service, words: Words) -> str:
    """When the facts were compared, and the regulations by their short names; a sample says that it is one."""
    laws = dict.fromkeys(LAW_END.split(law)[0] for law in service.legal_basis)
    sample = words.sample if service.source.lower().startswith(SAMPLE) else ""
    law = f"{words.law}: {', '.join(laws)}." if laws else ""
    return " ".join(filter(None, (sample, words.checked.format(day=day_text(service.verified_on, words)), law)))


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
        f"{names[first]}{f'–{names[last]}' if last > first else ''} {spans_text(spans)}"
        for first, last, spans in lines
        if spans
    )


def spans_text(spans: Iterable[Span]) -> str:
    """The hours of one day: `08.00–12.00, 13.00–15.30`."""
    return ", ".join(f"{_clock(span.since)}–{_clock(span.until)}" for span in spans)


def _clock(at: time) -> str:
    return f"{at:%H.%M}"
