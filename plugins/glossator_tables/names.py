"""Names of tables and columns: no two may differ in case only, as SQL takes them for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import glossator
from glossator import ColumnType, ListOf, RecordOf
from glossator.cli.shared import unknown

DOCUMENTS = "documents"
"""The table of documents."""


def check_distinct(names: Iterable[str], what: str) -> None:
    """Refuse two names that differ in case only.

    Raises:
        OptionError: naming both.
    """
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            raise glossator.OptionError(
                f"{what} {other!r} and {name!r} differ in case only, and SQL takes them for one: "
                "rename one of them"
            )


def check_columns(cls: type[glossator.Annotation]) -> None:
    """Refuse columns of a class that differ in case only, in records too.

    Raises:
        OptionError: naming both.
    """
    columns = glossator.columns(cls)
    check_distinct(
        [one.name for one in columns], f"layer {cls.type_name()!r} has no table: columns"
    )
    for one in columns:
        _check_inside(one.type, f"layer {cls.type_name()!r} has no table: in {one.name!r}, fields")


def _check_inside(kind: ColumnType, what: str) -> None:
    if isinstance(kind, ListOf):
        _check_inside(kind.item, what)
    elif isinstance(kind, RecordOf):
        check_distinct([name for name, _ in kind.fields], what)
        for _, inner in kind.fields:
            _check_inside(inner, what)


def matching(name: str, names: Iterable[str]) -> list[str]:
    """Those of the names that SQL takes for this one."""
    return [one for one in names if one.casefold() == name.casefold()]


def unknown_name(what: str, name: str, known: Collection[str]) -> str:
    """As `glossator.errors.unknown`; what means the same goes before what looks alike."""
    words = name.casefold()
    meant = [one for group in _ALIKE if words in group for one in group if one in known]
    if not meant or words in known:
        return unknown(what, name, known)
    told, dot, rest = unknown(what, name, known, likeness=1).partition(". Known:")
    return f"{told}; did you mean {meant[0]!r}?{dot.lstrip('.')}{rest}" if dot else told


_ALIKE = (
    # tables
    ("documents", "articles", "reports", "texts", "docs", "files"),
    ("people", "persons", "person", "speakers"),
    ("locations", "places", "cities", "countries", "towns"),
    ("titles", "offices", "jobs", "roles", "positions", "ranks"),
    ("quotations", "quotes", "statements"),
    ("hedging", "hedges", "hedge"),
    ("entities", "organisations", "organizations", "orgs"),
    # columns
    ("document", "id", "doc", "doc_id", "document_id", "article", "file", "filename"),
    ("text", "quote", "content", "contents", "body", "word", "form", "string", "office", "job"),
    ("name", "person"),
    ("speaker", "claimant", "holder", "person", "who", "source", "author", "said_by"),
    ("label", "kind", "type", "category", "class"),
    ("confidence", "score", "probability"),
    ("outlet", "source", "publisher", "newspaper", "publication"),
    ("language", "lang"),
    ("date", "published", "day", "year", "month"),
    ("affiliation", "organisation", "organization", "employer"),
)
"""Words for tables and columns that mean nearly the same; ours go first."""
