"""Kinds of words that were taken for what they are not: verbs, names, streets, other nouns."""

from __future__ import annotations

import pytest
from entitled import summary, titles, with_entities

from glossator.testing import annotate, assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "[MAYOR|holder_span=None] RESIGNS AFTER RAID",
        "[Former President|holder_span=None] Dies at 90",
        "[Prime Minister|holder_span=None] Slams Rivals",
        "UN [CHIEF|holder_span=None affiliation_span=UN] WARNS OF FAMINE IN SUDAN",
        "[POPE|holder_span=None] CALLS FOR PEACE",
        "[General|holder_span=None] Killed in Crash",
        "[Ex-Governor|holder_span=None when=former] Jailed for Fraud",
        "[CEO|holder_span=None] Steps Down at Zentrix",
        "[President|holder_span=Ana_Silva] Ana Silva Resigns",
        "[Prime Minister|holder_span=Oke] Oke Slams Rivals",
        "[PRESIDENT|holder_span=SILVA] SILVA VOWS TO END WAR",
        "[Mayor|holder_span=Marks] Marks Resigns",
        "[Finance Minister|holder_span=None] Rejects Calls to Quit",
        "[Ex-Treasurer|holder_span=None when=former] Admits Stealing From Charity",
        "[Mayor|holder_span=None affiliation_span=Lagos] of Lagos Sworn In",
        "[Chief Justice|holder_span=None] Rebukes [Senator|holder_span=None]",
    ],
)
def test_the_verb_of_a_headline_holds_no_office(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    ("text", "names", "affiliation"),
    [
        ("Zentrix's chief executive left.", {"PERSON": "Zentrix"}, "Zentrix"),
        ("Quorvo’s president said so.", {"PERSON": "Quorvo"}, "Quorvo"),
        ("Silva's lawyer left.", {"PERSON": "Silva"}, None),
        ("Controversial Lund University rector left.",
         {"ORG": "Controversial Lund University"}, "Lund University"),
        ("Fashionable Lund Opera chief left.", {"ORG": "Fashionable Lund Opera"}, "Lund Opera"),
        ("Loyal Orange Lodge leader left.", {"ORG": "Loyal Orange Lodge"}, "Loyal Orange Lodge"),
        ("Furious Turku United coach left.", {"ORG": "Furious Turku United"}, "Turku United"),
        ("Troubled Turku Airways pilot left.", {"ORG": "Troubled Turku Airways"}, "Turku Airways"),
        ("Scandal-hit Turku Bank chairman left.", {"ORG": "Scandal-hit Turku Bank"}, "Turku Bank"),
        ("He met the president at Harbour House.", {"FAC": "Harbour House"}, None),
        ("He met the president at Camp David.", {"FAC": "Camp David"}, None),
        ("The director at Lund Hospital left.", {"FAC": "Lund Hospital"}, "Lund Hospital"),
        ("The lawyer in Oslo left.", {"GPE": "Oslo"}, None),
    ],
)  # fmt: skip
def test_what_it_is_held_in(text: str, names: dict[str, str], affiliation: str | None) -> None:
    title = titles(with_entities(text, **names))[-1]
    span = title.affiliation_span
    assert (text[slice(*span)] if span else None) == affiliation


def test_people_with_full_names_are_called_by_the_words_of_titles() -> None:
    text = "It was designed by Anna Bishop. Bishop, a lawyer, left. The Bishop met Bishop Ray."
    found = titles(with_entities(text, PERSON1="Anna Bishop", PERSON2="Ray"))
    words = [text[title.start : title.end] for title in found]
    assert words == ["lawyer", "Bishop", "Bishop"]
    assert text[slice(*found[0].holder_span)] == "Bishop"


def test_a_peer_after_a_name() -> None:
    text = "Prince Otto, Duke of Arden, came."
    found = titles(with_entities(text, PERSON1="Otto", PERSON2="Duke of Arden"))
    assert [text[slice(*title.holder_span)] for title in found] == ["Otto", "Otto"]
    assert text[slice(*found[1].affiliation_span)] == "Arden"


def test_the_subject_stands_before_its_relative_clause() -> None:
    text = "Lee, who succeeded Bo Ray, has been president since May."
    (title,) = titles(with_entities(text, PERSON1="Lee", PERSON2="Bo Ray"))
    assert text[slice(*title.holder_span)] == "Lee"


def test_offices_in_a_row_are_one_person() -> None:
    text = (
        "The chairman of Norvik; former minister of health; and president of the Lund Union, "
        "Tom Oke, spoke."
    )
    found = titles(with_entities(text, ORG1="Norvik", ORG2="Lund Union", PERSON="Tom Oke"))
    assert [text[slice(*title.holder_span)] for title in found] == ["Tom Oke"] * 3


def test_people_are_called_by_the_words_of_titles() -> None:
    assert annotated("Duke, 31, opened a bakery. Duke says it does well.") == []
    assert annotated("Mr. Bishop left. Bishop was ill.") == ["Mr."]


def annotated(text: str) -> list[str]:
    made = annotate(text, "titles", use=RULES)
    return [made.text_of(title) for title in made.layers["titles"]]


@pytest.mark.parametrize(
    "text",
    [
        "They marched along Lord Marl Avenue.",
        "He taught at the Bishop Weil School.",
        "The Sheikh Zayed Mosque was full.",
        "He lives on King George Street.",
        "The crash was on President Kennedy Boulevard.",
        "The former St. Olave's school burned.",
        "Driver fatigue caused it.",
        "The general strike began.",
        "He studied player contracts.",
        "The teacher strike ended.",
        "They fear farmer protests.",
        "The captain armband was lost.",
        "The petition's author left.",
        "It was raised at Prime Minister's Questions.",
        "They sought counsel from Ana Silva.",
        "The No. 2 U.S. retailer left.",
        "Lobbyist happy hours drew dozens.",
        "The cook book sold well.",
        "The fund manager industry is shrinking.",
        "Chief among them was the cost of rice.",
        "He will lead the side and captain his country.",
        "The Economist said growth slowed.",
        "General Mills' share price fell.",
        "Doctor Who returns on Sunday.",
        "They came to witness it.",
        "Apple sells the iPod, a portable music player.",
    ],
)
def test_streets_schools_and_compounds_are_no_titles(text: str) -> None:
    assert annotated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[Pandit|rank=honorific holder_span=Ravi_Oke] Ravi Oke sang.",
        "[Haji|rank=honorific holder_span=Omar_Lund] Omar Lund came.",
        "[Ustad|rank=honorific holder_span=Ali_Khan] Ali Khan played.",
        "[Tan Sri|rank=honorific holder_span=Lee_Oon] Lee Oon left.",
        "[Dato'|rank=honorific holder_span=Azmi_Rahim] Azmi Rahim spoke.",
        "[Daw|rank=honorific holder_span=Khin_Mar] Khin Mar spoke.",
    ],
)
def test_forms_of_address_of_other_traditions(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Three [peace activists] were held.",
        "[Folk artist|holder_span=Ida_Holm] Ida Holm sang.",
        "[Pop star|holder_span=Ida_Holm] Ida Holm sang.",
        "Two [market analysts] agreed.",
        "A [higher court judge] agreed.",
        "They asked, said the [PM].",
        "[Petty Officer First Class|rank=honorific holder_span=Ida_Holm] Ida Holm was honoured.",
        "[Wing Commander|rank=honorific holder_span=Ida_Holm] Ida Holm landed.",
        "[Queen's Counsel|holder_span=Ida_Holm] Ida Holm objected.",
        "The [coast guard spokesman] said so.",
        "The [leaders of the opposition] and [inspectors general of police] met.",
    ],
)
def test_spans_and_lists(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They swam off King William's Island.", {"LOC": "King William's Island"}),
        ("Ana Silva is a champion of free trade.", {"PERSON": "Ana Silva"}),
        ("It was a major Ana Silva speech.", {"PERSON": "Ana Silva"}),
        ("The Metropolitan Opera opened.", {"ORG": "Metropolitan Opera"}),
    ],
)
def test_words_of_titles_in_other_senses(text: str, names: dict[str, str]) -> None:
    assert titles(with_entities(text, **names)) == []


def test_names_that_a_title_and_what_it_is_of_stand_around() -> None:
    of = with_entities(
        "Ana Silva of Norvik, a spokeswoman, left.", PERSON1="Ana Silva", PERSON2="Norvik"
    )
    assert of.text[slice(*titles(of)[0].holder_span or (0, 0))] == "Ana Silva"
    letters = with_entities("Norvik CEO Ana Silva left.", ORG="Norvik CEO Ana Silva")
    (title,) = titles(letters)
    assert letters.text[slice(*title.holder_span or (0, 0))] == "Ana Silva"
    assert letters.text[slice(*title.affiliation_span or (0, 0))] == "Norvik"
    fronted = with_entities("According to Ana Silva, a detective was told.", PERSON="Ana Silva")
    assert titles(fronted)[0].holder_span is None
    realm = with_entities("The Kabaka of Buganda left.", ORG="Kabaka of Buganda")
    assert [realm.text_of(title) for title in titles(realm)] == ["Kabaka"]
    imam = with_entities("Imam Yahya Sow spoke.", PERSON="Imam Yahya Sow")
    assert [imam.text_of(title) for title in titles(imam)] == ["Imam"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva took over as [interim|rank=acting holder_span=Ana_Silva] in May.",
        "Ana Silva was named [interim|rank=acting holder_span=Ana_Silva].",
        "The [interim|rank=acting holder_span=Ana_Silva], Ana Silva, said so.",
        "The interim was extended by an interim deal. In the interim, Ana Silva ran it.",
    ],
)
def test_the_first_word_of_an_office_stands_for_it(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "[Major|rank=honorific] Tom Oke met [former major|when=former] Ana Silva.",
        "They met [major general|holder_span=Tom_Oke] Tom Oke.",
        "An [army major|holder_span=None] said so.",
        "Tom Oke, a [major|holder_span=Tom_Oke affiliation_span=Norland_army place_span=None] in "
        "the Norland army, left.",
        "Tom Oke, a [private|holder_span=Tom_Oke affiliation_span=navy] in the navy, left.",
        "The army major offensive began with a major police force and private guards.",
    ],
)
def test_ranks_that_are_adjectives_too(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The group's leader, 18-year-old Tom Oke, left.", {"PERSON": "Tom Oke"},
         ["leader|Tom Oke|group"]),
        ("The Norlandish correspondent for Die Welt, Tom Oke, left.",
         {"NORP": "Norlandish", "ORG": "Die Welt", "PERSON": "Tom Oke"},
         ["correspondent|Tom Oke|Die Welt"]),
        ("Kelmar State Commissioner for Information, Tom Oke, left.",
         {"GPE": "Kelmar State", "PERSON": "Tom Oke"},
         ["Commissioner for Information|Tom Oke|Kelmar State"]),
        ("Ana Ruiz is a former governor of the country's most populous Kelmar province.",
         {"PERSON": "Ana Ruiz", "GPE": "Kelmar"}, ["former governor|Ana Ruiz|Kelmar province"]),
        ("Lund spoke a year after Oke because of his duties as Kelmar mayor.",
         {"PERSON1": "Lund", "PERSON2": "Oke", "GPE": "Kelmar"}, ["mayor|Lund|Kelmar"]),
        ("The director of Zentrix Norland, Ana Ruiz said so.",
         {"ORG": "Zentrix", "GPE": "Norland", "PERSON": "Ana Ruiz"},
         ["director|Ana Ruiz|Zentrix Norland"]),
        ("Kelmar Navy Commander Tom Oke left.", {"ORG": "Kelmar Navy", "PERSON": "Tom Oke"},
         ["Commander|Tom Oke|Kelmar Navy"]),
        ("Tom Oke, Zentrix's head of contemporary art, left.",
         {"PERSON": "Tom Oke", "ORG": "Zentrix"}, ["head of contemporary art|Tom Oke|Zentrix"]),
        ("Ana Ruiz, director of research and consulting firm Zentrix, left.",
         {"PERSON": "Ana Ruiz", "ORG": "Zentrix"}, ["director|Ana Ruiz|Zentrix"]),
        ("Norvik's captain, Ana Ruiz, scored.", {"PERSON1": "Norvik", "PERSON2": "Ana Ruiz"},
         ["captain|Ana Ruiz|Norvik"]),
        ("Kelmar Prize-winning physicist Tom Oke died.",
         {"MISC": "Kelmar Prize", "PERSON": "Tom Oke"}, ["physicist|Tom Oke|"]),
        ("His race engineer Tom Oke left.", {"PERSON": "Tom Oke"}, ["race engineer|Tom Oke|"]),
        ("Two construction workers died.", {}, ["construction workers||"]),
        ("The coach in the Lund Stadium left.", {"FAC": "Lund Stadium"}, ["coach||"]),
        ("Tom Oke, Mayor Ana Ruiz's spokesman, left.", {"PERSON": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["Mayor|Ana Ruiz|", "spokesman|Tom Oke|"]),
        ("Tom Oke, the mayor's spokesman, left.", {"PERSON": "Tom Oke"},
         ["mayor||", "spokesman|Tom Oke|"]),
        ("In a talk with Tom Oke, the mayor's spokesman said so.", {"PERSON": "Tom Oke"},
         ["mayor||", "spokesman||"]),
        ("They met Norvik Brokers (NPB), a broker.", {"MISC": "Norvik Brokers"},
         []),
        ("Team member Ana Ruiz left.", {"PERSON": "Ana Ruiz"}, []),
        ("A Home Office spokeswoman said so.", {}, ["spokeswoman||Home Office"]),
        ("They met the asylum minister.", {}, ["asylum minister||"]),
        ("The Norlandish dean of Kelmar left.", {"NORP": "Norlandish", "GPE": "Kelmar"},
         ["dean||Kelmar"]),
        ("The King of Eswan left.", {"PERSON": "Eswan"}, ["King||Eswan"]),
        ("Norvik FC's Dutch manager left.", {"ORG": "Norvik FC", "NORP": "Dutch"},
         ["manager||Norvik FC"]),
        ("Norland's minister flew to Oslo, and its ombudsman to Rome.",
         {"GPE1": "Norland", "GPE2": "Oslo", "GPE3": "Rome"},
         ["minister||Norland", "ombudsman||Norland"]),
        ("Norland's top cleric, Grand Ayatollah Ali Das, left.",
         {"GPE": "Norland", "PERSON": "Ali Das"},
         ["cleric|Ali Das|Norland", "Grand Ayatollah|Ali Das|"]),
        ("Oke said that there would be a minister from Rome.", {"PERSON": "Oke", "GPE": "Rome"},
         ["minister||"]),
        ("An assistant US attorney left.", {"GPE": "US"}, ["attorney||US"]),
        ("The counsel, Ana Ruiz QC, left.", {"PERSON": "Ana Ruiz QC"},
         ["counsel|Ana Ruiz|", "QC|Ana Ruiz|"]),
        ("Kelmar Inc. CEO Tom Oke left.", {"ORG": "Kelmar Inc.", "PERSON": "Tom Oke"},
         ["CEO|Tom Oke|Kelmar Inc."]),
        ("The dispute is with a leader in network systems.", {}, []),
        ("Tom Oke, a professor in public health at Kelmar Clinic, left.",
         {"PERSON": "Tom Oke", "ORG": "Kelmar Clinic"}, ["professor|Tom Oke|Kelmar Clinic"]),
        ("The gap between the official and parallel rates grew.", {}, []),
        ("They promised cleaner streets.", {}, []),
        ("The talks that he helped broker failed.", {}, []),
        ("Leaders of opposition parties met.", {}, ["Leaders||opposition parties"]),
        ("A dozen journalists were held.", {}, ["journalists||"]),
        ("Two women judges left.", {}, ["judges||"]),
        ("A police officer, surnamed Okoro, left.", {"PERSON": "Okoro"},
         ["police officer|Okoro|"]),
        ("A hunter, Tom Oke, found it.", {"PERSON": "Tom Oke"}, ["hunter|Tom Oke|"]),
        ("Ana Ruiz of the Kelmar Institute, a virologist, left.",
         {"PERSON": "Ana Ruiz", "ORG": "Kelmar Institute"}, ["virologist|Ana Ruiz|"]),
        ("Sgt. Tom Oke of Kelmar Police left.", {"PERSON": "Tom Oke", "ORG": "Kelmar Police"},
         ["Sgt.|Tom Oke|Kelmar Police"]),
        ("A Kelmar District (桃園) police officer left.", {"GPE": "Kelmar District"},
         ["police officer||Kelmar District"]),
        ("Norvik is a global leader in shipping.", {"ORG": "Norvik"}, []),
        ("They met Ana Ruiz, lawyer and activist Tom Oke, and Li Na.",
         {"PERSON1": "Ana Ruiz", "PERSON2": "Tom Oke", "PERSON3": "Li Na"},
         ["lawyer|Tom Oke|", "activist|Tom Oke|"]),
        ("Ana Ruiz, one of the six mayors, left.", {"PERSON": "Ana Ruiz"},
         ["mayors|Ana Ruiz|"]),
        ("According to officials, Ana Ruiz and her aunt left.", {"PERSON": "Ana Ruiz"},
         ["officials||"]),
        ("During talks led by Ana Ruiz, the officials left.", {"PERSON": "Ana Ruiz"},
         ["officials||"]),
        ("The bishops Ana Ruiz of Kelmar and Tom Oke of Norland left.",
         {"PERSON1": "Ana Ruiz", "GPE1": "Kelmar", "PERSON2": "Tom Oke", "GPE2": "Norland"},
         ["bishops|Ana Ruiz|"]),
        ("He spoke to officials, who said that judges lied.", {}, ["officials||", "judges||"]),
        ("Will executives of the panel that judges films act?", {}, ["executives||panel"]),
        ("A former Catholic bishop, Lund now has a farm.", {"PERSON": "Lund"},
         ["bishop|Lund|"]),
        ("The Senior Advocate left.", {}, ["Senior Advocate||"]),
        ("Geologists with the Kelmar Institute left.", {"ORG": "Kelmar Institute"},
         ["Geologists||Kelmar Institute"]),
        ("They left the award for best actor to him.", {}, []),
        ("A teacher at the foot of Mount Kelmar left.", {"LOC": "Mount Kelmar"},
         ["teacher||"]),
        ("A curator for the department of geology left.", {},
         ["curator||department of geology"]),
        ("They met regions wherein political bosses rule.", {}, ["political bosses||"]),
        ("Aides from the Kelmar Union met President Ana Ruiz.",
         {"ORG": "Kelmar Union", "PERSON": "Ana Ruiz"},
         ["Aides||Kelmar Union", "President|Ana Ruiz|"]),
        ("They met Union law minister Ana Ruiz.", {"PERSON": "Ana Ruiz"},
         ["law minister|Ana Ruiz|Union"]),
        ("Ana Ruiz's record as mayor is good.", {"PERSON": "Ana Ruiz"}, ["mayor|Ana Ruiz|"]),
        ("It is led by her as the mayor, Norvik TV says.", {"PERSON": "Norvik TV"}, ["mayor||"]),
        ("They doubt Ana Ruiz's fitness to be mayor.", {"PERSON": "Ana Ruiz"},
         ["mayor|Ana Ruiz|"]),
        ("Ana Ruiz's predecessor as mayor left.", {"PERSON": "Ana Ruiz"}, ["mayor||"]),
        ("Ana Ruiz, whom Tom Oke named as dean, left.",
         {"PERSON1": "Ana Ruiz", "PERSON2": "Tom Oke"}, ["dean|Ana Ruiz|"]),
        ("He met Lund Berg, of which he became director.", {"PERSON": "Lund Berg"},
         ["director||"]),
        ("Ana Ruiz was told by her uncle, who is a poet.", {"PERSON": "Ana Ruiz"}, ["poet||"]),
        ("Tom Oke and others who are lawyers left.", {"PERSON": "Tom Oke"}, []),
        ("Tom Oke fought her election as leader.", {"PERSON": "Tom Oke"}, ["leader||"]),
        ("Norvik Bank to Train Ministers in May", {"ORG": "Norvik Bank"}, ["Ministers||"]),
        ("Party Calls Her A Principled Senator", {}, ["Senator||"]),
        ("They named Tom Lund Sr.\n\nLund left.", {"PERSON1": "Tom Lund", "PERSON2": "Lund"}, []),
        ("Ana Ruiz, Kelmar Drug Agency (KDA-7) spokesperson, left.",
         {"PERSON": "Ana Ruiz", "ORG": "Kelmar Drug Agency"},
         ["spokesperson|Ana Ruiz|Kelmar Drug Agency"]),
        ("Tom Oke was spokesman for Welsh affairs.", {"PERSON": "Tom Oke", "NORP": "Welsh"},
         ["spokesman|Tom Oke|"]),
        ("The driver of the Zentrix fled.", {"ORG": "Zentrix"}, ["driver||"]),
        ("Kelmar Herald's Asia editor left.", {"ORG": "Kelmar Herald", "LOC": "Asia"},
         ["editor||Kelmar Herald"]),
        ("Towns elect mayors on Monday.", {}, ["mayors||"]),
        ("Analysts said so.", {}, ["Analysts||"]),
        ("Tom Oke, spokesman for Oslo Mayor Ana Ruiz, left.",
         {"PERSON1": "Tom Oke", "GPE": "Oslo", "PERSON2": "Ana Ruiz"},
         ["spokesman|Tom Oke|", "Mayor|Ana Ruiz|Oslo"]),
        ("It is late, according to nurses.", {}, ["nurses||"]),
        ("Nurses want more pay.", {}, []),
        ("His mandate continued to be that of a mayor.", {}, ["mayor||"]),
        ("She is spokeswoman for Peru at the Kelmar Bank.",
         {"GPE": "Peru", "ORG": "Kelmar Bank"}, ["spokeswoman||Kelmar Bank"]),
        ("They met politically activist evangelicals.", {}, []),
        ("What does the teacher want?", {}, ["teacher||"]),
        ("The half-left director- and the actor- came.", {}, ["director||", "actor||"]),
        ("Tom Oke is professor of French at Lund.",
         {"PERSON": "Tom Oke", "NORP": "French", "ORG": "Lund"},
         ["professor of French|Tom Oke|Lund"]),
        ("He is head of sales and runs the shop.", {}, ["head of sales||"]),
        ("The dean of multi-national envoys left.", {},
         ["dean||", "multi-national envoys||"]),
        ("Mayor X told them so.", {}, ["Mayor||"]),
        ("Ana Ruiz was the mayor's choice.", {"PERSON": "Ana Ruiz"}, ["mayor||"]),
        ("Ana Ruiz said there would be a minister.", {"PERSON": "Ana Ruiz"}, ["minister||"]),
        ("Oke, whose father knew Bo Ray, is president.",
         {"PERSON1": "Oke", "PERSON2": "Bo Ray"}, ["president|Oke|"]),
        ("Ex-minister Ana Ruiz left.", {"PERSON": "-minister Ana Ruiz"},
         ["Ex-minister|Ana Ruiz|"]),
        ("They met Kelmar envoys, spokesman Ana Ruiz said.",
         {"GPE": "Kelmar", "PERSON": "Ana Ruiz"}, ["envoys||Kelmar", "spokesman|Ana Ruiz|"]),
        ("A close ally of Ana Ruiz has been named mayor.", {"PERSON": "Ana Ruiz"}, ["mayor||"]),
        ("“No,” the head of the mission, Ana Ruiz said.", {"PERSON": "Ana Ruiz"},
         ["head|Ana Ruiz|mission"]),
        ("The Kelmar embassy in Lund got a list of its diplomats.",
         {"GPE1": "Kelmar", "GPE2": "Lund"}, ["diplomats||Kelmar"]),
    ],
)  # fmt: skip
def test_kinds_that_fresh_sentences_showed(
    text: str, names: dict[str, str], expected: list[str]
) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Sri|when=current] Ana Das opened it in 1974.",
        "The [granthi|when=current] read until dawn.",
        "He has the powers of the [President|when=current] until the vote is over.",
        "One of the two was a serving [police officer|when=current].",
        "Ana Ruiz said the [general|when=current] wants to remain a [soldier|when=current "
        "holder_span=None].",
        "The [admin attache|when=current] left.",
        "Ana Ruiz was [mayor|when=former holder_span=Ana_Ruiz] until 2015.",
    ],
)
def test_times_that_end_no_office(text: str) -> None:
    assert_marked(text, "titles", use=RULES)
