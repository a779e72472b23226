"""Which format a file is of: what its name says, then its content, unless the user has said it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from glossator.errors import GlossatorError, InputError, OptionError, PluginError
from glossator.files.claims import finished_name
from glossator.files.compression import COMPRESSIONS, Compression
from glossator.files.formats import BUILT_IN
from glossator.plugins.declared import DeclaredFormat
from glossator.plugins.faults import contained, without_text, wording
from glossator.plugins.format import Format, Source, is_ending
from glossator.plugins.plugin import missing, unloaded
from glossator.plugins.table import Table

Make = Callable[[type[Format]], Format]


class Choices:
    """The formats that a file may be of, those of the core first.

    Each is imported when its turn comes: few files need to be looked at by more than the first.

    Attributes:
        declared: What they declare.
        names: Their names.
        companions: What may lie beside a file of theirs, as in `Format.companions`.
    """

    def __init__(
        self,
        formats: Formats | Mapping[str, Format] = MappingProxyType({}),
        declared: Sequence[DeclaredFormat] = (),
    ) -> None:
        self.names = tuple(one.name for one in declared)
        self.companions = frozenset(name for one in declared for name in one.companions)
        self._formats, self.declared = formats, declared

    def __iter__(self) -> Iterator[Format]:
        """One that cannot be loaded is no choice; raises PluginError where there is no other."""
        broken: PluginError | None = None
        is_none = True
        for name in self.names:
            try:
                one = self._formats[name]
            except PluginError as error:
                broken = error
            else:
                is_none = False
                yield one
        if broken and is_none:
            raise broken

    def among(self, formats: Iterable[type[Format]]) -> Choices:
        """Those of them that are of these formats."""
        names = {one.name for one in formats}
        return Choices(self._formats, [one for one in self.declared if one.name in names])

    @property
    def are_paired(self) -> bool:
        """Whether a document of one of them has several files."""
        return any(map(is_ending, self.companions))


class Named(NamedTuple):
    """What a file's name says."""

    stem: str
    """The name without the suffixes of format and packing."""
    formats: Choices
    compression: Compression | None


class Formats:
    """The formats that can be read, or those that can be written; each is made when it is needed.

    Args:
        known: The classes of all formats by name, those of the core first; imported as needed.
        make: Makes one, with its options and the layer types that are known.
        asked: The name of the one that the user wants, whatever files are called.
        written: Whether they are to be written.

    Raises:
        OptionError: where there is none of the name `asked`, or it cannot be read (written).
    """

    def __init__(
        self,
        known: Mapping[str, type[Format]] = BUILT_IN,
        *,
        make: Make = lambda cls: cls(),
        asked: str | None = None,
        written: bool = False,
    ) -> None:
        self.unloaded = unloaded(known.broken) if isinstance(known, Table) else ""
        """What is said where none will do: a plugin that could not be loaded may bring it."""
        declared = {name: declared_format(known, name) for name in known}
        able = {n: one for n, one in declared.items() if (one.writes if written else one.reads)}
        if asked is not None and asked not in able:
            verb, other = ("written", "read") if written else ("read", "written")
            if asked in known:
                raise OptionError(f"format {asked!r} can be {other}, not {verb}")
            raise OptionError(missing("format", asked, able, getattr(known, "broken", ())))
        self.asked = asked
        self.are_core = known is BUILT_IN
        self._known = known
        self._declared = {asked: able[asked]} if asked else able
        self._make = make
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """The format of that name."""
        if name not in self._made:
            self._made[name] = self._make(self._known[name])
        return self._made[name]

    @property
    def made(self) -> tuple[Format, ...]:
        """Those that were needed so far."""
        return tuple(self._made.values())

    def of_streams(self) -> Choices:
        """Those that what has no name may be of: all whose documents are one file."""
        found = (one for one in self._declared.values() if not any(map(is_ending, one.companions)))
        return Choices(self, list(found))

    def of_names(self, names: Iterable[str]) -> Choices:
        """Those of some names."""
        return Choices(self, [self._declared[name] for name in names])

    def endings(self) -> str:
        """The suffixes of all of them, as a message lists them."""
        return endings(self._declared.values())

    def of_name(self, name: str) -> Named | None:
        """What the name of a file says; None where it ends as no format's files do.

        Capitals make no difference; of several suffixes that it ends in the longest counts. What a
        run has left that did not come to its end is called as what it was to be.
        """
        name = finished_name(name)
        whole = name.lower()
        for compression in (None, *COMPRESSIONS):
            packed = compression.suffix if compression else ""
            if not whole.endswith(packed):
                continue
            inner = whole.removesuffix(packed)
            for at, character in enumerate(inner):
                if character == "." and (found := self._ending(inner[at:], "suffixes")):
                    return Named(name[:at], Choices(self, found), compression)
        return None

    def of_any_name(self, name: str) -> Named:
        """The same of a file whose format was asked for, though its name does not say it."""
        name = finished_name(name)
        packed = [one for one in COMPRESSIONS if name.lower().endswith(one.suffix)]
        inner = name[: -len(packed[0].suffix)] if packed else name
        assert self.asked
        choices = self.of_names([self.asked])
        return Named(PurePath(inner).stem, choices, packed[0] if packed else None)

    def owners(self, name: str) -> list[tuple[str, Format]]:
        """The formats of whose documents a file of that name is a part, with the name's stem."""
        ends = [at for at, character in enumerate(name) if character == "."]
        return [
            (name[:at], one)
            for at in ends
            for one in Choices(self, self._ending(name[at:].lower(), "companions"))
        ]

    def sharing(self, name: str) -> list[DeclaredFormat]:
        """The formats whose documents share a file of that name."""
        return self._ending(name.lower(), "companions")

    def _ending(self, suffix: str, where: str) -> list[DeclaredFormat]:
        """Those with a suffix."""
        return [
            one for one in self._declared.values() if suffix in map(str.lower, getattr(one, where))
        ]


def declared_format(known: Mapping[str, type[Format]], name: str) -> DeclaredFormat:
    """What a format declares; of an installed one without importing it."""
    if isinstance(known, Table) and (first := known.first(name)):
        declared = first[1]
        assert isinstance(declared, DeclaredFormat)
        return declared
    return DeclaredFormat.of(known[name])


def endings(formats: Iterable[DeclaredFormat | type[Format]]) -> str:
    """The suffixes of some formats, as a message lists them."""
    return packable(sorted({suffix for one in formats for suffix in one.suffixes}))


def packable(suffixes: Iterable[str]) -> str:
    """Suffixes, and that those of what is packed may follow."""
    packed = " or ".join(one.suffix for one in COMPRESSIONS)
    return f"{', '.join(suffixes)} ({packed} may follow)"


def recognize(source: Source, choices: Iterable[Format], *, is_stream: bool) -> Format:
    """Which of the formats a file is of.

    What is sure goes before what may be, and of several that are sure what is built in, so that
    no other is asked then. Where none is, a file is of the core's format of its suffix: that one
    says what is wrong with it.

    Args:
        source: The file.
        choices: The formats that its name admits, those of the core first.
        is_stream: Whether it has no name that says so. Of the formats that it may be then, only
            those of the core count, the first of them.

    Raises:
        InputError: where none recognizes it, or more than one.
    """
    verdicts: dict[Format, bool | None] = {}
    for one in choices:
        said = verdicts[one] = verdict(one, source)
        if said and type(one) in BUILT_IN.values():
            return one
    if len(verdicts) == 1:
        return next(iter(verdicts))
    sure = [one for one, said in verdicts.items() if said]
    found = sure or [one for one, said in verdicts.items() if said is None]
    built_in = [one for one in found if type(one) in BUILT_IN.values()]
    if built_in and is_stream:
        return built_in[0]
    if len(found) == 1 and (sure or not is_stream):
        return found[0]
    named = found or list(verdicts)
    own = [one for one in named if type(one) in BUILT_IN.values()]
    if not found and not is_stream and len(own) == 1:
        return own[0]
    names = " or ".join(one.name for one in named)
    options = " or ".join(f"--from {one.name}" for one in named)
    words = "it may be" if found else "it is not recognized as"
    raise InputError(f"{source.name}: {words} {names}; say which with {options}")


def verdict(one: Format, source: Source) -> bool | None:
    """What a format says of a file; as `Format.recognizes`.

    Raises:
        InputError: where it cannot be read, or the format fails on it.
    """
    try:
        with contained():
            return one.recognizes(source)
    except GlossatorError:
        raise
    except Exception as error:
        words = without_text(
            wording(error, type(one).__module__), source.head.decode("utf-8", "replace")
        )
        raise InputError(f"{source.name}: format {one.name!r} failed: {words}") from error
