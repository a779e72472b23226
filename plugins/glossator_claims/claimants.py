"""Who a claimant is: a person, an office, an organisation, or nobody to be known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import glossator
from glossator import Extent
from glossator_claims.anaphora import Anaphora
from glossator_claims.documents import Documents
from glossator_claims.first_persons import FirstPersons
from glossator_claims.lexicon import classes
from glossator_claims.parties import PARTIES, Claimant, Report, Stretch, of_entity
from glossator_claims.persons import Persons
from glossator_claims.phrases import head_of, phrase_before
from glossator_standard import Block, Entity, Mention, Quotation, Title
from glossator_standard.claims import ClaimantKind
from glossator_standard.inflection import singulars

_WORD = re.compile(r"[\w’'-]+|[,(–—]")
_BEFORE = frozenset(["", "the", "a", "an", "even", "but", "only"])
"""What may stand before the name that a stretch begins with."""
_SUBJECTS = ("he", "she")
"""Mentions that are the claimant whatever follows them in the stretch."""
_BEHIND = (
    ",",
    "(",
    " (",
    " –",
    " —",
    " who",
    " which",
    " of ",
    " in ",
    " at ",
    " and ",
    " writing ",
)
"""What may follow it."""
_WIDEST = 8
"""Words of a phrase at most in which the body is looked for whose officials are meant."""
_THING = re.compile(r"(?:that|which)\b", re.IGNORECASE)
"""Relative pronouns that hold no office: "a letter from his doctor that says"."""
_CLOSE = 40
"""Code points before such a pronoun in which a document is looked for."""
_RECENT = 600
"""Code points within which "the ministry" is the one that spoke last."""
_LEAD = 600
"""Code points at the head of a text in which "a court" may be the one that it names later."""
_KNOWN = ("the", "these", "those")
"""With what a group begins that was spoken of before."""
_INITIALS = re.compile("[A-Z]{2,5}")
_COMPOUND = re.compile(r"\.?[-–][a-z]|[ .–-]{1,3}based\b")
"""What makes a name the first part of an adjective."""
_WHERE = re.compile(r" (?:from|of|in|at|for|with|on) (?:[\w’'-]+ )*")
"""What says of somebody where he is from, up to the last noun."""
_APPOSED = re.compile(r", (?:which|who|whose|an?|the)\b[^\n]*,")
"""What tells of a name behind it, up to a comma: "Acme, which owns three mills,"."""
_BRACKETED = re.compile(r"\([A-Z]{2,5}\)\Z")
"""A short name in brackets, for which "which" stands: "the mill union (KMU), which"."""
_CLITIC = re.compile(r"['’](?:s|ll|d|ve|re)?$")
"""What ends a claimant's words and is no part of its name: "Acme's plan to", "he's said"."""


def _only_modifies(before: str) -> bool:
    """Whether words before a noun belong to it: "the Republican", "her", not "a friend of the"."""
    words = before.split()
    return "," not in before and classes()["behind"].isdisjoint(words)


def _is_plural(noun: str) -> bool:
    """Whether a noun names several: "analysts", not "boss"."""
    return not noun.endswith("ss") and any(one != noun for one in singulars(noun))


class Claimants:
    """Who the speakers of a document are, by its entities, titles, people and byline.

    Args:
        document: With the layers that the annotator reads.
        turns: Its turns of a conversation.
    """

    def __init__(self, document: glossator.Document, turns: Sequence[Report]) -> None:
        layers = document.layers
        self._text = document.text
        self._entities = layers.get_or_empty(Entity)
        self._titles = layers.get_or_empty(Title)
        blocks = layers.get_or_empty(Block)
        datelines = [(one.start, one.end) for one in blocks if one.kind == "dateline"]
        quotations = layers.get_or_empty(Quotation)
        speech = [(one.start, one.end) for one in quotations if one.kind == "direct"]
        self._anaphora = Anaphora(self._text, self._entities, datelines, speech)
        self._persons = Persons(document)
        self._mention_starts = [one.start for one in self._persons.mentions]
        self._first = FirstPersons(document, turns, self._persons)
        self._documents = Documents(self._text, self._anaphora, self._persons)
        self._last: Claimant | None = None
        self._spoke: dict[str, tuple[int, Claimant]] = {}

    def find(self, span: Extent | None, entity: str | None, title: str | None) -> Claimant:
        """Who a stretch of the text names; asked in the order of the text.

        Args:
            span: The stretch; None where no words name the claimant.
            entity: The entity that the claimant is known to be.
            title: The title by which it is known to be named.
        """
        if span is not None and (clitic := _CLITIC.search(self._text[slice(*span)], 1)):
            span = span[0], span[0] + clitic.start()
        found = self._find(span, entity, title)
        if found.is_joined:
            self._last = found
        if span is not None and found.kind == "organisation":
            nouns = classes()["resumed"].intersection(self._text[slice(*span)].lower().split())
            self._spoke.update(dict.fromkeys(nouns, (span[0], found)))
        if span is not None and found.kind != "narrator":
            self._anaphora.note(span[0], found)
        return found

    def _find(self, span: Extent | None, entity: str | None, title: str | None) -> Claimant:
        known = self._entities.by_id(entity) if entity else None
        if span is None:
            return of_entity(known, None, title) if known else Claimant("unnamed")
        mention = self._mention(span, entity, title)
        person = self._persons.of_mention.get(mention.id) if mention else None
        if person is not None and mention is not None and mention.kind == "pronoun":
            if self._first.is_author(person) and self._text[mention.start : mention.end] == "I":
                return self._first.one(span[0])
            return Claimant("person", self._persons.entity_of.get(person), person)
        words = self._text[slice(*span)]
        if words.startswith(("both ", "Both ")) and " and " in words:
            return Claimant("group")  # "both prosecutors and Ruiz"
        if known is not None and not self._is_seat(known):
            return of_entity(known, person or self._persons.named.get(known.id), title)
        if person is not None and mention is not None:
            held = self._titles.by_id(mention.title) if mention.title else None
            if held is None or mention.kind != "nominal":
                return Claimant("person", mention.entity, person, title)
            of = self._of_title(held, "").entity
            return Claimant("office", mention.entity or of, person, title)
        if title and not _THING.fullmatch(self._text, *span):
            if holder := self._persons.holding.get(title):  # "his lawyer, Dan Oke KC,"
                return Claimant("person", self._persons.entity_of.get(holder), holder, title)
            return self._of_title(self._titles.by_id(title), head_of(_WORD.findall(words.lower())))
        return self._of_words(span)

    def _mention(self, span: Extent, entity: str | None, title: str | None) -> Mention | None:
        """The mention of a person that the stretch is, or begins with."""
        first = bisect_left(self._mention_starts, span[0])
        last = bisect_right(self._mention_starts, span[1])
        for mention in self._persons.mentions[first:last]:
            if mention.end > span[1] + 1:
                continue
            if (entity and mention.entity == entity) or (title and mention.title == title):
                return mention
            if mention.start == span[0] and self._text[span[0] : mention.end].lower() in _SUBJECTS:
                return mention
            before = self._text[span[0] : mention.start].lower().strip()
            behind = self._text[mention.end : span[1]]
            begins = before in _BEFORE or (mention.kind == "nominal" and _only_modifies(before))
            if begins and (not behind or behind.startswith(_BEHIND)):
                return mention
        return None

    def _of_words(self, span: Extent) -> Claimant:
        """Who a stretch names of which no other layer knows who it is."""
        start, end = span
        if apposed := _APPOSED.search(self._text, start, end + self._text.startswith(",", end)):
            end = apposed.start()
        found = [one[0] for one in _WORD.finditer(self._text, start, end)]
        words = [one.lower() if one != "WHO" else one for one in found]
        if not words:
            return Claimant("unnamed")
        if len(words) == 1 and (pronoun := self._of_pronoun(words[0], start)):
            return pronoun
        head = head_of(words)
        inside = [
            one
            for one in self._entities.overlapping(Stretch(start, end))
            if one.end <= end + 1 and one.label in PARTIES and not self._is_seat(one)
        ]
        before = self._text[start : inside[0].start].lower().strip() if inside else "-"
        begins = inside[0] if before in _BEFORE else None
        if len(found) <= 2 and (holder := self._of_initials(found[-1], start)):
            return holder
        is_medium = len(words) == 2 and self._anaphora.medium(start, head)
        if not is_medium and not classes()["documents"].isdisjoint((head, *singulars(head))):
            return self._documents.whose(words, start, end, inside, head, self._last)
        if body := self._body_of(words, head, start, inside):
            return body
        if named_beside := self._apposed(span):
            return named_beside
        titles = [one for one in self._titles.overlapping(Stretch(start, end)) if one.end <= end]
        if titles:
            last = titles[-1] if titles[-1].holder is None else titles[0]
            own = next((one for one in titles if self._noun(one) == head), last)
            return self._of_title(own, head)
        if begins and begins.end >= end:
            return of_entity(begins, None, None)
        named = found[1:] if words[0] == "the" else found
        if len(named) == 1 and (bearer := self._anaphora.bearers.get(named[0])):
            return of_entity(bearer, self._persons.ending(bearer.end), None)
        return self._of_several(words, head, start, inside)

    def _of_initials(self, word: str, before: int) -> Claimant | None:
        """Whose office the initials are: "the DCP" behind "Deputy Chief of Police Ana Ruiz", or
        behind "the district officer (DCP) Ana Ruiz"."""
        if not _INITIALS.fullmatch(word):
            return None
        for title in self._titles:
            initials = [one[0] for one in self._text[title.start : title.end].split()]
            spelled = "".join(filter(str.isupper, initials)) == word
            if title.end <= before and (spelled or self._text.startswith(f" ({word})", title.end)):
                person = self._persons.named.get(title.holder)
                return Claimant("office", title.holder or title.affiliation, person, title.id)
        return None

    def _of_title(self, title: Title, head: str) -> Claimant:
        """Whoever holds a title, which may be several: "the lawyers", not "one of the lawyers"."""
        is_plural = _is_plural(self._noun(title)) and head != "one"
        of = self._entities.by_id(title.affiliation) if title.affiliation else None
        entity = of.id if of and not self._is_seat(of) else None
        return Claimant("group" if is_plural else "office", entity, None, title.id)

    def _noun(self, title: Title) -> str:
        """The last word of a title, in small letters."""
        return self._text[title.start : title.end].lower().split()[-1]

    def _of_several(
        self, words: Sequence[str], head: str, start: int, inside: Sequence[Entity]
    ) -> Claimant:
        """Somebody without a name ("the witness"), or several: officials by whose they are ("city
        attorneys"), or were ("the engineers" of a body whose engineers were spoken of)."""
        known = classes()
        unnamed = head in known["unnamed"] or not known["persons"].isdisjoint(words)
        entity = None
        is_of_body = not known["agents"].isdisjoint((head, *singulars(head)))
        if is_of_body and len(words) <= _WIDEST:
            body = next((one for one in words if one in known["bodies"]), None)
            if inside and inside[0].label != "PERSON":
                entity = inside[0]
            elif body and not inside:
                entity = self._anaphora.body(start, body)
        if entity is None and not inside and (words[0] in _KNOWN or len(words) == 1):
            entity = self._anaphora.staffed(start, head)
        is_aged = any(one.endswith("year-old") for one in words)
        kind: ClaimantKind = "unnamed"
        if not unnamed and (
            _is_plural(head) or head in known["several"] or any(map(str.isdigit, words))
        ):
            kind = "group"
        elif not unnamed and (head in known["individuals"] or is_of_body or is_aged):
            kind = "person"
        return Claimant(kind, entity.id if entity else None)

    def _body_of(
        self, words: Sequence[str], head: str, start: int, inside: Sequence[Entity]
    ) -> Claimant | None:
        """Which organisation a noun such as "company" names; None of another noun.

        "The commission" is one that was named, "the election commission" a body by itself. Several
        ("the companies") are none that could be told, but "authorities" are a state's.
        """
        one = next((one for one in (head, *singulars(head)) if one in classes()["bodies"]), None)
        if one is None:
            return None
        if not inside and one != head and one != "authority":
            return Claimant("group")
        if (
            inside
            and one in classes()["missions"]
            and self._text.endswith(" in ", 0, inside[0].start)
        ):
            inside = ()  # "the embassy in Peru" is not Peru's
        within = start, start + len(" ".join(words))
        owner = None if inside else self._persons.owning(start) or self._persons.owner_in(*within)
        if owner:  # "his campaign", "the mayor's office"
            return Claimant("organisation", None, owner)
        if words[0] == "the" and not inside:
            if called := self._anaphora.called(start, words[1:]):
                return Claimant("organisation", called.id)
            at, spoke = self._spoke.get(one, (-_RECENT, Claimant("organisation")))
            if start - at < _RECENT:
                return spoke
        body = inside[0] if inside else self._anaphora.body(start, one)
        private = one in classes()["private"] or "news" in words
        if inside and private and inside[0].label in ("GPE", "LOC", "NORP"):
            return Claimant("organisation")  # "a South Korean newspaper" is not South Korea
        if not inside and words.index(head) > 1 and one in classes()["apart"]:
            body = None
        if body is None and len(words) == 2 and words[0] in ("a", "an") and start < _LEAD:
            body = self._anaphora.later(start, one)
        return Claimant("organisation", body.id if body else None)

    def _apposed(self, span: Extent) -> Claimant | None:
        """Who is named in apposition: "one of them, Jo Bell, said", "Jo Bell, a miner, said"."""
        start, end = span
        if self._text.startswith(", ", end):
            for entity in self._entities.overlapping(Stretch(end + 2, end + 3)):
                ends = self._text.startswith((",", " of "), entity.end)
                if entity.start == end + 2 and entity.label == "PERSON" and ends:
                    return of_entity(entity, self._persons.ending(entity.end), None)
        if self._text.startswith(("a ", "an "), start) and self._text.endswith(", ", 0, start):
            for entity in self._entities.overlapping(Stretch(start - 3, start - 2)):
                if entity.label in ("PERSON", "ORG") and not self._is_behind_preposition(entity):
                    return of_entity(entity, self._persons.ending(entity.end), None)
        return None

    def _is_behind_preposition(self, entity: Entity) -> bool:
        """Whether a name opens an adverbial: "at Acme, a clerk said"."""
        before = self._text[max(entity.start - 20, 0) : entity.start].split()
        return bool(before) and before[-1].lower() in classes()["behind"]

    def _is_seat(self, entity: Entity) -> bool:
        """Whether a name only says something of a body: "the Kelmar, N.J.-based company", "police
        in the Norwegian-controlled region"."""
        return _COMPOUND.match(self._text, entity.end) is not None

    def _of_pronoun(self, word: str, start: int) -> Claimant | None:
        """Whom a pronoun stands for that is no mention of a person; None of other words."""
        known = classes()
        if word in known["pronouns_first"]:
            return self._first.one(start)
        if word == "we":
            return self._first.several(start)
        if word in known["pronouns_relative"]:
            return self._of_antecedent(start)
        return self._anaphora.of_pronoun(word, start)

    def _of_antecedent(self, start: int) -> Claimant:
        """Whom "which" or "who" stands for: what ends right before it."""
        before_it = self._text[:start].rstrip(" ,–—-")
        cut = len(before_it) - (_BRACKETED.search(before_it) is not None)
        last = Stretch(max(cut - 1, 0), cut)
        entity = next(iter(self._entities.overlapping(last)), None)
        title = next(iter(self._titles.overlapping(last)), None)
        is_person = entity.label == "PERSON" if entity else title is not None
        if is_person and _THING.match(self._text, start):
            # "a charter signed by Oke, which prohibits"
            before = self._text[max(start - _CLOSE, 0) : start].lower().split()
            is_told = not classes()["documents"].isdisjoint(before)
            return Claimant("document" if is_told else "unnamed")
        if entity:
            return of_entity(entity, self._persons.ending(cut), None)
        if title:
            return self._of_title(title, "")._replace(person=self._persons.ending(cut))
        begin = phrase_before(self._text, cut)
        near = list(self._titles.overlapping(Stretch(max(begin - _CLOSE, 0), begin)))
        if near and _WHERE.fullmatch(self._text, near[-1].end, begin):
            return self._of_title(near[-1], "")  # "a clerk from his firm who"
        return self._of_words((begin, cut)) if begin < cut else Claimant("unnamed")
