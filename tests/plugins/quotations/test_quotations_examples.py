"""Every cue of the lists and every rule reports in the example beside it."""

from __future__ import annotations

import re
from typing import Any

import pytest

import glossator
from glossator.testing import annotate
from glossator_quotations import Quotations
from glossator_quotations.examples import of_cues, of_rules
from glossator_standard import Quotation

USE = {"sentences": "rules", "tokens": "rules"}
CUES = dict(of_cues(Quotations().own_entries()))
MARK = re.compile(r"[{}<>\[\]]")


@pytest.fixture(scope="module")
def quotations() -> Any:
    with glossator.chain("quotations", use=USE, minimal=True) as chain:
        yield chain


def marked(example: str) -> tuple[str, dict[str, list[str]]]:
    """The text of an example, and what is in curly, pointed and square brackets."""
    told = {
        kind: [MARK.sub("", one) for one in re.findall(pattern, example)]
        for kind, pattern in (
            ("speaker", r"\{(.*?)\}"),
            ("cue", r"<(.*?)>"),
            ("content", r"\[(.*?)\]"),
        )
    }
    return MARK.sub("", example), told


def found(text: str, one: Quotation) -> dict[str, list[str]]:
    extents = {"speaker": one.speaker_span, "cue": one.cue_span}
    told = {kind: [text[slice(*extent)]] if extent else [] for kind, extent in extents.items()}
    pieces = one.fragments or [(one.start, one.end)]
    return {**told, "content": [text[slice(*piece)] for piece in pieces]}


@pytest.mark.parametrize("listed", ["verbs", "nouns", "adjectives"])
def test_a_cue_reports_in_its_example(listed: str, quotations: Any) -> None:
    entries = Quotations().own_entries()
    wrong = {}
    for name, example in of_cues({listed: entries[listed]}):
        text, wanted = marked(example)
        made = quotations(text).layers.of(Quotation)
        right = len(made) == 1 and found(text, made[0]) == wanted
        word = made[0].rule.partition(":")[0] if right else ""
        if not right or (word not in name and name.partition(":")[0] not in example):
            wrong[name] = example, [(one.rule, found(text, one)) for one in made]
    assert not wrong


@pytest.mark.parametrize(("rule", "example"), of_rules().items())
def test_a_rule_reports_in_its_example(rule: str, example: str) -> None:
    text, wanted = marked(example)
    made = annotate(glossator.Document(id="rule", text=text), "quotations", use=USE)
    told = [found(text, one) for one in made.layers.of(Quotation)]
    for kind in ("content", "speaker", "cue"):
        parts = dict.fromkeys(part for one in told for part in one[kind])
        assert list(parts) == list(
            dict.fromkeys(wanted[kind])
        )  # a repeated one has the speaker of the other
    assert rule in [one.rule for one in made.layers.of(Quotation)]


def test_every_cue_has_an_example_with_what_it_reports() -> None:
    for name, example in CUES.items():
        assert "[" in example, name
        assert "<" in example, name


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("The mayor vowed to stay.", "Ana Ruiz vowed to leave the town."),
        ("The mayor denied that he lied.", "Ana Ruiz denied that the bridge was safe."),
        ("“We hid,” said Tom Oke.", "“We will stay,” said Ana Ruiz, the mayor."),
        ("His claims of fraud were false.", "That was Ana Ruiz’s claim that the bridge was safe."),
    ],
)
def test_a_quotation_is_explained_with_the_example_of_its_cue(text: str, example: str) -> None:
    made = annotate(glossator.Document(id="why", text=text), "quotations", use=USE)
    [quotation] = made.layers.of(Quotation)
    told = Quotations().explain(quotation, made)
    assert told is not None
    assert told.example == example
    assert quotation.cue_span in told.matched
