"""What a script calls: chains, reading, writing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import glossator

RULES = {"tokens": "rules", "sentences": "rules"}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jo may have fled.", "utf-8")
    output = tmp_path / "out.jsonl.gz"
    with glossator.chain("hedging", use=RULES) as chain:
        glossator.write(chain.pipe(glossator.read(tmp_path / "a.txt")), output)
    [document] = glossator.read(str(output))
    assert [document.text_of(one) for one in document.layers["hedging"]] == ["may"]


def test_a_plugin_is_named_as_a_path_too(shout: str, tmp_path: Path) -> None:
    plugin = Path(shout)
    with glossator.chain("shout", use=RULES, plugins=[plugin]) as chain:
        glossator.write([chain("Stop NOW.")], str(tmp_path / "out.json"), plugins=[plugin])
    [document] = glossator.read(tmp_path / "out.json", plugins=[plugin])
    assert [document.text_of(one) for one in document.layers["shout"]] == ["NOW"]
    tables = glossator.to_arrow(tmp_path / "out.json", plugins=[plugin])
    assert tables["shout"].num_rows == 1
    with pytest.raises(glossator.OptionError, match=r"plugins are a list, plugins=\['a.py'\]"):
        glossator.chain("shout", plugins="a.py")


def test_what_cannot_be_read_is_raised(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": 3}', "utf-8")
    with pytest.raises(glossator.FormatError, match="expected `text` to be a string"):
        list(glossator.read(str(tmp_path)))


def test_two_documents_of_one_id_are_not_written(tmp_path: Path) -> None:
    chain = glossator.chain("tokens", use=RULES)
    with pytest.raises(glossator.FormatError, match="id 'text' was written before: give each its"):
        glossator.write(map(chain, ["Ann left.", "Bob stayed."]), tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("wrong", [None, b"x", ["a"]])
def test_a_chain_takes_texts_and_documents(wrong: Any) -> None:
    chain = glossator.chain("tokens", use=RULES)
    with pytest.raises(TypeError, match="expected a text or a glossator.Document, got"):
        chain(wrong)
    with pytest.raises(TypeError, match="expected a text or a glossator.Document, got"):
        list(chain.pipe([wrong]))
    with pytest.raises(TypeError, match="expected several texts, got one"):
        chain.pipe("abc")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda one: glossator.write(one, "out.json"), "expected several documents, got one"),
        (lambda _: glossator.read(["a.jsonl"]).__next__(), "sources are named one by one, read"),  # type: ignore[arg-type]
        (lambda one: glossator.write([one.text], "out.json"), "expected a glossator.Document, got"),
        (lambda one: one.with_layer([Mark()]), "expected a Layer, got list: `Layer.of` makes one"),
        (lambda _: glossator.Layer.of(Mark, [Other()]), "expected Mark, got Other"),
        (
            lambda _: glossator.Document(id="a", text="b", layers={}),  # type: ignore[arg-type]
            "expected Layers, got dict: `with_layer` adds a layer",
        ),
    ],
)
def test_what_is_no_document_and_no_layer_is_told(
    wrong: Callable[[glossator.Document], Any],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TypeError, match=message):
        wrong(glossator.Document(id="a", text="b"))
    assert not Path("out.json").exists()


class Mark(glossator.Relation):
    """What is marked."""


class Other(glossator.Relation):
    """What is marked otherwise."""


def test_options_of_nobody_are_told_with_their_form() -> None:
    with pytest.raises(glossator.OptionError, match=r"options=.\"titles\".*; got anchor='2024'"):
        glossator.chain("dates", use=RULES, options={"anchor": "2024"})  # type: ignore[dict-item]


def test_layers_in_one_word_are_told_with_their_form() -> None:
    with pytest.raises(glossator.OptionError, match="layers are given one by one, chain"):
        glossator.chain("tokens,titles")


def test_an_unknown_way_of_failing_is_refused() -> None:
    with pytest.raises(glossator.OptionError, match="unknown on_error 'stpo'; did you mean 'stop'"):
        glossator.chain("tokens", use=RULES, on_error="stpo")  # type: ignore[arg-type]  # a slip


def test_a_chain_says_which_layers_it_makes() -> None:
    with glossator.chain("dates", name="light", minimal=True) as chain:
        assert repr(chain) == "Chain(sentences, dates)"


def test_a_layer_is_made_anew_where_it_is_asked_for() -> None:
    with glossator.chain("tokens", use=RULES) as chain:
        first = chain("Jo may have fled.")
        assert chain(first).layers["tokens"] is first.layers["tokens"]
    with glossator.chain("tokens", use=RULES, anew=["tokens"]) as chain:
        again = chain(first)
    assert again.layers["tokens"] is not first.layers["tokens"]
    assert again == first
    with pytest.raises(glossator.OptionError, match="to make anew: unknown layer 'tokns'"):
        glossator.chain("tokens", use=RULES, anew=["tokns"])
    with pytest.raises(glossator.OptionError, match=r"anew is a list of layers, .*got 'tokens'"):
        glossator.chain("tokens", use=RULES, anew="tokens")


def test_some_layers_are_read_with_those_that_they_refer_to_and_others_may_be_damaged(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.jsonl"
    with glossator.chain("titles", "dates", name="light") as chain:
        whole = chain("Ambassador Jo Song Gil fled Rome in 2018.")
    glossator.write([whole], str(path))
    path.write_bytes(path.read_bytes().replace(b'"value":"2018"', b'"value":2018'))

    [read] = glossator.read(str(path), layers=["titles"])

    assert set(read.layers) == {"titles", "entities"}
    assert read.layers["titles"] == whole.layers["titles"]
    with pytest.raises(glossator.FormatError, match="/layers/dates"):
        list(glossator.read(str(path)))
