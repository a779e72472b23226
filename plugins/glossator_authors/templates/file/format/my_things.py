"""Reads and writes my things. As a plugin of one file it is named: `--plugin my_things.py`.

A line of a file is a document: its id, a tab, and its text as a string of JSON.
"""

import json
from collections.abc import Iterator
from typing import IO

import glossator


class Options(glossator.Options):
    """What a user may set, as in `--set my-things.prefix=news-`."""

    prefix: str = ""
    """What stands before the ids in the files, and not in the documents."""


class MyThingFormat(glossator.Format[Options]):
    """A text on each line, as JSON, behind its id and a tab."""

    name = "my-things"
    suffixes = (".my-things",)

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """Yield the documents of a file as they stand there."""
        for number, line in enumerate(stream, start=1):
            yield glossator.Record(line, number)

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """Make a document of a line."""
        identifier, _, text = record.data.decode("utf-8").partition("\t")
        try:
            said = json.loads(text)
        except ValueError:
            expected = "an id, a tab and a string of JSON"
            raise glossator.FormatError(f"expected {expected}, got {identifier!r:.40}") from None
        return glossator.Document(id=identifier.removeprefix(self.options.prefix), text=said)

    def encode(self, document: glossator.Document) -> bytes:
        """The line of a document; what this leaves out, the core finds by itself."""
        text = json.dumps(document.text, ensure_ascii=False)
        return f"{self.options.prefix}{document.id}\t{text}\n".encode()


@glossator.hookimpl
def glossator_formats() -> list[type[glossator.Format]]:
    return [MyThingFormat]
