"""Whether a sentence tells of the past or of what is to come, by the cue nearest to a date.

There is no parser: closed lists of verbs stand in ``words.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, takewhile

from glossator_dates.lexicon import words
from glossator_standard import english
from glossator_standard.inflection import verb_forms

_CLAUSES = frozenset(("that", "unless", "if"))
"""What begins a clause of its own behind a verb: "strike on Monday unless they are paid"."""
_GROUP = 5
"""How far a verb group reaches from its modal: "might not yet have left"."""
_GOVERNOR = 7
"""How far before its infinitive a verb stands: "ordered the two men to appear"."""
_OF_PARTICIPLE = frozenset(("of", "by", "with"))
"""What stands behind a noun's participle: "a nurse accused of theft"."""
_FRONTED = 2
"""Words before a date that stands before its verb: "On Friday parliament votes"."""
_NOTICE = 3
"""Words that open a notice: "Amber wind warning: 5pm on Friday"."""
_LAST = 7
"""How far before a date the copula stands: "is free on Monday", "is back at work on Monday"."""


def tense_near(words_: Sequence[str], first: int, last: int) -> int:
    """Whether the cue nearest to a stretch of words tells of the past, -1, or the future, 1.

    Of two as near, the one before counts: "He left Friday and will return"; but what stands right
    before a modal is its subject: "He said Friday would do".
    """
    tense = words().tense
    before = words_[first - 1].lower() if first else ""
    if told := _preposition(words_, first, before):
        return told
    if before in tense["timeless"] and not tells_ahead(words_):
        return 0
    if last < len(words_) and words_[last] in tense["modal"]:
        # "Drivers fined on Friday may appeal".
        is_over = before == "on" and any(map(_is_past, words_[first - 2 : first - 1]))
        return -1 if is_over else _modal(words_, last)
    opens = last < len(words_) and before in ("", ",", "and", "but")
    if opens and (words_[last] == "is" or announces(words_[last])):
        return 1  # "Saturday is the last day", "Saturday marks a year since"
    around = _outwards(first, last, len(words_))
    participle, *of = (*words_[last : last + 2], "")
    if before == "by" or (participle.endswith("ed") and of[0] in _OF_PARTICIPLE):
        # What is due by a day stands before it: "will open by August in halls untouched since";
        # so does who "appears in court on Monday charged with theft".
        around = chain(range(first - 1, -1, -1), around)
    by = int(first > 1 and before == "by")  # "order by Friday"
    by = by or int(not tense["coming"].isdisjoint(map(str.lower, words_[:_NOTICE])))
    return next((found for place in around if (found := _cue(words_, place, first))), by)


def tells_ahead(words_: Iterable[str]) -> bool:
    """Whether a sentence has words that tell of the future whatever its tense: "will", "due"."""
    return not (words().tense["modal"] | words().tense["future"]).isdisjoint(words_)


def _outwards(first: int, last: int, size: int) -> Iterator[int]:
    """The places around a stretch of words, the nearest first."""
    for away in range(1, size):
        if first - away >= 0:
            yield first - away
        if last - 1 + away < size:
            yield last - 1 + away


def _preposition(words_: Sequence[str], first: int, word: str) -> int:
    """ "Until Monday" lies ahead, save what went on ("stayed until Monday").

    So does what something was moved to: "was postponed to Monday", "set a hearing for Monday".
    """
    tense = words().tense
    if word in ("until", "till"):
        verbs = (one for one in reversed(words_[: first - 1]) if _is_past(one))
        verb = next(verbs, "")
        lasted = verb in tense["lasting"] or "did" in words_[: first - 1]
        return int(not lasted or words_[first - 2] == "had")
    if word == "through":
        if first > 1 and words_[first - 2].lower().rstrip("s") in tense["spans"]:
            return -1  # "in the 12 months through April"
        # "Shops stay shut through Monday", a headline's "Snow through Monday".
        stays = not tense["staying"].isdisjoint(words_[: first - 1])
        return int(stays or not any(map(_is_past, words_[: first - 1])))
    if word == "in" and words_[first - 2 : first - 1] == ["back"]:
        return -1  # "back in October"
    before = words_[max(first - _GOVERNOR, 0) : max(first - 1, 0)]
    return int(word in ("to", "for") and not tense["moving"].isdisjoint(before))


def _cue(words_: Sequence[str], place: int, date: int) -> int:
    """What one word says of the tense; `date` is where the date stands."""
    word, tense = words_[place], words().tense
    if not place and word.lower() in tense["future"]:
        return 1  # "Ahead of Sunday's vote"
    if not word.endswith("ed") and word not in _cues():
        return 0
    before = words_[place - 1] if place else ""
    after = words_[place + 1] if place + 1 < len(words_) else ""
    if word in tense["modal"]:
        return _modal(words_, place)
    if word == "d" and before in ("'", "’"):
        return _would(words_, place)
    if word == "won" and after == "'":
        return 1
    if word in tense["future"] and not (word.startswith("plan") and before in tense["before_noun"]):
        # "In May, traders expected a rise": its verb, no participle ("is expected").
        helped = not before.isalpha() or before in tense["helping"]
        if date <= _FRONTED and place > date and word.endswith("ed") and not helped:
            return -1
        # "Had been scheduled to expire", "began as previously planned".
        return int({"had", "as"}.isdisjoint(words_[max(place - 2, 0) : place]))
    if word in ("had", "been") and not tense["future"].isdisjoint(words_[place + 1 : place + 3]):
        return 0  # "had been expected to leave in July"
    if word == "set":
        return int(after in ("for", "to", "down"))
    if word == "to":
        return _infinitive(words_, place, date)
    if word in tense["copula"]:
        return _copula(words_, place, date)
    if word == "until":
        # "Remains shut until a vote on Monday".
        return int(0 < date - place <= _LAST and _preposition(words_, place + 1, word) > 0)
    if word in ("has", "have"):
        return int(after in tense["had_ahead"])  # "has a hearing on Monday"
    if (place < date or date <= _FRONTED) and word in _present() and _is_verb(words_, place):
        return int(not _is_over(words_[place:date]) and not _goes_back(words_[place:]))
    if word in tense["past"]:
        if before in ("is", "are") and word in tense["announced"]:
            return 1  # "is held on Monday"
        base = before in ("to", "be", "not") or before in tense["modal"]  # "will cut rates"
        return 0 if base else -1
    # Without a parser, "-ed" is past, but "succeed" is not.
    if word.endswith("ed") and not word.endswith("eed") and word.islower():
        return _participle_of(words_, place)
    return 0


def _participle_of(words_: Sequence[str], place: int) -> int:
    """What a form in "-ed" says: "is played" is a date to come, "is accused" is none.

    Before its noun it says nothing: "the reduced rate", "will buy preferred shares".
    """
    tense = words().tense
    helpers = [one for one in words_[max(place - 2, 0) : place] if one != "still"]
    if "is" in helpers or "are" in helpers:
        return int(words_[place] in tense["announced"])
    attribute = helpers[-1:] and helpers[-1] in tense["before_noun"]
    if attribute or "be" in helpers or not tense["modal"].isdisjoint(_subject(words_, place)):
        return 0
    return -1


def _is_over(between: Iterable[str]) -> bool:
    """Whether a day is that of another event than its verb's: "comes after a march on Sunday"."""
    days, back = words().classes["weekday"], words().tense["back"]
    return next((one in back for one in between if one in back or one.lower() in days), False)


def _goes_back(behind: Sequence[str]) -> bool:
    """Whether a verb of the past follows, not a noun's participle: "a nurse accused of theft"; nor
    that of a clause: "on charges that he fled"."""
    clause = list(takewhile(lambda one: one not in _CLAUSES, behind))
    pairs = zip(clause, [*clause[1:], ""], strict=True)
    return any(
        _is_past(one) and one != "since" and after not in _OF_PARTICIPLE for one, after in pairs
    )


def _infinitive(words_: Sequence[str], place: int, date: int) -> int:
    """ "Is to resume", "to be held", "agreed to meet on Friday", "Parliament to vote"."""
    before, after = words_[max(place - 1, 0)], words_[min(place + 1, len(words_) - 1)]
    if before in ("is", "are", "set") or after == "be":
        return 1
    governors = words_[max(place - _GOVERNOR, 0) : place]
    verb = after.islower() and after not in words().tense["before_noun"]  # "to win", "to her"
    if place > date or not verb or after == "have" or "had" in governors:
        return 0
    if before in ("was", "were") or not words().tense["promising"].isdisjoint(governors):
        return 1
    subject = before[:1].isupper() or before.endswith("s")
    return int(subject and after in _present() and not any(map(_is_past, governors)))


def _copula(words_: Sequence[str], place: int, date: int) -> int:
    """ "Is on Friday", "is free on Monday", "is meeting him on Monday"."""
    between = words_[place + 1 : date]
    near = 0 <= date - place - 1 <= _LAST or (place < date and between[0].endswith("ing"))
    never = not (words().tense["back"] | {"than", "from", "of", "what", "why"}).isdisjoint(between)
    return int(near and not never and not any(map(_is_past, between)))


def _is_verb(words_: Sequence[str], place: int) -> bool:
    """Whether a form such as "votes" or "meet" is the verb of its clause, not a noun."""
    tense, verb = words().tense, place
    third = _present()[words_[place]]
    # Behind a comma, "resumes on Friday" goes on with what stands before it.
    place -= place > 1 and words_[place - 1] in ("then", "also", "next")  # "Norvik then play"
    before = words_[place - 1] if place else "," if third else "the"
    if before == "that" and _is_plural(words_[place - 2 : place - 1]):
        return True  # "for talks that end on Friday"
    if before in tense["before_noun"] or before in tense["before_base"]:
        return False
    clause = _subject(words_, place) if place else []
    if any(_is_past(one) and one not in tense["reporting"] for one in clause):
        return False
    if third or before in ("who", "which") or _is_plural(clause):
        return True
    # "Norvik play Kelmar on Saturday", but "in a BBC interview Monday".
    objects = [one for one in words_[verb + 1 : verb + 3] if one not in tense["particles"]]
    object_ = objects[0] if objects else ""
    days = words().classes["weekday"].keys() | words().classes["month"].keys()
    if object_ == "their":
        return before[:1].isupper()  # "Norvik open their season on Sunday"
    return before[:1].isupper() and object_[:1].isupper() and object_.lower() not in days


def _subject(words_: Sequence[str], place: int) -> list[str]:
    """The words before a verb in its clause, the nearest first, to the "and" of a joint subject.

    Right behind a comma that is what stands before the first: "The miners, who struck, return".
    """
    if words_[place - 1] == ",":
        place = words_.index(",")
    clause: list[str] = []
    for one in reversed(words_[max(place - _GOVERNOR - 3, 0) : place]):
        if one in words().tense["subordinators"]:
            return [*clause, *["and"] * (one == "and")]
        clause.append(one)
    return clause


def _is_plural(clause: Iterable[str]) -> bool:
    """Whether the words before a verb can be a subject in the plural."""
    plurals = words().tense["plurals"]
    return any(
        (one.endswith("s") and not one.endswith("ss") and len(one) > 2) or one.lower() in plurals
        for one in clause
    )


def _is_past(word: str) -> bool:
    """Whether a word is a form of the past: "left", "moved"."""
    return word in words().tense["past"] or (word.endswith("ed") and word.islower())


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    """Every word that may be a cue, but for forms in "-ed"."""
    tense = words().tense
    known = tense["modal"] | tense["future"] | tense["past"]
    others = {"d", "won", "set", "to", "has", "have", "until"}
    return known | _present().keys() | tense["copula"] | others


@lru_cache(maxsize=1)
def _present() -> dict[str, bool]:
    """The present tense of what news tells of: whether each form is that of "he, she, it"."""
    tense = words().tense
    verbs = (english.words("headline_verb") - tense["lasting_present"]) | tense["scheduled"]
    forms: dict[str, bool] = dict.fromkeys((verb for verb in verbs if not _is_past(verb)), False)
    forms.update((verb_forms(verb).third, True) for verb in verbs)
    return forms


def announces(word: str) -> bool:
    """Whether a word is the present of "he, she, it" of what news tells of: "resumes"."""
    return _present().get(word, False)


def _modal(words_: Sequence[str], place: int) -> int:
    """What may be lies ahead, but "could not be reached Friday" tells of neither."""
    return int(words_[place] != "could" or words_[place + 1 : place + 2] != ["not"])


def _would(words_: Sequence[str], place: int) -> int:
    """What 'd says: "he'd probably start" lies ahead, "he'd started" behind."""
    behind = [one for one in words_[place + 1 : place + _GROUP] if not one.endswith("ly")]
    verb = next((one for one in behind if one.isalpha() and one != "not"), "")
    return -1 if _is_past(verb) else 1
