"""What spaCy's matchers look for in place of each rule layer, made of the layer's own word lists.

Every function gives phrases for the PhraseMatcher and patterns for the Matcher, as an expert would
write them: what is a plain sequence of words goes to the PhraseMatcher, which is the faster one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import prod
from typing import Any, NamedTuple

Place = dict[str, Any]
Pattern = list[Place]


class Patterns(NamedTuple):
    """What spaCy is given.

    Attributes:
        does: What it does of the layer's work, and what it leaves out.
        phrases: For the PhraseMatcher.
        tokens: For the Matcher, by key; the longest match of each key is wanted.
        case: Whether the case of phrases counts.
    """

    does: str
    phrases: Iterable[str]
    tokens: dict[str, list[Pattern]]
    case: bool = False


def names() -> Patterns:
    """Also what `entities` is measured against."""
    from glossator_entities import lists
    from glossator_entities.lexicon import own_lexicon

    lexicon = own_lexicon()
    known = lexicon.places, lexicon.groups, lexicon.organisations
    capitals: Place = {"IS_TITLE": True, "OP": "+"}
    tokens = {
        "TITLED": [[_one_of(lists.words("persons", "honorifics", "roles"), "ORTH"), capitals]],
        "BODY": [[capitals, _one_of(lists.words("organisations", "heads", "houses"), "ORTH")]],
        "GIVEN": [[_one_of(lists.words("persons", "given_names"), "ORTH"), capitals]],
    }
    phrases = {name for table in known for name in table}
    return Patterns("names of lists, capitals by titles and heads; no votes", phrases, tokens, True)


def titles() -> Patterns:
    """Nouns of offices and jobs, and where a name stands beside one."""
    from glossator_titles.lexicon import own_lexicon

    lists = own_lexicon()
    nouns = [noun.phrase for found in lists.nouns.values() for noun in found]
    head = _one_of(phrase[-1] for phrase in nouns)
    inside: Place = {**_one_of(lists.inside), "OP": "*"}
    person: Place = {"ENT_TYPE": "PERSON", "OP": "+"}
    some: Place = {"IS_ALPHA": True, "OP": "{0,3}"}
    article: Place = {"LOWER": "the", "OP": "?"}
    tokens = {
        "BEFORE": [[inside, head, person]],
        "AFTER": [[person, {"ORTH": ","}, some, inside, head]],
        "OF": [[head, {"LOWER": "of"}, article, {"IS_TITLE": True, "OP": "+"}]],
    }
    return Patterns(
        "title, name, of-phrase; no status, predicate, place", map(" ".join, nouns), tokens
    )


def locations() -> Patterns:
    """All names of the gazetteer."""
    from glossator_gazetteer.gazetteer import gazetteer

    known = gazetteer(500)
    phrases = set(known.exact)
    for key in known:
        entry = known.entry(key)
        phrases |= {place.name for place in entry.places} | ({key} if entry.demonyms else set())
    return Patterns("looks the names up; no reading is chosen", phrases, {})


def hedging() -> Patterns:
    """The cues and the verb forms."""
    from glossator_hedging.classes import classes
    from glossator_hedging.cues import listed
    from glossator_hedging.verbs import verbs

    adverbs: Place = {**_one_of(classes()["adverb"]), "OP": "{0,2}"}
    phrases, patterns = set(verbs()), []
    for cue in listed():
        plain = not any(part.gap or part.optional for part in cue.elements)
        written = [part.words for part in cue.elements]
        if plain and prod(map(len, written)) <= 100:
            phrases |= set(map(" ".join, product(*written)))
            continue
        pattern = [adverbs if part.gap else _one_of(part.words) for part in cue.elements]
        for place, part in zip(pattern, cue.elements, strict=True):
            if part.optional:
                place["OP"] = "?"
        patterns.append(pattern)
    tokens = {str(number): [pattern] for number, pattern in enumerate(patterns)}
    return Patterns("finds the cues; no conditions, no scope", phrases, tokens)


def quotations() -> Patterns:
    """Pairs of marks, and reporting verbs beside a name or "that"."""
    from glossator_quotations.lexicon import own_lexicon

    marks = ["“", "”", '"', "''"]
    mark: Place = {"ORTH": {"IN": marks}}
    verb = _one_of(own_lexicon().verbs)
    name: Place = {"ENT_TYPE": "PERSON", "OP": "+"}
    tokens = {
        "MARKS": [[mark, {"ORTH": {"NOT_IN": marks}, "OP": "+"}, mark]],
        "SPEAKER": [[name, verb], [verb, name]],
        "THAT": [[verb, {"LOWER": "that"}]],
    }
    return Patterns("marks, verb by a name or 'that'; no content, phrase, pronoun", (), tokens)


def dates() -> Patterns:
    """Days, months, years, units that a word points at."""
    from glossator_dates.lexicon import words

    lists = words().classes
    units = {word for name in lists if name.startswith("unit") for word in lists[name]}
    month, unit, number = _one_of(lists["month"]), _one_of(units), {"IS_DIGIT": True}
    year: Place = {"SHAPE": "dddd"}
    alone = [word for name in ("weekday", "today", "reference", "set") for word in lists[name]]
    patterns: list[Pattern] = [
        [month, number, {"ORTH": ","}, year],
        [month, number],
        [month, year],
        [number, month],
        [month],
        [_one_of([*lists["last"], *lists["this"], *lists["next"]]), unit],
        [{"LIKE_NUM": True}, unit, {"LOWER": "ago", "OP": "?"}],
        [_one_of([*alone, *words().holidays])],
        [year],
    ]
    return Patterns("the usual shapes; no values", (), {"DATE": patterns})


def _one_of(words: Iterable[str], attribute: str = "LOWER") -> Place:
    return {attribute: {"IN": sorted(set(words))}}
