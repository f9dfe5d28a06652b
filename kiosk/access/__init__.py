"""Who may do more than a resident: accounts, PINs, badges, and how long the door stays shut after wrong ones.

A badge says who somebody claims to be, a PIN proves it. Nothing here is kept in clear, and no PIN is ever logged.
"""

from kiosk.access._accounts import MOST_NAME, AccessError, Account, AccountBook, Role, clean_account_name
from kiosk.access._badge import badge_hash, read_or_make_badge_key
from kiosk.access._gate import Entered, Entry, Gate, Locked, Refused
from kiosk.access._lockout import FREE_TRIES, MOST_TRIES, Tries
from kiosk.access._pin import LEAST_DIGITS, MOST_DIGITS, PinProblem, hash_pin, pin_problem

__all__ = [
    "FREE_TRIES",
    "LEAST_DIGITS",
    "MOST_DIGITS",
    "MOST_NAME",
    "MOST_TRIES",
    "AccessError",
    "Account",
    "AccountBook",
    "Entered",
    "Entry",
    "Gate",
    "Locked",
    "PinProblem",
    "Refused",
    "Role",
    "Tries",
    "badge_hash",
    "clean_account_name",
    "hash_pin",
    "pin_problem",
    "read_or_make_badge_key",
]
