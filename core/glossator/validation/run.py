"""Files, directories, globs and standard input, document by document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import msgspec

from glossator.errors import InputError
from glossator.files.reading import iter_records
from glossator.files.sources import InputFile
from glossator.validation.finding import SAID_ONCE, Finding, and_more, make
from glossator.validation.rules import Rules
from glossator.validation.workers import Row, Workers, check_row


class Checked:
    """What has been gone through so far."""

    def __init__(self) -> None:
        self.documents = 0
        self.errors = 0
        self.warnings = 0
        self.unreadable = 0

    def count(self, finding: Finding) -> None:
        """Take a finding into account."""
        self.errors += finding.severity == "error"
        self.warnings += finding.severity == "warning"
        self.unreadable += finding.code == "input-unreadable"


def check_inputs(
    files: Iterable[InputFile], rules: Rules, checked: Checked, workers: Workers | None = None
) -> Iterator[Finding]:
    """Every finding of every document, in order; no more than a few documents are in memory.

    What all documents of a kind have alike (`SAID_ONCE`) is said once, not once a document; that
    layers were made by other code is said at the end, with the number of documents.

    Args:
        files: What to check.
        rules: What it is checked against.
        checked: What has been gone through, kept up to date.
        workers: Who checks the documents; this process, unless given.
    """
    said: set[str] = set()
    outdated: dict[str, tuple[Finding, int]] = {}
    for finding in _all_findings(files, rules, checked, workers):
        if finding.code == "policy-stale-code":
            first, count = outdated.get(finding.message, (finding, 0))
            outdated[finding.message] = first, count + 1
            continue
        if finding.code in SAID_ONCE:
            if finding.message in said:
                continue
            said.add(finding.message)
        checked.count(finding)
        yield finding
    for finding, count in outdated.values():
        message = finding.message + and_more(count - 1, "document")
        checked.count(finding)
        yield msgspec.structs.replace(finding, message=message)


def _all_findings(
    files: Iterable[InputFile], rules: Rules, checked: Checked, workers: Workers | None
) -> Iterator[Finding]:
    """Every finding of every document and file."""
    waiting: deque[Row | Finding] = deque()
    rows = _rows(files, waiting)
    said: set[str] = set()
    results = workers.check(rows) if workers else (check_row(row, rules, said) for row in rows)
    for found in results:
        while isinstance(one := waiting.popleft(), Finding):
            yield one
        checked.documents += 1
        for finding in found:
            yield msgspec.structs.replace(finding, file=one.file)
    for one in waiting:
        assert isinstance(one, Finding), "every document has been checked"
        yield one


def _rows(files: Iterable[InputFile], waiting: deque[Row | Finding]) -> Iterator[Row]:
    """The documents of the files; all of them, and what is wrong with files, also to `waiting`."""
    for file in files:
        is_empty = True
        try:
            for record in iter_records(file):
                is_empty = False
                unfinished = record.line > 0 and not record.data.endswith(b"\n")
                row = Row(file.name, record.data, record.line or 1, unfinished)
                waiting.append(row)
                yield row
        except InputError as error:
            reason = str(error).removeprefix(f"{file.name}: ")
            message = f"expected a file that can be read, got: {reason}"
            finding = make("input-unreadable", message)
        else:
            if not is_empty:
                continue
            message = "expected a JSON document, got nothing"
            finding = make("parse-empty", message, line=1, column=1)
        waiting.append(msgspec.structs.replace(finding, file=file.name))
