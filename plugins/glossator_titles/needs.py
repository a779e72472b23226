"""Whether a candidate has what its list entry asks for: a name, a holder, certain people."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.context import Linked
from glossator_titles.lexicon import Lexicon
from glossator_titles.phrases import Phrase
from glossator_titles.view import View


def kept(words: View, titles: list[Linked], lexicon: Lexicon) -> list[Linked]:
    """The titles among the candidates."""
    offices = {title.core.first for title in titles if title.core.noun.kind == "office"}
    known = {
        title.core.noun.phrase
        for title in titles
        if title.holder is not None and title.core.noun.case not in (None, "Capital")
    }
    if any(title.core.noun.phrase[-1] == "justice" and title.holder for title in titles):
        known.add(("justice",))  # "Justice Silva spoke. The justice said"
    return [
        title
        for title in titles
        if (title.core.noun.phrase in known and title.phrase.determiner != "")
        or _kept(words, title, lexicon, offices)
    ]


def _kept(words: View, title: Linked, lexicon: Lexicon, offices: set[int]) -> bool:
    """Whether a candidate has what its list entry asks for."""
    noun, phrase = title.core.noun, title.phrase
    held = title.holder is not None
    if noun.phrase[-1] in grammar.FIRMS_TOO and not held and _of_firm(words, phrase):
        return False
    if noun.phrase == ("leader",) and not held and _of_trade(words, phrase):
        return False
    if noun.kind == "office" and noun.needs == "name":
        return _before_name(words, title) or _of_service(words, title)
    if noun.kind == "honorific":
        return _addresses(words, title, offices)
    if noun.needs == "link":
        if noun.kind == "profession":
            return title.holder is not None and title.holder.id is not None
        if noun.phrase[0] == "partner" and (
            phrase.determiner in grammar.POSSESSIVES or title.rule == "predicate"
        ):
            return False
        if noun.phrase[-1] in ("member", "members") and _of_many(words, title):
            return False
        return held or _of_group(words, title, lexicon)
    if noun.kind == "profession" and noun.plural:
        owned = phrase.determiner in grammar.POSSESSIVES or phrase.determiner == "'s"
        plain = noun.phrase in (("workers",), ("farmers",))
        counted = phrase.counted and not plain
        return held or owned or counted or _certain(words, phrase)
    if noun.phrase[-1] in grammar.PAPERS and words.is_capital(title.core.first):
        edge = phrase.edge
        if words.words[edge] == "The" and words.same_sentence(edge - 1, edge):
            return False  # "(Ana Silva, The Advocate)"
        if not held:
            return phrase.determiner != "the"
    if noun.phrase[-1] == "counsel" and not (held or phrase.determiner or phrase.before):
        return words.low[phrase.edge - 1] in ("as", ",") or title.core.first == 0
    if noun.phrase[-1] in ("author", "organiser", "organizer") and phrase.determiner == "'s":
        return held or phrase.before is not None  # "The petition's author" does no such job.
    return True


def _of_trade(words: View, phrase: Phrase) -> bool:
    """Whether a firm leads: "a leader in network systems"."""
    end = phrase.edge + 1 + (phrase.determiner in grammar.ARTICLES)
    trade = words.at(end) == "in" and words.at(end + 1) not in grammar.DETERMINERS
    return phrase.determiner in ("a", "an") and trade and not words.is_capital(end + 1)


def _of_firm(words: View, phrase: Phrase) -> bool:
    """Whether a firm is called so: "Norvik, owner of the paper", "a contractor, Norvik"."""
    last = phrase.edge - 2
    if words.at(last) == ")" and words.at(last - 2) == "(":
        last -= 3  # "Norvik Person Brokers (NPB), a broker"
    last -= words.at(last) == "," and words.at(last + 1) == "as"
    before = words.name(last) if words.at(phrase.edge - 1) in (",", "(", "as") else None
    after = words.name(phrase.end + 1) if words.at(phrase.end) == "," else None
    firm = before or after
    return firm is not None and firm.label in ("ORG", "MISC")


def _before_name(words: View, title: Linked) -> bool:
    """Whether the holder's name follows directly: not in "a major Li Na speech"."""
    first = title.core.first
    some = words.at(first - 1) in ("a", "an", "this") and not words.is_capital(first)
    return title.rule == "before-name" and title.phrase.end == title.core.end and not some


def _of_service(words: View, title: Linked) -> bool:
    """Whether a rank is of those who bear arms: "an army major", "a private in the navy"."""
    core, after = title.core, words.at(title.core.end)
    if after.isalpha() and after not in grammar.STOP and words.same_sentence(core.first, core.end):
        return False
    if words.low[core.noun_first - 1] in grammar.SERVICES and core.first < core.noun_first:
        return True
    bodies = (words.low[target.end - 1] for target in title.phrase.after)
    return any(body in grammar.SERVICES for body in bodies)


def _certain(words: View, phrase: Phrase) -> bool:
    """Whether certain people are meant: "a team of astronomers", "astronomers at Norvik"."""
    names = (words.name(target.first) for target in phrase.after if target.link == "at")
    if any(name is not None and name.label == "ORG" for name in names):
        return True
    of = phrase.edge - 1
    while words.at(of) in ("and", ",") or ((name := words.name(of)) and name.label == "NORP"):
        of -= 1
    team = words.at(of) == "of" and words.at(of - 1) in grammar.TEAMS
    return team and words.same_sentence(of - 1, phrase.edge)


def _addresses(words: View, title: Linked, offices: set[int]) -> bool:
    """Whether a form of address has a name after it, or an office ("Madam Speaker")."""
    noun, holder = title.core.noun, title.holder
    if noun.needs == "title":
        long = len("".join(noun.phrase)) > 3
        return holder is not None or long or _before_office(words, title)
    common = words.low[title.core.first] in grammar.COMMON_WORDS and len(noun.phrase) == 1
    if words.marked and common:
        return holder is not None and holder.id is not None
    return holder is not None or (noun.kind == "honorific" and title.core.end in offices)


def _before_office(words: View, title: Linked) -> bool:
    after = words.at(title.core.end)
    return after == "the" or words.is_capital(title.core.end)


def _of_many(words: View, title: Linked) -> bool:
    """Whether one is a member without an office: "team member Ana Silva"."""
    core = title.core
    inner = words.low[core.first : core.noun_first]
    targets = [*title.phrase.after, *([title.phrase.before] if title.phrase.before else [])]
    bodies = [*inner[-1:], *(words.low[target.end - 1] for target in targets)]
    return not grammar.OPEN_TO_ALL.isdisjoint(bodies)


def _of_group(words: View, title: Linked, lexicon: Lexicon) -> bool:
    """Whether "member" is of a body that one is elected or appointed to."""
    if title.core.noun.phrase[-1] not in ("member", "members"):
        return False
    before = (
        words.low[title.core.noun_first - 1] if title.core.first < title.core.noun_first else ""
    )
    target = title.phrase.before
    if before in lexicon.group or (target and words.low[target.end - 1] in lexicon.group):
        return True
    if before == "founding" and any(target.link == "of" for target in title.phrase.after):
        return True
    return any(
        target.link == "of" and words.low[target.end - 1] in lexicon.group
        for target in title.phrase.after
    )
