"""What a technician is told of the document camera."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devices.camera import SimulatedCamera, Trouble
from devices.camera._checkup import CHECKUP, CameraCheckup
from devices.checkups import checkups
from kiosk.config import CameraConfig, Config, LaneConfig, OfficeConfig
from kiosk.ports import UNSET, CameraState, DeviceKind
from kiosk.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk() -> Iterator[SimulatedCamera]:
    with SimulatedCamera() as camera:
        yield camera


@pytest.fixture
def config(tmp_path: Path) -> Config:
    office = OfficeConfig("64.74.02", "Kecamatan Contoh", "Asia/Makassar")
    return Config("kiosk-1", tmp_path, office, (LaneConfig("umum", "A", "Loket 1"),))


def at(config: Config, url: str) -> Config:
    return replace(config, camera=CameraConfig(url, (1600, 1200), still_s=0.2, silent_s=4.0))


def test_it_is_found_by_its_place() -> None:
    assert checkups()[DeviceKind.CAMERA] is CHECKUP


def test_a_kiosk_without_a_camera_is_well(config: Config) -> None:
    assert CHECKUP.probe(config) is UNSET
    assert CHECKUP.test(config, lambda _: None) is UNSET


def test_an_address_that_is_none_is_no_camera(config: Config) -> None:
    assert CHECKUP.probe(at(config, "rtsp://camera/")).state == CameraState.ABSENT


def test_probe_tells_the_state_and_who_acts(desk: SimulatedCamera, config: Config) -> None:
    assert CHECKUP.probe(at(config, desk.url)).is_well
    desk.switch(Trouble.DENIED)
    verdict = CHECKUP.probe(at(config, desk.url))
    assert (verdict.state, verdict.who_acts) == (CameraState.DENIED, CameraState.DENIED.who_acts)


def test_test_says_what_to_do_in_both_languages_and_takes_a_page(desk: SimulatedCamera, config: Config) -> None:
    desk.lay(paper=None)
    said: list[str] = []

    def tell(key: str) -> None:
        said.append(key)
        if key == "camera.advice.no_paper":
            desk.lay(paper="letter")

    verdict = CHECKUP.test(at(config, desk.url), tell)
    assert verdict.is_well
    assert verdict.facts["page_px"]
    assert said[:2] == ["device.camera.test.lay", "camera.advice.no_paper"]
    assert said[-2:] == ["camera.advice.good", "device.camera.test.taken"]
    for language in ("id", "en"):
        assert all(Texts(language).get(key) for key in said)


def test_test_ends_by_itself_when_nothing_is_laid_down(desk: SimulatedCamera, config: Config) -> None:
    desk.lay(paper=None)
    verdict = CameraCheckup(test_s=0.3).test(at(config, desk.url), lambda _: None)
    assert verdict.is_well
    assert verdict.facts == {"advice": "no_paper"}


def test_cameras_on_usb_are_found_by_names_that_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "video4").touch()
    links = tmp_path / "by-id"
    links.mkdir()
    for index in (0, 1):
        (links / f"usb-Kamera_Berkas_A4_00AB12-video-index{index}").symlink_to(tmp_path / "video4")
    monkeypatch.setattr("devices.plugged.CAMERAS", links)
    (found,) = CHECKUP.find()
    assert found.name == "Kamera Berkas A4 00AB12"
    assert found.settings == {"url": f"v4l2:{links}/usb-Kamera_Berkas_A4_00AB12-video-index0"}
