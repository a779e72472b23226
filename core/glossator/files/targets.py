"""Where documents are to go, and as what: all that an output's name says, before any work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from glossator import stdout
from glossator.errors import OptionError
from glossator.files.claims import PARTIAL, finished_name, resolved
from glossator.files.compression import Compression
from glossator.files.devices import is_device
from glossator.files.formats import BUILT_IN, OWN, Json, JsonLines
from glossator.files.inputs import STDIN, InputFile
from glossator.files.parts import MANIFEST
from glossator.files.recognition import Formats, endings
from glossator.plugins.format import Format


class Target(NamedTuple):
    """Where documents go, and as what."""

    path: Path | None
    """None is standard output."""
    is_folder: bool
    format: Format
    compression: Compression | None
    is_stream: bool = False
    """Whether it is standard output, a pipe or a device: what is written there has come."""


def find_output(output: str | None, formats: Formats | None = None, inputs: int = 0) -> Target:
    """What an output's name says, before any work is done for it.

    Args:
        output: ``-`` or nothing is standard output, a known suffix a file, else a directory.
        formats: Those that can be written.
        inputs: How many files are read.

    Raises:
        OptionError: where its name says no format, or it cannot hold that many documents.
    """
    formats = formats or Formats(written=True)
    if output == "":
        raise OptionError("expected the name of an output, got an empty one")
    chosen = formats[formats.asked] if formats.asked else None
    _check_reachable(output)
    if output in (None, STDIN, *STDOUT):
        target = Target(None, False, chosen or formats[JsonLines.name], None, is_stream=True)
    elif is_device(Path(output)):
        target = _stream_target(output, formats)
    elif output.endswith(PARTIAL):
        raise OptionError(
            f"{output}: a name of what a run leaves that does not come to its end: name the output "
            f"itself, as {Path(output).with_name(finished_name(Path(output).name))}"
        )
    elif _is_folder(output):
        _check_no_corpus(output, Path(output))
        return Target(Path(output), True, chosen or formats[Json.name], None)
    else:
        target = _file_target(output, formats)
    if target.path and not target.is_stream:
        _check_no_corpus(str(output), target.path.parent)
    _check_holds(target, output, inputs)
    return target


def _check_reachable(output: str | None) -> None:
    """Refuse what is to be in a file, or a directory in the place of one."""
    if output in (None, STDIN):
        return
    path = Path(output)
    above = (*path.parents, *([path] if output.endswith("/") else ()))
    if file := next((one for one in above if one.is_file()), None):
        raise OptionError(f"{output}: expected a directory {file}, there is a file of that name")


def _check_no_corpus(output: str, folder: Path) -> None:
    """Refuse to add files to a corpus in parts, which would then be none."""
    if (folder / MANIFEST).is_file():
        raise OptionError(
            f"{output}: {folder} is a corpus in parts: --parts makes it anew, as a whole; or name "
            "another output"
        )


STDOUT = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def _stream_target(output: str, formats: Formats) -> Target:
    """A stream is of the format that its name says, if it says one; else as standard output."""
    path = Path(output)
    named = None if formats.asked else formats.of_name(path.name)
    if named:
        return _file_target(output, formats)._replace(is_stream=True)
    return Target(path, False, formats[formats.asked or JsonLines.name], None, is_stream=True)


def _is_folder(output: str) -> bool:
    path = Path(output)
    return path.is_dir() or not path.suffix or output.endswith("/")


def folder_for(output: str, what: str, advice: str = "") -> Path:
    """The folder that an output names, where it can be nothing else.

    Args:
        output: Its name.
        what: What is written into it, as in "in which each layer is a file".
        advice: What to type instead; the same name as a folder's, unless given.

    Raises:
        OptionError: where it is standard output, a file, or called like one.
    """
    path = Path(output)
    if output in ("", STDIN, *STDOUT) or path.is_file() or is_device(path):
        advice = ""
    elif _is_folder(output):
        return path
    else:
        advice = f": {advice or f'try --output {output}/'}"
    raise OptionError(f"--output: expected a directory, {what}, got {output!r}{advice}")


def _file_target(output: str, formats: Formats) -> Target:
    path = Path(output)
    named = formats.of_name(path.name)
    if formats.asked and not named:
        named = formats.of_any_name(path.name)
    if not named:
        suffixes = formats.endings()
        raise OptionError(
            f"{output}: expected a directory or a name ending in {suffixes}{formats.unloaded}"
        )
    ours = (one for one in named.formats if type(one) in BUILT_IN.values())
    found = [one] if (one := next(ours, None)) else list(named.formats)
    if len(found) > 1:
        names = " or ".join(one.name for one in found)
        options = " or ".join(f"--to {one.name}" for one in found)
        raise OptionError(f"{output}: it may be {names}; say which with {options}")
    return Target(path, False, found[0], named.compression)


def _check_holds(target: Target, output: str | None, inputs: int) -> None:
    """Refuse a file, or standard output, for what it cannot hold."""
    one, name = target.format, output or "standard output"
    if one.is_paired():
        as_one = f", as {Path(output).with_suffix('')}/" if output else ""
        raise OptionError(
            f"{name}: {one.name} has several files for a document: write to a directory{as_one}"
            f", or to a name ending in {endings(OWN)}"
        )
    if target.path is None and one.binary and stdout.results().isatty():
        raise OptionError(f"{name}: {one.name} is no text: write to a file, or to a pipe")
    if not one.many and inputs > 1:
        raise OptionError(f"{name}: {said_single(one)}, and there are {inputs} inputs: {SEVERAL}")


def check_apart(target: Target, sources: Iterable[str], found: Iterable[InputFile]) -> None:
    """Refuse an output that the same command would read as an input when it is run again.

    An input may be replaced by what is made of it.

    Args:
        target: The output.
        sources: What the user named as inputs.
        found: The files that these are.

    Raises:
        OptionError: naming the output and the input in which it would be.
    """
    if target.path is None or target.is_stream:
        return
    place = resolved(target.path)
    if place.with_name(place.name + PARTIAL) in {
        resolved(path) for file in found for path in file.paths()
    }:
        raise OptionError(
            f"{target.path}{PARTIAL}: what is made is called so until it is done: name another "
            "output, or another input"
        )
    within = [source for source in sources if _would_read(source, place)]
    paths = [resolved(file.path) for file in found if file.path]
    if target.is_folder:
        packing = target.compression.suffix if target.compression else ""
        own = [suffix + packing for suffix in target.format.suffixes]
        endings = (*own, *target.format.companions)
        replaced = all(
            path.parent == place and path.name.endswith(endings)
            for path in paths
            if within and any(_would_read(source, path) for source in within)
        )
    else:
        replaced = place in paths
    if within and not replaced:
        raise OptionError(
            f"{target.path}: it would be among the inputs ({within[0]}) of the same command the "
            "next time: name an output outside, or the inputs so that it is none of them"
        )


def _would_read(source: str, place: Path) -> bool:
    """Whether a directory or a glob takes in a file or folder, once it is there."""
    if source == STDIN or not source:
        return False
    if Path(source).is_dir():
        return place.is_relative_to(resolved(Path(source)))
    if not set(source) & set("*?[") or Path(source).exists():
        return False
    parts = Path(source).parts
    root = list(takewhile(lambda part: not set(part) & set("*?["), parts))
    above = resolved(Path(*root))
    if not place.is_relative_to(above):
        return False
    return _matches(place.relative_to(above).parts, parts[len(root) :])


def _matches(names: Sequence[str], patterns: Sequence[str]) -> bool:
    """Whether a path, or a folder that it is in, is what a glob finds."""
    if not patterns:
        return True
    if not names:
        return patterns == ("**",)
    if patterns[0] == "**":
        return any(_matches(names[at:], patterns[1:]) for at in range(len(names)))
    return fnmatchcase(names[0], patterns[0]) and _matches(names[1:], patterns[1:])


def said_single(one: Format) -> str:
    """That a format's file holds one document."""
    return f"a {one.suffixes[0] if one.suffixes else one.name} file holds one document"


SEVERAL = f"write several to a {JsonLines.suffixes[0]} file or a directory"
