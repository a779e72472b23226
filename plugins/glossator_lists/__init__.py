"""A project's own phrases, marked wherever they stand, and what it changes about word lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

import glossator

__all__ = ["Lists", "ListsOptions", "Phrase"]


class Phrase(glossator.Span):
    """A phrase of a table.

    Attributes:
        list: The table's name: what the file says, else the file's own name.
        label: What the table says that it is; the list's name unless given.
        phrase: The entry as the table has it.
        form: How the text has it: as written there, or in another form of the word.
        identifier: The entry's `id` in the table, as in a register or knowledge base.
        note: What else the table says.
    """

    layer_type: ClassVar[str] = "phrases"
    label_field: ClassVar[str] = "label"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("phrase",)

    list: str
    label: str
    phrase: str
    form: Literal["written", "plural", "possessive", "verb"]
    identifier: str | None = None
    note: str | None = None


class ListsOptions(glossator.Options, frozen=True):
    """The tables, and how the text may differ from them."""

    tables: tuple[glossator.OptionFile, ...] = ()
    """Files of phrases: .toml, .csv, .tsv or .txt, each a list or several."""
    case: bool = False
    """Whether capitals must be as in the table; an entry may say so for itself."""
    inflect: tuple[Literal["plural", "possessive", "verb"], ...] = ()
    """Forms of English that are found too: of the last word, or of the first as a verb."""


class Lists(glossator.Annotator[ListsOptions]):
    """Phrases of tables, the longest first, from the start of a token to the end of one."""

    name: ClassVar[str] = "lists"
    provides: ClassVar[tuple[type[glossator.Annotation], ...]] = (Phrase,)
    requires: ClassVar[tuple[str, ...]] = ("tokens",)

    def prepare(self) -> None:
        """Read the tables."""
        from glossator_lists.matching import Matcher
        from glossator_lists.table import index_of

        self._matcher = Matcher(index_of(self.options), self.options.inflect)

    def annotate(self, document: glossator.Document) -> Iterator[Phrase]:
        """Yield the phrases of one document."""
        return self._matcher.find(document.text, document.layers["tokens"])


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[Lists]]:
    return [Lists]


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_lists.command import lists

    return [lists]
