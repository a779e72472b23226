"""What validation finds, and the table of everything that it can find."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from glossator.errors import counted

Severity = Literal["error", "warning"]


class Stage(IntEnum):
    """The stages, in the order in which a document passes them."""

    PARSE = 1
    DOCUMENT = 2
    LAYER = 3
    MEANING = 4
    POLICY = 5


class Code(msgspec.Struct, frozen=True):
    """One thing that can be found: its name never changes."""

    name: str
    stage: Stage
    title: str
    hint: str = ""
    severity: Severity = "error"


class Damage(NamedTuple):
    """What findings of earlier stages keep from being compared.

    Attributes:
        sources: Whether text, language or metadata are damaged.
        records: Layers of which what they say of themselves is damaged.
        annotations: Layers of which annotations are damaged.
    """

    sources: bool = False
    records: Collection[str] = ()
    annotations: Collection[str] = ()


NO_DAMAGE = Damage()


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing wrong with one document: what, where, and what to do about it.

    Attributes:
        code: A key of `CODES`.
        severity: Only an error makes a file invalid.
        file: The input's name, ``-`` for standard input; empty for data that has none.
        line: Counted from 1; 0 where there is no place in a file.
        column: Counted from 1, in code points.
        pointer: A JSON Pointer into the document; empty for the document itself.
        annotation: The id of the annotation concerned.
        message: What was expected and what was found.
        hint: What to do.
    """

    code: str
    severity: Severity
    file: str = ""
    line: int = 0
    column: int = 0
    pointer: str = ""
    annotation: str = ""
    message: str
    hint: str = ""


def _table(*codes: Code) -> dict[str, Code]:
    return {code.name: code for code in codes}


CODES = _table(
    Code("input-unreadable", Stage.PARSE, "The input cannot be opened or unpacked"),
    Code("parse-empty", Stage.PARSE, "There is no document in the input"),
    Code("parse-encoding", Stage.PARSE, "The bytes are not UTF-8", "save the file as UTF-8"),
    Code(
        "parse-bom",
        Stage.PARSE,
        "The file begins with a byte order mark",
        "save the file as UTF-8 without a byte order mark",
        "warning",
    ),
    Code("parse-syntax", Stage.PARSE, "The text is not JSON"),
    Code(
        "parse-torn",
        Stage.PARSE,
        "The last line is cut off",
        "whoever wrote it was stopped: remove the line, or run the command again",
    ),
    Code("parse-duplicate", Stage.PARSE, "An object has a key twice", "keep one of them"),
    Code(
        "parse-number",
        Stage.PARSE,
        "NaN, Infinity, or a number too large",
        "leave the field out, or write null where the layer allows it",
    ),
    Code(
        "parse-surrogate",
        Stage.PARSE,
        "Half of a surrogate pair, which is no character",
        "write the character itself, or both halves",
    ),
    Code("parse-depth", Stage.PARSE, "Objects or arrays are nested too deeply"),
    Code(
        "format-version",
        Stage.DOCUMENT,
        "The format is unknown, or of a newer major version",
        "install a version of glossator that reads this format",
    ),
    Code(
        "format-newer",
        Stage.DOCUMENT,
        "The format is of a newer minor version",
        "it is read as far as it is known; install a newer glossator",
        "warning",
    ),
    Code("document-missing", Stage.DOCUMENT, "A field of the document or of a layer is missing"),
    Code("document-unknown", Stage.DOCUMENT, "A field that documents and layers do not have"),
    Code("document-type", Stage.DOCUMENT, "A field of the document has the wrong type"),
    Code("document-value", Stage.DOCUMENT, "A field of the document has a value it cannot have"),
    Code("layer-missing", Stage.LAYER, "A field of an annotation is missing"),
    Code("layer-unknown", Stage.LAYER, "A field that annotations of this layer do not have"),
    Code("layer-type", Stage.LAYER, "A field of an annotation has the wrong type"),
    Code("layer-value", Stage.LAYER, "A field of an annotation has a value it cannot have"),
    Code(
        "layer-version",
        Stage.LAYER,
        "The layer is of another major version than the installed one",
        "install the version of the plugin that reads it",
    ),
    Code(
        "layer-older",
        Stage.LAYER,
        "The layer is of an older version than the installed one",
        "it is upgraded as it is read; `glossator upgrade` upgrades the file",
        "warning",
    ),
    Code("layer-upgrade", Stage.LAYER, "An annotation of an older version cannot be upgraded"),
    Code(
        "layer-newer",
        Stage.LAYER,
        "The layer is of a newer minor version than the installed one",
        "install a newer version of the plugin",
        "warning",
    ),
    Code("layer-status", Stage.MEANING, "A layer's status, error, makers and annotations disagree"),
    Code("id-form", Stage.MEANING, "An id is not the layer's name, a colon and something"),
    Code("id-duplicate", Stage.MEANING, "An id is used twice", "number the annotations anew"),
    Code(
        "span-bounds",
        Stage.MEANING,
        "A span ends before it starts, or after the text",
        "offsets are code points of `text` (not bytes, not UTF-16), from 0, the end excluded",
    ),
    Code("span-order", Stage.MEANING, "Annotations are not sorted", "sort by (start, end)"),
    Code(
        "span-overlap",
        Stage.MEANING,
        "Spans of a layer that divides the text share some of it",
        "let each span end where the next one starts, or before",
    ),
    Code("span-empty", Stage.MEANING, "A span of a layer that divides the text has no text"),
    Code(
        "extent-bounds",
        Stage.MEANING,
        "A stretch of text in a field ends before it starts, or after the text",
        "offsets are code points of `text` (not bytes, not UTF-16), from 0, the end excluded",
    ),
    Code("fragments", Stage.MEANING, "The parts of a discontinuous span do not make up that span"),
    Code(
        "reference",
        Stage.MEANING,
        "A reference to an annotation that is not there",
        "keep the layer that is referred to in the same document",
    ),
    Code(
        "span-within",
        Stage.MEANING,
        "A span does not lie within one of the layer that its own type names",
        "let it end where the other ends, or mend that layer",
    ),
    Code("layer-check", Stage.MEANING, "The layer type's own check has something against it"),
    Code(
        "policy-language",
        Stage.POLICY,
        "The document's language is no language tag of BCP 47",
        "write the tag that is meant: annotators are chosen by it",
        "warning",
    ),
    Code(
        "policy-required",
        Stage.POLICY,
        "A required layer is missing or has failed",
        "produce it with `glossator run --layers`",
    ),
    Code(
        "policy-stale",
        Stage.POLICY,
        "A layer was made from something that has changed since",
        "run the chain again: only what is out of date is made anew",
    ),
    Code(
        "policy-stale-code",
        Stage.POLICY,
        "A layer was made by other code or lists than those that are installed",
        "run the chain again to have it made by these",
        "warning",
    ),
    Code(
        "policy-failed",
        Stage.POLICY,
        "A layer has failed",
        "mend what its message says and run the chain again: a layer that failed is made anew",
        "warning",
    ),
    Code(
        "policy-unchecked",
        Stage.POLICY,
        "No installed plugin declares the layer's type",
        "install its plugin, or give its schema with --schema TYPE=FILE",
        "warning",
    ),
)
"""Every code by name, in the order of the stages."""


def make(
    code: str,
    message: str,
    *,
    pointer: str = "",
    line: int = 0,
    column: int = 0,
    annotation: str = "",
    hint: str = "",
) -> Finding:
    """A finding of that code; its severity, and its hint unless given, are the code's own."""
    kind = CODES[code]
    return Finding(
        code=code,
        severity=kind.severity,
        line=line,
        column=column,
        pointer=pointer,
        annotation=annotation,
        message=message,
        hint=hint or kind.hint,
    )


SAID_ONCE = (
    "layer-older",
    "layer-newer",
    "policy-failed",
    "policy-language",
    "policy-stale-code",
    "policy-unchecked",
)
"""What all documents of a kind have alike: told once in a run, not once a document."""


def errors_in(findings: Iterable[Finding]) -> int:
    """How many of them are errors."""
    return sum(finding.severity == "error" for finding in findings)


def cut(value: object, width: int = 60) -> str:
    """A value as it stands in JSON, on one line, cut where it is long."""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    text = repr(text) if isinstance(value, str) else text
    return text if len(text) <= width else text[: width - 3] + "..."


SEVERAL = 3
"""As many of a kind as hardly come by chance: two may be two mistakes."""


def is_systematic(count: int, size: int) -> bool:
    """Whether so many of a layer's annotations have a fault that a program made it, not a hand."""
    return count >= SEVERAL and 2 * count >= size


def and_more(count: int, what: str) -> str:
    """The end of a message that stands for several findings of one cause."""
    return f", and the same in {counted(count, f'more {what}')}" if count else ""


@lru_cache(maxsize=1024)
def nearest(name: str, known: tuple[str, ...], *, cutoff: float = 0.7) -> str:
    """Which of the known names was probably meant; empty where none is near.

    A corpus has the same mistake in many documents: the comparison is made once.
    """
    # Imported here: documents without faults need no comparison.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1, cutoff=cutoff)), "")


def did_you_mean(name: str, known: Iterable[str], *, cutoff: float = 0.7) -> str:
    """The hint that names it; empty where none is near."""
    near = nearest(name, tuple(known), cutoff=cutoff)
    return f"did you mean {near!r}?" if near else ""
