"""Tags of the scheme BIOES: what may follow what."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from glossator_stanza.checkpoint import Floats

NEVER = -10_000.0
"""The score of what never follows; half precision has it too."""


def may_follow(before: str, after: str) -> bool:
    """Whether a tag may follow another: inside of a name only what goes on with it."""
    letter, _, label = before.partition("-")
    following, _, other = after.partition("-")
    if letter in {"B", "I"}:
        return following in {"I", "E"} and label == other
    return letter in {"O", "E", "S"} and following in {"O", "B", "S"}


def ruled_out(transitions: Floats, tags: Sequence[str]) -> Floats:
    """The scores of transitions, `NEVER` for those that the scheme does not allow.

    Those of another scheme, in which names have no end of their own, stay as they are.
    """
    if not any(tag.startswith("E-") for tag in tags):
        return transitions
    allowed = np.array([[may_follow(before, after) for after in tags] for before in tags])
    return np.where(allowed, transitions, np.float32(NEVER))
