"""Fit what ``confidence`` says of entities, locations and dates, and show how far it is right.

The gold folder is that of ``scores.py``, whose predictions in ``build/scores`` give tokens and
names; the weights are written beside the annotators. Half of the documents fit, the others check.

    python benchmarks/scores.py entities locations dates && python benchmarks/confidence.py
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy
from scores import ROOT, gold_file, prediction

import glossator
from glossator.api import read
from glossator_dates import Dates
from glossator_dates import confidence as of_dates
from glossator_entities import Entities
from glossator_entities import confidence as of_entities
from glossator_eval.places import distance, is_same
from glossator_locations import Locations
from glossator_locations import confidence as of_locations
from glossator_standard.logistic import logistic

PLACES = frozenset(("GPE", "LOC", "FAC", "FACILITY", "location", "country"))
CLASSES = {"PER": "PERSON", "person": "PERSON", "politician": "PERSON", "organisation": "ORG"}
CLASSES |= {"politicalparty": "ORG", "EVENT": "MISC", **dict.fromkeys(PLACES, "place")}
"""What gold and ours call alike: Worldwide has no events of their own."""
NO_TOPONYMS = frozenset(("Non_Toponym", "Literal_Expression", "Non_Lit_Expression"))
NEAR = 161.0
Case = tuple[list[str], bool, float, int]
"""Features, whether it is right, the confidence that it has, and the number of its document."""
FEWEST = 12
"""Cases of a feature that has a weight."""
Vector = numpy.ndarray[Any, numpy.dtype[numpy.float64]]
ROUNDS, GRADIENT, EXACT = 500, 1e-3, 1e-9
"""Steps of the fit at most, the slope at which it ends, and the least part of a step."""


def main() -> None:
    """Fit the models on all development gold, and show the table of the half that was left out."""
    for name, cases, path in (
        ("entities", entities(), of_entities.FILE),
        ("locations", locations(), of_locations.FILE),
        ("dates", dates(), of_dates.FILE),
    ):
        found = list(cases)
        half = fit([case for case in found if case[3] % 2 == 0])
        checked = [case for case in found if case[3] % 2]
        print(name, len(found), "cases; fitted on one half, checked on the other")
        table([(logistic(half, case[0]), case[1]) for case in checked])
        write(path, fit(found), "development gold", "confidence.py")


def documents(gold: str) -> Iterator[tuple[int, dict[str, Any], glossator.Document]]:
    """The rows of a gold file with the documents that were annotated."""
    with gold_file(gold).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    made = {document.id: document for document in read(str(prediction(gold, "")))}
    for number, row in enumerate(rows):
        yield number, row, made[row["id"]]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """An extent without "the" and "'s"."""
    if text[start:end].lower().startswith("the "):
        start += 4
    return start, end - 2 if text[start:end].endswith(("'s", "’s")) else end


def entities() -> Iterator[Case]:
    """The entities of development gold; right where extent and label are."""
    kept: dict[str, frozenset[str] | None] = {
        "entities/worldwide.dev.jsonl": None,
        "entities/uner_ewt.dev.jsonl": frozenset(("PERSON", "ORG", "place")),
    }
    annotator = Entities()
    annotator.prepare()
    for gold, classes in kept.items():
        for number, row, document in documents(gold):
            right = {
                (*trimmed(row["text"], one["start"], one["end"]), kind(one["label"]))
                for one in row["spans"]
            }
            seen = recording(of_entities, document, annotator.annotate)
            for entity, features in seen:
                label = kind(entity.label)
                if classes is None or label in classes:
                    extent = trimmed(document.text, entity.start, entity.end)
                    yield features, (*extent, label) in right, entity.confidence, number


def kind(label: str) -> str:
    return CLASSES.get(label, label)


def locations() -> Iterator[Case]:
    """The locations of development gold; right where the extent is, and the place or its id."""
    annotator = Locations()
    annotator.prepare()
    for name in ("geowebnews", "lgl", "geovirus"):
        for number, row, document in documents(f"locations/{name}.dev.jsonl"):
            right = {
                (one["start"], one["end"]): one
                for one in row["spans"]
                if one["label"] not in NO_TOPONYMS and one.get("lat") is not None
            }
            seen = recording(of_locations, document, annotator.annotate)
            for place, features in seen:
                if place.kind == "demonym" and name != "geowebnews":
                    continue
                gold = right.get((place.start, place.end))
                right_one = gold is not None and is_right(gold, place)
                yield features, right_one, place.confidence, number


def dates() -> Iterator[Case]:
    """The dates of news and of histories; right where extent and value are."""
    annotator = Dates()
    annotator.prepare()
    for name in ("timebank", "wikiwars"):
        for number, row, document in documents(f"dates/{name}.dev.jsonl"):
            right = {(one["start"], one["end"]): one["value"] for one in row["spans"]}
            for date, features in recording(of_dates, document, annotator.annotate):
                if name == "timebank" or not {"history", "told"}.isdisjoint(features):
                    is_one = right.get((date.start, date.end)) == date.value
                    yield features, is_one, date.confidence, number


def is_right(gold: dict[str, Any], place: Any) -> bool:
    if is_same(gold, {"geonameid": place.geonameid}):
        return True
    if place.latitude is None:
        return False
    return distance((gold["lat"], gold["lon"]), (place.latitude, place.longitude)) <= NEAR


def recording(
    module: Any,
    document: glossator.Document,
    annotate: Callable[[glossator.Document], Any],
) -> list[tuple[Any, list[str]]]:
    """The annotations of a document, each with the features that its confidence was made from."""
    plain, made = module.likely, []

    def remembered(*known: Any) -> float:
        made.append(list(module.features(*known)))
        return float(plain(*known))

    module.likely = remembered
    try:
        return list(zip(annotate(document), made, strict=False))
    finally:
        module.likely = plain


def fit(cases: list[Case], penalty: float = 1.0, fewest: int = FEWEST) -> dict[str, float]:
    """The weights of a logistic regression with a ridge.

    Args:
        cases: All of them.
        penalty: Of the ridge.
        fewest: Cases of a feature that has a weight.
    """
    counts: dict[str, int] = {}
    for features, *_ in cases:
        for one in features:
            counts[one] = counts.get(one, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= fewest)
    index = {name: number for number, name in enumerate(names)}
    cells = [
        (row, index[one])
        for row, (features, *_) in enumerate(cases)
        for one in set(features)
        if one in index
    ]
    rows, columns = numpy.array(cells, dtype=int).reshape(-1, 2).T
    right = numpy.array([case[1] for case in cases], dtype=float)

    def loss(weights: Vector) -> tuple[float, Vector]:
        sums = numpy.bincount(rows, weights[columns], len(cases))
        missed = 1 / (1 + numpy.exp(-sums)) - right
        cost = numpy.sum(numpy.logaddexp(0, sums) - right * sums) + penalty / 2 * weights @ weights
        return float(cost), numpy.bincount(columns, missed[rows], len(names)) + penalty * weights

    weights = minimise(loss, numpy.zeros(len(names)))
    return {name: round(float(weights[number]), 2) for name, number in index.items()}


def minimise(loss: Callable[[Vector], tuple[float, Vector]], point: Vector) -> Vector:
    """Where a smooth convex loss is least, by L-BFGS: its value and gradient are all it asks."""
    steps: list[tuple[Vector, Vector]] = []
    cost, gradient = loss(point)
    for _ in range(ROUNDS):
        direction, shares = -gradient, []
        for step, change in reversed(steps):
            shares.append(step @ direction / (step @ change))
            direction = direction - shares[-1] * change
        if steps:
            step, change = steps[-1]
            direction = direction * (step @ change / (change @ change))
        else:
            direction = direction / max(1.0, float(numpy.linalg.norm(gradient)))
        for (step, change), share in zip(steps, reversed(shares), strict=True):
            direction = direction + step * (share - change @ direction / (step @ change))
        size = 1.0
        while (made := loss(point + size * direction))[
            0
        ] > cost + 1e-4 * size * gradient @ direction:
            size /= 2
            if size < EXACT:
                return point
        steps = [*steps[-9:], (size * direction, made[1] - gradient)]
        point, (cost, gradient) = point + size * direction, made
        if float(numpy.max(numpy.abs(gradient))) < GRADIENT:
            break
    return point


def table(cases: list[tuple[float, bool]]) -> None:
    """Of those with each confidence, how many are right."""
    print("| confidence | number | mean | right |\n| --- | --- | --- | --- |")
    for low, high in ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
        inside = [case for case in cases if low <= case[0] < high]
        if inside:
            mean, right = (sum(one) / len(inside) for one in zip(*inside, strict=True))
            print(f"| {low:g} to {min(high, 1):g} | {len(inside)} | {mean:.2f} | {right:.2f} |")


def write(path: Path, weights: dict[str, float], gold: str, script: str) -> None:
    """Write a model beside its annotator.

    Args:
        path: The file.
        weights: Feature to weight; those of 0 are left out.
        gold: What it was fitted on.
        script: Which of the benchmarks fitted it.
    """
    lines = [f"{json.dumps(name)} = {value}" for name, value in weights.items() if value]
    head = f"# Weights of a logistic regression, fitted on {gold} by\n"
    head += f"# benchmarks/{script}; what has none is 0.\n\n[weights]\n"
    path.write_text(head + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
