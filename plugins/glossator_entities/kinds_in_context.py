"""What the words beside a name, or the same name elsewhere, say that it is: "the ferry Zentra", "an
Oscar", "By Lars Engel in Berlin", "Typhoon Maring" and then "Maring"."""

from __future__ import annotations

from glossator_entities import gazetteer, kinds
from glossator_entities.kinds import MISNAMED, STORMS
from glossator_entities.lists import CONTEXTS, PERSONS, WORDS
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import Words
from glossator_standard import english
from glossator_standard.boilerplate import Boilerplate

_ARTICLES = english.words("article")
_OPENING = frozenset("“\"‘'")


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
    named = {word for one in mentions.persons() for word in seen.texts[one.first : one.last]}
    for mention in mentions:
        word, after = seen.texts[mention.first], seen.at(mention.last)
        if mention.size > 1:
            continue
        if mention.label == "PERSON" and after in WORDS.behind_firms:
            mention.full = None
            mention.relabel("ORG", "context")  # "the Ruiz group"
        is_one = _is_one(seen, mention.first)
        if mention.label == "PERSON" and is_one and word not in named:
            mention.relabel("MISC", "no-name")
        # "Islamist leader Ana Ruiz"
        is_led = mention.label == "ORG" and (is_one or after in PERSONS.roles)
        if is_led and seen.lexicon.groups.get(word):
            mention.relabel("NORP", "demonym")
        elif mention.label == "NORP" and _is_paper(seen, mention):
            mention.relabel("ORG", "context")  # "The Zentran reported"


def _is_paper(seen: Words, mention: Mention) -> bool:
    """Whether a people's name is that of a paper: "The" begins it though no sentence begins there,
    or it has reported."""
    article = mention.first - 1
    if seen.raw(article) != "The" or seen.texts[mention.first].endswith("s"):
        return False
    after = seen.raw(mention.last)
    is_alone = not after.isalpha() or after in PERSONS.verbs
    return after in PERSONS.of_papers or (is_alone and not seen.opens_sentence(article))


def _is_one(seen: Words, place: int) -> bool:
    """Whether an article, or an adjective of rank, stands before a name, and no noun behind."""
    is_one = seen.at(place - 1) in WORDS.one and seen.sentences[place - 1] == seen.sentences[place]
    return is_one and seen.ends_phrase(place + 1)


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
            and mention.size > 1
            and seen.starts[mention.first] in bylines
            and not seen.lexicon.place_kind(mentions.surface(mention))
            and not gazetteer.is_town(mentions.surface(mention))
        ):
            mention.relabel("PERSON", "context")


def _name_addressed(mentions: Mentions) -> None:
    """Let "Mr English" be a person, and "English" where a person of the text is so called and one
    speaks."""
    seen = mentions.seen
    families = {seen.texts[one.last - 1]: one.first for one in reversed(mentions.persons())}
    for mention in mentions:
        if mention.label not in ("NORP", "GPE") or mention.size > 1:
            continue
        before, after = seen.raw(mention.first - 1), seen.raw(mention.last)
        addressed = before in PERSONS.addresses and not after[:1].isupper()
        speaks = mention.label == "NORP" and after in WORDS.said_by_one and before != "the"
        known = families.get(seen.texts[mention.first], mention.last) < mention.first
        if addressed or (known and speaks):
            mention.become("PERSON", "context")


def _name_storms(mentions: Mentions) -> None:
    """Let the bare name of a storm name the storm: "Typhoon Maring" and then "Maring"."""
    texts = mentions.seen.texts
    storms = {
        texts[one.last - 1]
        for one in mentions
        if one.label == "EVENT" or one.size == 1
        if mentions.seen.at(_place_before(mentions.seen, one.last - 1)).capitalize() in STORMS
    }
    for mention in mentions:
        is_super = mentions.seen.at(mention.first - 1) == "super"
        if is_super and mention.label == "EVENT" and texts[mention.first] in STORMS:
            mentions.resize(mention, mention.first - 1, mention.last, "event-word")
    for mention in mentions if storms else ():
        if mention.size == 1 and texts[mention.first] in storms:
            mention.relabel("EVENT", "event-word")


def _name_ships(mentions: Mentions) -> None:
    """Let a ship's prefix, "HMS Zentra", and what it is, "the ferry Zentra", say that it is one;
    and "the Zentra" in the same text."""
    seen = mentions.seen
    ships = set()
    for mention in mentions:
        is_ship = seen.texts[mention.first] in WORDS.ships and mention.label != "PERSON"
        is_ship = is_ship and mention.size > 1
        noun = _place_before(seen, mention.first)
        # "the bulk carrier Zentra", no airline
        is_carrier = seen.at(noun) == "carrier" and seen.at(noun - 1) in WORDS.cargoes
        is_called = is_carrier or seen.at(noun) in WORDS.vessels
        is_called = is_called and not gazetteer.is_governed(mentions.surface(mention))
        if mention.label in MISNAMED and (is_ship or is_called):
            ships.add(seen.phrase(mention.first + is_ship, mention.last))
            mention.become("PRODUCT", "thing-word")
    for mention in mentions if ships else ():
        is_one = seen.at(mention.first - 1) == "the"
        if is_one and mention.label in MISNAMED and mentions.surface(mention) in ships:
            mention.become("PRODUCT", "thing-word")


def _name_breeds(mentions: Mentions) -> None:
    """Let a breed that is called after a place be one before livestock, or before a breed that is
    one, and with an article in all the article: "Hereford and Angus bulls", "the Hereford weighed
    500kg", but "in Hereford", "the Hereford coast"."""
    seen, stock = mentions.seen, set[int]()
    breeds = [one for one in mentions if mentions.surface(one) in WORDS.breeds]
    for mention in reversed(breeds):
        place = mention.last
        is_joined = seen.at(place) in ("and", ",", "or") and place + 1 in stock
        if is_joined or not WORDS.livestock.isdisjoint((seen.at(place), seen.at(place + 1))):
            stock.add(mention.first)
    told = {mentions.surface(one) for one in breeds if one.first in stock}
    for mention in breeds:
        before, after = seen.at(mention.first - 1), seen.at(mention.last)
        is_again = before in _ARTICLES and mentions.surface(mention) in told
        is_place = before in WORDS.before_towns or after in CONTEXTS.place_after
        if (is_again or mention.first in stock) and not is_place:
            mention.become("MISC", "no-name")


def _place_before(seen: Words, at: int) -> int:
    """The token before a name, its quotation mark, and the comma before that: "Typhoon “Ruth”", "A
    vessel, “Zentra”"; "the boat, Oke said," is not called Oke."""
    before = seen.skip_back(at - 1, _OPENING)
    return before - (before < at - 1 and seen.at(before) == ",")
