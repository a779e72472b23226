"""Headlines in title case: the verb is no part of a name, nor is what comes behind it."""

from __future__ import annotations

from glossator_entities.gazetteer import is_governed, is_town
from glossator_entities.kinds import place_kind
from glossator_entities.lists import HEADLINES, PERSONS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import Words
from glossator_standard import Label, english
from glossator_standard.inflection import base_forms, plural, verb_forms

_BASES = english.words("headline_verb")
_VERBS = words("headlines", "verbs") | (
    {verb_forms(base).third.capitalize() for base in _BASES} - words("headlines", "in_names")
)
_DONE = {verb_forms(base).participle.capitalize() for base in _BASES} - words(
    "headlines", "participles_in_names"
)
_HAPPENINGS = HEADLINES.nouns - words("headlines", "in_bodies")
_ROLES = words("persons", "roles") | HEADLINES.leaders
_MANY = frozenset(map(plural, _ROLES))
_SUBJECTS = words("headlines", "subjects") | {role.capitalize() for role in _MANY}
_WHERE = frozenset({"at", "in", "near", "on", "outside", "over"})
_PARTICLES = frozenset({"away", "back", "down", "in", "off", "on", "out", "over", "up"})
_KINDS = words("organisations", "heads", "houses") | words("facilities", "facilities", "nature")
_ALONE = HEADLINES.nouns | _KINDS
"""What names nothing where it stands alone."""
_COMMON = _ALONE | HEADLINES.people | _SUBJECTS
_COUNTS = english.words("number_word")
_TWO = 2
_SMALL = 4
"""Letters of words that may be small in a headline."""
_FEWEST = 4
"""Words of a headline that tell it from a name on a line of its own."""


def split(mentions: Mentions) -> None:
    """Part names at the verbs of headlines, and cut off the nouns behind them."""
    seen = mentions.seen
    headlines = Headlines(seen)
    for mention in [one for one in mentions if one.label not in ("DATE", "MONEY")]:
        if _is_verb_alone(headlines, seen, mention):
            mentions.remove(mention)
        elif seen.raw(mention.first - 1) == "to" and mention.size == 1:
            is_verb = seen.lowers[mention.first] in _BASES and headlines.has(mention.first)
            if is_verb and mention.label not in PLACES:  # "Ferry to Split Delayed"
                mentions.remove(mention)  # "Minister Told to Sack Two Aides"
        elif end := _before_people(headlines, mention):
            mention.become("GPE", surely=True)
            mentions.resize(mention, mention.first, end, "headline")
        elif mention.size > 1 and headlines.has(mention.first):
            _split(mentions, mention)


def _is_verb_alone(headlines: Headlines, seen: Words, mention: Mention) -> bool:
    """Whether a name is the verb of a headline, and nothing else: "Minister Debunks Claims"."""
    first = mention.first
    return (
        mention.size == 1
        and headlines.acts(first)
        and not headlines.acts(first + 1)  # "Mayor Marks Resigns"
        and seen.raw(first - 1).istitle()
        and not seen.opens_line(first)
        and len(seen.places(seen.texts[first])) == 1
    )


def _before_people(headlines: Headlines, mention: Mention) -> int:
    """The end of the town before whom a headline tells of, "Kelmar Man Held", "Kelmar Captain"; 0
    without one."""
    seen = headlines.seen
    for at in range(mention.first + 1, mention.last + 1):
        is_role = at == mention.last - 1 and seen.lowers[at] in _ROLES
        if is_role or (seen.raw(at) in HEADLINES.people and not seen.opens_line(at + 1)):
            is_told = is_town(seen.phrase(mention.first, at)) and headlines.has(mention.first)
            return at if is_told else 0
    return 0


class Headlines:
    """Which tokens stand in a line in title case."""

    def __init__(self, seen: Words) -> None:
        self.seen = seen
        self._lines: dict[int, bool] = {}

    def acts(self, place: int) -> bool:
        """Whether a verb stands at a token of one: "Pfizer Drops Drug"."""
        return _acts(self.seen.raw(place)) and self.has(place)

    def has(self, place: int) -> bool:
        """Whether a token stands in one."""
        start = self.seen.text.rfind("\n", 0, self.seen.starts[place]) + 1
        if start not in self._lines:
            self._lines[start] = _is_headline(self.seen, start)
        return self._lines[start]


def _split(mentions: Mentions, mention: Mention) -> None:
    seen = mentions.seen
    first, last, label, rule = mention.first, mention.last, mention.label, mention.rule
    surface = mentions.surface(mention)
    if seen.lexicon.organisations.get(surface) or seen.lexicon.places.get(surface):
        return
    before = seen.raw(first - 1)
    wanted = (before == "to" or before in _SUBJECTS) and seen.lowers[first] in _BASES
    if seen.texts[first] in _VERBS or wanted or _is_strange(mentions, mention):
        # "Mayor Backs Turku Port Plan", "Norvik to Join Turku Bank", "Lawmakers Grill Velmora".
        first += 1
    if last - first > 2 and seen.texts[first] in HEADLINES.nouns and seen.at(first + 1) in _WHERE:
        first += 2  # "Crash Near Kelmar"
    end, nouns = last, HEADLINES.nouns if label != "ORG" else ()
    while end - first > 1 and (seen.texts[end - 1] in nouns or seen.texts[end - 1].islower()):
        end -= 1  # "Teacher Held in Texas for Fraud"
    verbs = (at for at in range(first + 1, end) if _is_verb(seen, at, (first, end), label))
    verb = next(verbs, end)
    stop = verb
    told = verb < end or last == seen.size or seen.texts[last] in _VERBS
    while told and stop - first > 1 and _is_many(seen, first, stop - 1):
        stop -= 1  # "Norvik Chairman Sells Stake", "Norvik Outage Hits Banks"
    if verb == end < last:
        stop = _town_end(seen, first, stop, label)
    if (first, stop) == (mention.first, last):
        return
    mentions.resize(mention, first, stop, "headline")
    _relabel(mentions, mention)
    if verb == end:
        return
    surface = mentions.surface(mention)
    is_royal = seen.texts[first] in PERSONS.honorifics and mention.label in PLACES
    is_royal = is_royal and mention.size == _TWO and not is_town(surface)  # "King County"
    if (mention.label, mention.size) == ("MISC", 1) or is_royal:
        mention.become("PERSON")  # "Holm Signs Climate Bill", "King Charles Visits Kenya"
    if _is_common(surface):
        mentions.remove(mention)  # "Volcano Erupts", "Gunman Kills Six"
    start = verb + 1
    start += start < end and seen.lowers[start] in _PARTICLES  # "Amazon Workers Walk Out"
    if end - start > 2 and seen.texts[start] in _ALONE and seen.lowers[start + 1] in _WHERE:
        start += 2  # "Norvik Opens Plant Near Kelmar"
    counted = seen.at(start) in _COUNTS  # "Holm Hits Three Homers"
    is_doing = seen.at(start).endswith("ing") and base_forms(seen.lowers[start])
    if seen.is_capital(start) and not (counted or is_doing or _is_common(seen.phrase(start, end))):
        rest = Mention(start, end, label, f"{rule}+headline")
        if mentions.add(rest):
            _relabel(mentions, rest)


def _town_end(seen: Words, first: int, stop: int, label: Label) -> int:
    """The end of the town with which a place begins that nobody knows: "Lima Climate Rally"."""
    ends = range(stop, first, -1) if label in PLACES else ()
    unknown = place_kind(seen.lexicon, seen.phrase(first, stop))[1] == "unknown"
    return next((end for end in ends if unknown and is_town(seen.phrase(first, end))), stop)


def _is_common(word: str) -> bool:
    """Whether a word that a headline's capital makes a name says what or who acts."""
    return word in _COMMON or plural(word) in _SUBJECTS


def _is_many(seen: Words, first: int, place: int) -> bool:
    """Whether a headline's word says who or what acts, behind whose they are: "Danish Students";
    "Amazon Workers", "Amazon Outage"."""
    if seen.lowers[place] in _ROLES | _MANY or seen.texts[place] in _HAPPENINGS:
        return True
    is_known = seen.lexicon.listing(seen.phrase(first, place)) is not None
    return is_known and seen.texts[place] in _SUBJECTS - _KINDS  # "Lund Police" are a body


def _relabel(mentions: Mentions, mention: Mention) -> None:
    """Give a part of what the tagger joined the label that its own words call for."""
    lexicon, surface = mentions.seen.lexicon, mentions.surface(mention)
    is_led = mentions.seen.at(mention.last) in HEADLINES.leaders and not is_governed(surface)
    is_firm = is_led and mention.label == "ORG"  # "Toyota Boss Quits"
    if lexicon.places.get(surface) and not is_firm:
        mention.label = "GPE"
    elif lexicon.groups.get(surface):
        mention.become("NORP")
    elif mention.label in ("MISC", "FAC"):
        kind, why = place_kind(lexicon, surface)
        mention.label = mention.label if why == "unknown" else kind


def _is_strange(mentions: Mentions, mention: Mention) -> bool:
    """Whether the text has a name of two words without the first one, and that one nowhere."""
    seen, first = mentions.seen, mention.first
    word = seen.texts[first]
    is_two = mention.label == "PERSON" and mention.size == _TWO and not seen.opens_sentence(first)
    if not is_two or seen.lexicon.is_given(word) or len(seen.places(word)) > 1:
        return False
    return mentions.elsewhere(first + 1, mention.last)


def _acts(word: str) -> bool:
    """Whether a word is the form of a verb that stands behind a headline's subject."""
    return word in _VERBS or (word.isupper() and word.capitalize() in _VERBS)


def _is_team(seen: Words, place: int) -> bool:
    """Whether a word is a club's name in the plural: "Cubs Trade Holm", not "James Cook Holm"."""
    word = seen.texts[place]
    return word.endswith("s") and not word.endswith("ss") and not seen.lexicon.is_given(word)


def _is_verb(seen: Words, place: int, span: tuple[int, int], label: Label) -> bool:
    """Whether a word is a headline's verb; a plural's only behind what is named in the plural, or
    between two names that are known.

    "Students Protest Cuts", "Arsenal Stun Chelsea", but "Teachers Strike Ends".
    """
    first, end = span
    word, after = seen.texts[place], seen.raw(place + 1)
    if word in _DONE and place + 1 == end:
        # "Holm Ousted as Mayor", "Holm Sworn In as Mayor"
        return not after or after.islower() or after.lower() in _PARTICLES
    is_plural = word in HEADLINES.plurals | HEADLINES.matches or word.lower() in _BASES
    if is_plural and place + 1 < end:
        listing = seen.lexicon.listing
        known = listing(seen.phrase(first, place)) and listing(seen.phrase(place + 1, end))
        if known or word in HEADLINES.matches or (label == "PERSON" and _is_team(seen, place - 1)):
            return True
    if _acts(word) or seen.texts[place - 1] not in _SUBJECTS:
        return _acts(word)
    return is_plural and after[:1].isupper() and after not in _VERBS - HEADLINES.nouns


def _is_headline(seen: Words, start: int) -> bool:
    """Whether the words of the line at this offset all begin with capitals, and it has no stop."""
    line = seen.text[start : seen.line_end(start)].rstrip()
    if line.endswith((".", "”", '"')):
        return False
    found = [word for word in line.split() if word[:1].isalpha()]
    # "Mayor Holm Quits", "Arsenal Stun Chelsea", "Kelmar Man Jailed"
    acts = any(_acts(word) or word in HEADLINES.matches for word in found[1:])
    acts |= not _DONE.isdisjoint(found[-1:])
    return len(found) >= _FEWEST - acts and all(
        word[0].isupper() or len(word) <= _SMALL for word in found
    )
