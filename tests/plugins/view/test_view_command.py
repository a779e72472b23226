"""``glossator view``: pages and folders of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator.testing import document
from glossator_standard import Entity
from glossator_view import command


def made(name: str, text: str = "Rome is old.") -> glossator.Document:
    return document(text, Entity(start=0, end=4, label="GPE", rule="r"), id=name)


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    """Three documents, whose names are no names of files."""
    glossator.write([made(name) for name in ("a/b", "A/B", "../c")], str(tmp_path / "in.jsonl"))
    return "in.jsonl"


def test_several_documents_make_one_page(cli: Callable[..., Any], corpus: str) -> None:
    result = cli("view", corpus, "--output", "page.html")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("page.html: ")
    page = Path("page.html").read_text("utf-8")
    assert page.count('<section class="document"') == 3
    assert cli("view", corpus, "--id", "a/b").out.count('<section class="document"') == 1


@pytest.mark.parametrize("output", ["page.html", "pages"])
def test_where_nothing_can_be_read_there_is_no_page(
    cli: Callable[..., Any], tmp_path: Path, output: str
) -> None:
    (tmp_path / "in.json").write_text('{"text": 3}', "utf-8")
    result = cli("view", "in.json", "--output", output)
    assert result.code == 3
    assert "expected `text` to be a string" in result.err
    assert "`glossator validate` says more of files with annotations" in result.err
    assert not Path(output).exists()


def test_a_folder_is_called_as_one(cli: Callable[..., Any], corpus: str) -> None:
    result = cli("view", corpus, "--output", "page.pdf")
    assert result.code == 2
    told = (
        "expected a directory, or a name that ends in .html, got 'page.pdf': try --output page.pdf/"
    )
    assert told in result.err
    assert not Path("page.pdf").exists()


def test_a_folder_has_a_page_for_each_and_a_list(cli: Callable[..., Any], corpus: str) -> None:
    result = cli("view", corpus, "--output", "pages")
    assert result.err == "pages: 3 documents\n"
    names = sorted(one.name for one in Path("pages").iterdir())
    assert names == ["%2E.%2Fc.html", "A%2FB-2.html", "a%2Fb.html", "index.html"]
    index = (Path("pages") / "index.html").read_text("utf-8")
    assert 'href="a%252Fb.html"' in index
    assert '<a href="index.html">' in (Path("pages") / "a%2Fb.html").read_text("utf-8")


def test_too_many_for_one_page_are_told_where_to_go(
    cli: Callable[..., Any], corpus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "MOST_DOCUMENTS", 2)
    result = cli("view", corpus, "--output", "page.html")
    assert result.code == 2
    assert "one page holds up to 2 documents: --output FOLDER makes a page for each" in result.err
    assert not Path("page.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["in.jsonl", "--layers", "entitis"], 2, "unknown layer 'entitis'; did you mean"),
        (["in.jsonl", "--layers", "entitis", "-o", "pages"], 2, "did you mean 'entities'"),
        (["in.jsonl", "--id", "x"], 3, "no document has the id 'x'"),
        (["in.jsonl", "-o", "in.jsonl"], 2, "expected a directory, or a name that ends in .html"),
        (["none.json"], 3, "none.json"),
    ],
)
def test_mistakes_are_told_on_one_line(
    arguments: list[str], code: int, message: str, cli: Callable[..., Any], corpus: str
) -> None:
    assert corpus == "in.jsonl"
    result = cli("view", *arguments)
    assert result.code == code
    assert message in result.err
    assert "Traceback" not in result.err


def test_what_can_be_read_is_shown_and_what_cannot_is_told(
    cli: Callable[..., Any], corpus: str
) -> None:
    with Path(corpus).open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    result = cli("view", corpus, "--output", "page.html")
    assert result.code == 3
    assert "in.jsonl:4" in result.err
    assert Path("page.html").read_text("utf-8").count('<section class="document"') == 3


def test_layers_and_views_of_a_plugin_file_are_shown(
    cli: Callable[..., Any], shout: str, tmp_path: Path
) -> None:
    views = (
        "import glossator\n\n\nclass Loud(glossator.View):\n    name = title = 'loud'\n"
        "    layers = ('shout',)\n\n    def draw(self, document):\n"
        "        return ' '.join(self.link(one, document.text_of(one)) for one in "
        "document.layers['shout'])\n\n\n@glossator.hookimpl\ndef glossator_views():\n"
        "    return [Loud]\n"
    )
    (tmp_path / "loud_view.py").write_text(views, "utf-8")
    (tmp_path / "a.txt").write_text("HEY you, STOP.", "utf-8")
    assert cli("run", "a.txt", "--plugin", shout, "--layers", "shout", "-o", "a.json").code == 0
    page = cli("view", "a.json", "--plugin", shout, "--plugin", "loud_view.py").out
    assert '<a href="#shout:2"><bdi>STOP</bdi></a>' in page
    assert '["length",0,' in page
