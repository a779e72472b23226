"""What entities change: names of persons and bodies are no places, tagged names are."""

from typing import Any

import pytest

from glossator.testing import annotate, document
from glossator_standard import Entity, Location, Sentence, Token

RULES = {"tokens": "rules", "sentences": "rules"}
OPTIONS: dict[str, Any] = {"smallest": 15000}


def locations(text: str, *entities: tuple[Any, str], **options: Any) -> list[Location]:
    """The locations of a text whose entities are given as label and surface, in order; those of
    the label "short" are ORG, short for the one before."""
    plain = annotate(text, ["tokens", "sentences"], use=RULES)
    spans: list[Entity] = []
    end = 0
    for label, surface in entities:
        start = text.index(surface, end)
        end = start + len(surface)
        full = f"entities:{len(spans)}" if label == "short" else None
        spans.append(
            Entity(start=start, end=end, label="ORG" if full else label, rule="test", full=full)
        )
    tokens = [Token(start=one.start, end=one.end) for one in plain.layers["tokens"]]
    sentences = [Sentence(start=one.start, end=one.end) for one in plain.layers["sentences"]]
    given = document(text, *tokens, *sentences, *spans)
    made = annotate(given, "locations", use=RULES, options={"locations": {**OPTIONS, **options}})
    return list(made.layers.of(Location))


def surfaces(text: str, *entities: tuple[Any, str], **options: Any) -> list[str]:
    return [text[one.start : one.end] for one in locations(text, *entities, **options)]


@pytest.mark.parametrize("label", ["PERSON", "ORG"])
def test_not_in_other_names(label: str) -> None:
    text = "The Denver Post praised London Breed."
    names = ((label, "Denver Post"), ("PERSON", "London Breed"))
    assert surfaces(text, *names) == []


def test_inside_the_names_of_bodies_but_not_of_newspapers() -> None:
    text = "The Bank of England and the Boston Globe agreed."
    names = (("ORG", "Bank of England"), ("ORG", "Boston Globe"))
    (place,) = locations(text, *names)
    assert (text[place.start : place.end], place.reason) == (
        "England",
        "inside a name; only reading",
    )
    assert place.entity == "entities:1"
    assert surfaces(text, *names, inside=False) == []


@pytest.mark.parametrize(
    ("town", "country"), [("Exeter", "GB"), ("York", "GB"), ("Bath", "GB"), ("Georgia", "US")]
)
def test_a_university_is_in_a_town_that_is_large_enough(town: str, country: str) -> None:
    text = f"The University of {town} opened an office in Houston, Texas."
    names = (("ORG", f"University of {town}"), ("GPE", "Houston"), ("GPE", "Texas"))
    found = {text[one.start : one.end]: one.country for one in locations(text, *names)}
    assert found == {town: country, "Houston": "US", "Texas": "US"}


def test_the_word_before_a_town_makes_a_common_word_a_place() -> None:
    assert surfaces("They left the city of Bath, or a bath.") == ["Bath"]
    assert surfaces("They left the city of Bath.", ("ORG", "Bath")) == ["Bath"]
    assert surfaces("It was called the city of Hope and of Lights.") == []


@pytest.mark.parametrize(
    ("text", "tag", "country"),
    [
        ("Floods hit Benue State again.", "Benue State", "NG"),
        ("He grew up in South Boston then.", "South Boston", "US"),
        ("They fish in Tijuana River now.", "Tijuana River", "MX"),
    ],
)
def test_what_belongs_to_a_name(text: str, tag: str, country: str) -> None:
    (place,) = locations(text, ("LOC", tag))
    assert (text[place.start : place.end], place.country) == (tag, country)


def test_a_tagged_name_is_a_place_whatever_its_size() -> None:
    text = "Carlow Rovers beat Naas. Naas celebrated."
    assert surfaces(text) == []
    assert surfaces(text, ("LOC", "Naas")) == ["Naas", "Naas"]


def test_a_tagged_name_that_no_gazetteer_knows() -> None:
    (place,) = locations("They live in Kampungu now.", ("GPE", "Kampungu"))
    assert (place.geonameid, place.latitude, place.reason) == (
        None,
        None,
        "entity; not in the gazetteer",
    )
    assert place.entity == "entities:1"


def test_it_stands_beside_what_it_is_named_with() -> None:
    text = "A fire broke out on Elm Street in Denver."
    street, city = locations(text, ("FAC", "Elm Street"), ("GPE", "Denver"))
    assert (street.geonameid, street.latitude) == (None, city.latitude)
    assert street.reason == "entity; in the place named after it"


def test_tagged_buildings_and_firms_are_no_places() -> None:
    text = "He was treated at Mercy Hospital and at Taco Bell."
    assert surfaces(text, ("FAC", "Mercy Hospital"), ("LOC", "Taco Bell")) == []


def test_a_tag_around_several_places() -> None:
    text = "It happened in northern Syria and Iraq yesterday."
    assert surfaces(text, ("LOC", "northern Syria and Iraq")) == ["Syria", "Iraq"]


def test_a_tag_with_article_and_clitic() -> None:
    text = "The Netherlands's dikes."
    (place,) = locations(text, ("GPE", "The Netherlands's"))
    assert (place.start, place.end, place.country) == (4, 15, "NL")


def test_a_town_that_the_text_names_is_meant_inside_the_names_of_its_bodies() -> None:
    text = "The Trion Fire Company left Trion. The Trion Times and Summerville Hall are old."
    names = (("ORG", "Trion Fire Company"), ("GPE", "Trion"), ("ORG", "Trion Times"))
    found = locations(text, *names, ("FAC", "Summerville Hall"), smallest=500)
    assert [(one.start, one.entity) for one in found] == [(4, "entities:1"), (28, "entities:2")]


@pytest.mark.parametrize(
    ("body", "inside"),
    [("Union Pacific", []), ("NWS Pacific Centre", ["Pacific"]), ("Pacific Gas", ["Pacific"])],
)
def test_an_ocean_is_not_in_every_firms_name(body: str, inside: list[str]) -> None:
    assert surfaces(f"The {body} closed.", ("ORG", body)) == inside


@pytest.mark.parametrize(
    ("text", "entities", "found"),
    [
        (
            "The Rural Sewage Agency (RSA) met.",
            [("ORG", "Rural Sewage Agency"), ("short", "RSA")],
            [],
        ),
        ("St Vincent’s lost.", [("ORG", "St Vincent’s")], []),
        ("St Vincent lost.", [("ORG", "St Vincent")], ["St Vincent"]),
        (
            "Boats sail from Oban; Zentness to Iona.",
            [("GPE", "Oban"), ("GPE", "Zentness"), ("GPE", "Iona")],
            ["Oban", "Zentness", "Iona"],
        ),
    ],
)
def test_bodies_called_like_countries_and_where_ways_begin(
    text: str, entities: list[tuple[Any, str]], found: list[str]
) -> None:
    assert surfaces(text, *entities) == found


def test_what_a_city_is_called_in_another_language_says_nothing_of_where_a_text_is() -> None:
    text = "He drove along Zent Road, St James. In St James he stopped at Upper Zent, St James."
    names = (("FAC", "Zent Road"), ("GPE", "St James"), ("GPE", "St James"), ("GPE", "St James"))
    found = locations(text, *names, smallest=500)
    assert "VN" not in {one.country for one in found}


def test_a_river_is_one_though_its_kind_stands_in_small_letters() -> None:
    (found,) = locations("A boat sank on the Delaware river.", ("LOC", "Delaware river"))
    assert (found.name, found.feature_class) == ("Delaware River", "H")


def test_a_county_in_short_is_one() -> None:
    (found,) = locations("Crews from Northants came.", ("GPE", "Northants"))
    assert (found.name, found.country) == ("Northamptonshire", "GB")


def test_a_side_of_a_land_is_no_place_of_its_own() -> None:
    text = "Rain fell on the West Coast of Scotland."
    assert surfaces(text, ("LOC", "West Coast of Scotland")) == ["Scotland"]
    assert surfaces("They left Ivory Coast of course.", ("GPE", "Ivory Coast")) == ["Ivory Coast"]
