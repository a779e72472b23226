"""RDF: the triples of a file of Turtle or N-Triples, which Oxigraph reads, and terms as they are
written.

Nothing that a file names is fetched. N-Triples are Turtle, too.

https://www.w3.org/TR/turtle/, https://pyoxigraph.readthedocs.io/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

import glossator
from glossator.exchange import read_json

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = f"{RDF}type"
_JSON = f"{RDF}JSON"
_TEXT = f"{XSD}string"
_LANGUAGE = f"{RDF}langString"
_BASE = "file:///"
"""What IRIs begin with that are relative to a base which the file does not tell."""
_WHERE = re.compile(r"^Parser error (?:at|between) .*?: |\s*\(line \d+\)$", re.DOTALL)
"""What Oxigraph's errors say of the line, which is told apart."""


class Iri(str):
    """The name of a thing; of one that has none, ``_:`` and a label."""

    __slots__ = ()


class Literal(NamedTuple):
    """A value as it is written.

    Attributes:
        text: Its characters.
        type: The IRI of its datatype; empty of a text.
        language: Its language; empty where none is said.
    """

    text: str
    type: str = ""
    language: str = ""

    @property
    def value(self) -> Any:
        """The value; of a datatype that JSON does not have, and of what is none of it, the text."""
        name = self.type.removeprefix(XSD)
        try:
            if name in _WHOLE and _NUMBER.fullmatch(self.text):
                return int(self.text)
            if name in ("decimal", "double", "float") and _NUMBER.fullmatch(self.text):
                number = float(self.text)
                return number if abs(number) < float("inf") else self.text
            if self.type == _JSON:
                return read_json(self.text.encode())
        except (ValueError, glossator.FormatError):
            return self.text
        return _TRUTH.get(self.text, self.text) if name == "boolean" else self.text


Term = Iri | Literal
Triple = tuple[Iri, Iri, Term]

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_TRUTH = {"true": True, "1": True, "false": False, "0": False}
_WHOLE = frozenset(
    f"{more}{kind}"
    for more, kind in [
        ("", "integer"),
        ("nonNegative", "Integer"),
        ("positive", "Integer"),
        ("nonPositive", "Integer"),
        ("negative", "Integer"),
        *(("", kind) for kind in ("long", "int", "short", "byte")),
        *(("unsigned", kind) for kind in ("Long", "Int", "Short", "Byte")),
    ]
)
"""The datatypes of whole numbers."""


def triples(text: str) -> Iterator[Triple]:
    """What a file says, in its order; things without a name are numbered.

    Raises:
        FormatError: where it is no Turtle, with the line.
        OptionError: where Oxigraph is not installed.
    """
    glossator.require("a file of RDF", "pyoxigraph", install="glossator[nif]")
    import pyoxigraph

    labels: dict[str, Iri] = {}

    def named(term: Any) -> Iri:
        if isinstance(term, pyoxigraph.BlankNode):
            return labels.setdefault(term.value, Iri(f"_:b{len(labels) + 1}"))
        return Iri(term.value)

    turtle = pyoxigraph.RdfFormat.TURTLE
    try:
        for said in pyoxigraph.parse(text, format=turtle, base_iri=_BASE):
            subject, predicate, value = said.subject, said.predicate, said.object
            if isinstance(value, pyoxigraph.Literal):
                kind = value.datatype.value
                plain = "" if kind in (_TEXT, _LANGUAGE) else kind
                term: Term = Literal(value.value, plain, value.language or "")
            elif isinstance(value, pyoxigraph.Triple):
                raise glossator.FormatError("expected a value, got a triple in its place")
            else:
                term = named(value)
            yield named(subject), Iri(predicate.value), term
    except SyntaxError as error:
        words = _WHERE.sub("", str(error.msg))
        raise glossator.FormatError(f"malformed Turtle: {words}", line=error.lineno or 1) from None


def n_triples(turtle: str) -> str:
    """What Turtle says as N-Triples: a line for each, without prefixes."""
    return "".join(f"{' '.join(map(_written, one))} .\n" for one in triples(turtle))


def _written(term: Term) -> str:
    if isinstance(term, Literal):
        words = f'"{_ESCAPED.sub(_escape, term.text)}"'
        language = f"@{term.language}" if term.language else ""
        return f"{words}{language}" + (f"^^{iri(term.type)}" if term.type else "")
    return term if term.startswith("_:") else iri(term)


def iri(iri: str) -> str:
    """An IRI as it is written; what none may have is percent-encoded."""
    return f"<{re.sub(_NOT_IN_IRIS, lambda found: quote(found[0]), iri)}>"


_NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def literal(value: Any) -> str:
    """A value of JSON as it is written."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f'"{value}"^^xsd:integer'
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:double'
    if isinstance(value, str):
        return f'"{_ESCAPED.sub(_escape, value)}"'
    return f"{literal(json.dumps(value, ensure_ascii=False))}^^rdf:JSON"


_ESCAPED = re.compile(r'[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff"\\]')
_BACK = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}


def _escape(found: re.Match[str]) -> str:
    return _BACK.get(found[0]) or f"\\u{ord(found[0]):04X}"
