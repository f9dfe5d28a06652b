"""RT/RW, counts and amounts."""

from __future__ import annotations

import re

RUPIAH_SIGN = re.compile(r"^rp\.?", re.IGNORECASE)
# Longer than any number asked for; keeps int() away from text made to keep it busy.
DIGITS = re.compile(r"\d{1,15}", re.ASCII)
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+", re.ASCII)
RT_RW = re.compile(r"\d{1,3}", re.ASCII)


def parse_rt_rw(text: str) -> str | None:
    """RT or RW in three digits (`2` is `002`), or None; `000` says that there is none."""
    digits = text.strip()
    return digits.zfill(3) if RT_RW.fullmatch(digits) else None


def parse_whole(text: str) -> int | None:
    """A number from 0 up, with or without `Rp` and dots between thousands; None for anything else."""
    number = RUPIAH_SIGN.sub("", text.strip()).strip()
    if THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    return int(number) if DIGITS.fullmatch(number) else None


def show_number(number: int) -> str:
    """With dots between thousands: `1.500.000`."""
    return f"{number:,}".replace(",", ".")


def show_rupiah(amount: int) -> str:
    """As KBBI writes it, with no space: `Rp1.500.000`."""
    return f"Rp{show_number(amount)}"
