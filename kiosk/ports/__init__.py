"""What the mind needs from the world, as Protocols, and the closed unions of device states.

An expected outcome is a value here; only surprises raise. Each state says who must act.
"""

from kiosk.ports._badge_reader import BadgeReader, BadgeReaderState
from kiosk.ports._camera import Advice, Camera, CameraState, Sight
from kiosk.ports._checkup import (
    DEVICE_NAMES,
    SPARED,
    UNSET,
    Asked,
    Checkup,
    DeviceKind,
    Finding,
    FoundDevice,
    Verdict,
    never,
    spare_of,
)
from kiosk.ports._code_reader import CodeReader, CodeReaderState
from kiosk.ports._line_display import COLUMNS, ROWS, LineDisplay, LineDisplayState
from kiosk.ports._outbox import EntryKind, Outbox, OutboxEntry
from kiosk.ports._pages import MOST_PAGES, PageRefusal, PageUse
from kiosk.ports._printer import PrinterState, PrintReport, PrintState, SlipEncoder, SlipPrinter, SparedSlipPrinter
from kiosk.ports._prompts import Prompt, PromptState, TakeState
from kiosk.ports._scanner import Captured, Doubt, Preview, Scanner, ScannerState
from kiosk.ports._speaker import Speaker, Spoken
from kiosk.ports._stick import MOST_FILES, BroughtFile, FileKind, Stick, StickState
from kiosk.ports._store import DAYS_A_CODE_FINDS, CounterStore, FormUsed, Issued, KnownSlip, PrintJob
from kiosk.ports._who import WhoActs
from kiosk.tickets import MOST_CODE_BYTES, OVERLONG

__all__ = [
    "COLUMNS",
    "DAYS_A_CODE_FINDS",
    "DEVICE_NAMES",
    "MOST_CODE_BYTES",
    "MOST_FILES",
    "MOST_PAGES",
    "OVERLONG",
    "ROWS",
    "SPARED",
    "UNSET",
    "Advice",
    "Asked",
    "BadgeReader",
    "BadgeReaderState",
    "BroughtFile",
    "Camera",
    "CameraState",
    "Captured",
    "Checkup",
    "CodeReader",
    "CodeReaderState",
    "CounterStore",
    "DeviceKind",
    "Doubt",
    "EntryKind",
    "FileKind",
    "Finding",
    "FormUsed",
    "FoundDevice",
    "Issued",
    "KnownSlip",
    "LineDisplay",
    "LineDisplayState",
    "Outbox",
    "OutboxEntry",
    "PageRefusal",
    "PageUse",
    "Preview",
    "PrintJob",
    "PrintReport",
    "PrintState",
    "PrinterState",
    "Prompt",
    "PromptState",
    "Scanner",
    "ScannerState",
    "Sight",
    "SlipEncoder",
    "SlipPrinter",
    "SparedSlipPrinter",
    "Speaker",
    "Spoken",
    "Stick",
    "StickState",
    "TakeState",
    "Verdict",
    "WhoActs",
    "never",
    "spare_of",
]
