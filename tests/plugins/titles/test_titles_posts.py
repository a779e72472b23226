"""Posts as the police and the papers of many countries write them: letters, fields, no "of"."""

import pytest
from entitled import summary, titles, with_entities

OKE = {"PERSON": "Tom Oke"}
TWO = {"PERSON1": "Ana Ruiz", "PERSON2": "Tom Oke"}


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Chairman PCB Tom Oke left.", OKE, ["Chairman|Tom Oke|PCB"]),
        ("They told the Chairman PTA and Director General NADRA so.", {"PERSON": "PTA"},
         ["Chairman||PTA", "Director General||NADRA"]),
        ("The DG ISPR left.", {"ORG": "ISPR"}, ["DG||ISPR"]),
        ("Kelmar burns. Governor Kelmar Tom Oke left.",
         {"GPE": "Kelmar", "PERSON": "Kelmar Tom Oke"}, ["Governor|Tom Oke|Kelmar"]),
        ("The General Officer Commanding 7 Infantry Division, Tom Oke, left.", OKE,
         ["General Officer Commanding|Tom Oke|7 Infantry Division"]),
        ("President FW Ruiz met Mayor Lund.", {"GPE": "Lund"},
         ["President|FW Ruiz|", "Mayor|Lund|"]),
    ],
)  # fmt: skip
def test_a_post_may_have_what_it_is_of_right_behind_it(
    text: str, names: dict[str, str], expected: list[str]
) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("DIG Operations Tom Oke left.", OKE, ["DIG Operations|Tom Oke|"]),
        ("DIG South Tom Oke and the SHO left.", OKE, ["DIG South|Tom Oke|", "SHO||"]),
        ("AIG Welfare, Tom Oke, left.", {"ORG": "AIG Welfare", **OKE}, ["AIG Welfare|Tom Oke|"]),
        ("Additional IG Tom Oke left.", OKE, ["Additional IG|Tom Oke|"]),
        ("CP Tom Oke and Police Officer 2 Ana Ruiz left.", TWO,
         ["CP|Tom Oke|", "Police Officer 2|Ana Ruiz|"]),
        ("The CP left.", {"ORG": "CP"}, []),
        ("Capt (R) Tom Oke, the mayor, left.", {"PERSON": "Capt (R) Tom Oke"},
         ["Capt|Tom Oke|", "mayor|Tom Oke|"]),
        ("Lund Kelmar SHO Tom Oke left.", {"PERSON": "Lund Kelmar SHO Tom Oke"},
         ["SHO|Tom Oke|Lund Kelmar"]),
        ("Lund SSP Tom Oke left.", {"GPE": "Lund", **OKE}, ["SSP|Tom Oke|Lund"]),
        ("Kelmar police chief Inspector General Tom Oke left.", {"GPE": "Kelmar", **OKE},
         ["police chief|Tom Oke|Kelmar", "Inspector General|Tom Oke|"]),
        ("PDU head Chief Inspector Tom Oke left.", {"ORG": "PDU", **OKE},
         ["head|Tom Oke|PDU", "Chief Inspector|Tom Oke|"]),
        ("The police commissioner in Lund left.", {"GPE": "Lund"}, ["police commissioner||Lund"]),
        ("Ana Ruiz, ambassador to the UN, met the ambassador to Lund.",
         {"PERSON": "Ana Ruiz", "ORG": "UN", "GPE": "Lund"},
         ["ambassador|Ana Ruiz|UN", "ambassador||"]),
        ("Opposition spokesman on National Security Senator Tom Oke left.", OKE,
         ["Opposition spokesman|Tom Oke|", "Senator|Tom Oke|"]),
        ("They met consultant heart surgeon Tom Oke.", OKE,
         ["consultant heart surgeon|Tom Oke|"]),
        ("It names former governor Tom Oke.", OKE, ["former governor|Tom Oke|"]),
        ("Army chief vows to fight", {}, ["Army chief||"]),
        ("Tom Oke said five of the dead were officers and 12 of the guests are mayors.", OKE,
         ["officers||", "mayors||"]),
        ("She was named to be state's secretary.", {}, ["secretary||state"]),
        ("The chairman of A-League team Lund left.", {"ORG1": "A-League", "ORG2": "Lund"},
         ["chairman||A-League team Lund"]),
        ("The Chief of the Army Staff (COAS) General Tom Oke left.", OKE,
         ["Chief of the Army Staff|Tom Oke|", "COAS|Tom Oke|", "General|Tom Oke|"]),
        ("OCPD for Lund DSP Tom Oke left.", {"GPE": "Lund", **OKE},
         ["OCPD|Tom Oke|Lund", "DSP|Tom Oke|"]),
        ("The outgoing deputy IGP Datuk Tom Oke left.", OKE,
         ["outgoing deputy IGP|Tom Oke|", "Datuk|Tom Oke|"]),
        ("The mayor Datuk Seri Dr Tom Oke left.", {"PERSON1": "Datuk Seri", "PERSON2": "Tom Oke"},
         ["mayor|Tom Oke|", "Datuk Seri|Tom Oke|", "Dr|Tom Oke|"]),
        ("The Archbishop and Primate of Norland, Tom Oke, saw a primate.",
         {"GPE": "Norland", **OKE},
         ["Archbishop|Tom Oke|Norland", "Primate|Tom Oke|Norland"]),
        ("They called a CS who fled; the GM foods burned.", {}, ["CS||"]),
        ("The MCA for Lund Hill, Tom Oke, left.", {"PERSON1": "Lund Hill", "PERSON2": "Tom Oke"},
         ["MCA|Tom Oke|Lund Hill"]),
        ("The 19th and current mayor of Lund is Tom Oke.", {"GPE": "Lund", **OKE},
         ["mayor|Tom Oke|Lund"]),
        ("Ana King won. King's Counsel Tom Oke left.",
         {"PERSON1": "Ana King", "PERSON2": "Tom Oke"}, ["King's Counsel|Tom Oke|"]),
        ("Ana Ruiz and Kelmar MP Tom Oke left.",
         {"PERSON1": "Ana Ruiz", "PERSON3": "Kelmar", "PERSON4": "Tom Oke"},
         ["MP|Tom Oke|Kelmar"]),
        ("The chairman of the committee Pastor Tom Oke left.", OKE,
         ["chairman|Tom Oke|committee", "Pastor|Tom Oke|"]),
        ("Tom Oke, Manager of Member Services at Norvik, left.", {"ORG": "Norvik", **OKE},
         ["Manager of Member Services|Tom Oke|Norvik"]),
        ("Tom Oke is remembered as the Lund MLA who left.", {"GPE": "Lund", **OKE},
         ["MLA|Tom Oke|Lund"]),
        ("Tom Oke, a professor in the Department of Trade, left.",
         {"ORG": "Department of Trade", **OKE}, ["professor|Tom Oke|Department of Trade"]),
        ("A five-Judge Bench met Union Minister of State for Home Tom Oke.", OKE,
         ["Minister of State for Home|Tom Oke|Union"]),
        ("Press Officer Undersecretary Ana Ruiz left.", {"PERSON": "Ana Ruiz"},
         ["Press Officer|Ana Ruiz|", "Undersecretary|Ana Ruiz|"]),
        ("She taught at Duke.", {"ORG": "Duke"}, []),
        ("Tom Oke, the Waziri of Lund, met Second-grade teacher Ana Ruiz.",
         {"ORG": "Waziri of Lund", **TWO},
         ["Waziri|Tom Oke|Lund", "Second-grade teacher|Ana Ruiz|"]),
        ("Ana Ruiz is the non-executive Chairman.", {"PERSON": "Ana Ruiz"},
         ["non-executive Chairman|Ana Ruiz|"]),
        ("Tom Oke will remain a member of the Board.", OKE, ["member|Tom Oke|Board"]),
        ("Tom Oke stepped down as Norvik's chairman and left.", {"ORG": "Norvik", **OKE},
         ["chairman|Tom Oke|Norvik"]),
        ("Her criminal defence barrister, Tom Oke SC, left.", OKE,
         ["criminal defence barrister|Tom Oke|", "SC|Tom Oke|"]),
        ("Tom Oke said that Kelmar became a role model.", {"GPE": "Kelmar", **OKE}, []),
        ("They met the director (planning) Tom Oke.", OKE, ["director|Tom Oke|"]),
        ("The Chief Internal Auditors and the lead independent director left.", {},
         ["Chief Internal Auditors||", "lead independent director||"]),
        ("MP Tom Lane met the man of Mayor Oke Street.",
         {"PERSON": "Tom Lane", "FAC": "Mayor Oke Street"}, ["MP|Tom Lane|"]),
    ],
)  # fmt: skip
def test_posts_have_fields_and_letters(
    text: str, names: dict[str, str], expected: list[str]
) -> None:
    assert summary(text, **names) == expected


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Tom Oke was until recently chairman of Norvik.", "former"),
        ("Tom Oke, who until recently was the chairman, left.", "former"),
        ("Tom Oke, who left in May to become chairman, is here.", "current"),
        ("Tom Oke will leave in May to become chairman.", "future"),
        ("His career included a stint as chairman.", "former"),
        ("Both were elected senators.", "current"),
    ],
)
def test_when_a_post_is_held(text: str, when: str) -> None:
    names = OKE if "Tom" in text else {}
    assert [title.when for title in titles(with_entities(text, **names))] == [when]
