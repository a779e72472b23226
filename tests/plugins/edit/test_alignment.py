"""The ids of layers that come from another file."""

from __future__ import annotations

from strategies import Link, Mention

import glossator
from glossator.testing import document
from glossator_edit.alignment import aligned

OLD = document("abcdef", *(Mention(start=n, end=n + 1, kind="one") for n in range(6)))


def brought(*extents: tuple[int, int], ids: tuple[str, ...] = ()) -> list[tuple[str, int, int]]:
    mentions = [Mention(start=start, end=end, kind="one") for start, end in extents]
    other = document("abcdef", *mentions)
    layer = other.layers["mentions"]
    if ids:
        named = [
            Mention(id=name, start=one.start, end=one.end, kind="one")
            for name, one in zip(ids, layer, strict=True)
        ]
        layer = glossator.Layer(
            type="mentions", version="1.0", status="ok", annotations=tuple(named)
        )
    found = aligned({"mentions": layer}, OLD)["mentions"]
    return [(one.id, one.start, one.end) for one in found]


def test_what_stands_where_it_stood_has_its_old_id() -> None:
    assert brought((1, 2), (3, 4)) == [("mentions:2", 1, 2), ("mentions:4", 3, 4)]


def test_what_was_moved_takes_the_id_of_what_is_gone_there_and_what_is_new_a_new_one() -> None:
    assert brought((1, 2), (2, 4), (5, 5)) == [
        ("mentions:2", 1, 2),
        ("mentions:3", 2, 4),
        ("mentions:7", 5, 5),
    ]


def test_ids_that_are_those_of_the_old_layer_are_trusted() -> None:
    ids = ("mentions:1", "mentions:a1", "mentions:2")
    assert brought((0, 1), (1, 1), (3, 5), ids=ids) == [
        ("mentions:1", 0, 1),
        ("mentions:a1", 1, 1),
        ("mentions:2", 3, 5),
    ]


def test_layers_that_come_together_still_refer_to_each_other() -> None:
    mentions = [Mention(start=n, end=n + 1, kind="one") for n in (1, 3)]
    link = Link(source="mentions:1", target="mentions:2")
    other = document("abcdef", *mentions, link)
    found = aligned(dict(other.layers), OLD)
    (made,) = found["links"]
    assert (made.source, made.target) == ("mentions:2", "mentions:4")
