"""Train the models: `python -m training.run ner|tokenize|pos|lemma|all|widen|student|bundle`."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from training import bundle, prepare, stanza_trainer, student
from training.settings import Places

MODELS = ("tokenize", "pos", "lemma", "ner")


def main() -> None:
    """Read the command line, prepare what is needed and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=(*MODELS, "all", "widen", "student", "bundle"))
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/training"),
        help="treebanks, vectors, NER corpora",
    )
    parser.add_argument(
        "--gold", type=Path, default=Path("../shared/gold"), help="newswire and development files"
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("build/training"),
        help="files in between, logs, checkpoints",
    )
    parser.add_argument(
        "--target", type=Path, default=Path("plugins/glossator_model_en/bundle"), help="the bundle"
    )
    parser.add_argument(
        "--open-only", action="store_true", help="leave out sources without an open licence"
    )
    parser.add_argument(
        "--corrections",
        type=Path,
        action="append",
        default=[],
        help="a file of Glossator whose names or entities people have corrected; again for more",
    )
    parser.add_argument(
        "--start", type=Path, help="a bundle whose entity tagger is trained further, from its file"
    )
    parser.add_argument(
        "--small", action="store_true", help="put the student into the bundle, as its entity tagger"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    places = Places(
        options.data,
        options.gold,
        options.work,
        open_only=options.open_only,
        corrections=tuple(options.corrections),
        start=options.start,
        small=options.small,
    )
    train(places, MODELS if options.what == "all" else (options.what,))
    if options.what in ("all", "bundle"):
        bundle.build(places, options.target)


def train(places: Places, wanted: tuple[str, ...]) -> None:
    """Prepare and train the wanted models."""
    for kind in MODELS:
        if kind not in wanted:
            continue
        prepare.word_vectors(places)
        if kind == "ner":
            prepare.entity_files(places)
        else:
            prepare.treebank_files(places)
        stanza_trainer.train(kind, places)
    if "widen" in wanted:
        prepare.widen(places)
    if "student" in wanted:
        prepare.word_vectors(places)
        student.train(places)


if __name__ == "__main__":
    main()
