"""What a visit causes on the disk and on paper. Nothing here runs in the loop's thread, or knows a visit."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.journey import (
    ApplicationJoined,
    CountPractice,
    Issue,
    IssueFailed,
    Join,
    KeepOpinion,
    LookUpCode,
    LookUpSlip,
    NoSlip,
    PrintPractice,
    PrintReferral,
    PrintWritten,
    Reprint,
    SlipLookedUp,
    TellDesk,
    TicketIssued,
    request_in_words,
)
from kiosk.ports import FormUsed, PrintState
from kiosk.tickets import Priority, TicketRequest, for_practice, make_slip, make_written

if TYPE_CHECKING:
    from kiosk.application import Application
    from kiosk.clock import Moment
    from kiosk.journey import Setting
    from kiosk.ports import CounterStore, Issued, PrintJob, SlipEncoder
    from kiosk.tickets import LineState, Slip, Ticket, WrittenAnswers

log = logging.getLogger(__name__)
# What lies ready is looked at each second; the line that it tells of is heard of every other.
MOST_AGE_S = 3.0


class Deeds:
    """Carries out what a visit asks of disk and paper; what fails is a value, for a page waits for it.

    Args:
        store: The kiosk's memory.
        encoder: Makes slips into bytes.

    Attributes:
        has_unkept: A number that was taken could not be kept; `settle_ready` is to be tried again.
    """

    def __init__(self, store: CounterStore, encoder: SlipEncoder) -> None:
        self._store, self._encoder = store, encoder
        self._ready_lock = threading.Lock()
        self._laid: _Laid | None = None
        self._taken: Issued | None = None
        self._failed = ""
        self.has_unkept = False

    def keep(self, effect: TellDesk | CountPractice | KeepOpinion) -> None:
        """What the office should know, and nothing is waited for."""
        match effect:
            case TellDesk(action, page):
                self._store.tell_desk(action, page=page)
            case CountPractice(service):
                self._store.tell_desk("practised", service=service)
            case KeepOpinion(service, scores):
                self._store.keep_opinion(service, scores)

    def hand_in(
        self, act: Issue | Join, setting: Setting, *, is_sending: bool = False
    ) -> TicketIssued | ApplicationJoined | IssueFailed:
        """One transaction; the slip of a new number is then the caller's, and an application that joins one has none.

        Args:
            act: What is handed in.
            setting: In the resident's language.
            is_sending: The caller sends the slip right after this, or has sent what `take_ready` gave.
        """
        taken = self._taken_for(act)
        try:
            return self._issue(act, setting, is_sending, taken) if isinstance(act, Issue) else self._join(act, setting)
        except Exception as err:  # noqa: BLE001 - whatever it was: while submitting, a page has no button to leave by
            _log("submitting", err)
            if taken is not None:  # its slip may be out, and the disk has what it takes to keep it when it can
                self.has_unkept = True
                return TicketIssued(taken)
            return IssueFailed(_named(err))

    def _taken_for(self, act: Issue | Join) -> Issued | None:
        """What was taken for this act, once."""
        taken = self._taken
        if taken is None or not isinstance(act, Issue) or taken.ticket.request.uuid != act.request.uuid:
            return None
        self._taken = None
        return taken

    def lay_ready(self, issue: Issue, setting: Setting) -> None:
        """Keep on the disk what a press for a number would give now."""
        with self._ready_lock:
            self._laid, failed = None, self._failed
            try:
                self._store.lay_ready(issue.request, partial(self._encode, setting=setting, is_large=issue.is_large))
                self._laid, self._failed = _Laid(issue.is_large, setting, time.monotonic()), ""
            except Exception as err:  # noqa: BLE001 - whatever it was, the press itself will tell
                self._failed = _named(err)
                if self._failed != failed:  # it is tried each second
                    _log("laying ready", err)

    def take_ready(self, issue: Issue, setting: Setting) -> PrintJob | None:
        """The slip that lies ready, its number taken: it may be sent, and then `hand_in` keeps what it is the slip of.

        None where it is not what was asked for, or was laid there too long ago to tell the line as it is.
        """
        with self._ready_lock:
            laid, self._laid = self._laid, None
        if issue.application is not None or laid is None or not laid.is_for(issue, setting):
            return None
        try:
            self._taken = self._store.take_ready(issue.request)
        except Exception as err:  # noqa: BLE001 - whatever it was, it is kept as any other number
            _log("taking", err)
            return None
        return self._taken.job if self._taken else None

    def settle_ready(self) -> None:
        """Nobody presses for what lies ready; what was taken and could not be kept is, if it can be now."""
        with self._ready_lock:
            self._laid = None
        self._store.settle_ready()
        self.has_unkept = False

    def rehearse(self, setting: Setting, now: Moment) -> None:
        """Do all that a number's slip takes, and keep nothing: else whoever comes first after a start waits longest."""
        one = setting.new_submission()
        title = setting.texts.get("number.other.title")
        nobody = TicketRequest(
            one.uuid, setting.default_lane, "", title, Priority.NONE, now, one.secret, one.short_code, ()
        )
        try:
            self._store.rehearse(nobody, lambda ticket, line: self._encode(ticket, line, setting, is_large=False))
        except Exception as err:  # noqa: BLE001 - whatever it was, the first number will tell
            _log("rehearsing", err)

    def look_up(self, asked: LookUpSlip | LookUpCode) -> SlipLookedUp:
        """What is known of a slip that was shown, or whose code was typed."""
        is_typed = isinstance(asked, LookUpCode)
        try:
            known = (
                self._store.slip_of_code(asked.codes)
                if isinstance(asked, LookUpCode)
                else self._store.slip_of(asked.secret)
            )
            return SlipLookedUp(known or NoSlip.UNKNOWN, is_typed)
        except Exception as err:  # noqa: BLE001 - whatever it was, silence would be taken for a reader that is broken
            _log("looking up", err)
            return SlipLookedUp(NoSlip.FAILED, is_typed)

    def copy(self, asked: Reprint, setting: Setting) -> PrintJob | None:
        """The job of a marked copy; None if it cannot be kept, for then it must not be printed."""
        issued = asked.issued
        try:
            slip = _slip(issued.ticket, issued.line, setting, is_large=asked.is_large)
            return self._store.copy_job(issued.ticket.request.uuid, lambda copy: self._encoder.encode(slip, copy=copy))
        except Exception as err:  # noqa: BLE001 - whatever it was, the page must not say that a slip is coming
            _log("copy", err)
            return None

    def paper(self, asked: PrintReferral | PrintPractice | PrintWritten, setting: Setting) -> bytes | None:
        """The bytes of a paper that is kept nowhere; None if it cannot be made."""
        try:
            if isinstance(asked, PrintReferral):
                return self._encoder.encode(asked.referral)
            if isinstance(asked, PrintWritten):
                return self._encoder.encode(_written(asked, setting))
            issued = asked.issued
            slip = _slip(issued.ticket, issued.line, setting, is_large=asked.is_large)
            return self._encoder.encode(for_practice(slip, setting.texts))
        except Exception as err:  # noqa: BLE001 - whatever it was, the page must not wait for a paper
            _log("paper", err)
            return None

    def _issue(self, issue: Issue, setting: Setting, is_sending: bool, taken: Issued | None) -> TicketIssued:
        is_new = False

        def make_payload(ticket: Ticket, line: LineState) -> bytes:
            nonlocal is_new
            is_new = True
            return self._encode(ticket, line, setting, is_large=issue.is_large)

        form = _form_of(issue.application, setting)
        issued = self._store.issue(issue.request, issue.application, make_payload, form, is_sending=is_sending)
        if not is_new and taken is None and issued.job.state is PrintState.SENDING:  # what became of it, nobody heard
            issued = replace(issued, job=replace(issued.job, state=PrintState.UNKNOWN))
        return TicketIssued(issued)

    def _encode(self, ticket: Ticket, line: LineState, setting: Setting, *, is_large: bool) -> bytes:
        return self._encoder.encode(_slip(ticket, line, setting, is_large=is_large))

    def _join(self, join: Join, setting: Setting) -> ApplicationJoined:
        ticket = join.issued.ticket.request.uuid
        self._store.join(ticket, join.application, _form_of(join.application, setting))
        return ApplicationJoined(ticket)


@dataclass(frozen=True)
class _Laid:
    """What the slip that lies ready was made with, and when it was last looked at, in seconds of `time.monotonic`."""

    is_large: bool
    setting: Setting
    looked_s: float

    def is_for(self, issue: Issue, setting: Setting) -> bool:
        is_fresh = time.monotonic() - self.looked_s <= MOST_AGE_S
        return is_fresh and (self.is_large, self.setting) == (issue.is_large, setting)


def _log(what: str, err: Exception) -> None:
    log.error("%s failed: %s", what, _named(err))


def _named(err: Exception) -> str:
    """By its code or class alone: a traceback would hold what was typed."""
    return err.code if isinstance(err, KioskError) else type(err).__name__


def _slip(ticket: Ticket, line: LineState, setting: Setting, *, is_large: bool) -> Slip:
    service, catalogue = ticket.request.service, setting.catalogue
    fee_rupiah = catalogue.service(service).fee_rupiah if service else None
    told = replace(ticket, request=request_in_words(ticket.request, setting))
    return make_slip(told, line, setting.office, catalogue.hours, fee_rupiah, setting.texts, is_large=is_large)


def _written(asked: PrintWritten, setting: Setting) -> WrittenAnswers:
    local = asked.ticket.issued.wall_at.astimezone(setting.zone)
    told = replace(asked.ticket, request=request_in_words(asked.ticket.request, setting))
    return make_written(told, asked.answers, local, setting.office, setting.texts, is_large=asked.is_large)


def _form_of(application: Application | None, setting: Setting) -> FormUsed | None:
    """What the hub needs to read this application by itself; None if there is none."""
    content = setting.catalogue.definitions.get(application.definition) if application else None
    if content is None:
        return None
    return FormUsed(content, {code: switch.is_on for code, switch in setting.catalogue.switches.items()})
