"""Services as data: reading and checking them, the question after an answer, the list of regions."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from bench.figures import Figure
from kiosk.application import Answer, Filling, settle
from kiosk.catalogue import SHIPPED, QuestionType, Scope, parse_expression
from tests.fakes.services import FACTS, ask, service

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stage import Stage
    from kiosk.catalogue import Service

NEXT_MS = 1.0
SHIPPED_MS = 300.0
MANY_MS = 5000.0
REGIONS_MS = 50.0
MANY = 1000
QUESTIONS = 60
ANSWERS = 500
COLD_TIMES = 5
CONDITION = re.compile(r"^(ask_if|needed_if|when) = '(.{,280})'$", re.MULTILINE)
# In a process of its own, as at a start: nothing was read before. Prints milliseconds: ours, and the limit's.
LOAD = """
import json, sys, time
from pathlib import Path
import tomli
from kiosk.catalogue import load
folder = Path(sys.argv[1])
began_s = time.perf_counter()
for file in sorted(folder.rglob("*.toml")):
    tomli.loads(file.read_text("utf-8"))
parsed_s = time.perf_counter()
found = load(folder, {"umum"})
took = [1000 * (time.perf_counter() - parsed_s), 1000 * (parsed_s - began_s)]
assert found.services and not found.problems, found.problems[:3]
print(json.dumps(took))
"""
REGIONS = """
import json, time
from kiosk.identity import kecamatan_of, provinces_list, regencies_of, villages_of
from kiosk.identity._regions import DATA
began_s = time.perf_counter()
for name in ("regions.txt", "villages.txt"):
    DATA.joinpath(name).read_bytes()
read_s = time.perf_counter()
took = []
steps = {provinces_list: (), regencies_of: ("64",), kecamatan_of: ("64.74",), villages_of: ("96.71.10",)}
for step, region in steps.items():
    start_s = time.perf_counter()
    assert step(*region)
    took.append(1000 * (time.perf_counter() - start_s))
print(json.dumps([max(took), 1000 * (read_s - began_s)]))
"""


def measure(stage: Stage) -> list[Figure]:
    """None of it needs the window; the folder of the stage holds the thousand services."""
    many = make_many(stage.office.folder / "many")
    shipped = _loaded("the services as shipped", SHIPPED, SHIPPED_MS)
    return [_next(), shipped, _loaded(f"{MANY} services with conditions of their own", many, MANY_MS), _regions()]


def make_many(folder: Path) -> Path:
    """The shipped catalogue, its services copied under other codes, `MANY` in all.

    Each has conditions of its own, as a thousand services of a thousand authors would: read once, they are not known
    for the next. No home page has room for so many: the copies are read and checked
    like all, and then hidden by the office.
    """
    shutil.copytree(SHIPPED, folder)
    codes = sorted(place.name for place in (SHIPPED / "services").iterdir())
    copies = [f"{codes[number % len(codes)]}-{number}" for number in range(MANY - len(codes))]
    for number, copy in enumerate(copies, 1):
        shutil.copytree(SHIPPED / "services" / copy.rpartition("-")[0], folder / "services" / copy)
        file = folder / "services" / copy / "service.toml"
        file.write_text(CONDITION.sub(rf"\1 = '(\2) && {number} > 0'", file.read_text("utf-8")), "utf-8")
    hidden = (f"[services.{copy}]\nhidden = true\n" for copy in copies)
    (folder / "overlay.toml").write_text("".join(hidden), "utf-8")
    return folder


def _next() -> Figure:
    """Settling a whole form again after each answer, half its questions with a condition."""
    made = _long_form()
    scope, conditions = Scope(FACTS), [parse_expression(one.ask_if) for one in made.questions if one.ask_if]
    answers: dict[str, Answer] = {}
    took, limit = [], []
    for number in range(ANSWERS):
        code = f"q{number % QUESTIONS}"
        answers[code] = Answer(code, code, "ab"[number % 2], "")
        filling = Filling(dict(answers))
        began_s = time.perf_counter()
        settle(made, FACTS, filling)
        settled_s = time.perf_counter()
        for condition in conditions:
            assert not isinstance(condition, str)
            scope.holds(condition)
        took.append(1000 * (settled_s - began_s))
        limit.append(1000 * (time.perf_counter() - settled_s))
    alone = f"evaluating the conditions alone, {1000 * median(limit):.0f} µs in the median"
    remark = f"{QUESTIONS} questions, {len(conditions)} conditions; peer: {alone}"
    return Figure("next question after an answer", "ms", tuple(took), NEXT_MS, True, tuple(limit), remark)


def _long_form() -> Service:
    conditions = ('q{0} == "a" || q{0} == "b"', 'q{0} != null && for_whom == "self"', 'size(q{0}) == 1 && q0 != "c"')
    questions = [
        ask(f"q{number}", QuestionType.TEXT, conditions[number % 3].format(number - 1) if number % 2 else "")
        for number in range(QUESTIONS)
    ]
    return replace(service(*questions), code="long")


def _loaded(what: str, folder: Path, target: float) -> Figure:
    runs = [_cold(LOAD, str(folder)) for _ in range(COLD_TIMES if folder == SHIPPED else 2)]
    remark = "from nothing, in a new process; peer: parsing the same TOML alone"
    took, limit = tuple(run[0] for run in runs), tuple(run[1] for run in runs)
    return Figure(f"{what} read and checked", "ms", took, target, peer=limit, remark=remark)


def _regions() -> Figure:
    runs = [_cold(REGIONS) for _ in range(COLD_TIMES)]
    remark = (
        "the slowest of provinces, regencies, kecamatan, villages, each for the first time; peer: reading the bytes"
    )
    took, limit = tuple(run[0] for run in runs), tuple(run[1] for run in runs)
    return Figure("a list of regions", "ms", took, REGIONS_MS, peer=limit, remark=remark)


def _cold(program: str, *arguments: str) -> list[float]:
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    found: list[float] = json.loads(done.stdout)
    return found
