"""Files, directories, globs and standard input, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

from glossator.errors import NOTHING, EmptyInputError, FormatError, InputError
from glossator.files.inputs import InputFile
from glossator.files.ranges import Range, ranges_of
from glossator.files.reading import Ids, iter_records
from glossator.validation.finding import SAID_ONCE, Finding, and_more, make
from glossator.validation.rules import Rules
from glossator.validation.workers import Found, Unit, Work, Workers, check_row, row_of

_COUNTED = ("policy-failed", "policy-stale-code")
"""What is said at the end, with the number of documents."""


class Checked:
    """What has been gone through so far."""

    def __init__(self) -> None:
        self.documents = 0
        self.errors = 0
        self.warnings = 0
        self.unreadable = 0
        self.repeated = 0
        """Documents with the id of one before them in their file."""
        self.first_repeated = ""
        """Where the first of them begins, and its id."""

    def count(self, finding: Finding) -> None:
        """Take a finding into account."""
        self.errors += finding.severity == "error"
        self.warnings += finding.severity == "warning"
        self.unreadable += finding.code in ("input-unreadable", "parse-empty")


def check_inputs(
    files: Iterable[InputFile], rules: Rules, checked: Checked, workers: Workers | None = None
) -> Iterator[Finding]:
    """Every finding of every document, in order; no more than a few documents are in memory.

    What all documents of a kind have alike (`SAID_ONCE`) is said once, not once a document; that
    layers failed, or were made by other code, is said at the end, with the number of documents.

    Args:
        files: What to check.
        rules: What it is checked against.
        checked: What has been gone through, kept up to date.
        workers: Who checks the documents; this process, unless given.
    """
    said: set[str] = set()
    counts: dict[str, tuple[Finding, int]] = {}
    for finding in _all_findings(files, rules, checked, workers):
        if finding.code in _COUNTED:
            key = finding.message.partition(": ")[0]  # a layer fails for several reasons
            first, count = counts.get(key, (finding, 0))
            counts[key] = first, count + 1
            continue
        if finding.code in SAID_ONCE:
            if finding.message in said:
                continue
            said.add(finding.message)
        checked.count(finding)
        yield finding
    for finding, count in counts.values():
        message = finding.message + and_more(count - 1, "document")
        if finding.code == "policy-failed" and count > 1:
            each = "all" if count == checked.documents else f"{count} of"
            message = f"{finding.message}, and so in {each} {checked.documents} documents"
        checked.count(finding)
        yield msgspec.structs.replace(finding, message=message)


def _all_findings(
    files: Iterable[InputFile], rules: Rules, checked: Checked, workers: Workers | None
) -> Iterator[Finding]:
    """Every finding of every document and file."""
    units = _units(files, in_ranges=workers is not None)
    checking = workers.check(units) if workers else _checked(units, rules)
    for name, those in groupby(checking, itemgetter(0)):
        ids = Ids()
        for _, found in those:
            if isinstance(found, Finding):
                yield msgspec.structs.replace(found, file=name)
                continue
            checked.documents += 1
            if found.id is not None and not ids.add(found.id):
                checked.repeated += 1
                checked.first_repeated = (
                    checked.first_repeated or f"{name}:{found.line}: {found.id!r}"
                )
            for finding in found.findings:
                yield msgspec.structs.replace(finding, file=name)


def _checked(units: Iterable[Unit], rules: Rules) -> Iterator[Found]:
    """What `Workers.check` finds, in this process."""
    said: set[str] = set()
    for name, one in units:
        assert not isinstance(one, Range), "ranges are for other processes"
        yield name, one if isinstance(one, Finding) else check_row(one, rules, said)


def _units(files: Iterable[InputFile], *, in_ranges: bool) -> Iterator[Unit]:
    """The documents of the files, or ranges of them, and what is wrong with files."""
    for file in files:
        try:
            parts: Iterable[Work] | None = ranges_of(file) if in_ranges else None
            for part in parts or map(row_of, iter_records(file)):
                yield file.name, part
        except EmptyInputError:
            yield file.name, make("parse-empty", NOTHING, line=1, column=1)
        except FormatError as error:
            is_text = not error.message.startswith("expected UTF-8")
            message, _, hint = (error.message, "", "") if is_text else error.message.partition("; ")
            code = "parse-syntax" if is_text else "parse-encoding"
            yield file.name, make(code, message, line=error.line, column=1, hint=hint)
        except InputError as error:
            reason = str(error).removeprefix(f"{file.name}: ")
            message = f"expected a file that can be read, got: {reason}"
            yield file.name, make("input-unreadable", message)
