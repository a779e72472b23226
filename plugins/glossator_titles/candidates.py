"""Core titles: the noun of an office with what belongs to it on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from glossator_standard.inflection import singulars
from glossator_titles import grammar
from glossator_titles.conditions import possible
from glossator_titles.core_span import grow_left, grow_right, note_status, rank_start
from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.spelling import addresses, written_so
from glossator_titles.spot import Spot
from glossator_titles.view import Core, View, match

_CHIEF_RANKS = frozenset({("chief", "inspector"), ("chief", "superintendent")})


def beginnings(view: View, lexicon: Lexicon) -> list[int]:
    """Where an entry may begin, by its first word and, unless that is one alone, its second."""
    low, alone, pairs = view.low, lexicon.alone, lexicon.pairs
    return [
        one
        for one in compress(range(view.size), map(lexicon.nouns.__contains__, low))
        if low[one] in alone or (low[one], view.at(one + 1 + (view.at(one + 1) in "-."))) in pairs
    ]


def find_cores(view: View, places: Sequence[int], lexicon: Lexicon) -> list[Core]:
    """All candidates in order; those that need a name or a link are still among them.

    Args:
        view: The words.
        places: Where the first word of an entry stands.
        lexicon: The lists.
    """
    found: list[Core] = []
    last = 0
    for core in _nouns(view, places, lexicon):
        if core.first < last:
            continue
        if core.noun.rank and core.first > last:
            core.first = rank_start(view, core.first)
        if not core.is_honorific:
            grow_left(view, core, lexicon, found[-1].first if _loose(found) else last)
            if _loose(found) and core.first < last:
                found.pop()
            if found and _is_status_of(found[-1], core, lexicon):
                core.first = found.pop().first
            note_status(view, core, lexicon)
            grow_right(view, core, lexicon)
        last = core.end
        found.append(core)
    return found


def _loose(found: list[Core]) -> bool:
    """Whether the last title may yet be a modifier ("investor relations", "consultant surgeon")."""
    grade = bool(found) and found[-1].noun.phrase == ("consultant",)
    return grade or (bool(found) and found[-1].noun.needs in ("link", "field"))


def _nouns(view: View, places: Sequence[int], lexicon: Lexicon) -> list[Core]:
    """The nouns of offices and forms of address, compounds as one."""
    cores: list[Core] = []
    position = 0
    for start in places:
        if start < position:
            continue
        noun, end = _entry(view, start, _entries(view, start, lexicon), lexicon)
        if noun is None or not possible(Spot(view, start, end, noun, lexicon, position)):
            continue
        if noun.case == "Capital":
            end = _with_stop(view, end)
        core = Core(start, end, start, end, noun)
        if cores and _absorbs(view, cores[-1], core, lexicon):
            earlier = cores.pop()
            part = not earlier.noun.needs or _is_modifier(earlier, lexicon)
            core.first = earlier.first if part else core.first
        cores.append(core)
        position = end
    return cores


def _entries(view: View, start: int, lexicon: Lexicon) -> tuple[Noun, ...]:
    """The entries that begin with the word, as far as it may be one of them here."""
    entries = lexicon.nouns[view.low[start]]
    if view.low[start] in grammar.RANKED_SERVICES and view.is_capital(start):
        after = view.at(start + 1)  # "Garda Commissioner", "An Garda Síochána" are no garda's
        body = after in lexicon.alone or after in ("síochána", "press")
        return tuple(
            noun
            for noun in entries
            if len(noun.phrase) > 1 or (noun.kind == "honorific" and not body)
        )
    if _commands(view, start, lexicon) or _posted(view, start, lexicon):
        return tuple(noun for noun in entries if noun.kind != "honorific")
    return entries


def _entry(
    view: View, start: int, entries: tuple[Noun, ...], lexicon: Lexicon
) -> tuple[Noun | None, int]:
    """The first entry, of the longest ones, that the text has here, and where it ends."""
    second = view.at(start + 1)
    joint = second in ("-", ".")
    for noun in entries:
        phrase = noun.phrase
        if len(phrase) > 1 and phrase[1] != second and not joint:
            continue
        if phrase in _CHIEF_RANKS and view.is_capital(start) < view.is_capital(start + 1):
            continue  # "police chief Inspector General Silva"
        end = match(view, start, phrase)
        if not end or ("of" in phrase[-3:-1] and _bodies(view, end, lexicon)):
            continue
        if written_so(view, start, end, noun) and addresses(view, end, noun):
            return noun, end
    return None, 0


def _bodies(view: View, end: int, lexicon: Lexicon) -> bool:
    """Whether a body makes an of-phrase longer: "of opposition parties", "House of Lords"."""
    if view.words[end - 1] == "House" and view.at(end) == "of":
        return True
    if view.low[end - 1] in lexicon.body and view.at(end) in grammar.GENITIVES:
        own = (view.at(at) in lexicon.body for at in range(end + 1, end + 6))
        return any(own)  # "member of Parliament's Trade Committee"
    if view.is_capital(end) and view.at(end) in lexicon.body and view.low[end - 1] == "staff":
        return True  # "Joint Chiefs of Staff Committee"
    opposing = view.low[end - 1] == "opposition"
    while opposing and view.is_capital(end) and view.same_sentence(end - 1, end):
        end += 1  # "leader of the opposition Norland First party"
    one = opposing and view.at(end) in lexicon.body
    return one or any(word in lexicon.body for word in singulars(view.at(end)))


def _commands(view: View, start: int, lexicon: Lexicon) -> bool:
    """Whether a form of address is an office: "Kenya Navy Commander", "Software Engineer"."""
    if view.low[start] not in grammar.COMMANDS or not view.same_sentence(start - 1, start):
        return False
    before, name = view.low[start - 1], view.name(start - 1)
    if before in lexicon.body or (name is not None and name.label == "ORG"):
        return True
    complement = view.at(start - 2) in ("of", "for", "and")  # "Minister of Works Engineer Silva"
    return before in lexicon.fields and view.is_capital(start - 1) and not complement


def _posted(view: View, start: int, lexicon: Lexicon) -> bool:
    """Whether a rank in letters has a field, and is a post: "SSP Operations Tom Oke"."""
    field = start + 1
    if not view.words[start].isupper():
        return False
    charge = view.at(field) in lexicon.fields or view.at(field) in grammar.COMPASS
    after = view.is_capital(field + 1) or view.at(field + 1) == ","
    return charge and after and view.is_capital(field) and view.low[start] in grammar.DIRECT_FIELDS


def _is_status_of(earlier: Core, later: Core, lexicon: Lexicon) -> bool:
    """Whether the earlier noun is the later one's status ("deputy" before "finance minister")."""
    return earlier.end == later.first and earlier.noun.phrase in lexicon.status


def _is_modifier(core: Core, lexicon: Lexicon) -> bool:
    """Whether the noun is also listed as a modifier ("veterans minister")."""
    phrase = core.noun.phrase
    return phrase in lexicon.inside.get(phrase[-1], ())


def _all_fields(view: View, earlier: Core, later: Core, lexicon: Lexicon) -> bool:
    """Whether only fields with capitals stand between ("Chief Election Commissioner")."""
    gap = range(earlier.end, later.first)
    if len(gap) > 3 or not view.same_sentence(earlier.first, later.first):
        return False
    return all(view.is_capital(one) and view.low[one] in lexicon.inside for one in gap)


def _with_stop(view: View, end: int) -> int:
    """The end with the full stop of an abbreviation, where it is a word of its own."""
    if view.low[end - 1] in grammar.UNSTOPPED or len(view.low[end - 1]) > 5:
        return end
    further = view.is_capital(end + 1) or view.at(end + 1) == "("  # "Col. (Ret.) Silva"
    if view.at(end) == "." and view.is_glued(end) and further:
        return end + 1
    return end


def _absorbs(view: View, earlier: Core, later: Core, lexicon: Lexicon) -> bool:
    """Whether two nouns in a row are one compound ("minister counsellor")."""
    gap = view.low[earlier.end : later.first]
    if earlier.is_honorific or later.is_honorific:
        return False
    if gap and not (gap == ["-"] and view.is_glued(later.first) and view.is_glued(earlier.end)):
        heads = earlier.noun.phrase in (("chief",), ("principal",))
        return heads and _all_fields(view, earlier, later, lexicon)
    if earlier.noun.plural and not _is_modifier(earlier, lexicon):
        return False
    if later.noun.phrase[-1] in grammar.APART and view.is_capital(later.first):
        return False
    if later.noun.phrase == ("general",) and view.is_capital(later.end):
        return False  # "army chief general Raheel Sharif"
    if later.noun.needs == "name" or not view.same_sentence(earlier.first, later.first):
        return False
    if earlier.noun.case is not None and not earlier.noun.needs:
        return False
    if earlier.noun.phrase in lexicon.status or gap:
        return True
    return view.is_capital(later.first) <= view.is_capital(earlier.first)
