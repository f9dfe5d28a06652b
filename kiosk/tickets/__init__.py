"""Numbers, lanes, priority, what a slip says, and whom to call next."""

from kiosk.tickets._code import MOST_CODE_BYTES, OVERLONG, ForeignCode, ShownCode, SlipCode, Unreadable, read_code
from kiosk.tickets._line import GivenBack, Turn, Waiting, count_priority_in_a_row, order_calls
from kiosk.tickets._opening import describe_opening, describe_return, describe_week, is_over_today
from kiosk.tickets._papers import Printable, Readiness, WrittenAnswers, make_written
from kiosk.tickets._referral import Errand, Referral, describe_place, make_referral
from kiosk.tickets._short_code import SHORT_CODE_LENGTH, new_short_code, possible_short_codes
from kiosk.tickets._slip import Slip, describe_wait, for_practice, make_slip, split_ahead
from kiosk.tickets._values import (
    FEW_NUMBERS,
    MOST_NUMBERS_A_DAY,
    Lane,
    LineState,
    Priority,
    Ticket,
    TicketNumber,
    TicketRequest,
    business_day,
)
from kiosk.tickets._wait import WaitEstimate, estimate_wait

__all__ = [
    "FEW_NUMBERS",
    "MOST_CODE_BYTES",
    "MOST_NUMBERS_A_DAY",
    "OVERLONG",
    "SHORT_CODE_LENGTH",
    "Errand",
    "ForeignCode",
    "GivenBack",
    "Lane",
    "LineState",
    "Printable",
    "Priority",
    "Readiness",
    "Referral",
    "ShownCode",
    "Slip",
    "SlipCode",
    "Ticket",
    "TicketNumber",
    "TicketRequest",
    "Turn",
    "Unreadable",
    "WaitEstimate",
    "Waiting",
    "WrittenAnswers",
    "business_day",
    "count_priority_in_a_row",
    "describe_opening",
    "describe_place",
    "describe_return",
    "describe_wait",
    "describe_week",
    "estimate_wait",
    "for_practice",
    "is_over_today",
    "make_referral",
    "make_slip",
    "make_written",
    "new_short_code",
    "order_calls",
    "possible_short_codes",
    "read_code",
    "split_ahead",
]
