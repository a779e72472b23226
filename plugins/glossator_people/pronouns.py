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

from glossator_people import confidence
from glossator_people.chains import Chain, Mention, by_head, nearest_before
from glossator_people.clauses import Clauses
from glossator_people.descriptions import ages
from glossator_people.lexicon import GENDERS, classes
from glossator_people.relatives import Relatives
from glossator_people.roles import OBLIQUE, SUBJECT, Roles
from glossator_people.speech import Speech
from glossator_people.words import PeopleWords
from glossator_standard.people import Gender, MentionKind

WINDOW = 4
"""Sentences before a pronoun in which its antecedent is looked for."""
AHEAD = 8
"""Words between an opening clause and the name that its pronoun stands for."""
AGREEING = 2
"""Pronouns of a person that are sure and tell the gender together."""
LEAST = 0.12
"""The salience that an antecedent has at least."""


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
        self._of_entity = {one.entity.id: one.chain for one in mentions if one.entity is not None}
        self.speech: list[Speech | None] = [None] * words.size
        self.told: list[Speech | None] = [None] * words.size
        self._told: Counter[tuple[int, Gender]] = Counter()
        self.said_by: dict[int, list[Speech]] = {}
        self._represented = [
            (speech.pieces, client)
            for speech in speeches
            if speech.speaker and (client := self._represent(speech)) is not None
        ]
        for speech in speeches:
            for first, end in speech.pieces:
                self.told[first:end] = [speech] * (end - first)
            for first, end in speech.spoken:
                self.speech[first:end] = [speech] * (end - first)
            for token in speech.speaker:
                self.said_by.setdefault(token, []).append(speech)
        self._written = self._count_written()
        self._named_speaking: dict[int, int] = {}
        for token in sorted(self.said_by):
            if token in self.at:
                self._named_speaking.setdefault(id(self.at[token].chain), token)

    def _count_written(self) -> list[int]:
        """For each word how many sentences have begun in which not all is spoken.

        The writer's "he added" behind a long quotation is near to who was named before it.
        """
        counts, last, count = [], -1, 0
        for token, sentence in enumerate(self.words.sentence_of):
            if self.speech[token] is None and sentence != last:
                last, count = sentence, count + 1
            counts.append(count)
        return counts

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
                if (self.speech[token] is not None) is spoken:
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
            speech = self.speech[token]
            chain = speech.chain(self.at) if speech else None
            if chain is not None:
                self._join(token, chain, "speaker", confidence.SPEAKER)
            return
        if token in self.ages:
            self._of_age(token)
            return
        gender = self.gender[word]
        if (told := self._in_brackets(token)) is not None and told.can_be(gender):
            self._join(token, told, "pronoun", confidence.CLAUSE)
            return
        if not self.roles.is_object(token):
            is_told, chain = self.clauses.subject(token, gender)
            if is_told and chain is None:
                return
            if chain is not None and id(chain) not in self._barred(token):
                self._join(token, chain, "pronoun", confidence.CLAUSE)
                return
        before = self._says_before(token)
        if before is not None and before.chain(self.at) is None:
            return  # "A source said that Tom Oke fled. He said": the source, who has no mention
        chosen = (
            self._client(token, gender)
            or self._speaking(token, gender)
            or self._going_on(token, gender, before)
            or self._antecedent(token, gender)
        )
        if chosen is None and self.speech[token] is None:
            chosen = self._antecedent(token, gender, self._written) or self._antecedent(
                token, gender, is_own=True
            )
        if chosen is not None:
            self._join(token, *chosen)
            if chosen[2] >= confidence.TELLING:
                self._tell(chosen[0], gender)

    def _in_brackets(self, token: int) -> Chain | None:
        """Who is told behind a pronoun in somebody's words: "he (the defendant) ran"."""
        first = token + 2 + self.words.isa(token + 2, "article")
        told = self.at.get(first) if self.words.at(token + 1) in ("(", "[") else None
        return told.chain if told and self.words.at(told.end) in (")", "]") else None

    def _of_age(self, token: int) -> None:
        """Join "the 26-year-old" to who was named with this age last, else as a pronoun, but to
        nobody of another age."""
        age = int(self.words.low[token].partition("-")[0])
        before = nearest_before(self.ordered, token)
        named = (one.chain for one in before if one.chain is not None and age in one.chain.ages)
        if chain := next(named, None):
            self._join(token, chain, "description", confidence.DESCRIPTION)
        elif (chosen := self._antecedent(token, None)) and chosen[0].may_be_aged(age):
            self._join(token, chosen[0], "description", confidence.OPEN)

    def _speaking(self, token: int, gender: Gender) -> tuple[Chain, str, float] | None:
        """The person who goes on speaking, as the layer of quotations knows."""
        for speech in self.said_by.get(token, ()):
            chain = self._of_entity.get(speech.entity) if speech.entity else None
            if chain is None or self._named_speaking.get(id(chain), token) >= token:
                continue
            if self._spoke_last(token) not in (None, chain) or self._is_new_subject(token, chain):
                continue
            if chain.can_be(gender) and id(chain) not in self._barred(token):
                return chain, "pronoun", confidence.SPEAKING
        return None

    def _says_before(self, token: int) -> Speech | None:
        """What somebody without a name says right before a sentence that a pronoun which speaks
        opens: "The mayor said that Tom Oke fled. He said"."""
        words = self.words
        if token not in self.said_by or words.same_sentence(token - 1, token):
            return None
        for place in range(token - 1, -1, -1):
            if words.sentence_of[token] - words.sentence_of[place] > 1:
                return None
            for speech in self.said_by.get(place, ()):
                chain = speech.chain(self.at)
                if chain is not None:
                    return None if chain.names else speech
                nouns = (at for at in speech.speaker if words.isa(at, "person_noun", "source"))
                return speech if words.isa(speech.speaker.start, "article") and any(nouns) else None
        return None

    def _going_on(
        self, token: int, gender: Gender, before: Speech | None
    ) -> tuple[Chain, str, float] | None:
        """The person without a name who goes on speaking."""
        chain = before.chain(self.at) if before else None
        if chain is None or not chain.can_be(gender) or id(chain) in self._barred(token):
            return None
        return chain, "pronoun", confidence.SPEAKING

    def _is_new_subject(self, token: int, chain: Chain) -> bool:
        """Whether another does something before a pronoun in its sentence: "The suspect ran, and he
        said"."""
        start = token - 1
        while self.words.same_sentence(start, token):
            one = self.at.get(start)
            if one is not None and self.roles.weight(one) == SUBJECT:
                return one.chain is not chain and self.speech[start] is None
            start -= 1
        return False

    def _spoke_last(self, token: int) -> Chain | None:
        """Who said what the sentence before a word tells."""
        for place in range(token - 1, -1, -1):
            if self.words.sentence_of[token] - self.words.sentence_of[place] > 1:
                break
            if place in self.said_by and (one := self.at.get(place)) is not None:
                return one.chain
        return None

    def _client(self, token: int, gender: Gender) -> tuple[Chain, str, float] | None:
        """Whom the speaker of a report stands for: "Ruiz's lawyer, Tom Oke, said she was ill"."""
        if self.words.at(token + 1) in ("client", "clients"):
            return None
        for pieces, client in self._represented:
            if any(first <= token < end for first, end in pieces):
                chain = self.at[client].chain if client in self.at else None
                if chain is not None and chain.can_be(gender):
                    return chain, "pronoun", confidence.CLAUSE
        return None

    def _represent(self, speech: Speech) -> int | None:
        """The word that names whose lawyer speaks, if one does: "Ruiz", "his"."""
        speaker = speech.speaker
        for place in range(max(1, speaker.start - 2), speaker.stop):
            if self.words.isa(place, "representative"):
                if self.words.at(place + 1) == "for":
                    return place + 2
                return place - 2 if self.words.at(place - 1) == "'s" else place - 1
        return None

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
        self,
        token: int,
        gender: str | None,
        sentences: Sequence[int] = (),
        *,
        is_own: bool = False,
    ) -> tuple[Chain, str, float] | None:
        """The person that a pronoun stands for, by the number of the sentence of each word.

        Of `is_own` it may be whom the words that it speaks have named already, or describe.
        """
        sentences = sentences or self.words.sentence_of
        barred = self._barred(token, is_own=is_own)
        weights: dict[int, float] = {}
        known: dict[int, Chain] = {}
        for mention in self._before(token, sentences):
            chain = mention.chain
            if chain is None or id(chain) in barred or not chain.can_be(gender):
                continue
            weight = self._salience(mention, token, sentences[token] - sentences[mention.head])
            if not chain.is_told:
                weight *= _of_gender(chain, gender)
            known[id(chain)] = chain
            weights[id(chain)] = max(weights.get(id(chain), 0.0), weight)
        if ahead := self._ahead(token, gender, barred):
            return ahead, "cataphora", confidence.CATAPHORA
        if not weights:
            return None
        for key, chain in known.items():
            weights[key] += 0.04 * min(len(chain.mentions), 6)
        ranked = sorted(weights, key=lambda key: -weights[key])
        best = ranked[0]
        if weights[best] < LEAST:
            return None
        second = weights[ranked[1]] if len(ranked) > 1 else 0.0
        return known[best], "pronoun", confidence.of_pronoun(weights[best], second)

    def _before(self, token: int, sentences: Sequence[int]) -> Iterator[Mention]:
        """The mentions before a pronoun, within some sentences, the nearest first."""
        for mention in nearest_before(self.ordered, token):
            if sentences[token] - sentences[mention.head] > WINDOW:
                break
            yield mention

    def _salience(self, mention: Mention, token: int, distance: int) -> float:
        words = self.words
        weight = self.roles.weight(mention) * 0.6**distance
        if mention.kind == "pronoun" and words.low[mention.head] not in self.first:
            weight *= 1.15
        if mention.rule == "relative" or self._is_passing(mention):
            weight *= 0.4  # told of for the sake of another
        if words.paragraph_of[token] != words.paragraph_of[mention.head]:
            weight *= 0.85
        if token in self.said_by and mention.head in self.said_by and distance == 1:
            weight *= 1.3  # who has just spoken goes on: "He said ... He added ..."
        own, other = self.speech[token], self.told[mention.head]
        if own is not None and other is not None and own.chain(self.at) is other.chain(self.at):
            return weight  # whom the same one has just told of
        if (own is None) != (self.speech[mention.head] is None):
            weight *= 0.6
        return weight

    def _is_passing(self, mention: Mention) -> bool:
        """Whether somebody without a name does nothing here and is named only by whose he is ("met
        her adviser"), or in passing ("the death of a patient")."""
        chain, role = mention.chain, self.roles.weight(mention)
        if chain is None or mention.kind != "nominal":
            return False
        once = (chain.is_new or chain.is_noun) and len(chain.mentions) == 1 and role == OBLIQUE
        return once or (chain.is_relative and role < SUBJECT)

    def _barred(self, token: int, *, is_own: bool = False) -> set[int]:
        """The chains that a pronoun cannot stand for where it stands."""
        barred: set[int] = set()
        owns = self.words.isa(token, "possessive") and token + 1 in self.said_by
        for speech in () if owns else self.said_by.get(token, ()):  # "her press secretary said"
            for at in (at for piece in speech.pieces for at in range(*piece)):
                one = self.at.get(at)
                if one is None or one.kind == "pronoun":
                    continue
                # "Ruiz will go, she said", "She said it made the coroner look idle"
                if not (is_own and (at < token or one.kind == "nominal")):
                    barred.add(id(one.chain))
        if (told := self.told[token]) is not None:
            barred |= self._together(told)
        own = (self.told if token in self.ages else self.speech)[token]
        if own is not None and (chain := own.chain(self.at)) is not None:
            barred.add(id(chain))
        if (owned := self.at.get(token + 1)) is not None and owned.kind == "nominal":
            barred.add(id(owned.chain))  # "his son" is not his own
        if self.roles.is_object(token) or self.roles.is_proposed(token):
            subject = self.roles.subject_before(token, self.at)
            if subject is not None:
                barred.add(id(subject.chain))
        return barred

    def _together(self, speech: Speech) -> set[int]:
        """The chains of several who say something together, and so are none of them "he" in it:
        "Ana Ruiz and Ida Holm said she ..."."""
        named = [one for at in speech.speaker if (one := self.at.get(at)) and one.kind == "name"]
        if not any(self.words.at(one.end) == "and" for one in named[:-1]):
            return set()
        return {id(one.chain) for one in named}

    def _name_behind(self, at: int) -> int:
        """The next mention, where only what may stand before a name does before it."""
        words, start = self.words, at
        while at not in self.at and words.same_sentence(start, at) and at - start < AHEAD:
            if not (words.is_capital(at) or words.at(at) in ("the", "a", "an", "'s", ",")):
                break
            at += 1
        return at

    def _ahead(self, token: int, gender: str | None, barred: set[int]) -> Chain | None:
        """The subject behind an opening clause: "When he left, Kim ..."."""
        words = self.words
        start = token
        while words.same_sentence(start - 1, token) and token - start <= AHEAD:
            start -= 1
        if token - start > AHEAD or not words.isa(start, "opening") or self.speech[token]:
            return None
        if any(self.at.get(at) for at in range(start, token)):
            return None
        at = token + 1
        while words.same_sentence(at, token) and words.low[at] != ",":
            if at in self.at:
                return None
            at += 1
        at = self._name_behind(at + 1)
        found = self.at.get(at)
        if found is None or found.chain is None or found.kind == "pronoun":
            return None
        if found.chain.is_new and found is found.chain.mentions[0]:
            return None  # "As he came, a man fell": another
        if id(found.chain) in barred or not found.chain.can_be(gender):
            return None
        return found.chain
