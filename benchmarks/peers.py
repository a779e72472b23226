"""What the formats' own tools see in files that we have written, for round_trips.py.

Each function takes the documents with their files and gives a verdict in words.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import cassis
import conllu
import stam
from lxml import etree
from pyld import jsonld

import glossator
from glossator.exchange import extents_of

Written = Sequence[tuple[glossator.Document, Mapping[str, bytes]]]

CONTEXT = Path(__file__).parent.parent / "tests" / "plugins" / "formats" / "anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
DTD_OF = "nafparserpy==0.3.1"
BIOC = """
import json, sys
from bioc import brat
for text, ann in json.load(sys.stdin):
    found = brat.loads(text, ann)
    print(json.dumps([[[p.begin, p.end] for p in sorted(e.locations)] for e in found.entities]))
"""


def _spans(one: glossator.Document, *names: str) -> Iterator[glossator.Span]:
    for name, layer in one.layers.items():
        if name in names or not names:
            yield from (item for item in layer if isinstance(item, glossator.Span))


def _verdict(tool: str, wrong: Sequence[str], count: int) -> str:
    words = f"; of others: {wrong[0][:200]}" if wrong else ""
    return f"{tool}: {count - len(wrong)} of {count} as we wrote them{words}"


def _each(
    tool: str,
    look: Callable[[glossator.Document, Mapping[str, bytes]], str],
    written: Written,
    _: str,
) -> str:
    """The verdict of a tool that looks at one document after the other."""
    wrong = []
    for one, files in written:
        try:
            words = look(one, files)
        except Exception as error:  # noqa: BLE001  # whatever a reader raises is its verdict
            words = f"{type(error).__name__}: {error}"
        if words:
            wrong.append(f"{one.id}: {words}")
    return _verdict(tool, wrong, len(written))


def _difference(theirs: object, ours: object) -> str:
    return "" if theirs == ours else f"expected {str(ours)[:80]}, got {str(theirs)[:80]}"


def _conllu(one: glossator.Document, files: Mapping[str, bytes]) -> str:
    rows = [row for sentence in conllu.parse(files[".conllu"].decode()) for row in sentence]
    theirs = [(row["misc"]["start_char"], row["form"]) for row in rows if row["misc"]]
    ours = [(str(at.start), " ".join(one.text_of(at).split())) for at in one.layers["tokens"]]
    return _difference(theirs, ours)


def conllu_and_validator(written: Written, bioc: str) -> str:
    """`conllu`, and the validator of Universal Dependencies at level 1."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "all.conllu"
        path.write_bytes(b"".join(files[".conllu"] for _, files in written))
        command = [sys.executable, "-m", "udtools.cli", "--level", "1", "--lang", "en", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    kinds = Counter(re.findall(r"\[L1 [A-Z]+ ([a-z-]+)\]", done.stdout + done.stderr))
    found = ", ".join(f"{count} times {kind}" for kind, count in kinds.most_common())
    is_passed = "PASSED" in done.stdout + done.stderr
    level = f"udtools level 1: {'passed' if is_passed else found or done.stderr[-200:]}"
    return f"{_each('conllu', _conllu, written, bioc)}; {level}"


def bioc_of_brat(written: Written, python: str) -> str:
    """The reader of brat in `bioc`."""
    if not python:
        return "bioc was not asked: name a Python that has it with --bioc"
    pairs = [[files[".txt"].decode(), files[".ann"].decode()] for _, files in written]
    done = subprocess.run(
        [python, "-c", BIOC], input=json.dumps(pairs), capture_output=True, text=True, check=True
    )
    wrong = []
    for (one, _), line in zip(written, done.stdout.splitlines(), strict=True):
        theirs = sorted((places[0][0], places[-1][1]) for places in json.loads(line))
        ours = sorted((at.start, at.end) for at in _spans(one) if _is_drawn(one, at))
        if words := _difference(theirs, ours):
            wrong.append(f"{one.id}: {words}")
    return _verdict("bioc", wrong, len(written))


def _is_drawn(one: glossator.Document, at: glossator.Span) -> bool:
    return at.start < at.end and bool(one.text[at.start : at.end].strip("\r\n"))


def _jsonld(one: glossator.Document, files: Mapping[str, bytes]) -> str:
    def loader(url: str, _: object) -> dict[str, Any]:
        return {
            "contextUrl": None,
            "documentUrl": url,
            "contentType": "application/ld+json",
            "document": json.loads(CONTEXT.read_text("utf-8")),
        }

    (top,) = jsonld.expand(json.loads(files[".jsonld"]), {"documentLoader": loader})
    (page,) = top["http://www.w3.org/ns/activitystreams#first"]
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    theirs = []
    for item in items["@list"]:
        for target in item[f"{OA}hasTarget"]:
            for selector in target.get(f"{OA}hasSelector", ()):
                if selector["@type"] == [f"{OA}TextPositionSelector"]:
                    ends = (selector[f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
                    theirs.append(tuple(ends))
    ours = [(start, end) for at in _spans(one) for start, end in extents_of(at)]
    return _difference(sorted(theirs), sorted(ours))


def _cas(load: Callable[[Mapping[str, bytes]], cassis.Cas]) -> Callable[..., str]:
    def look(one: glossator.Document, files: Mapping[str, bytes]) -> str:
        cas = load(files)
        if errors := cas.typecheck():
            return f"{len(errors)} errors of type, first {errors[0]}"
        if cas.sofa_string != one.text:
            return "another text"
        prefix = "glossator.layer."
        theirs = [
            (at.type.name.removeprefix(prefix), cas.sofa_string[at.begin : at.end])
            for at in cas.select_all()
            if at.type.name.startswith(prefix) and hasattr(at, "begin")
        ]
        ours = [
            (re.sub(r"\W|-", "_", name), one.text[at.start : at.end])
            for name, layer in one.layers.items()
            for at in layer
            if isinstance(at, glossator.Span)
        ]
        return _difference(sorted(theirs), sorted(ours))

    return look


def _load_json(files: Mapping[str, bytes]) -> cassis.Cas:
    return cassis.load_cas_from_json(files[".cas.json"].decode())


def _load_xmi(files: Mapping[str, bytes]) -> cassis.Cas:
    types = cassis.load_typesystem(io.BytesIO(files["TypeSystem.xml"]))
    return cassis.load_cas_from_xmi(io.BytesIO(files[".xmi"]), typesystem=types)


def _spacy(load: Callable[[Mapping[str, bytes]], Any]) -> Callable[..., str]:
    def look(one: glossator.Document, files: Mapping[str, bytes]) -> str:
        doc = load(files)
        if doc.text != one.text:
            return "another text"
        found = [*doc.ents, *(at for key, group in doc.spans.items() for at in group)]
        theirs = {(at.start_char, at.end_char, at.text) for at in found}
        ours = {(at.start, at.end, one.text_of(at)) for at in _spans(one, "entities")}
        return _difference(sorted(ours - theirs)[:3], [])

    return look


@cache
def _vocab() -> Any:
    import spacy

    return spacy.blank("en").vocab


def _load_docbin(files: Mapping[str, bytes]) -> Any:
    from spacy.tokens import DocBin

    (doc,) = DocBin().from_bytes(files[".spacy"]).get_docs(_vocab())
    return doc


def _load_doc(files: Mapping[str, bytes]) -> Any:
    from spacy.tokens import Doc

    return Doc(_vocab()).from_json(json.loads(files[".jsonl"]))


def _stam(one: glossator.Document, files: Mapping[str, bytes]) -> str:
    store = stam.AnnotationStore(string=files[".stam.json"].decode())
    (resource,) = store.resources()
    if resource.text() != one.text:
        return "another text"
    theirs = {item.id(): item for item in store.annotations()}
    for at in _spans(one):
        found = sorted({(t.begin(), t.end()) for t in theirs[at.id].textselections()})
        if words := _difference(found, sorted(set(extents_of(at)))):
            return f"{at.id}: {words}"
    return ""


def _nif(one: glossator.Document, files: Mapping[str, bytes]) -> str:
    import rdflib

    nif = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
    graph = rdflib.Graph().parse(data=files[".ttl"], format="turtle")
    (text,) = graph.objects(None, nif.isString)
    if str(text) != one.text:
        return "another text"
    theirs = {
        (int(begin), int(end))
        for unit in graph.objects(None, nif.annotationUnit)
        for string in graph.subjects(nif.annotationUnit, unit)
        for begin, end in [(graph.value(string, nif.beginIndex), graph.value(string, nif.endIndex))]
    }
    ours = {extent for at in _spans(one) for extent in extents_of(at)}
    return _difference(sorted(theirs), sorted(ours))


def _gate(one: glossator.Document, files: Mapping[str, bytes]) -> str:
    from gatenlp import Document

    theirs = Document.load_mem(files[".bdocjs"].decode(), fmt="bdocjs")
    if theirs.text != one.text:
        return "another text"
    found = {(at.start, at.end, theirs[at]) for at in theirs.annset()}
    ours = {(at.start, at.end, one.text_of(at)) for at in _spans(one) if not at.fragments}
    return _difference(sorted(ours - found)[:3], [])


def _mmif(one: glossator.Document, files: Mapping[str, bytes]) -> str:
    from mmif import Mmif

    read = Mmif(files[".mmif"].decode())
    (text,) = read.documents
    if text.text_value != one.text:
        return "another text"
    found = {
        (at.get("start"), at.get("end"))
        for view in read.views
        for at in view.annotations
        if "start" in at.properties
    }
    return _difference(sorted({(at.start, at.end) for at in _spans(one)} - found)[:3], [])


def naf_dtd(written: Written, _: str) -> str:
    """The DTD of NAF, as `nafparserpy` has it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
        asked = [*command, "--dest", folder, DTD_OF]
        if subprocess.run(asked, capture_output=True, check=False).returncode:
            return f"the DTD was not asked: {DTD_OF} cannot be had"
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (name,) = [name for name in archive.namelist() if name.endswith(".dtd")]
            published = archive.read(name).decode()
    # Its model of `mark` is ambiguous, which no validator takes; this one allows the same.
    same = "(span,((sentiment,externalReferences?)|(externalReferences,sentiment?))?)"
    mark = re.compile(r"<!ELEMENT mark .*?>", re.DOTALL)
    dtd = etree.DTD(io.StringIO(mark.sub(f"<!ELEMENT mark {same}>", published)))

    def look(_: glossator.Document, files: Mapping[str, bytes]) -> str:
        return "" if dtd.validate(etree.fromstring(files[".naf"])) else str(dtd.error_log)

    return _each("DTD", look, written, "")


PEERS: Mapping[str, Callable[[Written, str], str]] = {
    "conllu": conllu_and_validator,
    "brat": bioc_of_brat,
    "webannotation": partial(_each, "PyLD", _jsonld),
    "cas": partial(_each, "cassis", _cas(_load_json)),
    "xmi": partial(_each, "cassis", _cas(_load_xmi)),
    "spacy": partial(_each, "spaCy", _spacy(_load_docbin)),
    "spacy-json": partial(_each, "spaCy", _spacy(_load_doc)),
    "stam": partial(_each, "stam", _stam),
    "naf": naf_dtd,
    "nif": partial(_each, "rdflib", _nif),
    "bdoc": partial(_each, "gatenlp", _gate),
    "mmif": partial(_each, "mmif-python", _mmif),
}
