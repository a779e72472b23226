"""Time expressions a linguist can read: marked texts, types, values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import glossator
from glossator.testing import annotate, assert_marked, check_annotator, document
from glossator_dates import confidence
from glossator_dates.calendar import placed
from glossator_dates.dateline import document_date
from glossator_dates.lexicon import words
from glossator_dates.rules import rules
from glossator_dates.scanner import own_scanner
from glossator_standard import Sentence
from glossator_standard.logistic import read_weights

RULES = {"sentences": "rules", "tokens": "rules"}
THURSDAY: dict[str, Any] = {"metadata": {"date": "2019-01-03"}}


@pytest.mark.parametrize(
    "text",
    [
        "It ended in [late November last year|value=2018-11 mod=END].",
        "In [October 2017|value=2017-10], after a test [a month earlier|value=2017-09].",
        "On [May 5, 2018|value=2018-05-05], [two days earlier|value=2018-05-03] than due.",
        "He fled [two months ago|value=2018-11].",
        "He said so [Thursday|value=2019-01-03].",
        "He will speak on [Monday|value=2019-01-07].",
        "He spoke on [Monday|value=2018-12-31].",
        "It was [last Friday|value=2018-12-28].",
        "He arrived in [October 2017|value=2017-10].",
        "It was on [September 19, 2018|value=2018-09-19], in Pyongyang.",
        "They met on [5 May 2018|value=2018-05-05].",
        "They met on [Tuesday, March 8, 2011|value=2011-03-08].",
        "Due [Jan. 15|value=2019-01-15].",
        "They left on [Dec. 20|value=2018-12-20].",
        "The talks began in [early November|value=2018-11 mod=START].",
        "He has led since [2011|value=2011].",
        "In [the 1990s|value=199] and [the late 1970s|value=197 mod=END].",
        "In [the 20th century|value=19].",
        "It rose in [the third quarter|value=2018-Q3].",
        "In [the quarter|value=2018-Q4] it lost $2.5 million, $1 [a year ago|value=2017-Q4].",
        "It lost money in [fiscal 1989|value=1989].",
        "He leaves [next week|value=2019-W02].",
        "[Last year|value=2018] was bad, [this month|value=2019-01] worse.",
        "[Yesterday|value=2019-01-02] was better than [today|value=2019-01-03].",
        "It happened [last summer|value=2018-SU].",
        "[Now|value=PRESENT_REF] he is silent.",
        "On [2018-11-03|value=2018-11-03].",
        "It fell by 40% [this year|value=2019].",
        "In [nineteen ninety-six|value=1996] and [January nineteen ninety-seven|value=1997-01].",
        "In [490 BC|value=BC0490], in [June 479 BC|value=BC0479-06].",
        "In [July|value=1954-07] and [November 1954|value=1954-11] he left.",
        "He left by [Christmas 2007|value=2007-12-25].",
        "[The first half of 2018|value=2018-H1], [the second half of this year|value=2019-H2].",
        "He came [years ago|value=PAST_REF]. Over [the summer|value=2018-SU] he left.",
        "The [third-quarter|value=2018-Q3] loss fell on [Aug. 6|value=2018-08-06].",
        "He said on [Tuesday|value=2019-01-01] that they would leave on [Friday|value=2019-01-04].",
        "He said [Monday|value=2019-01-07] would be a holiday.",
        "She said he might be fit for [Monday|value=2019-01-07]’s final.",
        "She may have left on [Monday|value=2018-12-31].",
        "She should have a reply by [Monday|value=2019-01-07].",
        "She could not be reached [Monday|value=2018-12-31].",
        "It left [earlier in the month of July|value=2018-07 mod=START].",
        "It left in [the last week of August|value=2018-W35].",
        "It is to be held on [Sunday|value=2019-01-06], he said on [Sunday|value=2018-12-30].",
        "At Expo Canada [2016|value=2016] in Toronto.",
        "The [Tuesday|value=2019-01-01] deadline fell.",
        "It was [last Friday, December 28|value=2018-12-28], for [2017/18|value=2017/2018].",
        "To his [2013|value=2013] amendments.",
        "They will succeed him on [Feb. 1|value=2019-02-01].",
        "After its [1990|value=1990] invasion, from [1861|value=1861]-[1865|value=1865].",
    ],
)
def test_dates(text: str) -> None:
    assert_marked(text, "dates", use=RULES, **THURSDAY)


@pytest.mark.parametrize(
    "text",
    [
        "He waited for [five years|type=DURATION value=P5Y].",
        "A [five-year|type=DURATION value=P5Y] plan.",
        "For [more than two hours|type=DURATION value=PT2H mod=MORE_THAN].",
        "For [the past two months|type=DURATION value=P2M].",
        "He left following [three weeks|type=DURATION value=P3W] of rain.",
        "For [over thirty-six years|type=DURATION value=P36Y mod=MORE_THAN].",
        "For [two and a half years|type=DURATION value=P2Y6M].",
        "For [a year and a half|type=DURATION value=P1Y6M].",
        "In [two to three weeks|type=DURATION value=P3W].",
        "For [the year|type=DURATION value=P1Y] ended [June 30|value=2018-06-30].",
        "He fell [a week|type=DURATION value=P1W] after the vote.",
        "It will close in [the next two years or so|type=DURATION value=P2Y].",
        "They meet on [Thursdays|type=SET value=XXXX-WXX-4].",
        "Just [hours|type=DURATION value=PTXH] before he left.",
        "It was hot over [the following days|type=DURATION value=PXD].",
        "On [the morning of April 19, 1775|type=TIME value=1775-04-19TMO].",
        "They met on [Monday morning, 13 January 2010|type=TIME value=2010-01-13TMO].",
        "For [a few days|type=DURATION value=PXD].",
        "For [nearly a decade|type=DURATION value=P10Y mod=LESS_THAN].",
        "In [the last half century|type=DURATION value=P50Y].",
        "He waited [half an hour|type=DURATION value=PT30M].",
        "At [10:30 p.m.|type=TIME value=2019-01-03T22:30] he left.",
        "They met [Wednesday night|type=TIME value=2019-01-02TNI].",
        "It rained [this morning|type=TIME value=2019-01-03TMO].",
        "They meet [every Friday|type=SET value=XXXX-WXX-5 quant=EVERY].",
        "They meet [every two weeks|type=SET value=P2W].",
        "They meet [twice a week|type=SET value=P1W freq=2X].",
        "They meet [three times a year|type=SET value=P1Y freq=3X].",
        "They report [annually|type=SET value=P1Y].",
    ],
)
def test_times_durations_and_sets(text: str) -> None:
    assert_marked(text, "dates", use=RULES, **THURSDAY)


@pytest.mark.parametrize(
    "text",
    [
        "He may march on Rome.",
        "May I help you?",
        "They sell 2000 cars.",
        "Its 2000 workers left a 2000 year old temple.",
        "It costs $1990.",
        "A 48-year-old diplomat.",
        "Children under one year of age.",
        "This fall was the sharpest.",
        "The second man fell in the fall.",
        "Four flights a week leave.",
        "Three-quarters of it.",
        "He read LA Weekly.",
        "The week-long feast.",
        "The future of the Arabs.",
        "Johnnie Christmas reads USA Today.",
        "On the last day of the war he soon fled.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert_marked(text, "dates", use=RULES, **THURSDAY)


@pytest.mark.parametrize(
    ("metadata", "text", "expected"),
    [
        ({"date": "2019-01-03"}, "LISBON, March 14, 2024 — He left.", "2019-01-03"),
        ({"dct": "2009-03-15 05:43:54.028652-05"}, "", "2009-03-15"),
        ({}, "Headline\n\nLISBON, March 14, 2024 — He left.", "2024-03-14"),
        ({}, "CAPE TOWN, 3 June 2022 — He left.", "2022-06-03"),
        ({}, "Title\nTuesday, May 8, 2009\nHe left.", "2009-05-08"),
        ({}, "He was born in Lisbon on March 14, 1954.", None),
        ({"date": "2019-02-31"}, "", None),
        ({"date": "0001-01-01"}, "CAPE TOWN, 3 June 2022 — He left.", "2022-06-03"),
        ({"date": "Thu, 16 May 2024 10:00:00 GMT"}, "", "2024-05-16"),
        ({"published": "May 16, 2024"}, "", "2024-05-16"),
        ({"date": "May 2024"}, "", None),
        ({"date": "9999-12-31"}, "He left on Sunday.", None),
    ],
)
def test_the_documents_date(metadata: dict[str, Any], text: str, expected: str | None) -> None:
    found = document_date(glossator.Document(id="x", text=text, metadata=metadata))
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He came in [1995|value=1995] and left [the following year|value=1996 anchor=1995-01-01].",
        "It was [May 5, 2018|value=2018-05-05]. He left [the same day|value=2018-05-05].",
        "It was [May 5, 2018|value=2018-05-05]. He fell [the next day|value=2018-05-06].",
        "He came in [1995|value=1995], and in [October of that year|value=1995-10] he left.",
        "On [May 5, 2018|value=2018-05-05] he came, and [two days later|value=2018-05-07] he left.",
    ],
)
def test_dates_counted_from_the_one_told_before(text: str) -> None:
    assert_marked(text, "dates", use=RULES, **THURSDAY)


def test_a_history_goes_on_from_the_last_date_told() -> None:
    text = (
        "In [October 1941|value=1941-10] they met. On [December 7|value=1941-12-07] they struck,"
        " and by [February|value=1942-02] they had won. He spoke of it [today|value=2019-01-03]."
    )
    options = {"dates": {"history": True}}
    assert_marked(text, "dates", use=RULES, options=options, **THURSDAY)
    # Found out from the years that are named.
    years = " ".join(f"In [{year}|value={year}] they met." for year in range(1930, 1940))
    assert_marked(f"{years} By [May|value=1939-05] he left.", "dates", use=RULES, **THURSDAY)


def test_a_date_that_a_sentence_end_cuts_is_whole() -> None:
    cut = document(
        "It fell on Aug. 6. He left.",
        Sentence(start=0, end=15),
        Sentence(start=16, end=18),
        Sentence(start=19, end=27),
        **THURSDAY,
    )
    [found] = annotate(cut, "dates").layers["dates"]
    assert found.value == "2018-08-06"


def test_without_a_date_a_value_stays_relative_and_says_so() -> None:
    made = annotate("He left on Thursday, in May 2018.", "dates", use=RULES)
    first, second = made.layers["dates"]
    assert (first.value, first.relative, first.anchor) == ("XXXX-WXX-4", True, None)
    assert (second.value, second.relative) == ("2018-05", False)


def test_without_a_date_a_month_is_not_that_of_a_birthday() -> None:
    text = "He was born on [March 14, 1954|value=1954-03-14]. He left in [May|value=XXXX-05]."
    assert_marked(text, "dates", use=RULES)


def test_the_anchor_can_be_set() -> None:
    options = {"dates": {"anchor": "2019-01-03"}}
    [found] = annotate("He left yesterday.", "dates", use=RULES, options=options).layers["dates"]
    assert (found.value, found.anchor) == ("2019-01-02", "2019-01-03")


def test_a_number_without_end_is_no_date() -> None:
    assert own_scanner().scan("2" * 5000).classes == "."


def test_every_word_of_the_list_has_a_class() -> None:
    lexicon = words()
    named = lexicon.classes["month"] | lexicon.classes["weekday"]
    for group in (*lexicon.classes.values(), *lexicon.words.values(), lexicon.holidays):
        for word in group:
            dotted = f"{word.capitalize()}." if word in named else word
            for_scan = (f"{form} 2" for form in (word, word.capitalize(), dotted, f"{word} of"))
            classes = {own_scanner().scan(form).classes[:1] for form in for_scan}
            assert classes - {"."}, (group, word)


@given(st.text())
def test_the_pieces_are_the_text_but_for_white_space(text: str) -> None:
    scanned = own_scanner().scan(text)
    cut = [text[start : scanned.end(at)] for at, start in enumerate(scanned.starts)]
    assert [piece.replace("’", "'") for piece in cut] == [one.text for one in scanned.pieces]
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_the_contract() -> None:
    check_annotator("dates", use=RULES)


@pytest.mark.parametrize("day", ["1000-01-02", "1998-02-28", "2999-12-30"])
def test_nothing_leaves_the_calendar(day: str) -> None:
    text = (
        "999 years ago, the millennium before last, last millennium, 999 centuries ago, and"
        " 999 years before May 5, 1000 he came. 999 weeks later, in 999 years' time, he left. The"
        " last weekend of 1000, the 31st of last month, the week to Feb. 30, 31 September 2000."
    )
    made = annotate(text, "dates", use=RULES, options={"dates": {"anchor": day}})
    assert len(made.layers["dates"]) > 9


PIECES = (
    "the last next two of week weeks a few May 5 1990 - , : / . ’s quarter ago early end "
    "10:30 p.m. Friday every nineteen ninety and half 🎉 noon 1990s Q3 fiscal 1/2 "
    "Expo that same following later BC"
)
pieces = st.sampled_from([*PIECES.split(), "\n"])


@given(st.lists(pieces, max_size=40), st.sampled_from([" ", "", "-"]))
@settings(max_examples=60)
def test_odd_input_gives_valid_layers(words_: list[str], glue: str) -> None:
    annotate(glossator.Document(id="x", text=glue.join(words_), **THURSDAY), "dates", use=RULES)


@pytest.mark.parametrize("unit", ["the last ", "two ", "1990-", "May 5, ", "a few "])
@pytest.mark.slow("texts of very many words")
@pytest.mark.usefixtures("soon")
def test_long_repetition_does_not_run_away(unit: str) -> None:
    annotate(unit * 20_000, "dates", use=RULES)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-11-03", "2018-11-03"),
        ("2018-11", "2018-11"),
        ("2018-11-03T10:30", "2018-11-03T10:30"),
        ("2018-11-03TNI", "2018-11-03"),
        ("2018-W44", "2018-10-29/2018-11-04"),
        ("2018-W44-WE", "2018-11-03/2018-11-04"),
        ("2018-Q4", "2018-10-01/2018-12-31"),
        ("2018-H1", "2018-01-01/2018-06-30"),
        ("2018-WI", "2018-12-01/2019-02-28"),
        ("199", "1990-01-01/1999-12-31"),
        ("19", "1900-01-01/1999-12-31"),
        ("2017/2018", "2017/2018"),
        ("P2M", None),
        ("PRESENT_REF", None),
        ("XXXX-WXX-4", None),
    ],
)
def test_the_place_of_a_value_in_the_calendar(value: str, expected: str | None) -> None:
    assert placed(value) == expected


def test_only_what_has_a_place_in_the_calendar_is_marked_where_that_is_asked_for() -> None:
    text = (
        "It rose [last week|value=2018-12-24/2018-12-30] by now, for two months, daily, and fell on"
        " [Tuesday night|type=TIME value=2019-01-01]."
    )
    options = {"dates": {"calendar": True}}
    assert_marked(text, "dates", use=RULES, options=options, **THURSDAY)


def test_a_full_date_is_surer_than_one_that_hangs_on_the_tense() -> None:
    text = "He spoke on 5 May 2018, on Monday, and two weeks after next month."
    made = annotate(document(text, **THURSDAY), "dates", use=RULES).layers["dates"]
    full, *others = (one.confidence for one in made)
    assert full > 0.9
    assert all(0 < other < full for other in others)


def test_every_weight_of_the_confidence_is_of_a_rule_or_a_value_that_there_is() -> None:
    known = {rule.name for rule in rules()}
    for name in read_weights(confidence.FILE):
        kind, _, rule = name.partition(":")
        if kind == "rule":
            assert rule in known
