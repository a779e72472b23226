"""Whatever the text: blocks in order, inside the text, none empty, none over another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from glossator.testing import check_annotator
from glossator_structure.annotate import blocks
from glossator_structure.certainty import shares

LINES = st.sampled_from(
    """By Jo Bell|Share|Read more|12 May 2020|- one|1. two|“Yes, we can do it.”|— Jo Bell, mayor
OSLO (AP) — It rained on Monday, and on Tuesday it rained again there.|Photo: AP|A short line
IN BRIEF|Who?|What is said:|and this;|It rained. (PTX photo)|#|a\tb\tc|© 2020|Note: no.
""".replace("\n", "|").split("|")
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=40))).map("\n".join))


@given(TEXTS)
def test_blocks_part_the_text_and_parts_lie_inside_them(text: str) -> None:
    found = list(blocks(text))
    outer = [one for one in found if not one.inline]
    for block in found:
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        assert block.rule in shares()
    for above, below in pairwise(outer):
        assert above.end <= below.start
    for part in found:
        if part.inline:
            assert any(one.start <= part.start and part.end <= one.end for one in outer)


@given(TEXTS)
def test_every_word_is_in_a_block(text: str) -> None:
    covered = [False] * len(text)
    for block in blocks(text):
        covered[block.start : block.end] = [True] * (block.end - block.start)
    assert all(covered[at] or char.isspace() for at, char in enumerate(text))


def test_the_contract_is_kept() -> None:
    check_annotator("structure")
