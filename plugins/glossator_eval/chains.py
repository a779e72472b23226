"""Chains of mentions in two files: read, aligned, scored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from glossator import InputError, OptionError
from glossator.cli.shared import joined
from glossator_eval.comparing import check_documents
from glossator_eval.coreference import Coreference, Mention
from glossator_eval.rows import Row, Rows

Scored = Callable[[Row], Collection[str]]
"""The chains of a gold row that are scored."""

_packed = msgspec.msgpack.Decoder(list[Mention])


@dataclass(frozen=True)
class ChainSide:
    """Where one side has its mentions, and what says which chain each is of.

    Attributes:
        layer: The layer, or list, of the mentions.
        chains: A field of theirs, or ``LAYER.FIELD`` where the annotations of another layer are the
            chains, and list the ids of their mentions in that field.
        head: The field with the stretch of the head, as ``[start, end]``; else the whole span.
        required: Fields and values; mentions with none of them are not scored.
        scored: Which chains are scored; all unless given.
    """

    layer: str
    chains: str
    head: str | None = None
    required: tuple[tuple[str, str], ...] = ()
    scored: Scored | None = None

    def mentions(self, row: Row) -> list[Mention]:
        """The mentions of a row that are of any chain.

        Raises:
            FormatError: where one has no place.
        """
        records = row.records(self.layer)
        scored = self.scored(row) if self.scored else None
        chain_of = self._chains_by_id(row) if "." in self.chains else None
        found = []
        for number, one in enumerate(records):
            if not isinstance(one, dict) or not _has_place(one, len(row.text)):
                raise row.error("expected a span with start and end", self.layer, number)
            chain = one.get(self.chains) if chain_of is None else chain_of.get(one.get("id"))
            if chain is None:
                continue
            counts = (scored is None or chain in scored) and self._has_required(one)
            head = one.get(self.head) if self.head else None
            found.append(
                Mention(one["start"], one["end"], str(chain), tuple(head) if head else None, counts)
            )
        return found

    def _chains_by_id(self, row: Row) -> dict[Any, str]:
        layer, _, field = self.chains.partition(".")
        return {
            mention: str(chain.get("id", number))
            for number, chain in enumerate(row.records(layer))
            for mention in chain.get(field, ())
        }

    def _has_required(self, record: dict[str, Any]) -> bool:
        if not self.required:
            return True
        return any(str(record.get(field)) == value for field, value in self.required)


def _has_place(record: dict[str, Any], length: int) -> bool:
    start, end = record.get("start"), record.get("end")
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length


def compare_chains(
    gold: Rows,
    predicted: Rows,
    sides: tuple[ChainSide, ChainSide],
    *,
    singletons: bool = True,
) -> Coreference:
    """Score the chains of two files; documents that the prediction lacks have none there.

    Raises:
        FormatError: where a mention cannot be right.
        OptionError: where the figures would say nothing: no common document, other texts, a side
            without chains.
    """
    check_documents(gold, predicted)
    common = gold.texts.keys() & predicted.texts.keys()
    made = Coreference(heads=sides[0].head is not None, singletons=singletons)
    any_gold = any_predicted = False
    ours = _mentions(gold, sides[0])
    theirs = _mentions((row for row in predicted if row.id in common), sides[1])
    pack = msgspec.msgpack.encode
    for identifier, mine, other in joined(
        ours, theirs, pack=pack, unpack=_packed.decode, common=common
    ):
        if mine is None:
            raise InputError(f"document {identifier!r} was changed while it was compared")
        made.add(mine, other or [])
        any_gold, any_predicted = any_gold or bool(mine), any_predicted or bool(other)
    for there, side, name in (
        (any_gold, sides[0], "gold"),
        (any_predicted, sides[1], "prediction"),
    ):
        if not there:
            raise OptionError(
                f"no mention of {side.layer!r} in {name} is of a chain by {side.chains!r}: "
                "expected a field of its mentions, or LAYER.FIELD, whose values are lists of ids"
            )
    return made


def _mentions(rows: Iterable[Row], side: ChainSide) -> Iterator[tuple[str, list[Mention]]]:
    for row in rows:
        yield row.id, side.mentions(row)
