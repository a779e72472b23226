"""How sure it is that a content and its claimant are right: a logistic model over a quotation's own
confidence, its rule, its claimant, and the words around these."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from pathlib import Path

from glossator_claims.lexicon import classes
from glossator_claims.parties import Claimant
from glossator_standard import Quotation, english
from glossator_standard.logistic import logistic, read_weights

WEIGHTS = Path(__file__).with_name("confidence.toml")
"""The weights, fitted by ``benchmarks/claim_confidence.py``."""
READ = {"narrator": 0.75, "inside": 0.85, "according": 0.8, "turn": 0.8}
"""Of what no gold has, by the last part of its rule: the shares that were right in samples."""
_SIZES = (1, 3, 6, 10)
"""Words of a claimant beyond which it is of the next size."""
_LENGTHS = (8, 16, 24, 48, 96)
"""Code points of a content beyond which it is of the next length."""
_GAPS = (-200, -20, 0, 2, 10, 30, 80)
"""Code points from the claimant's words to the cue; fewer than none where the cue stands first."""
_BEFORE = 25
"""Code points in which the word before a claimant or a cue is looked for."""


def likely(text: str, quotation: Quotation, who: Claimant) -> float:
    """The confidence of a claim that is a quotation of this text, with this claimant."""
    return round(logistic(read_weights(WEIGHTS), features(text, quotation, who)), 2)


def features(text: str, quotation: Quotation, who: Claimant) -> list[str]:
    """What the model knows of a claim."""
    rule, sure = quotation.rule, quotation.confidence
    frame = rule.rpartition(":")[2]
    joined = "joined" if who.is_joined else "open"
    span, cue = quotation.speaker_span, quotation.cue_span
    words = text[span[0] : span[1]].split() if span else []
    first = _common(words[0]) if words else ""
    party = first if len(words) == 1 and first in classes()["pronouns"] else who.kind
    made = [
        "all",
        joined,
        frame,
        f"{frame} {joined}",
        f"{rule} {joined}",
        f"{frame} length:{bisect_right(_LENGTHS, quotation.end - quotation.start)}",
        f"by {party}",
        f"{frame} by {party}",
        f"size:{bisect_right(_SIZES, len(words))}",
    ]
    if sure is not None:
        made += (f"quotation:{sure:.1f}", f"{joined} quotation:{sure:.1f}")
    if span and words:
        last = _common(words[-1])
        made += (
            f"first {first}",
            f"last {last}",
            f"before {_word_before(text, span[0])}",
        )
        if not who.is_joined:
            made.append(f"by -{last[-2:]}")
    if cue:
        reporting = text[cue[0] : cue[1]].lower().split()
        made += (
            f"cue {reporting[0]}",
            f"{frame} cue {reporting[-1]}",
            f"before cue {_word_before(text, cue[0])}",
        )
    if span and cue:
        made.append(f"gap:{bisect_right(_GAPS, cue[0] - span[1])}")
    return made


def _word_before(text: str, start: int) -> str:
    """The word before a place in its line."""
    line = text[max(start - _BEFORE, 0) : start].rpartition("\n")[2]
    return _common(line.rpartition(" ")[2] or (line.split() or [""])[-1])


def _common(word: str) -> str:
    """A word of the language in lower case; one that may be a name as "Name", and a mark behind it.

    The model is to know how people write, not of whom its training texts write.
    """
    low = word.lower()
    if not word[:1].isupper() or low in _closed():
        return low
    return "Name" + word[-1] * (word[-1] in ",.:;")


@cache
def _closed() -> frozenset[str]:
    """The words of all closed classes, which are no names where they begin a sentence."""
    return frozenset().union(*english.classes().values())
