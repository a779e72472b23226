"""The conformance run: what every annotator must do, whatever it annotates."""

from __future__ import annotations

import pickle
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from glossator import chainfile
from glossator.api import plan, registry_with
from glossator.chainfile import ChainFile
from glossator.codec import decode, encode
from glossator.document import Document
from glossator.plugins import Registry
from glossator.resolver import Step
from glossator.runner import Runner

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
    same a second time, the same in a batch as one by one, valid when read back, and the annotator
    must survive pickling.

    Args:
        name: The annotator's name.
        use: Who provides the layers that it requires, as ``--use`` does.
        options: Its options.
        plugins: Further plugins: ``.py`` files or modules.

    Raises:
        AssertionError: naming the text and what differed.
        AnnotatorError: where the annotator fails or its result breaks the contract.
    """
    registry = registry_with(plugins)
    cls = registry.annotator(name)
    layers = tuple(provided.type_name() for provided in cls.provides)
    asked = ChainFile(
        layers=layers,
        use={**(use or {}), **dict.fromkeys(layers, name)},
        set={name: dict(options)} if options else {},
    )
    steps = plan(registry, asked, minimal=True)
    texts = {**TEXTS, "huge": TEXTS["plain"] * HUGE}
    documents = [Document(id=key, text=text) for key, text in texts.items()]
    together = _run(steps, asked, registry, documents, batch_size=len(documents))
    alone = _run(steps, asked, registry, reversed(documents), batch_size=1)
    for document, other in zip(together, reversed(alone), strict=True):
        where = f"annotator {name!r} on the text {document.id!r}"
        assert encode(document) == encode(other), f"{where}: a batch differs from one by one"
        back = decode(encode(document), registry.layer_types)
        assert back == document, f"{where}: reading back gives another document"
    again = _run(steps, asked, registry, documents[:4], batch_size=2)
    assert [encode(one) for one in again] == [encode(one) for one in together[:4]], (
        f"annotator {name!r}: a second run gives another result"
    )
    annotator = chainfile.configure(steps, asked.set, registry)[-1]
    copy = pickle.loads(pickle.dumps(annotator))  # noqa: S301  # our own bytes
    assert copy.config == annotator.config, f"annotator {name!r}: pickling loses its options"
    msgspec.json.schema(type(annotator).Config)


def _run(
    steps: Sequence[Step],
    asked: ChainFile,
    registry: Registry,
    documents: Iterator[Document] | Sequence[Document],
    *,
    batch_size: int,
) -> list[Document]:
    annotators = chainfile.configure(steps, asked.set, registry)
    with Runner(steps, annotators, on_error="stop", batch_size=batch_size) as runner:
        return list(runner.run(documents))
