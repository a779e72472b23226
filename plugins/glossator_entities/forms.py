"""One name, many forms: full names are found again as surnames, acronyms and in lower case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from glossator_entities import kinds
from glossator_entities.lists import ORGANISATIONS, PERSONS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import HYPHENS, Words
from glossator_standard.surnames import ARABIC_ARTICLES

_TITLES = words("persons", "honorifics", "styles")
_LETTERS = 5
_HALVED = words("places", "halved")
_SOUGHT = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"})

LONGEST = 16
"""Longer names are not looked for again."""


@dataclass(slots=True)
class Form:
    """A surface to look for: its tokens, the mention it stands for, and the rule."""

    tokens: tuple[str, ...]
    of: Mention
    rule: str
    usual: bool | None = None


@dataclass(slots=True)
class Forms:
    """The forms to look for, by their tokens in lower case, and the sizes by first token.

    Looking up by size keeps the search linear however many names begin alike.
    """

    by_tokens: dict[tuple[str, ...], list[Form]] = field(default_factory=dict)
    sizes: dict[str, list[int]] = field(default_factory=dict)
    known: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, tokens: tuple[str, ...], of: Mention, rule: str) -> None:
        """Add a form unless an earlier name has it."""
        if tokens in self.known or not tokens or len(tokens) > LONGEST:
            return
        self.known.add(tokens)
        key = tuple(map(str.lower, tokens))
        self.by_tokens.setdefault(key, []).append(Form(tokens, of, rule))
        sizes = self.sizes.setdefault(key[0], [])
        if len(tokens) not in sizes:
            sizes.append(len(tokens))
            sizes.sort(reverse=True)


def collect(mentions: Mentions) -> Forms:
    """Every form under which the document's names may stand again."""
    seen, forms = mentions.seen, Forms()
    for mention in mentions:
        if mention.label in _SOUGHT:
            forms.add(tuple(seen.texts[mention.first : mention.last]), mention, "repeated")
    for mention in mentions:
        if mention.size > 1:
            for tokens in short_forms(mentions, mention):
                forms.add(tokens, mention, "short-form")
    return forms


def short_forms(mentions: Mentions, mention: Mention) -> Iterator[tuple[str, ...]]:
    """What a name of several words is called for short: "Oke", "Norvik", "Wolves", "North"."""
    seen, first, last = mentions.seen, mention.first, mention.last
    pieces = [one for one in mentions.parts(mention) if one and one[0] not in ("Sr.", "Jr.")]
    if len(pieces) > 1 and mention.label == "ORG":
        if seen.texts[last - 1] in ORGANISATIONS.suffixes:
            yield tuple(seen.texts[first : last - 1])
        if seen.texts[first] in ORGANISATIONS.first_words:
            yield tuple(seen.texts[first + 1 : last])
        is_paper = seen.texts[last - 1] in ORGANISATIONS.papers
        if is_paper or kinds.is_team(seen.lexicon, mentions.surface(mention)):
            yield (seen.texts[last - 1],)
        if _is_acronym(seen.texts[first]) and seen.lexicon.listing(seen.texts[first]) is None:
            yield (seen.texts[first],)
    elif len(pieces) == 2 and seen.texts[last - 1] in _HALVED:
        yield (seen.texts[first],)
    elif len(pieces) > 1 and mention.label == "PERSON":
        if seen.is_capital(first) and pieces[-1][0][0].isupper():
            yield from (one for one in (pieces[-1], pieces[0]) if len("".join(one)) > 1)
        article, *surname = pieces[-1]
        if article in ARABIC_ARTICLES and surname[1:] and surname[1][0].isupper():
            yield from (pieces[-1], tuple(surname[1:]))  # "Sami al-Hashmi", "Hashmi"
        small = last - 1
        while small > first and seen.lowers[small - 1] in PERSONS.particles:
            small -= 1
        if small < last - 1:
            # "von der Leyen", of "Ursula von der Leyen" and "Von der Leyen"
            yield (seen.lowers[small], *seen.texts[small + 1 : last])
        if len(pieces) > 2 and seen.is_capital(first):
            yield (*pieces[-2], *pieces[-1])
            yield (*pieces[0], *pieces[-1])


def _is_acronym(word: str) -> bool:
    """Whether letters may stand for a body, and name it alone."""
    is_one = word.isupper() and word.isalpha() and 1 < len(word) <= _LETTERS
    return is_one and word not in WORDS.acronyms


def find_again(mentions: Mentions) -> None:
    """Mark the forms where nothing is marked yet: as written, in lower case, in capitals."""
    seen = mentions.seen
    forms = collect(mentions)
    at, lowers, sizes = mentions.at, seen.lowers, forms.sizes
    end = 0
    for place in seen.of_words(sizes):
        if place >= end and (at[place] is None or sizes[lowers[place]][0] > 1):
            end = _mark(mentions, forms, place)


def _mark(mentions: Mentions, forms: Forms, place: int) -> int:
    """Mark the longest form that fits here; the token after it, or 0."""
    seen, marked = mentions.seen, mentions.at[place]
    for size in forms.sizes[seen.lowers[place]]:
        last = place + size
        if marked and marked.last >= last:
            break
        if last > seen.size:
            continue
        for form in forms.by_tokens.get(tuple(seen.lowers[place:last]), ()):
            rule = _fits(seen, form, place, last)
            if rule == "repeated" and not _is_usual(mentions, form):
                continue
            if rule and _place(mentions, form, place, last, rule):
                return last
    return 0


def _place(mentions: Mentions, form: Form, first: int, last: int, rule: str) -> bool:
    """Put a mention of the form here; in lower case, over what the tagger saw a part of."""
    inside = [mention for mention in mentions.at[first:last] if mention is not None]
    if not inside:
        full = form.of.full if rule == "repeated" else None
        return mentions.add(Mention(first, last, form.of.label, rule, full))
    one, is_one = inside[0], len(inside) == 1
    is_part = len(set(inside)) == 1 and first <= one.first and one.last <= last
    is_body = rule == "repeated" and form.of.label == "ORG" and is_one
    is_family = rule == "short-form" and form.tokens[0].islower() and is_one  # "de [Vries]"
    is_person = is_family or rule == "lower-case"  # "[kim jong] un"
    if not is_part or not (is_body or (is_person and one.label == "PERSON")):
        return False
    if is_body:
        one.become("ORG")
    mentions.resize(one, first, last, rule)
    return True


def _is_usual(mentions: Mentions, form: Form) -> bool:
    """Whether the tagger took this surface for a name at least as often as it did not."""
    if form.usual is None:
        seen, size = mentions.seen, len(form.tokens)
        marked = unmarked = 0
        for place in seen.places(form.tokens[0]):
            if tuple(seen.texts[place : place + size]) == form.tokens:
                is_free = mentions.is_free(place, place + size)
                unmarked, marked = unmarked + is_free, marked + (not is_free)
        is_body = size == 1 and form.of.label == "ORG" and _is_acronym(form.tokens[0])
        form.usual = marked >= unmarked or is_body
    return form.usual


def _fits(seen: Words, form: Form, place: int, last: int) -> str | None:
    """The rule under which a form stands at these tokens, if it does."""
    here = seen.texts[place:last]
    if tuple(here) == form.tokens:
        return form.rule if len(here) > 1 or _is_sure(seen, form, place) else None
    if len(here) < 2 or form.rule != "repeated":
        return None
    if all(word.isupper() or not word.isalpha() for word in here):
        return "capitals"
    is_small = all(word.islower() or not word.isalpha() for word in here)
    return "lower-case" if is_small and form.of.label == "PERSON" else None


def _is_sure(seen: Words, form: Form, place: int) -> bool:
    """Whether one word alone is this name, and not a word or a part of another name."""
    word = seen.texts[place]
    if not word[0].isupper() or word in WORDS.calendar:
        return False
    asks = form.rule == "repeated" or seen.opens_sentence(place)
    if asks and (seen.lowers[place] in WORDS.common or seen.lowers[place] in seen):
        return False
    if form.rule == "short-form" and form.of.label in PLACES:
        asks |= not place or seen.lowers[place - 1] != "the"
        return not asks and not _continues(seen, place + 1, place)
    # Behind "Steve Jobs" a "Jobs" inside a sentence is he.
    is_he = form.rule == "short-form" and form.of.label == "PERSON" and not asks
    if word in _TITLES or (word in seen.lexicon.no_names and not is_he):
        return False
    return not (_continues(seen, place - 1, place) or _continues(seen, place + 1, place))


def _continues(seen: Words, neighbour: int, place: int) -> bool:
    """Whether the neighbouring token is capitalised and stands close: part of a longer name."""
    if not 0 <= neighbour < seen.size or seen.sentences[neighbour] != seen.sentences[place]:
        return False
    word = seen.texts[neighbour]
    if word in HYPHENS:
        beyond = seen.raw(neighbour + neighbour - place)
        return seen.is_glued(max(neighbour, place)) and beyond != "" and not beyond.islower()
    if not word[0].isupper() or word in _TITLES or word in WORDS.calendar:
        return False
    is_common = neighbour < place and word.lower() in WORDS.common
    is_common = is_common and seen.opens_sentence(neighbour)
    return not is_common and seen.lexicon.groups.get(word) is None
