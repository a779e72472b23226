"""Whether a candidate has what its list entry asks for: a name, a holder, certain people.

As in conditions.py, an example is a sentence in which the condition leaves a candidate out.
"""

from __future__ import annotations

from typing import NamedTuple

from glossator_titles import grammar
from glossator_titles.conditions import Condition
from glossator_titles.context import Linked
from glossator_titles.lexicon import Lexicon
from glossator_titles.phrases import Phrase
from glossator_titles.targets import Target
from glossator_titles.view import View


class Candidate(NamedTuple):
    """A candidate with what its text has besides: `offices` has where offices start."""

    words: View
    title: Linked
    lexicon: Lexicon
    offices: frozenset[int]

    @property
    def last(self) -> str:
        """The last word of its noun."""
        return self.title.core.noun.phrase[-1]

    @property
    def kind(self) -> str:
        """The list that its noun stands in."""
        return self.title.core.noun.kind

    @property
    def needs(self) -> str | None:
        """What its list entry asks for."""
        return self.title.core.noun.needs

    @property
    def held(self) -> bool:
        """Whether it has a holder."""
        return self.title.holder is not None


def kept(words: View, titles: list[Linked], lexicon: Lexicon) -> list[Linked]:
    """The titles among the candidates."""
    offices = frozenset(one.core.first for one in titles if one.core.noun.kind == "office")
    known = {
        title.core.noun.phrase
        for title in titles
        if title.holder is not None
        and (_called_so(title) or title.core.noun.case not in (None, "Capital"))
    }
    known |= {
        ("".join(word[0] for word in words.low[first : core.noun_end]),)
        for core in (title.core for title in titles)
        for first in (core.first, core.noun_first)
    }  # "the Cabinet Secretary ... the CS"
    if any(title.core.noun.phrase[-1] == "justice" and title.holder for title in titles):
        known.add(("justice",))  # "Justice Silva spoke. The justice said"
    return [
        title
        for title in titles
        if (title.core.noun.phrase in known and _known(words, title))
        or not _lacks(Candidate(words, title, lexicon, offices))
    ]


def _called_so(title: Linked) -> bool:
    """Whether the text calls somebody so, by an office that is one only with a holder."""
    noun = title.core.noun
    asks = noun.needs == "link" or noun.case == "Capital"
    return title.rule == "before-name" and noun.kind == "office" and asks


def _known(words: View, title: Linked) -> bool:
    """Whether what had a holder before is meant: "the justice", not "obstructed justice"."""
    if title.core.noun.phrase == ("justice",):
        return words.at(title.core.first - 1) in grammar.DETERMINERS
    if title.core.noun.case in (None, "Capital"):  # "Collector Tom Oke ... the collector"
        return title.phrase.determiner == "the" and not title.core.noun.plural
    return title.phrase.determiner != ""


def _lacks(one: Candidate) -> bool:
    return any(lack.holds(one) for lack in LACKS)


def _firm(one: Candidate) -> bool:
    """Whether a firm is called so."""
    core, words = one.title.core, one.words
    called = one.last in grammar.FIRMS_TOO and not one.held
    if called and _of_firm(words, one.title.phrase):
        return True
    name = words.name(core.end)  # "to technology adviser Norvik Partners"
    firm = name is not None and name.label == "ORG" and name.first == core.end
    advises = called or (one.last in grammar.FIRMS_BEFORE_NAME and not one.held)
    return firm and advises and not core.noun.plural


def _trade(one: Candidate) -> bool:
    """Whether a firm leads in a trade."""
    leads = one.title.core.noun.phrase == ("leader",) and not one.held
    return leads and _of_trade(one.words, one.title)


def _unnamed(one: Candidate) -> bool:
    """Whether a rank or a short form has neither a name after it nor a force that it is of."""
    if one.kind != "office" or one.needs != "name":
        return False
    return not (_before_name(one.words, one.title) or _of_service(one.words, one.title))


def _addresses_nobody(one: Candidate) -> bool:
    """Whether a form of address has neither a name after it nor an office."""
    return one.kind == "honorific" and not _addresses(one.words, one.title, one.offices)


def _unmarked(one: Candidate) -> bool:
    """Whether no entity is the holder of what companies are, too."""
    if one.kind != "profession" or one.needs != "link":
        return False
    return one.title.holder is None or one.title.holder.id is None


def _without_field(one: Candidate) -> bool:
    """Whether nothing says what one deals with."""
    core = one.title.core
    fields = grammar.OF_NO_TRADE.issuperset(one.words.low[core.first : core.noun_first])
    return one.needs == "field" and fields and not one.held


def _loved(one: Candidate) -> bool:
    """Whether somebody's own partner is meant."""
    partner = one.needs == "link" and one.title.core.noun.phrase[0] == "partner"
    own = one.title.phrase.determiner in grammar.POSSESSIVES or one.title.rule == "predicate"
    return partner and own


def _member_of_many(one: Candidate) -> bool:
    """Whether one is a member without an office."""
    member = one.needs == "link" and one.last in ("member", "members")
    return member and _of_many(one.words, one.title)


def _unlinked(one: Candidate) -> bool:
    """Whether there is neither a holder nor a body that one is elected to."""
    if one.kind == "profession" or one.needs != "link":
        return False
    beside = any(target.link == "beside" for target in one.title.phrase.after)  # "the DG ISPR"
    core = one.title.core
    told = one.words.at(core.end) == "who" or core.end > core.noun_end  # "a CS who", "CS for Trade"
    beside = beside or (told and core.noun.case not in (None, "Capital"))
    return not (one.held or beside or _of_group(one.words, one.title, one.lexicon))


def _anybody(one: Candidate) -> bool:
    """Whether the plural of a job means no certain people."""
    noun, phrase = one.title.core.noun, one.title.phrase
    if one.kind != "profession" or not noun.plural or one.needs == "link":
        return False
    core = one.title.core
    plain = noun.phrase in (("workers",), ("farmers",)) and core.first == core.noun_first
    counted = phrase.counted and not plain
    told = one.words.low[max(phrase.edge - 2, 0) : phrase.edge] == ["according", "to"]
    spoke = told or one.words.at(core.end) in grammar.SPOKE  # "Analysts said": some did
    spoke = spoke and not phrase.determiner
    return not (one.held or phrase.owned or counted or spoke or _certain(one))


def _paper(one: Candidate) -> bool:
    """Whether a paper is called so."""
    words, edge = one.words, one.title.phrase.edge
    core = one.title.core
    if one.last not in grammar.PAPERS or not words.is_capital(core.first):
        return False
    if core.first < core.noun_first:
        return False  # "The Senior Advocate left"
    if words.words[edge] == "The" and words.same_sentence(edge - 1, edge):
        return True  # "(Ana Silva, The Advocate)"
    return not one.held and one.title.phrase.determiner == "the"


def _advice(one: Candidate) -> bool:
    """Whether counsel is what somebody gives."""
    phrase = one.title.phrase
    if one.last != "counsel" or one.held or phrase.determiner or phrase.before:
        return False
    return one.words.at(phrase.edge - 1) not in ("as", ",") and one.title.core.first > 0


def _once_only(one: Candidate) -> bool:
    """Whether one only made or began what is named."""
    role = one.last in ("author", "organiser", "organizer") and not one.held
    return role and one.title.phrase.determiner == "'s" and one.title.phrase.before is None


def _any_owner(one: Candidate) -> bool:
    """Whether anybody is meant who owns something: "no matter how tame an owner thinks it is"."""
    phrase = one.title.phrase
    anybody = phrase.determiner in ("a", "an", "any", "every", "each") and not phrase.after
    return one.last == "owner" and anybody and not one.held and phrase.before is None


LACKS = (
    Condition(_firm, "They met Norvik Brokers (NPB), a broker.", {"MISC": "Norvik Brokers"}),
    Condition(_trade, "The dispute is with a leader in network systems."),
    Condition(_unnamed, "He is an ensign of note."),
    Condition(_addresses_nobody, "The Master Plan failed.", {"MISC": "Plan"}),
    Condition(_unmarked, "The developer left."),
    Condition(_without_field, "The worker left."),
    Condition(_loved, "Her partner, Ana Silva, left.", {"PERSON": "Ana Silva"}),
    Condition(_member_of_many, "Team member Ana Silva left.", {"PERSON": "Ana Silva"}),
    Condition(_unlinked, "The delegate left."),
    Condition(_anybody, "Teachers left."),
    Condition(_any_owner, "An owner must feed it."),
    Condition(_paper, "The Economist said so."),
    Condition(_advice, "They sought counsel from Ana Silva."),
    Condition(_once_only, "The petition's author left."),
)
"""What a candidate may lack."""


def _of_trade(words: View, title: Linked) -> bool:
    """Whether a firm leads: "a global leader in network systems"."""
    end = title.core.end
    trade = words.at(end) == "in" and words.at(end + 1) not in grammar.DETERMINERS
    return title.phrase.determiner in ("a", "an") and trade and not words.is_capital(end + 1)


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
    if core.first < core.noun_first and words.low[core.noun_first - 1] in grammar.SERVICES:
        return True
    bodies = (words.low[target.end - 1] for target in title.phrase.after)
    return any(body in grammar.SERVICES for body in bodies)


def _certain(one: Candidate) -> bool:
    """Whether certain people are meant: "a team of astronomers", "astronomers at Norvik"."""
    words, phrase = one.words, one.title.phrase
    of_thing = one.last in grammar.DRIVERS | grammar.FIRMS_TOO  # "owners of the Norvik"
    told = words.at(phrase.edge - 1) in grammar.BRIEFED  # "briefing reporters at the centre"
    links = ("" if told else "at", "with", "from", "" if of_thing else "of")
    targets = [target for target in phrase.after if target.link in links]
    targets += [phrase.before] if phrase.before is not None else []  # "Norvik Bank analysts"
    client = any(target.link == "for" and target.person for target in phrase.after)
    names = (words.name(target.first) for target in targets)
    if client or any(name is not None and name.label in ("ORG", "FAC") for name in names):
        return True
    of = phrase.edge - 1
    while words.at(of) in ("and", ",") or ((name := words.name(of)) and name.label == "NORP"):
        of -= 1
    team = words.at(of) == "of" and words.at(of - 1) in grammar.TEAMS
    return team and words.same_sentence(of - 1, phrase.edge)


def _addresses(words: View, title: Linked, offices: frozenset[int]) -> bool:
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
    """Whether "member" or "fellow" is of a body that one is elected or appointed to."""
    last = title.core.noun.phrase[-1]
    if last in ("fellow", "fellows", "canon", "canons"):
        bodies = (words.name(one.first) for one in title.phrase.after if one.link in ("of", "at"))
        return any(body is not None and body.label in ("ORG", "FAC") for body in bodies)
    if last not in ("member", "members"):
        return False
    before = (
        words.low[title.core.noun_first - 1] if title.core.first < title.core.noun_first else ""
    )
    target = title.phrase.before
    if before in lexicon.group or (target and words.low[target.end - 1] in lexicon.group):
        return True
    return any(
        target.link == "of" and _head(words, target) in lexicon.group
        for target in title.phrase.after
    )


def _head(words: View, target: Target) -> str:
    """The noun that says what a body is: "Board of Directors", "Committee on Trade"."""
    first = max(
        (one for one in range(target.first, target.end) if words.low[one] in grammar.GENITIVES),
        default=target.first,
    )
    end = first + 1
    while end < target.end and words.low[end] not in ("of", "on", "for"):
        end += 1
    return words.low[end - 1]
