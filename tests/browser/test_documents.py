"""What a resident handed in, as an officer sees it: pages as pictures, and the file to keep."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import uuid4

from playwright.sync_api import expect

from devices.pages._clean import PageSet
from kiosk.ports import EntryKind
from tests.devices.pages.rasters import encoded, letter
from tests.sync.office import application_body, document_body, entry, ticket_body

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.sync.office import HubProcess, MemoryOutbox

BOX_PX = (300, 400)


def made(use: str, *words: str) -> bytes:
    """As the kiosk keeps it."""
    pages = PageSet(BOX_PX, use)
    for one in words:
        pages.add(BytesIO(encoded(letter(with_stamp=True, words=one), "PPM")), 100, None)
    return pages.finish().content


def hand_in(outbox: MemoryOutbox, *pages: tuple[str, bytes, str, int]) -> None:
    """One resident with documents: title, content, kind, pages."""
    ticket, application = ticket_body(7), str(uuid4())
    documents = [document_body(application, title, content, media_type) for title, content, media_type, _ in pages]
    for document, (_, content, _, count) in zip(documents, pages, strict=True):
        document["page"]["pages"] = count
        outbox.pages[hashlib.sha256(content).hexdigest()] = content
    outbox.add(
        entry(EntryKind.TICKET, ticket),
        entry(EntryKind.APPLICATION, application_body(ticket["uuid"], documents, uuid=application)),
        *(entry(EntryKind.DOCUMENT, document) for document in documents),
    )


def test_officer_sees_every_page_and_keeps_the_file(
    page: Page, hub: HubProcess, outbox: MemoryOutbox, tmp_path: Path
) -> None:
    paper, photo = made("paper", "Satu", "Dua"), made("photo", "Pas foto")
    page.goto("/")
    page.get_by_test_id("counter").first.click()
    hand_in(outbox, ("Surat pengantar RT", paper, "application/pdf", 2), ("Pas foto", photo, "image/avif", 1))
    outbox.wait_until(lambda: outbox.is_settled)
    expect(page.get_by_test_id("waiting")).to_have_count(1)
    page.get_by_test_id("call-next").click()
    pictures = page.get_by_test_id("scan")
    expect(pictures).to_have_count(3)
    sizes = [
        pictures.nth(at).evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])")
        for at in range(3)
    ]
    assert sizes == [[1400, 1979], [1400, 1979], [827, 1169]]
    expect(page.get_by_text("Unduh 2 halaman")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_test_id("document-file").first.click()
    assert download.value.suggested_filename == f"berkas-{hashlib.sha256(paper).hexdigest()[:8]}.pdf"
    download.value.save_as(tmp_path / "berkas.pdf")
    assert (tmp_path / "berkas.pdf").read_bytes() == paper
    page.screenshot(path=tmp_path / "desk.png")
    assert "default-src 'self'" in page.request.get("/").headers["content-security-policy"]
    assert not (hub.state_dir / "hub.log").read_text("utf-8").count("Traceback")


def test_document_that_cannot_be_drawn_can_still_be_kept(page: Page, outbox: MemoryOutbox) -> None:
    broken = b"%PDF-1.7 <script>alert(1)</script>"
    page.goto("/")
    page.get_by_test_id("counter").first.click()
    hand_in(outbox, ("Surat", broken, "application/pdf", 1))
    outbox.wait_until(lambda: outbox.is_settled)
    sha256 = hashlib.sha256(broken).hexdigest()
    assert page.request.get(f"/documents/{sha256}/pages/1.png").status == 422
    kept = page.request.get(f"/documents/{sha256}")
    assert kept.body() == broken
    assert kept.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in kept.headers["content-security-policy"]
    for address in (f"/documents/{sha256}/pages/0.png", f"/documents/{sha256}/pages/51.png", f"/documents/{'0' * 64}"):
        assert page.request.get(address).status in {404, 422}
