"""Entities from names that stand in the text as marks: no tagger is asked."""

from __future__ import annotations

from entitled import segments

from glossator.testing import document, marked
from glossator_entities import Entities
from glossator_standard import Entity, Name


def entities_of(names: str) -> tuple[str, list[Entity]]:
    """A text with its names marked, without the marks; and its entities, not numbered yet."""
    text, marks = marked(names)
    made = document(
        text,
        *segments(text),
        *(
            Name(start=one.start, end=one.end, label=one.fields["l"], rule="model")  # type: ignore[arg-type]  # written in the mark
            for one in marks
        ),
    )
    annotator = Entities()
    annotator.prepare()
    return text, list(annotator.annotate(made))
