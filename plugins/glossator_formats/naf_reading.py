"""A document from NAF."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import glossator
from glossator.exchange import Arriving, ExchangeOptions, check_extent, check_quote
from glossator_formats.kaf import as_naf
from glossator_formats.naf_words import ABOUT, FURTHER, LANG, MORPH, NUMBERED, OURS, Extents, Words
from glossator_formats.said import several
from glossator_formats.vocabulary import incoming
from glossator_formats.xmlfiles import check_prolog
from glossator_standard import Dependency, Entity, Morph, Token

_Pointing = Mapping[str, str | list[str]]

_TWICE = "expected ids to be unique, got {!r} twice"


def parsed(data: bytes) -> Any:
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
    if root.tag == "KAF":
        as_naf(root)
    if root.tag != "NAF":
        raise glossator.FormatError(f"expected the element NAF, got {root.tag}", line=1)
    return root


class Reader:
    """Makes a document of a tree."""

    def __init__(
        self, format_: glossator.Format[ExchangeOptions], root: Any, source: glossator.Source
    ) -> None:
        self._root = root
        self._source = source
        self._incoming = incoming(format_)
        self._wfs = list(root.iterfind("text/wf"))
        self._text = self._find_text()
        self._words = Words([self._word(wf) for wf in self._wfs])
        self._numbers: dict[str, list[int]] = {}
        """The tokens that an element stands for, by its id."""
        self._taken: list[Arriving] = []
        self._keys: set[str] = set()
        """The ids of what has become an annotation."""
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
        for one in self._taken:
            # What an attribute refers to need not have become an annotation.
            for name in _REFERRING & one.pointing.keys():
                if one.pointing[name] not in self._keys:
                    one.fields[name] = one.pointing.pop(name)
        metadata, identifier = self._header()
        return self._incoming.document(
            identifier, self._text, language=self._root.get(LANG), metadata=metadata
        )

    def _header(self) -> tuple[dict[str, Any], str]:
        """The metadata, and the id of the document."""
        about = self._root.find("nafHeader/fileDesc")
        named = {name: key for key, name in ABOUT.items()}
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
            self._take(Token.type_name(), (extent,), fields, key, {})
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
                given = {ours: term.get(theirs) for ours, theirs in MORPH.items()}
                rest = {name: fields.pop(name) for name in list(fields) if name in MORPH.values()}
                inner = _inner(term)
                if any(rest.values()) or term.get("id") in used or inner:
                    token, *others = (str(self._wfs[at].get("id")) for at in numbers)
                    said_so = {**fields, **given, "upos": given["upos"] or "X"}
                    said_so["features"] = given["features"] or ""
                    pointing |= {"token": token, **({FURTHER: others} if others else {})}
                    pointing |= self._heads(term.find("span"))
                    self._take(Morph.type_name(), (), said_so, key, pointing)
                for part in inner:
                    self._item(part, key)
        for dep in deps:
            with _at(dep):
                ends = {"word": dep.get("to"), "head": dep.get("from")}
                for end in ends.values():
                    if end not in self._numbers:
                        raise glossator.FormatError(f"the term {end!r} is not there")
                said_so = {name: it for name, it in dep.items() if name not in _DEP}
                said_so["relation"] = dep.get("rfunc", "dep")
                self._incoming.add(Dependency.type_name(), (), said_so, pointing=ends)

    def _item(self, item: Any, parent: str | None) -> None:
        """Take an annotation, and those in it, which refer to it."""
        key = item.get("id") or f"{item.tag} {self._root.getroottree().getpath(item)}"
        fields = self._fields(item)
        pointing: dict[str, Any] = fields.pop(_POINTING, {})
        if parent:
            pointing["of"] = parent
        if (item.text or "").strip():
            fields["text"] = item.text.strip()
        spans = [
            (self._words.spanned(self._numbered(span)), self._heads(span))
            for span in item.findall("span") or item.iterfind("references/span")
        ]
        if item.tag == "tunit":
            start, length = _place(item)
            fields = {name: value for name, value in fields.items() if name not in _PLACE}
            spans = [((check_extent(self._text, start, start + length),), {})]
        numbers = [at for span in item.iterfind(".//span") for at in self._numbered(span)]
        self._numbers.setdefault(key, numbers)
        for number, (extents, heads) in enumerate(spans or [((), {})]):
            more = {"set": key} if len(spans) > 1 else {}
            own = key if number == 0 else ""
            self._add(item, extents, {**fields, **more}, own, {**pointing, **heads})
        for inner in _inner(item):
            self._item(inner, key)

    def _add(
        self,
        item: Any,
        extents: Extents,
        fields: dict[str, Any],
        key: str,
        pointing: _Pointing,
    ) -> None:
        source, label = item.get("source", ""), item.get("type", "")
        if item.tag not in _LABELLED or not label:
            name = Entity.type_name() if item.tag == "entity" and label else item.tag
            self._take(name, extents, fields, key, pointing)
            return
        fields.pop("type", None)
        if source.startswith(OURS):
            fields.pop("source", None)
            layer = source.removeprefix(OURS)
            self._take(layer, extents, fields, key, pointing)
        else:
            self._note(self._incoming.add_label(label, extents, fields, key=key, pointing=pointing))

    def _take(
        self, layer: str, extents: Extents, fields: dict[str, Any], key: str, pointing: _Pointing
    ) -> None:
        self._note(self._incoming.add(layer, extents, fields, key=key, pointing=pointing))

    def _note(self, one: Arriving) -> None:
        if one.key in self._keys:
            raise glossator.FormatError(_TWICE.format(one.key))
        self._taken.append(one)
        if one.key:
            self._keys.add(one.key)

    def _fields(self, item: Any) -> dict[str, Any]:
        """Attributes and external references; what refers to other elements apart from them."""
        fields: dict[str, Any] = {}
        pointing: dict[str, Any] = {}
        for name, value in item.items():
            if name in _REFERRING and value in self._known:
                pointing[name] = value
            elif name != "id":
                fields[name] = value
        for one in item.iterfind("externalReferences//externalRef"):
            name, value = one.get("resource") or "reference", one.get("reference", "")
            kind = one.get("reftype")
            if kind == f"{OURS}id":
                ids = value.split(" ")
                pointing[name] = ids[0] if len(ids) == 1 else ids
            elif kind == f"{OURS}json":
                fields[name] = _json(value)
            else:
                more = {k: v for k, v in one.items() if k != "resource"}
                found = more if len(more) > 1 else value
                before = fields.get(name)
                fields[name] = found if before is None else [*several(before), found]
        if pointing:
            fields[_POINTING] = pointing
        return fields

    def _heads(self, span: Any) -> dict[str, str]:
        """The first token of the target that is the head, where one is said to be."""
        for target in span.iterfind("target[@head='yes']"):
            at = self._numbers[target.get("id")][0]
            return {"head": str(self._wfs[at].get("id"))}
        return {}

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
_DEP = ("from", "to", "rfunc")
_REFERRING = {"from", "to", "head", "beginPoint", "endPoint", "anchorTime", "anchorTimeID"}
_POINTING = " pointing"


def _inner(item: Any) -> list[Any]:
    """The elements in another one that say something of their own."""
    return [one for one in item if isinstance(one.tag, str) and one.tag not in _PARTS]


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
