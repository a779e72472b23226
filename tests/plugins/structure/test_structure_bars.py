"""Rows of links and buttons are no article, and no table, wherever they stand."""

from __future__ import annotations

import pytest

from glossator_structure.annotate import blocks

ARTICLE = """Envoy quits over leaked cable
By Ana Ruiz
The ambassador of Norland resigned on Monday after a cable was leaked. He left the town at night.
"""


@pytest.mark.parametrize(
    "row",
    [
        "Home | World | Business | Sport",
        "Home > World > Africa",
        "Sign in | Subscribe",
        "Facebook Twitter WhatsApp Email",
        "Print Email Comments (12)",
    ],
)
def test_a_row_of_links_is_promotion_and_the_headline_is_below_it(row: str) -> None:
    found = {block.start: block.kind for block in blocks(f"{row}\n{ARTICLE}")}
    assert (found[0], found[len(row) + 1]) == ("promo", "headline")


def test_rows_below_each_other_are_a_table() -> None:
    rows = "Name | Party | Seat | Votes\nHolm | Green | Marl | Many\n"
    text = ARTICLE + rows
    found = [block.kind for block in blocks(text) if block.start >= text.index("Name")]
    assert found == ["table", "table"]
