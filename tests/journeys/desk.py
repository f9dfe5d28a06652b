"""An officer at the desk, in a real browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from deploy.office import Office

CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")
# The kiosk sends every two seconds; a scan takes a few exchanges.
ARRIVES_MS = 20_000


@dataclass(frozen=True)
class SeenAnswer:
    """One answer as the hub keeps it, and whether an officer sees it on the page."""

    value: str
    shown: str
    is_seen: bool

    def agrees_with(self, typed: str) -> bool:
        """Whether this is what was typed: the same words or choice, or the same digits with their usual dress."""
        if typed.isdigit():
            digits = re.sub(r"\D", "", self.value)
            return digits.endswith(typed.lstrip("0")) and set(digits[: -len(typed.lstrip("0")) or None]) <= set("062")
        return self.value == typed


class Desk:
    """The officers' desk at one counter, seeing every lane."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def __enter__(self) -> Self:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        self._page = self._browser.new_page(viewport={"width": 1366, "height": 768})
        self._page.set_default_timeout(ARRIVES_MS)
        self._page.goto(self._office.desk_url)
        self._page.get_by_test_id("counter").first.click()
        self._page.get_by_test_id("all-lanes").click()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()
        self._playwright.stop()

    def call_next(self) -> str:
        """Wait until somebody waits, call them, wait for their application and scan; returns their number."""
        self._page.get_by_test_id("waiting").first.wait_for()
        self._page.get_by_test_id("call-next").click()
        self._page.get_by_test_id("answer").first.wait_for()
        self._page.get_by_test_id("scan").first.wait_for()
        return self._page.get_by_test_id("called-number").inner_text().strip()

    def answers(self) -> dict[str, SeenAnswer]:
        """Every answer of the called application, by question."""
        seen = self._page.get_by_test_id("answer").all_inner_texts()
        kept = self._application()["answers"]
        return {
            one["question"]: SeenAnswer(
                one["value"], one["shown"], any(one["label"] in text and one["shown"] in text for text in seen)
            )
            for one in kept
        }

    def shows_scan(self) -> bool:
        """Whether the captured page is there as a picture, not as a broken link."""
        scan = self._page.get_by_test_id("scan").first
        scan.evaluate("picture => picture.decode()")
        return int(scan.evaluate("picture => picture.naturalWidth")) > 0

    def screenshot(self, path: Path) -> None:
        """A picture of the whole page."""
        self._page.screenshot(path=path, full_page=True)

    def _application(self) -> dict[str, Any]:
        link = self._page.get_by_test_id("download").get_attribute("href")
        kept: dict[str, Any] = self._page.request.get(f"{self._office.desk_url}{link}").json()
        return kept
