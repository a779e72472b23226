"""A document from TEI."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, layer_name
from glossator_formats.said import single
from glossator_formats.vocabulary import incoming, labels_of

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ID = f"{_XML}id"

_LAYERS = {"w": "tokens", "pc": "tokens", "s": "sentences", "p": "paragraphs", "ab": "paragraphs"}
_ENTITIES = {
    "persName": "PERSON",
    "orgName": "ORG",
    "placeName": "LOC",
    "geogName": "LOC",
    "settlement": "GPE",
    "region": "GPE",
    "country": "GPE",
}
"""What names are; `name` and `rs` say it themselves."""
_PLAIN = frozenset(
    ["text", "body", "front", "back", "group", "hi", "choice", "corr", "reg", "expan"]
)
"""Elements that say nothing of what is in them but how it is set."""
_LEFT_OUT = frozenset(["note", "fw", "del", "figDesc", "teiHeader", "standOff"])
_OTHERS = {"sic": "corr", "orig": "reg", "abbr": "expan"}
"""What is left out of a choice, where there is the other."""
_APART = {
    **dict.fromkeys(("l", "item", "row", "cell", "lb", "trailer"), "\n"),
    **dict.fromkeys(
        ("p", "ab", "head", "div", "lg", "list", "table", "u", "sp", "byline", "dateline"), "\n\n"
    ),
    **dict.fromkeys(("front", "body", "back", "opener", "closer", "docTitle"), "\n\n"),
    **dict.fromkeys(("pb", "cb", "gb"), " "),
}
"""What stands around an element."""
_METADATA = {
    "title": "fileDesc/titleStmt/title",
    "author": "fileDesc/titleStmt/author",
    "publisher": "fileDesc/publicationStmt/publisher",
    "date": "fileDesc/publicationStmt/date",
}


_SPACE = re.compile("[ \t\r\n]+")


class _Found(NamedTuple):
    """An element and where it stands in the text."""

    element: ET.Element
    start: int
    end: int


class _Open(msgspec.Struct):
    """An element whose end is not reached; it begins with its first word, -1 before that."""

    start: int = -1


class Reader:
    """Makes a document of an element `TEI`.

    Args:
        format_: What reads it.
        element: The element.
    """

    def __init__(self, format_: glossator.Format[ExchangeOptions], element: ET.Element) -> None:
        self._element = element
        self._incoming, self._ours = incoming(format_), labels_of(format_).ours
        self._words: list[str] = []
        self._length = 0
        self._between = ""
        """What stands before the next word."""
        self._waiting: list[_Open] = []
        """Elements without a word so far."""
        self._found: list[_Found] = []

    def document(self, identifier: str) -> glossator.Document:
        """The document; `identifier` is its id where it has none."""
        texts = self._element.findall(f"{TEI}text")
        for text in texts:
            self._walk(text)
        self._found.sort(key=lambda one: (one.start, -one.end))
        keys = {one.element.get(_ID) for one in self._found}
        for one in self._found:
            self._add(one, keys)
        spoken = (one.get(f"{_XML}lang") for one in (*texts, self._element))
        return self._incoming.document(
            self._element.get(_ID) or identifier,
            "".join(self._words),
            language=next(filter(None, spoken), None),
            metadata=dict(self._metadata()),
        )

    def _walk(self, element: ET.Element) -> None:
        """Take in the words of an element, and what is in it."""
        name = _name(element)
        apart = "" if element.get("break") == "no" else _APART.get(name, "")
        self._part(apart)
        if element.get("join") in ("left", "both"):
            self._between = ""
        one = _Open()
        self._waiting.append(one)
        self._say(element.text)
        names = {_name(child) for child in element}
        for child in element:
            is_other = name == "choice" and _OTHERS.get(_name(child)) in names
            if _name(child) not in _LEFT_OUT and not is_other:
                self._walk(child)
            self._say(child.tail, glued=child.get("join") in ("right", "both"))
        if one.start < 0:
            self._waiting.pop()  # all that came behind it are closed
        elif name not in _PLAIN and not name.startswith("div"):
            self._found.append(_Found(element, one.start, self._length))
        self._part(apart)

    def _say(self, said: str | None, *, glued: bool = False) -> None:
        """Take in words; `glued` to what is before them, whatever white space there is."""
        for number, word in enumerate(_SPACE.split(said or "")):
            if number and not (glued and number == 1):
                self._part(" ")
            if word:
                self._put(word)

    def _put(self, word: str) -> None:
        before = self._between if self._length else ""
        self._between = ""
        for one in self._waiting:
            one.start = self._length + len(before)
        self._waiting.clear()
        self._words += (before, word)
        self._length += len(before) + len(word)

    def _part(self, apart: str) -> None:
        """Have at least this before the next word."""
        self._between = max(self._between, apart, key=lambda it: (it.count("\n"), len(it)))

    def _add(self, one: _Found, keys: Container[str | None]) -> None:
        """Add an element as an annotation; attributes that name others here refer to them."""
        name, extents = _name(one.element), [(one.start, one.end)]
        fields, pointing = dict[str, str](), dict[str, list[str]]()
        for attribute, value in one.element.items():
            targets = [target.removeprefix("#") for target in value.split()]
            if value.startswith("#") and all(target in keys for target in targets):
                pointing[_short(attribute)] = targets
            elif attribute != _ID and attribute not in ("join", "break", "part"):
                fields[_short(attribute)] = value
        key = one.element.get(_ID) or ""
        given: dict[str, Any] = {"key": key, "pointing": single(pointing)}
        label = name
        if name in ("name", "rs") and (type_ := fields.pop("type", "")):
            label = f"{type_[0].upper()}{type_[1:]}" if type_.islower() else type_
        if self._ours(label) == (layer_name(label), None) and name in _LAYERS:
            self._incoming.add(_LAYERS[name], extents, fields, **given)
        else:
            is_known = self._ours(label) != (layer_name(label), None)
            label = label if is_known else _ENTITIES.get(label, label)
            self._incoming.add_label(label, extents, fields, **given)

    def _metadata(self) -> Iterator[tuple[str, str]]:
        """What the header says of the text."""
        for name, path in _METADATA.items():
            steps = "/".join(f"{TEI}{step}" for step in path.split("/"))
            element = self._element.find(f"{TEI}teiHeader/{steps}")
            if element is not None:
                said = " ".join("".join(element.itertext()).split())
                if value := element.get("when") or said:
                    yield name, value


def _name(element: ET.Element) -> str:
    """The name of an element; that of what is none, as a comment, is left out as such."""
    return _short(element.tag) if isinstance(element.tag, str) else "note"


def _short(name: str) -> str:
    return name.rpartition("}")[2]
