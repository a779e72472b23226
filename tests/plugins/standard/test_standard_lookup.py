"""Classes of words, tables of phrases, and which of several candidates wins."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator_standard import english
from glossator_standard.classes import read_classes
from glossator_standard.matching import longest_first
from glossator_standard.phrases import PhraseTable
from glossator_standard.words import HYPHENS, TokenRange, Words

TABLE = PhraseTable([("chief", 1), ("chief executive", 2), ("Mayor ’s office", 3)])


def words(text: str) -> Words:
    low = text.lower().split()
    return Words(text, [], [], low)


def test_the_longest_phrase_at_a_word() -> None:
    made = words("The chief executive left")
    assert TABLE.longest(made, 1) == (1, 3, 2)
    assert TABLE.longest(made, 1, end=2) == (1, 2, 1)
    assert TABLE.longest(made, 0) is TABLE.longest(made, 9) is None


def test_phrases_are_found_from_left_to_right_without_regard_to_case() -> None:
    made = words("CHIEF of the mayor 's office")
    assert list(TABLE.find(made)) == [(0, 1, 1), (3, 6, 3)]
    assert list(TABLE.find(made, TokenRange(1, 5))) == []


def test_hyphens_part_the_words_of_a_phrase_as_those_of_a_text() -> None:
    table = PhraseTable([("co-founder", None)], split=HYPHENS)
    assert table.longest(words("co - founder"), 0) is not None


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a phrase, got ' '"):
        PhraseTable([(" ", None)])


def extent(pair: tuple[int, int]) -> tuple[int, int]:
    return pair


def test_the_longest_candidate_wins_then_the_first() -> None:
    assert longest_first([(0, 2), (1, 4), (4, 6), (5, 7)], extent) == [(1, 4), (4, 6)]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=30))
def test_what_is_kept_never_overlaps_and_what_is_not_overlaps_something_longer(
    drawn: list[tuple[int, int]],
) -> None:
    candidates = [(start, start + size) for start, size in drawn]
    kept = longest_first(candidates, extent)
    assert all(before[1] <= after[0] for before, after in pairwise(kept))
    for start, end in candidates:
        assert any(
            one[0] < end and start < one[1] and one[1] - one[0] >= end - start for one in kept
        )


def test_classes_of_english_are_in_lower_case_with_straight_apostrophes() -> None:
    for name, found in english.classes().items():
        assert found, name
        assert all(word == word.lower() and "’" not in word for word in found), name
    assert "could" in english.words("auxiliary")


def test_classes_build_on_those_above_and_on_others(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('source = "own"\n[class]\na = ["{article}", "x"]\nb = ["{a}"]\n', "utf-8")
    assert read_classes(file, english.classes())["b"] == {"the", "a", "an", "x"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('source = "own"\n[class]\na = ["{artikel}"]', "own.toml: a: unknown class 'artikel'"),
        ("[class]", "own.toml: Object missing required field `source`"),
        ("[class", "own.toml: Expected"),
    ],
)
def test_a_wrong_file_of_classes_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=message):
        read_classes(file, english.classes())
