"""What residents think of the service: the national satisfaction survey (SKM), and one tap on a face beside it.

The two are counted apart: a tap is no SKM. To change what is asked, change `Element`; the hub and the pages follow.
"""

from kiosk.survey._elements import SATISFACTION, SCORES, Element, is_opinion
from kiosk.survey._index import Grade, Index, Tally, grade_of, index_of

__all__ = [
    "SATISFACTION",
    "SCORES",
    "Element",
    "Grade",
    "Index",
    "Tally",
    "grade_of",
    "index_of",
    "is_opinion",
]
