"""Why a sentence or a token ends where it does, as far as the text alone tells."""

from __future__ import annotations

from pathlib import Path

import glossator
from glossator import Extent
from glossator_standard.paragraphs import paragraphs
from glossator_standard.rule_examples import explanation
from glossator_standard.segmentation import Sentence, Token
from glossator_standard.sentence_ends import certain_ends

REASONS = Path(__file__).with_name("segment_reasons.toml")


def segment_explanation(
    one: glossator.Annotation, text: str, *, inside: str, touching: str
) -> glossator.Explanation | None:
    """Why a sentence or a token ends where it does; None of another annotation.

    Args:
        one: The annotation.
        text: The document's text.
        inside: The reason of sentences whose end neither the paragraph nor a certain sign tells.
        touching: That of tokens which touch another one.
    """
    if isinstance(one, Sentence):
        return explanation(REASONS, _end(text, (one.start, one.end)) or inside)
    if isinstance(one, Token):
        before, behind = text[: one.start][-1:], text[one.end : one.end + 1]
        alone = not (before.strip() or behind.strip())
        return explanation(REASONS, "word" if alone else touching)
    return None


def _end(text: str, extent: Extent) -> str:
    """The reason for the end of a sentence that its paragraph tells; empty where it tells none."""
    _, end = extent
    first, last = next(one for one in paragraphs(text) if one[0] < end <= one[1])
    if not text[end:last].strip():
        return "paragraph"
    begin = last - len(text[first:last].lstrip())
    return "certain" if end - begin in certain_ends(text[begin:last].rstrip()).certain else ""
