"""What each format that is read and written makes of real documents, and what its own tools say.

Each document is written and read again: how many come back the same, what the others lose by layer
and field, how long it takes, and whether a reader that is not ours sees the same in the files. That
who made a layer is not kept is left out: no other format has it. Texts are annotated by the default
chain first; documents that have layers are taken as they are.

    python benchmarks/round_trips.py [seeds/*.txt articles.jsonl ...] [--bioc PYTHON] [--only brat]

`--bioc` names a Python that has `bioc`, whose reader of brat looks at ours. The DTD of NAF is that
of nafparserpy, which is downloaded for it.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from exchange import Beside, Files
from peers import PEERS

import glossator
from glossator.files.formats import OWN
from glossator.files.losses import Tally, compare
from glossator.plugins.discovery import default_registry
from glossator.plugins.registry import Registry

SEEDS = str(Path(__file__).parent.parent / "seeds" / "*.txt")


class Trip(NamedTuple):
    """What a format has made of all documents."""

    same: int
    refused: list[str]
    losses: Tally
    seconds: float
    written: list[tuple[glossator.Document, Files]]


def annotated(paths: list[str]) -> list[glossator.Document]:
    """The documents of files, with layers."""
    found = list(glossator.read(*paths))
    if all(one.layers for one in found):
        return found
    with glossator.chain() as chain:
        return [one if one.layers else chain(one) for one in found]


def two_way(registry: Registry, only: list[str]) -> Iterator[glossator.Format[Any]]:
    """The formats of other tools that are read and written."""
    for name, cls in registry.formats.items():
        is_two_way = cls.reads() and cls.writes() and not issubclass(cls, OWN)
        if is_two_way and name in (only or registry.formats):
            yield cls(types=registry.layer_types)


def travelled(made: glossator.Format[Any], documents: list[glossator.Document]) -> Trip:
    """Write all documents, and read them again."""
    same, refused, losses, written = 0, [], Tally(), []
    spent = 0.0
    for one in documents:
        began = time.process_time()
        try:
            files = _files(made, one)
            back = _read(made, one.id, files)
        except glossator.FormatError as error:
            refused.append(f"{one.id}: {error}")
            continue
        finally:
            spent += time.process_time() - began
        found = [loss for loss in compare(one, back) if loss.field != "producer"]
        same += not found
        for loss in found:
            losses.add(loss)
        written.append((one, files))
    return Trip(same, refused, losses, spent, written)


def _files(made: glossator.Format[Any], one: glossator.Document) -> Files:
    """What a file of one document holds, by the endings, with what stands beside it."""
    fresh = type(made)(made.options, made.types)
    header, found = fresh.header(), fresh.encode(one)
    main = fresh.suffixes[0]
    files = dict(found) if not isinstance(found, bytes) else {main: header + found + fresh.footer()}
    return {**files, **fresh.shared_files()}


def _read(made: glossator.Format[Any], identifier: str, files: Files) -> glossator.Document:
    source = Beside(files)
    source.name = source.identifier = identifier
    (record,) = made.split(io.BytesIO(files[made.suffixes[0]]))
    return made.decode(record, source)


def main() -> None:
    """Try all, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", default=[SEEDS])
    parser.add_argument("--bioc", metavar="PYTHON", default="")
    parser.add_argument("--only", metavar="FORMAT", action="append", default=[])
    asked = parser.parse_args()
    documents = annotated(asked.paths)
    annotations = sum(len(layer) for one in documents for layer in one.layers.values())
    print(f"{len(documents)} documents, {annotations} annotations\n")
    for made in two_way(default_registry(), asked.only):
        trip = travelled(made, documents)
        print(
            f"{made.name:14} {trip.same} of {len(documents)} come back the same, "
            f"{len(trip.refused)} cannot be written; {trip.seconds:.1f} s"
        )
        for reason in trip.refused[:3]:
            print(f"  refused  {reason[:120]}")
        for loss in trip.losses:
            print(f"  lost     {loss}")
        peer = PEERS.get(made.name)
        print(f"  peer     {peer(trip.written, asked.bioc) if peer else 'none asked'}", flush=True)


if __name__ == "__main__":
    main()
