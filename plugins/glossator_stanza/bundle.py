"""Finding trained models on disk, and telling one from another. Nothing of Stanza is imported."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import platformdirs

from glossator import ModelError, closest_language

LANGUAGE = "en"
"""That of the models that ship, and of texts whose language is not known."""
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
    """A package of one language in a folder in Stanza's layout (``resources.json``,
    ``en/ner/...pt``)."""

    folder: Path
    language: str
    """As Stanza calls it: ``zh-hans``."""
    package: str
    origin: str
    aliases: tuple[str, ...]
    """Other names of the language: ``zh``."""
    resources: dict[str, Any] = field(repr=False, hash=False, compare=False)
    sums: dict[str, str] = field(repr=False, hash=False, compare=False)

    @property
    def tags(self) -> tuple[str, ...]:
        """The language as BCP 47 tags."""
        return (self.language, *self.aliases)

    def has(self, *processors: str) -> bool:
        """Whether there is a model for each of the processors."""
        return set(processors) <= set(self.processors)

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
        return f"{self.language}/{names} sha256:{digest[:16]}"

    @property
    def is_complete(self) -> bool:
        """Whether its files are there: a list of the hub's names more than was downloaded."""
        return (self.folder / self.language).is_dir() and all(
            item.path.is_file() for kind in self.processors for item in self.files(kind)
        )

    def _file(self, kind: str, package: str) -> File:
        # Stanza calls the folder of "forward_charlm" and "pretrain" by those very names.
        name = f"{self.language}/{kind}/{package}.pt"
        md5 = self.resources.get(kind, {}).get(package, {}).get("md5", "")
        checksum = f"sha256:{self.sums[name]}" if name in self.sums else f"md5:{md5}"
        return File(kind, package, self.folder / name, checksum)


def find(
    model: str | None = None,
    language: str | None = None,
    processors: Sequence[str] = (),
) -> Bundle:
    """The models to use for texts in a language.

    Args:
        model: What the user chose: a folder, or the name of a package that was downloaded. Without
            it the folder that ``GLOSSATOR_MODELS`` names, the models that ship, the downloaded; the
            first of them that has the language, and these processors.
        language: A BCP 47 tag; without it `LANGUAGE`, or the only one that is there.
        processors: What the models are for.

    Raises:
        ModelError: where there is none; its text says what to type.
    """
    by_tag: dict[str, list[Bundle]] = {}
    for bundle in chosen(model) if model else candidates():
        for tag in bundle.tags:
            by_tag.setdefault(tag, []).append(bundle)
    there = {bundle.language for bundles in by_tag.values() for bundle in bundles}
    wanted = language or (there.pop() if len(there) == 1 else LANGUAGE)
    closest = closest_language(wanted, by_tag)
    if closest is None:
        raise ModelError(_no_models(wanted, model, by_tag))
    found = by_tag[closest]
    return next((one for one in found if one.has(*processors)), found[0])


def languages(model: str | None, processors: Sequence[str]) -> set[str]:
    """The languages of which there are models for all these processors, as BCP 47 tags.

    Raises:
        ModelError: where `model`, as in `find`, is not there.
    """
    bundles = chosen(model) if model else candidates()
    return {tag for bundle in bundles if bundle.has(*processors) for tag in bundle.tags}


def chosen(model: str) -> list[Bundle]:
    """The bundles of a folder, or of a package that was downloaded: one for each language.

    Raises:
        ModelError: where there are none.
    """
    if os.sep in model or Path(model).is_dir():
        return list(read(Path(model), "chosen", "default"))
    found = list(read(downloads(), "downloaded"))
    named = [bundle for bundle in found if bundle.package == model]
    if not named:
        known = ", ".join(sorted({bundle.package for bundle in found})) or "none"
        raise ModelError(f"no package {model!r} in {downloads()}. Known: {known}")
    return named


def candidates() -> Iterator[Bundle]:
    """Every bundle that is there without being asked for, of each language the preferred first."""
    if folder := os.environ.get(VARIABLE):
        yield from read(Path(folder), VARIABLE, "default")
    shipped = _shipped()
    if shipped and (shipped / "resources.json").is_file():
        yield from read(shipped, "shipped", "default")
    if (downloads() / "resources.json").is_file():
        yield from read(downloads(), "downloaded")


def downloads() -> Path:
    """Where `glossator models download` puts models."""
    return Path(platformdirs.user_data_dir("glossator")) / "stanza"


def way_to(language: str) -> str:
    """What to type to download models of a language."""
    # Stanza's models are for no region.
    return f"glossator models download {language.replace('_', '-').partition('-')[0].lower()}"


def _no_models(language: str, model: str | None, there: Iterable[str]) -> str:
    if model:
        known = ", ".join(sorted(there)) or "none"
        return f"the models {model} have no language {language!r}. Known: {known}"
    ways = f"`{way_to(language)}`, or set {VARIABLE} to a folder that has them"
    if language == LANGUAGE:
        return f"no Stanza models found: type `pip install glossator-model-en`, or {ways}"
    return f"no Stanza models found for {language!r}: type {ways}"


@cache
def read(folder: Path, origin: str, package: str | None = None) -> tuple[Bundle, ...]:
    """The packages of each language in a folder; those of one name, where it is given.

    Raises:
        ModelError: where there is none of it, or no list of what there is.
    """
    path = folder / "resources.json"
    if not path.is_file():
        hint = ": type `glossator models download en`" if origin == "downloaded" else ""
        raise ModelError(f"no Stanza models in {folder} (no resources.json){hint}")
    sums = folder / "checksums.json"
    checksums = _json(sums) if sums.is_file() else {}
    found = [
        Bundle(folder, language, name, origin, aliases, resources, checksums)
        for language, aliases, resources in _languages(_json(path))
        for name in sorted(resources["packages"])
        if package in (None, name)
    ]
    if origin == "downloaded":
        found = [bundle for bundle in found if bundle.is_complete]
    if package and not found:
        raise ModelError(f"no package {package!r} in {folder}")
    return tuple(found)


def _languages(resources: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...], dict[str, Any]]]:
    """Each language of a list of resources, its other names, and what there is of it."""
    for name, entry in resources.items():
        if isinstance(entry, dict) and "packages" in entry:
            aliases = (
                other
                for other, one in resources.items()
                if isinstance(one, dict) and one.get("alias") == name
            )
            yield name, tuple(aliases), entry


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
