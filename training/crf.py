"""Tags of the scheme BIOES as a chain: what may follow what, and how likely each tag is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossator_stanza.checkpoint import Floats
    from glossator_stanza.lstm import Packed

NEVER = -10_000.0
"""The score of what never follows; half precision has it too."""
_LEAST = 1e-30


def may_follow(before: str, after: str) -> bool:
    """Say whether a tag may follow another: inside of a name only what goes on with it."""
    letter, _, label = before.partition("-")
    following, _, other = after.partition("-")
    if letter in {"B", "I"}:
        return following in {"I", "E"} and label == other
    return letter in {"O", "E", "S"} and following in {"O", "B", "S"}


def ruled_out(transitions: Floats, tags: Sequence[str]) -> Floats:
    """Return the scores of transitions, `NEVER` for those that the scheme does not allow."""
    allowed = np.array([[may_follow(before, after) for after in tags] for before in tags])
    return np.where(allowed, transitions, np.float32(NEVER))


def marginals(scores: Floats, packed: Packed, transitions: Floats) -> Floats:
    """Return how likely each tag of each token is (forward-backward): an array (tokens, tags)."""
    factors = np.exp(transitions - transitions.max())
    own = np.exp(np.maximum(scores - scores.max(1, keepdims=True), -60))
    parts = [
        slice(start, start + live)
        for start, live in zip(packed.starts.tolist(), packed.sizes.tolist(), strict=True)
    ]
    ahead, behind = np.empty_like(own), np.ones_like(own)
    ahead[parts[0]] = _scaled(own[parts[0]].copy())
    for before, part in pairwise(parts):
        live = part.stop - part.start
        ahead[part] = _scaled(ahead[before][:live] @ factors * own[part])
    for after, part in pairwise(reversed(parts)):
        live = after.stop - after.start
        behind[part][:live] = _scaled((behind[after] * own[after]) @ factors.T)
    return _scaled(ahead * behind)


def _scaled(rows: Floats) -> Floats:
    rows /= rows.sum(1, keepdims=True) + np.float32(_LEAST)
    return rows
