"""Entities from names that stand in the text as marks: no tagger is asked."""

from __future__ import annotations

from entitled import segments

from glossator.testing import document, marked
from glossator.testing.marks import Mark
from glossator_entities import Entities
from glossator_standard import Block, Entity, ListChanges, ListOptions, Name


def entities_of(
    names: str, lists: ListChanges | None = None, byline: str = ""
) -> tuple[str, list[Entity]]:
    """A text with its names marked, without the marks; and its entities, not numbered yet.

    `byline` is the line that is one. Beside its label ``l`` a mark may say how likely labels are:
    ``[Acme|l=ORG ORG=0.6 GPE=0.4]``.
    """
    text, marks = marked(names)
    made = document(
        text,
        *segments(text),
        *map(_name, marks),
        *_bylines(text, byline),
    )
    annotator = Entities(ListOptions(lists=lists))
    annotator.prepare()
    return text, list(annotator.annotate(made))


def _bylines(text: str, line: str) -> list[Block]:
    start = text.index(line)
    end = start + len(line)
    return [Block(start=start, end=end, kind="byline", confidence=1.0, rule="by")] if line else []


def _name(mark: Mark) -> Name:
    likely = {label: float(value) for label, value in mark.fields.items() if label != "l"}
    return Name(
        start=mark.start,
        end=mark.end,
        label=mark.fields["l"],  # type: ignore[arg-type]  # written in the mark
        rule="model",
        probabilities=likely or None,  # type: ignore[arg-type]  # written in the mark
    )
