"""Tags as a chain: how likely each is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from glossator_stanza.checkpoint import Floats
    from glossator_stanza.lstm import Packed

_LEAST = 1e-30


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
