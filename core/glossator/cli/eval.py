"""``glossator eval``: scores against gold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossator.cli.shared import counted
from glossator.errors import OptionError, unknown
from glossator.evaluation.items import LABEL_FIELDS, Items, Mapping, Side, layer_names, read_side
from glossator.evaluation.scores import Report, evaluate
from glossator.files.sources import STDIN, InputFile, find_annotations
from glossator.plugins.command import command

if TYPE_CHECKING:
    from rich.console import Console


@command("eval", example="glossator eval gold.jsonl out.jsonl --gold-layer gold:entities")
def eval_(
    gold: Annotated[str, typer.Argument(help="Gold: documents, or rows with lists of spans.")],
    predicted: Annotated[str, typer.Argument(help="What to score, documents of the same ids.")],
    layer: Annotated[
        list[str] | None,
        typer.Option("--layer", help="Layer of both sides; gold may call it gold:NAME."),
    ] = None,
    gold_layer: Annotated[str | None, typer.Option(help="Layer, or list, of gold.")] = None,
    pred_layer: Annotated[str | None, typer.Option(help="Layer of the prediction.")] = None,
    label: Annotated[
        str | None, typer.Option(help=f"Field of the label; default: {', '.join(LABEL_FIELDS)}.")
    ] = None,
    gold_label: Annotated[str | None, typer.Option(help="Field of gold's label.")] = None,
    pred_label: Annotated[str | None, typer.Option(help="Field of the prediction's label.")] = None,
    map_: Annotated[
        list[str] | None, typer.Option("--map", help="OLD=NEW: rename a label on both sides.")
    ] = None,
    keep: Annotated[str, typer.Option(help="Compare only these labels, comma-separated.")] = "",
    drop: Annotated[str, typer.Option(help="Leave out these labels, comma-separated.")] = "",
    untyped: Annotated[bool, typer.Option("--untyped", help="Compare extents alone.")] = False,
    trim_start: Annotated[str, typer.Option(help="Words left out at a span's start: the,a")] = "",
    trim_end: Annotated[str, typer.Option(help="Endings left out: 's,’s")] = "",
    iou: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Also match at this overlap.")
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option("--field", help="NAME or GOLD=NAME: compare a field on matched items."),
    ] = None,
    require: Annotated[
        list[str] | None,
        typer.Option("--require", help="FIELD=VALUE: gold with none of these counts neither way."),
    ] = None,
    places: Annotated[
        float | None,
        typer.Option(min=0.0, help="Share of matched places within this many kilometres."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score annotations against gold.

    Precision, recall and F1 by layer and label, for exact and for overlapping spans.
    """
    if STDIN in (gold, predicted):
        raise OptionError("both sides are read more than once: name files, not -")
    gold_files, predicted_files = find_annotations([gold]), find_annotations([predicted])
    mapping = Mapping(
        labels=dict(_pair(one) for one in map_ or []),
        keep=frozenset(_split(keep)),
        drop=frozenset(_split(drop)),
        typed=not untyped,
        trim_start=_split(trim_start),
        trim_end=_split(trim_end),
    )
    required = tuple(_pair(one) for one in require or [])
    fields = [_pair(one) if "=" in one else (one, one) for one in field or []]
    pairs = _pairs(gold_files, predicted_files, layer or [], gold_layer, pred_layer)
    reports = {}
    for gold_name, name in pairs:
        mine = read_side(gold_files, Side(gold_name, gold_label or label, required), mapping)
        other = read_side(predicted_files, Side(name, pred_label or label), mapping)
        _check_shared(mine, other)
        labels = [one for one in (gold_label or label, pred_label or label) if one]
        _check_fields(mine, other, [*fields, *((one, one) for one in labels)])
        _check_fields(mine, Items(), [(one, one) for one, _ in required])
        reports[name] = evaluate(
            mine, other, least_iou=iou, fields=fields, places=places is not None
        )
    if as_json:
        typer.echo(json.dumps({k: as_dict(v, places) for k, v in reports.items()}, indent=2))
    else:
        from rich.console import Console

        console = Console(markup=False, emoji=False, highlight=False)  # labels are data
        for name, report in reports.items():
            print_report(console, name, report, places)


def _check_shared(gold: Items, predicted: Items) -> None:
    """Refuse to compare what cannot be compared; say what is missing."""
    absent = [name for name in gold if name not in predicted]
    if gold and len(absent) == len(gold):
        raise OptionError(
            f"no document of gold ({_some(absent)}) is in the prediction: ids must be equal"
        )
    other = [name for name in gold if gold.texts[name] != predicted.texts.get(name)]
    if changed := [name for name in other if name in predicted]:
        raise OptionError(
            f"gold and prediction have different texts ({_some(changed)}): "
            "offsets cannot be compared"
        )
    if absent:
        typer.echo(
            f"Warning: {len(absent)} of gold's {counted(len(gold), 'document')} are not in the "
            f"prediction and count as missed: {_some(absent)}",
            err=True,
        )


def _check_fields(gold: Items, predicted: Items, fields: Iterable[tuple[str, str]]) -> None:
    """Refuse a field that no annotation of either side has."""
    mine, other = (
        {name for items in side.values() for item in items for name in item.fields}
        for side in (gold, predicted)
    )
    for gold_name, name in fields:
        if gold_name not in mine and name not in other:
            raise OptionError(unknown("field", gold_name, mine | other))


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")


def _pairs(
    gold: Iterable[InputFile],
    predicted: Iterable[InputFile],
    layers: list[str],
    gold_layer: str | None,
    pred_layer: str | None,
) -> list[tuple[str, str]]:
    """Which layer of gold to compare with which of the prediction."""
    ours, theirs = layer_names(gold), layer_names(predicted)
    if gold_layer or pred_layer:
        one = gold_layer or pred_layer or ""
        pairs = [(one, pred_layer or one.removeprefix("gold:"))]
    else:
        names = layers or sorted({name.removeprefix("gold:") for name in ours} & theirs)
        pairs = [(f"gold:{name}" if f"gold:{name}" in ours else name, name) for name in names]
    for mine, other in pairs:
        for side, name, known in (("gold", mine, ours), ("the prediction", other, theirs)):
            if name not in known:
                wrong = unknown("layer", name, known)
                raise OptionError(f"{side}: {wrong}{_swapped(ours, theirs)}")
    if not pairs:
        raise OptionError(
            f"gold ({', '.join(sorted(ours)) or 'no layers'}) and prediction "
            f"({', '.join(sorted(theirs)) or 'no layers'}) share no layer: name them with "
            "--gold-layer and --pred-layer" + _swapped(ours, theirs)
        )
    return pairs


def _swapped(ours: set[str], theirs: set[str]) -> str:
    """A hint where only the second file looks like gold."""
    gold_first = any(name.startswith("gold:") for name in ours)
    gold_second = any(name.startswith("gold:") for name in theirs)
    return "; gold comes first: are the two swapped?" if gold_second and not gold_first else ""


def as_dict(report: Report, places: float | None) -> dict[str, Any]:
    """The report for JSON."""
    made: dict[str, Any] = {"documents": report.documents, "absent": list(report.absent)}
    for way, scores in report.by_way.items():
        labels = {label: score.as_dict() for label, score in sorted(scores.items())}
        made[way] = {"all": report.micro(way).as_dict(), "labels": labels}
    made["fields"] = {
        name: {
            "right": one.right,
            "total": one.total,
            "accuracy": round(one.value, 4),
            "recall": round(one.recall, 4),
        }
        for name, one in report.fields.items()
    }
    if places is not None:
        made["places"] = {
            "compared": len(report.kilometres),
            f"within_{places:g}_km": round(report.within(places), 4),
            "median_km": report.median_kilometres(),
        }
    return made


def print_report(console: Console, name: str, report: Report, places: float | None) -> None:
    """The report as a table."""
    from rich.table import Table

    table = Table(title=f"{name}: {counted(report.documents, 'document')}", title_justify="left")
    for column in ("label", "match", "gold", "predicted", "precision", "recall", "F1"):
        table.add_column(column, justify="left" if column in ("label", "match") else "right")
    labels = sorted({label for scores in report.by_way.values() for label in scores})
    rows = [*labels, "all"] if len(labels) > 1 else labels
    for label in rows:
        for way, scores in report.by_way.items():
            score = report.micro(way) if label == "all" else scores.get(label)
            if score:
                table.add_row(
                    label if way == "exact" else "",
                    way,
                    str(score.matched + score.missed),
                    str(score.matched + score.spurious),
                    *(f"{value:.3f}" for value in (score.precision, score.recall, score.f1)),
                )
    console.print(table)
    for field_name, one in report.fields.items():
        console.print(
            f"{field_name}: {one.value:.3f} right of {one.total} matched, "
            f"{one.recall:.3f} found of {one.given} in gold"
        )
    if places is not None:
        middle = report.median_kilometres()
        console.print(
            f"places: {report.within(places):.3f} of {len(report.kilometres)} matched within "
            f"{places:g} km; median {'-' if middle is None else f'{middle:.1f}'} km"
        )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def _pair(text: str) -> tuple[str, str]:
    old, equals, new = text.partition("=")
    if not (old and equals and new):
        raise OptionError(f"expected OLD=NEW, got {text!r}")
    return old, new
