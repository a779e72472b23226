"""How sure a rule is that a content and its claimant are right."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "lists" / "certainty.toml"
_OTHER = 0.4
"""Of rules that the table does not have."""


class Certainty:
    """The shares of `lists/certainty.toml`."""

    def __init__(self, tables: dict[str, dict[str, float]]) -> None:
        self._frames = {True: tables["joined"], False: tables["open"]}
        self._words = {True: tables["joined_words"], False: tables["open_words"]}
        self._read = tables["read"]

    def of(self, rule: str, joined: bool) -> float:
        """The confidence of what a rule has found.

        Args:
            rule: A word and its frame, "say:that", or a frame alone.
            joined: Whether the claimant is joined to a person, an office or an organisation.
        """
        if rule in self._words[joined]:
            return self._words[joined][rule]
        _, _, frame = rule.partition(":")
        frame = frame or rule
        return self._read.get(frame, self._frames[joined].get(frame, _OTHER))


@cache
def table() -> Certainty:
    return Certainty(tomllib.loads(_FILE.read_text("utf-8")))
