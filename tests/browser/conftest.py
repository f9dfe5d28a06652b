"""A real hub, a real kiosk's sending, a real browser."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from kiosk.clock import SystemClock
from sync.client import run
from tests.sync.office import HubProcess, MemoryOutbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield hub
    hub.kill()


@pytest.fixture
def outbox(hub: HubProcess) -> Iterator[MemoryOutbox]:
    """What is put in here arrives at the hub by the sync process's own loop."""
    outbox, stop = MemoryOutbox(), threading.Event()
    loop = threading.Thread(target=run, args=(hub.config, outbox, SystemClock(), stop))
    loop.start()
    yield outbox
    stop.set()
    loop.join()


@pytest.fixture
def page(browser: Browser, hub: HubProcess) -> Iterator[Page]:
    """The desk in one officer's browser; whatever goes wrong inside it fails the test."""
    context = browser.new_context(
        base_url=hub.url, viewport={"width": 1366, "height": 768}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: (errors.append("dialog"), dialog.dismiss()))
    yield page
    context.close()
    assert errors == []


def letter(title: str) -> bytes:
    """A page as from a scanner, plainly a sample."""
    image = Image.new("RGB", (827, 1169), "#fdfdfb")
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 60, 767, 1109), outline="#999999", width=2)
    draw.text((100, 100), f"{title} - CONTOH", fill="black", font_size=40)
    for row in range(20):
        draw.text((100, 200 + row * 40), f"Baris contoh nomor {row + 1} dari surat ini", fill="#333333", font_size=24)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=75)
    return file.getvalue()
