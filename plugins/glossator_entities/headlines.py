"""Headlines in title case: the verb is no part of a name, nor is what comes behind it."""

from __future__ import annotations

from glossator_entities.gazetteer import is_governed, is_town
from glossator_entities.kinds import place_kind
from glossator_entities.lists import words
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
_PLURALS = words("headlines", "plurals")
_NOUNS = words("headlines", "nouns")
_HAPPENINGS = _NOUNS - words("headlines", "in_bodies")
_LEADERS = words("headlines", "leaders")
_ROLES = words("persons", "roles") | _LEADERS
_MANY = frozenset(map(plural, _ROLES))
_SUBJECTS = words("headlines", "subjects") | {role.capitalize() for role in _MANY}
_PEOPLE = words("headlines", "people")
_MATCHES = words("headlines", "matches")
_TITLES = words("persons", "honorifics")
_WHERE = frozenset({"at", "in", "near", "on", "outside", "over"})
_PARTICLES = frozenset({"away", "back", "down", "in", "off", "on", "out", "over", "up"})
_KINDS = words("organisations", "heads", "houses") | words("facilities", "facilities", "nature")
_ALONE = _NOUNS | _KINDS
"""What names nothing where it stands alone."""
_COMMON = _ALONE | _PEOPLE | _SUBJECTS
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
    for mention in mentions:
        if mention.label in ("DATE", "MONEY"):
            continue
        if _is_verb_alone(headlines, seen, mention):
            mentions.remove(mention)
            continue
        end = _before_people(seen, mention)
        before = seen.texts[mention.first - 1] if mention.first else ""
        if before == "to" and mention.last - mention.first == 1:
            is_verb = seen.lowers[mention.first] in _BASES and headlines.has(mention.first)
            if is_verb and mention.label not in PLACES:  # "Ferry to Split Delayed"
                mentions.remove(mention)  # "Minister Told to Sack Two Aides"
        elif (end or mention.last - mention.first > 1) and headlines.has(mention.first):
            if end:
                mention.become("GPE", surely=True)
                mentions.resize(mention, mention.first, end, "headline")
            else:
                _split(mentions, mention)


def _is_verb_alone(headlines: Headlines, seen: Words, mention: Mention) -> bool:
    """Whether a name is the verb of a headline, and nothing else: "Minister Debunks Claims"."""
    first = mention.first
    return (
        mention.last - first == 1
        and headlines.acts(first)
        and not headlines.acts(first + 1)  # "Mayor Marks Resigns"
        and first > 0
        and seen.texts[first - 1].istitle()
        and not seen.opens_line(first)
        and len(seen.places(seen.texts[first])) == 1
    )


def _before_people(seen: Words, mention: Mention) -> int:
    """The end of the town before whom a headline tells of, "Kelmar Man Held", "Kelmar Captain"; 0
    without one."""
    for at in range(mention.first + 1, min(mention.last + 1, seen.size)):
        is_role = at == mention.last - 1 and seen.lowers[at] in _ROLES
        goes_on = at + 1 < seen.size and not seen.opens_line(at + 1)
        if is_role or (goes_on and seen.texts[at] in _PEOPLE):
            return at if is_town(seen.phrase(mention.first, at)) else 0
    return 0


class Headlines:
    """Which tokens stand in a line in title case."""

    def __init__(self, seen: Words) -> None:
        self._seen = seen
        self._lines: dict[int, bool] = {}

    def acts(self, place: int) -> bool:
        """Whether a verb stands at a token of one: "Pfizer Drops Drug"."""
        return place < self._seen.size and _acts(self._seen.texts[place]) and self.has(place)

    def has(self, place: int) -> bool:
        """Whether a token stands in one."""
        start = self._seen.text.rfind("\n", 0, self._seen.starts[place]) + 1
        if start not in self._lines:
            self._lines[start] = _is_headline(self._seen, start)
        return self._lines[start]


def _split(mentions: Mentions, mention: Mention) -> None:
    seen = mentions.seen
    first, last, label, rule = mention.first, mention.last, mention.label, mention.rule
    if _is_listed(seen, first, last):
        return
    before = seen.texts[first - 1] if first else ""
    wanted = (before == "to" or before in _SUBJECTS) and seen.lowers[first] in _BASES
    if seen.texts[first] in _VERBS or wanted or _is_strange(mentions, mention):
        # "Mayor Backs Turku Port Plan", "Norvik to Join Turku Bank", "Lawmakers Grill Velmora".
        first += 1
    if last - first > 2 and seen.texts[first] in _NOUNS and seen.lowers[first + 1] in _WHERE:
        first += 2  # "Crash Near Kelmar"
    end = last
    while end - first > 1 and (
        (seen.texts[end - 1] in _NOUNS and label != "ORG") or seen.texts[end - 1].islower()
    ):
        end -= 1  # "Teacher Held in Texas for Fraud"
    verbs = (at for at in range(first + 1, end) if _is_verb(seen, at, (first, end), label))
    verb = next(verbs, None)
    stop = end if verb is None else verb
    told = verb is not None or _VERBS.issuperset(seen.texts[last : last + 1] or ("",))
    while told and stop - first > 1 and _is_many(seen, first, stop - 1):
        stop -= 1  # "Norvik Chairman Sells Stake", "Norvik Outage Hits Banks"
    if end < last and verb is None:
        stop = _town_end(seen, first, stop, label)
    if (first, stop) == (mention.first, last):
        return
    mentions.resize(mention, first, stop, "headline")
    _relabel(mentions, mention)
    is_royal = seen.texts[first] in _TITLES and stop - first == _TWO and mention.label in PLACES
    is_royal = is_royal and not is_town(mentions.surface(mention))  # "King County Backs Mine"
    if verb is not None and ((mention.label, stop - first) == ("MISC", 1) or is_royal):
        mention.become("PERSON")  # "Holm Signs Climate Bill", "King Charles Visits Kenya"
    if verb is not None and _is_common(mentions.surface(mention)):
        mentions.remove(mention)  # "Volcano Erupts", "Gunman Kills Six"
    start = end if verb is None else verb + 1
    start += start < end and seen.lowers[start] in _PARTICLES  # "Amazon Workers Walk Out"
    if end - start > 2 and seen.texts[start] in _ALONE and seen.lowers[start + 1] in _WHERE:
        start += 2  # "Norvik Opens Plant Near Kelmar"
    named = start < end and seen.texts[start][0].isupper()
    if named and not (seen.lowers[start].endswith("ing") and base_forms(seen.lowers[start])):
        rest = Mention(start, end, label, f"{rule}+headline")
        counted = seen.lowers[start] in _COUNTS  # "Holm Hits Three Homers"
        alone = counted or _is_common(seen.phrase(start, end))
        if not alone and mentions.add(rest):
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
    led = mention.label == "ORG" and mentions.seen.lowers[mention.last : mention.last + 1]
    is_firm = led and led[0] in _LEADERS and not is_governed(surface)  # "Toyota Boss Quits"
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
    if mention.label != "PERSON" or mention.last - first != _TWO or seen.opens_sentence(first):
        return False
    word, name = seen.texts[first : mention.last]
    if seen.lexicon.is_given(word) or len(seen.places(word)) > 1:
        return False
    others = [mentions.at[place] for place in seen.places(name) if place != first + 1]
    return any(other is not None and mentions.surface(other) == name for other in others)


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
    word, after = seen.texts[place], seen.texts[place + 1 : place + 2]
    if word in _DONE and place + 1 == end:
        # "Holm Ousted as Mayor", "Holm Sworn In as Mayor"
        return not after or after[0].islower() or after[0].lower() in _PARTICLES
    is_plural = word in _PLURALS | _MATCHES or word.lower() in _BASES
    if is_plural and place + 1 < end:
        listing = seen.lexicon.listing
        known = listing(seen.phrase(first, place)) and listing(seen.phrase(place + 1, end))
        if known or word in _MATCHES or (label == "PERSON" and _is_team(seen, place - 1)):
            return True
    if _acts(word) or seen.texts[place - 1] not in _SUBJECTS:
        return _acts(word)
    return is_plural and after != [] and after[0][0].isupper() and after[0] not in _VERBS - _NOUNS


def _is_listed(seen: Words, first: int, last: int) -> bool:
    surface = seen.phrase(first, last)
    return bool(seen.lexicon.organisations.get(surface) or seen.lexicon.places.get(surface))


def _is_headline(seen: Words, start: int) -> bool:
    """Whether the words of the line at this offset all begin with capitals, and it has no stop."""
    end = seen.text.find("\n", start)
    line = seen.text[start : end if end >= 0 else len(seen.text)].rstrip()
    if line.endswith((".", "”", '"')):
        return False
    found = [word for word in line.split() if word[:1].isalpha()]
    # "Mayor Holm Quits", "Arsenal Stun Chelsea", "Kelmar Man Jailed"
    acts = any(_acts(word) or word in _MATCHES for word in found[1:])
    acts |= not _DONE.isdisjoint(found[-1:])
    return len(found) >= _FEWEST - acts and all(
        word[0].isupper() or len(word) <= _SMALL for word in found
    )
