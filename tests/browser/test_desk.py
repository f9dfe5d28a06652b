"""Stories of an officer at the desk, in a real browser."""

from __future__ import annotations

import hashlib
import io
import re
import signal
from typing import TYPE_CHECKING

import pytest
import requests
from PIL import Image, ImageChops
from playwright.sync_api import expect

from kiosk.ports import EntryKind
from kiosk.texts import DRAWN_PX, ROLL_STEPS, drawing
from tests.browser.conftest import letter
from tests.patience import PATIENCE_S
from tests.sync.office import SAMPLE_NIK, answer, application_body, document_body, entry, event_body, ticket_body

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.sync.office import HubProcess, MemoryOutbox

PAYLOADS = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=document.title='owned'>",
    '"><svg onload=document.title="owned">',
    "' autofocus onfocus=document.title='owned' x='",
    "javascript:document.title='owned'",
    "{{ 7*7 }}{% raw %}${7*7}",
    "</dd></dl></div></main><h1>Palsu</h1>",
    "<style>*{display:none}</style>",
    "\u202eKTP\u0007\u001b[31m",
]


def sit_down(page: Page, counter: int = 0) -> None:
    page.goto("/")
    page.get_by_test_id("counter").nth(counter).click()
    expect(page.get_by_test_id("my-counter")).to_be_visible()


def freeze(hub: HubProcess, how: signal.Signals) -> None:
    assert hub.process is not None
    hub.process.send_signal(how)


def test_officer_calls_and_has_nothing_to_retype(
    page: Page, hub: HubProcess, outbox: MemoryOutbox, tmp_path: Path
) -> None:
    sit_down(page)
    expect(page.get_by_test_id("line-empty")).to_be_visible()
    scan = letter("Surat pengantar RT")
    outbox.submit(12, (scan,))
    expect(page.get_by_test_id("waiting")).to_have_count(1)

    page.get_by_test_id("call-next").click()

    expect(page.get_by_test_id("called-number")).to_have_text("A-012")
    expect(page.get_by_test_id("called-service")).to_have_text("Surat keterangan usaha")
    expect(page.get_by_test_id("for-whom")).to_have_text("Diri sendiri")
    nik = page.get_by_test_id("answer").first
    expect(nik.locator("dd")).to_have_text("647402 550454 0003")
    nik.get_by_role("button").click()
    assert page.evaluate("navigator.clipboard.readText()") == SAMPLE_NIK
    page.get_by_test_id("copy-all").click()
    expect(page.get_by_test_id("copy-all")).to_have_text("Tersalin")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Nama usaha: Warung Bu Siti" in copied.splitlines()
    assert "Nomor pengantar" not in copied
    expect(page.get_by_text("diisi petugas")).to_be_visible()
    outbox.wait_until(lambda: outbox.is_settled)
    expect(page.get_by_test_id("scan")).to_be_visible()
    assert page.get_by_test_id("scan").evaluate("image => image.decode().then(() => image.naturalWidth)") == 827
    assert page.request.get(f"/pages/{hashlib.sha256(scan).hexdigest()}").body() == scan
    with page.expect_download() as download:
        page.get_by_test_id("download").click()
    (application,) = (one for one in outbox.entries.values() if one.kind is EntryKind.APPLICATION)
    download.value.save_as(tmp_path / "application.json")
    assert (tmp_path / "application.json").read_bytes() == application.body
    assert hub.application(application.uuid) == application.body


def test_whole_desk_by_keyboard(page: Page, outbox: MemoryOutbox) -> None:
    page.goto("/")
    expect(page.get_by_test_id("counter").first).to_be_focused()  # autofocus comes with a frame, not with the load
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("my-counter")).to_be_visible()
    outbox.submit(1)
    outbox.submit(2)
    expect(page.get_by_test_id("waiting")).to_have_count(2)
    page.get_by_test_id("change-counter").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("called-number")).to_have_text("A-001")
    page.get_by_test_id("served").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("nobody-called")).to_be_visible()


def find(page: Page, typed: str) -> None:
    page.get_by_label("Cari nomor atau kode").fill(typed)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("is_scripted", [True, False])
def test_officer_finds_a_number_by_the_code_on_its_slip(
    browser: Browser, hub: HubProcess, outbox: MemoryOutbox, *, is_scripted: bool
) -> None:
    outbox.submit(12, (letter("Surat pengantar RT"),), short_code="KDLMPA")
    outbox.submit(13, short_code="KDLMPC")
    late = ticket_body(12, letter="F", number="F-012", short_code="KDLMPD")
    outbox.add(entry(EntryKind.TICKET, late))
    outbox.wait_until(lambda: outbox.is_settled)
    context = browser.new_context(base_url=hub.url, java_script_enabled=is_scripted)
    page = context.new_page()
    sit_down(page)
    find(page, "ZZZZZZ")
    expect(page.get_by_test_id("found-title")).to_have_text("Tidak ada nomor dengan kode ZZZZZZ")
    expect(page.get_by_label("Cari nomor atau kode")).to_be_focused()
    find(page, "koi-mpa")  # as misread from a crumpled slip
    expect(page.get_by_test_id("ticket-number")).to_have_text("A-012")
    expect(page.get_by_test_id("ticket-when")).to_contain_text("masih menunggu")
    expect(page.get_by_test_id("answer").nth(1).locator("dd")).to_have_text("Siti Contoh")
    expect(page.get_by_test_id("scan")).to_be_visible()
    expect(page.get_by_test_id("copy-all")).to_be_visible(visible=is_scripted)

    page.get_by_test_id("back").click()
    expect(page.get_by_test_id("waiting")).to_have_count(3)
    find(page, "12")
    expect(page.get_by_test_id("found")).to_have_count(2)
    expect(page.get_by_test_id("found").first).to_be_focused()
    page.get_by_test_id("found").filter(has_text="F-012").press("Enter")
    expect(page.get_by_test_id("ticket-number")).to_have_text("F-012")
    if is_scripted:  # what is still on its way comes to this page as it does to the desk
        outbox.add(entry(EntryKind.APPLICATION, application_body(late["uuid"], [])))
        expect(page.get_by_test_id("answer").nth(1).locator("dd")).to_have_text("Siti Contoh")
    context.close()


def test_absent_recall_finish_and_undo(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    outbox.submit(1)
    outbox.submit(2)
    expect(page.get_by_test_id("waiting")).to_have_count(2)
    page.get_by_test_id("call-next").click()
    page.get_by_test_id("recall").click()
    expect(page.locator(".called-what")).to_contain_text("2 kali")
    page.get_by_test_id("absent").click()
    expect(page.get_by_test_id("nobody-called")).to_be_visible()
    expect(page.get_by_test_id("undo")).to_have_text("Batalkan: Tidak hadir A-001")
    page.get_by_test_id("undo").click()
    expect(page.get_by_test_id("called-number")).to_have_text("A-001")
    page.get_by_test_id("call-next").click()
    expect(page.get_by_test_id("called-number")).to_have_text("A-002")


def test_second_officer_sees_the_call_at_once_and_gets_another_person(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    outbox.submit(1)
    outbox.submit(2)
    expect(page.get_by_test_id("waiting")).to_have_count(2)
    browser = page.context.browser
    assert browser
    other = browser.new_context(base_url=page.url).new_page()
    sit_down(other, 1)
    other.get_by_test_id("all-lanes").click()
    page.get_by_test_id("call-next").click()
    expect(other.get_by_test_id("waiting")).to_have_count(1)
    other.get_by_test_id("call-next").click()
    expect(other.get_by_test_id("called-number")).to_have_text("A-002")
    other.context.close()


def test_press_on_a_page_that_is_out_of_date_says_why_nothing_happened(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    outbox.submit(1)
    expect(page.get_by_test_id("waiting")).to_have_count(1)
    page.locator("input[name=current]").evaluate("field => { field.value = crypto.randomUUID() }")
    with page.expect_response(lambda answer: answer.url.endswith("/"), timeout=5000):  # the look at the start
        page.get_by_test_id("call-next").click()
    page.wait_for_timeout(200)
    expect(page.get_by_test_id("note")).to_contain_text("sudah berubah")
    outbox.submit(2)
    expect(page.get_by_test_id("waiting")).to_have_count(2)
    expect(page.get_by_test_id("note")).to_have_count(0)


def test_undo_on_a_page_that_is_out_of_date_undoes_nothing_and_says_so(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    outbox.submit(1)
    expect(page.get_by_test_id("waiting")).to_have_count(1)
    page.get_by_test_id("call-next").click()
    expect(page.get_by_test_id("undo")).to_have_text("Batalkan: Panggilan A-001")
    page.locator("input[name=act]").evaluate("field => { field.value = Number(field.value) - 1 }")
    page.get_by_test_id("undo").click()
    expect(page.get_by_test_id("note")).to_contain_text("sudah berubah")
    expect(page.get_by_test_id("called-number")).to_have_text("A-001")


def test_number_without_an_application_is_said_to_be_one(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    outbox.add(entry(EntryKind.TICKET, ticket_body(5, priority="pregnant", has_application=False)))
    expect(page.get_by_test_id("waiting")).to_contain_text("mengambil nomor saja")
    page.get_by_test_id("call-next").click()
    expect(page.get_by_test_id("no-application")).to_contain_text("mengambil nomor saja")
    expect(page.get_by_test_id("no-application")).not_to_contain_text("memperbarui")
    expect(page.get_by_test_id("called-when")).to_have_text(
        re.compile(r"^Dipanggil pukul \d\d\.\d\d Hamil atau menyusui$")
    )


def test_answer_that_was_left_empty_is_said_and_not_copied(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    ticket = ticket_body(5)
    answers = [answer("Nomor telepon", ""), answer("Nama lengkap", "Siti Contoh")]
    outbox.add(
        entry(EntryKind.TICKET, ticket),
        entry(EntryKind.APPLICATION, application_body(ticket["uuid"], [], answers=answers)),
    )
    expect(page.get_by_test_id("waiting")).to_have_count(1)
    page.get_by_test_id("call-next").click()
    expect(page.get_by_test_id("answer")).to_have_count(2)
    left_empty, filled_in = page.get_by_test_id("answer").all()
    expect(left_empty.locator("dd")).to_have_text("Tidak diisi")
    expect(left_empty.get_by_role("button")).to_have_count(0)
    expect(filled_in.get_by_role("button")).to_have_count(1)
    expect(page.get_by_test_id("copy-all")).to_have_attribute("data-copy", "Nama lengkap: Siti Contoh")


def test_what_the_kiosk_points_out_stands_above_the_answers(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    ticket = ticket_body(5)
    remark = answer("Berkas yang belum ada", "Foto tempat usaha") | {"question": "berkas_belum_ada"}
    answers = [answer("Nama lengkap", "Siti Contoh"), remark]
    outbox.add(
        entry(EntryKind.TICKET, ticket),
        entry(EntryKind.APPLICATION, application_body(ticket["uuid"], [], answers=answers)),
    )
    expect(page.get_by_test_id("waiting")).to_have_count(1)
    page.get_by_test_id("call-next").click()
    expect(page.locator(".answers dt")).to_have_text(["Berkas yang belum ada", "Mengurus untuk", "Nama lengkap"])
    expect(page.locator(".answers .remark dd")).to_have_text("Foto tempat usaha")


def test_resident_who_calls_an_officer_is_seen_until_dealt_with(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    for _ in range(2):
        outbox.add(entry(EntryKind.EVENT, event_body("officer_called", page="scan")))
    outbox.add(entry(EntryKind.EVENT, event_body("something_newer", page="scan")))
    alert = page.get_by_test_id("alert")
    expect(alert).to_contain_text("Warga memanggil petugas di kiosk-1")
    expect(alert).to_contain_text("2 kali")
    expect(alert).to_contain_text("pindai berkas")
    page.get_by_test_id("close-alert").click()
    expect(alert).to_have_count(0)


def test_desk_that_is_cut_off_says_so_and_that_it_is_back(page: Page, hub: HubProcess, outbox: MemoryOutbox) -> None:
    sit_down(page)
    outbox.submit(1)
    expect(page.get_by_test_id("waiting")).to_have_count(1)
    press, sign = page.get_by_test_id("call-next"), page.get_by_test_id("offline")
    expect(sign).to_be_hidden()
    freeze(hub, signal.SIGSTOP)
    try:
        press.click()
        expect(sign).to_contain_text("Terputus dari pusat data sejak", timeout=10_000)
        expect(press).to_be_disabled()
        expect(press).to_have_text("Belum bisa: terputus")
    finally:
        freeze(hub, signal.SIGCONT)
    expect(sign).to_be_hidden(timeout=10_000)
    expect(press).to_have_text("Panggil berikutnya")
    expect(page.get_by_test_id("waiting")).to_have_count(1)
    press.click()
    expect(page.get_by_test_id("called-number")).to_have_text("A-001")


def test_desk_that_only_looks_on_hears_that_a_frozen_hub_says_nothing(
    page: Page, hub: HubProcess, outbox: MemoryOutbox
) -> None:
    sit_down(page)
    outbox.submit(1)
    expect(page.get_by_test_id("waiting")).to_have_count(1)  # the stream is there
    freeze(hub, signal.SIGSTOP)
    try:
        expect(page.get_by_test_id("offline")).to_be_visible(timeout=13_000)
        expect(page.locator("#offline-since")).to_have_text(re.compile(r"^\d\d\.\d\d$"))
    finally:
        freeze(hub, signal.SIGCONT)
    expect(page.get_by_test_id("offline")).to_be_hidden(timeout=10_000)


@pytest.mark.parametrize(("path", "button"), [("/", "counter"), ("/roll/kiosk-1", "roll-changed")])
def test_no_page_loses_its_press_to_a_frozen_hub(page: Page, hub: HubProcess, path: str, button: str) -> None:
    counted = {"kiosk": "kiosk-1", "lanes": [], "entries": [], "paper_left": 12}
    requests.post(f"{hub.url}/v1/sync", json=counted, timeout=PATIENCE_S).raise_for_status()
    page.goto(path)
    press, sign = page.get_by_test_id(button).first, page.get_by_test_id("offline")
    expect(sign).to_be_hidden()
    freeze(hub, signal.SIGSTOP)
    try:
        press.click()
        expect(sign).to_be_visible(timeout=10_000)
        expect(page.locator("#offline-since")).to_have_text(re.compile(r"^\d\d\.\d\d$"))
        expect(press).to_be_disabled()
    finally:
        freeze(hub, signal.SIGCONT)
    expect(sign).to_be_hidden(timeout=10_000)
    press.click()
    expect(press).to_have_count(0)


def test_application_that_comes_later_joins_the_called_number(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    ticket = ticket_body(5, priority="elderly")
    outbox.add(entry(EntryKind.TICKET, ticket))
    expect(page.get_by_test_id("waiting")).to_contain_text("Lanjut usia")
    expect(page.get_by_test_id("waiting")).to_contain_text("isian masih di jalan")
    page.get_by_test_id("call-next").click()
    expect(page.get_by_test_id("no-application")).to_contain_text("masih di jalan")
    outbox.add(entry(EntryKind.APPLICATION, application_body(ticket["uuid"], [])))
    expect(page.get_by_test_id("answer").nth(1)).to_contain_text("Siti Contoh")


@pytest.mark.parametrize("is_scripted", [True, False])
def test_hostile_words_stay_words(page: Page, hub: HubProcess, outbox: MemoryOutbox, *, is_scripted: bool) -> None:
    ticket = ticket_body(1, service_title=PAYLOADS[0], wait_at=PAYLOADS[1])
    answers = [answer(payload, payload) for payload in PAYLOADS]
    outbox.add(
        entry(EntryKind.TICKET, ticket),
        entry(EntryKind.APPLICATION, application_body(ticket["uuid"], [], answers=answers, for_whom=PAYLOADS[2])),
        entry(EntryKind.EVENT, event_body("officer_called", page=PAYLOADS[3])),
    )
    outbox.wait_until(lambda: outbox.is_settled)
    browser = page.context.browser
    assert browser
    context = browser.new_context(base_url=hub.url, java_script_enabled=is_scripted)
    desk = context.new_page()
    sit_down(desk)
    desk.get_by_test_id("call-next").click()
    expect(desk.get_by_test_id("answer")).to_have_count(len(PAYLOADS))
    expect(desk.get_by_test_id("answer").nth(1).locator("dd")).to_have_text(PAYLOADS[1])
    expect(desk.get_by_test_id("answer").nth(5).locator("dd")).to_have_text(PAYLOADS[5])
    assert "owned" not in desk.title()
    assert desk.locator("h1").count() == 1
    assert desk.locator("main svg, main script, main style, main img").count() == 0
    assert "\u202e" not in desk.content()
    context.close()


def test_page_that_is_no_picture_is_handed_out_as_bytes(hub: HubProcess, outbox: MemoryOutbox) -> None:
    page = b"<script>alert(1)</script>"
    ticket = ticket_body(1)
    document = document_body(ticket["uuid"], "Berkas", page, media_type="text/html")
    outbox.pages[hashlib.sha256(page).hexdigest()] = page
    outbox.add(entry(EntryKind.DOCUMENT, document))
    outbox.wait_until(lambda: outbox.is_settled)
    shown = requests.get(f"{hub.url}/pages/{hashlib.sha256(page).hexdigest()}", timeout=PATIENCE_S)
    assert shown.headers["Content-Type"] == "application/octet-stream"
    assert shown.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in shown.headers["Content-Security-Policy"]


def test_log_holds_nothing_personal(hub: HubProcess, outbox: MemoryOutbox, page: Page) -> None:
    sit_down(page)
    outbox.submit(1, (letter("Surat"),))
    outbox.wait_until(lambda: outbox.is_settled)
    expect(page.get_by_test_id("waiting")).to_have_count(1)
    page.get_by_test_id("call-next").click()
    expect(page.get_by_test_id("called-number")).to_be_visible()
    requests.post(f"{hub.url}/v1/sync", data=b'{"nik":"' + SAMPLE_NIK.encode(), timeout=PATIENCE_S)
    log = hub.log
    assert "hub.batch.taken" in log
    assert "hub.batch.refused" in log
    for personal in (SAMPLE_NIK, "Siti", "Warung"):
        assert personal not in log


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_nothing_is_cut_off(page: Page, outbox: MemoryOutbox, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    sit_down(page)
    for count in range(1, 12):
        outbox.submit(count, (letter("Surat"),), priority="small_child")
    expect(page.get_by_test_id("waiting")).to_have_count(11)
    page.get_by_test_id("call-next").click()
    expect(page.get_by_test_id("called-number")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for name in ["call-next", "undo", "recall", "absent", "put-back", "served", "copy-all", "download"]:
        expect(page.get_by_test_id(name)).to_be_in_viewport(ratio=1)


def test_officer_changes_a_roll_by_the_pictures(page: Page, outbox: MemoryOutbox) -> None:
    sit_down(page)
    outbox.add(entry(EntryKind.EVENT, event_body("printer_trouble", state="paper_out", who="officer")))
    page.get_by_test_id("how-roll").click()
    drawings = page.get_by_test_id("drawing")
    expect(drawings).to_have_count(5)
    for one in drawings.all():
        assert one.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    page.get_by_test_id("roll-changed").click()
    expect(page.get_by_test_id("note")).to_contain_text("Rol baru dicatat")


def test_pictures_for_the_glass_are_those_of_the_desk(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": DRAWN_PX[0], "height": DRAWN_PX[1]})
    for at in range(1, ROLL_STEPS + 1):
        page.set_content(f"<style>*{{margin:0}}</style>{drawing(f'roll-{at}', 'svg').read_text()}")
        drawn = Image.open(io.BytesIO(page.screenshot())).convert("L")
        with Image.open(drawing(f"roll-{at}", "png")) as kept:
            difference = ImageChops.difference(drawn, kept.convert("L"))
        assert sum(difference.histogram()[96:]) < 0.001 * drawn.width * drawn.height, f"roll-{at}.png: draw it anew"
    page.close()
