"""Run Stanza's own trainers as programs, with a log, and not again when they have finished."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import torch

from training import bundle, settings

if TYPE_CHECKING:
    from pathlib import Path

    from training.settings import Options, Places

log = logging.getLogger(__name__)

MODULES = {"ner": "ner_tagger", "tokenize": "tokenizer", "pos": "tagger", "lemma": "lemmatizer"}


def train(kind: str, places: Places) -> None:
    """Run a trainer unless its finished model was made with these very options.

    The entity tagger goes on from its best checkpoint, or begins with that of another bundle;
    Stanza's other trainers start again.
    """
    options: Options = getattr(settings, kind)(places)
    folder = places.models(kind)
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "done.json"
    wanted = {key: str(value) for key, value in options.items()}
    if done.exists() and json.loads(done.read_text(encoding="utf-8")) == wanted:
        log.info("%s: already trained", places.model(kind))
        return
    if kind == "ner" and places.start and not places.model(kind).exists():
        shutil.copyfile(bundle.file(places.start, kind), places.model(kind))
    if kind == "ner" and places.model(kind).exists():
        options["finetune"] = True
    run(MODULES[kind], common(folder) | options, folder / "log.txt")
    done.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def common(folder: Path) -> Options:
    """Return the options that every trainer gets."""
    options: Options = {
        "mode": "train",
        "shorthand": f"en_{settings.NAME}",
        "save_dir": folder,
        "save_name": f"{settings.NAME}.pt",
        "seed": settings.SEED,
    }
    return options if torch.cuda.is_available() else options | {"cpu": True}


def run(module: str, options: Options, logfile: Path) -> None:
    """Run `stanza.models.<module>` and append what it says to a log."""
    command = [sys.executable, "-m", f"stanza.models.{module}"]
    for key, value in options.items():
        command += [f"--{key}"] if value is True else [f"--{key}", str(value)]
    log.info("%s: log in %s", module, logfile)
    with logfile.open("a", encoding="utf-8") as output:
        subprocess.run(command, check=True, stdout=output, stderr=output, env=threads())


def threads() -> dict[str, str]:
    """Return the environment, with one thread unless set: small models gain nothing by more."""
    return {"OMP_NUM_THREADS": "1"} | os.environ
