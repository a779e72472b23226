"""What tests are written with: documents made by hand, marked text, layers asserted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from glossator.api import Uses, chain
from glossator.chains.results import make_layers
from glossator.model.annotation import Annotation, Span
from glossator.model.document import Document
from glossator.model.layer import Layer


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a test text and the fields written with it."""

    start: int
    end: int
    fields: Mapping[str, str] = field(default_factory=dict)


def marked(text: str) -> tuple[str, list[Mark]]:
    """Take the marks out of a text: ``[surface|field=value field=value]``; marks may nest.

    A mark without a bar (``[surface]``) has no fields. A backslash before a bracket keeps it.
    Values have no spaces: write ``_`` for one, as an underscore of the field itself is compared.
    """
    plain: list[str] = []
    marks: list[Mark] = []
    opened: list[int] = []
    length = 0
    for piece in re.findall(r"\\.|\[|\|[^\[\]|]*\]|\]|[^\\\[\]|]+|.", text, flags=re.DOTALL):
        if piece == "[":
            opened.append(length)
        elif opened and piece.endswith("]") and piece != "\\]":
            pairs = (pair.partition("=") for pair in piece[1:-1].split())
            fields = {key: value.replace("_", " ") for key, _, value in pairs}
            marks.append(Mark(opened.pop(), length, fields))
        else:
            piece = piece[1:] if piece in ("\\[", "\\]") else piece
            plain.append(piece)
            length += len(piece)
    if opened:
        raise ValueError(f"a mark is not closed in {text!r}")
    return "".join(plain), sorted(marks, key=lambda mark: (mark.start, mark.end))


def document(text: str, *annotations: Annotation, **fields: Any) -> Document:
    """A document with layers made from `annotations`: sorted, numbered and checked as in a chain.

    Args:
        text: The text.
        annotations: Instances without ids, of any layer types, in any order.
        fields: Further fields of `Document`: ``id``, ``language``, ``metadata``.
    """
    made = Document(text=text, **{"id": "test", **fields})
    classes = dict.fromkeys(type(item) for item in annotations)
    for name, layer in make_layers("test", classes, annotations, made).items():
        made = made.with_layer(layer, name)
    return made


def annotate(
    text: str | Document,
    layers: str | Sequence[str],
    *,
    use: Uses = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    plugins: Sequence[str] = (),
    language: str | None = None,
) -> Document:
    """Run a chain of installed plugins over one text; failures raise.

    So does a layer that no annotator makes for the text's language, which is `language`, else the
    chain's. Only what is required runs: name a layer that an annotator merely uses to have it too.
    """
    names = [layers] if isinstance(layers, str) else layers
    with chain(
        *names,
        use=use,
        options=options,
        plugins=plugins,
        minimal=True,
        language=language,
        on_language="error",
    ) as made:
        return made(text)


def assert_layer(
    layer: Layer[Any] | Iterable[Annotation], expected: Sequence[Mapping[str, Any]]
) -> None:
    """Assert that a layer has exactly these annotations, comparing the fields that are named.

    Raises:
        AssertionError: showing both sides, annotation by annotation.
    """
    found = list(layer)
    width = max(len(found), len(expected))
    lines = []
    for number in range(width):
        want = dict(expected[number]) if number < len(expected) else None
        got = found[number] if number < len(found) else None
        seen = {name: getattr(got, name) for name in want or {}} if got is not None else None
        if want is None or seen != want:
            lines.append(f"  {number + 1}: expected {want}, got {got if want is None else seen}")
    if lines:
        raise AssertionError("layers differ\n" + "\n".join(lines))


def assert_marked(
    text: str,
    layer: str,
    *,
    use: Uses = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    **fields: Any,
) -> Document:
    """Annotate a marked text without its marks and assert that the layer equals them.

    Fields are compared as written; a field that holds a reference or an extent is compared by the
    text that it points at. Returns the document.
    """
    plain, marks = marked(text)
    made = annotate(
        Document(text=plain, **{"id": "test", **fields}), layer, use=use, options=options
    )
    found = [item for item in made.layers[layer] if isinstance(item, Span)]
    got = [_shown(made, item, _wanted(marks, item)) for item in found]
    want = [
        f"[{plain[mark.start : mark.end]}]@{mark.start} {dict(sorted(mark.fields.items()))}"
        for mark in marks
    ]
    if got != want:
        raise AssertionError(f"in {plain!r}\n  expected {want}\n  got      {got}")
    return made


def _wanted(marks: Iterable[Mark], item: Span) -> Iterable[str]:
    for mark in marks:
        if (mark.start, mark.end) == (item.start, item.end):
            return mark.fields
    return ()


def _shown(made: Document, item: Span, names: Iterable[str]) -> str:
    fields = {
        name: _readable(made, getattr(item, name)).replace("_", " ") for name in sorted(names)
    }
    return f"[{made.text_of(item)}]@{item.start} {fields}"


def _readable(made: Document, value: Any) -> str:
    if isinstance(value, tuple) and len(value) == 2:
        return made.text[value[0] : value[1]]
    if isinstance(value, str) and ":" in value:
        layer, _, _ = value.rpartition(":")
        if layer in made.layers:
            return made.text_of(made.layers[layer].by_id(value))
    return str(value)
