"""The conformance run: what every annotator must do, whatever it annotates."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from glossator.chains.assemble import assemble, registry_with
from glossator.chains.config import ChainFile
from glossator.chains.runner import Runner
from glossator.format.codec import decode, encode
from glossator.model.document import Document
from glossator.plugins.annotator import Annotator

HUGE = 2_000
"""How often the plain sentence is repeated in the huge text: some 100,000 code points."""

TEXTS = {
    "empty": "",
    "blank": " \n\t \n",
    "plain": "Acting ambassador Jo Song Gil reportedly fled Rome in May 2018.",
    "emoji": "The minister 👩🏽‍🚀 said 🇰🇪 “may” win 🎉 in Nairobi.",
    "combining": unicodedata.normalize("NFD", "Señor Núñez visited São Paulo on 3 März."),
    "crlf": "First line.\r\nSecond line,\r\n\r\nthird.\r",
    "right-to-left": "قال الوزير أحمد إن الاجتماع في القاهرة. \u202eabc\u202c",
    "controls": "a\u0000b\u0085c\u2028d\ufeffe\u00ad f",
    "odd punctuation": "“‘\"'((([[[—–-…?!.,;:’s n't U.S.. $%&\\/",
    "one long word": "x" * 5_000,
}


def check_annotator(
    name: str,
    *,
    use: Mapping[str, str] | None = None,
    options: Mapping[str, Any] | None = None,
    plugins: Sequence[str] = (),
) -> None:
    """Run an annotator over odd texts and assert that it keeps the contract.

    Offsets, references and types are checked as in any chain; beside that, the result must be the
    same a second time, in another process, and in a batch as one by one, valid when read back, and
    the annotator must survive pickling.

    Args:
        name: The annotator's name.
        use: Who provides the layers that it requires, as ``--use`` does.
        options: Its options.
        plugins: Further plugins: ``.py`` files or modules.

    Raises:
        AssertionError: naming the text and what differed.
        AnnotatorError: where the annotator fails or its result breaks the contract.
    """
    asked = _Asked(name, dict(use or {}), dict(options or {}), tuple(map(str, plugins)))
    chain = _Chain(asked)
    texts = {**TEXTS, "huge": TEXTS["plain"] * HUGE}
    documents = [Document(id=key, text=text) for key, text in texts.items()]
    together = chain.run(documents, batch_size=len(documents))
    alone = chain.run(reversed(documents), batch_size=1)
    for document, other in zip(together, reversed(alone), strict=True):
        where = f"annotator {name!r} on the text {document.id!r}"
        assert encode(document) == encode(other), f"{where}: a batch differs from one by one"
        back = decode(encode(document), chain.registry.layer_types)
        assert back == document, f"{where}: reading back gives another document"
    again = chain.run(documents[:4], batch_size=2)
    assert [encode(one) for one in again] == [encode(one) for one in together[:4]], (
        f"annotator {name!r}: a second run gives another result"
    )
    elsewhere = _elsewhere(asked)
    for document in together[: len(TEXTS)]:
        assert _digest(document) == elsewhere[document.id], (
            f"annotator {name!r} on the text {document.id!r}: another process gives another "
            "result; does it yield in the order of a set?"
        )
    annotator = chain.annotator()
    copy = pickle.loads(pickle.dumps(annotator))  # noqa: S301  # our own bytes
    assert copy.options == annotator.options, f"annotator {name!r}: pickling loses its options"
    msgspec.json.schema(type(annotator).options_type)


class _Asked(msgspec.Struct, frozen=True):
    """What `check_annotator` was called with."""

    name: str
    use: dict[str, str]
    options: dict[str, Any]
    plugins: tuple[str, ...]


class _Chain:
    """The annotator and what it requires; each run makes them anew."""

    def __init__(self, asked: _Asked) -> None:
        self.registry = registry_with(asked.plugins)
        self._name = asked.name
        cls = self.registry.annotator(asked.name)
        layers = tuple(provided.type_name() for provided in cls.provides)
        self._file = ChainFile(
            layers=layers,
            use={**asked.use, **dict.fromkeys(layers, asked.name)},
            set={asked.name: asked.options} if asked.options else {},
            minimal=True,
            on_error="stop",
            language=next(iter(cls().languages), None),
        )

    def annotator(self) -> Annotator:
        return self._runner(1).plans.annotator(self._name)

    def run(self, documents: Iterable[Document], *, batch_size: int) -> list[Document]:
        with self._runner(batch_size) as runner:
            return list(runner.run(documents))

    def _runner(self, batch_size: int) -> Runner:
        return assemble(self.registry, msgspec.structs.replace(self._file, batch_size=batch_size))


def _elsewhere(asked: _Asked) -> dict[str, str]:
    """The digests of the texts in a process whose sets have another order than those of this one.

    Sets of strings follow a seed that each process draws, unless it is given one.
    """
    done = subprocess.run(
        [sys.executable, "-c", "import glossator.testing.conformance as one; one._tell()"],
        input=msgspec.json.encode(asked),
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
    digests: dict[str, str] = msgspec.json.decode(done.stdout.splitlines()[-1])
    return digests


def _tell() -> None:
    """Print the digests of what is asked for on standard input."""
    chain = _Chain(msgspec.json.decode(sys.stdin.buffer.read(), type=_Asked))
    documents = [Document(id=key, text=text) for key, text in TEXTS.items()]
    made = chain.run(documents, batch_size=len(documents))
    sys.stdout.write("\n" + msgspec.json.encode({one.id: _digest(one) for one in made}).decode())


def _digest(document: Document) -> str:
    return hashlib.sha256(encode(document)).hexdigest()
