"""What the lists know and the tagger missed."""

from __future__ import annotations

import re

from glossator_entities.gazetteer import is_governed
from glossator_entities.headlines import Headlines
from glossator_entities.kinds import is_bank
from glossator_entities.lists import HEADLINES, ORGANISATIONS, WORDS, words
from glossator_entities.mentions import Mention, Mentions
from glossator_entities.words import CURRENCIES, HYPHENS, Words
from glossator_standard import Label

_TELLS = ("told", "tells", "telling")
_REPORTS = words("persons", "verbs", "of_papers")
_LETTERS = words("words", "currencies") | {"RM", *"KNPR"}
_SUM = re.compile(
    r"([A-Z][a-zA-Z]{0,3})\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d+)?(?:bil|mil|bn|mn|tn))(?!\w)"
)
_TITLES = words("persons", "honorifics", "styles", "offices")


def fill(mentions: Mentions) -> None:
    """Mark what words beside it or the lists know, and no tagger did."""
    _credited(mentions)
    _institutions(mentions)
    _papers(mentions)
    _sums(mentions)
    _listed(mentions)


def _credited(mentions: Mentions) -> None:
    """Mark the media in capitals that a picture is credited to: "REUTERS/Jo Bell"."""
    seen = mentions.seen
    for slash in seen.places("/") if "/" in seen.text else ():
        for place in (slash - 1, slash + 1):
            word = seen.raw(place)
            is_medium = {word, word.capitalize()} & ORGANISATIONS.media
            if word.isupper() and is_medium:
                mentions.add(Mention(place, place + 1, "ORG", "credit"))


def _institutions(mentions: Mentions) -> None:
    """Mark banks that are named in one word, "Bundesbank", and parties before "MP"."""
    seen = mentions.seen
    for place in seen.capitals:
        word = seen.texts[place]
        is_party = word in ORGANISATIONS.before_members
        is_party = is_party and seen.raw(place + 1) in ORGANISATIONS.members
        if is_party or (word.endswith("bank") and is_bank(word)):
            mentions.add(Mention(place, place + 1, "ORG", "institution"))


def _papers(mentions: Mentions) -> None:
    """Mark newspapers that are called by a noun: "she told the Citizen", "The Sun reported"."""
    seen = mentions.seen
    for first in seen.capitals:
        if not first or seen.lowers[first - 1] != "the":
            continue
        last = first
        if seen.at(first - 2) in _TELLS:
            while seen.raw(last).istitle() and mentions.at[last] is None:
                last += 1
        elif seen.texts[first] in ORGANISATIONS.papers and seen.at(first + 1) in _REPORTS:
            last += 1
        there = mentions.at[first]
        if there is not None and there.last == first + 1 == last:
            there.become("ORG", "context")
        elif _TITLES.isdisjoint(seen.texts[first:last]):
            mentions.add(Mention(first, last, "ORG", "context"))


def _sums(mentions: Mentions) -> None:
    """Mark sums with the letters of a currency that a tagger does not know: "P408,000"."""
    seen = mentions.seen
    odd = [at for at in seen.capitals if not seen.texts[at].isalpha()]  # few, told at once
    for place in [at for at in odd if any(map(str.isdecimal, seen.texts[at][1:]))]:
        found = _SUM.match(seen.text, seen.starts[place])
        if found and found[1] in _LETTERS:
            if not mentions.named(place, "MONEY"):
                mentions.clear(place, place + 1)
            mentions.add(Mention(*seen.covering(*found.span()), "MONEY", "sum"))


def _listed(mentions: Mentions) -> None:
    """Mark listed places, groups and organisations that stand alone and unmarked."""
    seen, at, lexicon = mentions.seen, mentions.at, mentions.seen.lexicon
    lists = (
        (lexicon.places, "gazetteer"),
        (lexicon.groups, "demonym"),
        (lexicon.organisations, "known-organisation"),
    )
    headlines = Headlines(seen)
    for place in seen.capitals:
        if at[place] is not None or not lexicon.may_begin(seen.texts[place]):
            continue
        for phrases, rule in lists:
            found = phrases.find(seen, place)
            if not found:
                continue
            # "Judge Blocks Texas Abortion Law"
            is_free = rule == "gazetteer" and is_governed(seen.phrase(place, found[0]))
            is_of = rule == "demonym" and mentions.named(found[0], "PERSON") is not None
            is_of = is_of and not _is_name(seen, place - 1, place)  # "Republican Tom Oke"
            alone = is_of or _stands_alone(seen, place, found[0])
            # "Boeing Chief Says Orders Are Up", "Boeing Cuts Jobs"
            leads = seen.at(found[0]) in HEADLINES.leaders or headlines.acts(found[0])
            is_free |= rule == "known-organisation" and leads
            if alone or (is_free and headlines.has(place)):
                label: Label = found[1]  # type: ignore[assignment]  # lists hold labels
                if mentions.add(Mention(place, found[0], label, rule)):
                    break


def _stands_alone(seen: Words, first: int, last: int) -> bool:
    """Whether no other capitalised word stands beside the phrase, and no sum after it."""
    is_sum = seen.text[seen.ends[last - 1] :][:1] in CURRENCIES
    return not (is_sum or _is_name(seen, first - 1, first) or _is_name(seen, last, last - 1))


def _is_name(seen: Words, neighbour: int, place: int) -> bool:
    if not 0 <= neighbour < seen.size or seen.sentences[neighbour] != seen.sentences[place]:
        return False
    word = seen.texts[neighbour]
    if word in HYPHENS:
        beyond = seen.raw(neighbour + neighbour - place)
        return beyond != "" and not beyond.islower()
    is_common = word.lower() in WORDS.common or word in WORDS.calendar
    return (word[0].isupper() and not is_common) or (word.isupper() and len(word) > 1)
