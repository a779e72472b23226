"""The annotation types that a plugin derives its own from.

One class declaration is the typed API, the codec and the JSON Schema of a layer. Offsets are
0-based, half-open code points of the document's text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    TypeGuard,
    dataclass_transform,
)

import msgspec

if TYPE_CHECKING:
    from glossator.model.document import Document
    from glossator.model.layer import Layer

Offset = Annotated[int, msgspec.Meta(ge=0)]
"""A position in the text, counted in Unicode code points from 0."""

Extent = Annotated[
    tuple[Offset, Offset],
    msgspec.Meta(
        description="A half-open stretch of the text, in code points.",
        extra_json_schema={"x-glossator-extent": True},
    ),
]
"""A stretch of text as a field of an annotation: ``(start, end)``, checked against the text."""


def ref(layer_type: str) -> msgspec.Meta:
    """Mark a string field as the id of an annotation in a layer of type `layer_type`.

    Write ``holder: Annotated[str, glossator.ref("entities")] | None = None``: the core and
    ``glossator validate`` then check that the id exists in a layer of that type.
    """
    return msgspec.Meta(
        description=f"The id of an annotation in a layer of type {layer_type}.",
        extra_json_schema={"x-glossator-ref": layer_type},
    )


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(msgspec.field,))
class DeclaredMeta(msgspec.StructMeta):
    """Make every subclass keyword-only, so that fields keep their order whatever has a default."""

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], /, **options: Any
    ) -> Any:
        options.setdefault("kw_only", True)
        return super().__new__(mcs, name, bases, namespace, **options)


if TYPE_CHECKING:
    # Type checkers would take msgspec.Struct's own rules (not keyword-only) before ours.
    class DeclaredStruct(metaclass=DeclaredMeta):
        __struct_fields__: ClassVar[tuple[str, ...]]
else:
    DeclaredStruct = msgspec.Struct


class Problem(NamedTuple):
    """What `Annotation.check` finds: what was expected and what was found, and where."""

    message: str
    annotation: Annotation | None = None
    """The annotation concerned; None where it is the layer as a whole."""
    field: str = ""


class Annotation(
    DeclaredStruct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    metaclass=DeclaredMeta,
):
    """One typed record of a layer.

    Attributes:
        layer_type: The layer type's name; the class's own name in lower case unless given.
        layer_version: The version ``major.minor`` of the declared fields.
        label_field: The field that says what sort of annotation it is, where there is one: bars
            are drawn with it, scores are given by it.
        facet_fields: Where documents are looked through, they are found by the first of these
            fields or properties that is there: its value, or the words that it points at; ``text``
            is the annotation's own words. One that is False keeps it out. They are found by the
            label, too. With None by neither.
        id: Unique in the document and layer-qualified (``entities:12``); the core assigns it.
    """

    layer_type: ClassVar[str] = ""
    layer_version: ClassVar[str] = "1.0"
    label_field: ClassVar[str] = ""
    facet_fields: ClassVar[tuple[str, ...] | None] = ()

    id: str = ""

    @classmethod
    def type_name(cls) -> str:
        """The name of the layer type that this class declares."""
        return cls.__dict__.get("layer_type") or cls.__name__.lower()

    @classmethod
    def check(
        cls,
        layer: Layer[Any],  # noqa: ARG003  # for those that override it
        document: Document,  # noqa: ARG003
    ) -> Iterable[Problem]:
        """Yield what the declared fields cannot say and is wrong with a layer; override it.

        It is asked wherever a layer comes in: from an annotator, from a file, in `glossator
        validate`. The layer is sound in all that the core itself checks, and not empty.

        Args:
            layer: A layer of this class.
            document: The document that it stands in, with its other layers.
        """
        return ()

    @classmethod
    def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:  # noqa: ARG003  # for who overrides it
        """An annotation of an older version of this layer type, as the class declares it now.

        Write it where you raise `layer_version` and a field has got another name or meaning. It is
        called for each annotation of an older layer when a document is read, and by ``glossator
        upgrade``. Without it, a layer of an older minor version is read as it is, one of an older
        major version is refused.

        Args:
            record: The annotation as it stands in the file; it may be changed. Its `id` must stay.
            version: The layer's version, ``major.minor``.

        Returns:
            The annotation with the fields of this class.
        """
        return record


class Span(Annotation):
    """An annotation of the text from `start` up to `end`.

    A discontinuous span has its parts in `fragments`, and their envelope in `start` and `end`.

    Attributes:
        disjoint: Whether the spans divide the text, as in segmentations: none is empty, and no two
            share a code point.
        within: A layer type, one of whose annotations each of the spans lies in, where the document
            has such a layer: ``sentences``.
    """

    disjoint: ClassVar[bool] = False
    within: ClassVar[str] = ""

    start: Offset
    end: Offset
    fragments: tuple[Extent, ...] | None = None


class Relation(Annotation):
    """An annotation that has no stretch of text and only refers to other annotations."""


class Explanation(
    DeclaredStruct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    metaclass=DeclaredMeta,
):
    """Why an annotation is there, for people; a field ``explain: Explanation | None = None``.

    Attributes:
        rule: The rule that applied, or the entry of a list.
        example: A sentence that the rule was written for.
        matched: The stretches of the text that it matched, beside the annotation's own.
        conditions: What else had to hold, in words.
    """

    rule: str
    example: str | None = None
    matched: tuple[Extent, ...] = ()
    conditions: tuple[str, ...] = ()


class OpaqueAnnotation(Span):
    """An annotation of a layer type that no installed plugin declares: read, kept, never changed.

    `data` holds the whole record as it stood in the file. A relation has ``start == end == 0``.
    """

    data: dict[str, Any]


def has_place(annotation: Annotation | None) -> TypeGuard[Span]:
    """Whether an annotation has a stretch of the text of its own."""
    if isinstance(annotation, OpaqueAnnotation):
        return "start" in annotation.data
    return isinstance(annotation, Span)


def extents_of(annotation: Annotation) -> tuple[Extent, ...]:
    """Its stretches of the text, several of a discontinuous span; none of what has no place."""
    if not has_place(annotation):
        return ()
    return annotation.fragments or ((annotation.start, annotation.end),)


def is_disjoint(cls: type[Annotation]) -> bool:
    """Whether spans of a class must not share text."""
    return issubclass(cls, Span) and cls.disjoint


def brings_upgrade(cls: type[Annotation]) -> bool:
    """Whether a class has a way of its own to upgrade what is older than it."""
    return next(vars(one)["upgrade"] for one in cls.__mro__ if "upgrade" in vars(one)) is not _STAYS


_STAYS = vars(Annotation)["upgrade"]
