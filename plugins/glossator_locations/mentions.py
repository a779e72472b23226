"""Which gazetteer names and tagged names of a document are mentions of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, Literal

from glossator_gazetteer.gazetteer import Place
from glossator_gazetteer.keys import key
from glossator_locations import evidence
from glossator_locations.candidates import Match, Spans
from glossator_standard.words import Words

_DASHES = frozenset(("-", "--", "–", "—"))
_DOUBT = 0.3
"""How sure an entity is, at least, that is a place without a reading."""
_POSTAL = 2
"""Letters of a state's postal code."""
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


@dataclass(slots=True)
class Mention:
    """A place name in the text, not yet resolved.

    Attributes:
        evidence: What says that it is a place.
        places: Its readings; none where the gazetteer does not know the name.
        entity: The id of the entity that marks it.
        within: The readings of the gazetteer name inside a name that the gazetteer lacks.
        is_direction: Whether only a direction stands before that: "North Dallas".
    """

    start: int
    end: int
    key: str
    kind: Literal["toponym", "demonym"]
    places: Sequence[Place]
    evidence: str
    entity: str | None = None
    within: Sequence[Place] = ()
    is_direction: bool = False

    def without_places(self) -> Mention:
        """The mention of a place that has this name, and is none of those known by it."""
        return replace(self, places=())


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
        self._units: set[int] = set()
        """Where units begin that hold the name before them: "Rome, Georgia"."""
        self._placed: set[str] = set()
        """What a place is named after, somewhere in the document: "Kelmar, Norway"."""

    def mentions(self, matches: Sequence[Match], listed: Sequence[Match] = ()) -> list[Mention]:
        """The mentions in order; none overlaps another.

        Args:
            matches: What the gazetteer knows.
            listed: What a list says the kind of; it is a mention whatever else speaks against it.
        """
        found = [_mention(match, "list of counties", None) for match in listed]
        parts: dict[int, list[Match]] = {}
        left: list[Match] = []
        tagged = {id(entity) for entity in self.entities if entity.label in _PLACE_LABELS}
        units = {match.start: match for match in matches}
        self._placed = {
            self.text[entity.start : entity.end]
            for entity in self.entities
            if entity.end + 2 in units and self.text[entity.end : entity.end + 2] == ", "
        }
        for match in matches:
            entity = self.spans.at(match.start, match.end)
            if self._is_other(match, entity):
                continue
            if entity is not None and id(entity) in tagged and not self._same(match, entity):
                parts.setdefault(id(entity), []).append(match)
                continue
            unit = self._unit_after(match, units)
            reason = self._evidence(match, entity, contained=unit is not None)
            if reason and unit is not None:
                self._units.add(unit.start)
            if reason:
                found.append(_mention(match, reason, entity))
            elif entity is None and match.kind == "toponym":
                left.append(match)
            if entity is not None and self._same(match, entity):
                tagged.discard(id(entity))
        for entity in self.entities:
            if id(entity) in tagged:
                found += self._of_tagged(entity, parts.get(id(entity), []))
        known = {mention.key for mention in found if mention.places and mention.evidence != "weak"}
        found += [_mention(match, "named before", None) for match in left if match.key in known]
        return _without_overlaps(found)

    def _is_other(self, match: Match, entity: Any | None) -> bool:
        """A disease, a heading's word, or a dollar: never a place whatever a tagger says."""
        after = self._word(match.last)
        if after.lower() in evidence.DISEASE or match.key in self.never:
            return True
        if self._word(match.first - 1) == "$" or after == "$":
            return True
        if self._is_agency(match):
            return True
        surface = match.key
        if surface in evidence.POSTAL and len(surface) == _POSTAL:
            return not (self._after_city(match) or self._after_party(match))
        if surface not in evidence.POSTAL and not self._is_clipped(match):
            return False
        if self._after_city(match) or self._after_party(match):
            return False
        return entity is None or not self._same(match, entity)

    def _is_clipped(self, match: Match) -> bool:
        """Whether a match is an abbreviation without its stop: "Man" is no Manitoba."""
        if match.key.removesuffix(".") not in evidence.CLIPPED:
            return False
        has_stop = "." in self.text[match.end - 1 : match.end + 1]
        # "Midnight Mass." ends a sentence.
        return not has_stop or self._word(match.first - 1)[:1].isupper()

    def _after_party(self, match: Match) -> bool:
        """Whether a party's letter and a hyphen stand before it: "R-Ky."."""
        party = self._word(match.first - 2)
        return self._word(match.first - 1) in _DASHES and len(party) == 1 and party.isupper()

    def _is_agency(self, match: Match) -> bool:
        """Whether a dateline names its agency: "SANTIAGO (Meridian) -"."""
        return (
            self._word(match.first - 1) == "("
            and self._word(match.last) == ")"
            and self._word(match.last + 1) in _DASHES
        )

    def _after_city(self, match: Match) -> bool:
        """Whether a state's postal code follows a name and a comma: "Fresno, CA"."""
        return (
            self._word(match.first - 1) in (",", "(") and self._word(match.first - 2)[:1].isupper()
        )

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
        return before in evidence.BEFORE and evidence.is_town(match)

    def _within(self, match: Match, entity: Any) -> str | None:
        """A match in the name of an organisation, event or thing."""
        if self._same(match, entity):
            return (
                "gazetteer"
                if evidence.is_strong(match) and match.key not in evidence.WEAK
                else None
            )
        words = self.text[entity.start : entity.end].replace("-", " ").split()
        if not self.inside or not evidence.PRESS.isdisjoint(words):
            return None
        at_start = match.start <= trimmed(self.text, entity)[0]
        if not (at_start or evidence.is_area(match)) and (
            match.key in evidence.WEAK or not self._is_after_joint(match)
        ):
            return None
        return "inside a name" if evidence.is_strong(match) else None

    def _is_after_joint(self, match: Match) -> bool:
        """Whether a small word or a sign stands before it: "University of Texas at Austin"."""
        return not self._word(match.first - 1)[:1].isupper()

    def _untagged(self, match: Match) -> str | None:
        """A match that no entity covers: only what stands out, or what the context says."""
        before, after = self._word(match.first - 1), self._word(match.last)
        if before in evidence.HONORIFIC:
            return None
        if match.key.isupper() and before[1:].isupper() and after[1:].isupper():
            # "TURKEY CAR BOMB ATTACK": a word in a line of capitals.
            return None
        starts = not before[:1].isalpha() or before == "The" or "\n" in self._gap(match.first)
        beside = (before[:1].isupper() and not starts) or (
            after[:1].isupper() and after.isalpha() and "\n" not in self._gap(match.last)
        )
        if beside and not evidence.is_area(match):
            return None
        named_unit = after.islower() and after.capitalize() in evidence.UNIT
        weak = match.key in evidence.WEAK or evidence.is_common(match)
        if evidence.is_strong(match) and (not weak or named_unit):
            return "gazetteer"
        if match.key in evidence.COMMON and not evidence.is_town(match):
            return None
        if before.lower() in evidence.LOCATIVE and not after[:1].isupper():
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

    def _gap(self, number: int) -> str:
        """What stands between a word and the one before it."""
        if not 0 < number < self.words.size:
            return "\n"
        return self.text[self.words.ends[number - 1] : self.words.starts[number]]

    def _of_tagged(self, entity: Any, matches: Sequence[Match]) -> Iterator[Mention]:
        """The mentions in a tagged name that the gazetteer does not know as a whole."""
        start, end = trimmed(self.text, entity)
        # One more: the stop of "Slidell, La." may be left outside the tag.
        matches = [
            one
            for one in matches
            if start <= one.start and one.end <= end + 1 and not evidence.is_weak_word(one)
        ]
        if matches and self._is_list(start, end, matches):
            if len(matches) == 1:
                yield self._widened(entity, matches[0], start, end)
                return
            for match in matches:
                yield _mention(match, "entity", entity)
            return
        owner = matches[0] if matches and matches[0].start == start else None
        if owner is not None and self.text[owner.end : owner.end + 3] in ("'s ", "’s "):
            # "Dhaka's Keraniganj": one place after the other.
            yield _mention(owner, "entity", entity)
            start, matches = owner.end + 3, matches[1:]
        surface = self.text[start:end]
        words = surface.split()
        if not words or not surface[0].isalnum() or key(surface) in self.never:
            return
        if words[-1] in evidence.BUILDING or words[0] in evidence.BUILDING:
            for match in matches:
                if match.kind == "demonym":
                    yield _mention(match, "demonym", entity)
                elif self.inside and evidence.is_strong(match):
                    yield _mention(match, "inside a name", entity)
            return
        natural = not evidence.NATURAL.isdisjoint(words)
        if not (natural or owner is not None or self._before(start)):
            return
        if not natural and entity.confidence < _DOUBT and surface not in self._placed:
            return
        if self._after(end).lower() in evidence.DISEASE:
            return
        within = matches[0].places if matches and natural else ()
        yield Mention(start, end, key(surface), "toponym", (), "entity", entity.id or None, within)

    def _widened(self, entity: Any, match: Match, start: int, end: int) -> Mention:
        """A name with what belongs to it in capitals: "North Dallas", "Benue State"."""
        mention = _mention(match, "entity", entity)
        if match.kind == "demonym":
            return mention
        if self.text[match.end : end].strip() in evidence.UNIT:
            mention.end = end
            mention.places = [one for one in match.places if one.level != "city"] or match.places
        before = self.text[start : match.start].replace("-", " ").split()
        if before and evidence.DIRECTION.issuperset(before):
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

    def _before(self, start: int) -> bool:
        """Whether what stands before a name says that a place follows."""
        words = self.text[max(0, start - 24) : start].split()
        if words and words[-1].lower() in ("the", "a"):
            words.pop()
        return bool(words) and (words[-1].lower() in evidence.BEFORE or words[-1].endswith(","))

    def _after(self, end: int) -> str:
        words = self.text[end : end + 24].split()
        return words[0].strip(".,;") if words else ""

    def _same(self, match: Match, entity: Any) -> bool:
        """Whether a match has the whole of an entity, or goes beyond it."""
        start, end = trimmed(self.text, entity)
        return match.start <= start and match.end >= end


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


def _mention(match: Match, reason: str, entity: Any | None) -> Mention:
    reference = entity.id or None if entity is not None else None
    return Mention(match.start, match.end, match.key, match.kind, match.places, reason, reference)


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
