"""The document's entities, from names made by hand: the tagger is not what is tested here."""

from __future__ import annotations

import pytest
from entitled import RULES
from tagging import entities_of

from glossator import Document
from glossator.testing import annotate, assert_marked, document
from glossator_standard import Entity


def entities(names: str) -> list[tuple[str, str, str, str]]:
    """Surface, label, rule and full form of the entities, given a text with its names marked."""
    text, found = entities_of(names)
    if not found:
        return []
    made = document(text, *found)
    done = made.layers.of(Entity)
    return [
        (
            made.text_of(one),
            one.label,
            one.rule,
            made.text_of(done.by_id(one.full)) if one.full else "",
        )
        for one in done
    ]


def found(names: str) -> list[str]:
    """The entities as ``surface/LABEL``."""
    return [f"{surface}/{label}" for surface, label, _, _ in entities(names)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("We met [the BBC|l=ORG] there.", ["BBC/ORG"]),
        ("We saw [Italy's|l=GPE] coast.", ["Italy/GPE"]),
        ("Then [Dr. Fahad Almubarak|l=PERSON] spoke.", ["Fahad Almubarak/PERSON"]),
        (
            "([Pyeongyang Press Corps/Pool/Getty Images|l=ORG])",
            ["Pyeongyang Press Corps/ORG", "Getty Images/ORG"],
        ),
        ("The [North Korean|l=NORP] Embassy was shut.", ["North Korean Embassy/ORG"]),
        ("[Xu\nXiaomi|l=PERSON] grew.", ["Xu/PERSON", "Xiaomi/ORG"]),
        ("The [Ministry of Hajj|l=ORG] and Umrah spoke.", ["Ministry of Hajj and Umrah/ORG"]),
        (
            "The [Ministry of Youth|l=ORG], [Sports and Culture|l=ORG] spoke.",
            ["Ministry of Youth, Sports and Culture/ORG"],
        ),
        (
            "The [Ministry of Health|l=ORG] and UNICEF spoke.",
            ["Ministry of Health/ORG", "UNICEF/ORG"],
        ),
        ("President [Moon Jae|l=PERSON]-in spoke.", ["Moon Jae-in/PERSON"]),
        ("The [Modi|l=PERSON]-led cabinet met.", ["Modi/PERSON"]),
        ("It cost [US|l=LOC]$5 then.", []),
        ("[Member of Parliament|l=ORG] since 1997.", ["Parliament/ORG"]),
        ("Then Odd-[Arne Oke|l=PERSON] spoke.", ["Odd-Arne Oke/PERSON"]),
        ("[DSP|l=ORG] [Ravi Oke|l=PERSON] spoke.", ["Ravi Oke/PERSON"]),
        ("[SDRO|l=ORG] [Ravi Oke|l=PERSON] spoke.", ["Ravi Oke/PERSON"]),
        ("[SDRO Ravi Oke|l=PERSON] spoke.", ["Ravi Oke/PERSON"]),
        (
            "[SDRO|l=ORG] [Ravi Oke|l=PERSON] spoke for [SDRO|l=ORG]'s staff.",
            ["SDRO/ORG", "Ravi Oke/PERSON", "SDRO/ORG"],
        ),
        ("[Moody|l=PERSON]'s cut its rating.", ["Moody's/ORG"]),
        ("They beat [Kelmar 3-1|l=DATE] here.", ["Kelmar/ORG"]),
        ("She beat [Tess Oke 6-4|l=MISC], 6-2 here.", ["Tess Oke/PERSON"]),
        (
            "[Dan Moody|l=PERSON] left. [Moody|l=PERSON]'s wife stayed.",
            ["Dan Moody/PERSON", "Moody/PERSON"],
        ),
        (
            "[Ana Ruiz's Conservative Party|l=MISC] won.",
            ["Ana Ruiz/PERSON", "Conservative Party/ORG"],
        ),
        ("At [Kelmar University I|l=ORG] met her.", ["Kelmar University/ORG"]),
        ("She told the Citizen in [1999|l=DATE] why.", ["Citizen/ORG", "1999/DATE"]),
        ("She told the Duke in [1999|l=DATE] why.", ["1999/DATE"]),
    ],
)
def test_boundaries(names: str, expected: list[str]) -> None:
    """Titles, articles and clitics stay outside; credits and lines part; seats are whole."""
    assert found(names) == expected


def test_a_surname_is_found_again_and_points_at_the_full_name() -> None:
    assert entities("[Jo Song Gil|l=PERSON] fled. Officials protect Jo now.")[1] == (
        "Jo",
        "PERSON",
        "short-form",
        "Jo Song Gil",
    )


def test_half_a_country_goes_by_its_half() -> None:
    text = "[North Korea|l=GPE] fired. But the North denied it. They went to the North Sea."
    assert entities(text)[1:2] == [("North", "GPE", "short-form", "North Korea")]
    assert not entities("[North Carolina|l=GPE] won, and the North lost.")[1:]


def test_a_name_in_lower_case_is_found_again() -> None:
    text = "kim jong un\n\nLeader [Kim Jong Un|l=PERSON] smiled."
    assert entities(text)[0] == ("kim jong un", "PERSON", "lower-case", "Kim Jong Un")


def test_an_acronym_points_at_what_it_stands_for() -> None:
    text = "The [National Intelligence Service|l=ORG] (NIS) knew. But NIS denied it."
    assert [row[3] for row in entities(text)] == ["", *["National Intelligence Service"] * 2]


def test_the_label_with_most_evidence_wins() -> None:
    text = "[Baffinland|l=ORG] sued. Then [Baffinland|l=PERSON] paid, and [Baffinland|l=ORG] left."
    assert found(text) == ["Baffinland/ORG"] * 3


def test_a_surname_that_is_a_city_is_told_by_its_neighbours() -> None:
    text = (
        "[Tara Paris|l=PERSON], a nurse, won. [Paris|l=GPE] said she wept. [Paris|l=GPE]'s father"
        " came from [Oslo|l=GPE]. She lives in [Paris|l=GPE]."
    )
    labels = [label for _, label, _, _ in entities(text)]
    assert labels == ["PERSON", "PERSON", "PERSON", "GPE", "GPE"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Boston|l=GPE] visits [Toronto|l=GPE]. [Toronto|l=GPE] lost 5-4 here.", "ORG"),
        ("[Boston|l=GPE] hosts [Toronto|l=GPE]. The vote was 5-4. [Toronto|l=GPE] won.", "GPE"),
        ("[France|l=GPE] beat [Italy|l=GPE] 2-0. [Italy|l=GPE] lost.", "GPE"),
    ],
)
def test_towns_are_teams_where_matches_are_reported(names: str, expected: str) -> None:
    assert {label for _, label, _, _ in entities(names)} == {expected}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Kenya", "GPE"),
        ("Middle East", "LOC"),
        ("Padma Bridge", "FAC"),
        ("Lake Turkana", "LOC"),
        ("Osaka Prefecture", "GPE"),
    ],
)
def test_places_are_told_apart(name: str, label: str) -> None:
    assert found(f"They went to [{name}|l=LOC] then.") == [f"{name}/{label}"]


@pytest.mark.parametrize(
    ("name", "label"),
    [("Hurricane Rita", "EVENT"), ("Paris Agreement", "MISC"), ("GDP", "MISC")],
)
def test_events_laws_and_abbreviations_are_no_places(name: str, label: str) -> None:
    assert found(f"They spoke of [{name}|l=LOC] then.") == [f"{name}/{label}"]


def test_a_firm_is_known_by_its_bare_name() -> None:
    text = "[Norvik AS|l=ORG] grew. Shares in [Norvik|l=GPE] rose."
    assert entities(text)[1] == ("Norvik", "ORG", "model+vote+short-form", "Norvik AS")


def test_a_surname_of_two_is_left_open() -> None:
    text = (
        "[Kim Jong Un|l=PERSON] spoke. [Kim|l=PERSON] left. "
        "[Kim Min Ki|l=PERSON] came. [Kim|l=PERSON] sat."
    )
    assert [row[3] for row in entities(text)] == ["", "", "", ""]


def test_a_word_is_not_taken_for_a_name_at_a_sentences_start() -> None:
    text = "[Thomas May|l=PERSON] spoke. May he rest. They saw May there."
    assert found(text) == ["Thomas May/PERSON", "May/PERSON"]


def test_what_the_lists_know_is_marked_where_the_tagger_is_silent() -> None:
    text = "[Jo|l=PERSON] fled to the West with Swedish help."
    assert found(text) == ["Jo/PERSON", "West/LOC", "Swedish/NORP"]


def test_no_token_is_needed() -> None:
    assert (
        annotate(Document(id="empty", text=""), "entities", use={**RULES, "names": "entities"})
        .layers["entities"]
        .annotations
        == ()
    )


def test_names_without_a_model() -> None:
    assert_marked(
        "[Italian|label=NORP] minister [Luigi Di Maio|label=PERSON] told the [BBC|label=ORG] "
        "in [Rome|label=GPE].",
        "names",
        use={**RULES, "names": "gazetteer-names"},
    )
