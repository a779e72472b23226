"""The report, for people and for programs."""

from __future__ import annotations

import json
from typing import Any

from glossator.cli.shared import counted, echo, print_table, printable
from glossator_eval.coreference import Coreference
from glossator_eval.scores import Report, Score

_UNKNOWN = "-"
"""What is printed for a share of nothing."""
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
            "accuracy": _rounded(one.value),
            "recall": _rounded(one.recall),
        }
        for name, one in report.fields.items()
    }
    if places is not None:
        made["places"] = {
            "compared": len(report.kilometres),
            f"within_{places:g}_km": _rounded(report.within(places)),
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
            f"{printable(field)}: {_figure(one.value)} right of {one.total} matched, "
            f"{_figure(one.recall)} found of {one.given} in gold"
        )
    if places is not None:
        middle = report.median_kilometres()
        echo(
            f"places: {_figure(report.within(places))} of {len(report.kilometres)} matched within "
            f"{places:g} km; median {_UNKNOWN if middle is None else f'{middle:.1f}'} km"
        )


def print_chains(found: Coreference) -> None:
    """The scores of chains as a table, the CoNLL score below."""
    rows = [
        (name, _figure(one.precision), _figure(one.recall), _figure(one.f1))
        for name, one in found.figures().items()
    ]
    columns = ("metric", "precision", "recall", "F1")
    print_table(columns, rows, title=counted(found.documents, "document"), numbers=columns[1:])
    echo(f"conll {_figure(found.conll)}")


def echo_chains_json(found: Coreference) -> None:
    """The scores of chains as JSON."""
    made: dict[str, Any] = {"documents": found.documents}
    for name, one in found.figures().items():
        made[name] = {
            "precision": _rounded(one.precision),
            "recall": _rounded(one.recall),
            "f1": _rounded(one.f1),
        }
    echo(json.dumps({**made, "conll": _rounded(found.conll)}, indent=2))


def _row(label: str, way: str, score: Score) -> tuple[str, ...]:
    return (
        printable(label) if way == "exact" else "",
        way,
        str(score.gold),
        str(score.predicted),
        *map(_figure, (score.precision, score.recall, score.f1)),
    )


def _score(score: Score) -> dict[str, float | None]:
    return {
        "matched": score.matched,
        "missed": score.missed,
        "spurious": score.spurious,
        "precision": _rounded(score.precision),
        "recall": _rounded(score.recall),
        "f1": _rounded(score.f1),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _figure(value: float | None) -> str:
    return _UNKNOWN if value is None else f"{value:.3f}"
