"""UIMA CAS as XMI: what `cas.py` says of structures and types holds here too.

The documents of a folder share `TypeSystem.xml`, which says what the attributes mean: XMI cannot be
read without it.

https://uima.apache.org/d/uimaj-current/ref.html#ugr.ref.xmi
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import IO

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.cas_reading import document_of
from glossator_formats.cas_writing import Types, cas_of
from glossator_formats.vocabulary import labels_of
from glossator_formats.xmi_reading import Reader
from glossator_formats.xmi_types import TYPE_SYSTEM, TypeSystem, described
from glossator_formats.xmi_writing import INSTEAD, XMI, xmi_of
from glossator_formats.xmlfiles import check_holds, parsed

DEPTH = 3
"""Of the elements of a file: the root, structures, values of lists."""

_TEXT = re.compile(rb"<(?:\w+:)?Sofa\b[^>]*?\bsofaString=")


class Xmi(glossator.Format[ExchangeOptions]):
    """A CAS in UIMA's XML."""

    name = "xmi"
    suffixes = (".xmi",)
    companions = (TYPE_SYSTEM,)
    many = False

    def __init__(
        self,
        options: ExchangeOptions | None = None,
        types: Mapping[str, type[glossator.Annotation]] | None = None,
    ) -> None:
        super().__init__(options, types or {})
        self._written = Types()
        self._known: tuple[bytes, TypeSystem] | None = None
        """The type system that was read last, and what it was read from."""

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the namespace."""
        return XMI.encode() in source.head

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each view that has a text."""
        data = stream.read()
        root = parsed(data, DEPTH)
        for number in range(max(len(_TEXT.findall(data)), 1)):
            yield glossator.Record((root, number))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        root, number = record.data
        types = self._type_system(source.companion(TYPE_SYSTEM))
        views = list(Reader(types).views(root))
        return document_of(self, views[min(number, len(views) - 1)], source)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`; raises FormatError for a text that XML cannot hold."""
        check_holds(document.text, "the text", INSTEAD)
        return xmi_of(cas_of(document, labels_of(self), self._written)).encode()

    def shared_files(self) -> Mapping[str, bytes]:
        """As `Format.shared_files`: the types of all documents."""
        return {TYPE_SYSTEM: described(self._written.declared()).encode()}

    def _type_system(self, raw: bytes) -> TypeSystem:
        if self._known is None or self._known[0] != raw:
            try:
                self._known = raw, TypeSystem(parsed(raw, depth=12))
            except glossator.FormatError as error:
                raise error.located(source=TYPE_SYSTEM) from None
        return self._known[1]
