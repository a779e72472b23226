"""Every error that Glossator raises on purpose.

::

    GlossatorError            what a user can mend; the command line prints it on one line
    ├── FormatError           an input that is not a valid document
    ├── InputError            an input that cannot be found or read
    │   └── EmptyInputError   an input without a document
    ├── OptionError           an unknown or ill-typed option
    ├── ChainError            layers that no choice of annotators can produce
    ├── PluginError           a plugin that cannot be loaded or breaks the contract at registration
    ├── ModelError            a model that is absent, damaged or out of reach
    └── AnnotatorError        an annotator that failed, or whose result breaks the contract

Errors only carry facts: constructing one has no side effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import partial
from typing import Any

from glossator.jsonpointer import escape


class GlossatorError(Exception):
    """What a user can mend; its text is one line."""


class FormatError(GlossatorError):
    """An input that is not a valid document.

    The message says what was expected and what found; the places stand before and behind it in the
    text of the error, so that it needs none.

    Attributes:
        message: What is wrong, without the place.
        source: The file; the core fills it in.
        line: Of the file, from 1; 0 where it is not known. What `Format.decode` raises counts from
            the first line of its record, and the core makes a line of the file of it.
        pointer: Where in a document, as a JSON Pointer.
    """

    def __init__(self, message: str, *, source: str = "", line: int = 0, pointer: str = "") -> None:
        place = ":".join(str(part) for part in (source, line) if part)
        for said in (place, f"line {line}", f"{line}") if line else ():
            message = message.removeprefix(f"{said}: ")  # told once
        self.message, self.source, self.line, self.pointer = message, source, line, pointer
        at = f" (at {pointer})" if pointer else ""
        super().__init__(f"{place}: {message}{at}" if place else f"{message}{at}")

    def __reduce__(self) -> Any:
        place = {"source": self.source, "line": self.line, "pointer": self.pointer}
        again: Any = partial(type(self), **place)  # type: ignore[arg-type]  # as in __init__
        return again, (self.message,)

    def located(self, *, source: str, line: int = 0) -> FormatError:
        """The same finding, told where it was made."""
        return FormatError(
            self.message,
            source=self.source or source,
            line=line or self.line,
            pointer=self.pointer,
        )


class InputError(GlossatorError):
    """An input that cannot be found or read."""


NOTHING = "expected a document, got nothing"


class EmptyInputError(InputError):
    """An input without a document: an empty file, or one of empty lines."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name}: {NOTHING}")

    def __reduce__(self) -> Any:
        return type(self), (self.name,)


class OptionError(GlossatorError):
    """An unknown or ill-typed option."""


class ChainError(GlossatorError):
    """Layers that no choice of annotators can produce."""


class PluginError(GlossatorError):
    """A plugin that cannot be loaded or breaks the contract at registration."""


class ModelError(GlossatorError):
    """A model that is absent, damaged or out of reach."""


class AnnotatorError(GlossatorError):
    """An annotator that failed on a document, or whose result breaks the contract."""

    def __init__(self, annotator: str, message: str) -> None:
        self.annotator, self.message = annotator, message
        super().__init__(f"{annotator}: {message}")

    def __reduce__(self) -> Any:
        return type(self), (self.annotator, self.message)


_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


def located(error: Exception) -> tuple[str, str]:
    """What msgspec has against a value in our words, and where, as a JSON Pointer.

    Its own text is ``Expected `int`, got `str` - at `$.rows[3].start` ``; of a key in a mapping it
    says only ``[...]``, which is a step ``...`` of the pointer.
    """
    words, _, path = str(error).partition(" - at `")
    key = "a key: " if path.startswith("key`") else ""
    steps = [name or index for name, index in _STEP.findall(path.partition("$")[2].rstrip("`"))]
    words = words.replace("Object contains", "found").replace("Object missing", "missing")
    pointer = "".join("/" + escape(step) for step in steps)
    return key + words[:1].lower() + words[1:], pointer


_KINDS = {
    "object": "a table",
    "array": "a list",
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date, as 2024-03-14",
    "datetime": "a date and time, as 2024-03-14T09:30:00Z",
    "time": "a time, as 09:30:00",
    "timedelta": "a duration, as PT1H30M",
}
_TYPES = re.compile(r"`([a-z]+(?: \| [a-z]+)*)`")
_INVALID = re.compile("invalid (?:RFC3339 encoded (date|datetime|time)|ISO8601 duration)")


def counted(number: int, noun: str) -> str:
    """``1 document``, ``2 documents``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def in_words(words: str) -> str:
    """What msgspec expects of who types it: ``expected a text or a table``.

    That it may be nothing is left out: whoever sets it wants something.
    """

    def named(found: re.Match[str]) -> str:
        kinds = [one for one in found[1].split(" | ") if one != "null"]
        if not kinds or not _KINDS.keys() >= set(kinds):
            return found[0]
        return " or ".join(_KINDS[one] for one in kinds)

    words = _INVALID.sub(lambda found: f"expected `{found[1] or 'timedelta'}`", words)
    return _TYPES.sub(named, words)


def unknown(what: str, name: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """Word an "unknown X" error: the nearest name first, then all known ones, sorted.

    Args:
        what: What it is a name of.
        name: What was said.
        known: The names that there are.
        likeness: How near a name must be to be the one that was meant; 1 is the same.
    """
    names = sorted(known)
    several = re.split(r"[\s;+|/]+", name.strip())
    if len(several) > 1 and all(one in names for one in several):
        return f"unknown {what} {name!r}; commas part several: {','.join(several)}"
    # A part of a name is meant for the whole, "min" for "min_amount", and so is its beginning.
    parts = [one for one in names if name in re.split("[-_]", one)] or [
        one for one in names if len(name) >= _SHORTENED and one.startswith(name)
    ]
    near = get_close_matches(name, names, n=1, cutoff=likeness) or (
        parts if len(parts) == 1 else []
    )
    hint = f"; did you mean {near[0]!r}?" if near else "."
    listing = ", ".join(names) if names else "none"
    return f"unknown {what} {name!r}{hint} Known: {listing}"


_SHORTENED = 3
"""Letters that a name is cut down to at least."""


def unknown_layer(name: str, known: Iterable[str]) -> str:
    """The same of a layer of documents; where these have none, what makes one."""
    names = list(known)
    if names:
        return unknown("layer", name, names)
    return f"no layer {name!r}: the documents have no layers yet; `glossator run` makes them"


def expected(known: Iterable[object], got: str) -> str:
    """Word ``expected refuse or space, got 'spice'; did you mean 'space'?``.

    Args:
        known: The values that there may be, in their order.
        got: What there is instead, as it is to be shown.
    """
    names = [str(one) for one in known]
    *others, last = names
    said = f"{', '.join(others)} or {last}" if others else last
    near = get_close_matches(got.strip("'"), names, n=1)
    return f"expected {said}, got {got}" + (f"; did you mean {near[0]!r}?" if near else "")
