"""What stands in a file of NIF: its texts, their strings, and what is said of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from glossator.exchange import Offsets, check_extent, check_quote
from glossator_formats.nif_names import NIF, PLACES
from glossator_formats.rdf import RDF, Iri, Literal, Term, triples

_PLACE = re.compile(r"(?:char=|offset_)(\d+)[,_](\d+)?")

Said = Mapping[str, Collection[Term]]


class Graph:
    """The triples of a file, by what they are of.

    Args:
        turtle: The file.
        offsets: What its offsets count: ``code-points`` or ``utf-16``.

    Attributes:
        texts: The IRIs of what has a text, with the text.
        units: The IRIs of units, with those of the strings that they are of.

    Raises:
        FormatError: where it is no Turtle, with the line.
    """

    def __init__(self, turtle: str, offsets: str = "code-points") -> None:
        self._offsets = offsets
        self._units: dict[str, Offsets] = {}
        """Those of each text whose offsets count as Java does."""
        self._said: dict[str, dict[str, dict[Term, None]]] = defaultdict(lambda: defaultdict(dict))
        for about, predicate, value in triples(turtle):
            self._said[about][predicate][value] = None
        self.texts: dict[str, Literal] = {}
        self.units: dict[str, list[str]] = defaultdict(list)
        for subject, said in self._said.items():
            for text in said.get(f"{NIF}isString", ()):
                if isinstance(text, Literal):
                    self.texts.setdefault(subject, text)
            for unit in said.get(f"{NIF}annotationUnit", ()):
                self.units[str(unit)].append(subject)
        self._of_text: dict[str, list[str]] = defaultdict(list)
        for one in self._said:
            for iri in self._texts_of(one):
                self._of_text[iri].append(one)

    def said(self, subject: str) -> Said:
        """What is said of a thing."""
        return self._said.get(subject, {})

    def of_text(self, text: str) -> Sequence[str]:
        """The strings and units of a text, and the text itself, as they stand in the file."""
        return self._of_text[text]

    def items(self, term: Term) -> list[Term] | None:
        """The items of a list; None of what is none."""
        found: list[Term] = []
        while term != f"{RDF}nil":
            said = self._said.get(term, {}) if isinstance(term, Iri) else {}
            first, rest = said.get(f"{RDF}first"), said.get(f"{RDF}rest")
            if not first or not rest or len(found) > len(self._said):
                return None
            found.append(next(iter(first)))
            term = next(iter(rest))
        return found

    def extent(self, subject: str, text: str) -> tuple[int, int] | None:
        """Where a string stands in a text, in code points; None where that is not said.

        Raises:
            FormatError: where it is not in the text, or other words stand there.
        """
        said = self._said[subject]
        if subject in self.texts:
            return 0, len(text)
        ends = [_number(said.get(f"{NIF}{name}", ())) for name in ("beginIndex", "endIndex")]
        if ends == [None, None] and (found := _PLACE.search(subject)):
            ends = [int(found[1]), int(found[2]) if found[2] else len(text)]
        if ends == [None, None]:
            return None
        start, end = ends
        if self._offsets == "utf-16" and start is not None and end is not None:
            if text not in self._units:
                self._units[text] = Offsets(text, "utf-16")
            points = self._units[text].to_points
            start, end = points(start), points(end)
        start, end = check_extent(text, start, end)
        for words in said.get(f"{NIF}anchorOf", ()):
            if isinstance(words, Literal):
                check_quote(text, start, end, words.text, "nif:anchorOf")
        return start, end

    def _texts_of(self, subject: str) -> Iterator[str]:
        """The texts that something is of: that it names, that its strings do, or the only one."""
        said = self._said[subject]
        if subject in self.texts:
            yield subject
            return
        named = [str(it) for it in said.get(f"{NIF}referenceContext", ()) if it in self.texts]
        named = named or [
            text
            for string in self.units.get(subject, ())
            for text in self._texts_of(string)
            if string != subject and string not in self.units
        ]
        if not named and f"{NIF}referenceContext" not in said and len(self.texts) == 1:
            is_string = any(name.removeprefix(NIF) in PLACES for name in said)
            is_string = is_string or bool(_PLACE.search(subject))
            named = list(self.texts) if is_string else []
        yield from dict.fromkeys(named)


def _number(terms: Collection[Term]) -> int | None:
    """The first whole number among values, however it is written."""
    found = [one.text for one in terms if isinstance(one, Literal) and one.text.isdecimal()]
    return int(found[0][:18]) if found else None
