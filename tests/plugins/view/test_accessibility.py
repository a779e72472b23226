"""The page as axe sees it, in both colour schemes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import glossator

if TYPE_CHECKING:
    from browsing import Open


def axe() -> str:
    """The script of axe-core, as the PyPI package brings it."""
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    [path] = Path(package.__file__).parent.glob("**/axe.min.js")
    return path.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("looked_at", ["", "#titles:3"])
def test_axe_finds_nothing_serious(
    scheme: str, looked_at: str, open_page: Open, embassy: glossator.Document
) -> None:
    page = open_page(embassy, hash=looked_at, color_scheme=scheme, bypass_csp=True)
    page.evaluate(axe())
    found = page.evaluate("axe.run()")
    serious = [
        (one["id"], one["impact"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical", "moderate")
    ]
    assert serious == []
    assert len(found["passes"]) > 10
