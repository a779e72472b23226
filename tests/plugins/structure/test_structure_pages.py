"""Invented pages in many layouts: each line of pages/*.txt says its kind and what stands there."""

from pathlib import Path

import pytest

from glossator_standard import Block
from glossator_structure.annotate import blocks

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def page(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The text of a page, and the kind of each of its lines."""
    rows = [line.partition(" | ") for line in path.read_text("utf-8").splitlines()]
    told = [(kind.strip(), line.strip()) for kind, _, line in rows if kind.strip()]
    return "\n".join(line for _, _, line in rows), told


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_line_of_a_page_is_of_its_kind(path: Path) -> None:
    text, told = page(path)
    found = [
        (block.kind, text[block.start : block.end]) for block in blocks(text) if not block.inline
    ]
    assert found == told


def inline(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in blocks(text) if one.inline]


STORY = "The talks ended on Monday, and nobody who was there would say why they had."


@pytest.mark.parametrize(
    "dateline",
    [
        "KAMPALA (Newswire) -",
        "KAMPALA, March 3, 2015 (Newswire) -",
        "KAMPALA, Uganda, March 3 (Newswire) —",
        "March 3, 2015 (KAMPALA) -",
        "KAMPALA (Newswire) - March 3, 2015 -",
        "Kampala, Uganda —",
        "Kampala, March 3:",
        "ST. LOUIS, MO. —",
        "COLUMBUS, Ohio -",
        "NEW YORK CITY —",
        "WASHINGTON/BRUSSELS (Newswire) -",
        "KAMPALA:",
        "(AP) —",
        "Port-au-Prince, Haiti (AP) —",
        "KAMPALA.-",
        "Kampala, 3 March (Newswire).-",
        "(KAMPALA) –",
        "(KAMPALA, Uganda) —",
        "(KTX) —",
        "KAMPALA, March 3 /Newswire/ --",
        "March 3, 2015 – KAMPALA, Uganda –",
        "KAMPALA (3 March 2015) -",
        "KAMPALA (Kelmar News / Newswire - 03rd March, 2015)",
        "KAMPALA — (Newswire) —",
    ],
)
def test_a_paragraph_has_its_dateline_marked(dateline: str) -> None:
    assert inline(f"{dateline} {STORY}") == [("dateline", dateline)]


@pytest.mark.parametrize(
    "start",
    [
        "The band - a trio -",
        "Oslo is",
        "Police: they",
        "WARNING: no,",
        "Washington - the city -",
        "PARLIAMENT HAS ASKED HIM —",
    ],
)
def test_other_dashes_and_colons_make_no_dateline(start: str) -> None:
    assert inline(f"He left early.\n\n{start} {STORY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "3 March 2015",
        "Friday, January 4, 2019\u00a0",
        "Published: March 3, 2015",
        "Updated 9:41 a.m. EST, Wed February 12, 2025",
        "2015-03-03T18:20:00Z",
        "Sun 9 Nov 2025 18.20 GMT",
        "5 hours ago",
        "Pune | Updated: November 2, 2023 20:31 IST",
    ],
)
def test_a_line_that_only_says_when_is_a_date(line: str) -> None:
    text = f"Talks end without a deal in Kampala\n{line}\n\n{STORY}"
    assert [one.kind for one in blocks(text)] == ["headline", "date", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("March 5, 2024 / 10:32 AM / KTX News", "date"),
        ("Posted at 4:45 PM, Mar 05, 2024 and last updated 5:10 PM, Mar 05, 2024", "date"),
        ("March 5, 20244:45 PM ET", "date"),
        ("News | Mar 5, 2024", "date"),
        ("Ana Ruiz • Mar 5, 2024", "byline"),
        ("Ana Ruiz Mar 5, 2024 Updated Mar 6, 2024", "byline"),
        ("March 5, 2024 by Ana Ruiz Leave a Comment", "byline"),
        ("Museum Opens March 5, 2024", "subheading"),
        ("PTI | Tull (Marl) | Updated: 05-03-2024 17:24 IST | Created: 05-03-2024", "byline"),
        ("Oyo Ilesh · KTQ News · Posted: Mar 5, 2024 4:00 AM PST", "byline"),
        ("Tull Courier / 05:12 AM March 5, 2024", "date"),
    ],
)
def test_a_line_may_say_when_beside_who(line: str, kind: str) -> None:
    text = f"Talks end without a deal in Kampala\n{line}\n\n{STORY}"
    assert [one.kind for one in blocks(text)] == ["headline", kind, "body"]


@pytest.mark.parametrize(
    "line", ["2019 in brief", "May Day", "Sunday best", "10 questions", "1984"]
)
def test_a_line_with_a_date_in_it_is_no_date(line: str) -> None:
    assert "date" not in [one.kind for one in blocks(f"{STORY}\n\n{line}\n\n{STORY}")]


def test_what_is_wrapped_at_a_width_is_one_block() -> None:
    text = (
        '"Nobody sleeps, nobody sees their children, and then they offer us a canteen,"\n'
        "said Bram Okello, who leads the union in the town and in all of the valley there.\n"
        "He had been asked about the nights that his members work, and about the days."
    )
    assert [(one.start, one.end) for one in blocks(text)] == [(0, len(text))]


def test_a_text_that_begins_in_its_middle_has_no_headline() -> None:
    kinds = [one.kind for one in blocks(f"Early life\n\n{STORY}\n\nCareer\n\n{STORY}")]
    assert kinds == ["subheading", "body", "subheading", "body"]


def test_nothing_is_found_in_nothing() -> None:
    assert list[Block](blocks(" \n\t\n")) == []


def test_a_place_with_a_colon_heads_the_first_paragraph_and_a_speaker_each() -> None:
    assert inline(f"Two held\n\nKelmar: {STORY}\n\n{STORY}") == [("dateline", "Kelmar:")]
    assert inline(f"Two speak\n\nKelmar: {STORY}\n\nHolmer: {STORY}") == []


@pytest.mark.parametrize("label", ["SIR –", "WATCH:", "EXCLUSIVE —", "LOOK:"])
def test_a_label_before_a_headline_is_no_dateline(label: str) -> None:
    assert inline(f"{label} {STORY}") == []


def test_the_credit_of_an_agency_that_no_list_has() -> None:
    caption = "Ana Silva speaks in Lisbon on Thursday. (Li Roy/Novopress)"
    assert inline(f"Envoy quits\n\n{STORY}\n\n{caption}") == [("credit", "Li Roy/Novopress")]


def test_words_that_lead_to_a_quotation_are_no_heading_and_no_foot() -> None:
    lead = "In his last week he warned the council again that the dam would not hold:"
    text = f"Envoy quits\n\n{STORY}\n\nHe said:\n\n{STORY}\n\n{lead}"
    kinds = [block.kind for block in blocks(text)]
    assert kinds == ["headline", "body", "body", "quote", "body"]


def test_a_source_is_the_article_s_and_makes_no_captions() -> None:
    first = "Norvik said on Tuesday it was expelling an envoy that it accused of spying."
    last = "The security service said the envoy had lied, state news agencies reported."
    lines = ["Norvik expels envoy", "Source - Tull News", first, last, "source: KTQ", "© 2024 Tull"]
    assert [one.kind for one in blocks("\n".join(lines))] == [
        "headline",
        "credit",
        "body",
        "body",
        "credit",
        "promo",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "He posted the film on his YouTube channel, police said.",
        "The money was redistributed to three other towns.",
        "Only $3 million of it was spent, the auditor said.",
        "Terms of the deal were not disclosed.",
        "Return to work orders were issued on Monday.",
        "Go to jail, the judge told him.",
        "Published in 1999, the book sold well.",
        "Hosted by Norvik, the games begin on Friday.",
        "Advertisement revenue fell 4 percent.",
        "They offered full access to the files.",
        "Contact us if you see him, police said.",
        "The site uses cookies to track its readers, the regulator found.",
        "Copyright law is at the heart of the case.",
        "Reporting by the paper led to his fall.",
        "An earlier version of the bill failed.",
        "Our correspondent learnt that the tanker had lost its brakes.",
        "Arrested were:",
    ],
)
def test_a_sentence_that_tells_what_was_said_or_done_is_no_button(line: str) -> None:
    text = f"Envoy quits\n\n{STORY}\n\n{line}\n\n{STORY}"
    assert [one.kind for one in blocks(text)] == ["headline", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2024 Meridian Wire. All rights reserved. It may not be redistributed.",
        "This story was originally published on Monday.",
        "You have successfully subscribed to our newsletter.",
        "Comments are closed on this article.",
        "The views expressed are those of the author.",
        "Sponsored by the Tull Bank.",
        "Please report any comments that break these rules.",
        "Readers like you keep all of this free, as our advertising revenue does not.",
    ],
)
def test_notices_in_whole_sentences_are_of_the_page(line: str) -> None:
    text = f"Envoy quits\n\n{STORY}\n\n{line}\n\n{STORY}"
    assert [one.kind for one in blocks(text)] == ["headline", "body", "promo", "body"]


def test_a_film_s_name_makes_no_caption_of_the_paragraph_above() -> None:
    text = f"Envoy quits\n\n{STORY}\n\nVideo: Envoy leaves the talks (1:02)\n\n{STORY}\n\n— KTQ"
    assert [one.kind for one in blocks(text)] == ["headline", "body", "promo", "body", "byline"]


def test_a_motto_below_the_name_of_a_paper_is_no_headline() -> None:
    text = f"Tull Courier\nYour town, your paper\n\nTalks end in Kampala\n\n{STORY}"
    assert [one.kind for one in blocks(text)] == ["promo", "promo", "headline", "body"]


@pytest.mark.parametrize(
    "box", ["Related\nBridge shut again", "Continue reading", "Read more\nBoy found"]
)
@pytest.mark.parametrize(
    "line",
    [
        "He wept.",
        "Nobody was hurt.",
        "“I am tired,” she said.",
        "“No,” said Gov. Ana Ruiz.",
        "It is 5-2.",
    ],
)
def test_a_short_sentence_ends_a_box_of_links(box: str, line: str) -> None:
    text = f"Talks end\nBy Ana Ruiz\n{STORY}\n{box}\n{line}\n{STORY}"
    assert [one.kind for one in blocks(text) if text[one.start : one.end] == line] == ["body"]


@pytest.mark.parametrize(
    ("foot", "kinds"),
    [
        ("(KTQ)", ["credit"]),
        ("(jo)", ["byline"]),
        ("(jo)\nSource: KTQ/Norvik Radio", ["byline", "credit"]),
    ],
)
def test_who_wrote_or_sent_a_report_stands_in_brackets_below_it(
    foot: str, kinds: list[str]
) -> None:
    said = 'But she added: "If nothing changes compared to now, there will be little room.”'
    text = f"Bridge shut\n\n{STORY}\n{said}\n{STORY}\n{foot}"
    assert [one.kind for one in blocks(text) if not one.inline][-len(kinds) - 2 :] == [
        *["body"] * 2,
        *kinds,
    ]


def test_a_dateline_may_hold_agencies_and_the_full_date() -> None:
    line = "Norvik, Dec 9 (KTQ / Tull Point News - 9th Dec, 2020 ) :"
    assert ("dateline", line) in inline(f"Plan is safe\n\n{line}The minister said it was.\n{STORY}")


def test_a_comma_below_a_byline_is_no_desk() -> None:
    assert list(blocks("Jan Dole\nBy Jo Bell\n , Jan Dole"))


@pytest.mark.parametrize(
    ("top", "kinds"),
    [
        (
            "Mayor quits over dam\nThe wall stands in the wrong valley, and it will stay.",
            "headline subheading",
        ),
        ("Mayor quits over a dam.\nThe wall stands in the wrong valley.", "headline subheading"),
        ("Mayor quits\nBy Ana Ruiz\nWorkers leave the dam by bus.", "headline byline caption"),
        (
            "Mayor quits\nOyo Ilesh · KTQ News · Posted: Mar 5, 2024\nOTTO: Why now?",
            "headline byline body",
        ),
    ],
)
def test_what_stands_above_a_dateline_is_no_text_yet(top: str, kinds: str) -> None:
    text = f"{top}\n\nKAMPALA (Newswire) — {STORY}"
    found = [one.kind for one in blocks(text) if not one.inline]
    assert found == [*kinds.split(), "body"]


def test_what_somebody_said_above_a_credit_is_no_caption() -> None:
    said = '"They came for the free corn," Ruiz shot back with a laugh.'
    text = f"Envoy quits\n\n{STORY}\n\n{said}\n\nJo Bell/KorPress\n\n{STORY}"
    kinds = [one.kind for one in blocks(text)]
    assert kinds == ["headline", "body", "body", "credit", "body"]


@pytest.mark.parametrize(
    ("above", "kinds"),
    [
        ("TULL PORT BOARD", "promo headline"),
        ("Port Tull / Council", "promo headline"),
        ("Envoy Quits", "headline subheading"),
    ],
)
def test_capitalised_words_without_a_verb_above_what_is_new_are_a_topic(
    above: str, kinds: str
) -> None:
    told = "The port board of Tull said on Monday that its envoy quits, and that four boats stay."
    text = f"{above}\nPort board keeps four boats and drops one\nBy Ana Ruiz\n\n{told}"
    assert [one.kind for one in blocks(text)] == [*kinds.split(), "byline", "body"]
