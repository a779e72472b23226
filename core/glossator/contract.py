"""The contract of an annotator: it reads the layers it requires and yields new annotations.

An annotator is a class; the decorator `annotator` makes one from a function.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import Any, ClassVar, NoReturn

import msgspec

from glossator import datafiles
from glossator.annotation import Annotation, DeclaredMeta, DeclaredStruct
from glossator.document import Document
from glossator.errors import PluginError, unknown
from glossator.fields import pointers

Annotate = Callable[..., Iterable[Annotation]]


class Config(DeclaredStruct, frozen=True, forbid_unknown_fields=True, metaclass=DeclaredMeta):
    """The typed options of an annotator: derive, and give every field a default.

    Attributes:
        without_effect: Options that change how fast a result comes, not what it is (threads, or a
            path of what `Annotator.model_id` identifies): they stay out of the provenance.
    """

    without_effect: ClassVar[Sequence[str]] = ()


_Config = Config


class Annotator:
    """Adds layers to documents; derive from it and write `annotate` or `annotate_batch`.

    Declarations import nothing heavy: load models in `prepare`.

    Attributes:
        name: Unique among the installed annotators; what ``--use`` and ``--set`` say.
        provides: The annotation classes it yields, one layer each.
        requires: The layer *types* it reads, never annotators.
        uses: Layer types that it reads where they are there, but can do without.
        metadata: Keys of the document's metadata that it reads; part of the fingerprint.
        Config: The struct of its options.
        config: The options as the user set them.
    """

    name: ClassVar[str] = ""
    provides: ClassVar[Sequence[type[Annotation]]] = ()
    requires: ClassVar[Sequence[str]] = ()
    uses: ClassVar[Sequence[str]] = ()
    metadata: ClassVar[Sequence[str]] = ()
    Config: ClassVar[type[_Config]] = _Config

    def __init__(self, config: _Config | None = None) -> None:
        self.config: Any = config if config is not None else self.Config()

    def prepare(self) -> None:
        """Load what annotating needs; called once, before the first document."""

    def annotate(self, document: Document) -> Iterable[Annotation]:
        """Yield the annotations of one document, in any order, without ids."""
        raise NotImplementedError

    def annotate_batch(self, documents: Sequence[Document]) -> Iterable[Iterable[Annotation]]:
        """Yield the annotations of each document, in the documents' order."""
        return map(self.annotate, documents)

    def model_id(self) -> str | None:
        """What tells this model from another in provenance; answered before `prepare`.

        Unless overridden: the hash of the word lists and other data files in the plugin's package.
        """
        return datafiles.identify(type(self).__module__)

    def close(self) -> None:
        """Free what `prepare` loaded; called once, after the last document."""


def annotator(
    *misplaced: NoReturn,
    provides: type[Annotation] | Sequence[type[Annotation]] = (),
    requires: Sequence[str] = (),
    uses: Sequence[str] = (),
    metadata: Sequence[str] = (),
    name: str | None = None,
    config: type[Config] | None = None,
) -> Callable[[Annotate], type[Annotator]]:
    """Make an annotator class from a function of a document.

    The annotator takes the function's name, with ``_`` as ``-``. With `config`, the function is
    called with the document and the options.

    Raises:
        PluginError: where the function cannot be called so.
    """
    if misplaced:
        raise PluginError(
            "write @glossator.annotator(provides=...): it is called, with keywords, and its result "
            "decorates the function"
        )
    classes = (provides,) if isinstance(provides, type) else provides

    def decorate(function: Annotate) -> type[Annotator]:
        given = ("document", "options") if config else ("document",)
        try:
            inspect.signature(function).bind(*given)
        except TypeError as error:
            raise PluginError(
                f"{function.__name__} is called with {' and '.join(given)}: {error}"
            ) from None

        def annotate(self: Annotator, document: Document) -> Iterable[Annotation]:
            return function(document, self.config) if config else function(document)

        namespace = {
            "__doc__": function.__doc__,
            "__module__": function.__module__,
            "__qualname__": function.__qualname__,
            "name": name or function.__name__.replace("_", "-"),
            "provides": classes,
            "requires": requires,
            "uses": uses,
            "metadata": metadata,
            "Config": config or Config,
            "annotate": annotate,
            "function": staticmethod(function),
        }
        return type(function.__name__, (Annotator,), namespace)

    return decorate


def check_declaration(cls: type[Annotator]) -> None:
    """Raise PluginError where the class does not declare what the contract asks for."""
    if not (inspect.isclass(cls) and issubclass(cls, Annotator)):
        raise PluginError(f"expected a class derived from glossator.Annotator, got {cls!r}")
    where = f"annotator {cls.name or cls.__name__!r} ({cls.__module__})"
    if not cls.name:
        raise PluginError(f"{where} has no name: set the class attribute `name`")
    if not cls.provides:
        raise PluginError(f"{where} provides nothing: set `provides` to its annotation classes")
    if not _is_list(cls.provides):
        raise PluginError(
            f"{where}: `provides` is a list of annotation classes, got {cls.provides!r}"
        )
    for provided in cls.provides:
        check_layer_type(provided, where)
    for field in ("requires", "uses", "metadata"):
        value = getattr(cls, field)
        if not _is_list(value) or not all(isinstance(item, str) for item in value):
            raise PluginError(f"{where}: `{field}` is a list of names, got {value!r}")
    _check_config(cls, where)
    _check_methods(cls, where)


def _is_list(value: object) -> bool:
    """Whether it has items and is meant to: a string's letters are no names."""
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | type)


def _check_config(cls: type[Annotator], where: str) -> None:
    if not (inspect.isclass(cls.Config) and issubclass(cls.Config, Config)):
        raise PluginError(
            f"{where}: `Config` is a class derived from glossator.Config, got {cls.Config!r}"
        )
    try:
        default = cls.Config()
    except TypeError as error:
        raise PluginError(f"{where}: every option needs a default: {error}") from None
    try:
        # msgspec checks no types when a struct is made.
        msgspec.convert(msgspec.to_builtins(default), cls.Config)
    except (TypeError, msgspec.ValidationError) as error:
        raise PluginError(f"{where}: the default of an option: {error}") from None
    for name in cls.Config.without_effect:
        if name not in cls.Config.__struct_fields__:
            known = cls.Config.__struct_fields__
            raise PluginError(f"{where}: `without_effect`: {unknown('option', name, known)}")


def _check_methods(cls: type[Annotator], where: str) -> None:
    if cls.annotate is Annotator.annotate and cls.annotate_batch is Annotator.annotate_batch:
        own = [name for name, value in vars(cls).items() if inspect.isfunction(value)]
        near = get_close_matches("annotate", own, n=1)
        hint = f"; is {near[0]!r} meant to be it?" if near else ""
        raise PluginError(f"{where} has neither `annotate` nor `annotate_batch`{hint}")


def check_layer_type(cls: type[Annotation], where: str) -> None:
    """Raise PluginError where the class is no annotation class, or JSON has no such fields."""
    if not (inspect.isclass(cls) and issubclass(cls, Annotation)):
        raise PluginError(
            f"{where} provides {cls!r}: "
            "expected a class derived from glossator.Span or glossator.Relation"
        )
    try:
        pointers(cls)
    except (NameError, TypeError) as error:
        raise PluginError(
            f"{where}: a field of {cls.__name__} has a type that is not understood: {error}"
        ) from None
