"""The contract of an annotator: it reads the layers it requires and yields new annotations.

An annotator is a class; the decorator `annotator` makes one from a function.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, NoReturn

from glossator.errors import PluginError, unknown
from glossator.model.annotation import Annotation, Explanation, Span
from glossator.model.document import Document
from glossator.plugins.options import Configurable, O_co, Options

Annotate = Callable[..., Iterable[Annotation]]


class Annotator(Configurable[O_co]):
    """Adds layers to documents; derive from it and write `annotate` or `annotate_batch`.

    With options, derive from ``Annotator[MyOptions]``: `options` is then of that class.
    Declarations import nothing heavy: load models in `prepare`.

    Attributes:
        name: Unique among the installed annotators; what ``--use`` and ``--set`` say.
        provides: The annotation classes it yields, one layer each.
        requires: The layer *types* it reads, never annotators.
        uses: Layer types that it reads where they are there, but can do without.
        metadata: Keys of the document's metadata that it reads; part of the fingerprint.
        languages: BCP 47 tags of the languages that it is for (``en`` is for ``en-GB`` too); any
            language unless given. It is asked of the annotator itself: where options or what is
            installed decide, it may be computed.
        options_type: The class of its options: what stands in the brackets.
        options: The options as the user set them.
    """

    name: ClassVar[str] = ""
    provides: ClassVar[Sequence[type[Annotation]]] = ()
    requires: ClassVar[Sequence[str]] = ()
    uses: ClassVar[Sequence[str]] = ()
    metadata: ClassVar[Sequence[str]] = ()
    languages: ClassVar[Sequence[str]] = ()

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        cls.uses = _with_outer(cls)

    def prepare(self) -> None:
        """Load what annotating needs; called once, before the first document."""

    def prepare_for(self, language: str | None) -> None:
        """Load what texts in a language need, where that is put off until there is one.

        Called after `prepare`, where several processes are to share what one has loaded; never
        needed elsewhere.

        Args:
            language: A BCP 47 tag; None where it is not known.
        """

    def annotate(self, document: Document) -> Iterable[Annotation]:
        """Yield the annotations of one document, in any order, without ids."""
        raise NotImplementedError

    def annotate_batch(self, documents: Sequence[Document]) -> Iterable[Iterable[Annotation]]:
        """Yield the annotations of each document, in the documents' order."""
        return map(self.annotate, documents)

    def model_id(self) -> str | None:
        """What tells its model from another in provenance, answered before a document is read.

        An annotator that needs what may not be installed raises `ModelError` here, with what to
        type; it still loads nothing.

        None where there is no model. The plugin's own code and lists need no mention: the core
        adds their identity by itself (`glossator.plugins.identity`).
        """
        return None

    def model_id_for(self, language: str | None) -> str | None:  # noqa: ARG002  # for overriders
        """`model_id` for documents in that language; write it where each has a model of its own.

        Args:
            language: A BCP 47 tag; None where it is not known.
        """
        return self.model_id()

    def way_to_language(self, language: str) -> str | None:  # noqa: ARG002  # for overriders
        """What a user types so that it is for `language` too (``glossator models download de``).

        None where nothing helps. It is told where a layer is left out.
        """
        return None

    def explain(
        self,
        annotation: Annotation,  # noqa: ARG002  # for overriders
        document: Document,  # noqa: ARG002
    ) -> Explanation | None:
        """Say why one of its annotations is there, for `glossator explain`.

        None where there is nothing to add to its fields. It is called without `prepare`.

        Args:
            annotation: One that this annotator has made, perhaps with other options.
            document: The document, with all its layers.
        """
        return None

    def close(self) -> None:
        """Free what `prepare` loaded; called once, after the last document."""


def _with_outer(cls: type[Annotator]) -> Sequence[str]:
    """What it uses, with the layers that its own lie within: these must be made before."""
    # What is declared wrongly is told when the plugin is loaded.
    if isinstance(cls.uses, str) or not isinstance(cls.provides, Iterable):
        return cls.uses
    provided = [one for one in cls.provides if isinstance(one, type) and issubclass(one, Span)]
    known = {*cls.requires, *cls.uses, *(one.type_name() for one in provided)}
    outer = dict.fromkeys(
        one.within for one in provided if one.within and isinstance(one.within, str)
    )
    return (*cls.uses, *(name for name in outer if name not in known))


def annotator(
    *misplaced: NoReturn,
    provides: type[Annotation] | Sequence[type[Annotation]] = (),
    requires: Sequence[str] = (),
    uses: Sequence[str] = (),
    metadata: Sequence[str] = (),
    languages: Sequence[str] = (),
    name: str | None = None,
    options: type[Options] | None = None,
    **misspelt: NoReturn,
) -> Callable[[Annotate], type[Annotator]]:
    """Make an annotator class from a function of a document.

    The annotator takes the function's name, with ``_`` as ``-``. With `options`, the function is
    called with the document and the options.

    Raises:
        PluginError: where the function cannot be called so.
    """
    if misplaced:
        raise PluginError(
            "write @glossator.annotator(provides=...): it is called, with keywords, and its result "
            "decorates the function"
        )
    for one in misspelt:
        known = [name for name in inspect.signature(annotator).parameters if name not in _NEVER]
        raise PluginError(f"@glossator.annotator: {unknown('argument', one, known)}")
    classes = (provides,) if isinstance(provides, type) else provides

    def decorate(function: Annotate) -> type[Annotator]:
        given = ("document", "options") if options else ("document",)
        if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
            raise PluginError(
                f"{function.__name__} is awaited by nothing: write `def`, not `async def`"
            )
        try:
            inspect.signature(function).bind(*given)
        except TypeError as error:
            raise PluginError(
                f"{function.__name__} is called with {' and '.join(given)}: {error}"
            ) from None

        def annotate(self: Annotator, document: Document) -> Iterable[Annotation]:
            return function(document, self.options) if options else function(document)

        namespace = {
            "__doc__": function.__doc__,
            "__module__": function.__module__,
            "__qualname__": function.__qualname__,
            "name": name or function.__name__.replace("_", "-"),
            "provides": classes,
            "requires": requires,
            "uses": uses,
            "metadata": metadata,
            "languages": languages,
            "options_type": options or Options,
            "annotate": annotate,
            "function": staticmethod(function),
        }
        return type(function.__name__, (Annotator,), namespace)

    return decorate


_NEVER = ("misplaced", "misspelt")
"""What the decorator takes only to say that it should not be given."""
