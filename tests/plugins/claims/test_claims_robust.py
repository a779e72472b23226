"""Whatever the text: the contract, and ids that point at claims."""

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import glossator
from glossator.testing import check_annotator

CHAIN = glossator.chain("claims", use="rules")
PIECES = st.sampled_from(
    [
        *("Jan Dole", "said", "that", "“", "”", "he", "told me", "may", "allegedly", ",", "."),
        *("according to", "Reuters", "The company", "denied", "the prime minister", "I", "think"),
        *('"', "who", "asked", "whether", "it", "rained", "a source", "not", "\nBy Jo Bell\n"),
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_claims_are_sound_whatever_the_words(text: str) -> None:
    layer = CHAIN(text).layers["claims"]
    for claim in layer:
        if claim.outer:
            outer = layer.by_id(claim.outer)
            assert outer.id != claim.id
            assert outer.start <= claim.start
            assert claim.end <= outer.end
        assert (claim.claimant_kind == "narrator") or claim.cue_span or claim.quotation


def test_a_document_is_freed_without_the_collector() -> None:
    def layers() -> int:
        return sum(type(one) is glossator.Layer for one in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        before = layers()
        # The last document is kept until the next one comes.
        for text in ("Jan Dole said that it rained. His letter said so.", "It rained."):
            CHAIN(text)
        assert layers() == before
    finally:
        gc.enable()


@pytest.mark.slow("runs the annotator many times")
def test_the_contract_is_kept() -> None:
    check_annotator("claims", use="rules")
