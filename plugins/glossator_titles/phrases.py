"""The noun phrase around a core title: its determiner, adjectives and affiliation."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator_standard.inflection import irregular_pasts
from glossator_titles import grammar, owners
from glossator_titles.complements import beside, complements, past_letters
from glossator_titles.core_span import follows_field
from glossator_titles.lexicon import Lexicon
from glossator_titles.targets import Target
from glossator_titles.view import PLACES, Core, Name, View, match

_NO_ADJECTIVES = grammar.STOP | grammar.COPULAS | grammar.APPOINTED | {"him", "them", "us", "me"}
_LETTERS = 4
"""Letters of posts that have capitals anywhere: "MP", "CEO"."""
_LONGEST = 16


@dataclass(slots=True)
class Phrase:
    """A core title's noun phrase.

    Attributes:
        edge: Its first word.
        end: The end of its complements.
        before: The affiliation before the core.
        after: The complements.
        determiner: Its article or possessive; ``'s`` where a genitive determines it.
        said: What words outside the core say of it, the nearest first: ``former``, ``acting``, ...
        first: Whether it is the first or the last, or the only one.
        counted: Whether a number says how many they are.
    """

    edge: int
    end: int
    before: Target | None = None
    after: list[Target] = field(default_factory=list)
    determiner: str = ""
    said: list[str] = field(default_factory=list)
    first: bool = False
    counted: bool = False

    @property
    def definite(self) -> bool:
        """Whether something says which one: "the", a possessive, an affiliation."""
        return self.before is not None or self.determiner not in ("", "a", "an")

    @property
    def owned(self) -> bool:
        """Whether a possessive or a genitive determines it: "her deputy", "Silva's deputy"."""
        return self.determiner == "'s" or self.determiner in grammar.POSSESSIVES


def parse(view: View, core: Core, lexicon: Lexicon, limit: int) -> Phrase:
    """The noun phrase of a core; `limit` is where the title before it ends."""
    phrase = Phrase(core.first, core.end)
    if not follows_field(view, core, lexicon):
        _Walk(view, phrase, core, lexicon, limit).run()
    body = beside(view, core, lexicon)
    end = past_letters(view, body.end if body else core.end)
    phrase.after, phrase.end = complements(view, end, lexicon)
    phrase.after[:0] = [body] if body else []
    if phrase.after and phrase.after[-1].link == "for" and _of_another(view, phrase, lexicon):
        phrase.after.pop()
    return phrase


def _of_another(view: View, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether whom one is for has a title of that body: "a spokesman for Norvik chairman Silva"."""
    position = phrase.after[-1].end
    while view.same_sentence(phrase.edge, position):
        nouns = lexicon.nouns.get(view.low[position], ())
        kinds = {noun.kind for noun in nouns if match(view, position, noun.phrase)}
        if kinds:
            return "honorific" not in kinds  # but "head of Norvik for Oslo DSP Silva"
        if view.low[position] not in lexicon.inside:
            break
        position += 1
    return False


class _Walk:
    """The way leftwards from the core, over adjectives and an affiliation to a determiner."""

    def __init__(
        self, view: View, phrase: Phrase, core: Core, lexicon: Lexicon, limit: int
    ) -> None:
        self.view = view
        self.limit = limit
        self.phrase = phrase
        self.core = core
        self.lexicon = lexicon
        self.unknown = 0
        """Words taken for adjectives by nothing but their place."""
        self.verbal = False
        """Whether one of them may be a verb."""
        self.settled = core.first
        """The edge without such words."""

    def run(self) -> None:
        view, phrase = self.view, self.phrase
        for _ in range(_LONGEST):
            position = phrase.edge - 1
            if position < self.limit or not view.same_sentence(position, self.core.first):
                break
            if not self._step(position):
                break
        if not phrase.determiner and (self.verbal or not self._opens(phrase.edge)):
            phrase.edge = self.settled

    def _step(self, position: int) -> bool:
        """Take one word or name; False where the phrase starts."""
        view, phrase = self.view, self.phrase
        low = view.low[position]
        if low in grammar.GENITIVES and view.is_glued(position):
            first, phrase.before = owners.possessor(
                view, self.core, self.lexicon, position, self.limit, phrase.before
            )
            self._move(first)
            phrase.determiner = "'s"
            return False
        if low in grammar.DETERMINERS:
            self._move(position)
            phrase.determiner = low
            return False
        if low == ")" and not view.words[position - 1].islower():
            return self._abbreviated(position)
        name = view.name(position)
        if name is not None:
            return self._name(position, name)
        if self._adjective(position, low):
            return True
        if view.is_capital(position):
            return self._capital(position, low)
        return self._loose(position, low)

    def _move(self, position: int) -> bool:
        self.phrase.edge = self.settled = position
        return True

    def _adjective(self, position: int, low: str) -> bool:
        """Take a listed adjective, a number, a status word, or "and" between adjectives."""
        lexicon, phrase = self.lexicon, self.phrase
        if low in grammar.HYPHEN_OUTSIDE and self.view.at(position - 1) == "-":
            return self._move(self._compound_start(position))
        said = lexicon.status_outside.get(low) or lexicon.status.get((low,))
        described = low in lexicon.outside or low in lexicon.bound or low[0].isdigit()
        if described or said:
            phrase.said += [said] if said else []
            few = low.isdigit() and len(low) < 3
            phrase.counted = phrase.counted or few or low == "both" or low in grammar.NUMBERS
            phrase.first = phrase.first or low in ("first", "last", "only")
            return self._move(position)
        if low == "and" and self._joins_adjectives(position):
            phrase.edge = position
            return True
        return False

    def _loose(self, position: int, low: str) -> bool:
        """Take a hyphen, a body in lower case, or an unknown word that may be an adjective."""
        phrase = self.phrase
        if low in ("-", "–") and self.view.is_glued(position + 1):
            phrase.edge = position
        elif (
            low in self.lexicon.body
            and not (phrase.before or phrase.said or self.unknown)  # no "The board fired CEO Silva"
            and not self._sides(position)
            and self.view.low[max(position - 2, 0) : position] != ["of", "the"]
            and self.view.is_capital(self.core.first)
        ):
            whose = self.view.is_capital(position - 1) and position > self.limit
            first = owners.run_start(self.view, position - 1, self.lexicon) if whose else position
            phrase.before = Target(first, phrase.edge, "before")
            self._move(first)  # "Silva campaign Chairman"
        elif low in irregular_pasts():
            return False  # "officials from Norvik met President Silva"
        elif low in grammar.BEFORE_NOW:
            return False  # "Ana Silva, once mayor"
        elif low.isalpha() and low not in _NO_ADJECTIVES and self.unknown < 2:
            self.unknown += low not in self.lexicon.inside
            self.verbal = self.verbal or low.endswith(("ed", "ing", "s"))
            phrase.edge = position
        else:
            return False
        return True

    def _compound_start(self, position: int) -> int:
        """The start of "New York-based", which is no affiliation."""
        first = position - 2
        name = self.view.name(first)
        return name.first if name is not None else first

    def _joins_adjectives(self, position: int) -> bool:
        """Whether "and" stands between two adjectives ("an aggressive and persistent investor")."""
        for neighbour in (position - 1, position + 1):
            word = self.view.at(neighbour)
            ordinal = word[:1].isdigit() and word[-1:].isalpha()  # "the 19th and current"
            if not (word.isalpha() or ordinal) or self.view.is_capital(neighbour):
                return False
            if word in grammar.STOP or word in self.lexicon.alone or word in self.lexicon.body:
                return False
        return True

    def _opens(self, position: int) -> bool:
        """Whether a phrase without a determiner may start here: after a comma or at the start."""
        if not self.view.same_sentence(position - 1, position):
            return True
        return self.view.low[position - 1] in grammar.COMMA_LIKE | {"and"}

    def _name(self, position: int, name: Name) -> bool:
        """Take the entity before the title for its affiliation ("Kenya Airways CEO")."""
        view, phrase = self.view, self.phrase
        if name.label == "PERSON":
            return self._person(name)
        if view.low[position] == "of" or (phrase.before is not None and name.label != "NORP"):
            return False
        if self.unknown and view.at(name.first - 1) not in grammar.ARTICLES:
            return False
        verb = view.words[name.end] if name.end < self.core.first else ""
        if name.label != "NORP" and verb.islower() and verb.endswith("ed"):
            return False  # "The Norvik court jailed former mayor Silva"
        if self._sides(name.first):
            return self._move(name.first - 2)
        first = owners.run_start(view, name.first, self.lexicon)
        if not self.core.noun.plural:
            first = owners.pair_start(view, name, first, self.lexicon)
        if view.at(first - 1) == ")" and name.end == phrase.edge and self._abbreviated(first - 1):
            return True  # "Norvik Party (NP) Lund secretary"
        if view.low[first] == "ex" and view.at(first + 1) == "-":
            first += 2  # "Ex-Norvik chairman Silva"
            phrase.said.append("former")
        if phrase.before is None:
            end = min(name.end, phrase.edge)
            if end < self.core.first and view.low[end] in grammar.SETTLEMENTS:
                end += name.label in PLACES  # "Kelmar state governor Silva"
            phrase.before = Target(first, end, "before", name.label in PLACES)
        return self._move(min(first, position))

    def _sides(self, first: int) -> bool:
        """Whether "pro-" or the like stands before the name: no affiliation."""
        view = self.view
        return view.at(first - 1) == "-" and view.at(first - 2) in grammar.SIDES

    def _abbreviated(self, closing: int) -> bool:
        """Take the name before its abbreviation: "Bharatiya Janata Party (BJP) vice-president"."""
        brackets = self.view.low[max(closing - 5, 0) : closing]
        opening = brackets[::-1].index("(") if "(" in brackets else closing
        name = self.view.name(closing - opening - 2)
        if name is None or name.label == "PERSON" or self.phrase.before is not None:
            return False
        self.phrase.before = Target(name.first, name.end, "before", name.label in PLACES)
        return self._move(name.first)

    def _person(self, name: Name) -> bool:
        """Step over a person's name after an article: "a W.R. Grace vice chairman"."""
        first = name.first
        while (other := self.view.name(first - 1)) is not None and other.label == "PERSON":
            first = other.first
        before = self.view.at(first - 1)
        elected = self.core.noun.phrase[-1] in grammar.ELECTED and name.end == self.core.first
        if elected and name.end - first < 3 and self._before_person():
            self.phrase.before = Target(first, name.end, "before")
            return self._move(first)  # "Lund MP Ana Silva", whoever is called Lund
        earlier = self.view.name(first - 2)
        if before == "," and earlier is not None and earlier.label == "PERSON":
            # "Ana Silva, Norvik chairman": nobody else's name can stand there.
            self.phrase.before = Target(first, self.phrase.edge, "before")
            return self._move(first)
        if before not in grammar.ARTICLES and (before,) not in self.lexicon.status:
            return False
        return self._move(first)

    def _before_person(self) -> bool:
        """Whether a person's name follows the core."""
        end = self.core.end
        name = self.view.name(end + (self.view.at(end) == "."))
        return name is not None and name.label == "PERSON"

    def _capital(self, position: int, low: str) -> bool:
        """Take a capitalised word that no entity marks for the affiliation."""
        if self.unknown or self.phrase.before is not None or not low[0].isalpha():
            return False
        if position in self.view.verbs:
            return False  # "Chief Justice Rebukes Senator"
        core = self.view.words[self.core.noun_first]
        if self.view.marked and core.isupper() and len(core) > _LETTERS:
            return False  # "POLICE HOLD AMBASSADOR"
        word = low in grammar.STOP and not self.view.words[position].isupper()  # not "WHO"
        of = self.view.at(position - 1) == "of" and self.view.at(position - 2) in grammar.BOARDS
        team = low.endswith("s") and not self.view.is_capital(position + 1)  # "Cowboys coach"
        title = low in self.lexicon.alone and not (of or team or low in grammar.RANKED_SERVICES)
        if (low in grammar.NOT_NAMES and low != "who") or word or title:
            return False
        quoted = self.view.at(position - 1) in ("“", '"', "‘", "``")
        opens = quoted or not self.view.same_sentence(position - 1, position)
        if low.endswith("ing") and opens:
            return False  # "Following President Silva's speech"
        first = owners.run_start(self.view, position, self.lexicon)
        before = self.view.at(first - 1)
        headline = before in grammar.ARTICLES and self.view.is_capital(first - 1)
        headline = headline and self.view.same_sentence(first - 2, first)
        if headline or before == "to" or before in grammar.APPOINTED | grammar.APPOINTING:
            return False  # "Called A Principled Statesman", "Bank to Train Ministers"
        if self._sides(first):
            return self._move(first - 2)
        sole = first == position and not self.view.words[first].isupper()
        sole = sole and self.view.low[first] not in self.view.bodies
        if self.view.marked and sole and opens:
            # One word at the start of a sentence has its capital from there.
            return self._move(position)
        self.phrase.before = Target(first, self.phrase.edge, "before")
        return self._move(first)
