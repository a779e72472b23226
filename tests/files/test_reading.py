"""Inputs of every shape; bad ones are named by file and line, and the others are read."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import glossator
from glossator.files import streams
from glossator.files.reading import Unreadable, read_documents
from glossator.files.sources import find_inputs
from glossator.files.writing import open_writer
from glossator.format.codec import encode
from glossator.model.document import Document

ROOT = Path(__file__).parent.parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def read(*paths: Path | str) -> list[Document | Unreadable]:
    return list(read_documents(find_inputs(map(str, paths))))


def found(source: Path) -> list[str]:
    return [file.name for file in find_inputs([str(source)])]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_becomes_a_document_with_unix_line_ends(tmp_path: Path) -> None:
    path = write(tmp_path / "note.txt", b"\xef\xbb\xbfone\r\ntwo\rthree")
    assert read(path) == [Document(id="note", text="one\ntwo\nthree")]


def test_a_plain_row_becomes_a_document_its_other_values_metadata(tmp_path: Path) -> None:
    rows = '{"id": "a", "text": "x", "language": "en", "dct": "2020-01-01", "spans": []}\n'
    path = write(tmp_path / "c.jsonl", rows + '\n{"text": "y", "metadata": {"n": 1}}\n')
    assert read(path) == [
        Document(id="a", text="x", language="en", metadata={"dct": "2020-01-01"}),
        Document(id="c-3", text="y", metadata={"n": 1}),
    ]


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".jsonl.gz"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_seed_survives_every_format(seed: Path, suffix: str, tmp_path: Path) -> None:
    [document] = read(seed)
    assert isinstance(document, Document)
    output = tmp_path / f"out{suffix}"
    with open_writer(str(output)) as writer:
        writer.write(document)
    assert read(output) == [document]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"one\n\xff", r"a.txt:2: expected UTF-8, got byte 0xff \(column 1\)"),
        (
            "a.json",
            b'{\n "text": x}',
            r"a.json:2: expected one JSON document, got malformed JSON: .* \(column 10\)",
        ),
        (
            "a.jsonl",
            b'{"text": "x"}\n{"text": \n',
            r"a.jsonl:2: .*malformed JSON: Input data was truncated \(column 9\)",
        ),
        (
            "a.json",
            b'{"text": "x",\n "n": "\xc3\xa4\xff"}',
            r"a.json:2: expected UTF-8, got byte 0xff \(column 9\)",
        ),
        (
            "a.json",
            b'{"text":\n "\\ud83d\\ude00 \\ud83d"}',
            r"a.json:2: expected whole characters, .* surrogate pair \(column 16\); write",
        ),
        (
            "a.json",
            b'{"text": "\\ude00", "n": 1}',
            r"a.json:1: .*half of a surrogate pair \(column 11\)",
        ),
        ("a.json", b'{"id": "x"}', "a.json: expected an object with a string `text`.*keys: id"),
        ("a.json", b"[1]", "a.json: expected a JSON object"),
        ("a.json", b'{"format": "glossator/9.0"}', "a.json: .*reads glossator/1.x only"),
        ("a.json", b'{"text": "x", "n": 1e999}', "a.json: expected one JSON document: Number out"),
        ("a.json", b'{"text": "x", "id": ["a"]}', "a.json: expected `id` to be a string, got"),
        (
            "a.json",
            b'{"text": "x", "id": false}',
            "a.json: expected `id` to be a string, got bool",
        ),
        ("a.txt.gz", b"plain", "a.txt.gz: expected data packed with gzip, got other data: rename"),
        (
            "a.txt.gz",
            gzip.compress(b"x", mtime=0)[:9],
            "a.txt.gz: .*got the beginning of it alone: fetch",
        ),
        (
            "a.txt.gz",
            gzip.compress(b"x", mtime=0)[:-1] + b"z",
            "a.txt.gz: .*got damaged data: fetch or",
        ),
        (
            "a.jsonl",
            b'{"text": "x"}\n{"text": 1}\n',
            "a.jsonl:2: expected `text` to be a string",
        ),
    ],
)
def test_bad_input_is_one_line_with_its_place(
    name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    bad = read(write(tmp_path / name, content), write(tmp_path / "z.txt", "fine"))
    errors = [item for item in bad if isinstance(item, Unreadable)]
    assert len(errors) == 1
    with pytest.raises(glossator.GlossatorError, match=message):
        raise errors[0].error
    assert bad[-1] == Document(id="z", text="fine")


def test_a_line_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LARGEST", 1 << 20)
    row = json.dumps({"text": "a" * (1 << 21)}).encode()
    good, bad = read(write(tmp_path / "a.jsonl.gz", gzip.compress(b'{"text": "a"}\n' + row)))
    assert isinstance(good, Document)
    assert isinstance(bad, Unreadable)
    assert "a.jsonl.gz: expected lines of at most 1 MiB, got a longer one, line 2: only" in str(
        bad.error
    )


def test_a_torn_archive_keeps_what_came_before(tmp_path: Path) -> None:
    rows = "".join(f'{{"id": "{n}", "text": "{"x" * 999}"}}\n' for n in range(999))
    packed = gzip.compress(rows.encode(), compresslevel=0)
    found = read(write(tmp_path / "a.jsonl.gz", packed[:-5000]))
    assert len(found) > 900
    assert isinstance(found[-1], Unreadable)
    assert "a.jsonl.gz: expected data packed with gzip, got the beginning of it" in str(
        found[-1].error
    )


def test_the_second_document_of_an_id_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"id": "x", "text": "1"}\n{"id": "x", "text": "2"}\n')
    other = write(tmp_path / "b.jsonl", '{"id": "x", "text": "3"}\n')
    _, bad, worse = read(path, other)
    assert isinstance(bad, Unreadable)
    assert "a.jsonl:2: a document with the id 'x' was read before: ids are" in str(bad.error)
    assert isinstance(worse, Unreadable)
    assert f"was read before, in {path}: ids are unique in a run" in str(worse.error)


def test_directories_and_globs_give_their_files_sorted(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.json", "sub/c.jsonl", "notes.md"):
        write(tmp_path / name, "{}")
    names = ["a.json", "b.txt", "sub/c.jsonl"]
    assert found(tmp_path) == [str(tmp_path / name) for name in names]
    assert found(tmp_path / "*.txt") == [str(tmp_path / "b.txt")]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nowhere", "no such file or directory"),
        ("notes.md", "a name ending in .json, .jsonl"),
        ("gone.txt", "gone.txt: no such file or directory"),
        ("loop.txt", "loop.txt: no such file or directory"),
        ("https://x.org/a.html", "nothing is fetched: save the page first"),
        ("x" * 300, "x…: File name too long"),
    ],
)
def test_a_source_that_is_nothing_is_said(
    source: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "notes.md", "x")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(glossator.InputError, match=message):
        find_inputs([source])


def test_a_file_whose_name_is_not_utf_8_costs_no_other(tmp_path: Path) -> None:
    for name in (b"a.txt", b"m\xfcller.txt", b"z.txt"):
        write(tmp_path / os.fsdecode(name), "text")
    assert read(tmp_path) == [Document(id=one, text="text") for one in ("a", "m%FCller", "z")]


A, B = Document(id="a", text="t"), Document(id="b", text="u")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("plain\ntext", [Document(id="stdin", text="plain\ntext")]),
        ('{"id":"a","text":"t"}', [A]),
        ('\n{"id":"a","text":"t"}\n\n{"id":"b","text":"u"}\n', [A, B]),
        ('{\n  "id": "a",\n  "text": "t"\n}\n', [A]),
    ],
)
def test_standard_input_is_text_or_json(
    content: str, expected: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode())))
    monkeypatch.setattr("sys.stdin", stream)
    assert read("-") == expected


def test_a_torn_first_line_costs_that_line_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    content = '{"id":"a",\n{"id":"b","text":"u"}\n'
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode())))
    monkeypatch.setattr("sys.stdin", stream)
    torn, read_well = read("-")
    assert isinstance(torn, Unreadable)
    assert read_well == B


def test_documents_go_to_a_folder_by_id(tmp_path: Path) -> None:
    documents = [Document(id="a/b", text="1"), Document(id="..", text="2")]
    with open_writer(str(tmp_path / "out")) as writer:
        for document in documents:
            writer.write(document)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["%...json", "a%2Fb.json"]


@pytest.mark.parametrize("identifier", [".a", "..b/c", "...", ".", "..", "", "a.b"])
def test_what_is_written_into_a_folder_is_found_there_again(
    identifier: str, tmp_path: Path
) -> None:
    """Also where a file of the document's name would be hidden."""
    out = tmp_path / "out"
    glossator.write([Document(id=identifier, text="x"), Document(id="z", text="y")], f"{out}/")
    assert {one.id for one in glossator.read(str(out))} == {identifier, "z"}


def test_what_was_written_before_an_error_stays(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    one = Document(id="1", text="x")
    with pytest.raises(RuntimeError), open_writer(str(output)) as writer:
        writer.write(one)
        raise RuntimeError
    [partial] = tmp_path.iterdir()
    assert partial.name == "out.jsonl.partial"
    assert partial.read_bytes() == encode(one) + b"\n"


def test_a_json_file_holds_one_document(tmp_path: Path) -> None:
    with (
        pytest.raises(glossator.OptionError, match="a .json file holds one document"),
        open_writer(str(tmp_path / "out.json")) as writer,
    ):
        writer.write(Document(id="1", text="x"))
        writer.write(Document(id="2", text="x"))


def test_an_output_that_is_no_format_of_ours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(glossator.OptionError, match=r"ending in .json, .jsonl \(.gz or .zst may"):
        open_writer(str(tmp_path / "out.csv")).__enter__()


def test_packed_output_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        with open_writer(str(tmp_path / name)) as writer:
            writer.write(Document(id="1", text="x"))
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()


def test_a_row_whose_id_is_null_is_named_by_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", '{"id": null, "text": "x"}\n{"id": 7, "text": "y"}\n')
    assert read(path) == [Document(id="c-1", text="x"), Document(id="7", text="y")]


def test_standard_input_is_read_once() -> None:
    with pytest.raises(glossator.InputError, match="standard input can be read only once"):
        find_inputs(["-", "-"])


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_an_error_before_the_first_document_leaves_the_old_file(
    suffix: str, tmp_path: Path
) -> None:
    output = write(tmp_path / f"out{suffix}", "old")
    with pytest.raises(RuntimeError), open_writer(str(output)):
        raise RuntimeError
    assert output.read_text("utf-8") == "old"


def test_an_output_without_a_name_is_refused() -> None:
    with pytest.raises(glossator.OptionError, match="expected the name of an output"):
        open_writer("").__enter__()


class Full(io.BytesIO):
    """A stream on a disk that is full."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_standard_output_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=Full()))
    with (
        pytest.raises(glossator.InputError, match="standard output: No space left"),
        open_writer(None) as writer,
    ):
        writer.write(Document(id="1", text="x"))


def test_fields_of_plain_rows_that_are_left_out_are_told_once(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    row = {"text": "x", "meta": {"src": "wire"}, "tags": ["a"], "note": None, "outlet": "wire"}
    rows = [{**row, "language": 7}, row, {"text": "y", "metadata": {"tags": ["kept"]}}]
    lines = "".join(json.dumps(one) + "\n" for one in rows)
    (tmp_path / "rows.jsonl").write_text(lines, "utf-8")
    done = cli("run", "rows.jsonl", "--layers", "sentences", "--use", "rules", "--quiet")
    assert done.code == 0
    assert done.err == (
        "Warning: fields that were left out of plain rows: meta (2), tags (2), language (1); lists "
        "and objects are kept under `metadata`\n"
    )
    made = [json.loads(line)["metadata"] for line in done.out.splitlines()]
    assert made == [{"outlet": "wire"}, {"outlet": "wire"}, {"tags": ["kept"]}]


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("data", ["[" * 60_000, '{"a":[' * 10_000, "[" * 30_000 + "]" * 30_000])
def test_what_is_nested_without_an_end_is_soon_refused(tmp_path: Path, data: str) -> None:
    [one] = read(write(tmp_path / "a.json", data))
    assert isinstance(one, Unreadable)


@pytest.mark.parametrize("row", ["null", "3", '"text"'])
def test_json_that_is_no_object_is_told_as_what_it_is(tmp_path: Path, row: str) -> None:
    [one] = read(write(tmp_path / "a.json", row))
    assert isinstance(one, Unreadable)
    assert re.search("a.json: expected `object`, got `(null|int|str)`$", str(one.error))


@pytest.mark.parametrize("name", ["a.txt", "b.jsonl"])
def test_a_file_that_is_named_in_several_ways_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / name, '{"text": "x"}')
    monkeypatch.chdir(tmp_path)
    [one] = read(f"in/{name}", f"./in/{name}", tmp_path / "in" / name, "in", f"in/../in/{name}")
    assert isinstance(one, Document)
