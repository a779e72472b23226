"""Files, directories, globs and standard input, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from glossator.errors import InputError
from glossator.files.reading import iter_records
from glossator.files.sources import InputFile
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


def check_inputs(files: Iterable[InputFile], rules: Rules, checked: Checked) -> Iterator[Finding]:
    """Every finding of every document, in order; no more than one document is in memory.

    What all documents of a kind have alike (`SAID_ONCE`) is said once, not once a document.
    """
    said: set[str] = set()
    for file in files:
        for finding in _check_file(file, rules, checked, said):
            if finding.code in SAID_ONCE:
                if finding.message in said:
                    continue
                said.add(finding.message)
            if finding.severity == "error":
                checked.errors += 1
            else:
                checked.warnings += 1
            yield msgspec.structs.replace(finding, file=file.name)


def _check_file(
    file: InputFile, rules: Rules, checked: Checked, said: set[str]
) -> Iterator[Finding]:
    before = checked.documents
    try:
        for record in iter_records(file):
            checked.documents += 1
            unfinished = record.line > 0 and not record.data.endswith(b"\n")
            line = record.line or 1
            yield from iter_findings(
                record.data, rules, line=line, unfinished=unfinished, said=said
            )
    except InputError as error:
        checked.unreadable += 1
        reason = str(error).removeprefix(f"{file.name}: ")
        yield make("input-unreadable", f"expected a file that can be read, got: {reason}")
        return
    if checked.documents == before:
        yield make("parse-empty", "expected a JSON document, got nothing", line=1, column=1)
