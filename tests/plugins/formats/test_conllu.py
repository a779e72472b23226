"""CoNLL-U, both ways, and what other readers of it see."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import conllu
import pytest
import sources
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

import glossator
from glossator.exchange import ExchangeOptions, ForeignField, ForeignRelation
from glossator.files.losses import compare, round_trip
from glossator.testing import document
from glossator_formats.conllu import Conllu
from glossator_formats.tags import spans_of, tags_of
from glossator_standard import Dependency, Entity, Morph, Sentence, Token

LAYERS: dict[str, type[glossator.Annotation]] = {
    cls.type_name(): cls
    for cls in (Dependency, Entity, Morph, Sentence, Token, ForeignField, ForeignRelation)
}
FORMAT = Conllu(types=LAYERS)

# Universal Dependencies' own example of a multiword token, with an empty node.
ELLIPSIS = """# newdoc id = d
# newpar
# sent_id = mine
# text = vámonos  al mar
# translation = let's go to the sea
1-2	vámonos	_	_	_	_	_	_	_	SpacesAfter=\\s\\s
1	vamos	ir	VERB	_	Mood=Imp	0	root	0:root	_
2	nos	nosotros	PRON	_	_	1	obj	1:obj	Gloss=us
3-4	al	_	_	_	_	_	_	_	_
3	a	a	ADP	_	_	5	case	5:case	_
4	el	el	DET	_	_	5	det	5:det	_
5	mar	mar	NOUN	N	_	1	obl	1:obl:a	SpaceAfter=No|start_char=12
5.1	va	ir	VERB	_	_	_	_	1:conj	_

"""


BARE = "\t_" * 8 + "\n"


def read(rows: str) -> list[glossator.Document]:
    return sources.read(FORMAT, rows.encode())


@st.composite
def tokenized(draw: st.DrawFn) -> glossator.Document:
    """Texts with tokens, perhaps sentences, words, heads and names."""
    text = draw(texts.filter(str.strip))
    pieces, at = [], 0
    for part in text.split():
        start = text.index(part, at)
        at = start + len(part)
        cut = draw(st.integers(start + 1, at))
        pieces += [(start, cut), (cut, at)] if cut < at else [(start, at)]
    tokens = [Token(start=start, end=end) for start, end in pieces]
    sentences = [Sentence(start=pieces[0][0], end=pieces[-1][1])]
    names = [Entity(start=a, end=b, label="ORG", rule="conllu") for a, b in pieces[::2]]
    morphs = [
        Morph(token=f"tokens:{n}", upos="X", lemma=draw(st.sampled_from([None, "be"])))
        for n in range(1, len(pieces) + 1)
    ]
    heads = [
        Dependency(word=f"morphology:{n}", head="morphology:1" if n > 1 else None, relation="dep")
        for n in range(1, len(pieces) + 1)
    ]
    layers = [*tokens, *sentences, *names, *(morphs + heads if draw(st.booleans()) else [])]
    return document(
        text, *layers, id="d", language=draw(st.none() | st.just("en")), metadata={"a": ["b|=\n"]}
    )


@given(tokenized())
def test_what_conllu_has_columns_for_is_kept(one: glossator.Document) -> None:
    back = round_trip(FORMAT, one)
    lost = {(loss.layer, loss.field, loss.reason) for loss in compare(one, back)}
    # A token that is "_" and nothing else cannot be told from one without a lemma.
    assert lost <= ({("morphology", "lemma", "comes back changed")} if "_" in one.text else set())


@given(tokenized())
def test_other_readers_see_the_same_rows(one: glossator.Document) -> None:
    (sentence,) = conllu.parse(FORMAT.encode(one).decode())
    assert len(sentence) == len(one.layers["tokens"])
    for row, token in zip(sentence, one.layers["tokens"], strict=True):
        assert row["form"] == " ".join(one.text_of(token).split())
        assert row["misc"]["start_char"] == str(token.start)
        assert "ner" not in row["misc"] or row["misc"]["ner"] == "S-ORG"
    assert sentence.metadata["text"] == " ".join(one.text.split())


def test_words_of_one_token_heads_empty_nodes_and_comments_are_kept() -> None:
    (one,) = read(ELLIPSIS)
    assert one.text == "vámonos  al mar"
    tokens = one.layers.of(Token)
    assert [one.text_of(token) for token in tokens] == ["vámonos", "al", "mar"]
    words = one.layers.of(Morph)
    assert [(word.token, word.lemma) for word in words[:2]] == [
        ("tokens:1", "ir"),
        ("tokens:1", "nosotros"),
    ]
    heads = [(link.head, link.relation) for link in one.layers.of(Dependency)]
    assert heads[:2] == [(None, "root"), ("morphology:1", "obj")]
    said = {(field.annotation, field.name): field.value for field in one.layers.of(ForeignField)}
    assert said["sentences:1", "translation"] == "let's go to the sea"
    assert said["sentences:1", "sent_id"] == "mine"
    assert said["tokens:3", "empty_nodes"] == ["5.1\tva\tir\tVERB\t_\t_\t_\t_\t1:conj\t_"]
    assert said["morphology:2", "form"] == "nos"
    written = FORMAT.encode(one).decode()
    assert list(compare(one, read(written)[0])) == []
    (ours,), (theirs,) = conllu.parse(written), conllu.parse(ELLIPSIS)
    for row, other in zip(ours, theirs, strict=True):
        wanted = ("id", "form", "lemma", "upos", "feats", "head", "deprel", "deps")
        assert {key: row[key] for key in wanted} == {key: other[key] for key in wanted}


SAID = """# newdoc id = d
# sent_id = d-1
# text = dont go
# note = first
# note = second
# note
1-2	dont	_	_	_	Typo=Yes	_	_	_	start_char=0|end_char=4|Gloss=do|Gloss=not|Gloss
1	do	do	AUX	_	_	_	_	_	_
2	nt	not	PART	_	_	_	_	_	_
3	go	go	VERB	_	_	_	_	_	start_char=5|end_char=7

"""


def test_what_is_said_several_times_and_of_a_whole_token_comes_back_byte_for_byte() -> None:
    (one,) = read(SAID)
    said = {(field.annotation, field.name): field.value for field in one.layers.of(ForeignField)}
    assert said["sentences:1", "note"] == ["first", "second", ""]
    assert said["tokens:1", "Gloss"] == ["do", "not", ""]
    assert said["tokens:1", "features"] == "Typo=Yes"
    assert FORMAT.encode(one).decode() == SAID


PLUS = """# global.columns = ID FORM UPOS HEAD DEPREL PARSEME:MWE MISC
# newdoc id = a
1\tAnn\tPROPN\t2\tnsubj\t*\tGloss=x
2-3\tgiveup\t_\t_\t_\t_\t_
2\tgave\tVERB\t0\troot\t1:VPC.full\t_
3\tup\tADP\t2\tcompound\t1\t_

# newdoc id = b
1\tBob\tPROPN\t0\troot\t2|3\tSpaceAfter=No
"""


def test_further_columns_of_conllu_plus_are_fields() -> None:
    first, second = read(PLUS)
    assert [one.id for one in (first, second)] == ["a", "b"]
    assert [(it.upos, it.xpos) for it in first.layers.of(Morph)][:2] == [
        ("PROPN", None),
        ("VERB", None),
    ]
    assert [it.relation for it in first.layers.of(Dependency)] == ["nsubj", "root", "compound"]
    said = {(it.annotation, it.name): it.value for it in first.layers.of(ForeignField)}
    assert said["tokens:1", "Gloss"] == "x"
    assert said["morphology:2", "misc"] == "PARSEME:MWE=1:VPC.full"
    (field,) = second.layers.of(ForeignField)
    assert (field.name, field.value) == ("PARSEME:MWE", "2|3")
    assert list(compare(second, round_trip(FORMAT, second))) == []
    with pytest.raises(glossator.FormatError, match="expected 10 columns, got 2") as found:
        read(PLUS.replace("1\tBob", "1\tBob\n1\tBob"))
    assert found.value.line == 2  # of the second document


def test_a_file_without_spaces_says_places() -> None:
    rows = (
        "1\tHe\t_\t_\t_\t_\t0\t_\t_\tstart_char=2|end_char=4\n2\tleft\t_\t_\t_\t_\t1\t_\t_\t_\n\n"
    )
    (one,) = read(rows)
    assert one.text == "  He left"
    assert list(one.layers) == ["sentences", "tokens"]


def test_several_documents_of_a_file_are_several(tmp_path: Path) -> None:
    rows = "# newdoc id = {}\n1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    assert [one.id for one in read(rows.format("a") + rows.format("b"))] == ["a", "b"]


@pytest.mark.parametrize(
    ("rows", "message", "line"),
    [
        ("1\tHe\n", "expected 10 columns, got 2", 1),
        ("# x\none\tHe" + "\t_" * 8 + "\n", "expected the number of a word, got 'one'", 2),
        ("1\tHe\t_\t_\t_\t_\t7\tobj\t_\t_\n", "a word as head, got '7'", 1),
        (f"1\tHe{BARE}1\tHe{BARE}", "expected 2 as the number of a word, got '1'", 2),
        (f"1\tHe{BARE}3\tHe{BARE}", "expected 2 as the number of a word, got '3'", 2),
        (f"1-3\tal{BARE}1\ta{BARE}2\tel{BARE}", "the words of a token up to 3", 3),
        (f"1\tHe{BARE}3.1\ther{BARE}", "got '3.1'", 2),
        (f"1\tHe{BARE[:-2]}start_char=9999999\n", "at most 1,000,000 characters", 1),
    ],
)
def test_a_bad_row_is_told_with_its_line(rows: str, message: str, line: int) -> None:
    with pytest.raises(glossator.FormatError, match=message) as raised:
        read(rows)
    assert raised.value.line == line


def test_a_word_of_which_nothing_is_said_has_no_analysis() -> None:
    (one,) = read(f"1\tHe{BARE}2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n3\tit{BARE}\n")
    assert [word.token for word in one.layers.of(Morph)] == ["tokens:2"]
    (one,) = read(f"1\tHe{BARE}2\tleft\t_\t_\t_\t_\t1\tdep\t_\t_\n\n")
    assert [word.token for word in one.layers.of(Morph)] == ["tokens:1", "tokens:2"]


def test_lines_may_end_and_be_blank_in_other_ways() -> None:
    rows = f"\ufeff# sent_id = a\r\n1\tHe{BARE}\r\n \n\n1\tleft{BARE}".replace("_\n", "_\r\n")
    (one,) = read(rows)
    assert (one.text, len(one.layers["sentences"])) == ("He left", 2)


def test_a_form_that_is_an_underscore_and_a_comment_with_tabs_are_no_columns_too_many() -> None:
    (one,) = read(f"# text = a{BARE}1\t_{BARE}\n")
    assert (one.text, len(one.layers["tokens"])) == ("_", 1)


def test_text_around_the_tokens_is_kept() -> None:
    one = document("-- He left --", Token(start=3, end=5), Token(start=6, end=10))
    assert round_trip(FORMAT, one).text == one.text


def test_a_field_whose_name_would_break_a_row_is_left_out() -> None:
    said = [
        ForeignField(annotation="tokens:1", name=name, value="v")
        for name in ("a\tb", "a|b", "start_char", "Good")
    ]
    back = round_trip(FORMAT, document("He", Token(start=0, end=2), *said))
    assert [one.name for one in back.layers.of(ForeignField)] == ["Good"]


def test_labels_of_others_are_written_and_read() -> None:
    made = Conllu(ExchangeOptions(map=("PER=entities:PERSON",)), LAYERS)
    name = Entity(start=0, end=3, label="PERSON", rule="conllu")
    one = document("Ann", Token(start=0, end=3), name, id="d")
    assert b"ner=S-PER" in made.encode(one)
    assert round_trip(made, one).layers.of(Entity)[0].label == "PERSON"


def test_a_document_without_tokens_cannot_be_written() -> None:
    with pytest.raises(glossator.FormatError, match="a row for each token"):
        FORMAT.encode(document("He left"))


def test_tags_are_read_whatever_their_kind() -> None:
    spans = [Token(start=start, end=end) for start, end in [(0, 1), (1, 2), (3, 4), (5, 6)]]
    starts, ends = [0, 1, 3, 5], [1, 2, 4, 6]
    names = [(((0, 2),), "A"), (((1, 2),), "B"), (((3, 4),), "C"), (((3, 5),), "D")]
    assert tags_of(starts, ends, names) == {0: "B-A", 1: "E-A", 2: "S-C"}
    for tags, found in [
        ({0: "B-A", 1: "I-A", 2: "B-A"}, [(0, 2, "A"), (3, 4, "A")]),
        ({0: "I-A", 1: "I-A", 2: "I-B", 3: "E-B"}, [(0, 2, "A"), (3, 6, "B")]),
        ({0: "I-A", 2: "I-A", 3: "E-B"}, [(0, 1, "A"), (3, 4, "A"), (5, 6, "B")]),
    ]:
        assert list(spans_of(spans, tags)) == found


@pytest.mark.slow(reason="starts the validator of Universal Dependencies")
def test_the_validator_of_universal_dependencies_takes_it_at_level_1(
    tmp_path: Path, analysed: glossator.Document
) -> None:
    path = tmp_path / "a.conllu"
    path.write_bytes(FORMAT.encode(analysed))
    command = [sys.executable, "-m", "udtools.cli", "--level", "1", "--lang", "en", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "*** PASSED ***" in done.stdout + done.stderr


@pytest.fixture
def analysed() -> glossator.Document:
    chain: Any = glossator.chain("tokens", "sentences", use=["tokens=rules", "sentences=rules"])
    one: glossator.Document = chain("He left Rome.\n\nShe can't  say why, though.")
    return one
