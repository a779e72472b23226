"""Formats of other tools against the tools themselves, on the same documents, in one run.

The documents are the seed articles with tokens, sentences and names that need no model, repeated to
400 under ids of their own. "In and out" reads files from memory and writes them again. Seconds are
the processor's, medians of rounds in turns.

- CoNLL-U: `conllu.parse` and `serialize` of the same rows; ours become a document with
  layers, which is checked, and written.
- brat: bconv does not read brat, nor CoNLL-U. It reads the same names from BioC's JSON and writes
  brat. Each name is a place and a label in both. Its own CoNLL, a word and its tag in a row, is
  timed too; that is no CoNLL-U, so there is no target.
- CAS: `cassis` makes the same structures through its interface and writes them, and reads them.
- Memory: the most that `glossator convert` holds, of the corpus and of one ten times as large, for
  the formats that hold many documents in a file or have a file for each.

    python benchmarks/exchange.py [--bconv PYTHON] [--articles 400] [--rounds 5]
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import cassis
import conllu
from validate import cpu_time

import glossator
from glossator.files.reading import read_documents
from glossator.files.sources import find_inputs
from glossator.format.codec import encode
from glossator.plugins.discovery import default_registry
from glossator_standard import Entity

SEEDS = Path(__file__).parent.parent / "seeds"
STREAMED = ("conllu", "brat", "cas", "stam", "webannotation", "naf")
ABSENT = "bconv was not measured: name a Python that has it with --bconv"


def articles(count: int) -> list[glossator.Document]:
    """The documents."""
    use = ["tokens=rules", "sentences=rules", "names=gazetteer-names"]
    texts = read_documents(find_inputs([str(SEEDS / "*.txt")]))
    with glossator.chain("tokens", "sentences", "entities", use=use) as annotate:
        made = [annotate(one) for one in texts if isinstance(one, glossator.Document)]
    return [made[at % len(made)].replace(id=f"article-{at}") for at in range(count)]


class Beside:
    """A file of which only what stands beside it is known; a `Source`."""

    name = identifier = "article"
    head = b""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files

    def has(self, companion: str) -> bool:
        return companion in self._files

    def companion(self, companion: str) -> bytes:
        return self._files[companion]

    def warn(self, message: str, line: int = 0) -> None:
        raise AssertionError(f"damage in what we wrote ourselves: {line}: {message}")


Files = dict[str, bytes]


def written(made: glossator.Format, documents: list[glossator.Document]) -> list[Files]:
    """The files of each document."""
    found = (made.encode(one) for one in documents)
    main = made.suffixes[0]
    files = [dict(one) if not isinstance(one, bytes) else {main: one} for one in found]
    shared = dict(made.shared_files())
    return [{**one, **shared} for one in files]


def read(made: glossator.Format, files: list[Files]) -> list[glossator.Document]:
    """The documents of the files."""
    main = made.suffixes[0]
    return [
        made.decode(record, Beside(one))
        for one in files
        for record in made.split(io.BytesIO(one[main]))
    ]


def in_and_out(made: glossator.Format, files: list[Files]) -> Callable[[], object]:
    """Read files and write them again."""
    return lambda: written(made, read(made, files))


def theirs_conllu(rows: str) -> Callable[[], object]:
    """The same with `conllu`."""
    return lambda: [one.serialize() for one in conllu.parse(rows)]


def built(source: cassis.Cas) -> cassis.Cas:
    """A CAS with the structures of another, made through the interface of cassis."""
    cas = cassis.Cas(source.typesystem)
    cas.sofa_string = source.sofa_string
    found = list(source.select_all_fs())
    copies = {id(one): one.type() for one in found}

    def copied(value: Any) -> Any:
        if not hasattr(value, "xmiID"):
            return value
        if id(value) not in copies:  # an array, which is no member of the view
            copies[id(value)] = value.type(elements=[copied(one) for one in value.elements])
        return copies[id(value)]

    for one in found:
        for feature in one.type.all_features:
            if feature.name != "sofa":
                setattr(copies[id(one)], feature.name, copied(one[feature.name]))
    cas.add_all([copies[id(one)] for one in found])
    return cas


def loaded(main: str, types: Any, one: Files) -> cassis.Cas:
    """A CAS as cassis reads it, of XMI with its types."""
    if types is None:
        return cassis.load_cas_from_json(io.BytesIO(one[main]))
    return cassis.load_cas_from_xmi(io.BytesIO(one[main]), typesystem=types)


def rebuilt(dump: Callable[[cassis.Cas], object], one: cassis.Cas) -> object:
    """A CAS made anew and written."""
    return dump(built(one))


def each(work: Callable[[Any], object], found: list[Any]) -> list[object]:
    """A work done on one after the other."""
    return [work(one) for one in found]


def cas_works(
    formats: Callable[[str], Any], documents: list[glossator.Document]
) -> dict[str, Callable[[], object]]:
    """Reading and writing CAS, ours and cassis' own."""
    works: dict[str, Callable[[], object]] = {}
    for name in ("cas", "xmi"):
        ours = formats(name)
        files = written(ours, documents)
        main = ours.suffixes[0]
        types = None
        if name == "xmi":
            types = cassis.load_typesystem(io.BytesIO(files[0]["TypeSystem.xml"]))

        load = partial(loaded, main, types)
        dump = cassis.Cas.to_json if name == "cas" else cassis.Cas.to_xmi
        sources = [load(one) for one in files]
        works |= {
            f"{name}, read: glossator": partial(read, ours, files),
            f"{name}, read: cassis": partial(each, load, files),
            f"{name}, written: glossator": partial(written, ours, documents),
            f"{name}, written: cassis": partial(each, partial(rebuilt, dump), sources),
        }
    return works


@contextmanager
def bconv_rounds(python: str, folder: Path) -> Iterator[Callable[[], dict[str, float]]]:
    """A function that lets bconv do its works once, and gives their seconds."""
    script = str(Path(__file__).with_name("exchange_bconv.py"))
    with subprocess.Popen(
        [python, script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin
        assert stdout

        def once() -> dict[str, float]:
            print(file=stdin, flush=True)
            found: dict[str, float] = json.loads(stdout.readline())
            return found

        yield once
        stdin.close()


def bioc(documents: list[glossator.Document]) -> dict[str, Any]:
    """Texts and names in BioC's JSON."""
    return {
        "source": "",
        "date": "",
        "key": "",
        "infons": {},
        "documents": [
            {
                "id": one.id,
                "infons": {},
                "relations": [],
                "annotations": [],
                "passages": [
                    {
                        "offset": 0,
                        "infons": {},
                        "text": one.text,
                        "sentences": [],
                        "relations": [],
                        "annotations": [
                            {
                                "id": name.id,
                                "infons": {"type": name.label},
                                "text": one.text_of(name),
                                "locations": [
                                    {"offset": name.start, "length": name.end - name.start}
                                ],
                            }
                            for name in one.layers["entities"]
                        ],
                    }
                ],
            }
            for one in documents
        ],
    }


def names_only(one: glossator.Document) -> glossator.Document:
    """The document with its names alone, each a place and a label, as bconv has them."""
    names = [
        Entity(start=at.start, end=at.end, label=at.label, rule="brat")
        for at in one.layers["entities"]
    ]
    bare = glossator.Document(id=one.id, text=one.text)
    return bare.with_layer(glossator.Layer.of(Entity, names))


def speed(documents: list[glossator.Document], rounds: int, bconv: str | None) -> None:
    """Print seconds and ratios."""
    formats = _formats()
    rows = written(formats("conllu"), documents)
    every_row = b"".join(one[".conllu"] for one in rows).decode()
    brat = written(formats("brat"), [names_only(one) for one in documents])
    works = {
        "conllu, in and out: glossator": in_and_out(formats("conllu"), rows),
        "conllu, in and out: conllu": theirs_conllu(every_row),
        "brat, in and out: glossator": in_and_out(formats("brat"), brat),
        **cas_works(formats, documents),
    }
    # What was made for other works is not to be looked through: bconv, alone, has not to either.
    gc.collect()
    gc.freeze()
    times: dict[str, list[float]] = {name: [] for name in works}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "names.json").write_text(json.dumps(bioc(documents)), "utf-8")
        if bconv:
            with bconv_rounds(bconv, folder) as once:
                _rounds(works, times, rounds, once)
        else:
            print(ABSENT)
            _rounds(works, times, rounds, None)
    seconds = {name: median(found) for name, found in times.items()}
    for name, found in seconds.items():
        print(f"{name:36} {found:8.3f} s")
    print()
    _ratio(seconds, "conllu, in and out", "conllu", "times as fast as", at_least=3)
    if bconv:
        ratio = seconds["conllu, in and out: bconv"] / seconds["conllu, in and out: glossator"]
        print(f"conllu, in and out: {ratio:.2f} times as fast as bconv with its own CoNLL")
        _ratio(seconds, "brat, in and out", "bconv", "times as fast as", at_least=3)
    for name in ("cas", "xmi"):
        for way in ("read", "written"):
            _ratio(seconds, f"{name}, {way}", "cassis", "of the time of", at_most=1.2)


def _rounds(
    works: dict[str, Callable[[], object]],
    times: dict[str, list[float]],
    rounds: int,
    bconv: Callable[[], dict[str, float]] | None,
) -> None:
    for _ in range(rounds):
        for name, work in works.items():
            began = cpu_time()
            work()
            times[name].append(cpu_time() - began)
        if bconv:
            found = bconv()
            times.setdefault("conllu, in and out: bconv", []).append(found["conll"])
            times.setdefault("brat, in and out: bconv", []).append(found["brat"])


def _ratio(
    seconds: dict[str, float],
    work: str,
    other: str,
    words: str,
    *,
    at_least: float = 0,
    at_most: float = 0,
) -> None:
    ours, theirs = seconds[f"{work}: glossator"], seconds[f"{work}: {other}"]
    ratio = theirs / ours if at_least else ours / theirs
    target = f"at least {at_least}" if at_least else f"at most {at_most}"
    is_met = ratio >= at_least if at_least else ratio <= at_most
    verdict = "met" if is_met else "NOT MET"
    print(f"{work}: {ratio:.2f} {words} {other} (target: {target}; {verdict})")


HELD = """
import atexit, re, sys
from pathlib import Path
from glossator.cli import main
def tell():
    print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1], flush=True)
atexit.register(tell)
main(sys.argv[1:])
"""
"""A command that tells the most kilobytes it has held: what the system tells of a process that was
started counts those of its parent before."""


def held(*arguments: str) -> float:
    """The most megabytes that a command holds."""
    command = [sys.executable, "-c", HELD, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return int(done.stdout.split()[-1]) / 1024


def memory(documents: list[glossator.Document]) -> None:
    """Print the most memory that converting takes, of the corpus and of ten."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [encode(one) for one in documents]
        for copies in (1, 10):
            with (folder / f"{copies}.jsonl").open("wb") as stream:
                for copy in range(copies):
                    for at, row in enumerate(rows):
                        new = f'"id":"{copy}-{at}"'.encode()
                        stream.write(row.replace(f'"id":"article-{at}"'.encode(), new, 1) + b"\n")
        for one in STREAMED:
            found = []
            for copies in (1, 10):
                source, target = folder / f"{copies}.jsonl", folder / f"{one}{copies}"
                there = str(target) + ("/" if one != "conllu" else ".conllu")
                out = held("convert", str(source), "--output", there, "--to", one)
                back = folder / f"{one}{copies}.back.jsonl"
                found.append((out, held("convert", there, "--output", str(back))))
            (out, back_), (out10, back10) = found
            print(
                f"{one:14} written {out:6.0f} MB, ten times the corpus {out10:6.0f} MB; "
                f"read {back_:6.0f} MB, ten times {back10:6.0f} MB"
            )


def _formats() -> Callable[[str], Any]:
    registry = default_registry()

    def make(name: str) -> Any:
        cls: Any = registry.formats[name]
        return cls(types=registry.layer_types)

    return make


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--bconv", metavar="PYTHON", help="a Python that has bconv")
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-memory", action="store_true")
    asked = parser.parse_args()
    documents = articles(asked.articles)
    tokens = sum(len(one.layers["tokens"]) for one in documents)
    names = sum(len(one.layers["entities"]) for one in documents)
    print(f"{len(documents)} articles, {tokens} tokens, {names} names; {sys.version.split()[0]}\n")
    speed(documents, asked.rounds, asked.bconv)
    if not asked.without_memory:
        print()
        memory(documents)


if __name__ == "__main__":
    main()
