"""A project's own reporting words, in place of ours or beside them."""

from __future__ import annotations

from typing import Any

import pytest

import glossator
from glossator.testing import annotate
from glossator_standard import Quotation

USE = {"sentences": "rules", "tokens": "rules"}


def found(text: str, **lists: Any) -> list[Quotation]:
    changes = {"quotations": {"lists": lists}} if lists else None
    document = glossator.Document(id="lists", text=text)
    made = annotate(document, "quotations", use=USE, options=changes)
    return list(made.layers.of(Quotation))


def test_a_verb_is_added_with_its_forms_made_by_rule() -> None:
    text = "The mayor bleats that the bridge is safe."
    assert found(text) == []
    (quotation,) = found(text, add=["bleat"])
    assert (quotation.rule, quotation.cue_class) == ("bleat:that", "said")


def test_a_verb_says_what_it_takes_and_what_it_tells() -> None:
    verb = {
        "phrase": "dig",
        "list": "verbs",
        "frames": ["stance"],
        "forms": ["dug", "digging"],
        "tells": ["thought:object"],
    }
    (quotation,) = found("The mayor dug the new plan.", add=[verb])
    assert (quotation.rule, quotation.cue_class) == ("dig:object", "thought")


def test_a_noun_is_added_with_the_words_before_its_content() -> None:
    noun = {"phrase": "hunch", "list": "nouns", "links": ["that"], "tells": ["thought"]}
    (quotation,) = found("Her hunch that the bridge would fall was right.", add=[noun])
    assert quotation.cue_class == "thought"


def test_a_verb_is_cut() -> None:
    assert found("The mayor mourned the old bridge.", cut=["mourn"]) == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"phrase": "go on"}, "expected one word, got 'go on'"),
        ({"phrase": "bleat", "frames": ["spech"]}, "did you mean 'speech'"),
        (
            {"phrase": "bleat", "tells": ["sayd"]},
            "expected said, thought, wanted or did, got 'sayd'",
        ),
        ({"phrase": "bleat", "list": "verb"}, "did you mean 'verbs'"),
    ],
)
def test_a_wrong_entry_is_told(entry: dict[str, Any], said: str) -> None:
    with pytest.raises(glossator.OptionError, match=said):
        found("He left.", add=[entry])
