"""The subject before a verb: where the noun phrase that names a speaker begins and ends."""

from __future__ import annotations

from glossator_quotations import appositions, finite, fronted, leading
from glossator_quotations.inversion import NAME
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import Extent, bound_before, bounds, is_adjunct, phrase_before
from glossator_quotations.view import BRACKET, View

MEMBERS = 14
"""Tokens at most between "including" and the last of those that it names."""
_DETERMINERS = LISTS["determiners"]
_PRONOUNS = LISTS["subject_pronouns"]
_AT_LEAST = (["at", "least"], ["at", "most"])
_ASIDES = {one.replace("_", " ") for one in LISTS["asides"]}
"""Adverbials of several words that may stand between a subject and its verb."""
_INSERTED = {one.replace("_", " ") for one in LISTS["inserted"]} | _ASIDES
_INFINITIVE = LISTS["infinitive_words"]
_PAIRS = frozenset((("no", "one"), ("every", "one"), ("each", "one")))
_SUBJECTS_ONLY = LISTS["subjects_only"]


def before(view: View, verb: int, low: int) -> Extent | None:
    """The subject that ends where the verb group begins; `low` is the first token of its unit."""
    last = _before_adjunct(view, verb - 1, low)
    last = _before_adjunct(view, last, low)  # "Kelmar in a statement this May said"
    closed = last + 1 < verb and view.low[last + 1] == ","
    if last < low:
        return None
    if view.quote[last] >= 0:
        return _styled(view, last, low)
    word = view.low[last]
    if last > low and (view.low[last - 1], word) in _PAIRS:
        return _with_quantity(view, last - 1, low), last + 1
    if word == "whom" and last - 1 > low and view.low[last - 1] == "of":
        return last - 2, last + 1
    if word in _PRONOUNS and not _is_part(view, last, low):
        return last, last + 1
    if word in LISTS["relatives"]:
        return last, last + 1
    if word == "," or view.is_dash(last):
        phrase = appositions.with_name(view, last, low)
        if phrase and phrase[0] - 1 > low and view.low[phrase[0] - 1] in LISTS["within"]:
            phrase = leading.subject(view, low, verb)  # "Doctors in Norvik, Sweden, said"
    else:
        phrase = _with_brackets(view, last, low) or _with_state(view, last, low)
        phrase = phrase or phrase_before(view, last, low)
        if closed and phrase and phrase[0] > low and view.low[phrase[0] - 1] == ",":
            # "Ana Ruiz, prosecuting, in her speech, said", but "In May, a judge, in a letter, said"
            whole = appositions.with_name(view, last + 1, low)
            fronts = whole and whole[0] > low and view.low[whole[0] - 1] in LISTS["fronts"]
            phrase = phrase if whole is None or fronts else whole
        phrase = appositions.with_last(view, phrase, last, low)
    if word not in _PRONOUNS and (whole := appositions.restrictive(view, phrase, last, low)):
        phrase = whole
    if closed or word == ",":
        closer = verb - 1 if view.low[verb - 1] == "," else last
        phrase = appositions.with_commas(view, phrase, closer, low) or phrase
    if phrase is None or (phrase[1] == phrase[0] + 1 and word in LISTS["articles"]):
        return None
    first, end = phrase
    # not "Ana May said"
    timed = view.low[end - 1] in LISTS["times"] and view.label(end - 1) != "PERSON"
    if timed and all(
        view.low[at] in LISTS["times"] or _is_count(view, at) for at in range(first, end - 1)
    ):
        return None  # "One month after announcing it, Kim"
    first += view.low[first] == "(" and ")" not in view.low[first:end]
    if first == end:
        return None
    first = leading.behind_front(view, first, end, low)
    if view.at(verb + 1) != ",":  # "Oke, the minister said, had fled"
        first = appositions.unclosed(view, first, low)
    if view.low[first] in ("he", "she") and finite.is_present(view, first + 1):
        return None  # "as he seeks talks", where "talks" may be a verb
    first = _with_quantity(view, appositions.partner(view, first, low), low)
    first = _with_head(view, _before_nickname(view, first, low), low)
    return _with_told(view, (first, end), low), end


def _styled(view: View, last: int, low: int) -> Extent | None:
    """ "The self-styled “High Council”", "Oke's “exiled government”": a name or a few words in
    marks, with what stands before them."""
    first, end = view.marks(last)
    before = first - 1
    if before < low or end - first > NAME or view.last_mark(first, end) in ",.?!":
        return None
    word = view.low[before]
    if word == "'s" and before > low:
        owner = phrase_before(view, before - 1, low)
        return (owner[0], end) if owner else None
    if word in _DETERMINERS:
        return before, end
    if before > low and view.low[before - 1] in _DETERMINERS and not finite.acts(view, before):
        return before - 1, end  # "the new “people's court”"
    styled = word in LISTS["styled"]
    if not styled or before - 2 < low:
        return None
    phrase = phrase_before(view, before - 3 if view.is_hyphen(before - 1) else before - 1, low)
    lead = phrase[0] if phrase else before - 2
    return (lead, end) if view.low[lead] in _DETERMINERS else None


def _before_nickname(view: View, first: int, low: int) -> int:
    """Where a name begins that has another one in marks inside: "Tom “Spider” Oke"."""
    if first - 1 <= low or view.quote[first - 1] < 0:
        return first
    begin, end = view.marks(first - 1)
    named = view.is_in_name(begin) and end == first and end - begin <= NAME
    phrase = phrase_before(view, begin - 1, low) if named and begin > low else None
    inside = phrase is not None and view.is_capital(begin - 1) and view.is_capital(first)
    return phrase[0] if phrase and inside else first


def _with_head(view: View, first: int, low: int) -> int:
    """Where the phrase begins that a noun phrase only tells more of, or else that one.

    "A statement issued by the union", "agents including those of the party", "Tom one of them".
    """
    at = max(view.skip_back(first - 1, _INFINITIVE), low)  # "an envoy known to have | fled"
    at -= at > low and view.low[at] in LISTS["prepositions"]
    at -= at > low and view.low[at] in LISTS["particles"]
    for token in range(at, max(low, first - MEMBERS), -1):
        word = view.low[token]
        preposed = view.low[first] in LISTS["prepositions"]  # "a man accused | of theft"
        reduced = token == at and (
            at < first - 1 or preposed or word.endswith("ing")
        )  # not "the mayor said Oke"
        if word == "including" or (reduced and _is_reduced(view, token)):
            head = phrase_before(view, token - 1, low)
            opens = head and (head[0] == low or view.low[head[0] - 1] in LISTS["before_subject"])
            if head is None or not opens:
                break
            last = view.low[head[1] - 1]
            # "Data shared at the gate"
            bare = preposed or last.endswith("s") or last in LISTS["documents"]
            return head[0] if bare or view.low[head[0]] in _DETERMINERS else first
        if bounds(view, token) and word not in ("and", ","):
            break
    return first


def _with_told(view: View, phrase: Extent, low: int) -> int:
    """Where a noun begins of which a clause without "that" tells more: "The complaint | the
    attorneys filed in court"; else where that phrase does."""
    first, end = phrase
    acts = range(first + 1, end - 1)
    acting = (at for at in acts if view.low[at].endswith("ed") and not view.is_capital(at))
    told = any(view.low[at + 1] in LISTS["prepositions"] for at in acting)
    noun = first - 1
    told = told and view.low[first] in LISTS["articles"] and noun > low
    if not told or not view.low[noun].isalpha() or bounds(view, noun):
        return first
    head = phrase_before(view, noun, low)
    return head[0] if head and head[0] == low else first


def _is_reduced(view: View, token: int) -> bool:
    """Whether a participle tells more of the noun before it: "issued", "accompanying", "seen"."""
    word, before = view.low[token], view.low[token - 1]
    helped = before in LISTS["auxiliaries"] or not before[0].isalnum()
    if helped or view.is_capital(token) or word in LISTS["no_participle"]:
        return False
    cue = view.verbs.get(word)
    participle = cue is not None and "participle" in cue.forms
    return participle or word.endswith(("ed", "ing")) or word in LISTS["finite_verbs"]


def _with_brackets(view: View, last: int, low: int) -> Extent | None:
    """ "Ana Ruiz (Labour, Norvik North)", "The head of police (Norvik, Lund and Berg) Ana Ruiz": a
    phrase with brackets in it that hold a comma."""
    closer = bound_before(view, last, max(low, last - BRACKET), {")"})
    if view.low[closer] != ")":
        return None
    for at in range(closer - 1, max(low, closer - BRACKET), -1):
        if view.low[at] == "(":
            phrase = phrase_before(view, at - 1, low)
            return (phrase[0], last + 1) if phrase and "," in view.low[at:closer] else None
    return None


def _with_state(view: View, last: int, low: int) -> Extent | None:
    """ "Ana Ruiz of Norvik, Sweden": a phrase that ends in a town and what it lies in."""
    state = view.capitals_start(last + 1, low + 1) - 1
    town = state - 1
    if town <= low or state == last or view.low[state] != ",":
        return None
    if view.label(last) not in appositions.PLACES or view.label(town) not in appositions.PLACES:
        return None
    phrase = phrase_before(view, town, low)
    whole = phrase and not LISTS["prepositions"].isdisjoint(view.low[slice(*phrase)])
    return (phrase[0], last + 1) if phrase and whole else None


def _with_quantity(view: View, first: int, low: int) -> int:
    """Where "About four in 10", "Less than a third" begins, given where "10", "a third" does."""
    if view.low[max(first - 1, low) : first + 1] == ["out", "of"]:  # "nine out of 10"
        first -= 1 + _is_count(view, max(first - 2, low))
    counts = _is_count(view, first)
    if not counts and view.low[first] not in ("a", "half", "no"):
        return first
    if counts and first - 2 >= low and view.low[first - 1] == "in" and _is_count(view, first - 2):
        first -= 2
    if view.at(first - 1) == "than" and view.at(first - 2) in LISTS["compared"]:
        return first - 2
    least = first - 2 >= low and view.low[first - 2 : first] in _AT_LEAST
    return first - (2 if least else first > low and view.low[first - 1] in LISTS["approximate"])


def _is_count(view: View, at: int) -> bool:
    return view.low[at] in LISTS["subject_counts"] or view.low[at][0].isdigit()


def _before_adjunct(view: View, last: int, low: int) -> int:
    """The last token before "on Monday", ", meanwhile," or ", in a statement," if one is there."""
    if last > low + 1 and view.low[last] == ",":
        comma = last - 1
        while comma > max(low, last - 12) and view.low[comma] != ",":
            comma -= 1
        inserted = " ".join(view.low[comma + 1 : last]) in _INSERTED
        if view.low[comma] == "," and comma > low and (inserted or is_adjunct(view, comma + 1)):
            return comma - 1
        return last
    counted = view.low[last] in LISTS["times"] and view.at(last + 1) in ("later", "earlier")
    for at in range(max(low, last - 2) + 1, last + 1) if counted else ():
        if view.low[at - 1][0].isalnum() and fronted.time_end(view, at, last + 2) == last + 2:
            return at - 1  # "when Holm a month | later announced"
    for at in range(last, max(low, last - 5), -1):
        if view.quote[at] >= 0 or view.low[at] in LISTS["before_subject"]:
            return last
        word = view.low[at]
        if " ".join(view.low[at : last + 1]) in _ASIDES:
            return at - 1  # "who in the past", "Holm once more"
        if word in LISTS["before_time_spans"] and fronted.time_end(view, at, last + 1) == last + 1:
            return at - 1  # "Holm in recent days", "who in 2010"
        if word not in LISTS["opens_adjunct"] or last - at > 3:
            continue
        if is_adjunct(view, at, last + 1) and (at == last or word not in LISTS["time_words"]):
            if _holds_subject(view, at, last):
                return last
            leads = at - 1 > low and view.low[at - 1] in LISTS["adjunct_leads"]
            return at - 2 if leads else at - 1
    return last


def _holds_subject(view: View, at: int, last: int) -> bool:
    """Whether a fronted adverbial has the subject behind it: "Earlier this month Holm warned"."""
    behind = fronted.time_end(view, at, last + 1)
    if behind == at or behind > last:
        return False
    return view.is_capital(last) or view.low[behind] in _DETERMINERS | _PRONOUNS


def _is_part(view: View, last: int, low: int) -> bool:
    """Whether a pronoun ends a longer phrase: "many of you", "the mayor and others"."""
    if last == low:
        return False
    word, before = view.low[last], view.low[last - 1]
    return (before == "of" and word not in _SUBJECTS_ONLY) or (before, word) == ("and", "others")
