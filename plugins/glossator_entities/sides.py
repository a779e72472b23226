"""Towns that stand for their teams in a report of matches: "Leeds beat Burnley 3-2".

A line of results names teams and nothing else: "Kelmar 21, Polk County 14".
"""

from __future__ import annotations

import re

from glossator_entities.gazetteer import is_governed, is_town
from glossator_entities.lists import CONTEXTS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.words import POSSESSIVES, Words

_SCORED = re.compile(r"[-–](?<=\d.)\d")
_WON = re.compile(rf"by \w+ (?:{'|'.join(sorted(CONTEXTS.outcomes))})")
"""What every article has that reports matches: one of these."""
_TEAM = r"([A-Z][\w.'’&-]*(?: (?:of |the )?[A-Z][\w.'’&-]*){0,4})"
_LINE = re.compile(rf"^[^\w\n]*{_TEAM} \d{{1,3}}, {_TEAM} \d{{1,3}}[^\w\n]*$", re.MULTILINE)
"""A line that has the result of a match, in points."""
_GAELIC = re.compile(r"\b\d-\d\d\b")
"""Goals and points: "2-18"."""
_RESULT = re.compile(r"\b\d-\d\d (?:to|[A-Z][\w.'’ ]{2,30}) \d-\d\d\b")
"""A result: "2-18 to 0-12", "2-18 Kelmar 0-12"; days and chapters have none."""
_SCORES = 3
"""How many of them a report of Gaelic games has at least."""
_LINES = 2
"""How many such lines an article has at least: the weather has two towns in one, too."""
_ENOUGH = 3
"""How often towns must play in an article before they are teams."""
_LEAST = 0.25
"""How likely the tagger finds a place in a town that is not seen to play."""
_PERHAPS = WORDS.where | words("contexts", "place_perhaps") - {"and"} | {",", "("}
_KIN = frozenset({"brothers", "sisters", "cousins", "twins"})
_PLACED = frozenset({",", ")", "-"})
_MANY = frozenset({"are", "have", "were"})
"""What stands behind a town of which more than one is told."""


def mark(mentions: Mentions) -> None:
    """Let towns name their teams in an article that reports matches."""
    seen = mentions.seen
    results = _results(mentions)
    if not (results or _SCORED.search(seen.text) or _WON.search(seen.text)):
        return
    _clubs(mentions)
    named = {mentions.surface(mention) for mention in results}
    towns = [
        mention
        for mention in mentions
        if mentions.surface(mention) in named or _may_play(mentions, mention)
    ]
    playing = results + [one for one in towns if _plays(seen, one.first, one.last)]
    if len(playing) < _ENOUGH:
        return
    if not (results or any(_ends(seen, place) for place in range(1, seen.size))):
        return
    teams = {mentions.surface(mention) for mention in playing}
    for mention in towns:
        before, after = seen.at(mention.first - 1), seen.at(mention.last)
        if "dateline" in mention.rule or after == ":":
            continue
        if mentions.surface(mention) in teams:
            is_team = before not in WORDS.where
        else:
            is_placed = before in _PERHAPS or after in _PLACED
            is_team = not is_placed and mention.kinds().get("place", 0.0) >= _LEAST
        if is_team:
            mention.become("ORG", "side")


def _clubs(mentions: Mentions) -> None:
    """Let a town and a plural name a team, "Lima Super Stars", "Oslo Indians", and in reports of
    Gaelic games what is nobody's name, a club: "Zentra beat Kelmar 2-18 to 0-12"."""
    seen = mentions.seen
    is_gaelic = len(set(_GAELIC.findall(seen.text))) >= _SCORES
    is_gaelic = is_gaelic and _RESULT.search(seen.text) is not None
    names = [mentions.words(one) for one in mentions if one.label == "PERSON"]
    persons = {word for name in names if _is_person(seen, name[0]) for word in name}
    teams: set[str] = set()
    for mention in mentions:
        name = mentions.words(mention)
        is_team = len(name) > 1 and name[-1][-1] == "s" and mention.label in ("NORP", "MISC")
        is_team = is_team and is_town(name[0]) and not is_governed(name[0])
        if is_team:
            teams.add(name[-1])
        is_team = is_team or (mention.label == "NORP" and name[0] in teams)
        is_nobody = mention.label == "PERSON" and is_gaelic and persons.isdisjoint(name)
        if is_team or (is_nobody and seen.at(mention.last) not in _KIN):
            mention.become("ORG", "side")


def _is_person(seen: Words, word: str) -> bool:
    """Whether a name begins as those of persons do: with a given name, or initials."""
    return seen.lexicon.may_be_given(word) or (word.isupper() and len(word) <= len("TJ"))


def _results(mentions: Mentions) -> list[Mention]:
    """Mark the teams in lines of results."""
    lines = list(_LINE.finditer(mentions.seen.text))
    found = []
    for line in lines if len(lines) >= _LINES else ():
        mentions.clear(*mentions.seen.covering(*line.span()))
        for number in (1, 2):
            team = Mention(*mentions.seen.covering(*line.span(number)), "ORG", "side")
            mentions.add(team)
            found.append(team)
    return found


def _may_play(mentions: Mentions, mention: Mention) -> bool:
    """Whether a name may be a town's, of which the tagger may think anything else."""
    surface, is_one = mentions.surface(mention), mention.size == 1
    if mention.label in ("DATE", "MONEY", "NORP") or (mention.label == "PERSON" and not is_one):
        return False
    is_place = (is_one and mention.label in PLACES) or mentions.seen.lexicon.place_kind(surface)
    return bool(is_place) and not is_governed(surface)


def _ends(seen: Words, place: int) -> bool:
    """Whether a match ends here: "beat Zentrix 3-1", "a 3-1 win", "by four wickets"."""
    if seen.lowers[place] in CONTEXTS.outcomes and seen.at(place - 2) == "by":
        return True
    size = seen.result(place)
    is_score = seen.is_capital(place - 1) or seen.at(place - 1) in CONTEXTS.plays
    return size > 0 and (is_score or seen.at(place + size) in CONTEXTS.outcomes)


def _plays(seen: Words, first: int, last: int) -> bool:
    """Whether the words beside a town say that its team is meant."""
    before, after = seen.at(first - 1), seen.at(last)
    return (
        not CONTEXTS.plays.isdisjoint((before, after))
        or seen.two(first - 1) in CONTEXTS.opposed
        or (after in _MANY and before not in _PERHAPS)  # "Preston have lost"
        or seen.at(last + (after in POSSESSIVES)) in CONTEXTS.players
        or seen.result(last) > 0
    )
