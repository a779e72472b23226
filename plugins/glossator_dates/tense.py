"""Whether a sentence tells of the past or of what is to come, by the cue nearest to a date.

There is no parser: closed lists of verbs stand in ``words.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from glossator_dates.lexicon import words
from glossator_standard.inflection import verb_forms

_GROUP = 5
"""How far a verb group reaches from its modal: "might not yet have left"."""
_GOVERNOR = 7
"""How far before its infinitive a verb stands: "ordered the two men to appear"."""
_FRONTED = 2
"""Words before a date that stands before its verb: "On Friday parliament votes"."""
_LAST = 5
"""How far before a date the copula stands: "is free on Monday", "is back at work on Monday"."""


def tense_near(words_: Sequence[str], first: int, last: int) -> int:
    """Whether the cue nearest to a stretch of words tells of the past, -1, or the future, 1.

    Of two as near, the one before counts: "He left Friday and will return"; but what stands right
    before a modal is its subject: "He said Friday would do".
    """
    if first and (told := _preposition(words_, first)):
        return told
    tense = words().tense
    if first and words_[first - 1] in tense["timeless"] and tense["modal"].isdisjoint(words_):
        return 0
    if last < len(words_) and words_[last] in tense["modal"]:
        return _modal(words_, last)
    around = _outwards(first, last, len(words_))
    if first and words_[first - 1].lower() == "by":
        # What is due by a day stands before it: "will open by August in halls untouched since".
        around = chain(range(first - 1, -1, -1), around)
    by = int(first > 1 and words_[first - 1] == "by")  # "order by Friday"
    return next((found for place in around if (found := _cue(words_, place, first))), by)


def _outwards(first: int, last: int, size: int) -> Iterator[int]:
    """The places around a stretch of words, the nearest first."""
    for away in range(1, size):
        if first - away >= 0:
            yield first - away
        if last - 1 + away < size:
            yield last - 1 + away


def _preposition(words_: Sequence[str], first: int) -> int:
    """ "Since Monday" is over; "until Monday" is not, save what went on ("stayed until Monday").

    Nor is what something was moved to: "was postponed to Monday", "set a hearing for Monday".
    """
    word = words_[first - 1].lower()
    if word == "since":
        return -1
    if word == "on" and words_[max(first - 2, 0)] in words().tense["clock"]:
        first -= 2  # "until midnight on Sunday"
        word = words_[max(first - 1, 0)]
    if word in ("until", "till"):
        tense = words().tense
        before = words_[: max(first - 1, 0)]
        if before[-1:] == ["had"]:
            return 1  # "had until Sunday to leave"
        for one in reversed(before):
            if one in tense["lasting"]:
                return 0
            if one in tense["past"] or one.endswith("ed"):
                return 1
        return 1
    if word in ("to", "for"):
        moving = words().tense["moving"]
        return int(any(one in moving for one in words_[max(first - _GOVERNOR, 0) : first - 1]))
    return 0


def _cue(words_: Sequence[str], place: int, date: int) -> int:
    """What one word says of the tense; `date` is where the date stands."""
    word = words_[place]
    if not place and word.lower() in words().tense["future"]:
        return 1  # "Ahead of Sunday's vote"
    if not word.endswith("ed") and word not in _cues():
        return 0
    tense = words().tense
    before = words_[place - 1] if place else ""
    if word in tense["modal"]:
        return _modal(words_, place)
    if word == "d":
        return _would(words_, place)
    if word == "won" and words_[place + 1 : place + 3] == ["'", "t"]:
        return 1
    if word in tense["future"] and not (word.startswith("plan") and before in tense["before_noun"]):
        # "Had been scheduled to expire", "began as previously planned".
        return 1 if {"had", "as"}.isdisjoint(words_[max(place - 2, 0) : place]) else 0
    if word == "set":
        return 1 if words_[place + 1 : place + 2] in (["for"], ["to"], ["down"]) else 0
    if word == "to":
        return _infinitive(words_, place, date)
    if word in ("is", "are"):
        return _copula(words_, place, date)
    if word == "until":
        # "Remains shut until a vote on Monday".
        return 1 if 0 < date - place <= _LAST and _preposition(words_, place + 1) > 0 else 0
    if word in ("has", "have"):
        # "Has a hearing on Monday".
        return 1 if words_[place + 1 : place + 2] in (["a"], ["an"], ["until"], ["talks"]) else 0
    if (place < date or date <= _FRONTED) and word in _scheduled() and _is_verb(words_, place):
        return 1
    if word in tense["past"]:
        return 0 if before in ("to", "be") else -1
    # Without a parser, "-ed" is past, but "succeed" is not.
    if word.endswith("ed") and not word.endswith("eed") and word.islower() and len(word) > 3:
        return _participle_of(words_, place)
    return 0


def _participle_of(words_: Sequence[str], place: int) -> int:
    """What a form in "-ed" says: "is played" is a date to come, "is accused" is none."""
    helpers = words_[max(place - 2, 0) : place]
    if _is_attribute(words_, place):
        return 0
    if "is" in helpers or "are" in helpers:
        return 1 if words_[place] in words().tense["announced"] else 0
    return 0 if "be" in helpers else -1


def _is_attribute(words_: Sequence[str], place: int) -> bool:
    """Whether "-ed" stands before its noun: "the reduced rate", "will buy preferred shares"."""
    tense = words().tense
    before = [one for one in words_[max(place - 2, 0) : place] if one != "still"]
    if before and before[-1] in tense["before_noun"]:
        return True
    noun = words_[place + 1 : place + 2]
    return any(one.endswith("s") for one in noun) and any(
        one in tense["modal"] for one in _subject(words_, place)
    )


def _infinitive(words_: Sequence[str], place: int, date: int) -> int:
    """ "Is to resume", "to be held", "agreed to meet on Friday", "Parliament to vote"."""
    before, after = words_[max(place - 1, 0)], words_[min(place + 1, len(words_) - 1)]
    if before in ("is", "are", "set") or after == "be":
        return 1
    if before in ("was", "were"):
        return 1 if place < date and after != "have" else 0
    if place > date or not after.islower() or after == "have":
        return 0
    governors = words_[max(place - _GOVERNOR, 0) : place]
    if "had" in governors:
        return 0
    if any(one in words().tense["promising"] for one in governors):
        return 1
    past = words().tense["past"]
    plain = not any(one in past or one.endswith("ed") for one in governors)
    subject = before[:1].isupper() or before.endswith("s")
    return 1 if plain and subject and after in _scheduled() else 0


def _copula(words_: Sequence[str], place: int, date: int) -> int:
    """ "Is on Friday", "is free on Monday", "is meeting him on Monday"."""
    behind = words_[place + 1 : place + 3]
    if any(one.endswith("ing") and len(one) > 4 for one in behind[:1]):
        return 1 if place < date else 0
    between = words_[place + 1 : date]
    past = words().tense["past"]
    if not 0 <= date - place - 1 <= _LAST or any(
        one in past or one.endswith("ed") for one in between
    ):
        return 0
    return 0 if any(one in ("than", "from", "of", "what", "why") for one in between) else 1


def _is_verb(words_: Sequence[str], place: int) -> bool:
    """Whether a form such as "votes" or "meet" is the verb of its clause, not a noun."""
    tense = words().tense
    before = words_[place - 1] if place else ""
    if not place or before in ("t", "not") or before in tense["before_noun"]:
        return False
    if before in ("did", "does", "do", "had", "have", "has", "to", "'"):
        return False
    clause = _subject(words_, place)
    past = [one for one in clause if one in tense["past"] or (one.endswith("ed") and one.islower())]
    if any(one not in tense["reporting"] for one in past):
        return False
    if _scheduled()[words_[place]] or before in ("who", "which") or _is_plural(clause):
        return True
    # "Norvik play Kelmar on Saturday", but "in a BBC interview Monday".
    object_ = words_[place + 1 : place + 2]
    days = words().classes["weekday"].keys() | words().classes["month"].keys()
    return before[:1].isupper() and any(
        one[:1].isupper() and one.lower() not in days for one in object_
    )


def _subject(words_: Sequence[str], place: int) -> list[str]:
    """The words before a verb in its clause, the nearest first, to the "and" of a joint subject.

    Right behind a comma that is what stands before the first: "The miners, who struck, return".
    """
    if words_[place - 1] == ",":
        place = words_.index(",")
    clause: list[str] = []
    for one in reversed(words_[max(place - _GOVERNOR - 3, 0) : place]):
        if one == "and" and clause:
            clause.append(one)
        if one in words().tense["subordinators"]:
            break
        clause.append(one)
    return clause


def _is_plural(clause: Sequence[str]) -> bool:
    """Whether the words before a verb, the nearest first, can be a subject in the plural."""
    plurals = words().tense["plurals"]
    return any(
        (one.endswith("s") and not one.endswith("ss") and len(one) > 2) or one.lower() in plurals
        for one in clause
    )


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    """Every word that may be a cue, but for forms in "-ed"."""
    tense = words().tense
    known = tense["modal"] | tense["future"] | tense["past"] | _scheduled().keys()
    return known | {"d", "won", "set", "to", "is", "are", "has", "have", "until"}


@lru_cache(maxsize=1)
def _scheduled() -> dict[str, bool]:
    """The forms of verbs for what is on a calendar: whether each is that of "he, she, it"."""
    forms: dict[str, bool] = dict.fromkeys(words().tense["scheduled"], False)
    forms.update((verb_forms(verb).third, True) for verb in words().tense["scheduled"])
    return forms


def _modal(words_: Sequence[str], place: int) -> int:
    """What a modal says: what may be lies ahead, what may have been behind.

    "Could not be reached Friday" tells of neither.
    """
    word, after = words_[place], words_[place + 1 : place + _GROUP]
    if word != "will" and "have" in after and any(map(_participle, after[after.index("have") :])):
        return -1
    return 0 if word == "could" and "not" in after[:1] else 1


def _would(words_: Sequence[str], place: int) -> int:
    """What 'd says: "he'd probably start" lies ahead, "he'd started" behind."""
    if words_[place - 1] not in ("'", "’"):
        return 0
    behind = [one for one in words_[place + 1 : place + _GROUP] if not one.endswith("ly")]
    verb = next((one for one in behind if one.isalpha() and one != "not"), "")
    return -1 if verb == "had" or _participle(verb) else 1


def _participle(word: str) -> bool:
    return word.endswith("ed") or word in words().tense["past"]
