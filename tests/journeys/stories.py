"""What residents do at the kiosk, step by step, as one could tell it to an officer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.journeys.resident import Resident

# A sample person: the NIK is one of the test range, the name says so.
NIK = "6474025504540003"
FULL_NAME = "SITI CONTOH"
BUSINESS = "WARUNG CONTOH"
BUSINESS_CHANGED = "WARUNG CONTOH DUA"

ANSWERS: Mapping[str, str] = {
    "nik": NIK,
    "nama_lengkap": FULL_NAME,
    "no_hp": "081234567890",
    "nama_usaha": BUSINESS,
    "alamat_usaha": "JL CONTOH 12",
    "lama_usaha": "5",
    "alamat_domisili": "JL CONTOH 34, GG 2",
    "rt_domisili": "7",
    "rw_domisili": "12",
}
# As few keys as will do, for whom every key is a long way.
SHORT_ANSWERS: Mapping[str, str] = {**ANSWERS, "nama_lengkap": "SITI", "no_hp": "", "alamat_domisili": "GG 2"}
# For a question that no sample answer is kept for: something of the right form.
ANY_WORDS = "CONTOH ISIAN"
ANY_DIGITS = "5"


@dataclass
class Told:
    """What a resident told the kiosk, by question: keys as typed, choices by their code; and the pages it asked on."""

    answers: dict[str, str] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    to_type: Mapping[str, str] = field(default_factory=lambda: ANSWERS)


# Where a service is found, so that a story only names the service.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "kependudukan": ("ktp-b",),
    "surat": ("sktm", "skd"),
    "usaha": ("sku",),
    "kantor": ("data", "contoh-isian", "contoh-tempat"),
}


def start(resident: Resident) -> None:
    """Touch the resting screen."""
    resident.on("rest").press("start").on("home")


def open_service(resident: Resident, service: str) -> None:
    """Touch the resting screen, find a service in its group; where a paper must be there first, say it is."""
    start(resident)
    group = next(group for group, services in GROUPS.items() if service in services)
    resident.press(f"group:{group}").on(f"group.{group}").press(f"service:{service}")
    if resident.on_one_of("starts", "prepare") == "starts":
        resident.on("starts").press("choice:yes")
    resident.on("prepare")


def up_to_questions(resident: Resident, service: str) -> None:
    """Choose a service, see what to bring, agree to the notice, say for whom."""
    open_service(resident, service)
    resident.go_through("more", until="next").press("next")
    resident.on("notice").press("next")
    resident.on("for_whom").press("choice:self")


ASKING = ("question.*", "confirm_nik")


def answer_all(resident: Resident, told: Told) -> None:
    """Answer whatever is asked, one page after the other, until the documents begin."""
    while (page := resident.on_one_of(*ASKING, "stopped", "scan.*", "priority")) != "priority":
        if page.startswith("scan."):
            break
        if page == "stopped":
            answer_otherwise(resident)
        else:
            answer(resident, told)


def answer_otherwise(resident: Resident) -> None:
    """The last answer leads no further here: go back and choose the other one."""
    resident.on("stopped").press("bar:back").on("question.*")
    resident.press([control for control in resident.page.targets if control.startswith("choice:")][-1])


def answer(resident: Resident, told: Told) -> None:
    """Answer the page on the glass."""
    page = resident.page
    told.pages.append(page.name)
    if page.name == "confirm_nik":
        resident.on(page.name).press("choice:0")
        return
    code = page.name.removeprefix("question.")
    resident.on(page.name)
    if told.pages[-2:] == [page.name] * 2 and "officer_fills" in page.targets:
        resident.press("officer_fills")  # what was given is no answer here
    elif page.kind in {"choose", "search"}:
        told.answers[code] = press_tile(resident)
    elif page.kind == "date":
        resident.press("day:up").press("month:up").press("year:up").look("filled").press("next")
    else:
        is_pad = page.kind == "number_pad"
        told.answers[code] = told.to_type.get(code.rpartition(".")[2], ANY_DIGITS if is_pad else ANY_WORDS)
        (resident.type_digits if is_pad else resident.type_words)(told.answers[code])
        resident.look("filled").press("next")


def press_tile(resident: Resident) -> str:
    """The first tile; where several may be pressed, this one alone. Returns its code."""
    page = resident.page
    choice = next(control for control in page.targets if control.startswith("choice:"))
    is_several = page.kind == "choose" and "next" in page.targets
    resident.press(choice)
    if is_several:
        resident.look("filled").press("next")
    return choice.removeprefix("choice:")


def look_at_help_and_officer(resident: Resident) -> None:
    """On any page: ask for help, call an officer, think about leaving and stay."""
    name = resident.page.name
    resident.on(name).press("bar:help").on("help").press("close")
    resident.on(name).press("bar:officer").on("officer*").press("close")
    resident.on(name).press("bar:home").on("leave").press("stay")
    resident.on(name)


def scan(resident: Resident, source: str = "scanner") -> None:
    """Lay the paper down, see it read, keep it."""
    resident.on("scan.*")
    if f"source:{source}" in resident.page.targets:
        resident.press(f"source:{source}")
    resident.press("scan").press("use", within_s=60.0)


def apply_for_business_letter(resident: Resident) -> Told:
    """From rest to the slip: a business letter, with one Back, one Change, help and an officer on the way."""
    told = Told()
    up_to_questions(resident, "sku")
    resident.on("question.nik").press("bar:back").on("for_whom").press("choice:self")
    look_at_help_and_officer(resident.on("question.nik"))
    answer_all(resident, told)
    scan(resident)
    resident.on("priority").press("choice:elderly")
    change_business_name(resident.on("check"), told)
    resident.on("check").go_through("more", until="submit").press("submit")
    resident.on("slip", within_s=20.0)
    return told


def apply_without_knowing_the_nik(resident: Resident) -> None:
    """From rest to the slip for a domicile letter; the officer will fill in the NIK, the camera sees the paper."""
    up_to_questions(resident, "skd")
    resident.on("question.nik").press("officer_fills")
    answer_all(resident, Told())
    scan(resident, "camera")
    hand_in(resident)


def apply_and_show_the_card_at_the_counter(resident: Resident, told: Told) -> None:
    """From rest to the slip for a domicile letter; the family card is scanned at the counter, not here."""
    up_to_questions(resident, "skd")
    answer_all(resident, told)
    resident.on("scan.kk").press("to_counter")
    hand_in(resident)


def hand_in(resident: Resident) -> None:
    """Ask for no priority, look through the answers, send them, see the number."""
    resident.on("priority").press("choice:none")
    resident.on("check").go_through("more", until="submit").press("submit")
    resident.on("slip", within_s=20.0)


def change_business_name(resident: Resident, told: Told) -> None:
    """Find one's business on the check page and give it another name."""
    resident.go_through("more", until="change:nama_usaha").press("change:nama_usaha")
    resident.on("question.nama_usaha").type_words(BUSINESS_CHANGED.removeprefix(BUSINESS)).look("changed").press("next")
    told.answers["nama_usaha"] = BUSINESS_CHANGED
    resident.on("check")


def find_out_what_is_missing(resident: Resident) -> None:
    """A paper is not here yet: told where to get it, nobody queues in vain."""
    open_service(resident, "data")
    resident.press("incomplete")
    resident.on("missing").press("choice:surat_permintaan").press("choice:ktp").look("named").press("next")
    resident.on("incomplete").press("print_list").settle().look("printed").press("done")
    resident.on("rest")


def find_out_where_to_go_first(resident: Resident) -> None:
    """The kelurahan's letter is not here: a slip says where to go and what to take along, and no number is drawn."""
    start(resident)
    resident.press("group:surat").on("group.surat").press("service:sktm")
    resident.on("starts").press("choice:no")
    resident.on("referral").settle().look("printed").press("done")
    resident.on("rest")


def find_by_the_old_name(resident: Resident) -> None:
    """A trade licence is looked for by the name it had before a law replaced it: its successor opens, and says so."""
    start(resident)
    resident.press("search").on("search").type_words("SIUP").look("found").press("replaced:siup")
    resident.on("prepare").look("replaced").go_through("more", until="only_number").press("only_number")
    resident.on("number.priority").press("choice:none")
    resident.on("slip", within_s=20.0)


def take_number_only(resident: Resident, group: str = "surat", service: str = "sktm") -> int:
    """A number without a form; returns how many touches it took."""
    before = resident.touches
    start(resident)
    resident.press("only_number")
    resident.on("number.service").press(f"group:{group}")
    resident.on(f"number.group.{group}").press(f"choice:{service}")
    resident.on("number.priority").press("choice:none")
    resident.on("slip", within_s=20.0)
    return resident.touches - before


def be_still(resident: Resident, warned_within_s: float, gone_within_s: float) -> None:
    """Type half a NIK, stop; be warned and stay; be warned again and be gone."""
    up_to_questions(resident, "sku")
    resident.on("question.nik").type_digits(NIK[:6])
    resident.on("idle", warned_within_s).press("stay")
    resident.on("question.nik").look("kept")
    resident.on("idle", warned_within_s)
    resident.on("rest", gone_within_s)


def finish(resident: Resident) -> None:
    """Take the slip, say nothing of it, be thanked, go."""
    resident.on("slip").press("done")
    resident.on("survey.satisfaction").press("done")
    resident.on("thanks").press("done")
    resident.on("rest")


def finish_when_called(resident: Resident) -> None:
    """Take the slip and go to the counter: nobody is asked an opinion on the way."""
    resident.on("slip").press("done")
    resident.on("thanks").look("called").press("done")
    resident.on("rest")
