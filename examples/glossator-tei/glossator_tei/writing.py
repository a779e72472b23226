"""A document as TEI."""

import re
from collections.abc import Sequence
from typing import Any

import glossator
from glossator_standard import Entity
from lxml import etree

from glossator_tei import NAMESPACE
from glossator_tei.names import element_of
from glossator_tei.reading import LANGUAGE, SPACE

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML can have."""


def write(document: glossator.Document, entities: Sequence[Entity]) -> bytes:
    """The file of a document.

    Args:
        document: What is written.
        entities: What is marked in its text; each lies within the one before it, or behind it.

    Raises:
        FormatError: where it has a character that XML has not.
    """
    title = str(document.metadata.get("title", document.id))
    for what, value in (("text", document.text), ("id", document.id), ("title", title)):
        if found := NO_XML.search(value):
            raise glossator.FormatError(
                f"the {what}: XML has no U+{ord(found[0]):04X} (at {found.start()})"
            )
    root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap={None: NAMESPACE})
    if document.language:
        root.set(LANGUAGE, document.language)
    described = _sub(_sub(root, "teiHeader"), "fileDesc")
    _sub(_sub(described, "titleStmt"), "title").text = title
    published = _sub(described, "publicationStmt")
    _sub(published, "publisher").text = "Glossator"
    _sub(published, "idno", type="glossator").text = document.id
    _sub(_sub(described, "sourceDesc"), "p").text = "A document of Glossator."
    block = _sub(_sub(_sub(root, "text"), "body"), "ab")
    block.set(SPACE, "preserve")
    _fill(block, document.text, entities)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _fill(block: Any, text: str, entities: Sequence[Entity]) -> None:
    """Put a text into an element, with further ones around its names."""
    open_: list[tuple[Any, int]] = [(block, len(text))]
    at = 0
    for one in entities:
        while open_[-1][1] <= one.start:
            at = _close(open_, text, at)
        _append(open_[-1][0], text[at : one.start])
        at = one.start
        name, attributes = element_of(one.label)
        open_.append((_sub(open_[-1][0], name, **attributes), one.end))
    while open_:
        at = _close(open_, text, at)


def _close(open_: list[tuple[Any, int]], text: str, at: int) -> int:
    """End the innermost element; where the text goes on."""
    element, end = open_.pop()
    _append(element, text[at:end])
    return end


def _append(element: Any, text: str) -> None:
    """Add text at the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _sub(element: Any, name: str, **attributes: str) -> Any:
    return etree.SubElement(element, f"{{{NAMESPACE}}}{name}", attributes)
