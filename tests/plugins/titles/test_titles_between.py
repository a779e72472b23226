"""What stands between a title, its holder and its body, and what only seems to be one of them."""

import pytest
from entitled import summary, titles, with_entities

SILVA_OKE = {"PERSON1": "Ana Silva", "PERSON2": "Tom Oke"}
SILVA = {"PERSON": "Ana Silva"}
OKE = {"PERSON": "Tom Oke"}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Ana Silva replaced long-serving Tom Oke as dean.", SILVA_OKE, ["dean|Ana Silva|"]),
        ("Ana Silva took over from Tom Oke as dean.", SILVA_OKE, ["dean|Ana Silva|"]),
        ("Ana Silva succeeded Tom Oke and serves as dean.", SILVA_OKE, ["dean|Ana Silva|"]),
        ("The chair of the board and CEO, Ana Silva, left.", SILVA,
         ["chair|Ana Silva|board", "CEO|Ana Silva|"]),
        ("Ana Silva is dean, the rector's office said.", SILVA, ["dean|Ana Silva|", "rector||"]),
        ("Tom Oke was relieved of the post of dean.", OKE, ["dean|Tom Oke|"]),
        ("Private Secretary to the Mayor and Clerk to Council, Ana Silva left.", SILVA,
         ["Private Secretary|Ana Silva|", "Mayor||", "Clerk|Ana Silva|Council"]),
        ("Ana Silva, herself a nurse, left.", SILVA, ["nurse|Ana Silva|"]),
        ("Ana Silva was herself a nurse.", SILVA, ["nurse|Ana Silva|"]),
        ("The head of the Norland Rowing Union, NRU, Dr. Ana Silva has left.",
         {"ORG": "Norland Rowing Union", **SILVA},
         ["head|Ana Silva|Norland Rowing Union", "Dr.|Ana Silva|"]),
        ("Ana Silva, 44, a mother of two and a nurse with the fleet, left.", SILVA,
         ["nurse|Ana Silva|fleet"]),
        ("Ana Silva, a partner at law firm Holm Lund, left.",
         {"PERSON1": "Ana Silva", "PERSON2": "Holm Lund"}, ["partner|Ana Silva|Holm Lund"]),
        ("An adviser to President Ana Silva, Tom Oke, left.", SILVA_OKE,
         ["adviser|Tom Oke|", "President|Ana Silva|"]),
        ("Ana Silva, a culture minister and mayor of Lund, left.", {"GPE": "Lund", **SILVA},
         ["culture minister|Ana Silva|", "mayor|Ana Silva|Lund"]),
        ("The panel has questioned Tom Oke, its spokesman said.", OKE, ["spokesman||"]),
        ("The national anti-drugs agency's director, Ana Silva, left.", SILVA,
         ["director|Ana Silva|national anti-drugs agency"]),
        ("Norvik promoted Ana Silva to dean.", SILVA, ["dean|Ana Silva|"]),
        ("Ana Silva was promoted to dean in May.", SILVA, ["dean|Ana Silva|"]),
        ("Ana Silva was named her party's poet and then became dean.", SILVA,
         ["poet|Ana Silva|party", "dean|Ana Silva|"]),
        ("Ana Silva, who named him rector, is dean.", SILVA, ["rector||", "dean|Ana Silva|"]),
        ("The president of the company Ana Silva left.", SILVA, ["president|Ana Silva|company"]),
        ("Ana Silva named the rector of Lund as dean.", {"GPE": "Lund", **SILVA},
         ["rector||Lund", "dean||"]),
        ("Ana Silva, a poet, named him envoy, and he was the last diplomat there.", SILVA,
         ["poet|Ana Silva|", "envoy||", "diplomat||"]),
        ("Tom Oke was “a gifted dean”, they said.", OKE, ["dean|Tom Oke|"]),
        ("A former dean of Lund, the 61-year-old Tom Oke spoke.", {"GPE": "Lund", **OKE},
         ["former dean|Tom Oke|Lund"]),
        ("The party expelled MP Tom Oke.", OKE, ["MP|Tom Oke|"]),
        ("Their chairman of the board and majority owner, Tom Oke, left.", OKE,
         ["chairman|Tom Oke|board", "majority owner|Tom Oke|"]),
        ("In a talk with Ana Silva, the dean of Lund, Tom Oke, apologised.",
         {"GPE": "Lund", **SILVA_OKE}, ["dean|Tom Oke|Lund"]),
        ("In a talk with Ana Silva, the dean of Lund, Tom Oke, 34, wept.",
         {"GPE": "Lund", **SILVA_OKE}, ["dean|Ana Silva|Lund"]),
        ("They met Norland armed forces chief Tom Oke.", {"GPE": "Norland", **OKE},
         ["armed forces chief|Tom Oke|Norland"]),
        ("The Lund Court jailed former mayor Tom Oke.", {"ORG": "Lund Court", **OKE},
         ["former mayor|Tom Oke|"]),
        ("They met Norland's first elected mayor, Tom Oke of the Green Union.",
         {"GPE": "Norland", "ORG": "Green Union", **OKE}, ["mayor|Tom Oke|Norland"]),
        ("The mayor, Ana Silva said, is ill.", SILVA, ["mayor||"]),
    ],
)  # fmt: skip
def test_the_holder_is_somebody_else(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("He met Gen. Tom Oke at the Army Headquarters.", {"ORG": "Army Headquarters", **OKE},
         ["Gen.|Tom Oke|"]),
        ("Economist Tom Oke at the Norvik Bank left.", {"ORG": "Norvik Bank", **OKE},
         ["Economist|Tom Oke|Norvik Bank"]),
        ("He was an aide to Lt. Gen. Tom Oke.", OKE, ["aide||", "Lt. Gen.|Tom Oke|"]),
        ("Ana Silva, head of the port security unit, left.", SILVA,
         ["head|Ana Silva|port security unit"]),
        ("Chairman Joint Chiefs of Staff Committee Gen. Tom Oke left.",
         {"ORG": "Joint Chiefs of Staff Committee", **OKE},
         ["Chairman|Tom Oke|Joint Chiefs of Staff Committee", "Gen.|Tom Oke|"]),
        ("Ana Silva, a chief superintendent of police, left.", SILVA,
         ["chief superintendent of police|Ana Silva|"]),
        ("Lawyers for Tom Oke agreed.", OKE, ["Lawyers||"]),
        ("He met paramilitary leaders.", {}, ["paramilitary leaders||"]),
    ],
)  # fmt: skip
def test_what_it_is_of(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ana Silva replaced long-serving Tom Oke as dean.", "current"),
        ("Tom Oke was replaced as dean.", "former"),
        ("Tom Oke, replaced last year as dean, left.", "former"),
        ("Ana was replaced in May by Tom Oke as dean.", "current"),
        ("Tom Oke was replaced by a board as dean.", "former"),
        ("They were replaced by Tom Oke as dean.", "current"),
        ("Tom Oke was relieved of the post of dean.", "former"),
        ("Norland dispensed with Tom Oke as dean.", "former"),
        ("Tom Oke spent the 1980s as the dean of Lund.", "former"),
        ("Tom Oke, once dean of Lund, left.", "former"),
        ("Tom Oke previously served in the town as dean.", "former"),
        ("Tom Oke, serving as a cook and previously as dean, left.", "current former"),
        ("Tom Oke resigned in May and became well known as a painter.", "current"),
        ("Tom Oke, once a nurse and now the dean of Lund, left.", "former current"),
        ("Tom Oke rose through the ranks to become dean.", "current"),
        ("Prices rose and Tom Oke hopes to become dean.", "future"),
        ("The late Dr Tom Oke left.", "current"),
    ],
)
def test_who_follows_whom(text: str, when: str) -> None:
    assert " ".join(one.when for one in titles(with_entities(text, **OKE))) == when


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("She is the new Minister of Public Administration.", {},
         ["Minister of Public Administration||"]),
        ("He is director-general for Asian and Oceanian affairs.",
         {"NORP1": "Asian", "NORP2": "Oceanian"},
         ["director-general for Asian and Oceanian affairs||"]),
        ("Ana Silva, Director of African and Caribbean Affairs, left.",
         {"ORG": "African and Caribbean Affairs", **SILVA},
         ["Director of African and Caribbean Affairs|Ana Silva|"]),
        ("They met the anti-trafficking commissioner.", {}, ["anti-trafficking commissioner||"]),
        ("As per officials, the road is open.", {}, ["officials||"]),
        ("He is Metropolitan Archbishop of Lund.", {"GPE": "Lund"},
         ["Metropolitan Archbishop||Lund"]),
        ("He is leader of the centre-left Norland Workers Party.",
         {"ORG": "Norland Workers Party"}, ["leader||Norland Workers Party"]),
        ("Ana Silva, a judge on the Lund Court of Appeals in Oslo, left.",
         {"ORG": "Lund Court of Appeals", "GPE": "Oslo", **SILVA},
         ["judge|Ana Silva|Lund Court of Appeals"]),
        ("Norland's biggest lender, Norvik Bank, named Ana Silva as its new director.",
         {"GPE": "Norland", "ORG": "Norvik Bank", **SILVA}, ["director|Ana Silva|Norvik Bank"]),
        ("Ana Silva, Minister of Health and Chancellor of Norvik University, left.",
         {"ORG": "Norvik University", **SILVA},
         ["Minister of Health|Ana Silva|", "Chancellor|Ana Silva|Norvik University"]),
        ("They met King Carl I, the former King of Norland and Lundish leader Tom Oke.",
         {"PERSON1": "Carl", "PERSON2": "Tom Oke", "GPE": "Norland", "NORP": "Lundish"},
         ["King|Carl I|", "former King|Carl I|Norland", "leader|Tom Oke|Lundish"]),
        ("She would replace Tom Oke in May and become the sole dean.", OKE, ["dean||"]),
        ("Ana Silva named him rector in May, and then he became a dean.", SILVA,
         ["rector||", "dean||"]),
    ],
)  # fmt: skip
def test_fields_and_bodies(text: str, names: dict[str, str], expected: list[str]) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Deputy Home Minister II Datuk Tom Oke left.", {"PERSON": "II Datuk Tom Oke"},
         ["Deputy Home Minister II|Tom Oke|", "Datuk|Tom Oke|"]),
        ("The party's National Political Commissar, Tom Oke, left.",
         {"ORG": "National Political Commissar", **OKE},
         ["National Political Commissar|Tom Oke|party"]),
        ("They met the late Berg State Assemblyman, Tom Oke.",
         {"PERSON1": "Berg State Assemblyman", "PERSON2": "Tom Oke"},
         ["State Assemblyman|Tom Oke|Berg"]),
        ("She is Commissioner of Berg Metropolitan Police.", {"ORG": "Berg Metropolitan Police"},
         ["Commissioner||Berg Metropolitan Police"]),
        ("The director-general (DG) of Norvik Port, Tom Oke, left.", {"ORG": "Norvik Port", **OKE},
         ["director-general|Tom Oke|Norvik Port", "DG|Tom Oke|Norvik Port"]),
        ("He met the envoy of the Norland Rowing Union (NRU) to Lund Dr. Tom Oke.",
         {"ORG1": "Norland Rowing Union", "ORG2": "NRU", "GPE": "Lund", **OKE},
         ["envoy|Tom Oke|Norland Rowing Union", "Dr.|Tom Oke|"]),
        ("He commands as head of the Norland Army's 7th Brigade.", {"ORG": "Norland Army"},
         ["head||Norland Army's 7th Brigade"]),
        ("Tom Oke was one of two vice presidents.", OKE, ["vice presidents|Tom Oke|"]),
        ("Ana Silva told of Tom Oke's work in his time as dean.", SILVA_OKE, ["dean|Tom Oke|"]),
        ("He was briefing reporters at the Norvik Centre.", {"FAC": "Norvik Centre"}, []),
    ],
)  # fmt: skip
def test_bodies_behind_brackets_and_numbers(
    text: str, names: dict[str, str], expected: list[str]
) -> None:
    assert summary(text, **names) == expected
