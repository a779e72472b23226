"""Where the noun phrase that names a speaker begins and ends, without a parser.

A phrase is bounded by punctuation, clause words and verbs; a determiner begins it unless a
preposition stands before ("the head of the agency").
"""

from __future__ import annotations

from glossator_quotations.lexicon import cues, word_lists
from glossator_quotations.phrases import AUXILIARIES, INSIDE, STOPS, bounds, is_adjunct, is_finite
from glossator_quotations.view import View

Extent = tuple[int, int]
"""A stretch of tokens: first, and one after the last."""

LONGEST = 45
"""Tokens that a speaker's phrase has at most, apposition included."""

_LISTS = word_lists()
_VERBS = cues()
_PREPOSITIONS = _LISTS["prepositions"]
_DETERMINERS = _LISTS["determiners"]
_PRONOUNS = _LISTS["subject_pronouns"]
_RELATIVE = frozenset(("who", "which", "that"))


def before(view: View, verb: int, low: int) -> Extent | None:
    """The subject that ends where the verb group begins; `low` is the first token of its unit."""
    last = _before_adjunct(view, verb - 1, low)
    if last < low or view.quote[last] >= 0:
        return None
    word = view.low[last]
    if word in _PRONOUNS and (word in _LISTS["personal"] or not _of(view, last, low)):
        return last, last + 1
    if word in _RELATIVE:
        return last, last + 1
    if word == "," or word in "–—-":
        return _with_apposition(view, last, low)
    return phrase_before(view, last, low)


def _before_adjunct(view: View, last: int, low: int) -> int:
    """The last token before "on Monday", ", meanwhile," or ", in a statement," if one is there."""
    if last > low + 1 and view.low[last] == ",":
        comma = last - 1
        while comma > max(low, last - 12) and view.low[comma] != ",":
            comma -= 1
        inserted = last - comma == 2 and view.low[comma + 1] in _LISTS["inserted"]
        if view.low[comma] == "," and comma > low and (inserted or is_adjunct(view, comma + 1)):
            return comma - 1
        return last
    for at in range(last, max(low, last - 4), -1):
        if view.quote[at] >= 0 or view.low[at] in _LISTS["clause_words"] | {","}:
            return last
        if is_adjunct(view, at) and (at == last or view.low[at] not in _LISTS["time_words"]):
            leads = at - 1 > low and view.low[at - 1] in ("on", "in", "late", "last", "early")
            return at - 2 if leads else at - 1
    return last


def _of(view: View, last: int, low: int) -> bool:
    return last > low and view.low[last - 1] == "of"


def phrase_before(view: View, last: int, low: int) -> Extent | None:
    """The phrase whose last token is `last`."""
    at = last
    floor = max(low, last - LONGEST)
    while at >= floor and not bounds(view, at):
        if view.low[at] in _DETERMINERS and not (at > low and view.is_capital(at)):
            while at > floor and view.low[at - 1] in _DETERMINERS:
                at -= 1
            if not _after_preposition(view, at, floor):
                at -= 1
                break
        at -= 1
    first = at + 1
    while first <= last and view.low[first] in ("'s", "-", ".", ")"):
        first += 1
    if view.low[first] in _PREPOSITIONS and view.low[first] != "of":
        first = _after_fronted(view, first, last)
    if first > last:
        return None
    return _with_partner(view, first, low), last + 1


def _with_partner(view: View, first: int, low: int) -> int:
    """Where "the senator and the mayor" begins, given where "the mayor" does."""
    start = first - 2
    if (
        start < low
        or view.low[first - 1] not in ("and", "or", "nor")
        or not _is_nominal(view, start)
    ):
        return first
    while start > max(low, first - 16) and not bounds(view, start):
        start -= 1
    if start == low and not bounds(view, low):
        return low
    opens = view.low[start] in _LISTS["subordinators"] | {"that", ","}
    return start + 1 if opens and view.quote[start] < 0 else first


def _is_nominal(view: View, at: int) -> bool:
    """Whether a word looks like the end of a name or of a noun in the plural."""
    word = view.low[at]
    return view.is_capital(at) or (word.endswith("s") and not word.endswith("ss"))


def _after_preposition(view: View, at: int, floor: int) -> bool:
    return at > floor and view.low[at - 1] in _PREPOSITIONS


def _after_fronted(view: View, first: int, last: int) -> int:
    """The last run without a preposition but "of": "In Rome the mayor" is the mayor."""
    at = last
    while at > first:
        word = view.low[at]
        if word in _DETERMINERS or (word in _PREPOSITIONS and word != "of"):
            return at if word in _DETERMINERS else at + 1
        at -= 1
    return first + 1


def _with_apposition(view: View, comma: int, low: int) -> Extent | None:
    """The name before the apposition or relative clause that ends at the comma: "X, a Y," said.

    Between dashes, or with a participle or a preposition, it only comments: the name alone is it.
    """
    opener = view.low[comma]
    floor = max(low, comma - LONGEST)
    at = comma - 1
    best: Extent | None = None
    while at > floor:
        if best and bounds(view, at) and view.low[at] != opener:
            return best
        if view.low[at] == opener and view.quote[at] < 0:
            phrase = phrase_before(view, at - 1, low)
            if phrase and _comments(view, at + 1, opener):
                return phrase
            if (
                phrase
                and phrase[1] - phrase[0] <= 25
                and _could_name(view, phrase)
                and _is_inserted(view, at + 1)
            ):
                best = phrase[0], comma + (opener == ",")
                if phrase[0] == low or view.low[phrase[0] - 1] != opener:
                    return best
        at -= 1
    return best


def _comments(view: View, at: int, opener: str) -> bool:
    """Whether an insertion tells what else happened: ", speaking in Rome,", "— in a letter —"."""
    word = view.low[at]
    if opener != "," or word in _LISTS["fronted"]:
        return True
    return word.endswith(("ing", "ed")) and not view.is_capital(at)


def _is_inserted(view: View, at: int) -> bool:
    """Whether an apposition, an age, a relative clause or the like begins here."""
    word = view.low[at]
    return (
        word in _DETERMINERS | _RELATIVE
        or word in ("of", "whose", "now", "then", "also", "like", "speaking")
        or word[0].isdigit()
        or view.is_capital(at)
        or _is_bare_noun(view, at)
    )


def _is_bare_noun(view: View, at: int) -> bool:
    """Whether "X, chairman of" goes on so: a bare noun with "of", "for", "at", "and" behind it."""
    behind = view.low[at + 1 : at + 4]
    return any(word in ("of", "for", "at", "and", "who", "with", "in") for word in behind)


def _could_name(view: View, phrase: Extent) -> bool:
    first, end = phrase
    return (
        view.low[first] in _DETERMINERS
        or any(view.is_capital(at) for at in range(first, end))
        or view.low[end - 1].endswith("s")
    )


def leading(view: View, first: int, high: int) -> Extent | None:
    """The subject of a sentence that begins at a token, before a verb that may be unknown."""
    while first < high and view.low[first] in _LISTS["openers"]:
        first += 1
    if first < high and (view.low[first] in _LISTS["fronted"] or view.low[first].endswith("ing")):
        comma = first
        while comma < high and (view.low[comma] != "," or view.quote[comma] >= 0):
            comma += 1
        first = comma + 1
    if first >= high or view.quote[first] >= 0:
        return None
    word = view.low[first]
    if word in _LISTS["personal"]:
        return first, first + 1
    if not word[0].isalnum() or word in STOPS:
        return None
    end = first + 1
    while end < min(high, first + LONGEST) and not _ends_leading(view, first, end):
        end += 1
    while end > first + 1 and view.low[end - 1] in _PREPOSITIONS | INSIDE - {")"}:
        end -= 1
    return first, end


def _ends_leading(view: View, first: int, at: int) -> bool:
    word = view.low[at]
    if bounds(view, at) or word in _LISTS["adverbs"] or is_adjunct(view, at):
        return True
    if word in _LISTS["pasts"] or (
        word.endswith("ed") and not view.is_capital(at) and view.low[at - 1] not in _DETERMINERS
    ):
        return True
    named = view.is_capital(at - 1) and view.low[first] not in _DETERMINERS
    if named and word[0].isalpha() and not view.is_capital(at) and word not in ("of", "for"):
        return not any(
            view.is_capital(next_at) for next_at in range(at + 1, min(at + 3, len(view)))
        )
    return False


def after(view: View, first: int, high: int, *, plain: bool = False) -> Extent | None:
    """The subject that follows its verb ("said Kim, a spokesman"); `plain`: no apposition."""
    if first >= high or view.quote[first] >= 0:
        return None
    word = view.low[first]
    if word in _LISTS["personal"] or word == "who":
        return first, first + 1
    if word in STOPS or word in _PREPOSITIONS or not (word[0].isalnum()):
        return None
    end = _phrase_after(view, first, high)
    if end == first:
        return None
    if not plain and end < high - 1 and view.low[end] == "who":
        end = _apposition_end(view, end, high)
    while not plain and end < high - 1 and view.low[end] == "," and _is_apposition(view, end + 1):
        end = _apposition_end(view, end + 1, high)
    return first, end


def _phrase_after(view: View, first: int, high: int) -> int:
    """One after the last token of the phrase that begins at `first`."""
    at = first
    while at < min(high, first + LONGEST):
        word = view.low[at]
        if view.quote[at] >= 0 or (word in STOPS and not (word == "and" and _goes_on(view, at))):
            break
        if not word[0].isalnum() and word not in INSIDE:
            break
        if word == "." and at == high - 1:
            break
        if at > first and (is_adjunct(view, at) or (is_finite(view, at))):
            break
        at += 1
    return at


def _goes_on(view: View, at: int) -> bool:
    """Whether "and" joins two names or nouns, not two clauses."""
    return at + 1 < len(view) and view.low[at + 1] not in _PRONOUNS | AUXILIARIES


def _is_apposition(view: View, at: int) -> bool:
    word = view.low[at]
    if view.quote[at] >= 0 or is_adjunct(view, at):
        return False
    if word.endswith("ing") and not (view.is_capital(at) or word in _LISTS["describing"]):
        return False
    if word in ("who", "of") or word in _DETERMINERS or word.isdigit():
        return True
    return word[0].isalpha() and word not in STOPS | _PREPOSITIONS | _PRONOUNS


def _apposition_end(view: View, first: int, high: int) -> int:
    at, relative = first, False
    while at < high:
        word = view.low[at]
        relative = relative or word == "who"
        if view.quote[at] >= 0 and view.is_name(view.quotes[view.quote[at]]):
            at += 1
            continue
        if (
            view.quote[at] >= 0
            or word in (",", ";", ":", "—", "–", "(")
            or (word == "." and at == high - 1)
        ):
            break
        if at > first and is_adjunct(view, at) and not relative:
            break
        at += 1
    return at
