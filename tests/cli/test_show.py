"""``glossator show``, ``plugins``, ``layers``: what is printed for people to read."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import glossator
from glossator.cli.describing import fields
from glossator.cli.drawing import print_document
from glossator.format.codec import decode
from glossator.format.schema import struct_schema

Cli = Callable[..., Any]

PLUGIN = '''
from typing import Annotated, ClassVar, Literal

import msgspec

import glossator


class Person(glossator.Span):
    """A person."""


class Reading(msgspec.Struct):
    """One way to read it."""

    word: str


class Deed(glossator.Span):
    """What somebody does,
    or is said to do.

    Attributes:
        doer: Who does it.
    """

    label_field: ClassVar[str] = "kind"

    kind: Literal["told", "seen"]
    doer: Annotated[str, glossator.ref("person")] | None = None
    doer_span: glossator.Extent | None = None
    among: tuple[Annotated[str, glossator.ref("person")], ...] = ()
    sure: bool = False
    readings: tuple[Reading, ...] = ()


class Link(glossator.Relation):
    """Two persons."""

    left: Annotated[str, glossator.ref("person")]


@glossator.hookimpl
def glossator_layer_types():
    return [Person, Deed, Link]
'''

TEXT = "“Go,” said\n大使 Kim, “now.”\nAda left."
PERSONS = [{"start": 14, "end": 17}, {"start": 26, "end": 29}]
GO_NOW = {"start": 0, "end": 25, "fragments": [[0, 5], [19, 25]], "kind": "told"}


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., tuple[object, ...]]:
    """Save a document of these layers; returns the arguments that show it."""
    plugin = tmp_path / f"deeds_{abs(hash(tmp_path)) % 10**10}.py"
    plugin.write_text(PLUGIN, "utf-8")

    def save(text: str = TEXT, **layers: list[dict[str, Any]]) -> tuple[object, ...]:
        made = {
            name: {
                "type": name,
                "version": "1.0",
                "status": "ok",
                "annotations": [{"id": f"{name}:{at}"} | one for at, one in enumerate(found, 1)],
            }
            for name, found in layers.items()
        }
        row = {"format": "glossator/1.1", "id": "d", "text": text, "metadata": {}, "layers": made}
        (tmp_path / "d.json").write_text(json.dumps(row), "utf-8")
        return "show", "d.json", "--plugin", plugin

    return save


@pytest.fixture
def terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line on a terminal of 80 columns without colours."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Any:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return cli(*arguments)

    return run


def test_show_draws_spans_under_the_text(cli: Cli, tmp_path: Path, shout: str) -> None:
    (tmp_path / "a.txt").write_text("HELLO you", "utf-8")
    cli("run", "a.txt", "--plugin", shout, "--layers", "shout", "-o", "out.json")
    done = cli("show", "out.json", "--plugin", shout)
    assert done.out.splitlines()[2:] == [
        "      HELLO you",
        "shout └───┘",
        "not drawn: word (2)",
        "",
    ]
    done = cli("show", "out.json", "--plugin", shout, "--layers", "word,shout")
    assert "word  └───┘ └─┘" in done.out


def test_gaps_are_dotted_and_labels_are_told_in_full(cli: Cli, saved: Any) -> None:
    done = cli(*saved(deed=[GO_NOW]))
    assert done.out.splitlines()[2:] == [
        "     “Go,” said",
        "deed └tol┘┄┄┄┄┄",
        "     大使 Kim, “now.”",
        "deed ┄┄┄┄┄┄┄┄┄┄└told┘",
        "     Ada left.",
        "deed 1 told",
        "",
    ]


def test_labels_of_a_layer_without_a_class_are_those_that_its_schema_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    spans = {"quotations": {"kind": "direct"}, "deed": {"kind": "told"}}
    layers = {
        name: {
            "type": name,
            "version": "1.0",
            "status": "ok",
            "annotations": [{"id": f"{name}:1", "start": 0, "end": 10} | fields],
        }
        for name, fields in spans.items()
    }
    row = {"format": "glossator/1.0", "id": "d", "text": "“Go,” said", "layers": layers}
    print_document(Console(width=60), decode(json.dumps(row), {}), [])
    printed = capsys.readouterr().out
    assert "quotations └direct──┘" in printed
    assert "deed       └────────┘" in printed


def test_show_lets_no_text_command_the_terminal(cli: Cli, tmp_path: Path, shout: str) -> None:
    (tmp_path / "a.txt").write_text("\x1b[31mRED\t\x9b2J\u202eEND\nTWO", "utf-8")
    cli("run", "a.txt", "--plugin", shout, "--layers", "shout", "-o", "out.json")
    done = cli("show", "out.json", "--plugin", shout)
    assert done.out.splitlines()[2:] == [
        "      ␛[31mRED ·2J·END",
        "shout           └┘ └─┘",
        "      TWO",
        "shout └─┘",
        "not drawn: word (4)",
        "",
    ]


def test_a_list_resolves_what_fields_point_at(cli: Cli, saved: Any) -> None:
    first = {"doer": "person:1", "doer_span": [14, 17], "among": ["person:1", "person:2"]}
    second = {"start": 26, "end": 35, "kind": "seen", "sure": True, "readings": [{"word": "x"}]}
    done = cli(*saved(person=PERSONS, deed=[GO_NOW | first, second]), "--list")
    assert done.out.splitlines()[2:] == [
        "deed: 2 annotations",
        "1  0-25   “Go,” … “now.”  kind=told  doer=Kim  among=Kim | Ada",
        "3  26-35  Ada left.       kind=seen  sure=true  readings=1 record",
        "",
        "not listed: person (2)",
        "",
    ]


def test_fields_are_listed_as_they_are_asked_for(cli: Cli, saved: Any) -> None:
    deed = GO_NOW | {"doer": "person:1", "doer_span": [14, 17]}
    arguments = saved(person=PERSONS, deed=[deed])
    done = cli(*arguments, "--layers", "deed", "--fields", "doer_span, doer")
    assert "“Go,” … “now.”  doer_span=Kim  doer=Kim\n" in done.out
    assert "unknown field 'doers'; did you mean 'doer'" in cli(*arguments, "--fields", "doers").err


def test_a_relation_stands_where_the_first_that_it_refers_to_does(cli: Cli, saved: Any) -> None:
    links = [{"left": "person:2"}]
    done = cli(*saved(person=PERSONS, link=links), "--list", "--layers", "link")
    assert "\n3  26-29  Ada  left=Ada\n" in done.out


def test_a_layer_that_no_plugin_declares_is_listed_as_it_is(cli: Cli, saved: Any) -> None:
    odd = {"note": "a\x1b\nb", "pairs": [[1, 2], [3, 4]], "tags": ["x", 1], "more": {"k": None}}
    done = cli(*saved(odd=[{"start": 11, "end": 13} | odd, {"data": 1}]), "--list")
    assert done.out.splitlines()[3:5] == [
        '2  11-13  大使   note=a␛ b  pairs=2 records  tags=x, 1  more={"k":null}',
        "          odd:2  data=1",
    ]


def test_a_terminal_folds_lines_and_cuts_values(terminal: Cli, saved: Any) -> None:
    arguments = saved(odd=[{"start": 26, "end": 29, "a": "b" * 50, "c": "大" * 50}])
    assert terminal(*arguments, "--list").out.splitlines()[3:5] == [
        "3  26-29  Ada  a=" + "b" * 50,
        "            c=" + "大" * 32 + "…",
    ]


def test_a_pipe_cuts_nothing_and_folds_nothing(cli: Cli, saved: Any) -> None:
    done = cli(*saved(odd=[{"start": 26, "end": 29, "a": "b" * 500, "c": "d"}]), "--list")
    assert f"3  26-29  Ada  a={'b' * 500}  c=d\n" in done.out


def test_a_terminal_without_unicode_gets_question_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("caf\u00e9", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "glossator", "show", tmp_path / "a.txt"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "caf?" in done.stdout


def test_show_names_an_unknown_layer_or_document(cli: Cli, saved: Any) -> None:
    arguments = saved(person=PERSONS)
    assert "unknown layer 'parson'; did you mean 'person'" in cli(*arguments, "-l", "parson").err
    assert "no document has the id 'x'" in cli(*arguments, "--id", "x").err


@pytest.mark.parametrize("command", ["show", "view", "edit", "diff", "convert", "explain"])
def test_where_documents_have_no_layers_it_is_told_what_makes_them(command: str, cli: Cli) -> None:
    Path("a.txt").write_text("Hi.", "utf-8")
    more = {
        "edit": ["--drop", "titles", "-o", "out.json"],
        "diff": ["a.txt", "--layers", "titles"],
        "view": ["--layers", "titles", "-o", "out.html"],
        "convert": ["--layers", "titles", "-o", "out.json"],
        "explain": ["titles:1"],
    }
    done = cli(command, "a.txt", *more.get(command, ["--layers", "titles"]))
    said = "no layer 'titles': the documents have no layers yet; `glossator run` makes them"
    assert (done.code, said in done.err) == (2, True)


def test_a_tuple_and_code_are_described_as_they_are_written() -> None:
    class Played(glossator.Options):
        score: tuple[int, int] = (0, 0)
        """Of ``us`` and them."""

    [(name, kind, _, _, meaning)] = fields(struct_schema(Played))
    assert (name, kind, meaning) == ("score", "(integer, integer)", "Of `us` and them.")


def test_a_layer_that_only_some_documents_have_is_shown_where_it_is(
    cli: Cli, saved: Any, tmp_path: Path
) -> None:
    (tmp_path / "bare.txt").write_text("Nobody is here.", "utf-8")
    done = cli(*saved(person=PERSONS), str(tmp_path / "bare.txt"), "-l", "person")
    assert (done.code, "Nobody" in done.out) == (0, False)
    assert "1 document without the layer person" in done.err


def test_plugins_and_layers_list_what_is_there(cli: Cli, shout: str) -> None:
    listed = cli("plugins", "--plugin", shout, "--json")
    plugin = json.loads(listed.out)["plugins"][-1]
    assert [one["name"] for one in plugin["annotators"]] == ["words", "shout"]
    assert "A word in capitals." in cli("layers", "--plugin", shout).out
    assert "standard" in cli("plugins").out


@pytest.mark.parametrize(
    ("plugin", "rows"),
    [
        ("eval", (["gold", "string", "required", ""], ["--iou", "number", "-", ">= 0.0, <= 1.0"])),
        ("core", (["--on-error", "stop | record | skip", "-", ""], ["--set", "list of string"])),
        ("stanza", (["download language", "string", '"en"', ""],)),
    ],
)
def test_a_plugins_commands_are_described_with_their_options(
    cli: Cli, plugin: str, rows: tuple[list[str], ...]
) -> None:
    lines = cli("plugins", plugin).out.splitlines()
    printed = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines if "│" in line]
    for row in rows:
        assert row in [one[: len(row)] for one in printed]


def test_a_command_of_a_file_is_told_to_be_none(cli: Cli, shout: str) -> None:
    done = cli("hello", "--plugin", shout)
    assert done.code == 2
    assert "unknown command 'hello'" in done.err
    assert "a command is there once its plugin is installed" in done.err


def test_one_layer_type_is_described_field_by_field(cli: Cli, saved: Any) -> None:
    *_, plugin = saved()
    done = cli("layers", "deed", "--plugin", plugin)
    rows = [line.split("│")[1:-1] for line in done.out.splitlines() if line[:1] == "│"]
    assert done.out.startswith("deed 1.0: What somebody does,\nor is said to do.\nProvided by: -\n")
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["kind", "seen | told", "required", "", ""],
        ["doer", "id in person", "-", "", "Who does it."],
        ["doer_span", "extent", "-", "", ""],
        ["among", "list of id in person", "[]", "", ""],
        ["sure", "boolean", "false", "", ""],
        ["readings", "list of Reading", "[]", "", ""],
        ["Reading.word", "string", "required", "", ""],
    ]
    assert (
        "unknown layer type 'dead'; did you mean 'deed'"
        in cli("layers", "dead", "--plugin", plugin).err
    )


def test_a_table_keeps_rows_whole_in_a_pipe(cli: Cli, saved: Any) -> None:
    done = cli("layers", "--plugin", saved()[-1])
    assert "What somebody does, or is said to do." in done.out
    assert "kind, doer, doer_span, among, sure, readings" in done.out


def test_a_table_folds_at_words_on_a_terminal(terminal: Cli, saved: Any) -> None:
    lines = terminal("layers", "--plugin", saved()[-1]).out.splitlines()
    assert max(map(len, lines)) <= 80
    assert "…" not in "".join(lines)
    assert any("doer_span" in line for line in lines)


def test_lines_without_annotations_are_left_out_but_for_some_around(cli: Cli) -> None:
    lines = [f"line {number}." for number in range(20)]
    lines[9] = "It could rain."
    Path("a.txt").write_text("\n".join(lines), "utf-8")
    chain = ("--chain", "light", "--layers", "hedging", "--output", "a.json")
    assert cli("run", "a.txt", *chain).code == 0
    drawn = cli("show", "a.json", "--layers", "hedging", "--around", "2").out
    shown = [line.strip() for line in drawn.splitlines() if "line" in line or "⋯" in line]
    assert shown == ["⋯", "line 7.", "line 8.", "line 10.", "line 11."]
    assert "It could rain." in drawn
    assert "line 19." in cli("show", "a.json", "--layers", "hedging").out
    assert cli("show", "a.json", "--around", "2", "--list").code == 2


def test_the_legend_counts_annotations_without_a_label_too() -> None:
    class Call(glossator.Span):
        layer_type = "calls"
        label_field = "region"
        region: str = ""

    calls = [Call(start=0, end=1, region=region) for region in ("GB", "GB", "DE", "")]
    document = glossator.Document(id="a", text="x").with_layer(glossator.Layer.of(Call, calls))
    console = Console(width=80, record=True, file=io.StringIO())
    print_document(console, document, [])
    assert "2 GB, 1 DE, 1 without a label" in console.export_text()
