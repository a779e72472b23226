"""What spaCy knows of a document, in the shape of ``Doc.to_json``: for both of its formats.

Entities that do not overlap are ``ents``; every other layer of spans is a span group of its name,
overlapping entities too. Words and their analysis are attributes of tokens, sentences ``sents``.
The fields of spans are span attributes, ``span._.hedging_strength``; a field that refers to another
annotation holds its id, which stands in the span's ``id``. What is the document's own is in its
attributes: ``doc._.metadata``. Offsets are code points.

https://spacy.io/api/doc#to_json
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Required, TypedDict

import glossator
from glossator.exchange import ExchangeOptions, Incoming, Labels, Mark, all_marks, choices
from glossator_formats.jsonrows import check_shape, extent_of
from glossator_formats.vocabulary import incoming, labels_of
from glossator_standard.dependencies import Dependency
from glossator_standard.entities import Entity
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token

Extent = tuple[int, int]
Shape = dict[str, Any]


class _Place(TypedDict):
    start: int
    end: int


class _Labelled(_Place):
    label: str


class _At(TypedDict):
    start: int
    value: Any


class _Between(_Place):
    value: Any


class _Shape(TypedDict, total=False):
    """The types of what ``Doc.to_json`` writes."""

    text: Required[str]
    ents: list[_Labelled]
    sents: list[_Place]
    tokens: list[_Place]
    spans: dict[str, list[_Labelled]]
    cats: dict[str, Any]
    _: dict[str, Any]
    underscore_token: dict[str, list[_At]]
    underscore_span: dict[str, list[_Between]]


CATS = "cats"
ID = "id_"
"""What a field of an annotation is called that holds an id of theirs."""

_OWN = ("id", "language", "metadata")
"""What is written of the document itself."""

PARTS_OF_SPEECH = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
"""Those of Universal Dependencies; spaCy takes no others."""

_PIECE = re.compile(r"\w+|[^\w\s]")


# Writing


def shape_of(document: glossator.Document, labels: Labels) -> Shape:
    """A document as ``Doc.to_json`` would write it."""
    return _Writer(document, labels).shape()


class _Token(NamedTuple):
    start: int
    end: int
    mark: Mark | None
    """None of what spaCy makes a token, and our layer does not."""


class _Writer:
    def __init__(self, document: glossator.Document, labels: Labels) -> None:
        self._document = document
        self._labels = labels
        self._marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in all_marks(document):
            self._marks[mark.layer].append(mark)
        self._tokens = _tokens(document.text, self._marks)
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


def _tokens(text: str, marks: Mapping[str, Sequence[Mark]]) -> list[_Token]:
    """Tokens that make up the text: those of the layer, and what stands between them.

    Where there is no such layer, every span begins and ends with a token. A space after a token
    belongs to it; more white space is a token of its own, as in spaCy.
    """
    own = [
        _Token(*mark.extents[0], mark)
        for mark in marks.get(Token.type_name(), ())
        if text[slice(*mark.extents[0])].strip()
    ]
    cuts: set[int] = set()
    if not own:
        cuts = {at for some in marks.values() for one in some for at in sum(one.extents, ())}
    words: list[_Token] = []
    at = 0
    for token in [*own, _Token(len(text), len(text), None)]:
        words += _pieces(text, at, token.start, cuts)
        words.append(token)
        at = token.end
    return list(_with_space(text, words[:-1]))


def _pieces(text: str, start: int, end: int, cuts: set[int]) -> Iterator[_Token]:
    """What stands between two tokens, but for white space."""
    for piece in _PIECE.finditer(text, start, end):
        begin = piece.start()
        for at in (*sorted(cuts & set(range(begin + 1, piece.end()))), piece.end()):
            yield _Token(begin, at, None)
            begin = at


def _with_space(text: str, words: Iterable[_Token]) -> Iterator[_Token]:
    at, is_first = 0, True
    for word in [*words, _Token(len(text), len(text), None)]:
        begin = at
        if begin < word.start and not is_first and text[begin] == " ":
            begin += 1
        if begin < word.start:
            yield _Token(begin, word.start, None)
        if word.start < len(text):
            yield word
        at, is_first = word.end, False


# Reading


def document_of(
    shape: Mapping[str, Any], format_: glossator.Format[ExchangeOptions], identifier: str
) -> glossator.Document:
    """The document that a shape is of; raises FormatError where it does not fit together."""
    check_shape(shape, _Shape)
    return _Reader(shape, format_).document(identifier)


class _Reader:
    def __init__(
        self, shape: Mapping[str, Any], format_: glossator.Format[ExchangeOptions]
    ) -> None:
        self._shape = shape
        self._text = str(shape["text"])
        self._types = format_.types
        self._labels = labels_of(format_)
        self._incoming: Incoming = incoming(format_)
        self._spans: list[_Span] = []
        self._keys: set[str] = set()

    def document(self, identifier: str) -> glossator.Document:
        shape = self._shape
        if "ents" in shape:
            self._incoming.layer(Entity.type_name())
        for row in shape.get("ents") or ():
            self._take(self._labels.ours(str(row["label"])), row)
        for group, rows in (shape.get("spans") or {}).items():
            self._incoming.layer(self._labels.ours(group).layer)
            for row in rows:
                self._take(self._of_group(group, str(row.get("label") or "")), row)
        for row in shape.get("sents") or ():
            start, end = _trimmed(self._text, extent_of(row, "start", "end", len(self._text)))
            if start < end:
                self._spans.append(_Span(Sentence.type_name(), (start, end), {}, ""))
        self._read_tokens()
        self._read_attributes()
        keys = {span.key for span in self._spans}
        for span in self._spans:
            links = {name: ids for name, ids in span.links.items() if _all_in(ids, keys)}
            self._incoming.add(span.layer, [span.extent], span.fields, key=span.key, pointing=links)
        own = dict(shape.get("_") or {})
        said = {key: own.pop(key, None) for key in _OWN}
        metadata = {**own, **(said["metadata"] if isinstance(said["metadata"], dict) else {})}
        if cats := shape.get(CATS):
            metadata[CATS] = cats
        return self._incoming.document(
            str(said["id"] or identifier),
            self._text,
            language=said["language"] if isinstance(said["language"], str) else None,
            metadata=metadata,
        )

    def _of_group(self, group: str, label: str) -> tuple[str, str | None]:
        """The layer and the label of a span of a group."""
        layer, fixed = self._labels.ours(group)
        theirs = self._labels.ours(label)
        if fixed or not label or label == group:
            return layer, fixed
        if theirs.layer == layer and theirs.label:
            return theirs
        cls = self._types.get(layer)
        if cls and (not cls.label_field or (choices(cls) and label not in choices(cls))):
            return theirs  # a label that the layer of that name cannot have
        return layer, label

    def _take(self, ours: tuple[str, str | None], row: Mapping[str, Any]) -> None:
        layer, label = ours
        extent = extent_of(row, "start", "end", len(self._text))
        cls = self._types.get(layer)
        fields: dict[str, Any] = {"kb_id": row.get("kb_id") or None}
        if label is not None:
            fields[cls.label_field if cls else "label"] = label
        key = str(row.get("id") or "")
        if not key.startswith(f"{layer}:"):
            fields[ID] = key or None  # an id of theirs, which need not be of this span alone
        if not key or key in self._keys:
            key = f"span {len(self._spans)}"
        self._keys.add(key)
        self._spans.append(_Span(layer, extent, fields, key))

    def _read_tokens(self) -> None:
        rows = self._shape.get("tokens") or ()
        kept = {}
        for number, row in enumerate(rows):
            extent = extent_of(row, "start", "end", len(self._text))
            if self._text[slice(*extent)].strip():
                kept[number] = extent
        said = self._token_attributes()
        for number, extent in kept.items():
            fields = said.get(extent[0])
            self._incoming.add(Token.type_name(), [extent], fields, key=f"token {number}")
        names = ("pos", "tag", "morph", "lemma", "dep")
        words = {n: rows[n] for n in kept if any(rows[n].get(name) for name in names)}
        for number, row in words.items():
            fields = {
                "upos": row.get("pos") or "X",
                "xpos": row.get("tag") or None,
                "features": row.get("morph") or "",
                "lemma": row.get("lemma") or None,
            }
            self._incoming.add(
                Morph.type_name(),
                (),
                fields,
                key=f"word {number}",
                pointing={"token": f"token {number}"},
            )
        for number, row in words.items():
            head = row.get("head")
            if not row.get("dep"):
                continue
            if head is not None and not 0 <= head < len(rows):
                raise glossator.FormatError(
                    f"token {number}: expected the number of a token as head, got {head}"
                )
            pointing = {"word": f"word {number}"}
            if head != number and head in words:
                pointing["head"] = f"word {head}"
            self._incoming.add(
                Dependency.type_name(), (), {"relation": row["dep"]}, pointing=pointing
            )

    def _token_attributes(self) -> dict[int, dict[str, Any]]:
        """What is said of the token that begins at an offset."""
        found: dict[int, dict[str, Any]] = defaultdict(dict)
        for name, values in (self._shape.get("underscore_token") or {}).items():
            for one in values:
                found[one["start"]][name] = one["value"]
        return found

    def _read_attributes(self) -> None:
        """What is said of spans: of those of the layer that the name begins with, else of all."""
        at: dict[Extent, list[_Span]] = defaultdict(list)
        for span in self._spans:
            at[span.extent].append(span)
        for attribute, values in (self._shape.get("underscore_span") or {}).items():
            for one in values:
                spans = at[one["start"], one["end"]]
                own = [span for span in spans if attribute.startswith(f"{span.layer}_")]
                for span in own or spans:
                    name = attribute.removeprefix(f"{span.layer}_") if own else attribute
                    span.say(name, one["value"], self._types.get(span.layer))


class _Span:
    def __init__(self, layer: str, extent: Extent, fields: dict[str, Any], key: str) -> None:
        self.layer, self.extent, self.fields, self.key = layer, extent, fields, key
        self.links: dict[str, Any] = {}

    def say(self, name: str, value: Any, cls: type[glossator.Annotation] | None) -> None:
        """Take a field, or what it refers to."""
        is_link = cls and any(one.field == name and one.target for one in glossator.references(cls))
        if is_link:
            self.links[name] = value
        else:
            self.fields[name] = value


def _all_in(ids: Any, keys: set[str]) -> bool:
    return set([ids] if isinstance(ids, str) else ids) <= keys


def _trimmed(text: str, extent: Extent) -> Extent:
    """An extent without the white space at both ends."""
    words = text[slice(*extent)]
    start = extent[0] + len(words) - len(words.lstrip())
    return start, max(start, extent[1] - len(words) + len(words.rstrip()))
