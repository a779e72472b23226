"""Sentences by rules, written with a bar between them."""

from __future__ import annotations

import pytest

from glossator.testing import annotate

USE = {"tokens": "rules", "sentences": "rules"}


def check(marked: str) -> None:
    text = marked.replace(" | ", " ").replace("¶", "\n")
    made = annotate(text, "sentences", use=USE)
    found = [made.text_of(sentence) for sentence in made.layers["sentences"]]
    assert found == [one for line in marked.split("¶") for one in line.split(" | ") if one]


@pytest.mark.parametrize(
    "text",
    [
        "He left. | She stayed. | Why? | Because!",
        "Mr. Kim met Gen. Lee and J. R. Smith. | They talked.",
        "Gen. Lee (ret.) met Col. (ret.) Ana Ruiz. | They talked.",
        "He moved to the U.S. | The U.S. Army stayed.",
        "The U.S. President spoke.",
        "He works for Acme Inc. | She does not.",
        "It opens at 5 p.m. | Police said so.",
        "It opens at 5 p.m. Thursday.",
        "Bring food, water, etc. | Leave early.",
        "It is 5 ft. 3 in. tall. | He is taller.",
        "No. 5 won. | No. | Page p. 3 is torn.",
        "It rose 5.4 percent to 3.1 million.",
        '"He left." | "She stayed," Kim said.',
        "“He left.” | (He did.) | ‘Yes!’ | She laughed.",
        '"Why?" Kim Min Ki asked. | "Go!" he said.',
        '"Why?" | He asked again.',
        "He waited… | Then he left. | Well... maybe.",
        "SEOUL (Reuters) - North Korea said no. | Italy agreed.",
        "call them. | they have not heard. | ok?",
        "See ASP.NET now.",
        "1. Foreign policy is first. | 2018 was odd.",
        "Take vitamin C. | It helps.",
        "Calif. Gov. Ana Ruiz left. | She was seen in Tull, Ore. | The mayor stayed.",
        "It costs approx. $5. | It is good. | At 5 a.m. Oke left.",
        "He lives at 12 Mill St. | She lives at 4 N. Oak Dr. | They met at 9 High St. Ives Road.",
        "I saw him and I. | She left.",
        "It was built c. 1450. | Oke v. Ruiz was heard on Jan. 5.",
        "नमस्ते। | 你好。 | 再见！",
    ],
)
def test_sentences(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador to Italy has defected¶¶He left.",
        "A headline without a stop¶kim jong un¶Getty Images¶¶A diplomat went missing.",
        "one part of a sentence,¶¶and another across a blank line.",
        "First.\r\n\r\nSecond".replace("\r\n\r\n", "¶¶"),
    ],
)
def test_lines_part_sentences(text: str) -> None:
    check(text)


def test_a_forgotten_space_parts_sentences() -> None:
    made = annotate("It was the end.Next came this.", "sentences", use=USE)
    assert [made.text_of(one) for one in made.layers["sentences"]] == [
        "It was the end.",
        "Next came this.",
    ]
    for text in (
        "It passed in 2019.It was struck down.",
        "It owes £3m.Its chief left.",
        "He said “no”.She left.",
        "It rained (a lot).They left.",
        "It rained.[12]They left.",
        "It rained.[1][2] They left.",
    ):
        assert len(annotate(text, "sentences", use=USE).layers["sentences"]) == 2


def test_wrapped_lines_do_not_part_sentences() -> None:
    text = (
        "The spy agency said it could not confirm which country was\n"
        "now protecting Jo and his family, and the foreign ministry in\n"
        "Rome told reporters it had no record.\n\nNext."
    )
    made = annotate(text, "sentences", use=USE)
    assert [made.text_of(one).split()[-1] for one in made.layers["sentences"]] == [
        "record.",
        "Next.",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The council said that the road\nwould stay shut as more of the\ncracks "
         "had been found last week\nbelow the mill of the town\nespecially. Nobody left.", 2),
        ("- keep off the\n  Marl road\n- go home", 2),
        ("1. keep off\n   the road\n   at night\n2. go home", 2),
        ("- keep off\n- go home\nby night", 3),
        ("Home\nnews\nsport\nweather\nabout us", 5),
    ],
)  # fmt: skip
def test_columns_of_papers_and_items_that_hang_are_wrapped(text: str, count: int) -> None:
    assert len(annotate(text, "sentences", use=USE).layers["sentences"]) == count


def test_a_line_that_goes_on_in_small_letters_is_joined() -> None:
    text = "The spy agency said it could not confirm which country\nwas protecting him."
    made = annotate(text, "sentences", use=USE)
    assert len(made.layers["sentences"]) == 1


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\u2028", "\x85"])
def test_every_kind_of_line_break_parts(break_: str) -> None:
    made = annotate(f"A headline{break_}He left.", "sentences", use=USE)
    assert [made.text_of(one) for one in made.layers["sentences"]] == ["A headline", "He left."]


@pytest.mark.slow("a text for each word")
def test_every_starter_and_time_word_decides() -> None:
    from glossator_standard.abbreviations import lists

    for word in lists()["starters"]:
        check(f"He saw the U.S. | {word} x.")
    for word in lists()["after_time"]:
        check(f"He came at 5 p.m. {word} as planned.")
    for verb in lists()["speech"]:
        check(f'"Why?" Kim {verb} loudly.')
