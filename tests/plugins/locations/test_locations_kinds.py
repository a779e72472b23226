"""Kinds of contexts that decide which place a name is, each with examples that were wrong once."""

from __future__ import annotations

import pytest

import glossator
from glossator.testing import annotate
from glossator_standard import Entity, Location

RULES = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}


def places(text: str, name: str = "") -> list[Location]:
    """The locations of a text without a model; those of one name, if given."""
    document = annotate(text, ["entities", "locations"], use=RULES)
    found = list(document.layers.of(Location))
    return [one for one in found if not name or document.text_of(one) == name]


def places_of(text: str, **metadata: str) -> list[Location]:
    """The locations of a text that has metadata."""
    document = glossator.Document(id="a", text=text, metadata=metadata)
    return list(annotate(document, ["entities", "locations"], use=RULES).layers.of(Location))


def ids(text: str, name: str) -> set[int | None]:
    return {one.geonameid for one in places(text, name)}


MISSOURI = "A Missouri mayor came from Hermann, Missouri, and Union, Missouri."
GEORGIA_US, GEORGIA, WASHINGTON_STATE, WASHINGTON = 4197000, 614540, 5815135, 4140963


@pytest.mark.parametrize(
    "text",
    [
        "Governors of Florida, Georgia and Tennessee met.",
        "Georgia, Alabama and Texas sued.",
        "In Georgia, Savannah and Macon were flooded.",
        "The Georgia Supreme Court ruled on Monday.",
        "A Georgia sheriff said two men were held.",
        "A sheriff in Georgia was held; Augusta was flooded.",
        "The Georgia Department of Corrections said so.",
        "Gov. Tom Oke of Georgia signed it.",
        "It was Sen. Ana Ruiz of Georgia who asked.",
        "Atlanta lawyers said Georgia will pay.",
        "Georgia's secretary of state said so.",
        "It hit the Deep South and southern Georgia.",
        "It rained in Georgia and the Carolinas.",
        "They voted in Fulton County, Georgia, on Monday.",
        "A federal jury in Georgia sided with the farmers.",
        "Georgia's Bo Oke, a Republican, wants to win.",
    ],
)
def test_georgia_beside_states_and_their_institutions_is_the_state(text: str) -> None:
    assert ids(text, "Georgia") == {GEORGIA_US}


@pytest.mark.parametrize(
    "text",
    [
        "Georgia and Armenia signed a pact.",
        "Troops left Georgia for Russia.",
        "Tbilisi said Georgia will join.",
        "Georgia's parliament met.",
        "A judge in Georgia freed the editor.",
        "Georgia's president met a federal judge from Peru.",
        "A federal judge left.\n\nGeorgia and Russia are at war.",
    ],
)
def test_georgia_beside_countries_is_the_country(text: str) -> None:
    assert ids(text, "Georgia") == {GEORGIA}


def test_washington_in_a_list_of_states_is_the_state() -> None:
    text = "Wildfires in California, Oregon and Washington killed ten."
    assert ids(text, "Washington") == {WASHINGTON_STATE}
    assert ids("The Washington Supreme Court ruled.", "Washington") == {WASHINGTON_STATE}
    assert ids("Washington, Michigan and New York sued.", "Washington") == {WASHINGTON_STATE}
    assert ids("An eastern Washington farmer won.", "Washington") == {WASHINGTON_STATE}
    text = "He fled Augusta, Georgia, for Yakima, Washington."
    assert ids(text, "Washington") == {WASHINGTON_STATE}
    assert ids("He flew to Washington.", "Washington") == {WASHINGTON}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A fire broke out at Belmont in Paris.", "Belmont", "FR"),
        ("People in Lewisham, London, were asleep.", "Lewisham", "GB"),
        ("Rain hit people in Lewisham in London and Richmond in Virginia.", "Lewisham", "GB"),
        ("They live in Cotton Tree, Australia.", "Cotton Tree", "AU"),
        ("Rain fell in Drenova, North Macedonia.", "Drenova", "MK"),
        ("Tourists at Blenheim, Oxfordshire, left.", "Blenheim", "GB"),
    ],
)
def test_what_a_place_is_said_to_lie_in_goes_before_a_namesake_elsewhere(
    text: str, name: str, country: str
) -> None:
    (place,) = places(text, name)
    assert (place.country, place.geonameid, place.approximate) == (country, None, True)


def test_a_place_that_no_gazetteer_has_borrows_no_point() -> None:
    text = (
        "The jet left Rio de Janeiro at dawn. Searchers scoured the Kelmar Sea. A ship from "
        "Surabaya joined them. The Kelmar Sea is shallow, officials in Jakarta said."
    )
    found = places(text, "Kelmar Sea")
    assert [(one.latitude, one.country, one.approximate) for one in found] == [
        (None, None, False)
    ] * 2


def test_an_accented_name_is_no_town_of_a_country_without_accents() -> None:
    found = places("They came from Maldén and from Montréal.")
    assert [(one.name, one.country) for one in found] == [(None, None), ("Montréal", "CA")]
    assert places("Malden, Missouri, is small.")[0].country == "US"


def test_small_countries_are_known() -> None:
    found = places("It was felt in Niue, Tokelau and Nauru.")
    assert [one.country for one in found] == ["NU", "TK", "NR"]


def test_all_mentions_of_a_place_that_no_gazetteer_has_are_alike() -> None:
    text = "It rained in Kelmar, Norway. A ship from Surabaya is anchored in Kelmar."
    found = places(text, "Kelmar")
    assert len(found) == 2
    assert {(one.latitude, one.country, one.approximate) for one in found} == {
        (found[0].latitude, "NO", True)
    }


@pytest.mark.parametrize(
    "text",
    [
        "God knows. Okay, they said.",
        "Homo sapiens is old.",
        "A Falcon 9 rocket rose.",
        "Show your ID cards.",
        "The Rajya Sabha met.",
        "Rest in Peace, said the banner.",
        "Tube strikes began. BASIC is old.",
        "They held a Midnight Mass.",
        "The Secretary of State spoke.",
    ],
)
def test_a_common_word_is_no_place_without_evidence(text: str) -> None:
    assert places(text) == []


def test_a_common_word_is_a_place_where_something_says_so() -> None:
    assert ids("He was born in Mobile, Alabama.", "Mobile") == {4076598}
    assert ids("They live in Reading.", "Reading") != set()


@pytest.mark.parametrize(
    ("text", "country"), [("They came from the UK.", "GB"), ("They came from the US.", "US")]
)
def test_the_end_of_a_sentence_makes_no_town_of_an_acronym(text: str, country: str) -> None:
    assert [one.country for one in places(text)] == [country]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ST. LOUIS, MO. — Two men were held.", 4398678),
        ("JACKSON, MISS. — It rained.", 4436296),
        ("HARTFORD, CONN. — It rained.", 4831725),
        ("COLUMBUS, Ohio - Plants shut.", 5165418),
        ("Sen. Rand Oke, R-Ky., voted no.", 6254925),
        ("Sen. Ana Lund (D-Mich.) left.", 5001836),
    ],
)
def test_states_in_datelines_and_behind_parties(text: str, state: int) -> None:
    assert state in {one.geonameid for one in places(text)}


def test_counties_and_divisions_have_their_ids() -> None:
    assert ids("They voted in Fulton County, Georgia.", "Fulton County") == {4196508}
    assert ids("Floods hit Saskatchewan.", "Saskatchewan") == {6141242}


def test_confidence_tells_what_is_sure() -> None:
    (rome,) = places("They met in Rome, Italy.", "Rome")
    (inside,) = places("The Rome Opera said so.", "Rome")
    assert 0.8 < rome.confidence <= 1
    assert inside.confidence < rome.confidence


def test_a_name_may_begin_with_an_owner() -> None:
    [place] = places("It lies in the People's Republic of China.", "People's Republic of China")
    assert (place.country, place.geonameid) == ("CN", 1814991)


def test_a_word_in_a_line_of_capitals_is_no_abbreviation() -> None:
    assert places("ELEVEN KILLED IN TURKEY CAR BOMB ATTACK", "CAR") == []
    assert [one.country for one in places("It rained in the CAR.", "CAR")] == ["CF"]


def test_the_domain_of_a_newspaper_names_a_state_in_short() -> None:
    springfield = "He drove to Springfield on Monday."
    [found] = places_of(springfield, domain="masslive.com")
    assert found.geonameid == 4951788
    [found] = places_of("He drove to Birmingham.", url="https://www.al.com/news/1.html")
    assert found.country == "US"


def test_a_domain_of_a_country_speaks_for_its_towns() -> None:
    text = "The sheriff was born in Manchester and joined the Navy. Congressmen wept."
    [found] = places_of(text, domain="example.co.uk")
    assert (found.country, found.reason) == ("GB", "entity; country of the document")


def test_a_short_name_may_be_one_named_in_full() -> None:
    text = "People of Avondale Estates and of Decatur met. They drove from Avondale to Atlanta."
    names = ("Avondale Estates", "Decatur", "Avondale", "Atlanta")
    spans = [(text.rindex(one), text.rindex(one) + len(one)) for one in names]
    entities = [Entity(start=start, end=end, label="GPE", rule="test") for start, end in spans]
    tagged = glossator.Document(id="a", text=text).with_layer(glossator.Layer.of(Entity, entities))
    found = annotate(tagged, ["locations"], use=RULES).layers["locations"]
    assert {one.name for one in found} == {"Avondale Estates", "Decatur", "Atlanta"}


def test_a_city_in_a_list_of_cities_is_no_state() -> None:
    text = "It has offices in Los Angeles, Miami, New York and Detroit."
    assert ids(text, "New York") == {5128581}


def test_a_name_does_not_speak_for_itself() -> None:
    text = (
        "He lived in Lebanon. She left Lebanon in May. Firefighters from Annville and Myerstown in"
        " Pennsylvania drove to Lebanon."
    )
    assert {one.country for one in places(text, "Lebanon")} == {"US"}


def test_a_river_is_near_the_town_inside_its_name_where_its_container_holds_that() -> None:
    [river, _] = places("Sewage runs in the Tijuana River in Baja California.")
    assert river.reason == "entity; near Tijuana"


def test_a_street_is_in_the_town_that_the_document_is_at_home_in() -> None:
    text = "Crews were called to River Avenue on Friday."
    [street] = places_of(text, domain="winnipeg.example.ca")
    assert (street.reason, street.country) == ("entity; around Winnipeg", "CA")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("He flew to Mecca on Monday.", "Mecca", "SA"),
        ("Police in Cologne said so.", "Cologne", "DE"),
        ("The Acropolis in Athens reopened.", "Acropolis", "GR"),
        ("He lives in Bombay.", "Bombay", "IN"),
        ("He lives in Frisco, Texas.", "Frisco", "US"),
        ("She left Syracuse for Buffalo.", "Syracuse", "US"),
        ("Paris wept when Notre-Dame burned.", "Paris", "FR"),
    ],
)
def test_the_english_name_of_a_famous_place_is_its_own(text: str, name: str, country: str) -> None:
    assert {one.country for one in places(text, name)} == {country}


def test_notre_dame_in_paris_is_the_cathedral() -> None:
    [found] = places("A fire broke out at Notre Dame in Paris.", "Notre Dame")
    assert (found.country, found.name, found.approximate) == ("FR", "Notre-Dame de Paris", False)


def test_a_cathedral_is_no_town_in_indiana_unless_that_is_near() -> None:
    for text, country in (
        ("Fire damaged Notre Dame on Monday. The mayor of Paris wept.", "FR"),
        ("Trains from South Bend to Notre Dame stopped. Elkhart and Mishawaka have buses.", "US"),
    ):
        start = text.index("Notre Dame")
        entity = Entity(start=start, end=start + len("Notre Dame"), label="GPE", rule="test")
        others = [
            Entity(start=text.index(one), end=text.index(one) + len(one), label="GPE", rule="test")
            for one in ("Paris", "South Bend", "Elkhart", "Mishawaka")
            if one in text
        ]
        spans = sorted([entity, *others], key=lambda one: one.start)
        document = glossator.Document(id="a", text=text)
        document = document.with_layer(glossator.Layer.of(Entity, spans))
        found = annotate(document, ["locations"], use=RULES).layers.of(Location)
        assert [one.country for one in found if one.start == start] == [country]


def test_a_village_is_no_citys_namesake_far_away() -> None:
    """The Boston of 570 people is in Ireland too; "St. Louis" is no French name."""
    [boston] = places("She left Cork for Boston in 1990.", "Boston")
    assert boston.country == "US"
    [capital, _] = places("Ministers in Washington and London wept.")
    assert capital.country == "US"
    [town] = places("The mill in Washington, near Sunderland, shut. London said no.", "Washington")
    assert town.country == "GB"
    found = places("A man from St. Louis and one from St. Paul were held.")
    assert [one.country for one in found] == ["US", "US"]
    assert not places("He sang at the Cathedral of St. Mary.", "Mary")
    assert not places("Ana Ruiz, MD, and Tom Oke, RN, MS, run the ward.")
    assert not places("Deputy Ana Ruiz (Ind) left.")
    assert not any(one.geonameid for one in places("She lives on Church Street.", "Church Street"))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Tariffs on China fail, a professor in Houston, Texas, said. China acts.", "China", "CN"),
        ("Peru is dry, an engineer in Indianapolis, Indiana, said.", "Peru", "PE"),
        ("Cuba is an island, a man in Rolla, Missouri, said.", "Cuba", "CU"),
        ("CHINA, Maine - The China selectmen met in Augusta and Vassalboro.", "China", "US"),
        ("Police in Peru, Ind., held a man. Peru is near Kokomo.", "Peru", "US"),
        ("He spat at a Dallas, Texas police officer.", "Texas", "US"),
        ("Police in St James, Jamaica, are looking for two men.", "St James", "JM"),
    ],
)
def test_a_country_is_no_village_near_a_place_of_the_text(
    text: str, name: str, country: str
) -> None:
    assert {place.country for place in places(text, name)} == {country}


def test_waters_have_an_article_and_towns_have_none() -> None:
    found = places("The birds crossed the Pacific side of the isle. The Atlantic flyway is wide.")
    assert [one.feature_class for one in found] == ["H", "H"]
    [town, *_] = places("The shop in Pacific, Mo., was shut.")
    assert town.feature_class == "P"


def test_states_in_a_row_do_not_lie_in_each_other() -> None:
    """There is an Oklahoma in Pennsylvania, and a Washington."""
    found = places("It broke out in Georgia, Oklahoma, Pennsylvania, Ohio and Texas.")
    assert [one.feature_class for one in found] == ["A"] * 5
    [washington, _] = places("They live in Washington, Pennsylvania.")
    assert washington.feature_class == "P"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The council in Lincoln backed it, Lincolnshire police said.", "Lincoln", "GB"),
        ("A man from Boston appeared at Lincoln Crown Court.", "Boston", "GB"),
        ("Magistrates' court fines fell in Exeter, the council tax rose.", "Exeter", "GB"),
        ("Troopers held a man near Lincoln, police in Nebraska said.", "Lincoln", "US"),
    ],
)
def test_a_countys_police_and_courts_say_in_which_country(
    text: str, name: str, country: str
) -> None:
    assert {place.country for place in places(text, name)} == {country}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Cores were drilled on Pico Island.", ("Pico Island", None)),  # Pico is a town in Italy
        ("She works in St. John's, Newfoundland.", ("St. John's", 6324733)),
        ("St. Louis's mayor left.", ("St. Louis", 4407066)),
    ],
)
def test_an_island_is_no_town_of_its_name_and_a_clitic_may_be_a_names(
    text: str, named: tuple[str, int | None]
) -> None:
    found = [(text[one.start : one.end], one.geonameid) for one in places(text)]
    assert found[0] == named


def test_what_a_state_has_says_so_of_a_citys_name_and_not_of_a_countrys() -> None:
    text = "He left New York City. New York's legislature met. Mexico's Senate met."
    assert ids(text, "New York") == {5128638}
    assert ids(text, "Mexico") == {3996063}


@pytest.mark.parametrize(
    ("text", "name", "geonameid"),
    [
        ("(OSLO) - Two men left.", "OSLO", 3143244),
        ("NEW YORK — Two men left.", "NEW YORK", 5128581),
        ("(NEW YORK) — Two men left.", "NEW YORK", 5128581),
        ("They left.\n\nNEW YORK (Meridian) - Two men left.", "NEW YORK", 5128581),
        ("She left New York. Albany is far.", "New York", 5128638),
        (f"Washington, July 1 (Newswire) -- {MISSOURI}", "Washington", WASHINGTON),
        (f"WASHINGTON -- {MISSOURI} He left Washington.", "Washington", WASHINGTON),
        (f"Men left Washington. {MISSOURI}", "Washington", 4413621),
        ("HAMILTON (Meridian) - Bermuda's premier left.", "HAMILTON", 3573197),
        ("HAMILTON (Meridian) - Two men left.", "HAMILTON", 5969782),
        ("LONDON (Meridian) - Canada's premier left.", "LONDON", 2643743),
    ],
)
def test_a_dateline_names_a_town(text: str, name: str, geonameid: int) -> None:
    assert {one.geonameid for one in places(text, name)} == {geonameid}


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("They live in Stourport. English law is strict.", "Stourport-on-Severn"),
        ("They came from Thornaby, England.", "Thornaby-on-Tees"),
        ("They stopped in Matías Romero, Mexico.", "Matías Romero Avendaño"),
        ("She saw Barton, Vermont.", "Barton"),
    ],
)
def test_towns_are_known_by_what_their_long_names_begin_with(text: str, full: str) -> None:
    assert full in {one.name for one in places(text)}


def test_the_union_is_where_its_countries_are() -> None:
    [union] = places("The EU agreed.")
    assert (round(union.latitude or 0), round(union.longitude or 0)) == (50, 10)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Durham County Council is mending a bridge at Wolsingham.", "GB"),
        ("Essex County Council met.", "GB"),
        ("Essex County Council met in Newark, New Jersey, and Trenton.", "US"),
    ],
)
def test_county_councils_are_of_british_counties_where_nothing_says_another(
    text: str, country: str
) -> None:
    assert places(text)[0].country == country
