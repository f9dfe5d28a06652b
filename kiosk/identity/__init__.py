"""Who and where: NIK, names, phones, RT/RW, amounts, dates and region codes, parsed from hostile text to plain values.

A parser gives a value or a named problem and never raises for what somebody typed.
"""

from kiosk.identity._dates import parse_date, parse_partial_date, parse_time, show_date, show_partial_date, show_time
from kiosk.identity._nik import Nik, NikProblem, NikWarning, Sex, check_partial, group_nik, mismatches
from kiosk.identity._numbers import parse_phone, parse_rt_rw, parse_whole, show_number, show_phone, show_rupiah
from kiosk.identity._regions import Village, region_name, villages_of
from kiosk.identity._words import clean_text, parse_name

__all__ = [
    "Nik",
    "NikProblem",
    "NikWarning",
    "Sex",
    "Village",
    "check_partial",
    "clean_text",
    "group_nik",
    "mismatches",
    "parse_date",
    "parse_name",
    "parse_partial_date",
    "parse_phone",
    "parse_rt_rw",
    "parse_time",
    "parse_whole",
    "region_name",
    "show_date",
    "show_number",
    "show_partial_date",
    "show_phone",
    "show_rupiah",
    "show_time",
    "villages_of",
]
