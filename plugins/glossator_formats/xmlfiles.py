"""Files of XML from anywhere: no entities of their own, nothing from elsewhere, bounded depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import glossator

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

LONGEST = 10_000_000
"""Bytes that one text or attribute may have: what libxml2 takes without `huge_tree`."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _AtElement(Exception):  # noqa: N818  # it says that the prolog is over, not that it is wrong
    """The first element begins."""


def check_prolog(data: bytes) -> None:
    """Look at what stands before the first element.

    A document type may be named; it is not read. One that declares entities is refused, as they
    may grow without bound or stand for files.

    Raises:
        FormatError: with the line.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()

    def entity(name: str, *_: object) -> None:
        raise glossator.FormatError(
            f"expected no entities of its own, got the entity {name!r}",
            line=parser.CurrentLineNumber,
        )

    def element(*_: object) -> None:
        raise _AtElement

    parser.EntityDeclHandler = entity
    parser.StartElementHandler = element
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)
    except _AtElement:
        return
    except expat.ExpatError as error:
        words = expat.ErrorString(error.code)
        raise glossator.FormatError(f"malformed XML: {words}", line=error.lineno) from None
    except LookupError as error:
        raise glossator.FormatError(f"{error}: save the file as UTF-8") from None


def parsed(data: bytes, depth: int) -> ET.Element:
    """The root of a file.

    Raises:
        FormatError: where it is no XML, or its elements stand in each other deeper than that.
    """
    from xml.etree import ElementTree as ET  # entities are refused before it reads

    check_prolog(data)
    try:
        root = ET.fromstring(data)  # noqa: S314  # as above
    except ET.ParseError as error:
        words = str(error).partition(": line ")[0]
        raise glossator.FormatError(f"malformed XML: {words}", line=error.position[0]) from None
    level = [root]
    for _ in range(depth):
        level = [child for element in level for child in element]
    if level:
        raise glossator.FormatError(
            f"expected elements to stand at most {depth} deep, got <{level[0].tag}> there"
        )
    return root


def check_holds(text: str, what: str, instead: str) -> None:
    """Refuse a text that XML cannot hold.

    Args:
        text: The text.
        what: What it is, for the error.
        instead: What to do.

    Raises:
        FormatError: with the first character that XML does not have, or for its length.
    """
    if found := _FORBIDDEN.search(text):
        raise glossator.FormatError(
            f"{what}: XML has no U+{ord(found[0]):04X} (at {found.start()}): {instead}"
        )
    if len(text) > LONGEST // 4 and len(text.encode()) > LONGEST:
        raise glossator.FormatError(
            f"{what}: readers of XML take {LONGEST:,} bytes, it has more: {instead}"
        )


_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def escaped(value: str, what: str, instead: str) -> str:
    """A text as XML has it in elements and in attributes; as `check_holds` what it refuses."""
    check_holds(value, what, instead)
    from xml.sax.saxutils import escape

    return escape(value, _QUOTED)
