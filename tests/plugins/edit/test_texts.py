"""Annotations without their texts, and with them again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Row = dict[str, Any]

TEXT = (
    "Acting ambassador Jo Song Gil reportedly fled Rome, though nobody could confirm it on Monday."
)


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in Path(name).read_text("utf-8").splitlines()]


def write(name: str, *found: Row) -> str:
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in found), "utf-8")
    return name


@pytest.fixture
def out(cli: Cli) -> str:
    """Two annotated articles of a folder."""
    Path("articles").mkdir()
    for name in "ab":
        Path(f"articles/{name}.txt").write_text(f"{TEXT} {name}", "utf-8")
    assert cli("run", "articles", "--chain", "light", "-q", "-o", "out.jsonl").code == 0
    return "out.jsonl"


@pytest.fixture
def shared(cli: Cli, out: str) -> str:
    """The same without their texts."""
    done = cli("edit", out, "--without-text", "-o", "shared.jsonl")
    assert done.code == 0, done.err
    return "shared.jsonl"


def test_the_length_and_the_hash_stand_in_place_of_the_text(cli: Cli, shared: str) -> None:
    first = rows(shared)[0]
    assert first["text"].keys() == {"length", "digest"}
    assert first["text"]["length"] == len(TEXT) + 2
    assert "ambassador Jo" not in Path(shared).read_text("utf-8")
    assert cli("validate", shared).code == 0


def test_a_text_is_brought_back_and_the_document_is_as_it_was(
    cli: Cli, out: str, shared: str
) -> None:
    done = cli("attach", shared, "--texts", "articles", "-o", "whole.jsonl")
    assert (done.code, done.err) == (0, "2 documents: 2 with its text again\n")
    assert Path("whole.jsonl").read_bytes() == Path(out).read_bytes()


def test_texts_may_come_from_any_file_in_any_order(cli: Cli, out: str, shared: str) -> None:
    texts = [{"id": row["id"], "text": row["text"]} for row in rows(out)]
    write("texts.jsonl", *texts[::-1], {"id": "other", "text": "x"})
    assert cli("attach", shared, "--texts", "texts.jsonl", "-o", "whole.jsonl").code == 0
    assert Path("whole.jsonl").read_bytes() == Path(out).read_bytes()


def test_a_glob_that_the_shell_has_made_files_of_is_told(cli: Cli, shared: str) -> None:
    write("articles/c.txt", {"id": "c", "text": "x"})
    done = cli("attach", shared, "--texts", "articles/a.txt", "articles/c.txt", "-o", "whole.jsonl")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "articles/c.txt: expected a name ending in .json, .jsonl" in done.err
    assert "name the folder of the texts, --texts articles/, or put their glob in" in done.err


def test_texts_may_stand_beside_annotations_of_them(cli: Cli, out: str, shared: str) -> None:
    gold = rows(out)[0]
    Path("articles/a.gold.json").write_text(json.dumps(gold), "utf-8")
    done = cli("attach", shared, "--texts", "articles", "-o", "whole.jsonl")
    assert (done.code, done.err) == (0, "2 documents: 2 with its text again\n")
    assert Path("whole.jsonl").read_bytes() == Path(out).read_bytes()
    Path("articles/a.gold.json").write_text(json.dumps({"id": "a", "text": "Another."}), "utf-8")
    done = cli("attach", shared, "--texts", "articles", "-o", "whole.jsonl")
    assert done.code == 3
    assert "articles/a.txt: another text with the id 'a' was read before" in done.err


def test_an_editor_may_have_ended_the_last_line_or_not(cli: Cli, out: str, shared: str) -> None:
    Path("articles/a.txt").write_text(f"{rows(out)[0]['text']}\n", "utf-8")
    assert cli("attach", shared, "--texts", "articles", "-o", "whole.jsonl").code == 0
    assert Path("whole.jsonl").read_bytes() == Path(out).read_bytes()


def test_another_text_is_refused_and_a_missing_one_is_named(cli: Cli, shared: str) -> None:
    Path("articles/a.txt").write_text(f"{TEXT} A", "utf-8")
    Path("articles/b.txt").unlink()
    done = cli("attach", shared, "--texts", "articles", "-o", "whole.jsonl")
    assert done.code == 1
    length = len(TEXT) + 2
    wanted = f"expected the text of {length} code points that was annotated"
    assert f"document 'a': {wanted}, got another of {length} in articles/a.txt" in done.err
    assert f"document 'b': {wanted}, found none with its id among --texts" in done.err
    assert not Path("whole.jsonl").exists()


def test_another_text_that_has_waited_is_refused(cli: Cli, out: str, shared: str) -> None:
    write("texts.jsonl", *({"id": row["id"], "text": "x"} for row in rows(out)[::-1]))
    done = cli("attach", shared, "--texts", "texts.jsonl", "-o", "whole.jsonl")
    assert done.code == 1
    assert "that was annotated, got another of 1 in texts.jsonl" in done.err
    assert "None" not in done.err


@pytest.mark.parametrize(
    "command",
    ["run {} --chain light", "show {}", "diff {} {}", "eval {} {}", "edit {} --drop dates"],
)
def test_who_needs_the_text_says_how_it_comes_back(command: str, cli: Cli, shared: str) -> None:
    done = cli(*command.replace("{}", shared).split())
    assert done.code in (2, 3)
    assert "got only its length and its hash: `glossator attach` brings it back" in done.err


def test_offsets_are_checked_against_the_length(cli: Cli, shared: str) -> None:
    made = rows(shared)
    made[0]["layers"]["tokens"]["annotations"][-1]["end"] += 1
    write("bad.jsonl", made[0])
    done = cli("validate", "bad.jsonl")
    assert done.code == 1
    assert f"is past the end of the text ({len(TEXT) + 2} code points) [span-bounds]" in done.out


def test_another_hash_makes_layers_stale(cli: Cli, shared: str) -> None:
    made = rows(shared)[0]
    made["text"]["digest"] = "sha256:" + "0" * 64
    done = cli("validate", write("bad.jsonl", made))
    assert done.code == 1
    assert "made from another text or language than this [policy-stale]" in done.out


def with_words(row: Row, **head: Any) -> Row:
    """A document with a layer whose field repeats each word, as lemmas do."""
    found = []
    for number, token in enumerate(row["layers"]["tokens"]["annotations"], start=1):
        word = row["text"][token["start"] : token["end"]]
        found.append({**token, "id": f"words:{number}", "lemma": word.lower()})
    layer = {"type": "words", "version": "1.0", "status": "ok", **head, "annotations": found}
    return {**row, "layers": {**row["layers"], "words": layer}}


def test_a_layer_from_which_the_text_could_be_read_is_taken_out(cli: Cli, out: str) -> None:
    maker = {"annotator": "x", "plugin": "x", "version": "1", "fingerprint": "sha256:0"}
    write("words.jsonl", *(with_words(row, producer=maker) for row in rows(out)))
    done = cli("edit", "words.jsonl", "--without-text", "-o", "shared.jsonl")
    assert done.code == 0, done.err
    assert "took out words, whose lemma repeats much of the text" in done.err
    assert "hedging.rule repeats words of the text" in done.err
    assert "words" not in rows("shared.jsonl")[0]["layers"]


def test_a_persons_layer_that_repeats_the_text_is_refused(cli: Cli, out: str) -> None:
    write("words.jsonl", *(with_words(row) for row in rows(out)))
    done = cli("edit", "words.jsonl", "--without-text", "-o", "shared.jsonl")
    assert done.code == 1
    assert "nobody can make words, whose lemma repeats much of the text again" in done.err
    assert (
        cli("edit", "words.jsonl", "--without-text", "--drop", "words", "-o", "s.jsonl").code == 0
    )


def test_metadata_that_repeats_the_text_is_left_out(cli: Cli, out: str) -> None:
    first = rows(out)[0]
    metadata = {"date": "2019-01-03", "teaser": TEXT[:60], "who": "Jo Song Gil"}
    write("meta.jsonl", {**first, "metadata": metadata})
    done = cli("edit", "meta.jsonl", "--without-text", "-o", "shared.jsonl")
    assert "left out metadata.teaser, which repeats much of the text" in done.err
    assert "metadata.who repeats words of the text" in done.err
    assert rows("shared.jsonl")[0]["metadata"] == {"date": "2019-01-03", "who": "Jo Song Gil"}


def test_texts_are_withheld_in_our_own_formats_only(cli: Cli, out: str) -> None:
    done = cli("edit", out, "--without-text", "-o", "shared.conllu")
    assert done.code == 2
    assert "--without-text: expected an output of format json or jsonl, got conllu" in done.err
    assert not Path("shared.conllu").exists()
    assert cli("edit", out, "--without-text", "-o", "shared.jsonl.gz").code == 0
    assert cli("edit", out, "--without-text", "-o", "folder").code == 0
    assert cli("attach", "folder", "--texts", "articles", "-o", "whole.jsonl").code == 0


def test_who_names_no_texts_is_told_what_is_missing(cli: Cli, shared: str) -> None:
    done = cli("attach", shared)
    assert done.code == 2
    assert "expected --texts with the file or folder that has the texts, got none" in done.err
