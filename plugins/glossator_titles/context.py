"""What the rules that find holders share: titles, names, and the way from one to the other."""

from __future__ import annotations

from dataclasses import dataclass

from glossator_titles import grammar
from glossator_titles.lexicon import Lexicon
from glossator_titles.names import People, Person
from glossator_titles.phrases import Phrase
from glossator_titles.view import Core, View


@dataclass(slots=True)
class Linked:
    """A core title with its noun phrase and, once found, its holder and the rule that found it."""

    core: Core
    phrase: Phrase
    holder: Person | None = None
    rule: str = "noun"


class Context:
    """One document's words, titles and names."""

    def __init__(self, view: View, titles: list[Linked], people: People, lexicon: Lexicon) -> None:
        self.view = view
        self.titles = titles
        self.people = people
        self.lexicon = lexicon
        self.by_first = {title.core.first: title for title in titles}
        self.by_edge = {title.phrase.edge: title for title in titles if title.phrase.before}
        self.by_end = {title.core.end: title for title in reversed(titles)}

    def name_at(self, position: int, *, words: int = 1, trust: bool = False) -> Person | None:
        """The name at `position`, over further titles before it ("Minister Sheikh Sabah").

        Args:
            position: A word.
            words: How many words a name needs that no entity marks, where no title precedes it.
            trust: Whether a name is a person's even where an entity says otherwise.
        """
        view = self.view
        for _ in range(6):
            after = position = self.over_brackets(position)
            if view.at(after) == "the" and after + 1 in self.by_first:
                after += 1
            title = self.by_first.get(after)
            if title is None or self._begins(after):
                break
            if title.core.noun.plural:
                return None
            position, words = title.core.end, 1
        if self._begins(position):
            return None
        return self.people.right(position, words=words, trust=trust)

    def _begins(self, position: int) -> bool:
        """Whether a sentence begins there, which may seem so behind a full stop ("Gen. Prayut")."""
        view = self.view
        if position == 0 or view.same_sentence(position - 1, position):
            return False
        stopped = "".join(view.words[max(0, position - 2) : position]).rstrip(")").endswith(".")
        end = view.ends[position - 1]
        return not stopped or view.text[end : end + 1] == "\n"

    def over_affiliation(self, position: int) -> int:
        """The title after a body, or the name after a people: "Norland Governor Ana Ruiz"."""
        title, name = self.by_edge.get(position), self.view.name(position)
        if title is not None and not title.phrase.determiner:
            return title.core.first
        later = self.view.name(name.end) if name is not None and name.label == "NORP" else None
        return later.first if later is not None and later.label == "PERSON" else position

    def over_brackets(self, position: int) -> int:
        """The word after an abbreviation in brackets ("Inspector General of Police (IGP)")."""
        view = self.view
        if view.at(position) != "(":
            return position
        if view.at(position + 1) in grammar.RETIRED:
            closing = position + 2 + (view.at(position + 2) == ".")
            return closing + 1 if view.at(closing) == ")" else position
        for closing in range(position + 2, position + 6):
            name = view.name(closing + 1)
            person = name is not None and name.label == "PERSON" and name.first == closing + 1
            if view.at(closing) == ")" and person:
                return closing + 1  # "Minister of State (Independent Charge) Ana Silva"
        closing = position + 1
        while view.at(closing) in self.lexicon.fields or view.at(closing) in ("and", "&"):
            closing += 1
        if closing > position + 1 and view.at(closing) == ")":
            return closing + 1  # "director (planning) Ana Silva"
        name = view.name(position + 1)
        if name is not None and name.label != "PERSON" and view.at(name.end) == ")":
            return name.end + 1
        known = name is not None and name.label == "PERSON"
        if view.at(position + 2) == ")" and view.is_capital(position + 1) and not known:
            return position + 3
        return position

    def before_address(self, person: Person) -> int:
        """The word before a person's name and the form of address before it."""
        position = person.first - 1
        while position in self.people.covered:
            position -= 1
        return position

    def opening(self, end: int) -> int:
        """Where the bracket that closes before `end` opens; just before it where it never does."""
        for position in range(end - 2, max(end - 30, -1), -1):
            if self.view.low[position] == "(":
                return position
        return end - 1
