"""What to send now, when to try again, and what a receipt means. Pure: no clock, no chance, no I/O of its own."""

from sync.engine._backoff import pause_s
from sync.engine._batch import choose_batch, make_envelope
from sync.engine._budget import MB, DataState, Spent, data_state, is_free, is_metered
from sync.engine._verdict import Acknowledge, Quarantine, Rest, SendPage, Verdict, judge

__all__ = [
    "MB",
    "Acknowledge",
    "DataState",
    "Quarantine",
    "Rest",
    "SendPage",
    "Spent",
    "Verdict",
    "choose_batch",
    "data_state",
    "is_free",
    "is_metered",
    "judge",
    "make_envelope",
    "pause_s",
]
