"""Names of persons that are also words: Will, May, Bishop."""

from __future__ import annotations

from bisect import bisect_right

from glossator_entities import contexts
from glossator_entities.gazetteer import is_governed
from glossator_entities.lists import words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import POSSESSIVES, Words
from glossator_standard import english

_MONTHS = words("words", "months")
_TITLES = words("persons", "honorifics", "styles", "offices") | frozenset(
    role.capitalize() for role in words("persons", "roles")
)
_BEFORE_MONTHS = words("words", "before_months")
_AUXILIARIES = english.words("auxiliary")
_DAYS = frozenset(day.capitalize() for day in english.words("weekday"))
_ALIASES = words("persons", "aliases")
_TOLD = 0.5
"""How much the neighbours of a place's name say at least that it is one."""
_BEFORE_DAYS = words("words", "before_days")
_WEEKDAYS = english.words("weekday")
_GIVEN = ("Will", "April", "June", "Said")
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "god", "the"})


def known(mentions: Mentions) -> dict[str, int]:
    """The family names that are months or titles, and where a person is named in full, or a month
    by a title."""
    seen = mentions.seen
    found: dict[str, int] = {}
    for mention in mentions:
        word = seen.texts[mention.last - 1]
        if (
            mention.label == "PERSON"
            and mention.last - mention.first > 1
            and (word in _MONTHS or word in _TITLES)
            and seen.texts[mention.first][0].isupper()
            and seen.texts[mention.first] not in _TITLES
        ):
            found.setdefault(word, mention.first)
    for word in _MONTHS:
        titled = next((place for place in seen.places(word) if _is_titled(seen, place)), None)
        if titled is not None:
            found[word] = min(titled, found.get(word, titled))
    return found


def _is_titled(seen: Words, place: int) -> bool:
    """ "Mrs May said", "Prime Minister May met"; not "President May Resign", "Judge May 4"."""
    after = seen.texts[place + 1 : place + 2]
    told = after != [] and (not after[0][0].isalnum() or after[0].islower())
    return told and place > 0 and seen.texts[place - 1] in _TITLES


def mark(mentions: Mentions) -> None:
    """Mark the family names that are months or titles where they stand alone."""
    seen = mentions.seen
    for mention in mentions:
        name = seen.texts[mention.first : mention.last]
        if mention.label in ("DATE", "MISC") and len(name) == 2 and name[1] in _MONTHS:
            # "Captain Will March scored", not "Will March be cold?".
            is_given = seen.lexicon.is_given(name[0]) or name[0] in _GIVEN
            if is_given and name[0] not in _MONTHS and not _asks(seen, mention.first):
                mention.label = "PERSON"
                mention.because("given-name")
    for word, first in known(mentions).items():
        for place in seen.places(word):
            there = mentions.at[place]
            if place < first or (there is not None and not _is_free(seen, there, place)):
                continue
            if _is_name(mentions, place, word):
                if there is not None:
                    mentions.remove(there)
                mentions.add(Mention(place, place + 1, "PERSON", "short-form"))


def _is_free(seen: Words, there: Mention, place: int) -> bool:
    """Whether a mark is of the word alone, or of what is before it: "On Friday March told them"."""
    dated = there.label == "DATE" and seen.texts[there.first] in _DAYS and there.last == place + 1
    return there.last - there.first == 1 or dated


def _is_name(mentions: Mentions, place: int, word: str) -> bool:
    """Whether a word that is a month or a title is somebody's name here."""
    seen = mentions.seen
    before = seen.at(place - 1)
    after = seen.raw(place + 1)
    if word in _MONTHS:
        if seen.opens_sentence(place) and after.lower() in _PRONOUNS:
            # "May he rest."
            return False
        if before == "that" and after in _AUXILIARIES:
            return True  # "said that May had left"
        beside = mentions.at[place - 2] if before == "and" and place > 1 else None
        if beside is not None and beside.label == "PERSON":
            return True  # "Ana Ruiz and May met"
        if before == "to":
            since = seen.at(place - 2)  # "aides to May", not "from April to May"
            return since.capitalize() not in _MONTHS and not since.isdigit()
        return before not in _BEFORE_MONTHS and not after[:1].isdigit() and not before.isdigit()
    if before in ("the", "a", "an", "former", "acting"):
        return False
    return not after[:1].isupper() or after in POSSESSIVES


def given(mentions: Mentions) -> None:
    """Take in given names that are words: "Will Marsh", "April Holm", "his aide, Said Oke"; not
    "Will Marsh go?", "Said Oke: ..."."""
    seen = mentions.seen
    for place in [place for word in _GIVEN for place in seen.places(word)]:
        name = mentions.person_behind(place) or _unmarked(mentions, place)
        if name is None or (seen.texts[place] == "Said" and seen.opens_sentence(place)):
            continue
        if _is_month_here(mentions, place) if seen.texts[place] in _MONTHS else _asks(seen, place):
            continue
        there = mentions.at[place]
        if there is None or (there.label == "DATE" and there.last - there.first == 1):
            mentions.resize(name, place, name.last, "given-name")
    for place in seen.places("Will") if _is_called(mentions, "Will") else ():
        after = seen.texts[place + 1 : place + 2]
        told = after != [] and not after[0][0].isupper() and not _asks(seen, place)
        if told and mentions.at[place] is None:
            mentions.add(Mention(place, place + 1, "PERSON", "short-form"))  # "Will is calm"

    for place in [at for at in seen.capitals if seen.lowers[at] in _WEEKDAYS]:
        name = mentions.person_behind(place)
        if name is None:
            continue
        there = mentions.at[place]
        if (there is None or there.last - there.first == 1) and _is_born_on(seen, place, name):
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


def _is_called(mentions: Mentions, given: str) -> bool:
    """Whether a person of the text has this given name."""
    persons = (one for one in mentions if one.label == "PERSON" and one.last - one.first > 1)
    return any(mentions.seen.texts[one.first] == given for one in persons)


def _is_born_on(seen: Words, place: int, name: Mention) -> bool:
    """Whether a day is a given name, as in West Africa: "Sunday Oke, 40, fled", "Mr Friday Oke"."""
    if place and seen.lowers[place - 1] in _BEFORE_DAYS:
        return False
    behind = seen.texts[name.last : name.last + 2]
    if behind[:1] == [","] and behind[1:] and behind[1].isdecimal():
        return True
    if name.last - name.first > 1:
        return False
    if place and (seen.texts[place - 1] in _TITLES or seen.lowers[place - 1] == "one"):
        return True
    return seen.opens_sentence(place) and behind[:1] != [] and behind[0].islower()


def aliases(mentions: Mentions) -> None:
    """Mark what somebody goes by: "Ana Ruiz a.k.a. Spider"."""
    seen = mentions.seen
    for place in [at - 1 for at in seen.capitals if at and seen.lowers[at - 1] in _ALIASES]:
        before = place - 1
        before -= before >= 0 and seen.texts[before] in ("(", ",")
        left = mentions.at[before] if before >= 0 else None
        last = place + 1
        while seen.is_capital(last) and mentions.at[last] is None:
            last += 1
        if left is not None and left.label == "PERSON" and last > place + 1:
            mentions.add(Mention(place + 1, last, "PERSON", "short-form"))


def placed(mentions: Mentions) -> None:
    """Let a place's name be who is called so: "Sydney said", in an article on a Sydney Ruiz.

    Not where the article has the family name alone ("Ruiz said"), nor where the words beside it say
    a place ("in Sydney"); of a country, not where anything in the article may be of that country.
    """
    seen = mentions.seen
    persons = [one for one in mentions if one.label == "PERSON"]
    alone = {seen.texts[one.first] for one in persons if one.last - one.first == 1}
    for person in persons:
        word = seen.texts[person.first]
        if (
            person.last - person.first == 1
            or not seen.lexicon.place_kind(word)
            or seen.texts[person.last - 1] in alone
        ):
            continue
        places = [
            one
            for at in seen.places(word)
            if at > person.first
            and (one := mentions.at[at]) is not None
            and one.label in PLACES
            and one.last - one.first == 1
        ]
        persons_own = [one for one in places if contexts.evidence(seen, [one])["place"] < _TOLD]
        if is_governed(word) and (
            len(persons_own) < len(places)
            or (person.first and seen.texts[person.first - 1] in _TITLES)
            or any(
                one.label == "NORP" and mentions.surface(one)[:4] == word[:4] for one in mentions
            )
        ):
            continue
        for one in persons_own:
            one.become("PERSON")
            one.because("short-form")


def _is_month_here(mentions: Mentions, place: int) -> bool:
    """Whether a month stands before a name: "In April Holm sued", "on 3 April Holm sued"."""
    seen = mentions.seen
    before = seen.at(place - 1)
    return before in _BEFORE_MONTHS or before[:1].isdigit()


def _asks(seen: Words, place: int) -> bool:
    """Whether the sentence is a question."""
    end = bisect_right(seen.sentences, seen.sentences[place])
    return "?" in seen.texts[place + 1 : end]
