"""UIMA CAS as XMI, by way of `cassis`: what `cas.py` says of structures and types holds here too.

The documents of a folder share `TypeSystem.xml`, without which XMI cannot be read.

https://uima.apache.org/d/uimaj-current/ref.html#ugr.ref.xmi
"""

from __future__ import annotations

import io
import json
import re
import warnings
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import IO, Any

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.cas import Types, cas_of, document_of, views_of
from glossator_formats.vocabulary import labels_of
from glossator_formats.xmlfiles import check_holds, check_prolog

TYPE_SYSTEM = "TypeSystem.xml"
ANNOTATION = "uima.tcas.Annotation"
_TEXT = re.compile(rb"<(?:\w+:)?Sofa\b[^>]*?\bsofaString=")
_INSTEAD = "write it with --to cas, which is JSON"


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
        self._known: tuple[bytes, Any] | None = None
        """The type system that was read last, and what it was read from."""

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the namespace."""
        return b"http://www.omg.org/XMI" in source.head

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each view that has a text."""
        data = stream.read()
        for number in range(max(len(_TEXT.findall(data)), 1)):
            yield glossator.Record((data, number))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        check_installed()
        data, number = record.data
        check_prolog(data)
        cas = _loaded(data, self._type_system(source.companion(TYPE_SYSTEM)))
        views = list(views_of(cas))
        return document_of(self, views[min(number, len(views) - 1)], source)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        check_installed()
        from cassis import load_cas_from_json

        check_holds(document.text, "the text", _INSTEAD)
        made = cas_of(document, labels_of(self), self._written)
        for structure in made["%FEATURE_STRUCTURES"]:
            for name, value in structure.items():
                if isinstance(value, str):
                    check_holds(value, name, _INSTEAD)
        xmi = load_cas_from_json(json.dumps(made)).to_xmi(pretty_print=True)
        return str(xmi).encode()

    def shared_files(self) -> Mapping[str, bytes]:
        """As `Format.shared_files`: the types of all documents."""
        check_installed()
        from cassis import load_cas_from_json

        empty = {
            "%TYPES": self._written.declared(),
            "%FEATURE_STRUCTURES": [],
            "%VIEWS": {},
        }
        types = load_cas_from_json(json.dumps(empty)).typesystem
        return {TYPE_SYSTEM: types.to_xml().encode()}

    def _type_system(self, raw: bytes) -> Any:
        from cassis import load_typesystem

        if self._known is None or self._known[0] != raw:
            try:
                check_prolog(raw)
                self._known = raw, load_typesystem(io.BytesIO(raw))
            except glossator.FormatError as error:
                raise error.located(source=TYPE_SYSTEM) from None
            except Exception as error:  # noqa: BLE001  # cassis lets any of its parts raise
                raise _told(error).located(source=TYPE_SYSTEM) from None
        return self._known[1]


def _loaded(data: bytes, types: Any) -> Any:
    """The CAS as it stands in JSON.

    Raises:
        FormatError: where cassis cannot read it, or an offset is none of the text.
    """
    from cassis import load_cas_from_xmi

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # cassis only warns of offsets that are wrong
            cas = load_cas_from_xmi(io.BytesIO(data), typesystem=types)
            _convert_others(cas)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return json.loads(cas.to_json())
    except Exception as error:  # noqa: BLE001  # cassis lets any of its parts raise
        raise _told(error) from None


def _convert_others(cas: Any) -> None:
    """Convert the offsets of annotations that are in no view: cassis leaves them in UTF-16."""
    members = {id(one) for view in cas.views for one in view.get_all_fs()}
    for one in cas._find_all_fs():  # nothing public finds them
        if id(one) not in members and cas.typesystem.is_instance_of(one.type, ANNOTATION):
            convert = one.sofa._offset_converter.external_to_python
            one.begin, one.end = convert(one.begin), convert(one.end)


def _told(error: Exception) -> glossator.FormatError:
    """What cassis, or lxml under it, has against a file, in our words."""
    line = getattr(error, "lineno", None) or 0
    if isinstance(error, UserWarning) and (found := re.search(r"offset \[(-?\d+)\]", str(error))):
        words = f"offset {found[1]} (utf-16) lies inside a character, or outside the text"
    elif isinstance(error, KeyError):
        words = f"it refers to structure {error.args[0]}, which is not there"
    elif "Invalid state transition" in str(error):
        words = "expected structures with values in them, got more elements in these"
    elif line:
        words = f"malformed XML: {str(error).partition(', line ')[0]}"
    else:
        words = str(error) or type(error).__name__
    return glossator.FormatError(words, line=line)


def check_installed() -> None:
    """Raise OptionError where cassis is not installed."""
    if find_spec("cassis") is None:
        raise glossator.OptionError(
            "format 'xmi' needs cassis: type `pip install 'glossator[cas]'`"
        )
