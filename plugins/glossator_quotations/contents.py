"""Where what is reported in the writer's own words begins and ends."""

from __future__ import annotations

from glossator_quotations import clauses, ends, fronted, objects, phrases
from glossator_quotations.lexicon import word_lists
from glossator_quotations.lists import REPORTS, SPEECH
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup
from glossator_quotations.view import View

_LISTS = word_lists()
_PREPOSITIONS = _LISTS["prepositions"]
INSERTED = 20
"""Tokens that may stand between commas before the content."""
_OPENS_CLAUSE = _LISTS["wh_words"] | {"that"}
_MEDIUM = 5
"""How far the noun of "in a joint news conference" stands from its preposition."""
ADVERBIAL = 6
"""Tokens that an adverbial before an infinitive has at most."""
_OBJECT = frozenset(("stance",))
_BEHIND_HEARER = frozenset((",", ":", ";", "to", "about"))
_UTTERED = _LISTS["uttered"] | _LISTS["object_pronouns"] - {"you"}
_PRO_FORMS = _LISTS["pro_forms"]
_BEHIND_ADVERB = _OPENS_CLAUSE - {"who", "which"} | _PREPOSITIONS | {",", ":"}
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
_ENDS_PRONOUN = _PREPOSITIONS - {"to", "of"} | _LISTS["subordinators"] | frozenset(".,;!?")
_OWNED = frozenset(("his", "her", "their", "my", "our", "its"))
_NO_OBJECT = _PREPOSITIONS | _LISTS["clause_words"] - {"that"}
_DETERMINERS = _LISTS["determiners"]
PARTICLES = _LISTS["particles"] - {"again"}
_WHOEVER = frozenset(("anyone", "everyone", "those", "people", "anybody", "all"))
"""Whom a relative clause tells more of: "asked anyone who saw it to come forward"."""
_PARTNERS = frozenset(("to", "with", "before", "at", "in"))
"""What stands before the hearer, or the place: "spoke to reporters about"."""
_TOWARDS_HEARER = frozenset(("to", "with", "on", "upon"))
_TOPICS = frozenset(("about", "for", "on", "against"))
PARTNER = 10
"""Tokens in which what is spoken about follows such a word."""
_GOES_ON = _LISTS["clause_words"] - {"and"}
TOWARDS = (["the"], ["a"], ["an"], ["our"], ["its"], ["their"], ["his"], ["her"])
"""What makes "to" a preposition: "look to the future"."""
_OWN = (["his"], ["her"], ["its"], ["their"])
_MOVED = frozenset(("what", "who", "whom", "which", "that"))
"""Objects that stand before the speaker: "whom he blasted as a fool"."""
_JOINS = frozenset(("and", "or"))
"""What no content begins with: "spoke for and against the plan"."""
_STARTS_CLAUSE = _LISTS["determiners"] | _LISTS["personal"]


def after(view: View, group: VerbGroup) -> tuple[Extent, str] | None:
    """The content that follows a verb, and the rule that found it."""
    _, high = view.bounds(group.token)
    cue = group.cue
    at = group.token + 1
    if at < high and view.low[at] not in cue.prepositions:
        at = ends.skip_adverbs(view, at, high)
    if at + 1 < high and view.low[at].endswith("ly"):
        at += view.low[at + 1] in _BEHIND_ADVERB
    if at >= high:
        return None
    if "told" in cue.frames or "request" in cue.frames:
        found = _after_hearer(view, group, at, high)
        if found:
            return found
    return (
        _behind_own_medium(view, group, at, high)
        or _complement(view, group, at, high)
        or _behind_adjunct(view, group, at, high)
        or _behind_partner(view, group, at, high)
    )


def _complement(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """The content that begins at a token, by what the verb takes."""
    word, frames = view.low[at], group.cue.frames
    if word == ":":
        return _extent(view, at + 1, high, "colon")
    if word == "," and at + 1 < high and view.quote[at + 1] >= 0:
        return _extent(view, at + 1, ends.speech_end(view, at + 1, high), "comma")
    if word == "," and frames & SPEECH:
        inserted = (
            group.subject and view.low[group.subject[0] - 1] == ","
        )  # "so bad, Kim said, that"
        behind = None if inserted else _behind_inserted(view, at, high)
        if behind is None:
            return None
        at, word = behind, view.low[behind]
    if word == "that" and _is_relative(view, group, at):
        return None
    if word == "that" and frames & (REPORTS | {"intention", "request"}):
        if not frames & REPORTS and not clauses.is_clause(view, at + 1, high):
            return None  # "look that way"
        return _extent(view, at, ends.clause_end(view, at + 1, high), "that")
    if word in ("whether", "if", "how", "why", "what", "who", "where", "when", "which"):
        if not (
            word in ("if", "when", "where", "who", "which") and not frames & {"question", "thought"}
        ):
            return _extent(view, at, ends.clause_end(view, at + 1, high), "question")
        if word == "when" and view.at(at + 1) not in (".", "") and "," not in view.low[at:high]:
            return None  # "cried when he saw the house"
        if word in ("if", "when", "where") and "speech" in frames:
            return _extent(view, at, ends.sentence_end(view, at, high), "clause")
        return None
    if word == "to" and "intention" in frames and not _leads_to_noun(view, at, high):
        return _extent(view, at, _infinitive_end(view, at, high), "infinitive")
    moved = group.subject and view.low[group.subject[0] - 1] in _MOVED and frames & _OBJECT
    if word == "as" and ("naming" in frames or moved):
        return _extent(view, at, ends.phrase_end(view, at + 1, high), "as")
    if word in group.cue.prepositions and at + 1 < high and view.low[at + 1] not in phrases.DAYS:
        end = ends.phrase_end(view, at + 1, high)
        if (
            word != "for"
            and end == at + 2
            and not view.is_capital(at + 1)
            and view.quote[at + 1] < 0
        ):
            return None  # "referring to buses", "agrees with him"
        return _extent(view, at + 1, end, "preposition")
    if view.quote[at] >= 0:
        if frames & (REPORTS - {"told"} | _OBJECT):
            return _extent(view, at, ends.phrase_end(view, at, high), "quoted")
        return None
    if not word[0].isalnum() and word not in ("$", "#", "@", "("):
        return None
    bare = "bare" in frames and frames & SPEECH
    if word in _LISTS["fronted"] and bare and "," in view.low[at : at + INSERTED]:
        main = view.low.index(",", at) + 1  # "said under the new rules, the firm must pay"
        plain = main < high and view.quote[main] < 0 and view.low[main] not in _NO_OBJECT
        if plain and clauses.is_clause(view, main, high):
            when = word != "while" and phrases.is_adjunct(view, at)
            start = main if when else at
            return _extent(view, start, ends.clause_end(view, main, high), "clause")
    if word in _NO_OBJECT and not phrases.opens_quantity(view, at):
        return None
    if view.low[at : at + 2] == ["such", "as"]:
        return None  # "slang terms such as"
    if phrases.is_adjunct(view, at) and not ends.is_subject(view, at, high):
        return None
    if word in _REFLEXIVE and at + 1 < high and view.low[at + 1] in _PREPOSITIONS - {"against"}:
        return None  # "presented itself to the mayor"
    if frames & _OBJECT and (end := _predicate_end(view, at, high)):
        return _extent(view, at, end, "object")
    if "naming" in frames and _is_name(view, at, high):
        return None
    if bare or (
        frames & REPORTS
        and clauses.is_clause(view, at, high)
        and ("predicate" not in frames or objects.is_document(view, group.subject))
    ):
        end = ends.clause_end(view, at, high)
        return None if _is_uttered(view, at, end) else _extent(view, at, end, "clause")
    if word in phrases.FINITE and word not in ("having", "being"):
        return None  # "the show is streaming": a noun
    if word.endswith("ly"):
        return None
    end = ends.phrase_end(view, at, high)
    told = frames & _OBJECT and (end - at > 1 or view.is_capital(at))
    if at > group.token + 1 and view.low[at - 1] in PARTICLES - {group.cue.particle}:
        return None  # "called off the wedding"
    told = told and objects.report(view, group, at, end)
    # "denied wrongdoing" tells nothing; words in marks are somebody's, whatever the verb.
    marked = not frames & REPORTS and max(view.quote[at:end], default=-1) >= 0
    return _extent(view, at, end, "object") if told or marked else None


def _predicate_end(view: View, at: int, high: int) -> int:
    """Where what somebody is called ends behind an apposition or an adverbial: "called Berg, a
    rival, a coward", "called him, among other things, “a fool”"; 0 where nothing is.
    """
    comma = at + 1
    while comma < high and view.is_capital(at) and view.is_capital(comma):
        comma += 1
    whole = view.is_capital(at) or view.low[at] in _LISTS["object_pronouns"]
    if not whole or comma + 1 >= high or view.low[comma] != ",":
        return 0
    behind = clauses.behind_inserted(view, comma, high)
    if behind >= high or any(phrases.acts(view, token) for token in range(comma + 1, behind)):
        return 0
    marked = view.quote[behind] >= 0 and view.opens_small(view.quotes[view.quote[behind]])
    named = view.low[behind] in ("a", "an") and view.at(behind + 1) not in phrases.TIMES
    return ends.phrase_end(view, behind, high) if marked or named else 0


def _leads_to_noun(view: View, to: int, high: int) -> bool:
    """Whether "to" is a preposition: "decline to 509", "claims to the land"."""
    numbered = to + 1 < high and view.low[to + 1][0].isdigit()
    return numbered or view.low[to + 1 : to + 2] in TOWARDS


def _is_relative(view: View, group: VerbGroup, that: int) -> bool:
    """Whether "that" opens no content: "comments that were echoed", "recalls that of Ann Reese"."""
    if view.low[that + 1 : that + 2] == ["of"]:
        return True
    nominal = view.low[group.token] in view.nouns or (
        group.form == "ing" and not _DETERMINERS.isdisjoint(view.low[group.token - 2 : group.token])
    )
    return nominal and that + 1 < len(view) and phrases.acts(view, that + 1)


def _is_name(view: View, at: int, high: int) -> bool:
    """Whether only a name follows a verb: "a band called Holm and Son got", "She called Holm."."""
    end = at
    while end < high and view.is_capital(end):
        end += 1
    if end < high and view.low[end] == "as":
        return False  # "sees Holm as a friend"
    over = end == high or view.low[end] in _ENDS_PRONOUN or view.low[end] in phrases.FINITE
    return end > at and over


def _is_uttered(view: View, at: int, end: int) -> bool:
    """Whether "said" takes a mere object: "said a prayer", "said so in May", "said it"."""
    word = view.low[at]
    if word in _PRO_FORMS and (end == at + 1 == len(view) or view.low[at + 1] in _ENDS_PRONOUN):
        return True
    if not (word in _UTTERED or (word in _OWNED and end - at <= 3)):
        return False
    unmarked = all(view.quote[token] < 0 for token in range(at, end))
    return unmarked and not clauses.has_verb(view, at, end)


def _behind_inserted(view: View, comma: int, high: int) -> int | None:
    """Where "that" stands behind a comma or an insertion: "said, among other things, that"."""
    if view.at(comma + 1) == "that" and view.at(comma + 2) not in phrases.TIMES:
        return comma + 1
    for token in range(comma + 2, min(high - 1, comma + INSERTED)):
        if view.quote[token] >= 0:
            return None
        if view.low[token] == ",":
            behind = token + 1
            if view.low[behind] == "that" or view.quote[behind] >= 0:
                return behind
    return None


def _behind_adjunct(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """Content behind "on Monday", "in a statement", "to reporters" and the like."""
    if "intention" in group.cue.frames and phrases.is_adjunct(view, at):
        infinitive = _infinitive(view, at, high)
        if infinitive:
            return _extent(view, infinitive, _infinitive_end(view, infinitive, high), "infinitive")
    if not group.cue.frames & SPEECH:
        return _that_behind(view, at, high) if "thought" in group.cue.frames else None
    if view.low[at] not in _PREPOSITIONS and not phrases.is_adjunct(view, at):
        return None
    start = fronted.time_end(view, _behind_medium(view, at, high), high)
    start = fronted.time_end(view, start, high)  # "on Monday at noon"
    plain = at < start < high and view.low[start] not in _OPENS_CLAUSE
    if plain and clauses.is_clause(view, start, high):
        return _extent(view, start, ends.clause_end(view, start, high), "clause")
    for token in range(at + 1, min(high, at + 16)):
        word = view.low[token]
        if view.quote[token] >= 0:
            if view.is_name(view.quotes[view.quote[token]]):
                continue
            return _extent(view, token, ends.clause_end(view, token, high), "quoted")
        if word == "that":
            if phrases.acts(view, token + 1):
                return None  # "added to the drama that had begun"
            return _extent(view, token, ends.clause_end(view, token + 1, high), "that")
        if word == ":":
            return _extent(view, token + 1, high, "colon")
        if word == "," and token + 1 < high and view.quote[token + 1] < 0:
            behind = _behind_inserted(view, token, high)
            if behind is None or view.low[behind] != "that":
                return None
            return _extent(view, behind, ends.clause_end(view, behind + 1, high), "that")
        if word in ";—–":
            return None
        if word in _LISTS["personal"] and word not in ("you", "it", "i") and token > at + 1:
            return _extent(view, token, ends.clause_end(view, token, high), "clause")
    return None


def _behind_own_medium(
    view: View, group: VerbGroup, at: int, high: int
) -> tuple[Extent, str] | None:
    """ "reported on its website that": a medium of the speaker's is no topic."""
    if view.low[at] not in ("on", "in") or view.low[at + 1 : at + 2] not in _OWN:
        return None
    found = _behind_adjunct(view, group, at, high)
    return found if found and found[1] == "that" else None


def _behind_partner(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """ "spoke to reporters about the plan": whom somebody speaks to stands before what about."""
    links = group.cue.prepositions & _TOPICS
    if view.low[at] not in _PARTNERS or view.low[at : at + 2] == ["in", "sick"]:
        return None
    for token in range(at + 2, min(high - 1, at + PARTNER)):
        word = view.low[token]
        if word in links and view.low[token + 1] not in phrases.DAYS:
            return _extent(view, token + 1, ends.phrase_end(view, token + 1, high), "preposition")
        if view.quote[token] >= 0 or not word[0].isalnum() or word in _GOES_ON:
            return None
        if phrases.is_finite(view, token):
            return None  # "Speaking to reporters Ana Ruiz called for calm"
    return None


def _that_behind(view: View, at: int, high: int) -> tuple[Extent, str] | None:
    """ "knew at the time that", "believes, for example, that": an adverbial before the clause."""
    comma = view.low[at] == ","
    for token in range(at + 1, min(high, at + ADVERBIAL)):
        if view.quote[token] >= 0 or view.low[token] in _GOES_ON | {";", ":"}:
            behind = view.low[token] == "that" and comma == (view.low[token - 1] == ",")
            start = comma or view.low[at] in _PREPOSITIONS | {"after", "before"}
            if not (behind and start):
                return None
            return _extent(view, token, ends.clause_end(view, token + 1, high), "that")
    return None


def _behind_medium(view: View, at: int, high: int) -> int:
    """The token behind "in a joint statement"; `at` where no such phrase stands there."""
    if at + 2 >= high or view.low[at + 1] not in _LISTS["determiners"]:
        return at
    for token in range(at + 2, min(at + _MEDIUM, high)):
        if view.low[token] in _LISTS["media"]:
            return token + 1
    return at


def _infinitive_end(view: View, to: int, high: int) -> int:
    """Where "to" and its verb end; a clause of that verb goes on: "to say whether ..., who"."""
    clause = to + 2
    if clause < high and view.low[clause] in _OPENS_CLAUSE:
        return ends.clause_end(view, clause + 1, high)
    return ends.phrase_end(view, to + 1, high)


def _infinitive(view: View, at: int, high: int, reach: int = ADVERBIAL) -> int:
    """The "to" behind an adverbial: "agreed on Monday to buy"; 0 where none is."""
    for token in range(at + 1, min(high - 1, at + reach)):
        word = view.low[token]
        if word == "to":
            behind = view.low[token + 1]
            return 0 if behind in _LISTS["determiners"] or view.is_capital(token + 1) else token
        if view.quote[token] >= 0 or not word[0].isalnum() or word in _LISTS["clause_words"]:
            return 0
    return 0


def _after_hearer(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """ "told reporters that ...", "urged him to ..."."""
    told = "told" in group.cue.frames
    if view.low[at] in _TOWARDS_HEARER and not told:  # "appealed to the mayor to stay"
        named = at + 1 < high and (
            view.low[at + 1] in _STARTS_CLAUSE | _UTTERED or view.is_capital(at + 1)
        )
        return _after_hearer(view, group, at + 1, high) if named else None
    if told and group.form != "passive" and view.low[at] in _PREPOSITIONS:
        return None  # "tells of a farmer who"
    hearer = at if group.form == "passive" else hearer_end(view, at, high, group.cue.prepositions)
    if view.low[objects.head(view, at, hearer)] in _LISTS["tellings"]:
        return None  # "tells the story of a love that"
    if hearer > at:
        hearer = ends.skip_adverbs(view, hearer, high)
    if hearer >= high:
        return None
    word = view.low[hearer]
    if word == "who" and told and (that := _behind_relative(view, hearer, high)):
        return _extent(view, that, ends.clause_end(view, that + 1, high), "that")
    related = word == "who" and "request" in group.cue.frames and hearer > at
    asked = _infinitive(view, hearer, high, PARTNER) if related else 0
    if (asked and "question" not in group.cue.frames) or (
        word in ("who", "which") and view.low[hearer - 1] in _WHOEVER
    ):
        asked = _infinitive(view, hearer, high, PARTNER)
        return (
            _extent(view, at, ends.phrase_end(view, asked + 1, high), "request") if asked else None
        )
    if "question" in group.cue.frames and hearer > at and word in _LISTS["wh_words"]:
        return _extent(view, hearer, ends.clause_end(view, hearer + 1, high), "question")
    if told and word == "that":
        return _extent(view, hearer, ends.clause_end(view, hearer + 1, high), "that")
    asked = _infinitive(view, hearer, high) if phrases.is_adjunct(view, hearer) else 0
    if asked:  # "tells the crowd at a rally to “go home”"
        return _extent(view, at, ends.phrase_end(view, asked + 1, high), "request")
    if word == "to" and (hearer > at or group.form == "passive"):
        start = hearer if group.form == "passive" else at
        return _extent(view, start, ends.phrase_end(view, hearer + 1, high), "request")
    if hearer > at and word in group.cue.prepositions:
        return _extent(view, hearer + 1, ends.phrase_end(view, hearer + 1, high), "preposition")
    if not told or hearer == at:
        return None
    given = bool(group.cue.frames & _OBJECT)  # "promised Kim the house" is no clause
    told_whom = not given or hearer == at + 1
    if view.quote[hearer] >= 0 and told_whom and not view.is_name(view.quotes[view.quote[hearer]]):
        return _extent(view, hearer, ends.clause_end(view, hearer, high), "quoted")
    if word in (":", ",") and hearer + 1 < high and (word == ":" or view.quote[hearer + 1] >= 0):
        return _extent(view, hearer + 1, ends.speech_end(view, hearer + 1, high), "comma")
    starts = word in _STARTS_CLAUSE
    several = view.low[at].endswith("s") and word not in _PREPOSITIONS  # "told reporters"
    clause = (starts or several) and clauses.is_clause(view, hearer, high)
    if word in _LISTS["wh_words"] or (starts and not given) or clause:
        return _extent(view, hearer, ends.clause_end(view, hearer + 1, high), "clause")
    if word in ("about", "of"):
        return _extent(view, hearer + 1, ends.phrase_end(view, hearer + 1, high), "preposition")
    if word == ",":
        behind = _behind_inserted(view, hearer, high)
        if behind:
            return _extent(view, behind, ends.clause_end(view, behind + 1, high), "that")
    return _behind_adjunct(view, group, hearer, high)


def _behind_relative(view: View, who: int, high: int) -> int:
    """The "that" behind a relative clause: "told voters who asked why that it was late"; else 0."""
    for token in range(who + 2, min(high, who + INSERTED)):
        if view.quote[token] >= 0 or view.low[token] in (";", ":", ","):
            return 0
        if view.low[token] == "that" and view.low[token - 1] not in view.verbs:
            return 0 if phrases.acts(view, token + 1) else token
    return 0


def hearer_end(view: View, at: int, high: int, links: frozenset[str] = frozenset()) -> int:
    """One after the last token of who is told: "told the committee that"; `links` end it, too."""
    if view.low[at] in _LISTS["object_pronouns"] - {"her"}:
        return at + 1
    token = at
    several = view.low[at].endswith("s") and not view.is_capital(at)
    while token < min(high, at + 10):
        word = view.low[token]
        if several and token > at + 1 and word in phrases.FINITE:
            return at + 1  # "told reporters nothing would change"
        if word == "," and (behind := _behind_place(view, token, high)):
            token = behind
            continue
        if view.quote[token] >= 0 or word in _GOES_ON or word in _BEHIND_HEARER:
            break
        if word in links and token > at:
            break
        if (
            token > at
            and view.low[token - 1] not in _LISTS["prepositions"]
            and (word in _STARTS_CLAUSE or phrases.is_adjunct(view, token))
        ):
            break
        token += 1
    return token


def _behind_place(view: View, comma: int, high: int) -> int:
    """The token behind "Sweden" in "told a crowd in Norvik, Sweden, that", else 0."""
    end = comma + 1
    while end < high and view.is_capital(end) and view.is_capital(comma - 1):
        end += 1
    end += end > comma + 1 and end < high and view.low[end] == ","
    told = end < high and (view.low[end] in ("that", "to") or phrases.is_adjunct(view, end))
    return end if told and end > comma + 1 else 0


def _extent(view: View, first: int, end: int, rule: str) -> tuple[Extent, str] | None:
    end = ends.trimmed(view, first, end)
    if end <= first or view.low[first] in _JOINS:
        return None
    return (first, end), rule
