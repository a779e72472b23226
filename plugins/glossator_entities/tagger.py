"""Names without a model: runs of capitalised words, told apart by lists and by neighbours."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_entities import kinds
from glossator_entities.lexicon import Lexicon
from glossator_entities.lists import ORGANISATIONS, PERSONS, WORDS, words
from glossator_entities.words import HYPHENS, POSSESSIVES, Words, words_of
from glossator_standard import Label, Name
from glossator_standard.surnames import ARABIC_ARTICLES

_HEADS = words("organisations", "heads", "houses")
_TITLES = frozenset(
    word for title in words("persons", "honorifics", "styles") for word in title.split()
)
_OFFICES = (
    _TITLES | frozenset(role.capitalize() for role in PERSONS.roles) | words("persons", "offices")
)
_SURE = words("places", "countries", "regions", "features")

_NOT_AFTER = frozenset({"of", "in", "to", ")", "”", '"', "’"})

_INSIDE = words("persons", "particles") | {"of", "for", "and", "&"}

_LONGEST = 24
"""A run has no more tokens: nothing is named at greater length."""

Found = tuple[int, int, Label, str]


def names(document: glossator.Document, lexicon: Lexicon) -> Iterator[Name]:
    """The names of a document that has tokens and sentences."""
    seen = words_of(document, lexicon)
    for first, last in _runs(seen):
        for start, end, label, rule in _classify(seen, first, last):
            if end > start:
                yield Name(start=seen.starts[start], end=seen.ends[end - 1], label=label, rule=rule)


def _runs(seen: Words) -> Iterator[tuple[int, int]]:
    """The stretches of capitalised tokens, small words inside them included."""
    last = 0
    for place in seen.capitals:
        if place >= last and _starts(seen, place):
            last = min(_end(seen, place), seen.size)
            yield place, last


def _starts(seen: Words, place: int) -> bool:
    """Whether a run may start with a capitalised token."""
    word = seen.texts[place]
    if word in WORDS.acronyms or (word in WORDS.calendar and not _bridge(seen, place, place + 1)):
        return False  # "Jan de Vries" is no January
    is_common = seen.lowers[place] in WORDS.common
    return not is_common or (len(word) > 1 and not seen.opens_sentence(place))


def _end(seen: Words, first: int) -> int:
    """The token after the run that starts at `first`."""
    last = first + 1
    sentence = seen.sentences[first]
    while last < min(seen.size, first + _LONGEST) and seen.sentences[last] == sentence:
        if seen.opens_line(last):
            break
        word = seen.texts[last]
        if word[0].isupper() and word not in WORDS.calendar:
            last += 1
        elif seen.joins(last):
            last += 2
        elif word == "." and len(seen.texts[last - 1]) == 1 and seen.is_glued(last):
            last += 1
        elif (step := _bridge(seen, first, last)) and seen.sentences[last + step - 1] == sentence:
            last += step
        else:
            break
    return last


def _bridge(seen: Words, first: int, place: int) -> int:
    """How many small tokens from `place` lead to another capitalised one of the same name."""
    word = seen.raw(place)
    if word not in _INSIDE:
        return 0
    if word in ("of", "for") and not any(
        one in ORGANISATIONS.openers for one in seen.texts[first:place]
    ):
        return 0
    if word == "and" and "of" not in seen.texts[first:place]:
        return 0
    for step in (1, 2):
        if place + step >= seen.size:
            return 0
        following = seen.texts[place + step]
        if following[0].isupper() and following not in WORDS.calendar:
            return step
        is_arabic = following in HYPHENS and word in ARABIC_ARTICLES  # "Sami al-Hout"
        if not is_arabic and following not in ("the", "la", "los", "las", "al", "der", "den"):
            return 0
    return 0


def _classify(seen: Words, first: int, last: int) -> Iterator[Found]:
    """What one run names: one thing, or a group and a person, or a place and the rest."""
    while first < last:
        known = _known(seen, first, last)
        if known and known[1] == last:
            yield known
            return
        titled = _after_title(seen, first, last)
        if titled > first:
            yield from _classify(seen, first, _before_title(seen, first, titled))
            if titled < last:
                yield titled, last, "PERSON", "title"
            return
        whole = _by_word(seen, first, last)
        if whole:
            yield whole
            return
        if known is None or _is_personal(seen, known, last):
            yield from _by_neighbours(seen, first, last)
            return
        yield known
        first = known[1]


def _known(seen: Words, first: int, last: int) -> Found | None:
    """The longest listed name that starts here; a place in capitals too, as in a dateline."""
    best: Found | None = None
    lists = seen.lexicon
    named = (
        (lists.organisations, "known-organisation"),
        (lists.places, "place"),
        (lists.groups, "demonym"),
    )
    for phrases, rule in named if lists.may_begin(seen.texts[first]) else ():
        found = phrases.find(seen, first)
        if found and found[0] <= last and (best is None or found[0] > best[1]):
            best = (first, found[0], found[1], rule)  # type: ignore[assignment]  # lists hold labels
    if best is None and last - first < 4 and len(seen.texts[first]) > 3:
        surface = seen.phrase(first, last)
        if surface.isupper() and lists.places.get(surface.title()) == "GPE":
            return first, last, "GPE", "place"
    return best


def _after_title(seen: Words, first: int, last: int) -> int:
    """The token after the last title of a run that has no "of" in it, or `first`."""
    if not {"of", "for"}.isdisjoint(seen.texts[first:last]):
        return first
    titled = first
    for place in range(first, last):
        if seen.texts[place] in _OFFICES and not seen.is_glued(place + 1):
            titled = place + 1
    if titled == last and titled - first > 1 and seen.texts[last - 1] not in _TITLES:
        return first
    return titled


def _before_title(seen: Words, first: int, titled: int) -> int:
    """The end of what stands before the titles."""
    while titled > first and (
        seen.texts[titled - 1] in _OFFICES or seen.texts[titled - 1] in PERSONS.fields
    ):
        titled -= 1
    return titled


def _is_personal(seen: Words, known: Found, last: int) -> bool:
    """Whether a listed place is rather a part of a person's name: "Selam Kidane", "Moon Jae-in"."""
    first, end, _, rule = known
    if rule != "place" or end - first > 1 or seen.texts[first] in _SURE:
        return False
    return seen.texts[last - 1] not in _HEADS and last - first < 5


def _by_word(seen: Words, first: int, last: int) -> Found | None:
    """A body, building, division or piece of nature, by the word its name ends or begins with."""
    inside = seen.texts[first:last]
    if last - first == 1:
        return None
    if inside[-1] in ORGANISATIONS.suffixes:
        return first, last, "ORG", "company-suffix"
    if "of" in inside or "for" in inside:
        return (first, last, "ORG", "body-of") if ORGANISATIONS.openers & set(inside) else None
    surface = seen.phrase(first, last)
    label, rule = kinds.thing(seen.lexicon, surface, "GPE")
    if not rule and inside[-1] in _HEADS:
        return first, last, "ORG", "organisation-word"
    if not rule:
        label, rule = kinds.place_kind(seen.lexicon, surface, "FAC")
    return (first, last, label, rule) if rule.endswith("-word") else None


def _by_neighbours(seen: Words, first: int, last: int) -> Iterator[Found]:
    """What no list knows: a person, an acronym, a place after "in"."""
    word, size = seen.texts[first], last - first
    before = seen.raw(first - 1)
    after = seen.raw(last)
    if size == 1 and kinds.is_bank(word):
        yield first, last, "ORG", "institution"
    elif before in PERSONS.roles or before in _TITLES:
        yield first, last, "PERSON", "role"
    elif _is_named(seen, first, last):
        yield first, last, "PERSON", "given-name"
    elif size == 1 and word.isupper() and word.isalpha() and 2 <= len(word) <= 6:
        yield first, last, "ORG", "acronym"
    elif before in ("The", "the"):
        if size > 1:
            yield first, last, "MISC", "article"
    elif after in PERSONS.verbs or (before in PERSONS.verbs and before != "who" and size < 5):
        yield first, last, "PERSON", "verb"
    elif before.lower() in WORDS.before_towns:
        yield first, last, "GPE", "preposition"
    elif after not in POSSESSIVES and seen.lowers[first] not in WORDS.common and 1 < size < 6:
        words_only = all(one.isalpha() or one in HYPHENS for one in seen.texts[first:last])
        is_free = before.lower() not in WORDS.before_things and after not in _NOT_AFTER
        yield first, last, "PERSON" if words_only and is_free else "MISC", "capitals"


def _is_named(seen: Words, first: int, last: int) -> bool:
    """Whether a given name opens the run, or a family name opens or ends it."""
    opening, closing = seen.texts[first], seen.texts[last - 1]
    if seen.lexicon.is_given(opening):
        return opening not in _SURE
    return closing in PERSONS.surnames or (last - first > 1 and opening in PERSONS.surnames)
