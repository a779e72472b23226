"""What a mention is in its clause, as far as its neighbours tell: there is no parser here."""

from __future__ import annotations

from collections.abc import Mapping

from glossator_people.chains import Mention
from glossator_people.words import PeopleWords

SUBJECT, OBJECT, OBLIQUE, OWNER = 1.0, 0.65, 0.5, 0.55
CLAUSE = 11
"""Words before a pronoun in which the subject of its clause is looked for."""


class Roles:
    """Subject, object or neither."""

    def __init__(self, words: PeopleWords) -> None:
        self.words = words
        self._weights: dict[int, float] = {}

    def weight(self, mention: Mention) -> float:
        """How much a mention's place in its clause makes of it."""
        known = self._weights.get(mention.head)
        if known is None:
            known = self._weights[mention.head] = self._weigh(mention)
        return known

    def _weigh(self, mention: Mention) -> float:
        words = self.words
        word = words.at(mention.head)
        if mention.kind == "pronoun":
            if word in ("he", "she", "i"):
                return SUBJECT
            return OWNER + 0.15 if word in ("his", "her", "my") else OBJECT
        if words.isa(mention.end, "genitive"):
            return OWNER
        first = mention.first
        while words.same_sentence(first - 1, mention.head) and self._is_of_phrase(first - 1):
            first -= 1
        before = first - 1
        if not words.same_sentence(before, mention.head):
            return SUBJECT
        if words.isa(before, "before_object"):
            return OBLIQUE
        if not words.is_word(before) or words.isa(
            before, "conjunction", "saying", "complementizer"
        ):
            return SUBJECT
        after = mention.end
        if words.isa(after, "auxiliary", "saying"):
            return SUBJECT
        # "Police named Oke based on a photo"
        return SUBJECT if words.at(after).endswith("ed") and not words.is_verb(before) else OBJECT

    def _is_of_phrase(self, token: int) -> bool:
        """Whether a token before a name belongs to its phrase: a determiner, a capital."""
        words = self.words
        return words.isa(token, "leading_name") or (
            words.is_capital(token)
            and words.low[token][0].isalpha()
            and words.same_sentence(token - 1, token)
        )

    def is_object(self, token: int) -> bool:
        """Whether a pronoun is the object of a verb, and so not its subject ("behind her" is)."""
        words = self.words
        if words.isa(token - 1, "place_preposition"):
            return False
        word = words.low[token]
        if words.at(token - 1) == "against" and not words.is_verb(token - 2):
            return False  # "Oke denied the charges against him"
        if word == "him":
            return True
        if word != "her" or words.at(token + 2) == "-":  # "her 15-year-old son"
            return False
        return not words.is_word(token + 1) or words.isa(token + 1, "before_object")

    def is_proposed(self, token: int) -> bool:
        """Whether somebody else wants "he" to do something: "Oke suggested (that) he should go"."""
        words = self.words
        verb = token - 1 - (words.at(token - 1) == "that")
        return words.isa(verb, "proposing") and words.at(token + 1) in ("should", "be")

    def subject_before(self, token: int, at: Mapping[int, Mention]) -> Mention | None:
        """The nearest mention before a token in its clause that is a subject."""
        words = self.words
        for place in words.leftwards(token - (words.at(token - 1) == "that"), CLAUSE):
            mention = at.get(place)
            if mention is not None and self.weight(mention) == SUBJECT:
                return mention
            if mention is not None and is_to_act(words, mention):
                between = range(mention.end, token)
                is_one = all(words.is_word(at) and words.low[at] != "and" for at in between)
                if is_one and not words.isa(mention.first - 1, "before_object"):
                    return mention
            if words.low[place] in ("that", "who", "which", ";", ":"):
                return None
            if self._opens_clause(place, token):
                return None
        return None

    def _opens_clause(self, place: int, token: int) -> bool:
        """Whether a clause with a subject of its own begins: "ran when it hit him", "and a cup hit
        him", "said the court had robbed him"; but "met Ruiz and had her arrested"."""
        words = self.words
        opens = ("subordinator", "conjunction", "question", "saying", "reporting_participle")
        if not words.isa(place, *opens) or words.is_verb(place + 1):
            return False
        return any(words.is_verb(at) for at in range(place + 2, token))


def is_to_act(words: PeopleWords, mention: Mention) -> bool:
    """Whether an object does what the verb before it says: "urged Oke to sell", "accused Oke of
    selling his vote"."""
    if words.at(mention.end) == "to":
        return words.isa(mention.first - 1, "urging")
    doing = mention.end + 1
    acts = words.isa(mention.end, "to_doing") and not words.is_capital(doing)  # "of Beijing"
    return acts and words.at(doing).endswith("ing")
