"""Tokens by rules, written as the text with a space between tokens."""

from __future__ import annotations

import pytest

from glossator.testing import annotate

USE = {"tokens": "rules", "sentences": "rules"}


def tokens(text: str) -> list[str]:
    made = annotate(text, "tokens", use=USE)
    return [made.text_of(token) for token in made.layers["tokens"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("Korea's", "Korea 's"),
        ("Korea’s", "Korea ’s"),
        ("the parents' house", "the parents ' house"),
        ("They don't, can’t, won't", "They do n't , ca n’t , wo n't"),
        ("I'd've known; we'll see", "I 'd 've known ; we 'll see"),
        ("cannot gonna Dont", "can not gon na Do nt"),
        ("O'Neill's o'clock", "O'Neill 's o'clock"),
        ("'90s 'em rock 'n' roll", "'90s 'em rock 'n' roll"),
        ("‘a safe place’", "‘ a safe place ’"),
        ("U.S.-led U.N. a.m. U.K.'s", "U.S. - led U.N. a.m. U.K. 's"),
        ("Mr. Kim of Acme Inc., e.g. No. 5", "Mr. Kim of Acme Inc. , e.g. No. 5"),
        ("Say no. Go.", "Say no . Go ."),
        ("then-ambassador Moon", "then - ambassador Moon"),
        ("re-elected anti-war ex-wife e-mail", "re-elected anti-war ex-wife e-mail"),
        ("11,000 5.4% 2:30 9/11 2018-09-19", "11,000 5.4 % 2:30 9/11 2018-09-19"),
        ("$5.4m US$20 £3bn 375mm", "$ 5.4 m US$ 20 £ 3 bn 375 mm"),
        ("the 1990s, 21st 4chan", "the 1990s , 21st 4chan"),
        ("2015-2016 3–1", "2015 - 2016 3 – 1"),
        ("See https://x.org/a?b=1.", "See https://x.org/a?b=1 ."),
        ("(www.bbc.co.uk/news), Gawker.com.", "( www.bbc.co.uk/news ) , Gawker.com ."),
        ("Write to a.b@c-d.org!", "Write to a.b@c-d.org !"),
        ("@POTUS #IStandWithAhmed #1", "@POTUS #IStandWithAhmed # 1"),
        ("Wait... what?! No…", "Wait ... what ?! No …"),
        ("Press/Pool AT&T S&P -- ***", "Press / Pool AT&T S&P -- ***"),
        ("the end.Next one", "the end . Next one"),
        ("vitamin C.", "vitamin C ."),
        ("e\u0301te\u0301 नमस्ते।", "e\u0301te\u0301 नमस्ते ।"),
        ("\ufeffSeoul\u200b now", "Seoul now"),
        ("👩🏽‍🚀🇰🇪🇮🇹 ok :-)", "👩🏽‍🚀 🇰🇪 🇮🇹 ok :-)"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    assert " ".join(tokens(text)) == expected


@pytest.mark.slow("a text for each word")
def test_every_listed_abbreviation_keeps_its_stop() -> None:
    from glossator_standard.abbreviations import lists

    for name in ("before_name", "may_end", "ends"):
        for word in lists()[name]:
            assert tokens(f"So {word}. Kim said") == ["So", f"{word}.", "Kim", "said"]
    for word in lists()["before_number"]:
        assert tokens(f"So {word}. 5 came") == ["So", f"{word}.", "5", "came"]


def test_every_listed_prefix_keeps_its_word_and_every_unit_leaves_its_number() -> None:
    from glossator_standard.abbreviations import lists

    for prefix in lists()["prefixes"]:
        assert tokens(f"{prefix}-war") == [f"{prefix}-war"]
    for unit in lists()["units"]:
        assert tokens(f"375{unit}") == ["375", unit]
