"""He and she, and I in somebody's own words.

An antecedent is chosen by salience, after Lappin and Leass (1994): how near it is, whether it is a
subject, whether it was already a pronoun's, how much the article is about it. What cannot be is
left out first: another gender, who is named in the words that the pronoun speaks, the speaker in
his own words, the subject of the same clause for its object.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from glossator_people import confidence
from glossator_people.chains import Chain, Mention, by_head, nearest_before
from glossator_people.clauses import Clauses
from glossator_people.descriptions import ages
from glossator_people.lexicon import GENDERS, classes
from glossator_people.relatives import Relatives
from glossator_people.roles import OBLIQUE, SUBJECT, Roles
from glossator_people.speakers import Speakers, Speech
from glossator_people.words import PeopleWords
from glossator_standard.people import Gender, MentionKind

MOST = 120
"""Mentions before a pronoun that are weighed: a sentence may go on for pages."""
WINDOW = 4
"""Sentences before a pronoun in which its antecedent is looked for."""
AHEAD = 8
"""Words between an opening clause and the name that its pronoun stands for."""
AGREEING = 2
"""Pronouns of a person that are sure and tell the gender together."""
_CLOSING = frozenset((",", ";", ":", "–", "—", "--", "but"))
"""What may end the clause of "he", in which it stands for nobody who is named behind it."""
LEAST = 0.12
"""The salience that an antecedent has at least."""
Barred = set[Chain | None]
"""Whom a pronoun cannot stand for."""


def _of_gender(chain: Chain, gender: str | None) -> float:
    """How well a gender fits somebody of whom no title, relative's word or full name tells it."""
    if chain.leans is None:
        return 0.7 if chain.gender is None else 0.85
    return 0.5 if chain.leans != gender else 1.0


class Pronouns:
    """Resolves the pronouns of one document: the writer's first, then those in quotations."""

    def __init__(
        self,
        words: PeopleWords,
        relatives: Relatives,
        mentions: Sequence[Mention],
        speeches: Sequence[Speech],
    ) -> None:
        self.words = words
        self.relatives = relatives
        self.roles = Roles(words)
        known = classes()
        self.first = known["pronoun_first"]
        self.gender: dict[str, Gender] = {
            word: gender for gender in GENDERS for word in known[f"pronoun_{gender}"]
        }
        self.ordered = sorted(mentions, key=by_head)
        self.at = {token: one for one in mentions for token in range(one.first, one.end)}
        self.clauses = Clauses(words, self.at)
        self.ages = {one.first: one for one in ages(words) if one.first not in self.at}
        self.speakers = Speakers(words, self.roles, mentions, self.at, speeches)
        self._written = self.speakers.count_written()
        bylines = [one for one in mentions if one.chain is not None and one.chain.is_author]
        is_one = len(bylines) == 1 and words.at(bylines[0].end) not in ("and", "&", ",")
        self._author = bylines[0].chain if is_one else None
        """Who wrote the article by himself, and says "I" outside all quotations."""
        self._told: Counter[tuple[int, Gender]] = Counter()

    def resolve(self) -> None:
        """Join each pronoun to the chain of its antecedent, where there is one."""
        pronouns = [
            token
            for token in self.words.found["pronoun"]
            if token not in self.at
            and not self._is_in_title(token)
            # "Kim himself" is one mention.
            and not (self.words.isa(token, "pronoun_reflexive") and token - 1 in self.at)
        ]
        pronouns = sorted([*pronouns, *self.ages])
        for place in self.relatives.owned:
            if (owner := self.at.get(place)) is not None:
                self._find_relative(place + 2, owner.chain)
        for spoken in (False, True):
            for token in pronouns:
                if (self.speakers.speech[token] is not None) is spoken:
                    self._one(token)

    def _is_in_title(self, token: int) -> bool:
        """Whether a pronoun is written as in the title of a book ("Karl and His Boys"), or as in a
        form of address ("His Honour")."""
        words = self.words
        is_inside = words.same_sentence(token - 1, token) and words.is_word(token - 1)
        is_inside |= words.isa(token + 1, "honour") and words.is_capital(token + 1)
        return is_inside and words.is_capital(token) and words.low[token] != "i"

    def _one(self, token: int) -> None:
        word = self.words.low[token]
        if word in self.first:
            speech = self.speakers.speech[token]
            chain = speech.chain(self.at) if speech else self._author
            if chain is not None:
                self._join(token, chain, "speaker", confidence.SPEAKER)
            return
        if token in self.ages:
            self._of_age(token)
            return
        gender = self.gender[word]
        told = self._in_brackets(token) or self._joined(token)
        if told is not None and told.can_be(gender):
            self._join(token, told, "pronoun", confidence.CLAUSE)
            return
        barred = self._barred(token)
        if not self.roles.is_object(token):
            is_told, chain = self.clauses.subject(token, gender)
            if is_told and chain is None:
                return
            if chain is not None and chain not in barred:
                self._join(token, chain, "pronoun", confidence.CLAUSE)
                return
        before = self.speakers.says_before(token)
        if before is not None and before.chain(self.at) is None:
            return  # "A source said that Tom Oke fled. He said": the source, who has no mention
        chosen = self.speakers.client(token, gender)
        for chain in () if chosen else self.speakers.speaking(token, before):
            if chain.can_be(gender) and chain not in barred:
                chosen = chain, confidence.SPEAKING
                break
        if chosen is None and (ahead := self._ahead(token, gender)):
            self._join(token, ahead, "cataphora", confidence.CATAPHORA)
            return
        chosen = chosen or self._antecedent(token, gender, barred)
        if chosen is None and self.speakers.speech[token] is None:
            chosen = self._antecedent(token, gender, barred, self._written) or self._antecedent(
                token, gender, self._barred(token, is_own=True)
            )
        if chosen is not None:
            self._join(token, chosen[0], "pronoun", chosen[1])
            if chosen[1] >= confidence.TELLING:
                self._tell(chosen[0], gender)

    def _in_brackets(self, token: int) -> Chain | None:
        """Who is told behind a pronoun in somebody's words: "he (the defendant) ran"."""
        first = token + 2 + self.words.isa(token + 2, "article")
        told = self.at.get(first) if self.words.at(token + 1) in ("(", "[") else None
        return told.chain if told and self.words.at(told.end) in (")", "]") else None

    def _joined(self, token: int) -> Chain | None:
        """Whose companion is named with somebody: "met the envoy and his deputy"."""
        words = self.words
        if words.at(token - 1) != "and" or not words.isa(token, "possessive"):
            return None
        companion, named = self.at.get(token + 1), self.at.get(token - 2)
        return named.chain if companion is not None and named is not None else None

    def _of_age(self, token: int) -> None:
        """Join "the 26-year-old" to who was named with this age last, else as a pronoun, but to
        nobody of another age."""
        age = int(self.words.low[token].partition("-")[0])
        before = nearest_before(self.ordered, token)
        named = (one.chain for one in before if one.chain is not None and age in one.chain.years)
        if chain := next(named, None):
            self._join(token, chain, "description", confidence.DESCRIPTION)
            return
        chosen = self._antecedent(token, None, self._barred(token))
        if chosen is not None and chosen[0].may_be_aged(age):
            self._join(token, chosen[0], "description", confidence.OPEN)

    def _tell(self, chain: Chain, gender: Gender) -> None:
        """Note the gender that pronouns tell, once there are some that agree."""
        self._told[id(chain), gender] += 1
        if self._told[id(chain), gender] == AGREEING:
            chain.tell(gender, "pronoun")

    def _join(self, token: int, chain: Chain, rule: str, sure: float) -> None:
        kind: MentionKind = "nominal" if token in self.ages else "pronoun"
        _, end = self.ages.get(token, (token, token + 1))
        mention = Mention(token, end, kind, token)
        chain.add(mention, rule, sure)
        self._place(mention)
        self._find_relative(token + 1, chain)

    def _find_relative(self, token: int, owner: Chain | None) -> None:
        """Mark the relative that begins at a word: "his mother", where it is known who he is."""
        if owner is not None and (mention := self.relatives.find(token, owner, self.at)):
            self._place(mention)

    def _place(self, mention: Mention) -> None:
        self.at[mention.head] = mention
        insort(self.ordered, mention, key=by_head)

    def _antecedent(
        self, token: int, gender: str | None, barred: Barred, sentences: Sequence[int] = ()
    ) -> tuple[Chain, float] | None:
        """The person that a pronoun stands for, by the number of the sentence of each word, and how
        sure that is."""
        sentences = sentences or self.words.sentence_of
        weights: dict[Chain, float] = {}
        for mention in self._before(token, sentences):
            chain = mention.chain
            if chain is None or chain in barred or not chain.can_be(gender):
                continue
            paragraphs = self.words.paragraph_of
            if chain.is_author and paragraphs[token] != paragraphs[mention.head]:
                continue
            weight = self._salience(mention, token, sentences[token] - sentences[mention.head])
            if not chain.is_told:
                weight *= _of_gender(chain, gender)
            weights[chain] = max(weights.get(chain, 0.0), weight)
        for chain in weights:
            weights[chain] += 0.04 * min(len(chain.mentions), 6)
        ranked = sorted(weights, key=lambda chain: -weights[chain])
        if not ranked or weights[ranked[0]] < LEAST:
            return None
        second = weights[ranked[1]] if len(ranked) > 1 else 0.0
        return ranked[0], confidence.of_pronoun(weights[ranked[0]], second)

    def _before(self, token: int, sentences: Sequence[int]) -> Iterator[Mention]:
        """The last mentions before a pronoun, within some sentences, the nearest first."""
        for mention in islice(nearest_before(self.ordered, token), MOST):
            if sentences[token] - sentences[mention.head] > WINDOW:
                break
            yield mention

    def _salience(self, mention: Mention, token: int, distance: int) -> float:
        words, speakers = self.words, self.speakers
        weight = self.roles.weight(mention) * 0.6**distance
        if mention.kind == "pronoun" and words.low[mention.head] not in self.first:
            weight *= 1.15
        if mention.rule == "relative" or self._is_passing(mention):
            weight *= 0.4  # told of for the sake of another
        if self._goes_on_with(mention, token, distance):
            weight *= 1.25
        if words.paragraph_of[token] != words.paragraph_of[mention.head]:
            weight *= 0.85
        if token in speakers.said_by and mention.head in speakers.said_by and distance == 1:
            weight *= 1.3  # who has just spoken goes on: "He said ... He added ..."
        if speakers.ends(mention.head) and token not in speakers.said_by:
            weight *= 0.5  # "Oke took bribes, an official said. He was held": of whom that is told
        own, other = speakers.speech[token], speakers.told[mention.head]
        if own is not None and other is not None and own.chain(self.at) is other.chain(self.at):
            return weight  # whom the same one has just told of
        if (own is None) != (speakers.speech[mention.head] is None):
            weight *= 0.6
        return weight

    def _goes_on_with(self, mention: Mention, token: int, distance: int) -> bool:
        """Whether a clause goes on with whose act its sentence begins with ("Oke's resignation came
        after he fled"), or a paragraph with whom its sentence before begins with."""
        words = self.words
        start = mention.first - words.isa(mention.first - 1, "article")
        is_named = mention.chain is not None and bool(mention.chain.names)
        if not is_named or words.same_sentence(start - 1, start):
            return False
        if distance == 0:
            return words.isa(mention.end, "genitive") and words.isa(token - 1, "subordinator")
        same = words.paragraph_of[token] == words.paragraph_of[mention.head]
        return distance == 1 and same and not words.same_sentence(token - 1, token)

    def _is_passing(self, mention: Mention) -> bool:
        """Whether somebody without a name does nothing here and is named only by whose he is ("met
        her adviser"), or in passing ("the death of a patient")."""
        chain, role = mention.chain, self.roles.weight(mention)
        if chain is None or mention.kind != "nominal":
            return False
        once = (chain.is_new or chain.is_noun) and len(chain.mentions) == 1 and role == OBLIQUE
        return once or (chain.is_relative and role < SUBJECT)

    def _barred(self, token: int, *, is_own: bool = False) -> Barred:
        """The chains that a pronoun cannot stand for where it stands.

        Of `is_own` it may be whom the words that it speaks have named already, or describe.
        """
        speakers = self.speakers
        owns = self.words.isa(token, "possessive") and token + 1 in speakers.said_by
        speeches = () if owns else speakers.said_by.get(token, ())  # "her press secretary said"
        said = (at for speech in speeches for piece in speech.pieces for at in range(*piece))
        barred: Barred = {
            one.chain
            for at in said
            if (one := self.at.get(at)) is not None
            and one.kind != "pronoun"
            # "Ruiz will go, she said", "She said it made the coroner look idle"
            and not (is_own and (at < token or one.kind == "nominal"))
        }
        if (told := speakers.told[token]) is not None:
            barred |= speakers.together(told)
        own = (speakers.told if token in self.ages else speakers.speech)[token]
        if own is not None:
            barred.add(own.chain(self.at))
        if (owned := self.at.get(token + 1)) is not None and owned.kind == "nominal":
            barred.add(owned.chain)  # "his son" is not his own
        barred |= {one.chain for one in self._named_behind(token)}
        if self.roles.is_object(token) or self.roles.is_proposed(token):
            subject = self.roles.subject_before(token, self.at)
            barred.add(subject.chain if subject else None)
        return barred

    def _named_behind(self, token: int) -> Iterator[Mention]:
        """Who is named behind "he" in its clause, and so is another: "He told Oke that"."""
        words = self.words
        opens = words.isa(token - 1, "opening") and not words.same_sentence(token - 2, token)
        if words.at(token) not in ("he", "she") or opens:
            return  # "When he left Oke wept"
        for at in words.rightwards(token, MOST):
            if words.low[at] in _CLOSING:
                return
            one = self.at.get(at)
            is_named = one is not None and one.kind == "name" and one.first == at
            if one is not None and is_named and not words.isa(at - 1, "predicating"):
                yield one  # but "He is known as Oke"

    def _name_behind(self, at: int) -> int:
        """The next mention, where only what may stand before a name does before it."""
        words, start = self.words, at
        while at not in self.at and words.same_sentence(start, at) and at - start < AHEAD:
            if not (words.is_capital(at) or words.at(at) in ("the", "a", "an", "'s", ",")):
                break
            at += 1
        return at

    def _ahead(self, token: int, gender: str | None) -> Chain | None:
        """The subject behind an opening clause: "When he left, Kim", "Leaving his lawyer, Kim"."""
        words = self.words
        start = words.sentence(token).first
        opens = words.isa(start, "opening") or words.low[start].endswith("ing")
        if token - start > AHEAD or not opens or self.speakers.speech[token]:
            return None
        if any(self.at.get(at) for at in range(start, token)):
            return None
        owned, at = self.at.get(token + 1), token + 1
        while words.same_sentence(at, token) and words.low[at] != ",":
            if self.at.get(at, owned) is not owned:
                return None
            at += 1
        at = self._name_behind(at + 1)
        found = self.at.get(at)
        if found is None or found.chain is None:
            return None
        if found.chain.is_new and found is found.chain.mentions[0]:
            return None  # "As he came, a man fell": another
        return found.chain if found.chain.can_be(gender) else None
