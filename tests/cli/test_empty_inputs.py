"""An input without a document is told by all commands, in the same words, with exit code 3."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

RULES = ("--layers", "sentences", "--use", "rules")
COMMANDS = {
    "run": ("run", "{}", *RULES, "--output", "out.jsonl"),
    "run --update": ("run", "{}", *RULES, "--output", "out.jsonl", "--update"),
    "run --parts": ("run", "{}", *RULES, "--output", "out", "--parts", "2"),
    "run --plan": ("run", "{}", *RULES, "--plan"),
    "convert": ("convert", "{}", "--output", "out.jsonl"),
    "validate": ("validate", "{}"),
    "show": ("show", "{}"),
    "upgrade": ("upgrade", "{}", "--output", "out"),
    "diff": ("diff", "{}", "good.jsonl"),
    "diff new": ("diff", "good.jsonl", "{}"),
    "edit": ("edit", "{}", "--drop", "sentences", "--output", "out.jsonl"),
    "attach": ("attach", "{}", "--texts", "good.jsonl", "--output", "out.jsonl"),
    "repair": ("repair", "{}", "--output", "out"),
    "repair --dry-run": ("repair", "{}", "--dry-run"),
    "eval": ("eval", "{}", "good.jsonl", "--layer", "sentences"),
    "eval predicted": ("eval", "good.jsonl", "{}", "--layer", "sentences"),
    "table": ("table", "{}", "--output", "out"),
    "sql": ("sql", "{}", "SELECT * FROM documents"),
    "view": ("view", "{}", "--output", "out.html"),
}
EMPTY = {
    "e.jsonl": b"",
    "e.json": b"",
    "blank.jsonl": b"\n \n\t\n",
    "blank.json": b"\n\n",
    "e.jsonl.gz": b"",
    "packed.jsonl.gz": gzip.compress(b""),
    "-": b"",
}


@pytest.mark.parametrize("name", EMPTY)
@pytest.mark.parametrize("command", COMMANDS)
def test_what_has_no_document_is_unreadable(
    command: str, name: str, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.jsonl").write_text('{"id": "a", "text": "He left."}\n', "utf-8")
    assert cli("run", "a.jsonl", *RULES, "--output", "good.jsonl").code == 0
    Path(name).write_bytes(EMPTY[name])
    with Path(name).open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        _check(cli(*(one.replace("{}", name) for one in COMMANDS[command])))


def _check(done: Any) -> None:
    assert done.code == 3
    assert "expected a document, got nothing" in done.out + done.err
    assert not Path("out.jsonl").exists()
    assert not any(Path("out").glob("*"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_without_documents_is_told(command: str, cli: Cli) -> None:
    Path("good.jsonl").write_text('{"id": "a", "text": "He left."}\n', "utf-8")
    Path("empty").mkdir()
    done = cli(*(one.replace("{}", "empty") for one in COMMANDS[command]))
    assert done.code == 3
    assert "empty: found no file in this directory that ends in" in done.err


@pytest.mark.parametrize("command", ["run", "validate", "show", "diff"])
def test_among_others_an_empty_file_costs_none_of_them(command: str, cli: Cli) -> None:
    Path("a.jsonl").write_text('{"id": "a", "text": "He left."}\n', "utf-8")
    Path("corpus").mkdir()
    Path("corpus/empty.jsonl").touch()
    assert cli("run", "a.jsonl", *RULES, "--output", "good.jsonl").code == 0
    Path("corpus/good.jsonl").write_bytes(Path("good.jsonl").read_bytes())
    done = cli(*(one.replace("{}", "corpus") for one in COMMANDS[command]))
    assert done.code == 3
    assert "corpus/empty.jsonl" in done.out + done.err
    assert "1 document" in done.err or "He left." in done.out


def test_a_text_may_be_empty(cli: Cli) -> None:
    Path("e.txt").touch()
    assert cli("run", "e.txt", *RULES, "--output", "out.jsonl").code == 0
    assert cli("run", "e.txt", *RULES, "--quiet").out.count("\n") == 1
