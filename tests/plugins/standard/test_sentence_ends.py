"""Sentence ends that are certain whoever divides the text; both providers follow them."""

from __future__ import annotations

import pytest

from glossator.testing import annotate
from glossator_standard.sentence_ends import certain_ends

MARKED = [
    "1.) Boil the water. | 2.) Add the rice.",
    "1) Boil the water | 2) Add the rice | 3) Wait",
    "1. Boil the water | 2. Add the rice",
    "• 4. Boil the water | • 5. Add the rice",
    "a. Boil the water | b. Add the rice | c. Wait a while",
    "They will go, you and I. | Was it late?",
    "By 5 p.m. Mr. Oke was gone.",
    "He met Hong Bo Ru. | Jo’s friend left.",
    "It was led by Ana Ng. | Critics praised it.",
    "The songs were by Ike Ola. | Oke sang them.",
    "Chief Alh. Musa left with Private Pte. Oke.",
    "Norvik Inc. shares fell.",
    "OSLO, Aug. 2 -- The mayor of the town left on Thursday.",
    "He came on Sept. 3. | She left in May. | 2 men stayed.",
    "The shop was shut at 5 P.M. | Mr. Oke was gone.",
    "It broke out around 8:45 p.m. | Police called it grave.",
    "They met at 6 a.m. | Mayor Oke said he was glad.",
    "The fire at 8 p.m. Saturday was small.",
    "At 5 p.m. Police Chief Oke was gone.",
    "Four died on Sask. roads. | Nobody knew.",
    "She takes office on Oct. 1. | Outgoing ministers leave.",
    "Sales are put at €310m. | Nobody knows.",
    "Shares of Yahoo! rose and Yahoo! Inc. paid.",
    "It was cold.[3] | The mill shut.",
    "It was cold![3] | The mill shut.",
    "He said “no.”[3] | The mill shut.",
    "She meant it . . . I think.",
    "It went on and on . . . . | Nobody came.",
    "He wrote “it rained [...]” (Oke 12).",
    "It is kept under N°. 5 of the list.",
    "i) Boil the water | ii) Add the rice | iii) Wait",
    "She meant it. . . . | Nobody came.",
    "She meant it. . . | Nobody came.",
    "She has a Ph.D. | He does not.",
    "The judge fined Will Berg. | Berg paid.",
    "The shop shut at 5 p.m. | Nobody came.",
    "The shop shut at 5 p.m. Monday.",
    "The shop shut at 5 p.m. Nov. 3.",
    "Doors open at 7 p.m. | Admission is free.",
    "They reopened it at 5 a.m. | Southbound traffic moved an hour later.",
    "The bell rang at 5 p.m. Nairobi time.",
    "She left the U.S. | In May he followed.",
    "He is Ned Hale Jr. | His father is a judge.",
    "He was No. 1. | She was No. 5.",
    "It stands in vol. 3, fig. 2 of the work.",
    "He lived in Apt. 5, paid approx. 300 euros and saw Det. Ana Ruiz.",
]


@pytest.mark.parametrize("provider", ["rules", "stanza"])
@pytest.mark.parametrize("marked", MARKED)
def test_both_providers_know_them(marked: str, provider: str) -> None:
    text = marked.replace(" | ", " ")
    made = annotate(text, "sentences", use={"sentences": provider, "tokens": provider})
    assert [made.text_of(one) for one in made.layers["sentences"]] == marked.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "He has 2 cats and 3. He said so.",  # the paragraph does not open with an item
        "1. Foreign policy is first. 2018 was odd.",
        "1. One. 3. Three.",
        "He missed the 5 p.m. Broadway show.",
        "He joined the U.S.[3] Army.",
        "It works with Norvik Inc.[3] Chairman Oke.",
        "Her song “Home”[3] Oke wrote alone.",
    ],
)
def test_what_is_no_enumeration_and_no_end(text: str) -> None:
    assert certain_ends(text).certain == frozenset()


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("unit", ["1. A ", "a. B ", ". . . ", "Yahoo! ", "5 p.m. Mr. "])
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    certain_ends("1. A " + unit * 20_000)


def test_a_headline_and_a_byline_below_each_other_are_no_wrapped_text() -> None:
    lines = ["(NEWS) PORT-FIRE (Recasts, adds quotes, background)"]
    lines += ["Fire guts the fish market, two firefighters are hurt", "By Ana Ruiz"]
    made = annotate("\n".join(lines), "sentences", use={"sentences": "rules", "tokens": "rules"})
    assert [made.text_of(one) for one in made.layers["sentences"]] == lines
