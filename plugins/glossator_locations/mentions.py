"""Which gazetteer names and tagged names of a document are mentions of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Any

from glossator_locations import cues, evidence
from glossator_locations.candidates import Match, Spans
from glossator_locations.exclusions import is_other
from glossator_locations.mention import LISTED, Mention, mention_of
from glossator_locations.tables import listed
from glossator_locations.tagged import TaggedNames, has_whole, trimmed
from glossator_standard.words import Words

_GOES_ON = re.compile(r"[-’']?\s?[A-Z0-9]|-")
"""What stands behind a part of a longer name."""
_SURE = 0.5
"""How sure a tagger is at least of a town that is a place again without it."""
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


class Selector:
    """Decides on the matches of one document.

    Args:
        words: The document's words, cut at hyphens.
        entities: Its entities, in order.
        never: Keys of what is no place.
        inside: Whether a place in another name counts ("Bank of England").
    """

    def __init__(
        self, words: Words, entities: Sequence[Any], never: Set[str], *, inside: bool = False
    ) -> None:
        self.text = words.text
        self.words = words
        self._word = words.raw
        self.entities = entities
        self.never = never
        self.inside = inside
        self.spans = Spans(entities)
        self._letters: set[str] = set()
        """The short forms of what is no place by its full one: "RSA" of a Road Safety Authority."""
        self._units: set[int] = set()
        """Where units begin that hold the name before them: "Rome, Georgia"."""

    def mentions(self, matches: Sequence[Match], listed: Sequence[Match] = ()) -> list[Mention]:
        """The mentions in order; none overlaps another.

        Args:
            matches: What the gazetteer knows.
            listed: What a list says the kind of; it is a mention whatever else speaks against it.
        """
        found = [mention_of(match, LISTED, None) for match in listed]
        parts: dict[int, list[Match]] = {}
        left: list[tuple[Match, Any | None]] = []
        tagged = {id(entity) for entity in self.entities if entity.label in _PLACE_LABELS}
        units = {match.start: match for match in matches}
        lands = {
            one.id
            for one in self.entities
            if (land := units.get(one.start)) is not None and has_whole(self.text, land, one)
        }
        self._letters = {one.id for one in self.entities if one.full and one.full not in lands}
        for match in matches:
            entity = self.spans.at(match.start, match.end)
            whole = entity is not None and has_whole(self.text, match, entity)
            if is_other(self.words, self.never, match, entity, self.spans):
                if whole and match.key in evidence.POSTAL:
                    tagged.discard(id(entity))
                continue
            if entity is not None and id(entity) in tagged and not whole:
                parts.setdefault(id(entity), []).append(match)
                continue
            unit = self._unit_after(match, units)
            reason = self._evidence(match, entity, contained=unit is not None)
            if reason and unit is not None:
                self._units.add(unit.start)
            if reason:
                found.append(mention_of(match, reason, entity))
            elif match.kind == "toponym" and (entity is None or self._begins(match, entity)):
                left.append((match, entity))
            if whole:
                tagged.discard(id(entity))
        placed = {
            self.text[entity.start : entity.end]
            for entity in self.entities
            if entity.end + 2 in units and self.text[entity.end : entity.end + 2] == ", "
        }
        names = TaggedNames(self.text, self.never, placed, inside=self.inside)
        for entity in self.entities:
            if id(entity) in tagged:
                found += names.mentions(entity, parts.get(id(entity), []))
        known = {mention.key for mention in found if mention.places}
        found += [
            mention_of(match, "inside a name" if entity else "named before", entity)
            for match, entity in left
            if match.key in known
        ]
        found += list(self._again(found))
        return _without_overlaps([*self._shortened(found), *found])

    def _shortened(self, found: Sequence[Mention]) -> Iterator[Mention]:
        """The short forms of what is a place: the second of "Cape Verde (CV)"."""
        full = {one.entity: one for one in found if one.entity and one.places}
        for entity in self.entities:
            if entity.label in _PLACE_LABELS and (one := full.get(entity.full)) is not None:
                start, end, known = entity.start, entity.end, "named before"
                yield replace(one, start=start, end=end, evidence=known, entity=entity.id)

    def _again(self, found: Sequence[Mention]) -> Iterator[Mention]:
        """Where towns that the gazetteer lacks stand again, as places if a tagger marks them."""
        towns = {entity.id for entity in self.entities if _is_town(entity)}
        taken = Spans(found)
        names = {self.text[one.start : one.end]: one for one in found if one.entity in towns}
        for name, one in names.items():
            if one.places or one.is_direction or not name.replace(" ", "").isalpha():
                continue
            # What begins with letters is looked for by them, what begins with "\b" everywhere.
            for found_again in re.finditer(rf"{name}(?<=\b{name})\b", self.text):
                start, end = found_again.span()
                entity = self.spans.at(start, end)
                tagged = entity is not None and entity.label in _PLACE_LABELS
                alone = entity is None and not _GOES_ON.match(self.text, end)
                if (tagged or alone) and taken.at(start, end) is None:
                    tag = entity.id or None if entity else None
                    yield replace(one, start=start, end=end, evidence="named before", entity=tag)

    def _evidence(self, match: Match, entity: Any | None, *, contained: bool) -> str | None:
        """Why a match is a place, or None."""
        label = entity.label if entity is not None else None
        if label == "PERSON":
            alone = entity is not None and match.end - match.start >= entity.end - entity.start
            return "container" if contained and alone else None
        if match.kind == "demonym":
            return "demonym"
        said = "unit" if match.start in self._units else "container" if contained else None
        if label in _PLACE_LABELS:
            is_place = said or not evidence.is_weak_word(match) or self._is_town(match)
            return "entity" if is_place else None
        if said:
            return said
        if entity is not None and label != "NORP":
            return self._within(match, entity)
        return self._untagged(match)

    def _is_town(self, match: Match) -> bool:
        """Whether a word of English is a town's name here: "in Reading"."""
        before = self._word(match.first - 1).lower()
        return before in listed("before_place") and evidence.is_town(match)

    def _within(self, match: Match, entity: Any) -> str | None:
        """A match in the name of an organisation, event or thing."""
        if has_whole(self.text, match, entity):
            # "Road Safety Authority (RSA)" and "St Vincent's" are no countries.
            is_body = entity.id in self._letters or self.text[match.end : entity.end] in (
                "'s",
                "’s",
            )
            is_known = evidence.is_strong(match) and (
                match.key not in evidence.WEAK or cues.is_told(self.text, match)
            )
            return "gazetteer" if is_known and not is_body else None
        words = self.text[entity.start : entity.end].replace("-", " ").split()
        if not self.inside or not listed("press").isdisjoint(words):
            return None
        if self._is_firms_ocean(match, entity):
            return None
        at_start = match.start <= trimmed(self.text, entity)[0]
        if not (at_start or evidence.is_area(match)) and (
            self._is_weak(match) or not self._is_after_joint(match)
        ):
            return None
        local = (
            at_start and self._word(match.last) in listed("local") and evidence.is_sizable(match)
        )
        return "inside a name" if local or evidence.is_strong(match) else None

    def _is_weak(self, match: Match) -> bool:
        """Whether a word of a body's name is rather another than a place's."""
        return match.key in evidence.WEAK and not cues.is_seat(self.text, match.start)

    def _begins(self, match: Match, entity: Any) -> bool:
        """Whether a body's or a building's name begins with this one: "Naas Hospital"."""
        is_press = not listed("press").isdisjoint(self.text[entity.start : entity.end].split())
        is_body = entity.label in ("ORG", "FAC") and self.inside and not is_press
        return is_body and match.start == trimmed(self.text, entity)[0]

    def _is_after_joint(self, match: Match) -> bool:
        """Whether a small word or a sign stands before it: "University of Texas at Austin"."""
        return not self._word(match.first - 1)[:1].isupper()

    def _is_firms_ocean(self, match: Match, entity: Any) -> bool:
        """Whether a water's name is only a part of a body's: "Norvik Pacific Railroad"."""
        before = self._word(match.first - 1)
        is_water = any(place.feature_class == "H" for place in match.places)
        return is_water and match.start > entity.start and before[1:].islower() and before.istitle()

    def _untagged(self, match: Match) -> str | None:
        """A match that no entity covers: only what stands out, or what the context says."""
        before, after = self._word(match.first - 1), self._word(match.last)
        if before in listed("honorific"):
            return None
        if match.key.isupper() and before[1:].isupper() and after[1:].isupper():
            # "TURKEY CAR BOMB ATTACK": a word in a line of capitals.
            return None
        starts = not before[:1].isalpha() or before == "The" or self.words.opens_line(match.first)
        beside = (before[:1].isupper() and not starts) or (
            after[:1].isupper() and after.isalpha() and not self.words.opens_line(match.last)
        )
        if (
            after.islower() and after.capitalize() in listed("unit") and evidence.is_strong(match)
        ) or (cues.is_told(self.text, match)):
            return "gazetteer"
        if beside and not evidence.is_area(match):
            return None
        weak = match.key in evidence.WEAK or evidence.is_common(match)
        if evidence.is_strong(match) and not weak:
            return "gazetteer"
        if match.key in evidence.COMMON and not evidence.is_town(match):
            return None
        if before.lower() in listed("locative") and not after[:1].isupper():
            return "preposition"
        return None

    def _unit_after(self, match: Match, units: dict[int, Match]) -> Match | None:
        """The match after a comma, where it has a unit that holds a reading of this one."""
        if self._word(match.last) != "," or match.last + 1 >= self.words.size:
            return None
        unit = units.get(self.words.starts[match.last + 1])
        if unit is None or match.kind == "demonym":
            return None
        held = (evidence.holds(one, place) for one in unit.places for place in match.places)
        return unit if any(held) else None


def _is_town(entity: Any) -> bool:
    """Whether a tagger is rather sure that a name is a town's."""
    return bool(entity.label == "GPE" and entity.confidence >= _SURE)


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
