"""CoNLL-2012: words with chains of mentions, read."""

from __future__ import annotations

from pathlib import Path

import pytest
import sources

import glossator
from glossator.exchange import ForeignField
from glossator_formats.conll2012 import Conll2012
from glossator_standard import Entity, Morph, Sentence, Token

LAYERS: dict[str, type[glossator.Annotation]] = {
    cls.type_name(): cls for cls in (Entity, Morph, Sentence, Token, ForeignField)
}
FORMAT = Conll2012(types=LAYERS)

TWO = """#begin document (bn/kel/00/kel_0001); part 000
kel_0001 0 0       Ana   NNP   (TOP(S(NP*       -    -   -   Ida_Berg   (PERSON*   (ARG0*   (7
kel_0001 0 1      Ruiz   NNP            *)      -    -   -   Ida_Berg          *)       *)   7)
kel_0001 0 2      sold   VBD         (VP*    sell   01   2   Ida_Berg           *     (V*)    -
kel_0001 0 3       her  PRP$       (NP(NP*      -    -   -   Ida_Berg           *   (ARG1*   (8|(7)
kel_0001 0 4      mill    NN            *)      -    -   1   Ida_Berg           *        *    8)
kel_0001 0 5     -LRB-   -LRB-          *       -    -   -   Ida_Berg           *        *    -
kel_0001 0 6      2004    CD         (NP*)      -    -   -   Ida_Berg      (DATE)        *    -
kel_0001 0 7     -RRB-   -RRB-       *))))      -    -   -   Ida_Berg           *       *)    -

kel_0001 0 0      It   PRP   (TOP*)   -   -   -   -   *   (8)

#end document
#begin document (bn/kel/00/kel_0001); part 001
kel_0001 1 0      Yes   UH   (TOP*)   -   -   -   -   *   -

#end document
"""


def read(rows: str) -> list[glossator.Document]:
    return sources.read(FORMAT, rows.encode())


def spans(one: glossator.Document, layer: str) -> list[tuple[str, str]]:
    return [(one.text_of(span), span.data["label"]) for span in one.layers[layer]]


def test_words_and_chains_of_each_part_are_read() -> None:
    one, other = read(TWO)
    assert one.text == "Ana Ruiz sold her mill ( 2004 )\nIt"
    assert (one.id, other.id, other.text) == ("bn/kel/00/kel_0001", "bn/kel/00/kel_0001-1", "Yes")
    assert other.metadata == {"document": "bn/kel/00/kel_0001", "part": 1}
    assert spans(one, "coreference") == [
        ("Ana Ruiz", "7"),
        ("her", "7"),
        ("her mill", "8"),
        ("It", "8"),
    ]
    names = [(one.text_of(it), it.label) for it in one.layers.of(Entity)]
    assert names == [("Ana Ruiz", "PERSON"), ("2004", "DATE")]
    assert [it.lemma for it in one.layers.of(Morph) if it.lemma] == ["sell"]


def test_the_parse_and_the_arguments_keep_what_they_belong_to() -> None:
    one, _ = read(TWO)
    parents = {it.id: it.data.get("parent") for it in one.layers["constituents"]}
    labels = {it.id: it.data["label"] for it in one.layers["constituents"]}
    assert [(labels[at], labels.get(up or "")) for at, up in parents.items()] == [
        ("NP", "S"),
        ("TOP", None),
        ("S", "TOP"),
        ("VP", "S"),
        ("NP", "NP"),
        ("NP", "VP"),
        ("NP", "NP"),
        ("TOP", None),
    ]
    arguments = {it.id: it.data for it in one.layers["arguments"]}
    [verb] = [at for at, it in arguments.items() if it["label"] == "V"]
    assert [(it["label"], it.get("predicate")) for it in arguments.values()] == [
        ("ARG0", verb),
        ("V", None),
        ("ARG1", verb),
    ]


def test_speakers_senses_and_spellings_are_kept_as_fields() -> None:
    one, _ = read(TWO)
    said = [(it.annotation, it.name, it.value) for it in one.layers.of(ForeignField)]
    assert said == [
        ("tokens:3", "frameset", "01"),
        ("tokens:3", "sense", "2"),
        ("tokens:5", "sense", "1"),
        ("tokens:6", "form", "-LRB-"),
        ("tokens:8", "form", "-RRB-"),
        ("sentences:1", "speaker", "Ida_Berg"),
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("d 0 0 Ana (1)\nd 0 1 left -\n", [("Ana", "1")]),
        (
            "d\t0\t0\tAna\tNNP\t(1|(2\nd\t0\t1\tRuiz\tNNP\t1)|2)\n",
            [("Ana Ruiz", "1"), ("Ana Ruiz", "2")],
        ),
        ("d 0 0 a (1\nd 0 1 b (1\nd 0 2 c 1)|1)\n", [("a b c", "1"), ("b c", "1")]),
    ],
)
def test_files_with_fewer_columns_are_read(rows: str, found: list[tuple[str, str]]) -> None:
    [one] = read("#begin document (d);\n" + rows + "#end document\n")
    assert sorted(spans(one, "coreference")) == sorted(found)


@pytest.mark.parametrize(
    ("rows", "message", "line"),
    [
        ("d 0 0 Ana\n", "got 4 columns: 'd 0 0 Ana'", 2),
        ("d 0 0 Ana (1\n", r"'\(1' does not end in its sentence", 2),
        ("d 0 0 Ana -\nd 0 1 left 1)\n", "'1\\)' ends a mention that does not begin", 3),
        ("d 0 0 Ana 1\n", "expected mentions in the last column", 2),
        ("d 0 0 Ana NNP (S* -\n", r"column 6: '\(S' is not closed", 2),
        ("d 0 0 Ana NNP *) -\n", r"column 6: expected '\(' before '\)'", 2),
        ("d 0 0 Ana -\nd 0 1 left VBD -\n", "expected 5 columns", 3),
    ],
)
def test_a_bad_row_is_told_with_its_line(rows: str, message: str, line: int) -> None:
    with pytest.raises(glossator.FormatError, match=message) as caught:
        read("#begin document (d)\n" + rows)
    assert caught.value.line == line


def test_files_of_one_ending_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("#begin document (d)\nd 0 0 Ana _\n#end document\n")
    (tmp_path / "b.conll").write_text("Oslo B-LOC\n")
    (tmp_path / "c.v4_gold_conll").write_text(TWO)
    assert [one.id for one in glossator.read(tmp_path)][:2] == ["d", "b"]
