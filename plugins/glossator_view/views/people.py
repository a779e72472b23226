"""Persons, with the titles they hold and what they are quoted with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html import escape
from typing import Any, ClassVar

import glossator

_LONGEST_QUOTE = 160


class People(glossator.View):
    """Persons with their titles and quotations."""

    name: ClassVar[str] = "people"
    title: ClassVar[str] = "Persons"
    layers: ClassVar[tuple[str, ...]] = ("entities",)

    def draw(self, document: glossator.Document) -> str:
        persons = _mentions_by_person(document)
        titles = _by_person(document, persons, "titles", "holder")
        quotations = _by_person(document, persons, "quotations", "speaker")
        rows = []
        for first, mentions in persons.items():
            names = _names(document, mentions)
            count = f' <small title="mentions">{len(mentions)}×</small>'
            said = "".join(self._quotation(document, one) for one in quotations[first])
            rows.append(
                f"<li>{self.link(mentions[0], names[0])}{count}"
                f"{self._titles(document, titles[first])}{said}</li>"
            )
        return f'<ul class="people">{"".join(rows)}</ul>' if rows else ""

    def _titles(self, document: glossator.Document, held: list[Any]) -> str:
        """Each title once, however often it is said."""
        by_words = {document.text_of(one).casefold(): one for one in reversed(held)}
        links = [
            self.link(one, document.text_of(one))
            + ("" if one.when == "current" else f" <small>{escape(one.when)}</small>")
            + (f" <small>{escape(one.rank)}</small>" if one.rank else "")
            for one in reversed(by_words.values())
        ]
        return f'<p class="titles">{", ".join(links)}</p>' if links else ""

    def _quotation(self, document: glossator.Document, one: Any) -> str:
        words = " ".join(document.text_of(one).split())
        if len(words) > _LONGEST_QUOTE:
            words = words[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"
        return f'<p class="quote" title="{escape(one.kind)}">{self.link(one, words)}</p>'


def _mentions_by_person(document: glossator.Document) -> dict[str, list[Any]]:
    """The name of each person in full, in small letters, to all that name the person, in order."""
    layer = document.layers["entities"]
    full = {one.id: one.full for one in layer}
    found: dict[str, list[Any]] = {}
    for one in layer:
        if one.label == "PERSON":
            name = document.text_of(layer.by_id(_fullest(one.id, full)))
            found.setdefault(" ".join(name.split()).casefold(), []).append(one)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _fullest(identifier: str, full: dict[str, str | None]) -> str:
    """The end of the way from short forms to full ones, which may run in a circle."""
    seen = {identifier}
    while (after := full.get(identifier)) and after not in seen:
        seen.add(after)
        identifier = after
    return identifier


def _names(document: glossator.Document, mentions: list[Any]) -> list[str]:
    """The forms of a name, the longest first."""
    forms = dict.fromkeys(" ".join(document.text_of(one).split()) for one in mentions)
    return sorted(forms, key=len, reverse=True)


def _by_person(
    document: glossator.Document, persons: dict[str, list[Any]], layer: str, field: str
) -> dict[str, list[Any]]:
    """The annotations of a layer by the person that a field of theirs points at."""
    person = {one.id: first for first, mentions in persons.items() for one in mentions}
    found: dict[str, list[Any]] = defaultdict(list)
    for one in document.layers.get_or_empty(layer):
        for first in _pointed(one, field, person):
            found[first].append(one)
    return found


def _pointed(annotation: Any, field: str, person: dict[str, str]) -> Iterator[str]:
    identifier = getattr(annotation, field, None)
    if identifier in person:
        yield person[identifier]
