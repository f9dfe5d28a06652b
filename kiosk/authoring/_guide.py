"""What an author needs beside the keys: codes that are there, how answers look in a condition, words to avoid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomli

from kiosk.catalogue import FIRST_LANGUAGE, FUNCTIONS, SHIPPED, QuestionType, english_keys, load, words_to_avoid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANES = ("umum",)
TEXT = ("a text", '`nama == "Siti"`, `nama.contains("Siti")`, `size(nama) > 3`')
NUMBER = ("a whole number", "`jumlah >= 3`")
CODE = ("the code of the choice, a text", '`keperluan == "bank"`, `keperluan in ["bank", "sekolah"]`')
REGION = ("its Kemendagri code, a text", '`kecamatan.startsWith("64.74")`')
PLACE = ("a table of its steps: `kecamatan`, `kelurahan`, `rt`, `rw`", '`tujuan.kelurahan != ""`')
# What an expression sees of an answer, and how one writes that.
SEEN: Mapping[QuestionType, tuple[str, str]] = {
    **dict.fromkeys(
        (
            QuestionType.NIK,
            QuestionType.FAMILY_CARD,
            QuestionType.NAME,
            QuestionType.PHONE,
            QuestionType.TEXT,
            QuestionType.LONG_TEXT,
            QuestionType.RT_RW,
        ),
        TEXT,
    ),
    QuestionType.WHOLE_NUMBER: NUMBER,
    QuestionType.MONEY: ("a whole number of rupiah; `most` is the largest that may be given", "`nilai <= 5000000`"),
    QuestionType.DATE: (
        "a text `YYYY-MM-DD`, with `XX` for what is unknown",
        '`tanggal <= today()`, `age(tanggal) >= 17`, `tanggal.contains("XX")`',
    ),
    QuestionType.TIME: ("a text `HH:MM`", '`jam < "18:00"`'),
    QuestionType.YES_NO: ("yes or no: just the code, never a text", "`punya_anak`, `!punya_anak`"),
    QuestionType.ONE_OF: CODE,
    QuestionType.ONE_OF_LIST: ("the code in the list, a text", '`pekerjaan == "88"`'),
    QuestionType.SEVERAL_OF: ("a list of codes", '`"bank" in tujuan`, `size(tujuan) > 1`'),
    **dict.fromkeys(
        (QuestionType.PROVINCE, QuestionType.REGENCY, QuestionType.KECAMATAN, QuestionType.KELURAHAN), REGION
    ),
    QuestionType.PLACE: PLACE,
    QuestionType.ADDRESS: ("the same, with `line` for street and number", '`alamat.line != ""`'),
    QuestionType.GROUP: (
        "a list of rows",
        "`size(anak) >= 1`, `anak.exists(a, a.umur < 17)`; in a field of the group itself: `row.umur < 17`",
    ),
    QuestionType.DOCUMENT: ("true once it is captured or brought", "`foto_rumah`"),
    QuestionType.NOTE: ("nothing; it has no answer", ""),
    QuestionType.CALCULATED: ("what it comes to", "`umur >= 17`"),
}
TOLD = {
    "age": "`age(d)`: whole years since a date",
    "all": "`rows.all(r, …)`: whether it holds for every row",
    "contains": '`text.contains("…")`',
    "days_since": "`days_since(d)`: days from a date to today",
    "days_until": "`days_until(d)`: days from today to a date",
    "endsWith": '`text.endsWith("…")`',
    "exists": "`rows.exists(r, …)`: whether it holds for one row at least",
    "has": "`has(alamat.rt)`: whether a part is there",
    "int": "`int(text)`: a text of digits as a number",
    "size": "`size(x)`: characters of a text, entries of a list, rows of a group",
    "startsWith": '`text.startsWith("…")`',
    "string": "`string(number)`: a number as a text",
    "today": "`today()`: today, as a date",
    "working_days_until": "`working_days_until(d)`: days on which this office works, from tomorrow to a date",
}
CONDITIONS = """## How a condition is written

Conditions, checks and calculations are written in [CEL](https://cel.dev), in at most 300 characters. They look back
only: at answers of *earlier* questions by their codes, at `for_whom` (`"self"`, `"child"`, `"parent"`, `"other"`) and
at `switch.<code>` (yes or no). Texts stand in quotation marks. Signs are `==` `!=` `<` `<=` `>` `>=` `in`, `&&` (and),
`||` (or), `!` (not), `+` `-` `*` `/` `%` and `? :`. What was not asked or not answered is `null`, and a condition that
needs it does not hold.

| type | what a condition sees | such as |
|---|---|---|
"""
ENGLISH = """## The English words: en.toml

`en.toml` has the same words as `service.toml` by the same path, with codes in place of positions, and no others: a key
that is missing or not known is a problem. A text that is not there in Indonesian has no English either; `say` is
written only where English is spoken otherwise. `legal_basis`, `source`, numbers and codes are in `service.toml` alone.

| table | keys |
|---|---|
"""
ENGLISH_SUCH_AS = """
Lists of tables are written by codes, lists of texts as lists:

```toml
[requirements.ktp]
title = "KTP-el"
note = "It is enough to show it."
where_to_get.office = "The KTP counter of this office"

[questions.keperluan]
ask = "What is the letter for?"
options.bank = "A loan"                      # options by their codes
ask_other.child = "What does the child need it for?"
checks = ["Choose one that fits."]           # the messages of the checks, in their order

[questions.anak]
fields.umur.label = "Age"                    # the fields of a group by their codes
fields.umur.unit = "year|years"
fields.sekolah.options.ya = "Goes to school"
```

An office's own English words stand in the overlay, with the same keys below `[services.<code>.en]`, such as
`[services.sku.en.questions.nama_usaha]`. Words of common questions are in `common.en.toml`, such as
`[applicant.questions.nik]`.
"""
SHARED = """A question that `show` lists but that is not in the service's own file is shared: it is in `common.toml`,
for all services that name its table, and no overlay of one service changes it.
"""


def guide_lines() -> Iterator[str]:
    """The sections, in Markdown."""
    yield "".join((ENGLISH, *_english(), ENGLISH_SUCH_AS))
    yield "".join((CONDITIONS, *_types()))
    yield "Functions, and no others:\n\n" + "".join(f"* {TOLD[name]}\n" for name in sorted(FUNCTIONS))
    yield "".join(_codes())
    yield "".join(_words())


def _english() -> Iterator[str]:
    for told, keys in english_keys().items():
        yield f"| {told} | {', '.join(f'`{key}`' for key in keys)} |\n"


def _types() -> Iterator[str]:
    for kind in QuestionType:
        seen, example = SEEN[kind]
        yield f"| `{kind.value}` | {seen} | {example.replace('|', chr(92) + '|')} |\n"


def _codes() -> Iterator[str]:
    """What a file may refer to by code, as the shipped catalogue has it."""
    shipped = load(SHIPPED, LANES)
    offer, switches = shipped.offers[FIRST_LANGUAGE], shipped.switches.values()
    common = tomli.loads((SHIPPED / "common.toml").read_text("utf-8"))
    yield "## Codes that are there\n\n"
    yield "Of the shipped catalogue; a folder of one's own may have others.\n\n"
    yield "| key | codes | where they are |\n|---|---|---|\n"
    rows = {
        "group": (_listed((one.code, one.title) for one in offer.groups), "`groups.toml`; at most 8 services in each"),
        "common": (
            _listed((code, _asked(table)) for code, table in common.items() if code != "place"),
            "`common.toml`",
        ),
        "from_list": (_listed((code, one.version) for code, one in offer.lists.items()), "`lists/<code>.toml`"),
        "switch.": (_listed((one.code, one.title) for one in switches), "`switches.toml`"),
        "lane": ("`umum` everywhere; an office may have more", "`[[lanes]]` of the kiosk's configuration"),
    }
    yield "".join(f"| `{key}` | {codes} | {place} |\n" for key, (codes, place) in rows.items())
    yield f"\n{SHARED}"


def _listed(codes: Iterator[tuple[str, str]]) -> str:
    return ", ".join(f"`{code}` ({told})" for code, told in codes)


def _asked(table: Mapping[str, list[Mapping[str, str]]]) -> str:
    return ", ".join(one["code"] for one in table["questions"])


def _words() -> Iterator[str]:
    """The words the check finds, and what it says to write instead."""
    yield "## Words the check does not let through\n\n"
    yield "A sentence has at most 20 words. A word below is found in any case, as a whole word.\n"
    for language, title in (("id", "Indonesian"), ("en", "English")):
        yield f"\n| {title} | |\n|---|---|\n"
        mends: dict[str, list[str]] = {}
        for word, mend in words_to_avoid()[language].items():
            mends.setdefault(mend, []).append(word)
        yield "".join(f"| {', '.join(words)} | {mend} |\n" for mend, words in mends.items())
