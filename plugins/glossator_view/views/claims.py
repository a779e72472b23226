"""Who claims what, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, ClassVar

import glossator

_LONGEST = 160
_NARRATOR = "the text itself"
_PLAIN = "statement"


class Claims(glossator.View):
    """Claimants with what they claim, how surely, and who else reports it."""

    name: ClassVar[str] = "claims"
    title: ClassVar[str] = "Claims"
    layers: ClassVar[tuple[str, ...]] = ("claims",)

    def draw(self, document: glossator.Document) -> str:
        rows = []
        for name, claims in _by_claimant(document):
            said = "".join(self._claim(document, one) for one in claims)
            count = f' <small title="claims">{len(claims)}×</small>'
            rows.append(f"<li><b>{escape(name)}</b>{count}{said}</li>")
        return f'<ul class="people claims">{"".join(rows)}</ul>' if rows else ""

    def _claim(self, document: glossator.Document, one: Any) -> str:
        words = " ".join(document.text_of(one).split())
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rpartition(" ")[0] + " …"
        marks = [] if one.attitude == _PLAIN else [one.attitude]
        if one.polarity != "positive":
            marks.append(one.polarity)
        if one.outer:
            marks.append("reported by another")
        meter = (
            f'<meter min="0" max="1" value="{one.strength:.2f}" '
            f'title="strength {one.strength:.2f}">{one.strength:.2f}</meter> '
        )
        told = f" <small>{escape(', '.join(marks))}</small>" if marks else ""
        return f'<p class="quote">{meter}{self.link(one, words)}{told}</p>'


def _by_claimant(document: glossator.Document) -> Iterator[tuple[str, list[Any]]]:
    """The name of each claimant with the claims, those with most first, the narrator last."""
    names = {person.id: person.name for person in document.layers.get_or_empty("people")}
    found: dict[str, list[Any]] = {}
    for one in document.layers["claims"]:
        found.setdefault(_name(document, one, names), []).append(one)
    yield from sorted(found.items(), key=lambda item: (item[0] == _NARRATOR, -len(item[1])))


def _name(document: glossator.Document, claim: Any, names: dict[str, str | None]) -> str:
    """What a claimant is called: the fullest name, else the words that name it."""
    if claim.claimant_kind == "narrator":
        return _NARRATOR
    if person := names.get(claim.claimant_person or ""):
        return person
    entities = document.layers.get_or_empty("entities")
    if claim.claimant and claim.claimant_kind in ("person", "organisation"):
        entity, seen = entities.by_id(claim.claimant), {claim.claimant}
        while entity.full and entity.full not in seen:
            seen.add(entity.full)
            entity = entities.by_id(entity.full)
        return " ".join(document.text_of(entity).split())
    if claim.claimant_span:
        start, end = claim.claimant_span
        return " ".join(document.text[start:end].split())
    return "nobody named"
