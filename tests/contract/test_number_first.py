"""An application that joins a number taken before it, and what is known of that number meanwhile."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import KioskError
from kiosk.ports import EntryKind, FormUsed
from tests.fakes.office import MORNING, ask, fill_in, slip

if TYPE_CHECKING:
    from tests.contract.conftest import Kept


def test_an_application_joins_its_number_and_takes_no_other(kept: Kept) -> None:
    request, application = ask(kept.clock), fill_in(b"page")
    kept.counter.issue(request, None, slip)
    chosen = request.chosen
    kept.clock.pass_(timedelta(minutes=9))
    kept.counter.join(request.uuid, application)
    entries = kept.outbox.waiting(10)
    assert [one.kind for one in entries] == [
        EntryKind.TICKET,
        EntryKind.APPLICATION,
        EntryKind.DOCUMENT,
        EntryKind.DOCUMENT,
    ]
    assert json.loads(entries[1].body)["ticket"] == str(request.uuid)
    assert {one.chosen for one in entries} == {chosen}
    assert len(kept.counter.pending_jobs()) == 1
    assert str(kept.counter.issue(ask(kept.clock), None, slip).ticket.number) == "A-002"


def test_joining_twice_is_joining_once(kept: Kept) -> None:
    request, application = ask(kept.clock), fill_in(b"page")
    kept.counter.issue(request, None, slip)
    kept.counter.join(request.uuid, application)
    before = kept.outbox.waiting(10)
    kept.counter.join(request.uuid, application)
    assert kept.outbox.waiting(10) == before


def test_a_number_has_one_application_of_its_own_service(kept: Kept) -> None:
    request = ask(kept.clock)
    with pytest.raises(KioskError, match=r"ticket\.unknown"):
        kept.counter.join(request.uuid, fill_in())
    kept.counter.issue(request, None, slip)
    with pytest.raises(KioskError, match=r"ticket\.application\.other"):
        kept.counter.join(request.uuid, replace(fill_in(), service="skd"))
    kept.counter.join(request.uuid, fill_in(b"page"))
    before = kept.outbox.waiting(10)
    with pytest.raises(KioskError, match=r"ticket\.application\.other"):
        kept.counter.join(request.uuid, fill_in(b"another"))
    assert kept.outbox.waiting(10) == before


def test_a_definition_leaves_before_the_application_that_joined(kept: Kept) -> None:
    content = b'{"id":{}}'
    application = replace(fill_in(), definition=hashlib.sha256(content).hexdigest())
    request = ask(kept.clock)
    kept.counter.issue(request, None, slip)
    kept.counter.join(request.uuid, application, FormUsed(content, {"pengantar_rt": True}))
    kinds = [one.kind for one in kept.outbox.waiting(10)]
    assert kinds == [EntryKind.TICKET, EntryKind.DEFINITION, EntryKind.APPLICATION, EntryKind.DOCUMENT]
    assert json.loads(kept.outbox.waiting(10)[2].body)["switches"] == {"pengantar_rt": True}


def test_a_number_waits_until_the_hub_knew_it_and_does_not_name_it(kept: Kept) -> None:
    request = ask(kept.clock)
    assert kept.counter.still_waits(request.uuid)
    kept.counter.issue(request, None, slip)
    kept.outbox.save_line("umum", (), 3, None, MORNING)
    assert kept.counter.still_waits(request.uuid), "the hub does not know it yet"
    kept.outbox.acknowledge(request.uuid, kept.outbox.waiting(1)[0].sha256)
    assert kept.counter.still_waits(request.uuid), "the hub has not spoken since"
    kept.outbox.save_line("umum", (request.uuid,), 3, None, MORNING)
    assert kept.counter.still_waits(request.uuid)
    kept.outbox.save_line("umum", (), 3, None, MORNING)
    assert not kept.counter.still_waits(request.uuid)
