"""Texts that are not there."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from glossator import Document
from glossator.format.codec import decode, encode
from glossator.model.withheld import WithheldText


@given(st.text(), st.text())
def test_a_withheld_text_equals_its_text_and_no_other(text: str, other: str) -> None:
    withheld = Document(id="a", text=text).without_text().text
    assert len(withheld) == len(text)
    assert withheld == text
    assert text == withheld
    assert (withheld == other) is (text == other)
    assert (other != withheld) is (text != other)


def test_a_document_without_its_text_is_read_as_it_was_written() -> None:
    document = Document(id="a", text="Jo fled.").without_text()
    again = decode(encode(document), {}, withheld=True)
    assert again == document
    assert again.text_digest == Document(id="a", text="Jo fled.").text_digest
    copied = pickle.loads(pickle.dumps(document))
    assert isinstance(copied.text, WithheldText)
    assert copied == document
