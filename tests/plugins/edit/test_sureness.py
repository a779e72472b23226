"""A document without what is less sure than a level."""

from typing import Annotated, ClassVar

import glossator
from glossator.plugins.discovery import default_registry
from glossator.testing import document
from glossator_edit.sureness import only_sure


class Mark(glossator.Span):
    """Something that is sure or not."""

    layer_type: ClassVar[str] = "marks"
    confidence: float | None = None


class Pointer(glossator.Span):
    """Something that refers to marks."""

    layer_type: ClassVar[str] = "pointers"
    one: Annotated[str, glossator.ref("marks")] | None = None
    several: list[Annotated[str, glossator.ref("marks")]] = glossator.field(default_factory=list)


class Needy(glossator.Span):
    """Something that cannot do without a mark."""

    layer_type: ClassVar[str] = "needy"
    mark: Annotated[str, glossator.ref("marks")]


def marks() -> list[Mark]:
    return [
        Mark(start=0, end=1, confidence=0.9),
        Mark(start=1, end=2, confidence=0.5),
        Mark(start=2, end=3),
    ]


def test_what_says_nothing_of_how_sure_it_is_stays() -> None:
    made, counts = only_sure(document("abcd", *marks()), 0.8, default_registry().maker)
    assert [one.start for one in made.layers["marks"]] == [0, 2]
    assert counts == {"marks": 1}


def test_references_to_what_went_go_too() -> None:
    pointer = Pointer(start=3, end=4, one="marks:2", several=["marks:1", "marks:2"])
    made, _ = only_sure(document("abcd", *marks(), pointer), 0.8, default_registry().maker)
    [left] = made.layers.of(Pointer)
    assert (left.one, left.several) == (None, ["marks:1"])


def test_what_must_have_the_reference_goes_with_it() -> None:
    needy = [Needy(start=3, end=4, mark=f"marks:{number}") for number in (1, 2)]
    made, counts = only_sure(document("abcd", *marks(), *needy), 0.8, default_registry().maker)
    assert [one.mark for one in made.layers.of(Needy)] == ["marks:1"]
    assert counts == {"marks": 1, "needy": 1}


def test_where_all_is_sure_the_document_is_the_same() -> None:
    before = document("abcd", *marks())
    assert only_sure(before, 0.1, default_registry().maker) == (before, {})
