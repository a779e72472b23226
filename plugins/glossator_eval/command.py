"""``glossator eval``: scores against gold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated

import typer

from glossator import OptionError, command
from glossator.cli.shared import (
    From,
    Plugins,
    aside,
    echo,
    input_formats,
    names,
    number,
    pair,
    printable,
    registry_with,
    unknown,
)
from glossator_eval.chains import ChainSide, compare_chains
from glossator_eval.comparing import compare
from glossator_eval.comparison import Comparison
from glossator_eval.items import Normalisation, Side
from glossator_eval.printing import as_dict, echo_chains_json, print_chains, print_report
from glossator_eval.rows import Rows


@command(example="glossator eval gold.jsonl out.jsonl --gold-layer gold:entities")
@aside()
def eval_(
    gold: Annotated[str, typer.Argument(help="Gold: documents, or rows with lists of spans.")],
    predicted: Annotated[str, typer.Argument(help="What to score, documents of the same ids.")],
    layer: Annotated[
        list[str] | None,
        typer.Option("--layer", help="Layers of both sides; gold may call them gold:NAME."),
    ] = None,
    gold_layer: Annotated[str | None, typer.Option(help="Layer, or list, of gold.")] = None,
    pred_layer: Annotated[str | None, typer.Option(help="Layer of the prediction.")] = None,
    label: Annotated[
        str | None,
        typer.Option(help="Field of the label; default: what the layer's class says, or `label`."),
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
        float | None,
        typer.Option(min=0.0, max=1.0, callback=number, help="Also match at this overlap."),
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
        typer.Option(
            min=0.0,
            callback=number,
            help="Share of matched places within this many kilometres, or with gold's GeoNames id.",
        ),
    ] = None,
    chains: Annotated[
        str,
        typer.Option(
            help="Score chains of mentions. FIELD, or GOLD=PREDICTED, says which chain each is of; "
            "people.mentions, that annotations of `people` list those of theirs in `mentions`."
        ),
    ] = "",
    head: Annotated[
        str,
        typer.Option(help="With --chains: the field of gold with the head that must be covered."),
    ] = "",
    singletons: Annotated[
        bool, typer.Option(help="With --chains: whether chains of one mention count.")
    ] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    from_: From = None,
    gold_from: Annotated[str | None, typer.Option(help="The format of gold alone.")] = None,
    pred_from: Annotated[str | None, typer.Option(help="The format of the prediction.")] = None,
    plugin: Plugins = None,
) -> None:
    """Score annotations against gold.

    Precision, recall and F1 by layer and label, for exact and for overlapping spans.
    """
    normalisation = Normalisation(
        labels=dict(pair(one, "--map", "OLD=NEW") for one in map_ or ()),
        keep=frozenset(names(keep)),
        drop=frozenset(names(drop)),
        typed=not untyped,
        trim_start=tuple(names(trim_start)),
        trim_end=tuple(names(trim_end)),
    )
    required = tuple(pair(one, "--require", "FIELD=VALUE") for one in require or ())
    fields = tuple(_fields(one) for one in names(*field or ()))
    if gold == predicted == "-":
        raise OptionError("-: standard input can be read only once")
    registry = registry_with(plugin or ())
    ours = Rows(gold, input_formats(registry, gold_from or from_))
    theirs = Rows(predicted, input_formats(registry, pred_from or from_))
    layers = _layers(ours, theirs, names(*layer or ()), gold_layer, pred_layer)
    if chains:
        made = compare_chains(
            ours, theirs, _chain_sides(layers, chains, head, required), singletons=singletons
        )
        (echo_chains_json if as_json else print_chains)(made)
        return
    comparisons = [
        Comparison(
            gold=Side(mine, gold_label or label, required),
            predicted=Side(other, pred_label or label),
            normalisation=normalisation,
            least_iou=iou,
            fields=fields,
            places=places is not None,
        )
        for mine, other in layers
    ]
    reports = dict(
        zip(
            (one.predicted.layer for one in comparisons),
            compare(ours, theirs, comparisons, registry.layer_types),
            strict=True,
        )
    )
    if as_json:
        echo(json.dumps({k: as_dict(v, places) for k, v in reports.items()}, indent=2))
    for name, report in reports.items():
        if not as_json:
            print_report(name, report, places)
        of = f"{name}: " if len(reports) > 1 else ""
        for note in report.notes:
            typer.echo(f"Warning: {printable(of + note)}", err=True)


def _chain_sides(
    layers: list[tuple[str, str]],
    chains: str,
    head: str,
    required: tuple[tuple[str, str], ...],
) -> tuple[ChainSide, ChainSide]:
    if len(layers) != 1:
        raise OptionError("--chains scores one layer: name it with --layer, or --gold-layer")
    mine, other = pair(chains, "--chains", "GOLD=PREDICTED") if "=" in chains else (chains, chains)
    return ChainSide(layers[0][0], mine, head or None, required), ChainSide(layers[0][1], other)


def _fields(typed: str) -> tuple[str, str]:
    return pair(typed, "--field", "NAME or GOLD=NAME") if "=" in typed else (typed, typed)


def _layers(
    gold: Rows,
    predicted: Rows,
    layers: list[str],
    gold_layer: str | None,
    pred_layer: str | None,
) -> list[tuple[str, str]]:
    """Which layer of gold to compare with which of the prediction.

    Raises:
        OptionError: where a side has no such layer, or the two share none.
        FormatError: where it has something else under that name.
    """
    ours, theirs = gold.types.keys(), predicted.types.keys()
    if layers and (gold_layer or pred_layer):
        raise OptionError("name layers with --layer, or with --gold-layer and --pred-layer")
    if gold_layer or pred_layer:
        one = gold_layer or pred_layer or ""
        pairs = [(one, pred_layer or one.removeprefix("gold:"))]
    else:
        named = layers or sorted({name.removeprefix("gold:") for name in ours} & theirs)
        pairs = [(f"gold:{name}" if f"gold:{name}" in ours else name, name) for name in named]
    hint = "; gold comes first: are the two swapped?" if _are_swapped(ours, theirs) else ""
    for mine, other in pairs:
        _check_layer(gold, mine, "gold", hint or "; --gold-layer names it where it is another")
        _check_layer(
            predicted,
            other,
            "the prediction",
            hint or "; --pred-layer names it where it is another",
        )
    if not pairs:
        raise OptionError(
            f"gold ({', '.join(sorted(ours)) or 'no layers'}) and prediction "
            f"({', '.join(sorted(theirs)) or 'no layers'}) share no layer: name them with "
            f"--gold-layer and --pred-layer{hint}"
        )
    return pairs


def _are_swapped(gold: Iterable[str], predicted: Iterable[str]) -> bool:
    """Whether only the second file looks like gold."""
    first, second = (any(name.startswith("gold:") for name in one) for one in (gold, predicted))
    return second and not first


def _check_layer(rows: Rows, name: str, side: str, hint: str) -> None:
    if name in rows.types:
        return
    if name in rows.strangers:
        raise rows.strangers[name]
    raise OptionError(f"{side}: {unknown('layer', name, rows.types)}{hint}")
