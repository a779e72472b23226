"""Documents that older versions of Glossator wrote are read in full by this one.

`archive/1.0` was written by Glossator 0.1.0 when the format was `glossator/1.0`.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest
from archived import ARCHIVE, as_today

from glossator.files.reading import iter_records
from glossator.files.sources import find_annotations
from glossator.format.codec import decode, encode
from glossator.plugins.discovery import default_registry
from glossator.validation import iter_findings, make_rules

FILES = sorted(path for path in ARCHIVE.glob("*/*") if path.is_file())


def rows(path: Path) -> list[bytes]:
    [file] = find_annotations([str(path)])
    return [record.data for record in iter_records(file)]


def test_there_is_an_archive() -> None:
    assert {path.parent.name for path in FILES} == {"1.0"}
    assert len(FILES) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_older_document_is_read_with_all_that_it_has(path: Path) -> None:
    types = default_registry().layer_types
    for data in rows(path):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            read = json.loads(encode(decode(data, types)))
        assert read == as_today(json.loads(data))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_older_document_is_valid(path: Path) -> None:
    rules = make_rules(default_registry())
    for data in rows(path):
        assert [one for one in iter_findings(data, rules) if one.severity == "error"] == []
