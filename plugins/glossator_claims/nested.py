"""Reports inside reports: "“She says he lied,” Kim said", "Kim said, according to Lee"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

import glossator
from glossator import Extent
from glossator_claims.lexicon import classes, reporting_forms
from glossator_claims.parties import Report
from glossator_claims.phrases import phrase_before
from glossator_standard import Entity, Mention, Quotation, Title
from glossator_standard.inflection import base_forms
from glossator_standard.words import DocumentWords

_LEAST = 3
"""Words of what is reported, at least."""
_WIDEST = 4
"""Words that may stand between a subject and its verb."""
_SUBJECTS = ("PERSON", "ORG", "GPE")
_PRONOUNS = ("he", "she", "they")
_STOPS, _MARKS = ".!?;", '”"“'
_BEFORE = 12
"""Code points before a subject in which a preposition is looked for."""
_TO = re.compile(r" (?:of|to|for|from|at|with) (?:the )?$")
_ACCORDING = re.compile(r"[,”\"’]{0,2} (?P<cue>according to) (?P<who>[^,.;:!?()“”\"\n]{2,80})")


class Nested:
    """What is reported inside the quotations of a document, and by whom else they are reported."""

    def __init__(self, document: glossator.Document) -> None:
        self._text = document.text
        self._layers = document.layers
        self._words = DocumentWords(document)

    @cached_property
    def _subjects(self) -> dict[int, Extent]:
        """What may be a subject, by where it ends; of several the longest."""
        layers = self._layers
        entities = layers.get_or_empty(Entity)
        nouns = [one for one in layers.get_or_empty(Mention) if one.kind == "nominal"]
        spans = [self._with_article(one) for one in (*nouns, *layers.get_or_empty(Title))]
        spans += [(one.start, one.end) for one in layers.get_or_empty(Mention)]
        spans += [(one.start, one.end) for one in entities if one.label in _SUBJECTS]
        by_end: dict[int, Extent] = {}
        for start, end in sorted(spans, key=lambda one: (one[0], -one[1])):
            by_end.setdefault(end, (start, end))
        return by_end

    def _with_article(self, noun: Mention | Title) -> Extent:
        """A noun with what it begins with: "her brother", "the former mayor"."""
        begin = phrase_before(self._text, noun.end)
        first = self._text[begin : noun.start].split()[:1]
        known = bool(first) and first[0].lower() in classes()["determiners"]
        return begin if known else noun.start, noun.end

    def inside(self, part: Extent) -> Iterator[Report]:
        """The reports inside a stretch of a content, one after the other."""
        words, forms, reached = self._words, reporting_forms(), part[0]
        first, last = (bisect_left(words.starts, at) for at in part)
        for at, word in enumerate(words.low[first:last], start=first):
            if word not in forms or words.starts[at] < reached:
                continue
            if found := self._report(at, first, last):
                yield found
                reached = found.parts[0][1]

    def _report(self, at: int, first: int, last: int) -> Report | None:
        """The report whose verb a token is."""
        words = self._words
        word = words.at(at)
        verb = next((one for one in base_forms(word) if one in classes()["reporting"]), None)
        if verb is None:
            return None
        subject, cue = self._subject(at, first)
        if subject is None:
            return None
        begin = at + 1
        if begin < last and words.at(begin) in classes()["hearers"]:
            begin += 1
        if words.at(begin) != "that":
            bare = verb in classes()["bare"] and words.at(begin) not in classes()["behind"]
            if not bare or (verb == "tell" and begin == at + 1):
                return None
        if verb == "tell" and any(words.isa(one, "be") for one in range(cue, at)):
            return None  # whose subject is who was told
        quoted = self._text[words.starts[first]] in _MARKS
        stops = _STOPS + _MARKS if quoted else _STOPS
        end = begin
        while end < last and self._text[words.starts[end]] not in stops:
            end += 1
        while end > begin and words.at(end - 1) == ",":
            end -= 1
        if end - begin < _LEAST:
            return None
        close = words.ends[end - 1]
        if not quoted and self._text.startswith((".”", '."'), close):
            close += 2
        content = words.starts[begin], close
        return Report((content,), words.extent(cue, at + 1), subject, f"{verb}:inside")

    def _subject(self, at: int, first: int) -> tuple[Extent | None, int]:
        """The subject right before a verb or its auxiliaries, and the first token of these."""
        cue, words = at, self._words
        for before in range(at - 1, max(first, at - _WIDEST) - 1, -1):
            if subject := self._subjects.get(words.ends[before]):
                subject = self._whose(subject)
                return (subject, cue) if subject[0] >= words.starts[first] else (None, cue)
            if words.at(before) in _PRONOUNS:
                return words.extent(before, before + 1), cue
            if words.at(before) not in classes()["before_verb"]:
                return None, cue
            cue = before
        return None, cue

    def _whose(self, subject: Extent) -> Extent:
        """A subject with the noun that it belongs to: "an aide to the mayor"."""
        if found := _TO.search(self._text, max(subject[0] - _BEFORE, 0), subject[0]):
            return phrase_before(self._text, found.start()), subject[1]
        return subject

    def reporter(self, quotation: Quotation) -> Report | None:
        """Who reports a quotation as a whole, where it has a speaker of its own."""
        if quotation.cue_span is None or quotation.speaker_span is None:
            return None
        own, speaker = quotation.cue_span, quotation.speaker_span
        end = max(quotation.end, own[1], speaker[1])
        found = _ACCORDING.match(self._text, end)
        if not found:
            return None
        content = min(quotation.start, own[0], speaker[0]), end
        return Report((content,), found.span("cue"), found.span("who"), "chain:according")
