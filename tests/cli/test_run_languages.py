"""``glossator run`` over documents in several languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

ROWS = [
    {"id": "a", "text": "Der amtierende Botschafter floh angeblich aus Rom.", "language": "de"},
    {"id": "b", "text": "The acting ambassador reportedly fled Rome.", "language": "en-GB"},
    {"id": "c", "text": "The acting ambassador reportedly fled Rome."},
    {"id": "d", "text": "The acting ambassador reportedly fled Rome.", "language": "English"},
]
CHAIN = (
    "--layers",
    "titles,hedging",
    "--minimal",
    "--use",
    "tokens=rules",
    "--use",
    "sentences=rules",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    return path


def documents(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_what_is_left_out_is_told_once_also_in_a_pipe(cli: Cli, corpus: Path) -> None:
    done = cli("run", corpus, *CHAIN)
    assert done.code == 0
    made = documents(done.out)
    assert [one["id"] for one in made] == ["a", "b", "c", "d"]
    assert ["titles" in one["layers"] for one in made] == [False, True, True, False]
    assert [one.get("language") for one in made] == ["de", "en-GB", None, "English"]
    assert done.err.splitlines()[:-1] == [
        "4 documents: made sentences, tokens, hedging, titles in 2 (new)",
        "hedging, titles: left out of 1 document in 'de': no annotator for it",
        "hedging, titles: left out of 1 document in 'English': no annotator for it; "
        "did you mean 'en'?",
    ]
    assert cli("run", corpus, *CHAIN, "--quiet").err == ""


def test_it_can_be_an_error(cli: Cli, corpus: Path) -> None:
    done = cli("run", corpus, *CHAIN, "--on-language", "error")
    assert done.code == 1
    assert "Error: titles failed on document 'a': language 'de': no annotator for it" in done.err
    layers = documents(done.out)[0]["layers"]
    assert layers["titles"]["status"] == "error"


def test_the_default_chain_makes_nothing_english_of_a_german_document(
    cli: Cli, tmp_path: Path
) -> None:
    (tmp_path / "brief.txt").write_text(ROWS[0]["text"], "utf-8")
    done = cli("run", tmp_path / "brief.txt", "--language", "de")
    assert done.code == 0
    [made] = documents(done.out)
    assert made["language"] == "de"
    assert not made["layers"].keys() & {"titles", "names", "entities", "locations", "dates"}
    assert "titles" in done.err


def test_a_chain_file_says_the_language_of_documents_that_have_none(
    cli: Cli, corpus: Path, tmp_path: Path
) -> None:
    chain = tmp_path / "german.toml"
    chain.write_text('layers = ["titles"]\nlanguage = "de"\nuse.tokens = "rules"\n', "utf-8")
    done = cli("run", corpus, "--chain", chain)
    assert [set(one["layers"]) & {"titles"} for one in documents(done.out)] == [
        set(), {"titles"}, set(), set()
    ]  # fmt: skip
    assert "titles: left out of 2 documents in 'de'" in done.err
    assert documents(done.out)[2]["language"] == "de"
    typed = cli("run", corpus, "--chain", chain, "--language", "en")
    assert "titles" in documents(typed.out)[2]["layers"]


def test_a_plan_is_for_a_language(cli: Cli) -> None:
    done = cli("run", "--plan", *CHAIN, "--language", "de")
    assert done.out == "hedging, titles: left out of documents in 'de': no annotator for it\n"


@pytest.mark.parametrize("where", ["option", "file"])
def test_a_language_is_a_tag(cli: Cli, corpus: Path, tmp_path: Path, where: str) -> None:
    chain = tmp_path / "wrong.toml"
    chain.write_text('language = "german"\n', "utf-8")
    options = ["--language", "german"] if where == "option" else ["--chain", chain]
    done = cli("run", corpus, *options)
    assert done.code == 2
    place = "language" if where == "option" else f"{chain}: language"
    assert done.err == (
        f"Error: {place}: expected a language tag of BCP 47, such as 'en' or 'pt-BR', "
        "got 'german'; did you mean 'de'?\n"
    )
