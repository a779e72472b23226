"""A document in the shape of ``Doc.to_json``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import glossator
from glossator.exchange import Labels, Mark, all_marks
from glossator_formats.spacy_shape import CATS, ID, Extent, Shape
from glossator_formats.spacy_tokens import tokens_of
from glossator_standard.dependencies import Dependency
from glossator_standard.entities import Entity
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token

PARTS_OF_SPEECH = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
"""Those of Universal Dependencies; spaCy takes no others."""


def shape_of(document: glossator.Document, labels: Labels) -> Shape:
    """A document as ``Doc.to_json`` would write it."""
    return _Writer(document, labels).shape()


class _Writer:
    def __init__(self, document: glossator.Document, labels: Labels) -> None:
        self._document = document
        self._labels = labels
        self._marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in all_marks(document):
            self._marks[mark.layer].append(mark)
        self._tokens = tokens_of(document.text, self._marks)
        self._starts = {one.start: number for number, one in enumerate(self._tokens)}
        self._ends = {one.end for one in self._tokens}

    def shape(self) -> Shape:
        document, shape = self._document, Shape(text=self._document.text)
        spoken = {"id": document.id, "language": document.language, "metadata": document.metadata}
        entities = self._marks.get(Entity.type_name(), [])
        flat = _flat([mark for mark in entities if self._fits(mark)])
        if Entity.type_name() in document.layers:
            shape["ents"] = [self._span(mark) for mark in flat]
        sentences = [mark for mark in self._marks[Sentence.type_name()] if self._fits(mark)]
        if sentences:
            shape["sents"] = [_place(mark) for mark in sentences]
        if _are_cats(cats := document.metadata.get(CATS)):
            shape[CATS] = cats
            others = {key: value for key, value in document.metadata.items() if key != CATS}
            spoken["metadata"] = others
        shape["tokens"] = self._token_rows(sentences)
        shape |= self._groups(flat)
        shape["_"] = {key: value for key, value in spoken.items() if value}
        shape |= self._attributes(sentences)
        return shape

    def _fits(self, mark: Mark) -> bool:
        """Whether a mark is of one piece that begins and ends with a token."""
        if len(mark.extents) != 1:
            return False
        start, end = mark.extents[0]
        return start < end and start in self._starts and end in self._ends

    def _span(self, mark: Mark) -> dict[str, Any]:
        foreign = self._labels.foreign(mark.layer, mark.label).removeprefix(f"{mark.layer}-")
        if label := self._open_label(mark):
            foreign = label
        theirs = {"kb_id": mark.fields.get("kb_id", ""), "id": mark.fields.get(ID, mark.id)}
        return {**_place(mark), "label": foreign, **{k: str(one) for k, one in theirs.items()}}

    def _open_label(self, mark: Mark) -> str | None:
        """The label of an annotation whose layer has no class: a span of a group has one there."""
        if type(self._document.layers[mark.layer][0]) is not glossator.OpaqueAnnotation:
            return None
        label = mark.fields.get("label")
        return label if isinstance(label, str) and label and label != mark.layer else None

    def _groups(self, flat: Sequence[Mark]) -> Shape:
        written = {mark.id for mark in flat}
        own = (Token.type_name(), Sentence.type_name())
        groups = {}
        for name, layer in self._document.layers.items():
            if layer.status != "ok" or name in own or not self._is_of_spans(name):
                continue
            marks = [mark for mark in self._marks.get(name, []) if mark.id not in written]
            if name != Entity.type_name() or marks:
                groups[name] = [self._span(mark) for mark in marks if self._fits(mark)]
        return {"spans": groups} if groups else {}

    def _is_of_spans(self, name: str) -> bool:
        """Whether a layer is of spans; of one without annotations nothing else is known."""
        marks = self._marks.get(name)
        if marks:
            return any(mark.extents for mark in marks)
        return name not in (Morph.type_name(), Dependency.type_name())

    def _attributes(self, sentences: Iterable[Mark]) -> Shape:
        """The fields of spans and of tokens."""
        spans: dict[str, list[dict[str, Any]]] = defaultdict(list)
        seen: set[tuple[str, Extent]] = set()
        own = (Token.type_name(), Sentence.type_name())
        some = [mark for name, marks in self._marks.items() if name not in own for mark in marks]
        for mark in [*some, *sentences]:
            if not self._fits(mark):
                continue
            for name, value in self._fields(mark):
                key = f"{mark.layer}_{name}"
                # One value for each stretch of the text is all that spaCy has.
                if (key, mark.extents[0]) not in seen:
                    seen.add((key, mark.extents[0]))
                    spans[key].append({**_place(mark), "value": value})
        tokens: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for token in self._tokens:
            for name, value in self._fields(token.mark) if token.mark else ():
                tokens[name].append({"start": token.start, "value": value})
        found = {"underscore_token": dict(tokens), "underscore_span": dict(spans)}
        return {name: value for name, value in found.items() if value}

    def _fields(self, mark: Mark) -> Iterator[tuple[str, Any]]:
        cls: type[glossator.Annotation] = type(self._document.layers[mark.layer][0])
        for name, value in mark.fields.items():
            is_link = name in mark.references and name not in cls.__struct_fields__
            is_label = name == cls.label_field or (name == "label" and self._open_label(mark))
            is_said = is_label or name in (ID, "kb_id")
            if not (is_said or is_link or value is None):
                yield name, value

    def _token_rows(self, sentences: Sequence[Mark]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = [
            {"id": number, "start": token.start, "end": token.end}
            for number, token in enumerate(self._tokens)
        ]
        number_of = {one.mark.id: at for at, one in enumerate(self._tokens) if one.mark}
        words: dict[int, Mark] = {}
        for morph in self._marks[Morph.type_name()]:
            at = number_of.get(morph.references["token"][0])
            if at is not None:
                words.setdefault(at, morph)
        if words:
            for at, row in enumerate(rows):
                row |= _analysis(words.get(at))
        heads = self._heads({morph.id: at for at, morph in words.items()})
        if heads and _sentence_starts(heads, len(rows)) == self._wanted_starts(sentences, heads):
            for at, row in enumerate(rows):
                row["dep"], row["head"] = heads.get(at, ("", at))
        return rows

    def _heads(self, number_of: Mapping[str, int]) -> dict[int, tuple[str, int]]:
        """The relation and the head of tokens."""
        heads = {}
        for mark in self._marks[Dependency.type_name()]:
            at = number_of.get(mark.references["word"][0])
            head = mark.references.get("head", ("",))[0]
            if at is not None and (not head or head in number_of):
                heads[at] = str(mark.fields["relation"]), number_of.get(head, at)
        return heads

    def _wanted_starts(
        self, sentences: Sequence[Mark], heads: Mapping[int, tuple[str, int]]
    ) -> set[int] | None:
        """The first tokens of sentences, which spaCy takes from heads where there are any."""
        if Sentence.type_name() not in self._document.layers:
            return _sentence_starts(heads, len(self._tokens))
        return {self._starts[mark.extents[0][0]] for mark in sentences}


def _place(mark: Mark) -> dict[str, Any]:
    return {"start": mark.extents[0][0], "end": mark.extents[0][1]}


def _are_cats(value: object) -> bool:
    """Whether a value is classes of a text with their scores."""
    return (
        bool(value)
        and isinstance(value, dict)
        and all(type(n) is float or n in (0, 1) for n in value.values())
    )


def _analysis(morph: Mark | None) -> dict[str, str]:
    fields = morph.fields if morph else {}
    pos = str(fields.get("upos", ""))
    return {
        "tag": str(fields.get("xpos") or ""),
        "pos": pos if pos in PARTS_OF_SPEECH else "",
        "morph": str(fields.get("features") or ""),
        "lemma": str(fields.get("lemma") or ""),
    }


def _flat(entities: Iterable[Mark]) -> list[Mark]:
    """Those that share no text; of those that do the longest, then the first."""
    taken: list[Mark] = []
    covered: set[int] = set()
    for mark in sorted(entities, key=lambda one: one.extents[0][0] - one.extents[0][1]):
        extent = range(*mark.extents[0])
        if covered.isdisjoint(extent):
            covered.update(extent)
            taken.append(mark)
    return sorted(taken, key=lambda one: one.extents)


def _sentence_starts(heads: Mapping[int, tuple[str, int]], count: int) -> set[int] | None:
    """The first token below each root; None where heads go round in a circle."""
    first: dict[int, int] = {}
    for at in range(count):
        if at not in heads:
            continue
        root, steps = at, 0
        while heads.get(root, ("", root))[1] != root:
            root, steps = heads[root][1], steps + 1
            if steps > count:
                return None
        if root not in heads:
            return None
        first.setdefault(root, at)
    return set(first.values())
