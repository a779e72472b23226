"""Persons, with what stands for them, the titles they hold and what they are quoted with."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape
from typing import Any, ClassVar

import glossator

_LONGEST_QUOTE = 160


class People(glossator.View):
    """Persons with their forms, titles and quotations, those with most mentions first."""

    name: ClassVar[str] = "people"
    title: ClassVar[str] = "Persons"
    layers: ClassVar[tuple[str, ...]] = ("people", "mentions")

    def draw(self, document: glossator.Document) -> str:
        persons = sorted(document.layers["people"], key=lambda one: -len(one.mentions))
        said = _quotations(document)
        return "".join(
            [
                '<ul class="people">',
                *(self._person(document, one, said[one.id]) for one in persons),
                "</ul>",
            ]
        )

    def _person(self, document: glossator.Document, person: Any, said: list[Any]) -> str:
        count = f' <small title="mentions">{len(person.mentions)}×</small>'
        name = " ".join((person.name or document.text_of(person)).split())
        quotations = "".join(self._quotation(document, one) for one in said)
        return (
            f"<li>{self.link(person, name)}{count}{self._titles(document, person)}"
            f"{self._forms(document, person, name)}{quotations}</li>"
        )

    def _titles(self, document: glossator.Document, person: Any) -> str:
        """Each title once, however often it is said."""
        layer = document.layers.get_or_empty("titles")
        held = [layer.by_id(one) for one in person.titles] if len(layer) else []
        by_words = {document.text_of(one).casefold(): one for one in reversed(held)}
        links = [
            self.link(one, document.text_of(one)) + _notes(one)
            for one in reversed(by_words.values())
        ]
        return f'<p class="titles">{", ".join(links)}</p>' if links else ""

    def _forms(self, document: glossator.Document, person: Any, name: str) -> str:
        """What else stands for the person, each form once, with a link to the first."""
        layer = document.layers["mentions"]
        mentions = [layer.by_id(one) for one in person.mentions]
        words = [" ".join(document.text_of(one).split()) for one in mentions]
        counts = Counter(form.casefold() for form in words)
        first = dict(reversed([*zip(words, mentions, strict=True)]))
        by_form = {form.casefold(): (form, one) for form, one in first.items()}
        links = [
            self.link(one, form) + (f" <small>{counts[key]}×</small>" if counts[key] > 1 else "")
            for key, (form, one) in reversed(by_form.items())
            if form != name
        ]
        return f'<p class="forms">{", ".join(links)}</p>' if links else ""

    def _quotation(self, document: glossator.Document, one: Any) -> str:
        words = " ".join(document.text_of(one).split())
        if len(words) > _LONGEST_QUOTE:
            words = words[:_LONGEST_QUOTE].rpartition(" ")[0] + " …"
        return f'<p class="quote" title="{escape(one.kind)}">{self.link(one, words)}</p>'


def _notes(title: Any) -> str:
    notes = [title.when] if title.when != "current" else []
    notes += [title.rank] if title.rank else []
    return "".join(f" <small>{escape(note)}</small>" for note in notes)


def _quotations(document: glossator.Document) -> dict[str, list[Any]]:
    """What each person is quoted with, by a mention in what names the speaker, or by the entity."""
    mentions = list(document.layers["mentions"])
    person = {one: who.id for who in document.layers["people"] for one in who.mentions}
    by_start = {one.start: person.get(one.id) for one in mentions}
    by_entity = {one.entity: person.get(one.id) for one in mentions if one.entity}
    found: dict[str, list[Any]] = defaultdict(list)
    for one in document.layers.get_or_empty("quotations"):
        first, end = one.speaker_span or (0, 0)
        named = (by_start[at] for at in range(first, end) if at in by_start)
        who = next(named, None) or by_entity.get(one.speaker)
        if who:
            found[who].append(one)
    return found
