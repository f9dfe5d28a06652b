import os
import subprocess
import sys

import pytest

from bench import processes
from bench.figures import Figure, percentile, table


@pytest.mark.parametrize(("percent", "expected"), [(50, 10), (95, 19), (100, 20), (1, 1)])
def test_percentile_is_a_measured_value(percent: float, expected: float) -> None:
    assert percentile(tuple(float(value) for value in range(20, 0, -1)), percent) == expected


def test_tail_is_held_by_p95_and_not_by_the_median() -> None:
    values = (1.0,) * 18 + (50.0, 50.0)
    assert Figure("touch", "ms", values, 5, is_tail=True).verdict == "MISS"
    assert Figure("touch", "ms", values, 5).verdict == "hit"
    assert Figure("touch", "ms", values).verdict == "-"


def test_table_says_plainly_what_was_missed() -> None:
    written = table([Figure("slow thing", "ms", (9.0,), 5), Figure("good thing", "B", (1.0,), 5, peer=(7.0, 8.0))])
    assert "MISSED: slow thing." in written
    assert "7.5 / 8.0" in written


def test_what_a_child_used_counts_as_work_once_it_has_ended() -> None:
    before_s = processes.workers_s(os.getpid())
    subprocess.run([sys.executable, "-c", "sum(range(3_000_000))"], check=True)
    assert processes.workers_s(os.getpid()) > before_s


def test_a_tree_holds_child_and_grandchild_and_their_memory() -> None:
    script = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'input()']); print('up', flush=True); input()"
    )
    child = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert child.stdout is not None
        child.stdout.readline()
        found = processes.tree(os.getpid())
        assert [one.parent for one in found if one.pid == child.pid] == [os.getpid()]
        assert [one for one in found if one.parent == child.pid]
        assert processes.pss_mib(processes.tree(child.pid)) > 2
        assert processes.cpu_s(processes.tree(child.pid)) > 0
    finally:
        child.kill()
        child.communicate()
