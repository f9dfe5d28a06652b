"""A real hub process and the sync process's own loop, with misfortune between them."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest
import requests

from kiosk.ports import EntryKind
from tests.patience import PATIENCE_S
from tests.sync.flaky import FlakyProxy
from tests.sync.forms import content_of, definition_body
from tests.sync.office import HubProcess, MemoryOutbox, entry, event_body, ticket_body

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    Syncing = Callable[[MemoryOutbox, int], AbstractContextManager[None]]

PAGE = b"\x89PNG sample page \x00\xff" * 5000


def stored_everything(hub: HubProcess, outbox: MemoryOutbox) -> bool:
    applications = [one for one in outbox.entries.values() if one.kind is EntryKind.APPLICATION]
    return all(hub.application(one.uuid) == one.body for one in applications) and all(
        hub.page(sha256) == content for sha256, content in outbox.pages.items()
    )


def line_size(hub: HubProcess) -> int:
    """How many wait in lane `umum`, as another kiosk sees it: each ticket stored twice would be two."""
    empty = {"kiosk": "watcher", "lanes": ["umum"], "entries": []}
    return int(requests.post(f"{hub.url}/v1/sync", json=empty, timeout=PATIENCE_S).json()["lanes"][0]["others"])


def test_hub_copy_equals_what_was_sent_byte_for_byte(hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing) -> None:
    outbox.submit(1, (PAGE, b"another page"))
    with syncing(outbox, hub.port):
        outbox.wait_until(lambda: outbox.is_settled)
    assert outbox.quarantined == {}
    assert stored_everything(hub, outbox)


def test_definition_arrives_before_the_application_that_names_it(
    hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing
) -> None:
    content = content_of()
    outbox.add(entry(EntryKind.DEFINITION, definition_body(content)))
    outbox.submit(1)
    with syncing(outbox, hub.port):
        outbox.wait_until(lambda: outbox.is_settled)
    assert outbox.quarantined == {}
    sha256 = hashlib.sha256(content).hexdigest()
    assert requests.get(f"{hub.url}/v1/definitions/{sha256}", timeout=PATIENCE_S).content == content
    assert "Surat keterangan contoh" in requests.get(f"{hub.url}/definitions/{sha256}", timeout=PATIENCE_S).text


def test_line_comes_back_with_own_tickets_and_others(hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing) -> None:
    ticket, _ = outbox.submit(1)
    with syncing(outbox, hub.port):
        outbox.wait_until(lambda: outbox.lines.get("umum", ((),))[0] == (ticket.uuid,))
    assert outbox.lines["umum"][1:3] == (0, None)
    assert outbox.lines["kependudukan"][0] == ()


@pytest.mark.parametrize("lost", [1, 3])
def test_answer_lost_after_the_commit_leaves_one_of_each(
    hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing, lost: int
) -> None:
    outbox.submit(1, (PAGE,))
    with FlakyProxy(hub.port) as proxy:
        proxy.lose_answers = lost
        with syncing(outbox, proxy.port):
            outbox.wait_until(lambda: outbox.is_settled)
        assert proxy.connections > lost
    assert outbox.quarantined == {}
    assert stored_everything(hub, outbox)
    assert line_size(hub) == 1


def test_cut_inside_a_page_is_sent_again_whole(hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing) -> None:
    outbox.submit(1, (PAGE,))
    with FlakyProxy(hub.port) as proxy:
        proxy.cut_after_bytes = 40_000
        with syncing(outbox, proxy.port):
            outbox.wait_until(lambda: outbox.is_settled)
        assert proxy.cut_after_bytes is None
    assert stored_everything(hub, outbox)


def test_sending_all_again_changes_nothing(hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing) -> None:
    outbox.submit(1, (PAGE,))
    for _ in range(3):
        outbox.acknowledged.clear()
        with syncing(outbox, hub.port):
            outbox.wait_until(lambda: outbox.is_settled)
    assert outbox.quarantined == {}
    assert line_size(hub) == 1


def test_other_body_under_a_used_uuid_is_set_aside_and_others_go_on(
    hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing
) -> None:
    body = ticket_body(1)
    outbox.add(entry(EntryKind.TICKET, body))
    with syncing(outbox, hub.port):
        outbox.wait_until(lambda: outbox.is_settled)
    changed = entry(EntryKind.TICKET, {**body, "service_title": "Lain"})
    second = MemoryOutbox()
    second.add(changed)
    second.submit(2)
    with syncing(second, hub.port):
        second.wait_until(lambda: second.is_settled)
    assert second.quarantined == {changed.uuid: "conflict sync.uuid.taken"}
    assert line_size(hub) == 2


def test_same_number_twice_is_a_conflict_for_a_human(hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing) -> None:
    outbox.add(entry(EntryKind.TICKET, ticket_body(7)), doubled := entry(EntryKind.TICKET, ticket_body(7)))
    with syncing(outbox, hub.port):
        outbox.wait_until(lambda: outbox.is_settled)
    assert outbox.quarantined == {doubled.uuid: "conflict sync.number.taken"}


def test_broken_entries_are_set_aside_and_a_thousand_others_arrive(
    hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing
) -> None:
    broken = [
        entry(EntryKind.TICKET, ticket_body(1, number="A-002")),
        entry(EntryKind.TICKET, ticket_body(1, priority="vip")),
        entry(EntryKind.EVENT, {"uuid": ticket_body(1)["uuid"], "action": 5}),
    ]
    outbox.add(*broken)
    for letter, count in [(letter, count) for letter in "AF" for count in range(1, 251)]:
        outbox.submit(count, letter=letter, number=f"{letter}-{count:03d}")
    with syncing(outbox, hub.port):
        outbox.wait_until(lambda: outbox.is_settled, 60)
    assert outbox.quarantined == {one.uuid: "refused sync.body.unreadable" for one in broken}
    assert len(outbox.acknowledged) == 1000
    assert line_size(hub) == 500


def test_page_that_is_gone_sets_only_its_document_aside(
    hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing
) -> None:
    *_, document = outbox.submit(1, (PAGE,))
    outbox.pages.clear()
    outbox.submit(2, (b"present",))
    with syncing(outbox, hub.port):
        outbox.wait_until(lambda: outbox.is_settled)
    assert outbox.quarantined == {document.uuid: "store.page.gone"}


def test_hub_away_then_back_delivers_all(hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing) -> None:
    outbox.submit(1, (PAGE,))
    hub.kill()
    with syncing(outbox, hub.port):
        seen = outbox.looks
        outbox.wait_until(lambda: outbox.looks >= seen + 3)
        assert outbox.acknowledged == {}
        hub.start()
        outbox.wait_until(lambda: outbox.is_settled)
    assert stored_everything(hub, outbox)


def test_killing_the_hub_at_random_moments_loses_and_doubles_nothing(
    hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing
) -> None:
    chance = random.Random(5)
    with syncing(outbox, hub.port):
        for turn in range(4):
            for count in range(turn * 25 + 1, turn * 25 + 26):
                outbox.submit(count, (count.to_bytes(4) * 300,))
            kept = len(outbox.acknowledged)
            goal = kept + chance.randrange(1, 50)
            outbox.wait_until(lambda goal=goal: len(outbox.acknowledged) >= goal)
            hub.kill()
            hub.start()
        outbox.wait_until(lambda: outbox.is_settled, 60)
    assert outbox.quarantined == {}
    assert stored_everything(hub, outbox)
    assert line_size(hub) == 100


def test_killing_the_sync_process_at_random_moments_leaves_one_of_each(hub: HubProcess, outbox: MemoryOutbox) -> None:
    """The child's acknowledgements die with it: the worst a kill can do is to send everything again."""
    for count in range(1, 61):
        outbox.submit(count, (count.to_bytes(4) * 300,))
    chance = random.Random(6)
    for _ in range(5):
        child = os.fork()
        if child == 0:
            _sync_for_ever(hub, outbox)
        threading.Event().wait(chance.uniform(0.02, 0.4))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    stop = threading.Event()
    loop = threading.Thread(target=_sync, args=(hub, outbox, stop))
    loop.start()
    try:
        outbox.wait_until(lambda: outbox.is_settled, 60)
    finally:
        stop.set()
        loop.join()
    assert outbox.quarantined == {}
    assert stored_everything(hub, outbox)
    assert line_size(hub) == 60


def _sync(hub: HubProcess, outbox: MemoryOutbox, stop: threading.Event) -> None:
    from kiosk.clock import SystemClock  # noqa: PLC0415  also used in a forked child
    from sync.client import run  # noqa: PLC0415

    run(hub.config, outbox, SystemClock(), stop)


def _sync_for_ever(hub: HubProcess, outbox: MemoryOutbox) -> None:
    try:
        _sync(hub, outbox, threading.Event())
    finally:
        os._exit(1)


def test_event_reaches_the_desk_and_a_stopped_hub_ends_soon(
    hub: HubProcess, outbox: MemoryOutbox, syncing: Syncing
) -> None:
    outbox.add(entry(EntryKind.EVENT, event_body("officer_called", page="scan")))
    with syncing(outbox, hub.port):
        outbox.wait_until(lambda: outbox.is_settled)
    stream = requests.get(f"{hub.url}/events", stream=True, timeout=PATIENCE_S)
    assert next(stream.iter_lines()) == b"event: changed"
    page = requests.get(f"{hub.url}/", cookies={"loket": "Loket%201"}, timeout=PATIENCE_S).text
    assert "Warga memanggil petugas di kiosk-1" in page
    assert "pindai berkas" in page
    began = time.monotonic()
    hub.stop()
    assert time.monotonic() - began < 12
    stream.close()


def test_pages_are_kept_under_their_own_hash_only(hub: HubProcess) -> None:
    sha256 = hashlib.sha256(PAGE).hexdigest()
    put = f"{hub.url}/v1/pages/{sha256}"
    assert requests.put(put, data=PAGE[:-1], timeout=PATIENCE_S).status_code == 422
    assert hub.page(sha256) is None
    assert requests.put(put, data=PAGE, timeout=PATIENCE_S).status_code == 201
    assert requests.put(put, data=PAGE, timeout=PATIENCE_S).status_code == 200
    assert hub.page(sha256) == PAGE
