"""Finding trained models on disk, and telling one from another. Nothing of Stanza is imported."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import platformdirs

from glossator import ModelError

LANGUAGE = "en"
PROCESSORS = ("tokenize", "pos", "lemma", "ner")
SHIPPED = "glossator_model_en"
VARIABLE = "GLOSSATOR_MODELS"


@dataclass(frozen=True, slots=True)
class File:
    """One model file, and the checksum that its bundle states for it."""

    kind: str
    package: str
    path: Path
    checksum: str
    """``sha256:...``, or ``md5:...`` for what comes from Stanza's hub."""

    def verify(self) -> None:
        """Raise ModelError where the file is absent or is not what its bundle says."""
        algorithm, _, expected = self.checksum.partition(":")
        try:
            with self.path.open("rb") as content:
                found = hashlib.file_digest(content, algorithm).hexdigest()
        except OSError as error:
            raise ModelError(f"model file {self.path}: {error.strerror}") from None
        if found != expected:
            raise ModelError(
                f"model file {self.path} is damaged or was exchanged: "
                f"expected {algorithm} {expected[:12]}..., got {found[:12]}..."
            )


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder in Stanza's layout (``resources.json``, ``en/ner/...pt``) and a package of it."""

    folder: Path
    package: str
    origin: str
    resources: dict[str, Any] = field(repr=False, hash=False, compare=False)
    sums: dict[str, str] = field(repr=False, hash=False, compare=False)

    @property
    def processors(self) -> dict[str, str]:
        """Processor to the name of its model in this package."""
        packages = self.resources["packages"][self.package]
        return {kind: packages[kind] for kind in (*PROCESSORS, "mwt") if kind in packages}

    def files(self, processor: str) -> list[File]:
        """The model of a processor, then what it depends on (vectors, character models)."""
        if processor not in self.processors:
            raise ModelError(f"the models in {self.folder} have no {processor!r}")
        name = self.processors[processor]
        found = [self._file(processor, name)]
        for needed in self.resources[processor][name].get("dependencies", ()):
            found.append(self._file(needed["model"], needed["package"]))
        return found

    def identify(self, *processors: str) -> str:
        """What tells these models from others: their names and checksums."""
        files = {item for processor in processors for item in self.files(processor)}
        facts = sorted(f"{item.kind}/{item.package} {item.checksum}" for item in files)
        digest = hashlib.sha256("\n".join(facts).encode()).hexdigest()
        names = "+".join(f"{kind}/{self.processors[kind]}" for kind in processors)
        return f"{LANGUAGE}/{names} sha256:{digest[:16]}"

    def _file(self, kind: str, package: str) -> File:
        # Stanza calls the folder of "forward_charlm" and "pretrain" by those very names.
        name = f"{LANGUAGE}/{kind}/{package}.pt"
        md5 = self.resources.get(kind, {}).get(package, {}).get("md5", "")
        checksum = f"sha256:{self.sums[name]}" if name in self.sums else f"md5:{md5}"
        return File(kind, package, self.folder / name, checksum)


def find(model: str | None = None) -> Bundle:
    """The models to use.

    Args:
        model: What the user chose: a folder, or the name of a package that was downloaded. Without
            it: the folder that ``GLOSSATOR_MODELS`` names, the models that ship, the downloaded.

    Raises:
        ModelError: where there is none; its text says what to type.
    """
    if model and (os.sep in model or Path(model).is_dir()):
        return read(Path(model), "chosen")
    if model:
        return read(downloads(), "downloaded", model)
    for bundle in candidates():
        return bundle
    raise ModelError(
        "no Stanza models found: type `pip install glossator-model-en`, "
        f"or `glossator models download en`, or set {VARIABLE} to a folder that has them"
    )


def candidates() -> Iterator[Bundle]:
    """Every bundle that is there without being asked for, the preferred first."""
    if chosen := os.environ.get(VARIABLE):
        yield read(Path(chosen), VARIABLE)
    shipped = _shipped()
    if shipped and (shipped / "resources.json").is_file():
        yield read(shipped, "shipped")
    downloaded = downloads() / "resources.json"
    if downloaded.is_file():
        for package in sorted(_json(downloaded).get(LANGUAGE, {}).get("packages", ())):
            bundle = read(downloads(), "downloaded", package)
            if all(
                item.path.is_file() for kind in bundle.processors for item in bundle.files(kind)
            ):
                yield bundle


def downloads() -> Path:
    """Where `glossator models download` puts models."""
    return Path(platformdirs.user_data_dir("glossator")) / "stanza"


@cache
def read(folder: Path, origin: str, package: str = "default") -> Bundle:
    """The bundle of a folder.

    Raises:
        ModelError: where the folder or the package is not there.
    """
    path = folder / "resources.json"
    if not path.is_file():
        hint = ": type `glossator models download en`" if origin == "downloaded" else ""
        raise ModelError(f"no Stanza models in {folder} (no resources.json){hint}")
    sums = folder / "checksums.json"
    resources = _json(path).get(LANGUAGE, {})
    packages = resources.get("packages", {})
    if package not in packages:
        known = ", ".join(sorted(packages)) or "none"
        raise ModelError(f"no package {package!r} for {LANGUAGE!r} in {folder}. Known: {known}")
    return Bundle(folder, package, origin, resources, _json(sums) if sums.is_file() else {})


def _shipped() -> Path | None:
    """The folder in the package of models, found without importing it; it may not be installed."""
    spec = find_spec(SHIPPED)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "bundle"


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: {error}") from None
    if not isinstance(content, dict):
        raise ModelError(f"{path}: expected a JSON object")
    return content
