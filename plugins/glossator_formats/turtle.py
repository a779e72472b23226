"""Turtle, in which RDF is written: the triples of a file, and terms as they are written.

Nothing that a file names is fetched. N-Triples are Turtle, too.

https://www.w3.org/TR/turtle/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, urljoin

import glossator
from glossator.exchange import read_json

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = f"{RDF}type"
_JSON = f"{RDF}JSON"
_DEEPEST = 100


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
            if name in _WHOLE:
                return int(self.text)
            if name in ("decimal", "double", "float"):
                number = float(self.text)
                return number if abs(number) < float("inf") else self.text
            if self.type == _JSON:
                return read_json(self.text.encode())
        except (ValueError, glossator.FormatError):
            return self.text
        return _TRUTH.get(self.text, self.text) if name == "boolean" else self.text


Term = Iri | Literal
Triple = tuple[Iri, Iri, Term]

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

_BASE = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""The letters that begin a prefix, and what else stands in names."""
_CHARS = rf"{_BASE}0-9_\u00b7\u0300-\u036f\u203f\u2040-"
_LOCAL = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_TOKEN = re.compile(
    rf"""(?P<space>(?:\s++|\#[^\n\r]*+)++)
    |(?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+>)
    |(?P<string>\"\"\"(?:"{{0,2}}+(?:[^"\\]|\\.))*+\"\"\"|'''(?:'{{0,2}}+(?:[^'\\]|\\.))*+'''
        |"(?:[^"\\\n\r]++|\\.)*+"|'(?:[^'\\\n\r]++|\\.)*+')
    |(?P<at>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
    |(?P<blank>_:[{_BASE}_0-9](?:[.{_CHARS}]*[{_CHARS}])?)
    |(?P<name>(?:[{_BASE}](?:[.{_CHARS}]*[{_CHARS}])?)?:
        (?:(?:[:{_BASE}_0-9]|{_LOCAL})(?:(?:[:.{_CHARS}]|{_LOCAL})*(?:[:{_CHARS}]|{_LOCAL}))?)?)
    |(?P<double>[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+)
    |(?P<decimal>[+-]?\d*\.\d+)
    |(?P<integer>[+-]?\d+)
    |(?P<word>[A-Za-z]+)
    |(?P<mark>\^\^|[.;,\[\]()])""",
    re.VERBOSE | re.DOTALL,
)
_UNENDED = {
    **dict.fromkeys("\"'", "a text that ends in the quote that it begins with"),
    "<": "an IRI in angle brackets, without spaces",
}
"""What is meant by a character that begins no token."""
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def triples(text: str) -> list[Triple]:
    """What a file says.

    Raises:
        FormatError: where it is no Turtle, with the line.
    """
    return _Parser(text).triples()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = self._found()
        self._kind, self._word, self._at = next(self._tokens)
        self._base = ""
        self._prefixes: dict[str, str] = {}
        self._said: list[Triple] = []
        self._blanks = self._depth = 0

    def triples(self) -> list[Triple]:
        while self._kind != "end":
            keyword = self._word.lower()
            if self._kind in ("at", "word") and keyword.removeprefix("@") in ("prefix", "base"):
                self._directive(keyword)
            else:
                is_alone = self._word == "["
                subject = self._name("an IRI")
                if not (is_alone and self._word == "."):
                    self._statements(subject)
                self._expect(".")
        return self._said

    def _directive(self, keyword: str) -> None:
        self._next()
        name = ""
        if keyword.endswith("prefix"):
            if self._kind != "name" or not self._word.endswith(":"):
                raise self._wrong("a prefix with its colon")
            name = self._next()
        if self._kind != "iri":
            raise self._wrong("an IRI in angle brackets")
        iri = self._iri(self._next())
        if name:
            self._prefixes[name] = iri
        else:
            self._base = iri
        if keyword.startswith("@"):
            self._expect(".")

    def _statements(self, subject: Iri) -> None:
        """What is said of a subject, up to what ends it."""
        while True:
            predicate = self._name("what is said")
            self._said.append((subject, predicate, self._term()))
            while self._word == "," and self._kind == "mark":
                self._next()
                self._said.append((subject, predicate, self._term()))
            if not self._semicolons() or self._word in (".", "]") or self._kind == "end":
                return

    def _semicolons(self) -> bool:
        is_any = False
        while self._word == ";" and self._kind == "mark":
            is_any = bool(self._next())
        return is_any

    def _term(self) -> Term:
        if self._kind == "string":
            return self._literal()
        if self._kind in ("double", "decimal", "integer"):
            return Literal(type=f"{XSD}{self._kind}", text=self._next())
        if self._word in ("true", "false"):
            return Literal(self._next(), f"{XSD}boolean")
        return self._name("a value")

    def _literal(self) -> Literal:
        word = self._next()
        width = 3 if word[:3] == word[0] * 3 and len(word) > 5 else 1
        text = self._unescaped(word[width:-width])
        if self._kind == "at":
            return Literal(text, language=self._next()[1:])
        if self._word == "^^":
            self._next()
            return Literal(text, self._name("a datatype").removeprefix(f"{XSD}string"))
        return Literal(text)

    def _name(self, expected: str) -> Iri:
        """A thing by its IRI, its label, or by what is said of it in brackets."""
        kind, word = self._kind, self._word
        if kind == "iri":
            return self._iri(self._next())
        if kind == "blank":
            return Iri(self._next())
        if word == "a":
            self._next()
            return Iri(TYPE)
        if kind == "name":
            prefix, _, local = word.partition(":")
            if f"{prefix}:" not in self._prefixes:
                raise self._wrong(f"a prefix that is declared ({', '.join(self._prefixes)})")
            self._next()
            return Iri(self._prefixes[f"{prefix}:"] + re.sub(r"\\(.)", r"\1", local))
        if word in ("[", "("):
            return self._nested(word)
        raise self._wrong(expected)

    def _nested(self, opening: str) -> Iri:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._wrong(f"at most {_DEEPEST} brackets within each other")
        self._next()
        made = self._blank() if opening == "[" else self._list()
        self._expect("]" if opening == "[" else ")")
        self._depth -= 1
        return made

    def _blank(self) -> Iri:
        made = self._fresh()
        if self._word != "]":
            self._statements(made)
        return made

    def _list(self) -> Iri:
        items = []
        while self._word != ")":
            items.append(self._term())
        rest = Iri(f"{RDF}nil")
        for item in reversed(items):
            one = self._fresh()
            self._said += [(one, Iri(f"{RDF}first"), item), (one, Iri(f"{RDF}rest"), rest)]
            rest = one
        return rest

    def _fresh(self) -> Iri:
        self._blanks += 1
        return Iri(f"_:.{self._blanks}")  # no label in a file begins so

    def _iri(self, word: str) -> Iri:
        iri = self._unescaped(word[1:-1])
        if not self._base or re.match(r"[A-Za-z][\w+.-]*:", iri):
            return Iri(iri)
        if iri.startswith("#") or not iri:
            return Iri(self._base.partition("#")[0] + iri)
        try:
            # `urljoin` takes a fragment that is empty, as of the IRI of a prefix, for none.
            return Iri(urljoin(self._base, iri.removesuffix("#")) + "#" * iri.endswith("#"))
        except ValueError:
            raise self._wrong("an IRI") from None

    def _unescaped(self, text: str) -> str:
        return _ESCAPE.sub(self._character, text) if "\\" in text else text

    def _character(self, found: re.Match[str]) -> str:
        short, code = found[3], int(found[1] or found[2] or "0", 16)
        if short and short in _SHORT:
            return _SHORT[short]
        if short or code > 0x10FFFF or 0xD800 <= code < 0xE000:
            raise self._wrong(f"an escape of a character, got {found[0]!r}")
        return chr(code)

    def _expect(self, mark: str) -> None:
        if self._kind != "mark" or self._word != mark:
            raise self._wrong(repr(mark))
        self._next()

    def _next(self) -> str:
        """Go on; what has been there."""
        word = self._word
        self._kind, self._word, self._at = next(self._tokens)
        return word

    def _found(self) -> Iterator[tuple[str, str, int]]:
        at, text = 0, self._text
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found:
                self._kind, self._word, self._at = "", text[at : at + 20], at
                raise self._wrong(_UNENDED.get(text[at], "a term or a mark"))
            if found.lastgroup != "space":
                yield str(found.lastgroup), found[0], at
            at = found.end()
        while True:
            yield "end", "", at

    def _wrong(self, expected: str) -> glossator.FormatError:
        word = self._word if len(self._word) <= 40 else f"{self._word[:39]}…"
        got = "the end of the file" if self._kind == "end" else repr(word)
        got = "" if ", got " in expected else f", got {got}"
        line = 1 + len(re.findall(r"\r\n?|\n", self._text[: self._at]))
        return glossator.FormatError(f"malformed Turtle: expected {expected}{got}", line=line)


def n_triples(turtle: str) -> str:
    """What Turtle says as N-Triples: a line for each, without prefixes."""
    return "".join(f"{' '.join(map(_written, one))} .\n" for one in triples(turtle))


def _written(term: Term) -> str:
    if isinstance(term, Literal):
        words = f'"{_ESCAPED.sub(_escape, term.text)}"'
        language = f"@{term.language}" if term.language else ""
        return f"{words}{language}" + (f"^^{iri(term.type)}" if term.type else "")
    return term.replace("_:.", "_:b") if term.startswith("_:") else iri(term)


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
_BACK = {character: f"\\{short}" for short, character in _SHORT.items() if short != "'"}


def _escape(found: re.Match[str]) -> str:
    return _BACK.get(found[0]) or f"\\u{ord(found[0]):04X}"
