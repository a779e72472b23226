"""Kinds that reports of many countries showed: letters after names, fields, places, contests."""

import pytest
from entitled import summary

from glossator.testing import assert_marked

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Rep. Dan Holm, D-N.J., chairman of the Water Panel, left.",
         {"PERSON": "Dan Holm", "ORG": "Water Panel"},
         ["Rep.|Dan Holm|", "chairman|Dan Holm|Water Panel"]),
        ("They met Ida Marsh, R-Fort Kelmar, the governor.", {"PERSON": "Ida Marsh"},
         ["governor|Ida Marsh|"]),
        ("Ana Ruiz, PhD, professor of law, left.", {"PERSON": "Ana Ruiz"},
         ["professor of law|Ana Ruiz|"]),
        ("Tom Oke, G.C.S.K., Director of Norvik, left.", {"PERSON": "Tom Oke", "ORG": "Norvik"},
         ["Director|Tom Oke|Norvik"]),
        ("Tom Oke, NATO, chairman, left.", {"PERSON": "Tom Oke", "ORG": "NATO"}, ["chairman||"]),
    ],
)  # fmt: skip
def test_letters_after_a_name_hold_nothing(
    text: str, names: dict[str, str], expected: list[str]
) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("UN envoy for Kelmar, Ana Ruiz told them so.",
         {"ORG": "UN", "GPE": "Kelmar", "PERSON": "Ana Ruiz"}, ["envoy|Ana Ruiz|UN"]),
        ("Ana Ruiz, mother of Jan Ruiz and head of Norvik, left.",
         {"PERSON1": "Ana Ruiz", "PERSON2": "Jan Ruiz", "ORG": "Norvik"},
         ["head|Ana Ruiz|Norvik"]),
        ("They freed lawyer and Kelmar laureate Ana Ruiz.",
         {"MISC": "Kelmar", "PERSON": "Ana Ruiz"}, ["lawyer|Ana Ruiz|"]),
        ("They met lawyer and Ana Ruiz.", {"PERSON": "Ana Ruiz"}, ["lawyer||"]),
        ("Norvik leader and First Minister Ana Ruiz left.",
         {"ORG": "Norvik", "PERSON": "Ana Ruiz"},
         ["leader|Ana Ruiz|Norvik", "First Minister|Ana Ruiz|"]),
        ("They met the leader and First Minister Ana Ruiz.", {"PERSON": "Ana Ruiz"},
         ["leader||", "First Minister|Ana Ruiz|"]),
        ("His running mate, Kelmar Governor Ana Ruiz, left.",
         {"GPE": "Kelmar", "PERSON": "Ana Ruiz"},
         ["running mate|Ana Ruiz|", "Governor|Ana Ruiz|Kelmar"]),
        ("The chairman, Ruran Tom Oke, left.", {"NORP": "Ruran", "PERSON": "Tom Oke"},
         ["chairman|Tom Oke|"]),
        ("They sent off defender Tom Oke.", {"PERSON": "Tom Oke"}, ["defender|Tom Oke|"]),
        ("Sultan Karim Lund of Kelmar met Sultan Lund.",
         {"PERSON1": "Sultan Karim Lund", "GPE": "Kelmar", "PERSON2": "Sultan Lund"},
         ["Sultan|Karim Lund|Kelmar"]),
        ("Zentrix! co-founder Tom Oke left.", {"ORG": "Zentrix", "PERSON": "Tom Oke"},
         ["co-founder|Tom Oke|Zentrix!"]),
        ("Norvik's Deputy Minister, Economic Development and Trade, Ana Ruiz, left.",
         {"ORG": "Norvik", "PERSON": "Ana Ruiz"}, ["Deputy Minister||Norvik"]),
        ("Fellow party member Ana Ruiz left.", {"PERSON": "Ana Ruiz"}, []),
        ("The Minister of the Environment, Ana Ruiz, left.", {"ORG": "Ana Ruiz"},
         ["Minister of the Environment|Ana Ruiz|"]),
        ("The Managing Director, Norvik Bank, left.", {"ORG": "Norvik Bank"},
         ["Managing Director||Norvik Bank"]),
        ("The officer in charge of Tom Oke's case left.", {"PERSON": "Tom Oke"},
         ["officer in charge||"]),
        ("They met the lawyer and Kelmar resident Ana Ruiz.",
         {"GPE": "Kelmar", "PERSON": "Ana Ruiz"}, ["lawyer||"]),
        ("Jan Ruiz, poet and dancer from Kelmar and friend Tom Oke left.",
         {"PERSON1": "Jan Ruiz", "GPE": "Kelmar", "PERSON2": "Tom Oke"},
         ["poet|Jan Ruiz|", "dancer|Jan Ruiz|"]),
        ("Dr Lund thinks, and at least two were hospital nurses.", {"PERSON": "Lund"},
         ["Dr|Lund|"]),
        ("Special Representative of the UN Secretary-General for Kelmar Tom Oke left.",
         {"ORG": "UN", "GPE": "Kelmar", "PERSON": "Tom Oke"},
         ["Special Representative|Tom Oke|UN", "Secretary-General||UN"]),
        ("Deputy Premier in charge of security Tom Oke left.", {"PERSON": "Tom Oke"},
         ["Deputy Premier|Tom Oke|"]),
        ("Reporters Without Rivers left.", {}, []),
        ("Kelmar mayor race opens; Sochi Mayor Race Opens", {"GPE": "Sochi"}, []),
    ],
)  # fmt: skip
def test_who_holds_it(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The Ambassador Extraordinary and Plenipotentiary of Peru, Ana Ruiz, left.",
         {"GPE": "Peru", "PERSON": "Ana Ruiz"},
         ["Ambassador Extraordinary and Plenipotentiary|Ana Ruiz|Peru"]),
        ("General Officer Commanding Tom Oke left.", {"PERSON": "Tom Oke"},
         ["General Officer Commanding|Tom Oke|"]),
        ("Ana Ruiz, Chief Geologist of Norvik, met Chief Meteorologist Tom Oke.",
         {"PERSON1": "Ana Ruiz", "ORG": "Norvik", "PERSON2": "Tom Oke"},
         ["Chief Geologist|Ana Ruiz|Norvik", "Chief Meteorologist|Tom Oke|"]),
        ("The C.E.O. of Norvik met an M.P. of note.", {"ORG": "Norvik"},
         ["C.E.O.||Norvik", "M.P.||"]),
        ("The Minister for Primary Industries left.", {}, ["Minister for Primary Industries||"]),
        ("The Commissioner for Skills and Labour Mobility, Ana Ruiz, left.",
         {"PERSON": "Ana Ruiz"}, ["Commissioner for Skills and Labour Mobility|Ana Ruiz|"]),
        ("Minister for Families and Social Cohesion Ana Ruiz left.",
         {"ORG": "Families and Social Cohesion", "PERSON": "Ana Ruiz"},
         ["Minister for Families and Social Cohesion|Ana Ruiz|"]),
        ("Minister for Health Ana Davies left.", {"PERSON": "Ana Davies"},
         ["Minister for Health|Ana Davies|"]),
        ("Veterans' Affairs Minister Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["Veterans' Affairs Minister|Ana Ruiz|"]),
        ("Victims' Services Director Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["Victims' Services Director|Ana Ruiz|"]),
        ("Norland Federal Police Commissioner Ana Ruiz left.",
         {"ORG": "Norland Federal Police", "PERSON": "Ana Ruiz"},
         ["Commissioner|Ana Ruiz|Norland Federal Police"]),
        ("The Under-Secretary of Ministry of Health left.", {"ORG": "Ministry of Health"},
         ["Under-Secretary||Ministry of Health"]),
        ("Joint Chiefs chairman Tom Oke met Labour leader Ana Ruiz.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["chairman|Tom Oke|Joint Chiefs", "leader|Ana Ruiz|Labour"]),
        ("Peru's Emergency Services Minister left.", {"GPE": "Peru"},
         ["Emergency Services Minister||Peru"]),
        ("One analyst, Tom Oke of Norvik Bank, left.",
         {"PERSON": "Tom Oke", "ORG": "Norvik Bank"}, ["analyst|Tom Oke|Norvik Bank"]),
        ("The dean, Tom Oke of Kelmar, left.", {"PERSON": "Tom Oke", "GPE": "Kelmar"},
         ["dean|Tom Oke|"]),
        ("The heads of the navy left. The secretary of the navy stayed.", {},
         ["heads||navy", "secretary of the navy||"]),
        ("They met Warrant Officer Class Two Tom Oke and DJ Ana Ruiz.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["Warrant Officer Class Two|Tom Oke|", "DJ|Ana Ruiz|"]),
        ("They met Marine General Tom Oke.", {"PERSON": "Tom Oke"}, ["General|Tom Oke|"]),
        ("Suspected militant leader Tom Oke met former spy Ana Ruiz.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["militant leader|Tom Oke|", "former spy|Ana Ruiz|"]),
        ("Goodwill Ambassador Tom Oke met Private Secretary Ana Ruiz.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["Goodwill Ambassador|Tom Oke|", "Private Secretary|Ana Ruiz|"]),
        ("U.S. Magistrate Judge Ana Ruiz left.", {"GPE": "U.S.", "PERSON": "Ana Ruiz"},
         ["Magistrate Judge|Ana Ruiz|U.S."]),
        ("It was sent by her lawyer to Norvik News.", {"ORG": "Norvik News"}, ["lawyer||"]),
    ],
)  # fmt: skip
def test_what_belongs_to_the_title(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met in Pak Kelmar district.",
        "Dr Ana Ruiz Municipality spent it.",
        "Monarch butterflies return in May.",
        "Theatre patrons wept.",
        "He was shot in Queens, New York.",
        "Norvik and Lund are leading players in the industry.",
    ],
)
def test_what_is_called_after_a_title_is_none(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz serves as [president|when=current] of Norvik.",
        "Ana Ruiz also acts as [treasurer|when=current].",
        "Ana Ruiz served as [president|when=former] of Norvik.",
        "Ana Ruiz said she is honoured to be the [patron|when=current].",
        "The first was [mayoral candidate|when=current] and [MP|when=current] Tom Oke.",
    ],
)
def test_when_it_is_held(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("They met Minister of Trade and Minister of Mines Ana Ruiz.", {"PERSON": "Ana Ruiz"},
         ["Minister of Trade|Ana Ruiz|", "Minister of Mines|Ana Ruiz|"]),
        ("The head of His Highness the Emir’s office left.", {},
         ["head||Highness the Emir’s office", "His Highness||", "Emir||"]),
        ("They met Sultan bin Fahd.", {"PERSON": "bin Fahd"}, []),
        ("Kelmar state governor Ana Ruiz left.", {"GPE": "Kelmar", "PERSON": "Ana Ruiz"},
         ["governor|Ana Ruiz|Kelmar state"]),
        ("The state governor left.", {}, ["state governor||"]),
        ("Kelmar Governor sacks aide.", {"PERSON": "Kelmar Governor"},
         ["Governor||Kelmar", "aide||"]),
        ("Lund, Col. Ado Okon, left.", {"ORG": "Col. Ado Okon"}, ["Col.|Ado Okon|"]),
        ("The spokesman for the army, Lund, Col. Ado Okon, left.",
         {"GPE": "Lund", "PERSON": "Ado Okon"},
         ["spokesman|Ado Okon|army", "Col.|Ado Okon|"]),
        ("Raiders Storm Norland Mayor’s Home", {}, ["Mayor||Norland"]),
        ("Reporters from Norvik Radio left.", {"ORG": "Norvik Radio"},
         ["Reporters||Norvik Radio"]),
        ("Reporters from Kelmar left.", {"GPE": "Kelmar"}, []),
        ("The Secretary of State for Gulf Trade Affairs left.", {"ORG": "Gulf Trade Affairs"},
         ["Secretary of State for Gulf Trade Affairs||"]),
        ("NLU president Ana Ruiz and chief executive Tom Oke left.",
         {"ORG": "NLU", "PERSON1": "Ana Ruiz", "PERSON2": "Tom Oke"},
         ["president|Ana Ruiz|NLU", "chief executive|Tom Oke|NLU"]),
        ("NLU president Ana Ruiz and actor Tom Oke left.",
         {"ORG": "NLU", "PERSON1": "Ana Ruiz", "PERSON2": "Tom Oke"},
         ["president|Ana Ruiz|NLU", "actor|Tom Oke|"]),
    ],
)  # fmt: skip
def test_offices_of_many_countries(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Oke, Abbot of Lund, has appointed a new vicar.", {"PERSON": "Oke"},
         ["Abbot|Oke|Lund", "vicar||"]),
        ("According to Oke, they sought a man described as the mayor.", {"PERSON": "Oke"},
         ["mayor||"]),
        ("Tom Oke was named chair, with Ana Ruiz, MP for Lund, as deputy.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["chair|Tom Oke|", "MP|Ana Ruiz|Lund", "deputy|Ana Ruiz|"]),
        ("Tom Oke was named chairman with MP for Lund, Ana Ruiz, as deputy.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["chairman|Tom Oke|", "MP|Ana Ruiz|Lund", "deputy|Ana Ruiz|"]),
        ("It drew the Lund MP, Tom Oke and the Kelmar MP, Ana Ruiz after a vote.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz", "GPE1": "Lund", "GPE2": "Kelmar"},
         ["MP|Tom Oke|Lund", "MP|Ana Ruiz|Kelmar"]),
        ("It drew the dean and the abbot, Ana Ruiz said.", {"PERSON": "Ana Ruiz"},
         ["dean||", "abbot||"]),
    ],
)  # fmt: skip
def test_who_holds_it_among_several(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The adviser to the governor on mines, Ana Ruiz, left.", {"PERSON": "Ana Ruiz"},
         ["adviser|Ana Ruiz|", "governor||"]),
        ("The chair of governors at Lund School, Ana Ruiz, left.",
         {"PERSON": "Ana Ruiz", "ORG": "Lund School"}, ["chair|Ana Ruiz|Lund School"]),
        ("Vice-Chancellor Professor Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["Vice-Chancellor|Ana Ruiz|", "Professor|Ana Ruiz|"]),
        ("Norvik’s head of women’s rowing, Ana Ruiz, left.",
         {"PERSON": "Ana Ruiz", "ORG": "Norvik"}, ["head of women’s rowing|Ana Ruiz|Norvik"]),
        ("Chief Minister of Kelmar Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["Chief Minister|Ana Ruiz|Kelmar"]),
        ("Cabinet member for transport Cllr Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["Cabinet member for transport|Ana Ruiz|", "Cllr|Ana Ruiz|"]),
        ("The Kelmarian ruling party leader left.", {"NORP": "Kelmarian"},
         ["party leader||Kelmarian"]),
        ("The member for Lund left, and so did Tom Oke, a GP in Oslo.",
         {"PERSON": "Tom Oke", "GPE": "Oslo"}, ["GP|Tom Oke|"]),
        ("The lake near GP Street froze.", {}, []),
        ("His Honour Judge Oke let Recorder Ana Ruiz go.",
         {"PERSON1": "Oke", "PERSON2": "Ana Ruiz"},
         ["His Honour|Oke|", "Judge|Oke|", "Recorder|Ana Ruiz|"]),
        ("The recorder fell.", {}, []),
    ],
)  # fmt: skip
def test_town_halls_courts_and_aides(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Norvik Bank analysts left.", {"ORG": "Norvik Bank"}, ["analysts||Norvik Bank"]),
        ("Kelmarian analysts left.", {"NORP": "Kelmarian"}, []),
        ("They met at technology adviser Norvik Partners.", {"ORG": "Norvik Partners"}, []),
        ("It went to Norvik’s head, Ana Ruiz.", {"ORG": "Norvik", "PERSON": "Ana Ruiz"},
         ["head|Ana Ruiz|Norvik"]),
        ("Tom Oke, a trader at Kelmarian brokerage Norvik, left.",
         {"PERSON": "Tom Oke", "NORP": "Kelmarian", "ORG": "Norvik"},
         ["trader|Tom Oke|Norvik"]),
        ("Ana Ruiz, an analyst in Lund, Kelmar, at Norvik Bank, left.",
         {"PERSON": "Ana Ruiz", "GPE1": "Lund", "GPE2": "Kelmar", "ORG": "Norvik Bank"},
         ["analyst|Ana Ruiz|Norvik Bank"]),
        ("The mayor of Lund and the Grenadines, Ana Ruiz, left.",
         {"GPE": "Lund", "PERSON": "Ana Ruiz"}, ["mayor|Ana Ruiz|Lund and the Grenadines"]),
        ("Norvik lost. Norvik boss Tom Oke left it to Lund.",
         {"ORG": "Norvik", "PERSON": "Tom Oke"}, ["boss|Tom Oke|Norvik"]),
        ("Fellow boss Tom Oke left it to Norvik.", {"ORG": "Norvik", "PERSON": "Tom Oke"},
         ["boss|Tom Oke|"]),
    ],
)  # fmt: skip
def test_bodies_behind_and_before(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("A diplomat since 1979, Ana Ruiz has left.", {"PERSON": "Ana Ruiz"},
         ["diplomat|Ana Ruiz|"]),
        ("They told of the appointment of Ms Ana Ruiz of Lund as envoy.",
         {"PERSON": "Ana Ruiz", "GPE": "Lund"}, ["Ms|Ana Ruiz|", "envoy|Ana Ruiz|"]),
        ("Mayor Protem Ana Ruiz left.", {"PERSON": "Ana Ruiz"}, ["Mayor Protem|Ana Ruiz|"]),
        ("Norvik began investigating Police Chief Tom Oke.",
         {"ORG": "Norvik began investigating Police", "PERSON": "Tom Oke"},
         ["Police Chief|Tom Oke|"]),
        ("Ana Ruiz, a frontline member of parliament, left.", {"PERSON": "Ana Ruiz"},
         ["member of parliament|Ana Ruiz|"]),
    ],
)  # fmt: skip
def test_since_when_by_whose_choice(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The head of Kelmar’s anti-fraud agency, Ana Ruiz, left.",
         {"GPE": "Kelmar", "PERSON": "Ana Ruiz"},
         ["head|Ana Ruiz|Kelmar’s anti-fraud agency"]),
        ("The president of the pilots’ union, Ana Ruiz, left.", {"PERSON": "Ana Ruiz"},
         ["president|Ana Ruiz|pilots’ union"]),
        ("The bank’s chairman, Tom Oke, and its chief executive, Ana Ruiz, left.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["chairman|Tom Oke|bank", "chief executive|Ana Ruiz|bank"]),
        ("The paper’s Kelmar correspondent left.", {"GPE": "Kelmar"},
         ["correspondent||paper"]),
        ("It went to the Kelmarian Mining Commissioner.", {"ORG": "Kelmarian Mining Commissioner"},
         ["Mining Commissioner||Kelmarian"]),
        ("He became the new Test captain.", {}, ["Test captain||"]),
        ("Lund Cllr Ana Ruiz left.", {"PERSON": "Lund Cllr Ana Ruiz"}, ["Cllr|Ana Ruiz|Lund"]),
        ("The largest storm to batter Kelmar left.", {"GPE": "Kelmar"}, []),
        ("Teachers of the Norvik Academy left.", {"ORG": "Norvik Academy"},
         ["Teachers||Norvik Academy"]),
        ("The operating officer for customers Tom Oke left.", {"PERSON": "Tom Oke"},
         ["operating officer|Tom Oke|"]),
        ("She told reporters so, speaking to journalists in Oslo.", {"GPE": "Oslo"}, []),
        ("Owners of the Norvik left.", {"ORG": "Norvik"}, []),
        ("She is minister of science, technology, knowledge and trade.", {},
         ["minister of science, technology, knowledge and trade||"]),
        ("The county’s coroners met, as Lund Council is to lose its coroner.",
         {"ORG": "Lund Council"}, ["coroners||county", "coroner||Lund Council"]),
        ("The board fired CEO Tom Oke.", {"PERSON": "Tom Oke"}, ["CEO|Tom Oke|"]),
        ("Doctors at Lund Hospital left.", {"FAC": "Lund Hospital"}, ["Doctors||Lund Hospital"]),
        ("She is an expert political analyst and a media critic.", {},
         ["political analyst||", "media critic||"]),
    ],
)  # fmt: skip
def test_bodies_of_news(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was a [lawyer|when=former], [mine owner|when=former] and [mayor|when=former].",
        "He was a [lawyer|when=former] and met a [mayor|when=current].",
        "The [mayor|when=current] was there, and [ministers|when=current] left.",
        "Ana Ruiz replaced him as [chair|when=current] of Norvik.",
        "Once a [nurse|when=former holder_span=Ana_Ruiz], Ana Ruiz now runs a bank.",
        "The [minister|holder_span=Ana_Ruiz] responsible for prisons, Ana Ruiz, left.",
        "The [minister|holder_span=Ana_Ruiz] in charge of old prisons, Ana Ruiz, left.",
        "The [minister|holder_span=None] responsible for Lund left, Ana Ruiz said.",
        "Ana Ruiz was replaced as [chair|when=former] of Norvik.",
    ],
)
def test_a_list_is_held_when_its_first_is(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Public Safety Director Ana Ruiz spoke.", {"PERSON": "Ana Ruiz"},
         ["Public Safety Director|Ana Ruiz|"]),
        ("Family Services Director Ana Ruiz spoke.",
         {"ORG": "Family Services", "PERSON": "Ana Ruiz"}, ["Family Services Director|Ana Ruiz|"]),
        ("School Superintendent Ana Ruiz spoke.", {"PERSON": "Ana Ruiz"},
         ["School Superintendent|Ana Ruiz|"]),
        ("She is director of corporate planning at Norvik.", {"ORG": "Norvik"},
         ["director of corporate planning||Norvik"]),
        ("The event brought together senior officials.", {}, ["senior officials||"]),
        ("Senior Supt. Tom Oke led them.", {"PERSON": "Tom Oke"}, ["Senior Supt.|Tom Oke|"]),
        ("DySP Ravi Das led them.", {"PERSON": "Ravi Das"}, ["DySP|Ravi Das|"]),
        ("1st Lt. Ana Ruiz led them.", {"PERSON": "Ana Ruiz"}, ["1st Lt.|Ana Ruiz|"]),
        ("Garda Sgt Tom Byrne left.", {"PERSON": "Tom Byrne"}, ["Garda Sgt|Tom Byrne|"]),
        ("They met Deputy Garda Commissioner Ana Byrne.", {"PERSON": "Ana Byrne"},
         ["Commissioner|Ana Byrne|Garda"]),
        ("Members of An Garda Síochána met a garda.", {}, ["garda||"]),
        ("Labour TD Ana Byrne left.", {"PERSON": "Ana Byrne"}, ["TD|Ana Byrne|"]),
        ("Assistant UN Secretary-General Tom Oke left.", {"ORG": "UN", "PERSON": "Tom Oke"},
         ["Secretary-General|Tom Oke|UN"]),
        ("The Salem Collector left.", {"GPE": "Salem"}, ["Collector||Salem"]),
        ("A teacher at the St. John Kell minor seminary left.", {"PERSON": "St. John Kell"},
         ["teacher||"]),
        ("He is vicar general of the archdiocese of Kelmar.", {"GPE": "Kelmar"},
         ["vicar general||archdiocese of Kelmar"]),
        ("The heads of the agencies left.", {}, ["heads||agencies"]),
        ("The director of the Kelmar think tank left.", {"GPE": "Kelmar"},
         ["director||Kelmar think tank"]),
        ("She is chairwoman of the board of governors.", {}, ["chairwoman||board of governors"]),
        ("The teachers' union's chairman left.", {}, ["chairman||teachers' union"]),
        ("He was a member of the Kelmar Committee on Trade.", {"ORG": "Kelmar Committee on Trade"},
         ["member||Kelmar Committee on Trade"]),
    ],
)  # fmt: skip
def test_services_grades_and_bodies(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tom Oke resigned from his post of [director|when=former holder_span=Tom_Oke].",
        "The board named Ana Ruiz to the post of [dean|when=current holder_span=Ana_Ruiz].",
        "Tom Oke abolished the post of [director|holder_span=None].",
        "Ana Ruiz, previously [head of risk|when=former holder_span=Ana_Ruiz], joins.",
        "Tom Oke offered Ana Ruiz the post of [director|holder_span=None].",
    ],
)
def test_a_post_is_held_by_whoever_gets_or_leaves_it(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Education MEC Ana Ruiz left.", {"PERSON": "Ana Ruiz"}, ["Education MEC|Ana Ruiz|"]),
        ("Dr Tom Oke stays on as PS for Health.", {"PERSON": "Tom Oke"},
         ["Dr|Tom Oke|", "PS for Health|Tom Oke|"]),
        ("Ana Ruiz, VP of impact at Norvik, left.", {"PERSON": "Ana Ruiz", "ORG": "Norvik"},
         ["VP of impact|Ana Ruiz|Norvik"]),
        ("Royal Commissioner Justice Tom Oke left.", {"PERSON": "Tom Oke"},
         ["Royal Commissioner|Tom Oke|", "Justice|Tom Oke|"]),
        ("Ana Ruiz, leader of the opposition Norland First party, left.",
         {"PERSON": "Ana Ruiz", "ORG": "Norland First"}, ["leader|Ana Ruiz|Norland First party"]),
        ("Marathon runner Ana Ruiz won.", {"MISC": "Marathon", "PERSON": "Ana Ruiz"},
         ["Marathon runner|Ana Ruiz|"]),
        ("Col. (ret.) Tom Oke left.", {"PERSON": "Tom Oke"}, ["Col.|Tom Oke|"]),
        ("He rose to be detective senior constable.", {}, ["detective senior constable||"]),
        ("Ana Ruiz will begin as finance chief early next year.", {"PERSON": "Ana Ruiz"},
         ["finance chief|Ana Ruiz|"]),
        ("They backed the appointment of Ana Ruiz as the new dean and Tom Oke as the rector.",
         {"PERSON1": "Ana Ruiz", "PERSON2": "Tom Oke"}, ["dean|Ana Ruiz|", "rector|Tom Oke|"]),
        ("Ana Ruiz, the Chief Financial Officer (CFO), left.", {"PERSON": "Ana Ruiz"},
         ["Chief Financial Officer|Ana Ruiz|", "CFO|Ana Ruiz|"]),
        ("The chairman, president and chief executive of Norvik left.", {"ORG": "Norvik"},
         ["chairman||Norvik", "president||Norvik", "chief executive||Norvik"]),
        ("It went to the ministers, heads of agencies and judges.", {},
         ["ministers||", "heads||agencies", "judges||"]),
        ("Former Lund and Norland striker Bo Ray left.",
         {"GPE": "Lund", "ORG": "Norland", "PERSON": "Bo Ray"},
         ["striker|Bo Ray|Lund and Norland"]),
        ("Teachers union president Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["union president|Ana Ruiz|"]),
        ("Chamber of Commerce President Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["President|Ana Ruiz|Chamber of Commerce"]),
        ("Board of Supervisors Chairman Tom Oke left.", {"PERSON": "Tom Oke"},
         ["Chairman|Tom Oke|Board of Supervisors"]),
        ("Special Assistant to the President on Media Tom Bello left.", {"PERSON": "Tom Bello"},
         ["Special Assistant|Tom Bello|", "President||"]),
        ("Permanent Secretary, Ministry of Mines and Steel, Ana Bello left.",
         {"PERSON": "Ana Bello"}, ["Permanent Secretary|Ana Bello|Ministry of Mines and Steel"]),
        ("They met Cowboys coach Tom Oke.", {"PERSON": "Tom Oke"}, ["coach|Tom Oke|Cowboys"]),
        ("The vicar of Fort St John left.", {"GPE": "Fort St John"}, ["vicar||Fort St John"]),
        ("His aides obstructed justice, Justice Ana Ruiz said.", {"PERSON": "Ana Ruiz"},
         ["aides||", "Justice|Ana Ruiz|"]),
        ("They were Kelmar head of sport Tom Oke, former Norland coach and NZR member Sir Bo Ray.",
         {"ORG1": "Kelmar", "PERSON1": "Tom Oke", "GPE": "Norland", "ORG2": "NZR",
          "PERSON2": "Bo Ray"},
         ["head of sport|Tom Oke|Kelmar", "coach|Bo Ray|Norland", "member|Bo Ray|NZR",
          "Sir|Bo Ray|"]),
        ("The editor of the Kelmar Journal reserves the right.", {"ORG": "Kelmar Journal"},
         ["editor||Kelmar Journal"]),
        ("The prime minister and members of his cabinet left.", {},
         ["prime minister||", "members||cabinet"]),
        ("A lawyer for the Lund-area woman left.", {"GPE": "Lund"}, ["lawyer||"]),
        ("They met Dr Anil Rao, the Foreign Secretary, Home Secretary and the mayors.",
         {"PERSON": "Anil Rao"},
         ["Dr|Anil Rao|", "Foreign Secretary||", "Home Secretary||", "mayors||"]),
        ("Ida Holm, with filmmakers Ana Ruiz and Eva Bell, served as chairwoman.",
         {"PERSON1": "Ida Holm", "PERSON2": "Ana Ruiz", "PERSON3": "Eva Bell"},
         ["filmmakers|Ana Ruiz|", "chairwoman|Ida Holm|"]),
        ("Principal Youth Court Judge Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["Principal Youth Court Judge|Ana Ruiz|"]),
        ("Sub-county police commander Tom Oke left.", {"PERSON": "Tom Oke"},
         ["Sub-county police commander|Tom Oke|"]),
        ("A Division Bench of Justices Anil Rao and Ravi Das left.",
         {"ORG": "Division Bench of Justices", "PERSON1": "Anil Rao", "PERSON2": "Ravi Das"},
         ["Justices|Anil Rao|"]),
    ],
)  # fmt: skip
def test_letters_with_a_field_and_what_is_shared(
    text: str, names: dict[str, str], expected: list[str]
) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The Minister for the Presidency, Ana Ruiz, left.", {"PERSON": "Ana Ruiz"},
         ["Minister for the Presidency|Ana Ruiz|"]),
        ("The Minister for Kelmar Capital City and Metropolitan Affairs left.",
         {"GPE": "Kelmar Capital City"},
         ["Minister for Kelmar Capital City and Metropolitan Affairs||"]),
        ("The Minister for Rewilding met us.", {}, ["Minister for Rewilding||"]),
        ("Fr Tom Oke, vicar for clergy, left.", {"PERSON": "Tom Oke"},
         ["Fr|Tom Oke|", "vicar for clergy|Tom Oke|"]),
        ("She was clerk of the House of Lords.", {"ORG": "House of Lords"},
         ["clerk||House of Lords"]),
        ("Collector Ana Ruiz left. The collector seems ill.", {"PERSON": "Ana Ruiz"},
         ["Collector|Ana Ruiz|", "collector||"]),
        ("The collector seems ill.", {}, []),
        ("Pope names Abp. Ruiz as nuncio\n\nAbp. Ana Ruiz left.",
         {"PERSON1": "Ruiz", "PERSON2": "Ana Ruiz"},
         ["Pope||", "Abp.|Ruiz|", "nuncio|Ruiz|", "Abp.|Ana Ruiz|"]),
        ("Police nab inspector over land", {}, ["inspector||"]),
        ("He said gardaí had left.", {}, ["gardaí||"]),
        ("The pope's personal representative left.", {},
         ["pope||", "personal representative||"]),
        ("Ana Ruiz is its dean and Tom Oke its new rector.",
         {"PERSON1": "Ana Ruiz", "PERSON2": "Tom Oke"}, ["dean|Ana Ruiz|", "rector|Tom Oke|"]),
        ("She was head of the commission governing the port.", {}, ["head||commission"]),
        ("He was Honorary Fellow of Kelmar College.", {"ORG": "Kelmar College"},
         ["Honorary Fellow||Kelmar College"]),
        ("The Prime Minister's Office spokesman Tom Oke left.", {"PERSON": "Tom Oke"},
         ["spokesman|Tom Oke|Prime Minister's Office"]),
        ("Minister of State (Independent Charge) Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["Minister of State|Ana Ruiz|"]),
        ("The lawyer representing the family, Tom Oke, left.", {"PERSON": "Tom Oke"},
         ["lawyer|Tom Oke|"]),
        ("The Police Public Relations Officer, Ana Ruiz, left.",
         {"ORG": "Police Public Relations", "PERSON": "Ana Ruiz"},
         ["Police Public Relations Officer|Ana Ruiz|"]),
        ("Tom Oke, the CS for Mining, left.", {"PERSON": "Tom Oke", "ORG": "CS"},
         ["CS for Mining|Tom Oke|"]),
        ("Tom Oke was initially the CS for Mining.", {"PERSON": "Tom Oke", "ORG": "CS for Mining"},
         ["CS for Mining|Tom Oke|"]),
        ("Analysts speculated that he left.", {}, ["Analysts||"]),
        ("He was named temporary mayor.", {}, ["temporary mayor||"]),
        ("The government attaches importance to it.", {}, []),
        ("The minister at talks in Rome left.", {"GPE": "Rome"}, ["minister||"]),
        ("The dean at Norvik told a meeting so.", {"ORG": "Norvik"}, ["dean||Norvik"]),
        ("The dean at Norvik. Talks failed.", {"ORG": "Norvik"}, ["dean||Norvik"]),
        ("Minister Debunks Claims", {}, ["Minister||"]),
        ("The deputy chief of missions left.", {}, ["deputy chief of missions||"]),
        ("Tom Oke confirmed the man was a lawyer.", {"PERSON": "Tom Oke"}, ["lawyer||"]),
        ("The head of the presidential guard left.", {}, ["head||presidential guard"]),
        ("The coast guard left.", {}, []),
        ("President [Ana] Ruiz left.", {"PERSON": "[Ana] Ruiz"}, ["President|[Ana] Ruiz|"]),
        ("Ana Ruiz, a member of parliament's defence committee, left.", {"PERSON": "Ana Ruiz"},
         ["member|Ana Ruiz|parliament's defence committee"]),
        ("The director of the Norvik spy agency, Ana Ruiz, left.",
         {"ORG": "Norvik", "PERSON": "Ana Ruiz"}, ["director|Ana Ruiz|Norvik spy agency"]),
        ("OKE AUTHORISED DIPLOMATS RECALLS", {"PERSON": "OKE"}, ["DIPLOMATS||"]),
        ("Co-chief executive Ana Ruiz left.", {"ORG": "Co", "PERSON": "Ana Ruiz"},
         ["Co-chief executive|Ana Ruiz|"]),
    ],
)  # fmt: skip
def test_fields_behind_for_and_what_the_text_has_called_somebody(
    text: str, names: dict[str, str], expected: list[str]
) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("He said that the Norvik president, Tom Oke had left.",
         {"ORG": "Norvik", "PERSON": "Tom Oke"}, ["president|Tom Oke|Norvik"]),
        ("It shut after the former dean, Ana Ruiz resigned.", {"PERSON": "Ana Ruiz"},
         ["former dean|Ana Ruiz|"]),
        ("After a talk with the dean, Ana Ruiz resigned.", {"PERSON": "Ana Ruiz"}, ["dean||"]),
        ("He said that the dean, Ana Ruiz said, was ill.", {"PERSON": "Ana Ruiz"}, ["dean||"]),
        ("When asked, chairman of the trade committee of the NRU, Tom Oke argued.",
         {"ORG": "NRU", "PERSON": "Tom Oke"}, ["chairman|Tom Oke|trade committee of the NRU"]),
        ("Ana Ruiz was named dean, Tom Oke, law.", {"PERSON": "Ana Ruiz", "PERSON2": "Tom Oke"},
         ["dean|Ana Ruiz|"]),
        ("He is Dean of the Lund School of Law.", {"ORG": "Lund School of Law"},
         ["Dean||Lund School of Law"]),
        ("Norland's Prime Minister and Minister of Health, Ana Ruiz, left.",
         {"GPE": "Norland", "PERSON": "Ana Ruiz"},
         ["Prime Minister|Ana Ruiz|Norland", "Minister of Health|Ana Ruiz|Norland"]),
        ("Zentra named Ana Ruiz, head of Norvik Bank, as its chairman.",
         {"ORG1": "Zentra", "PERSON": "Ana Ruiz", "ORG2": "Norvik Bank"},
         ["head|Ana Ruiz|Norvik Bank", "chairman|Ana Ruiz|Zentra"]),
        ("Zentra named Tom Oke, the country's envoy, as its chairman.",
         {"ORG": "Zentra", "PERSON": "Tom Oke"},
         ["envoy|Tom Oke|country", "chairman|Tom Oke|Zentra"]),
        ("She is chairman of Norvik subsidiary Zentra Foods.",
         {"ORG1": "Norvik", "ORG2": "Zentra Foods"}, ["chairman||Zentra Foods"]),
        ("Norvik Workers (NW) Lund secretary Ana Ruiz left.",
         {"ORG": "Norvik Workers", "GPE": "Lund", "PERSON": "Ana Ruiz"},
         ["secretary|Ana Ruiz|Norvik Workers"]),
        ("She was Dean of the School of Arts and Deputy Dean of the School of Law.",
         {"ORG1": "School of Arts and Deputy Dean", "ORG2": "School of Law"},
         ["Dean||School of Arts", "Deputy Dean||School of Law"]),
        ("The Deputy Rector (Academic), Ana Ruiz, left.", {"PERSON": "Ana Ruiz"},
         ["Deputy Rector|Ana Ruiz|"]),
        ("The retiring dean met the Rt Revd Tom Oke.", {"PERSON": "Tom Oke"},
         ["retiring dean||", "Rt Revd|Tom Oke|"]),
        ("The Cardinal Archbishop of Lund met the General Supervisor.", {"GPE": "Lund"},
         ["Cardinal Archbishop||Lund", "General Supervisor||"]),
        ("The drug mob guns down senior police officer", {}, ["senior police officer||"]),
        ("The most senior judges met their senior judge.", {}, ["judges||", "senior judge||"]),
        ("She is the opposition finance spokeswoman.", {}, ["opposition finance spokeswoman||"]),
        ("They met failed leadership candidate Tom Oke.", {"PERSON": "Tom Oke"},
         ["leadership candidate|Tom Oke|"]),
        ("Both engineers left.", {}, ["engineers||"]),
        ("The pilot, identified by police as Tom Oke, fled.", {"PERSON": "Tom Oke"},
         ["pilot|Tom Oke|"]),
        ("Ana Ruiz, a cook named as the first author of the paper, left.", {"PERSON": "Ana Ruiz"},
         ["cook|Ana Ruiz|", "first author|Ana Ruiz|"]),
        ("Police met a cook named as Tom Oke.", {"PERSON": "Tom Oke"}, ["cook|Tom Oke|"]),
        ("Deputy mayor for transport Tom Oke met chargé d'affaires ad interim Ana Ruiz.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"},
         ["Deputy mayor for transport|Tom Oke|", "chargé d'affaires ad interim|Ana Ruiz|"]),
        ("Tom Oke was named by Mayor Ana Ruiz as dean.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz"}, ["Mayor|Ana Ruiz|", "dean|Tom Oke|"]),
        ("Once Minister for Trade and Minister for Health, Ruiz left.", {"PERSON": "Ruiz"},
         ["Minister for Trade|Ruiz|", "Minister for Health|Ruiz|"]),
        ("They named Ana Ruiz as Shadow Treasurer.",
         {"PERSON1": "Ana Ruiz", "PERSON2": "Shadow Treasurer"}, ["Shadow Treasurer|Ana Ruiz|"]),
        ("They met at Camp General Tom Oke.", {"PERSON": "Tom Oke"}, []),
        ("Inspector General of Police Kelmar Dr Tom Oke left.",
         {"GPE": "Kelmar", "PERSON": "Tom Oke"},
         ["Inspector General of Police|Tom Oke|Kelmar", "Dr|Tom Oke|"]),
        ("The newly designated judges met the head of Peru's ruling Norvik Party.",
         {"GPE": "Peru", "ORG": "Norvik Party"}, ["judges||", "head||Norvik Party"]),
        ("The dean was named only as Oke.", {"PERSON": "Oke"}, ["dean|Oke|"]),
        ("The dean was identified as Tom Oke's aunt.", {"PERSON": "Tom Oke"}, ["dean||"]),
        ("The new dean was named as Tom Oke left for Lund.", {"PERSON": "Tom Oke"}, ["dean||"]),
        ("The nurses' union general secretary, Ana Ruiz, left.", {"PERSON": "Ana Ruiz"},
         ["general secretary|Ana Ruiz|nurses' union"]),
        ("They met Ana Ruiz, a high-ranking member of the gang.", {"PERSON": "Ana Ruiz"}, []),
        ("The Trade Committee's ranking member, Ana Ruiz, left.",
         {"ORG": "Trade Committee", "PERSON": "Ana Ruiz"},
         ["ranking member|Ana Ruiz|Trade Committee"]),
        ("Tom Oke replaced Ana Ruiz on Friday as Norland's dean.",
         {"PERSON1": "Tom Oke", "PERSON2": "Ana Ruiz", "GPE": "Norland"},
         ["dean|Tom Oke|Norland"]),
        ("The commander, Navy Capt. Tom Oke, left.", {"PERSON": "Tom Oke"},
         ["commander|Tom Oke|", "Capt.|Tom Oke|Navy"]),
        ("Ana Ruiz is Trade and Planning Cabinet Secretary.",
         {"PERSON": "Ana Ruiz", "ORG": "Trade and Planning Cabinet"},
         ["Trade and Planning Cabinet Secretary|Ana Ruiz|"]),
        ("Tom Oke (Health), hitherto the CEO of Norvik, Zentra chairman Ana Ruiz and others left.",
         {"PERSON1": "Tom Oke", "ORG1": "Norvik", "ORG2": "Zentra", "PERSON2": "Ana Ruiz"},
         ["CEO|Tom Oke|Norvik", "chairman|Ana Ruiz|Zentra"]),
        ("Funeral director Tom Oke, of Norvik Funerals, and cook Ana Ruiz, of Lund, left.",
         {"PERSON1": "Tom Oke", "ORG": "Norvik Funerals", "PERSON2": "Ana Ruiz", "GPE": "Lund"},
         ["Funeral director|Tom Oke|Norvik Funerals", "cook|Ana Ruiz|"]),
        ("The dean said the envoys are Ana Ruiz and Tom Oke.",
         {"PERSON1": "Ana Ruiz", "PERSON2": "Tom Oke"}, ["dean||", "envoys|Ana Ruiz|"]),
        ("She founded it with Tom Oke in Lund and was its director.", {"PERSON": "Tom Oke"},
         ["director||"]),
        ("She was also chair of the trade jury.", {}, ["chair||trade jury"]),
        ("Ana Ruiz, the executive widely credited with it, left.", {"PERSON": "Ana Ruiz"},
         ["executive|Ana Ruiz|"]),
        ("The minister met District Police Officers.", {"ORG": "District Police Officers"},
         ["minister||", "District Police Officers||"]),
        ("Ana Ruiz, canon of Lund Cathedral, met the reserve constable and a Life Baron.",
         {"PERSON": "Ana Ruiz", "FAC": "Lund Cathedral"},
         ["canon|Ana Ruiz|Lund Cathedral", "reserve constable||", "Life Baron||"]),
        ("The Inspector General of Police of the Lund zone met the Minister in the Presidency.",
         {"GPE": "Lund"},
         ["Inspector General of Police||Lund zone", "Minister in the Presidency||"]),
        ("UN Resident and Humanitarian Coordinator Ana Ruiz left.",
         {"ORG": "UN", "PERSON": "Ana Ruiz"},
         ["Resident and Humanitarian Coordinator|Ana Ruiz|UN"]),
    ],
)  # fmt: skip
def test_offices_of_clergy_parties_firms_and_schools(
    text: str, names: dict[str, str], expected: list[str]
) -> None:
    assert summary(text, **names) == expected
