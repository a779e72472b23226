"""A text of a megabyte stays quick to scroll, to search and to go through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import glossator
from glossator_standard import Entity, Sentence, Token

if TYPE_CHECKING:
    from browsing import Open, Until

pytestmark = pytest.mark.slow("its text has a million characters")

SENTENCE = (
    "The envoy Ana Silva left the city of Rome on Monday, officials said to reporters there. "
)
PARAGRAPH = SENTENCE * 6 + "\n\n"


@pytest.fixture(scope="module")
def long() -> glossator.Document:
    """A megabyte of text with tokens, sentences and entities."""
    count = 1_000_000 // len(PARAGRAPH)
    tokens, sentences, entities = [], [], []
    words = [one.span() for one in re.finditer(r"\w+|[^\w\s]", SENTENCE)]
    for paragraph in range(count):
        for number in range(6):
            at = paragraph * len(PARAGRAPH) + number * len(SENTENCE)
            sentences.append(Sentence(start=at, end=at + len(SENTENCE) - 1))
            tokens += [Token(start=at + start, end=at + end) for start, end in words]
            entities.append(Entity(start=at + 10, end=at + 19, label="PERSON", rule="r"))
            entities.append(Entity(start=at + 37, end=at + 41, label="GPE", rule="r"))
    made = glossator.Document(id="long", text=PARAGRAPH * count)
    for cls, items in ((Token, tokens), (Sentence, sentences), (Entity, entities)):
        made = made.with_layer(glossator.Layer.of(cls, items))
    return made


def test_only_what_is_near_is_drawn_and_all_can_be_reached(
    open_page: Open, until: Until, long: glossator.Document
) -> None:
    page = open_page(long)
    drawn = page.evaluate("document.querySelectorAll('.lanes').length")
    assert 0 < drawn < 60
    last = f"entities:{len(long.layers['entities'])}"
    page.evaluate(f"location.hash = '{last}'")
    until(page, f"document.activeElement.id === '{last}'")
    page.wait_for_timeout(600)  # what is near is drawn, and must not push it away
    box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    assert 0 < box["top"] < box["bottom"] < 800
    assert page.evaluate("document.querySelectorAll('.lanes').length") < 200
    page.fill("#search", "Silva left")
    until(page, "document.querySelector('#found').textContent.includes(' in the text')")
    assert page.inner_text("#found").startswith(f"{len(long.layers['sentences'])} in the text")
    page.check("[data-layer=tokens]")
    page.wait_for_selector("[id^='tokens:']", state="attached")
