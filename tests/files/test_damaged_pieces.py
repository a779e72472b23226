"""A format tells of a damaged piece and reads on; a fault of its own names it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import glossator

Cli = Callable[..., Any]

PLUGIN = """
import glossator


class Word(glossator.Span):
    layer_type = "wordy"


class Parts(glossator.Format):
    name = "parts"
    suffixes = (".parts",)

    def split(self, stream):
        for number, line in enumerate(stream, start=1):
            yield glossator.Record(line, number)

    def decode(self, record, source):
        good = []
        for part in record.data.decode("utf-8").split():
            if part.isalpha():
                good.append(part)
            else:
                source.warn(f"expected letters, got {part!r}", line=1)
        made = glossator.Document(id=f"{source.identifier}-{record.line}", text=" ".join(good))
        end = 99 if "far" in good else 0
        return made.with_layer(glossator.Layer.of(Word, [Word(start=0, end=end)]))

    def encode(self, document):
        return document.text.encode() + b"\\n"


@glossator.hookimpl
def glossator_formats():
    return [Parts]


@glossator.hookimpl
def glossator_layer_types():
    return [Word]
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    name = f"parts{abs(hash(tmp_path)) % 10**10}.py"  # no two files of a name are loaded
    Path(name).write_text(PLUGIN, "utf-8")
    Path("a.parts").write_text("one two\nthree 4 five ?\n", "utf-8")
    return name


@pytest.mark.parametrize(
    "command",
    [
        ("run", "a.parts", "--chain", "light", "--layers", "tokens", "--output", "out.jsonl"),
        ("convert", "a.parts", "--output", "out.jsonl"),
        ("show", "a.parts"),
    ],
)
def test_a_damaged_piece_is_told_with_its_line_and_counted(
    cli: Cli, plugin: str, command: tuple[str, ...]
) -> None:
    done = cli(*command, "--plugin", plugin)
    assert done.code == 3
    assert "a.parts:2: expected letters, got '4'" in done.err
    assert "a.parts:2: expected letters, got '?'" in done.err
    if command[0] != "show":
        assert len(Path("out.jsonl").read_text("utf-8").splitlines()) == 2


def test_from_python_it_is_a_warning(plugin: str) -> None:
    path = str(Path(plugin).resolve())
    with pytest.warns(UserWarning, match="a.parts:2: expected letters") as told:
        texts = [one.text for one in glossator.read("a.parts", plugins=[path])]
    assert texts == ["one two", "three five"]
    assert len(told) == 2


def test_the_first_ends_a_run_that_stops(cli: Cli, plugin: str) -> None:
    arguments = ("--chain", "light", "--layers", "tokens", "--on-error", "stop")
    done = cli("run", "a.parts", *arguments, "--output", "out.jsonl", "--plugin", plugin)
    assert done.code == 3
    assert not Path("out.jsonl").exists()


def test_what_a_format_makes_wrong_names_the_format(cli: Cli, plugin: str) -> None:
    Path("b.parts").write_text("far\n", "utf-8")
    done = cli("show", "b.parts", "--plugin", plugin)
    assert done.code == 3
    assert "b.parts:1: format 'parts': end 99 is past the end of the text" in done.err


@pytest.mark.parametrize("said", ["", "5: ", "line 5: ", "a.srt:5: "])
def test_a_line_that_a_message_has_already_is_told_once(said: str) -> None:
    error = glossator.FormatError(f"{said}expected a time", line=5)
    assert str(error.located(source="a.srt")) == "a.srt:5: expected a time"
