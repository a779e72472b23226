"""The rows of `scores.py` that score chains: who is the same as whom.

With `names = "gold"` the names are gold's own, so that only what is made of them is measured: the
entities of persons that a chain found are taken out, and gold's names put in their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import glossator
from glossator_eval.chains import ChainSide, compare_chains
from glossator_eval.coreference import Coreference
from glossator_eval.rows import Row, Rows
from glossator_standard import Entity


def measure(row: dict[str, Any], gold: Path, predicted: Path, chain: str) -> Coreference:
    """The scores of one row.

    Args:
        row: As in `scores.toml`.
        gold: The gold file.
        predicted: What a chain made of its texts, with all layers.
        chain: The name of that chain; the default one where it is empty.
    """
    kept = predicted.with_name(f"{predicted.stem}.{row.get('genre', 'all')}.gold.jsonl")
    kept.write_text("".join(_of_genre(gold, row.get("genre"))), "utf-8")
    if row.get("names") == "gold":
        predicted = _with_gold_names(gold, predicted, chain)
    required = (("label", "name"),) if row.get("mentions") == "name" else ()
    sides = (
        ChainSide("spans", "chain", head="head", required=required, scored=_named),
        ChainSide("mentions", "people.mentions"),
    )
    return compare_chains(Rows(str(kept)), Rows(str(predicted)), sides, singletons=False)


def cells(row: dict[str, Any], found: Coreference) -> list[str]:
    """One line of the table: LEA, with the CoNLL score and what it is made of."""
    figures = found.figures()
    lea = figures["lea"]
    others = ", ".join(f"{name} {figures[name].f1:.3f}" for name in ("muc", "b3", "ceafe"))
    numbers = [f"{one:.3f}" for one in (lea.precision, lea.recall, lea.f1)]
    texts = f"{found.documents} texts"
    return [row["name"], "LEA, heads", texts, *numbers, f"conll {found.conll:.3f}: {others}", ""]


def _named(row: Row) -> set[str]:
    """The chains of single persons who are named somewhere."""
    return {one["id"] for one in row.records("chains") if one["named"] and not one["plural"]}


def _of_genre(gold: Path, genre: str | None) -> Iterator[str]:
    for line in gold.read_text("utf-8").splitlines(keepends=True):
        if genre in (None, json.loads(line).get("genre")):
            yield line


def _with_gold_names(gold: Path, predicted: Path, chain: str) -> Path:
    """Annotate again, with gold's names for the persons."""
    names = {
        row["id"]: {tuple(one["name"]) for one in row["spans"] if "name" in one}
        for row in map(json.loads, gold.read_text("utf-8").splitlines())
    }
    given = (_given(one, sorted(names[one.id])) for one in glossator.read(str(predicted)))
    output = predicted.with_name(f"{predicted.stem}.gold-names.jsonl")
    with glossator.chain("people", name=chain) as annotated:
        glossator.write(annotated.pipe(given), str(output))
    return output


def _given(document: glossator.Document, names: list[tuple[int, int]]) -> glossator.Document:
    """The text with its segmentation, these persons, and other entities where none of them is."""
    entities = [Entity(start=start, end=end, label="PERSON", rule="gold") for start, end in names]
    entities += [
        Entity(start=one.start, end=one.end, label=one.label, rule=one.rule)
        for one in document.layers.of(Entity)
        if one.label != "PERSON"
        and not any(start < one.end and one.start < end for start, end in names)
    ]
    made = glossator.Document(id=document.id, text=document.text, language="en")
    for layer in ("sentences", "tokens"):
        made = made.with_layer(document.layers[layer])
    return made.with_layer(glossator.Layer.of(Entity, entities))
