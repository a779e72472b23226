"""What the framework costs: the default chain against calling its annotators directly, in one run.

Both annotate the same documents in the same batch, in turn; seconds are the processor's, of one
core. The direct side calls `annotate_batch` and nothing else: no checks, no provenance, no
fingerprints. The layers that the next annotator reads are made off the clock.
"""

from __future__ import annotations

import gc
import statistics
import time
from pathlib import Path
from typing import Any

from rich.console import Console

import glossator
from glossator.chains.assemble import assemble
from glossator.chains.config import ChainFile
from glossator.files.reading import read_documents
from glossator.files.sources import find_inputs
from glossator.plugins.discovery import default_registry

SEEDS = Path(__file__).parent.parent / "seeds"
COPIES, ROUNDS = 4, 9
OPTIONS: dict[str, dict[str, Any]] = {"stanza": {"threads": 1}}


def main() -> None:
    """Print the seconds of both sides and the overhead, round by round and as a median."""
    texts = read_documents(find_inputs([str(SEEDS / "*.txt")]))
    seeds = [item for item in texts if isinstance(item, glossator.Document)]
    documents = [
        glossator.Document(id=f"{seed.id}-{copy}", text=seed.text)
        for copy in range(COPIES)
        for seed in seeds
    ]
    registry = default_registry()
    asked = ChainFile(set=OPTIONS, batch_size=len(documents))
    with assemble(registry, asked) as runner:
        runner.run_batch(documents)
        annotators = [runner.plans.annotator(step.annotator.name) for step in runner.plans.steps()]
        # A full collection of the models takes long, and would fall on either side by chance.
        gc.collect()
        gc.freeze()
        shares = []
        for _ in range(ROUNDS):
            alone = direct(annotators, documents)
            began = time.process_time()
            runner.run_batch(documents)
            framed = time.process_time() - began
            shares.append(framed / alone - 1)
            print(f"annotators {alone:.3f} s, chain {framed:.3f} s: {shares[-1]:+.1%}")
    Console().print(f"overhead, median of {ROUNDS}: {statistics.median(shares):+.1%}")


def direct(annotators: list[glossator.Annotator], documents: list[Any]) -> float:
    """Seconds inside the annotators alone."""
    seconds = 0.0
    current = list(documents)
    for annotator in annotators:
        began = time.process_time()
        results = [list(result) for result in annotator.annotate_batch(current)]
        seconds += time.process_time() - began
        for index, result in enumerate(results):
            for name, layer in layers_of(annotator, result, current[index]).items():
                current[index] = current[index].with_layer(layer, name)
    return seconds


def layers_of(annotator: glossator.Annotator, result: list[Any], document: Any) -> dict[str, Any]:
    """The layers that the next annotator reads; not timed."""
    from glossator.chains.results import make_layers

    return make_layers(annotator.name, annotator.provides, result, document)


if __name__ == "__main__":
    main()
