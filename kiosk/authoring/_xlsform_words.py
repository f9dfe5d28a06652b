"""The words of a form that no service brings, by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import ForWhom, QuestionType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.catalogue import Question

Titles = dict[str, str]

FOR_WHOM_LABEL = {"id": "Layanan ini untuk siapa?", "en": "For whom is this service?"}
FOR_WHOM_TITLES = {
    ForWhom.SELF: {"id": "Untuk diri sendiri", "en": "For myself"},
    ForWhom.CHILD: {"id": "Untuk anak", "en": "For a child"},
    ForWhom.PARENT: {"id": "Untuk orang tua", "en": "For a parent"},
    ForWhom.OTHER: {"id": "Untuk orang lain", "en": "For somebody else"},
}
YES_NO_TITLES = {"yes": {"id": "Ya", "en": "Yes"}, "no": {"id": "Tidak", "en": "No"}}
PAPERS_LABEL = {"id": "Yang perlu disiapkan", "en": "What to prepare"}
ROWS = {"id": "{label}: isi {count} kali.", "en": "{label}: fill in {count} times."}
DIGITS = {"id": "Tulis {digits} angka.", "en": "Write {digits} digits."}
# What a form says where an answer is not what its kind of question takes.
KINDS: Mapping[QuestionType, Titles] = {
    QuestionType.NIK: {language: words.format(digits=16) for language, words in DIGITS.items()},
    QuestionType.FAMILY_CARD: {language: words.format(digits=16) for language, words in DIGITS.items()},
    QuestionType.RT_RW: {"id": "Tulis 1 sampai 3 angka.", "en": "Write 1 to 3 digits."},
    QuestionType.PHONE: {
        "id": "Tulis nomor HP yang dimulai dengan 0, misalnya 081200000000.",
        "en": "Write a phone number that begins with 0, such as 081200000000.",
    },
}
BETWEEN = {"id": "{} sampai {}", "en": "{} to {}"}
COUNTED = {"id": ("paling sedikit {}", "paling banyak {}"), "en": ("at least {}", "at most {}")}
MEASURED: Mapping[QuestionType, Titles] = {
    QuestionType.SEVERAL_OF: {"id": "Pilih {}.", "en": "Choose {}."},
    QuestionType.WHOLE_NUMBER: {"id": "Tulis angka, {}.", "en": "Write a number, {}."},
    QuestionType.MONEY: {"id": "Tulis angka, {}.", "en": "Write a number, {}."},
}
CHARACTERS = {"id": "Tulis {} huruf.", "en": "Write {} characters."}


def limit_words(question: Question, language: str) -> str:
    """What to write where a limit of the form is not kept; the question's own words where it has some."""
    if question.message_wrong:
        return question.message_wrong
    if question.type in KINDS:
        return KINDS[question.type][language]
    least, most = COUNTED[language]
    is_number = question.type in {QuestionType.WHOLE_NUMBER, QuestionType.MONEY}
    limits = [least.format(question.least)] if question.least or is_number else []
    limits += [most.format(question.most)] if question.most else []
    return MEASURED.get(question.type, CHARACTERS)[language].format(", ".join(limits))


def rows_words(question: Question, language: str) -> str:
    """How many rows a group has."""
    least, most = question.least_rows, question.most_rows
    count = str(most) if least == most else BETWEEN[language].format(least, most)
    return ROWS[language].format(label=question.label, count=count)
