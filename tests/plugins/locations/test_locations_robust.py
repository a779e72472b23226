"""Odd text: no failure, no overlap, and time that grows with the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator import Document
from glossator.testing import annotate, check_annotator, document
from glossator_locations import Locations, Options
from glossator_standard import Entity, Location, Token

RULES = {"tokens": "rules", "sentences": "rules"}
WORDS = [
    "Rome",
    "New",
    "York",
    ",",
    "Georgia",
    "'s",
    "counties",
    "and",
    "St.",
    "-",
    "the",
    "of",
    "U.S.",
    "said",
    "\n",
    "Émile",
    "ʰ",
    "İ",
    "🙂",
    "CA",
    "(",
    ")",
    "Santa",
    "Clay",
    "in",
    "virus",
    "e\u0301",
]


@given(
    words=st.lists(st.sampled_from(WORDS), max_size=30),
    entities=st.lists(st.tuples(st.integers(0, 29), st.integers(1, 4)), max_size=4),
    label=st.sampled_from(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC"]),
)
@settings(max_examples=60)
def test_any_sequence_of_words(
    words: list[str], entities: list[tuple[int, int]], label: str
) -> None:
    text = " ".join(words)
    tokens: list[Token] = []
    for word in words:
        start = tokens[-1].end + 1 if tokens else 0
        tokens.append(Token(start=start, end=start + len(word)))
    spans = [
        Entity(start=inside[0].start, end=inside[-1].end, label=label, rule="test")  # type: ignore[arg-type]  # sampled from the literals
        for first, length in entities
        if (inside := tokens[first : first + length])
    ]
    found = run(document(text, *tokens, *spans))
    ends = [0, *(one.end for one in found)]
    assert all(one.start >= end for one, end in zip(found, ends, strict=False))
    assert all(text[one.start : one.end].strip() for one in found)


def run(made: Document) -> list[Location]:
    annotator = Locations(Options(smallest=15000))
    annotator.prepare()
    if "tokens" not in made.layers:
        made = annotate(made, ["tokens"], use=RULES)
    return list(annotator.annotate(made))


@pytest.mark.parametrize("odd", ["Santa of the ", "Springfield, ", "Georgia's ", "Clay and "])
@pytest.mark.slow("texts of very many words")
@pytest.mark.usefixtures("soon")
def test_long_repetition_does_not_run_away(odd: str) -> None:
    assert run(Document(id="long", text=odd * 30_000 + "Italy"))


@pytest.mark.slow("each of several processes reads the gazetteer")
def test_conformance() -> None:
    check_annotator("locations", use=RULES)
