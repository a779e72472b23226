"""What the neighbours of a name say that it names, in all the article: "shares of X", "X, 35,"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from glossator_entities.gazetteer import is_abbreviation, is_town
from glossator_entities.lists import CONTEXTS, PERSONS, WORDS, words
from glossator_entities.mentions import Mention
from glossator_entities.words import HYPHENS, POSSESSIVES, Words
from glossator_standard.english import words as english

_HONORIFICS = words("persons", "honorifics", "styles")
_ROLES = words("persons", "roles", "short_offices")
_BY_OWNED = (
    (CONTEXTS.person_owned, "PERSON", 1.5),
    (CONTEXTS.organisation_owned, "ORG", 1.5),
    (CONTEXTS.place_owned, "place", 1.0),
)
_BY_PHRASE = (
    (CONTEXTS.organisation_before, "ORG", 1.5),
    (CONTEXTS.other_before, "MISC", 1.5),
    (CONTEXTS.group_before, "NORP", 0.5),
    (CONTEXTS.place_before, "place", 1.5),
)
_BE = frozenset({"is", "was", "becomes", "became"})
_PLURALS = frozenset({"are", "were"})
"""What stands behind one name of many: "Zentrix are third in the league"."""
_JOINS = frozenset({"and", "or", ",", "&"})
_PREPOSITIONS = _JOINS | CONTEXTS.place_perhaps | CONTEXTS.place_before
_PER_CENT = frozenset({"%", "percent", "per", "pc"})
_BY_COMPOUND = (
    (CONTEXTS.person_after, "PERSON", 1.5),
    (CONTEXTS.place_after, "place", 1.5),
    (CONTEXTS.organisation_after, "ORG", 1.5),
    (CONTEXTS.group_after, "NORP", 1.5),
    (CONTEXTS.other_after, "MISC", 1.0),
)
_THINGS = frozenset({"it", "its"})
_SAID = PERSONS.verbs | {"announced", "confirmed"}
_AGES = range(10, 110)
_ARTICLES = english("article")
_BEHIND = frozenset(
    {",", ".", ")", "and", "that", "which", "who", "of", "based", "in", "from", "with"}
)
"""What stands behind the noun of an apposition."""
_APPOSING = frozenset({",", "(", "–", "—"})
_BEHIND_BODY = _BEHIND | {"for", "run", "founded", "set", "owned", "led", "working", "there", ";"}
_LONGEST = 4
"""Tokens of an apposition in which its noun stands."""
_FARTHEST = 4
"""Tokens after a verb of speech in which a pronoun says who spoke."""

Evidence = tuple[str, float]
"""``PERSON``, ``ORG``, ``place``, ``NORP`` or ``MISC``, and how much is said for it."""

_MOST = 100
"""Places of a name that are looked at: long texts repeat them."""


def evidence(seen: Words, mentions: Iterable[Mention]) -> Counter[str]:
    """What the neighbours of some mentions say, added up."""
    total: Counter[str] = Counter()
    for mention in mentions:
        for kind, weight in neighbours(seen, mention.first, mention.last):
            total[kind] += weight  # type: ignore[assignment]  # a Counter of floats
    return total


def neighbours(seen: Words, first: int, last: int) -> Iterator[Evidence]:
    """What the words beside the tokens from first up to last say, those of their sentence."""
    if found := of_one(seen, first, last):
        yield found
        return
    before: list[Evidence] = []
    if first and seen.sentences[first - 1] == seen.sentences[first]:
        before += _before(seen, first, last)
    yield from before
    if last < seen.size and seen.sentences[last] != seen.sentences[first]:
        return
    after = seen.at(last)
    if seen.raw(last) in POSSESSIVES:
        yield from _owner(seen, last + 1)
    elif found := _says(_BY_COMPOUND, after, seen.two(last + 1)):
        yield found
    elif after == ":" and seen.texts[first].isupper() and seen.opens_sentence(first):
        # "OKE: Thank you."
        yield "PERSON", 1.0
    elif after in (",", "("):
        # Of "Ana Ruiz of the charity Zentrix, who" Ana Ruiz is meant.
        behind = _apposition(seen, last + 1)
        yield from (one for one in behind if ("ORG", 1.5) not in before or one[0] == "ORG")
    elif after in _BE and seen.at(last + 1) in _ARTICLES:
        yield from _described(seen, last + 2)
    elif _acts_as_body(seen, first, last):
        yield "ORG", 1.5
    elif after in CONTEXTS.organisation_verbs or (
        seen.at(last + 1) == "its" and after not in _PREPOSITIONS
    ):
        yield "ORG", 0.8  # "Zentrix hired", "Zentrix shut its"
    elif after in _SAID and ("place", 1.0) not in before:
        yield from _speaker(seen, last + 1)  # Of "Nurses in Bolton said" the nurses did.


def of_one(seen: Words, first: int, last: int) -> Evidence | None:
    """What an article says of a name with a noun behind it or a colour before it: "an Orwick
    woman", "a 30-year-old Orwick woman", "a grey Zentra Nova", which has a make and a model."""
    before = seen.at(first - 1)
    is_coloured = before in CONTEXTS.colours and seen.at(first - 2) in _ARTICLES
    is_one = before in ("a", "an") or before.rpartition("-")[2] == "old" or is_coloured
    if is_one and seen.at(last) in CONTEXTS.dwellers and not seen.texts[first].isupper():
        return "place", 2.0
    # no "red Kelmar flag", and "a blue Marilyn" is a portrait
    return ("MISC", 1.5) if is_coloured and last - first > 1 else None


def is_firms(seen: Words, first: int, last: int) -> bool:
    """Whether only firms have what stands beside a name: "shares in X", "the broadcaster X"."""
    place = first - 1 - (seen.at(first - 1) == "the")
    is_before = {seen.at(place), seen.two(place)} & CONTEXTS.only_firms
    return bool(is_before) or seen.at(last) in CONTEXTS.only_firms_have


def is_placed(seen: Words, first: int, last: int) -> bool:
    """Whether a place is told wherever the text has these words: "north of X", "the X area"."""
    name = seen.texts[first:last]
    told = [
        kind
        for at in seen.places(name[0])[:_MOST]
        if seen.texts[at : at + len(name)] == name
        for kind, worth in neighbours(seen, at, at + len(name))
        if worth >= 1
    ]
    return "place" in told and "PERSON" not in told


def is_workplace(seen: Words, first: int) -> bool:
    """Whether somebody works there: "an analyst at Ana Lund", which is a firm."""
    return seen.at(first - 1) == "at" and seen.two(first - 1) in CONTEXTS.organisation_before


def is_body(seen: Words, first: int, last: int) -> bool:
    """Whether an apposition says that a name is a body's: "Ana Lund, a law firm in Norvik,".

    Behind what opens a sentence none stands: "According to Ana Lund, a firm in Norvik has failed".
    """
    if seen.at(last) not in _APPOSING or seen.at(last + 1) not in ("a", "an"):
        return False
    opens = range(max(first - 2, 0), first)
    if any(seen.opens_sentence(at) for at in opens if seen.sentences[at] == seen.sentences[first]):
        return False
    return _noun(seen, last + 2, _BEHIND_BODY) in CONTEXTS.bodies


def _says(table: Iterable[tuple[frozenset[str], str, float]], *phrases: str) -> Evidence | None:
    """What the first row of a table says that has one of some phrases."""
    found = ((kind, worth) for one, kind, worth in table if not one.isdisjoint(phrases))
    return next(found, None)


def _acts_as_body(seen: Words, first: int, last: int) -> bool:
    """Whether a firm or team alone does what is said: "agreed to buy", "beat Norvik 3-1"."""
    after, two = seen.at(last), seen.two(last + 1)
    is_share = seen.at(last + 1)[:1].isdigit() and seen.at(last + 2) in _PER_CENT
    return (
        two in CONTEXTS.organisation_deeds
        or f"{two} {seen.at(last + 2)}" in CONTEXTS.organisation_deeds
        or (after in CONTEXTS.matches and _is_match(seen, last + 1))
        or _is_result(seen, last)
        or (after in _PLURALS and seen.at(first - 1) not in _JOINS)
        or (after in CONTEXTS.moves and is_share)  # "Zentrix fell 3%"
    )


def _is_match(seen: Words, place: int) -> bool:
    """Whether one result stands behind a verb: "beat Zentrix 3-1", not "beat Ana Ruiz 6-1, 6-3"."""
    results = [at for at in range(place, place + _FARTHEST) if _is_result(seen, at)]
    return len(results) == 1


def _is_result(seen: Words, place: int) -> bool:
    """Whether the result of a match stands here, and no further one behind it."""
    end = place + seen.result(place)
    return end > place and not seen.at(end + (seen.at(end) == ","))[:1].isdigit()


def _before(seen: Words, first: int, last: int) -> Iterator[Evidence]:
    """What stands before the name, an article left out."""
    if last - first == 1 and seen.at(first - 1) in CONTEXTS.seated:
        if seen.at(first - 2) in HYPHENS:
            yield "ORG", 1.5  # "Lima-based Zentrix", but "Lima-based Ana Ruiz"
        return
    if seen.raw(first - 1) in _HONORIFICS or seen.raw(first - 1) in _ROLES:
        yield "PERSON", 1.5
        return
    article = seen.at(first - 1) == "the"
    place = first - 1 - article
    word, two = seen.at(place), seen.two(place)
    phrases, alone = (two, f"{seen.at(place - 2)} {two}"), () if article else (word,)
    if word == "," and not article:
        if is_behind_place(seen, first):
            yield "place", 1.5
        elif seen.at(place - 1) in CONTEXTS.organisation_before:
            yield "ORG", 1.0  # "A local firm, Zentrix, said".
    elif word in WORDS.before_sides and _is_result(seen, place - 3):
        yield "ORG", 1.5
    elif two in WORDS.desk_credits:
        yield "PERSON", 2.0
    elif two == ", of" and _is_home(seen, first, last):
        yield "place", 2.0
    elif found := _says(_BY_PHRASE, *phrases) or _says(_BY_PHRASE[:2], *alone):
        yield found
    elif word in CONTEXTS.group_before:
        yield "NORP", 0.5
    elif two in CONTEXTS.no_place_before:
        return
    elif word in CONTEXTS.place_before:
        yield "place", 0.5 if article else 1.0
    elif word in CONTEXTS.place_perhaps:
        yield "place", 0.3


def _is_home(seen: Words, first: int, last: int) -> bool:
    """Whether a town ends where somebody lives: "Tom Oke, of Lima, was held", "of Zenta, Lima"."""
    is_town_here = is_town(seen.phrase(first, last)) or is_town(seen.raw(last + 1))
    return seen.at(last) in (",", ".") and is_town_here


def is_behind_place(seen: Words, first: int) -> bool:
    """Whether what stands before a name says that it is a place: "born in", "St. Ann's Church,"."""
    if seen.at(first - 1) == ",":
        return seen.raw(first - 2) in WORDS.town_houses
    return seen.two(first - 1) in CONTEXTS.place_before


def _owner(seen: Words, place: int) -> Iterator[Evidence]:
    """What the first noun behind a possessive says of its owner."""
    # "X's new Danish chairman", "X's vice-president"
    between = seen.raw(place + 1)
    for number in range(place, place + 2 + (between == "-" or between.istitle())):
        if found := _says(_BY_OWNED, seen.at(number), seen.two(number + 1)):
            yield found
            return


def _speaker(seen: Words, place: int) -> Iterator[Evidence]:
    """What a pronoun after a verb of speech says of who spoke: "X said it would"."""
    for number in range(place, place + _FARTHEST):
        word = seen.at(number)
        if word in _THINGS:
            yield "ORG", 2.0
            return
        if word in WORDS.of_persons:
            yield "PERSON", 1.5
            return
        if word in (".", ",", "the", "a"):
            break
    yield "PERSON", 0.3


def _apposition(seen: Words, place: int) -> Iterator[Evidence]:
    """What an age or a pronoun behind a comma or a bracket says."""
    word = seen.at(place)
    if word.isdecimal() and int(word) in _AGES and seen.at(place + 1) in (",", ")", "."):
        yield "PERSON", 2.0
    elif word == "who" and seen.at(place + 1) in ("have", "are", "were"):
        yield "ORG", 1.0  # "Rovers, who have lost"
    elif word in ("who", "whose"):
        yield "PERSON", 1.5
    elif word in ("which", "where"):
        yield ("ORG", 1.0) if word == "which" else ("place", 1.5)
    elif word in _ARTICLES:
        yield from _described(seen, place + 1)
    elif word.endswith(".") and is_abbreviation(seen.texts[place]):
        yield "place", 2.0  # "Zentrix, Ont.,"
    elif word and (found := seen.lexicon.places.find(seen, place)):
        if seen.at(found[0]) in POSSESSIVES:
            yield from _described(seen, found[0] + 1)  # "Gray, South Africa's top lawyer,"
        else:
            yield "place", 0.5  # "Zentrix, Norland"


def _described(seen: Words, place: int) -> Iterator[Evidence]:
    """What the noun of an apposition says: "X, a German insurer,"."""
    word = _noun(seen, place, _BEHIND)
    if word in CONTEXTS.organisation_before:
        yield "ORG", 1.5
    elif word in _ROLES or word in CONTEXTS.people:
        yield "PERSON", 2.0


def _noun(seen: Words, place: int, behind: Container[str]) -> str:
    """The noun of a description that begins at a token: the word before one of those behind it,
    in small letters; the empty word where it is too far."""
    for number in range(place, place + _LONGEST):
        if seen.at(number + 1) in behind:
            return seen.at(number)
    return ""
