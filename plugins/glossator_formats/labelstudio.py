"""Label Studio's tasks: a text, predictions of machines and annotations of people.

What an annotator made is a prediction; what a person made (a layer without a producer) is an
annotation. A span is a result of type ``labels``; each of its fields is one with the same id; what
refers to another span is a relation. The labelling configuration of the project is written beside
the tasks. Offsets are code points.

https://labelstud.io/guide/task_format
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.jsonrows import JsonRows, row_of
from glossator_formats.labelstudio_config import NAME, Config
from glossator_formats.labelstudio_reading import document_of
from glossator_formats.labelstudio_writing import task_of
from glossator_formats.vocabulary import labels_of


class LabelStudioOptions(ExchangeOptions):
    """How tasks are read and written.

    Attributes:
        config: The labelling configuration of an existing project: what is written keeps to its
            controls and labels. Without one, a configuration is made that fits.
        text: The key of the text in the data of a task; found unless given.
        annotator: Whose annotation of a task is read, by id or address: else the ground truth,
            else the latest.
    """

    config: str | None = None
    text: str | None = None
    annotator: str | None = None


class LabelStudio(JsonRows, glossator.Format[LabelStudioOptions]):
    """Tasks as Label Studio imports and exports them."""

    name = "labelstudio"
    suffixes = (".json", ".jsonl")
    companions = (NAME,)
    separator = b",\n"

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        row = row_of(record.data)
        key = self.options.text
        if key is None and source.has(NAME):
            key = _text_key(source.companion(NAME))
        default = f"{source.identifier}-{record.line}"
        return document_of(row, self, source, default, key)

    def header(self) -> bytes:
        """As `Format.header`."""
        return b"[\n"

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        return msgspec.json.encode(task_of(document, labels_of(self), self._config))

    def footer(self) -> bytes:
        """As `Format.footer`."""
        return b"\n]\n"

    def shared_files(self) -> Mapping[str, bytes]:
        """As `Format.shared_files`: the labelling configuration, where none was given."""
        return {} if self._config.is_given else {NAME: self._config.xml()}

    @cached_property
    def _config(self) -> Config:
        if self.options.config is None:
            return Config()
        try:
            return Config.parse(Path(self.options.config).read_bytes())
        except OSError as error:
            raise glossator.OptionError(
                f"labelstudio.config: {self.options.config}: {error.strerror}"
            ) from None
        except glossator.FormatError as error:
            raise glossator.OptionError(
                f"labelstudio.config: {self.options.config}: {error}"
            ) from None


@lru_cache(maxsize=1)  # the tasks of a file share it
def _text_key(config: bytes) -> str:
    return Config.parse(config).key
