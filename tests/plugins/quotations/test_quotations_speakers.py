"""Who a speaker is: entities, titles, and pronouns where that is clear."""

from __future__ import annotations

import pytest

import glossator
from glossator.testing import annotate, document
from glossator_standard import Entity, Rank, Title

RULES = {"tokens": "rules", "sentences": "rules"}


def named(text: str, *people: str, titles: tuple[str, ...] = ()) -> glossator.Document:
    """The document with every mention of `people` as a person, annotated."""
    entities = [
        Entity(start=start, end=start + len(name), label="PERSON", rule="test")
        for name in people
        for start in _places(text, name)
    ]
    found = [
        Title(start=start, end=start + len(title), when="current", rule="test")
        for title in titles
        for start in _places(text, title)
    ]
    return annotate(document(text, *entities, *found), "quotations", use=RULES)


def _places(text: str, name: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(name, start)]


def placed(text: str, *places: str) -> list[str]:
    """The speakers of a text with every mention of `places` as a place."""
    found = [
        Entity(start=start, end=start + len(name), label="GPE", rule="test")
        for name in places
        for start in _places(text, name)
    ]
    made = annotate(document(text, *found), "quotations", use=RULES)
    return [text[slice(*one.speaker_span)] for one in made.layers["quotations"]]


def test_a_town_and_its_state_belong_to_the_speaker_before_them() -> None:
    text = "Tom Oke of Kelmar, Veltra said that it was late."
    assert placed(text, "Kelmar", "Veltra") == ["Tom Oke of Kelmar, Veltra"]
    assert placed("The deal was signed in Kelmar, Holm said.", "Kelmar") == ["Holm"]
    text = "Officials in Kelmar, Veltra, speaking in private, said that it was late."
    assert placed(text, "Kelmar", "Veltra") == ["Officials in Kelmar, Veltra,"]


def test_a_place_before_a_colon_is_where_something_happens() -> None:
    text = "Kelmar: Dam to open in May\n\nKelmar said it was glad."
    assert placed(text, "Kelmar") == ["Kelmar"]
    assert placed(text) == ["Kelmar", "Kelmar"]


def test_what_a_state_attacks_is_no_report() -> None:
    text = "Kelmar’s attack on the old port was long."
    assert placed(text, "Kelmar") == []
    assert placed(text) == ["Kelmar’s"]


def last_speaker(made: glossator.Document) -> str | None:
    entity = made.layers["quotations"][-1].speaker
    return made.text_of(made.layers["entities"].by_id(entity)) if entity else None


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("Kim Min Ki said that he was ill.", ["Kim Min Ki"], "Kim Min Ki"),
        ("“Go,” said the mayor, Ana Ruiz.", ["Ana Ruiz"], "Ana Ruiz"),
        ("A spokesman for Ana Ruiz said that she was ill.", ["Ana Ruiz"], None),
        ("Ana Ruiz’s lawyer said that she was ill.", ["Ana Ruiz"], None),
        ("Ana Ruiz spoke on Monday. “I was ill,” she said.", ["Ana Ruiz"], "Ana Ruiz"),
        ("Mr. Lee met Mrs. Ruiz. He said that it was late.", ["Lee", "Ruiz"], "Lee"),
        ("Mr. Lee met Mrs. Ruiz. She said that it was late.", ["Lee", "Ruiz"], "Ruiz"),
        (
            "Tom Lee met Siobhan Ruiz. He said that it was late.",
            ["Tom Lee", "Siobhan Ruiz"],
            "Tom Lee",
        ),
        ("Mr. Lee met Mr. Park. He said that it was late.", ["Lee", "Park"], None),
        ("“I go,” said Lee. Later he said that Park lied.", ["Lee", "Park"], "Lee"),
        ("Ana Ruiz, who said that it was late, left.", ["Ana Ruiz"], "Ana Ruiz"),
        ("Lee’s friend Park was ill after he said no.", ["Lee", "Park"], "Park"),
        (
            "“No,” said Lee.\n\n“We ran,” said Park.\n\nIt rained.\n\n“It is late and wet there.”",
            ["Lee", "Park"],
            None,
        ),
        ("Man of the match Ana Ruiz said that it was late.", ["Ana Ruiz"], "Ana Ruiz"),
        ("A fan of the singer Ana Ruiz said that it was late.", ["Ana Ruiz"], None),
        ("Friends of singer Ana Ruiz said that it was late.", ["Ana Ruiz"], None),
        ("He said that it was late.", [], None),
        ("Ana Ruiz was ill. He said that it was late.", ["Ana Ruiz"], None),
        ("“I go,” said Lee. He met Park. “It is late,” he said.", ["Lee", "Park"], "Lee"),
        ("“I go,” said Lee. Park’s book lay there. “It is late,” he said.", ["Lee", "Park"], "Lee"),
    ],
)
def test_the_entity_of_a_speaker(text: str, people: list[str], expected: str | None) -> None:
    assert last_speaker(named(text, *people)) == expected


def test_a_name_behind_a_source_without_a_comma_is_what_is_told() -> None:
    made = named("According to media reports Tom Oke, 30, was held on Monday.", "Tom Oke")
    (quotation,) = made.layers["quotations"]
    assert made.text_of(quotation) == "Tom Oke, 30, was held on Monday"
    assert made.text[slice(*quotation.speaker_span)] == "media reports"


def test_half_of_the_speakers_may_have_one_turn() -> None:
    text = (
        "The Speaker: Order.\nMs Ana Ruiz (Reform Party): Why?\nThe Minister of Water and "
        "Roads: Rain.\nMs Ana Ruiz (Reform Party): So?\nThe Minister of Water and Roads: Sun."
    )
    assert [one.rule for one in named(text).layers["quotations"]] == ["turn"] * 5


def test_a_speaker_named_by_a_title_refers_to_it() -> None:
    made = named("The prime minister said that it was late.", titles=("prime minister",))

    (quotation,) = made.layers["quotations"]
    assert quotation.speaker is None
    assert made.text_of(made.layers["titles"].by_id(quotation.speaker_title)) == "prime minister"


@pytest.mark.parametrize(
    ("text", "title", "rank", "expected"),
    [
        ("Police Maj. Gen. Kim said that it was late.", "Maj. Gen.", "honorific", True),
        ("Mr. Kim said that it was late.", "Mr.", "honorific", False),
        ("A group of Greek envoys said that it was late.", "envoys", None, True),
        ("The son of the mayor said that it was late.", "mayor", None, False),
        ("The mayor’s son said that it was late.", "mayor", None, False),
    ],
)
def test_the_title_of_a_speaker(text: str, title: str, rank: Rank | None, expected: bool) -> None:
    start = text.index(title)
    found = Title(start=start, end=start + len(title), when="current", rank=rank, rule="test")

    made = annotate(document(text, found), "quotations", use=RULES)

    (quotation,) = made.layers["quotations"]
    assert (quotation.speaker_title is not None) == expected


def test_the_holder_of_a_title_is_the_speaker() -> None:
    text = "Ana Ruiz, the mayor, won. The mayor said that it was late."
    holder = Entity(start=0, end=8, label="PERSON", rule="test")
    title = Title(start=30, end=35, when="current", holder="entities:1", rule="test")

    made = annotate(document(text, holder, title), "quotations", use=RULES)

    assert last_speaker(made) == "Ana Ruiz"


def test_later_turns_have_the_initials_of_their_speakers() -> None:
    text = "Jan Holm: Why?\nAna Ruiz: Rain.\nJH: And now?\nAR: We wait.\nJH: Why?\nAR: Rain."
    made = named(text, "Jan Holm", "Ana Ruiz")
    speakers = [made.layers["entities"].by_id(one.speaker) for one in made.layers["quotations"]]
    assert [made.text_of(one) for one in speakers] == ["Jan Holm", "Ana Ruiz"] * 3


def test_a_quotation_set_apart_has_the_speaker_of_the_same_words_in_the_article() -> None:
    text = "“We will stay in Rome.”\n\nLee met Kim. “We will stay in Rome for good,” said Kim."

    made = named(text, "Lee", "Kim")

    apart, spoken = made.layers["quotations"]
    assert apart.rule == "repeated"
    assert apart.speaker_span == spoken.speaker_span
    assert apart.speaker == spoken.speaker is not None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The report is false, Ana Ruiz, the ministry's aide said.",
            "Ana Ruiz, the ministry's aide",
        ),
        ("Ana Ruiz, the mayor said the mill is old.", "Ana Ruiz, the mayor"),
        ("In May, Ana Ruiz, the minister said, left the country.", "the minister"),
        ("At the talks Oke and Ana Ruiz rejected the plan.", "Oke and Ana Ruiz"),
    ],
)
def test_speakers_with_offices_and_partners(text: str, speaker: str) -> None:
    (found,) = named(text, "Ana Ruiz", "Oke").layers["quotations"]
    assert text[slice(*found.speaker_span)] == speaker
