"""The report, for people and for programs."""

from __future__ import annotations

import json
from typing import Any

from glossator.cli.shared import counted, echo, figure, print_table, printable, rounded
from glossator_eval.coreference import Coreference
from glossator_eval.scores import Report, Score

_COLUMNS = ("label", "match", "gold", "predicted", "precision", "recall", "F1")


def as_dict(report: Report, places: float | None) -> dict[str, Any]:
    """The report for JSON; a share of nothing is null."""
    made: dict[str, Any] = {
        "documents": report.documents,
        "absent": report.absent,
        "label": dict(zip(("gold", "predicted"), report.labels, strict=True)),
    }
    for way, scores in report.by_way.items():
        labels = {label: _score(score) for label, score in sorted(scores.items())}
        made[way] = {"all": _score(report.micro(way)), "labels": labels}
    made["fields"] = {
        name: {
            "right": one.right,
            "total": one.total,
            "accuracy": rounded(one.value),
            "recall": rounded(one.recall),
        }
        for name, one in report.fields.items()
    }
    if places is not None:
        made["places"] = {
            "compared": len(report.kilometres),
            f"within_{places:g}_km": rounded(report.within(places)),
            "median_km": report.median_kilometres(),
        }
    return made


def print_report(name: str, report: Report, places: float | None) -> None:
    """The report as a table; a share of nothing is a dash."""
    labels = sorted({label for scores in report.by_way.values() for label in scores})
    rows = [
        _row(label, way, scores[label])
        for label in labels
        for way, scores in report.by_way.items()
        if label in scores
    ]
    if len(labels) != 1:
        rows += [_row("all", way, report.micro(way)) for way in report.by_way]
    title = f"{printable(name)}: {counted(report.documents, 'document')}"
    print_table(_COLUMNS, rows, title=title, numbers=_COLUMNS[2:])
    for field, one in report.fields.items():
        echo(
            f"{printable(field)}: {figure(one.value)} right of {one.total} matched, "
            f"{figure(one.recall)} found of {one.given} in gold"
        )
    if places is not None:
        echo(
            f"places: {figure(report.within(places))} of {len(report.kilometres)} matched within "
            f"{places:g} km; median {figure(report.median_kilometres(), 1)} km"
        )


def print_chains(found: Coreference) -> None:
    """The scores of chains as a table, the CoNLL score below."""
    rows = [
        (name, figure(one.precision), figure(one.recall), figure(one.f1))
        for name, one in found.figures().items()
    ]
    columns = ("metric", "precision", "recall", "F1")
    print_table(columns, rows, title=counted(found.documents, "document"), numbers=columns[1:])
    echo(f"conll {figure(found.conll)}")


def echo_chains_json(found: Coreference) -> None:
    """The scores of chains as JSON."""
    made: dict[str, Any] = {"documents": found.documents}
    for name, one in found.figures().items():
        made[name] = {
            "precision": rounded(one.precision),
            "recall": rounded(one.recall),
            "f1": rounded(one.f1),
        }
    echo(json.dumps({**made, "conll": rounded(found.conll)}, indent=2))


def _row(label: str, way: str, score: Score) -> tuple[str, ...]:
    return (
        printable(label) if way == "exact" else "",
        way,
        str(score.gold),
        str(score.predicted),
        *map(figure, (score.precision, score.recall, score.f1)),
    )


def _score(score: Score) -> dict[str, float | None]:
    return {
        "matched": score.matched,
        "missed": score.missed,
        "spurious": score.spurious,
        "precision": rounded(score.precision),
        "recall": rounded(score.recall),
        "f1": rounded(score.f1),
    }
