"""What the words beside a name, or the same name elsewhere, say that it is: "the ferry Zentra", "an
Oscar", "By Lars Engel in Berlin", "Typhoon Maring" and then "Maring"."""

from __future__ import annotations

from glossator_entities import gazetteer, kinds
from glossator_entities.kinds import MISNAMED, STORMS
from glossator_entities.lists import words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import Words
from glossator_standard import Label, english
from glossator_standard.boilerplate import Boilerplate

_ARTICLES = english.words("article")
_ONE = words("words", "one")
_BEHIND = words("words", "after_names")
_SHIPS = words("words", "ships")
_VESSELS = words("words", "vessels")
_CARGOES = words("words", "cargoes")
_OPENING = frozenset("“\"‘'")
_FIRMS = words("words", "behind_firms")
_BREEDS = words("words", "breeds")
_LIVESTOCK = words("words", "livestock")
_WHERE = words("words", "before_towns")
_PLACE_AFTER = words("contexts", "place_after")
_ROLES = words("persons", "roles")
_ADDRESSES = words("persons", "addresses")
_SAID = words("words", "said_by_one")
_OF_PAPERS = words("persons", "of_papers")
_SPEECH = words("persons", "verbs")


def settle(mentions: Mentions) -> None:
    """Give names the labels that their own words call for; storms, ships, articles say more."""
    kinds.settle(mentions)
    _name_storms(mentions)
    _name_ships(mentions)
    _name_breeds(mentions)
    _count(mentions)
    _name_addressed(mentions)


def _count(mentions: Mentions) -> None:
    """Say what a single one is: "an Oscar" is no person, "a Republican" is no body."""
    seen = mentions.seen
    named = {
        seen.texts[place]
        for one in mentions
        if one.label == "PERSON" and one.last - one.first > 1
        for place in range(one.first, one.last)
    }
    for mention in mentions:
        word = seen.texts[mention.first]
        if mention.last - mention.first > 1:
            continue
        if mention.label == "PERSON" and seen.at(mention.last) in _FIRMS:
            mention.label, mention.full = "ORG", None  # "the Ruiz group"
            mention.because("context")
        led = seen.at(mention.last).lower() in _ROLES  # "Islamist leader Ana Ruiz"
        if mention.label == "ORG" and led and seen.lexicon.groups.get(word):
            mention.label = "NORP"
            mention.because("demonym")
        if mention.label == "NORP" and _is_paper(seen, mention):
            mention.label = "ORG"  # "The Zentran reported"
            mention.because("context")
        if not _is_one(seen, mention.first):
            continue
        if mention.label == "PERSON" and word not in named:
            mention.label = "MISC"
            mention.because("no-name")
        elif mention.label == "ORG" and seen.lexicon.groups.get(word):
            mention.label = "NORP"
            mention.because("demonym")


def _is_paper(seen: Words, mention: Mention) -> bool:
    """Whether a people's name is that of a paper: "The" begins it though no sentence begins there,
    or it has reported."""
    article = mention.first - 1
    if article < 0 or seen.texts[article] != "The" or seen.texts[mention.first].endswith("s"):
        return False
    after = seen.raw(mention.last)
    is_alone = not after.isalpha() or after in _SPEECH
    return after in _OF_PAPERS or (is_alone and not seen.opens_sentence(article))


def _is_one(seen: Words, place: int) -> bool:
    """Whether an article, or an adjective of rank, stands before a name, and no noun behind."""
    if not place or seen.sentences[place - 1] != seen.sentences[place]:
        return False
    after = place + 1
    ends = after >= seen.size or not seen.texts[after][0].isalpha() or seen.lowers[after] in _BEHIND
    return ends and seen.lowers[place - 1] in _ONE


def name_writers(mentions: Mentions, bylines: Boilerplate) -> None:
    """Let a byline name persons: "By Lars Engel in Berlin and Defne Kaya in Istanbul".

    Args:
        mentions: The names.
        bylines: The offsets that stand in one.
    """
    seen = mentions.seen
    for mention in mentions:
        if (
            mention.label in PLACES
            and mention.last - mention.first > 1
            and seen.starts[mention.first] in bylines
            and not seen.lexicon.place_kind(mentions.surface(mention))
            and not gazetteer.is_town(mentions.surface(mention))
        ):
            mention.label = "PERSON"
            mention.because("context")


def _name_addressed(mentions: Mentions) -> None:
    """Let "Mr English" be a person, and "English" where a person of the text is so called and one
    speaks."""
    seen = mentions.seen
    families = {
        seen.texts[one.last - 1]: one.first
        for one in reversed(list(mentions))
        if one.label == "PERSON" and one.last - one.first > 1
    }
    for mention in mentions:
        if mention.label not in ("NORP", "GPE") or mention.last - mention.first > 1:
            continue
        before, after = seen.raw(mention.first - 1), seen.raw(mention.last)
        addressed = before in _ADDRESSES and not after[:1].isupper()
        known = families.get(seen.texts[mention.first], mention.last) < mention.first
        if addressed or (known and mention.label == "NORP" and after in _SAID and before != "the"):
            _relabel(mention, "PERSON", "context")


def _name_storms(mentions: Mentions) -> None:
    """Let the bare name of a storm name the storm: "Typhoon Maring" and then "Maring"."""
    texts = mentions.seen.texts
    storms = {
        texts[one.last - 1]
        for one in mentions
        if one.label == "EVENT" or one.last - one.first == 1
        if _word_before(mentions.seen, one.last - 1).capitalize() in STORMS
    }
    for mention in mentions:
        is_super = mentions.seen.at(mention.first - 1) == "super"
        if is_super and mention.label == "EVENT" and texts[mention.first] in STORMS:
            mentions.resize(mention, mention.first - 1, mention.last, "event-word")
    for mention in mentions if storms else ():
        if mention.last == mention.first + 1 and texts[mention.first] in storms:
            mention.label = "EVENT"
            mention.because("event-word")


def _name_ships(mentions: Mentions) -> None:
    """Let a ship's prefix, "HMS Zentra", and what it is, "the ferry Zentra", say that it is one;
    and "the Zentra" in the same text."""
    seen = mentions.seen
    ships = set()
    for mention in mentions:
        start = mention.first + (seen.texts[mention.first] in _SHIPS and mention.label != "PERSON")
        before = _word_before(seen, mention.first)
        is_called = before in _VESSELS or (before == "carrier" and _carries(seen, mention.first))
        is_called = is_called and not gazetteer.is_governed(mentions.surface(mention))
        if mention.label in MISNAMED and (mention.first < start < mention.last or is_called):
            ships.add(seen.phrase(start, mention.last))
            _relabel(mention, "PRODUCT", "thing-word")
    for mention in mentions if ships else ():
        is_one = seen.at(mention.first - 1) == "the"
        if is_one and mention.label in MISNAMED and mentions.surface(mention) in ships:
            _relabel(mention, "PRODUCT", "thing-word")


def _name_breeds(mentions: Mentions) -> None:
    """Let a breed that is called after a place be one before livestock, or before a breed that is
    one, and with an article in all the article: "Hereford and Angus bulls", "the Hereford weighed
    500kg", but "in Hereford", "the Hereford coast"."""
    seen, stock = mentions.seen, set[int]()
    breeds = [one for one in mentions if mentions.surface(one) in _BREEDS]
    for mention in reversed(breeds):
        place = mention.last
        is_joined = seen.at(place) in ("and", ",", "or") and place + 1 in stock
        if is_joined or not _LIVESTOCK.isdisjoint((seen.at(place), seen.at(place + 1))):
            stock.add(mention.first)
    told = {mentions.surface(one) for one in breeds if one.first in stock}
    for mention in breeds:
        before, after = seen.at(mention.first - 1), seen.at(mention.last)
        is_again = before in _ARTICLES and mentions.surface(mention) in told
        is_place = before in _WHERE or after in _PLACE_AFTER
        if (is_again or mention.first in stock) and not is_place:
            _relabel(mention, "MISC", "no-name")


def _relabel(mention: Mention, label: Label, why: str) -> None:
    mention.become(label)
    mention.because(why)


def _word_before(seen: Words, at: int) -> str:
    """The word before a token, or before the quotation mark there: "Typhoon “Ruth”"."""
    return seen.at(_place_before(seen, at))


def _place_before(seen: Words, at: int) -> int:
    """The token before a name, its quotation mark, and the comma before that: "A vessel, “Zentra”";
    "the boat, Oke said," is not called Oke."""
    before = seen.skip_back(at - 1, _OPENING)
    return before - (before < at - 1 and seen.at(before) == ",")


def _carries(seen: Words, at: int) -> bool:
    """Whether the carrier before a name is a ship, and no airline: "the bulk carrier Zentra"."""
    return seen.at(_place_before(seen, at) - 1) in _CARGOES
