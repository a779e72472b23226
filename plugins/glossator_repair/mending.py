"""Mending one document: the fixes that are chosen, one after the other."""

from __future__ import annotations

import codecs
import hashlib
import warnings
from collections.abc import Container, Iterator
from typing import NamedTuple

import msgspec

from glossator import Document, FormatError
from glossator.cli.shared import Registry, decode, is_outdated, laid_out_as, settled_since
from glossator.validation import Finding, iter_findings, make_rules
from glossator_repair.draft import Draft, NoNumberError, parsed, written
from glossator_repair.fixes import BOM, FIXES, MARKS, STALE, TORN
from glossator_repair.ids import leave_out_dangling


class Done(NamedTuple):
    """What a fix has done, in words."""

    fix: str
    words: str


class Mended(NamedTuple):
    """A document as it is now; the bytes are those of before where nothing was done."""

    data: bytes
    done: list[Done]
    left: list[Finding]
    """What `glossator validate` finds in it."""


class Mender:
    """Applies fixes to documents."""

    def __init__(self, registry: Registry, chosen: Container[str]) -> None:
        """Choose the fixes.

        Args:
            registry: The plugins whose layers are known.
            chosen: The names of fixes.
        """
        self._chosen = chosen
        self._types, self._maker_of = registry.layer_types, registry.maker
        self._rules = make_rules(registry)

    def mend(self, data: bytes, *, line: int = 1, is_line: bool = False) -> Mended:
        """Mend a document; the text is never touched.

        Args:
            data: The document as JSON, whatever is wrong with it.
            line: The line that it begins on.
            is_line: Whether it is a line of many.
        """
        unfinished = is_line and not data.endswith(b"\n")
        found = list(iter_findings(data, self._rules, line=line, unfinished=unfinished))
        if not found and "duplicates" not in self._chosen:
            return Mended(data, [], [])
        if TORN.name in self._chosen and any(one.code in TORN.mends for one in found):
            return Mended(b"", [Done(TORN.name, "the last line is cut off")], [])
        done: list[Done] = []
        made = self._mended(data, done)
        if made is None:
            return Mended(data, [], found)
        left = list(iter_findings(made, self._rules, line=line, unfinished=unfinished))
        return Mended(made, done, left)

    def _mended(self, data: bytes, done: list[Done]) -> bytes | None:
        """The document with all that is chosen mended; None where nothing is, or can be."""
        given = data.removeprefix(codecs.BOM_UTF8)
        before = data[: len(data) - len(given)]
        if before and BOM.name in self._chosen:
            before = b""
            done.append(Done(BOM.name, "left out"))
        made = None
        try:
            draft = parsed(given, self._types)
            found = self._fixed(draft)
            if found and not draft.repeated:  # else something would be lost
                made = laid_out_as(given, written(draft))
        except (ValueError, RecursionError, NoNumberError):
            pass  # what it is, the findings say
        if made is None:
            return before + given if done else None
        done += found
        return before + made

    def _fixed(self, draft: Draft) -> list[Done]:
        """Apply the fixes to what the JSON says."""
        done: list[Done] = []
        digests = {layer.name: _digest(layer.annotations) for layer in draft.layers()}
        harmed: set[str] = set()
        changed: set[str] = set()
        for fix in FIXES:
            if fix.name in self._chosen:
                fix.apply(draft)
                done += [Done(fix.name, words) for words in draft.told]
                (harmed if fix.is_destructive else changed).update(draft.touched)
                draft.told.clear()
                draft.touched.clear()
        return [*done, *self._provenance(draft, {one: digests[one] for one in changed - harmed})]

    def _provenance(self, draft: Draft, digests: dict[str, str]) -> Iterator[Done]:
        """Fix the hashes of what was made from layers that have changed, and what is stale."""
        if MARKS.name in self._chosen and digests and (document := self._document(draft)):
            yield from _set_marks(draft, document, settled_since(document, digests, self._maker_of))
        if STALE.name in self._chosen:
            while document := self._document(draft):
                layers = document.layers.items()
                gone = [n for n, one in layers if is_outdated(document, one, self._maker_of)]
                if not gone:
                    break
                for name in gone:
                    del draft.value["layers"][name]
                    yield Done(STALE.name, f"{name}: taken out, it was made from something else")
                if "references" in self._chosen:
                    leave_out_dangling(draft)
                    yield from (Done("references", words) for words in draft.told)
                    draft.told.clear()

    def _document(self, draft: Draft) -> Document | None:
        """The document, where it is sound by now."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what is newer is left as it is
                return decode(written(draft), self._types)
        except (FormatError, NoNumberError):
            return None


def _digest(annotations: list[object]) -> str:
    """The hash of annotations as they are written; of what cannot be, one that nothing has."""
    try:
        return "sha256:" + hashlib.sha256(msgspec.json.encode(annotations)).hexdigest()
    except (TypeError, ValueError, OverflowError, RecursionError):
        return ""


def _set_marks(draft: Draft, before: Document, after: Document) -> Iterator[Done]:
    """Take over the inputs and fingerprints that are others now."""
    for name, layer in after.layers.items():
        was, record = before.layers[name], draft.value["layers"][name]
        if layer.inputs != was.inputs:
            record["inputs"] = layer.inputs
            if layer.producer and was.producer != layer.producer:
                record["producer"]["fingerprint"] = layer.producer.fingerprint
            yield Done(MARKS.name, f"{name}: it was made from the same annotations")
