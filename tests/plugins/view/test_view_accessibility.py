"""The page as axe sees it, in both colour schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import axe_finds

import glossator

if TYPE_CHECKING:
    from browsing import Open


@pytest.mark.slow("draws in a browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("looked_at", ["", "#titles:3"])
def test_axe_finds_nothing_serious(
    scheme: str, looked_at: str, open_page: Open, embassy: glossator.Document
) -> None:
    other = glossator.Document(id="other", text="Nothing is said of it.", language="en")
    shown = [embassy] if looked_at else [embassy, other]
    page = open_page(*shown, hash=looked_at, color_scheme=scheme, bypass_csp=True)
    serious, passes = axe_finds(page)
    assert serious == []
    assert passes > 10
