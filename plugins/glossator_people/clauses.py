"""Whose clause a pronoun stands in: who does what is said there, named or not.

"Mr Oke defended a man who hit his wife": the wife is the man's, whom nobody names, and never Mr
Oke's, however much the article is about him. So a clause of its own is asked before salience is.
"""

from __future__ import annotations

from collections.abc import Mapping

from glossator_people.chains import Chain, Mention
from glossator_people.description import is_plural
from glossator_people.roles import is_to_act
from glossator_people.words import PeopleWords

CLAUSE = 200
"""Words before a pronoun in which its clause begins: a sentence may go on for pages."""
FAR = 40
"""Words between an apposition and the pronoun that stands for who is apposed."""
REACH = 10
"""Words between somebody and "who", with what is said of him in between."""
_NO_NOUNS = ("article", "before_object", "object_pronoun", "subject_pronoun", "demonstrative")
_APART = frozenset(("but", ";", ":", "while", "whereas", "“", "”", '"', "``", "''"))
"""What ends a relative clause before it."""
_LOOSE = frozenset(("and", "or", ",", "–", "—", "--"))
"""What ends it where a verb comes next, or a subject of its own."""


class Clauses:
    """The subject of the clause that a pronoun is in, as far as its neighbours tell."""

    def __init__(self, words: PeopleWords, at: Mapping[int, Mention]) -> None:
        self.words = words
        self.at = at
        self._ends = {mention.end for mention in at.values()}

    def subject(self, token: int, gender: str) -> tuple[bool, Chain | None]:
        """Whether a clause says whom a pronoun stands for, and whom: nobody whom the text names.

        Of "he" only a relative clause says it; of "his" and "himself" any clause. "Himself" and
        "his own" are never somebody's outside what he says: "said the suspect shot himself".
        """
        words, place, acts = self.words, token - 1, False
        if words.is_capital(token):
            return False, None
        is_subject = words.low[token] in ("he", "she")
        if is_subject:
            chain = self._told(token) or self._only_one(token, gender) or self._apposed(token)
            if chain is not None and chain.can_be(gender):
                return True, chain
        is_bound = words.isa(token, "pronoun_reflexive") or words.at(token + 1) == "own"
        sentences = words.sentence_of
        while place >= max(token - CLAUSE, 0) and sentences[place] == sentences[token]:
            if self._closes(place, token):
                break
            chain = self._claiming(place)
            if chain is not None and chain.can_be(gender):
                return True, chain
            if words.isa(place, "relative_person"):
                acts |= words.low[place] == "who" and place + 1 < token
                return self._relative(place, gender) if acts else (False, None)
            mention = self.at.get(place)
            if mention is not None and mention.chain is not None:
                is_owned = words.isa(mention.first - 1, f"pronoun_{gender}")
                if words.isa(mention.end, "saying") or (is_owned and not mention.chain.gender):
                    break  # "her mentor did not return her love"
                if not is_subject and mention.chain.can_be(gender) and self._does(mention, token):
                    return True, mention.chain
                place = mention.first
            if is_bound and words.isa(place, "saying"):
                return True, None
            acts = acts or self.words.is_verb(place)
            place -= 1
        return False, None

    def _told(self, token: int) -> Chain | None:
        """Who is asked something of himself, or tells it: "asked Oke whether he was ill", "Oke
        told Lund that he would resign"; but "told him that he was late"."""
        words = self.words
        opens = words.isa(token - 1, "complementizer", "asked")
        hearer = self.at.get(token - 1 - opens)
        if hearer is None or hearer.kind != "name":
            is_him = words.isa(token - 1 - opens, "object_pronoun")
            return hearer.chain if hearer is not None and is_him else None
        if opens and words.isa(token - 1, "asked"):
            return hearer.chain if words.isa(hearer.first - 1, "asking") else None
        teller = self.at.get(hearer.first - 2) if words.isa(hearer.first - 1, "telling") else None
        return teller.chain if teller is not None and teller.kind == "name" else None

    def _only_one(self, token: int, gender: str) -> Chain | None:
        """Who alone is named before "as he", right before it: "a blow for Oke as he left"."""
        named = self.at.get(token - 2) if self.words.at(token - 1) == "as" else None
        if named is None or named.kind != "name":
            return None
        for place in self.words.leftwards(named.first):
            if self.words.low[place] == "which":
                break
            other = self.at.get(place)
            if other is not None and other.chain is not None and other.chain.can_be(gender):
                return None
        return named.chain

    def _apposed(self, token: int) -> Chain | None:
        """Who is apposed to the subject of the sentence and named last: "The first to go, Oke's
        minister Riad Berg, has fled to Rome, where he is safe"."""
        words = self.words
        for place in words.leftwards(token, FAR):
            named = self.at.get(place)
            if named is None or named.kind == "pronoun":
                continue
            verb = named.end + 1
            acts = words.at(named.end) == "," and words.is_verb(verb)
            owner = words.isa(named.first - 1, "genitive")
            opening = next((at for at in words.leftwards(named.first) if words.at(at) == ","), 0)
            opens = opening == named.first - 1 or (owner and opening > named.first - REACH)
            told = acts and opens and not words.isa(verb, "saying") and named.kind == "name"
            return named.chain if told and opening not in self._ends else None
        return None

    def _claiming(self, that: int) -> Chain | None:
        """Who claims what follows "that": "Oke's claim that his party won"."""
        words = self.words
        if words.low[that] != "that" or not words.isa(that - 1, "claim_noun"):
            return None
        place = words.owner_before(that - 1)
        owner = self.at.get(place - words.isa(place, "genitive"))
        return owner.chain if owner is not None else None

    def _closes(self, place: int, token: int) -> bool:
        """Whether a word ends the clauses before it: "..., said", "..., and he", "and said"."""
        words, after, word = self.words, place + 1, self.words.low[place]
        if word not in _LOOSE:
            return word in _APART
        return self.words.is_verb(after) or (after == token and words.low[token] in ("he", "she"))

    def _relative(self, who: int, gender: str) -> tuple[bool, Chain | None]:
        """Whom "who" stands for."""
        words = self.words
        last = who - 1 - (words.at(who - 1) == ",")
        if not words.same_sentence(last, who) or self._is_predicate(last):
            return False, None
        found = self._antecedent(last, who)
        if found is not None and found.chain is not None:
            if not found.chain.can_be(gender):
                return words.low[who] == "whose", None  # "a woman whose son says he is ill"
            is_sure = words.low[who] == "who" or found.chain.gender is not None
            return True, found.chain if is_sure else None
        noun = words.low[last]
        is_one = noun.isalpha() and not words.is_capital(last) and not is_plural(noun)
        is_one = is_one and not words.isa(last, "collective")  # "the police, who hit his car"
        return is_one and not self.words.is_verb(last) and not words.isa(last, *_NO_NOUNS), None

    def _is_predicate(self, last: int) -> bool:
        """Whether a noun says what somebody is: "Oke is a man who likes his tea"."""
        words = self.words
        article = next((at for at in range(last, last - REACH, -1) if words.isa(at, "article")), 0)
        return words.isa(article - 1, "predicating")

    def _antecedent(self, last: int, who: int) -> Mention | None:
        """The person before "who": a man, a man from Kelmar, Ana Ruiz, the mayor of Kelmar."""
        words = self.words
        for place in range(last, max(last - REACH, -1), -1):
            mention = self.at.get(place)
            if mention is not None and mention.kind != "pronoun":
                is_apposed = place == last or words.at(mention.end) == ","
                return mention if mention.kind == "nominal" or is_apposed else None
            if self.words.is_verb(place) or not words.same_sentence(place, who):
                return None
        return None

    def _does(self, mention: Mention, token: int) -> bool:
        """Whether somebody does what follows: "a man hit", "Oke leaving", "urged Oke to sell"."""
        words, after = self.words, mention.end
        is_pronoun = mention.kind == "pronoun"
        if is_to_act(words, mention) and not (is_pronoun and words.at(after) != "to"):
            return True
        if is_pronoun:
            return words.low[mention.head] in ("he", "she")
        if words.isa(after, "genitive"):
            return False
        after += words.is_adverb(after)
        if words.at(after) in ("of", "for", "from"):
            return words.at(after) == "for" and after + 1 == token
        is_oblique = words.isa(mention.first - 1, "before_object") and not words.isa(
            mention.first - 1, "subordinator"
        )
        if mention.kind == "name" and is_oblique:
            return False
        return self.words.is_verb(after) or words.at(after).endswith("ing")
