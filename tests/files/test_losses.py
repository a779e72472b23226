"""What a format cannot hold, seen by writing a document and reading it again."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from strategies import TYPES, Link, Mention, Piece, documents

import glossator
from glossator.errors import FormatError
from glossator.exchange import ForeignField
from glossator.files.formats import JsonLines
from glossator.files.losses import Tally, compare, losses_of
from glossator.testing import document


class Initials(glossator.Format):
    """Keeps the text and where mentions begin, and forgets the rest."""

    name = "initials"
    suffixes = (".initials",)

    def encode(self, document: glossator.Document) -> bytes:
        starts = [one.start for one in document.layers.get_or_empty("mentions")]
        return msgspec.json.encode([document.text, starts])

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        text, starts = msgspec.json.decode(record.data)
        mentions = [Mention(start=one, end=one + 1, kind="one") for one in starts]
        return document(text, *mentions, id=source.identifier)


class Silent(Initials):
    """One that says for itself what it cannot hold."""

    def losses(self, document: glossator.Document) -> list[glossator.Loss]:
        return [glossator.Loss(reason="all of it")] if document.layers else []


class Mute(Initials):
    """One that cannot read what it writes."""

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        raise KeyError("lost")


SAMPLE = document(
    "ab cd",
    Piece(start=0, end=2),
    Mention(start=0, end=1, kind="one", score=0.5),
    Mention(start=3, end=4, kind="two"),
    Mention(start=0, end=5, kind="one"),
    Link(source="mentions:1", target="mentions:2"),
    language="en",
    metadata={"date": "2018"},
)


def told(losses: list[glossator.Loss]) -> dict[tuple[str, str, str], tuple[int, str]]:
    return {(one.layer, one.field, one.reason): (one.count, one.example) for one in losses}


def test_each_kind_of_loss_is_told_with_its_number_and_an_example() -> None:
    assert told(losses_of(Initials(), SAMPLE)) == {
        ("", "language", "is not kept"): (1, "en"),
        ("", "metadata.date", "is not kept"): (1, "2018"),
        ("pieces", "", "is left out"): (1, "ab"),
        ("links", "", "is left out"): (1, "links:1"),
        ("mentions", "", "spans are left out, or stand elsewhere"): (1, "ab cd"),
        ("mentions", "", "annotations are added"): (1, ""),
        ("mentions", "kind", "comes back changed"): (1, "c"),
        ("mentions", "score", "is not kept"): (1, "a"),
    }


def test_a_format_may_say_for_itself_what_it_loses() -> None:
    assert told(losses_of(Silent(), SAMPLE)) == {("", "", "all of it"): (1, "")}


def test_what_cannot_be_read_again_is_no_loss_but_an_error() -> None:
    with pytest.raises(FormatError, match="what is written cannot be read again: KeyError: lost"):
        losses_of(Mute(), SAMPLE)


def test_what_a_format_says_is_told_where_it_is_no_loss() -> None:
    class Vague(Initials):
        def losses(self, document: glossator.Document) -> Any:
            return ["all of it"]

    with pytest.raises(FormatError, match="expected a Loss of each kind from `losses`, .* got str"):
        losses_of(Vague(), SAMPLE)


def test_of_two_spans_in_one_place_each_is_compared_with_its_like() -> None:
    def of(score: float | None) -> glossator.Document:
        one = Mention(start=0, end=1, kind="one")
        return document("ab", one, Mention(start=0, end=1, kind="two", score=score))

    whole, without = of(0.5), of(None)
    assert set(told(list(compare(whole, without)))) == {("mentions", "score", "is not kept")}


@given(documents())
def test_a_document_is_no_different_from_itself(one: glossator.Document) -> None:
    assert list(compare(one, one)) == []
    assert losses_of(JsonLines(types=TYPES), one) == []


def test_ids_that_are_numbered_anew_are_no_difference() -> None:
    first, second, link = Mention(start=0, end=1, kind="one"), Piece(start=0, end=1), Link
    one = document("ab", first, second, link(source="mentions:1", target="mentions:1"))
    other = document(
        "ab",
        Mention(start=0, end=0, kind="one"),
        Mention(start=0, end=1, kind="one"),
        Piece(start=0, end=1),
        Link(source="mentions:2", target="mentions:2"),
    )
    assert told(list(compare(one, other))) == {("mentions", "", "annotations are added"): (1, "")}


def test_references_that_lead_elsewhere_are_a_difference() -> None:
    spans = [Mention(start=0, end=1, kind="one"), Mention(start=1, end=2, kind="one")]
    one = document("abc", *spans, Link(source="mentions:1", target="mentions:2"))
    moved = [Mention(start=0, end=1, kind="one"), Mention(start=2, end=3, kind="one")]
    other = document("abc", *moved, Link(source="mentions:1", target="mentions:2"))
    assert ("links", "target", "comes back changed") in told(list(compare(one, other)))


def said_of_words(*said: tuple[int, str, str], shift: int = 0) -> glossator.Document:
    """Words of a letter each, behind so many empty ones, and fields of them."""
    words = [Mention(start=max(at, 0), end=at + 1, kind="one") for at in range(-shift, 4)]
    fields = [
        ForeignField(annotation=f"mentions:{number + shift}", name=name, value=value)
        for number, name, value in said
    ]
    return document("abcd", *words, *fields)


PAGES = [(number, "page", f"{number}") for number in range(1, 5)]
LINES = [(number, "line", f"{number}") for number in range(1, 5)]


@pytest.mark.parametrize(
    ("after", "losses"),
    [
        (LINES, {"": "relations are left out"}),
        ([*PAGES, *LINES[1:], (1, "line", "?")], {"value": "comes back changed"}),
    ],
)
def test_what_is_gone_is_not_told_as_another_that_has_changed(
    after: list[tuple[int, str, str]], losses: dict[str, str]
) -> None:
    found = compare(said_of_words(*PAGES, *LINES), said_of_words(*after))
    assert {one.field: one.reason for one in found} == losses


def test_what_is_said_of_annotations_with_new_ids_is_no_difference() -> None:
    found = compare(said_of_words(*PAGES), said_of_words(*PAGES, shift=1))
    assert [str(one) for one in found] == ["mentions: annotations are added (1)"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_tally_counts_each_kind_once(count: int) -> None:
    tally = Tally()
    for number in range(count):
        tally.add(glossator.Loss(layer="a", reason="gone", count=2, example=str(number)))
    (one,) = tally
    assert (one.count, one.example) == (2 * count, "0")
