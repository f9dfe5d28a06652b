"""One of each page a technician may meet, with as much on it as there will be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.access import Refused
from kiosk.ports import (
    UNSET,
    Asked,
    DeviceKind,
    Finding,
    FoundDevice,
    Prompt,
    PromptState,
    TakeState,
    Verdict,
    WhoActs,
)
from kiosk.technician import (
    AccountMade,
    DeviceProbed,
    DevicesFound,
    DeviceTested,
    Examined,
    HubTried,
    LogsKept,
    PinChecked,
    Place,
    PromptsListed,
    SettingsKept,
    SoakMoved,
    TakeEnded,
    TakeMoved,
    TargetHit,
    Visit,
    VoicesListed,
    present,
)
from kiosk.texts import Texts
from tests.fakes.technician import BUDI, CONFIG, NOON, RINA, Walk, configured, newcomer

if TYPE_CHECKING:
    from kiosk.views import View

OUT = Verdict("paper_out", WhoActs.OFFICER, {"width_mm": "80", "columns": "48", "profile": "TM-T20II"})
CUT = Asked("cut", {"yes": {}, "no": {}})
ACCENTS = Asked("accents", {"16": {}, "25": {}, "71": {}, "none": {}}, then=CUT)
CODE = Asked("code", {"square": {}, "letters": {}}, then=ACCENTS)
RULER = Asked("ruler", {"32": {}, "42": {}, "48": {}, "64": {}, "none": {}}, then=CODE)
JUDGED = {
    DeviceKind.SCANNER: Asked("sides", {"one": {}, "both": {"both_sides": True}}),
    DeviceKind.SPEAKER: Asked("heard", {"yes": {}, "no": {}}, {"no": ("unheard", WhoActs.TECHNICIAN)}),
    DeviceKind.LINE_DISPLAY: Asked(
        "seen", {"yes": {}, "garbled": {}, "no": {}}, {"no": ("unseen", WhoActs.TECHNICIAN)}
    ),
    DeviceKind.KEYPAD: Asked("meant", {"yes": {}, "no": {}}, {"no": ("wrong_key", WhoActs.TECHNICIAN)}),
}
HUB = "http://192.168.1.10:8470"
APART = Verdict("clock_apart", WhoActs.TECHNICIAN, {"url": HUB, "ahead_min": "1440"})
ABSENT = Verdict("absent", WhoActs.TECHNICIAN)
# As long as any, and two more usual ones.
SENTENCES = (
    "Yang lanjut usia, disabilitas, hamil atau menyusui, dan membawa anak kecil dipanggil lebih dulu.",
    "Apakah tulisannya terbaca?",
    "Kembali.",
)
LONGEST = 9
STATES = {
    "versions": ("told", {"anjungan": "0.1.0", "python": "3.11.2", "sqlite": "3.51.3", "kernel": "6.1.0-40-amd64"}),
    "disk": ("full", {"free_gb": "0.1", "all_gb": "118.0"}),
    "clock": ("set", {"local": "2026-11-22 12:00", "utc": "2026-11-22 04:00"}),
    "rights": ("enough", {}),
    "trace": ("off", {}),
    "database": ("well", {"mb": "2.1"}),
    "outbox": ("waiting", {"waiting": "12", "last_sync": "2026-11-22 11:58"}),
    "network": ("up", {"links": "enp1s0", "received_mb": "12.4", "sent_mb": "80.1"}),
    "data": ("within", {"today_mb": "12", "day_limit_mb": "50", "month_mb": "210", "month_limit_mb": "1000"}),
    "hub": ("unreachable", {"url": HUB}),
    "services": ("offered", {"count": "16", "problems": "0"}),
}


def technician_pages() -> dict[str, View]:
    """By name."""
    texts = Texts("id")
    return {name: present(visit, texts, NOON) for name, visit in technician_visits().items()}


def technician_visits() -> dict[str, Visit]:
    """What stands behind each page, by its name: the last that was so called."""
    visits: dict[str, Visit] = {}
    for walk in (_who(), _devices(), _machine(), _voice(), _glass(), _jobs(), _new()):
        visits |= walk.visits
    return visits


def _who() -> Walk:
    walk = Walk(Visit(Place.WHO, CONFIG, tuple(DeviceKind), (BUDI, RINA), drawn=CONFIG.panel)).press("person:1")
    return walk.type("481516").press("enter").hear(PinChecked(Refused(30.0)))


def _devices() -> Walk:
    walk = Walk().come_in().hear(*(DeviceProbed(kind, UNSET) for kind in DeviceKind))
    walk.hear(DeviceProbed(DeviceKind.PRINTER, OUT), DeviceProbed(DeviceKind.SCANNER, ABSENT))
    walk.press("open:devices", "device:scanner", "bar:back", "device:printer")
    walk.hear(DeviceProbed(DeviceKind.PRINTER, OUT))
    found = tuple(
        FoundDevice(DeviceKind.PRINTER, "EPSON TM-T20II Receipt", {"url": f"usb:04b8:0e1{n}"}, f"04b8:0e1{n} X4JH0123")
        for n in range(7)
    )
    walk.press("try", "stop_waiting", "find").hear(DevicesFound(DeviceKind.PRINTER, found)).press("use:1")
    walk.press("try").hear(DeviceTested(DeviceKind.PRINTER, replace(OUT, asks=RULER, suits={"profile": "TM-T88III"})))
    walk.press("answer:48", "answer:square", "answer:16")
    _paper(walk)
    walk.press("bar:back", "bar:back")
    for kind, asks in JUDGED.items():
        facts = {"action": "turn_on"} if kind is DeviceKind.KEYPAD else {}
        ready = Verdict("ready", WhoActs.NOBODY, facts, asks=asks)
        walk.press(f"device:{kind.value}", "try").hear(DeviceTested(kind, ready)).press(
            "answer:no", "answer:one", "bar:back"
        )
    return walk.press("bar:back", "open_restart")


def _paper(walk: Walk) -> None:
    """From the page of the printer and back: its spare, and how a roll is changed."""
    walk.press(
        "bar:back", "open_roll", "more", "more", "more", "more", "previous", "previous", "bar:back", "open_spare"
    )
    walk.hear(DeviceProbed(DeviceKind.PRINTER, OUT, is_spare=True)).press("find").hear(
        DevicesFound(DeviceKind.PRINTER, ())
    )
    walk.press("bar:back", "bar:back", "try").hear(DeviceTested(DeviceKind.PRINTER, replace(OUT, asks=RULER)))


def _findings() -> list[Examined]:
    told = [(name, Verdict(state, WhoActs.NOBODY, facts)) for name, (state, facts) in STATES.items()]
    return [Examined(Finding(name, verdict)) for name, verdict in told]


def _machine() -> Walk:
    walk = Walk().come_in().press("open:health").hear(*_findings()).press("bar:back", "open:health", "finding:versions")
    for one in ("hub", "data", "disk", "network", "outbox"):
        walk.press("bar:back", f"finding:{one}")
    return walk.press("bar:back", "bar:back", "open:sound", "bar:back", "open:keys")


def _voice() -> Walk:
    walk = Walk().come_in().press("open:sound", "voices")
    walk.hear(
        VoicesListed((("id", "Bahasa Indonesia"), ("en", "English"), ("bug", "Basa Ugi"), ("bjn", "Bahasa Banjar")))
    )
    walk.press("voice:bug").hear(PromptsListed("bug", prompts())).press("part:scan", f"prompt:{LONGEST}")
    walk.press("record").hear(TakeMoved(4.2, 7)).press("stop_recording").hear(TakeEnded(TakeState.GOOD))
    return walk


def prompts() -> tuple[Prompt, ...]:
    """Three sentences a part, some of them read."""
    told: list[Prompt] = []
    for part in ("start", "prepare", "ask", "scan", "number", "help", "again", "keys", "services", "stale"):
        state = PromptState.STALE if part == "stale" else PromptState.OPEN
        told += [Prompt(part, sentence, state) for sentence in SENTENCES]
    told[0] = replace(told[0], state=PromptState.GIVEN)
    told[LONGEST] = replace(told[LONGEST], state=PromptState.OWN)
    return tuple(told)


def _glass() -> Walk:
    walk = Walk().come_in().press("open:glass", "part:ruler_along", "fits", "fits", "part:height").type("700")
    return walk.press("take", "part:touch").hear(*[TargetHit(2.0, 5.0)] * 5)


def _jobs() -> Walk:
    walk = Walk().come_in().press("open:logs", "copy")
    walk.hear(LogsKept("/media/technician/USB", ("kiosk.log", "state.txt", "kiosk.toml"))).press("bar:back")
    walk.press("open:soak", "minutes:30").hear(SoakMoved(12, {"printer": 2, "scanner": 1}, 900))
    walk.hear(SoakMoved(40, {"printer": 2, "scanner": 1}, 0, is_over=True))
    return walk.press("bar:back", "open:slip", "print")


def _new() -> Walk:
    walk = newcomer().press("language:id").type("BONTANG")
    walk.press("office:64.74.02", "zone:Asia/Makassar", "number:2", "glass:32-standing").type("700").press("take")
    walk.press("hub:other").type("192.168.1.10").press("take").hear(HubTried(HUB, HUB, APART)).press("later")
    walk.hear(SettingsKept(configured(walk))).type("RINA")
    walk.press("take").type("481516").press("take").type("481516").press("take").hear(AccountMade())
    walk.hear(*(DeviceProbed(kind, UNSET) for kind in DeviceKind), DeviceProbed(DeviceKind.PRINTER, OUT))
    walk.hear(DeviceProbed(DeviceKind.SCANNER, ABSENT)).press("go_on", "go_on").hear(*_findings())
    return walk.hear(Examined(None, is_last=True))
