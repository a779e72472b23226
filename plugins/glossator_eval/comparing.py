"""Comparing the files of two sides: what is read, counted, and refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from glossator import InputError, OptionError
from glossator.cli.shared import joined
from glossator_eval import checks, labels
from glossator_eval.comparison import Comparison, Types
from glossator_eval.items import Item
from glossator_eval.parsing import brief
from glossator_eval.reader import Reader
from glossator_eval.rows import Row, Rows
from glossator_eval.scores import Report

Found = list[list[Item]]
"""The items of one document, of each comparison."""

_Counted = tuple[Report, Reader, Reader]
_packed = msgspec.msgpack.Decoder(Found)


def compare(
    gold: Rows, predicted: Rows, comparisons: Sequence[Comparison], types: Types
) -> list[Report]:
    """Compare two sides in one pass; documents that gold lacks are left out.

    Args:
        gold: Gold's documents.
        predicted: The documents to score.
        comparisons: The pairs of layers.
        types: The layer types that are installed, by name.

    Raises:
        FormatError: where a row, or an annotation that is compared, cannot be right.
        OptionError: where the figures would say nothing: no common document, another text, a field
            or label that a side has not, labels of which none can match.
    """
    check_documents(gold, predicted)
    reports = []
    counts = _count(gold, predicted, comparisons, types)
    for one, counted in zip(comparisons, counts, strict=True):
        try:
            reports.append(_checked(gold, predicted, one, counted, types))
        except OptionError as error:
            of = f"{one.predicted.layer}: " if len(comparisons) > 1 else ""
            raise OptionError(f"{of}{error}") from None
    return reports


def _checked(
    gold: Rows, predicted: Rows, one: Comparison, counted: _Counted, types: Types
) -> Report:
    """The report, if its figures say something."""
    report, mine, other = counted
    checks.check_sides(one, (mine, gold), (other, predicted))
    if not labels.can_match(mine, other):
        report, mine, other = _count_anew(gold, predicted, one, (mine, other), types)
    checks.check_figures(one, report)
    report.labels = mine.label_field, other.label_field
    report.notes += checks.notes(one, report, mine, other)
    return report


def _count(
    gold: Rows, predicted: Rows, comparisons: Sequence[Comparison], types: Types
) -> list[_Counted]:
    counts = [
        (
            Report(one.least_iou, one.fields, one.places),
            *one.readers(gold, predicted, types),
        )
        for one in comparisons
    ]
    common = gold.texts.keys() & predicted.texts.keys()
    ours = _items(gold, [reader for _, reader, _ in counts])
    theirs = _items(
        (row for row in predicted if row.id in common), [reader for _, _, reader in counts]
    )
    for identifier, mine, other in joined(
        ours, theirs, pack=_pack, unpack=_packed.decode, common=common
    ):
        if mine is None or (other is None and identifier in common):
            raise InputError(f"document {identifier!r} was changed while it was compared")
        for number, (report, _, _) in enumerate(counts):
            if other is None:
                report.absent.append(identifier)
            report.add(mine[number], other[number] if other else ())
    return counts


def _pack(found: Found) -> bytes:
    return msgspec.msgpack.encode(
        [[(i.start, i.end, i.label, i.fields, i.optional) for i in items] for items in found]
    )


def _items(rows: Iterable[Row], readers: Sequence[Reader]) -> Iterator[tuple[str, Found]]:
    for row in rows:
        yield row.id, [reader.read(row) for reader in readers]


def _count_anew(
    gold: Rows,
    predicted: Rows,
    one: Comparison,
    readers: tuple[Reader, Reader],
    types: Types,
) -> _Counted:
    """Count again, with labels that can match.

    Raises:
        OptionError: where there are none.
    """
    fields = labels.choose(
        labels.Values.of(gold, one.gold.layer),
        labels.Values.of(predicted, one.predicted.layer),
        readers,
        one.normalisation,
    )
    if fields is None:
        raise labels.refuse(*readers)
    chosen = replace(
        one,
        gold=replace(one.gold, label=fields[0]),
        predicted=replace(one.predicted, label=fields[1]),
    )
    [(report, *made)] = _count(gold, predicted, [chosen], types)
    report.notes.append(
        f"labels compared: gold's `{fields[0]}` with the prediction's `{fields[1]}`, since no "
        "label of the usual fields can match"
    )
    return report, made[0], made[1]


def check_documents(gold: Rows, predicted: Rows) -> None:
    """Refuse to compare what cannot be compared."""
    common = [name for name in gold.texts if name in predicted.texts]
    if not common:
        raise OptionError(
            f"no document of gold ({labels.some(gold.texts, 3)}) is in the prediction "
            f"({labels.some(predicted.texts, 3)}): ids must be equal"
        )
    if changed := [name for name in common if gold.texts[name] != predicted.texts[name]]:
        ours, theirs = (_text(side, changed[0]) for side in (gold, predicted))
        at = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), None)
        at = min(len(ours), len(theirs)) if at is None else at
        raise OptionError(
            f"gold and prediction have different texts ({labels.some(changed, 3)}): offsets cannot "
            f"be compared; from {at} on, {changed[0]!r} is {brief(ours[at : at + 20])} in gold, "
            f"{brief(theirs[at : at + 20])} in the prediction"
        )


def _text(rows: Rows, identifier: str) -> str:
    return next(row.text for row in rows if row.id == identifier)
