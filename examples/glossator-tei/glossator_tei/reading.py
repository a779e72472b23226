"""A document from TEI."""

from typing import Any

import glossator
from glossator_standard import Entity
from lxml import etree

from glossator_tei import NAMESPACE
from glossator_tei.names import label_of

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

BLOCKS = frozenset({"ab", "byline", "cell", "dateline", "head", "item", "l", "opener", "p", "row"})
"""Elements whose text stands apart, with an empty line between two."""

LEFT_OUT = frozenset({"fw", "note", "teiHeader"})
"""Elements whose text is none of the document's."""

VARIANTS = {"abbr": "choice", "orig": "choice", "sic": "choice", "rdg": "app"}
"""Elements that stand beside the reading of an editor, and what both stand in."""


def read(data: bytes, identifier: str, *, keep: bool) -> glossator.Document:
    """The document of a file.

    Args:
        data: The file.
        identifier: The document's id, where the file has none of ours.
        keep: Whether white space counts where the file does not say so.

    Raises:
        FormatError: where it is no TEI.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise glossator.FormatError(f"expected XML: {error.msg}", line=error.lineno or 0) from None
    if root.tag != f"{{{NAMESPACE}}}TEI":
        raise glossator.FormatError(f"expected the root <TEI> of {NAMESPACE}, got <{root.tag}>")
    reader = _Reader()
    for text in root.findall(f"{{{NAMESPACE}}}text"):
        reader.walk(text, keep=keep)
    own = _said(root, ".//tei:publicationStmt/tei:idno[@type='glossator']")
    title = _said(root, ".//tei:titleStmt/tei:title")
    document = glossator.Document(
        id=identifier if own is None else own,
        text="".join(reader.pieces),
        language=root.get(LANGUAGE),
        metadata={"title": title} if title and title != own else {},
    )
    entities = reader.entities(document.text)
    return document.with_layer(glossator.Layer.of(Entity, entities)) if entities else document


def _parent(element: Any) -> str:
    """The name of the element that another stands in."""
    above = element.getparent()
    return "" if above is None else str(etree.QName(above).localname)


def _said(root: Any, path: str) -> str | None:
    """The text of an element; None where there is none."""
    found = root.find(path, {"tei": NAMESPACE})
    return None if found is None else "".join(found.itertext())


class _Reader:
    """Puts the text together, and keeps where names stand in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.waiting = ""
        """White space that is written where more text follows."""
        self.names: list[tuple[int, int, str]] = []

    def walk(self, element: Any, *, keep: bool) -> None:
        """Take the text of an element and of all within it."""
        if element.tag is etree.Entity:
            raise glossator.FormatError(
                f"expected no entities of XML, got {element.text}: write what it stands for",
                line=element.sourceline or 0,
            )
        if not isinstance(element.tag, str):  # an instruction
            return
        name = etree.QName(element).localname
        if name in LEFT_OUT or (name in VARIANTS and _parent(element) == VARIANTS[name]):
            return
        keep = {"preserve": True, "default": False}.get(element.get(SPACE), keep)
        if name in BLOCKS:
            self._part()
        label = label_of(name, element.get("type", ""))
        at, start = len(self.names), self.length
        if label:
            self.names.append((start, start, label))
        if name == "lb" and element.get("break") != "no":
            self._add("\n", keep=True)
        is_mixed = name not in VARIANTS.values()  # else nothing but elements is meant
        self._add(element.text or "" if is_mixed else "", keep=keep)
        for inner in element:
            self.walk(inner, keep=keep)
            self._add(inner.tail or "" if is_mixed else "", keep=keep)
        if label:
            self.names[at] = (start, self.length, label)
        if name in BLOCKS:
            self._part()

    def _part(self) -> None:
        self.waiting = "\n\n" if self.pieces else ""

    def _add(self, text: str, *, keep: bool) -> None:
        if keep:
            self._put(text)
            return
        words = text.split()
        if text[:1].isspace() and self.pieces and not self.waiting:
            self.waiting = " "
        if words:
            self._put(" ".join(words))
            self.waiting = " " if text[-1:].isspace() else ""

    def _put(self, text: str) -> None:
        if text:
            self.pieces += [self.waiting, text]
            self.length += len(self.waiting) + len(text)
            self.waiting = ""

    def entities(self, text: str) -> list[Entity]:
        """The names, without white space around them."""
        made = []
        for start, end, label in self.names:
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if start < end:
                entity: Any = {"start": start, "end": end, "label": label, "rule": "tei"}
                made.append(Entity(**entity))
        return made
