"""Other senses of the words of titles, each with its example; who and what is meant."""

from __future__ import annotations

import pytest
from entitled import titles, with_entities

from glossator.testing import annotate, assert_marked
from glossator_titles.lists import tables

RULES = {"tokens": "rules", "sentences": "rules"}
SENSES = tables("senses")["sense"]


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: sense["example"])
def test_the_example_of_a_sense_has_none_of_its_nouns(sense: dict[str, str]) -> None:
    nouns = {noun.strip() for noun in sense["nouns"].split(",")}
    made = annotate(sense["example"], "titles", use=RULES)
    last = [made.text_of(title).lower().split()[-1] for title in made.layers["titles"]]
    assert nouns.isdisjoint(last)
    assert "*" not in nouns or last == []


@pytest.mark.parametrize(
    "text",
    [
        "An increasingly go-it-alone [president] left.",
        "A [bee expert] and the new [stall owner] left with a brilliant [player].",
        "Norland's [chief of detectives] left.",
        "The [Superior Court Judge|holder_span=Ida_Holm], Ida Holm, agreed.",
        "They accused the [former president] of rape.",
        "They accuse the [minister of finance] of theft.",
        "Ida Holm is just a [wrestler|holder_span=Ida_Holm].",
        "Ida Holm is a Norland [writer|when=current] born in 1958.",
        "[Justice|holder_span=Holm] Holm spoke. The [justice] said so. Justice was done.",
        "Ida Holm, the study's [lead author|holder_span=Ida_Holm], agreed.",
        "The [corrections officer] met the [national director of Curriculum].",
        "Ida Holm, who captains a ferry, was a [co-author|when=current] until now.",
        "He read The Advocate, and “Assuming [Principals|affiliation_span=None] agree”, left.",
        "The general-election plan of the No. 3 reactor was read.",
        "A [trooper] and a [state trooper] met our [trademark attorney].",
        "The centre is named after Martin Luther King Jr. and St. Clair.",
        "A [sheriff]'s office [spokesman] said so.",
    ],
)
def test_spans_status_and_holders(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Norvik, owner of the Daily Arrow, grew.", {"ORG1": "Norvik", "ORG2": "Daily Arrow"}, []),
        ("Another contractor, Norvik, grew.", {"ORG": "Norvik"}, []),
        ("The US President's Malaria Initiative began.", {"GPE": "US"}, []),
        (
            "The United Nations High Commissioner for Refugees (UNHCR) came. The UNHCR left.",
            {"ORG": "United Nations"},
            ["High Commissioner for Refugees United Nations"],
        ),
        (
            "One of the officials Holm has met left.",
            {"PERSON": "Holm"},
            ["officials"],
        ),
        (
            "They met Sayyid Badr Hamad Holm, the minister.",
            {"PERSON": "Sayyid Badr Hamad Holm"},
            ["Sayyid Badr Hamad Holm", "minister Badr Hamad Holm"],
        ),
        (
            "The leader of Norland's politically active believers, Ida Holm, left.",
            {"GPE": "Norland", "PERSON": "Ida Holm"},
            ["leader Ida Holm Norland"],
        ),
        (
            "Norvik's president Tom Oke and chief executive Ida Holm left.",
            {"ORG": "Norvik", "PERSON1": "Tom Oke", "PERSON2": "Ida Holm"},
            ["president Tom Oke Norvik", "chief executive Ida Holm Norvik"],
        ),
        (
            "The head of the Oslo branch of the Norland Red Cross left.",
            {"GPE": "Oslo", "ORG": "Norland Red Cross"},
            ["head Oslo branch of the Norland Red Cross"],
        ),
        (
            "The 2004 Liberal nominee Ida Holm lost.",
            {"ORG": "Liberal", "PERSON": "Ida Holm"},
            ["nominee Ida Holm Liberal"],
        ),
        (
            "The new EU Transport Commissioner, Ida Holm, left.",
            {"ORG": "EU Transport", "PERSON": "Ida Holm"},
            ["Transport Commissioner Ida Holm EU"],
        ),
        (
            "A Norland Food Safety Officer left.",
            {"GPE": "Norland", "ORG": "Food Safety"},
            ["Food Safety Officer Norland"],
        ),
        (
            "The heavyweight champion, Ida Holm, won.",
            {"PERSON": "Ida Holm"},
            ["heavyweight champion Ida Holm"],
        ),
        ("“He is!” comments coach Ripley.", {"PERSON": "Ripley"}, ["coach Ripley"]),
        (
            "They met Holm campaign Chairman Tom Oke.",
            {"PERSON": "Tom Oke"},
            ["Chairman Tom Oke Holm campaign"],
        ),
        (
            "Chamber of Commerce President Tom Oke left.",
            {"ORG": "Chamber of Commerce", "PERSON": "Tom Oke"},
            ["President Tom Oke Chamber of Commerce"],
        ),
    ],
)
def test_who_holds_what_of_whom(text: str, names: dict[str, str], found: list[str]) -> None:
    made = titles(with_entities(text, **names))
    spans = [(title.start, title.end) for title in made]
    parts = [
        [span, title.holder_span, title.affiliation_span]
        for span, title in zip(spans, made, strict=True)
    ]
    assert [" ".join(text[slice(*one)] for one in row if one) for row in parts] == found
