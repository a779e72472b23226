"""Validation and the codec against other tools, on the same valid documents, in one run.

The documents are the seed articles with all layers that need no model. Every tool gets schemas that
say the same of every annotation. "Fields alone" is Glossator doing what they do; "all five stages"
also finds what no schema can say: keys written twice, offsets, ids, references, stale layers.
Commands check all documents in one process; their start, on one document, is told apart. Seconds
are the processor's; all take turns, and medians are printed.

Wrong files are measured against sound ones: the same documents, each with one fault (`faults`).
Several processes are measured against one by the clock, on many documents: keep the machine idle.

    python benchmarks/validate.py [tools] [faults] [jobs]
"""

from __future__ import annotations

import copy
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
from faults import KINDS, broken
from rich.console import Console
from rich.table import Table

from glossator.api import chain
from glossator.files.reading import read_documents
from glossator.files.sources import find_inputs
from glossator.format.codec import decode, decode_shape, encode
from glossator.format.schema import document_schema, layer_schema
from glossator.model.document import Document
from glossator.plugins.discovery import default_registry
from glossator.validation import iter_findings, make_rules

SEEDS = Path(__file__).parent.parent / "seeds"
COPIES, ROUNDS = 20, 5
OURS, FIELDS = "glossator, all five stages", "glossator, fields alone"
START = ", start"
MANY = 20_000
LAYERS = (
    *("sentences", "tokens", "names", "entities", "titles"),
    *("hedging", "locations", "dates", "quotations"),
)


def corpus() -> list[bytes]:
    """The seed articles as ``glossator run`` writes them, without a model."""
    use = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
    texts = list(read_documents(find_inputs([str(SEEDS / "*.txt")])))
    with chain(*LAYERS, use=use) as annotate:
        made = [encode(annotate(one)) for one in texts if isinstance(one, Document)]
    return made * COPIES


def whole_schema(*, inlined: bool) -> dict[str, Any]:
    """The document's schema with those of its layers inside: what Glossator checks in stages.

    Args:
        inlined: Whether they stand where they are used, which no one would write but is the
            fastest for the others; else they are in ``$defs`` and referred to.
    """
    schema = document_schema()
    layers = {}
    for name in LAYERS:
        annotation = layer_schema(default_registry().layer_type(name))
        schema["$defs"] |= annotation.pop("$defs", {})
        del annotation["$id"], annotation["$schema"]
        schema["$defs"][name] = annotation
        layer = copy.deepcopy(schema["$defs"]["Layer"])
        items = annotation if inlined else {"$ref": f"#/$defs/{name}"}
        layer["properties"]["annotations"]["items"] = items
        layers[name] = layer
    schema["properties"]["layers"]["properties"] = layers
    return schema


def cpu_time() -> float:
    """Unlike the clock, it does not depend on how busy the machine is."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measure(works: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median processor time of each, that of programs which it starts included."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            began = cpu_time()
            work()
            times[name].append(cpu_time() - began)
    return {name: statistics.median(found) for name, found in times.items()}


def command(*arguments: str) -> None:
    """Run a Python module that must find nothing."""
    subprocess.run([sys.executable, "-m", *arguments], check=True, capture_output=True)


def validators(rows: list[bytes], folder: Path) -> dict[str, Callable[[], object]]:
    """Each tool on all documents, from bytes to verdict; START is its command on the first."""
    rules = make_rules(default_registry())
    works: dict[str, Callable[[], object]] = {
        OURS: partial(each, lambda row: list(iter_findings(row, rules)), rows),
        FIELDS: partial(each, lambda row: decode_shape(row, rules.types, exact=True), rows),
        "json.loads": partial(each, json.loads, rows),
    }
    files = [folder / f"{number}.json" for number in range(len(rows))]
    for file, row in zip(files, rows, strict=True):
        file.write_bytes(row)
    commands = {"glossator validate": ["glossator", "validate"]}
    for how in ("inlined", "by $ref"):
        schema = whole_schema(inlined=how == "inlined")
        path = folder / f"{how}.schema"
        path.write_text(json.dumps(schema), "utf-8")
        slow, fast = jsonschema.Draft202012Validator(schema), jsonschema_rs.validator_for(schema)
        for name, validator in {"jsonschema": slow, "jsonschema-rs": fast}.items():
            works[f"{name}, {how}"] = partial(each, partial(is_valid, validator), rows)
        commands[f"check-jsonschema, {how}"] = ["check_jsonschema", "--schemafile", str(path)]
    for name, start in commands.items():
        works[name] = partial(command, *start, *map(str, files))
        works[name + START] = partial(command, *start, str(files[0]))
    return works


def each(work: Callable[[Any], object], rows: Iterable[object]) -> None:
    """Do it to all and keep nothing, as one who checks a corpus does."""
    for row in rows:
        work(row)


def is_valid(validator: Any, row: bytes) -> bool:
    """From bytes to verdict."""
    return bool(validator.is_valid(json.loads(row)))


def validation_table(rows: list[bytes]) -> Table:
    """Milliseconds a document and ratios to ours."""
    with tempfile.TemporaryDirectory() as folder:
        works = validators(rows, Path(folder))
        times = measure(works)
    for name in [name for name in times if name.endswith(START)]:
        rest = times[name.removesuffix(START)] - times.pop(name)
        times[f"{name} apart"] = rest * len(rows) / (len(rows) - 1)
    size = sum(map(len, rows))
    columns = ("validation", "ms a document", "MB/s", "times all five stages", "times fields alone")
    table = Table(*columns, title=title(rows))
    for name, value in sorted(times.items(), key=lambda pair: pair[1]):
        numbers = (
            value / len(rows) * 1000,
            size / value / 1e6,
            value / times[OURS],
            value / times[FIELDS],
        )
        table.add_row(name, *(f"{number:.3g}" for number in numbers))
    return table


def codec_table(rows: list[bytes]) -> Table:
    """Encoding and decoding against the standard library's json, which makes plain dicts."""
    types = default_registry().layer_types
    documents = [decode(row, types) for row in rows]
    plain = [json.loads(row) for row in rows]
    works: dict[str, Callable[[], object]] = {
        "glossator decode, checked and typed": partial(each, lambda row: decode(row, types), rows),
        "json.loads": partial(each, json.loads, rows),
        "glossator encode": partial(each, encode, documents),
        "json.dumps": partial(each, json.dumps, plain),
    }
    size = sum(map(len, rows))
    table = Table("codec", "ms a document", "MB/s")
    for name, value in measure(works).items():
        table.add_row(name, f"{value / len(rows) * 1000:.3f}", f"{size / value / 1e6:.0f}")
    return table


def faults_table(rows: list[bytes]) -> Table:
    """The time for documents with one fault each, by the time for the same ones without."""
    rules = make_rules(default_registry())
    check = partial(each, lambda row: list(iter_findings(row, rules)))
    corpora = {kind: broken(rows, kind) for kind in KINDS}
    ratios = {}
    for kind, corpus_of in corpora.items():
        # In turn with the sound ones: what slows the machine down meets both.
        times = measure({"sound": partial(check, rows), "broken": partial(check, corpus_of)})
        found = sum(len(list(iter_findings(row, rules))) for row in corpus_of) / len(rows)
        ratios[kind] = times["broken"] / times["sound"], found
    table = Table("fault", "times sound", "findings a document", title=title(rows))
    for kind, (ratio, found) in sorted(ratios.items(), key=lambda pair: pair[1]):
        table.add_row(kind, f"{ratio:.2f}", f"{found:.2f}")
    worst = max(ratio for ratio, _ in ratios.values())
    table.add_row("worst", f"{worst:.2f}", "")
    return table


def jobs_table(rows: list[bytes]) -> Table:
    """Seconds of the clock that ``glossator validate`` takes for many documents."""
    table = Table("glossator validate", "seconds", "times as fast", title=f"{MANY} documents")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "many.jsonl")
        with path.open("wb") as stream:
            for number in range(MANY):
                row = rows[number % len(rows)]
                stream.write(row.replace(b'"id":"', b'"id":"%d-' % number, 1) + b"\n")
        seconds: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(3):
            for jobs, times in seconds.items():
                began = time.perf_counter()
                command("glossator", "validate", str(path), "--jobs", str(jobs))
                times.append(time.perf_counter() - began)
    alone = statistics.median(seconds[1])
    for jobs, times in seconds.items():
        taken = statistics.median(times)
        table.add_row(f"--jobs {jobs}", f"{taken:.1f}", f"{alone / taken:.2f}")
    return table


def title(rows: list[bytes]) -> str:
    """What is measured."""
    return f"{len(rows)} documents of {sum(map(len, rows)) // len(rows) // 1000} kB"


def main(asked: list[str]) -> None:
    """Print the tables that were asked for; all unless any was."""
    rows = corpus()
    # Who validates has no gazetteer in memory for the collector to go through.
    gc.collect()
    gc.freeze()
    console = Console()
    tables = {
        "tools": (validation_table, codec_table),
        "faults": (faults_table,),
        "jobs": (jobs_table,),
    }
    for name in asked or tables:
        for make in tables[name]:
            console.print(make(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
