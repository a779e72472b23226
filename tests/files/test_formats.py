"""Formats that plugins bring: paired files, shared suffixes, binary ones; read and written."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import glossator

Cli = Callable[..., Any]

PLUGIN = '''
import json
import struct
import zlib

import glossator


class Name(glossator.Span):
    """A name."""

    kind: str = ""


class Pairs(glossator.Format):
    """Stand-off lines beside a text: start, end and kind of each name."""

    name = "pairs"
    suffixes = (".ann",)
    companions = (".txt", "kinds.conf")
    many = False
    kinds = set()

    def recognizes(self, source):
        return source.has(".txt")

    def decode(self, record, source):
        names = []
        for number, line in enumerate(record.data.decode().splitlines(), start=1):
            start, _, rest = line.partition(" ")
            end, _, kind = rest.partition(" ")
            if not (start.isdigit() and end.isdigit()):
                raise glossator.FormatError(f"expected START END KIND, got {line!r}", line=number)
            names.append(Name(start=int(start), end=int(end), kind=kind))
        text = source.companion(".txt").decode()
        document = glossator.Document(id=source.identifier, text=text)
        return document.with_layer(glossator.Layer.of(Name, names))

    def encode(self, document):
        names = document.layers.get_or_empty("name")
        self.kinds |= {one.kind for one in names}
        lines = "".join(f"{one.start} {one.end} {one.kind}\\n" for one in names)
        return {".txt": document.text.encode(), ".ann": lines.encode()}

    def shared_files(self):
        return {"kinds.conf": "".join(f"{one}\\n" for one in sorted(self.kinds)).encode()}

    def losses(self, document):
        for name, layer in document.layers.items():
            if name != "name":
                yield glossator.Loss(layer=name, reason="no layer but names", count=len(layer))


class Tasks(glossator.Format):
    """A JSON array of tasks."""

    name = "tasks"
    suffixes = (".json",)
    separator = b",\\n"

    def recognizes(self, source):
        return source.head.startswith(b"[") and b'"task"' in source.head

    def split(self, stream):
        for task in json.load(stream):
            yield glossator.Record(task)

    def decode(self, record, source):
        return glossator.Document(id=str(record.data["task"]), text=record.data["text"])

    def header(self):
        return b"[\\n"

    def encode(self, document):
        return json.dumps({"task": document.id, "text": document.text}).encode()

    def footer(self):
        return b"\\n]\\n"


class Options(glossator.Options):
    level: int = 9
    """How hard to pack, from 0 to 9."""


class Bin(glossator.Format[Options]):
    """All documents in one compressed heap."""

    name = "bin"
    suffixes = (".bin", ".heap")
    binary = True

    def split(self, stream):
        data = zlib.decompress(stream.read())
        at = 0
        while at < len(data):
            (size,) = struct.unpack_from(">I", data, at)
            yield glossator.Record(data[at + 4 : at + 4 + size])
            at += 4 + size

    def decode(self, record, source):
        return glossator.Document(**json.loads(record.data))

    def header(self):
        self.heap = b""
        return b""

    def encode(self, document):
        data = json.dumps({"id": document.id, "text": document.text}).encode()
        self.heap += struct.pack(">I", len(data)) + data
        return b""

    def footer(self):
        return zlib.compress(self.heap, self.options.level)


class Notes(glossator.Format):
    """Notes, which begin with a hash; they can only be read."""

    name = "notes"
    suffixes = (".txt",)

    def recognizes(self, source):
        return source.head.startswith(b"#")

    def split(self, stream):
        for number, line in enumerate(stream, start=1):
            if line.startswith(b"#"):
                yield glossator.Record(line, number)

    def decode(self, record, source):
        text = record.data[1:].decode().strip()
        return glossator.Document(id=f"{source.identifier}-{record.line}", text=text)


@glossator.hookimpl
def glossator_formats():
    return [Pairs, Tasks, Bin, Notes]


@glossator.hookimpl
def glossator_layer_types():
    return [Name]
'''


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A plugin with four formats; the tests run in a folder of their own."""
    path = tmp_path / f"exchange_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(PLUGIN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return str(path)


def write(name: str, content: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def texts(documents: Any) -> dict[str, str]:
    return {one.id: one.text for one in documents}


A, B = glossator.Document(id="a", text="Jo fled."), glossator.Document(id="b", text="He 😀 left.")


def test_paired_files_are_one_document_whichever_is_named(plugin: str) -> None:
    write("d/x.txt", "Jo fled.")
    write("d/x.ann", "0 2 PER\n")
    write("d/kinds.conf", "PER\n")
    for source in ("d", "d/x.txt", "d/x.ann", "d/x.*"):
        [document] = glossator.read(source, plugins=[plugin])
        assert document.id == "x"
        assert [document.text_of(one) for one in document.layers["name"]] == ["Jo"]


def test_a_format_that_is_named_is_taken_whatever_stands_beside(plugin: str) -> None:
    write("d/x.txt", "Jo fled.")
    write("d/x.ann", "0 2 PER\n")
    [document] = glossator.read("d/x.txt", format="text", plugins=[plugin])
    assert not document.layers
    write("z.txt", "alone")
    with pytest.raises(glossator.InputError, match="z.txt: expected z.ann beside it, found none"):
        list(glossator.read("z.txt", format="pairs", plugins=[plugin]))


def test_paired_files_are_written_and_come_back(plugin: str) -> None:
    write("in/x.txt", "Jo fled.")
    write("in/x.ann", "0 2 PER\n")
    documents = list(glossator.read("in", plugins=[plugin]))
    glossator.write(documents, "out", format="pairs", plugins=[plugin])
    assert {path.name for path in Path("out").iterdir()} == {"x.txt", "x.ann", "kinds.conf"}
    assert Path("out/kinds.conf").read_text("utf-8") == "PER\n"
    assert list(glossator.read("out", plugins=[plugin])) == documents


def test_content_decides_between_formats_of_one_suffix(plugin: str) -> None:
    write("tasks.json", '[{"task": 1, "text": "one"}, {"task": 2, "text": "two"}]')
    write("ours.json", '{"id": "o", "text": "ours"}')
    write("notes.txt", "# first\nno note\n# second\n")
    write("plain.txt", "plain")
    found = glossator.read("tasks.json", "ours.json", "notes.txt", "plain.txt", plugins=[plugin])
    assert texts(found) == {
        "1": "one",
        "2": "two",
        "o": "ours",
        "notes-1": "first",
        "notes-3": "second",
        "plain": "plain",
    }


def test_an_array_has_its_brackets_however_it_ends(plugin: str) -> None:
    glossator.write([A, B], "two.json.gz", format="tasks", plugins=[plugin])
    assert texts(glossator.read("two.json.gz", plugins=[plugin])) == texts([A, B])
    with pytest.raises(RuntimeError):
        glossator.write(broken(), "torn.json", format="tasks", plugins=[plugin])
    assert json.loads(Path("torn.json.partial").read_text("utf-8")) == [
        {"task": "a", "text": "Jo fled."}
    ]


def broken() -> Any:
    yield A
    raise RuntimeError


def test_what_is_written_all_at_once_is_written_at_the_end(plugin: str) -> None:
    glossator.write([A, B], "all.bin", plugins=[plugin])
    assert texts(glossator.read("all.bin", plugins=[plugin])) == texts([A, B])
    glossator.write([A, B], "each", format="bin", plugins=[plugin])
    assert texts(glossator.read("each/a.bin", plugins=[plugin])) == texts([A])
    assert texts(glossator.read("each/b.bin", plugins=[plugin])) == texts([B])


@pytest.mark.filterwarnings("default:written as bin")
def test_a_format_has_options(plugin: str, cli: Cli) -> None:
    long = glossator.Document(id="l", text="x" * 10_000)
    sizes = []
    for level in (0, 9):
        glossator.write([long], "l.bin", format="bin", options={"level": level}, plugins=[plugin])
        sizes.append(Path("l.bin").stat().st_size)
    assert sizes[0] > 10_000 > sizes[1]
    with pytest.raises(glossator.OptionError, match="unknown option 'levle'; did you mean 'level'"):
        glossator.write([long], "l.bin", format="bin", options={"levle": 1}, plugins=[plugin])
    with pytest.raises(glossator.OptionError, match="options are those of one format: name it"):
        glossator.write([long], "l.bin", options={"level": 1}, plugins=[plugin])
    write("a.txt", "x" * 10_000)
    run = ("run", "a.txt", "--plugin", plugin, "-l", "tokens", "--use", "rules", "-o", "a.bin")
    assert cli(*run, "--set", "bin.level=0").code == 0
    assert Path("a.bin").stat().st_size > 10_000
    assert "bin.level: expected a whole number, got 'x'" in cli(*run, "--set", "bin.level=x").err


@pytest.mark.filterwarnings("default:written as pairs")
def test_a_run_reads_and_writes_them(cli: Cli, shout: str, plugin: str) -> None:
    write("in/x.txt", "HELLO you")
    write("in/x.ann", "0 5 GREETING\n")
    options = ("--plugin", plugin, "--plugin", shout, "--layers", "shout")
    done = cli("run", "in", *options, "--to", "pairs", "-o", "out")
    assert done.code == 0
    assert Path("out/x.ann").read_text("utf-8") == "0 5 GREETING\n"
    assert "Warning: written as pairs, shout: no layer but names (1)" in done.err
    assert "Warning: written as pairs, word: no layer but names (2)" in done.err
    done = cli("run", "in/x.txt", *options, "--from", "text")
    assert json.loads(done.out)["layers"].keys() == {"word", "shout"}
    assert "HELLO" in cli("show", "in/x.txt", "--plugin", plugin, "--list").out


@pytest.mark.filterwarnings("default:written as pairs", "default:its place is an input")
def test_in_a_folder_paired_files_are_replaced_together(cli: Cli, shout: str, plugin: str) -> None:
    write("in/x.txt", "HELLO you")
    write("in/x.ann", "0 5 GREETING\n")
    write("in/y.txt", "another")
    write("in/y.ann", "")
    options = ("--plugin", plugin, "--plugin", shout, "--layers", "shout", "--to", "pairs")
    assert cli("run", "in", *options, "-o", "in").code == 0
    assert {path.name for path in Path("in").iterdir()} == {
        *("x.txt", "x.ann", "y.txt", "y.ann", "kinds.conf")
    }
    Path("in/y.ann").unlink()
    write("in/y.json", '{"id": "x", "text": "another x"}')
    write("in/x.json", '{"id": "y", "text": "another y"}')
    done = cli("run", "in/x.json", "in/y.txt", *options, "-o", "in")
    assert "its place is an input of its own: in/y.ann.partial has a document" in done.err
    assert Path("in/y.txt").read_text("utf-8") == "another"
    assert Path("in/y.txt.partial").read_text("utf-8") == "another y"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("x.txt", "--from", "txt"), 2, "unknown format 'txt'; did you mean 'text'?"),
        (("x.txt", "--from", "notes", "--to", "notes"), 2, "'notes' can be read, not written"),
        (("x.txt", "--to", "pairs"), 2, "pairs has several files for a document: write to a dir"),
        (("x.txt", "-o", "o.ann"), 2, "to a directory, as o/, or to a name ending in .json"),
        (("x.txt", "-o", "o.ann"), 2, "for a document: write to a directory, as o/"),
        (("x.txt", "-o", "o.x", "--to", "pairs"), 2, "pairs has several files for a document"),
        (
            ("x.txt", "-o", "o.odd"),
            2,
            "o.odd: expected a directory or a name ending in .ann, .bdocjs, .bin",
        ),
        (("x.odd",), 3, "x.odd: expected a name ending in .ann, .bdocjs, .bin, "),
        (("bad.ann",), 3, "bad.ann:2: expected START END KIND, got 'x'"),
        (("late.ann",), 3, "late.ann: format 'pairs': end 9 is past the end of the text"),
        (("no.bin",), 3, "no.bin: format 'bin' failed: error: Error -3 while decompressing data"),
        (("torn.bin",), 3, "torn.bin: format 'bin' failed: JSONDecodeError: "),
    ],
)
def test_a_mistake_is_one_line(
    arguments: tuple[str, ...], code: int, message: str, cli: Cli, plugin: str
) -> None:
    for name, content in (
        ("x.txt", "x"),
        ("x.odd", "x"),
        ("bad.txt", "text"),
        ("late.txt", "text"),
    ):
        write(name, content)
    write("bad.ann", "0 1 A\nx\n")
    write("late.ann", "0 9 A\n")
    write("no.bin", "no")
    write("torn.bin", zlib.compress(b"\0\0\0\1{"))
    done = cli("run", *arguments, "--plugin", plugin, "-l", "tokens", "--use", "rules")
    assert (done.code, done.out) == (code, "")
    assert message in done.err
    assert "Traceback" not in done.err


WORD = "glossator.Layer.of(Word, [Word(start=0, end='1')])"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("None", "format 'odd' failed: TypeError: expected a glossator.Document, got NoneType"),
        (
            "glossator.Document(id=7, text='')",
            "failed: TypeError: expected `id` to be a string, got int",
        ),
        ("glossator.Document(id='x', text=b'')", "expected `text` to be a string, got bytes"),
        ("glossator.Document(id='x', text='', metadata={'a': {1j}})", "format 'odd' failed: TypeE"),
        (
            f"glossator.Document(id='x', text=' ').with_layer({WORD})",
            "x.odd: format 'odd': expected `int`, got `str` (at /layers/word/annotations/0/end)",
        ),
        ("glossator.Document(id='x', text=open('gone').read())", "failed: FileNotFoundError: "),
    ],
)
def test_what_a_format_reads_is_checked(
    document: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("x.odd", "x")
    path = tmp_path / f"odd_{abs(hash((document, tmp_path))) % 10**10}.py"
    path.write_text(
        "import glossator\n\n"
        "class Word(glossator.Span):\n"
        "    pass\n\n"
        "class Odd(glossator.Format):\n"
        "    name = 'odd'\n"
        "    suffixes = ('.odd',)\n\n"
        "    def decode(self, record, source):\n"
        f"        return {document}\n\n"
        "@glossator.hookimpl\n"
        "def glossator_formats():\n"
        "    return [Odd]\n\n"
        "@glossator.hookimpl\n"
        "def glossator_layer_types():\n"
        "    return [Word]\n",
        "utf-8",
    )
    with pytest.raises(glossator.GlossatorError) as raised:
        list(glossator.read("x.odd", plugins=[str(path)]))
    assert message in str(raised.value)


def test_what_no_terminal_should_show_goes_to_none(
    plugin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", SimpleNamespace(isatty=lambda: True))
    with pytest.raises(glossator.OptionError, match="bin is no text: write to a file"):
        glossator.write([A], "-", format="bin", plugins=[plugin])


VAGUE = '''
import glossator


class Vague(glossator.Format):
    """Says of nothing that it is not its."""

    name = "vague"
    suffixes = (".json", ".xyz")

    def decode(self, record, source):
        if b"boom" in record.data:
            raise ValueError("boom")
        return glossator.Document(id="v", text="read as vague")

    def encode(self, document):
        if "boom" in document.text:
            raise ValueError("boom")
        return document.text.encode() + b"\\n"


class Other(Vague):
    """The same under another name."""

    name = "other"


@glossator.hookimpl
def glossator_formats():
    return [Vague, Other]
'''


@pytest.fixture
def vague(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = tmp_path / f"vague_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(VAGUE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return str(path)


def test_where_content_does_not_decide_the_user_must(cli: Cli, vague: str) -> None:
    write("v.xyz", "x")
    write("z.txt", "fine")
    run = ("run", "--plugin", vague, "-l", "tokens", "--use", "rules")
    done = cli(*run, "v.xyz", "z.txt")
    assert done.code == 3
    assert (
        "v.xyz: it may be vague or other; say which with --from vague or --from other" in done.err
    )
    assert json.loads(done.out)["id"] == "z"
    assert json.loads(cli(*run, "v.xyz", "--from", "other").out)["text"] == "read as vague"
    done = cli(*run, "z.txt", "-o", "o.xyz")
    assert done.code == 2
    assert "o.xyz: it may be vague or other; say which with --to vague or --to other" in done.err


def test_our_own_documents_are_ours_whoever_else_has_the_suffix(cli: Cli, vague: str) -> None:
    run = ("run", "--plugin", vague, "-l", "tokens", "--use", "rules")
    write("z.txt", "fine")
    assert cli(*run, "z.txt", "-o", "o.json").code == 0
    assert json.loads(cli(*run, "o.json").out)["id"] == "z"


@pytest.mark.filterwarnings("default:written as vague")
def test_a_document_that_a_format_fails_on_is_told_and_the_others_are_written(
    cli: Cli, vague: str
) -> None:
    write("a.jsonl", "".join(f'{{"id": "{one}", "text": "{one}"}}\n' for one in ("a", "boom", "c")))
    run = ("run", "a.jsonl", "--plugin", vague, "-l", "tokens", "--use", "rules", "--to", "vague")
    done = cli(*run, "-o", "o.xyz")
    assert done.code == 1
    assert "vague failed on document 'boom': ValueError: boom (vague_" in done.err
    assert "2 documents written" in done.err
    assert Path("o.xyz").read_text("utf-8") == "a\nc\n"
    assert "Stopped: 1 document written" in cli(*run, "-o", "p.xyz", "--on-error", "stop").err
    write("boom.xyz", "boom")
    done = cli("run", "boom.xyz", "--from", "vague", "--plugin", vague, "-l", "tokens")
    assert "boom.xyz: format 'vague' failed: ValueError: boom (vague_" in done.err


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ("suffixes = '.x'", "`suffixes` is a list of endings of names, got '.x'"),
        ("suffixes = ('x',)", "a suffix begins with a dot, as in '.x', got 'x'"),
        ("sufixes = ('.x',)", "nothing reads `sufixes`; did you mean 'suffixes'?"),
        ("name = 'my format'", "`name` is made of letters, digits, - and _, got 'my format'"),
        ("separator = ','", "`separator` is bytes, got ','"),
        ("decod = None", "nothing reads `decod`"),
    ],
)
def test_a_declaration_is_checked_when_it_is_loaded(
    attributes: str, message: str, tmp_path: Path, cli: Cli
) -> None:
    path = tmp_path / f"wrong_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(
        "import glossator\n\n\n"
        "class Wrong(glossator.Format):\n"
        "    name = 'wrong'\n"
        f"    {attributes}\n\n"
        "@glossator.hookimpl\n"
        "def glossator_formats():\n"
        "    return [Wrong]\n",
        "utf-8",
    )
    done = cli("layers", "--plugin", path)
    assert done.code == 2
    assert message in done.err or "neither `decode` nor `encode`" in done.err


def test_a_plugin_says_what_its_formats_do(cli: Cli, plugin: str) -> None:
    said = cli("plugins", Path(plugin).stem, "--plugin", plugin).out
    assert "format pairs: Stand-off lines beside a text: start, end and kind of each name." in said
    assert "reads and writes .ann, with .txt, kinds.conf beside it" in said
    assert "reads .txt\n" in said
    assert "level" in said


LEAVING = '''
import sys

import glossator


class Rows(glossator.Format):
    """Rows."""

    name = "rows"
    suffixes = (".rows",)

    def split(self, stream):
        for number, line in enumerate(stream, start=1):
            if b"split" in line:
                sys.exit(0)
            yield glossator.Record(line, number)

    def decode(self, record, source):
        if b"decode" in record.data:
            sys.exit(0)
        return glossator.Document(id=str(record.line), text=record.data.decode())

    def encode(self, document):
        if "encode" in document.text:
            sys.exit(0)
        return document.text.encode()

    def losses(self, document):
        return []


@glossator.hookimpl
def glossator_formats():
    return [Rows]
'''


def test_a_format_that_ends_the_program_has_failed_on_that_document(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "leaving.py").write_text(LEAVING, "utf-8")
    (tmp_path / "a.rows").write_text("one\ndecode\ntwo\nencode\nsplit\nlost\n", "utf-8")
    done = cli("convert", "a.rows", "--plugin", "leaving.py", "--output", "b.rows")
    assert done.code == 3
    assert (tmp_path / "b.rows").read_text("utf-8") == "one\ntwo\n"
    assert done.err.count("it called sys.exit(0)") == 3


@pytest.mark.parametrize("body", ["yield None", "yield stream.read()"])
def test_a_format_that_cuts_a_file_into_anything_but_records_is_told(
    cli: Callable[..., Any], tmp_path: Path, body: str
) -> None:
    plugin = LEAVING.replace("        for number", f"        {body}\n        for number")
    (tmp_path / f"cutting_{len(body)}.py").write_text(plugin, "utf-8")
    (tmp_path / "a.rows").write_text("one\n", "utf-8")
    done = cli("convert", "a.rows", "--plugin", f"cutting_{len(body)}.py", "-o", "b.jsonl")
    assert done.code == 3
    assert "expected a Record of each document from `split`, yielded or in a list" in done.err


@pytest.mark.parametrize(
    "data", [gzip.compress(b"{}\n" * 99, mtime=0), '{"text": "a"}\n'.encode("utf-16")]
)
@pytest.mark.parametrize("command", ["show", "validate"])
def test_what_is_no_text_at_all_is_told_once(command: str, data: bytes, cli: Cli) -> None:
    Path("a.jsonl").write_bytes(data + b"\n" + data)
    done = cli(command, "a.jsonl")
    assert done.code in (1, 3)
    assert (done.out + done.err).count("expected UTF-8, got ") == 1


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        ("caf\u00e9".encode("cp1252"), ("text.encoding=cp1252",), "caf\u00e9"),
        ("caf\u00e9".encode("utf-16"), (), "caf\u00e9"),
        ("\ufeffcaf\u00e9".encode(), ("text.encoding=utf8",), "caf\u00e9"),
        (b"ok\ncaf\xe9", (), "a.txt:2: expected UTF-8, got byte 0xe9 (column 4); save the file"),
        (b"caf\xe9", (), "or say its encoding, as --set text.encoding=cp1252"),
        (b"caf\xe9", ("text.encoding=ascii",), "a.txt:1: expected ASCII, got byte 0xe9 (column 4)"),
        (b"\xff\xfex", (), "a.txt:1: expected UTF-16, got byte 0x78"),
        (
            b"\x1f\x8b\x08",
            (),
            "a.txt:1: expected UTF-8, got what gzip has packed (column 2); unpack it",
        ),
        (b"x", ("text.encoding=latin-9000",), "text.encoding: no encoding 'latin-9000'"),
        (b"x", ("text.encoding=hex",), "text.encoding: no encoding 'hex'"),
    ],
)
def test_a_text_is_read_in_its_encoding(
    data: bytes, options: tuple[str, ...], said: str, cli: Cli
) -> None:
    Path("a.txt").write_bytes(data)
    asked = [part for one in options for part in ("--set", one)]
    done = cli("convert", "a.txt", "--to", "jsonl", *asked)
    if done.code == 0:
        assert json.loads(done.out)["text"] == said
    else:
        assert said in done.err
        assert done.err.count("Error") == 1
