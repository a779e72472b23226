"""The places in names that a tagger marks and the gazetteer does not know as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Any

from glossator_gazetteer.keys import key
from glossator_locations import evidence
from glossator_locations.candidates import Match
from glossator_locations.mention import Mention, mention_of
from glossator_locations.tables import listed

_JOINS = frozenset({"and", "or", "&"})
_TO = re.compile(r" to [A-Z]")
"""What stands behind where a way begins: "boats from Oban; Zenta to Iona"."""
_LIKELY = 0.5
_SURE = 0.75
_DOUBT = 0.3
"""How sure an entity is, at least, that is a place without a reading."""


class TaggedNames:
    """Decides on the tagged names of one document.

    Args:
        text: The document's text.
        never: Keys of what is no place.
        placed: Names after which the text names a place: "Kelmar, Norway".
        inside: Whether a place in another name counts ("Bank of England").
    """

    def __init__(self, text: str, never: Set[str], placed: Set[str], *, inside: bool) -> None:
        self.text = text
        self.never = never
        self.placed = placed
        self.inside = inside

    def mentions(self, entity: Any, matches: Sequence[Match]) -> Iterator[Mention]:
        """The mentions in a tagged name that the gazetteer does not know as a whole."""
        start, end = trimmed(self.text, entity)
        # One more: the stop of "Slidell, La." may be left outside the tag.
        matches = [
            one
            for one in matches
            if start <= one.start and one.end <= end + 1 and not evidence.is_weak_word(one)
        ]
        if len(matches) == 1 and self._is_other_land(matches[0], end):
            matches = []
        if matches and self._is_list(start, end, matches):
            if len(matches) == 1:
                yield self._widened(entity, matches[0], start, end)
                return
            for match in matches:
                yield mention_of(match, "entity", entity)
            return
        owner = matches[0] if matches and matches[0].start == start else None
        if owner is not None and self.text[owner.end : owner.end + 3] in ("'s ", "’s "):
            # "Dhaka's Keraniganj": one place after the other.
            yield mention_of(owner, "entity", entity)
            start, matches = owner.end + 3, matches[1:]
        surface = self.text[start:end]
        words = surface.split()
        if not words or not surface[0].isalnum() or key(surface) in self.never:
            return
        if words[-1] in listed("building") or words[0] in listed("building"):
            for match in matches:
                if match.kind == "demonym":
                    yield mention_of(match, "demonym", entity)
                elif self.inside and evidence.is_strong(match):
                    yield mention_of(match, "inside a name", entity)
            return
        natural = not listed("natural").isdisjoint(words)
        begins = owner is not None
        is_sure = entity.confidence >= _SURE
        is_route = entity.confidence >= _LIKELY and _TO.match(self.text, end) is not None
        if not (natural or begins or is_route or self._before(start, is_sure=is_sure)):
            return
        if not natural and entity.confidence < _DOUBT and surface not in self.placed:
            return
        if self._after(end).lower() in listed("disease"):
            return
        outer = [one for one in matches if one.start == start or one.end == end]
        within = outer[0].places if outer and natural else ()
        yield Mention(start, end, key(surface), "toponym", (), "entity", entity.id or None, within)

    def _is_other_land(self, match: Match, end: int) -> bool:
        """Whether a town alone is called as an island, lake or hill is: "Pico Island"."""
        behind = self.text[match.end : end].split()
        return bool(behind) and behind[-1] in listed("natural") and not evidence.is_large(match)

    def _widened(self, entity: Any, match: Match, start: int, end: int) -> Mention:
        """A name and what belongs to it in capitals: "North Dallas", "Naas East", "Benue State"."""
        mention = mention_of(match, "entity", entity)
        if match.kind == "demonym":
            return mention
        if self.text[match.end : end].strip() in listed("unit"):
            mention.end = end
            mention.places = [one for one in match.places if one.level != "city"] or match.places
        before = self.text[start : match.start].replace("-", " ").split()
        behind = self.text[match.end : end].replace("-", " ").split()
        if behind and listed("direction").issuperset(behind):
            mention.end, before = end, [*before, *behind]
        if before and listed("direction").issuperset(before):
            mention.start, mention.places, mention.within = start, (), mention.places
            mention.key = key(self.text[start : mention.end])
            mention.is_direction = True
        return mention

    def _is_list(self, start: int, end: int, matches: Sequence[Match]) -> bool:
        """Whether an entity is nothing but gazetteer names with words like "northern" or "," by."""
        last = start
        for match in matches:
            between = self.text[last : match.start]
            if last > start and not between.strip():
                return False
            if not evidence.only_modifiers(between):
                return False
            last = match.end
        return evidence.only_modifiers(self.text[last:end])

    def _before(self, start: int, *, is_sure: bool) -> bool:
        """Whether what stands before a name says that a place follows."""
        words = self.text[max(0, start - 24) : start].split()
        if words and words[-1].lower() in ("the", "a"):
            words.pop()
        return bool(words) and (
            words[-1].lower() in listed("before_place")
            or words[-1].endswith(",")
            or (is_sure and words[-1] in _JOINS)
        )

    def _after(self, end: int) -> str:
        words = self.text[end : end + 24].split()
        return words[0].strip(".,;") if words else ""


def trimmed(text: str, entity: Any) -> tuple[int, int]:
    """An entity's extent without a leading "the", a trailing "'s" and stops."""
    start, end = entity.start, entity.end
    surface = text[start:end]
    if surface[:4].lower() == "the " and len(surface) > 4:
        start += 4
    if surface.endswith(("'s", "’s")):
        end -= 2
    elif surface[-1:] in ".,;:" and "." not in surface[:-1] and end - start > 2:
        end -= 1
    return start, max(start, end)


def has_whole(text: str, match: Match, entity: Any) -> bool:
    """Whether a match has the whole of an entity, or goes beyond it."""
    start, end = trimmed(text, entity)
    return match.start <= start and match.end >= end
