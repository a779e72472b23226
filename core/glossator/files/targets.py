"""Where documents are to go, and as what: all that an output's name says, before any work."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from glossator import stdout
from glossator.errors import OptionError
from glossator.files.compression import Compression
from glossator.files.formats import BUILT_IN, Json, JsonLines
from glossator.files.recognition import Formats
from glossator.files.sources import STDIN
from glossator.plugins.format import Format


class Target(NamedTuple):
    """Where documents go, and as what."""

    path: Path | None
    """None is standard output."""
    is_folder: bool
    format: Format
    compression: Compression | None


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
    if output is None or output == STDIN:
        target = Target(None, False, chosen or formats[JsonLines.name], None)
    elif _is_folder(output):
        return Target(Path(output), True, chosen or formats[Json.name], None)
    else:
        target = _file_target(output, formats)
    _check_holds(target, output, inputs)
    return target


def _is_folder(output: str) -> bool:
    path = Path(output)
    return path.is_dir() or not path.suffix or output.endswith("/")


def _file_target(output: str, formats: Formats) -> Target:
    path = Path(output)
    named = formats.of_name(path.name)
    if formats.asked and not named:
        named = formats.of_any_name(path.name)
    if not named:
        suffixes = formats.endings()
        raise OptionError(f"{output}: expected a directory or a name ending in {suffixes}")
    found = [one for one in named.formats if type(one) in BUILT_IN.values()] or named.formats
    if len(found) > 1:
        names = " or ".join(one.name for one in found)
        options = " or ".join(f"--to {one.name}" for one in found)
        raise OptionError(f"{output}: it may be {names}; say which with {options}")
    return Target(path, False, found[0], named.compression)


def _check_holds(target: Target, output: str | None, inputs: int) -> None:
    """Refuse a file, or standard output, for what it cannot hold."""
    one, name = target.format, output or "standard output"
    if one.is_paired():
        raise OptionError(
            f"{name}: {one.name} has several files for a document: write to a directory"
        )
    if target.path is None and one.binary and stdout.results().isatty():
        raise OptionError(f"{name}: {one.name} is no text: write to a file, or to a pipe")
    if not one.many and inputs > 1:
        raise OptionError(f"{name}: {said_single(one)}, and there are {inputs} inputs: {SEVERAL}")


def said_single(one: Format) -> str:
    """That a format's file holds one document."""
    return f"a {one.suffixes[0] if one.suffixes else one.name} file holds one document"


SEVERAL = f"write several to a {JsonLines.suffixes[0]} file or a directory"
