"""What a hostile page, program or configuration cannot do to the hub."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
import requests

from sync.hub import HubError
from sync.hub._run import listen
from sync.protocol import MOST_PAGE_BYTES, MOST_REQUEST_BYTES
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from pathlib import Path

from tests.sync.office import HubProcess

POSTS = [
    "/counter",
    "/call-next",
    "/undo",
    "/find",
    f"/tickets/{UUID(int=7)}/open",
    f"/tickets/{UUID(int=7)}/served",
    f"/alerts/{UUID(int=7)}/close",
]
GETS = ["/", "/healthz", "/static/desk.css", "/static/desk.js", "/nothing", f"/v1/applications/{UUID(int=7)}"]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> HubProcess:
    hub = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield hub  # type: ignore[misc]
    hub.kill()


@pytest.mark.parametrize("path", GETS)
def test_every_answer_carries_the_headers(hub: HubProcess, path: str) -> None:
    headers = requests.get(hub.url + path, timeout=PATIENCE_S).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "Server" not in headers


@pytest.mark.parametrize("path", [*POSTS, "/v1/sync"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:1"},
        {"Host": "evil.example"},
    ],
)
def test_post_of_a_foreign_page_is_turned_away(hub: HubProcess, path: str, headers: dict[str, str]) -> None:
    assert requests.post(hub.url + path, headers=headers, timeout=PATIENCE_S).status_code == 403


@pytest.mark.parametrize("path", POSTS)
def test_post_without_any_origin_is_turned_away(hub: HubProcess, path: str) -> None:
    assert requests.post(hub.url + path, timeout=PATIENCE_S).status_code == 403


@pytest.mark.parametrize("path", POSTS)
def test_no_get_changes_state(hub: HubProcess, path: str) -> None:
    assert requests.get(hub.url + path, timeout=PATIENCE_S).status_code == 405


def test_name_that_points_here_from_elsewhere_reads_nothing(hub: HubProcess) -> None:
    assert requests.get(hub.url, headers={"Host": "rebound.example"}, timeout=PATIENCE_S).status_code == 403


def test_body_above_the_cap_is_turned_away(hub: HubProcess) -> None:
    too_much = b" " * (MOST_REQUEST_BYTES + 1)
    assert requests.post(f"{hub.url}/v1/sync", data=too_much, timeout=PATIENCE_S).status_code == 413
    assert requests.post(f"{hub.url}/v1/sync", data=iter([too_much]), timeout=PATIENCE_S).status_code == 413
    declared = {"Content-Length": str(MOST_PAGE_BYTES + 1)}
    put = requests.Request("PUT", f"{hub.url}/v1/pages/{'0' * 64}", headers=declared).prepare()
    put.headers.update(declared)
    assert requests.Session().send(put, timeout=PATIENCE_S).status_code == 413


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"kiosk":"k","lanes":[],"entries":1}']
)
def test_unreadable_batch_is_turned_down(hub: HubProcess, data: bytes) -> None:
    assert requests.post(f"{hub.url}/v1/sync", data=data, timeout=PATIENCE_S).status_code == 400


@pytest.mark.parametrize("path", ["/v1/pages/..%2f..%2fhub.key", "/v1/pages/" + "Z" * 64, "/static/..%2f_app.py"])
def test_no_path_leads_out_of_the_folders(hub: HubProcess, path: str) -> None:
    assert requests.get(hub.url + path, timeout=PATIENCE_S).status_code in {404, 422}


def test_page_that_no_document_names_is_not_shown_at_the_desk(hub: HubProcess) -> None:
    assert requests.get(f"{hub.url}/pages/{'0' * 64}", timeout=PATIENCE_S).status_code == 404


def test_hub_listens_on_this_machine_only() -> None:
    for address in ["0.0.0.0:8470", "192.0.2.1:8470", "[::]:8470"]:
        with pytest.raises(HubError, match="not_loopback"):
            listen(address)
    for address in ["", "nowhere", "example.org:80", "127.0.0.1:x", "127.0.0.1:99999"]:
        with pytest.raises(HubError, match="unreadable"):
            listen(address)
    listen("127.0.0.1:0").close()


def test_taken_port_is_said(tmp_path: Path) -> None:
    del tmp_path
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(HubError, match=r"taken .*reason=Address already in use"),
    ):
        listen(f"127.0.0.1:{taken.getsockname()[1]}")
