"""For use from Python: ``glossator.chain("entities")("Jo fled Rome.")``, reading and writing."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, get_args

from glossator.chains.options import configured_formats
from glossator.errors import FormatError, OptionError, unknown
from glossator.files.reading import Ids, Unreadable, read_documents
from glossator.files.recognition import Formats
from glossator.files.sources import find_inputs
from glossator.files.writing import open_writer
from glossator.model.document import Document
from glossator.model.staleness import settled
from glossator.plugins.discovery import registry_with
from glossator.plugins.registry import Registry

if TYPE_CHECKING:  # reading and writing go without
    from glossator.chains.config import OnError, OnLanguage
    from glossator.chains.runner import Runner

Uses = Mapping[str, str] | Sequence[str] | str
"""Layer type to its provider; or names of providers, each for all that it can make."""


File = str | PathLike[str]
"""A file as it is named: ``"out.jsonl"``, ``Path("out.jsonl")``."""


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
        return _released(job.document)

    def pipe(self, texts: Iterable[str | Document]) -> Iterator[Document]:
        """Annotate many, in batches; plain texts get the ids ``text-1``, ``text-2``, ..."""
        if isinstance(texts, str):
            raise TypeError("expected several texts, got one: call the chain with it")
        documents = (
            _document(item, f"text-{number}") for number, item in enumerate(texts, start=1)
        )
        return map(_released, self.runner.run(documents))

    @property
    def left_out(self) -> list[str]:
        """What was not made of documents so far for their language, or by another: in words."""
        from glossator.chains.languages import told_by_language

        return list(told_by_language(self.runner.summary.languages))

    def __repr__(self) -> str:
        return f"Chain({', '.join(self.runner.plans.usual.layers)})"

    def __enter__(self) -> Chain:
        return self

    def __exit__(self, *error: Any) -> None:
        self.close()

    def close(self) -> None:
        """Free the models."""
        self.runner.__exit__(None, None, None)


def _released(document: Document) -> Document:
    """A document without what its layers have kept while annotators read them."""
    for layer in document.layers.values():
        layer.forget()
    return document


def _document(text: str | Document, identifier: str) -> Document:
    if isinstance(text, Document):
        return text
    if not isinstance(text, str):
        raise TypeError(f"expected a text or a glossator.Document, got {type(text).__name__}")
    return Document(id=identifier, text=text)


def read(
    *sources: File,
    format: str | None = None,  # noqa: A002  # the field's word, as `--from` says in the shell
    options: Mapping[str, Any] | None = None,
    plugins: Sequence[File] = (),
    layers: Collection[str] | None = None,
) -> Iterator[Document]:
    """Read documents one by one from files, directories and globs, as ``glossator run`` does.

    Args:
        sources: Names of files, or of what holds them.
        format: The name of their format; unless given, what their names and contents say.
        options: Options of that format.
        plugins: Further plugins whose formats and layer types are known: ``.py`` files or modules.
        layers: Names or types of layers: these alone are read, which is faster, and those that
            they refer to.

    Raises:
        FormatError, InputError: at the first that cannot be read. A damaged piece of a document
            that its format leaves out is said in a warning.
        OptionError: where no format of that name can be read, or it has no such option.
    """
    if wrong := [one for one in sources if not isinstance(one, str | PathLike)]:
        got = type(wrong[0]).__name__
        raise TypeError(f'sources are named one by one, read("a.jsonl", "b.jsonl"); got a {got}')
    registry = registry_with(_names(plugins))
    formats = _formats(format, options, registry, written=False)
    for item in read_documents(find_inputs(_names(sources), formats), layers):
        if isinstance(item, Unreadable):
            if not item.is_piece:
                raise item.error
            warnings.warn(str(item.error), stacklevel=2)
        else:
            yield settled(item, registry.maker)


def write(
    documents: Iterable[Document],
    output: File,
    *,
    format: str | None = None,  # noqa: A002  # as above
    options: Mapping[str, Any] | None = None,
    plugins: Sequence[File] = (),
) -> None:
    """Write documents to a file or, one by one, to a directory.

    What the format cannot hold is said in a warning, once for all documents.

    Args:
        documents: What to write.
        output: Where to write to.
        format: The name of the output's format; unless given, what its own name says.
        options: Options of that format.
        plugins: Further plugins whose formats are known: ``.py`` files or modules.

    Raises:
        OptionError, InputError: where the output's name or place will not do.
        FormatError: where the format fails on a document, or two have one id.
    """
    if isinstance(documents, Document):
        raise TypeError("expected several documents, got one: write([document], ...)")
    formats = _formats(format, options, registry_with(_names(plugins)), written=True)
    ids = Ids()
    with open_writer(fspath(output), formats=formats) as writer:
        for document in documents:
            if not isinstance(document, Document):
                raise TypeError(f"expected a glossator.Document, got {type(document).__name__}")
            if not ids.add(document.id):
                raise FormatError(
                    f"a document with the id {document.id!r} was written before: give each its "
                    "own, as document.replace(id=...), or annotate texts with Chain.pipe"
                )
            writer.write(document)


def _names(files: Sequence[File]) -> tuple[str, ...]:
    if isinstance(files, str):
        raise OptionError(f"plugins are a list, plugins=[{files!r}]; got {files!r}")
    return tuple(fspath(one) for one in files)


def _formats(
    name: str | None, options: Mapping[str, Any] | None, registry: Registry, *, written: bool
) -> Formats:
    """The formats to read or write, or the one of that name with its options."""
    if options and name is None:
        raise OptionError('options are those of one format: name it, as in format="text"')
    made = configured_formats({name: options} if name and options else {}, registry)
    return Formats(registry.formats, make=made, asked=name, written=written)


def chain(
    *layers: str,
    name: str = "",
    use: Uses = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    plugins: Sequence[File] = (),
    without: Sequence[str] = (),
    on_error: OnError = "stop",
    language: str | None = None,
    on_language: OnLanguage = "skip",
    minimal: bool = False,
    anew: Sequence[str] = (),
) -> Chain:
    """The chain that produces `layers`; without any, all that the named chain produces.

    Args:
        layers: Layer types.
        name: The named chain to build on (``glossator plugins`` lists them); the default one
            unless given.
        use: Layer type to the annotator or plugin that is to provide it; or the name of one that
            is to provide all that it can, or several of these.
        options: Annotator or plugin name to its options.
        plugins: Further plugins: ``.py`` files or modules.
        without: Installed plugins to leave out.
        minimal: Leave out the layers that annotators use but do not require.
        on_error: What to do when an annotator fails; see `Runner`.
        language: That of texts and of documents that have none, as a BCP 47 tag, written into
            them; or ``auto``, to find it out. Without it they are taken for the named chain's.
        on_language: What to do with a layer that no annotator makes for a document's language:
            ``skip`` leaves it out, ``error`` has it fail.
        anew: Layers to make again, whether or not those of a document are up to date.

    Raises:
        GlossatorError: where the chain cannot be made.
    """
    from glossator.chains.assemble import assemble, registry_of
    from glossator.chains.config import ChainFile, OnError, OnLanguage

    if not all(isinstance(layer, str) and "," not in layer for layer in layers):
        raise OptionError(f'layers are given one by one, chain("tokens", "titles"); got {layers!r}')
    if isinstance(anew, str):
        raise OptionError(f'anew is a list of layers, anew=["tokens"]; got {anew!r}')
    if on_error not in get_args(OnError):
        raise OptionError(unknown("on_error", on_error, get_args(OnError)))
    if on_language not in get_args(OnLanguage):
        raise OptionError(unknown("on_language", on_language, get_args(OnLanguage)))
    for key, values in (options or {}).items():
        if not isinstance(values, Mapping):
            said = (
                f'options are of an annotator, options={{"titles": {{...}}}}; got {key}={values!r}'
            )
            raise OptionError(said)
    asked = ChainFile(
        chain=name,
        layers=layers,
        plugins=_names(plugins),
        without=tuple(without),
        use=dict(use) if isinstance(use, Mapping) else use if isinstance(use, str) else tuple(use),
        set={name: dict(values) for name, values in (options or {}).items()},
        minimal=minimal,
        on_error=on_error,
        language=language,
        on_language=on_language,
        anew=tuple(anew),
    )
    runner = assemble(registry_of(asked), asked)
    runner.identify()
    return Chain(runner)


def to_arrow(
    source: File | Document | Iterable[Document],
    *,
    layers: Sequence[str] | None = None,
    plugins: Sequence[File] = (),
) -> dict[str, Any]:
    """The tables of documents as ``pyarrow.Table``, by name: one for each layer, and ``documents``.

    The columns are those of `columns`, after ``document``, its id. Their types are declared by the
    layer's class, so that a layer without annotations has them too. It needs the extra ``tables``.

    Args:
        source: Files, a directory or a glob, as `read` takes it; or documents.
        layers: The layers that get a table; all unless given.
        plugins: Further plugins whose layer types are known: ``.py`` files or modules.

    Raises:
        OptionError: where the extra is not installed, or there is no such layer.
        FormatError, InputError: where a document cannot be read.
    """
    # The core knows no plugin; this one does it, and is imported when it is asked for.
    tables = importlib.import_module("glossator_tables")
    source = fspath(source) if isinstance(source, PathLike) else source
    return tables.to_arrow(source, layers=layers, plugins=_names(plugins))  # type: ignore[no-any-return]  # as above
