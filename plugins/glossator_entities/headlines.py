"""Headlines in title case: the verb is no part of a name, nor is what comes behind it."""

from __future__ import annotations

from glossator_entities.gazetteer import organisations, places
from glossator_entities.lists import words
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.words import Words

_VERBS = words("headlines", "verbs")
_NOUNS = words("headlines", "nouns")
_SMALL = 4
"""Letters of words that may be small in a headline."""
_FEWEST = 4
"""Words of a headline that tell it from a name on a line of its own."""


def split(mentions: Mentions) -> None:
    """Part names at the verbs of headlines, and cut off the nouns behind them."""
    seen = mentions.seen
    lines: dict[int, bool] = {}
    for mention in mentions:
        if mention.last - mention.first < 2:
            continue
        start = seen.text.rfind("\n", 0, seen.starts[mention.first]) + 1
        if start not in lines:
            lines[start] = _is_headline(seen, start)
        if lines[start]:
            _split(mentions, mention)


def _split(mentions: Mentions, mention: Mention) -> None:
    seen = mentions.seen
    first, last, label, rule = mention.first, mention.last, mention.label, mention.rule
    if _is_listed(seen, first, last):
        return
    end = last
    while end - first > 1 and seen.texts[end - 1] in _NOUNS and label != "ORG":
        end -= 1
    verb = next((at for at in range(first, end) if seen.texts[at] in _VERBS and at > first), None)
    stop = end if verb is None else verb
    if stop == last:
        return
    mentions.resize(mention, first, stop, "headline")
    if verb is not None and verb + 1 < end:
        mentions.add(Mention(verb + 1, end, label, f"{rule}+headline"))


def _is_listed(seen: Words, first: int, last: int) -> bool:
    surface = seen.text[seen.starts[first] : seen.ends[last - 1]]
    return bool(organisations().get(surface) or places().get(surface))


def _is_headline(seen: Words, start: int) -> bool:
    """Whether the words of the line at this offset all begin with capitals, and it has no stop."""
    end = seen.text.find("\n", start)
    line = seen.text[start : end if end >= 0 else len(seen.text)].rstrip()
    found = [word for word in line.split() if word[:1].isalpha()]
    if len(found) < _FEWEST or line.endswith((".", "”", '"')):
        return False
    return all(word[0].isupper() or len(word) <= _SMALL for word in found)
