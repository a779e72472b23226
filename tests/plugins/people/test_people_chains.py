"""Which names, titles and pronouns are one person."""

from __future__ import annotations

import pytest

import glossator
from glossator.testing import annotate, document
from glossator_people.description import Description
from glossator_people.lexicon import broader
from glossator_people.parts import parse
from glossator_standard import Entity

RULES = {"tokens": "rules", "sentences": "rules"}


def chains(text: str, *people: str) -> list[list[str]]:
    """The mentions of each person, where `people` are the names, found in this order."""
    taken = [False] * len(text)
    entities = []
    for name in sorted(people, key=len, reverse=True):
        for start in range(len(text)):
            end = start + len(name)
            if text.startswith(name, start) and not any(taken[start:end]):
                taken[start:end] = [True] * len(name)
                entities.append(Entity(start=start, end=end, label="PERSON", rule="test"))
    made = annotate(document(text, *entities), ["titles", "quotations", "people"], use=RULES)
    return _forms(made)


def _forms(made: glossator.Document) -> list[list[str]]:
    mentions = made.layers["mentions"]
    return [
        [made.text_of(mentions.by_id(one)) for one in person.mentions]
        for person in made.layers["people"]
    ]


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        (
            "Ana Ruiz left. Ruiz was tired.",
            ["Ana Ruiz", "Ruiz"],
            [["Ana Ruiz", "Ruiz"]],
        ),
        (
            "Ana Ruiz, the Iron Hand, left. Shadow Speaker Tom Oke stayed.",
            ["Ana Ruiz", "Iron Hand", "Shadow Speaker", "Tom Oke"],
            [["Ana Ruiz", "Iron Hand"], ["Shadow Speaker", "Tom Oke"]],
        ),
        (
            "Joe Biden spoke. Joseph Biden left.",
            ["Joe Biden", "Joseph Biden"],
            [["Joe Biden", "Joseph Biden"]],
        ),
        (
            "Kristin Wilkins spoke. Kristen Wilkins left.",
            ["Kristin Wilkins", "Kristen Wilkins"],
            [["Kristin Wilkins", "Kristen Wilkins"]],
        ),
        (
            "Anna Bishop spoke. Tom Bishop left.",
            ["Anna Bishop", "Tom Bishop"],
            [["Anna Bishop"], ["Tom Bishop"]],
        ),
        (
            "Kim Jong Un spoke. Kim left.",
            ["Kim Jong Un", "Kim"],
            [["Kim Jong Un", "Kim"]],
        ),
        (
            "Pae Ryong Nam spoke. Pae Ryong-nam left.",
            ["Pae Ryong Nam", "Pae Ryong-nam"],
            [["Pae Ryong Nam", "Pae Ryong-nam"]],
        ),
    ],
)
def test_names_of_one_person_stand_together(
    text: str, people: list[str], expected: list[list[str]]
) -> None:
    assert chains(text, *people) == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Shares of Acme Corp. fell. Dole Bros. was sold.", ["Acme Corp.", "Dole Bros."]),
        (
            "Ruiz & Dole sued. See https://ruiz.example or Dole.com.",
            ["Ruiz & Dole", "https://ruiz.example", "Dole.com"],
        ),
        ("Dole Corp. fell, and Dole was sold. Later Dole rose.", ["Dole Corp.", "Dole"]),
        ("They said yuck to it.", ["yuck"]),
        ("The Dole family left. The Doles are rich.", ["Dole"]),
        ("KELMAR, Jun 10 2022 (Newsline) - It rained.", ["Jun 10 2022"]),
    ],
)
def test_firms_addresses_and_families_are_no_persons(text: str, people: list[str]) -> None:
    assert chains(text, *people) == []


def test_an_arabic_article_may_be_left_out() -> None:
    text = "The firm hired Sami al-Hashmi. Hashmi asked the bank to wait."
    assert chains(text, "Sami al-Hashmi", "Hashmi") == [["Sami al-Hashmi", "Hashmi"]]


def test_a_firm_s_founder_keeps_his_short_form() -> None:
    text = "Tom Dole owns Dole Corp. in Ohio. Dole left."
    assert chains(text, "Tom Dole", "Dole Corp.", "Dole") == [["Tom Dole", "Dole"]]


def test_a_short_form_keeps_its_person_behind_an_article() -> None:
    assert chains("Ana Ruiz won. The Ruiz campaign paid.", "Ana Ruiz", "Ruiz") == [
        ["Ana Ruiz", "Ruiz"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz met his son Tom Dole. His son said it rained.",
        "Ruiz met Tom Dole, his son. Ruiz's son said it rained.",
        "Ruiz met his son, Tom Dole. Later his son said it rained.",
    ],
)
def test_a_relative_is_who_was_named_as_one(text: str) -> None:
    found = [" ".join(one) for one in chains(text, "Ruiz", "Tom Dole")]
    assert "Tom Dole son" in found


@pytest.mark.parametrize("whose", ["His", "Ruiz's"])
def test_a_relative_who_is_not_named_is_one_person_of_each_owner(whose: str) -> None:
    text = f"Ruiz left. {whose} son said it rained. Ruiz's son is ten. Tom Dole met Dole's son."
    sons = [one for one in chains(text, "Ruiz", "Tom Dole", "Dole") if "son" in one]
    assert sons == [["son", "son"], ["son"]]


def test_a_short_form_is_not_the_son_s_who_is_named_once() -> None:
    text = (
        "Biden spoke in Ohio. Biden attacked his rival. Critics named his son Hunter Biden. "
        "Biden did not answer. Biden left."
    )

    found = chains(text, "Biden", "Hunter Biden")

    assert ["Hunter Biden"] in found


def test_of_a_couple_the_form_of_address_tells_who_is_meant() -> None:
    text = "Tom Oke and Ana Oke came. Mrs. Oke sang. Mr. Oke slept."

    assert chains(text, "Tom Oke", "Ana Oke", "Oke") == [
        ["Tom Oke", "Mr. Oke"],
        ["Ana Oke", "Mrs. Oke"],
    ]


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("Ana Ruiz saw Tom Oke. She left.", ["Ana Ruiz", "Tom Oke"], ["Ana Ruiz", "She"]),
        ("Ana Ruiz saw Tom Oke. He left.", ["Ana Ruiz", "Tom Oke"], ["Tom Oke", "He"]),
        ("Tom Oke met Jim Lund. He left.", ["Tom Oke", "Jim Lund"], ["Tom Oke", "He"]),
        ("When he left, Tom Oke wept.", ["Tom Oke"], ["he", "Tom Oke"]),
        ("Jim Lund came. Tom Oke saw him.", ["Jim Lund", "Tom Oke"], ["Jim Lund", "him"]),
        (
            "Tom Oke met envoy Jim Lund and his deputy.",
            ["Tom Oke", "Jim Lund"],
            ["envoy Jim Lund", "his"],
        ),
    ],
)
def test_a_pronoun_is_the_person_that_fits(
    text: str, people: list[str], expected: list[str]
) -> None:
    assert expected in chains(text, *people)


def test_i_is_the_speaker() -> None:
    found = chains("“I will go,” Tom Oke told Jim Lund.", "Tom Oke", "Jim Lund")

    assert ["I", "Tom Oke"] in found


def test_i_is_who_wrote_the_article() -> None:
    text = "By Ana Ruiz\n\nI saw Tom Oke. My son left. “I fell,” said Tom Oke."

    assert ["Ana Ruiz", "I", "My"] in chains(text, "Ana Ruiz", "Tom Oke")
    assert chains("By Ana Ruiz and Jan Lund\n\nI left.", "Ana Ruiz", "Jan Lund")[0] == ["Ana Ruiz"]


def test_a_pronoun_is_nobody_who_is_named_in_the_words_that_it_speaks() -> None:
    text = "Tom Oke came. Peter Hain warned. “Jim Lund lies,” he said."

    found = chains(text, "Tom Oke", "Peter Hain", "Jim Lund")

    assert ["Jim Lund"] in found
    assert ["Peter Hain", "he"] in found


def test_he_is_no_woman() -> None:
    assert chains("Ana Ruiz came. He left.", "Ana Ruiz") == [["Ana Ruiz"]]


def test_a_title_without_a_name_is_its_holder_s() -> None:
    found = chains("President Ana Ruiz met Tom Oke. The president smiled.", "Ana Ruiz", "Tom Oke")

    assert found == [["President Ana Ruiz", "president"], ["Tom Oke"]]


def test_of_two_the_one_who_was_called_so_is_meant() -> None:
    text = "A military official fled. An official of Peru stayed. The military official fell."
    assert chains(text) == [["military official", "military official"]]


def test_half_of_a_double_name_is_its_short_form() -> None:
    told = chains("Ana Silva-Oke left. Oke smiled.", "Ana Silva-Oke", "Oke")
    assert told == [["Ana Silva-Oke", "Oke"]]


def test_an_interim_leader_is_the_leader_and_the_interim_president() -> None:
    told = chains(
        "Ba Oke was named interim leader. The late president Dan Lund had quit. "
        "The new leader left. The interim president spoke.",
        "Ba Oke",
        "Dan Lund",
    )
    assert ["Ba Oke", "leader", "interim president"] in told


def test_a_title_that_nobody_holds_is_a_person_of_its_own() -> None:
    assert chains("The envoy came. She smiled.") == [["envoy", "She"]]


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        (
            "A boy was hurt. Tom Oke saw it. The boy said he was well.",
            ["Tom Oke"],
            ["boy", "boy", "he"],
        ),
        (
            "The student Tom Oke, 14, built a clock. The student was held.",
            ["Tom Oke"],
            ["student Tom Oke", "student"],
        ),
        (
            "Tom Oke, a 14-year-old boy, built a clock. The boy was held.",
            ["Tom Oke"],
            ["Tom Oke", "boy"],
        ),
    ],
)
def test_a_noun_stands_for_who_was_described_by_it(
    text: str, people: list[str], expected: list[str]
) -> None:
    assert expected in chains(text, *people)


def test_somebody_who_is_only_brought_in_is_no_person_of_the_article() -> None:
    assert chains("A man slept. Ana Ruiz left.", "Ana Ruiz") == [["Ana Ruiz"]]


def test_himself_behind_a_name_belongs_to_it() -> None:
    assert chains("Tom Oke himself came.", "Tom Oke") == [["Tom Oke"]]


def test_an_office_of_another_country_is_another_s() -> None:
    text = "Malaysia’s prime minister, Tom Oke, met Ana Ruiz. Japan’s prime minister smiled."

    assert chains(text, "Tom Oke", "Ana Ruiz")[:2] == [["Tom Oke"], ["Ana Ruiz"]]


def test_the_office_of_one_country_is_who_was_named_for_it() -> None:
    text = "Jim Lund, China’s envoy, met Tom Oke. A special envoy left. China’s envoy smiled."

    assert ["Jim Lund", "envoy"] in chains(text, "Jim Lund", "Tom Oke")


def test_who_acts_in_a_role_is_no_other_than_he() -> None:
    text = "Tom Oke said that as the director of the bank, he was right."

    assert chains(text, "Tom Oke") == [["Tom Oke", "he"]]


def test_him_may_be_who_says_what_another_did_to_him() -> None:
    text = "Jim Lund came. Tom Oke sued, saying the court had robbed him."

    assert ["Tom Oke", "him"] in chains(text, "Jim Lund", "Tom Oke")


def test_the_lawyer_of_headline_and_lead_is_who_is_named_next() -> None:
    text = "Oke's lawyer doubts charge\n\nThe lawyer of Oke left. Ana Ruiz, the lawyer, smiled."

    assert chains(text, "Ana Ruiz") == [["lawyer", "lawyer", "Ana Ruiz"]]


def test_states_by_their_initials_are_the_same() -> None:
    text = "Britain’s envoy, Jim Lund, left. The UK’s envoy smiled."

    assert chains(text, "Jim Lund") == [["Jim Lund", "envoy"]]


def test_who_is_still_to_be_elected_is_nobody() -> None:
    assert chains("The new president will be elected in May. He may run.") == []


def test_what_is_less_sure_can_be_left_out() -> None:
    text = "Tom Oke met Jim Lund and Bo Ray. He left."
    names = [(0, 7), (12, 20), (25, 31)]
    given = [Entity(start=start, end=end, label="PERSON", rule="test") for start, end in names]
    options = {"people": {"least_confidence": 0.9}}

    made = annotate(document(text, *given), "people", use=RULES, options=options)

    assert _forms(made) == [["Tom Oke"], ["Jim Lund"], ["Bo Ray"]]
    assert all(one.confidence >= 0.9 for one in made.layers["mentions"])


INTERVIEW = """{opening}

How long have you worked here?

Ten years. I like it.

Who is your boss?

Tom Dole. He is 40, and he knows me.

Will you stay?

I think so."""


@pytest.mark.parametrize(
    "opening",
    [
        "We spoke with Ana Ruiz about her work.",
        "Interview: Ana Ruiz is at home in Rome.",
        "Ana Ruiz: An Interview",
    ],
)
def test_in_an_interview_i_and_you_are_who_answers(opening: str) -> None:
    [ana, tom] = chains(INTERVIEW.format(opening=opening), "Ana Ruiz", "Tom Dole")
    assert [one for one in ana if one != "her"] == [
        "Ana Ruiz", "you", "I", "your", "me", "you", "I",
    ]  # fmt: skip
    assert tom == ["Tom Dole", "He", "he"]


@pytest.mark.parametrize(
    "opening",
    [
        "We spoke about Ana Ruiz, whom nobody knows.",
        "We spoke with Ana Ruiz and with Jo Bell.",
        "Ana Ruiz is at home in Rome.",
    ],
)
def test_without_a_word_of_an_interview_i_stays_open(opening: str) -> None:
    made = chains(INTERVIEW.format(opening=opening), "Ana Ruiz", "Jo Bell", "Tom Dole")
    assert made[0] == ["Ana Ruiz"]


def test_a_word_that_is_hardly_a_person_s_name_is_nobody() -> None:
    text = "Watergate was over. Ruiz left."
    entities = [
        Entity(start=0, end=9, label="PERSON", rule="test", confidence=0.3),
        Entity(start=20, end=24, label="PERSON", rule="test", confidence=0.7),
    ]
    made = annotate(document(text, *entities), ["titles", "quotations", "people"], use=RULES)
    assert _forms(made) == [["Ruiz"]]


def test_pronouns_that_are_sure_tell_the_gender() -> None:
    text = (
        "Bodo Akunzada left. He was tired, and he slept. Later Lele Dole came. She was glad. "
        "Akunzada and she met."
    )
    [bodo, lele] = chains(text, "Bodo Akunzada", "Lele Dole", "Akunzada")
    assert bodo == ["Bodo Akunzada", "He", "he", "Akunzada"]
    assert lele == ["Lele Dole", "She", "she"]


def test_a_name_with_its_family_first_has_no_gender_of_its_own() -> None:
    text = (
        "Mun Song Ho fled. Kang Min Gi, a lawyer, met him. “Mun is safe,” he said. "
        "Lee Ann Oke left."
    )
    [mun, kang, lee] = chains(text, "Mun Song Ho", "Kang Min Gi", "Mun", "Lee Ann Oke")
    assert mun == ["Mun Song Ho", "him", "Mun"]
    assert kang == ["Kang Min Gi", "he"]
    assert lee == ["Lee Ann Oke"]


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Mun Song Ho", "mun"),
        ("Thae Bong Gil", "thae"),
        ("Tran Van Hai", "tran"),
        ("Pak Kye-gwan", "pak"),
        ("Wen Bo Lee", "lee"),
        ("Lee Ann Oke", "oke"),
        ("Jo Dean Holm", "holm"),
        ("Ma Jirong", "ma"),
        ("Gao Feng", "gao"),
        ("Kang Lee-Ann", "lee-ann"),
        ("Lee Chapman", "chapman"),
    ],
)
def test_family_names_stand_first_before_syllables(name: str, family: str) -> None:
    parsed = parse(name)
    assert parsed is not None
    assert parsed.family == family


def test_a_family_name_may_tell_a_woman() -> None:
    text = "Mira Oke met Sif Arnardottir. She left."
    assert chains(text, "Mira Oke", "Sif Arnardottir")[1] == ["Sif Arnardottir"]
    text = "Tom Oke met Sif Arnardottir. She left."
    assert chains(text, "Tom Oke", "Sif Arnardottir")[1] == ["Sif Arnardottir", "She"]


def test_who_speaks_without_a_name_goes_on() -> None:
    said = "{} said that Tom Oke had fled. He said it was dark."
    assert chains(said.format("The mayor"), "Tom Oke") == [["mayor", "He"], ["Tom Oke"]]
    assert chains(said.format("The source"), "Tom Oke") == [["Tom Oke"]]
    assert chains(said.format("Police"), "Tom Oke") == [["Tom Oke", "He"]]


@pytest.mark.parametrize(
    ("before", "alone"),
    [
        ("Sen.", "senator"),
        ("Gov.", "governor"),
        ("Prof.", "professor"),
        ("Rep.", "congresswoman"),
    ],
)
def test_a_title_is_short_before_a_name(before: str, alone: str) -> None:
    text = f"Police held {before} Ana Ruiz on Monday. Kim Lund met the {alone}."
    assert chains(text, "Ana Ruiz", "Kim Lund")[0] == [f"{before} Ana Ruiz", alone]


def test_a_predicate_brings_in_nobody() -> None:
    text = "Ana Ruiz was a student in Rome. The student met Jo Bell while a student."
    assert ["student", "student"] not in chains(text, "Ana Ruiz", "Jo Bell")


def test_an_age_stands_for_who_does_not_speak_of_himself() -> None:
    text = "Ana Ruiz met Tom Oke. “Tom is late,” the 54-year-old said. She left the 9-year-old car."
    assert chains(text, "Ana Ruiz", "Tom Oke", "Tom") == [
        ["Ana Ruiz", "54-year-old", "She"],
        ["Tom Oke", "Tom"],
    ]


def test_who_is_named_behind_the_comma_of_an_adverbial_is_no_relative() -> None:
    text = "Dan Dole is a clerk. When he called his mother, Dole was told that she slept."
    assert chains(text, "Dan Dole", "Dole")[0] == ["Dan Dole", "he", "his", "Dole"]


def test_a_title_alone_is_no_name() -> None:
    text = "The Home Secretary met Ana Ruiz."
    marked = (Entity(start=4, end=18, label="PERSON", rule="test"),)
    made = annotate(document(text, *marked), ["titles", "people"], use=RULES)
    assert "Home Secretary" not in [one.name for one in made.layers["people"]]


def test_who_goes_on_speaking_is_he_whoever_the_article_is_about() -> None:
    text = (
        "Dan Dole left. “We lost,” Dole said. “It was late, and he knew it,” he said.\n\n"
        "A friend of Dole and his, Alex Bell said the price was too high for Dole. "
        "He suggested that banks pay."
    )
    assert chains(text, "Dan Dole", "Alex Bell", "Dole")[1] == ["Alex Bell", "He"]


def test_a_couple_shares_its_family_name() -> None:
    text = "A thief tied Ken and Berylla Oke up. Mr Oke was hurt."
    assert chains(text, "Ken", "Berylla Oke", "Oke")[0] == ["Ken", "Mr Oke"]


def test_a_president_named_before_another_is_no_couple() -> None:
    text = "Clinton and Tony Blair met. Bill Clinton left. Blair stayed."
    found = chains(text, "Bill Clinton", "Clinton", "Tony Blair", "Blair")
    assert ["Tony Blair", "Blair"] in found


def test_whose_secretary_speaks_may_be_spoken_of() -> None:
    text = (
        "Minister Ana Ruiz declined an interview. Her press secretary, Bo Wu, said that the "
        "minister “is busy.”"
    )
    assert chains(text, "Ana Ruiz", "Bo Wu")[0] == ["Minister Ana Ruiz", "Her", "minister"]


def test_who_says_so_is_not_the_26_year_old() -> None:
    text = "Tom Oke was hurt. Coach Bo Ray said the 26-year-old would rest."
    assert chains(text, "Tom Oke", "Bo Ray")[0] == ["Tom Oke", "26-year-old"]


def test_who_has_a_husband_is_his_wife() -> None:
    text = "Ana Ruiz and her husband Tom Dole run a shop. Dole left. His wife said it rained."
    assert chains(text, "Ana Ruiz", "Tom Dole", "Dole")[0] == ["Ana Ruiz", "her", "wife"]


def test_a_form_of_address_tells_two_of_one_family_name() -> None:
    text = "Ms. Dole wrote. Mr. Dole replied that Dole was right. Mr. Dole left."
    assert chains(text, "Dole") == [["Ms. Dole", "Dole"], ["Mr. Dole", "Mr. Dole"]]


def test_a_family_name_that_is_a_man_s_given_name_may_be_a_woman() -> None:
    text = "Clinton won. She thanked her rival, Tom Oke. “I am glad,” she said."
    assert chains(text, "Clinton", "Tom Oke")[0] == ["Clinton", "She", "her", "I", "she"]


def test_who_was_named_before_a_long_quotation_is_near_behind_it() -> None:
    said = "It rained. The road was wet. The car slid. A tree fell. Nobody was hurt. It is over."
    text = f"Tom Oke spoke. “{said} We left,” he added."
    assert chains(text, "Tom Oke")[0] == ["Tom Oke", "he"]


def test_a_field_tells_whose_an_office_is() -> None:
    text = (
        "Minister of Health Ana Ruiz met Minister of Trade Tom Oke. The health minister sang. "
        "The outgoing minister of trade slept."
    )
    assert chains(text, "Ana Ruiz", "Tom Oke") == [
        ["Minister of Health Ana Ruiz", "health minister"],
        ["Minister of Trade Tom Oke", "outgoing minister of trade"],
    ]


def test_whose_mother_somebody_is_is_another() -> None:
    text = "Bell's mother, Ida, is 80. Ida Bell said that Bell was kind."
    assert chains(text, "Ida Bell", "Ida", "Bell") == [["Bell", "Bell"], ["Ida", "Ida Bell"]]


def test_a_relative_may_be_that_of_an_office() -> None:
    text = "King Anton slept. The king's son, Prince Leo, sang. His father woke."
    assert chains(text, "Anton", "Leo")[0] == ["King Anton", "king", "father"]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Oke defended a man who hit his own wife before he fled.",
        "Tom Oke was in court for a 32-year-old man, who allegedly struck himself in his car.",
        "Tom Oke jailed a driver from Rome who lied about his speed.",
        "Tom Oke remanded a man accused of beating his uncle.",
        "Tom Oke spoke of a man carrying his son.",
        "Tom Oke met a man whose wife said he drank.",
        "Tom Oke met a woman whose son said he drank.",
        "Tom Oke said the suspect shot himself.",
        "Tom Oke arrested someone who said he was the owner.",
    ],
)
def test_who_is_not_named_keeps_the_pronouns_of_his_clause(text: str) -> None:
    assert chains(text, "Tom Oke")[0] == ["Tom Oke"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom Oke, acting for a man who hit a car, said he would appeal.", "he"),
        ("Tom Oke sued a man who attacked him.", "him"),
        ("Tom Oke is a man who loves his tea.", "his"),
        ("Tom Oke met a woman who said he was kind.", "he"),
        ("Jan Lund won. Jan Lund asked Tom Oke whether he was ill.", "he"),
        ("Tom Oke told Jan Lund that he would go. Jan Lund left.", "he"),
        ("Tom Oke hired a lawyer who told him that he would win.", "him he"),
    ],
)
def test_beside_a_relative_clause_a_pronoun_is_who_is_named(text: str, expected: str) -> None:
    assert ["Tom Oke", *expected.split()] in chains(text, "Tom Oke", "Jan Lund")


@pytest.mark.parametrize(
    "text",
    [
        "Tom Oke won. Tom Oke says Jan Lund has hurt the party by his absence.",
        "Tom Oke won. Tom Oke urged Jan Lund to sell his shares.",
        "Tom Oke won. Tom Oke accused Jan Lund of hiding his assets.",
        "Tom Oke won. Tom Oke thanked Jan Lund for his help.",
        "Tom Oke won. Tom Oke beat Jan Lund, who lost his seat.",
        "Tom Oke won. Tom Oke watched Jan Lund leaving his house.",
    ],
)
def test_what_is_his_is_who_does_something_in_the_same_clause(text: str) -> None:
    assert ["Jan Lund", "his"] in chains(text, "Tom Oke", "Jan Lund")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A magistrate was suspended on Monday. Magistrate Ana Ruiz owed a lawyer money.",
            ["magistrate", "Magistrate Ana Ruiz"],
        ),
        (
            "The senator for Norvik has died. Senator Ana Ruiz had been ill.",
            ["senator", "Senator Ana Ruiz"],
        ),
        ("A nurse died. Nurse Ana Ruiz said it was dark.", ["Nurse Ana Ruiz"]),
        ("Mayor Ana Ruiz sang. The election of the mayor is in May.", ["Mayor Ana Ruiz"]),
        ("Director Ana Ruiz met the director of the museum.", ["Director Ana Ruiz"]),
        ("Ana Ruiz, head of Zentrix, met the head of Kelmar Steel.", ["Ana Ruiz"]),
        ("Ana Ruiz hesitated. Mia Dahl suggested she should stay.", ["Ana Ruiz", "she"]),
    ],
)
def test_an_office_is_whose_it_is_and_no_other_holder_s(text: str, expected: list[str]) -> None:
    assert expected in chains(text, "Ana Ruiz", "Mia Dahl")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bishop Ana Ruiz resigned. The cleric said she was ill.", "cleric she"),
        ("President Ana Ruiz fled. The dictator had ruled for years.", "dictator"),
        ("Prime Minister Ana Ruiz spoke. The premier’s plan failed.", "premier"),
        ("Ambassador Ana Ruiz met Consul Mia Dahl. The diplomat left.", ""),
        ("Attorney General Ana Ruiz left. The soldier was shot.", ""),
        ("Chile’s ambassador Ana Ruiz left. The Peruvian diplomat stayed.", ""),
        ("Sen. Ana Ruiz left. The usual politician approach failed.", ""),
        ("Sen. Ana Ruiz left. The lawmaker who voted against it is old.", ""),
    ],
)
def test_a_broader_noun_is_the_only_one_whose_title_it_takes_in(text: str, expected: str) -> None:
    [found] = [one[1:] for one in chains(text, "Ana Ruiz", "Mia Dahl") if "Ana Ruiz" in one[0]]
    assert found == expected.split()


@pytest.mark.parametrize(
    ("lead", "next_one", "same"),
    [
        ("A diplomat has fled, police said.", "Ana Ruiz, the envoy in Oslo, left in May.", True),
        ("A Russian diplomat has fled.", "Ana Ruiz, Moscow’s envoy in Oslo, left in May.", True),
        ("A Russian diplomat has fled.", "Ana Ruiz, Lima’s envoy in Oslo, left in May.", False),
        ("A diplomat was shot.", "Ambassador Ana Ruiz said: I am sad.", False),
        ("The parents of a soldier wept.", "Captain Ana Ruiz left in May.", False),
    ],
)
def test_whom_a_lead_calls_a_diplomat_is_the_envoy_who_is_named_next(
    lead: str, next_one: str, same: bool
) -> None:
    use = {**RULES, "names": "gazetteer-names"}
    made = annotate(f"{lead}\n\n{next_one}", ["titles", "quotations", "people"], use=use)
    assert any(one[-1] == "Ana Ruiz" and len(one) == 2 for one in _forms(made)) == same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former Norvik President Ana Ruiz fled. The former president is 60.", 2),
        ("Ex-President Ana Ruiz fled. The former president is 60.", 2),
        ("President Ana Ruiz fled. The former president is 60.", 1),
        ("Ana Ruiz, president of the Norvik Forest Front, left. The NFF president is old.", 2),
        ("Ana Ruiz, president of the Norvik Forest Front, left. The NFA president is old.", 1),
        ("President Ana Ruiz fled. The vice president is 60.", 1),
        # whose brother another is has less of a claim to the family's name
        ("Tom Ruiz, brother of Ana Ruiz, left. Ruiz is old.", 1),
        ("Tom Ruiz, brother of former Mayor Ana Ruiz, left. Ruiz is old.", 1),
    ],
)
def test_a_former_office_is_whose_it_was(text: str, expected: int) -> None:
    found = chains(text, "Ana Ruiz", "Tom Ruiz", "Ruiz")
    assert [len(one) for one in found if "Ana Ruiz" in one[0]] == [expected]


def test_each_title_that_a_broader_noun_takes_in_counts() -> None:
    for title, nouns in broader().items():
        for noun in nouns:
            assert Description(0, 1, (noun,)).takes_in(Description(2, 3, title)), (noun, title)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Prime Minister Ana Ruiz opened the hall. The PM sang.", "PM"),
        ("Chief executive Ana Ruiz quit. The CEO sang.", "CEO"),
        ("Vice-President Ana Ruiz sang. The vice president danced.", "vice president"),
    ],
)
def test_an_office_has_short_names_and_hyphens(text: str, short: str) -> None:
    title = text.partition(" Ana")[0]
    assert chains(text, "Ana Ruiz") == [[f"{title} Ana Ruiz", short]]


def test_the_boss_of_a_body_is_who_heads_it() -> None:
    text = "Zentrix chief executive Ana Ruiz quit. The Zentrix boss had served for a year."
    bodies = [Entity(start=at, end=at + 7, label="ORG", rule="test") for at in (0, 43)]
    person = Entity(start=24, end=32, label="PERSON", rule="test")
    made = annotate(document(text, *bodies, person), ["titles", "people"], use=RULES)
    assert _forms(made) == [["chief executive Ana Ruiz", "boss"]]


@pytest.mark.parametrize(
    "text",
    [
        "Police held Ana Ruiz a.k.a Spider. Spider fled.",
        "Ana Ruiz, also known as Spider, fled. Spider is 40.",
        "Ana Ruiz (née Spider) fled. They saw Spider.",
    ],
)
def test_what_somebody_goes_by_is_no_other(text: str) -> None:
    assert len(chains(text, "Ana Ruiz", "Spider")) == 1


@pytest.mark.parametrize(
    ("text", "people", "client"),
    [
        (
            "Karl Berg was jailed. Berg's attorney, Sam Holm, said he had lost his job.",
            ["Karl Berg", "Berg", "Sam Holm"],
            ["Karl Berg", "Berg", "he", "his"],
        ),
        (
            "Ana Ruiz was held on Monday. Her lawyer, Tess Oke, said she would appeal.",
            ["Ana Ruiz", "Tess Oke"],
            ["Ana Ruiz", "Her", "she"],
        ),
        (
            "Police held Dan Moss. A lawyer for Moss said he was ill.",
            ["Dan Moss", "Moss"],
            ["Dan Moss", "Moss", "he"],
        ),
    ],
)
def test_a_lawyer_speaks_of_whom_he_stands_for(
    text: str, people: list[str], client: list[str]
) -> None:
    assert client in chains(text, *people)


def test_whose_landlord_somebody_is_is_no_object() -> None:
    text = "Ana Ruiz sued her landlord, Jan Lund, after he left."
    assert chains(text, "Ana Ruiz", "Jan Lund") == [["Ana Ruiz", "her"], ["Jan Lund", "he"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The 77-year-old driver of the van died. The 28-year-old driver fled. He was charged.",
            [["driver"], ["driver", "He"]],
        ),
        (
            "A 28-year-old woman died. The 22-year-old woman who drove fled. She was charged.",
            [["woman", "She"]],
        ),
        ("The 30-year-old owner fled. The 30-year-old owner was held.", [["owner", "owner"]]),
    ],
)
def test_ages_tell_people_apart(text: str, expected: list[list[str]]) -> None:
    assert chains(text) == expected


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        # who was named before, by a noun of his fame; not another's, nor where several could be it
        ("Ana Ruiz met her fans. The singer sang.", ["Ana Ruiz"], [["Ana Ruiz", "her", "singer"]]),
        (
            "Tom Oke bought a hotel. The brash businessman sings.",
            ["Tom Oke"],
            [["Tom Oke", "businessman"]],
        ),
        ("Ana Ruiz left. The 25-year-old actress slept.", ["Ana Ruiz"], [["Ana Ruiz", "actress"]]),
        # of whom the last sentences tell, be he named with another; not one of another age or sex
        (
            "Ana Ruiz beat Bo Ray. She was glad. The 25-year-old lawyer slept.",
            ["Ana Ruiz", "Bo Ray"],
            [["Ana Ruiz", "She", "lawyer"], ["Bo Ray"]],
        ),
        (
            "Ana Ruiz beat Bo Ray. She was glad. The 25-year-old lawyer lost his coat.",
            ["Ana Ruiz", "Bo Ray"],
            [["Ana Ruiz", "She"], ["Bo Ray"], ["lawyer", "his"]],
        ),
        # who has said something says something else; who leads and of whom no office is told
        (
            "Tom Oke said Bo Ray had come, but he called it slow. He left.",
            ["Tom Oke", "Bo Ray"],
            [["Tom Oke", "he", "He"], ["Bo Ray"]],
        ),
        (
            "They met on the fate of Bo Ray. The leader was ill. The ailing leader slept.",
            ["Bo Ray"],
            [["Bo Ray", "leader", "leader"]],
        ),
        (
            "Rebel commander Bo Ray met Ana Ruiz. The rebel leader was ill.",
            ["Bo Ray", "Ana Ruiz"],
            [["Rebel commander Bo Ray", "rebel leader"], ["Ana Ruiz"]],
        ),
        # in a clause the only one of its sentence
        (
            "Speaker Ana Ruiz and Premier Bo Ray met. Ruiz said President Tom Oke had quit after "
            "the ailing leader fled.",
            ["Ana Ruiz", "Bo Ray", "Ruiz", "Tom Oke"],
            [["Speaker Ana Ruiz", "Ruiz"], ["Premier Bo Ray"], ["President Tom Oke", "leader"]],
        ),
        ("Tom Oke left. The actress slept.", ["Tom Oke"], [["Tom Oke"]]),
        (
            "Tom Oke met Jim Lund. The striker slept.",
            ["Tom Oke", "Jim Lund"],
            [["Tom Oke"], ["Jim Lund"]],
        ),
        # another of a new thing; a predicate; behind a preposition stands another article
        (
            "The driver of the van died. He was old. The driver of a third car fled.",
            [],
            [["driver", "He"]],
        ),
        ("Ana Ruiz said Tom Oke, who may be the winner, left.", ["Ana Ruiz"], [["Ana Ruiz"]]),
        ("Ana Ruiz rose through the ranks to branch secretary.", ["Ana Ruiz"], [["Ana Ruiz"]]),
        # in the title of a book; before a title and its name; a breed; an address
        ("Ana Ruiz wrote Karl and His Boys.", ["Ana Ruiz"], [["Ana Ruiz"]]),
        ("Nollywood actress Ana Ruiz left.", ["Nollywood", "Ana Ruiz"], [["actress Ana Ruiz"]]),
        ("Ana Ruiz has a King Charles spaniel.", ["Ana Ruiz", "Charles"], [["Ana Ruiz"]]),
        ("Norvik.ng met Ana Ruiz.", ["Norvik.ng", "Ana Ruiz"], [["Ana Ruiz"]]),
        # short for a man's name and a woman's
        ("Sam Lund met her boyfriend.", ["Sam Lund"], [["Sam Lund", "her"], ["boyfriend"]]),
    ],
)
def test_what_stands_for_nobody_or_for_who_was_named(
    text: str, people: list[str], expected: list[list[str]]
) -> None:
    assert chains(text, *people) == expected


def test_in_his_wife_s_words_i_is_she() -> None:
    text = "Tom Oke died. His wife, Ana, said: “I loved him.”"
    assert chains(text, "Tom Oke", "Ana") == [["Tom Oke", "His", "him"], ["Ana", "I"]]


def test_him_is_of_whom_the_speaker_has_just_told() -> None:
    text = (
        "Minister Karl Lund spoke. Lund was glad.\n\n"
        "Mayor Tom Oke said he had dined with Paul Berg.\n\n"
        "“I talked with him about his dog,” he said."
    )
    assert ["Paul Berg", "him", "his"] in chains(text, "Karl Lund", "Lund", "Tom Oke", "Paul Berg")


def test_a_title_may_stand_between_a_relative_and_the_name() -> None:
    text = (
        "Ida Berg was jailed. Her husband, Army Major Dan Berg, died in 2013. Her mother, "
        "Norvik Council member Lena Holm, agreed. Berg’s lawyer said Berg was sorry."
    )
    found = chains(text, "Ida Berg", "Dan Berg", "Lena Holm", "Berg")
    assert found[0] == ["Ida Berg", "Her", "Her", "Berg", "Berg"]
    assert [one[-1].split()[-1] for one in found[1:3]] == ["Berg", "Holm"]


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        # an age is whose it stands behind, and nobody's of another age
        (
            "Jon Dole, 26, fell. Paul Berg, 33, ran. He saw the 26-year-old.",
            ["Jon Dole", "Paul Berg"],
            [["Jon Dole", "26-year-old"], ["Paul Berg", "He"]],
        ),
        ("Paul Berg (33) ran. The 26-year-old fell.", ["Paul Berg"], [["Paul Berg"]]),
        # who is charged is the accused, and no officer of his name
        (
            "Tom Oke, 33, of Mill Lane, denies theft. Ana Ruiz left. The accused said he was ill. "
            "The defendant wept.",
            ["Tom Oke", "Ana Ruiz"],
            [["Tom Oke", "accused", "he", "defendant"], ["Ana Ruiz"]],
        ),
        (
            "Ivan Lund is accused of theft. Advocate Lund left. Lund wept.",
            ["Ivan Lund", "Lund"],
            [["Ivan Lund", "Lund"], ["Advocate Lund"]],
        ),
        (
            "Judge Ivan Lund is accused of theft. Judge Lund wept.",
            ["Ivan Lund", "Lund"],
            [["Judge Ivan Lund", "Judge Lund"]],
        ),
        (
            "A teenager accused of theft was late. The defendant said he was ill.",
            [],
            [["teenager", "defendant", "he"]],
        ),
        # whom what follows tells apart; the victim, the husband of whom nobody names
        (
            "Ana Ruiz met Tom Oke. The man accused of theft denied it. He ran.",
            ["Ana Ruiz", "Tom Oke"],
            [["Ana Ruiz"], ["Tom Oke"], ["man", "He"]],
        ),
        (
            "Tom Oke left. The victim told police he was hurt.",
            ["Tom Oke"],
            [["Tom Oke"], ["victim", "he"]],
        ),
        ("The husband of one victim spoke. “I ran,” he said.", [], [["husband", "I", "he"]]),
        # who is told to be it; not whose friend he is
        (
            "The victim has been named by police as Jon Dole. The victim was kind.",
            ["Jon Dole"],
            [["Jon Dole", "victim"]],
        ),
        (
            "Police identified the victim as 33-year-old Jon Dole. The victim was kind.",
            ["Jon Dole"],
            [["Jon Dole", "victim"]],
        ),
        ("The victim was named as a friend of Jon Dole.", ["Jon Dole"], [["Jon Dole"]]),
        # a form of address is nobody's
        (
            "The judge, His Honour Judge Guy Lund, said he would rest.",
            ["Guy Lund"],
            [["His Honour Judge Guy Lund", "he"]],
        ),
        # a word joined to another, a predicate behind a possessor
        ("Tom Oke fell. It was a winner-take-all vote.", ["Tom Oke"], [["Tom Oke"]]),
        ("Tom Oke sang. He was the Acme firm's chief lawyer.", ["Tom Oke"], [["Tom Oke", "He"]]),
    ],
)
def test_who_is_who_in_court(text: str, people: list[str], expected: list[list[str]]) -> None:
    assert chains(text, *people) == expected


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        # whose lawyer; relatives behind what is said of them
        (
            "Tom Oke was jailed. Oke's lawyer said it was wrong. He said Oke was ill.",
            ["Tom Oke", "Oke"],
            [["Tom Oke", "Oke", "Oke"], ["lawyer", "He"]],
        ),
        (
            "Ana Ruiz slept. Her mentor did not return her love.",
            ["Ana Ruiz"],
            [["Ana Ruiz", "Her", "her"], ["mentor"]],
        ),
        (
            "Ana Ruiz fed her newborn son. Her 5-year-old daughter slept.",
            ["Ana Ruiz"],
            [["Ana Ruiz", "her", "Her"], ["son"], ["daughter"]],
        ),
        # who speak together are none of them "she"
        (
            "Ida Holm fell. Her niece Lena Holm and aunt Cora Berg said she was ill.",
            ["Ida Holm", "Lena Holm", "Cora Berg"],
            [["Ida Holm", "Her", "she"], ["Lena Holm"], ["Cora Berg"]],
        ),
        # whom brackets tell, a title without an article, who is new behind an opening clause
        (
            "Ana Ruiz said: “He (Tom Oke) ran.” Ida Berg met him.",
            ["Ana Ruiz", "Tom Oke", "Ida Berg"],
            [["Ana Ruiz"], ["He", "Tom Oke", "him"], ["Ida Berg"]],
        ),
        (
            "Tom Oke wept. Defence lawyer for the firm told the court that he would rest.",
            ["Tom Oke"],
            [["Tom Oke"], ["Defence lawyer", "he"]],
        ),
        (
            "Tom Oke rose. As soon as he left the room, a man fell.",
            ["Tom Oke"],
            [["Tom Oke", "he"]],
        ),
        (
            "Sgt Tom Oke spoke. According to Oke, a man fled. The suspect fell and he confessed.",
            ["Tom Oke", "Oke"],
            [["Sgt Tom Oke", "Oke"], ["suspect", "he"]],
        ),
        # he who spoke goes on, not he of whom is told; as a last resort who names himself
        (
            "Tom Oke said he ran. Stuart Lund said Oke lied. He said Oke stole. He said: “Yes.”",
            ["Tom Oke", "Stuart Lund", "Oke"],
            [["Tom Oke", "he", "Oke", "Oke"], ["Stuart Lund", "He", "He"]],
        ),
        ("Tom Oke is leaving Norvik, he said on Monday.", ["Tom Oke"], [["Tom Oke", "he"]]),
        (
            "The death of a patient shocked Ana Ruiz, the coroner. She said it hurt the coroner.",
            ["Ana Ruiz"],
            [["Ana Ruiz", "She", "coroner"]],
        ),
    ],
)
def test_who_speaks_and_for_whom(text: str, people: list[str], expected: list[list[str]]) -> None:
    assert chains(text, *people) == expected


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        # who is told something is another than who tells it, and so is a husband without an owner
        (
            "Sgt. Tom Oke saw Dan Bell fall. He told Oke that it hurt.",
            ["Tom Oke", "Dan Bell", "Oke"],
            [["Sgt. Tom Oke", "Oke"], ["Dan Bell", "He"]],
        ),
        (
            "Tom Oke was at the gate when the husband fell. He told Oke his wife was ill.",
            ["Tom Oke", "Oke"],
            [["Tom Oke", "Oke"], ["husband", "He", "his"], ["wife"]],
        ),
        (
            "Kim Oke fell. The father, Dan Bell, said he wept.",
            ["Kim Oke", "Dan Bell"],
            [["Kim Oke"], ["Dan Bell", "he"]],
        ),
        (
            "Tom Oke met the husband. The husband also told Oke his wife was ill.",
            ["Tom Oke", "Oke"],
            [["Tom Oke", "Oke"], ["husband", "husband", "his"], ["wife"]],
        ),
        (
            "Tom Oke met Dan Bell. Standing beside his lawyer, Bell wept.",
            ["Tom Oke", "Dan Bell", "Bell"],
            [["Tom Oke"], ["Dan Bell", "his", "Bell"], ["lawyer"]],
        ),
        # letters of an office before and behind a name, a nickname in quotation marks
        (
            "A girl met her barrister, Tom Oke QC, in jail.",
            ["Tom Oke"],
            [["girl", "her"], ["Tom Oke"]],
        ),
        (
            "Judge Ana Ruiz sat. KC Tom Oke rose, and she told Oke to wait.",
            ["Ana Ruiz", "KC Tom Oke", "Oke"],
            [["Judge Ana Ruiz", "she"], ["KC Tom Oke", "Oke"]],
        ),
        (
            "Police held Tom Oke, aka “Spider,” in June. Spider wept.",
            ["Tom Oke", "Spider"],
            [["Tom Oke", "Spider", "Spider"]],
        ),
        # who somebody is told to be, what a minister has more than one of, who is of such an age
        (
            "An officer, identified only as Kabo, fell. The officer wept.",
            ["Kabo"],
            [["Kabo", "officer"]],
        ),
        (
            "Ida Vole, aide to Trade and Energy Minister Tom Oke, said the minister slept.",
            ["Ida Vole", "Tom Oke"],
            [["Ida Vole"], ["Trade and Energy Minister Tom Oke", "minister"]],
        ),
        (
            "A 16-year-old boy hit Kim Oke. The teenager fled, and he fell.",
            ["Kim Oke"],
            [["boy", "teenager", "he"], ["Kim Oke"]],
        ),
        (
            "Kim Oke, 44, sat. The judge had the charge put to the 44-year-old again.",
            ["Kim Oke"],
            [["Kim Oke", "44-year-old"], ["judge"]],
        ),
        # the doctor is who was one before; who spoke is not who owns what speaks
        (
            "Minister Ana Oke spoke. Her husband, Dr Ken Oke, slept. Ana Oke left. Dr Oke woke.",
            ["Ana Oke", "Ken Oke", "Oke"],
            [["Minister Ana Oke", "Her", "Ana Oke"], ["Dr Ken Oke", "Dr Oke"]],
        ),
        # whoever has no name has the pronouns, and no colleague or writer of the article has them
        (
            "A 17-year-old met Tom Oke. The teenager said he was hit. The 17-year-old wept.",
            ["Tom Oke"],
            [["17-year-old", "teenager", "he", "17-year-old"], ["Tom Oke"]],
        ),
        (
            "A mother met Tom Oke. The mother told the court: “I wept.” The girl said she fled.",
            ["Tom Oke"],
            [["mother", "mother", "I"], ["Tom Oke"], ["girl", "she"]],
        ),
        (
            "Tom Oke fell. A colleague of Oke said: “I wept.”",
            ["Tom Oke", "Oke"],
            [["Tom Oke", "Oke"]],
        ),
        (
            "By Tom Oke\n\nThe accused man was late, police said. He fled.",
            ["Tom Oke"],
            [["Tom Oke"], ["man", "He"]],
        ),
        ("By Kelmar Newsdesk. GRANT COUNTY: He fled.", ["Kelmar Newsdesk", "GRANT COUNTY"], []),
    ],
)
def test_people_of_courts_and_papers(
    text: str, people: list[str], expected: list[list[str]]
) -> None:
    assert chains(text, *people) == expected


def test_who_is_charged_once_is_charged_twice() -> None:
    text = "A man accused of theft met Ida Vole. The man has pleaded guilty. The accused smiled."
    named = Entity(
        start=text.index("Ida"), end=text.index(". The man"), label="PERSON", rule="test"
    )
    made = annotate(document(text, named), ["titles", "people"], use=RULES)
    assert made.layers["mentions"][-1].confidence == 0.8


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        (
            "Ana Ruiz met her French husband. His late Irish mother was ill, Ruiz said.",
            ["Ana Ruiz", "Ruiz"],
            [["Ana Ruiz", "her", "Ruiz"], ["husband", "His"], ["mother"]],
        ),
        (
            "The trial of a widow over the murder of Tom Oke began. Ana Oke met the deceased.",
            ["Tom Oke", "Ana Oke"],
            [["Tom Oke", "deceased"], ["Ana Oke"]],
        ),
        (
            "Tom Oke met Ida Vole before the guard was murdered. Oke knew the victim.",
            ["Tom Oke", "Ida Vole", "Oke"],
            [["Tom Oke", "Oke"], ["Ida Vole"], ["guard", "victim"]],
        ),
        (
            "A man, who ran when he fell, was tried. The court said Tom Oke, a cook, hit his wife.",
            ["Tom Oke"],
            [["man", "he", "Tom Oke", "his"], ["wife"]],
        ),
        (
            "Dan Oke, real name Tom Lund, met Ida Vole, known until 1979 as Ida Berg. Lund wept.",
            ["Dan Oke", "Tom Lund", "Ida Vole", "Ida Berg", "Lund"],
            [["Dan Oke", "Tom Lund", "Lund"], ["Ida Vole", "Ida Berg"]],
        ),
        (
            "Dan Oke and Tom Lund name Ida Vole. Lund, until Ida Berg came, ruled.",
            ["Dan Oke", "Tom Lund", "Ida Vole", "Lund", "Ida Berg"],
            [["Dan Oke"], ["Tom Lund", "Lund"], ["Ida Vole"], ["Ida Berg"]],
        ),
        # the article says Mr of one of the two alone
        (
            "Ida Lund and Tom Oke denied killing Dan Lund. Mr Lund was beaten. Oke and Lund wept.",
            ["Ida Lund", "Tom Oke", "Dan Lund", "Lund", "Oke"],
            [["Ida Lund", "Lund"], ["Tom Oke", "Oke"], ["Dan Lund", "Mr Lund"]],
        ),
        # him is not whoever is to do something to him
        (
            "Tom Oke fell. Dan Lund urged Tom Oke to help him.",
            ["Tom Oke", "Dan Lund"],
            [["Tom Oke", "Tom Oke"], ["Dan Lund", "him"]],
        ),
        (
            "Tom Oke fell. Dan Lund called Tom Oke of Beijing to scold him.",
            ["Tom Oke", "Dan Lund"],
            [["Tom Oke", "Tom Oke", "him"], ["Dan Lund"]],
        ),
        (
            "Tom Oke was late. Lund had accused Oke of plotting to rob him.",
            ["Tom Oke", "Oke", "Lund"],
            [["Tom Oke", "Oke"], ["Lund", "him"]],
        ),
        (
            "Dan Lund was late. Lund said he had called Tom Oke to scold him.",
            ["Tom Oke", "Dan Lund", "Lund"],
            [["Dan Lund", "Lund", "he"], ["Tom Oke", "him"]],
        ),
        (
            "They asked the chairman for a new chief. Zentrix chairman Tom Oke said he was glad.",
            ["Tom Oke"],
            [["chairman", "chairman Tom Oke", "he"]],
        ),
        (
            "John Lund, 2nd Earl of Clare, met Tom Oke. The Earl said he was ill.",
            ["John Lund", "Earl", "Tom Oke"],
            [["John Lund", "Earl", "Earl", "he"], ["Tom Oke"]],
        ),
    ],
)
def test_who_is_who_by_what_is_done_and_how_each_is_called(
    text: str, people: list[str], expected: list[list[str]]
) -> None:
    assert chains(text, *people) == expected
