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


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ZTX -0.8% 38.83 $", "promo"),
        ("TULL, Norland, May 3, Newsline", "body"),
    ],
)
def test_above_the_text_prices_are_promotion_and_a_dateline_is_body(line: str, kind: str) -> None:
    head, _, text = ARTICLE.partition("The ambassador")
    page = f"{line}\n{ARTICLE}" if kind == "promo" else f"{head}\n{line}\nThe ambassador{text}"
    found = {block.start: block.kind for block in blocks(page) if not block.inline}
    assert found[page.index(line)] == kind
    assert "subheading" not in found.values()


def test_rates_without_a_price_are_of_the_article() -> None:
    page = f"{ARTICLE}GDP 2.5% 3.1%\nThe bank, a clerk in Tull said, will not meet until May.\n"
    [found] = [b.kind for b in blocks(page) if b.start == page.index("GDP")]
    assert found != "promo"


def test_teasers_below_links_with_bullets_are_of_their_box() -> None:
    link = "• Ferry strike ends\nThe ferries of Tull will sail again on Monday, the union said.\n"
    page = f"{ARTICLE}He will not return to the town, a clerk said.\nMore from Norland\n{2 * link}"
    found = [b.kind for b in blocks(page) if b.start >= page.index("More from")]
    assert set(found) == {"promo"}


def test_below_a_report_the_name_of_an_agency_makes_no_caption_of_it() -> None:
    page = (
        f"{ARTICLE}The envoy, Ana Ruiz, had no comment, a clerk in Tull said on Monday.\nReuters\n"
    )
    found = {block.start: block.kind for block in blocks(page)}
    assert found[page.index("The envoy, Ana")] == "body"
