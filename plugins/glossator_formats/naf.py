"""NAF, the NLP Annotation Format: XML whose layers refer to words by their ids.

The text is `raw`, tokens are `wf`, words `term`, heads `dep`, entities `entity`; sentences and
paragraphs are numbers of the `wf`. Other layers are `markables` of words where they begin and end
with them, else `tunits` of characters. What is said of an annotation stands in external references.
What other tools write in further layers is read as annotations of their names.

https://github.com/newsreader/NAF
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import glossator
from glossator.exchange import ExchangeOptions, check_extent, check_quote
from glossator_formats.said import Said, said
from glossator_formats.vocabulary import incoming, labels_of
from glossator_formats.xmlfiles import check_holds, check_prolog
from glossator_standard import Dependency, Entity, Morph, Sentence, Token

VERSION = "3.3.1"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NUMBERED = {Sentence.type_name(): "sent", "paragraphs": "para"}
"""Layers that number the words."""

_ABOUT = {"title": "title", "author": "author", "date": "creationtime"}
"""Metadata that has a place in the header."""
_MORPH = {"lemma": "lemma", "upos": "pos", "features": "morphofeat"}
_OURS = "glossator:"
_INSTEAD = "write it in a format of JSON"

Extents = tuple[tuple[int, int], ...]


class Naf(glossator.Format[ExchangeOptions]):
    """A text and its layers in NAF."""

    name = "naf"
    suffixes = (".naf", ".xml")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the first element."""
        return b"<NAF" in source.head

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        check_installed()
        return _Reader(self, _parsed(record.data), source).document()

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`; raises FormatError for a document without tokens."""
        check_installed()
        from lxml import etree

        root = _Writer(self, document).root()
        made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        return made + b"\n"


def check_installed() -> None:
    """Raise OptionError where lxml is not installed."""
    if find_spec("lxml") is None:
        raise glossator.OptionError("format 'naf' needs lxml: type `pip install 'glossator[naf]'`")


class _Words:
    """The tokens of a text, and which of them make up a span."""

    def __init__(self, extents: Sequence[tuple[int, int]]) -> None:
        self.extents = extents
        self._starts = [start for start, _ in extents]

    def of(self, extents: Extents) -> list[int]:
        """The tokens in a span; none where they would not give it back as it is."""
        found: list[int] = []
        for start, end in extents:
            at = bisect_left(self._starts, start)
            while at < len(self.extents) and self.extents[at][1] <= end:
                found.append(at)
                at += 1
        return found if found and self.spanned(found) == extents else []

    def spanned(self, numbers: Iterable[int]) -> Extents:
        """The extents of some tokens: those that follow each other make one."""
        runs: list[list[int]] = []
        for number in sorted(set(numbers)):
            if runs and runs[-1][1] + 1 == number:
                runs[-1][1] = number
            else:
                runs.append([number, number])
        return tuple((self.extents[a][0], self.extents[b][1]) for a, b in runs)


# Writing


class _Writer:
    """Makes the tree of a document."""

    def __init__(self, format_: Naf, document: glossator.Document) -> None:
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
        self._words = _Words([(one.mark.extents[0][0], one.mark.extents[-1][1]) for one in tokens])
        self._ids = {one.mark.id: f"w{number}" for number, one in enumerate(tokens, start=1)}
        self._tokens = tokens
        self._terms: list[str] = []
        """The term that stands for each token."""

    def root(self) -> Any:
        from lxml import etree

        root = etree.Element("NAF", version=VERSION)
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
                layer = etree.SubElement(root, name)
                for one, targets in items:
                    self._item(layer, tag, one, targets)
        return root

    def _header(self, root: Any) -> None:
        from lxml import etree

        header = etree.SubElement(root, "nafHeader")
        about = {
            name: _held(value, key)
            for key, name in _ABOUT.items()
            if isinstance(value := self._document.metadata.get(key), str)
        }
        if about:
            etree.SubElement(header, "fileDesc", about)
        public = {"publicId": _held(self._document.id, "the id")}
        if isinstance(uri := self._document.metadata.get("url"), str):
            public["uri"] = _held(uri, "url")
        etree.SubElement(header, "public", public)
        for name, layer in self._document.layers.items():
            if layer.producer:
                made = etree.SubElement(header, "linguisticProcessors", layer=name)
                producer = layer.producer
                etree.SubElement(made, "lp", name=producer.annotator, version=producer.version)

    def _raw(self, root: Any) -> None:
        """The text; as CDATA, unless that would end it or lose its carriage returns."""
        from lxml import etree

        text = self._document.text
        raw = etree.SubElement(root, "raw")
        raw.text = text if "]]>" in text or "\r" in text else etree.CDATA(text)

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
        from lxml import etree

        layer = etree.SubElement(root, "text")
        for at, (start, end) in enumerate(self._words.extents):
            wf = etree.SubElement(layer, "wf", id=f"w{at + 1}")
            for name, attribute in NUMBERED.items():
                if numbers[name] and numbers[name][at]:
                    wf.set(attribute, numbers[name][at])
            wf.set("offset", str(start))
            wf.set("length", str(end - start))
            wf.text = self._document.text[start:end]

    def _words_of(self, root: Any) -> None:
        """Terms, one at least for each token, and what depends on what."""
        from lxml import etree

        morphs: dict[str, list[Said]] = defaultdict(list)
        for one in self._marks.pop(Morph.type_name(), []):
            for key in one.references.get("token", ()):
                morphs[key].append(one)
        layer, count = etree.SubElement(root, "terms"), 0
        for token in self._tokens:
            words: list[Said | None] = [*morphs[token.mark.id]]
            for word in words or [None]:
                count += 1
                term = etree.SubElement(layer, "term", id=f"t{count}")
                rest = dict(word.mark.fields if word else token.values)
                for field, attribute in _MORPH.items() if word else ():
                    if isinstance(value := rest.pop(field, None), str):
                        term.set(attribute, _held(value, field))
                _span(term, [self._ids[token.mark.id]])
                rest.pop("token", None)
                self._external(term, rest, {})
                if word:
                    self._ids[word.mark.id] = f"t{count}"
            self._terms.append(f"t{count - max(len(words), 1) + 1}")
        self._deps(root)

    def _deps(self, root: Any) -> None:
        """What depends on what; a word that depends on none has no place."""
        from lxml import etree

        found = [one for one in self._marks.pop(Dependency.type_name(), []) if _head(one)]
        if not found:
            return
        deps = etree.SubElement(root, "deps")
        for one in found:
            ends = {"from": self._ids[_head(one)], "to": self._ids[one.references["word"][0]]}
            relation = _held(str(one.mark.fields["relation"]), "relation")
            etree.SubElement(deps, "dep", {**ends, "rfunc": relation})

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
        from lxml import etree

        item = etree.SubElement(layer, tag, id=self._ids[one.mark.id])
        item.set("type", _held(one.label, "the label"))
        if tag == "tunit":
            ((start, end),) = one.mark.extents
            item.set("offset", str(start))
            item.set("length", str(end - start))
            return
        if one.layer:
            item.set("source", f"{_OURS}{one.layer}")
        _span(item, targets)
        self._external(item, one.values, one.references)

    def _external(
        self, item: Any, values: Mapping[str, Any], references: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Fields as external references; those that are no plain text as JSON."""
        from lxml import etree

        rows: list[dict[str, str]] = []
        for name, value in values.items():
            is_text = isinstance(value, str)
            row = {"resource": name, "reference": value if is_text else json.dumps(value)}
            rows.append(row if is_text else {**row, "reftype": f"{_OURS}json"})
        for name, keys in references.items():
            ids = " ".join(self._ids[key] for key in keys)
            rows.append({"resource": name, "reference": ids, "reftype": f"{_OURS}id"})
        if rows:
            holder = etree.SubElement(item, "externalReferences")
            for row in rows:
                held = {key: _held(value, key) for key, value in row.items()}
                etree.SubElement(holder, "externalRef", held)


def _head(one: Said) -> str:
    """The word that another depends on; empty where there is none."""
    return one.references.get("head", ("",))[0]


def _ends(one: Said) -> list[str]:
    """The annotations that one refers to."""
    return [key for keys in one.references.values() for key in keys]


def _span(item: Any, targets: Iterable[str]) -> None:
    from lxml import etree

    span = etree.SubElement(item, "span")
    for target in targets:
        etree.SubElement(span, "target", id=target)


def _held(value: str, what: str) -> str:
    """A value, if XML can hold it."""
    check_holds(value, what, _INSTEAD)
    return value


# Reading

_TWICE = "expected ids to be unique, got {!r} twice"


def _parsed(data: bytes) -> Any:
    """The root of a file.

    Raises:
        FormatError: where it is no NAF, with the line.
    """
    from lxml import etree

    check_prolog(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        words = " ".join(str(error).partition(", line ")[0].split())
        raise glossator.FormatError(f"malformed XML: {words}", line=error.lineno or 0) from None
    if root.tag != "NAF":
        raise glossator.FormatError(f"expected the element NAF, got {root.tag}", line=1)
    return root


class _Reader:
    """Makes a document of a tree."""

    def __init__(self, format_: Naf, root: Any, source: glossator.Source) -> None:
        self._root = root
        self._source = source
        self._incoming = incoming(format_)
        self._wfs = list(root.iterfind("text/wf"))
        self._text = self._find_text()
        self._words = _Words([self._word(wf) for wf in self._wfs])
        self._numbers: dict[str, list[int]] = {}
        """The tokens that an element stands for, by its id."""
        self._known = {one.get("id") for one in root.iter() if one.get("id")}

    def _find_text(self) -> str:
        """The text as it stands there, or made of the words at their places."""
        raw = self._root.find("raw")
        if raw is not None:
            return raw.text or ""
        text = ""
        for wf in self._wfs:
            start, _ = _place(wf)
            text = text.ljust(start) + _form(wf)
        return text

    def _word(self, wf: Any) -> tuple[int, int]:
        with _at(wf):
            start, length = _place(wf)
            extent = check_extent(self._text, start, start + length)
            check_quote(self._text, *extent, _form(wf), f"wf {wf.get('id')}")
            return extent

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the line."""
        self._tokens()
        self._terms()
        for layer in self._root:
            if isinstance(layer.tag, str) and layer.tag not in _READ:
                for item in layer:
                    if isinstance(item.tag, str):
                        with _at(item):
                            self._item(item, None)
        metadata, identifier = self._header()
        return self._incoming.document(
            identifier, self._text, language=self._root.get(LANG), metadata=metadata
        )

    def _header(self) -> tuple[dict[str, Any], str]:
        """The metadata, and the id of the document."""
        about = self._root.find("nafHeader/fileDesc")
        named = {name: key for key, name in _ABOUT.items()}
        metadata = {
            named.get(name, name): value
            for name, value in (about.items() if about is not None else ())
        }
        public = self._root.find("nafHeader/public")
        if public is None:
            return metadata, self._source.identifier
        if uri := public.get("uri"):
            metadata["url"] = uri
        return metadata, public.get("publicId", self._source.identifier)

    def _tokens(self) -> None:
        for at, (wf, extent) in enumerate(zip(self._wfs, self._words.extents, strict=True)):
            key = wf.get("id") or f"wf {at}"
            if key in self._numbers:
                raise glossator.FormatError(_TWICE.format(key), line=wf.sourceline or 0)
            self._numbers[key] = [at]
            known = {"id", "offset", "length", *NUMBERED.values()}
            fields = {name: value for name, value in wf.items() if name not in known}
            self._incoming.add(Token.type_name(), [extent], fields, key=key)
        for layer, attribute in NUMBERED.items():
            runs: dict[str, list[int]] = defaultdict(list)
            for at, wf in enumerate(self._wfs):
                if number := wf.get(attribute):
                    runs[number].append(at)
            for run in runs.values():
                spanned = self._words.spanned(run)
                self._incoming.add(layer, [(spanned[0][0], spanned[-1][1])])

    def _terms(self) -> None:
        """Words, and what depends on what."""
        deps = list(self._root.iterfind("deps/dep"))
        used = {dep.get(end) for dep in deps for end in ("from", "to")}
        for term in self._root.iterfind("terms/term"):
            with _at(term):
                numbers = self._targets(term)
                if (key := str(term.get("id"))) in self._numbers:
                    raise glossator.FormatError(_TWICE.format(key))
                self._numbers[key] = numbers
                fields = self._fields(term)
                pointing = fields.pop(_POINTING, {})
                given = {ours: term.get(theirs) for ours, theirs in _MORPH.items()}
                rest = {name: fields.pop(name) for name in list(fields) if name in _MORPH.values()}
                if any(rest.values()) or term.get("id") in used:
                    token = str(self._wfs[numbers[0]].get("id"))
                    said_so = {**fields, **given, "upos": given["upos"] or "X"}
                    said_so["features"] = given["features"] or ""
                    self._incoming.add(
                        Morph.type_name(),
                        (),
                        said_so,
                        key=str(term.get("id")),
                        pointing={**pointing, "token": token},
                    )
        for dep in deps:
            with _at(dep):
                ends = {"word": dep.get("to"), "head": dep.get("from")}
                for end in ends.values():
                    if end not in self._numbers:
                        raise glossator.FormatError(f"the term {end!r} is not there")
                relation = {"relation": dep.get("rfunc", "dep")}
                self._incoming.add(Dependency.type_name(), (), relation, pointing=ends)

    def _item(self, item: Any, parent: str | None) -> None:
        """Take an annotation, and those in it, which refer to it."""
        key = item.get("id") or f"{item.tag} {self._root.getroottree().getpath(item)}"
        fields = self._fields(item)
        pointing: dict[str, Any] = fields.pop(_POINTING, {})
        if parent:
            pointing["of"] = parent
        if (item.text or "").strip():
            fields["text"] = item.text.strip()
        spans = [self._words.spanned(self._numbered(span)) for span in item.iterfind("span")] or [
            self._words.spanned(self._numbered(span)) for span in item.iterfind("references/span")
        ]
        if item.tag == "tunit":
            start, length = _place(item)
            fields = {name: value for name, value in fields.items() if name not in _PLACE}
            spans = [(check_extent(self._text, start, start + length),)]
        numbers = [at for span in item.iterfind(".//span") for at in self._numbered(span)]
        self._numbers.setdefault(key, numbers)
        for number, extents in enumerate(spans or [()]):
            more = {"set": key} if len(spans) > 1 else {}
            self._add(item, extents, {**fields, **more}, key if number == 0 else "", pointing)
        for inner in item:
            if isinstance(inner.tag, str) and inner.tag not in _PARTS:
                self._item(inner, key)

    def _add(
        self,
        item: Any,
        extents: Extents,
        fields: dict[str, Any],
        key: str,
        pointing: Mapping[str, Any],
    ) -> None:
        source, label = item.get("source", ""), item.get("type", "")
        if item.tag not in _LABELLED or not label:
            name = Entity.type_name() if item.tag == "entity" and label else item.tag
            self._incoming.add(name, extents, fields, key=key, pointing=pointing)
            return
        fields.pop("type", None)
        if source.startswith(_OURS):
            fields.pop("source", None)
            layer = source.removeprefix(_OURS)
            self._incoming.add(layer, extents, fields, key=key, pointing=pointing)
        else:
            self._incoming.add_label(label, extents, fields, key=key, pointing=pointing)

    def _fields(self, item: Any) -> dict[str, Any]:
        """Attributes and external references; what refers to other elements apart from them."""
        fields: dict[str, Any] = {}
        pointing: dict[str, Any] = {}
        for name, value in item.items():
            if name in _REFERRING and value in self._known:
                pointing[name] = value
            elif name != "id":
                fields[name] = value
        for one in item.iterfind("externalReferences/externalRef"):
            name, value = one.get("resource") or "reference", one.get("reference", "")
            kind = one.get("reftype")
            if kind == f"{_OURS}id":
                ids = value.split(" ")
                pointing[name] = ids[0] if len(ids) == 1 else ids
            elif kind == f"{_OURS}json":
                fields[name] = _json(value)
            else:
                more = {k: v for k, v in one.items() if k != "resource"}
                found = more if len(more) > 1 else value
                before = fields.get(name)
                fields[name] = found if before is None else [*_listed(before), found]
        if pointing:
            fields[_POINTING] = pointing
        return fields

    def _targets(self, item: Any) -> list[int]:
        numbers = [at for span in item.iterfind("span") for at in self._numbered(span)]
        if not numbers:
            raise glossator.FormatError("expected a span with a target, found none")
        return numbers

    def _numbered(self, span: Any) -> list[int]:
        """The tokens that the targets of a span stand for."""
        found: list[int] = []
        for target in span.iterfind("target"):
            key = target.get("id")
            if key not in self._numbers:
                raise glossator.FormatError(f"the target {key!r} is not there")
            found += self._numbers[key]
        return found


class _at:  # noqa: N801  # read as a word: `with _at(element)`
    """Tells the line of an element in the errors that it raises."""

    def __init__(self, element: Any) -> None:
        self._line = element.sourceline or 0

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, glossator.FormatError) and not error.line:
            raise glossator.FormatError(error.message, line=self._line) from None


_READ = ("nafHeader", "raw", "text", "terms", "deps")
_PARTS = ("span", "externalReferences", "references", "target")
_PLACE = ("offset", "length")
_LABELLED = ("entity", "mark", "tunit")
_REFERRING = ("from", "to", "head", "beginPoint", "endPoint", "anchorTime", "anchorTimeID")
_POINTING = " pointing"


def _place(item: Any) -> tuple[int, int]:
    """Offset and length."""
    values = [item.get(name, "") for name in _PLACE]
    if not all(value.isascii() and value.isdigit() for value in values):
        raise glossator.FormatError(
            f"expected offset and length in characters, got {values[0]!r} and {values[1]!r}",
            line=item.sourceline or 0,
        )
    return int(values[0]), int(values[1])


def _form(wf: Any) -> str:
    return "".join(wf.itertext()) if len(wf) == 0 else wf.text or ""


def _json(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
