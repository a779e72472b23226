"""Documents and layers as notebooks show them, and as they are printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import pytest

import glossator
from glossator.testing import document
from glossator_standard import Entity, Title


class Mark(glossator.Span):
    """Any stretch of a text."""

    layer_type: ClassVar[str] = "marks"


TEXT = "Envoy Ana Silva left.\n\n<b>Rome</b> & more"


@pytest.fixture
def made() -> glossator.Document:
    return document(
        TEXT,
        Entity(start=6, end=15, label="PERSON", rule="r"),
        Title(start=0, end=15, when="former", rule="x"),
        id="<i>",
    )


def test_a_document_is_printed_on_a_short_line(made: glossator.Document) -> None:
    assert repr(made) == "Document('<i>', 41 characters, layers: entities 1, titles 1)"
    assert repr(made.layers["titles"]).startswith("Layer('titles', 1 annotation")


def test_a_document_and_a_layer_are_drawn_without_a_script(made: glossator.Document) -> None:
    for one in (made, made.layers["titles"], made.view("entities")):
        drawn = one._repr_html_()
        assert drawn
        assert "<script" not in drawn
        assert "&lt;b&gt;Rome&lt;/b&gt; &amp; more" in drawn
        assert "<i>" not in drawn
        assert len(drawn) < 3000


def test_each_part_of_the_text_has_the_bars_that_cover_it(made: glossator.Document) -> None:
    drawn = made._repr_html_()
    parts = re.findall(r'<span title="([^"]*)" style="([^"]*)">([^<]*)</span>', drawn)
    assert [(title, words) for title, _, words in parts] == [
        ("titles: former", "Envoy "),
        ("entities: PERSON; titles: former", "Ana Silva"),
    ]
    assert parts[0][1].count("linear-gradient") == 1
    assert parts[1][1].count("linear-gradient") == 2


def test_bars_of_one_layer_that_overlap_are_in_rows_of_their_own() -> None:
    made = document("abcdefgh", Mark(start=0, end=6), Mark(start=2, end=8), Mark(start=6, end=8))
    drawn = made.view("marks")._repr_html_()
    rows = re.findall(r"calc\(100% - (\d+)px\)/", drawn)
    assert rows == ["5", "5", "0", "0", "5"]


def test_only_the_layers_asked_for_are_drawn(made: glossator.Document) -> None:
    drawn = made.view("titles")._repr_html_()
    assert "entities" not in drawn
    with pytest.raises(glossator.OptionError, match="did you mean 'titles'"):
        made.view("title")


def test_a_view_is_saved_as_a_page(made: glossator.Document, tmp_path: Path) -> None:
    made.view("titles").save(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert '"name":"entities"' not in page


def test_a_layer_of_no_document_has_only_a_line() -> None:
    layer: glossator.Layer[Any] = glossator.Layer.of(Mark, [Mark(start=0, end=1)])
    assert layer._repr_html_() is None


def test_of_a_long_text_the_beginning_is_drawn() -> None:
    drawn = document("Rome is old. " * 10_000)._repr_html_()
    assert len(drawn) < 25_000
    assert "130,000 code points in all" in drawn
