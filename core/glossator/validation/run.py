"""Files, directories, globs and standard input, document by document."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from typing import IO

import msgspec

from glossator.errors import InputError
from glossator.files.reading import Row, iter_rows
from glossator.files.sources import STDIN
from glossator.validation.check import iter_findings
from glossator.validation.finding import SAID_ONCE, Finding, make
from glossator.validation.rules import Rules


class Checked:
    """What has been gone through so far."""

    def __init__(self) -> None:
        self.documents = 0
        self.errors = 0
        self.warnings = 0
        self.unreadable = 0


def check_inputs(sources: Iterable[str], rules: Rules, checked: Checked) -> Iterator[Finding]:
    """Every finding of every document, in order; no more than one document is in memory.

    What all documents of a kind have alike (`SAID_ONCE`) is said once, not once a document.
    """
    said: set[str] = set()
    for source in sources:
        for finding in _check_source(source, rules, checked, said):
            if finding.code in SAID_ONCE:
                if finding.message in said:
                    continue
                said.add(finding.message)
            if finding.severity == "error":
                checked.errors += 1
            else:
                checked.warnings += 1
            yield msgspec.structs.replace(finding, file=source)


def _check_source(source: str, rules: Rules, checked: Checked, said: set[str]) -> Iterator[Finding]:
    before = checked.documents
    try:
        for row in _standard_input() if source == STDIN else iter_rows(source):
            checked.documents += 1
            unfinished = row.suffix == ".jsonl" and not row.data.endswith(b"\n")
            yield from iter_findings(
                row.data, rules, line=row.line, unfinished=unfinished, said=said
            )
    except InputError as error:
        checked.unreadable += 1
        reason = str(error).removeprefix(f"{source}: ")
        yield make("input-unreadable", f"expected a file that can be read, got: {reason}")
        return
    if checked.documents == before:
        yield make("parse-empty", "expected a JSON document, got nothing", line=1, column=1)


def _standard_input() -> Iterator[Row]:
    """Documents on standard input: JSON Lines, or one document over many lines."""
    stream: IO[bytes] = sys.stdin.buffer
    first = stream.readline()
    blank = 0
    while first and not first.strip():
        blank += 1
        first = stream.readline()
    if not first:
        return
    if not _is_whole(first) and (rest := stream.read()):
        # Either one document written over several lines, or a first line that is damaged.
        if _is_whole(first + rest) or not _is_whole(rest.partition(b"\n")[0]):
            yield Row(STDIN, 1 + blank, first + rest, ".json")
            return
        stream = io.BytesIO(rest)
    yield Row(STDIN, 1 + blank, first, ".jsonl")
    for number, line in enumerate(stream, start=2 + blank):
        if line.strip():
            yield Row(STDIN, number, line, ".jsonl")


def _is_whole(data: bytes) -> bool:
    """Whether the bytes are a JSON value on their own."""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
