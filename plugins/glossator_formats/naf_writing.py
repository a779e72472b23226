"""A document as NAF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.naf_words import ABOUT, FURTHER, LANG, MORPH, NUMBERED, OURS, Words
from glossator_formats.said import Said, one_line_json, said
from glossator_formats.vocabulary import labels_of
from glossator_formats.xmlfiles import check_holds
from glossator_standard import Dependency, Entity, Morph, Token

VERSION = "3.3.1"
_EXTERNAL = {"reference", "reftype", "confidence", "status", "source", "timestamp"}
"""The attributes of an external reference beside `resource`."""
_INSTEAD = "write it in a format of JSON"


class Writer:
    """Makes the tree of a document."""

    def __init__(
        self, format_: glossator.Format[ExchangeOptions], document: glossator.Document
    ) -> None:
        from lxml import etree  # an extra

        self._etree = etree
        self._document = document
        self._marks: dict[str, list[Said]] = defaultdict(list)
        for one in said(document, labels_of(format_)):
            self._marks[one.mark.layer].append(one)
        tokens = self._marks.pop(Token.type_name(), [])
        if not tokens:
            raise glossator.FormatError(
                "NAF refers to words by their ids, and the document has no tokens: "
                "make them with `glossator run --layers tokens,sentences`"
            )
        check_holds(document.text, "the text", _INSTEAD)
        self._words = Words([(one.mark.extents[0][0], one.mark.extents[-1][1]) for one in tokens])
        self._ids = {one.mark.id: f"w{number}" for number, one in enumerate(tokens, start=1)}
        self._tokens = tokens
        self._terms: list[str] = []
        """The term that stands for each token."""

    def root(self) -> Any:
        root = self._etree.Element("NAF", version=VERSION)
        if self._document.language:
            root.set(LANG, _held(self._document.language, "the language"))
        self._header(root)
        self._raw(root)
        numbers = {layer: self._numbers(layer) for layer in NUMBERED}
        self._text(root, numbers)
        self._words_of(root)
        spans = self._written(
            one
            for layer, found in self._marks.items()
            for one in found
            if one.mark.extents and not numbers.get(layer)
        )
        for number, (one, _, _) in enumerate(spans, start=1):
            self._ids[one.mark.id] = f"a{number}"
        for name, tag in (("entities", "entity"), ("markables", "mark"), ("tunits", "tunit")):
            items = [(one, targets) for one, its_tag, targets in spans if its_tag == tag]
            if items:
                layer = self._etree.SubElement(root, name)
                for one, targets in items:
                    self._item(layer, tag, one, targets)
        return root

    def _header(self, root: Any) -> None:
        header = self._etree.SubElement(root, "nafHeader")
        about = {
            name: _held(value, key)
            for key, name in ABOUT.items()
            if isinstance(value := self._document.metadata.get(key), str)
        }
        if about:
            self._etree.SubElement(header, "fileDesc", about)
        public = {"publicId": _held(self._document.id, "the id")}
        if isinstance(uri := self._document.metadata.get("url"), str):
            public["uri"] = _held(uri, "url")
        self._etree.SubElement(header, "public", public)
        for name, layer in self._document.layers.items():
            if layer.producer:
                made = self._etree.SubElement(header, "linguisticProcessors", layer=name)
                producer = layer.producer
                self._etree.SubElement(
                    made, "lp", name=producer.annotator, version=producer.version
                )

    def _raw(self, root: Any) -> None:
        """The text; as CDATA, unless that would end it or lose its carriage returns."""
        text = self._document.text
        raw = self._etree.SubElement(root, "raw")
        raw.text = text if "]]>" in text or "\r" in text else self._etree.CDATA(text)

    def _numbers(self, layer: str) -> list[str]:
        """The number of each token; nothing where numbers would not give the layer back."""
        found = self._marks.get(layer, [])
        numbers = [""] * len(self._tokens)
        for number, one in enumerate(found, start=1):
            inside = self._words.of(one.mark.extents)
            if not inside or one.values or one.references or len(one.mark.extents) > 1:
                return []
            for at in inside:
                numbers[at] = str(number)
        return numbers if found else []

    def _text(self, root: Any, numbers: Mapping[str, list[str]]) -> None:
        layer = self._etree.SubElement(root, "text")
        for at, (start, end) in enumerate(self._words.extents):
            wf = self._etree.SubElement(layer, "wf", id=f"w{at + 1}")
            for name, attribute in NUMBERED.items():
                if numbers[name] and numbers[name][at]:
                    wf.set(attribute, numbers[name][at])
            wf.set("offset", str(start))
            wf.set("length", str(end - start))
            wf.text = self._document.text[start:end]

    def _words_of(self, root: Any) -> None:
        """Terms, one at least for each token, and what depends on what."""
        morphs: dict[str, list[Said]] = defaultdict(list)
        for one in self._marks.pop(Morph.type_name(), []):
            for key in one.references.get("token", ()):
                morphs[key].append(one)
        layer, count = self._etree.SubElement(root, "terms"), 0
        for token in self._tokens:
            words: list[Said | None] = [*morphs[token.mark.id]]
            for word in words or [None]:
                count += 1
                term = self._etree.SubElement(layer, "term", id=f"t{count}")
                rest = dict(word.mark.fields if word else token.values)
                for field, attribute in MORPH.items() if word else ():
                    if isinstance(value := rest.pop(field, None), str):
                        term.set(attribute, _held(value, field))
                further = word.references.get(FURTHER, ()) if word else ()
                _span(term, [self._ids[key] for key in (token.mark.id, *further)])
                for name in ("token", FURTHER):
                    rest.pop(name, None)
                self._external(term, rest, {})
                if word:
                    self._ids[word.mark.id] = f"t{count}"
            self._terms.append(f"t{count - max(len(words), 1) + 1}")
        self._deps(root)

    def _deps(self, root: Any) -> None:
        """What depends on what; a word that depends on none has no place."""
        found = [one for one in self._marks.pop(Dependency.type_name(), []) if _head(one)]
        if not found:
            return
        deps = self._etree.SubElement(root, "deps")
        for one in found:
            ends = {"from": self._ids[_head(one)], "to": self._ids[one.references["word"][0]]}
            relation = _held(str(one.mark.fields["relation"]), "relation")
            self._etree.SubElement(deps, "dep", {**ends, "rfunc": relation})

    def _written(self, spans: Iterable[Said]) -> list[tuple[Said, str, list[str]]]:
        """The spans that have a place, with their elements and the words in them.

        One that refers to what has none is left out: what it lacks then may be what it must have.
        """
        placed = [(one, *self._placed(one)) for one in spans]
        found = [row for row in placed if row[1]]
        while True:
            known = {*self._ids, *(one.mark.id for one, _, _ in found)}
            left = [row for row in found if known.issuperset(_ends(row[0]))]
            if len(left) == len(found):
                return found
            found = left

    def _placed(self, one: Said) -> tuple[str, list[str]]:
        """The element that a span is, if any, and the words in it."""
        words = self._words.of(one.mark.extents)
        if words and one.mark.layer == Entity.type_name():
            return "entity", [self._terms[at] for at in words]
        if words:
            return "mark", [f"w{at + 1}" for at in words]
        is_plain = len(one.mark.extents) == 1 and not one.references and {*one.values} <= {"rule"}
        return "tunit" if is_plain and one.layer is None else "", []

    def _item(self, layer: Any, tag: str, one: Said, targets: list[str]) -> None:
        item = self._etree.SubElement(layer, tag, id=self._ids[one.mark.id])
        item.set("type", _held(one.label, "the label"))
        if tag == "tunit":
            ((start, end),) = one.mark.extents
            item.set("offset", str(start))
            item.set("length", str(end - start))
            return
        if one.layer:
            item.set("source", f"{OURS}{one.layer}")
        _span(item, targets)
        self._external(item, one.values, one.references)

    def _external(
        self, item: Any, values: Mapping[str, Any], references: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Fields as external references; those that are none, and no plain text, as JSON."""
        rows: list[dict[str, str]] = []
        for name, value in values.items():
            several = value if isinstance(value, list) and len(value) > 1 else [value]
            if not all(map(_is_external, several)):
                several = [{"reference": one_line_json(value), "reftype": f"{OURS}json"}]
            for one in several:
                said = {"reference": one} if isinstance(one, str) else one
                rows.append({"resource": name, **said})
        for name, keys in references.items():
            ids = " ".join(self._ids[key] for key in keys)
            rows.append({"resource": name, "reference": ids, "reftype": f"{OURS}id"})
        if rows:
            holder = self._etree.SubElement(item, "externalReferences")
            for row in rows:
                held = {key: _held(value, key) for key, value in row.items()}
                self._etree.SubElement(holder, "externalRef", held)


def _is_external(value: Any) -> bool:
    """Whether a value is what an external reference says: its text, or its attributes."""
    if not isinstance(value, dict):
        return isinstance(value, str)
    is_whole = "reference" in value and len(value) > 1 and value.keys() <= _EXTERNAL
    if not is_whole or not all(isinstance(one, str) for one in value.values()):
        return False
    return not value.get("reftype", "").startswith(OURS)


def _head(one: Said) -> str:
    """The word that another depends on; empty where there is none."""
    return one.references.get("head", ("",))[0]


def _ends(one: Said) -> list[str]:
    """The annotations that one refers to."""
    return [key for keys in one.references.values() for key in keys]


def _span(item: Any, targets: Iterable[str]) -> None:
    span = item.makeelement("span")
    item.append(span)
    span.extend(span.makeelement("target", id=target) for target in targets)


def _held(value: str, what: str) -> str:
    """A value, if XML can hold it."""
    check_holds(value, what, _INSTEAD)
    return value
