"""Where a name begins and ends: titles, "the" and "'s" outside, credits split, bodies whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import get_args

from glossator_entities import bodies
from glossator_entities.gazetteer import is_abbreviation, is_governed, is_town
from glossator_entities.lexicon import Lexicon
from glossator_entities.lists import words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.phrases import KEPT
from glossator_entities.words import CURRENCIES, HYPHENS, POSSESSIVES, Words, is_prefix
from glossator_standard import Label

_HONORIFICS = words("persons", "honorifics")
_TITLE_WORDS = frozenset(
    form for title in _HONORIFICS for word in title.split() for form in (word, word.rstrip("."))
)
_EDGES = frozenset("\"'“”‘’«»()[]{},;:*–—-/|…_") | {"``", "''", "--"}
_CALENDAR = words("words", "calendar")
_DASHES = HYPHENS | {"–", "—", "--"}
_OPENERS = words("words", "openers")
_MAGNITUDES = frozenset({"k", "m", "mn", "b", "bn", "tn"})
_CURRENCIES = words("words", "currencies")
_ROMAN = re.compile(r"[IVX]{2,}")
_BETWEEN = frozenset({"alias", "aka", "that"})
_WHOLE = frozenset("/.\n()[]{}-‐‑–")
"""What the name of a person or a body has inside where it may have to be split."""
_SURE = 0.8
"""How likely the tagger finds a person what is one though it stands in small letters too."""
_LONGEST = 3
"""Words of a photographer's name."""
_NO_NAMES = words("words", "credited") | words("organisations", "heads", "houses", "openers")
_OUTSIDE = frozenset({"file photo", "stock photo", "staff photo", "courtesy photo", "shares of"})
"""Two words before a name that a tagger takes for a part of it."""
_COMMON = words("words", "common")
_YEAR = 4
"""Figures of a year."""
_COUNTED = frozenset({"hours", "days", "weeks", "months", "years", "points", "votes", "seats"})
_QUOTES = frozenset("\"'“”‘’")
_COMPOUNDS = words("words", "compounds")
_ROLES = frozenset(role.capitalize() for role in words("persons", "roles"))
_OFFICES = words("persons", "short_offices")
_PREFIXES = frozenset(
    {"Co", "Ex", "Vice", "Then", "Anti", "Pro", "Post", "Pre", "Non", "Mid", "Trans"}
)


def refine(mentions: Mentions) -> None:
    """Correct the boundaries of every mention, one rule after the other."""
    at = mentions.at
    for rule, labels, least in _RULES:
        asked = [one for one in mentions if one.label in labels and one.last - one.first >= least]
        for mention in asked:
            if at[mention.first] is mention:
                rule(mentions, mention)


def _edges(mentions: Mentions, mention: Mention) -> None:
    """Leave out quotes, brackets, a leading "the" and a trailing "'s"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    while (
        last > first
        and (seen.texts[last - 1] in POSSESSIVES or seen.texts[last - 1] in _EDGES)
        and not _closes(seen, first, last)
    ):
        last -= 1
    while first < last and (
        seen.lowers[first] == "the" or seen.texts[first] in _EDGES or is_prefix(seen.texts[first])
    ):
        first += 1
    if last - first > 1 and seen.texts[last - 1][-1].isdecimal():
        # "Zentrix 3-1"
        last = next((at for at in (last - 1, last - 3) if at > first and seen.result(at)), last)
        if last < mention.last:
            mention.label, mention.probabilities = "ORG", None
    if last - first > 1 and last < seen.size and seen.lowers[last] in _COUNTED:
        last -= seen.texts[last - 1].isdecimal()  # "gave Omollo 14 days"
    if last - first > 2 and " ".join(seen.lowers[first : first + 2]) in _OUTSIDE:
        first += 2
    if last - first > 1 and mention.label != "DATE" and _is_counted(seen, first, last):
        first += 1
    if (
        last - first > 1
        and seen.texts[last - 1] == "I"
        and seen.texts[last - 2].isalpha()
        and mention.label in ("ORG", *PLACES)
    ):
        # "The first time in Lima I was lucky."
        last -= 1
    if (first, last) != (mention.first, mention.last):
        mentions.resize(mention, first, last, "edges")


def _joined(mentions: Mentions, mention: Mention) -> None:
    """Part two persons whose names stand side by side: a signature and a salutation, a list."""
    seen, first, last = mentions.seen, mention.first, mention.last
    is_given = seen.lexicon.is_given
    for cut in range(first + 1, last):
        if not is_given(seen.texts[cut]) and 2 * cut != first + last:
            continue
        left, right = seen.texts[first:cut], seen.texts[cut:last]
        if left[-1].islower():
            continue  # "María de Jesús Oke"
        if left == right or (
            is_given(right[0])
            and (_is_named(mentions, first, cut) or _are_pairs(seen, left, right))
        ):
            label, rule = mention.label, mention.rule
            mentions.resize(mention, first, cut, "joined")
            other = Mention(cut, last, label, f"{rule}+joined")
            if mentions.add(other):
                _joined(mentions, other)
            return


def _initials(mentions: Mentions, mention: Mention) -> None:
    """Take in the initials before a name: "Advocate-General P. Subramaniam"."""
    seen, first = mentions.seen, mention.first
    while first and _is_initial(seen, first - 1) and mentions.is_free(first - 1, first):
        first -= 1
    if first < mention.first:
        mentions.resize(mention, first, mention.last, "edges")


def _is_initial(seen: Words, place: int) -> bool:
    """Whether a letter and its stop stand here, in the sentence of the next word."""
    word = seen.texts[place]
    inside = place + 1 < seen.size and seen.sentences[place + 1] == seen.sentences[place]
    return inside and len(word) == 2 and word[0].isupper() and word[1] == "."


def _nicknames(mentions: Mentions, mention: Mention) -> None:
    """Take in a nickname in quotes and the name behind it: "Ana “Stretch” Ruiz"."""
    seen, quote = mentions.seen, mention.last
    if quote + 2 >= seen.size or seen.texts[quote] not in _QUOTES:
        return
    ends = (at for at in range(quote + 2, min(quote + 4, seen.size)) if seen.texts[at] in _QUOTES)
    close = next(ends, seen.size)
    if close + 1 >= seen.size or not all(map(seen.is_name_like, (quote + 1, close - 1, close + 1))):
        return
    name = mentions.at[close + 1]
    if name is not None and name.label == "PERSON":
        mentions.resize(mention, mention.first, name.last, "edges")


def _are_pairs(seen: Words, left: list[str], right: list[str]) -> bool:
    """Whether every other word is a given name, and no other is one: "Pam Lee Rob Holm"."""
    names = left + right
    if len(left) % 2 or len(right) % 2 or not HYPHENS.isdisjoint(names):
        return False
    given = seen.lexicon.given
    return all(map(seen.lexicon.is_given, names[::2])) and given.isdisjoint(names[1::2])


def _colons(mentions: Mentions, mention: Mention) -> None:
    """Leave out what stands behind a colon: "Hallmere University: Founded in 1887"."""
    inside = mentions.seen.texts[mention.first : mention.last]
    if ":" in inside[1:]:
        end = mention.first + inside.index(":", 1)
        mentions.resize(mention, mention.first, end, "edges")


def _tails(mentions: Mentions, mention: Mention) -> None:
    """Leave out what goes on behind a person's name: "Ann Lee - Analyst", "Ann Lee See ..."."""
    seen, first, last = mentions.seen, mention.first, mention.last
    for place in range(first + 1, last):
        word, before = seen.texts[place], seen.lowers[place - 1]
        is_dash = word in _DASHES and not seen.joined(place - 1) and before not in ("al", "el")
        if is_dash or (place == last - 1 and word.lower() in _OPENERS):
            mentions.resize(mention, first, place, "edges")
            return


def _is_named(mentions: Mentions, first: int, last: int) -> bool:
    """Whether a name of several words is somebody's elsewhere in the document."""
    seen, size = mentions.seen, last - first
    name = seen.texts[first:last]
    if size == 1:
        return False
    others = (mentions.at[place] for place in seen.places(name[0]) if place != first)
    return any(
        other is not None
        and other.label == "PERSON"
        and seen.texts[other.first : other.last] == name
        for other in others
    )


def _is_counted(seen: Words, first: int, last: int) -> bool:
    """Whether a number stands before a name, and is no part of it: "15 Asia-Pacific"."""
    number, after = seen.texts[first], seen.texts[last] if last < seen.size else ""
    if not number.isdecimal():
        return False
    is_plural = after.isalpha() and after.islower() and after.endswith("s")
    if is_plural and after not in _COMMON and len(number) < _YEAR:
        return True  # "11 Peace Corps volunteers"
    rest = seen.phrase(first + 1, last)
    return seen.lexicon.listing(rest) is not None


def _closes(seen: Words, first: int, last: int) -> bool:
    """Whether the last token closes a bracket that opens inside the name."""
    opening = {")": "(", "]": "["}.get(seen.texts[last - 1])
    return opening in seen.texts[first : last - 1]


def _titles(mentions: Mentions, mention: Mention) -> None:
    """Leave out honorifics and offices before a person's name."""
    seen, first = mentions.seen, mention.first
    prefix, hyphen, office = seen.texts[first].partition("-")
    if prefix in _PREFIXES and (office.islower() or seen.texts[first + 1 : first + 2] == ["-"]):
        first = min(first + (1 if hyphen else 3), mention.last - 1)
    if (
        prefix.isupper()
        and prefix.isalpha()
        and len(prefix) > 2
        and all(map(str.istitle, seen.texts[first + 1 : mention.last]))
    ):
        first += mention.last - first > 2  # "SDRO Tom Oke"
    while first < mention.last - 1 and (
        seen.texts[first] in _TITLE_WORDS
        or seen.texts[first] in _OFFICES
        or (seen.texts[first] in _ROLES and first == mention.first)
        or (seen.texts[first] in (".", "E") and first > mention.first)
        or (seen.texts[first] == "H" and seen.texts[first + 1] == "E")
    ):
        first += 1
    if first > mention.first:
        mentions.resize(mention, first, mention.last, "title-outside")


def _splits(mentions: Mentions, mention: Mention) -> None:
    """Split at slashes, stray brackets, results of matches, "-led" and the ends of lines."""
    seen, first, end = mentions.seen, mention.first, mention.last
    surface = seen.phrase(first, end)
    is_place = mention.label in ("GPE", "LOC", "FAC", "MISC")
    if not is_place and _WHOLE.isdisjoint(surface) and _BETWEEN.isdisjoint(seen.texts[first:end]):
        return
    strays = _strays(surface)
    if "[" in strays and seen.texts[end : end + 1] == ["]"]:
        # "Ana [Ruiz]"
        mentions.resize(mention, first, end + 1, "edges")
        return
    cuts = [
        (place, *cut)
        for place in range(first + 1, end)
        if (cut := _cut(seen, mention, place, strays))
    ]
    if not cuts:
        return
    # "Oslo United 2-1 Turku Rovers"
    is_match = any(seen.texts[cut][0].isdecimal() for cut, _, _ in cuts)
    label, rule = "ORG" if is_match else mention.label, mention.rule
    mention.label = label
    mentions.resize(mention, first, cuts[0][0], cuts[0][2])
    ends = [cut for cut, _, _ in cuts[1:]] + [end]
    for (_, start, why), stop in zip(cuts, ends, strict=True):
        right = Mention(start, stop, label, rule)
        if mentions.add(right):
            right.because(why)
            _edges(mentions, right)
            if why == "credit":
                _photographer(mentions, mention, right)


def _cut(seen: Words, mention: Mention, place: int, strays: str) -> tuple[int, str] | None:
    """Where a name goes on that ends before a token, and the rule; None where it does not end."""
    word, after = seen.texts[place], place + 1
    if "\n" in seen.text[seen.ends[place - 1] : seen.starts[place]]:
        return place, "line-end"
    if word in strays or word in _BETWEEN:
        return after, "edges"
    if after == mention.last:
        return (place, "container") if _is_pair(seen, mention, place) else None
    if word == "." and seen.lowers[after] == "the":
        return after, "edges"
    if (size := seen.result(place)) and place + size < mention.last:
        return place + size, "edges"
    if word in HYPHENS and seen.texts[after] in _COMPOUNDS and seen.joined(place - 1):
        return after + 1, "edges"
    if (word == "," and _is_container(seen, mention, place)) or word == "near":
        return after, "container"
    if _is_pair(seen, mention, place):
        return place, "container"
    if word == "/" and _is_credit(seen, mention, place):
        return after, "credit"
    return None


def _strays(surface: str) -> str:
    """The brackets of which a name has one side more than of the other."""
    pairs = ("()", "[]", "{}")
    return "".join(pair for pair in pairs if surface.count(pair[0]) != surface.count(pair[1]))


def _photographer(mentions: Mentions, one: Mention, other: Mention) -> None:
    """Let who is credited beside a known medium be a person: "Bo Ray/Bloomberg"."""
    seen, media = mentions.seen, mentions.seen.lexicon.organisations
    for name, medium in ((one, other), (other, one)):
        inside = seen.texts[name.first : name.last]
        if (
            media.get(mentions.surface(medium))
            and not media.get(mentions.surface(name))
            and 1 < len(inside) <= _LONGEST
            and all(word.istitle() and word not in _NO_NAMES for word in inside)
        ):
            name.label, name.probabilities = "PERSON", None


def _empty(mentions: Mentions, mention: Mention) -> None:
    """Take out titles, months and small words alone, addresses, signs, the "US" of "US$"."""
    seen, word = mentions.seen, mentions.surface(mention)
    end = seen.ends[mention.last - 1]
    is_money = seen.text[end : end + 1] in CURRENCIES or word[-1] in CURRENCIES
    is_short = mention.rule == "short-form"
    if is_money or _is_no_name(seen.lexicon, word, is_short) or _is_plain(mentions, mention, word):
        mentions.remove(mention)


@lru_cache(KEPT)
def _is_no_name(lexicon: Lexicon, word: str, is_short: bool) -> bool:
    """Whether a surface names nothing, wherever it stands; a short form may be a month's name."""
    if not is_short and (word in _CALENDAR or word in _HONORIFICS):
        return True
    if word in lexicon.no_names or _ROMAN.fullmatch(word) or not any(map(str.isalpha, word)):
        return True
    return " " not in word and "." in word.partition("@")[2]


def _no_amounts(mentions: Mentions, mention: Mention) -> None:
    """Take out a currency alone, and a number behind a word that is none: "Cut 300"."""
    if mention.last - mention.first == 1 and mentions.seen.texts[mention.first].isalpha():
        mentions.remove(mention)
        return
    word, *numbers = mentions.seen.texts[mention.first : mention.last]
    is_word = word.istitle() and word.isalpha() and word not in _CURRENCIES
    if is_word and numbers and all(map(_is_number, numbers)):
        mentions.remove(mention)


def _signs(mentions: Mentions, mention: Mention) -> None:
    """Give the sign of a currency to the sum behind it: "$190 million-$208 million"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    while last > first + 1 and (
        seen.texts[last - 1] in CURRENCIES or seen.texts[last - 1] in _DASHES
    ):
        last -= 1
    if first and seen.texts[first - 1] in CURRENCIES and seen.joined(first - 1):
        first -= mentions.is_free(first - 1, first)
    if (first, last) != (mention.first, mention.last):
        mentions.resize(mention, first, last, "edges")


def _no_days(mentions: Mentions, mention: Mention) -> None:
    """Take out figures that are no year: the parts of a telephone's number."""
    figures = mentions.seen.texts[mention.first : mention.last]
    is_year = len(figures) == 1 and len(figures[0]) == 4 and figures[0][0] in "12"
    if not is_year and all(map(str.isdecimal, figures)):
        mentions.remove(mention)


def _posts(mentions: Mentions, mention: Mention) -> None:
    """Take out the letters of a post: "DIG Ana Ruiz", "the DIG", "SDRO Tom Oke"."""
    seen = mentions.seen
    word = seen.texts[mention.first]
    if mention.last - mention.first > 1 or not word.isupper() or not word.isalpha():
        return
    places = seen.places(word)
    if any(_is_named_so(seen, place) for place in places):
        return
    if word in _OFFICES or (
        not seen.lexicon.organisations.get(word) and all(_is_held(mentions, at) for at in places)
    ):
        mentions.remove(mention)


def _is_named_so(seen: Words, place: int) -> bool:
    """Whether letters are those of a body: in brackets behind its name, or an owner."""
    before, after = seen.texts[max(0, place - 1)], seen.texts[min(place + 1, seen.size - 1)]
    return before == "(" or after in POSSESSIVES


def _is_held(mentions: Mentions, place: int) -> bool:
    """Whether a person's name stands right behind a token."""
    seen = mentions.seen
    name = mentions.at[place + 1] if place + 1 < seen.size else None
    return name is not None and name.label == "PERSON" and name.first == place + 1


def _ordinals(mentions: Mentions, mention: Mention) -> None:
    """Take out the noun behind an ordinal number: "the 3rd Ward"."""
    before = mentions.seen.lowers[mention.first - 1] if mention.first else ""
    if before[:1].isdecimal() and before.endswith(("st", "nd", "rd", "th")):
        mentions.remove(mention)


def _magnitudes(mentions: Mentions, mention: Mention) -> None:
    """Take in the letters behind a sum: "$310m"."""
    seen, last = mentions.seen, mention.last
    if last < seen.size and seen.joined(last - 1) and seen.lowers[last] in _MAGNITUDES:
        mentions.resize(mention, mention.first, last + 1, "edges")


def _is_number(word: str) -> bool:
    return word[0].isdecimal() and not word[-1].isalpha()


def _is_plain(mentions: Mentions, mention: Mention, word: str) -> bool:
    """Whether a word is a name only where it opens a sentence, and stands in small letters too."""
    seen = mentions.seen
    is_person = mention.label == "PERSON" and mention.kinds().get("PERSON", 0.0) > _SURE
    if is_person or mention.last - mention.first > 1 or not word.istitle():
        return False
    if seen.lexicon.organisations.get(word):
        return False
    return all(map(seen.opens_sentence, seen.places(word))) and word.lower() in seen


def _is_container(seen: Words, mention: Mention, comma: int) -> bool:
    """Whether what stands behind the comma is a place known by itself: "Kelmar, Saudi Arabia"."""
    if mention.label not in ("GPE", "LOC", "FAC") or comma + 1 >= mention.last:
        return False
    tail = seen.phrase(comma + 1, mention.last)
    return bool(seen.lexicon.places.get(tail)) or is_abbreviation(tail) or is_town(tail)


def _is_pair(seen: Words, mention: Mention, place: int) -> bool:
    """Whether a country or US state follows a known place without a comma: "Lagos Nigeria"."""
    if mention.label not in ("GPE", "LOC", "MISC"):
        return False
    start, end = seen.starts[mention.first], seen.ends[mention.last - 1]
    tail = seen.text[seen.starts[place] : end]
    if not is_governed(tail) or seen.lexicon.place_kind(seen.text[start:end]):
        return False
    return seen.lexicon.place_kind(seen.text[start : seen.ends[place - 1]]) == "GPE"


def _is_credit(seen: Words, mention: Mention, slash: int) -> bool:
    """Whether a slash joins the names of a credit: in brackets, or one of them a known medium."""
    if min(len(seen.texts[slash - 1]), len(seen.texts[slash + 1])) < 2:
        return False
    media = seen.lexicon.organisations
    return seen.texts[mention.first - 1 : mention.first] == ["("] or any(
        media.find(seen, place) is not None for place in (mention.first, slash + 1)
    )


def _hyphens(mentions: Mentions, mention: Mention) -> None:
    """Take in the rest of a hyphenated part of a person's name: "Moon Jae-in", "Odd-Arne Oke"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    if (
        first > 1
        and seen.texts[first - 1] in HYPHENS
        and seen.joined(first - 1)
        and seen.joined(first - 2)
        and seen.texts[first - 2].istitle()
        and seen.texts[first - 2] not in _PREFIXES
        and mentions.is_free(first - 2, first)
    ):
        first -= 2
    while (
        last + 1 < seen.size
        and seen.texts[last] in HYPHENS
        and seen.joined(last - 1)
        and seen.joined(last)
        and seen.texts[last + 1].isalpha()
        and seen.texts[last + 1] not in _COMPOUNDS
        and mentions.is_free(last, last + 2)
    ):
        last += 2
    if last < seen.size and seen.texts[last - 1][-1] in HYPHENS and seen.joined(last - 1):
        last += mentions.is_free(last, last + 1)
    if last > mention.last or first < mention.first:
        mentions.resize(mention, first, last, "hyphen")


def _letters(mentions: Mentions, mention: Mention) -> None:
    """Take in what stands behind a hyphen: a letter ("PML-N"), or what is listed ("AFL-CIO")."""
    seen, last = mentions.seen, mention.last
    if not (
        last + 1 < seen.size
        and seen.texts[mention.first].isupper()
        and seen.texts[last] in HYPHENS
        and seen.joined(last - 1)
        and seen.joined(last)
        and seen.texts[last + 1].isupper()
    ):
        return
    whole = seen.phrase(mention.first, last + 2)
    if len(seen.texts[last + 1]) == 1 or seen.lexicon.organisations.get(whole):
        mentions.resize(mention, mention.first, last + 2, "hyphen")


_ALL = frozenset(get_args(Label))
_NAMES = _ALL - {"DATE", "MONEY"}
_RULES: tuple[tuple[Callable[[Mentions, Mention], None], Collection[str], int], ...] = (
    (_edges, _ALL, 1),
    (_titles, {"PERSON"}, 2),
    (_initials, {"PERSON"}, 1),
    (_nicknames, {"PERSON"}, 1),
    (_colons, {"ORG", "GPE", "LOC", "FAC"}, 3),
    (_tails, {"PERSON"}, 2),
    (_joined, {"PERSON"}, 2),
    (bodies.outside, {"PERSON", "ORG"}, 2),
    (bodies.employers, {"PERSON", "ORG", "MISC"}, 3),
    (bodies.officers, {"ORG", "MISC"}, 3),
    (bodies.owners, {"PERSON", "ORG", "GPE", "LOC", "FAC", "MISC"}, 3),
    (_splits, _NAMES, 2),
    (_hyphens, {"PERSON"}, 1),
    (_letters, {"ORG", "NORP"}, 1),
    (bodies.seats, {"NORP", "GPE", "LOC", "MISC"}, 1),
    (bodies.shared, {"ORG", "GPE", "LOC", "FAC"}, 2),
    (bodies.wholes, _NAMES, 1),
    (bodies.partners, {"PERSON", "ORG"}, 2),
    (bodies.fields, {"ORG"}, 3),
    (_no_amounts, {"MONEY"}, 1),
    (_signs, {"MONEY"}, 1),
    (_magnitudes, {"MONEY"}, 1),
    (_no_days, {"DATE"}, 1),
    (_ordinals, {"PERSON"}, 1),
    (_posts, {"ORG", "MISC"}, 1),
    (_empty, {"PERSON", "ORG", "GPE", "LOC", "FAC", "MISC"}, 1),
)
"""The rules in their order, with the labels, and the least tokens, of names that each looks at."""
