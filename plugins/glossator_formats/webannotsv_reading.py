"""A document from WebAnno TSV 3."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.said import single
from glossator_formats.uima_types import Types
from glossator_formats.vocabulary import incoming, labels_of
from glossator_formats.webannotsv_rows import Layer, Row, Table, unescaped
from glossator_standard.segmentation import Sentence, Token

_ROLE, _BASE = "ROLE_", "BT_"
_SAYS_NOTHING = ("", "_", "*")
"""No annotation, or one whose feature is not set."""
_STACKED = re.compile(r"(?<!\\)\|")
_SLOTS = re.compile(r"(?<!\\);")
_NUMBERED = re.compile(r"(.*)(?<!\\)\[([0-9]+)(?:_([0-9]+))?\]", re.DOTALL)
_LINKED = re.compile(r"(.*)(?<!\\)->([0-9]+)-([0-9]+)", re.DOTALL)
_ANY = "uima.tcas.Annotation"
"""The type of all."""
_CHAIN = "referenceRelation"
"""The column of chains that numbers their links."""


class _Found:
    """An annotation.

    Args:
        type_: Its type.
        row: Where it begins.
        key: What others call it.
    """

    def __init__(self, type_: str, row: Row, key: str) -> None:
        self.type = type_
        self.extent = row.extent
        self.key = key
        self.line = row.line
        self.fields: dict[str, Any] = {}
        self.pointing: dict[str, list[str]] = defaultdict(list)


class Reader:
    """Makes a document of a table."""

    def __init__(self, format_: glossator.Format[ExchangeOptions], table: Table) -> None:
        self._table = table
        self._incoming = incoming(format_)
        self._types = Types(self._incoming, labels_of(format_))
        self._found: dict[str, _Found] = {}
        """All by their keys."""
        self._by_number: dict[str, _Found] = {}
        """Those that have a number in the file."""
        self._links: dict[tuple[str, int, int], _Found] = {}
        """Links by the type, the number of the chain and their own."""
        self._at: dict[tuple[str, str], list[_Found]] = defaultdict(list)
        """Those of a unit and a type, as they stand there."""
        self._tokens = {row.unit for row in table.rows if row.is_token}

    def document(self, identifier: str) -> glossator.Document:
        """The document; raises FormatError with the line."""
        table, taken = self._table, self._incoming
        for number, (extent, said) in enumerate(table.sentences):
            taken.add(Sentence.type_name(), [extent], said, key=f"sentence {number}")
        for row in table.rows:
            if row.is_token:
                taken.add(Token.type_name(), [row.extent], key=row.unit)
        for read in (self._spans, self._chains, self._references, self._relations):
            for row in table.rows:
                for layer in table.layers:
                    try:
                        read(row, layer)
                    except glossator.FormatError as error:
                        raise glossator.FormatError(error.message, line=row.line) from None
        for link in self._links:
            type_, chain, number = link
            if after := self._links.get((type_, chain, number + 1)):
                self._links[link].pointing["next"].append(after.key)
        self._types.know({one.type for one in self._found.values()})
        for one in self._found.values():
            pointing = single(one.pointing)
            self._types.add(one.type, [one.extent], one.fields, key=one.key, pointing=pointing)
        return taken.document(identifier, table.text)

    def _new(self, type_: str, row: Row) -> _Found:
        one = _Found(type_, row, f"{type_} {len(self._found)}")
        self._found[one.key] = one
        return one

    def _spans(self, row: Row, layer: Layer) -> None:
        """Take the spans of a row, or the further rows of some."""
        if layer.kind != "SP":
            return
        for cells in _stacks(row, layer):
            found = [_NUMBERED.fullmatch(cell) for name, cell in cells if not _is_target(name)]
            number = next((one[2] for one in found if one), "")
            one = self._by_number.get(number) or self._new(layer.type, row)
            one.extent = one.extent[0], max(one.extent[1], row.extent[1])
            if number:
                self._by_number[number] = one
            for type_ in (layer.type, _ANY):
                self._at[row.unit, type_].append(one)
            for name, cell in cells:
                if not _is_target(name) and not name.startswith(_ROLE):
                    _set(one, name, cell)

    def _chains(self, row: Row, layer: Layer) -> None:
        """Take the links of chains of a row."""
        if layer.kind != "CH":
            return
        for cells in _stacks(row, layer):
            link = _LINKED.fullmatch(dict(cells).get(_CHAIN, ""))
            if not link:
                raise glossator.FormatError(
                    f"expected a link with its chain and its number, as *->1-2, got {cells!r}"
                )
            key = layer.type, int(link[2]), int(link[3])
            one = self._links.get(key) or self._new(layer.type, row)
            self._links[key] = one
            one.extent = one.extent[0], max(one.extent[1], row.extent[1])
            one.fields["chain"] = int(link[2])
            for name, cell in cells:
                _set(one, name, link[1] if name == _CHAIN else cell)

    def _references(self, row: Row, layer: Layer) -> None:
        """Take what fills the slots of the spans of a row."""
        at = next((at for at, name in enumerate(layer.columns) if name.startswith(_ROLE)), None)
        if layer.kind != "SP" or at is None:
            return
        for one, cells in zip(self._at[row.unit, layer.type], _stacks(row, layer), strict=True):
            for (name, roles), (type_, targets) in pairwise(cells):
                if not name.startswith(_ROLE) or one.line != row.line:
                    continue
                feature = name.partition(":")[2].partition("_")[0]
                numbered = _NUMBERED.fullmatch(roles)
                names = _SLOTS.split(numbered[1] if numbered else roles)
                for role, target in zip(names, _SLOTS.split(targets), strict=False):
                    slot = feature if role in _SAYS_NOTHING else f"{feature}_{unescaped(role)}"
                    if target not in _SAYS_NOTHING:
                        one.pointing[slot].append(self._key(target, type_))

    def _relations(self, row: Row, layer: Layer) -> None:
        """Take the relations of a row, which is their target."""
        if layer.kind != "RL":
            return
        for cells in _stacks(row, layer):
            one = self._new(layer.type, row)
            for name, cell in cells:
                if not name.startswith(_BASE):
                    _set(one, name, cell)
                    continue
                type_ = name.removeprefix(_BASE)
                ends = _NUMBERED.fullmatch(cell)
                unit, source, target = ends.groups() if ends else (cell, None, None)
                one.pointing["Governor"].append(self._key(f"{unit}[{source or 0}]", type_))
                own = self._key(f"{row.unit}[{target or 0}]", type_)
                one.pointing["Dependent"].append(own)
                one.extent = self._found[own].extent if own in self._found else row.extent

    def _key(self, reference: str, type_: str) -> str:
        """The key of what a reference means: a unit, and a number where it has several.

        Where the unit has nothing of the type, its token is meant.
        """
        numbered = _NUMBERED.fullmatch(reference)
        unit, number = (numbered[1], numbered[2]) if numbered else (reference, "0")
        if number != "0":
            if number not in self._by_number:
                raise glossator.FormatError(f"it refers to [{number}], which is not there")
            return self._by_number[number].key
        if found := self._at.get((unit, type_)):
            return found[0].key
        if unit not in self._tokens:
            raise glossator.FormatError(f"it refers to {unit}, which is not there")
        return unit


def _stacks(row: Row, layer: Layer) -> Iterator[Sequence[tuple[str, str]]]:
    """What a row says of each annotation of a layer: its columns, with what stands there."""
    columns = row.cells[layer.first : layer.first + len(layer.columns)]
    if all(cell in ("", "_") for cell in columns):
        return
    stacks = [_STACKED.split(cell) for cell in columns]
    for number in range(max(map(len, stacks))):
        cells = [some[number] if number < len(some) else "_" for some in stacks]
        yield list(zip(layer.columns, cells, strict=True))


def _set(one: _Found, name: str, cell: str) -> None:
    """Set a feature, unless it is not set, or was in an earlier row."""
    numbered = _NUMBERED.fullmatch(cell)
    value = numbered[1] if numbered else cell
    if name and value not in _SAYS_NOTHING:
        one.fields[name] = unescaped(value)


def _is_target(name: str) -> bool:
    """Whether a column of spans has what fills slots: it is called by a type."""
    return "." in name and not name.startswith(_ROLE)
