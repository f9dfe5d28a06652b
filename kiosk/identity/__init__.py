"""Who and where: NIK, names, phones, RT/RW, amounts, dates and region codes, parsed from hostile text to plain values.

A parser gives a value or a named problem and never raises for what somebody typed.
"""

from kiosk.identity._dates import parse_date, parse_partial_date, parse_time, show_date, show_partial_date, show_time
from kiosk.identity._digits import NikProblem, group_nik
from kiosk.identity._family_card import FamilyCardNumber
from kiosk.identity._nik import Nik, NikWarning, Sex, check_partial, mismatches
from kiosk.identity._numbers import parse_rt_rw, parse_whole, show_number, show_rupiah
from kiosk.identity._phone import Phone, PhoneProblem
from kiosk.identity._regions import (
    REGION_DECREE,
    Region,
    kecamatan_of,
    provinces_list,
    regencies_of,
    region_name,
    villages_of,
)
from kiosk.identity._words import clean_text, parse_name

__all__ = [
    "REGION_DECREE",
    "FamilyCardNumber",
    "Nik",
    "NikProblem",
    "NikWarning",
    "Phone",
    "PhoneProblem",
    "Region",
    "Sex",
    "check_partial",
    "clean_text",
    "group_nik",
    "kecamatan_of",
    "mismatches",
    "parse_date",
    "parse_name",
    "parse_partial_date",
    "parse_rt_rw",
    "parse_time",
    "parse_whole",
    "provinces_list",
    "regencies_of",
    "region_name",
    "show_date",
    "show_number",
    "show_partial_date",
    "show_rupiah",
    "show_time",
    "villages_of",
]
