"""The pages as they are without a browser: what they say, and that what they show is text."""

from __future__ import annotations

import contextlib
import html
import re
from urllib.parse import urlsplit

import pytest
from served import Asked

from glossator.cli.shared import Registry
from glossator.service import ChainFile, Service
from glossator_serve.settings import Settings
from glossator_serve.state import Server

LINK = re.compile(r'<a [^>]*href="([^"]*)"')


def links(page: str) -> list[str]:
    return [html.unescape(one) for one in LINK.findall(page)]


def test_a_list_has_documents_and_what_they_can_be_narrowed_down_by(browsed: Asked) -> None:
    page = browsed.page("/documents").text
    assert "3 documents" in page
    for heading in ("Names", "Offices", "Places", "Quoted", "Outlet", "Year", "Layers"):
        assert f"<summary>{heading}</summary>" in page
    assert "/document?id=court" in links(page)


def test_every_link_of_every_page_leads_somewhere(browsed: Asked) -> None:
    waiting = ["/documents", "/programs", "/documents?q=fled&since=2018&with=has:titles"]
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 60:
            continue
        seen.add(address)
        answer = browsed.page(address)
        assert answer.status_code in (200, 303), (address, answer.text)
        found = (one for one in links(answer.text) if one.startswith("/"))
        waiting += [one for one in found if urlsplit(one).path != "/openapi.json"]
    assert len(seen) > 20


def test_narrowing_down_is_a_link_and_so_is_taking_it_back(browsed: Asked) -> None:
    named = [one for one in links(browsed.page("/documents").text) if "Jo+Song+Gil" in one]
    narrower = next(one for one in named if "entities" in one)
    page = browsed.page(narrower).text
    assert "1 document" in page
    assert "Names: <bdi>Jo Song Gil</bdi>" in page
    assert "/documents" in links(page)
    without = next(
        one for one in links(browsed.page("/documents").text) if "without=hedging" in one
    )
    assert "2 documents" in browsed.page(without).text


def test_what_is_searched_for_is_marked(browsed: Asked) -> None:
    page = browsed.page("/documents?q=ambassador").text
    assert "<mark>Ambassador</mark> Jo Song Gil" in page
    assert 'value="ambassador"' in page


def test_markup_in_texts_queries_and_titles_is_text(browsed: Asked) -> None:
    for address in (
        "/documents",
        "/documents?q=cafe",
        "/document?id=a%2Fb%20%3F%26",
        "/documents?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/documents?with=titles:%22%3E%3Cscript%3Ealert(1)",
        "/document?id=%3Cscript%3Ealert(1)%3C/script%3E",
        "/values?facet=titles&beginning=%22%3E%3Cscript%3Ealert(1)",
    ):
        page = browsed.page(address).text
        assert "<script>alert" not in page
        assert "<b>No" not in page
    assert "&lt;b&gt;No&lt;/b&gt; name" in browsed.page("/documents").text


def test_a_document_is_drawn_as_view_draws_it(browsed: Asked) -> None:
    page = browsed.page("/document?id=court").text
    assert '<section class="document"' in page
    assert 'src="/static/view.js"' in page
    assert "have fled Rome" in page


def test_a_text_can_be_tried(annotating: Asked) -> None:
    page = annotating.page("/try").text
    assert re.search(r'name="layers" value="word" checked', page)
    form = {"text": "fine <b>text", "layers": ["word"]}
    drawn = annotating("POST", "/try", data=form, headers={"Accept": "text/html"}).text
    assert '<section class="document"' in drawn
    assert "fine &lt;b&gt;text" in drawn


def test_a_layer_that_is_not_chosen_is_not_shown_though_another_uses_it(registry: Registry) -> None:
    form = {"text": "He fled on Friday.", "layers": ["dates"]}
    with contextlib.closing(Service(ChainFile(), jobs=1, time_limit=60)) as service:
        service.start(warm=False)
        asked = Asked(Server(Settings(), registry, None, service))
        drawn = asked("POST", "/try", data=form, headers={"Accept": "text/html"}).text
    assert '"name":"dates"' in drawn
    assert '"name":"tokens"' not in drawn


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"text": "raise"}, 200, "words failed: ValueError: no luck"),
        ({"text": "kill"}, 500, "SIGKILL"),
        ({"text": " "}, 422, "paste a text first"),
        ({"text": "a", "layers": "wrod"}, 400, "did you mean"),
        ({"text": "a", "set": "x"}, 400, "unknown option"),
    ],
)
def test_what_goes_wrong_with_a_text_is_told_beside_it(
    annotating: Asked, form: dict[str, str], status: int, said: str
) -> None:
    answer = annotating("POST", "/try", data=form, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert said in html.unescape(answer.text)
    assert form["text"].strip() in answer.text


def test_a_browser_is_told_of_an_error_in_a_page(browsed: Asked) -> None:
    answer = browsed.page("/nothing")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>Not Found</h1>" in answer.text


def test_without_a_corpus_the_first_page_is_for_trying(annotating: Asked, browsed: Asked) -> None:
    assert annotating.page("/").headers["location"] == "/try"
    assert browsed.page("/").headers["location"] == "/documents"
    assert "/documents" not in links(annotating.page("/try").text)
