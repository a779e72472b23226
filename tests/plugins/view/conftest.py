"""A browser for the pages, and an article to show in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Open, Until

import glossator
import glossator_view

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> dict[str, Any]:
    """The browser's contexts by their options: pages keep nothing there that others would see, and
    a context takes most of the time that opening a page does."""
    return {}


@pytest.fixture
def open_page(browser: Browser, contexts: dict[str, Any], tmp_path: Path) -> Iterator[Open]:
    """Show documents in a page; a message of the console, or a request, fails the test."""
    pages: list[Page] = []
    troubles: list[str] = []

    def show(
        *documents: glossator.Document,
        layers: Sequence[str] | None = None,
        hash: str = "",  # noqa: A002  # the browser's word
        width: int = 1280,
        **options: Any,
    ) -> Page:
        path = tmp_path / f"page-{len(pages)}.html"
        path.write_text(glossator_view.page(documents, layers=layers), "utf-8")
        key = repr((width, options))
        if key not in contexts:
            contexts[key] = browser.new_context(viewport={"width": width, "height": 800}, **options)
        page: Page = contexts[key].new_page()
        pages.append(page)
        page.on("console", lambda said: troubles.append(said.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda one: troubles.append(one.url) if "file:" not in one.url else None)
        page.goto(path.as_uri() + hash)
        page.wait_for_selector("article .lanes", state="attached")
        return page

    yield show
    for page in pages:
        page.close()
    assert troubles == []


@pytest.fixture
def until() -> Until:
    """Wait until an expression is true; the page's policy forbids Playwright's own way."""

    def wait(page: Page, expression: str) -> None:
        for _ in range(100):
            if page.evaluate(expression):
                return
            page.wait_for_timeout(50)
        pytest.fail(f"never true: {expression}")

    return wait


@pytest.fixture(scope="session")
def embassy() -> glossator.Document:
    """An article with all layers that need no model."""
    text = (Path(__file__).parents[3] / "seeds" / "embassy.txt").read_text("utf-8")
    with glossator.chain(name="light") as chain:
        return chain(glossator.Document(id="embassy", text=text))
