"""Which format a file is of: what its name says, then its content, unless the user has said it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext, suppress
from pathlib import PurePath
from typing import NamedTuple

from glossator.errors import GlossatorError, InputError, OptionError, PluginError, unknown
from glossator.files.claims import finished_name
from glossator.files.compression import COMPRESSIONS, Compression
from glossator.files.formats import BUILT_IN
from glossator.plugins.declared import DeclaredFormat
from glossator.plugins.faults import contained, without_text, wording
from glossator.plugins.format import Format, Source, is_ending
from glossator.plugins.registry import Table, unloaded

Make = Callable[[type[Format]], Format]


class Named(NamedTuple):
    """What a file's name says."""

    stem: str
    """The name without the suffixes of format and packing."""
    formats: tuple[Format, ...]
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
            raise OptionError(unknown("format", asked, able) + self.unloaded)
        self.asked = asked
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

    def of_streams(self) -> tuple[Format, ...]:
        """Those that what has no name may be of: all whose documents are one file.

        One that cannot be loaded is no choice, unless it was asked for.
        """
        found = []
        for name, one in self._declared.items():
            with nullcontext() if self.asked else suppress(PluginError):
                if not any(map(is_ending, one.companions)):
                    found.append(self[name])
        return tuple(found)

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
                    return Named(name[:at], found, compression)
        return None

    def of_any_name(self, name: str) -> Named:
        """The same of a file whose format was asked for, though its name does not say it."""
        name = finished_name(name)
        packed = [one for one in COMPRESSIONS if name.lower().endswith(one.suffix)]
        inner = name[: -len(packed[0].suffix)] if packed else name
        assert self.asked
        return Named(PurePath(inner).stem, (self[self.asked],), packed[0] if packed else None)

    def owners(self, name: str) -> list[tuple[str, Format]]:
        """The formats of whose documents a file of that name is a part, with the name's stem."""
        ends = [at for at, character in enumerate(name) if character == "."]
        return [
            (name[:at], one) for at in ends for one in self._ending(name[at:].lower(), "companions")
        ]

    def sharing(self, name: str) -> tuple[Format, ...]:
        """The formats whose documents share a file of that name."""
        return self._ending(name.lower(), "companions")

    def _ending(self, suffix: str, where: str) -> tuple[Format, ...]:
        """Those with a suffix; one that cannot be loaded matters only where no other has it."""
        found: list[Format] = []
        broken: PluginError | None = None
        for name, one in self._declared.items():
            if suffix in map(str.lower, getattr(one, where)):
                try:
                    found.append(self[name])
                except PluginError as error:
                    broken = error
        if broken and not found:
            raise broken
        return tuple(found)


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

    What is sure goes before what may be, and of several that are sure what is built in. Where none
    is, a file is of the core's format of its suffix: that one says what is wrong with it.

    Args:
        source: The file.
        choices: The formats that its name admits, those of the core first.
        is_stream: Whether it has no name that says so. Of the formats that it may be then, only
            those of the core count, the first of them.

    Raises:
        InputError: where none recognizes it, or more than one.
    """
    verdicts = {one: verdict(one, source) for one in choices}
    sure = [one for one, said in verdicts.items() if said]
    found = sure or [one for one, said in verdicts.items() if said is None]
    built_in = [one for one in found if type(one) in BUILT_IN.values()]
    if built_in and (sure or is_stream):
        return built_in[0]
    if len(found) == 1 and (sure or not is_stream):
        return found[0]
    named = found or list(verdicts)
    own = [one for one in named if type(one) in BUILT_IN.values()]
    if not found and not is_stream and len(own) == 1:
        return own[0]
    names = " or ".join(one.name for one in named)
    options = " or ".join(f"--from {one.name}" for one in named)
    said = "it may be" if found else "it is not recognized as"
    raise InputError(f"{source.name}: {said} {names}; say which with {options}")


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
