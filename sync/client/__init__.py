"""The sync process: sends the outbox to the hub and brings the state of the line back."""

from sync.client._errors import HubUnreachableError, RequestTurnedDownError
from sync.client._hub import Hub
from sync.client._run import run

__all__ = ["Hub", "HubUnreachableError", "RequestTurnedDownError", "run"]
