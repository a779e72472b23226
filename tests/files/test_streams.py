"""What files are packed with, standard input and pipes: looked at, unpacked, bounded."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import glossator
from glossator.files.compression import COMPRESSIONS
from glossator.files.formats import are_lines
from glossator.files.streams import open_file

Cli = Callable[..., Any]

needs_zstd = pytest.mark.skipif(
    not (find_spec("backports") and find_spec("backports.zstd")) and sys.version_info < (3, 14),
    reason="needs the package backports.zstd, which make installs",
)
PACKED = [pytest.param(".gz"), pytest.param(".zst", marks=needs_zstd)]
DOCUMENTS = [glossator.Document(id=str(number), text=f"Text {number} 😀") for number in range(50)]


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_every_format_may_be_packed(suffix: str, packed: str, tmp_path: Path) -> None:
    documents = DOCUMENTS[:1] if suffix == ".json" else DOCUMENTS
    output = str(tmp_path / f"out{suffix}{packed}")
    glossator.write(documents, output)
    [compression] = [one for one in COMPRESSIONS if one.suffix == packed]
    assert Path(output).read_bytes().startswith(compression.magic)
    assert list(glossator.read(output)) == documents
    again = str(tmp_path / f"again{suffix}{packed}")
    glossator.write(documents, again)
    assert Path(again).read_bytes() == Path(output).read_bytes()


def test_a_packed_text_is_named_without_its_suffixes(tmp_path: Path) -> None:
    (tmp_path / "A.TXT.gz").write_bytes(gzip.compress(b"text"))
    assert list(glossator.read(str(tmp_path))) == [glossator.Document(id="A", text="text")]


@pytest.mark.parametrize("packed", PACKED)
def test_damage_costs_what_comes_after_it(packed: str, tmp_path: Path) -> None:
    path = tmp_path / f"out.jsonl{packed}"
    glossator.write(DOCUMENTS, str(path))
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(glossator.InputError, match=r"out.jsonl.*got the beginning of it alone"):
        list(glossator.read(str(path)))
    path.write_bytes(b"no archive")
    with pytest.raises(glossator.InputError, match="out.jsonl"):
        list(glossator.read(str(path)))


def test_without_its_library_a_packed_file_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("compression", "backports", "backports.zstd"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "a.jsonl.zst").write_bytes(b"")
    with pytest.raises(glossator.InputError, match=r"\.zst files: pip install backports.zstd"):
        list(glossator.read(str(tmp_path)))


def test_a_packed_text_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.files.streams.LARGEST", 1 << 20)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a\n" * (1 << 20)))
    with pytest.raises(glossator.InputError, match="expected at most 1 MiB at once, got more"):
        list(glossator.read(str(tmp_path)))


@pytest.mark.parametrize("packed", [None, COMPRESSIONS[0]])
def test_a_file_is_looked_at_before_it_is_read_and_can_be_sought_in(
    packed: Any, tmp_path: Path
) -> None:
    data = os.urandom(300_000)
    path = tmp_path / "a"
    path.write_bytes(packed.pack(data) if packed else data)
    ahead = open_file(path, packed)
    assert ahead.head() == data[: len(ahead.head())] != b""
    with ahead.reader(is_bounded=True) as stream:
        assert stream.read(10) == data[:10]
        stream.seek(250_000)
        assert stream.read() == data[250_000:]
        stream.seek(5)
        assert stream.tell() == 5
        assert stream.read(3) == data[5:8]


def test_a_pipe_is_read_as_standard_input_is(tmp_path: Path, cli: Cli) -> None:
    for name, data in (
        ("lines", b'{"id": "a", "text": "HELLO"}\n{"id": "b", "text": "you"}\n'),
        ("one", b'{\n "id": "a", "text": "HELLO"}'),
        ("packed", gzip.compress(b'{"id": "a", "text": "HELLO"}\n')),
        ("text", b"HELLO"),
    ):
        os.mkfifo(tmp_path / name)
        writer = threading.Thread(target=(tmp_path / name).write_bytes, args=(data,))
        writer.start()
        documents = list(glossator.read(str(tmp_path / name)))
        writer.join()
        assert documents[0] == glossator.Document(id=documents[0].id, text="HELLO")
        assert [one.id for one in documents] == {"lines": ["a", "b"], "text": ["text"]}.get(
            name, ["a"]
        )


def test_a_stream_is_read_as_it_comes(tmp_path: Path) -> None:
    """The first document is written before the second line is there."""
    command = [sys.executable, "-m", "glossator", "run", "-", "--layers", "tokens", "-q"]
    options = ["--use", "rules", "--batch-size", "1"]
    with subprocess.Popen(
        [*command, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    ) as running:
        assert running.stdin
        assert running.stdout
        for name in ("a", "b"):
            running.stdin.write(json.dumps({"id": name, "text": "HELLO"}).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == name
        running.stdin.close()
    assert running.returncode == 0


def test_a_standard_input_that_is_closed_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(glossator.InputError, match="-: it is closed"):
        list(glossator.read("-"))


def test_standard_input_may_be_of_a_format_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(b'{"id": "a", "text": "t"}')))
    monkeypatch.setattr("sys.stdin", stream)
    [document] = glossator.read("-", format="text")
    assert document == glossator.Document(id="stdin", text='{"id": "a", "text": "t"}')


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"a": 1}', True),
        (b'\n{"a": 1}\n{"b": 2}\n', True),
        (b'{\n "a": 1\n}\n', False),
        (b'{"a":\n{"b": 1}}', False),
        (b'{"a": \n{"b": 1}\n{"c"', True),
        (b"oops\n{}\n", True),
        (b"[1,\n2]", False),
        (b"\xef\xbb\xbf{\n}", False),
        (b"", True),
    ],
)
def test_where_json_is_json_lines(head: bytes, expected: bool) -> None:
    assert are_lines(head) is expected


def test_a_document_knows_its_file_wherever_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text", "utf-8")
    [document] = glossator.read(str(path))
    layer: glossator.Layer[Any] = glossator.Layer.of(glossator.Span, [])
    elsewhere = pickle.loads(pickle.dumps(document.with_layer(layer, "x"))).replace(text="y")
    assert elsewhere.source == document.source == str(path)
    assert document == glossator.Document(id="a", text="text")
    assert glossator.Document(id="a", text="text").source is None


def test_show_gives_a_document_the_id_that_run_gives_it(cli: Cli, shout: str) -> None:
    Path("corpus/2019").mkdir(parents=True)
    Path("corpus/2019/r.json").write_text('{"text": "HELLO"}', "utf-8")
    done = cli("run", "corpus", "--plugin", shout, "-l", "shout")
    assert json.loads(done.out)["id"] == "2019/r"
    assert "2019/r" in cli("show", "corpus").out


@pytest.mark.parametrize("engine", [(), ("--jobs", "2")])
def test_what_is_done_is_written_though_its_batch_is_not_full(
    engine: tuple[str, ...], tmp_path: Path
) -> None:
    command = [
        sys.executable,
        "-m",
        "glossator",
        "run",
        "-",
        "--layers",
        "tokens",
        "--use",
        "rules",
    ]
    with subprocess.Popen(
        [*command, *engine],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    ) as running:
        assert running.stdin
        assert running.stdout
        for name in ("a", "b"):
            row = json.dumps({"id": name, "text": "HELLO"}).encode()
            running.stdin.write(row + b"\nthis is no row\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == name
        running.stdin.close()
    assert running.returncode == 3


@pytest.mark.parametrize(
    "command",
    [
        ("run", "--layers", "tokens", "--use", "rules"),
        ("show",),
        ("validate",),
        ("upgrade",),
        ("eval", "a.jsonl"),
        ("diff", "a.jsonl"),
    ],
    ids=" ".join,
)
@pytest.mark.slow(reason="starts processes")
def test_streams_are_read_alike_in_every_command(command: tuple[str, ...], tmp_path: Path) -> None:
    program = f"{sys.executable} -m glossator"
    run = "run a.txt --layers tokens --use rules -o a.jsonl"
    (tmp_path / "a.txt").write_text("HELLO", "utf-8")
    ways = [
        "{} - < a.jsonl",
        "gzip -c a.jsonl | {} -",
        "{} /dev/stdin < a.jsonl",
        "cat a.jsonl | {} /dev/stdin",
        "{} <(cat a.jsonl)",
        "(cat a.jsonl > named &) ; {} named",
        "(cat a.jsonl > named.jsonl &) ; {} named.jsonl",
    ]
    typed = f"{program} {' '.join(command)}"
    script = "\n".join(["set -e", f"{program} {run}", "mkfifo named named.jsonl"])
    script += "".join(f"\n({way.format(typed)}) > {n}.out" for n, way in enumerate(ways))
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len({(tmp_path / f"{number}.out").read_bytes() for number in range(len(ways))}) == 1


def test_standard_input_is_read_once(cli: Cli) -> None:
    for command in ("run", "eval", "diff"):
        done = cli(command, "-", "-")
        assert "-: standard input can be read only once" in done.err
        assert done.code in (2, 3)


@pytest.mark.parametrize("command", ["run", "show", "upgrade", "diff"])
def test_of_many_broken_lines_the_first_are_told(command: str, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("oops\n" * 500, "utf-8")
    done = cli(command, "bad.jsonl", *["bad.jsonl" for _ in range(command == "diff")])
    assert done.code == 3
    assert "further" in done.err
    assert "not listed" in done.err
    assert len(done.err.splitlines()) < 110
