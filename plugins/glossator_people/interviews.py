"""Interviews without quotation marks: questions, and answers in which I is who was interviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from glossator_people import confidence
from glossator_people.chains import Chain, Mention, by_head
from glossator_people.speakers import Speech
from glossator_people.words import PeopleWords
from glossator_standard.words import TokenRange

FEWEST = 3
"""Questions, each a paragraph of its own with an answer behind it, that make an interview."""
HEADED = 5
"""Words behind a name and its colon in which a headline says "an interview"."""
REACH = 12
"""Words behind "interviews" or "spoke with" in which the name stands."""


class Interview:
    """The questions and answers of a document.

    Attributes:
        questions: The paragraphs that end in a question mark and have an answer.
        answers: The paragraphs between them.
    """

    def __init__(self, words: PeopleWords) -> None:
        self.words = words
        self.questions: list[TokenRange] = []
        self.answers: list[TokenRange] = []
        if words.low.count("?") < FEWEST:
            return
        paragraphs = _paragraphs(words)
        asks = [words.low[one.end - 1] == "?" for one in paragraphs]
        told = zip(paragraphs, asks, asks[1:], strict=False)
        questions = [one for one, is_asked, goes_on in told if is_asked and not goes_on]
        if len(questions) >= FEWEST:
            self.questions = questions
            behind = zip(paragraphs, asks, strict=True)
            self.answers = [one for one, it in behind if not it and one > questions[0]]

    def interviewee(self, names: Sequence[Mention]) -> Mention | None:
        """Who answers: whom the opening says that it interviews, else whom it names most."""
        if not self.questions:
            return None
        opening = [one for one in names if one.head < self.questions[0].first]
        told = [one for one in opening if self._is_interviewed(one)]
        if told:
            return _foremost([one for one in told if one.name and one.name.is_full] or told)
        is_interview = bool(self.words.found["interviewing"])
        full = [one for one in opening if one.name and one.name.is_full]
        return _foremost(full or opening) if is_interview else None

    def _is_interviewed(self, name: Mention) -> bool:
        """Whether a name stands behind "interviews" or "spoke with", or before ": an interview"."""
        words = self.words
        behind = range(name.end + 1, min(name.end + HEADED, words.size))
        if words.at(name.end) == ":" and any(words.isa(at, "interviewing") for at in behind):
            return True
        for token in words.leftwards(name.first, REACH):
            if words.isa(token, "topic"):
                break
            if words.isa(token, "interviewing"):
                return True
            if words.isa(token, "talking") and words.at(token + 1) in ("with", "to", "down"):
                return True
        return False

    def speech(self, name: Mention) -> Speech:
        """The answers as somebody's own words."""
        return Speech(self.answers, self.answers, range(name.first, name.end))

    def addressed(self, chain: Chain) -> list[Mention]:
        """You in the questions, which stands for who answers."""
        found = []
        for first, end in self.questions:
            for token in range(first, end):
                if self.words.isa(token, "pronoun_second"):
                    mention = Mention(token, token + 1, "pronoun", token)
                    chain.add(mention, "addressed", confidence.ADDRESSED)
                    found.append(mention)
        chain.mentions.sort(key=by_head)
        return found


def _foremost(mentions: Sequence[Mention]) -> Mention | None:
    """The first of the mentions of the person that most of them stand for."""
    counted = Counter(id(one.chain) for one in mentions)
    best, count = counted.most_common(1)[0] if counted else (0, 0)
    if 2 * count <= len(mentions):
        return None
    return next(one for one in mentions if id(one.chain) == best)


def _paragraphs(words: PeopleWords) -> list[TokenRange]:
    ends = accumulate(Counter(words.paragraph_of).values(), initial=0)
    return [TokenRange(*edges) for edges in pairwise(ends)]
