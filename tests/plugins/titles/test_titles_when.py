"""When a title is held: words beside it, years, tense; and its rank, apart from that."""

import pytest

from glossator.testing import assert_marked
from glossator_standard import Title

RULES = {"tokens": "rules", "sentences": "rules"}


@pytest.mark.parametrize(
    "text",
    [
        "[Former acting president|when=former rank=acting] Ana Silva left.",
        "Acting US [Deputy Secretary|rank=acting] Ana Silva left.",
        "She said Ana Silva would be sworn in as [mayor|when=future] in May.",
        "The [ex-deputy mayor|when=former rank=deputy] left.",
        "An [acting vice president|when=current rank=acting] left.",
        "Ana Silva is filling in as [mayor|when=current rank=acting] there.",
        "The now-retired [Gen.|when=former rank=honorific] Tom Oke spoke.",
        "The [Prime Minister-in-waiting|when=elect rank=None] spoke.",
        "The late [president|when=former] left a debt.",
        "Toppled Norwegian [president|when=former] Tom Oke left.",
        "The next [governor|when=future] will be poor.",
        "Among the dead were a [nurse|when=current] and a [plumber|when=current].",
    ],
)
def test_words_beside_it(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "He was [president|when=former], 1987-2017.",
        "Tom Oke, [president|when=former] (1987–2017), died.",
        "Tom Oke, [president|when=former] of Norland from 1933 to 1945, led it.",
        "Tom Oke, [ambassador|when=former] in the 1990s, died.",
        "Tom Oke, [president|when=current] since 2010, left.",
        "Tom Oke, [chairman|when=current] (2017-present), left.",
        "[Leaders|when=current] in Japan during the 1960s agreed.",
    ],
)
def test_years_beside_it(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "When he was [mayor|when=former], Tom Oke built it.",
        "The [mayor|when=former] of Lund at the time, Tom Oke, built it.",
        "While she was [minister|when=former], it rained.",
        "Peru recalled its [ambassador|when=current], and Ana Silva was recalled as"
        " [consul|when=former] to Rome.",
        "Tom Oke was once a [judge|when=former].",
        "Tom Oke was [mayor|when=former] of Lund.",
        "Tom Oke used to be a [judge|when=former].",
        "[Foreign Minister|when=current] Ida Holm said the firm had until Sunday to answer.",
        "The [minister|when=current] has until May to decide.",
        "[Mayor|when=current] Ida Holm closed schools until further notice.",
        "She is [mayor|when=current] until 2090, and I am [chairman|when=current] until we vote.",
        "The [deputy|when=current] takes the post of [mayor|when=current] until the vote.",
        "The [president|when=former] ousted in May, left. The [envoy|when=current] ousted a spy.",
        "Soldiers toppled [President|when=former] Ida Holm on Friday.",
        "Soldiers would have toppled [President|when=current] Ida Holm.",
        "Ida Holm, several times [minister|when=current] under [ex-President|when=former] Tom Oke, "
        "was named [envoy|when=current holder_span=Ida_Holm].",
        "A court jailed the [former president|when=former] for corruption.",
        "The new [president|when=future] will be elected in May.",
        "The [minister|when=current] will be named [chairman|when=future].",
        "[President|when=former] Ida Holm (1987-2017) died.",
        "Tom Oke had been [chairman|when=former] until May.",
        "Tom Oke has been [chairman|when=current] since May.",
        "Tom Oke served as [ambassador|when=former] to Peru.",
        "Tom Oke has served as [ambassador|when=current] to Peru.",
        "He served as [mayor|when=former] from 2009 to 2012 and later as [envoy|when=former].",
        "Tom Oke, then a [senator|when=former], agreed.",
        "Tom Oke left after serving as [mayor|when=former].",
        "[Mayor|when=current] Ida Holm in 2016 opened the school.",
        "Ida Holm rose to be [consul general|when=current] in Lima.",
        "Tom Oke resigned as [chairman|when=former].",
        "Tom Oke will resign as [chairman|when=current].",
        "Tom Oke stepped in as [chairman|when=current].",
        "Tom Oke stepped down as [chairman|when=former].",
        "Tom Oke went on to serve as [governor|when=former].",
        "Tom Oke went on to become [governor|when=current].",
        "Ana Silva was the first woman to become [mayor|when=current].",
        "It was the [minister|when=current] who fled.",
        "They declared that she was the [owner|when=current].",
        "Tom Oke quit after two years in office as [head|when=former] of it.",
        "During his tenure as [mayor|when=former] it burned.",
        "Tom Oke served two terms as [mayor|when=former].",
        "Tom Oke ended 12 years as [chancellor|when=former].",
        "Tom Oke lost his job as [editor|when=former].",
        "Ana Silva is [president|when=current] of Norland.",
        "Ana Silva became [president|when=current] in May.",
        "Ana Silva was named [president|when=current] in 2019.",
        "She was said to be a [judge|when=current].",
        "He said he was the [manager|when=current].",
        "He was [chaplain|when=former] to the [queen|when=current] from 1990 to 1995.",
        "He quit after a two-year career as [dean|when=former].",
        "She went to Peru in 1940 to be [dean|when=current].",
    ],
)
def test_the_tense_of_the_sentence(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva will become [president|when=future] in May.",
        "Ana Silva is to become [president|when=future] in May.",
        "Ana Silva will be sworn in as [president|when=future].",
        "Ana Silva will serve as [leader|when=future] and [spokeswoman|when=future].",
        "Ana Silva hopes to be [president|when=future].",
        "Ana Silva will hold the title of [deputy dean|when=future holder_span=Ana_Silva].",
        "Ana Silva would be the first woman to be [president|when=future].",
        "The party is expected to name Ana Silva as [minister|when=future].",
        "The board plans to appoint Ana Silva [chairman|when=future holder_span=Ana_Silva].",
        "They may choose Ana Silva as [speaker|when=future].",
        "The club wants Ana Silva as [coach|when=future].",
    ],
)
def test_what_is_to_come(text: str) -> None:
    assert_marked(text, "titles", use=RULES)


@pytest.mark.parametrize(
    ("status", "when", "rank"),
    [
        ("current", "current", None),
        ("former", "former", None),
        ("elect", "elect", None),
        ("acting", "current", "acting"),
        ("deputy", "current", "deputy"),
        ("honorific", "current", "honorific"),
    ],
)
def test_what_older_files_called_status(status: str, when: str, rank: str | None) -> None:
    made = Title.upgrade({"id": "titles:1", "status": status, "rule": "x"}, "1.0")
    assert (made["when"], made.get("rank")) == (when, rank)
    assert "status" not in made
