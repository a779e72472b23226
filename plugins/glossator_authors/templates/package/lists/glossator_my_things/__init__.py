"""Marks my things: the phrases of `phrases.csv`, which a project can extend, replace and cut."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Literal

import glossator
from glossator_standard import (
    ListAnnotator,
    ListEntry,
    ListOptions,
    NoFields,
    WordList,
    read_lists,
)
from glossator_standard.inflection import plural
from glossator_standard.phrases import PhraseTable
from glossator_standard.words import DocumentWords

PHRASES = Path(__file__).with_name("phrases.csv")
Kind = Literal["fruit", "vegetable"]


class MyThing(glossator.Span):
    """A phrase of the list.

    Attributes:
        kind: What the list says that it is.
        phrase: The entry of the list.
    """

    layer_type: ClassVar[str] = "my_things"
    label_field: ClassVar[str] = "kind"

    kind: Kind
    phrase: str


class Entry(glossator.Options):
    """What the list says of a phrase; what has no default it must say."""

    kind: Kind


def check(phrase: str, entry: Entry) -> None:
    """Refuse an entry that could never be found; a project's, too, with file, line and column."""
    if not phrase.islower():
        raise ValueError(f"expected a phrase in small letters, got {phrase!r}")


LISTS = (
    WordList("phrases", Entry, "What is marked, in the singular.", check=check),
    WordList("never", NoFields, "Longer phrases in which nothing is marked."),
)


class Options(ListOptions):
    """What a user may set, as in `--set my-things.plurals=false`; `lists` changes the lists."""

    plurals: bool = True
    """Whether the plural of a phrase is marked as well."""


class MyThingAnnotator(ListAnnotator):
    """Marks the phrases of a list, in capitals or not."""

    name = "my-things"
    provides = (MyThing,)
    requires = ("sentences", "tokens")
    languages = ("en",)
    options_type = Options
    options: Options
    word_lists = LISTS

    def own_entries(self) -> Mapping[str, Sequence[ListEntry]]:
        """The entries that come with it."""
        return read_lists(PHRASES, LISTS)

    def prepare(self) -> None:
        """Make a table of the entries, with a project's changes."""
        lists = self.entries()
        self.table: PhraseTable[ListEntry | None] = PhraseTable(
            [
                *((form, one) for one in lists["phrases"] for form in self.forms(one.phrase)),
                *((one.phrase, None) for one in lists["never"]),
            ]
        )

    def forms(self, phrase: str) -> Iterator[str]:
        """The forms of a phrase that are marked."""
        yield phrase
        if self.options.plurals:
            *others, noun = phrase.split()
            yield " ".join([*others, plural(noun)])

    def annotate(self, document: glossator.Document) -> Iterable[MyThing]:
        """Yield the phrases of each sentence, the longest first."""
        words = DocumentWords(document)
        for sentence in words.sentences:
            for first, last, entry in self.table.find(words, sentence):
                if entry:
                    start, end = words.extent(first, last)
                    kind = entry.fields.kind
                    yield MyThing(start=start, end=end, kind=kind, phrase=entry.phrase)


@glossator.hookimpl
def glossator_annotators() -> list[type[glossator.Annotator]]:
    return [MyThingAnnotator]
