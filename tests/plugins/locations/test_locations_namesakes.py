"""Namesakes abroad, rows of places, and names inside names: whose point a place may have."""

from __future__ import annotations

import re

import pytest

from glossator.testing import annotate, document
from glossator_standard import Entity, Location, Sentence, Token

RULES = {"tokens": "rules", "sentences": "rules"}


def located(marked: str) -> dict[str, Location]:
    """The last location of each name of a text whose places stand in brackets."""
    text = re.sub(r"[\[\]]", "", marked)
    starts = [found.start() - 2 * n for n, found in enumerate(re.finditer(r"\[", marked))]
    spans = [
        Entity(start=start, end=start + len(name), label="GPE", rule="test")
        for start, name in zip(starts, re.findall(r"\[(.*?)\]", marked), strict=True)
    ]
    plain = annotate(text, ["tokens", "sentences"], use=RULES)
    tokens = [Token(start=one.start, end=one.end) for one in plain.layers["tokens"]]
    sentences = [Sentence(start=one.start, end=one.end) for one in plain.layers["sentences"]]
    made = annotate(document(text, *tokens, *sentences, *spans), "locations", use=RULES)
    return {made.text_of(one): one for one in made.layers.of(Location)}


TRION = "[Trion] and [Summerville], [Georgia], are dry. [Trion] was wet."
CLARE = "Men from [Limerick], [Ennis], [Clonlara] and [Cratloe] met in [Ireland]. "


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (CLARE + "A van was burnt in [Riverton].", None),
        (CLARE + "A van was burnt in [Riverton], [Australia].", "AU"),
        (CLARE + "A van was burnt in [Riverton]. She was born in [Sydney].", "AU"),
        (CLARE + "A [Utah] man is at home in [Riverton].", "US"),
        ("A van was burnt in [Riverton].", "US"),
        ("Men from [Limerick] and [Cratloe] left. A van was burnt in [Riverton].", "US"),
    ],
)
def test_a_small_place_abroad_is_not_meant_where_nothing_else_is_there(
    text: str, country: str | None
) -> None:
    found = located(text)["Riverton"]
    assert (None if found.geonameid is None else found.country) == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Men left [Amazonas] for [Chachapoyas], [Peru].", "Amazonas", "PE"),
        ("Men left [Amazonas] for [Manaus], [Brazil].", "Amazonas", "BR"),
        ("Men left [Amazonas].", "Amazonas", "BR"),
        ("It rained in [Maryland] and [Baltimore].", "Maryland", "US"),
        ("Men in [Baidoa] in the [South West] left.", "Baidoa", "SO"),
        ("Men in [Kumba] in the [South West] of [Cameroon] left.", "Kumba", "CM"),
        ("Men left [Ross-shire] and [Kinross-shire].", "Ross-shire", "GB"),
        ("Boats left [Bora-Bora] at dawn.", "Bora-Bora", "PF"),
        ("A [Perth]-based firm shut.", "Perth", "AU"),
        ("Men left [Kanpur], [UP], and [Delhi].", "UP", "IN"),
        ("Men left [Marquette] in the [UP] for [Detroit], [Michigan].", "UP", "US"),
    ],
)
def test_divisions_that_share_a_name_and_names_with_hyphens(
    text: str, name: str, country: str
) -> None:
    assert located(text)[name].country == country


def test_a_name_that_is_said_twice_is_in_no_place_that_is_said_once() -> None:
    assert "Lima" not in located("Boats left [Lima-Lima] at dawn.")


def test_a_word_of_english_in_capitals_is_no_place_by_itself() -> None:
    assert located("PRICES GO UP AGAIN\n\nThey gave UP there.") == {}
    assert located("Men in UP left.")["UP"].name == "Uttar Pradesh"


def test_a_glottal_stop_parts_no_name() -> None:
    found = located("Men fled to [Sana'a], [Be'er Sheva] and [Sa’ada]. [Oslo]'s mayor left.")
    assert [one.country for one in found.values()] == ["YE", "IL", "YE", "NO"]


def test_a_capital_abroad_is_meant() -> None:
    assert located(CLARE + "Leaders met in [Bridgetown].")["Bridgetown"].country == "BB"


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        (TRION + " [Rome] and [Dalton] are dry. A man fell in [Elmwood].", False),
        (TRION + " [Rome] and [Dalton] are dry. A man fell in [Elmwood], [Illinois].", True),
        (TRION + " [Rome] and [Dalton] are dry. A man fell in [Elmwood]. [Ohio] is wet.", False),
        (TRION + " [Rome] and [Dalton] are dry. [Louisiana] is wet. [Elmwood] is not.", True),
        (TRION + " A man fell in [Elmwood]. She left [Denver].", False),
        ("A man fell in [Elmwood].", True),
    ],
)
def test_a_small_town_of_another_state_is_not_meant_where_nothing_else_is_there(
    text: str, is_meant: bool
) -> None:
    assert (located(text)["Elmwood"].geonameid is not None) == is_meant


def test_a_namesake_abroad_inside_a_name_is_none() -> None:
    text = CLARE + "They met at [Breda Hall]."
    assert "Breda" not in located(text)
    assert "Limerick" in located(CLARE + "They met at [Limerick Hall].")


def test_a_famous_city_abroad_needs_nothing_else_there() -> None:
    assert located(CLARE + "She lives in [Toronto].")["Toronto"].country == "CA"


@pytest.mark.parametrize(
    ("text", "is_inside"),
    [
        ("It rained in [Kelmar], [Navan].", True),
        ("It rained in [Kelmar] in [Navan], [Naas] and [Kells].", True),
        ("It rained in [Kelmar], [Navan], [Ireland].", True),
        ("It rained in [Norvik], [Kelmar], [County Kildare].", True),
        ("It rained in [Kelmar], [Navan], [Naas], [Kells].", False),
        ("It rained in [Norvik], [Kelmar], [Navan].", False),
        ("It rained in [Kelmar], [Navan] and [Naas].", False),
    ],
)
def test_of_a_row_none_lies_in_the_next(text: str, is_inside: bool) -> None:
    assert (located(text)["Kelmar"].reason == "entity; in the place named after it") == is_inside


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A man fell in [Elmwood], [Navan].", "IE"),
        ("A man fell in [Elmwood], [Navan] and [Naas].", "US"),
        ("[Elmwood], [Navan].", "US"),
        ("A man fell in [Toronto], [Navan].", "CA"),
        ("A man fell in [Elmwood], [Peoria].", "US"),
    ],
)
def test_an_address_is_in_the_small_town_behind_it(text: str, country: str) -> None:
    assert next(iter(located(text).values())).country == country


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They beat [Southeast Whitfield]. " + TRION, "around Trion"),
        ("They beat [North Dallas]. " + TRION, "near Dallas"),
        ("They beat [Southeast Whitfield].", "near Whitfield"),
    ],
)
def test_a_small_town_far_away_has_no_part_here(text: str, reason: str) -> None:
    assert next(iter(located(text).values())).reason == f"entity; {reason}"


def test_counties_of_a_list_do_not_lie_in_each_other() -> None:
    found = located("Polk, Dunn, Eau Claire and Door counties in [Wisconsin] were dry.")
    assert [found[name].name for name in ("Dunn", "Door")] == ["Dunn County", "Door County"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("They crossed the [Ana Fitzgerald Ruiz River].", None),  # there is one in Georgia
        ("They crossed the [Tijuana River].", "MX"),
        (CLARE + "They came from [West Moreton].", None),  # in England
    ],
)
def test_a_place_inside_a_name_has_its_point_only_at_its_edge_and_where_it_fits(
    text: str, country: str | None
) -> None:
    *_, found = located(text).values()
    assert (found.country if found.reason.startswith("entity; near") else None) == country


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (CLARE + "\n\nA fire in [Kelmar] was put out by a crew from [Letterkenny].", "Letterkenny"),
        (CLARE + "\n\nA fire in [Kelmar] was put out by a crew from [Limerick].", "Limerick"),
        (CLARE + "A fire in [Kelmar] was put out by a crew from [Letterkenny].", "Limerick"),
        (CLARE + "\n\nIt rained in [Letterkenny].\n\nA fire in [Kelmar] was out.", "Limerick"),
    ],
)
def test_a_line_from_another_region_has_its_own_unknown_places(text: str, reason: str) -> None:
    assert located(text)["Kelmar"].reason == f"entity; around {reason}"


def test_a_capital_that_others_name_is_no_home_of_unknown_places() -> None:
    text = (
        "The army of [Syria] left. Rain fell in [Kelmar]. [Moscow] denied it. [Syrian] and "
        "[Moscow] papers and [Moscow] television had it. [Syria] and [Iraq] are at war."
    )
    assert located(text)["Kelmar"].latitude is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The [North West] is dry. [Limpopo], [Gauteng] and [South Africa] are wet.", "ZA"),
        ("The [North West] is dry. Rain fell in [Buea], [Cameroon].", "CM"),
        ("The [North West] is dry. [Preston], [Blackburn] and [Bolton] are in [England].", None),
        ("The [North West] is dry.", None),
    ],
)
def test_a_division_called_like_a_corner_is_that_of_the_documents_country(
    text: str, country: str | None
) -> None:
    found = located(text).get("North West")
    assert (found and found.country) == country


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("It rained in [Plateau] state.", "Plateau state", "Plateau State"),
        ("It rained in [Ogun] state.", "Ogun", "Ogun"),
        ("It rained in [Naas East], [Ireland].", "Naas East", None),
        ("It rained in [eThekwini].", "eThekwini", "Durban"),
        ("It rained in [uMgungundlovu].", "uMgungundlovu", "uMgungundlovu"),
    ],
)
def test_kinds_directions_and_prefixes_belong_to_names(
    text: str, name: str, found: str | None
) -> None:
    assert located(text)[name].name == found


BARBADOS = (
    "Police in [Barbados] held two. They live in [Bayville], [St Michael], and [Christ Church]. "
)


def test_a_parish_of_a_country_that_is_named_is_no_town_elsewhere() -> None:
    found = located(BARBADOS + "Others are of [Oistins], [Christ Church].")
    assert {name: one.country for name, one in found.items()} == dict.fromkeys(found, "BB")
    assert located("A man of [St Michael] was held.")["St Michael"].country == "US"


BERLIN = (52.5, "near Berlin")


@pytest.mark.parametrize(
    ("text", "latitude", "reason"),
    [
        ("Men died in [Kelmarvi], near [Berlin].", *BERLIN),
        ("Men died in [Kelmarvi], a village some 20 km north of [Berlin].", *BERLIN),
        ("Men died in [Kelmarvi], a spa town located west of [Berlin].", *BERLIN),
        ("Men died in [Kelmarvi], a fishing port in northern [Norway].", 62, "in the place named"),
        ("Men died in [Kelmarvi] district of [Uttar Pradesh].", 27.25, "in the place named"),
        ("Men died in [Kelmarvi] refugee camp in [Berlin].", 52.5, "in the place named"),
        ("Men died in [Kelmarvi] in [Fife], [Scotland].", 56.2, "in the place named"),
        ("Men in [Kelmarvi] left for [Berlin].", None, "not in"),
        ("Men died in [Kelmarvi]. A town in [Berlin] was shut.", None, "not in"),
    ],
)
def test_what_no_gazetteer_has_is_where_its_description_says(
    text: str, latitude: float | None, reason: str
) -> None:
    found = located(text)["Kelmarvi"]
    assert found.latitude == (latitude and pytest.approx(latitude, abs=0.5))
    assert found.reason.startswith(f"entity; {reason}")


def test_a_description_says_which_of_its_namesakes_a_town_is() -> None:
    assert located("[Paris], a small town in [Texas], has a mayor.")["Paris"].country == "US"
    assert located("Men left [Dorset], [England].")["Dorset"].geonameid == 2651079


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two villages in [Niger] burn. The governor of [Niger State] is in [Minna].", "NG"),
        ("Men left [Niger]. The governor of [Niger State] is in [Minna], not in [Niamey].", "NE"),
        ("Two villages in [Niger] burn.", "NE"),
        ("Two villages in [Niger] burn. The head of [Niger Department] left.", "NE"),
    ],
)
def test_a_state_that_is_named_in_full_is_meant_by_its_bare_name(text: str, country: str) -> None:
    assert located(text)["Niger"].country == country


def test_an_unknown_place_is_in_the_country_of_nearly_all_others() -> None:
    found = located("Men from [Lyon] and [France] died in [Kelmarvi]. [Bonn] did not.")
    assert (found["Kelmarvi"].country, found["Kelmarvi"].approximate) == (None, False)
    found = located("Men from [Lyon] and [France] died in [Kelmarvi].")
    assert (found["Kelmarvi"].country, found["Kelmarvi"].latitude) == ("FR", None)


def test_a_village_is_not_meant_where_a_text_is_all_about_other_countries() -> None:
    text = "Men left [Fiji], [Samoa], [Tonga] and [Vanuatu]. It rained in [Pusztaszer]."
    assert located(text)["Pusztaszer"].geonameid is None
    assert located(text + " It snowed in [Hungary].")["Pusztaszer"].country == "HU"
