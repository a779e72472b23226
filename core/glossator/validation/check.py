"""One document through the five stages.

A valid document takes the short way: the strict decoder, then the meaning. Only where that finds
something do the slow parts run, which know places and words, and only on what is not sound.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from operator import attrgetter
from typing import Any

from glossator.errors import FormatError
from glossator.format import codec
from glossator.format.layers import decode_layer
from glossator.format.records import DocumentRecord
from glossator.model.checks import Issue
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.validation.finding import Finding
from glossator.validation.keys import lost_keys
from glossator.validation.policy import iter_findings as policy_findings
from glossator.validation.rules import Rules, meaning_issues
from glossator.validation.stale import find_stale

_id_of = attrgetter("id")


def iter_findings(
    data: bytes | str,
    rules: Rules,
    *,
    line: int = 1,
    unfinished: bool = False,
    said: Container[str] = (),
) -> Iterator[Finding]:
    """Everything wrong with one document, in the order of its text; nothing if it is valid.

    Args:
        data: The document as JSON.
        rules: What it is checked against.
        line: The line that it begins on.
        unfinished: Whether it is a line of JSON Lines that no end of line follows.
        said: The messages of `SAID_ONCE` that were told of another document: these findings are
            given without their place.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    record, layers = _read(raw, rules)
    issues: list[Issue] = []
    if record and len(layers) == len(record.layers):
        document = codec.document_of(record, layers)
        issues = [*meaning_issues(document, rules)]
        keys = lost_keys(raw, record, layers)
        if not issues and not keys and _is_wanted(document, rules):
            return
        # An upgrade sorts annotations: where they stand in the file is not known here.
        moved = {issue.layer for issue in issues if layers[issue.layer].former}
        layers = {name: layer for name, layer in layers.items() if name not in moved}
    # The slow way imports what only it needs.
    from glossator.validation.explain import explain, explain_meaning

    if record and len(layers) == len(record.layers):
        yield from explain_meaning(raw, document, issues, keys, rules, line=line, said=said)
    else:
        known = (record, layers) if record else None
        yield from explain(raw, rules, line=line, unfinished=unfinished, said=said, known=known)


def validate(data: bytes | str, rules: Rules) -> None:
    """Raise FormatError for the first error; warnings pass."""
    for finding in iter_findings(data, rules):
        if finding.severity == "error":
            raise FormatError(finding.message, line=finding.line, pointer=finding.pointer)


def is_valid(data: bytes | str, rules: Rules) -> bool:
    """Whether a document has no errors; warnings pass."""
    return all(finding.severity != "error" for finding in iter_findings(data, rules))


def _read(data: bytes, rules: Rules) -> tuple[DocumentRecord | None, dict[str, Layer[Any]]]:
    """The fast verdict of the first three stages: what they have nothing to say of."""
    record, layers = codec.quick_record(data), {}
    for name, head in record.layers.items() if record else ():
        try:
            layer = decode_layer(name, head, rules.types, quiet=True)
        except (FormatError, UnicodeDecodeError):
            continue
        schema = rules.schema_of(head.type)
        if schema and not all(schema.validator.is_valid(item.data) for item in layer):
            continue
        # A missing id passes the decoder, since plugins leave ids out.
        if "" not in map(_id_of, layer.annotations):
            layers[name] = layer
    return record, layers


def _is_wanted(document: Document, rules: Rules) -> bool:
    """The fast verdict of the last stage, on a document that is valid but for that."""
    return not any(find_stale(document, rules)) and not any(policy_findings(document, rules))
