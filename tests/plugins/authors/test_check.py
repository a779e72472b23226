"""``glossator check`` finds what breaks the contract of each kind, and what is left unsaid."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from glossator.plugins import requirements
from glossator.plugins.discovery import default_registry
from glossator_authors.checking.subject import Subject

Cli = Callable[..., Any]
Write = Callable[[str], str]

ANNOTATOR = '''
import os
import glossator

class WordN(glossator.Span):
    """A word."""
    size: int = 1
    """Size."""

@glossator.annotator(provides=WordN, name="wordN")
def word(document):
    """Mark words."""
    BODY
'''

FORMAT = '''
import json
import glossator

class Rows(glossator.Format):
    """Rows."""
    name = "rowsN"
    suffixes = (".rowsN",)

    def split(self, stream):
        for number, line in enumerate(stream, start=1):
            yield glossator.Record(line, number)

    def decode(self, record, source):
        try:
            said = json.loads(record.data)
            return glossator.Document(id=said[0], text=said[1])
        except (ValueError, LookupError, TypeError):
            raise glossator.FormatError("expected two strings")

    def encode(self, document):
        return json.dumps([document.id, document.text]).encode() + b"\\n"

@glossator.hookimpl
def glossator_formats():
    return [Rows]
'''

ENGINE = '''
import glossator

class Mine(glossator.Engine):
    """Mine."""
    name = "engineN"

    def run(self, runner, documents):
        BODY

@glossator.hookimpl
def glossator_engines():
    return [Mine]
'''


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a plugin file; N in its names is a number of its own."""

    def write(source: str) -> str:
        number = str(abs(hash((str(tmp_path), source))) % 10**10)
        path = tmp_path / f"checked_{number}.py"
        path.write_text(re.sub(r"(?<=[a-z])N\b", number, source), "utf-8")
        return str(path)

    return write


def found(cli: Cli, *arguments: str) -> tuple[int, set[tuple[str, str]], str]:
    """The exit code, level and code of what was found, and all messages."""
    result = cli("check", *arguments, "--json", "--no-measure")
    findings = json.loads(result.out)["findings"]
    messages = "\n".join(f"{one['about']}: {one['message']}; {one['hint']}" for one in findings)
    return result.code, {(one["level"], one["code"]) for one in findings}, messages


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        (
            "yield WordN(start=0, end=1, size=document.text.index('x'))",
            "fails",
            "on the text empty, blank, plain, .*: ValueError: substring not found",
        ),
        ("yield WordN(start=0, end=10**6)", "fails", "on the text empty"),
        ("yield WordN(start=0, end=0, size=os.getpid())", "contract", "another process gives"),
    ],
)
def test_an_annotator_that_breaks_the_contract_is_told(
    cli: Cli, write: Write, body: str, code: str, said: str
) -> None:
    status, codes, messages = found(cli, write(ANNOTATOR.replace("BODY", body)))
    assert (status, codes) == (1, {("error", code)})
    assert re.search(said, messages)


def test_options_are_read_as_their_types_say(cli: Cli) -> None:
    result = cli("check", "dates", "--set", "dates.anchor=2024-03-14", "--no-measure")
    assert result.code == 0, result.out


def test_what_fails_where_something_is_found_is_told(cli: Cli, write: Write) -> None:
    body = "if 'telescope' in document.text: raise LookupError('no lens')\n    yield from ()"
    status, codes, messages = found(cli, write(ANNOTATOR.replace("BODY", body)))
    assert (status, codes) == (1, {("error", "fails")})
    assert "on the text article 'telescope': LookupError: no lens" in messages


@pytest.mark.parametrize(
    ("count", "unit"),
    [("encode()", "bytes of UTF-8"), ("encode('utf-16-le')[::2]", "units of UTF-16")],
)
def test_offsets_in_other_units_than_code_points_are_told(
    cli: Cli, write: Write, count: str, unit: str
) -> None:
    body = (
        "at = document.text.find('the ')\n    if at >= 0:\n"
        f"        at = len(document.text[:at].{count})\n        yield WordN(start=at, end=at + 3)"
    )
    status, codes, messages = found(cli, write(ANNOTATOR.replace("BODY", body)))
    assert (status, codes) == (1, {("error", "offsets")})
    assert f"its offsets count {unit}; expected code points" in messages


def test_who_finds_nothing_is_told_to_bring_a_text(cli: Cli, write: Write, tmp_path: Path) -> None:
    body = "at = document.text.find('zyx')\n    if at >= 0: yield WordN(start=at, end=at + 3)"
    path = write(ANNOTATOR.replace("BODY", body))
    assert found(cli, path)[:2] == (0, {("warning", "nothing-found")})
    (tmp_path / "own.txt").write_text("A zyx.", "utf-8")
    assert found(cli, path, "--text", str(tmp_path / "own.txt"))[:2] == (0, set())
    assert cli("check", path, "--text", "gone.txt").code == 2


def test_what_needs_a_library_that_is_missing_was_not_checked(cli: Cli, write: Write) -> None:
    source = """
import glossator

class WordN(glossator.Span):
    \"\"\"A word.\"\"\"

class WordsN(glossator.Annotator):
    \"\"\"Words.\"\"\"
    name = "wordN"
    provides = (WordN,)

    def model_id(self):
        glossator.require("words", "zyxw", install="zyxw", error=glossator.ModelError)

    def annotate(self, document):
        yield from ()
"""
    status, codes, messages = found(cli, write(source))
    assert (status, codes) == (1, {("error", "model")})
    assert "it was not checked: words needs zyxw, which is not installed" in messages


VIEW = """
@glossator.hookimpl
def glossator_annotators():
    return [word]

@glossator.hookimpl
def glossator_views():
    return [Words]

class Words(glossator.View):
    \"\"\"Words.\"\"\"
    name = "wordN"
    title = "Words"
    layers = ("wordN",)

    def draw(self, document):
        return "<p>" + self.link(document.layers["wordN"][0], "it") + "</p>"
"""


def test_a_view_of_what_reads_other_layers_is_checked_without_models(
    cli: Cli, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        requirements, "find_spec", lambda name: None if name == "numpy" else find_spec(name)
    )
    source = ANNOTATOR.replace('name="wordN"', 'name="wordN", requires=["tokens", "entities"]')
    path = write(source.replace("BODY", "yield WordN(start=0, end=0)") + VIEW)
    assert found(cli, path)[:2] == (0, set())


@pytest.mark.slow("starts processes")
def test_a_sound_annotator_is_measured(cli: Cli, write: Write) -> None:
    path = write(ANNOTATOR.replace("BODY", "yield WordN(start=0, end=0)"))
    result = cli("check", path)
    assert (result.code, result.out.splitlines()[-1]) == (0, "0 errors, 0 warnings, 0 notes")
    assert re.search(
        r"measured annotator word\d+: .* about \d0*(,[0]{3})* characters/s", result.out
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[document.id, document.text]", "[document.id, document.text.strip()]", "the text comes"),
        ("[document.id, document.text]", "[document.id]", "what it writes it cannot read"),
        ("except (ValueError, LookupError, TypeError)", "except OSError", "of a damaged file it"),
        ("text=said[1])", "text=said[1] or ' ')", "document 'empty': the text comes back changed"),
        ('b"\\n"', 'b""', "a file of 1. documents cannot be read"),
        (
            "def encode",
            "def recognizes(self, source): return source.head[9]\n    def encode",
            "fails",
        ),
        (
            "def encode",
            "def losses(self, document): return ()\n    def encode",
            "`losses` does not tell that .*: is left out",
        ),
    ],
)
def test_a_format_that_breaks_the_contract_is_told(
    cli: Cli, write: Write, old: str, new: str, said: str
) -> None:
    source = FORMAT.replace(old, new)
    assert source != FORMAT
    status, codes, messages = found(cli, write(source))
    assert (status, ("error", "contract") in codes) == (1, True)
    assert re.search(said, messages)


def test_a_sound_format_is_told_its_losses(cli: Cli, write: Write) -> None:
    status, codes, messages = found(cli, write(FORMAT))
    assert (status, codes) == (0, {("note", "loss")})
    assert "does not hold tokens: is left out" in messages


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("yield from reversed(list(runner.jobs(documents)))", "document 1 is not that of a run"),
        (
            "yield from (j for j in runner.jobs(documents) if not j.failures)",
            "expected 24 documents",
        ),
        ("return list(runner.jobs(documents))", "is to be a generator"),
        ("yield from list(runner.jobs(documents))", "it has read all 2000 documents"),
        ("yield from (runner.count(j) for j in runner.jobs(documents))", "expected the summary to"),
        ("raise KeyError('x')", "KeyError"),
    ],
)
def test_an_engine_that_breaks_the_contract_is_told(
    cli: Cli, write: Write, body: str, said: str
) -> None:
    status, codes, messages = found(cli, write(ENGINE.replace("BODY", body)))
    assert (status, {level for level, _ in codes}) == (1, {"error"})
    assert re.search(said, messages)


def test_a_sound_engine_is_quiet(cli: Cli, write: Write) -> None:
    body = "yield from runner.jobs(documents)"
    assert found(cli, write(ENGINE.replace("BODY", body))) == (0, set(), "")


def test_what_a_declaration_leaves_unsaid_is_told(cli: Cli, write: Write) -> None:
    bare = ANNOTATOR.replace("BODY", "yield WordN(start=0, end=0)").replace('    """Size."""\n', "")
    bare = bare.replace('    """Mark words."""\n', "").replace("import os", "from typing import *")
    bare = bare.replace("size: int = 1", 'kind: Literal["a", "b"] = "a"')
    status, codes, messages = found(cli, write(bare))
    assert status == 0
    assert codes == {
        ("warning", "docstring"),
        ("warning", "field-description"),
        ("note", "label-field"),
    }
    assert "the field `kind` has no description; add it to" in messages


@pytest.mark.parametrize("field", ["when", "Left"])
def test_a_field_that_is_a_word_of_sql_is_noted(cli: Cli, write: Write, field: str) -> None:
    source = ANNOTATOR.replace("BODY", "yield WordN(start=0, end=0)").replace("size", field)

    _, codes, messages = found(cli, write(source))

    assert codes == {("note", "sql-word")}
    assert f"the field `{field}` is a word of SQL; name it otherwise, or write word" in messages


@pytest.mark.slow("starts processes")
def test_a_command_is_asked_for_its_help(cli: Cli, write: Write) -> None:
    assert found(cli, "diff") == (0, set(), "")
    source = '''
import glossator

@glossator.command(name="cmdN")
def cmd(inputs: list[str]):
    """Do it."""

@glossator.hookimpl
def glossator_commands():
    return [cmd]
'''
    status, codes, messages = found(cli, write(source))
    assert status == 0
    assert codes == {
        ("warning", "not-installed"),
        ("warning", "example"),
        ("warning", "parameter-help"),
    }
    assert "`inputs` has no help" in messages


@pytest.mark.slow("starts processes")
def test_a_chain_file_is_run(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('layers = ["tokens"]\nuse = ["rules"]\n')
    assert found(cli, str(path)) == (0, set(), "")
    path.write_text('layers = ["tokns"]\nuse = ["rules"]\n')
    status, codes, messages = found(cli, str(path))
    assert (status, codes) == (1, {("error", "fails")})
    assert "did you mean 'tokens'" in messages


def test_a_plugin_that_cannot_be_loaded_is_a_finding(cli: Cli, write: Write) -> None:
    status, codes, messages = found(cli, write("1 / 0"))
    assert (status, codes) == (1, {("error", "not-loaded")})
    assert "ZeroDivisionError" in messages


def test_a_name_of_nothing_is_told_with_the_nearest(cli: Cli) -> None:
    result = cli("check", "datse")
    assert (result.code, result.out) == (2, "")
    assert "unknown plugin 'datse'; did you mean 'dates'?" in result.err
    assert "one that is new is installed first: pip install" in result.err


@pytest.mark.slow("starts processes")
@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_the_built_in_engines_keep_the_contract(cli: Cli, engine: str) -> None:
    assert found(cli, engine) == (0, set(), "")


@pytest.mark.slow("writes and reads all formats")
def test_the_built_in_formats_keep_the_contract(cli: Cli) -> None:
    status, codes, messages = found(cli, "formats")
    assert (status, codes) == (0, {("note", "loss"), ("note", "read-only")}), messages


NARROW = """
import json

import glossator


class Narrow(glossator.Format):
    name = "narrow"
    suffixes = (".narrow",)

    def encode(self, document):
        if document.text.count("\\n") != {breaks}:
            raise glossator.FormatError("expected another number of lines")
        return json.dumps([document.id, document.text, len(document.layers)]).encode() + b"\\n"

    def split(self, stream):
        yield from (glossator.Record(line) for line in stream)

    def decode(self, record, source):
        try:
            identifier, text, layers = json.loads(record.data)
        except (ValueError, TypeError):
            raise glossator.FormatError("expected a row") from None
        if layers:
            raise glossator.FormatError("missing required field")
        return glossator.Document(id=identifier, text=text)


@glossator.hookimpl
def glossator_formats():
    return [Narrow]
"""


@pytest.mark.parametrize("breaks", [0, 1])
def test_a_format_that_refuses_whole_articles_is_tried_on_layers_too(
    breaks: int, tmp_path: Path, cli: Cli
) -> None:
    name = f"narrow{breaks}_{abs(hash(tmp_path)) % 10**10}.py"
    (tmp_path / name).write_text(NARROW.format(breaks=breaks), "utf-8")
    done = cli("check", name)
    assert done.code == 1, done.out
    assert "what it writes it cannot read: missing required field" in done.out


def test_a_format_that_writes_nothing_with_layers_is_told(cli: Cli, write: Write) -> None:
    refusing = FORMAT.replace(
        "    def encode(self, document):\n",
        "    def encode(self, document):\n"
        '        if document.layers: raise glossator.FormatError("expected no layers")\n',
    )
    status, codes, messages = found(cli, write(refusing))
    assert status == 0
    assert ("warning", "refuses-layers") in codes
    assert "it writes no document that has layers: " in messages
    assert "expected no layers" in messages


TIMED = """
import glossator

SHIFT = 0


class Cue(glossator.Span):
    'A cue.'
    layer_type = "cuesN"
    seconds: int
    'When.'


class Timed(glossator.Format):
    'Times.'
    name = "timedN"
    suffixes = (".timedN",)
    many = False

    def decode(self, record, source):
        time, _, text = record.data.decode("utf-8").partition(" ")
        if not time.isdecimal():
            raise glossator.FormatError("expected a time")
        cue = Cue(start=0, end=len(text), seconds=int(time) + SHIFT)
        made = glossator.Document(id=source.identifier, text=text)
        return made.with_layer(glossator.Layer.of(Cue, [cue]))

    def encode(self, document):
        if "cuesN" not in document.layers:
            raise glossator.FormatError("expected cues")
        [cue] = document.layers["cuesN"]
        return f"{cue.seconds} {document.text}".encode()


@glossator.hookimpl
def glossator_formats():
    return [Timed]


@glossator.hookimpl
def glossator_layer_types():
    return [Cue]
"""


def test_a_format_that_needs_its_own_layer_is_clean_with_a_file_of_it(
    cli: Cli, write: Write, tmp_path: Path
) -> None:
    plugin = write(TIMED)
    assert ("warning", "refuses-layers") in found(cli, plugin)[1]
    (tmp_path / "my.file").write_text("7 Hello.", "utf-8")
    status, codes, messages = found(cli, plugin, "--text", str(tmp_path / "my.file"))
    assert (status, codes) == (0, {("note", "loss")}), messages


def test_what_a_format_reads_otherwise_than_it_writes_is_found_in_a_file_of_it(
    cli: Cli, write: Write, tmp_path: Path
) -> None:
    plugin = write(TIMED.replace("SHIFT = 0", "SHIFT = 500"))
    (tmp_path / "my.file").write_text("7 Hello.", "utf-8")
    status, codes, messages = found(cli, plugin, "--text", str(tmp_path / "my.file"))
    assert (status, codes) == (1, {("error", "contract")})
    assert "my.file: it does not come back: cues" in messages
    (tmp_path / "my.file").write_text("Hello.", "utf-8")
    _, _, messages = found(cli, plugin, "--text", str(tmp_path / "my.file"))
    assert "it cannot read" in messages
    assert "expected a time" in messages


def test_a_text_for_what_reads_none_is_refused(cli: Cli, tmp_path: Path) -> None:
    done = cli("check", "serial", "--text", str(tmp_path / "a.txt"))
    assert done.code == 2
    assert "it is for annotators and formats, and serial has none" in done.err


def test_an_example_of_a_new_formats_project_is_read_and_written(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = f"shown{abs(hash(tmp_path)) % 10**10}"
    assert cli("new", name, "--kind", "format").code == 0
    [example] = tmp_path.glob("*/example.*")
    monkeypatch.syspath_prepend(str(example.parent))
    example.write_text(example.read_text("utf-8").replace("\tPER", "\t999\tPER"), "utf-8")
    status, _, messages = found(cli, f"glossator_{name}")
    assert status == 1
    assert f"cannot read {example}" in messages


def test_the_project_of_what_is_installed_is_the_folder_that_its_author_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    subject = Subject("json", "", default_registry(), module="json")
    assert subject.project is None
    Path("json").mkdir()
    Path("pyproject.toml").touch()
    assert subject.project == tmp_path
