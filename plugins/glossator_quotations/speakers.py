"""Who a speaker is: the entity that is named, or that a pronoun or a title stands for.

A pronoun is resolved only where that is clear: one person fits, or the person who spoke just
before, or the subject of the same sentence. Otherwise the reference stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from glossator_quotations.found import Found
from glossator_quotations.lexicon import LISTS, WORDS, word_lists
from glossator_quotations.phrases import Extent
from glossator_quotations.view import View
from glossator_standard.english import words as english

NAMES = WORDS.with_name("names.toml")
"""Words and first names that tell "he" from "she"."""
_SPEAKING = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "MISC"))
_GENDER = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_SUBJECTS = {"male": "he", "female": "she"}
NEAR = 2
"""Units after which the last speaker is no longer the first choice."""
FRONT = 5
"""Tokens of a sentence in which its subject's name begins."""
REACH = 3
"""Units before a pronoun in which its person is looked for."""


class Speakers:
    """Resolves the speakers of one document, in the order of the text."""

    def __init__(self, view: View, titles: Iterable[Any]) -> None:
        self.view = view
        self.titles: dict[int, Any] = {}
        self.ranks: dict[int, Any] = {}
        for title in titles:
            first, end = view.tokens_between(title.start, title.end)
            known = self.ranks if title.rank == "honorific" else self.titles
            if view.low[first] not in word_lists(NAMES)["address"]:
                known.update(dict.fromkeys(range(first, end), title))
        self._persons: dict[int, list[tuple[int, Any]]] = {}
        self._gender: dict[str, set[str]] = {}
        for entity in view.entities:
            if entity.label == "PERSON":
                token, _ = view.tokens_between(entity.start, entity.end)
                if token < len(view):
                    self._learn_gender(entity, token)
                    if view.quote[token] < 0:
                        self._persons.setdefault(view.unit[token], []).append((token, entity))
        self._last: tuple[int, Any] | None = None
        self._unnamed = -1
        """The unit in which somebody without a name spoke last, who is "he" in the next."""
        self._content: tuple[Extent, ...] = ()

    def of(self, quotations: Sequence[Found]) -> list[tuple[str | None, str | None]]:
        """The ids of the entity and of the title that the speaker of each is, as `resolve` says."""
        contents: dict[Extent, list[Extent]] = {}
        for found in quotations:
            if found.subject:
                contents.setdefault(found.subject, []).extend(found.pieces)
        known = {subject: self.resolve(subject, contents[subject]) for subject in sorted(contents)}
        return [known[one.subject] if one.subject else (None, None) for one in quotations]

    def resolve(
        self, speaker: Extent, content: Iterable[Extent] = ()
    ) -> tuple[str | None, str | None]:
        """The ids of the entity and of the title that a speaker's phrase is.

        Nobody who is only spoken of in the speaker's `content` speaks.
        """
        self._content = tuple(content)
        entity, title = self._entity(speaker), self._title(speaker)
        if title is None and self.view.low[speaker[0]] in LISTS["relatives"]:
            title = self.titles.get(speaker[0] - 1)
        if entity is None and title is not None:
            entity_id = title.holder
        else:
            entity_id = entity.id if entity is not None else None
        if entity is not None and entity.label == "PERSON":
            self._last = self.view.unit[speaker[0]], entity
        if entity_id is None and self._is_unnamed(speaker):
            self._unnamed = self.view.unit[speaker[0]]
        return entity_id, title.id if title is not None else None

    def _is_unnamed(self, speaker: Extent) -> bool:
        """Whether a speaker is one person without a name: "the mayor", "a source in the army"."""
        words = self.view.low[slice(*speaker)]
        if words[0] not in english("article"):
            return False
        ends = (at for at, word in enumerate(words) if word in LISTS["prepositions"])
        noun = words[next(ends, len(words)) - 1]
        is_title = speaker[0] + 1 in self.titles or noun in LISTS["sources"]
        return is_title and not noun.endswith("s") and noun not in LISTS["plurals"]

    def _entity(self, speaker: Extent) -> Any:
        first, end = speaker
        word = self.view.low[first]
        if end - first == 1 and word in _GENDER:
            return self._person(first, _GENDER[word])
        if end - first == 1 and word in LISTS["relatives"]:
            return self._antecedent(first)
        return self._named(first, end) or self._abbreviated(first, end)

    def _abbreviated(self, first: int, end: int) -> Any:
        """The person whose initials a turn begins with, if there is one such: "JH:"."""
        label = self.view.raw(first)
        if end - first > 1 or len(label) < 2 or not label.isupper() or self.view.at(end) != ":":
            return None
        found: dict[str, Any] = {}
        for _, entity in chain.from_iterable(self._persons.values()):
            name = self.view.text[entity.start : entity.end]
            if "".join(word[0] for word in name.split()) == label:
                found.setdefault(name, entity)
        return next(iter(found.values())) if len(found) == 1 else None

    def _named(self, first: int, end: int) -> Any:
        """The entity at the head of a phrase, not one that only belongs to it."""
        view, start = self.view, first
        named = None
        for at in range(first, end):
            word = view.low[at]
            if word == "," and at + 1 < end:
                start = at + 1
            number = view.entity[at]
            if number < 0 or (at > first and view.entity[at - 1] == number):
                continue
            entity = view.entities[number]
            if entity.label not in _SPEAKING or not self._is_head(entity, at, start, end):
                continue
            if entity.label == "PERSON":
                return entity
            named = named or (entity if start == first else None)
        return named

    def _is_head(self, entity: Any, at: int, start: int, end: int) -> bool:
        view = self.view
        behind = view.tokens_between(entity.start, entity.end)[1]
        if behind < end and (view.low[behind] in ("'s", "'") or view.is_hyphen(behind)):
            return False  # "the Oslo-based firm"
        if any(word in LISTS["prepositions"] for word in view.low[start:at]):
            return self._is_called(start, at)
        heads = (token for token in range(start, at - 1) if view.low[token + 1].endswith("ing"))
        if any(
            token in self.titles or view.low[token] in LISTS["no_owner_of_name"] for token in heads
        ):
            return False  # "the lawyer representing Kim", "reports reaching Norvik"
        following = view.low[behind] if behind < end else "."
        return following in LISTS["behind_speaker_name"] or not following[0].isalnum()

    def _is_called(self, start: int, name: int) -> bool:
        """Whether a name is that of whom words with a preposition tell: "man of the match Kim", but
        "a friend of the singer Kim", "friends of singer Kim"."""
        low, prepositions = self.view.low, LISTS["prepositions"]
        linked = next(at for at in range(start, name) if low[at] in prepositions)
        closed = {low[start], low[name - 1]} & (LISTS["determiners"] | prepositions)
        several = low[linked - 1].endswith("s") or low[name - 1].endswith("ing")
        return linked > start and not (closed or several) and self.view.raw(name - 1).islower()

    def _title(self, speaker: Extent) -> Any:
        """The title of a phrase before any preposition but "a team of"; else the rank."""
        low, rank = self.view.low, None
        for token in range(*speaker):
            rank = rank or self.ranks.get(token)
            title = self.titles.get(token)
            if title is not None and not self._owns(title):
                return title
            if low[token] in LISTS["prepositions"] and low[token - 1] not in LISTS["groups"]:
                break
        return rank

    def _antecedent(self, token: int) -> Any:
        """The entity right before "who", a comma apart or not."""
        at = token - 1
        if at >= 0 and self.view.low[at] == ",":
            at -= 1
        number = self.view.entity[at] if at >= 0 else -1
        found = self.view.entities[number] if number >= 0 else None
        if found is None or found.label not in _SPEAKING:
            return None
        is_thing = found.label == "PERSON" and self.view.low[token] == "which"
        return None if is_thing else found  # "a charter signed by Oke, which prohibits"

    def _person(self, token: int, gender: str) -> Any:
        """The person that "he" or "she" stands for, where that is clear."""
        unit = self.view.unit[token]
        here = [(at, one) for at, one in self._outside(unit) if at < token]
        if fitting := self._fitting(here, gender):
            return next((one for _, one in fitting if not self._owns(one)), fitting[0][1])
        last = self._last if self._last and unit - self._last[0] <= NEAR else None
        if last and not self._fitting([(token, last[1])], gender):
            last = None
        for before in range(unit - 1, max(unit - 1 - REACH, -1), -1):
            if last and last[0] == before:
                break
            if before == self._unnamed:
                return None
            if fitting := self._fitting(self._outside(before), gender):
                if last and self._goes_on(before, fitting, gender):
                    return last[1]
                clear = self._clear(before, fitting)
                return clear if clear or not last else last[1]
        return last[1] if last else None

    def _goes_on(self, unit: int, fitting: list[tuple[int, Any]], gender: str) -> bool:
        """Whether a sentence goes on about who spoke before: "He met Oke.", "Oke's book sold"."""
        first = fitting[0][0]
        before = self.view.low[self.view.unit_start[unit] : first]
        return _SUBJECTS[gender] in before or all(self._owns(one) for _, one in fitting)

    def _outside(self, unit: int) -> list[tuple[int, Any]]:
        """The persons of a unit that are not in the content."""
        return [
            (at, one)
            for at, one in self._persons.get(unit, ())
            if not any(first <= at < end for first, end in self._content)
        ]

    def _owns(self, named: Any) -> bool:
        """Whether a name, or a title with its holder's, only tells whose something is: "Kim's
        colleague", "Mayor Kim's colleague"."""
        holder = getattr(named, "holder_span", None) or (named.start, named.end)
        ends = named.end, max(named.end, holder[1])
        return any(
            self.view.at(self.view.tokens_between(named.start, end)[1]) in ("'s", "'")
            for end in ends
        )

    def _clear(self, unit: int, fitting: list[tuple[int, Any]]) -> Any:
        """The subject of a sentence whose other persons are known not to fit, or its only one."""
        at, first = fitting[0]
        if len({self._key(one) for _, one in fitting}) == 1:
            return fitting[-1][1]
        sure = [one for _, one in fitting if self._key(one) in self._gender]
        is_subject = at - self.view.unit_start[unit] <= FRONT
        return first if is_subject and sure == [first] else None

    def _fitting(self, persons: list[tuple[int, Any]], gender: str) -> list[tuple[int, Any]]:
        return [
            (at, one)
            for at, one in persons
            if gender in self._gender.get(self._key(one), (gender,))
        ]

    def _key(self, entity: Any) -> str:
        """The last word of a name, by which its mentions are known as one person."""
        return self.view.text[entity.start : entity.end].split()[-1].lower()

    def _learn_gender(self, entity: Any, token: int) -> None:
        """Note what the name, or the word before it, says."""
        lists = word_lists(NAMES)
        words = self.view.text[entity.start : entity.end].lower().split()
        before = self.view.low[token - 1] if token else ""
        for gender in ("male", "female"):
            told = {before, words[0]} & lists[f"{gender}_words"]
            if told or words[0] in lists[f"{gender}_names"]:
                self._gender.setdefault(words[-1], set()).add(gender)
