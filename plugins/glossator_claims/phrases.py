"""The head noun of a phrase that names a claimant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator_claims.lexicon import classes

_WORD_BEFORE = re.compile(r"(?<![\w’'-])[\w’'-]+ ?$")
_LONGEST = 6
"""Words of a phrase that is looked for backwards."""


def phrase_before(text: str, end: int) -> int:
    """Where the noun phrase that ends here begins: at its determiner, or behind a preposition."""
    begin = end
    for _ in range(_LONGEST):
        found = _WORD_BEFORE.search(text, max(begin - 40, 0), begin)
        word = found[0].strip().lower() if found else ""
        if found is None or word in classes()["behind"]:
            break
        begin = found.start()
        if word in classes()["determiners"]:
            break
    return begin


def head_of(words: Sequence[str]) -> str:
    """The head noun of a phrase: its last word before a preposition or comma; "the accused"."""
    for at, word in enumerate(words[1:], 1):
        is_behind_noun = words[at - 1] not in classes()["determiners"]
        if word in classes()["behind"] or (is_behind_noun and _is_participle(words, at)):
            return words[at - 1]
    return words[-1]


def _is_participle(words: Sequence[str], at: int) -> bool:
    """Whether a word goes on with what was done: "a statement made by", "a poll released"."""
    word = words[at]
    if not word.endswith("ed") and word not in classes()["participles"]:
        return False
    return at + 1 == len(words) or words[at + 1] in classes()["behind_participle"]
