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
    if not place or seen.texts[place - 1] not in (",", "(", "a", "an"):
        return False
    if _TAG.match(seen.texts[place]):
        return True
    if seen.texts[place] not in PERSONS.parties or place + 2 >= seen.size:
        return False
    after = seen.texts[place + 1]
    return (
        seen.is_glued(place + 1)
        and after[0] in HYPHENS
        and (len(after) > 1 or seen.is_glued(place + 2))
    )


def _is_degree(mentions: Mentions, mention: Mention, place: int) -> bool:
    """Whether a degree or an honour stands here, behind a person's name and a comma or bracket."""
    seen = mentions.seen
    found = _DOTTED.match(seen.text, seen.starts[place])  # "Pharm.D.", however it is cut
    word = found.group() if found else seen.texts[place]
    if word in _LETTERS and place == mention.last - 1 and place - mention.first > 1:
        return mention.label == "PERSON" and not seen.texts[place - 1].isupper()  # "Ana Ruiz KC"
    if place < 2 or seen.texts[place - 1] not in (",", "("):
        return False
    if word not in PERSONS.degrees and (found is None or is_abbreviation(word)):
        return False
    before = mentions.at[place - 2]
    if before is not None:
        if seen.lexicon.is_given(seen.texts[before.first]) and before.size > 1:
            before.label = "PERSON"  # "June Park, R.N.", whose surname names something else
        return before is mention or before.label == "PERSON"
    earlier = seen.texts[place - 2 - (place > 2 and seen.texts[place - 2] == ")")]
    return earlier in PERSONS.degrees or bool(_DOTTED.fullmatch(earlier))
