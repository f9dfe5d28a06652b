"""One resident's request: its form, its answers, its documents, and the check of what was typed."""

from kiosk.application._answers import answers_of, filling_of
from kiosk.application._check import Fault, Wrong, check_answer
from kiosk.application._form import MOST_ROWS, Asked, Filling, Settled, settle, with_row, without_row
from kiosk.application._shown import show_value
from kiosk.application._values import Answer, Application, PageImage, Remark, StoredDocument

__all__ = [
    "MOST_ROWS",
    "Answer",
    "Application",
    "Asked",
    "Fault",
    "Filling",
    "PageImage",
    "Remark",
    "Settled",
    "StoredDocument",
    "Wrong",
    "answers_of",
    "check_answer",
    "filling_of",
    "settle",
    "show_value",
    "with_row",
    "without_row",
]
