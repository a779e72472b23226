"""Names of persons: entities where there are some, runs of capitalised words where not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glossator_titles import grammar
from glossator_titles.lexicon import Lexicon
from glossator_titles.view import Core, View


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name: words `first` up to `end`, and the entity's id where one marks it."""

    first: int
    end: int
    id: str | None = None


class People:
    """Finds the name that starts or ends at a word."""

    def __init__(self, view: View, cores: list[Core], lexicon: Lexicon) -> None:
        self.view = view
        self.lexicon = lexicon
        self.not_people = lexicon.not_people
        self.starting: Mapping[int, Core] = {core.first: core for core in cores}
        self.known: set[int] = set()
        """Where names of persons start that the entities take for something else."""
        self.covered = {word for core in cores for word in range(core.first, core.end)}

    def right(self, position: int, *, words: int = 1, trust: bool = False) -> Person | None:
        """The name that starts at `position`; a bare run needs that many words.

        With `trust`, a name after a title is a person's even where an entity says otherwise.
        """
        view = self.view
        begins = view.is_capital(position) or view.at(position) in grammar.PARTICLES
        if not begins and not (view.at(position) == "[" and view.name(position)):  # "[Ana] Ruiz"
            return None
        if position in self.covered or position in view.verbs:
            return None
        name = view.name(position)
        if name is not None:
            if name.label == "PERSON":
                verb = (at for at in range(position, name.end) if at in view.verbs)
                return self._entity(position, next(verb, name.end), name.id)  # "LOWE QUITS"
            inside = name.first < position and position - 1 in self.covered
            if trust and inside and view.low[name.end - 1] not in self.not_people:
                return Person(position, name.end)
            if not trust or name.first != position or name.end - position < words:
                return None
            return self._mistaken(position, name.end, words)
        end = self._run_end(position)
        if end - position < words or end in self.starting or end == position:
            return None
        fields = (word in self.lexicon.fields for word in view.low[position:end])
        if view.marked and all(fields):
            return None  # "Teacher Education"
        initial = all(len(word) == 1 for word in view.words[position:end])
        if initial and view.at(position - 1) not in grammar.CLEAR_ADDRESS:
            return None
        later = view.name(end - 1)
        return Person(position, end, later.id if later is not None else None)

    def subject(self, end: int) -> Person | None:
        """The name that ends before `end`; a bare run only where nothing marks names."""
        if self.view.marked and self.view.name(end - 1) is None:
            return None
        return self.left(end)

    def left(self, end: int, *, words: int = 2) -> Person | None:
        """The name that ends before `end`; a bare run needs that many words."""
        view = self.view
        end = self._before_letters(end)
        if end < 1 or end - 1 in self.covered:
            return None
        name = view.name(end - 1)
        if name is not None:
            after = range(end, name.end)
            if not self.covered.issuperset(after) or (
                name.label != "PERSON" and name.first not in self.known
            ):
                return None
            return self._entity(name.first, end, name.id)
        first = end
        while first > 0 and view.same_sentence(first - 1, end - 1) and self._in_run(first - 1):
            first -= 1
        while first < end and (not view.is_capital(first) or view.low[first] in grammar.NOT_NAMES):
            first += 1
        if any(word in self.not_people for word in view.low[first:end]):
            return None
        known = words if first - 1 not in self.covered else 1
        if end - first < known or not view.is_capital(end - 1) or end == first:
            return None
        self.known.add(first)
        return Person(first, end)

    def _before_letters(self, end: int) -> int:
        """Where the name ends before letters that follow it ("Ana Silva SAN", "Ana Silva MP")."""
        core = self.starting.get(end - 1)
        return end - 1 if core is not None and core.noun.case not in (None, "Capital") else end

    def _entity(self, first: int, end: int, identifier: str) -> Person | None:
        """The entity without titles at its start and a clitic at its end."""
        while first < end and first in self.covered:
            first += 1
        if self.view.at(first) == "(" and self.view.at(first + 1) in grammar.RETIRED:
            first = self.view.low.index(")", first) + 1  # "Capt (Ret) Silva"
        while end > first and (
            self.view.low[end - 1] in grammar.GENITIVES or end - 1 in self.covered
        ):
            end -= 1
        if self.view.same_sentence(first, end) and self.view.words[end] in ("Said", "He"):
            end += 1  # A name, since it has a capital within the sentence.
        return Person(first, end, identifier) if end > first else None

    def _mistaken(self, first: int, end: int, least: int) -> Person | None:
        """A name after a title that the entities take for a place or an organisation."""
        name = self.view.name(first)
        words = self.view.low[first:end]
        if name is None or (least > 1 and name.label != "ORG"):
            return None
        if (
            name.label in ("NORP", "MISC")
            or end - first > 4
            or not (self.lexicon.things | self.lexicon.body).isdisjoint(words)
        ):
            return None
        self.known.add(first)
        return Person(first, end)

    def _run_end(self, position: int) -> int:
        view = self.view
        end = position
        while end < len(view) and view.same_sentence(position, end):
            if end in view.verbs:
                break
            if end == position:
                if view.low[end] in grammar.NOT_NAMES and view.words[end] != "Said":
                    break
            elif not self._in_run(end):
                break
            name = view.name(end)
            end = name.end if name is not None else end + 1
        while end > position and not view.is_capital(end - 1):
            end -= 1
        # "Park" may begin a person's name, but is not all of it.
        later = view.low[position + 1 : end] or view.low[position:end]
        return position if any(word in self.not_people for word in later) else end

    def _in_run(self, position: int) -> bool:
        view = self.view
        if position in self.covered or position in view.verbs:
            return False
        name = view.name(position)
        if name is not None:
            return name.label == "PERSON"
        low = view.low[position]
        if view.is_capital(position):
            return low not in grammar.NOT_NAMES or low == "said"
        if low == "-":
            return view.is_glued(position) and view.is_glued(position + 1)
        if low == ".":
            return (
                view.is_glued(position) and view.ends[position - 1] - view.starts[position - 1] == 1
            )
        return low in grammar.PARTICLES
