"""Typed options, which annotators and formats have alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, cast, get_args

from glossator.model.annotation import DeclaredMeta, DeclaredStruct


class Options(DeclaredStruct, frozen=True, forbid_unknown_fields=True, metaclass=DeclaredMeta):
    """The typed options of an annotator or a format: derive, and give every field a default.

    Attributes:
        without_effect: Options of an annotator that change how fast a result comes, not what it
            is (threads, or a path of what `Annotator.model_id` identifies): they stay out of the
            provenance.
    """

    without_effect: ClassVar[Sequence[str]] = ()


if TYPE_CHECKING:
    # A default of a type variable is Python 3.13's; only type checkers need it.
    from typing_extensions import TypeVar

    O_co = TypeVar("O_co", bound=Options, default=Options, covariant=True)
else:
    from typing import TypeVar

    O_co = TypeVar("O_co", covariant=True)


class Configurable(Generic[O_co]):
    """What has options: of the class that stands in the brackets of its base class.

    Attributes:
        options_type: The class of its options.
        options: The options as the user set them.
    """

    options_type: ClassVar[type[Options]] = Options

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        for base in cls.__dict__.get("__orig_bases__", ()):
            for given in get_args(base):
                if isinstance(given, type):
                    cls.options_type = given

    def __init__(self, options: O_co | None = None) -> None:
        self.options: O_co = options if options is not None else cast("O_co", self.options_type())
