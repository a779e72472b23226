"""CoNLL-2003 and its like: words with tags, read."""

from __future__ import annotations

from pathlib import Path

import pytest
import sources

import glossator
from glossator.exchange import ForeignField
from glossator_formats.conll import Conll
from glossator_standard import Entity, Morph, Name, Sentence, Token

LAYERS: dict[str, type[glossator.Annotation]] = {
    cls.type_name(): cls for cls in (Entity, Name, Morph, Sentence, Token, ForeignField)
}
FORMAT = Conll(types=LAYERS)

TWO = """-DOCSTART- -X- -X- O

NORVIK NNP B-NP B-LOC
2024-03-05 CD I-NP O

Ana NNP B-NP I-PER
Ruiz NNP I-NP I-PER
left VBD B-VP O
Kelmar NNP B-NP I-ORG
Steel NNP I-NP I-ORG

-DOCSTART- -X- O O

Rain NN B-NP O
"""


def read(rows: str) -> list[glossator.Document]:
    return sources.read(FORMAT, rows.encode())


def spans(one: glossator.Document, layer: str, field: str) -> list[tuple[str, str]]:
    return [(one.text_of(span), getattr(span, field)) for span in one.layers.get_or_empty(layer)]


def test_words_tags_and_documents_of_conll_2003_are_read() -> None:
    one, other = read(TWO)
    assert one.text == "NORVIK 2024-03-05\nAna Ruiz left Kelmar Steel"
    assert [one.text_of(sentence) for sentence in one.layers["sentences"]] == one.text.split("\n")
    assert [one.text_of(token) for token in one.layers["tokens"]] == one.text.split()
    assert [morph.xpos for morph in one.layers.of(Morph)][:2] == ["NNP", "CD"]
    assert spans(one, "entities", "label") == [
        ("NORVIK", "LOC"),
        ("Ana Ruiz", "PERSON"),
        ("Kelmar Steel", "ORG"),
    ]
    chunks = [(one.text_of(chunk), chunk.data["label"]) for chunk in one.layers["chunks"]]
    assert chunks[1:3] == [("Ana Ruiz", "NP"), ("left", "VP")]
    assert (other.text, other.id) == ("Rain", f"{one.id}-12")


@pytest.mark.parametrize(
    ("rows", "text", "found"),
    [
        ("Oslo\tB-LOC\nwon\tO\n", "Oslo won", [("Oslo", "LOC")]),
        ("Ana N B-PER\r\nRuiz N L-PER\r\nTom N U-PER\r\n", "Ana Ruiz Tom", ["Ana Ruiz", "Tom"]),
        ("# id 7 domain=en\nOslo _ _ B-LOC\n", "Oslo", [("Oslo", "LOC")]),
        ("# O\n1 O\n", "# 1", []),
        ("5\u00a0000 O\n", "5\u00a0000", []),
        ("Ana I-PER\n\nTom I-PER\n", "Ana\nTom", ["Ana", "Tom"]),
        ("\ufeffder der ART I-NC O\nUNO UNO NE I-NC I-ORG\n", "der UNO", [("UNO", "ORG")]),
        ("big O\nmill B-Plant\n", "big mill", []),
    ],
)
def test_its_like_are_read(rows: str, text: str, found: list[object]) -> None:
    (one,) = read(rows)
    assert one.text == text
    entities = spans(one, "entities", "label")
    assert entities == found or [words for words, _ in entities] == found


def test_what_nobody_knows_is_a_layer_and_comments_are_kept() -> None:
    (one,) = read("# one\n# two\nmill B-Plant\n")
    assert [one.text_of(span) for span in one.layers["Plant"]] == ["mill"]
    [said] = one.layers.of(ForeignField)
    assert (said.annotation, said.name, said.value) == ("sentences:1", "comment", ["one", "two"])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("Oslo B-LOC\nwon\n", "expected 2 columns, got 1: 'won'"),
        ("Oslo\n", "expected two to five columns, got 1"),
        ("Oslo LOC\n", "expected a tag in the last column, such as O or B-PER, got 'LOC'"),
    ],
)
def test_a_bad_row_is_told_with_its_line(rows: str, message: str) -> None:
    with pytest.raises(glossator.FormatError, match=message) as caught:
        read(rows)
    assert caught.value.line == rows.count("\n")


def test_files_of_one_ending_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "names.conll").write_text(TWO)
    (tmp_path / "words.conll").write_text("1\tOslo" + "\t_" * 8 + "\n\n")
    texts = [one.text for one in glossator.read(tmp_path)]
    assert texts == ["NORVIK 2024-03-05\nAna Ruiz left Kelmar Steel", "Rain", "Oslo"]
