import os
import shutil
import socket
import tomllib
from pathlib import Path

import pytest

from deploy.office import LANDSCAPE, PORTRAIT, Extras, Idle, Office, OfficeError, Panel, Ports, configuration
from kiosk.bootstrap.lock import hold
from kiosk.catalogue import SHIPPED, Versions
from kiosk.config import load_config


@pytest.mark.parametrize("panel", [PORTRAIT, LANDSCAPE])
def test_the_kiosk_accepts_its_sample_configuration(tmp_path: Path, panel: Panel) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(configuration(tmp_path, Ports(1, 2, 3), panel, Idle(idle_s=7)), encoding="utf-8")
    config = load_config(path)
    assert (config.panel.width_mm, config.panel.height_mm) == (panel.width_mm, panel.height_mm)
    assert config.session.idle_s == 7
    assert config.hub.state_dir != config.state_dir
    assert [lane.letter for lane in config.lanes] == ["A", "C"]


@pytest.mark.parametrize("extras", [Extras(), Extras(has_spare=True), Extras(is_two_switch=True)])
def test_what_only_some_offices_have_is_in_the_configuration_when_asked_for(tmp_path: Path, extras: Extras) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(configuration(tmp_path, Ports(1, 2, 3), PORTRAIT, Idle(), extras), encoding="utf-8")
    config = load_config(path)
    assert Extras(bool(config.spare_printer.url), config.keypad.two_switch) == extras


def test_a_folder_with_quotes_stays_one_string(tmp_path: Path) -> None:
    folder = tmp_path / 'a "b" \\c'
    assert tomllib.loads(configuration(folder, Ports(), PORTRAIT, Idle()))["state_dir"] == str(folder / "kiosk")


def test_a_taken_port_is_replaced_and_free_ones_are_kept() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        desk = taken.getsockname()[1]
        wanted = Ports.free()
        ports = Ports.free(Ports(desk, wanted.dock, wanted.printer))
    assert ports.desk != desk
    assert (ports.dock, ports.printer) == (wanted.dock, wanted.printer)


def test_a_second_office_in_a_folder_is_refused_and_touches_nothing(tmp_path: Path) -> None:
    first = Office(tmp_path, Ports(1, 2, 3), PORTRAIT)
    first.prepare()
    before = first.config.read_text()
    second = Office(tmp_path, Ports(4, 5, 6), LANDSCAPE)
    with pytest.raises(OfficeError, match=rf"already runs in {tmp_path} \(process {os.getpid()}\)"):
        second.start()
    second.stop()
    assert first.config.read_text() == before
    first.stop()
    second.prepare()
    second.stop()


def test_a_kiosk_that_outlived_its_office_keeps_the_folder(tmp_path: Path) -> None:
    with hold(tmp_path / "kiosk"), pytest.raises(OfficeError, match=f"already runs in {tmp_path / 'kiosk'}"):
        Office(tmp_path, Ports(1, 2, 3), PORTRAIT).start()
    assert not (tmp_path / "kiosk.toml").exists()


def test_a_catalogue_is_installed_before_the_office_starts(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "mine"))
    file = folder / "services" / "sku" / "service.toml"
    file.write_text(file.read_text("utf-8").replace("order = ", "order = 1", 1), "utf-8")
    office = Office(tmp_path / "office", Ports(1, 2, 3), PORTRAIT, catalogue=folder)
    office.prepare()
    office.stop()
    config = load_config(office.config)
    assert Versions(config.state_dir / "catalogue").current() is not None


def test_a_catalogue_with_a_problem_starts_nothing_and_names_file_and_line(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "mine"))
    file = folder / "services" / "sku" / "service.toml"
    file.write_text(file.read_text("utf-8").replace("fee_rupiah", "fee_rupia"), "utf-8")
    office = Office(tmp_path / "office", Ports(1, 2, 3), PORTRAIT, catalogue=folder)
    with pytest.raises(OfficeError, match=r"(?s)cannot be used.*sku/service\.toml:\d+: fee_rupia"):
        office.start()
    office.stop()
    with pytest.raises(OfficeError, match="cannot be used"):
        Office(tmp_path / "other", Ports(1, 2, 3), PORTRAIT, catalogue=tmp_path / "nowhere").start()
