"""One document through the five stages.

A valid document takes the short way: the strict decoder, then the meaning. Only where that finds
something do the slow parts run, which know places and words.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from glossator.errors import FormatError
from glossator.format import codec
from glossator.model.document import Document
from glossator.validation import policy
from glossator.validation.finding import SAID_ONCE, Finding
from glossator.validation.rules import Rules, meaning_issues


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
        said: The messages of `SAID_ONCE` that need no saying again.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    document = _sound(raw, rules)
    if document is None:
        # The slow way imports what only it needs.
        from glossator.validation.explain import explain

        yield from explain(raw, rules, line=line, unfinished=unfinished)
    elif found := [
        finding
        for finding in policy.iter_findings(document, rules)
        # Their places are not looked for in vain.
        if finding.code not in SAID_ONCE or finding.message not in said
    ]:
        from glossator.validation.explain import placed

        yield from placed(found, raw.decode(), None, line)


def validate(data: bytes | str, rules: Rules) -> None:
    """Raise FormatError for the first error; warnings pass."""
    for finding in iter_findings(data, rules):
        if finding.severity == "error":
            raise FormatError(finding.message, line=finding.line, pointer=finding.pointer)


def is_valid(data: bytes | str, rules: Rules) -> bool:
    """Whether a document has no errors; warnings pass."""
    return all(finding.severity != "error" for finding in iter_findings(data, rules))


def _sound(data: bytes, rules: Rules) -> Document | None:
    """The fast verdict: the document where stages 1 to 4 have nothing at all to say of it."""
    try:
        document = codec.decode_shape(data, rules.types, exact=True)
    except FormatError:
        return None
    sound = (
        _foreign_fits(document, rules)
        and not any(meaning_issues(document, rules))
        and _has_all_keys(data, document)
    )
    return document if sound else None


def _foreign_fits(document: Document, rules: Rules) -> bool:
    for layer in document.layers.values():
        schema = rules.schema_of(layer.type)
        if schema and not all(schema.validator.is_valid(item.data) for item in layer):
            return False
    return True


def _has_all_keys(data: bytes, document: Document) -> bool:
    """Whether no object of the JSON has a key twice, of which a decoder keeps only the last.

    What we wrote ourselves comes back the same byte for byte. Of anything else we count quotation
    marks: a key that was lost takes two with it, and nothing else can make up for them, since
    writing neither adds nor drops one, unless it was written as an escape.
    """
    for layer in document.layers.values():
        layer.encoded(keep=True)  # stage 5 hashes the same bytes
    if codec.encode(document) == data.strip():
        return True
    if b"\\u0022" in data:
        return False
    again = msgspec.json.encode(msgspec.json.decode(data))
    return again.count(b'"') == data.count(b'"')
