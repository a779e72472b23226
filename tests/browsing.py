"""A browser for pages: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
"""Opens a page of documents."""

Until = Callable[["Page", str], None]
"""Waits until an expression is true."""

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def chromium() -> Iterator[Browser]:
    """Chromium; without it, or without Playwright, the test is skipped with the reason."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    named = os.environ.get("CHROMIUM")
    path = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not installed: `make browser` installs it, or CHROMIUM names it")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


def _axe() -> str:
    """The script of axe-core, as the PyPI package brings it."""
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    [path] = Path(package.__file__).parent.glob("**/axe.min.js")
    return path.read_text("utf-8")


def axe_finds(page: Page) -> tuple[list[Any], int]:
    """What axe-core has against a page, from moderate on; and how many rules it passes."""
    page.evaluate(_axe())
    found = page.evaluate("axe.run()")
    serious = [
        (one["id"], one["impact"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical", "moderate")
    ]
    return serious, len(found["passes"])
