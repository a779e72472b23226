"""Odd input: no crash, every field inside the text, time linear in the length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossator.testing import annotate, check_annotator

RULES = {"tokens": "rules", "sentences": "rules"}
PIECES = st.sampled_from(
    [
        "president", "President", "Mr", "Mr.", "former", "acting", "-", "–", ",", "(", ")", "'s",
        "’s", "of", "the", "and", "Ana Silva", "Al-Sabah", "Ghana", "Minister", "general", "head",
        "HE", "H E", "is", "was", "as", "who", "\n\n", ".", "“", "é\u0301", "😀", "שר", "of the",
        "foreign affairs", "to", "in", "chief", "officer", "[", "]", "$", "No 2", "co",
    ]
)  # fmt: skip


@pytest.mark.slow("many examples of Hypothesis")
@settings(max_examples=60)
@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", "", "  "]))
def test_any_order_of_the_words_that_matter(pieces: list[str], space: str) -> None:
    made = annotate(space.join(pieces), "titles", use=RULES)
    for title in made.layers["titles"]:
        assert 0 <= title.start < title.end <= len(made.text)
        for extent in (title.holder_span, title.affiliation_span, title.place_span):
            assert extent is None or 0 <= extent[0] < extent[1] <= len(made.text)


@pytest.mark.parametrize(
    "unit",
    [
        "president ",
        "Mr ",
        "of ",
        "Ana ",
        "minister of health and ",
        "the president of Ghana, ",
        "former ",
        "co-",
        "Al-",
        "(",
        "'s ",
        "vice-president Ana Silva, and ",
        "as ",
        "director for health and ",
        "could be ",
        "SP (SP) ",
    ],
)
@pytest.mark.slow("texts of very many words")
@pytest.mark.usefixtures("soon")
def test_long_repetition_does_not_run_away(unit: str) -> None:
    annotate(unit * 20_000, "titles", use=RULES)


@pytest.mark.parametrize(
    "uses",
    [(), pytest.param(None, marks=pytest.mark.slow("each of several processes loads the model"))],
)
def test_the_annotator_keeps_the_contract(uses: tuple[str, ...] | None) -> None:
    check_annotator("titles", use=RULES, uses=uses)
