"""Names as local papers write them: addresses, constituencies, offices, adjectives before names."""

from __future__ import annotations

import pytest
from tagging import entities_of


def found(names: str) -> list[str]:
    """The entities as ``surface/LABEL``, given a text with a tagger's names marked."""
    text, entities = entities_of(names)
    return [f"{text[one.start : one.end]}/{one.label}" for one in entities]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The [German Bloomberg|l=ORG] desk shut.", ["German/NORP", "Bloomberg/ORG"]),
        ("He met [Swiss Lausanne|l=GPE] fans.", ["Swiss/NORP", "Lausanne/GPE"]),
        (
            "[Velmora|l=ORG] grew. The [Danish Velmora|l=ORG] mill shut.",
            ["Velmora/ORG", "Danish/NORP", "Velmora/ORG"],
        ),
        ("The [Danish Red Cross|l=ORG] came.", ["Danish Red Cross/ORG"]),
        ("[British Airways|l=ORG] flew.", ["British Airways/ORG"]),
        ("They left [French Polynesia|l=GPE].", ["French Polynesia/GPE"]),
    ],
)
def test_a_peoples_adjective_before_a_name_is_apart(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("He died in [Regina|l=GPE], [Sask|l=GPE]., on Monday.", ["Regina/GPE", "Sask./GPE"]),
        (
            "In [Kisii, County|l=GPE] Commissioner [Ana Oke|l=PERSON] left.",
            ["Kisii/GPE", "Ana Oke/PERSON"],
        ),
        ("Then [Ng|l=PERSON]’ang’a spoke.", ["Ng’ang’a/PERSON"]),
        ("[Tom Nyong|l=PERSON]'o spoke.", ["Tom Nyong'o/PERSON"]),
        ("Winds of [Super Typhoon Zenta|l=MISC] fell.", ["Super Typhoon Zenta/EVENT"]),
        ("As Super [Typhoon Zenta|l=EVENT] came.", ["Super Typhoon Zenta/EVENT"]),
        ("They left [Barangay Zenta|l=ORG] on foot.", ["Barangay Zenta/GPE"]),
        ("The [Kelmar Provincial|l=ORG] government left.", ["Kelmar/GPE"]),
        ("The [Kelmar County|l=LOC] administration left.", ["Kelmar County/GPE"]),
        ("He told [Siberia|l=LOC].Realities.", ["Siberia.Realities/ORG"]),
        ("The [Grupo Zentra|l=MISC] met.", ["Grupo Zentra/ORG"]),
        ("[Lund|l=GPE], [Ont. — Police|l=ORG] met Tom.", ["Lund/GPE", "Ont./GPE"]),
        ("They sold the [iPhone|l=ORG].", ["iPhone/MISC"]),
        ("It told [Park Zen-gyu|l=ORG].", ["Park Zen-gyu/PERSON"]),
        ("[Ngāti Zenta|l=PERSON] met.", ["Ngāti Zenta/NORP"]),
        ("[Kelmar County Commissioners|l=ORG] met.", ["Kelmar County/GPE"]),
        ("[A Kelmar County|l=GPE] man left.", ["Kelmar County/GPE"]),
        ("It told Fine [Gael|l=PERSON].", ["Fine Gael/ORG"]),
        ("[Oslo|l=GPE]-listed [Zentra|l=ORG] fell.", ["Oslo/GPE", "Zentra/ORG"]),
        ("It was owned by [Zentra Buses Limited|l=PERSON].", ["Zentra Buses Limited/ORG"]),
        (
            "[Ana Ruiz|l=PERSON] left. The [Ruiz|l=PERSON] group grew.",
            ["Ana Ruiz/PERSON", "Ruiz/ORG"],
        ),
        ("He died in [Co Laois|l=ORG].", ["Co Laois/GPE"]),
        (
            "Reporting by [Ana Ruiz|l=PERSON] and [Tom Oke Editing|l=ORG] by [Ida Holm|l=PERSON]",
            ["Ana Ruiz/PERSON", "Tom Oke/PERSON", "Ida Holm/PERSON"],
        ),
        (
            "[VARANASI|l=PERSON]: The mayor of the town left for the coast on foot, and stays.",
            ["VARANASI/GPE"],
        ),
        (
            "[DEC 6 MANILA|l=GPE], [Philippines|l=GPE] – It rained.",
            ["MANILA/GPE", "Philippines/GPE"],
        ),
    ],
)
def test_points_syllables_storms_wards_and_datelines(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "[Ana Ruiz|l=PERSON], of [Zentrix|l=ORG ORG=0.6 GPE=0.4], [Kelmar|l=GPE],"
            " [Tralee|l=GPE], was fined.",
            "GPE",
        ),
        ("A cook of [Black Rock|l=GPE], [Zentrix|l=ORG ORG=0.6 GPE=0.4], was fined.", "GPE"),
        ("They live at [Oslo Road|l=FAC], [Zentrix|l=PERSON], [Tralee|l=GPE].", "GPE"),
        ("Crews shut the [Zentrix|l=ORG] junction.", "GPE"),
        ("[Ana Ruiz|l=PERSON], of [Zentrix|l=ORG], [Bloomberg|l=ORG] and others, left.", "ORG"),
    ],
)
def test_where_somebody_lives_is_a_row_of_places(names: str, expected: str) -> None:
    assert f"Zentrix/{expected}" in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("He won [Kisumu East|l=MISC] again.", ["Kisumu East/GPE"]),
        ("He ran in [Hanover|l=GPE] [Western|l=NORP] once.", ["Hanover Western/GPE"]),
        ("He holds [Kingston West Central|l=ORG ORG=0.5 GPE=0.4].", ["Kingston West Central/GPE"]),
        ("They left [Spanish|l=NORP] Town.", ["Spanish Town/GPE"]),
        ("It hit towns in [Western Visayas|l=LOC].", ["Western Visayas/LOC"]),
        ("[Kisumu|l=GPE] [Western Union|l=ORG] shut.", ["Kisumu/GPE", "Western Union/ORG"]),
    ],
)
def test_a_place_and_a_point_of_the_compass_are_a_constituency(
    names: str, expected: list[str]
) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Ana Ruiz|l=PERSON], [MLA|l=ORG], left. The [MLA|l=ORG]'s house burned.", []),
        ("[Tom Oke|l=PERSON], [QK|l=ORG] of Kelmar, left. “No,” said the [QK|l=ORG].", []),
        ("The [QK|l=ORG] for Interior, Prof [Tom Oke|l=PERSON], left.", []),
        ("They raised it from [VCs|l=ORG].", ["VCs/MISC"]),
        ("[Ana Ruiz|l=PERSON], [BBC|l=ORG] of old, left.", ["BBC/ORG"]),
    ],
)
def test_letters_of_a_post_name_no_body(names: str, expected: list[str]) -> None:
    assert [one for one in found(names) if "/PERSON" not in one] == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Shares in [Adcock Zentrix|l=PERSON PERSON=0.95] rose.", "ORG"),
        ("It was published by [Adcock Zentrix|l=PERSON PERSON=0.95].", "ORG"),
        ("She told broadcaster [Adcock Zentrix|l=PERSON PERSON=0.95] so.", "ORG"),
        ("[Adcock Zentrix|l=PERSON PERSON=0.95] shares fell.", "ORG"),
        ("Shares of [Anna Zentrix|l=PERSON PERSON=0.95] were split.", "PERSON"),
    ],
)
def test_what_only_firms_have_outweighs_a_sure_tagger(names: str, expected: str) -> None:
    assert found(names)[0].endswith(f"Zentrix/{expected}")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("A [ZENTRA|l=GPE] MP spoke.", "ZENTRA/ORG"),
        ("No record in [ZENTRA|l=GPE] was found.", "ZENTRA/ORG"),
        (
            "[Ida Musk|l=PERSON] left. [Musk|l=PERSON] ran. They gave [Musk|l=MISC] data.",
            "Musk/PERSON",
        ),
        ("[Portmore|l=GPE] grew. It broke the party’s [Portmore|l=MISC] grip.", "Portmore/GPE"),
    ],
)
def test_letters_are_no_place_and_a_known_name_is_no_thing(names: str, expected: str) -> None:
    assert set(found(names)[-1:]) == {expected}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "[Jammu|l=GPE] and [Kashmir Chess Association|l=ORG] met.",
            "Jammu and Kashmir Chess Association/ORG",
        ),
        (
            "The [Ministry of Sport|l=ORG], [Youth and National Service|l=ORG], met.",
            "Ministry of Sport, Youth and National Service/ORG",
        ),
        ("They joined the [Zentrix SACCO|l=GPE].", "Zentrix SACCO/ORG"),
        ("They cheered [Zentrix XIV|l=GPE].", "Zentrix XIV/MISC"),
        ("They left the [Village of Zentrix Bay|l=LOC].", "Village of Zentrix Bay/GPE"),
        ("They left the [Principality of Zentrix|l=LOC].", "Principality of Zentrix/GPE"),
        ("It was published by the [Zentrix Prakash|l=MISC].", "Zentrix Prakash/ORG"),
    ],
)
def test_bodies_of_two_names_and_by_their_letters(names: str, expected: str) -> None:
    assert expected in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Officers from [Zentrix|l=PERSON], [Ont.|l=GPE], came.", "Zentrix/GPE"),
        ("He stood along [Zentrix Drive|l=PERSON].", "Zentrix Drive/FAC"),
        ("[Tralee Cllr Sean Oke|l=PERSON] said so.", "Sean Oke/PERSON"),
    ],
)
def test_towns_before_a_states_letters_and_councillors(names: str, expected: str) -> None:
    assert expected in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "The [Zenta Provincial|l=ORG] Administrator, [Ana Ruiz|l=PERSON], left.",
            ["Zenta/GPE", "Ana Ruiz/PERSON"],
        ),
        ("The [Zenta Provincial|l=ORG] Council met.", ["Zenta Provincial/ORG"]),
        ("The [Kelmar District Coroner|l=ORG] said so.", ["Kelmar District/GPE"]),
        ("The [Oslo Regional Commissioner|l=ORG] said so.", ["Oslo/GPE"]),
        ("[Official Minsk|l=ORG] kept silent.", ["Minsk/GPE"]),
        ("[Official Zentra Band|l=ORG] kept silent.", ["Official Zentra Band/ORG"]),
    ],
)
def test_an_office_or_an_adjective_of_one_is_no_part_of_a_place(
    names: str, expected: list[str]
) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "Envoy [Ana|l=PERSON] Žentrytė met us. Then Žentrytė left.",
            ["Ana Žentrytė/PERSON", "Žentrytė/PERSON"],
        ),
        ("Envoy Ģirza [Ozols|l=PERSON] met us.", ["Ģirza Ozols/PERSON"]),
        ("Envoy [Ana|l=PERSON] Monday left.", ["Ana/PERSON"]),
        (
            "Fire in [Zenta|l=GPE]-[Zenta|l=GPE] village and [Zenta-Lund|l=GPE].",
            ["Zenta-Zenta/GPE", "Zenta-Lund/GPE"],
        ),
        ("They flew [Oslo|l=GPE]-[Lima|l=GPE].", ["Oslo/GPE", "Lima/GPE"]),
        (
            "The [A9 Inverness|l=ORG] to [Perth|l=GPE] road is shut.",
            ["A9/FAC", "Inverness/GPE", "Perth/GPE"],
        ),
        ("He left [County Road|l=FAC] 5 in [Lund|l=GPE].", ["County Road 5/FAC", "Lund/GPE"]),
        ("He left [Zenta County Road|l=FAC] 5.", ["Zenta County Road 5/FAC"]),
        ("[Gwen|l=PERSON] ferch [Zenta|l=PERSON] sang.", ["Gwen ferch Zenta/PERSON"]),
        ("[Cllrs Oke|l=PERSON] and [Lund|l=PERSON] left.", ["Oke/PERSON", "Lund/PERSON"]),
        ("He left [Brantford Ont.|l=GPE] at dawn.", ["Brantford/GPE", "Ont./GPE"]),
        ("The [CPN|l=ORG]-[UML|l=ORG] told [RFE|l=ORG]/[RL|l=ORG].", ["CPN-UML/ORG", "RFE/RL/ORG"]),
        ("The president of [Zentrix Ana Ruiz|l=MISC] left.", ["Zentrix/ORG", "Ana Ruiz/PERSON"]),
        ("The leader of [Ana Clara Ruiz|l=PERSON]'s band left.", ["Ana Clara Ruiz/PERSON"]),
        ("He left [Zenta Road, Lund|l=GPE].", ["Zenta Road/FAC", "Lund/GPE"]),
        ("They left [Lund Bakery|l=GPE].", ["Lund Bakery/FAC"]),
        ("She told the [Zenta News Tuesday|l=ORG] so.", ["Zenta News/ORG"]),
        ("She told [Reuters Monday|l=ORG] so.", ["Reuters/ORG"]),
        ("The [Sheffield Wednesday|l=ORG] side left.", ["Sheffield Wednesday/ORG"]),
        ("Credit: [AFP PHOTO|l=ORG] here.", ["AFP/ORG"]),
        ("[Rivals Barclays|l=ORG] fell.", ["Barclays/ORG"]),
        ("[Rivals Zenta|l=ORG] fell.", ["Rivals Zenta/ORG"]),
        ("They read it in the [Zenta Sun|l=ORG]. Then all left.", ["Zenta Sun/ORG"]),
        ("The drug [Zentrafil|l=PERSON PERSON=0.5 ORG=0.4] helps.", ["Zentrafil/MISC"]),
        ("They left [Kanpur|l=GPE], [UP|l=GPE], at dawn.", ["Kanpur/GPE", "UP/GPE"]),
        ("The [A24 Zenta|l=ORG] bid fell.", ["A24 Zenta/ORG"]),
        ("Near the [M25's Zenta junction|l=FAC] it burned.", ["M25/FAC", "Zenta junction/FAC"]),
        (
            "The [Ohio Treasurer of State and Ohio Bureau of Arts|l=ORG] met.",
            ["Ohio Treasurer of State/ORG", "Ohio Bureau of Arts/ORG"],
        ),
        ("The [Zenta Daily Post|l=MISC] said so.", ["Zenta Daily Post/ORG"]),
        (
            "It struck [Kelmar, Zenta|l=GPE] and [Lund|l=GPE]. Men left [Kelmar|l=GPE] for"
            " [Zenta|l=GPE].",
            ["Kelmar/GPE", "Zenta/GPE", "Lund/GPE", "Kelmar/GPE", "Zenta/GPE"],
        ),
    ],
)
def test_names_that_a_tagger_cuts_or_joins(names: str, expected: list[str]) -> None:
    assert found(names) == expected


def test_a_family_name_has_its_small_words() -> None:
    names = (
        "“No,” de [Zenten|l=PERSON] said. [Ida von der Zenta|l=PERSON] met "
        "[Jan de Zenten|l=PERSON]. “No,” von der Zenta said. Men of de Lund left."
    )
    assert [one.partition("/")[0] for one in found(names)] == [
        "de Zenten",
        "Ida von der Zenta",
        "Jan de Zenten",
        "von der Zenta",
    ]


def test_a_hyphen_makes_no_other_name() -> None:
    names = "[Al-Zentra|l=ORG] fought. [Al-Zentra|l=ORG] won. Boats left [Al Zentra|l=GPE GPE=0.9]."
    assert {one.rpartition("/")[2] for one in found(names)} == {"ORG"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("A van left the road on the N88 at [Kelmar|l=GPE].", ["N88/FAC", "Kelmar/GPE"]),
        ("Drivers joined the [N88|l=ORG], then slowed.", ["N88/FAC"]),
        ("[Velmora|l=ORG]’s phone runs on the M88 and is quick.", ["Velmora/ORG"]),
        ("[Velmora|l=ORG] drivers say it runs on the M88 chip.", ["Velmora/ORG"]),
        ("The bulk carrier [Velmora|l=PERSON] sank.", ["Velmora/PRODUCT"]),
        ("The carrier [Velmora|l=ORG] flew.", ["Velmora/ORG"]),
        ("The cargo carrier [Velmora|l=ORG] flew.", ["Velmora/ORG"]),
        ("A vessel, “[Velmora|l=PERSON]”, sank.", ["Velmora/PRODUCT"]),
        ("The boat, [Velmora|l=PERSON] said, sank.", ["Velmora/PERSON"]),
        ("alias [Nok Nok|l=PERSON], 37, left.", ["Nok Nok/PERSON"]),
        ("[Velmora – Shares|l=ORG] rose.", ["Velmora/ORG"]),
        ("They met [IST - Velmora|l=ORG].", ["Velmora/ORG"]),
        ("They went to the [Collector|l=GPE]'s camp office.", []),
        ("They shut on [St Brigid|l=GPE]’s Day and at [Yuletide|l=ORG].", []),
        ("It was [Velmora|l=ORG]'s day in court.", ["Velmora/ORG"]),
        ("It read [Ana Ruiz|l=PERSON]'s Day Book.", ["Ana Ruiz/PERSON"]),
        ("[Velmora|l=ORG]'s Day of Rage began.", ["Velmora/ORG"]),
        ("[Velmora|l=ORG]'s Day Nursery shut.", ["Velmora/ORG"]),
        ("It closed for [Christmas and New Year|l=MISC].", []),
        ("They played at the [Velmora theatre|l=GPE].", ["Velmora theatre/FAC"]),
        ("A boat sank on the [Delaware river|l=GPE].", ["Delaware river/LOC"]),
        ("It lies in the [Velmora estuary|l=GPE].", ["Velmora estuary/LOC"]),
        ("They met at the [Velmora County Ground|l=GPE].", ["Velmora County Ground/FAC"]),
        ("It rained in the [West of Scotland|l=ORG].", ["West of Scotland/LOC"]),
        ("Rain is due on the [West Coast of Scotland|l=ORG].", ["West Coast of Scotland/LOC"]),
        (
            "Men left [Velmora Local Government Area|l=LOC].",
            ["Velmora Local Government Area/GPE"],
        ),
        ("The ship lay at [Pier 4|l=GPE].", ["Pier 4/FAC"]),
        ("Roads shut as [Sask.|l=PERSON] froze.", ["Sask./GPE"]),
        ("A truck fell east of [Indian|l=NORP] Head.", ["Indian Head/GPE"]),
    ],
)
def test_roads_ships_feasts_and_offices(names: str, expected: list[str]) -> None:
    assert found(names) == expected


GAELIC = (
    "[Ann Lund|l=PERSON] hit 2-04 and [Zentra|l=PERSON] beat [Kelmar Gaels|l=PERSON] 2-18 to 0-12. "
)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (GAELIC, ["Ann Lund/PERSON", "Zentra/ORG", "Kelmar Gaels/ORG"]),
        (GAELIC + "[Lund|l=PERSON] wept.", ["Lund/PERSON"]),
        ("From 3-10, 4-12 and 5-15 May [Kell|l=PERSON] led 2-1.", ["Kell/PERSON"]),
        (GAELIC + "[TJ Kell|l=PERSON] wept.", ["TJ Kell/PERSON"]),
        ("Ewes from [T Zentra|l=GPE] sold well.", ["T Zentra/PERSON"]),
        (
            "They met in [Zenta Playhouse|l=GPE] off [Zenta Bay Rd|l=GPE] then.",
            ["Zenta Playhouse/FAC", "Zenta Bay Rd/FAC"],
        ),
        (GAELIC + "The [Kell|l=PERSON] brothers wept.", ["Kell/PERSON"]),
        ("[Oslo Indians|l=NORP] won by six wickets.", ["Oslo Indians/ORG"]),
        (
            "[Oslo Indians|l=NORP] won by six wickets. [Indians|l=NORP] fans"
            " met [Ann Lund|l=PERSON].",
            ["Oslo Indians/ORG", "Indians/ORG", "Ann Lund/PERSON"],
        ),
        ("[Oslo Super Stars|l=MISC] won by six wickets.", ["Oslo Super Stars/ORG"]),
        ("Then came the [Oslo Super Stars|l=GPE].", ["Oslo Super Stars/ORG"]),
        ("[Oslo Indians|l=NORP] voted on Monday.", ["Oslo Indians/NORP"]),
        ("[Consular|l=ORG] access was refused to men in [Oslo|l=GPE].", ["Oslo/GPE"]),
        ("[Barangay|l=ORG] captain [Ann Lund|l=PERSON] spoke.", ["Ann Lund/PERSON"]),
        ("[Furious Oslo Harriers|l=ORG] fans wept.", ["Oslo Harriers/ORG"]),
        ("[Popular Unity Party|l=ORG] voters wept.", ["Popular Unity Party/ORG"]),
        ("The M88 northbound was shut to traffic at [Oslo|l=GPE].", ["M88/FAC", "Oslo/GPE"]),
        ("She works at [Zenta Street Surgery|l=GPE].", ["Zenta Street Surgery/FAC"]),
    ],
)
def test_clubs_teams_adjectives_and_surgeries(names: str, expected: list[str]) -> None:
    assert found(names)[-len(expected) :] == expected
