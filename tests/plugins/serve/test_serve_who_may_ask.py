"""Who may ask a server: by which name, from which page, with which token."""

from __future__ import annotations

import pytest
from served import Asked

from glossator.cli.shared import Registry
from glossator_serve.guard import HEADERS
from glossator_serve.search import Index
from glossator_serve.settings import Settings
from glossator_serve.state import Server

TOKEN = "a-token-of-some-length"


@pytest.fixture
def public(index: Index, registry: Registry) -> Asked:
    settings = Settings(host="0.0.0.0", token=TOKEN, hosts=("news.example.org",))
    return Asked(Server(settings, registry, index))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:80", "LOCALHOST."])
def test_its_own_names_are_known(browsed: Asked, host: str) -> None:
    assert browsed("GET", "/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[", "10.0.0.1"])
def test_another_name_that_leads_here_is_refused(browsed: Asked, host: str) -> None:
    answer = browsed("GET", "/health", headers={"Host": host})
    assert (answer.status_code, "--allow-host" in answer.json()["detail"]) == (421, True)


def test_a_name_can_be_allowed_and_an_address_is_no_name(public: Asked) -> None:
    for host, status in {"news.example.org": 200, "10.0.0.1:80": 200, "evil.example": 421}.items():
        assert public("GET", "/health", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_another_site_cannot_post(browsed: Asked, headers: dict[str, str]) -> None:
    assert browsed("POST", "/validate", json={}, headers=headers).status_code == 403


def test_its_own_pages_can_post(browsed: Asked) -> None:
    headers = {"Origin": "http://localhost:8321", "Sec-Fetch-Site": "same-origin"}
    assert browsed("POST", "/validate", json={}, headers=headers).status_code == 200


@pytest.mark.parametrize("said", ["", "Bearer", "Bearer nonsense", "Basic x", f"Bearer {TOKEN}x"])
def test_without_the_token_nothing_is_told(public: Asked, said: str) -> None:
    answer = public("GET", "/documents", headers={"Authorization": said})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert TOKEN not in answer.text


def test_with_the_token_all_is_told(public: Asked) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    assert public("GET", "/documents", headers=headers).json()["total"] == 3


def test_a_browser_signs_in_once_by_link_or_by_form(public: Asked) -> None:
    shown = public.page("/documents")
    assert (shown.status_code, shown.headers["location"]) == (303, "/sign-in")
    assert "Ambassador" not in public.page("/sign-in").text
    by_link = public.page(f"/documents?token={TOKEN}")
    assert (by_link.status_code, by_link.headers["location"]) == (303, "/documents")
    by_form = public("POST", "/sign-in", data={"token": TOKEN})
    for answer in (by_link, by_form):
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.casefold()
        assert TOKEN not in cookie
        headers = {"Cookie": cookie.partition(";")[0]}
        assert public("GET", "/documents", headers=headers).status_code == 200
    wrong = public("POST", "/sign-in", data={"token": "nonsense"})
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (401, False)
    forged = {"Cookie": f"glossator={TOKEN}"}
    assert public("GET", "/documents", headers=forged).status_code == 401


@pytest.mark.parametrize("address", ["/documents", "/nothing", "/static/view.css", "/openapi.json"])
def test_every_answer_has_the_usual_headers(browsed: Asked, address: str) -> None:
    answer = browsed("GET", address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "server" not in answer.headers


@pytest.mark.parametrize("name", ["..%2f__init__.py", "serve.css%00", "%2e%2e/guard.py", "x"])
def test_no_file_beyond_its_own_is_read(browsed: Asked, name: str) -> None:
    assert browsed("GET", f"/static/{name}").status_code == 404


def test_a_mistake_of_the_server_tells_nothing_of_the_text(
    browsed: Asked, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise RuntimeError("the secret text")

    assert browsed.server.index
    monkeypatch.setattr(browsed.server.index, "search", wrong)
    answer = browsed("GET", "/documents?q=secret")
    assert answer.status_code == 500
    said = capsys.readouterr().err
    assert said.startswith("Error: RuntimeError (test_serve_who_may_ask.py, line ")
    assert "secret" not in said + answer.text
