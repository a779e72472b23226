"""How sure it is that a content and its claimant are right: a logistic model over a quotation's own
confidence, its rule and its claimant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from glossator_claims.lexicon import classes
from glossator_claims.parties import Claimant
from glossator_standard.logistic import logistic, read_weights

WEIGHTS = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/claim_confidence.py``."""
READ = {"narrator": 0.75, "inside": 0.85, "according": 0.8, "turn": 0.8}
"""Of what no gold has, by the last part of its rule: the shares that were right in samples."""
_SIZES = (1, 3, 6, 10)
"""Words of a claimant beyond which it is of the next size."""


def likely(sure: float | None, rule: str, who: Claimant, words: str) -> float:
    """The confidence of a claim that is a quotation.

    Args:
        sure: That of the quotation.
        rule: The rule that found it: a word and its frame, "say:that", or a frame alone.
        who: The claimant.
        words: Those that name the claimant.
    """
    return round(logistic(read_weights(WEIGHTS), features(sure, rule, who, words)), 2)


def features(sure: float | None, rule: str, who: Claimant, words: str) -> Iterator[str]:
    """What the model knows of a claim."""
    frame = rule.rpartition(":")[2]
    joined = "joined" if who.is_joined else "open"
    low = words.lower().split()
    yield "all"
    yield joined
    yield frame
    yield f"{frame} {joined}"
    yield f"{rule} {joined}"
    if sure is not None:
        yield f"quotation:{sure:.1f}"
        yield f"{joined} quotation:{sure:.1f}"
    party = low[0] if len(low) == 1 and low[0] in classes()["pronouns"] else who.kind
    yield f"by {party}"
    yield f"{frame} by {party}"
    yield f"size:{bisect_right(_SIZES, len(low))}"
    if low and not who.is_joined:
        yield f"by -{low[-1][-2:]}"
