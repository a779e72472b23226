"""Who is who in reports of courts and the police, where many have no name."""

from __future__ import annotations

import pytest

import glossator


def chains(text: str) -> list[list[str]]:
    """The mentions of each person that the rules find."""
    made = glossator.chain("people", use="rules")(text)
    mentions = made.layers["mentions"]
    return [
        [made.text_of(mentions.by_id(one)) for one in person.mentions]
        for person in made.layers["people"]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Man changes his plea\n\nA man changed his plea on Monday. The defendant, a 25-year-"
            "old father, was seen when a cup hit him.",
            [["Man", "his", "man", "his", "defendant", "him"]],
        ),
        (
            "A woman told police that Tom Oke was charged. The accused fled.",
            [["Tom Oke", "accused"]],
        ),
        (
            "Police arrested a man on Monday. A girl wept. The suspect said he ran.",
            [["man", "suspect", "he"]],
        ),
        (
            "Tom Oke is charged with theft. Mr Dan Holm said his client would plead guilty.",
            [["Tom Oke", "client"], ["Mr Dan Holm", "his"]],
        ),
        ("The victim, Tom Oke, 34, was found. The victim wept.", [["Tom Oke", "victim"]]),
        (
            "A woman fled. She gave her 15-year-old son the keys. The boy drove. The teen hit a "
            "tree. The mother wept. Her son ran.",
            [
                ["woman", "She", "her", "mother", "Her"],
                ["son", "boy", "teen", "son"],
            ],
        ),
        (
            "A 17-year-old boy was stabbed. The youth ran. The victim wept.",
            [["boy", "youth", "victim"]],
        ),
        (
            "Police held a 17-year-old boy in Norvik. The 17-year-old defendant wept, and he ran.",
            [["boy", "defendant", "he"]],
        ),
        ("A boy was hit. A girl wept. The child said she ran.", [["child", "she"]]),
        ("A man was robbed. The suspect said he ran.", [["suspect", "he"]]),
        ("A boy fled. The man said he ran.", [["man", "he"]]),
    ],
)
def test_who_has_no_name_is_told_of_by_several_nouns(text: str, expected: list[list[str]]) -> None:
    found = chains(text)
    assert [one for one in expected if one not in found] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A man was found. The deceased was identified as Tom Oke (40). The victim ran.",
            ["man", "Tom Oke", "victim"],
        ),
        (
            "Police arrested a man. The accused Tom Oke (28) was held. The man wept.",
            ["man", "accused Tom Oke", "man"],
        ),
        ("A woman was killed. Ana Ruiz, 20, was hit.", ["woman", "Ana Ruiz"]),
        ("A man was killed. Tom Oke, 30, was charged.", ["Tom Oke"]),
        ("A man was killed. Tom Oke, 30, a clerk, said it was dark.", ["Tom Oke"]),
        ("A boy died. Tom Oke, a pupil, was hit.", ["boy", "Tom Oke"]),
        ("A man fled. It rained. Tom Oke, 30, has a mill.", ["Tom Oke"]),
    ],
)
def test_whom_the_lead_does_not_name_the_next_sentences_do(text: str, expected: list[str]) -> None:
    assert [one for one in chains(text) if len(one[0]) > 4 or len(one) > 1] == [expected]


@pytest.mark.parametrize(
    ("text", "he"),
    [
        ("Police held Tom Oke, spokesman Dan Holm said. He was ill.", "Tom Oke"),
        ("Police held Tom Oke, spokesman Dan Holm said. He said it rained.", "spokesman Dan Holm"),
        ("Police held Tom Oke, a spokesman said. He said it rained.", "spokesman"),
        ("The child slept, Tom Oke said. Dan Holm ran. The child wept, he added.", "Tom Oke"),
        ("Mayor Dan Holm said Tom Oke's claim that his mill has burnt is false.", "Tom Oke"),
        ("Tom Oke was watched by the police, who tapped his phone.", "Tom Oke"),
    ],
)
def test_he_is_whom_the_report_is_about(text: str, he: str) -> None:
    assert [one[0] for one in chains(text) if {"He", "he", "his"} & {*one}] == [he]


def test_i_is_who_speaks_and_not_whose_mother_that_is() -> None:
    found = chains("“I wept,” Tom Oke's mother, Ida Holm, said.")
    assert ["I", "Ida Holm"] in found


def test_his_attorney_is_who_was_named_so() -> None:
    found = chains("His attorney Dan Holm wept. It was late, said his attorney.")
    assert ["attorney Dan Holm", "attorney"] in found


def test_a_short_title_is_no_given_name() -> None:
    found = chains("Principal Secretary Tom Oke met the press. Amb. Oke left.")
    assert found == [["Principal Secretary Tom Oke", "Amb. Oke"]]


def test_who_was_formerly_called_otherwise_is_one() -> None:
    found = chains("Ida Holm (formerly Ida Berg) won. Berg wept.")
    assert found == [["Ida Holm", "Ida Berg", "Berg"]]


def test_only_what_was_said_before_tells_the_author() -> None:
    text = "Novelist Ana Ruiz met Ida Holm. The author left. Ms Holm, also a writer, wept."
    assert ["Novelist Ana Ruiz", "author"] in chains(text)


def test_the_judge_is_whom_the_next_sentence_names() -> None:
    text = "It rained. " * 6 + "Tom Oke met the judge. Judge Dan Holm left."
    assert ["judge", "Judge Dan Holm"] in chains(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Ruiz left. She wept. A delay is a blow for Tom Oke as he seeks a seat.",
            ["Tom Oke", "he"],
        ),
        (
            "Tom Oke, the mayor, fled. Dan Oke, a nurse, left. Oke had wept. Oke slept.",
            ["Dan Oke", "Oke", "Oke"],
        ),
        (
            "Tom Oke, the mayor, fled. Dan Oke, a nurse, left.\n\nOke had wept.",
            ["Dan Oke"],
        ),
        (
            "Peru's ambassador has fled.\n\nPeruvian diplomat Tom Oke left in May.",
            ["ambassador", "diplomat Tom Oke"],
        ),
        (
            "Peru's ambassador has fled.\n\nChilean diplomat Tom Oke left in May.",
            ["diplomat Tom Oke"],
        ),
        (
            "The envoy has fled, police said.\n\nTom Oke has not been seen. Oke left in May. "
            "The envoy took Oke's wife along.",
            ["envoy", "Tom Oke", "Oke", "envoy", "Oke"],
        ),
        (
            "The envoy has fled, police said.\n\nTom Oke said it rained. Oke left. Oke wept.",
            ["Tom Oke", "Oke", "Oke"],
        ),
        (
            "Peru's envoy has fled. Police looked for Tom Oke, 48. He is the Peruvian envoy.",
            ["envoy", "Tom Oke", "He"],
        ),
        (
            "An army captain was named president.\n\nCaptain Tom Oke, 34, led a coup in May.",
            ["army captain", "Captain Tom Oke"],
        ),
        (
            "An officer left.\n\nTom Oke, 63, denied the charges against him.",
            ["Tom Oke", "him"],
        ),
        (
            "A plot to oust the president failed. Dan Berg met President Tom Oke, his half-"
            "brother, in May.\n\nFormer president Dan Holm left.",
            ["president", "President Tom Oke"],
        ),
        (
            "Ambassador Tom Oke fled. The last ambassador to flee was Dan Holm.",
            ["Ambassador Tom Oke"],
        ),
        (
            "Peru's president fled. In May the army held President Tom Oke of Norland.",
            ["President Tom Oke"],
        ),
        (
            "The president of Peru met the Chilean president. President Tom Oke was glad.",
            ["president", "President Tom Oke"],
        ),
        ("Tom Oke confirmed the man was ill.", ["Tom Oke"]),
        (
            "Tom Oke was sworn in as interim president. The new national leader left.",
            ["Tom Oke", "national leader"],
        ),
        (
            "Tom Oke left. The first to go, Oke's minister Dan Berg, has fled to Rome where he is.",
            ["minister Dan Berg", "he"],
        ),
        (
            "In a shakeup, Peru's president sacked two. Dan Oke sacked Berg. Oke is old. Oke left.",
            ["president", "Dan Oke", "Oke", "Oke"],
        ),
        (
            "Opposition leader Tom Oke left. The politician denies it.",
            ["Opposition leader Tom Oke", "politician"],
        ),
        ("Lund's brother and head of security, Tom Oke, left.", ["Tom Oke"]),
        (
            "Peru expelled a Chilean diplomat who ran. Tom Oke, the first secretary of the Chilean "
            "embassy in Lima, has left.",
            ["diplomat", "Tom Oke"],
        ),
        (
            "General Tom Oke seized power. He named Dan Ruiz as prime minister.\n\nThe new prime "
            "minister is unknown. He is a jurist.",
            ["Dan Ruiz", "prime minister", "He"],
        ),
        (
            "Minister Tom Oke wrote to President Dan Lund. Oke's resignation came after he told "
            "them that Lund was ill.",
            ["Minister Tom Oke", "Oke", "he"],
        ),
        (
            "Foreign Minister Tom Oke wrote to Prime Minister Dan Lund. The minister left.",
            ["Foreign Minister Tom Oke", "minister"],
        ),
        (
            "Sheikh Omar Al-Lund left. The dean, Sheikh Karim Omar al-Holm Al-Lund, wept.",
            ["Sheikh Omar Al-Lund"],
        ),
    ],
)
def test_whom_a_report_tells_of_before_it_names_him(text: str, expected: list[str]) -> None:
    assert expected in chains(text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Tom Oke left. He is now also the mayor of Kelmar.", ["mayor"]),
        ("Tom Oke left. He was a member of parliament until 2010.", ["member of parliament"]),
        ("Tom Oke met the mayor of Kelmar. He was late.", []),
    ],
)
def test_an_office_that_he_is_said_to_hold_is_the_person_s(text: str, held: list[str]) -> None:
    made = glossator.chain("people", use="rules")(text)
    [person] = [one for one in made.layers["people"] if one.name == "Tom Oke"]
    titles = made.layers["titles"]
    assert [made.text_of(titles.by_id(one)) for one in person.titles] == held


def test_who_is_quoted_after_somebody_without_a_name_is_left_open() -> None:
    text = (
        "Tom Oke fled. A No 10 spokesman said they were “considering” it. “We refute it,” he said."
    )
    assert chains(text) == [["Tom Oke"]]
