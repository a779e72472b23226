"""What a mention is in its clause, as far as its neighbours tell: there is no parser here."""

from __future__ import annotations

from collections.abc import Mapping

from glossator_people.chains import Mention
from glossator_people.lexicon import words
from glossator_people.words import Words

_PREPOSITIONS = words("clauses", "prepositions")
_CONJUNCTIONS = words("clauses", "conjunctions")
_SAYING = words("clauses", "saying")
_AUXILIARIES = words("clauses", "auxiliaries")
SUBJECT, OBJECT, OBLIQUE, OWNER = 1.0, 0.65, 0.5, 0.55


class Roles:
    """Subject, object or neither."""

    def __init__(self, seen: Words) -> None:
        self.seen = seen
        self._weights: dict[int, float] = {}

    def weight(self, mention: Mention) -> float:
        """How much a mention's place in its clause makes of it."""
        known = self._weights.get(mention.head)
        if known is None:
            known = self._weights[mention.head] = self._weigh(mention)
        return known

    def _weigh(self, mention: Mention) -> float:
        seen = self.seen
        word = seen.at(mention.head)
        if mention.kind == "pronoun":
            if word in ("he", "she", "i"):
                return SUBJECT
            return OWNER + 0.15 if word in ("his", "her", "my") else OBJECT
        if seen.at(mention.end) in ("'s", "'") or seen.at(mention.end - 1) in ("'s", "'"):
            return OWNER
        first = mention.first
        while seen.same_sentence(first - 1, mention.head) and self._is_of_phrase(first - 1):
            first -= 1
        before = seen.at(first - 1) if seen.same_sentence(first - 1, mention.head) else ""
        if before in _PREPOSITIONS:
            return OBLIQUE
        if not before or not before[0].isalpha() or before in _CONJUNCTIONS or before in _SAYING:
            return SUBJECT
        after = seen.at(mention.end)
        if after in _AUXILIARIES or after in _SAYING or after.endswith("ed"):
            return SUBJECT
        return OBJECT

    def _is_of_phrase(self, token: int) -> bool:
        """Whether a token before a name belongs to its phrase: a determiner, a capital."""
        seen = self.seen
        return seen.low[token] in ("the", "a", "an", "former") or (
            seen.is_capital(token)
            and seen.low[token][0].isalpha()
            and token != seen.sentence_start(token)
        )

    def is_object(self, token: int) -> bool:
        """Whether a pronoun is the object of a verb right before it."""
        seen = self.seen
        word = seen.low[token]
        if word == "him":
            return True
        return word == "her" and (
            not seen.at(token + 1)[:1].isalpha() or seen.at(token + 1) in _PREPOSITIONS
        )

    def subject_before(self, token: int, at: Mapping[int, Mention]) -> Mention | None:
        """The nearest mention before a token in its clause that is a subject."""
        seen = self.seen
        place = token - 1
        while seen.same_sentence(place, token) and token - place < 12:
            mention = at.get(place)
            if mention is not None and self.weight(mention) == SUBJECT:
                return mention
            if seen.low[place] in ("that", "who", "which", ";", ":"):
                return None
            place -= 1
        return None
