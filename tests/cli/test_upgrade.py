"""``glossator upgrade``: files of older versions are brought to those of today, losing nothing."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import archived
import pytest
from archived import TODAY, as_today

import glossator

ARCHIVE = archived.ARCHIVE / "1.0"
FILES = sorted(path.name for path in ARCHIVE.iterdir())

Cli = Callable[..., Any]


@pytest.fixture(autouse=True)
def old(tmp_path: Path) -> Path:
    """A copy of the archive of 1.0."""
    return Path(shutil.copytree(ARCHIVE, tmp_path / "old"))


def content(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()


@pytest.mark.parametrize("name", FILES)
def test_all_that_a_document_has_is_there_in_a_valid_file(cli: Cli, old: Path, name: str) -> None:
    done = cli("upgrade", "old", "--output", "new")
    assert (done.code, done.out) == (0, "")
    made = content(Path("new", name))
    olds = [json.loads(line) for line in as_lines(content(old / name))]
    news = [json.loads(line) for line in as_lines(made)]
    assert [settled(one) for one in news] == [settled(as_today(one)) for one in olds]
    assert cli("validate", Path("new", name)).code == 0
    assert content(old / name) == content(ARCHIVE / name)


def test_validate_says_of_a_renamed_field_in_a_line_that_the_layer_is_older(
    cli: Cli, old: Path
) -> None:
    done = cli("validate", old / "corpus.jsonl", old / "gold.json")
    told = [line for line in done.out.splitlines() if line.endswith("[layer-older]")]
    assert done.code == 0
    assert {line.partition(": warning: ")[2] for line in told} == {
        f"expected version {version} of {name!r}, got 1.0 [layer-older]"
        for name, version in TODAY.items()
    }


def settled(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what says whether the layers made from `titles` are fresh.

    It is set anew, since the titles are written otherwise; `validate` says that it is right.
    """
    for layer in document["layers"].values():
        if "titles" in layer.get("inputs", {}):
            del layer["inputs"]["titles"]
            layer["producer"] = layer["producer"] | {"fingerprint": ""}
    return document


def as_lines(text: str) -> list[str]:
    return [text] if text.startswith("{\n") else text.splitlines()


def test_it_says_what_was_upgraded_and_what_needed_nothing(cli: Cli, old: Path) -> None:
    cli("upgrade", old / "gold.json", "-o", "old/today.json")
    done = cli("upgrade", "old", "--in-place")
    both = "2 documents upgraded (glossator/1.0 to 1.1, hedging 1.0 to 2.1)"
    hedging, quotations, titles = (f"{name} 1.0 to {version}" for name, version in TODAY.items())
    assert done.err.splitlines() == [
        f"old/corpus.jsonl: {both}",
        f"old/corpus.jsonl.gz: {both}",
        f"old/embassy.json: 1 document upgraded "
        f"(glossator/1.0 to 1.1, {hedging}, {titles}, {quotations})",
        f"old/gold.json: 1 document upgraded "
        f"(glossator/1.0 to 1.1, {titles}, {hedging}, {quotations})",
        "old/third-party.json: 1 document upgraded (glossator/1.0 to 1.1)",
        "old/today.json: needs nothing",
        "6 files: 5 upgraded, 1 needed nothing",
    ]
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in old.iterdir()}
    again = cli("upgrade", "old", "--in-place", "--quiet")
    assert (again.code, again.err) == (0, "")
    assert before == {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in old.iterdir()}


def test_a_document_keeps_its_layout_and_what_needs_nothing_every_byte(cli: Cli, old: Path) -> None:
    for text in (content(old / "gold.json"), cli("upgrade", old / "gold.json").out):
        assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    text = '{"text" : "a row to annotate", "id": 7}\n'
    today = '{"format":"glossator/1.1", "id":"b", "text":"\\u0041", "layers": {}}'
    then = '{"format":"glossator/1.0", "id":"c", "text":"\\u0041", "layers": {}}\n'
    Path("mixed.jsonl").write_text(text + then + today, "utf-8")
    done = cli("upgrade", "mixed.jsonl", "-i")
    assert done.err == "mixed.jsonl: 1 of 3 documents upgraded (glossator/1.0 to 1.1 in 1)\n"
    made = '{"format":"glossator/1.1","id":"c","text":"A","layers":{}}\n'
    assert content(Path("mixed.jsonl")) == text + made + today


def test_several_files_are_json_lines_on_standard_output(cli: Cli, old: Path) -> None:
    done = cli("upgrade", old / "gold.json", old / "corpus.jsonl.gz")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [
        "final",
        "court",
        "merger",
    ]


def test_a_packed_file_may_be_unpacked_and_the_reverse(cli: Cli, old: Path) -> None:
    cli("upgrade", old / "corpus.jsonl.gz", "-o", "plain.jsonl")
    cli("upgrade", old / "corpus.jsonl", "-o", "packed.jsonl.gz")
    assert content(Path("plain.jsonl")) == content(Path("packed.jsonl.gz"))


BAD = '{"format": "glossator/1.0", "id": "x", "text": "one", "layers": {"w": 3}}\n'


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (BAD, "bad.jsonl:2: expected `object`, got `int` (at /layers/w)"),
        ("{\n", "bad.jsonl:2: expected one JSON document, got malformed JSON"),
        ('{"format": "glossator/2.0"}\n', "bad.jsonl:2: expected format 'glossator/1.1', got"),
        (
            '{"format": "glossator/1.0", "id": "x", "text": "", "metadata": {"a": 1, "a": 2}, '
            '"layers": {}}\n',
            "bad.jsonl:2: expected each key of an object once, got 'a' twice",
        ),
    ],
)
@pytest.mark.parametrize("options", [["--in-place"], ["-o", "new.jsonl"]])
def test_a_file_with_something_that_cannot_be_upgraded_stays(
    cli: Cli, row: str, message: str, options: list[str]
) -> None:
    good = '{"format": "glossator/1.0", "id": "a", "text": "one", "layers": {}}\n'
    path = Path("bad.jsonl")
    path.write_text(good + row + good, "utf-8")
    done = cli("upgrade", "bad.jsonl", *options)
    assert done.code == 3
    assert f"Error: {message}" in done.err
    assert path.read_text("utf-8") == good + row + good
    assert sorted(one.name for one in Path.cwd().iterdir()) == ["bad.jsonl", "old"]


def test_the_other_files_are_upgraded(cli: Cli, old: Path) -> None:
    (old / "bad.json").write_text(BAD, "utf-8")
    done = cli("upgrade", "old", "--in-place")
    assert done.code == 3
    assert "old/bad.json: is as it was\n" in done.err
    assert done.err.endswith("6 files: 5 upgraded, 1 could not be\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("old", "-o", "new.json"), "new.json: expected a directory for 5 files"),
        (("old/gold.json", "-o", "new.jsonl"), "a name ending in .json"),
        (("old/gold.json", "-o", "new.txt"), "a name ending in .json"),
        (("old", "-o", "new", "-i"), "--output and --in-place: choose one"),
        (("-", "-i"), "--in-place: expected files, got standard input"),
        (("old/gold.json", "other/gold.json", "-o", "new"), "new/gold.json: the place of both"),
        (("old/gold.json", "other/gold.json", "-o", "other"), "other/gold.json: the place of both"),
    ],
)
def test_mistakes_are_told_before_anything_is_written(
    cli: Cli, old: Path, arguments: tuple[str, ...], message: str
) -> None:
    Path("other").mkdir()
    shutil.copy(old / "gold.json", "other")
    done = cli("upgrade", *arguments)
    assert done.code == 2
    assert message in done.err
    assert not Path("new").exists()
    assert content(Path("other/gold.json")) == content(ARCHIVE / "gold.json")


MOODS = '''
from typing import Any

import glossator


class Mood(glossator.Span):
    """A mood."""

    {fields}


@glossator.annotator(provides=Mood)
def moods(document):
    yield Mood(start=0, end=4, {values})
'''
FIRST = MOODS.format(fields="mood: int", values="mood=1")
SECOND = MOODS.format(
    fields="""layer_version = "2.0"

    kind: str

    @classmethod
    def upgrade(cls, record: dict[str, Any], version: str) -> dict[str, Any]:
        record["kind"] = ["sad", "glad"][record.pop("mood")]
        return record
""",
    values='kind="glad"',
)
SUMS = '''
import glossator


class Sum(glossator.Span):
    """All moods."""


@glossator.annotator(provides=Sum, requires=["mood"])
def sums(document):
    yield Sum(start=0, end=len(document.text))
'''


@pytest.fixture
def moods(tmp_path: Path) -> tuple[str, ...]:
    """The options that load a layer type, and what is made from it."""
    # Names of their own for each test, since a module is imported once a process.
    number = abs(hash(tmp_path)) % 10**10
    for name, source in ((f"moods_{number}.py", FIRST), (f"sums_{number}.py", SUMS)):
        (tmp_path / name).write_text(source, "utf-8")
    return ("--plugin", f"moods_{number}.py", "--plugin", f"sums_{number}.py")


def raise_version(moods: tuple[str, ...]) -> None:
    """Give the layer type its second version."""
    Path(moods[1]).write_text(SECOND, "utf-8")


def by_a_person(path: str) -> None:
    """Take away who made the moods, and give the document a second layer of them."""
    row = json.loads(Path(path).read_text("utf-8"))
    mood = row["layers"]["mood"]
    del mood["producer"]
    gold = json.loads(json.dumps(mood).replace("mood:", "gold:mood:"))
    row["layers"]["gold:mood"] = gold
    Path(path).write_text(json.dumps(row), "utf-8")


def test_a_layer_of_a_third_party_is_upgraded_and_what_was_made_from_it_stays_fresh(
    cli: Cli, moods: tuple[str, ...]
) -> None:
    Path("a.txt").write_text("Glad tidings", "utf-8")
    run = ("--layers", "sum", *moods)
    assert cli("run", "a.txt", *run, "-o", "a.json").code == 0
    by_a_person("a.json")
    raise_version(moods)
    warned = cli("validate", "a.json", *moods)
    assert warned.code == 0
    assert "expected version 2.0 of 'mood', got 1.0 [layer-older]" in warned.err + warned.out
    assert "stale" not in warned.out

    # Read by run, then written by upgrade: the same.
    kept = cli("run", "a.json", *run, "-o", "b.json")
    said = "1 document: kept mood (made by a person), sum (up to date)\n"
    assert kept.err.startswith(said)
    assert cli("run", "a.json", *run, "-o", "p.json", "--jobs", "2").err.startswith(said)
    assert Path("p.json").read_bytes() == Path("b.json").read_bytes()
    done = cli("upgrade", "a.json", *moods, "-o", "c.json")
    assert done.err == "a.json: 1 document upgraded (mood 1.0 to 2.0)\n"
    rows = [json.loads(Path(name).read_text("utf-8")) for name in ("b.json", "c.json")]
    assert rows[0] == rows[1]
    layers = rows[0]["layers"]
    assert [one["kind"] for one in layers["mood"]["annotations"]] == ["glad"]
    assert layers["gold:mood"]["annotations"][0]["id"] == "gold:mood:1"
    assert cli("validate", "c.json", *moods).err == "1 document: valid\n"
    assert cli("run", "c.json", *run, "-o", "d.json").err.startswith(said)
    assert "kind=glad" in cli("show", "a.json", *moods, "--list", "--layers", "mood").out


def test_python_reads_older_layers_too(cli: Cli, moods: tuple[str, ...]) -> None:
    Path("a.txt").write_text("Glad tidings", "utf-8")
    cli("run", "a.txt", "--layers", "sum", *moods, "-o", "a.json")
    raise_version(moods)
    [document] = glossator.read("a.json", plugins=moods[1::2])
    glossator.write([document], "b.json")
    assert cli("validate", "b.json", *moods).code == 0
    assert document.layers["mood"].version == "2.0"
