"""Names of bodies: what belongs to them, and what is only said beside them."""

from __future__ import annotations

from glossator_entities.lists import words
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.words import HYPHENS, POSSESSIVES, Words

_BODIES = words("organisations", "openers", "heads")
_SURE_SUFFIXES = words("organisations", "sure_suffixes")
_BEFORE_BODIES = words("organisations", "before_bodies")
_SHARED = words("organisations", "shared")
_OFFICES = words("persons", "short_offices", "several")
_ROLES = words("persons", "roles")


def _is_adjacent(seen: Words, place: int) -> bool:
    """Whether only one space stands before this token."""
    return seen.starts[place] - seen.ends[place - 1] == 1


def shared(mentions: Mentions, mention: Mention) -> None:
    """Take in the first of two counties that have one body: "Avon and Somerset Police"."""
    seen, first = mentions.seen, mention.first
    if first < 2 or seen.texts[mention.last - 1] not in _SHARED or seen.lowers[first - 1] != "and":
        return
    before = mentions.at[first - 2]
    if before is not None and before.label in ("GPE", "LOC", "ORG") and before.last == first - 1:
        mention.label = "ORG"
        mentions.resize(mention, before.first, mention.last, "whole-name")


def outside(mentions: Mentions, mention: Mention) -> None:
    """Leave out what a body is called before its name, and the office behind it."""
    seen, first, last = mentions.seen, mention.first, mention.last
    if seen.texts[first] in _BEFORE_BODIES:
        # "NGO Provea", "Publisher Ana Ruiz"
        mention.label = "PERSON" if seen.lexicon.is_given(seen.texts[first + 1]) else "ORG"
        mentions.resize(mention, first + 1, last, "title-outside")
    elif (
        mention.label == "ORG"
        and seen.lowers[last - 1] in _ROLES
        and seen.lexicon.place_kind(seen.phrase(first, last - 1))
    ):
        mention.label = "GPE"  # "Delta State Governor"
        mentions.resize(mention, first, last - 1, "title-outside")
    elif seen.texts[last - 1] in _OFFICES and "of" not in seen.texts[first:last]:
        # "Ichilov CEO", "Norland Ambassadors", not "Council of Ministers"
        mention.label = "ORG"
        mentions.resize(mention, first, last - 1, "title-outside")
    elif seen.texts[first] in _OFFICES and seen.texts[first + 1] in ("of", "for", "from"):
        # "Delegates for the Kelmar Board"
        start = first + 2 + (seen.lowers[first + 2 : first + 3] == ["the"])
        mentions.resize(mention, min(start, last), last, "title-outside")


def owners(mentions: Mentions, mention: Mention) -> None:
    """Part an owner that is a name by itself from what it has: "Ministry of Justice's Bureau"."""
    seen, first, end = mentions.seen, mention.first, mention.last
    own = next((at for at in range(first + 1, end - 1) if seen.texts[at] in POSSESSIVES), None)
    if own is None:
        return
    label, rule = mention.label, mention.rule
    if seen.lexicon.is_given(seen.texts[first]) and _is_listed(seen, own + 1, end):
        label, mention.label = "ORG", "PERSON"  # "Ana Ruiz's Conservative Party"
    elif mention.label in ("MISC", "PERSON") or not _is_whole(seen, first, own):
        return
    else:
        mention.label = "GPE" if seen.lexicon.place_kind(seen.phrase(first, own)) else "ORG"
    mentions.resize(mention, first, own, "owner")
    mentions.add(Mention(own + 1, end, label, f"{rule}+owner"))


def _is_listed(seen: Words, first: int, last: int) -> bool:
    return seen.lexicon.organisations.get(seen.phrase(first, last)) is not None


def _is_whole(seen: Words, first: int, last: int) -> bool:
    """Whether some words are a place, a firm with its suffix, or a body "of" something."""
    inside = seen.texts[first:last]
    if seen.lexicon.place_kind(seen.phrase(first, last)):
        return True
    is_body = "of" in inside and not _BODIES.isdisjoint(inside)
    return last - first > 1 and (is_body or inside[-1] in _SURE_SUFFIXES)


def wholes(mentions: Mentions, mention: Mention) -> None:
    """Take a listed name whole: "Christian Social Union in Bavaria"."""
    seen = mentions.seen
    whole = _whole(seen, mention) if mention.label in ("ORG", "MISC", "PERSON") else 0
    if whole > mention.last and mention.label == "PERSON" and _is_brand(mentions, mention, whole):
        mention.label, mention.probabilities = "ORG", None
    if whole > mention.last and mention.label != "PERSON":
        mentions.resize(mention, mention.first, whole, "whole-name")
    elif mention.label in ("GPE", "LOC") and (twin := _twin(mentions, mention)):
        mentions.resize(mention, mention.first, twin, "whole-name")
    elif (suffix := _after_comma(mentions, mention)) is not None:
        mention.label = "ORG"
        mentions.resize(mention, mention.first, suffix + 1, "whole-name")
    elif mention.label in ("GPE", "LOC") and mentions.is_free(
        before := mention.first - 1, before + 1
    ):
        found = seen.lexicon.places.find(seen, before)
        if found and found[0] == mention.last:  # a line begins: "New Delhi [India]:"
            mentions.resize(mention, before, mention.last, "whole-name")


def _twin(mentions: Mentions, mention: Mention) -> int:
    """The token after a listed place of two parts: "Guinea-Bissau", "Trinidad and Tobago"; or 0."""
    seen = mentions.seen
    if mention.last >= seen.size or seen.texts[mention.last] not in (*HYPHENS, "and"):
        return 0
    inside = range(mention.first, mention.last)
    ends = [found[0] for at in inside if (found := seen.lexicon.places.find(seen, at))]
    end = max(ends, default=0)
    last = mentions.at[end - 1] if end > mention.last else None
    # Not of the "Trinidad and Tobago Police"
    return end if end > mention.last and (last is None or last.last == end) else 0


def _is_brand(mentions: Mentions, mention: Mention, last: int) -> bool:
    """Whether a firm is called like somebody's: "Moody's cut its rating", no Dan Moody about."""
    seen = mentions.seen
    there = (mentions.at[place] for place in seen.places(seen.texts[mention.first]))
    is_alone = all(one is None or one.last - one.first == 1 for one in there)
    return is_alone and seen.texts[last - 1] in POSSESSIVES


def _whole(seen: Words, mention: Mention) -> int:
    """The token after the listed name that begins where a mention does; 0 without one."""
    found = seen.lexicon.organisations.find(seen, mention.first)
    return found[0] if found else 0


def _after_comma(mentions: Mentions, mention: Mention) -> int | None:
    """The "Inc." behind a firm's name and a comma."""
    seen, comma = mentions.seen, mention.last
    if comma + 1 >= seen.size or seen.texts[comma] != ",":
        return None
    word = seen.texts[comma + 1]
    is_suffix = word in _SURE_SUFFIXES or word.capitalize() in _SURE_SUFFIXES
    there = mentions.at[comma + 1]
    is_free = there is None or there.last == comma + 2
    return comma + 1 if is_suffix and is_free else None
