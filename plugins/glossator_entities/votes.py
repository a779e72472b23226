"""One name, one label: the mentions of a surface agree within a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from glossator_entities import contexts, coordination, kinds
from glossator_entities.gazetteer import is_place, is_town
from glossator_entities.lists import ORGANISATIONS, PERSONS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions, kind_of
from glossator_entities.words import Words
from glossator_standard import Label

_LABELS: dict[str, Label] = {"ORG": "ORG", "PERSON": "PERSON", "place": "GPE", "MISC": "MISC"}
_TOLD = ("dateline", "saint", "side")
"""The rules that know the kind of what they mark."""
MARGIN = 1.3
UNSURE = 0.6
LEAST = 0.2
"""Kinds that the tagger finds less likely do not come into question."""
SELDOM = 0.1
"""How likely, on average, a kind has to be that a longer name speaks for."""
SURE = 0.8
"""How likely the tagger finds the kind of a name whose neighbours need not be asked."""
DOUBT = 0.3
"""How likely what no list knows is no name, so that it is left out."""
_LOOSE = frozenset({"MISC", "PRODUCT", "DATE", "MONEY", "EVENT"})
_TEAMS = words("organisations", "papers") | {"United", "Athletic", "Albion"}
"""Last words of papers' and teams' names that are no plurals."""
_BUILT = ("facility-word", "nature-word")
_LONGEST = 3
"""Tokens of a name whose neighbours are asked what it names."""


@dataclass(slots=True)
class Full:
    """What names of several words say of their parts.

    Attributes:
        persons: What persons are called: their first, last and middle names, no initials.
        openers: The first words of bodies' names.
        firms: The names of firms without their suffix, or without "Banco" or "Team" before it.
        teams: The last words of bodies' names, by which teams and papers go: "Ashby Rovers".
        counties: What stands beside "County", and is a county's.
    """

    persons: set[str] = field(default_factory=set)
    openers: set[str] = field(default_factory=set)
    firms: set[str] = field(default_factory=set)
    teams: set[str] = field(default_factory=set)
    counties: set[str] = field(default_factory=set)

    def add(self, surface: str, pieces: Sequence[tuple[str, ...]], label: Label) -> None:
        """Note the parts of a name, those between its spaces."""
        if len(pieces) < 2:
            return
        opener = "".join(pieces[0])
        if label == "PERSON":
            parts = {"".join(piece) for piece in pieces[1:-1]}
            self.persons |= {opener, "".join(pieces[-1])}
            self.persons |= {part for part in parts if part.istitle() and part.isalpha()}
        elif label == "ORG" and opener[0].isupper():
            self.openers.add(opener)
            last = pieces[-1][-1]
            if last in _TEAMS or (last.endswith("s") and last.istitle()):
                self.teams.add(last)
            if pieces[-1][0] in ORGANISATIONS.suffixes:
                self.firms.add(surface.rpartition(" ")[0].rstrip(","))
            if opener in ORGANISATIONS.first_words:
                self.firms.add(surface.partition(" ")[2])


def doubt(mentions: Mentions) -> None:
    """Take out the surfaces of which no list knows, and the tagger doubts, that they are names."""
    for surface, group in mentions.by_surface().items():
        found = sum(mention.doubt() for mention in group if mention.full is None)
        if found > DOUBT * len(group) and not _is_listed(mentions.seen, surface):
            for mention in group:
                mentions.remove(mention)


def agree(mentions: Mentions) -> None:
    """Give the mentions of each surface the label with the most evidence."""
    seen = mentions.seen
    full = Full(counties=_counties(seen))
    groups = mentions.by_surface()
    # What "Harlow Town" names is known before "Harlow" is asked about.
    for surface in sorted(groups, key=lambda one: groups[one][0].first - groups[one][0].last):
        group = groups[surface]
        if surface in WORDS.months:
            # "In May" is a month beside a Theresa May, too.
            group = [mention for mention in group if mention.label != "DATE"]
        if group:
            _choose(mentions, surface, group, full)
        for mention in group if " " in surface else ():
            label, rule = kinds.by_words(seen.lexicon, mention, surface)
            if rule == "unknown" and kinds.is_team(seen.lexicon, surface):
                label = "ORG"
                mention.relabel(label, "team")
            elif rule == "nature-word":
                mention.label = label  # "Norvik" of the Norvik Islands is nobody's short form
            full.add(surface, mentions.parts(mention), label)


def _counties(seen: Words) -> set[str]:
    """The counties that an article names as such: "County Kerry", "Kerry County Council"."""
    found = set()
    for place in seen.places("County"):
        before, after = seen.raw(place - 1), seen.raw(place + 1)
        if after == "Council" and is_place(f"{before} County"):
            found.add(before)
        elif after and is_place(f"County {after}"):
            found.add(after)
    return found


def _choose(mentions: Mentions, surface: str, group: list[Mention], full: Full) -> None:
    """Give the mentions of one surface the label with the most evidence."""
    seen = mentions.seen
    weight = _weights(seen, surface, group, full)
    is_opener = surface in full.openers and weight.get("place", 0.0) <= weight.get("ORG", 0.0)
    is_short = is_opener or surface in full.teams
    if surface in full.firms or (is_short and surface not in full.persons):
        weight["ORG"] += len(group) + 1
    if surface in full.counties and surface not in full.persons:
        weight["place"] += len(group) + 1
    named = (one for one in group if one.label not in PLACES)
    if any(contexts.is_body(seen, one.first, one.last) for one in named):
        weight["ORG"] += MARGIN * (sum(weight.values()) + 1)
    is_asked = any(ask(seen, surface, group, full) for ask in (_is_unknown, _is_perhaps_other))
    if not is_asked and len(weight) == 1:
        return
    said = contexts.evidence(seen, group)
    if is_asked:
        for mention in group:
            for kind, worth in coordination.evidence(mentions, mention):
                said[kind] += worth  # type: ignore[assignment]  # a Counter of floats
        said["ORG"] += len(group) if kinds.COINED.fullmatch(surface) else 0
        mentions.said[surface] = said
        mentions.weights[surface] = weight
    is_body = bool(seen.lexicon.organisations.get(surface))
    is_body |= surface in ORGANISATIONS.before_members
    word = kinds.by_words(seen.lexicon, group[0], surface)[1]
    # "Republican members", "nurses at Kelmar Hospital", "in the White House"
    is_none = word in _BUILT or seen.lexicon.groups.get(surface) is not None
    unheard = "place" if is_body else "ORG" if is_none else ""
    if word == "division-word":
        unheard = "PERSON"  # "the Kelmar County administration"
    for kind, worth in said.items():
        if kind == unheard or not (is_asked or kind in weight):
            continue
        # A place stands behind "in" and "from" as others do.
        times = 2 if is_asked and kind in weight and kind != "place" else 1
        weight[kind] += times * min(worth, len(group) * 1.5)
    if len(weight) > 1:
        is_firms = any(contexts.is_firms(seen, one.first, one.last) for one in group)
        _elect(seen, group, weight, is_body or is_firms)
    _unite(surface, group, full)


def _unite(surface: str, group: list[Mention], full: Full) -> None:
    """Let what a tagger took for a thing be a person or place that is so called elsewhere."""
    things = [mention for mention in group if mention.label == "MISC"]
    if things and len(things) < len(group):
        settled = "PERSON" if surface in full.persons else "place" if is_town(surface) else ""
        label = next((one.label for one in group if kind_of(one.label) == settled), None)
        for mention in things if label else ():
            mention.relabel(label or "MISC", "vote")


def _weights(seen: Words, surface: str, group: list[Mention], full: Full) -> dict[str, float]:
    """The evidence for each kind that the tagger proposed or a list knows."""
    weight: dict[str, float] = defaultdict(float)
    first, last = group[0].first, group[0].last
    is_given = last - first > 1 and seen.lexicon.is_given(seen.texts[first])
    unsure = 1 if is_given or surface in full.persons else UNSURE
    listed = len(group) + 1
    for mention in group:
        for which, probability in mention.kinds().items():
            if probability >= LEAST:
                weight[which] += probability * unsure if which == "PERSON" else probability
        if mention.rule.rpartition("+")[2] in _TOLD:
            weight[kind_of(mention.label)] += listed
    if known := seen.lexicon.listing(surface):
        if known.organisation and surface not in full.persons:
            weight["ORG"] += listed
        if known.group and "ORG" not in weight and not (known.kind and _is_sure(group)):
            weight["NORP"] += listed
        if known.place and ("place" in weight or surface.isupper()):
            weight["PERSON" if _is_family(seen, surface, group, full) else "place"] += listed
    for label, names in (("PERSON", full.persons), ("ORG", full.openers)):
        if surface in names and weight.get(label, 0.0) >= SELDOM * len(group):
            weight[label] += listed
    for mention in group if len(weight) > 1 else ():
        if seen.at(mention.first - 1) == "the" and "PERSON" in weight:
            weight["PERSON"] -= 1
        if mention.full is not None:
            weight[kind_of(mention.full.label)] += listed
    return weight


def _is_family(seen: Words, surface: str, group: list[Mention], full: Full) -> bool:
    """Whether a place's name is somebody's here: "Paris's father", of a Tara Paris."""
    if surface not in full.persons:
        return False
    said = contexts.evidence(seen, group)
    return said["PERSON"] > max(said["place"], said["ORG"])


def _is_unknown(seen: Words, surface: str, group: list[Mention], full: Full) -> bool:
    """Whether no list and no full name tells what a name is, so that its neighbours must."""
    label = group[0].label
    if label not in ("PERSON", "ORG", "MISC", *PLACES) or surface in full.persons:
        return False
    first, last = group[0].first, group[0].last
    is_clear = last - first > 1 or seen.lexicon.is_given(surface) or surface in PERSONS.surnames
    if label in ("PERSON", "ORG") and is_clear and _is_sure(group):
        return False
    return last - first <= _LONGEST and not _is_listed(seen, surface)


def _is_perhaps_other(seen: Words, surface: str, group: list[Mention], full: Full) -> bool:
    """Whether what the tagger takes for a person may be a town that GeoNames has, "in Bolton", or
    words beside it say a place, "a man from X", "an X man", or a firm: "shares in X"."""
    first, opener = group[0], seen.texts[group[0].first]
    if first.label != "PERSON" or surface in full.persons:
        return False
    if any(
        contexts.is_behind_place(seen, one.first) or contexts.of_one(seen, one.first, one.last)
        for one in group
    ):
        return True
    is_alone = first.size == 1 and not seen.lexicon.is_given(surface)
    known = seen.lexicon.listing(surface) if is_alone else None
    if known is not None and known.kind and not (known.organisation or known.group):
        return True
    is_given = seen.lexicon.may_be_given(opener)
    is_telling = any(
        contexts.is_workplace(seen, one.first)
        or (not is_given and opener[-1] != "." and contexts.is_firms(seen, one.first, one.last))
        for one in group
    )
    said = contexts.evidence(seen, group) if is_telling else {"ORG": 0.0, "PERSON": 0.0}
    return said["ORG"] > said["PERSON"]


def _is_listed(seen: Words, surface: str) -> bool:
    """Whether a list has a name, or has it in small letters."""
    is_shouted = surface.isupper() and " " in surface
    known = seen.lexicon.listing
    return any(map(known, (surface, surface.title()) if is_shouted else (surface,)))


def _is_sure(group: list[Mention]) -> bool:
    """Whether the tagger is, of what the mentions of a surface are."""
    return sum(max(mention.kinds().values()) for mention in group) >= SURE * len(group)


def _is_placed(seen: Words, mention: Mention) -> bool:
    """Whether the words before what the tagger is sure is a place say so: "in London"."""
    is_sure = mention.kinds().get("place", 0.0) >= SURE
    return is_sure and contexts.evidence(seen, [mention])["place"] >= 1


def _elect(seen: Words, group: list[Mention], weight: dict[str, float], is_body: bool) -> None:
    """Relabel the minority where one kind has more evidence than any other."""
    best, second = sorted(weight.values())[-1:-3:-1]
    if best < MARGIN * second:
        return
    winner = max(weight, key=lambda kind: weight[kind])
    label = next((one.label for one in group if kind_of(one.label) == winner), None)
    for mention in group:
        if winner == "PERSON" and mention.label in PLACES and _is_placed(seen, mention):
            continue  # "London lives in London"
        if kind_of(mention.label) != winner and (
            mention.label not in _LOOSE or best > 3 or (is_body and winner == "ORG")
        ):
            mention.label = label or _LABELS.get(winner, "NORP")
            mention.because("vote")
