"""The dock in a real browser: by hand, by keyboard, and while somebody else moves things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from devices.dock import Dock
from devices.dock.panels.badge_reader import BadgeReaderPanel
from devices.dock.panels.code_reader import CodeReaderPanel
from devices.dock.panels.printer import PrinterPanel
from devices.printer import make_printer
from kiosk.clock import SystemClock
from kiosk.config import PrinterConfig
from kiosk.ports import PrintState
from tests.browser.conftest import letter
from tests.devices.dock.window import Window
from tests.devices.rig import job
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

LEAST_PX = 44
TARGETS = "button:visible, .file:visible, summary:visible, nav a, input[type=number], #code"


@pytest.fixture(scope="module")
def dock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dock]:
    with Dock(tmp_path_factory.mktemp("dock")) as made:
        yield made


@pytest.fixture
def page(browser: Browser, dock: Dock) -> Iterator[Page]:
    """The dock; whatever goes wrong inside it fails the test."""
    page, errors = browser.new_page(viewport={"width": 1366, "height": 768}), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(dock.address)
    expect(page.locator("#link")).to_have_text("Tersambung")
    yield page
    page.close()
    assert errors == []


def slip_of(dock: Dock) -> None:
    printer = make_printer(PrinterConfig(url=dock.addresses["printer"]["url"]), SystemClock())
    assert printer is not None
    assert printer.send(job(), started=lambda: None).state is PrintState.PRINTED
    printer.close()


def test_switch_is_pressed_by_keyboard_and_who_acts_is_told(page: Page, dock: Dock) -> None:
    panel = dock.panels["printer"]
    assert isinstance(panel, PrinterPanel)
    out = page.locator("#printer").get_by_role("button", name="Habis", exact=True)
    out.focus()
    page.keyboard.press("Enter")
    expect(out).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-seen=printer]")).to_contain_text("Petugas:")
    assert panel.printer.switches.paper == "out"
    panel.printer.switch(paper="ok")  # somebody else's hand
    expect(out).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-seen=printer]")).not_to_contain_text("Petugas:")


def test_answer_that_comes_late_does_not_show_what_was_undone_meanwhile(page: Page, dock: Dock) -> None:
    panel = dock.panels["printer"]
    assert isinstance(panel, PrinterPanel)
    printer = panel.printer

    def answer_late(route: Route) -> None:
        answer = route.fetch()
        printer.switch(paper="ok")  # somebody else's hand, before the stream looked again
        route.fulfill(response=answer)

    page.route("**/api/printer", answer_late)
    out = page.locator("#printer").get_by_role("button", name="Habis", exact=True)
    with page.expect_request_finished(lambda request: request.url.endswith("/api/printer")):
        out.click()
    page.evaluate("fetch('/api/state').then(answer => answer.text())")  # what came before this is shown by now
    expect(out).to_have_attribute("aria-pressed", "false")


def test_cable_is_pulled_after_a_byte_of_choice_and_that_is_called_off_again(page: Page, dock: Dock) -> None:
    panel = dock.panels["printer"]
    assert isinstance(panel, PrinterPanel)
    card = page.locator("#printer")
    card.get_by_label("Setelah bita ke-").fill("16")
    button = card.get_by_role("button", name="Cabut kabel")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert panel.printer.switches.unplug_after_bytes == 16
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert panel.printer.switches.unplug_after_bytes is None


def test_slip_appears_by_itself_is_looked_at_larger_and_its_code_is_shown(page: Page, dock: Dock) -> None:
    slip_of(dock)
    slip = page.locator("figure").first
    slip.get_by_title("Perbesar").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    slip.get_by_role("button", name="Tunjukkan kode").click()
    panel = dock.panels["code_reader"]
    assert isinstance(panel, CodeReaderPanel)
    expect(page.locator("[data-show='code_reader.shown']")).not_to_be_empty()
    assert f"[QR {panel.state()['shown']}]" in (slip.locator("img").get_attribute("alt") or "")


def test_badge_is_tapped_and_lifts_by_itself(page: Page, dock: Dock) -> None:
    assert isinstance(dock.panels["badge_reader"], BadgeReaderPanel)
    page.get_by_role("group", name="Tempelkan").get_by_role("button", name="Kartu teknisi").click()
    lies = page.locator("[data-show='badge_reader.lies']")
    expect(lies).to_have_text("kartu teknisi")
    expect(lies).to_have_text("tidak ada")


def test_chosen_picture_lies_under_the_camera(page: Page) -> None:
    view = page.locator("[data-view=camera]")
    before = view.get_attribute("src")
    chosen = page.locator("[data-picture=camera]")
    chosen.set_input_files({"name": "surat.jpg", "mimeType": "image/jpeg", "buffer": letter("Surat")})
    expect(view).not_to_have_attribute("src", before or "")
    assert view.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_key_is_pressed_on_the_kiosks_screen_and_without_one_the_card_says_so(
    browser: Browser, page: Page, tmp_path: Path
) -> None:
    expect(page.locator("[data-seen=keypad]")).to_contain_text("Dok ini berjalan tanpa layar. Teknisi:")
    with Display.start(200, 200) as display, Dock(tmp_path, display=display.name) as dock:
        window, other = Window(display), browser.new_page()
        other.goto(dock.address)
        expect(other.locator("[data-seen=keypad]")).to_have_text("Papan tombol siap.")
        other.locator("#keypad").get_by_role("button", name="Pilih", exact=True).click()
        expect(other.locator("[data-show='keypad.pressed']")).to_have_text("enter")
        other.get_by_label("Tombol lain").fill("ctrl+u")
        other.keyboard.press("Enter")
        expect(other.locator("[data-show='keypad.pressed']")).to_have_text("ctrl+u")
        assert [one.key for one in window.heard() if one.is_down] == [28, 29, 22]
        other.close()


def test_every_target_is_large_enough_and_nothing_runs_out_of_the_page(page: Page) -> None:
    slim = [
        one.evaluate("element => element.outerHTML")
        for one in page.locator(TARGETS).all()
        if (box := one.bounding_box()) is None or min(box["width"], box["height"]) < LEAST_PX
    ]
    assert slim == []
    for width in (1920, 1024, 420):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{width} px wide"


def test_page_says_that_the_dock_is_gone(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    dock = Dock(tmp_path_factory.mktemp("gone"))
    dock.start()
    page = browser.new_page()
    page.goto(dock.address)
    expect(page.locator("#link")).to_have_text("Tersambung")
    dock.close()
    expect(page.locator("#link")).to_have_text("Dok tidak menjawab")
    page.close()


def test_slip_of_the_spare_is_seen_and_enlarged_beside_those_of_the_first(page: Page, dock: Dock) -> None:
    before = page.locator("#slip-list figure").count()
    printer = make_printer(PrinterConfig(url=dock.addresses["spare_printer"]["url"]), SystemClock())
    assert printer is not None
    assert printer.send(job(), started=lambda: None).state is PrintState.PRINTED
    printer.close()
    expect(page.locator("#slip-list figure")).to_have_count(before + 1)
    newest = page.locator("#slip-list figure").first
    expect(newest).to_contain_text("Cadangan")
    newest.get_by_role("button").first.click()
    picture = page.locator("#large img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    page.locator("#large button").click()
