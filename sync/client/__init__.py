"""The sync process: sends the outbox to the hub and brings the state of the line back."""

from sync.client._errors import HubUnreachableError, RequestTurnedDownError
from sync.client._greeting import Greeted, HubState, greet
from sync.client._hub import Hub
from sync.client._ledger import LEDGER, Ledger, read_spent
from sync.client._run import run

__all__ = [
    "LEDGER",
    "Greeted",
    "Hub",
    "HubState",
    "HubUnreachableError",
    "Ledger",
    "RequestTurnedDownError",
    "greet",
    "read_spent",
    "run",
]
