"""Names of persons that are also words: Will, May, Bishop."""

from __future__ import annotations

from bisect import bisect_right

from glossator_entities import contexts
from glossator_entities.gazetteer import is_governed
from glossator_entities.lists import PERSONS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import Words
from glossator_standard import english

_TITLES = words("persons", "honorifics", "styles", "offices") | frozenset(
    role.capitalize() for role in words("persons", "roles")
)
_AUXILIARIES = english.words("auxiliary")
_TOLD = 0.5
"""How much the neighbours of a place's name say at least that it is one."""
_STEM = 4
"""Letters that a country and its people share."""
_WEEKDAYS = english.words("weekday")
_GIVEN = ("Will", "April", "June", "Said")
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "god", "the"})


def known(mentions: Mentions) -> dict[str, int]:
    """The family names that are months or titles, and where a person is named in full, or a month
    by a title."""
    seen = mentions.seen
    found: dict[str, int] = {}
    for mention in mentions.persons():
        given, word = seen.texts[mention.first], seen.texts[mention.last - 1]
        is_word = word in WORDS.months or word in _TITLES
        if is_word and given[0].isupper() and given not in _TITLES:
            found.setdefault(word, mention.first)
    for word in WORDS.months:
        titled = next((place for place in seen.places(word) if _is_titled(seen, place)), None)
        if titled is not None:
            found[word] = min(titled, found.get(word, titled))
    return found


def _is_titled(seen: Words, place: int) -> bool:
    """ "Mrs May said", "Prime Minister May met"; not "President May Resign", "Judge May 4"."""
    after = seen.raw(place + 1)
    told = after != "" and (not after[0].isalnum() or after.islower())
    return told and seen.raw(place - 1) in _TITLES


def mark(mentions: Mentions) -> None:
    """Mark the family names that are months or titles where they stand alone."""
    seen = mentions.seen
    for mention in mentions:
        name = seen.texts[mention.first : mention.last]
        if mention.label in ("DATE", "MISC") and len(name) == 2 and name[1] in WORDS.months:
            # "Captain Will March scored", not "Will March be cold?".
            is_given = seen.lexicon.is_given(name[0]) or name[0] in _GIVEN
            if is_given and name[0] not in WORDS.months and not _asks(seen, mention.first):
                mention.relabel("PERSON", "given-name")
    for word, first in known(mentions).items():
        for place in seen.places(word):
            there = mentions.at[place]
            if place < first or (there is not None and not _is_free(seen, there, place)):
                continue
            if _is_name(mentions, place, word):
                mentions.clear(place, place + 1)
                mentions.add(Mention(place, place + 1, "PERSON", "short-form"))


def _is_free(seen: Words, there: Mention, place: int) -> bool:
    """Whether a mark is of the word alone, or of what is before it: "On Friday March told them"."""
    is_dated = there.label == "DATE" and seen.at(there.first) in _WEEKDAYS
    return there.size == 1 or (is_dated and there.last == place + 1)


def _is_name(mentions: Mentions, place: int, word: str) -> bool:
    """Whether a word that is a month or a title is somebody's name here."""
    seen = mentions.seen
    before, after = seen.at(place - 1), seen.raw(place + 1)
    if word not in WORDS.months:
        is_title = before in ("the", "a", "an", "former", "acting")
        return not is_title and not after[:1].isupper()
    if seen.opens_sentence(place) and after.lower() in _PRONOUNS:
        return False  # "May he rest."
    if before == "that" and after in _AUXILIARIES:
        return True  # "said that May had left"
    if before == "and" and mentions.named(place - 2, "PERSON"):
        return True  # "Ana Ruiz and May met"
    if before == "to":
        since = seen.at(place - 2)  # "aides to May", not "from April to May"
        return since.capitalize() not in WORDS.months and not since.isdigit()
    return not _is_month_here(seen, place) and not after[:1].isdigit()


def given(mentions: Mentions) -> None:
    """Take in given names that are words: "Will Marsh", "April Holm", "his aide, Said Oke"; not
    "Will Marsh go?", "Said Oke: ..."."""
    seen = mentions.seen
    for place in [place for word in _GIVEN for place in seen.places(word)]:
        name = mentions.person_behind(place) or _unmarked(mentions, place)
        word, there = seen.texts[place], mentions.at[place]
        if name is None or (word == "Said" and seen.opens_sentence(place)):
            continue
        is_none = _is_month_here(seen, place) if word in WORDS.months else _asks(seen, place)
        if not is_none and (there is None or (there.label == "DATE" and there.size == 1)):
            mentions.resize(name, place, name.last, "given-name")
    if any(seen.texts[one.first] == "Will" for one in mentions.persons()):
        for place in seen.places("Will"):
            after = seen.raw(place + 1)
            told = after != "" and not after[0].isupper() and not _asks(seen, place)
            if told:
                mentions.add(Mention(place, place + 1, "PERSON", "short-form"))  # "Will is calm"
    for place in [at for at in seen.capitals if seen.lowers[at] in _WEEKDAYS]:
        name, there = mentions.person_behind(place), mentions.at[place]
        is_alone = there is None or there.size == 1
        if name is not None and is_alone and _is_born_on(seen, place, name):
            mentions.resize(name, place, name.last, "given-name")


def _unmarked(mentions: Mentions, place: int) -> Mention | None:
    """The family name behind "Will" that no tagger found, before its verb: "Will Stone is"."""
    seen = mentions.seen
    if seen.texts[place] != "Will" or not seen.is_capital(place + 1) or _asks(seen, place):
        return None
    if not seen.opens_sentence(place) and seen.is_capital(place - 1):
        return None  # "“We Will Win”, a song"
    behind = seen.at(place + 2)
    acts = behind in _AUXILIARIES or behind in (",", ":")
    name = Mention(place + 1, place + 2, "PERSON", "given-name")
    return name if acts and mentions.add(name) else None


def _is_born_on(seen: Words, place: int, name: Mention) -> bool:
    """Whether a day is a given name, as in West Africa: "Sunday Oke, 40, fled", "Mr Friday Oke"."""
    if seen.at(place - 1) in WORDS.before_days:
        return False
    behind = seen.raw(name.last)
    if behind == "," and seen.at(name.last + 1).isdecimal():
        return True
    is_titled = seen.raw(place - 1) in _TITLES or seen.at(place - 1) == "one"
    return name.size == 1 and (is_titled or (seen.opens_sentence(place) and behind.islower()))


def aliases(mentions: Mentions) -> None:
    """Mark what somebody goes by: "Ana Ruiz a.k.a. Spider"."""
    seen = mentions.seen
    for first in [at for at in seen.capitals if at and seen.lowers[at - 1] in PERSONS.aliases]:
        last = first
        while seen.is_capital(last) and mentions.at[last] is None:
            last += 1
        if mentions.named(first - 2 - (seen.raw(first - 2) in ("(", ",")), "PERSON"):
            mentions.add(Mention(first, last, "PERSON", "short-form"))


def placed(mentions: Mentions) -> None:
    """Let a place's name be who is called so: "Sydney said", in an article on a Sydney Ruiz.

    Not where the article has the family name alone ("Ruiz said"), nor where the words beside it say
    a place ("in Sydney"); of a country, not where anything in the article may be of that country.
    """
    seen = mentions.seen
    single = [one for one in mentions if one.size == 1]
    alone = {seen.texts[one.first] for one in single if one.label == "PERSON"}
    towns = [one for one in single if one.label in PLACES]
    peoples = {mentions.surface(one)[:_STEM] for one in mentions if one.label == "NORP"}
    for person in mentions.persons():
        word = seen.texts[person.first]
        if not seen.lexicon.place_kind(word) or seen.texts[person.last - 1] in alone:
            continue
        places = [
            one for one in towns if one.first > person.first and seen.texts[one.first] == word
        ]
        persons_own = [one for one in places if contexts.evidence(seen, [one])["place"] < _TOLD]
        if is_governed(word) and (
            len(persons_own) < len(places)
            or seen.raw(person.first - 1) in _TITLES
            or word[:_STEM] in peoples
        ):
            continue
        for one in persons_own:
            one.become("PERSON", "short-form")


def _is_month_here(seen: Words, place: int) -> bool:
    """Whether a month stands before a name: "In April Holm sued", "on 3 April Holm sued"."""
    before = seen.at(place - 1)
    return before in WORDS.before_months or before[:1].isdigit()


def _asks(seen: Words, place: int) -> bool:
    """Whether the sentence is a question."""
    end = bisect_right(seen.sentences, seen.sentences[place])
    return "?" in seen.texts[place + 1 : end]
