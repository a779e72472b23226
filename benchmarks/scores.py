"""One table of all layers on all development gold that is present: ``make scores``.

What is measured stands in ``scores.toml``. The gold folder is ``../shared/gold`` beside the
checkout, or the one that GLOSSATOR_GOLD names; what the project may give away is in ``gold`` beside
this file. Rows whose file is absent are said to be.
Predictions are kept in ``build/scores``: a second run makes anew only what has changed.

    python benchmarks/scores.py                             # all rows, the default chain
    python benchmarks/scores.py --chain light names dates   # rows of these names, a named chain
"""

from __future__ import annotations

import argparse
import os
import tomllib
from pathlib import Path
from typing import Any

import scores_people
from rich.console import Console
from rich.table import Table

import glossator
from glossator.chains.assemble import named_chain
from glossator.files.reading import read_documents
from glossator.files.recognition import Formats
from glossator.files.sources import find_inputs
from glossator.files.writing import open_writer
from glossator.plugins.discovery import default_registry
from glossator_eval.comparing import compare
from glossator_eval.comparison import Comparison
from glossator_eval.items import Normalisation, Side
from glossator_eval.rows import Rows
from glossator_eval.scores import Report

ROOT = Path(__file__).parent.parent
OWN = Path(__file__).parent / "gold"
GOLD = Path(os.environ.get("GLOSSATOR_GOLD", ROOT.parent / "shared" / "gold"))
PREDICTIONS = ROOT / "build" / "scores"


def main(chosen: list[str], chain: str) -> None:
    """Measure the rows whose names contain one of `chosen`; all without any.

    Of a named chain only those of its own layers are measured.
    """
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["row"]
    rows = [row for row in rows if not chosen or any(word in row["name"] for word in chosen)]
    console = Console(width=130)
    table = Table("layer, gold", "match", "gold", "P", "R", "F1", "of the matched", "places")
    if chain:
        own = named_chain(default_registry(), chain).layers
        rows = [row for row in rows if row["layer"] in own]
    present = [row for row in rows if gold_file(row["gold"]).is_file()]
    needed: dict[tuple[str, str], set[str]] = {}
    for row in present:
        asked = needed.setdefault((row["gold"], row.get("set", "")), set())
        asked.update((row["layer"], *row.get("further", ())))
    for (gold, setting), layers in needed.items():
        predict(gold, layers, chain, console, setting)
    for row in present:
        predicted = prediction(row["gold"], chain, row.get("set", ""))
        if "chains" in row:
            found = scores_people.measure(row, gold_file(row["gold"]), predicted, chain)
            table.add_row(*scores_people.cells(row, found))
        else:
            table.add_row(*cells(row, measure(row, predicted)))
    console.print(table)
    for row in rows:
        if row not in present:
            console.print(f"not measured, gold is absent: {row['name']} ({row['gold']})")


def predict(gold: str, layers: set[str], name: str, console: Console, setting: str = "") -> None:
    """Annotate the texts of one gold file, starting from what an earlier run left.

    `setting` switches on an option, as ``dates.calendar`` does.
    """
    output = prediction(gold, name, setting)
    output.parent.mkdir(parents=True, exist_ok=True)
    registry = default_registry()
    source = output if output.is_file() else gold_file(gold)
    known = named_chain(registry, name).layers
    asked = sorted(layers - set(known)) + [one for one in known if one in layers]
    console.print(f"{gold}: {', '.join(asked)}", style="dim")
    annotator, _, option = setting.partition(".")
    options = {annotator: {option: True}} if setting else None
    with glossator.chain(*asked, name=name, options=options, on_error="record") as chain:
        formats = Formats(make=lambda cls: cls(types=registry.layer_types))
        files = find_inputs([str(source)], formats)
        readable = (one for one in read_documents(files) if isinstance(one, glossator.Document))
        made = list(chain.pipe(readable))
        for identifier, failure in chain.runner.summary.failures:
            console.print(f"{failure.annotator} failed on {identifier}: {failure.message}")
    with open_writer(str(output)) as writer:
        for document in made:
            writer.write(document)


def gold_file(name: str) -> Path:
    """A gold file: the project's own, or one of the gold folder."""
    own = OWN / name
    return own if own.is_file() else GOLD / name


def prediction(gold: str, chain: str, setting: str = "") -> Path:
    """Where the documents of a gold file are kept that a chain has annotated."""
    return PREDICTIONS / chain / setting / gold.replace("/", "-")


def measure(row: dict[str, Any], predicted: Path) -> Report:
    """The scores of one row."""
    normalisation = Normalisation(
        labels=row.get("map", {}),
        keep=frozenset(row.get("keep", ())),
        drop=frozenset(row.get("drop", ())),
        typed=not row.get("untyped", False),
        trim_start=tuple(row.get("trim_start", ())),
        trim_end=tuple(row.get("trim_end", ())),
    )
    pairs = [one.partition("=") for one in row.get("fields", ())]
    required = [one.partition("=") for one in row.get("require", ())]
    comparison = Comparison(
        gold=Side(
            row.get("list", "spans"), required=tuple((name, value) for name, _, value in required)
        ),
        predicted=Side(row["layer"]),
        normalisation=normalisation,
        least_iou=row.get("iou"),
        fields=tuple((mine, other or mine) for mine, _, other in pairs),
        places="places" in row,
    )
    gold, rows = Rows(str(gold_file(row["gold"]))), Rows(str(predicted))
    [report] = compare(gold, rows, [comparison], default_registry().layer_types)
    return report


def cells(row: dict[str, Any], report: Report) -> list[str]:
    """One line of the table."""
    way = row.get("show") or (f"iou>={row['iou']:g}" if "iou" in row else "exact")
    score = report.micro(way)
    precision = "" if row.get("recall") else figure(score.precision)
    f1 = "" if row.get("recall") else figure(score.f1)
    fields = ", ".join(
        f"{name} {figure(one.value)}"
        + (f", found {figure(one.recall)}" if row.get("recall") else "")
        for name, one in report.fields.items()
    )
    places = ""
    if "places" in row:
        middle = report.median_kilometres()
        places = f"{figure(report.within(row['places']))} within {row['places']:g} km"
        places += f", median {middle:.1f} km" if middle is not None else ""
    return [row["name"], way, str(score.gold), precision, figure(score.recall), f1, fields, places]


def figure(share: float | None) -> str:
    """A share as the table shows it."""
    return "-" if share is None else f"{share:.3f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--chain", default="", help="a named chain, such as light")
    parser.add_argument("rows", nargs="*", help="words of the names of rows; all without any")
    arguments = parser.parse_args()
    main(arguments.rows, arguments.chain)
