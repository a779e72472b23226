"""What a query says that its author hardly means, and SQL takes without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import glossator
from glossator_tables.query import Columns

Tree = Any
"""A query as DuckDB serializes it."""
Types = Mapping[str, type[glossator.Annotation]]


class Remark(NamedTuple):
    """What is told of a query.

    Attributes:
        words: What to tell.
        table: A table: it is only so where this has more than one document. Empty in any case.
    """

    words: str
    table: str = ""


def remarks(query: str, tree: Tree, columns: Columns, types: Types) -> Iterator[Remark]:
    """What is told of a query.

    Args:
        query: As it is typed.
        tree: The same, serialized; None where DuckDB does not.
        columns: The columns of the tables that it names.
        types: The layer types that are known, by name.
    """
    nodes = list(_nodes(tree))
    targets = _Targets(nodes, columns, types)
    for node in nodes:
        held = {words: layer for side in _equal(node) for words, layer in targets.of(side)}
        if len(set(held.values())) > 1:
            said = ", ".join(f"{words} has ids of {layer}" for words, layer in held.items())
            yield Remark(f"{said}: no two of them are ever the same")
    references = [one for one in nodes if one.get("type") == "COLUMN_REF"]
    known = {name for own in columns.values() for name in own}
    typed = query.encode()
    for one in references:
        name, alias = _name(one), one["alias"]
        end = one["query_location"] + one["query_location_length"]
        rest = typed[end:].decode(errors="replace")
        if {name, alias} <= known and re.match(rf'\s+"?{re.escape(alias)}\b', rest):
            yield Remark(f"{name} is called {alias} in the answer: a comma parts two columns")
    compared, keys, places = set[str](), set[str](), set[str]()
    for node in nodes:
        compared.update(_compared(node))
        keys.update(_name(one) for one in _keys(node))
        places.update(_places(node))
    if "document" in compared | keys or any(one.get("ref_type") == "NATURAL" for one in nodes):
        return
    is_joined = sum(one.get("type") == "BASE_TABLE" for one in nodes) > 1
    if is_joined:
        keys |= compared
    if ids := sorted(keys & {name for own in columns.values() for name in _ids(own)}):
        words = f"ids ({', '.join(ids)}) begin anew in each document: join and group by it, too"
        beside = [] if is_joined else [f"{name}_text" for name in ids if f"{name}_text" in known]
        yield Remark(f"{words}, or by {beside[0]}" if beside else words, next(iter(columns)))
    elif is_joined and places:
        words = f"places ({', '.join(sorted(places))}) count anew in each document: join by it, too"
        yield Remark(words, next(iter(columns)))


class _Targets:
    """Of which layer the ids are that the columns of a query hold."""

    def __init__(self, nodes: Sequence[Mapping[str, Any]], columns: Columns, types: Types) -> None:
        self._columns, self._types = columns, types
        self._tables = {
            str(one["alias"] or one["table_name"]): str(one["table_name"])
            for one in nodes
            if one.get("type") == "BASE_TABLE"
        }

    def of(self, node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The column that a part of a query is, with its layer; nothing where it is none of ids."""
        if node.get("type") != "COLUMN_REF":
            return
        *within, name = map(str, node["column_names"])
        known = [self._tables.get(within[-1], "")] if within else list(self._tables.values())
        found = [one for one in known if one in self._columns and name in self._columns[one]]
        if len(found) != 1 or found[0] not in self._types:
            return
        targets = {one.field: one.target for one in glossator.references(self._types[found[0]])}
        layer = {**targets, "id": found[0], "sentence": "sentences"}.get(name)
        if layer:
            yield ".".join((*within, name)), layer


def _equal(node: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """What a part of a query takes to be the same, or one of the others."""
    if node.get("function_name") in _HOLDS:
        return [one["expression"] for one in node.get("arguments", ())]
    return [node["left"], node["right"]] if node.get("type") == "COMPARE_EQUAL" else ()


_HOLDS = ("list_contains", "list_has", "array_contains", "array_has", "contains")


def _nodes(tree: Tree) -> Iterator[dict[str, Any]]:
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def _name(reference: Mapping[str, Any]) -> str:
    return str(reference["column_names"][-1])


def _compared(node: Mapping[str, Any]) -> Iterator[str]:
    """The columns by which a part of a query picks the rows of tables that go together."""
    yield from node.get("using_columns") or ()
    sides = [node.get(side) for side in _SIDES.get(node.get("class", ""), ())]
    yield from (_name(one) for one in _nodes(sides) if one.get("type") == "COLUMN_REF")


def _places(node: Mapping[str, Any]) -> Iterator[str]:
    """The columns of places in a text by which a part of a query compares two tables."""
    sides = [node.get(side) for side in _SIDES.get(node.get("class", ""), ())]
    found = [
        one["column_names"]
        for one in _nodes(sides)
        if one.get("type") == "COLUMN_REF" and _name(one) in _PLACES
    ]
    if len({one[0] for one in found}) > 1:
        yield from (str(one[-1]) for one in found)
    yield from (name for name in node.get("using_columns") or () if name in _PLACES)


_SIDES = {
    "COMPARISON": ("left", "right"),
    "BETWEEN": ("input", "lower", "upper"),
    "SUBQUERY": ("child",),
}
_PLACES = ("start", "end", "sentence_number")


def _keys(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The columns by which a part of a query puts rows together."""
    groups = node.get("group_expressions") or []
    is_by_number = any(one.get("type") == "VALUE_CONSTANT" for one in groups)
    is_distinct = any(one.get("type") == "DISTINCT_MODIFIER" for one in node.get("modifiers") or ())
    if is_by_number or is_distinct or node.get("aggregate_handling") == "FORCE_AGGREGATES":
        groups = [*groups, *node.get("select_list", ())]
    if node.get("distinct") is True:
        groups = [one["expression"] for one in node.get("arguments", ())]
    yield from (one for one in groups if one.get("type") == "COLUMN_REF")


def _ids(own: Mapping[str, str]) -> Iterator[str]:
    """The columns that hold an id: that of the row, or one with the text that it points at."""
    for name, kind in own.items():
        if name == "id" or (kind == "VARCHAR" and f"{name}_text" in own):
            yield name
