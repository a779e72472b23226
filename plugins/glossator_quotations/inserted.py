"""Reports whose cue stands behind the content or between its parts, and "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import (
    appositions,
    clauses,
    contents,
    ends,
    finite,
    hearers,
    inversion,
    phrases,
)
from glossator_quotations.found import Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import REPORTS
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup, find_group
from glossator_quotations.view import View

FRONTED = 14
"""Tokens behind a speaker's phrase in which the comma is looked for that ends "according to"."""
MEDIUM = 10
"""Tokens in which a comma ends an adverbial behind a cue."""
AS_CLAUSE = 19
"""Tokens in which a comma ends a clause with "as" that opens its unit."""
SHORTEST = 3
"""Tokens that content before its cue has at least where none follows: not "Yes, he said"."""


def parenthetical(view: View, group: VerbGroup) -> Found | None:
    """Content before its cue: "The talks failed, officials said.", ", said Kim."; or before who
    hears it: ", the court was told"."""
    heard = group.form == "passive"
    if not group.cue.frames & ({"told"} if heard else REPORTS):
        return None
    if not heard and group.form != "finite":
        return None
    low, high = view.bounds(group.token)
    subject, following = group.subject, group.token + 1
    if subject and (view.low[subject[0]], group.cue.verb) == ("you", "know"):
        return None  # "It was, you know, late": a filler
    if subject and ends.comments(view, subject[0]):
        return None  # "Kim accused Lee of fraud, a charge Lee denies"
    if "told" in group.cue.frames and following < high and not heard:
        following = hearers.end(view, following, high)
    if speaker := _inverted_subject(view, group, low, following, high):
        comma = group.token - (view.low[group.token - 1] == ",")
        subject, following = speaker, speaker[1]
    elif subject and subject[0] > low and view.low[subject[0] - 1] == "as":
        told = view.at(following) == "that"  # "Even as Kim said that it was late, she stayed"
        return None if told else _beside(view, group, subject, subject[0] - 1, group.token + 1, low)
    elif subject and (comma := _comma_before(view, subject[0], low)):
        content = contents.after(view, group)
        if view.low[subject[0]] in LISTS["relatives"] or (content and content[1] == "that"):
            return None
        # "The mill is lost, the union says as talks fail."
        while_so = content is None and view.at(following) == "as"
        told = max(view.quote[low:comma], default=-1) >= 0 or finite.has_verb(view, low, comma)
        while_so = while_so and told
        if not (while_so or phrases.is_over(view, following, high)):
            return None
        adjunct = content and view.at(following) != ","
        if adjunct and _is_fronted(view, low, comma) and not finite.has_verb(view, low, comma):
            return None  # "In an interview, Ruiz said on Monday she would go"
        following = _behind_medium(view, following, high)
    else:
        return None
    named = "told" in group.cue.frames and following > group.token + 1
    front = view.low[low] in LISTS["prepositions"] or view.low[low].endswith("ing")
    if named and front and not finite.has_verb(view, low, comma):
        return None  # "On the parade, he told the cadets, who had trained, to"
    pieces = _around(view, (low, comma), following, high, inverted=speaker is not None)
    if not pieces:
        return None
    short = comma - low < SHORTEST - finite.may_act(view, comma - 1, low)  # "Oke resigns, says Kim"
    if short and len(pieces) == 1:
        return None
    speaker = None if heard else subject
    return Found(pieces, group.words, speaker, f"{group.cue.verb}:before", rank=1)


def _comma_before(view: View, speaker: int, low: int) -> int:
    """Where a content ends that a comma parts from its speaker, be it in the marks of a name
    (“Cold Water,” Kim said); 0 where none does."""
    comma = speaker - 1
    if comma > low + 1 and view.quote[comma] >= 0 and view.low[comma - 1] == ",":
        return speaker if view.is_in_name(comma) and view.marks(comma)[0] > low else 0
    return comma if comma >= low and view.low[comma] == "," else 0


def _around(view: View, before: Extent, comma: int, high: int, *, inverted: bool) -> list[Extent]:
    """The content before a cue, and what goes on with it behind the comma that ends the cue."""
    pieces, start = [before] if before[0] < before[1] else [], comma + 1
    if start >= high or view.low[comma] != ",":
        return pieces
    quoted = start + 1 < high and view.quote[start + 1] >= 0
    if inverted:
        subordinate = view.low[before[0]] in LISTS["subordinators"]
        goes_on = subordinate or not finite.has_verb(view, *before)
    else:
        goes_on = quoted or view.low[start] == "but" or not ends.starts_new(view, comma, high)
        goes_on |= all(view.low[at] in LISTS["openers"] for at in range(*before))
    if not goes_on:
        return pieces
    end = ends.clause_end(view, start, high)
    beside = view.low[start] in LISTS["while_saying"] or phrases.is_adjunct(view, start, end)
    if beside and not finite.has_verb(view, start, end):
        return pieces  # ", Ruiz said, in an interview", ", Ruiz said, Thursday"
    quote = view.quote[start]
    if quote >= 0 and view.low[comma - 1] in LISTS["works"] and view.is_name(view.quotes[quote]):
        return pieces  # ", Ruiz said in her book, “Cold Water.”"
    opens = quote >= 0 and not view.opens_small(view.quotes[quote])
    opens = opens and (_is_fronted(view, *before) or not view.is_name(view.quotes[quote]))
    links = all(view.low[at] in LISTS["links"] for at in range(*before))
    if opens or (links and quote >= 0):
        pieces = []  # "Later, when I rang, he said, “No.”": a sentence of its own
    if end > start:
        pieces.append((start, end))
    return pieces


def as_saying(view: View, group: VerbGroup) -> Found | None:
    """ "The bridge is safe, Norvik Radio quoted Kim as saying", "It cited Kim as saying that"."""
    low, _ = view.bounds(group.token)
    link = group.first - 1
    if group.form != "ing" or view.low[link] != "as":
        return None
    quoting = None
    for token in range(link - 1, low, -1):
        cue = view.verbs.get(view.low[token])
        if cue is not None and cue.verb in LISTS["quoting"]:
            quoting = find_group(view, token)
            break
    if quoting is None:
        return None
    if quoting.token == link - 1:
        return _quoted_as_saying(view, quoting, group, low)
    if quoting.form == "passive":
        return None  # "was quoted by Norvik Radio as saying"
    source = quoting.token + 1, link
    if behind := contents.after(view, group):
        extent, rule = behind
        return Found([extent], group.words, source, f"{group.cue.verb}:{rule}", rank=2)
    if quoting.subject is None:
        return None
    speaker = quoting.subject[0]
    comma = _comma_before(view, speaker, low)
    if speaker > low and view.quote[speaker - 1] >= 0 and not comma:
        content = view.marks(speaker - 1)  # “It is safe,” Norvik Radio quoted Kim as
    elif comma - low >= SHORTEST:
        content = low, comma
    else:
        return None
    return Found([content], group.words, source, f"{group.cue.verb}:before", rank=1)


def _quoted_as_saying(view: View, quoting: VerbGroup, saying: VerbGroup, low: int) -> Found | None:
    """ "The bridge is safe, Kim was quoted as saying in May"."""
    subject = quoting.subject
    comma = _comma_before(view, subject[0], low) if subject else 0
    if comma - low < SHORTEST or contents.after(view, saying):
        return None
    cue = quoting.first, saying.words[1]
    return Found([(low, comma)], cue, subject, f"{saying.cue.verb}:before", rank=1)


def as_told(view: View, group: VerbGroup) -> Found | None:
    """ "As reported by Kim, the talks failed", "The talks failed, as first reported by Kim"."""
    by, opener = group.token + 1, group.first - 1
    low, high = view.bounds(group.token)
    if by + 1 >= high or view.low[by] != "by":
        return None
    subject = inversion.subject(view, by + 1, high, plain=True)
    return _beside(view, group, subject, opener, subject[1], low) if subject else None


def _beside(
    view: View, group: VerbGroup, subject: Extent, start: int, end: int, low: int
) -> Found | None:
    """What stands before or behind a clause with "as": "As Kim noted, the talks failed"."""
    _, high = view.bounds(start)
    piece = None
    joined = view.low[start - 2 : start] in phrases.JOINED  # ", and as Kim noted, ..."
    if start <= low + 1 or view.low[low + 1 : start] == [","] or joined:  # "However, as Kim noted"
        reach = min(high - 1, end + AS_CLAUSE)
        comma = view.next_comma(end, reach)
        piece = (comma + 1, ends.clause_end(view, comma + 1, high)) if comma < reach else None
    elif view.low[start - 1] == "," and start - low > SHORTEST + 1:
        piece = (low, start - 1) if phrases.is_over(view, end, high) else None
    if piece is None or piece[0] >= piece[1]:
        return None
    return Found([piece], group.words, subject, f"{group.cue.verb}:as", rank=1)


def _is_fronted(view: View, low: int, comma: int) -> bool:
    """Whether the words before the speaker are no content: "Asked why, he said, ..."."""
    word = view.low[low]
    return word in LISTS["fronted"] or (word.endswith(("ing", "ed")) and comma - low > 2)


def _behind_medium(view: View, at: int, high: int) -> int:
    """The comma behind "said in an interview,", or the token itself."""
    reach = min(high, at + MEDIUM)
    comma = view.next_comma(at, reach) if at < high and phrases.is_adjunct(view, at) else reach
    return comma if comma < reach else at


def _inverted_subject(
    view: View, group: VerbGroup, low: int, following: int, high: int
) -> Extent | None:
    """The speaker of ", said Kim."; none where something else stands before or behind."""
    before = group.token - 1
    if following < high and "s" in getattr(view.verbs.get(view.low[following]), "forms", ()):
        return None  # "No deal, report says"
    if run_on := _run_on(view, group, low, following, high):
        return run_on
    if (
        group.first != group.token
        or not (group.cue.verb in LISTS["inverted"] or "s" in group.cue.forms)  # "finds a study"
        or before <= low
        or view.low[before] != ","
        or following >= high
        or phrases.is_adjunct(view, following)
    ):
        return None
    if group.subject and not (view.is_capital(following) and group.cue.verb in {"say", "report"}):
        return None
    if group.subject and not finite.has_verb(view, low, before):
        return None  # "Ana Ruiz, a lawyer, said Oke had left"
    speaker = inversion.subject(view, following, high)
    if speaker is None or phrases.is_over(view, speaker[1], high):
        return None if speaker and _is_object(view, group, speaker) else speaker
    if view.low[following] in LISTS["personal"]:
        return None  # "A neighbour of a home that was lost, says she heard"
    goes_on = finite.has_verb(view, following, high) or max(view.quote[following:high]) >= 0
    return None if goes_on else (following, ends.trimmed(view, following, high))


def _is_object(view: View, group: VerbGroup, phrase: Extent) -> bool:
    """Whether a phrase behind a verb is no speaker, but several things, which take another form,
    or what is announced: "Bank raises its rate, signals more rises", "announces a dividend"."""
    first, end = phrase
    if any(view.is_capital(at) for at in range(first, end)):
        return False
    if group.cue.verb in LISTS["announcing"] and view.low[first] in LISTS["of_one"]:
        return LISTS["speaking"].isdisjoint(view.low[first:end])
    several = view.low[end - 1].endswith("s") and view.low[end - 1][-2:] not in ("ss", "'s", "us")
    return "s" in group.cue.forms and several and view.low[first] in LISTS["several_things"]


def _run_on(view: View, group: VerbGroup, low: int, following: int, high: int) -> Extent | None:
    """The speaker of "Meetings are open says council leader Tom Oke.", without a comma."""
    if view.low[group.token] != "says" or group.first != group.token:
        return None
    if not any(finite.acts(view, at) for at in range(low + 1, group.token - 1)):
        return None
    speaker = inversion.subject(view, following, high, plain=True)
    if speaker is None or view.low[group.token - 1] in LISTS["no_run_on"]:
        return None
    named = view.is_capital(speaker[1] - 1) and speaker[1] - speaker[0] > 2
    return speaker if named and view.low[speaker[1] : high] in ([], ["."]) else None


def according(view: View, token: int) -> Iterator[Found]:
    """ "According to Kim, ...", "..., according to Kim", "..., according to Kim, ..."."""
    low, high = view.bounds(token)
    if token + 2 >= high or view.low[token + 1] != "to" or view.low[token - 1] == "that":
        return
    clauses_at = [low, *(at + 1 for at in range(low, token) if view.low[at] == ";")]
    listed = view.low[clauses_at[-1]] == "and"
    before = low if listed else clauses_at[-1], ends.trimmed(view, low, token)
    fronted = all(word in LISTS["openers"] for word in view.low[slice(*before)])
    fronted |= view.low[before[1] - 1] in LISTS["clause_words"]  # "and, according to Kim, ..."
    # "The mill shut, according to the mayor, Oke" is whole, though neither has a known verb.
    goes_on = finite.has_verb(view, token + 2, high)
    whole = not fronted and (finite.has_verb(view, *before) or not goes_on)
    subject = inversion.source(view, token + 2, high, plain=not whole)
    if subject is None or _is_manner(view, subject):
        return
    if fronted and (name := _named_behind(view, subject)):
        pieces = [(name, ends.clause_end(view, name, high))]
        yield Found(pieces, (token, token + 2), (subject[0], name), "according:after", rank=1)
        return
    pieces = [] if fronted else [before]
    # "The two who were shot, according to Kim, had left"
    split = view.at(subject[1]) == "," and finite.acts(view, subject[1] + 1)
    if not whole or split:
        start = _behind_comma(view, subject[1], high)
        end = ends.clause_end(view, start, high)
        if end > start and (fronted or start > subject[1]):
            pieces.append((start, end))
    if pieces:
        rule = "according:after" if fronted else "according:before"
        yield Found(pieces, (token, token + 2), subject, rule, rank=1)


def _named_behind(view: View, subject: Extent) -> int:
    """The name that begins the clause behind a source without a comma: "According to media reports
    Oke, 30, was held"; 0 where there is none."""
    for at in range(subject[0] + 1, subject[1]):
        opens = view.label(at) == "PERSON" and view.entity[at] != view.entity[at - 1]
        several = view.low[at - 1].endswith("s") and not view.is_capital(at - 1)
        if opens and several and view.low[at - 1].isalpha():
            return at
    return 0


def _is_manner(view: View, subject: Extent) -> bool:
    """Whether something is only done by a measure: "according to the outcome of the vote"."""
    first, end = subject
    heads = (at for at in range(first + 1, end) if view.low[at] in LISTS["ends_source_noun"])
    return view.low[next(heads, end) - 1] in LISTS["measures"]


def _tells_more(view: View, at: int, high: int) -> bool:
    """Whether words behind a comma tell more of a source: "interviewed by", "a maker of boats"."""
    word = view.low[at]
    if word in LISTS["relatives"]:
        return True
    tells = word.endswith(("ed", "ing", "seen")) or appositions.begins(view, at - 1, high)
    main = view.find({","}, at, min(high, at + FRONTED)) + 1
    plain = tells and main < high and view.at(main - 1) == ","
    plain = plain and view.low[main] not in LISTS["clause_words"]
    # "According to the study, published on Monday, bees sleep"
    return plain and (word.endswith("ed") or clauses.is_clause(view, main, high))


def _behind_comma(view: View, at: int, high: int) -> int:
    """The token behind the comma that ends a fronted phrase, or the token itself."""
    reach = min(high, at + FRONTED)
    main = view.next_comma(at, reach) + 1
    if main > reach:
        return at
    # "According to officials, who asked not to be named, the deal is dead."
    tells = main < high and _tells_more(view, main, high)
    return _behind_comma(view, main, high) if tells else main
