"""Odd input: nothing breaks, nothing runs away, every entry of the lists is used."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from glossator.testing import annotate, check_annotator
from glossator_quotations import lexicon
from glossator_quotations.lexicon import own_lexicon, word_lists
from glossator_quotations.lists import CUES, own_entries
from glossator_quotations.speakers import NAMES
from glossator_standard.marks import find_quotes

RULES = {"tokens": "rules", "sentences": "rules"}
MARKS = [*"“”„‟«»‘’\"'`.,:;?—-() \n", "''", "``", "\n\n", '="']
WORDS = ["said", "Kim", "he", "that", "who", "according to", "and", "called", "to", "claims", "of"]
ODD = ["asked", "the", "mayor", "told", "reporters", "saying", "\u0301", "\u202e", "😀", "İ", "ß"]
PIECES = st.sampled_from(MARKS + WORDS + ODD)


@pytest.mark.parametrize(
    "uses",
    [(), pytest.param(None, marks=pytest.mark.slow("each of several processes loads the model"))],
)
def test_the_annotator_keeps_the_contract(uses: tuple[str, ...] | None) -> None:
    check_annotator("quotations", use=RULES, uses=uses)


@pytest.mark.slow("many examples of Hypothesis")
@given(st.lists(PIECES, max_size=60), st.sampled_from(["", " "]))
@settings(max_examples=150)
def test_any_mixture_of_marks_and_cues_is_annotated(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)

    layer = annotate(text, "quotations", use=RULES).layers["quotations"]

    assert layer.status == "ok"
    for quotation in layer:
        extents = quotation.fragments or ((quotation.start, quotation.end),)
        assert all(start < end for start, end in extents)
        assert list(extents) == sorted(extents)


@given(st.text(alphabet="“”„«»‘’\"'` \nab.", max_size=80))
@example("«''''`")
@settings(max_examples=200)
def test_quotations_in_marks_never_overlap(text: str) -> None:
    quotes = find_quotes(text)

    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes)
    assert all(one.end <= other.start for one, other in pairwise(quotes))


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "he said ",
        "“a ",
        "” ",
        "' ",
        '" ',
        "Kim, ",
        "\n",
        "\n \n",
        " ",
        "a, b, said ",
        "Kim said that ",
        "and said “a” ",
        "according to Kim, ",
        "“Go,” he said. ",
        "“Go\n\n",
        "claim that ",
        "who, ",
    ],
)
@pytest.mark.slow("texts of very many words")
@pytest.mark.usefixtures("soon")
def test_long_repetition_does_not_run_away(piece: str) -> None:
    annotate(piece * 10_000, "quotations", use=RULES)


def test_every_entry_is_looked_up_and_every_table_of_the_file_is_used() -> None:
    data = tomllib.loads(CUES.read_text("utf-8"))
    own, made = own_entries(), own_lexicon()
    verbs = {cue.verb for cue in made.verbs.values()}
    listed = {word for words in data["verbs"].values() for word in words.split()}

    assert listed | data["prepositional"].keys() == verbs
    assert data["particle"].keys() <= verbs
    assert {entry.phrase for entry in own["nouns"]} <= made.nouns.keys()
    classed = {word.partition(":")[0] for word in made.classes}
    told = {word.partition(":")[0] for words in data["classes"].values() for word in words.split()}
    assert told == classed


def test_every_list_of_words_is_used() -> None:
    folder = Path(lexicon.__file__).parent
    source = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    lists = lexicon.WORDS.read_text("utf-8")
    taken_in = {word.lstrip("!@") for word in lists.replace('"', " ").split() if "@" in word}

    unused = [name for name in word_lists() if f'"{name}"' not in source]
    assert [name for name in unused if name not in taken_in] == []


def test_a_list_takes_others_in_and_words_out_again(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text('a = "on in ! @"\nb = "@a !in at"\nc = "@b of !@a"\n', "utf-8")

    made = {"a": {"on", "in", "!", "@"}, "b": {"on", "!", "@", "at"}, "c": {"at", "of"}}
    assert word_lists(file) == made


def test_the_lists_hold_words_once_and_in_lower_case() -> None:
    for name, words in {**word_lists(), **word_lists(NAMES)}.items():
        assert words, name
        assert all(word == word.lower() for word in words), name
