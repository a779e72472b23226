"""The words of a document as rules read them."""

import re

import pytest

import glossator
from glossator.testing import document
from glossator_standard import Entity, Sentence, Token
from glossator_standard.words import HYPHENS, DocumentWords, Memory, TokenRange

TEXT = "Ana Ruiz-Oke won’t pay $5m. “No,” said twelve. "


def words(text: str = TEXT, split: re.Pattern[str] | None = None) -> DocumentWords:
    ends = [match.end() for match in re.finditer(r"\.", text)]
    sentences = [
        Sentence(start=start, end=end)
        for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)
    ]
    tokens = [
        Token(start=one.start(), end=one.end())
        for one in re.finditer(r"[\w$-]+(?=n’t)|n’t|[\w$-]+|[^\w\s]", text)
    ]
    entities = [Entity(start=0, end=12, label="PERSON", rule="test")]
    return DocumentWords(document(text, *sentences, *tokens, *entities), split=split)


def test_words_are_in_lower_case_with_straight_apostrophes() -> None:
    made = words()
    assert made.low[:6] == ["ana", "ruiz-oke", "wo", "n't", "pay", "$5m"]
    assert made.words[0] == made.raw(0) == "Ana"
    assert len(made) == made.size == len(made.starts) == len(made.ends)


@pytest.mark.parametrize("position", [-1, 10_000])
def test_a_position_without_a_word_reads_as_the_empty_word(position: int) -> None:
    made = words()
    assert made.at(position) == made.raw(position) == ""
    assert not made.is_word(position)
    assert not made.is_number(position)
    assert not made.is_capital(position)
    assert not made.is_glued(position)
    assert not made.isa(position, "be")
    assert not made.same_sentence(0, position)
    assert made.entity_at(position) is None


def test_hyphens_part_words_where_they_are_asked_to() -> None:
    assert words(split=HYPHENS).low[:4] == ["ana", "ruiz", "-", "oke"]


@pytest.mark.parametrize("split", [None, HYPHENS])
def test_each_word_stands_where_it_says(split: re.Pattern[str] | None) -> None:
    made = words("İ. It’s Ruiz-Oke/Diaz.", split)
    extents = zip(made.starts, made.ends, strict=True)
    assert [made.text[start:end] for start, end in extents] == made.words
    assert [one.lower().replace("’", "'") for one in made.words] == made.low


def test_the_words_of_a_document_are_made_once_and_those_of_another_text_anew() -> None:
    tokens = glossator.Layer.of(Token, [Token(start=0, end=2)])
    first, other = (glossator.Document(id=text, text=text) for text in ("No.", "Go."))
    made = [DocumentWords(one.with_layer(tokens)) for one in (first, first, other)]
    assert made[0].low is made[1].low
    assert [one.low for one in made] == [["no"], ["no"], ["go"]]


def test_long_words_are_not_remembered() -> None:
    sizes = Memory(len, bound=2, longest=3)
    assert [sizes[word] for word in ("a", "abc", "abcd", "ab")] == [1, 3, 4, 2]
    assert [*sizes] == ["ab"]


def test_what_a_word_is() -> None:
    made = words()
    assert made.is_capital(0)
    assert not made.is_capital(2)
    assert made.is_word(3)
    assert not made.is_word(6)
    assert made.is_number(made.low.index("$5m"))
    assert made.is_number(made.low.index("twelve"))
    assert made.is_glued(3)
    assert not made.is_glued(4)
    assert made.isa(2, "be", "modal")


def test_sentences_are_ranges_of_words() -> None:
    made = words()
    first, second = made.sentences
    assert made.sentence(0) == first == TokenRange(0, 7)
    assert second == TokenRange(7, made.size)
    assert made.same_sentence(0, 6)
    assert not made.same_sentence(6, 7)


@pytest.mark.parametrize(
    ("position", "reach", "before", "behind"),
    [
        (7, 2, [], [8, 9]),
        (3, None, [2, 1, 0], [4, 5, 6]),
        (3, 2, [2, 1], [4, 5]),
        (-1, None, [], []),
    ],
)
def test_the_words_beside_one_in_its_sentence(
    position: int, reach: int | None, before: list[int], behind: list[int]
) -> None:
    made = words()
    assert [*made.leftwards(position, reach)] == before
    assert [*made.rightwards(position, reach)] == behind


def test_the_next_word_that_is_none_of_some() -> None:
    made = words("on on the on on")
    assert (made.skip(0, {"on"}), made.skip(3, {"on"}), made.skip_back(4, {"on"})) == (2, 5, 2)
    assert (made.skip(2, {"on"}), made.skip_back(1, {"on"})) == (2, -1)


def test_where_words_with_a_capital_begin_and_end() -> None:
    made = words("the New York City Hall of")
    assert (made.capitals_start(5), made.capitals_start(5, 3), made.capitals_start(1)) == (1, 3, 1)
    assert (made.capitals_end(1), made.capitals_end(1, 3), made.capitals_end(5)) == (5, 3, 5)
    assert (made.capitals_start(0), made.capitals_end(6)) == (0, 6)


def test_a_text_without_words_has_no_sentence_of_words() -> None:
    with glossator.chain("sentences", "tokens", name="light") as chain:
        assert DocumentWords(chain(" ")).sentences == []


def test_a_part_is_numbered_from_0_and_ends_where_it_ends() -> None:
    made = words()
    part = made.part(*made.sentences[1])
    assert (part.at(0), part.at(-1)) == ("“", "")
    assert part.extent(0, 1) == (28, 29)


def test_words_and_stretches_of_the_text_lead_to_each_other() -> None:
    made = words()
    assert made.covering(0, 12) == TokenRange(0, 2)
    assert made.extent(0, 2) == (0, 12)
    assert made.covering(2, 5) == TokenRange(0, 2)


def test_the_entity_of_each_of_its_words_and_of_no_other() -> None:
    made = words()
    entity = made.entity_at(1)
    assert entity is not None
    assert (entity.label, made.entity_at(0)) == ("PERSON", entity)
    assert made.entity_at(2) is None
