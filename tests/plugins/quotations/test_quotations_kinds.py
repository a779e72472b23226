"""Kinds of quotations that once failed, with the speakers that are right, and their like."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossator
from glossator.testing import annotate
from glossator_standard import Quotation

USE = {"sentences": "rules", "tokens": "rules"}
KINDS = Path(__file__).with_name("quotation_kinds.txt")
LINES = [line for line in KINDS.read_text("utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize("line", LINES)
def test_the_kind_is_right(line: str) -> None:
    text, _, told = line.replace("⏎", "\n").partition("=>")
    document = glossator.Document(id="kind", text=text.rstrip())
    made = annotate(document, "quotations", use=USE).layers.of(Quotation)
    expected = [
        [part.strip() for part in one.split(" = ")] for one in told.split("; ") if one.strip()
    ]
    found = [_told(text, one) for one in made]
    assert len(found) == len(expected), found
    for parts, wanted in zip(found, expected, strict=True):
        assert [part.rstrip(",.") for part in parts[: len(wanted)]] == [
            part.rstrip(",.") for part in wanted
        ]


def _told(text: str, one: Quotation) -> list[str]:
    content = " ".join(text[slice(*piece)] for piece in one.fragments or [(one.start, one.end)])
    extents = (one.speaker_span, one.cue_span)
    return [
        " ".join(content.split()),
        *(text[slice(*extent)] if extent else "" for extent in extents),
    ]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Ana Ruiz said the bill was dead.", ["said"]),
        ("Ana Ruiz believes the bill is dead.", ["thought"]),
        ("Ana Ruiz hopes to win.", ["wanted"]),
        ("The mayor urged them to leave the town.", ["wanted"]),
        ("The president declared a state of emergency.", ["did"]),
        ("The president declared that the war was over.", ["said"]),
        ("“We won,” Ana Ruiz shot back.", ["said"]),
        ("Her fear that the bill would fail grew.", ["thought"]),
        ("Ana Ruiz called the plan a farce.", ["said"]),
        ("Ana Ruiz called on them to leave.", ["wanted"]),
        ("The embassy warned travellers of floods.", ["said"]),
        ("The court declared the law void.", ["did"]),
        ("The firm named Ida Berg as its chief.", ["did"]),
        ("The council rejected the plan.", ["did"]),
        ("The police believe the man fled.", ["thought"]),
        ("Jan Holm refused to answer.", ["wanted"]),
        ("“It was the best of times, it was the worst of times.”", [None]),
    ],
)
def test_the_cue_has_a_class(text: str, classes: list[str | None]) -> None:
    made = annotate(glossator.Document(id="class", text=text), "quotations", use=USE)
    assert [one.cue_class for one in made.layers.of(Quotation)] == classes


def test_what_is_wanted_without_a_hearer_is_no_request() -> None:
    told = ["Ana Ruiz wants to leave.", "Ana Ruiz wants Oke to leave.", "Oke is told to leave."]
    made = [
        annotate(glossator.Document(id="wanted", text=text), "quotations", use=USE).layers
        for text in told
    ]
    rules = [one.rule for layers in made for one in layers.of(Quotation)]
    assert rules == ["want:infinitive", "want:request", "tell:request"]


def test_weak_frames_weigh_less() -> None:
    text = "“We won,” said Tom Oke. Ana Ruiz sought a third term."
    made = annotate(glossator.Document(id="weak", text=text), "quotations", use=USE)
    strong, weak = (one.confidence for one in made.layers.of(Quotation))
    assert strong is not None
    assert weak is not None
    assert strong > 0.9
    assert weak < 0.7


def test_nobody_speaks_who_is_only_spoken_of() -> None:
    text = "Peter Hain arrived. “Michael Howard is coming in by the back door,” he added."
    document = glossator.Document(id="inside", text=text)
    chain_use = {**USE, "names": "gazetteer-names"}
    with glossator.chain("quotations", "entities", use=chain_use) as chain:
        made = chain(document)
    entities = {one.id: made.text_of(one) for one in made.layers["entities"]}
    (quotation,) = made.layers.of(Quotation)
    assert entities.get(quotation.speaker or "") != "Michael Howard"


@pytest.mark.parametrize("name", ["Sunday Herald", "Radio one Norvik"])
def test_a_day_or_a_count_in_a_name_is_the_names(name: str) -> None:
    listed = {"phrase": name, "list": "organisations"}
    use = {**USE, "names": "gazetteer-names"}
    made = annotate(
        f"The {name} reported that a deal was near.",
        ["entities", "quotations"],
        use=use,
        options={"entities": {"lists": {"add": [listed]}}},
    )
    [quotation] = made.layers.of(Quotation)
    assert quotation.speaker_span == (0, len(f"The {name}"))
