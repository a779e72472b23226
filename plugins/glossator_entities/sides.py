"""Towns that stand for their teams in a report of matches: "Leeds beat Burnley 3-2"."""

from __future__ import annotations

import re

from glossator_entities.contexts import word_at
from glossator_entities.gazetteer import is_governed
from glossator_entities.lists import words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import POSSESSIVES, Words

_VERBS = words("contexts", "plays")
_OPPOSED = words("contexts", "opposed")
_PLAYERS = words("contexts", "players")
_OUTCOMES = words("contexts", "outcomes")
_SCORED = re.compile(r"[-–](?<=\d.)\d")
_WON = re.compile(rf"by \w+ (?:{'|'.join(sorted(_OUTCOMES))})")
"""What every article has that reports matches: one of these."""
_ENOUGH = 3
"""How often towns must play in an article before they are teams."""
_LEAST = 0.25
"""How likely the tagger finds a place in a town that is not seen to play."""
_WHERE = frozenset({"in", "near", "around", "outside"})
"""What a town stands behind that is no team in a report of matches either."""
_PERHAPS = _WHERE | words("contexts", "place_perhaps") - {"and"} | {",", "("}
_PLACED = frozenset({",", ")", "-"})


def mark(mentions: Mentions) -> None:
    """Let towns name their teams in an article that reports matches."""
    seen = mentions.seen
    if not (_SCORED.search(seen.text) or _WON.search(seen.text)):
        return
    towns = [mention for mention in mentions if _may_play(mentions, mention)]
    playing = [mention for mention in towns if _plays(seen, mention.first, mention.last)]
    if len(playing) < _ENOUGH or not any(_ends(seen, place) for place in range(1, seen.size)):
        return
    teams = {mentions.surface(mention) for mention in playing}
    for mention in towns:
        before, after = word_at(seen, mention.first - 1), word_at(seen, mention.last)
        if "dateline" in mention.rule or after == ":":
            continue
        if mentions.surface(mention) in teams:
            is_team = before not in _WHERE
        else:
            is_placed = before in _PERHAPS or after in _PLACED
            is_team = not is_placed and mention.kinds().get("place", 0.0) >= _LEAST
        if is_team:
            mention.label, mention.probabilities = "ORG", None
            mention.because("side")


def _may_play(mentions: Mentions, mention: Mention) -> bool:
    """Whether a name may be a town's, of which the tagger may think anything else."""
    size = mention.last - mention.first
    if mention.label in ("DATE", "MONEY", "NORP") or (mention.label == "PERSON" and size > 1):
        return False
    surface = mentions.surface(mention)
    is_place = mention.label in PLACES and size == 1
    return (is_place or bool(mentions.seen.lexicon.place_kind(surface))) and not is_governed(
        surface
    )


def _ends(seen: Words, place: int) -> bool:
    """Whether a match ends here: "beat Zentrix 3-1", "a 3-1 win", "by four wickets"."""
    if seen.lowers[place] in _OUTCOMES and seen.lowers[place - 2] == "by":
        return True
    size = seen.result(place)
    before = place - 1
    is_score = seen.is_name_like(before) or seen.lowers[before] in _VERBS
    return size > 0 and (is_score or word_at(seen, place + size) in _OUTCOMES)


def _plays(seen: Words, first: int, last: int) -> bool:
    """Whether the words beside a town say that its team is meant."""
    before, after = word_at(seen, first - 1), word_at(seen, last)
    if before in _VERBS or after in _VERBS or f"{word_at(seen, first - 2)} {before}" in _OPPOSED:
        return True
    if after in _PLAYERS or (after in POSSESSIVES and word_at(seen, last + 1) in _PLAYERS):
        return True
    return last < seen.size and seen.result(last) > 0
