"""Hypothesis strategies: texts, documents whose layers refer to each other, damaged documents."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

import msgspec
from hypothesis import strategies as st

import glossator
from glossator.format.codec import encode
from glossator.testing import document


class Piece(glossator.Span):
    """A piece of the text; pieces never overlap."""

    layer_type: ClassVar[str] = "pieces"
    disjoint: ClassVar[bool] = True


class Mention(glossator.Span):
    """A span with a field of every sort."""

    layer_type: ClassVar[str] = "mentions"

    kind: Literal["one", "two"]
    score: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    scope_span: glossator.Extent | None = None
    head: Annotated[str, glossator.ref("pieces")] | None = None
    parts: tuple[Annotated[str, glossator.ref("pieces")], ...] = ()
    notes: dict[str, int] | None = None


class Link(glossator.Relation):
    """A relation between two mentions."""

    layer_type: ClassVar[str] = "links"

    source: Annotated[str, glossator.ref("mentions")]
    target: Annotated[str, glossator.ref("mentions")]


TYPES: dict[str, type[glossator.Annotation]] = {
    cls.type_name(): cls for cls in (Piece, Mention, Link)
}

# Letters, an emoji beyond 16 bits, a combining mark, a joiner, right-to-left, quotes, line ends.
texts = st.text(
    st.one_of(
        st.sampled_from('ab 🎉é\u0301\u200d👩‍שa\u2019“"\\\r\n\t/~'),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def extents(length: int) -> st.SearchStrategy[tuple[int, int]]:
    """Stretches of a text of that length, empty ones too."""
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(
        lambda pair: (min(pair), max(pair))
    )


@st.composite
def documents(draw: st.DrawFn) -> glossator.Document:
    """Valid documents: pieces, mentions that refer to them, links between mentions."""
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pieces = [Piece(start=a, end=b) for a, b in pairwise(cuts)]
    piece_ids = [f"pieces:{number}" for number in range(1, len(pieces) + 1)]
    mentions = draw(st.lists(_mentions(len(text), piece_ids), max_size=6))
    ends = st.integers(1, max(len(mentions), 1)).map("mentions:{}".format)
    links = [
        Link(source=draw(ends), target=draw(ends))
        for _ in range(draw(st.integers(0, 3)) if mentions else 0)
    ]
    return document(
        text,
        *pieces,
        *mentions,
        *links,
        id=draw(texts),
        language=draw(st.none() | st.just("en")),
        metadata=draw(st.dictionaries(texts, json_values, max_size=3)),
    )


@st.composite
def _mentions(draw: st.DrawFn, length: int, pieces: list[str]) -> Mention:
    start, end = draw(extents(length))
    cuts = sorted(draw(st.sets(st.integers(start, end), max_size=3)) - {start, end})
    fragments = tuple(zip([start, *cuts], [*cuts, end], strict=True)) if cuts else None
    some = st.sampled_from(pieces) if pieces else st.nothing()
    return Mention(
        start=start,
        end=end,
        fragments=fragments if draw(st.booleans()) else None,
        kind=draw(st.sampled_from(["one", "two"])),
        score=draw(st.none() | st.floats(0, 1)),
        scope_span=draw(st.none() | extents(length)),
        head=draw(st.none() | some),
        parts=tuple(draw(st.lists(some, max_size=2))) if pieces else (),
        notes=draw(st.none() | st.dictionaries(texts, st.integers(), max_size=2)),
    )


# What a hand or a program gets wrong: other types, near misses, numbers in other spellings.
_scalars = (None, True, -1, 0, 1, 7, 99, 2**70, 0.0, 1.0, 1.5)
_strings = ("", "1", "1.4", "2.0", "one", "pieces:1", "x", "ok", "error", "glossator/1.1")
_wrong = st.sampled_from([*_scalars, *_strings]) | st.sampled_from(
    [
        *([], [0], [0, 1], [1, 0], [0.0, 1], [[0, 1]], [["a", "b"]], ["pieces:1"]),
        *({}, {"a": 1}, {"a": "b"}, {"annotator": "a", "kind": "b", "message": "c"}),
    ]
).map(copy.deepcopy)


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """The JSON value of a document in which a few things were replaced, dropped or added."""
    value = json.loads(encode(draw(documents())))
    for _ in range(draw(st.integers(0, 3))):
        value = _damage(draw, copy.deepcopy(value))
    return value


def _damage(draw: st.DrawFn, value: Any) -> Any:
    spots = list(_spots(value))
    if not spots:
        return value
    holder, key = draw(st.sampled_from(spots))
    change: Callable[[], object] = draw(
        st.sampled_from(
            [
                lambda: holder.__setitem__(key, draw(_wrong)),
                lambda: holder.__delitem__(key),
                lambda: _add(draw, holder),
            ]
        )
    )
    change()
    return value


def _add(draw: st.DrawFn, holder: Any) -> None:
    if isinstance(holder, dict):
        holder[draw(st.sampled_from(["extra", "start", "head", "error", "id"]))] = draw(_wrong)
    else:
        holder.append(draw(_wrong))


def _spots(value: Any) -> Any:
    """Every place of a JSON value, as its container and its key or index."""
    items = list(value.items() if isinstance(value, dict) else enumerate(value))
    for key, inner in items:
        yield value, key
        if isinstance(inner, dict | list):
            yield from _spots(inner)
