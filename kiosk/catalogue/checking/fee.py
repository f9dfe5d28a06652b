"""What the words of a service say of its fee is what `fee_rupiah` says: nobody is told "free" and then asked to pay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.config import TomlProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.catalogue._model import Service

# Where a service tells of its own fee; what a paper costs elsewhere is told with the paper.
KEYS = ("subtitle", "purpose", "how", "time_text", "product")
FREE = {
    "id": re.compile(r"(?<!\w)(?:gratis|tanpa biaya|tidak dipungut biaya|cuma-cuma)(?!\w)", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)(?:free|no fee|no charge|without charge|costs nothing)(?!\w)", re.IGNORECASE),
}
AMOUNT = re.compile(r"(?<!\w)Rp ?(\d+(?:[.,]\d{3})*)(?!\d)")
# In a sentence, an amount is the fee only where it says so: it may be that of a stamp, or of the police.
FEE = {
    "id": re.compile(r"(?<!\w)(?:bayar|biaya|biayanya|tarif|tarifnya):? $", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)(?:pay|fee|fee is):? $", re.IGNORECASE),
}


def fee_problems(service: Service, language: str) -> Iterator[TomlProblem]:
    """Each text that says another fee; a text that names the fee may say for whom it is free."""
    for key in KEYS:
        value = getattr(service, key)
        lines = {key: value} if isinstance(value, str) else {f"{key}.{at}": line for at, line in enumerate(value, 1)}
        for place, text in lines.items():
            if said := _other_fee(text, service.fee_rupiah, language, is_subtitle=key == "subtitle"):
                fee = _fee_words(service.fee_rupiah, language)
                reason = (
                    f"`{place}` says `{said}`, but `fee_rupiah` is {service.fee_rupiah}; mend that, or write `{fee}`"
                )
                yield TomlProblem(place, reason)


def _fee_words(fee: int, language: str) -> str:
    if not fee:
        return "gratis" if language == "id" else "free"
    grouped = f"Rp{fee:,}"
    return grouped.replace(",", ".") if language == "id" else grouped


def _other_fee(text: str, fee: int, language: str, *, is_subtitle: bool) -> str:
    """What a text says of the fee that is not so; empty if it says nothing else."""
    told = [match for match in AMOUNT.finditer(text) if is_subtitle or FEE[language].search(text[: match.start()])]
    amounts = {int(re.sub(r"\D", "", match[1])): match[0] for match in told}
    if fee in amounts:
        return ""
    free = FREE[language].search(text)
    if free and fee:
        return free[0]
    return "" if free else next(iter(amounts.values()), "")
