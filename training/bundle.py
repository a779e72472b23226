"""Put the trained models together as a bundle that Stanza loads from its folder."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from typing import TYPE_CHECKING

from training import export, vectors
from training.settings import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from training.settings import Places

log = logging.getLogger(__name__)

KINDS = ("tokenize", "pos", "lemma", "ner")
WITH_VECTORS = {"pos", "ner"}
LIMIT = 25_000_000


def build(places: Places, target: Path) -> None:
    """Export every trained model, then write resources and checksums."""
    for kind in KINDS:
        if places.shipped(kind).exists():
            export.export(places.shipped(kind), file(target, kind))
        elif places.start:
            file(target, kind).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file(places.start, kind), file(target, kind))
        else:
            log.warning("%s is not trained: left out", kind)
    vectors.export(places.vectors, file(target, "pretrain"))
    write(target / "resources.json", {"en": resources(target)})
    sums = checksums(target)
    write(target / "checksums.json", sums)
    size = sum((target / name).stat().st_size for name in sums)
    if size > LIMIT:
        message = f"the bundle has {size} bytes, the limit is {LIMIT}"
        raise ValueError(message)
    log.info("%s: %.1f MB", target, size / 1e6)


def file(target: Path, kind: str) -> Path:
    """Return the place of a model in a bundle."""
    return target / "en" / kind / f"{NAME}.pt"


def resources(target: Path) -> dict[str, object]:
    """Describe the bundle as Stanza's `resources.json` does."""
    present = [kind for kind in KINDS if file(target, kind).exists()]
    dependency = [{"model": "pretrain", "package": NAME}]
    models: dict[str, object] = {
        kind: {
            NAME: {"md5": digest(file(target, kind), "md5")}
            | ({"dependencies": dependency} if kind in WITH_VECTORS else {})
        }
        for kind in (*present, "pretrain")
    }
    return {"lang_name": "English", **models, "packages": {"default": dict.fromkeys(present, NAME)}}


def checksums(target: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a bundle, by its name within."""
    files = [target / "resources.json", *sorted(target.glob("en/*/*.pt"))]
    return {path.relative_to(target).as_posix(): digest(path, "sha256") for path in files}


def digest(path: Path, algorithm: str) -> str:
    """Return the hexadecimal digest of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, algorithm).hexdigest()


def write(path: Path, value: object) -> None:
    """Write JSON."""
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")
