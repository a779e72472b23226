"""For use from Python: ``glossator.chain("entities")("Jo fled Rome.")``, reading and writing."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from glossator import chainfile
from glossator.chainfile import ChainFile
from glossator.document import Document
from glossator.errors import ConfigError, unknown
from glossator.plugins import Registry, add_plugin, default_registry, installed
from glossator.reading import Unreadable, read_documents
from glossator.resolver import Step, resolve
from glossator.runner import OnError, Runner
from glossator.writing import open_writer


class Chain:
    """Annotators in order, their models loaded at the first document."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner

    def __call__(self, text: str | Document) -> Document:
        """Annotate one text or document.

        Raises:
            AnnotatorError: where it fails and `on_error` is ``stop`` or ``skip``.
            TypeError: for anything else.
        """
        [job] = self.runner.run_batch([_document(text, "text")])
        if job.error and self.runner.on_error != "record":
            raise job.error
        return job.document

    def pipe(self, texts: Iterable[str | Document]) -> Iterator[Document]:
        """Annotate many, in batches; plain texts get the ids ``text-1``, ``text-2``, ..."""
        if isinstance(texts, str):
            raise TypeError("expected several texts, got one: call the chain with it")
        return self.runner.run(
            _document(item, f"text-{number}") for number, item in enumerate(texts, start=1)
        )

    def __enter__(self) -> Chain:
        return self

    def __exit__(self, *error: Any) -> None:
        self.close()

    def close(self) -> None:
        """Free the models."""
        self.runner.__exit__(None, None, None)


def _document(text: str | Document, identifier: str) -> Document:
    if isinstance(text, Document):
        return text
    if not isinstance(text, str):
        raise TypeError(f"expected a text or a glossator.Document, got {type(text).__name__}")
    return Document(id=identifier, text=text)


def read(*sources: str, plugins: Sequence[str] = ()) -> Iterator[Document]:
    """Read documents one by one from files, directories and globs, as ``glossator run`` does.

    Args:
        sources: Names of ``.txt``, ``.json``, ``.jsonl``, ``.jsonl.gz`` files, or where they are.
        plugins: Further plugins whose layers are to be typed: ``.py`` files or modules.

    Raises:
        FormatError, InputError: at the first that cannot be read.
    """
    for item in read_documents(sources, registry_with(plugins).layer_types):
        if isinstance(item, Unreadable):
            raise item.error
        yield item


def write(documents: Iterable[Document], output: str) -> None:
    """Write documents to a ``.json``, ``.jsonl`` or ``.jsonl.gz`` file, or a directory.

    Raises:
        ConfigError, InputError: where the output's name or place will not do.
    """
    with open_writer(output) as writer:
        for document in documents:
            writer.write(document)


def chain(
    *layers: str,
    use: Mapping[str, str] | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
    plugins: Sequence[str] = (),
    on_error: OnError = "stop",
    minimal: bool = False,
) -> Chain:
    """The chain that produces `layers`; without any, the default chain.

    Args:
        layers: Layer types.
        use: Layer type to the annotator or plugin that is to provide it.
        options: Annotator or plugin name to its options.
        plugins: Further plugins: ``.py`` files or modules.
        minimal: Leave out the layers that annotators use but do not require.
        on_error: What to do when an annotator fails; see `Runner`.

    Raises:
        GlossatorError: where the chain cannot be made.
    """
    if not all(isinstance(layer, str) for layer in layers):
        raise ConfigError(f'layers are given one by one, chain("tokens", "titles"); got {layers!r}')
    if on_error not in get_args(OnError):
        raise ConfigError(unknown("on_error", on_error, get_args(OnError)))
    asked = ChainFile(
        layers=layers,
        plugins=tuple(plugins),
        use=dict(use or {}),
        set={name: dict(values) for name, values in (options or {}).items()},
    )
    registry = registry_with(plugins)
    steps = plan(registry, asked, minimal=minimal)
    annotators = chainfile.configure(steps, asked.set, registry)
    makers = registry.makers()
    return Chain(Runner(steps, annotators, on_error=on_error, forced=asked.use, makers=makers))


def plan(registry: Registry, asked: ChainFile, *, minimal: bool = False) -> list[Step]:
    """The steps of what a user asked for, the default chain's choices where they are silent."""
    default = default_chain(registry)
    layers = asked.layers or default.layers
    return resolve(registry, layers, use=asked.use, prefer=default.use, minimal=minimal)


def registry_with(plugins: Sequence[str]) -> Registry:
    """The installed plugins, and those that the user named."""
    if not plugins:
        return default_registry()
    registry = installed()
    for source in plugins:
        add_plugin(registry, source)
    return registry


def default_chain(registry: Registry) -> ChainFile:
    """The chain file that a plugin offers as the default; an empty one where none does.

    Of several the one of the first plugin by name is read, with a warning.
    """
    paths = registry.call("glossator_default_chain")
    if len(paths) > 1:
        others = ", ".join(map(str, paths[1:]))
        warnings.warn(
            f"several plugins offer a default chain: {paths[0]} is read, not {others}", stacklevel=2
        )
    return chainfile.load(paths[0]) if paths else ChainFile()
