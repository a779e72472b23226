"""Kinds of names that a tagger gets wrong, each with examples that were wrong once."""

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
        ("Shares of [Zentrix|l=PERSON] fell.", "ORG"),
        ("[Zentrix|l=PERSON]'s chief executive, [Tom Lund|l=PERSON], left.", "ORG"),
        ("[Zentrix|l=PERSON]'s head of research said so.", "ORG"),
        ("[Zentrix|l=PERSON]’s treasurer stole the cash.", "ORG"),
        ("[Zentrix|l=PERSON] said it would cut jobs.", "ORG"),
        ("Companies such as [Zentrix|l=GPE] met.", "ORG"),
        ("[Zentrix|l=GPE], 35, was held.", "PERSON"),
        ("[Zentrix|l=PERSON], the German insurer, left.", "ORG"),
        ("[Zentrix|l=GPE], a former striker, left.", "PERSON"),
        ("It agreed to buy [Zentrix|l=PERSON].", "ORG"),
        ("They drove to the village of [Zentrix|l=PERSON].", "GPE"),
        ("It rained in [Zentrix|l=GPE].", "GPE"),
        ("[Zentrix|l=GPE] rallied. They cheered [Zentrix|l=GPE].", "MISC"),
    ],
)
def test_an_unknown_name_is_typed_by_its_neighbours(names: str, expected: str) -> None:
    assert {one for one in found(names) if one.startswith("Zentrix")} == {f"Zentrix/{expected}"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Dust hid [Dubai|l=GPE], [Zentrix|l=GPE] and [Sharjah|l=GPE].", "GPE"),
        ("[Microsoft|l=ORG] and [Zentrix|l=PERSON] signed it.", "ORG"),
        ("Among them are [Arabs|l=NORP], [Zentrix|l=GPE] and [Kurds|l=NORP].", "NORP"),
        ("[Dubai|l=GPE], [Zentrix|l=PERSON] says, is hot.", "PERSON"),
        ("[Ana Ruiz|l=PERSON] stood for the [Zentrix|l=ORG] and [John Lund|l=PERSON].", "ORG"),
    ],
)
def test_names_in_a_list_are_of_one_kind(names: str, expected: str) -> None:
    assert f"Zentrix/{expected}" in found(names)


@pytest.mark.parametrize(
    "text",
    ["Many took part in the [Satyagraha|l=GPE].", "The third edition of [Satyagraha|l=GPE] ended."],
)
def test_what_people_take_part_in_is_no_place(text: str) -> None:
    assert found(text) == ["Satyagraha/MISC"]


def test_neighbours_anywhere_in_the_article_count() -> None:
    names = "[Zentrix|l=PERSON] fell. Investors fled. [Zentrix|l=PERSON]'s board met its chairman."
    assert found(names) == ["Zentrix/ORG"] * 2


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Sen. [Rand Oke|l=PERSON], [R-Ky.|l=PERSON], voted.", ["Rand Oke/PERSON"]),
        ("Rep. [Ida Holm|l=PERSON], [R-Ohio|l=PERSON], agreed.", ["Ida Holm/PERSON"]),
        ("Sen. [Ana Lund|l=PERSON] ([D-Mich|l=PERSON].) left.", ["Ana Lund/PERSON"]),
        ("[Ida Berg|l=PERSON], [M.S.|l=GPE], [R.D.|l=GPE], doubts it.", ["Ida Berg/PERSON"]),
        ("[Ned Hale|l=PERSON], [Q.C.|l=GPE], agreed.", ["Ned Hale/PERSON"]),
        ("[Ida Holm, R.N.|l=GPE], runs the ward.", ["Ida Holm/PERSON"]),
        ("[Ida Park|l=FAC], [R.N.|l=GPE], runs the ward.", ["Ida Park/PERSON"]),
        ("[Ida Holm|l=PERSON], [Pharm.D.|l=PERSON], agreed.", ["Ida Holm/PERSON"]),
        ("A [Michigan Republican|l=MISC] agreed.", ["Michigan/GPE", "Republican/NORP"]),
        ("[Ama Weil|l=PERSON], [CBE|l=ORG], agreed.", ["Ama Weil/PERSON"]),
    ],
)
def test_parties_and_degrees_behind_a_name_are_no_names(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Hikers in [Daedunsan, South Korea|l=GPE], slept.", ["Daedunsan/GPE", "South Korea/GPE"]),
        ("Rain fell in [Lagos Nigeria|l=GPE].", ["Lagos/GPE", "Nigeria/GPE"]),
        ("Rain fell in [South Sudan|l=GPE].", ["South Sudan/GPE"]),
        ("Rain fell in [Kelmar, Saudi Arabia|l=GPE].", ["Kelmar/GPE", "Saudi Arabia/GPE"]),
        ("[JACKSON|l=PERSON], [MISS|l=ORG]. — It rained.", ["JACKSON/GPE", "MISS./GPE"]),
        ("[COLUMBUS|l=GPE], [Ohio - Plants|l=GPE] shut.", ["COLUMBUS/GPE", "Ohio/GPE"]),
        ("([OSLO|l=ORG]) - Two men left.", ["OSLO/GPE"]),
        ("NEW [YORK CITY|l=GPE] — He won.", ["NEW YORK CITY/GPE"]),
        ("[ST. PAUL|l=PERSON], [MINN|l=MISC]. — Snow fell.", ["ST. PAUL/GPE", "MINN./GPE"]),
        ("PORT-AU-PRINCE, [Haiti|l=GPE] — It rained.", ["PORT-AU-PRINCE/GPE", "Haiti/GPE"]),
        ("[File Photo LIMA|l=ORG] ([Reuters|l=ORG]) - It rained.", ["LIMA/GPE", "Reuters/ORG"]),
        (
            "[VALSUND|l=MISC], [Norland|l=ORG], [May 16|l=DATE] ([Eastwire|l=ORG]) — It rained.",
            ["VALSUND/GPE", "Norland/GPE", "May 16/DATE", "Eastwire/ORG"],
        ),
        (
            "Party picks candidate\n\n[ACCRA|l=GPE] ([Eastwire|l=PERSON]) - It rained.",
            ["ACCRA/GPE", "Eastwire/ORG"],
        ),
    ],
)
def test_datelines_and_what_a_place_lies_in(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Will [Marsh|l=PERSON], a director, said so.", ["Will Marsh/PERSON"]),
        ("His lawyer, Said [Larif|l=PERSON], left.", ["Said Larif/PERSON"]),
        ("Said [Larif|l=PERSON]: “No.”", ["Larif/PERSON"]),
        ("“It is over,” Will [Holm|l=PERSON] said.", ["Will Holm/PERSON"]),
        ("Will [Holm|l=PERSON] resign?", ["Holm/PERSON"]),
        ("[Gov. Zan Holm|l=ORG] resigned.", ["Zan Holm/PERSON"]),
        ("[Zan|l=ORG], [Kenya|l=GPE]'s top lawyer, left.", ["Zan/PERSON", "Kenya/GPE"]),
        ("On [Friday Zentra|l=ORG] won.", ["Zentra/ORG"]),
        ("Since last [Sunday Times|l=ORG] readers wrote.", ["Sunday Times/ORG"]),
        ("[Del. Zan Holm|l=PERSON] resigned.", ["Zan Holm/PERSON"]),
        ("Mrs [May|l=PERSON] quit. Aides to [May|l=DATE] wept.", ["May/PERSON", "May/PERSON"]),
        (
            "[Tom May|l=PERSON] sued. The judge told [May|l=DATE] to wait until May.",
            ["Tom May/PERSON", "May/PERSON"],
        ),
        (
            "[Ida March|l=PERSON] quit. On [Friday March|l=DATE] told them so.",
            ["Ida March/PERSON", "March/PERSON"],
        ),
        (
            "[Ana May|l=PERSON] quit. [May|l=PERSON] wept. In [May|l=DATE] she left.",
            ["Ana May/PERSON", "May/PERSON", "May/DATE"],
        ),
        (
            "It was built by [Anna Bishop|l=PERSON]. [Bishop|l=PERSON] left. The Bishop came.",
            ["Anna Bishop/PERSON", "Bishop/PERSON"],
        ),
    ],
)
def test_names_that_are_words(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "[Norvik Joins Zentrix|l=PERSON] in [Oslo|l=GPE] Bid",
            ["Norvik/PERSON", "Zentrix/PERSON", "Oslo/GPE"],
        ),
        ("Mayor [Backs Turku Port Plan|l=MISC] Today", ["Turku Port/FAC"]),
        ("[Norvik Chairman Sells Stake|l=ORG] Today", ["Norvik/ORG"]),
        ("[Norvik Stuns Kelmar|l=PERSON] in Cup", ["Norvik/PERSON", "Kelmar/PERSON"]),
        (
            "[Brenick|l=PERSON] Runs to [Win Turku Marathon|l=MISC]",
            ["Brenick/PERSON", "Turku Marathon/EVENT"],
        ),
        ("[Lund Police Probe Norvik|l=MISC] Fire", ["Lund Police/ORG", "Norvik/MISC"]),
        ("Police Arrest Two Men After [Turku Bank Raid|l=GPE]", ["Turku Bank/ORG"]),
        ("[Marsh Farms|l=ORG], Inc., rose.", ["Marsh Farms, Inc./ORG"]),
        ("[Cocoa|l=GPE] is dear. They grow cocoa.", []),
        ("[Cut 300|l=MONEY] was the slogan. It cost [Rs 300|l=MONEY].", ["Rs 300/MONEY"]),
        (
            "Lawmakers [Grill Velmora|l=PERSON] Over Breach\n\nThey met [Velmora|l=ORG] again.",
            ["Velmora/ORG", "Velmora/ORG"],
        ),
        ("They like [Cocoa|l=GPE]. [Cocoa|l=GPE] has no cocoa.", ["Cocoa/GPE", "Cocoa/GPE"]),
        ("[Apple|l=ORG] rose. He ate an apple.", ["Apple/ORG"]),
        ("[Nervous Tull University|l=ORG] staff left.", ["Tull University/ORG"]),
        ("He met [Gloomy Tull Trust|l=ORG] staff.", ["Gloomy Tull Trust/ORG"]),
    ],
)
def test_headlines_firms_and_plain_words(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "[Velmora|l=PERSON PERSON=0.4 ORG=0.3] fell. Its rival is [Velmora|l=ORG ORG=1.0].",
            ["Velmora/ORG", "Velmora/ORG"],
        ),
        (
            "[Ostrava Group|l=PERSON PERSON=0.5 ORG=0.4] rose. Shares of [Ostrava Group|l=ORG].",
            ["Ostrava Group/ORG", "Ostrava Group/ORG"],
        ),
        (
            "[Velmora|l=PERSON PERSON=0.5 ORG=0.4]'s new Danish chairman left.",
            ["Velmora/ORG", "Danish/NORP"],
        ),
        ("[Velmora|l=PERSON PERSON=0.5 ORG=0.4]'s vice-chairman left.", ["Velmora/ORG"]),
        ("[Ndlovu|l=PERSON PERSON=0.9]'s chief of staff left.", ["Ndlovu/PERSON"]),
        ("[Zentrix|l=GPE GPE=0.95] rallied.", ["Zentrix/GPE"]),
        ("They spoke of [Lorem|l=ORG ORG=0.5].", []),
        ("They spoke of [Microsoft|l=ORG ORG=0.5].", ["Microsoft/ORG"]),
    ],
)
def test_what_the_tagger_leaves_open_is_told_by_the_rest(names: str, expected: list[str]) -> None:
    assert found(names) == expected


def test_an_acronym_in_a_list_of_places_is_no_place() -> None:
    assert "CNRS/ORG" in found("[Paris|l=GPE], [CNRS|l=ORG], [France|l=GPE]")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Harlan Motor Co.|l=PRODUCT] grew.", "Harlan Motor Co./ORG"),
        ("[Vance Corp.|l=PERSON] grew.", "Vance Corp./ORG"),
        ("Lights of [Tarn Electric Co.|l=FAC] failed.", "Tarn Electric Co./ORG"),
        ("It rained in [Adelaide SA|l=GPE].", "Adelaide SA/GPE"),
    ],
)
def test_what_ends_as_firms_do_is_a_firm(names: str, expected: str) -> None:
    assert found(names) == [expected]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "The [Ministry of Justice's Zentrix Bureau|l=ORG] met.",
            ["Ministry of Justice/ORG", "Zentrix Bureau/ORG"],
        ),
        (
            "Rain fell in [South Korea's Gangwon Province|l=GPE].",
            ["South Korea/GPE", "Gangwon Province/GPE"],
        ),
        ("The [People's Front|l=ORG] met.", ["People's Front/ORG"]),
        ("The [Union of Nurses' Councils|l=ORG] met.", ["Union of Nurses' Councils/ORG"]),
        ("The [Board of Women's Clubs|l=ORG] met.", ["Board of Women's Clubs/ORG"]),
        ("They shut [St. Paul’s Hospital|l=FAC].", ["St. Paul’s Hospital/FAC"]),
        (
            "They shut [St. Louis’ Lund Bridge|l=LOC].",
            ["St. Louis/GPE", "Lund Bridge/FAC"],
        ),
        ("The [Attorney General's Office|l=ORG] met.", ["Attorney General's Office/ORG"]),
    ],
)
def test_an_owner_with_a_name_of_its_own_is_apart(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[MK Ida Holm|l=PERSON] spoke.", "Ida Holm/PERSON"),
        ("[Assemblywoman Ida Holm|l=PERSON] spoke.", "Ida Holm/PERSON"),
        ("Minister of Foreign [Affairs Ida Holm|l=PERSON] spoke.", "Ida Holm/PERSON"),
        ("Secretary of [State Ida Holm|l=PERSON] spoke.", "Ida Holm/PERSON"),
        ("The [NGO Zentrix|l=ORG] closed.", "Zentrix/ORG"),
        ("He met [Zentrix CEO|l=PERSON], Ned Hale.", "Zentrix/ORG"),
        ("[Fianna Fáil TD|l=ORG] [Ida Holm|l=PERSON] left.", "Fianna Fáil/ORG"),
        ("It told the [Punjab CM|l=ORG].", "Punjab/GPE"),
        ("It told the [CM Punjab|l=LOC].", "Punjab/GPE"),
        ("[CM Punjab|l=LOC] [Ida Holm|l=PERSON] left.", "Punjab/GPE"),
        ("CM [Punjab Ida Holm|l=PERSON] left.", "Punjab/GPE"),
        ("It has [15 Asia-Pacific|l=LOC] members.", "Asia-Pacific/LOC"),
        ("In [Lima I|l=GPE] was lucky.", "Lima/GPE"),
        ("[Ann Lee - Analyst|l=PERSON], wrote it.", "Ann Lee/PERSON"),
    ],
)
def test_what_is_only_said_beside_a_name_stays_outside(names: str, expected: str) -> None:
    assert expected in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Thanks, [Ida Holm Ida Holm|l=PERSON], for this.", ["Ida Holm/PERSON"] * 2),
        (
            "[Ida Berg|l=PERSON] wrote. Yours, [Ida Berg John|l=PERSON], hello.",
            ["Ida Berg/PERSON", "Ida Berg/PERSON", "John/PERSON"],
        ),
        (
            "With [John Lee Robert Holm Mary Oke|l=PERSON].",
            ["John Lee/PERSON", "Robert Holm/PERSON", "Mary Oke/PERSON"],
        ),
        (
            "With [Mary Zell Zandra Kell Robert Holm|l=PERSON].",
            ["Mary Zell/PERSON", "Zandra Kell/PERSON", "Robert Holm/PERSON"],
        ),
        ("[Mary Ann Lee|l=PERSON] left.", ["Mary Ann Lee/PERSON"]),
        ("With [Anneliese Oke Uwe Lund|l=PERSON].", ["Anneliese Oke/PERSON", "Uwe Lund/PERSON"]),
        ("[María de Jesús Oke|l=PERSON] left.", ["María de Jesús Oke/PERSON"]),
        ("He saw [Anneliese Oke|l=GPE GPE=0.5 PERSON=0.4].", ["Anneliese Oke/PERSON"]),
        ("He saw [Anneliese Oke|l=GPE GPE=0.95].", ["Anneliese Oke/GPE"]),
    ],
)
def test_two_persons_side_by_side_are_two(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The [Lima Wolves|l=GPE] won.", ["Lima Wolves/ORG"]),
        ("The [Tarn Stock Exchange|l=GPE] closed.", ["Tarn Stock Exchange/ORG"]),
        ("The [Ruranian Empire|l=LOC] fell.", ["Ruranian Empire/GPE"]),
        ("Cars stood on the [M62|l=GPE].", ["M62/FAC"]),
        ("It was built in the [XIX|l=GPE] century.", []),
        ("Mass at the [Church of Our Lady|l=GPE].", ["Church of Our Lady/FAC"]),
        ("The [Church of Tarn|l=ORG] said so.", ["Church of Tarn/ORG"]),
    ],
)
def test_what_a_name_is_made_of_says_that_it_is_no_town(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Police in St. [Louis|l=PERSON] came.", ["St. Louis/GPE"]),
        ("A man from [St. Paul|l=PERSON] was held.", ["St. Paul/GPE"]),
        ("The school, St. [Brigid|l=PERSON]'s, opened.", ["St. Brigid's/ORG"]),
        ("He taught at [St. Luke|l=PERSON]'s in Ndola.", ["St. Luke's/ORG", "Ndola/GPE"]),
        ("It is on [Trim Road|l=FAC], [St. Lucy|l=PERSON].", ["Trim Road/FAC", "St. Lucy/GPE"]),
        ("[Ana Oke|l=PERSON], [St. Lucy|l=PERSON].", ["Ana Oke/PERSON", "St. Lucy/PERSON"]),
        ("She read in [St. Luke|l=PERSON]'s gospel.", ["St. Luke/PERSON"]),
        ("[St. Luke|l=PERSON]'s gospel was read.", ["St. Luke/PERSON"]),
        (
            "[Ida St. Clair|l=PERSON] came. [St. Clair|l=PERSON] wept.",
            ["Ida St. Clair/PERSON", "St. Clair/PERSON"],
        ),
        (
            "The [Cathedral of St. Mary|l=FAC] and [St. Anne|l=PERSON] burned.",
            ["Cathedral of St. Mary and St. Anne/FAC"],
        ),
    ],
)
def test_saints_open_the_names_of_places_and_schools(names: str, expected: list[str]) -> None:
    assert found(names) == expected


def test_a_teams_first_word_is_the_team_and_a_bodys_noun_may_be_a_family_name() -> None:
    text = (
        "The [Harlow Rovers|l=LOC] lost. [Harlow|l=PERSON] sit last, [Steve Court|l=PERSON] said."
    )
    assert found(text) == ["Harlow Rovers/ORG", "Harlow/ORG", "Steve Court/PERSON"]


def test_a_storm_keeps_its_name() -> None:
    text = (
        "[Super Typhoon Maring|l=PERSON] hit. [Maring|l=PERSON] left. [Maring Cruz|l=PERSON] hid."
    )
    assert found(text) == ["Super Typhoon Maring/EVENT", "Maring/EVENT", "Maring Cruz/PERSON"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Rain fell in [Tugas|l=GPE]-ong.", "Tugas-ong/GPE"),
        ("Rain fell in [Tugas|l=GPE]-an, [Lima|l=GPE].", "Tugas-an/GPE"),
        ("It is a [Lima|l=GPE]-led plan.", "Lima/GPE"),
        ("Take the [Lima|l=GPE]-to-Oslo bus.", "Lima/GPE"),
        ("The [Kelmar State Highway Patrol|l=GPE] came.", "Kelmar State Highway Patrol/ORG"),
    ],
)
def test_a_syllable_behind_a_hyphen_and_a_patrol(names: str, expected: str) -> None:
    assert found(names)[0] == expected


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ("[Kerry|l=ORG] farmers met in Tralee, County Kerry.", "GPE"),
        ("[Kerry|l=ORG] farmers met. Kerry County Council agreed.", "GPE"),
        ("[Kerry Oke|l=PERSON] met Kerry County Council. [Kerry|l=PERSON] left.", "PERSON"),
    ],
)
def test_a_county_named_in_full_is_one_by_its_bare_name(names: str, label: str) -> None:
    assert found(names)[0].rpartition("/")[2] == label


def test_police_by_an_irish_noun_are_no_name() -> None:
    assert found("[Gardaí|l=GPE] seek him, and [gardaí|l=PERSON] came.") == []


def test_teams_of_lines_of_results_are_no_towns() -> None:
    lines = "- [Kelmar 21, Polk County|l=GPE] 14\n- [Norvik|l=GPE] 35, [Ana|l=PERSON] Ruiz 3\n"
    assert found(lines) == ["Kelmar/ORG", "Polk County/ORG", "Norvik/ORG", "Ana Ruiz/ORG"]
    assert found("[Lima|l=GPE] 21, [Oslo|l=GPE] 14") == ["Lima/GPE", "Oslo/GPE"]


def test_letters_behind_a_hyphen_belong_to_the_body() -> None:
    text = "The [AFL|l=ORG]-[CIO|l=ORG] met the [PML|l=ORG]-N and a [BBC|l=ORG]-led team."
    assert found(text) == ["AFL-CIO/ORG", "PML-N/ORG", "BBC/ORG"]


def test_a_byline_names_persons() -> None:
    line = "By [Lars Engel|l=PERSON] in [Berlin|l=GPE] and [Defne Kaya|l=GPE] in [Istanbul|l=GPE]"
    byline = "By Lars Engel in Berlin and Defne Kaya in Istanbul"
    text, entities = entities_of(f"Talks fail\n\n{line}\n\nIt rained.", byline=byline)
    labels = {text[one.start : one.end]: one.label for one in entities}
    assert labels["Defne Kaya"] == "PERSON"
    assert labels["Istanbul"] == "GPE"


def test_one_of_several_is_no_person_and_no_body() -> None:
    assert found("She won an [Oscar|l=PERSON] for it.") == ["Oscar/MISC"]
    assert found("[Rob Poole|l=PERSON], a [Republican|l=ORG], left.")[1:] == ["Republican/NORP"]
    assert found("The [Islamist|l=ORG] leader left.") == ["Islamist/NORP"]
    assert found("An N [Korean|l=NORP] envoy left.") == ["N Korean/NORP"]
    assert found("They left [S Africa|l=PERSON] for [N. Zandra|l=PERSON].") == [
        "S Africa/GPE",
        "N. Zandra/PERSON",
    ]
    assert found("[Ana Oscar|l=PERSON] is an [Oscar|l=PERSON].")[1:] == ["Oscar/PERSON"]
    assert found("They met on [Route 9 near Hope Street|l=FAC].") == [
        "Route 9/FAC",
        "Hope Street/FAC",
    ]


def test_a_month_behind_a_given_name_is_a_family_name() -> None:
    text = "Captain [Will March|l=DATE] scored. [March|l=DATE], 30, left in [March|l=DATE]."
    assert found(text) == ["Will March/PERSON", "March/PERSON", "March/DATE"]


def test_diplomats_are_of_a_country() -> None:
    text = "The [Kelmar|l=PERSON] envoy left. [Kelmar|l=PERSON]'s consul stayed."
    assert found(text) == ["Kelmar/GPE", "Kelmar/GPE"]


def test_a_sum_has_its_letters_and_a_chipmaker_is_no_name() -> None:
    assert found("It lost [$310|l=MONEY]m.") == ["$310m/MONEY"]
    assert found("[Chipmaker Veltra|l=ORG] grew.") == ["Veltra/ORG"]


def test_a_result_parts_two_teams_and_shares_are_no_name() -> None:
    text = "[Oslo United 2-1 Turku Rovers|l=MISC] again. [Shares of Norvik Inc.|l=ORG] fell."
    assert found(text) == ["Oslo United/ORG", "Turku Rovers/ORG", "Norvik Inc./ORG"]
    assert found("[Det Ch Insp Carol Lund|l=PERSON] left.") == ["Carol Lund/PERSON"]


def test_two_counties_have_one_police() -> None:
    text = "[Avon|l=GPE] and [Somerset Police|l=ORG] came from [Bath|l=GPE] and [Wells|l=GPE]."
    assert found(text) == ["Avon and Somerset Police/ORG", "Bath/GPE", "Wells/GPE"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Lawyers at [Harrow|l=GPE], [Lund & Co.|l=ORG] won.", ["Harrow, Lund & Co./ORG"]),
        (
            "[Smith|l=PERSON], [Oke|l=PERSON] and [Lund LLP|l=ORG] won.",
            ["Smith, Oke and Lund LLP/ORG"],
        ),
        ("[Weil|l=ORG], [Holm & Marsh LLP|l=ORG] won.", ["Weil, Holm & Marsh LLP/ORG"]),
        ("[Pell & Sons|l=PERSON] won.", ["Pell & Sons/PERSON"]),
        ("[Ana Ruiz|l=PERSON], [Lund & Co.|l=ORG] won.", ["Ana Ruiz/PERSON", "Lund & Co./ORG"]),
        (
            "[Norvik|l=ORG], [Zentrix|l=ORG] and [Lund Inc.|l=ORG] won.",
            ["Norvik/ORG", "Zentrix/ORG", "Lund Inc./ORG"],
        ),
    ],
)
def test_all_partners_are_in_the_name_of_a_firm(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[April|l=DATE] [Holm|l=PERSON], 30, ran.", ["April Holm/PERSON"]),
        ("In [April|l=DATE] [Holm|l=PERSON] sued.", ["April/DATE", "Holm/PERSON"]),
        ("On 3 April [Holm|l=PERSON] sued.", ["Holm/PERSON"]),
        ("[Tom May|l=PERSON] fled. He said that May had paid.", ["Tom May/PERSON", "May/PERSON"]),
        ("Mrs May spoke in [May|l=DATE]. May left.", ["May/PERSON", "May/DATE", "May/PERSON"]),
        ("The Prime Minister's May 4 speech upset [Ana Ruiz|l=PERSON].", ["Ana Ruiz/PERSON"]),
        ("[Will Oke|l=PERSON] fled. Will was ill.", ["Will Oke/PERSON", "Will/PERSON"]),
        ("[Will Oke|l=PERSON] fled. Will police act?", ["Will Oke/PERSON"]),
    ],
)
def test_months_are_given_names_too(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The superintendent of police ([SP|l=ORG]) spoke. The [SP|l=ORG] left.", []),
        ("The Attorney-General of the Isles ([AGI|l=ORG]) spoke. The [AGI|l=ORG] left.", []),
        ("The free-trade agreement ([FTA|l=ORG]) failed.", ["FTA/MISC"]),
        (
            "The [Directorate-General of Roads|l=ORG] ([DGR|l=ORG]) met.",
            ["Directorate-General of Roads/ORG", "DGR/ORG"],
        ),
        ("The environmental protection agency ([EPA|l=ORG]) spoke.", ["EPA/ORG"]),
        ("Members of the pact ([SP|l=ORG]) spoke.", ["SP/ORG"]),
    ],
)
def test_what_abbreviates_plain_words_is_no_body(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The anti-China bill of [Oslo|l=GPE].", ["China/GPE", "Oslo/GPE"]),
        (
            "Many ex-[Zentrix|l=ORG] staff met [Zentrix|l=ORG]'s chief.",
            ["Zentrix/ORG", "Zentrix/ORG"],
        ),
        (
            "Shares of [Zentrix|l=ORG] fell. The pro-Zentrix camp wept.",
            ["Zentrix/ORG", "Zentrix/ORG"],
        ),
        (
            "The [pre-Zentrix|l=ORG] era ended, [Zentrix|l=ORG]'s chief said.",
            ["Zentrix/ORG", "Zentrix/ORG"],
        ),
    ],
)
def test_a_prefix_is_no_part_of_a_name(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The [Zentrix|l=PERSON PERSON=0.8] people fled.", "NORP"),
        ("She speaks the [Zentrix|l=PERSON PERSON=0.8] language.", "NORP"),
        ("He starred in the film [Zentrix|l=PERSON PERSON=0.8].", "MISC"),
        ("Typhoon [Zentrix|l=PERSON PERSON=0.8] hit.", "EVENT"),
        ("Many travelled from [Zentrix|l=GPE ORG=0.6 GPE=0.25].", "ORG"),
    ],
)
def test_peoples_works_and_bodies_are_told_by_their_neighbours(names: str, expected: str) -> None:
    assert found(names) == [f"Zentrix/{expected}"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Zentrix|l=PERSON PERSON=0.9] agreed to buy it.", "ORG"),
        ("[Zentrix|l=PERSON PERSON=0.9] are third in the league.", "ORG"),
        ("[Zentrix|l=PERSON PERSON=0.9] signed goalkeeper [Jo Bell|l=PERSON].", "ORG"),
        ("[Zentrix|l=PERSON PERSON=0.9] beat [Norvik|l=PERSON] 3-1 at home.", "ORG"),
        ("[Zentrix|l=PERSON PERSON=0.9] beat [Norvik|l=PERSON] 6-3, 6-2 at home.", "PERSON"),
        ("Fans of [Zentrix|l=PERSON PERSON=0.9] wept.", "ORG"),
        ("Nurses in [Zentrix|l=PERSON PERSON=0.6 GPE=0.3] said so.", "GPE"),
        ("A local firm, [Zentrix|l=PERSON PERSON=0.8], won.", "ORG"),
        ("The magazine [Zentrix|l=PERSON PERSON=0.8] printed it.", "ORG"),
        ("Lima-based [Zentrix|l=PERSON PERSON=0.9] told staff.", "ORG"),
    ],
)
def test_firms_and_teams_are_told_by_what_they_do(names: str, expected: str) -> None:
    assert f"Zentrix/{expected}" in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("A man walks. REUTERS/[Ana Ruiz|l=PERSON]", ["REUTERS/ORG", "Ana Ruiz/PERSON"]),
        ("([AP Photo/Tom Oke|l=PERSON])", ["AP Photo/PERSON", "Tom Oke/PERSON"]),
        ("([Bo Ray/Bloomberg|l=ORG])", ["Bo Ray/PERSON", "Bloomberg/ORG"]),
        ("([Family Handout/Bloomberg|l=ORG])", ["Family Handout/ORG", "Bloomberg/ORG"]),
        ("[Tarn & Pell|l=GPE] sold it.", ["Tarn & Pell/ORG"]),
        ("[Zentrix 3-1|l=ORG] was the result.", ["Zentrix/ORG"]),
        ("[Ida Hospital|l=PERSON] shut.", ["Ida Hospital/FAC"]),
        ("[Ida Park|l=PERSON] shut.", ["Ida Park/PERSON"]),
        ("[Turku Wins Court|l=ORG] Fight Against Oke", ["Turku/GPE"]),
        ("[Danish Students Protest|l=ORG] Cuts at Schools", ["Danish/NORP"]),
        ("[Toyota Boss|l=ORG] Admits Fault in Court", ["Toyota/ORG"]),
        ("[Volcano Erupts|l=LOC] Near Turku Again", ["Turku/GPE"]),
        ("[Holm Hits Three Homers|l=PERSON] in Opener", ["Holm/PERSON"]),
        ("Judge Blocks Texas Abortion Law\n\n[Oslo|l=GPE] wept.", ["Texas/GPE", "Oslo/GPE"]),
        ("[WORLD BANK|l=ORG ORG=0.6] CUTS FORECAST", ["WORLD BANK/ORG"]),
    ],
)
def test_credits_results_buildings_and_headlines(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Jean-Paul Morel|l=PERSON] left.", ["Jean-Paul Morel/PERSON"]),
        ("[Paul Morel Mary Lund|l=PERSON] left.", ["Paul Morel/PERSON", "Mary Lund/PERSON"]),
    ],
)
def test_two_persons_side_by_side_are_parted_but_no_double_name(
    names: str, expected: list[str]
) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("TODAY ([Daily) Tom Oke|l=PERSON] left.", ["Daily/PERSON", "Tom Oke/PERSON"]),
        ("The [Chess (Kelmar) League|l=ORG] met.", ["Chess (Kelmar) League/ORG"]),
        ("The [Ruiz-led Norvik Party|l=ORG] won.", ["Ruiz/PERSON", "Norvik Party/ORG"]),
        ("[Bassam Al - Kelmari|l=PERSON] spoke.", ["Bassam Al - Kelmari/PERSON"]),
        ("It rained in the [City of Kelmar|l=GPE].", ["City of Kelmar/GPE"]),
        ("He led the [Republic of Peru|l=ORG].", ["Republic of Peru/GPE"]),
        ("The [City of London Police|l=ORG] came.", ["City of London Police/ORG"]),
        ("It has an [R&D|l=ORG] unit.", ["R&D/MISC"]),
    ],
)
def test_brackets_adjectives_and_units_bound_a_name(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "The [Chief Planning Commissioner|l=ORG] ([CPC|l=ORG]) left. The [CPC|l=ORG] wept.",
            [],
        ),
        ("The [Planning Board|l=ORG] ([PB|l=ORG]) met.", ["Planning Board/ORG", "PB/ORG"]),
        ("On wages, work and hours ([WWH|l=ORG]).", ["WWH/MISC"]),
    ],
)
def test_letters_of_an_office_or_of_words_are_no_body(names: str, expected: list[str]) -> None:
    assert found(names) == expected


def test_letters_that_open_a_firms_name_are_the_firm() -> None:
    text = "Fans of [NVK Pictures|l=ORG] sued. They say NVK lied, and NVK denies it."
    assert found(text) == ["NVK Pictures/ORG", "NVK/ORG", "NVK/ORG"]


def test_who_has_an_administration_is_a_person() -> None:
    text = "The [Kelmar|l=PERSON PERSON=0.6 ORG=0.4] administration fell."
    assert found(text) == ["Kelmar/PERSON"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Many [Republican|l=ORG ORG=0.5 NORP=0.5] members left.", "Republican/NORP"),
        ("It said so in the [White House|l=ORG ORG=0.7 GPE=0.3].", "White House/ORG"),
        ("[Harlow|l=ORG ORG=0.5 PERSON=0.5]'s shares fell in London.", "Harlow/ORG"),
    ],
)
def test_neighbours_do_not_outvote_what_the_lists_know(names: str, expected: str) -> None:
    assert found(names)[0] == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Zentrix|l=PERSON PERSON=0.9] fell 3% on Friday.", ["Zentrix/ORG"]),
        ("Its rival [Zentrix|l=PERSON PERSON=0.9] wept.", ["Zentrix/ORG"]),
        ("[Zentrix|l=ORG ORG=0.6 GPE=0.3] families left.", ["Zentrix/GPE"]),
        ("The [Zentrix|l=ORG ORG=0.6 GPE=0.3] school board met.", ["Zentrix/GPE"]),
        ("[ZENTRIX|l=ORG ORG=0.4 PERSON=0.4]: Thank you.", ["ZENTRIX/PERSON"]),
        ("[Lund Capital|l=ORG] and [Zentrix|l=GPE GPE=0.5 ORG=0.4] won.", ["Zentrix/ORG"]),
        (
            "[Zentrix Town|l=GPE GPE=0.5 ORG=0.4] beat [Norvik|l=ORG] 3-1. [Zentrix|l=PERSON] won.",
            ["Zentrix Town/ORG", "Zentrix/ORG"],
        ),
        ("It left the [Zentrix Area|l=ORG].", ["Zentrix Area/LOC"]),
    ],
)
def test_further_neighbours_tell_what_a_name_names(names: str, expected: list[str]) -> None:
    assert [one for one in found(names) if one.lower().startswith("zentrix")] == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Ana|l=PERSON] “[Stretch” Ruiz|l=PERSON] sang.", ["Ana “Stretch” Ruiz/PERSON"]),
        ('[Ana|l=PERSON] "Big Al" [Ruiz|l=PERSON] sang.', ['Ana "Big Al" Ruiz/PERSON']),
        ("She told [Ana|l=PERSON] “No” twice.", ["Ana/PERSON"]),
        ("[Tom Oke alias Ned Hale|l=PERSON] fled.", ["Tom Oke/PERSON", "Ned Hale/PERSON"]),
        ("He fled [Mile Two. The Trade Bureau|l=ORG] came.", ["Mile Two/ORG", "Trade Bureau/ORG"]),
    ],
)
def test_nicknames_are_inside_and_aliases_outside(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Helen Berg KC|l=PERSON] spoke.", ["Helen Berg/PERSON"]),
        ("[Rob Berg Jr.|l=PERSON] spoke.", ["Rob Berg Jr./PERSON"]),
        ("It freed [11 Peace Corps|l=ORG] volunteers.", ["Peace Corps/ORG"]),
        ("He owns [9 Harbour Street|l=FAC].", ["9 Harbour Street/FAC"]),
        ("the [National Hurricane Center|l=ORG] said", ["National Hurricane Center/ORG"]),
        ("She came from the 3rd [Ward|l=PERSON].", []),
        ("Call [0800|l=DATE] 555.", []),
        ("It began in [1998|l=DATE].", ["1998/DATE"]),
        ("The [Coláiste Zandra|l=PERSON] shut.", ["Coláiste Zandra/ORG"]),
        ("The [Dáil|l=GPE] met in Lima. An Post left.", ["Dáil/ORG", "Lima/GPE", "An Post/ORG"]),
        ("He spoke on [Tuesday|l=MISC] night.", []),
        ("A man from [Thorne Heathley|l=PERSON] was held.", ["Thorne Heathley/GPE"]),
        ("A man saw [Thorne Heathley|l=PERSON] there.", ["Thorne Heathley/PERSON"]),
        ("[Kelmar North|l=LOC] MP Ida Holm agreed.", ["Kelmar North/GPE"]),
        ("He joined from [Equinovia|l=LOC] in May.", ["Equinovia/ORG"]),
        (
            "It is at [St Ann|l=LOC] and [All Angels Church|l=ORG] now.",
            ["St Ann and All Angels Church/FAC"],
        ),
        ("It is at [St. Paul Church|l=PERSON] now.", ["St. Paul Church/FAC"]),
        (
            "[Police Kelmar|l=ORG] came. Police [Kelmar|l=GPE] left.",
            ["Police Kelmar/ORG", "Police Kelmar/ORG"],
        ),
    ],
)
def test_letters_numbers_and_churches(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    "names",
    [
        "[Ashby Rovers|l=ORG] won. [Rovers|l=PERSON], who have lost since, left.",
        "[Ashby United|l=ORG] won. It was a day for [United|l=PERSON] to forget.",
        "[Kelmar Zentrix|l=LOC] came from behind to win. [Ashby Rovers|l=ORG] lost.",
    ],
)
def test_teams_are_bodies_by_their_last_word_and_by_what_they_do(names: str) -> None:
    assert {one.partition("/")[2] for one in found(names)} == {"ORG"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The [Lima Zebras|l=GPE] won. Zebras coach [Tom Oke|l=PERSON] wept.", "Zebras/ORG"),
        ("[Publisher Zentrix|l=ORG] grew.", "Zentrix/ORG"),
        ("[Publisher Tom Oke|l=PERSON] left.", "Tom Oke/PERSON"),
        ("[Labour|l=ORG ORG=0.6 GPE=0.2] MP [Tom Oke|l=PERSON] left.", "Labour/ORG"),
        ("The [1972 Ruranian election|l=MISC] was close.", "1972 Ruranian election/MISC"),
        ("They met on [6 February 1994|l=DATE] elections.", "6 February 1994/DATE"),
    ],
)
def test_towns_teams_and_years(names: str, expected: str) -> None:
    assert expected in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Zentrix|l=PERSON PERSON=0.9]'s offices were shut.", "Zentrix/ORG"),
        ("[Zentrix|l=PERSON PERSON=0.9] went bust in May.", "Zentrix/ORG"),
        ("[Zentrix|l=PERSON PERSON=0.7 ORG=0.3] shut its doors.", "Zentrix/ORG"),
        ("They lost 2-0 at [Zentrix|l=GPE GPE=0.8].", "Zentrix/ORG"),
        ("It kept its [Zentrix|l=PERSON PERSON=0.6 GPE=0.3] base.", "Zentrix/GPE"),
        ("After the siege of [Zentrix|l=PERSON PERSON=0.6 GPE=0.3] they left.", "Zentrix/GPE"),
        ("[Ana Ruiz|l=PERSON], [Zentrix|l=PERSON PERSON=0.5 GPE=0.4], France", "Zentrix/GPE"),
        ("It told [Nature that Zentrix|l=ORG] paid.", "Zentrix/ORG"),
        ("We ate at [Bar Zentrix|l=GPE].", "Bar Zentrix/FAC"),
    ],
)
def test_offices_bases_and_sieges_tell_what_a_name_names(names: str, expected: str) -> None:
    assert expected in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Ana Ruiz of the charity [Zentrix|l=PERSON], who left, spoke.", ["Zentrix/ORG"]),
        ("He went to his native [Kelmarin|l=PERSON].", ["Kelmarin/GPE"]),
        ("The [Zentrix Rail|l=LOC] strike ended.", ["Zentrix Rail/ORG"]),
        ("[Norvik CEO Anna Berg|l=ORG] left.", ["Norvik/ORG", "Anna Berg/PERSON"]),
        ("[CEO Anna Berg|l=ORG] left.", ["Anna Berg/PERSON"]),
        (
            "[Anna Jobs|l=PERSON] left. It rained, and Jobs ate.",
            ["Anna Jobs/PERSON", "Jobs/PERSON"],
        ),
        ("[Kelmar University: Founded|l=ORG] in 1887.", ["Kelmar University/ORG"]),
        ("It fell to 19.32 per [dollar|l=MONEY].", []),
        ("Kick-off is at 7.45pm [AEST|l=ORG].", []),
        (
            "It hit St. Ann's Church, [Zango Kelmar|l=PERSON], at noon.",
            ["St. Ann's Church/FAC", "Zango Kelmar/GPE"],
        ),
        ("[Kelmar County School District|l=LOC] shut.", ["Kelmar County School District/ORG"]),
        ("A. [Subramaniam|l=PERSON] spoke.", ["A. Subramaniam/PERSON"]),
        ("[Ida Berg, IAS|l=PERSON], agreed.", ["Ida Berg/PERSON"]),
    ],
)
def test_charities_zones_districts_and_initials(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Zentrix|l=PERSON PERSON=0.8 ORG=0.2], a casino in Nice, shut.", "Zentrix/ORG"),
        ("[Zentrix|l=PERSON PERSON=0.8 ORG=0.2] buyers wept.", "Zentrix/ORG"),
        ("She is an economist at [Anna Lund|l=PERSON PERSON=0.95].", "Anna Lund/ORG"),
        ("She met Lima-based [Anna Lund|l=PERSON PERSON=0.95].", "Anna Lund/PERSON"),
        ("[Soprano Ana Ruiz|l=PERSON] sang.", "Ana Ruiz/PERSON"),
        ("[Banco Zentrix|l=ORG] shut. [Zentrix|l=PERSON] owes much.", "Zentrix/ORG"),
        ("[Banco Zentrix|l=ORG] shut. Nobody trusts Zentrix here.", "Zentrix/ORG"),
        ("[Zentrixsoft|l=PERSON PERSON=0.6 ORG=0.3] left.", "Zentrixsoft/ORG"),
        ("[MegaZentrix|l=PERSON PERSON=0.6 ORG=0.3] left.", "MegaZentrix/ORG"),
        ("A nurse at [St Zenna|l=GPE]'s, she left.", "St Zenna's/ORG"),
        ("Nurses at [Zentrix Hospital|l=FAC FAC=0.7 ORG=0.2] left.", "Zentrix Hospital/FAC"),
    ],
)
def test_casinos_coined_names_and_houses(names: str, expected: str) -> None:
    assert expected in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "[Sydney Dahl|l=PERSON] left. [Sydney|l=GPE] was tired. They met in [Sydney|l=GPE].",
            ["Sydney Dahl/PERSON", "Sydney/PERSON", "Sydney/GPE"],
        ),
        (
            "[Paris Dahl|l=PERSON] left. [Dahl|l=PERSON] was tired. [Paris|l=GPE] was cold.",
            ["Paris Dahl/PERSON", "Dahl/PERSON", "Paris/GPE"],
        ),
        (
            "Foreign Minister [Israel Dahl|l=PERSON] spoke. [Israel|l=GPE] was calm.",
            ["Israel Dahl/PERSON", "Israel/GPE"],
        ),
        (
            "[Jordan Dahl|l=PERSON] ran. [Jordan|l=GPE] won.",
            ["Jordan Dahl/PERSON", "Jordan/PERSON"],
        ),
        ("President [Tomas R. Oke Jr.|l=PERSON] left.", ["Tomas R. Oke Jr./PERSON"]),
        ("Minister [Syed Nadim Ali Khan|l=PERSON] left.", ["Syed Nadim Ali Khan/PERSON"]),
        (
            "By [Ana Ruiz Kelmar|l=PERSON] announced on Tuesday that it grew.",
            ["Ana Ruiz/PERSON", "Kelmar/ORG"],
        ),
        ("By [Ana Ruiz Tom Oke|l=PERSON] said so.", ["Ana Ruiz/PERSON", "Tom Oke/PERSON"]),
        ("By [Ana Maria Ruiz|l=PERSON] in Oslo.", ["Ana Maria Ruiz/PERSON", "Oslo/GPE"]),
        ("[Snr Const Oke|l=PERSON] left.", ["Oke/PERSON"]),
        ("Governor [Dr.Tom Oke|l=PERSON] left.", ["Tom Oke/PERSON"]),
        ("[Co-Chair Tom Oke|l=PERSON] left. The [Co-Chair|l=ORG] stayed.", ["Tom Oke/PERSON"]),
        ("New [Delhi|l=GPE]: It rained.", ["New Delhi/GPE"]),
        ("He likes [West Indian|l=GPE] food.", ["West Indian/NORP"]),
        ("[Sunday|l=DATE] [Oke|l=PERSON], 40, fled.", ["Sunday Oke/PERSON"]),
        ("Pastor [Friday|l=DATE] [Oke|l=PERSON] fled.", ["Friday Oke/PERSON"]),
        ("On [Sunday|l=DATE] [Oke|l=PERSON], 40, won.", ["Sunday/DATE", "Oke/PERSON"]),
        (
            "Police held [Ade Oke a.k.a Spider|l=ORG].",
            ["Ade Oke/PERSON", "Spider/PERSON"],
        ),
        ("[Tobi Oke|l=PERSON] aka Hammer fled.", ["Tobi Oke/PERSON", "Hammer/PERSON"]),
        ("Mia ([née Lund|l=PERSON]) left.", ["Lund/PERSON"]),
    ],
)
def test_what_begins_and_ends_the_name_of_a_person(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Aid for [Guinea|l=GPE]-[Bissau|l=GPE] grew.", ["Guinea-Bissau/GPE"]),
        ("[Kelmar Steel KLS.O|l=ORG] rose, [ZTX.N|l=ORG] fell.", ["Kelmar Steel/ORG"]),
        ("The [Norvik Energy Summit|l=MISC] opened.", ["Norvik Energy Summit/EVENT"]),
        ("They swam off the [Norvik Islands|l=PERSON].", ["Norvik Islands/LOC"]),
        ("The [Norvik Isles|l=PERSON] are green. They left Norvik.", ["Norvik Isles/LOC"]),
    ],
)
def test_twins_shares_and_events(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            "[Norland Islands|l=GPE] ([NI|l=ORG ORG=0.6]) voted. [NI|l=ORG ORG=0.6] is calm.",
            ["Norland Islands/LOC", "NI/LOC", "NI/LOC"],
        ),
        (
            "The [Office for the Care of Sailors|l=ORG] ([KELHO|l=MISC]) met. [KELHO|l=MISC] left.",
            ["Office for the Care of Sailors/ORG", "KELHO/ORG", "KELHO/ORG"],
        ),
        (
            "The [NKP|l=ORG]/NDK talks and [Tom Oke/UNHCR|l=PERSON].",
            ["NKP/ORG", "Tom Oke/PERSON", "UNHCR/ORG"],
        ),
        ("The [NKP|l=ORG][/NDK|l=ORG] talks failed.", ["NKP/ORG", "NDK/ORG"]),
    ],
)
def test_letters_are_of_the_kind_of_their_full_form_and_slashes_part(
    names: str, expected: list[str]
) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("A crash on [Highway 4 west of Kelmar|l=GPE].", ["Highway 4/FAC", "Kelmar/GPE"]),
        ("It shut [Highway 135|l=DATE] and Route 7.", ["Highway 135/FAC", "Route 7/FAC"]),
        ("It shut [State Route 9|l=MISC].", ["State Route 9/FAC"]),
        ("He came to [Trinidad|l=GPE] and [Tobago|l=GPE].", ["Trinidad and Tobago/GPE"]),
        ("He left [Peru|l=GPE] and [Bolivia|l=GPE].", ["Peru/GPE", "Bolivia/GPE"]),
        ("They live in the [Heart of Asia|l=GPE].", ["Asia/LOC"]),
        (
            "They met [Norvik Ambassadors|l=ORG] and [Delegates for the Kelmar Board|l=ORG].",
            ["Norvik/ORG", "Kelmar Board/ORG"],
        ),
        ("The [Council of Ministers|l=ORG] met.", ["Council of Ministers/ORG"]),
    ],
)
def test_roads_countries_and_those_who_hold_an_office(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("It is below 327 [million rupees|l=MONEY] here.", ["327 million rupees/MONEY"]),
        ("They got [N25 million ransom|l=MONEY].", ["N25 million/MONEY"]),
        ("They found [P27,200 in cash|l=MONEY].", ["P27,200/MONEY"]),
        ("It lost [5 billion yen|l=MONEY].", ["5 billion yen/MONEY"]),
        ("He is the [No. 2|l=DATE] man.", []),
        ("An [SUV|l=MISC] hit a bus, and [-MPs|l=ORG] came.", []),
        (
            "[Francis|l=PERSON] ([Frank|l=PERSON]) [Oke|l=PERSON] ran.",
            ["Francis (Frank) Oke/PERSON"],
        ),
        (
            "They held [Tom Lund|l=PERSON] Sr. [Lund|l=PERSON] ran.",
            ["Tom Lund Sr./PERSON", "Lund/PERSON"],
        ),
        (
            "[H E Tom Oke|l=PERSON] and H. [E. Jan Berg|l=PERSON] met.",
            ["Tom Oke/PERSON", "Jan Berg/PERSON"],
        ),
        ("[Nollywood|l=PERSON] actress [Ana Ruiz|l=PERSON]", ["Nollywood/MISC", "Ana Ruiz/PERSON"]),
    ],
)
def test_sums_numbers_and_what_stands_in_a_name(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The Sun reported it in [Oslo|l=GPE]. The sun rose.", ["Sun/ORG", "Oslo/GPE"]),
        ("As The [Star|l=PERSON] said, it rained.", ["Star/ORG"]),
        (
            "It is in the [Norvik Echo|l=ORG]. He met the [Echo|l=PERSON]'s editor.",
            ["Norvik Echo/ORG", "Echo/ORG"],
        ),
        (
            "P408,000, N50,000.50, A400 of [Oslo|l=GPE]",
            ["P408,000/MONEY", "N50,000.50/MONEY", "Oslo/GPE"],
        ),
        ("[Healthtech|l=ORG] firm [Zentrix|l=ORG] grew.", ["Zentrix/ORG"]),
        ("Many of Gen [Z|l=PERSON] left.", []),
    ],
)
def test_papers_sums_and_industries(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("It shut [Highway 9 west of Mary Plain|l=GPE].", ["Highway 9/FAC", "Mary Plain/LOC"]),
        ("[Lima Governor|l=ORG] [Tom Oke|l=PERSON] left.", ["Lima/GPE", "Tom Oke/PERSON"]),
        ("He walked along [Karl Street|l=PERSON].", ["Karl Street/FAC"]),
        ("He met [Karl Street|l=PERSON].", ["Karl Street/PERSON"]),
        ("The typhoon “[Ompa|l=MISC]” hit. [Ompa|l=PERSON] left.", ["Ompa/EVENT", "Ompa/EVENT"]),
        ("Cyclone [Ruth|l=PERSON] hit. It battered [Suva|l=GPE].", ["Ruth/EVENT", "Suva/GPE"]),
        ("The storm battered [Suva|l=GPE].", ["Suva/GPE"]),
        ("[Storm Zenta|l=EVENT] missiles hit [Lima|l=GPE].", ["Storm Zenta/PRODUCT", "Lima/GPE"]),
        ("They left the city of [Dnipro|l=LOC].", ["Dnipro/GPE"]),
        ("[Congress rejects Senate|l=ORG] plan", ["Congress/ORG", "Senate/ORG"]),
        ("The pan[-Ruran|l=ORG] group met.", ["Ruran/ORG"]),
        ("It is his [Kelmar Lok|l=GPE] riding.", ["Kelmar Lok/GPE"]),
    ],
)
def test_streets_storms_governors_and_verbs(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The Ruran-led [Lok Party|l=ORG] of a [Chicago Democrat|l=ORG]", "Democrat/NORP"),
        ("The [Norwegian-led|l=ORG] talks failed.", "Norwegian/NORP"),
        ("The [Ruran-led Lok Party|l=ORG] won.", "Ruran/PERSON"),
        ("The [NATO-led mission|l=ORG] left.", "NATO/ORG"),
        ("He lives in Brgy. [Ana Lok|l=PERSON] now.", "Brgy. Ana Lok/GPE"),
    ],
)
def test_who_leads_and_wards(names: str, expected: str) -> None:
    assert expected in found(names)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The [Ruran Council and Tarn Lok Council|l=ORG] paid.",
         ["Ruran Council/ORG", "Tarn Lok Council/ORG"]),
        ("The [Ruran Regional Council|l=ORG] and [Tarn Council|l=ORG] paid.",
         ["Ruran Regional Council/ORG", "Tarn Council/ORG"]),
        ("The [Ministry of Health and Norvik University|l=ORG] agreed.",
         ["Ministry of Health/ORG", "Norvik University/ORG"]),
        ("The [Norvik Heart Institute and Research Centre|l=ORG] closed.",
         ["Norvik Heart Institute and Research Centre/ORG"]),
        ("The [Department of Energy and Tarn Lok Engineering|l=ORG] closed.",
         ["Department of Energy and Tarn Lok Engineering/ORG"]),
        ("The [Department of Trade and Industry|l=ORG] closed.",
         ["Department of Trade and Industry/ORG"]),
        ("At [Zentrix Lok Ruiz|l=ORG] all is new. [Zentrix Lok|l=ORG] grew, [Ruiz|l=PERSON] said.",
         ["Zentrix Lok/ORG", "Ruiz/PERSON", "Zentrix Lok/ORG", "Ruiz/PERSON"]),
        ("His mate, [Ohio Gov. Tom Oke|l=PERSON], left.", ["Ohio/GPE", "Tom Oke/PERSON"]),
        ("The [UN Reef Programme|l=ORG] grew.", ["UN Reef Programme/ORG"]),
        ("The [UN Reef Charter|l=ORG] grew.", ["UN Reef Charter/MISC"]),
        ("[Zentrix|l=PERSON] is the first company in [Lima|l=GPE].", ["Zentrix/ORG", "Lima/GPE"]),
        ("[Zentrix|l=ORG] is a poor teacher.", ["Zentrix/PERSON"]),
        ("The bishop of [Oslo Karen Lund|l=GPE] left.", ["Oslo/GPE", "Karen Lund/PERSON"]),
        ("The envoy to the [UN Tom Oke|l=ORG] left.", ["UN/ORG", "Tom Oke/PERSON"]),
        ("The head of the [Lok Bee Institute|l=ORG] left.", ["Lok Bee Institute/ORG"]),
        ("The head of the [New York Fed|l=ORG] left.", ["New York Fed/ORG"]),
        ("The mayor of [New York City|l=GPE] left.", ["New York City/GPE"]),
        ("The chief of [Zentrix Tom Oke|l=PERSON] left.", ["Zentrix Tom Oke/PERSON"]),
        ("The head of [Crazy Eddie Inc.|l=ORG] left.", ["Crazy Eddie Inc./ORG"]),
        ("The mother of [Lima Karen Lund|l=PERSON] left.", ["Lima Karen Lund/PERSON"]),
        ("Her mate, [Ohio Gov. Tom Oke|l=ORG], left.", ["Ohio/GPE", "Tom Oke/PERSON"]),
        ("The mayor of [San Juan del Sur|l=GPE] left.", ["San Juan del Sur/GPE"]),
        ("The chief, Republican [Tom Oke|l=PERSON], left.", ["Republican/NORP", "Tom Oke/PERSON"]),
        ("They met [Lance Corporal Tom Oke|l=PERSON].", ["Tom Oke/PERSON"]),
        ("1. [1. Tom Oke|l=PERSON] won.", ["Tom Oke/PERSON"]),
        ("They paid [RM1bil|l=ORG] and [US$3mn|l=MONEY].", ["RM1bil/MONEY", "US$3mn/MONEY"]),
        ("The [MEC|l=ORG] told the [AG|l=ORG].", []),
        ("[Harvard|l=PERSON] met the [Group of Eight|l=MISC].",
         ["Harvard/ORG", "Group of Eight/ORG"]),
    ],
)  # fmt: skip
def test_bodies_in_a_row_predicates_and_posts(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("name", "rest", "expected"),
    [
        ("[Newsline|l=PERSON PERSON=0.58 LOC=0.1]", "", []),
        ("[Rukovic|l=PERSON PERSON=0.9]", "", ["Rukovic/PERSON"]),
        ("[Holm|l=PERSON PERSON=0.5]", " [Holm|l=PERSON] left.", ["Holm/PERSON", "Holm/PERSON"]),
    ],
)
def test_a_label_before_a_colon_is_nobody(name: str, rest: str, expected: list[str]) -> None:
    article = "The envoy was held in the old town, police said in a statement on the site. " * 3
    assert found(f"{name}: Envoy held in the town\n\n{article}{rest}") == expected


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ("[Zandra Kell|l=PERSON], a law firm in Oslo, said so.", "ORG"),
        ("The sums came from [Zandra Kell|l=PERSON], a charity for farmers.", "ORG"),
        ("[Zandra Kell|l=PERSON] ([Zandra Kell|l=PERSON], a newspaper) reported it.", "ORG"),
        # others are told of
        ("[Zandra Kell|l=PERSON], a company director, left.", "PERSON"),
        ("According to [Zandra Kell|l=PERSON], a bank in Oslo has failed.", "PERSON"),
    ],
)
def test_whom_an_apposition_calls_a_body_is_one_whatever_it_is_called(
    names: str, label: str
) -> None:
    assert {one for one in found(names) if one.startswith("Zandra")} == {f"Zandra Kell/{label}"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The [Lima island nation of Norland|l=GPE] voted.", ["Lima/GPE", "Norland/GPE"]),
        ("They left [Zentra District of Ohio|l=GPE].", ["Zentra District/GPE", "Ohio/GPE"]),
        ("They left the [Republic of Ireland|l=GPE].", ["Republic of Ireland/GPE"]),
        ("They left the [Isle of Man|l=GPE].", ["Isle of Man/GPE"]),
        ("He is of the [Lima Lok Sabha|l=ORG] constituency.", ["Lima/GPE", "Lok Sabha/ORG"]),
        ("He is of the [Lima Assembly|l=ORG] seat.", ["Lima/GPE"]),
        ("He is of the [Lima Assembly|l=ORG].", ["Lima Assembly/ORG"]),
        ("The [ZPN|l=ORG] met. A [Lima ZPN|l=PERSON] man left.",
         ["ZPN/ORG", "Lima/GPE", "ZPN/ORG"]),
        ("[A Lima|l=PERSON] man was held.", ["Lima/GPE"]),
        ("Tom Oke, of [Lima|l=PERSON], was held.", ["Lima/GPE"]),
        ("Tom Oke, of [Zentrix|l=PERSON], was held.", ["Zentrix/PERSON"]),
        ("Tom Oke, of [Zentrix|l=PERSON], [Lima|l=GPE], was held.", ["Zentrix/GPE", "Lima/GPE"]),
        ("They left [Zentra District of Niger State|l=GPE].",
         ["Zentra District/GPE", "Niger State/GPE"]),
    ],
)  # fmt: skip
def test_a_place_ends_where_a_kind_a_body_or_an_article_is(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Gunmen|l=ORG] Kill Four Near Lima Bus Station\n\n[Gunmen|l=ORG] fled.", []),
        ("The tropical depression [Zenta|l=PERSON] grew. [Zenta|l=PERSON] fled.",
         ["Zenta/EVENT", "Zenta/EVENT"]),
        ("(Reporting by [Zan Lund|l=GPE]; Editing by [Gram Tarn|l=PERSON])",
         ["Zan Lund/PERSON", "Gram Tarn/PERSON"]),
        ("[Ana Ruiz' Thunder|l=PERSON] opens.", ["Ana Ruiz/PERSON", "Thunder/MISC"]),
        ("[Ana Ruiz's Thunder|l=PERSON] opens.", ["Ana Ruiz/PERSON", "Thunder/MISC"]),
    ],
)  # fmt: skip
def test_gunmen_storms_credits_and_what_persons_made(names: str, expected: list[str]) -> None:
    assert found(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Lima Man|l=ORG] Arrested After Chase On Friday", ["Lima/GPE"]),
        ("[Lima|l=PERSON] Couple Sentenced For Fraud", ["Lima/GPE"]),
        ("[Lima Teen|l=MISC] Dies In [Crash Near Naas|l=GPE]", ["Lima/GPE", "Naas/GPE"]),
        ("[Zandra Man|l=PERSON] Wins Seat In Parliament", ["Zandra Man/PERSON"]),
        ("He lived on the [Isle of Man|l=GPE] .", ["Isle of Man/GPE"]),
        ("[SENATOR|l=MISC] [ZANDRA QUITS|l=PERSON]", ["ZANDRA/PERSON"]),
        ("[Juventus Stun Lima|l=ORG] In Cup", ["Juventus/ORG", "Lima/GPE"]),
        ("Microsoft Drops [Lima|l=GPE] Plan", ["Microsoft/ORG", "Lima/GPE"]),
        ("Crowds Flee [Lima Blaze|l=GPE]", ["Lima/GPE"]),
        ("[Zandra Ousted|l=PERSON] as Premier of [Peru|l=GPE]", ["Zandra/PERSON", "Peru/GPE"]),
        ("[Lima Mum Jailed|l=PERSON]", ["Lima/GPE"]),
        (
            "[Zandra Shuffles Cabinet|l=ORG] in [Lima|l=GPE]",
            ["Zandra/ORG", "Lima/GPE"],
        ),
        ("[Zandra Grounds Fleet|l=ORG] in [Lima|l=GPE]", ["Zandra/ORG", "Lima/GPE"]),
        ("He met [Ana Ruiz|l=PERSON] ([M.D.|l=MISC]) .", ["Ana Ruiz/PERSON"]),
        ("[Ana Ruiz|l=PERSON] ([Ret.|l=GPE]), [P.E.|l=GPE], left.", ["Ana Ruiz/PERSON"]),
        ("[Zandra Sworn|l=PERSON] In as [Lima|l=GPE] Mayor", ["Zandra/PERSON", "Lima/GPE"]),
        ("[Zandra United|l=ORG] in Crisis After Defeat", ["Zandra United/ORG"]),
        ("[Ida Hurt|l=PERSON] in Crash Near [Lima|l=GPE]", ["Ida Hurt/PERSON", "Lima/GPE"]),
        ("[Zandra|l=PERSON] Told to [Sack|l=PERSON] Two Aides", ["Zandra/PERSON"]),
        ("Ferry to [Split|l=GPE] Delayed for Hours", ["Split/GPE"]),
        ("[Zandra|l=PERSON] Named [Lima Captain|l=PERSON]", ["Zandra/PERSON", "Lima/GPE"]),
        ("[Zandra|l=PERSON] Fined at [Lima Climate Rally|l=LOC]", ["Zandra/PERSON", "Lima/GPE"]),
        ("[Zandra Outage Hits Lima|l=ORG]", ["Zandra/ORG", "Lima/GPE"]),
        ("[Zandra Aid Warns Lima|l=ORG]", ["Zandra Aid/ORG", "Lima/GPE"]),
        ("[Zandra Maul Kelmar|l=ORG]", ["Zandra/ORG", "Kelmar/ORG"]),
        ("[Zandra Cuts Jobs in Lima|l=LOC]", ["Zandra/ORG", "Lima/GPE"]),
        ("[Microsoft Workers Walk Out|l=ORG] in [Lima|l=GPE]", ["Microsoft/ORG", "Lima/GPE"]),
        ("[Zandra Opens Plant Near Lima|l=LOC]", ["Zandra/ORG", "Lima/GPE"]),
        ("[Gunman Kills Six|l=MISC] in [Lima|l=GPE]", ["Lima/GPE"]),
        ("[Zandra Sink Kelmar|l=ORG]", ["Zandra/ORG", "Kelmar/ORG"]),
        (
            "[Zorks Trade Holm|l=PERSON] to [Lima|l=GPE]",
            ["Zorks/PERSON", "Holm/PERSON", "Lima/GPE"],
        ),
        ("[Zandra Signs Climate Bill|l=MISC]", ["Zandra/PERSON", "Climate Bill/MISC"]),
        ("Lawmakers [Grill Zandra|l=PERSON] Over Data", ["Zandra/PERSON"]),
        ("[King Zandra Visits Lima|l=LOC]", ["Zandra/PERSON", "Lima/GPE"]),
        ("[Prince George Backs Mine Plan|l=GPE]", ["Prince George/GPE"]),
        ("[Lima Fires Boss|l=ORG]", ["Lima/GPE"]),
        ("We Will Win, a song, hit [Lima|l=GPE]", ["Lima/GPE"]),
        ("Teacher Held in [Lima for Fraud|l=GPE]", ["Lima/GPE"]),
        ("[Fire Destroys Church|l=ORG] in [Lima|l=GPE]", ["Lima/GPE"]),
        ("Bank of [Ghana|l=GPE] Holds Rates", ["Bank of Ghana/ORG"]),
        ("Will Stone is 40 today. [Ghana|l=GPE] won.", ["Will Stone/PERSON", "Ghana/GPE"]),
        ("LIMA, [Ohio - Plants|l=GPE] shut.", ["LIMA/GPE", "Ohio/GPE"]),
        ("LIMA, [Peru|l=GPE] - [Oil|l=LOC] fell.", ["LIMA/GPE", "Peru/GPE"]),
        ("[Lima|l=GPE], [Ohio - Plants|l=GPE] shut.", ["Lima/GPE", "Ohio/GPE"]),
        ("LIMA, [W.VA|l=GPE]. - It rained.", ["LIMA/GPE", "W.VA./GPE"]),
    ],
)
def test_a_headline_tells_of_a_towns_people(names: str, expected: list[str]) -> None:
    assert [one for one in found(f"{names}\n\nIt rained.") if "DATE" not in one] == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("The [HMS Zentra|l=ORG] sank. Men left the [Zentra|l=ORG].",
         ["HMS Zentra/PRODUCT", "Zentra/PRODUCT"]),
        ("The tanker [Zentra|l=MISC] burned.", ["Zentra/PRODUCT"]),
        ("The ferry [Aurora|l=GPE] left.", ["Aurora/PRODUCT"]),
        ("[MV Ruiz|l=PERSON] left.", ["MV Ruiz/PERSON"]),
        ("The vessel [Iran|l=GPE] took was empty.", ["Iran/GPE"]),
    ],
)  # fmt: skip
def test_ships_are_no_bodies_and_no_places(names: str, expected: list[str]) -> None:
    assert found(names) == expected


def test_towns_of_which_many_are_told_are_teams_where_matches_are_reported() -> None:
    text = (
        "A 2-1 victory at [Lima|l=GPE] helped. [Lima|l=GPE] have lost. A [Lima|l=GPE] forward left."
        " People in [Rome|l=GPE] are well."
    )
    assert found(text) == ["Lima/ORG"] * 3 + ["Rome/GPE"]
    assert found("[Oslo 4|l=GPE], [Turku 2|l=GPE].") == ["Oslo/GPE", "Turku/GPE"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("A man fled the [Prince Albert|l=PERSON] area. He is from [Prince Albert|l=PERSON].",
         ["Prince Albert/GPE", "Prince Albert/GPE"]),
        ("They met [Prince Albert|l=PERSON], 66, in Rome.", ["Albert/PERSON", "Rome/GPE"]),
        ("[Zentra|l=PERSON] scored. [Brazilian Zentra|l=PERSON] left.",
         ["Zentra/PERSON", "Brazilian/NORP", "Zentra/PERSON"]),
        ("[German Zentra|l=PERSON] left.", ["German Zentra/PERSON"]),
    ],
)  # fmt: skip
def test_towns_with_titles_and_persons_with_their_countries(
    names: str, expected: list[str]
) -> None:
    assert found(names) == expected


def test_verbs_of_headlines_name_nobody_and_bodies_are_no_peoples() -> None:
    assert found("Minister [Flays|l=PERSON] Critics Over Road") == []
    assert found("Mayor [Marks|l=PERSON] Resigns Over Road") == ["Marks/PERSON"]
    assert found("The [Zentra Embassy|l=NORP] burnt.") == ["Zentra Embassy/ORG"]


def test_peoples_names_are_surnames_behind_forms_of_address() -> None:
    text = "[Kate French|l=PERSON] left. Ms [French|l=NORP] said so. The [French|l=NORP] left."
    assert found(text) == ["Kate French/PERSON", "French/PERSON", "French/NORP"]
    assert found("[French|l=NORP] said so.") == ["French/NORP"]
    assert found("Miss [Ireland|l=GPE] left.") == ["Ireland/GPE"]


def test_a_line_in_capitals_has_no_suffixes_of_firms() -> None:
    assert found("SPIES FLED [RUSSIA|l=GPE] AS FRIENDS") == ["RUSSIA/GPE"]
    assert found("They left [Zentrix|l=GPE] AS, the firm.") == ["Zentrix AS/ORG"]


def test_a_name_in_lower_case_is_whole() -> None:
    text = "[kim jong|l=PERSON] oke\n\n[Kim Jong Oke|l=PERSON] left."
    assert found(text) == ["kim jong oke/PERSON", "Kim Jong Oke/PERSON"]


def test_bodies_beside_days_and_departments() -> None:
    assert found("He cited [Reuters January 25|l=DATE].") == ["Reuters/ORG", "January 25/DATE"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("An [Orwick|l=PERSON] woman was hurt.", "Orwick/GPE"),
        ("A 43-year-old [Kelby Vale|l=PERSON] man was held.", "Kelby Vale/GPE"),
        ("A [Sikh|l=NORP] man was held.", "Sikh/NORP"),
        ("A grey [Tamsin Nova|l=PERSON] left the road.", "Tamsin Nova/MISC"),
        ("He sold a blue [Maria|l=PERSON] to her.", "Maria/PERSON"),
        ("A black [Orwick|l=PERSON] resident was hurt.", "Orwick/GPE"),
        ("The red [Kelby|l=PERSON] door fell.", "Kelby/PERSON"),
        ("It was in the 300 block of [Haldane Way|l=ORG].", "Haldane Way/FAC"),
        ("It was in the 1200 block of [W. Elm St|l=GPE].", "W. Elm St./FAC"),
        ("It rained in [N London|l=PERSON].", "N London/GPE"),
        ("Then [N London|l=PERSON] scored.", "N London/PERSON"),
        ("A barn at [Barrow Grange Farm|l=GPE] burned.", "Barrow Grange Farm/FAC"),
        ("They sued [State Farm|l=GPE].", "State Farm/ORG"),
        ("He won the [Marbury Handicap Hurdle|l=GPE].", "Marbury Handicap Hurdle/EVENT"),
        ("Then [Ana Derby|l=PERSON] spoke.", "Ana Derby/PERSON"),
        ("They left [South West Water|l=LOC].", "South West Water/ORG"),
        ("They left [South West Kelmar|l=LOC].", "South West Kelmar/LOC"),
        ("They urged the [Russian Federation|l=ORG] to stop.", "Russian Federation/GPE"),
        ("The [Esanwe Federal Constituency|l=ORG] votes.", "Esanwe Federal Constituency/GPE"),
        ("The [Tarnpur Assembly|l=ORG] seat fell.", "Tarnpur/GPE"),
        ("The [National Assembly|l=ORG] seat fell.", "National Assembly/ORG"),
        ("The [Federal Assembly|l=ORG] seat fell.", "Federal Assembly/ORG"),
        ("The road was shut, The [Hindu|l=NORP] said.", "Hindu/ORG"),
        ("The [Hindu|l=NORP] reported it.", "Hindu/ORG"),
        ("The [Hindu|l=NORP] said it.", "Hindu/NORP"),
    ],
)
def test_what_stands_beside_a_name_tells_residents_cars_streets_races_and_papers(
    names: str, expected: str
) -> None:
    assert found(names)[0] == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("[Tarnix|l=ORG] ([NYSE|l=ORG]: [TNX|l=ORG]) fell.", ["Tarnix/ORG", "NYSE/ORG"]),
        ("[Tarnix|l=ORG] ([BO|l=ORG]:[TNX|l=ORG]) fell.", ["Tarnix/ORG"]),
        (
            "[Hereford|l=GPE] and [Angus|l=GPE] bulls sold in [Hereford|l=GPE].",
            ["Hereford/MISC", "Angus/MISC", "Hereford/GPE"],
        ),
        ("[Devon|l=GPE] farmers met.", ["Devon/GPE"]),
        (
            "[Jersey|l=GPE] cows ate. [Jersey|l=GPE]'s head left. The [Jersey|l=GPE] coast froze.",
            ["Jersey/MISC", "Jersey/GPE", "Jersey/GPE"],
        ),
        (
            "[Suffolk|l=GPE] ewes sold. A [Suffolk|l=GPE] made 90. [Suffolk|l=GPE] has farms.",
            ["Suffolk/MISC", "Suffolk/MISC", "Suffolk/GPE"],
        ),
    ],
)
def test_shares_letters_and_breeds_are_told_from_firms_and_places(
    names: str, expected: list[str]
) -> None:
    assert found(names) == expected


def test_states_before_posts_and_names_with_brackets() -> None:
    assert found("[Office of Peru|l=ORG] President Oke left.") == ["Peru/GPE"]
    assert found("[US Defense|l=ORG] Secretary Oke left.") == ["US/GPE"]
    assert found("[Peruvian Charge|l=ORG] d'Affaires Oke left.") == ["Peruvian/NORP"]
    assert found("[Chargé|l=PERSON] d'Affaires Oke left.") == []
