"""Validation and the codec against other tools, on the same valid documents, in one run.

The documents are the seed articles with all layers that need no model. Every tool gets schemas that
say the same of every annotation; only
Glossator also checks meaning and policy. check-jsonschema checks all documents in one process, and
what its start alone takes is told apart.
"""

from __future__ import annotations

import copy
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
from rich.console import Console
from rich.table import Table

from glossator.api import chain
from glossator.codec import decode, encode
from glossator.document import Document
from glossator.plugins import default_registry
from glossator.reading import find_inputs, read_documents
from glossator.schema import document_schema, layer_schema
from glossator.validation import iter_findings, make_rules

SEEDS = Path(__file__).parent.parent / "seeds"
COPIES, ROUNDS = 10, 5
EMPTY = '{"format": "glossator/1.0", "id": "a", "text": "", "layers": {}}'
LAYERS = (
    *("sentences", "tokens", "names", "entities", "titles"),
    *("hedging", "locations", "dates", "quotations"),
)


def corpus() -> list[bytes]:
    """The seed articles as ``glossator run`` writes them, without a model."""
    use = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
    texts = list(read_documents(find_inputs([str(SEEDS / "*.txt")]), {}))
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


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The best processor time of one call, that of programs which it starts included."""
    times = []
    for _ in range(rounds):
        began = cpu_time()
        work()
        times.append(cpu_time() - began)
    return min(times)


def check_jsonschema(schema: Path, files: list[Path]) -> None:
    """Run check-jsonschema; it must find nothing."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def ours(rows: list[bytes]) -> Callable[[], object]:
    """All five stages of every document."""
    rules = make_rules(default_registry())
    return lambda: [list(iter_findings(row, rules)) for row in rows]


def theirs(rows: list[bytes], *, inlined: bool) -> dict[str, float]:
    """Processor seconds of each tool for all documents, from bytes to verdict."""
    schema = whole_schema(inlined=inlined)
    slow = jsonschema.Draft202012Validator(schema)
    fast = jsonschema_rs.Draft202012Validator(schema)
    how = "inlined" if inlined else "by $ref"
    with tempfile.TemporaryDirectory() as folder:
        path, empty = Path(folder, "schema.json"), Path(folder, "empty.json")
        path.write_text(json.dumps(schema), "utf-8")
        empty.write_text(EMPTY, "utf-8")
        files = [Path(folder, f"{number}.json") for number in range(len(rows))]
        for file, row in zip(files, rows, strict=True):
            file.write_bytes(row)
        start = seconds(lambda: check_jsonschema(path, [empty]), 3)
        total = seconds(lambda: check_jsonschema(path, files), 2)
    return {
        f"jsonschema-rs, {how}": seconds(lambda: [fast.is_valid(json.loads(row)) for row in rows]),
        f"jsonschema, {how}": seconds(lambda: [slow.is_valid(json.loads(row)) for row in rows], 2),
        f"check-jsonschema, {how}, start apart": total - start,
        f"check-jsonschema, {how}": total,
    }


def validation_table(rows: list[bytes]) -> Table:
    """Milliseconds a document and ratios to ours."""
    assert not any(ours(rows)()), "the documents are valid"  # type: ignore[arg-type]  # a list
    base = seconds(ours(rows))
    times = {"glossator, all five stages": base}
    times |= theirs(rows, inlined=True) | theirs(rows, inlined=False)
    size = sum(map(len, rows))
    table = Table("validation", "ms a document", "MB/s", "times ours", title=title(rows))
    for name, value in sorted(times.items(), key=lambda pair: pair[1]):
        numbers = value / len(rows) * 1000, size / value / 1e6, value / base
        table.add_row(name, *(f"{number:.3g}" for number in numbers))
    return table


def codec_table(rows: list[bytes]) -> Table:
    """Encoding and decoding against the standard library's json, which makes plain dicts."""
    types = default_registry().layer_types
    documents = [decode(row, types) for row in rows]
    plain = [json.loads(row) for row in rows]
    works: dict[str, Callable[[], object]] = {
        "glossator decode, checked and typed": lambda: [decode(row, types) for row in rows],
        "json.loads": lambda: [json.loads(row) for row in rows],
        "glossator encode": lambda: [encode(one) for one in documents],
        "json.dumps": lambda: [json.dumps(one).encode() for one in plain],
    }
    size = sum(map(len, rows))
    table = Table("codec", "ms a document", "MB/s")
    for name, work in works.items():
        value = seconds(work)
        table.add_row(name, f"{value / len(rows) * 1000:.3f}", f"{size / value / 1e6:.0f}")
    return table


def title(rows: list[bytes]) -> str:
    """What is measured."""
    return f"{len(rows)} documents of {sum(map(len, rows)) // len(rows) // 1000} kB"


def main() -> None:
    """Print both tables."""
    rows = corpus()
    console = Console()
    console.print(validation_table(rows))
    console.print(codec_table(rows))


if __name__ == "__main__":
    main()
