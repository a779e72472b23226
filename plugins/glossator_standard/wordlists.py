"""Word lists that a project can extend, replace and cut in its chain file, without code.

An annotator with lists derives from `ListAnnotator` and names the module that has them, as `LISTS`
and `own_entries()`; what it works with is `entries()`::

    class Titles(ListAnnotator):
        lists_module = "my_titles.lists"

    # my_titles/lists.py
    LISTS = [WordList("offices", OfficeFields, "Nouns of offices.")]

    def own_entries():
        return {"offices": [ListEntry("mayor", OfficeFields())]}

One that has them at hand overrides `word_lists` and `own_entries` in place of that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, cast

import msgspec

import glossator


class NoFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of entries of which nothing is said but their words."""


class ListEntry(NamedTuple):
    """An entry of a list.

    Attributes:
        phrase: Its words.
        fields: What is said of it, of the list's class.
        origin: Where it stands: a file, for entries of a project with line and column.
    """

    phrase: str
    fields: Any
    origin: str = ""


def plain_key(phrase: str) -> str:
    """A phrase without regard to case and spaces: how entries are told apart."""
    return " ".join(phrase.casefold().split())


def _nothing(_phrase: str, _fields: Any) -> None:
    """Any entry will do."""


class WordList(NamedTuple):
    """A list that a project can change.

    Attributes:
        name: Unique among the annotator's; the key in TOML, and in a column ``list``.
        fields: The class of what an entry says beside its words; it must say what has no default.
        meaning: What stands in it, in a line.
        check: Called with phrase and fields of an entry that is added; raises ValueError.
        key: What two phrases have in common that are one entry.
        alternatives: Whether ``a|b`` is two words, each of which can be cut.
    """

    name: str
    fields: type[msgspec.Struct] | type[glossator.Options]
    meaning: str
    check: Callable[[str, Any], None] = _nothing
    key: Callable[[str], object] = plain_key
    alternatives: bool = False


def read_lists(
    file: Path | glossator.OptionFile, lists: Sequence[WordList]
) -> dict[str, tuple[ListEntry, ...]]:
    """The entries of a file, by list, each with the place where it stands.

    The file is TOML, CSV, TSV or plain text, in the notation in which a project writes its own
    entries. A list of which it says nothing has no entries; what names no list is of the first.

    Args:
        file: What lies beside the plugin's code, or what an option names.
        lists: What there may be in it.

    Raises:
        OptionError: naming file, line and column of what is wrong with an entry: a list or a field
            that there is not, a value that its class refuses, what `WordList.check` says.
    """
    from glossator_standard import entries

    return entries.read(file, lists)


class ListChanges(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a project changes about an annotator's lists, as ``[lists.ANNOTATOR]`` says it."""

    extend: tuple[glossator.OptionFile, ...] = ()
    """Files whose entries are added."""
    replace: tuple[glossator.OptionFile, ...] = ()
    """Files with whole lists, in the place of those of that name."""
    add: tuple[str | dict[str, Any], ...] = ()
    """Entries that are added."""
    cut: tuple[str | dict[str, Any], ...] = ()
    """Entries that are taken out."""
    cut_files: tuple[glossator.OptionFile, ...] = ()
    """Files of entries that are taken out."""


class ListOptions(glossator.Options, frozen=True):
    """The options of an annotator with lists; derive from it for further ones."""

    lists: ListChanges | None = None
    """What a project changes about the word lists: ``[lists.ANNOTATOR]`` of a chain file."""


class ListAnnotator(glossator.Annotator[ListOptions]):
    """An annotator whose word lists a project can change."""

    lists_module: ClassVar[str] = ""
    """The module with its `LISTS` and their `own_entries()`, imported when they are asked for."""

    @property
    def word_lists(self) -> Sequence[WordList]:
        """Its lists; entries that name none are the first one's."""
        return cast("Sequence[WordList]", import_module(self.lists_module).LISTS)

    def __init__(self, options: ListOptions | None = None) -> None:
        super().__init__(options)
        self._entries: Mapping[str, Sequence[ListEntry]] | None = None
        if self.options.lists is not None:
            self.entries()  # a mistake in a project's lists is told before a document is read

    def own_entries(self) -> Mapping[str, Sequence[ListEntry]]:
        """The entries that come with the annotator, by list."""
        own: Mapping[str, Sequence[ListEntry]] = import_module(self.lists_module).own_entries()
        return own

    def entries(self) -> Mapping[str, Sequence[ListEntry]]:
        """The entries by list, with a project's changes.

        Raises:
            OptionError: naming file, line and column of a wrong entry.
        """
        if self._entries is None:
            own = self.own_entries()
            if self.options.lists is not None:
                from glossator_standard.listchanges import changed

                own = changed(own, self.word_lists, self.options.lists, self.name).entries
            self._entries = own
        return self._entries
