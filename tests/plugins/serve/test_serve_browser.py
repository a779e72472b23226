"""The pages in a real browser: without scripts, by keyboard, dark, and as axe sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import axe_finds
from served import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow("it starts a server and a browser")

PAGES = ["/documents", "/documents?q=fled", "/values?facet=entities", "/try", "/programs", "/x"]


@pytest.fixture(scope="module")
def running(start_for_module: Callable[..., Running], browser: Browser, corpus: Path) -> Running:
    return start_for_module(corpus, "--chain", "light", "--jobs", "1")


@pytest.fixture
def visit(browser: Browser, running: Running) -> Iterator[Callable[..., Page]]:
    """Open a page of the server; what the console says fails the test."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_page(address: str, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(running.address.rstrip("/") + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [one for one in troubles if "404 (Not Found)" not in one] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [*PAGES, "/document?id=court"])
def test_axe_finds_nothing_serious(visit: Callable[..., Page], address: str, scheme: str) -> None:
    page = visit(address, color_scheme=scheme, bypass_csp=True, extra_http_headers={})
    serious, _ = axe_finds(page)
    assert serious == []


def test_a_corpus_is_looked_through_without_scripts(visit: Callable[..., Page]) -> None:
    page = visit("/", java_script_enabled=False)
    page.fill("#q", "fled")
    page.click("button:has-text('Search')")
    assert page.inner_text("#total") == "2 documents"
    page.click(".facets a:has-text('Jo Song Gil')")
    assert page.inner_text("#total") == "1 document"
    page.click(".list h2 a")
    assert "have fled Rome" in page.inner_text("article")
    page.go_back()
    page.click(".chips a.all")
    assert page.inner_text("#total") == "3 documents"


def test_a_corpus_is_looked_through_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit("/documents")
    page.keyboard.press("/")
    page.keyboard.type("ambassador")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=ambassador**")
    assert page.url.endswith("/documents?q=ambassador")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(60):
        page.keyboard.press("Tab")
        if "/document?id=court" in (page.evaluate("document.activeElement.href") or ""):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("article .lanes", state="attached")
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".card") != ""


def test_a_choice_of_order_is_followed_at_once(visit: Callable[..., Page]) -> None:
    page = visit("/documents")
    page.select_option("select[name=sort]", "title")
    page.wait_for_url("**sort=title")
    assert page.inner_text(".list h2 >> nth=0") == "<b>No</b> name"


def test_a_text_is_tried_and_drawn(visit: Callable[..., Page]) -> None:
    page = visit("/try")
    page.click("text=Take an example")
    page.uncheck("input[value=claims]")
    page.click("text=Annotate")
    page.wait_for_selector("article .bar", state="attached", timeout=60_000)
    assert "acting ambassador" in page.inner_text("article")
    assert not page.is_checked("input[value=claims]", strict=False)
    assert page.locator(".legend").inner_text().count("claims") == 0


def test_a_narrow_screen_shows_all_of_a_list(visit: Callable[..., Page]) -> None:
    page = visit("/documents")
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_markup_of_a_text_does_nothing(visit: Callable[..., Page]) -> None:
    page = visit("/document?id=a%2Fb%20%3F%26")
    page.on("dialog", lambda _: pytest.fail("a script of a text has run"))
    assert "<script>alert(1)</script>" in page.inner_text("article")
