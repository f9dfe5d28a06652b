"""What a receipt means for the entry it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from sync.protocol import Envelope, Receipt, ReceiptStatus


@dataclass(frozen=True)
class Acknowledge:
    """The hub has it for good."""

    sha256: str


@dataclass(frozen=True)
class Quarantine:
    """The hub will never take it as it is; a human looks."""

    reason: str


@dataclass(frozen=True)
class SendPage:
    """The hub wants the page's content first."""

    sha256: str


@dataclass(frozen=True)
class Rest:
    """Nothing can be concluded; it waits a while and the others go on."""


Verdict = Acknowledge | Quarantine | SendPage | Rest


def judge(envelope: Envelope, receipt: Receipt | None) -> Verdict:
    """What to do with an entry after a readable reply.

    A receipt for another hash proves nothing about ours, whatever it says.
    """
    if receipt is None or receipt.sha256 != envelope.sha256:
        return Rest()
    match receipt.status:
        case ReceiptStatus.STORED:
            return Acknowledge(receipt.sha256)
        case ReceiptStatus.CONFLICT:
            return Quarantine(f"conflict {receipt.reason}".rstrip())
        case ReceiptStatus.REFUSED:
            return Quarantine(f"refused {receipt.reason}".rstrip())
        case ReceiptStatus.WANTS_PAGE:
            return SendPage(envelope.page_sha256) if envelope.page_sha256 else Quarantine("refused sync.page.unnamed")
        case _:
            assert_never(receipt.status)
