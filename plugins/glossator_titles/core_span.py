"""How a core title grows from its noun: status, rank and field before it, a field after it."""

from __future__ import annotations

from glossator_standard.english import words
from glossator_standard.inflection import irregular_pasts
from glossator_titles import grammar
from glossator_titles.fields import field_end
from glossator_titles.headlines import verb_forms_of_headlines
from glossator_titles.lexicon import Lexicon
from glossator_titles.view import PLACES, Core, View, match, match_back

_PREPOSITIONS = words("preposition") - {"to"}
_ACADEMIC = frozenset({"professor", "professors", "lecturer"})

_POSTED_SORTS = {"commissioner": "high", "general": "consul"}


def is_posted(view: View, core: Core) -> bool:
    """Whether it names who is sent somewhere: "the ambassador in Rome"."""
    noun = view.low[core.noun_end - 1]
    sort = _POSTED_SORTS.get(noun)
    if sort and sort not in view.low[core.first : core.noun_end]:
        return False  # "the police commissioner in Lund" is of Lund
    return (noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")) in grammar.POSTED


def grow_left(view: View, core: Core, lexicon: Lexicon, limit: int) -> None:
    """Take in status, rank and field before the noun ("acting deputy health minister")."""
    while core.first > limit and not follows_field(view, core, lexicon):
        before = core.first - 1
        if not view.same_sentence(before, core.first):
            return
        if view.low[before] == "-" and view.is_glued(core.first):
            start = _hyphenated(view, before, lexicon)
        else:
            start = _modifier(view, core, lexicon)
        if start < limit or start >= core.first:
            return
        core.first = start


def follows_field(view: View, core: Core, lexicon: Lexicon) -> bool:
    """Whether the field is another's: "spokesman on National Security Senator Silva"."""
    first = core.first
    while view.is_capital(first - 1) and view.low[first - 1] in lexicon.inside:
        first -= 1
    return first < core.first and view.at(first - 1) == "on" and view.at(first - 2) in lexicon.alone


def rank_start(view: View, first: int) -> int:
    """Where a rank starts with its service or grade: "Police Maj. Gen.", "Senior Supt."

    Not in "Lagos Police Capt.", where the service is part of a body's name.
    """
    before = first - 1
    if not view.is_capital(before) or not view.same_sentence(before, first):
        return first
    if view.low[before] in grammar.OF_RANKS:
        return before
    name = view.name(before)
    alone = (name is None or name.first == before) and not (
        view.is_capital(before - 1) and view.same_sentence(before - 1, before)
    )
    return before if alone and view.low[before] in grammar.RANKED_SERVICES else first


def note_status(view: View, core: Core, lexicon: Lexicon) -> None:
    """Note what the words before the last one say of the title, from the left."""
    words = [word for word in view.low[core.first : core.noun_end] if word != "-"]
    naval = words[-1] in ("admiral", "admirals", "marshal", "marshals")
    start = 0
    while start < len(words) - 1:
        for length in (3, 2, 1):
            said = lexicon.status.get(tuple(words[start : start + length]))
            if said is None or start + length >= len(words):
                continue
            # A vice admiral is nobody's vice, nor an assistant professor anybody's deputy; a "vice
            # presidential candidate" is none yet.
            apart = naval or words[-1] in _ACADEMIC or words[start + length] == "presidential"
            if not (apart and said in ("deputy", "vice")):
                core.take(said)
            start += length - 1
            break
        start += 1


def _hyphenated(view: View, hyphen: int, lexicon: Lexicon) -> int:
    """The start of a word joined on by a hyphen ("then-ambassador"); -1 where it is outside."""
    word = hyphen - 1
    if word < 0 or not view.is_glued(hyphen):
        return -1
    low = view.low[word]
    if low == "co":
        return word  # whatever marks the first word of "Co-chief executive Silva"
    if low in grammar.HYPHEN_OUTSIDE or low in lexicon.outside or view.name(word) is not None:
        return -1
    chain = view.at(word - 1) == "-" and view.is_glued(word)  # "a go-it-alone president"
    return word if low in lexicon.inside or not (chain or view.is_capital(word)) else -1


def _modifier(view: View, core: Core, lexicon: Lexicon) -> int:
    """The start of the modifier before the core; -1 where what stands there is outside."""
    end = core.first
    word = view.low[end - 1]
    if word == "times" and not view.is_capital(end - 1):
        return -1  # "several times mayor"
    if word == "designated" and (_is_passive(view, end - 2) or view.at(end - 2) == "newly"):
        return -1  # "was designated mayor", "the newly designated officers"
    if word in ("senior", "junior") and view.at(end - 2) in ("most", "more", "very"):
        return -1  # how high they stand, no rank
    if word == "women" and core.noun.plural:
        return -1  # "two women judges", no "women minister"
    if word == "union" and view.is_capital(end - 1) and core.noun.phrase[0] == "minister":
        return -1  # India's: "Union law minister"
    division = word in grammar.SETTLEMENTS and not view.is_capital(end - 1)
    if (
        division
        and view.low[core.noun_end - 1] in grammar.GOVERNS_DIVISION
        and _whose(view, end - 2)
    ):
        return -1  # "Kelmar state governor Silva"
    if word in lexicon.bound:
        noun = view.low[core.noun_end - 1 if word == "opposition" else end]
        of_rank = word == "ranking" and view.at(end - 2) == "-"  # "high-ranking member"
        if noun in lexicon.bound[word] and not of_rank:
            return end - 1  # also "opposition finance spokesman"
    owned = (
        word in grammar.OWN_FIELDS and view.at(end - 2) == "'" and view.at(end - 3).endswith("s")
    )
    if owned and view.name(end - 3) is None:
        return end - 3  # "Victims' Services Director"
    gerund = word.endswith("ing") and not view.is_capital(end - 1) and view.is_capital(end)
    for phrase in lexicon.inside.get(word, ()):
        start = match_back(view, end, phrase)
        if (
            start >= 0
            and not (gerund and phrase not in lexicon.status)  # "began investigating Chief Silva"
            and _no_longer_name(view, start, end, core, lexicon)
            and not (view.at(start - 1) == "of" and view.is_capital(start - 2))
            and not (
                view.at(start - 1) in grammar.GENITIVES
                and view.at(start - 2) in lexicon.alone
                and phrase[-1] in lexicon.body  # "the sheriff's office spokesman"
            )
            and not (view.at(start - 1) == "-" and view.at(start - 2) in grammar.HYPHEN_OUTSIDE)
            and not (word in grammar.FIELDS_OR_VERBS and view.at(start - 1) in grammar.BEFORE_VERB)
            and (phrase in lexicon.status or _same_case(view, start, core, lexicon))
        ):
            return start
    last = view.low[core.noun_end - 1]
    if last in grammar.OBSERVERS or last == "officer":
        start = _chief(view, end, capitals=last == "officer")
        if start >= 0 and word.isalpha():
            return start
    if word in ("and", "&", ",") and view.low[end] in lexicon.fields:
        return _joined(view, end - 1, core, lexicon)
    if word in grammar.FIELDS_OR_VERBS and view.at(end - 2) in grammar.BEFORE_VERB:
        return -1  # "to witness city mayor Silva"
    return end - 1 if _unlisted_field(view, end - 1, core, lexicon) else -1


def _is_passive(view: View, position: int) -> bool:
    """Whether a passive's "be" stands there, but for adverbs: "has been unanimously | named"."""
    while view.at(position) in grammar.PREDICATE_ADVERBS or view.at(position).endswith("ly"):
        position -= 1
    return view.at(position) in grammar.BE or view.at(position) == "been"


def _whose(view: View, position: int) -> bool:
    """Whether the name of a place, or what may be one, ends there."""
    name = view.name(position)
    if name is not None:
        return name.label in PLACES
    return view.is_capital(position) and view.at(position) not in grammar.NOT_NAMES


def _chief(view: View, end: int, *, capitals: bool) -> int:
    """The start of "Chief Wholesale Banking Officer", "chief Asia economist"; else -1."""
    for start in range(end - 1, max(end - 5, -1), -1):
        word = view.low[start]
        if not view.same_sentence(start, end):
            break
        if word == "chief":
            return start
        joint = word in ("and", "&")
        if not joint and (word in grammar.STOP or (capitals and not view.is_capital(start))):
            break
    return -1


def _same_case(view: View, start: int, core: Core, lexicon: Lexicon) -> bool:
    """Whether a field is written as the noun is: "the network Representative" has it outside."""
    low = view.low[start]
    if low in lexicon.rank or low == "non":
        return True
    if core.noun.case is not None and not core.noun.field:
        return False  # but "Education MEC"
    if view.is_capital(start) and not view.is_capital(core.noun_first):
        if low == "labour" and view.low[core.noun_first] == "leader":
            return False  # The party's, rather than that of labour.
        if (name := view.name(start)) is not None:
            # A capital that opens the sentence makes no name: "Central bank governor Silva".
            alone = name.end == start + 1 and not view.same_sentence(start - 1, start)
            alone = alone and (name.end < core.first or low not in lexicon.body)
            return alone or low in grammar.CABINET
        before = start - 1  # "Home Office" before "spokeswoman" is a name that nothing marks
        if view.is_capital(before) and view.same_sentence(before, start):
            return view.low[before] in grammar.NOT_NAMES
    return view.is_capital(start) or not view.is_capital(core.first)


def _no_longer_name(view: View, start: int, end: int, core: Core, lexicon: Lexicon) -> bool:
    """Whether no name reaches out of the modifier: "Cabinet" is, "Democratic Party" is not."""
    first, last = view.name(start), view.name(end - 1)
    if first is not None and first is last and view.low[core.noun_end - 1] in grammar.MINISTERS:
        # "South Korean Unification" before "Minister" is a country and a field.
        division = first.first < start and view.low[start] in lexicon.body  # "Lagos State"
        whole = end <= first.end <= core.noun_end
        return first.label != "PERSON" and whole and not division
    whole = first is not None and first is last and first.end == end > first.first + 1
    if first is not None and whole and first.label in ("ORG", "MISC"):
        # "Food Safety" before "Officer" is nothing but a field.
        return view.is_capital(core.noun_first) and all(
            word in lexicon.inside and word not in lexicon.body
            for word in view.low[first.first : end]
        )
    police = view.low[start] in grammar.RANKED_SERVICES  # "Police Public Relations | Officer"
    reach = core.noun_end - 1 if police else core.noun_first
    return (first is None or first.first >= start) and (last is None or last.end <= reach)


def _joined(view: View, joint: int, core: Core, lexicon: Lexicon) -> int:
    """The start of "science and" before "technology minister"; -1 where nothing is joined."""
    if core.noun.plural or core.first == core.noun_first:
        return -1
    if view.low[joint] == "," and "and" not in view.low[core.first : core.noun_first]:
        return -1
    for phrase in lexicon.inside.get(view.at(joint - 1), ()):
        start = match_back(view, joint, phrase)
        listed = start >= 0 and phrase in lexicon.fields.get(phrase[0], ())
        if view.low[max(start - 2, 0) : start] == ["of", "the"] and view.low[start] in lexicon.body:
            return -1  # "chairman of the board and majority owner"
        if (
            listed
            and view.is_capital(start) == view.is_capital(core.first)
            and view.name(start) in (None, view.name(core.first))
        ):
            return start
    return -1


def _unlisted_field(view: View, position: int, core: Core, lexicon: Lexicon) -> bool:
    """Whether an unlisted word in lower case is a noun ("gathering coordinator", "bee expert")."""
    if view.is_capital(core.noun_first) or not _may_be_field(view, position, lexicon):
        return False
    word, first = view.low[position], position
    if core.noun.plural and word.endswith("s"):
        return False  # "the changes lawmakers want"
    while first > position - 3 and view.same_sentence(first - 1, first):
        if not _may_be_field(view, first - 1, lexicon):
            break
        first -= 1
    before = view.at(first - 1) if view.same_sentence(first - 1, first) else ""
    abstract = len(word) > 5 and word.endswith(grammar.NOUN_ENDINGS)
    if abstract and before not in grammar.CLOSING - {","}:
        return True
    if before in grammar.GENITIVES and view.at(first - 2) in lexicon.alone:
        return False  # "a sheriff's office spokesman"
    opens = not view.same_sentence(first - 2, first - 1)
    if before == "police" and opens and word in verb_forms_of_headlines()[1]:
        return False  # "Police nab inspector"
    if _within_phrase(before, lexicon):
        return True
    name = view.name(first - 1)
    body = name is not None and name.label != "PERSON"
    governed = before in _PREPOSITIONS or before in grammar.GOVERNS or before in irregular_pasts()
    return (body or governed) and not any(word in forms for forms in verb_forms_of_headlines())


def _within_phrase(before: str, lexicon: Lexicon) -> bool:
    """Whether nouns must follow the word."""
    if before in grammar.PRONOUNS - grammar.DETERMINERS:
        return False
    if before in grammar.ARTICLES or before in grammar.POSSESSIVES or before in grammar.NO_FIELDS:
        return True
    listed = before in lexicon.outside or before in lexicon.inside or before in lexicon.bound
    return listed or before in grammar.GENITIVES


def _may_be_field(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether a word is neither an adjective nor an adverb, a verb of saying or a title."""
    word = view.words[position]
    if not word.islower() or not word.isalpha() or len(word) < 3 or view.at(position - 1) == "-":
        return False
    if word in lexicon.outside or word in lexicon.bound or word in lexicon.kin:
        return False
    if word in lexicon.status_outside or word in grammar.NO_FIELDS:
        return False
    if word.endswith(grammar.NOUN_ENDINGS) and len(word) > 5:
        return True
    if word.endswith(grammar.ADJECTIVE_ENDINGS):
        return (word,) in lexicon.inside.get(word, ())
    if word in grammar.STOP or word in lexicon.alone or word in lexicon.reporting:
        return False
    return view.name(position) is None and word not in irregular_pasts()


def grow_right(view: View, core: Core, lexicon: Lexicon) -> None:
    """Take in "-elect", "emeritus", and the field in an of-phrase ("of foreign affairs")."""
    end = core.end
    joint = end + 1 if view.at(end) == "-" and view.is_glued(end) else end
    for phrase in lexicon.after.get(view.at(joint), ()):
        stop = match(view, joint, phrase)
        adjective = phrase[0] == "general" and (
            not view.is_capital(core.noun_first) or (joint == end and view.is_capital(stop))
        )  # "Chief of Defence Staff General Anil Rao"
        to_come = phrase[-1] in ("be", "waiting")
        adjective = adjective or (to_come and joint == end)
        if stop and not adjective and view.same_sentence(core.first, stop - 1):
            elect = to_come or phrase == ("elect",)
            core.take("elect" if elect else lexicon.status.get(phrase))
            core.end = core.noun_end = stop
            break
    for _ in range(2):
        stop = field_end(view, core.end, core.noun, lexicon)
        if not stop:
            return
        core.end = stop
