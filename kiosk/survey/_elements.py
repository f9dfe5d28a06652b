"""The nine elements of service quality, by name.

Their numbers are never used: the regulation's text and the standard questionnaire number the last two differently.
Source: PermenPANRB 14/2017.
"""

from __future__ import annotations

from enum import StrEnum

# One tap on a face; reported apart, because it is none of the nine.
SATISFACTION = "satisfaction"
# 1 is worst. For every element the words of the four differ.
SCORES = (1, 2, 3, 4)


class Element(StrEnum):
    """What is asked, in the order of the questionnaire; the values are the regulation's own words."""

    REQUIREMENTS = "persyaratan"
    PROCEDURE = "prosedur"
    TIME = "waktu"
    COST = "biaya"
    PRODUCT = "produk"
    COMPETENCE = "kompetensi"
    CONDUCT = "perilaku"
    FACILITIES = "sarana"
    COMPLAINTS = "pengaduan"


def is_opinion(name: str, score: int) -> bool:
    """Whether this is one of the things that are asked, with a score that can be given."""
    return (name == SATISFACTION or name in set(Element)) and score in SCORES
