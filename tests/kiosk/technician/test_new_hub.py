"""A new kiosk is told where its hub is: the address is tried at once, and mended, or left for later."""

from __future__ import annotations

import pytest

from kiosk.ports import Verdict, WhoActs
from kiosk.technician import HubTried, Place, TryHub, WriteConfig
from kiosk.technician._typing import host_and_port
from kiosk.views import ShowView, TypeView
from tests.fakes.technician import Walk, newcomer

ASKED = "http://192.168.1.10:8470"
SAFE = "https://192.168.1.10:8470"
WELL = Verdict("answers", WhoActs.NOBODY, {"url": ASKED})
CLOSED = Verdict("closed", WhoActs.TECHNICIAN, {"url": ASKED})


def typed() -> Walk:
    """They have typed an address, and it is being tried."""
    walk = newcomer().press("language:id").type("BONTANG").press("office:64.74.02", "zone:Asia/Makassar", "number:2")
    walk.press("glass:32-standing").type("700").press("take", "hub:other").type("192.168.1.10").press("take")
    assert walk.caused(TryHub) == TryHub(ASKED)
    assert walk.visit.place is Place.NEW_HUB_TRIED
    return walk


def written(walk: Walk) -> str:
    effect = walk.caused(WriteConfig)
    assert isinstance(effect, WriteConfig)
    assert walk.visit.place is Place.NEW_NAME
    assert walk.visit.held == ""
    return effect.draft.hub


@pytest.mark.parametrize("url", [ASKED, SAFE])
def test_hub_that_answers_is_used_where_it_was_found(url: str) -> None:
    assert written(typed().hear(HubTried(ASKED, url, WELL))) == url


def test_what_is_wrong_is_said_and_the_address_is_mended_from_what_was_typed() -> None:
    walk = typed().hear(HubTried(ASKED, ASKED, CLOSED))
    assert isinstance(walk.page, ShowView)
    assert "pusat data belum berjalan di situ" in repr(walk.page)
    assert "Teknisi: Jalankan pusat data di komputer itu" in repr(walk.page)
    assert ASKED in repr(walk.page)
    walk.press("mend_address")
    assert isinstance(walk.page, TypeView)
    assert walk.page.text == "192.168.1.10"
    walk.press("key:back").type("1").press("take")
    assert walk.caused(TryHub) == TryHub("http://192.168.1.11:8470")


def test_hub_that_was_started_meanwhile_is_tried_again() -> None:
    walk = typed().hear(HubTried(ASKED, ASKED, CLOSED)).press("try_again")
    assert walk.effects.count(TryHub(ASKED)) == 2
    assert written(walk.hear(HubTried(ASKED, ASKED, WELL))) == ASKED


@pytest.mark.parametrize("tells", [True, False])
def test_one_may_go_on_without_a_hub(tells: bool) -> None:
    walk = typed()
    if tells:
        walk.hear(HubTried(ASKED, ASKED, CLOSED))
    assert written(walk.press("later")) == ASKED


@pytest.mark.parametrize("typed", ["192.168.1.10:", "A B", ":8470", "KANTOR:70000", "KANTOR:0"])
def test_only_what_can_be_an_address_is_tried(typed: str) -> None:
    assert (host_and_port(typed, 8470) is None) is (typed != "192.168.1.10:")


def test_answer_that_nobody_waits_for_changes_nothing() -> None:
    walk = typed().press("bar:back").hear(HubTried(ASKED, ASKED, WELL))
    assert walk.visit.place is Place.NEW_HUB_ADDRESS
    walk.type("10.0.0.1").press("take").hear(HubTried(ASKED, ASKED, WELL))
    assert walk.visit.place is Place.NEW_HUB_TRIED
