"""spaCy's DocBin, what ``spacy train`` reads: written and read by spaCy itself."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import IO, Any

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.spacy_reading import document_of
from glossator_formats.spacy_shape import GROUPS, SCORES, Shape
from glossator_formats.spacy_writing import shape_of
from glossator_formats.vocabulary import labels_of

LARGEST = 1 << 30
"""Bytes that a file may unpack to."""

_SPOKEN = "._."
"""What the keys of extension attributes begin with in spaCy's ``user_data``."""


class SpacyDocBin(glossator.Format[ExchangeOptions]):
    """Documents of spaCy in its binary format; needs spaCy."""

    name = "spacy"
    suffixes = (".spacy",)
    binary = True

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: it is packed with zlib."""
        return None if source.head.startswith(b"\x78") else False

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: the line of a record is the number of its document."""
        data, number = stream.read(), 0
        spacy = _spacy()
        try:
            while data:
                rest = _after(data)
                for doc in spacy.DocBin().from_bytes(data).get_docs(spacy.vocab):
                    number += 1
                    yield glossator.Record(_shape(doc), number)
                data = rest
        except (ValueError, KeyError, TypeError, IndexError, AssertionError) as error:
            words = re.split(r"[.\n]", str(error).removeprefix("[E1014] "))[0]
            raise glossator.FormatError(f"expected a DocBin of spaCy: {words}") from None

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        default = f"{source.identifier}-{record.line}" if record.line > 1 else source.identifier
        return document_of(record.data, self, default)

    def header(self) -> bytes:
        """As `Format.header`: a file begins."""
        self._docs = _spacy().DocBin(store_user_data=True)
        return b""

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`: all is written at the end."""
        self._docs.add(_doc(shape_of(document, labels_of(self))))
        return b""

    def footer(self) -> bytes:
        """As `Format.footer`."""
        data: bytes = self._docs.to_bytes()
        return data


class _Spacy:
    """What is used of spaCy, imported when it is needed."""

    def __init__(self) -> None:
        from spacy.tokens import Doc, DocBin, Span, SpanGroup
        from spacy.vocab import Vocab

        self.Doc, self.DocBin, self.Span, self.SpanGroup = Doc, DocBin, Span, SpanGroup
        self.vocab = Vocab()


@cache
def _spacy() -> Any:
    other = "use the format spacy-json"
    glossator.require("a .spacy file", "spacy", install="glossator[spacy]", otherwise=other)
    return _Spacy()


def _after(data: bytes) -> bytes:
    """What stands after a DocBin, of which spaCy says nothing: another one, where they were joined.

    Raises:
        FormatError: where it would fill the memory, before it is unpacked, or is none.
    """
    unpacker, size = zlib.decompressobj(), 0
    try:
        while data and not unpacker.eof:
            size += len(unpacker.decompress(data, 1 << 20))
            data = unpacker.unconsumed_tail
            if size > LARGEST:
                raise glossator.FormatError(
                    f"expected a DocBin of at most {LARGEST >> 20} MiB unpacked, got more"
                )
    except zlib.error as error:
        raise glossator.FormatError(f"expected a DocBin of spaCy: {error}") from None
    return unpacker.unused_data


def _doc(shape: Shape) -> Any:
    """The shape as a document of spaCy."""
    spacy, text, rows = _spacy(), shape["text"], shape["tokens"]
    nexts = [*(row["start"] for row in rows), len(text)][1:]
    words = [text[row["start"] : row["end"]] for row in rows]
    spaces = [row["end"] < after for row, after in zip(rows, nexts, strict=True)]
    starts = {row["start"]: row["id"] for row in rows}
    ends = {row["end"]: row["id"] + 1 for row in rows}
    analysis: dict[str, list[Any]] = {
        argument: [row[name] for row in rows]
        for argument, name in _ARGUMENTS.items()
        if rows and name in rows[0]
    }
    if "deps" not in analysis and shape.get("sents"):  # else spaCy takes them from the heads
        begins = {starts[one["start"]] for one in shape["sents"]}
        analysis["sent_starts"] = [number in begins for number in range(len(rows))]
    doc = spacy.Doc(spacy.vocab, words=words, spaces=spaces, **analysis)

    def span(row: Mapping[str, Any]) -> Any:
        start, end = starts[row["start"]], ends[row["end"]]
        return spacy.Span(
            doc, start, end, label=row["label"], kb_id=row["kb_id"], span_id=row["id"]
        )

    if "ents" in shape:
        doc.set_ents([span(row) for row in shape["ents"]], default="outside")
    said = shape["_"].get("metadata", {}).get(GROUPS)
    told = said if isinstance(said, dict) and _is_packable(said) else {}
    for group, some in shape.get("spans", {}).items():
        attrs = told.get(group)
        own = attrs if isinstance(attrs, dict) else {}
        spans = [span(row) for row in some]
        doc.spans[group] = spacy.SpanGroup(doc, name=group, spans=spans, attrs=own)
    doc.cats = shape.get("cats", {})
    doc.user_data.update(_user_data(shape))
    return doc


_ARGUMENTS = {
    "tags": "tag",
    "pos": "pos",
    "morphs": "morph",
    "lemmas": "lemma",
    "heads": "head",
    "deps": "dep",
}


def _user_data(shape: Shape) -> Iterator[tuple[Any, Any]]:
    """The extension attributes of the document, its tokens and its spans, as spaCy keeps them."""
    said = [((name, None, None), value) for name, value in shape["_"].items()]
    for name, rows in shape.get("underscore_token", {}).items():
        said += [((name, row["start"], None), row["value"]) for row in rows]
    for name, rows in shape.get("underscore_span", {}).items():
        said += [((name, row["start"], row["end"]), row["value"]) for row in rows]
    for key, value in said:
        if _is_packable(value):
            yield (_SPOKEN, *key), value


def _is_packable(value: Any) -> bool:
    """Whether MessagePack can hold a value: its integers have 64 bits."""
    if isinstance(value, dict):
        return all(map(_is_packable, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_packable, value))
    return not isinstance(value, int) or -(1 << 63) <= value < 1 << 64


def _shape(doc: Any) -> Shape:
    """A document of spaCy as a shape."""
    shape: Shape = doc.to_json()
    if len(doc) == 0:
        shape.pop("ents", None)
    if "ents" in shape:
        shape["ents"] = [_span(one) for one in doc.ents]
    shape["_"] = {}
    if doc.spans:
        shape["spans"] = {name: [*_grouped(group)] for name, group in doc.spans.items()}
        said = {name: _plain(own) for name, group in doc.spans.items() if (own := _own(group))}
        shape["_"] |= {GROUPS: said} if said else {}
    tokens: dict[str, list[Any]] = {}
    spans: dict[str, list[Any]] = {}
    for key, value in doc.user_data.items():
        plain = _plain(value)
        match key:
            case (str(begin), str(name), None, None, *_) if begin == _SPOKEN:
                shape["_"][name] = plain
            case (str(begin), str(name), int(start), None, *_) if begin == _SPOKEN:
                tokens.setdefault(name, []).append({"start": start, "value": plain})
            case (str(begin), str(name), int(start), int(end), *_) if begin == _SPOKEN:
                spans.setdefault(name, []).append({"start": start, "end": end, "value": plain})
            case _:
                shape["_"][str(key)] = plain
    return shape | {"underscore_token": tokens, "underscore_span": spans}


def _grouped(group: Any) -> Iterator[dict[str, Any]]:
    """The spans of a group, with their scores where it has one for each."""
    scores = _plain(group.attrs.get(SCORES))
    if not isinstance(scores, list) or len(scores) != len(group):
        scores = [None] * len(group)
    for span, score in zip(group, scores, strict=True):
        yield {**_span(span), "score": score}


def _own(group: Any) -> dict[str, Any]:
    return {name: value for name, value in group.attrs.items() if name != SCORES}


def _span(span: Any) -> dict[str, Any]:
    return {
        "start": span.start_char,
        "end": span.end_char,
        "label": span.label_,
        "kb_id": span.kb_id_,
        "id": span.id_,
    }


def _plain(value: Any) -> Any:
    """A value of ``user_data`` as JSON has it: spaCy reads lists as tuples."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    return _plain(value.tolist()) if hasattr(value, "tolist") else str(value)
