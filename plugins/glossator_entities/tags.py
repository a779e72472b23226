"""What stands behind a person's name and is none: "R-Ky.", "M.S., R.D.", "Q.C."."""

from __future__ import annotations

import re

from glossator_entities.gazetteer import is_abbreviation
from glossator_entities.lists import PERSONS
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.words import HYPHENS, Words

_LETTERS = frozenset(one for one in PERSONS.degrees if one.isupper() and one.isalpha())
_DOTTED = re.compile(r"(?:[A-Z][a-z]{0,4}\.){2,}")
_TAG = re.compile(
    rf"(?:{'|'.join(sorted(PERSONS.parties))})[-‐‑–][A-Z]"
)  # hyphens that look alike are the point


def leave_out(mentions: Mentions) -> None:
    """Take out party and state, and degrees, and cut them off the names that have them inside."""
    seen = mentions.seen
    for mention in mentions:
        for place in range(mention.first, mention.last):
            if _is_party(seen, place) or _is_degree(mentions, mention, place):
                _cut(mentions, mention, place)
                break


def _cut(mentions: Mentions, mention: Mention, place: int) -> None:
    """Let a mention end before a tag, or take it out where it begins with one."""
    end = place
    while end > mention.first and mentions.seen.texts[end - 1] in (",", "("):
        end -= 1
    if end == mention.first:
        mentions.remove(mention)
        return
    mention.label = "PERSON"
    mentions.resize(mention, mention.first, end, "title-outside")


def _is_party(seen: Words, place: int) -> bool:
    """Whether a party's letter and a place stand here behind a comma or bracket: "R-Ky."."""
    if seen.raw(place - 1) not in (",", "(", "a", "an"):
        return False
    is_letter = seen.texts[place] in PERSONS.parties and seen.is_glued(place + 1)
    after = seen.raw(place + 1) if is_letter else ""
    is_joined = after[:1] in HYPHENS and (len(after) > 1 or seen.is_glued(place + 2))
    return is_joined or _TAG.match(seen.texts[place]) is not None


def _is_degree(mentions: Mentions, mention: Mention, place: int) -> bool:
    """Whether a degree or an honour stands here, behind a person's name and a comma or bracket."""
    seen = mentions.seen
    found = _DOTTED.match(seen.text, seen.starts[place])  # "Pharm.D.", however it is cut
    word = found.group() if found else seen.texts[place]
    if word in _LETTERS and place == mention.last - 1 and place - mention.first > 1:
        return mention.label == "PERSON" and not seen.texts[place - 1].isupper()  # "Ana Ruiz KC"
    is_degree = word in PERSONS.degrees or (found is not None and not is_abbreviation(word))
    if not is_degree or seen.raw(place - 1) not in (",", "("):
        return False
    if (before := mentions.named(place - 2)) is not None:
        if seen.lexicon.is_given(seen.texts[before.first]) and before.size > 1:
            before.label = "PERSON"  # "June Park, R.N.", whose surname names something else
        return before is mention or before.label == "PERSON"
    earlier = seen.raw(place - 2 - (seen.raw(place - 2) == ")"))
    return earlier in PERSONS.degrees or bool(_DOTTED.fullmatch(earlier))
