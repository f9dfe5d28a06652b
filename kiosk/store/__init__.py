"""What a kiosk keeps: numbers, applications, print jobs, the outbox. `Store` for the mind, `OutboxStore` for sync."""

from kiosk.store._accounts import AccountStore
from kiosk.store._errors import StoreError
from kiosk.store._facts import OutboxFacts, outbox_facts
from kiosk.store._outbox import OutboxStore
from kiosk.store._schema import MIGRATIONS, open_store
from kiosk.store._store import Store

__all__ = [
    "MIGRATIONS",
    "AccountStore",
    "OutboxFacts",
    "OutboxStore",
    "Store",
    "StoreError",
    "open_store",
    "outbox_facts",
]
