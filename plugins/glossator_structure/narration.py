"""Sentences of news that begin like a button: "Terms of the deal were not disclosed."."""

from __future__ import annotations

import re

from glossator_standard.inflection import irregular_pasts
from glossator_structure.units import Unit

_LEGAL = re.compile(
    r"\b(?:reserved|permission|policy|privacy|terms of (?:use|service)|copyright ?\d)\b|©|\(c\)"
)
_ADDRESSES = re.compile(
    r"\b(?:you|your|yours|we|our|us|my|please|click|here|subscribe\w*|newsletters?|app|inbox|browser"
    r"|javascript|originally|first (?:published|appeared)|appeared first|in print|editorial staff"
    r"|syndicated|views|opinions|comments (?:are|were|on)|(?:this|the above) (?:ad|advert|article"
    r"|blog"
    r"|content|email|feature|form|gallery|interview|item|list|material|message|notice|page|piece|post"
    r"|press release|release|report|series|service|site|story|text|video|website|work))\b"
    r"|https?:|www\.|@\w"
)
"""What offers and notices have in them: they speak to the reader, or of the page."""
_SUBJECT = r"(?:the|an?|his|her|their|he|she|they|it|one|[A-Z][\w.'’-]*|police|[a-z]{3,}s)"
_REPORTED = re.compile(
    rf"[,”\"] {_SUBJECT} (?:[\w.'’-]+ ){{0,3}}?(?:say|says|said|told|[a-z]{{3,}}ed|found|cried)"
    r"(?: [\w'’ -]{1,30})?\.$|[,?!][”\"] (?:said|says|asked|added) \w"
)
"""Who said it, at the end of a sentence, or behind a quotation: ", the judge told him."."""
_TOLD_BY = re.compile(r"[a-z]+ed [^,.]{2,60}, (?:the|an?|he|she|it|they|his|her|their)\b")
"""A participle before its clause: "Hosted by Norvik, the games begin on Friday."."""
_FINITE = re.compile(
    r"\b(?:is|are|has|have|were|could|would)\b|(?<!be )(?<!by )\b[a-z]{2,}[^e\s]ed\b"
)
_PARTICIPLES = frozenset(
    ("been", "done", "given", "gone", "known", "seen", "shown", "taken", "written", "made")
)
_PASTS = irregular_pasts() - _PARTICIPLES
_READER = re.compile(r"\b(?:you|your|please)\b")
_OF_PAGE = re.compile(
    r"\b(?:(?:this|these) (?:[a-z]+ )?(?:articles?|story|stories|posts?|content|page|site|website)"
    r"|(?:articles?|stories|readers|information) like (?:you|this)|(?:an?|the) audio version"
    r"|(?:your|our|any) (?:browser|comments?|e-?mail address|journalism|newsroom|stories"
    r"|subscription|website)"
    r"|advertis(?:ing|ements?) (?:helps|pays|revenue)|comments? (?:community|policy|section)"
    r"|ad ?-?block(?:ers?|ing)?|comment form"
    r"|(?:independent|local) journalism|subscribe (?:to the [a-z]+ )?(?:now|today)|cookies"
    r"|log ?in (?:in order )?to|newsletters?"
    r"|paywalls?|subscribers?|time ?stamp)\b"
)
_SIGNS = ("this", "these", "you", "our ", "any ", "audio", "adver", "comment", "journal", "subscri")
"""Of two signs at least one has one of these, which are looked for first, since it is fast."""
_OF_PERSONS = re.compile(r"[\"“”]|\b(?:i|my|he|she|his|her|said|says|told)\b")
_LEAST_SIGNS = 2
_LEAST = 5
"""Words of a sentence that begins like a button, at least."""


def is_narrated(unit: Unit, least: int = _LEAST) -> bool:
    """Whether a line is a sentence that tells what somebody said or did, and asks for nothing.

    Args:
        unit: The line.
        least: How many words it has at least.
    """
    if unit.length < least or unit.text[-1] != ".":
        return False
    head = unit.head
    if _LEGAL.search(head):
        return False
    if _REPORTED.search(unit.text):
        return True
    if unit.has_sentences or _ADDRESSES.search(head):
        return False
    return has_verb(head.partition(" ")[2]) or bool(_TOLD_BY.match(head))


def has_verb(head: str) -> bool:
    """Whether words in lower case have a finite verb, as sentences have."""
    told = {word.strip('.,;:”"') for word in head.split()}
    return not _PASTS.isdisjoint(told) or _FINITE.search(head) is not None


def speaks_of_page(unit: Unit) -> bool:
    """Whether a line speaks to the reader of the page itself: "Readers like you keep it free."."""
    head = unit.head
    if not any(map(head.__contains__, _SIGNS)) or _OF_PERSONS.search(head):
        return False
    signs = set(_OF_PAGE.findall(head))
    return bool(signs) and len(signs) + bool(_READER.search(head)) >= _LEAST_SIGNS
