"""What is plugged in, on a machine of umockdev's."""

from __future__ import annotations

import re
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.plugged import (
    MOST_NAME,
    SerialAddress,
    SerialUrlError,
    clean,
    find_serial_lines,
    input_devices,
    usb_devices,
    watch,
)
from devices.plugged._inputs import keys_in
from tests.devices.testbed import READER, SERIAL_LINE, Testbed, in_testbed


def look_round(dumps: list[str]) -> dict[str, Any]:
    bed = Testbed()
    for dump in dumps:
        bed.add(dump)
    usb = [asdict(one) | {"identity": one.identity, "classes": sorted(one.classes)} for one in usb_devices()]
    inputs = [asdict(one) | {"keys": sorted(one.keys)} for one in input_devices()]
    lines = [(one.path, one.name, one.usb.identity if one.usb else "") for one in find_serial_lines()]
    return {"usb": usb, "inputs": inputs, "lines": lines}


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    result: dict[str, Any] = in_testbed(look_round, dumps=[SERIAL_LINE, READER])
    return result


def test_usb_devices_are_told_with_numbers_and_cleaned_names(found: dict[str, Any]) -> None:
    line, reader = found["usb"]
    assert (line["vid"], line["pid"], line["maker"], line["name"]) == ("1a86", "7523", "QinHeng", "USB Serial")
    assert line["serial"] == "ABC [31mX"
    assert reader["identity"] == "05e0:1200"
    assert reader["classes"] == ["03"]


def test_a_serial_line_is_named_by_the_link_that_stays_and_knows_its_usb_device(found: dict[str, Any]) -> None:
    link = "/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0"
    assert found["lines"] == [[link, "QinHeng USB Serial", "1a86:7523 ABC [31mX"]]


def test_an_input_device_tells_its_keys_without_being_opened(found: dict[str, Any]) -> None:
    (reader,) = found["inputs"]
    assert reader["link"] == "/dev/input/by-id/usb-Symbol_Bar_Code_Scanner-event-kbd"
    assert reader["identity"] == "05e0:1200"
    assert {1, 28, 57} <= set(reader["keys"])


def plug_and_pull(dump: str) -> list[int]:
    changed, counts, bed = threading.Event(), [], Testbed()
    hearing = watch(changed.set)
    for act in (lambda: bed.add(dump), lambda: bed.remove("/sys/devices/pci0000:00/usb1/1-3")):
        act()
        assert changed.wait(5)
        changed.clear()
        counts.append(len(usb_devices()))
    hearing.close()
    return counts


def test_plugging_in_and_pulling_out_is_heard() -> None:
    assert in_testbed(plug_and_pull, dump=READER) == [1, 0]


@given(st.text())
def test_a_cleaned_name_is_one_short_printable_line(text: str) -> None:
    name = clean(text)
    assert len(name) <= MOST_NAME
    assert not name or name.isprintable()
    assert clean(name) == name


@pytest.mark.parametrize(
    ("bitmap", "keys"), [("", set()), ("0", set()), ("1 0", {64}), ("5", {0, 2}), ("rubbish", set())]
)
def test_keys_are_read_from_the_kernels_bitmap(bitmap: str, keys: set[int]) -> None:
    assert keys_in(bitmap) == keys


@pytest.mark.parametrize(
    "url",
    [
        "",
        "serial:",
        "serial:ttyUSB0",
        "tcp://x:1",
        "serial:/dev/x?baud=0",
        "serial:/dev/x?baud=²",
        "serial:/dev/x?bits=7",
    ],
)
def test_a_serial_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(SerialUrlError):
        SerialAddress.from_url(url)


def test_a_serial_address_has_a_usual_speed() -> None:
    assert SerialAddress.from_url("serial:/dev/serial/by-id/x") == SerialAddress("/dev/serial/by-id/x", 9600)
    assert SerialAddress.from_url("serial:/dev/x?baud=115200").baud == 115200


def parse_rules(path: Path) -> list[list[tuple[str, str, str]]]:
    part = re.compile(r'([A-Z]+(?:\{[^}]+\})?)\s*(==|!=|\+=|:=|=)\s*"([^"]*)"')
    rules = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            parts = [part.fullmatch(one.strip()) for one in re.split(r",(?=\s)", line)]
            assert None not in parts, line
            rules.append([one.groups() for one in parts if one is not None])
    return rules


def test_every_rule_of_udev_matches_something_and_sets_something() -> None:
    rules = parse_rules(Path(__file__).parents[3] / "deploy/udev/90-anjungan.rules")
    assert len(rules) > 5
    for rule in rules:
        operators = {operator for _, operator, _ in rule}
        assert operators & {"==", "!="}, rule
        assert operators & {"=", "+="}, rule
        assert not [one for one in rule if one[0] == "MODE" and one[2].endswith(("6", "7", "4"))], "nobody else reads"
