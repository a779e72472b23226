"""Two sides joined by id, in whatever order they come."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from glossator.files.joining import joined

SIDE = st.lists(st.sampled_from("abcdefgh"), unique=True)


def pairs(
    ours: list[str], theirs: list[str], common: set[str] | None = None
) -> list[tuple[str, str | None, str | None]]:
    mine = ((one, f"mine {one}") for one in ours)
    other = ((one, f"theirs {one}") for one in theirs)
    found = joined(mine, other, pack=str.encode, unpack=bytes.decode, common=common)
    return list(found)


@given(SIDE, SIDE)
def test_each_document_meets_its_namesake_in_the_order_of_ours(
    ours: list[str], theirs: list[str]
) -> None:
    found = pairs(ours, theirs)
    assert [one for one, mine, _ in found if mine] == ours
    for identifier, mine, other in found:
        assert mine == (f"mine {identifier}" if identifier in ours else None)
        assert other == (f"theirs {identifier}" if identifier in theirs else None)
    assert sorted(one for one, _, _ in found) == sorted({*ours, *theirs})


@given(SIDE, SIDE)
def test_what_is_known_to_be_of_both_sides_alone_is_looked_for(
    ours: list[str], theirs: list[str]
) -> None:
    common = {*ours} & {*theirs}
    assert pairs(ours, [one for one in theirs if one in common], common) == [
        (one, f"mine {one}", f"theirs {one}" if one in common else None) for one in ours
    ]


def test_in_one_order_nothing_waits() -> None:
    read = []

    def side() -> Iterator[tuple[str, str]]:
        for one in "abc":
            read.append(one)
            yield one, one

    def never(_: object) -> bytes:
        raise AssertionError("nothing has to wait")

    for identifier, *_ in joined([(one, one) for one in "abc"], side(), pack=never, unpack=str):
        assert read[-1] == identifier
