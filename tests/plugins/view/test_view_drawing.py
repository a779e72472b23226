"""Where the bars are: under their text, whatever it is, and never across each other."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

import glossator
from glossator.testing import document

if TYPE_CHECKING:
    from browsing import Open
    from playwright.sync_api import Page


class Mark(glossator.Span):
    """Any stretch of a text."""

    layer_type: ClassVar[str] = "marks"
    label_field: ClassVar[str] = "kind"

    kind: str = "a"


BARS = """() => [...document.querySelectorAll("article .bar")].map((bar) => {
  const { left, right, top, bottom } = bar.getBoundingClientRect();
  const { layer, i } = bar.annotation;
  return { layer: layer.name, i, gap: bar.classList.contains("gap"), left, right, top, bottom };
})"""

TEXTS = """([start, end]) => {
  const units = (text, points) => [...text].slice(0, points).join("").length;
  const found = [];
  let at = 0;
  for (const block of document.querySelectorAll("article > p")) {
    const text = block.textContent, size = [...text].length;
    const from = Math.max(start - at, 0), to = Math.min(end - at, size);
    if (from < to) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = new Range();
      let seen = 0, isOpen = false;
      while (walker.nextNode()) {
        const node = walker.currentNode, length = node.data.length;
        const first = units(text, from), last = units(text, to);
        if (!isOpen && first < seen + length) { range.setStart(node, first - seen); isOpen = true; }
        if (last <= seen + length) { range.setEnd(node, last - seen); break; }
        seen += length;
      }
      for (const { left, right, top, bottom } of range.getClientRects())
        if (right > left) found.push({ left, right, top, bottom });
    }
    at += size + 1;
  }
  return found;
}"""
"""Where a stretch of the text stands, of a text whose blocks are parted by one line break."""

Box = dict[str, Any]


def bars(page: Page) -> list[Box]:
    made: list[Box] = page.evaluate(BARS)
    return made


def crossing(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Pairs of bars of one layer that share a stretch, or touch each other."""
    return [
        (a, b)
        for a, b in itertools.combinations(boxes, 2)
        if a["layer"] == b["layer"]
        and a["i"] != b["i"]
        and a["left"] < b["right"]
        and b["left"] < a["right"]
        and a["top"] < b["bottom"]
        and b["top"] < a["bottom"]
    ]


def assert_under_its_text(
    page: Page, boxes: list[Box], number: int, *parts: tuple[int, int]
) -> None:
    """Each line of the parts has the annotation's bar below it, as wide as the text."""
    own = [one for one in boxes if one["i"] == number and not one["gap"]]
    rects = [rect for part in parts for rect in page.evaluate(TEXTS, part)]
    for rect in rects:
        below = [one for one in own if 0 <= one["top"] - rect["bottom"] < 60]
        middle = (rect["left"] + rect["right"]) / 2
        assert any(one["left"] - 1 <= middle <= one["right"] + 1 for one in below), rect
    left, right = min(r["left"] for r in rects), max(r["right"] for r in rects)
    assert min(one["left"] for one in own) == pytest.approx(left, abs=2.5)
    assert max(one["right"] for one in own) == pytest.approx(right, abs=2.5)


LATIN = "The acting foreign minister of Eritrea, Tesfay Gebremedhin, said that he may have left."
CASES = {
    "nested": (LATIN, [(0, 58), (4, 38), (11, 27)]),
    "equal": (LATIN, [(4, 27), (4, 27), (4, 27)]),
    "overlapping": (LATIN, [(0, 18), (11, 38), (30, 58)]),
    "side by side": ("abcdef", [(0, 2), (2, 4), (4, 6)]),
    "across lines": (LATIN * 4, [(20, 330), (60, 200), (190, 300)]),
    "across paragraphs": ("One paragraph.\nAnother one.\nA third.", [(4, 22), (15, 36)]),
    "right to left": (
        "قال وزير الخارجية إن الحكومة ستعلن موقفها غدا " * 3,
        [(4, 17), (9, 60), (20, 120)],
    ),
    "both directions": (
        "The word שלום עולם means hello, and مرحبا too.",
        [(4, 18), (9, 13), (14, 40)],
    ),
    "combining marks": (
        "Ame\u0301lie a\u0328\u0301 voila\u0300 e\u0301e\u0301",
        [(0, 7), (2, 4), (3, 5), (8, 10)],
    ),
    "astral": ("😀 a 👩‍👩‍👧 family 𝒜𝒷 x", [(0, 1), (4, 9), (10, 16), (17, 19)]),
    "controls": ("a\x07b\u202ec d\u2066e\tf", [(0, 3), (3, 5), (6, 9)]),
    "wide": ("漢字かな交じり文、句読点。" * 12, [(0, 60), (2, 5), (40, 130)]),
}


@pytest.mark.parametrize("name", CASES)
def test_bars_stand_under_their_text_and_do_not_cross(name: str, open_page: Open) -> None:
    text, extents = CASES[name]
    page = open_page(document(text, *(Mark(start=a, end=b) for a, b in extents)))
    boxes = bars(page)
    assert {one["i"] for one in boxes} == set(range(len(extents)))
    assert crossing(boxes) == []
    for number, extent in enumerate(sorted(extents)):
        assert_under_its_text(page, boxes, number, extent)


def test_a_discontinuous_span_has_a_bar_for_each_part_and_dots_between(open_page: Open) -> None:
    parts = ((0, 3), (11, 27), (50, 58))
    page = open_page(document(LATIN, Mark(start=0, end=58, fragments=parts), Mark(start=4, end=10)))
    boxes = bars(page)
    assert crossing(boxes) == []
    assert_under_its_text(page, boxes, 0, *parts)
    own = [one for one in boxes if one["i"] == 0]
    assert [one["gap"] for one in sorted(own, key=lambda one: one["left"])] == [False, True] * 2 + [
        False
    ]


def test_bars_side_by_side_are_in_one_row(open_page: Open) -> None:
    extents = [(start, start + 2) for start in range(0, 60, 2)]
    page = open_page(document(LATIN, *(Mark(start=a, end=b) for a, b in extents)))
    boxes = bars(page)
    assert len({one["top"] for one in boxes}) == 1
    assert crossing(boxes) == []


def test_an_empty_span_is_seen(open_page: Open) -> None:
    page = open_page(document("ab", Mark(start=1, end=1), Mark(start=2, end=2)))
    assert len(bars(page)) == 2
    assert all(one["right"] > one["left"] for one in bars(page))


@pytest.mark.slow("draws in a browser")
def test_bars_follow_the_text_when_the_window_and_the_letters_change(open_page: Open) -> None:
    text = LATIN * 6
    extents = [(4, 27), (30, 400), (200, 260)]
    page = open_page(document(text, *(Mark(start=a, end=b) for a, b in extents)))
    for width, size in ((500, "16px"), (1000, "16px"), (1280, "22px")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(f"document.querySelector('article').style.fontSize = '{size}'")
        page.wait_for_timeout(200)
        boxes = bars(page)
        assert crossing(boxes) == []
        for number, extent in enumerate(extents):
            assert_under_its_text(page, boxes, number, extent)


def test_lines_stand_as_far_apart_as_their_bars_need(open_page: Open) -> None:
    extents = [(start, start + 300) for start in range(0, 60, 5)]
    page = open_page(document(LATIN * 6, *(Mark(start=a, end=b) for a, b in extents)))
    boxes = bars(page)
    assert crossing(boxes) == []
    texts = page.evaluate(TEXTS, (0, len(LATIN) * 6))
    for bar in boxes:
        assert not any(
            text["top"] + 2 < bar["bottom"] and bar["top"] < text["bottom"] - 2 for text in texts
        )


PIECES = [
    *(
        "a",
        "b ",
        "\u00e9",
        "e\u0301",
        "שלום ",
        "مرحبا ",
        "😀",
        "漢",
        "\n",
        "\n\n",
        "\t",
        "  ",
        "fi",
    ),
    *("\u202e", "\x00", "word ", "x" * 30),
]


@pytest.mark.slow("draws in a browser")
@pytest.mark.parametrize("seed", range(5))
def test_whatever_the_text_and_the_spans_all_are_seen_and_none_cross(
    seed: int, open_page: Open
) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choices(PIECES, k=150))
    extents = []
    for _ in range(30):
        start = chance.randrange(len(text))
        extents.append((start, min(start + chance.choice([0, 3, 30, 200]), len(text))))
    page = open_page(
        document(text, *(Mark(start=a, end=b) for a, b in extents)),
        width=chance.choice([400, 900, 1280]),
    )
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 3000})  # type: ignore[index]  # it has one
    page.wait_for_timeout(400)
    boxes = bars(page)
    assert crossing(boxes) == []
    seen = {one["i"] for one in boxes}
    unseen = [text[a:b] for i, (a, b) in enumerate(sorted(extents)) if i not in seen]
    assert [one for one in unseen if one.strip()] == []
