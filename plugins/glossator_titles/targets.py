"""The noun phrase that a title is held in, for or of: "the ministry", "Norland's health bureau"."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from glossator_standard.inflection import irregular_pasts, singulars
from glossator_titles import grammar
from glossator_titles.headlines import verb_forms_of_headlines
from glossator_titles.lexicon import Lexicon
from glossator_titles.view import PLACES, View, begins_office, match, office_end

OBJECTS = grammar.DETERMINERS | {"more", "all", "any"}
"""What stands behind a verb, and behind no noun."""
_LONGEST = 14
_SCIENCES = ("logy", "nomy", "graphy", "metry", "ics")


@dataclass(frozen=True, slots=True)
class Target:
    """What a title is held in, for or of: words `first` up to `end`.

    Attributes:
        link: ``possessive``, ``before``, ``beside``, ``its``, or the preposition.
        place: Whether a place's name stands there.
        person: Whether a person's name stands there: part of the phrase, but no affiliation.
    """

    first: int
    end: int
    link: str
    place: bool = False
    person: bool = False


class Reader:
    """Reads the noun phrase after a preposition, up to the last word that can be a body's."""

    def __init__(self, view: View, position: int, lexicon: Lexicon) -> None:
        self.view = view
        self.lexicon = lexicon
        self.start = position
        joined = view.at(position + 1) == "-"  # "A-League"
        self.first = position + (view.at(position) in grammar.DETERMINERS and not joined)
        self.end = self.first
        self.body = 0
        """Where the last name or noun of a body ended."""
        self.name_first = position
        self.named = self.person = self.place = False
        self.closed = False
        """Whether a person's name follows that is none of the phrase's."""

    def read(self) -> int:
        """Move to the end of the phrase and return it."""
        while self.view.same_sentence(self.start, self.end) and self.end < self.first + _LONGEST:
            if not self._step():
                break
        if self.body or self.closed:
            return self._over_people() or self.body or self.end
        if self.view.at(self.end) == "," and self.view.same_sentence(self.start, self.end):
            return self.end
        field = self.view.at(self.start - 1) == "in" and self.end > self.first
        if field and self.view.at(self.end) == "at":
            return self.end  # "in public health at Norvik University"
        return min(self.end, self.first + 1) if self.end > self.first else self.start

    def _over_people(self) -> int:
        """Where the comma is in "Norland's politically active farmers, Ana Silva"; else 0."""
        end = self.end
        if self.view.at(end - 1) not in grammar.GENITIVES:
            return 0
        while self.view.at(end).isalpha() and end < self.end + 5 and self._plain(end):
            end += 1
        return end if end > self.end and self.view.at(end) == "," else 0

    def _plain(self, position: int) -> bool:
        view = self.view
        word = view.at(position)  # a text may end anywhere
        return word != "" and not (view.is_capital(position) or word in grammar.STOP)

    def target(self, link: str) -> Target | None:
        """What was read, where there is a name or a noun of a body in it."""
        end = self.body
        if not self.named and self._modifies(end):
            return None
        name = self.view.name(end - 1)
        if name is not None and name.label == "NORP" and self.view.at(end) in self.lexicon.fields:
            return None  # "spokesman for Welsh affairs"
        first = self.first
        if self.named and "of" not in self.view.low[first : self.name_first]:
            first = self.name_first
        if end <= first or (end - first == 1 and _rank(self.view, first, self.lexicon)):
            return None
        return Target(first, end, link, self.place, self.person)

    def _modifies(self, end: int) -> bool:
        """Whether a body in lower case only modifies what follows ("to government posts")."""
        view = self.view
        after = view.at(end)
        if view.is_capital(end - 1) or not view.same_sentence(end - 1, end) or not after.isalpha():
            return False
        verb = after in self.lexicon.reporting or after.endswith(("ed", "ly"))
        verb = verb or (after.endswith("ing") and view.at(end + 1) in OBJECTS)
        return not (verb or after in grammar.STOP or view.is_capital(end))

    def _step(self) -> bool:
        """Take one word or name; False where the phrase is over."""
        view, end = self.view, self.end
        low = view.low[end]
        name = view.name(end)
        if end in view.verbs:
            return False  # "Mayor of Lagos Sworn In"
        if name is not None:
            return self._name()
        if low == "may" and end == self.first:
            return False  # "took over as mayor in May"; whoever is called May has an entity
        if view.is_capital(end) and low not in grammar.NOT_NAMES and low[-1] != "$":
            return self._capital(low)
        joined = self._joint(low)
        return self._noun(low) if joined is None else joined

    def _capital(self, low: str) -> bool:
        """Take a word with a capital that no entity marks, but for the next office."""
        view, end = self.view, self.end
        owner = view.at(end + 1) in grammar.GENITIVES
        office = not owner and begins_office(view, end, self.lexicon)
        if office and self.body == end and not self._plural(low):
            return False
        if not self.named and view.low[end - 1] in self.lexicon.body and end > self.first:
            self.named, self.name_first = not view.is_capital(end - 1), end  # "firm Norvik"
        clear = office and _clear_office(view, end, self.lexicon)
        self.person = self.person or clear or (office and _addresses(view, end, self.lexicon))
        return self._body(end + 1)

    def _joint(self, low: str) -> bool | None:
        """Take what joins words inside the phrase, an article among them; None of other words."""
        view, end = self.view, self.end
        apposed = low == "the" and self.body == end > self.first and not self.named
        if apposed and view.is_capital(end + 1) and not view.is_capital(end - 1):
            return self._restart(end + 1)  # "of the country's main party the Farmers' Front"
        apart = self.person or not view.is_capital(end - 1)
        if low == "and" and apart and begins_office(view, end + 1, self.lexicon):
            return False  # "Secretary to the Mayor and Clerk to Council", "of the board and CEO"
        if low in grammar.INSIDE_NAMES and self.body == end:
            if low == "of" and view.low[end - 1] in grammar.BOARDS and self._plural_at(end + 1):
                return self._body(end + 2)  # "the board of governors"
            branch = low == "of" and view.low[end - 1] in grammar.BRANCHES
            return self._take(branch or _name_goes_on(view, end))
        if low == "the" and view.low[end - 1] == "of" and view.low[end - 2] in grammar.BRANCHES:
            return self._take(True)  # "the Oslo branch of the Norland Red Cross"
        if low == "the" and view.at(end + 1) in grammar.SECOND_HALVES:
            return self._take(view.low[end - 1] == "and")
        if low in grammar.GENITIVES and self.body == end:
            ruling = ("ORG",) if self.place else ()  # "of Peru's ruling Norvik Party"
            ahead = self._name_ahead(end + 1, ruling if self.named else PLACES)
            return self._restart(ahead) if ahead else self._take(True)
        if low == "-" and view.is_glued(end) and view.is_glued(end + 1):
            return self._take(True)
        if low == "'" and view.low[end - 1][-1] == "s" and end > self.first:
            return self._take(view.at(end + 1) in self.lexicon.body)  # "the pilots' union"
        return None

    def _noun(self, low: str) -> bool:
        """Take the noun of a body, or a word in lower case that may describe one."""
        view, end = self.view, self.end
        if low[0].isdigit() and view.low[end - 1] in grammar.GENITIVES:  # "Army's 7th Brigade"
            return self._take(view.at(end + 1) in self.lexicon.body)
        firm = view.name(end + 1) if self.named and low in grammar.BRANCHES else None
        if firm is not None and firm.label == "ORG":
            return self._restart(end + 1)  # "Norvik subsidiary Zentra"
        several = low not in self.lexicon.body
        verb = several and self.body == end and view.at(end + 1) in OBJECTS  # "Norvik reserves the"
        party = view.at(end + 1) == "-" and view.is_glued(end + 1)
        verb = verb or (party and view.at(end + 2) in self.lexicon.outside)  # "centre-left"
        if not verb and not self.lexicon.body.isdisjoint((low, *singulars(low))):
            self.place = self.place and low not in grammar.SERVICES  # "in the Norland army"
            return self._body(_with_field(view, end + 1, self.lexicon))
        if low in grammar.HYPHEN_OUTSIDE and view.low[end - 1] == "-" and end > self.first:
            return self._restart(end + 1)
        owned = self.named or view.low[end - 1] in grammar.GENITIVES
        unit = self.body == end > self.first and low in self.lexicon.inside
        if (owned or unit) and (ahead := self._body_ahead(end)):
            self.place = False
            return self._body(ahead)
        if low == "and" and not self.body and self._joins(end):
            return self._take(True)
        described = low not in grammar.STOP and (low.isalpha() or low[0].isdigit())
        return self._take(described and not self.body and end - self.first < 6)

    def _plural_at(self, position: int) -> bool:
        """Whether the people stand there whom a board is of."""
        return self.view.at(position).endswith("s") and self.view.at(position) in self.lexicon.alone

    def _plural(self, low: str) -> bool:
        """Whether it is a plural, as in "Board of Executive Directors"."""
        single = [noun for noun in self.lexicon.nouns[low] if len(noun.phrase) == 1]
        return bool(single) and all(noun.plural for noun in single)

    def _joins(self, position: int) -> bool:
        """Whether "and" stands between words in lower case ("research and consulting firm")."""
        for low in (self.view.at(position - 1), self.view.at(position + 1)):
            office = any(len(noun.phrase) == 1 for noun in self.lexicon.nouns.get(low, ()))
            if not low.isalpha() or low in grammar.STOP or office:
                return False
        return not self.view.is_capital(position - 1) and not self.view.is_capital(position + 1)

    def _body_ahead(self, position: int) -> int:
        """Where a body of the name before ends ("Shanghai *health bureau*"); 0 where none is.

        After a genitive any words may stand before it ("Bolivia's *armed forces*").
        """
        view, lexicon = self.view, self.lexicon
        free = view.at(position - 1) in grammar.GENITIVES
        if not free and self.body != position:
            return 0
        for end in range(position, position + 5):
            low = view.at(end)
            if free and low == "-" and view.is_glued(end) and view.is_glued(end + 1):
                continue  # "Norland's anti-corruption agency"
            stop = low in grammar.STOP and not (free and low == "and" and end > position)
            if not view.same_sentence(self.start, end) or view.is_capital(end) or stop:
                return 0
            if low in lexicon.body and view.at(end + 1) not in grammar.GENITIVES:
                return _with_field(view, end + 1, lexicon)
            after = view.at(end + 1)  # "the Norvik spy agency"
            office = low in lexicon.alone and (after in grammar.GENITIVES or after in lexicon.body)
            known = office or low in lexicon.inside or low in grammar.GENITIVES or low == "and"
            known = known or self._may_describe(low)  # "the Norvik think tank"
            if not (known or (free and low.isalpha() and low not in lexicon.alone)):
                return 0
        return 0

    def _may_describe(self, low: str) -> bool:
        """Whether a word before a body in lower case is no verb and no title."""
        verb = low.endswith(("ed", "s", "ly", "ing")) or low in irregular_pasts()
        verb = verb or any(low in forms for forms in verb_forms_of_headlines())
        return low.isalpha() and not verb and low not in self.lexicon.alone

    def _name_ahead(self, position: int, labels: Container[str]) -> int:
        """Where a name starts that words in lower case describe: "the country's most populous
        *Norvik* province", "at German broker *Norvik*"; else 0."""
        for first in range(position, position + 4):
            name = self.view.name(first)
            if name is not None and first > position:
                return first if name.first == first and name.label in labels else 0
            if not self._plain(first) and self.view.at(first) not in ("most", "least"):
                return 0
        return 0

    def _take(self, goes_on: bool) -> bool:
        self.end += goes_on
        return goes_on

    def _restart(self, position: int) -> bool:
        """Forget "UK-based": what follows is meant."""
        self.first = self.end = self.name_first = position
        self.body = 0
        self.named = self.person = self.place = False
        return True

    def _body(self, end: int) -> bool:
        self.end = self.body = end
        return True

    def _name(self) -> bool:
        name = self.view.name(self.end)
        assert name is not None
        district = self.view.low[self.end - 1] in self.lexicon.body and name.label == "ORG"
        earlier = self.view.name(self.end - 1)
        firm = earlier is not None and earlier.label == "ORG" and self.body == self.end
        district = district or (firm and name.label == "GPE")  # "Norvik Nigeria"
        if self.named and not (district or _may_follow(self.view, self.end)):
            return False
        if name.label == "PERSON" and self.body == self.end:
            if self.person:
                return self._body(name.end)  # "an adviser to President Silva, Tom Oke,"
            firm = self.view.low[self.end - 1] in grammar.FIRMS
            if not firm or self.view.at(self.end - 2) in grammar.DETERMINERS:
                return False  # "the president of the company Ana Silva"
            self.named, self.name_first = True, name.first  # "law firm Silva Oke"
            return self._body(name.end)
        if name.label == "NORP" and (ahead := self._name_ahead(name.end, ("ORG",))):
            return self._restart(ahead)
        before = self.view.low[self.end - 1]
        several = (
            before.endswith("s") and self.view.at(name.end) != "and"
        )  # "officer for sales Silva"
        inside = before in self.lexicon.inside or (several and self._plain(self.end - 1))
        if name.label == "PERSON" and self.end > self.first and inside:
            # "a specialist in labour affairs Ana Silva": her name, not the affairs'.
            self.closed = before not in self.lexicon.alone
            if self.closed:
                return False
        if not self.named:
            self.name_first = max(name.first, self.first)
        self.named = True
        self.person = self.person or name.label == "PERSON"
        self.place = self.place or name.label in PLACES
        return self._body(name.end)


def _with_field(view: View, end: int, lexicon: Lexicon) -> int:
    """The end of a body in lower case with its field ("the town's board *of education*")."""
    if view.at(end) != "of":
        return end
    name = view.name(end + 1)
    first = name.end if name is not None and name.label == "NORP" else end + 1
    if view.name(first) is not None or view.is_capital(first):
        return end
    stops = (match(view, first, phrase) for phrase in lexicon.fields.get(view.at(first), ()))
    science = view.at(first).endswith(_SCIENCES)
    stop = max(stops, default=first + 1 if science else 0)
    return stop if stop and view.at(stop) not in lexicon.body else end


def _clear_office(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether a person's office starts here, and no name ("aide to President Silva")."""
    return any(
        noun.field
        and not (noun.plural or noun.needs or noun.noun)
        and match(view, position, noun.phrase)
        for noun in lexicon.nouns[view.low[position]]
    )


def _addresses(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether a person's name follows the office ("for Lt. Gen. John Oke's campaign")."""
    while end := office_end(view, position, lexicon):
        position = end + (view.at(end) == ".")
    after = view.name(position)
    return after is not None and after.label == "PERSON"


def _rank(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether the word is but the rank of an office ("of the General President")."""
    low = view.low[position]
    return low in lexicon.rank and low not in lexicon.body and view.name(position) is None


def _may_follow(view: View, position: int) -> bool:
    """Whether a second name in a row is still the same organisation's."""
    name = view.name(position)
    previous = view.low[position - 1]
    if name is None or name.label == "PERSON":
        return False
    return previous in grammar.INSIDE_NAMES or previous == "-" or previous in grammar.GENITIVES


def _name_goes_on(view: View, position: int) -> bool:
    """Whether a capital follows "of" or "and" inside a name that no entity marks as a whole."""
    before, after = view.name(position - 1), position + 1
    if view.at(after) == "the":
        after += 1
    following = view.name(after)
    if view.low[position] == "and" and view.at(after) in grammar.SECOND_HALVES:
        return view.is_capital(after)  # "St. Vincent and the Grenadines"
    if before is not None and following is not None and view.low[position] == "and":
        return before.label == following.label == "LOC"  # "the Middle East and North Africa"
    if not view.is_capital(after) or before is not None:
        return False
    return following is None or following.label != "PERSON"
