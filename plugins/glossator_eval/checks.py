"""Figures that would say nothing are refused; what a reader of the others must know is noted."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from glossator import OptionError
from glossator.cli.shared import counted, unknown
from glossator_eval import labels
from glossator_eval.agreement import kind
from glossator_eval.comparison import Comparison
from glossator_eval.labels import Values, some
from glossator_eval.places import LATITUDE, LONGITUDE
from glossator_eval.reader import Reader
from glossator_eval.rows import Rows
from glossator_eval.scores import Report


def check_sides(
    comparison: Comparison, gold: tuple[Reader, Rows], predicted: tuple[Reader, Rows]
) -> None:
    """Refuse sides of which nothing is left to compare, or that lack what was named.

    Raises:
        OptionError: naming what is there instead.
    """
    ours, theirs = [one for one, _ in comparison.fields], [one for _, one in comparison.fields]
    for (reader, rows), of, fields in ((gold, "gold", ours), (predicted, "the prediction", theirs)):
        for option, names in _named(comparison, reader, fields):
            if reader.read_any and not any(reader.has(name) for name in names):
                known = {*Values.of(rows, reader.side.layer), *reader.declared} - {"id"}
                raise OptionError(f"{of}: {option}: {unknown('field', names[0], known)}")
        _check_read(reader, of)
    _check_kept(gold[0], predicted[0], comparison)
    _check_required(gold[0])


def _named(
    comparison: Comparison, reader: Reader, fields: list[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The options that name fields of a side, and the names, of which it must have one."""
    if reader.side.label:
        yield "--label", (reader.side.label,)
    for name, _ in reader.side.required:
        yield "--require", (name,)
    for name in fields:
        yield "--field", (name,)
    if comparison.places:
        yield "--places", LATITUDE
        yield "--places", LONGITUDE


def _check_read(reader: Reader, of: str) -> None:
    """Refuse a layer of which nothing can be compared."""
    if reader.read_any:
        return
    layer = reader.side.layer
    if reader.nowhere:
        raise OptionError(
            f"{of}: no annotation of {layer!r} has `start` and `end`, or refers to one that has"
        )
    if reader.failed:
        raise OptionError(
            f"{of}: {layer!r} failed in {counted(reader.failed, 'document')}, and no other has "
            "any: run it again"
        )


def _check_kept(gold: Reader, predicted: Reader, comparison: Comparison) -> None:
    """Refuse labels to keep that gold has not, or that the prediction calls otherwise."""
    renamed = comparison.normalisation.labels
    ours, theirs = ({renamed.get(one, one) for one in side.labels} for side in (gold, predicted))
    for reader, of, is_wrong in (
        (gold, "gold", True),
        (predicted, "the prediction", not ours & theirs),
    ):
        if is_wrong and reader.labels and not any(reader.labels.values()):
            raise OptionError(
                f"{of}: --keep and --drop leave nothing of {reader.side.layer!r}: "
                f"its labels are {some(sorted(reader.labels))}"
            )


def _check_required(gold: Reader) -> None:
    if gold.read_any and gold.side.required and not gold.met:
        wanted = " or ".join(f"{name}={value}" for name, value in gold.side.required)
        raise OptionError(f"--require: gold has no {wanted}; it has {some(sorted(gold.required))}")


def check_figures(comparison: Comparison, report: Report) -> None:
    """Refuse a field of which no value can agree, and places of which none is known.

    Raises:
        OptionError: with an example.
    """
    for gold_name, name in comparison.fields:
        accuracy = report.fields[name]
        if accuracy.unlike and not accuracy.alike:
            mine, other = (_shown(value) for value in accuracy.unlike)
            raise OptionError(
                f"--field: no value can agree: gold's `{gold_name}` is {mine}, the prediction's "
                f"`{name}` {other}"
            )
    if comparison.places and not report.placed:
        raise OptionError("--places: no annotation of gold has a latitude and longitude in numbers")


def notes(comparison: Comparison, report: Report, gold: Reader, predicted: Reader) -> Iterator[str]:
    """What a reader of the figures must know."""
    documents = counted(report.documents, "document")
    if report.absent:
        yield (
            f"{len(report.absent)} of gold's {documents} are not in the prediction and count as "
            f"missed: {some(report.absent, 3)}"
        )
    for reader, of, so in (
        (gold, "gold", "what is predicted there counts as spurious"),
        (predicted, "the prediction", "what gold has there counts as missed"),
    ):
        layer = reader.side.layer
        if reader.without:
            yield f"{of}: {counted(reader.without, 'document')} without {layer!r}: {so}"
        if reader.failed:
            yield f"{of}: {layer!r} failed in {counted(reader.failed, 'document')}: {so}"
        if reader.nowhere:
            yield (
                f"{of}: {counted(reader.nowhere, 'annotation')} of {layer!r} refer to nothing that "
                "has a place, and are left out"
            )
        if not reader.read_any:
            yield f"{of} has no annotation in {layer!r}"
    overlap = report.micro("overlap")
    if overlap.gold and overlap.predicted and not overlap.matched:
        yield "no annotation of gold shares text with one of the prediction that has its label"
    yield from _unmet(comparison, gold, predicted)
    if one_sided := labels.one_sided(gold, predicted):
        yield one_sided


def _unmet(comparison: Comparison, gold: Reader, predicted: Reader) -> Iterator[str]:
    """Labels that were named and that neither side has."""
    written = {*gold.labels, *predicted.labels}
    compared = {comparison.normalisation.labels.get(one, one) for one in written}
    if not written:
        return
    for option, named, known in (
        ("--map", sorted(comparison.normalisation.labels), written),
        ("--keep", sorted(comparison.normalisation.keep), compared),
        ("--drop", sorted(comparison.normalisation.drop), compared),
    ):
        for label in named:
            if label not in known:
                yield f"{option}: {unknown('label', label, known)}"


def _shown(value: object) -> str:
    return f"{kind(value)} ({msgspec.json.encode(value).decode():.40})"
