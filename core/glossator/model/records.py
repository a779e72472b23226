"""Annotations as plain records, and the columns of a table of them, told by their class.

A record has what an annotation points at beside it: the text of its span, of each extent and of all
that it refers to, and the sentence that it stands in. For that a layer knows what it stands in, the
document that it was last put into: its text and the annotations beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from glossator.model.annotation import Annotation, OpaqueAnnotation, Span, has_place
from glossator.model.columntypes import ColumnType, ListOf, Plain, held_by, made_plain
from glossator.model.references import Reference, references

SENTENCES = "sentences"
"""The layer type whose annotations the columns of the sentence are read from."""


class Surroundings:
    """What the layers of a document stand in: its text, and each other's annotations.

    It holds annotations and no layers, which hold it: they would keep each other alive.
    """

    def __init__(self, text: str, layers: Mapping[str, tuple[str, Sequence[Annotation]]]) -> None:
        """The text, and layer name to its type and annotations."""
        self.text = text
        self._layers = layers
        self._by_id: dict[str, dict[str, Annotation]] = {}
        self._last: tuple[Annotation | None, tuple[int, Span] | None] = (None, None)

    def _find(self, identifier: str) -> Annotation | None:
        """The annotation of an id; most begin with the name of their layer."""
        for name in (identifier.rpartition(":")[0], *self._layers):
            if found := self._of(name).get(identifier):
                return found
        return None

    def _of(self, name: str) -> dict[str, Annotation]:
        """The annotations of a layer by their ids."""
        if name not in self._by_id:
            items = self._layers[name][1] if name in self._layers else ()
            self._by_id[name] = {item.id: item for item in items}
        return self._by_id[name]

    @cached_property
    def _sentences(self) -> tuple[list[int], Sequence[Any]]:
        """Where the sentences start, and the sentences: of the layer of that name, else type."""
        found: Sequence[Any] = next(
            (items for type_, items in self._layers.values() if type_ == SENTENCES), ()
        )
        if SENTENCES in self._layers:
            found = self._layers[SENTENCES][1]
        return [one.start for one in found], found

    def text_of(self, annotation: Annotation | None) -> str | None:
        """The text of a span, the parts of a discontinuous one joined by a space.

        None of what has no place in the text.
        """
        if not has_place(annotation):
            return None
        if annotation.fragments:
            return " ".join(self.text[start:end] for start, end in annotation.fragments)
        return self.text[annotation.start : annotation.end]

    def pointed(self, value: Any) -> str | None:
        """The text of what a field points at, an id or an extent."""
        if isinstance(value, str):
            return self.text_of(self._find(value))
        return self.text[value[0] : value[1]]

    def sentence(self, annotation: Annotation) -> tuple[int, Span] | None:
        """The sentence that an annotation begins in, and its number in the document, from 1.

        A relation is where the first thing is that it refers to. What begins between two
        sentences is in the one that it reaches into.
        """
        last, found = self._last
        if last is not annotation:  # the columns of a record ask one after the other
            place = self._place(annotation)
            found = place and self._sentence_at(*place)
            self._last = annotation, found
        return found

    def _sentence_at(self, start: int, end: int) -> tuple[int, Span] | None:
        starts, sentences = self._sentences
        at = max(bisect_right(starts, start) - 1, 0)
        for number, one in enumerate(sentences[at : at + 2], at + 1):
            if one.start < max(end, start + 1) and start < one.end:
                return number, one
        return None

    def _place(self, annotation: Annotation) -> tuple[int, int] | None:
        if has_place(annotation):
            return annotation.start, annotation.end
        for reference in references(type(annotation)):
            for value in reference.values(annotation):
                if not isinstance(value, str):
                    return tuple(value)
                found = self._find(value)
                if has_place(found):
                    return found.start, found.end
        return None


Read = Callable[[Any, Surroundings], Any]


class Column(NamedTuple):
    """A column of the table of a layer type."""

    name: str
    type: ColumnType
    read: Read
    """What the column has of an annotation, a plain value of the type, or None.

    It is told the annotation, and what its layer stands in."""
    is_field: bool = False
    """Whether it has what a field of the annotation says, not what that points at."""


@cache
def columns(cls: type[Annotation]) -> tuple[Column, ...]:
    """The columns of the table of a layer type: its fields, and what they point at beside them.

    These are, in this order: the fields of every annotation; ``text`` of a span; the declared
    fields, each extent and reference followed by its text, ``holder_text``; ``sentence``,
    ``sentence_number`` and ``sentence_text``. A column that is not a field gets an underscore where
    another has its name, in capitals or small: ``text_``.

    Args:
        cls: A class that declares its fields: not `OpaqueAnnotation`.
    """
    fields = held_by(cls)
    pointing = {one.field: one for one in references(cls)}
    own: list[Column] = []
    for name, held in fields.items():
        own.append(Column(name, held.type, _field(name, held.plain), is_field=True))
        if name == "fragments" and issubclass(cls, Span):
            own.append(_TEXT)
        elif name in pointing:
            own.append(_pointed(pointing[name]))
    return _distinct([*own, *_SENTENCE])


def records(
    name: str, surroundings: Surroundings | None, annotations: Sequence[Annotation]
) -> Iterator[dict[str, Any]]:
    """A record of each annotation: its layer's name, then the columns.

    What no class declares has its fields as they were read.

    Args:
        name: The layer's name.
        surroundings: What the layer stands in; where that is not known there are only fields.
        annotations: Those of the layer.
    """
    cls = type(annotations[0]) if annotations else Annotation
    known = _opaque(annotations) if cls is OpaqueAnnotation else columns(cls)
    if surroundings is None:
        known = tuple(column for column in known if column.is_field)
        surroundings = Surroundings("", {})
    layer = free("layer", [column.name for column in known])
    for one in annotations:
        yield {layer: name, **{column.name: column.read(one, surroundings) for column in known}}


def _opaque(annotations: Sequence[Any]) -> tuple[Column, ...]:
    """The columns of a layer that no class declares: the fields that any of its records has."""
    fields = dict.fromkeys(("id", *(name for one in annotations for name in one.data)))
    own = [Column(name, "json", _datum(name), is_field=True) for name in fields]
    return _distinct([*own, _TEXT, *_SENTENCE])


def _datum(name: str) -> Read:
    return lambda annotation, _: annotation.data.get(name)


def _field(name: str, plain: Plain | None) -> Read:
    if plain is None:
        get = attrgetter(name)
        return lambda annotation, _: get(annotation)
    return lambda annotation, _: made_plain(getattr(annotation, name), plain)


def _pointed(reference: Reference) -> Column:
    """The column of the text of what a field points at."""
    inner = f"_{reference.inner}" if reference.inner else ""
    name = f"{reference.field}{inner}_text"

    def read(annotation: Any, surroundings: Surroundings) -> Any:
        value = reference.value(annotation)
        if value is None:
            return None
        if reference.many:
            return [surroundings.pointed(one) for one in value]
        return surroundings.pointed(value)

    return Column(name, ListOf("string") if reference.many else "string", read)


def _distinct(found: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, each with a name of its own: those that are no fields give way."""
    taken = [column.name for column in found if column.is_field]
    made = []
    for column in found:
        if not column.is_field:
            column = column._replace(name=free(column.name, taken))
            taken.append(column.name)
        made.append(column)
    return tuple(made)


def free(name: str, taken: Iterable[str]) -> str:
    """The name of a column that is no field: with an underscore where another has it.

    Tables do not tell capitals from small letters.
    """
    known = {one.lower() for one in taken}
    while name.lower() in known:
        name += "_"
    return name


def _sentence(read: Callable[[int, Any, Surroundings], Any]) -> Read:
    """What is read of the sentence of an annotation; None where it stands in none."""

    def found(annotation: Any, surroundings: Surroundings) -> Any:
        sentence = surroundings.sentence(annotation)
        return None if sentence is None else read(*sentence, surroundings)

    return found


_TEXT = Column("text", "string", lambda annotation, beside: beside.text_of(annotation))
_SENTENCE = (
    Column("sentence", "string", _sentence(lambda _, one, __: one.id)),
    Column("sentence_number", "integer", _sentence(lambda number, _, __: number)),
    Column("sentence_text", "string", _sentence(lambda _, one, beside: beside.text_of(one))),
)
