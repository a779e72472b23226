"""What type checkers tell an author: mypy reads this file with all its strictness.

A mistake that it would not find makes its ``type: ignore`` unused, which is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, ClassVar, assert_type

import msgspec

import glossator
from glossator.testing import document
from glossator_standard import Entity, WordList
from glossator_standard.words import DocumentWords


class Least(glossator.Options):
    least: Annotated[int, glossator.Meta(ge=1)] = 3
    """Letters."""


class Long(glossator.Span):
    """A long word."""

    layer_type: ClassVar[str] = "long-words"
    within: ClassVar[str] = "sentences"

    letters: Annotated[int, glossator.Meta(ge=1)]
    owner: Annotated[str, glossator.ref("entities")] | None = None
    explain: glossator.Explanation | None = None

    @classmethod
    def check(
        cls, layer: glossator.Layer[Any], document: glossator.Document
    ) -> Iterable[glossator.Problem]:
        for one in layer:
            if one.letters > len(document.text):
                yield glossator.Problem("expected no more than there are", one, "letters")


class LongWords(glossator.Annotator[Least]):
    """With options, as a class."""

    name = "long-words"
    provides = (Long,)
    uses = ("entities",)

    def annotate(self, document: glossator.Document) -> Iterator[Long]:
        assert_type(self.options, Least)
        assert_type(document.layers.get_or_empty(Long), glossator.Layer[Long])
        assert_type(document.layers.get("entities"), glossator.Layer[Any] | None)
        if self.options.least:
            yield Long(start=0, end=1, letters=self.options.least)


class Plain(glossator.Annotator):
    """Without options."""

    name = "plain"
    provides = (Long,)

    def annotate(self, document: glossator.Document) -> list[Long]:
        assert_type(self.options, glossator.Options)
        return []


@glossator.annotator(provides=Long, options=Least)
def long_words(document: glossator.Document, options: Least) -> Iterator[Long]:
    yield Long(start=0, end=1, letters=options.least)


class Currency(glossator.Options):
    code: str = "USD"


class Coin(msgspec.Struct):
    code: str = "USD"


def check(phrase: str, fields: Currency) -> None:
    if len(fields.code) != 3:
        raise ValueError(f"code: expected three letters, got {fields.code!r}")


LISTS = [WordList("names", Currency, "Names.", check=check), WordList("coins", Coin, "Coins.")]


def the_entity_of_a_word(document: glossator.Document) -> str:
    entity = DocumentWords(document).entity_at(0)
    assert_type(entity, Entity | None)
    return entity.label if entity else ""


def mistakes() -> None:
    """Never called: each line is one that a checker refuses."""
    Long(start=0, end=1)  # type: ignore[call-arg]  # a field is missing
    Long(start=0, end=1, letters="3")  # type: ignore[arg-type]
    Long(start=0, end=1, letters=3, leters=3)  # type: ignore[call-arg]
    Long(0, 1, letters=3)  # type: ignore[call-arg, arg-type]  # keywords alone
    Long(start=0, end=1, letters=3).letters = 4  # type: ignore[misc]  # frozen
    LongWords().options.lest  # type: ignore[attr-defined]  # noqa: B018
    LongWords(glossator.Options())  # type: ignore[arg-type]
    glossator.annotator(provides=Long, use=["tokens"])  # type: ignore[arg-type]


def test_what_is_typed_runs() -> None:
    made = document("abc", Long(start=0, end=1, letters=3))
    assert [one.letters for one in LongWords(Least(least=2)).annotate(made)] == [2]
    assert list(Plain().annotate(made)) == []
    assert [one.letters for one in long_words().annotate(made)] == [3]  # type: ignore[attr-defined]  # of any class
