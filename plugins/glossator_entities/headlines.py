"""Headlines in title case: the verb is no part of a name, nor is what comes behind it."""

from __future__ import annotations

from glossator_entities.gazetteer import is_governed, is_town
from glossator_entities.kinds import place_kind
from glossator_entities.lists import words
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.words import Words
from glossator_standard import english
from glossator_standard.inflection import plural, verb_forms

_BASES = english.words("headline_verb")
_VERBS = words("headlines", "verbs") | (
    {verb_forms(base).third.capitalize() for base in _BASES} - words("headlines", "in_names")
)
_PLURALS = words("headlines", "plurals")
_NOUNS = words("headlines", "nouns")
_LEADERS = words("headlines", "leaders")
_ROLES = words("persons", "roles") | _LEADERS
_MANY = frozenset(map(plural, _ROLES))
_SUBJECTS = words("headlines", "subjects") | {role.capitalize() for role in _MANY}
_PEOPLE = words("headlines", "people")
_WHERE = frozenset({"at", "in", "near", "on", "outside", "over"})
_KINDS = words("organisations", "heads") | words("facilities", "facilities", "nature")
_ALONE = _NOUNS | _KINDS
"""What names nothing where it stands alone."""
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
        end = _before_people(seen, mention)
        if (end or mention.last - mention.first > 1) and headlines.has(mention.first):
            if end:
                mention.become("GPE", surely=True)
                mentions.resize(mention, mention.first, end, "headline")
            else:
                _split(mentions, mention)


def _before_people(seen: Words, mention: Mention) -> int:
    """The end of the town before whom a headline tells of, "Kelmar Man Held"; 0 without one."""
    for at in range(mention.first + 1, min(mention.last + 1, seen.size - 1)):
        if seen.texts[at] in _PEOPLE and not seen.opens_line(at + 1):
            return at if is_town(seen.phrase(mention.first, at)) else 0
    return 0


class Headlines:
    """Which tokens stand in a line in title case."""

    def __init__(self, seen: Words) -> None:
        self._seen = seen
        self._lines: dict[int, bool] = {}

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
    wanted = first and seen.texts[first - 1] == "to" and seen.texts[first].lower() in _BASES
    if seen.texts[first] in _VERBS or wanted or _is_strange(mentions, mention):
        # "Mayor Backs Turku Port Plan", "Norvik to Join Turku Bank", "Lawmakers Grill Velmora".
        first += 1
    if last - first > 2 and seen.texts[first] in _NOUNS and seen.lowers[first + 1] in _WHERE:
        first += 2  # "Crash Near Kelmar"
    end = last
    while end - first > 1 and seen.texts[end - 1] in _NOUNS and label != "ORG":
        end -= 1
    verb = next((at for at in range(first + 1, end) if _is_verb(seen, at)), None)
    stop = end if verb is None else verb
    told = verb is not None or _VERBS.issuperset(seen.texts[last : last + 1] or ("",))
    while told and stop - first > 1 and _is_many(seen, first, stop - 1):
        stop -= 1  # "Norvik Chairman Sells Stake"
    if (first, stop) == (mention.first, last):
        return
    mentions.resize(mention, first, stop, "headline")
    _relabel(mentions, mention)
    if verb is not None and mentions.surface(mention) in _KINDS:
        mentions.remove(mention)  # "Volcano Erupts"
    if verb is not None and verb + 1 < end:
        rest = Mention(verb + 1, end, label, f"{rule}+headline")
        counted = seen.lowers[verb + 1] in _COUNTS  # "Holm Hits Three Homers"
        alone = counted or seen.phrase(verb + 1, end) in _ALONE
        if not alone and mentions.add(rest):
            _relabel(mentions, rest)


def _is_many(seen: Words, first: int, place: int) -> bool:
    """Whether a headline's word says who acts, behind what they are of: "Danish Students"."""
    if seen.lowers[place] in _ROLES | _MANY:
        return True
    is_people = seen.lexicon.groups.get(seen.phrase(first, place)) is not None
    return is_people and seen.texts[place] in _SUBJECTS


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


def _is_verb(seen: Words, place: int) -> bool:
    """Whether a word is a headline's verb; a plural's only behind what is named in the plural.

    "Students Protest Cuts", but "Teachers Strike Ends".
    """
    word, after = seen.texts[place], seen.texts[place + 1 : place + 2]
    if word in _VERBS or seen.texts[place - 1] not in _SUBJECTS:
        return word in _VERBS
    is_plural = word in _PLURALS or word.lower() in _BASES
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
    return len(found) >= _FEWEST and all(word[0].isupper() or len(word) <= _SMALL for word in found)
