"""The conformance run of annotators: what each must do, whatever it annotates."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from glossator.api import Uses
from glossator.chains.assemble import assemble
from glossator.chains.config import ChainFile
from glossator.chains.runner import Runner
from glossator.errors import ChainError, ModelError, OptionError
from glossator.format.codec import decode, encode
from glossator.model.document import Document
from glossator.plugins.annotator import Annotator
from glossator.plugins.discovery import registry_with
from glossator.testing.kit import located
from glossator.testing.texts import CONFORMANCE_TEXTS

HUGE = 2_000
"""How often the plain sentence is repeated in the huge text: some 100,000 code points."""

KEEPS = "does it keep something from one document to the next, or go by chance?"


def check_annotator(
    name: str,
    *,
    use: Uses = (),
    uses: Sequence[str] | None = None,
    options: Mapping[str, Any] | None = None,
    plugins: Sequence[str | Path] = (),
    texts: Mapping[str, str] | None = None,
) -> None:
    """Run an annotator over odd texts and assert that it keeps the contract.

    Offsets, references and types are checked as in any chain; beside that, the result must be the
    same a second time, in another process, and in a batch as one by one, valid when read back, and
    the annotator must survive pickling. All of this is asked twice: without the layers that the
    annotator merely uses, and with them.

    Args:
        name: The annotator's name.
        use: Who provides the layers that it requires or uses, as ``--use`` does.
        uses: The layers to run it with the second time; unless given, those of its `uses` that a
            chain would make. None of them: ``()``.
        options: Its options.
        plugins: Further plugins: modules, or ``.py`` files, looked for from the test's own file on.
        texts: Further texts by a name for each: what it marks, so that marking is checked too.

    Raises:
        AssertionError: naming the text and what differed.
        AnnotatorError: where the annotator fails or its result breaks the contract.
        ChainError: where nobody provides a layer that is named.
        ModelError: where what it needs is not installed. Layers that it merely uses are made
            without models where there are none.
    """
    odd = {**CONFORMANCE_TEXTS, **(texts or {})}
    given = ChainFile(use=_plain(use)).uses
    asked = _Asked(name, given, dict(options or {}), located(plugins), odd)
    bare = _Chain(asked)
    bare.identify()
    used, base = bare.used() if uses is None else (list(uses), "")
    huge = {"huge": CONFORMANCE_TEXTS["plain"] * HUGE}
    runs = [
        (bare, {**odd, **huge}),
        *([(_Chain(asked, used, base), odd)] if used else []),
    ]
    here = [_check(chain, texts) for chain, texts in runs]
    there = _elsewhere(asked, [(chain.used_layers, chain.base) for chain, _ in runs])
    for (chain, _), one, other in zip(runs, here, there, strict=True):
        for text in odd:
            assert one[text] == other[text], (
                f"{chain} on the text {text!r}: another process gives another result; "
                f"does it yield in the order of a set? {KEEPS.capitalize()}"
            )
    annotator = bare.annotator()
    try:
        copy = pickle.loads(pickle.dumps(annotator))  # noqa: S301  # our own bytes
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        words = "cannot be sent to another process: make in `prepare` what pickle refuses"
        raise AssertionError(f"annotator {name!r} {words}: {error}") from error
    assert copy.options == annotator.options, f"annotator {name!r}: pickling loses its options"


def _plain(use: Uses) -> dict[str, str] | tuple[str, ...] | str:
    if isinstance(use, Mapping):
        return dict(use)
    return use if isinstance(use, str) else tuple(use)


def _check(chain: _Chain, texts: Mapping[str, str]) -> dict[str, str]:
    """Run a chain in several ways; the digests of what it makes of each text."""
    documents = [Document(id=key, text=text) for key, text in texts.items()]
    together = chain.run(documents, batch_size=len(documents))
    alone = chain.run(reversed(documents), batch_size=1)
    for document, other in zip(together, reversed(alone), strict=True):
        where = f"{chain} on the text {document.id!r}"
        assert encode(document) == encode(other), (
            f"{where}: a batch differs from one by one; {KEEPS}"
        )
        back = decode(encode(document), chain.registry.layer_types)
        assert back == document, f"{where}: reading back gives another document"
    odd = [one for one in documents if one.id != "huge"]
    once = {one.id: encode(one) for one in together}
    # Nobody has run it before on the first of them, and on the second it has seen all.
    for document in chain.run([*odd, *odd], batch_size=2):
        assert encode(document) == once[document.id], (
            f"{chain} on the text {document.id!r}: the same text gives another result when others "
            f"came before; {KEEPS}"
        )
    return {document.id: _digest(document) for document in together}


class _Asked(msgspec.Struct, frozen=True):
    """What `check_annotator` was called with."""

    name: str
    use: Sequence[str]
    options: dict[str, Any]
    plugins: list[str]
    texts: dict[str, str]


class _Chain:
    """The annotator, what it requires, and some of what it uses; each run makes them anew."""

    def __init__(self, asked: _Asked, used: Sequence[str] = (), base: str = "") -> None:
        self.registry = registry_with(asked.plugins)
        self._name, self.used_layers, self.base = asked.name, used, base
        self._class = cls = self.registry.annotator(asked.name)
        layers = [provided.type_name() for provided in cls.provides]
        self._file = ChainFile(
            chain=base,
            layers=(*layers, *used),
            use=(*asked.use, *(f"{layer}={asked.name}" for layer in layers)),
            set={asked.name: asked.options} if asked.options else {},
            minimal=True,
            on_error="stop",
            language=next(iter(cls().languages), None),
        )

    def __str__(self) -> str:
        beside = f", with {' and '.join(self.used_layers)}," if self.used_layers else ""
        return f"annotator {self._name!r}{beside}"

    def identify(self) -> None:
        """Raise a ModelError where what the annotator itself needs is not there."""
        assemble(self.registry, self._file).identify()

    def used(self) -> tuple[list[str], str]:
        """What it uses and a chain makes for it, and which chain: the first whose models are there.

        Nothing, with a warning, where there is none.
        """
        missing: list[str] = []
        for base in ("", *sorted(self.registry.chains)):
            try:
                whole = assemble(
                    self.registry, msgspec.structs.replace(self._file, minimal=False, chain=base)
                )
                whole.identify()
            except (ModelError, ChainError, OptionError) as error:
                if not base and not isinstance(error, ModelError):
                    raise
                missing.append(str(error))
                continue
            own = {provided.type_name() for provided in self._class.provides}
            return sorted({*whole.plans.usual.layers}.intersection(self._class.uses) - own), base
        warnings.warn(f"{self} is checked without the layers it uses: {missing[0]}", stacklevel=3)
        return [], ""

    def annotator(self) -> Annotator:
        return self._runner(1).plans.annotator(self._name)

    def run(self, documents: Iterable[Document], *, batch_size: int) -> list[Document]:
        with self._runner(batch_size) as runner:
            return list(runner.run(documents))

    def _runner(self, batch_size: int) -> Runner:
        return assemble(self.registry, msgspec.structs.replace(self._file, batch_size=batch_size))


def _elsewhere(asked: _Asked, runs: Sequence[tuple[Sequence[str], str]]) -> list[dict[str, str]]:
    """The digests of the texts in a process whose sets have another order than those of this one.

    Sets of strings follow a seed that each process draws, unless it is given one.

    Args:
        asked: What to run.
        runs: The used layers of each run, and the chain that makes them.
    """
    done = subprocess.run(
        [sys.executable, "-c", "import glossator.testing.conformance as one; one._tell()"],
        input=msgspec.json.encode((asked, runs)),
        capture_output=True,
        env={
            **os.environ,
            "PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    # What the plugins print comes before.
    return msgspec.json.decode(done.stdout.splitlines()[-1], type=list[dict[str, str]])


def _tell() -> None:
    """Print the digests of what is asked for on standard input."""
    said = sys.stdin.buffer.read()
    asked, runs = msgspec.json.decode(said, type=tuple[_Asked, list[tuple[list[str], str]]])
    documents = [Document(id=key, text=text) for key, text in asked.texts.items()]
    made = [_Chain(asked, *run).run(documents, batch_size=len(documents)) for run in runs]
    digests = [{one.id: _digest(one) for one in some} for some in made]
    sys.stdout.write("\n" + msgspec.json.encode(digests).decode())


def _digest(document: Document) -> str:
    return hashlib.sha256(encode(document)).hexdigest()
