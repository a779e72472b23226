"""Captions, and the credits of those who made the pictures."""

from __future__ import annotations

import re

from glossator_structure.bylines import is_name
from glossator_structure.lexicon import words
from glossator_structure.units import Unit

_NETWORKS = ("facebook", "twitter", "instagram", "file", "handout")
_LONGEST_CREDIT, _LONGEST_CAPTION = 16, 70
_MAKER = r"(?:photo(?:graph(?:er|s)?|s)?|image|images|picture|pictures|pic|video|illustration|graphic|credit|map|chart|cartoon)"
_BY = re.compile(rf"(?i){_MAKER} (?:by|courtesy|credit|:)")
_PARENTHESIS = re.compile(
    r"[(\[](?P<credit>[^()\[\]\n]{2,80}?)[)\]]\.?$"
)
_PICTURED = re.compile(rf"(?i)\b(?:{_MAKER}|file|handout|courtesy)\b")
_BEHIND = re.compile(
    r"(?<=[ .!?\"”’)|/])(?P<credit>(?:[Pp]hoto|[Pp]hotograph|[Ii]mage|[Pp]icture|Credit|Pic|Video|Illustration|Graphic)s?"
    r"(?: [Cc]redit| [Cc]ourtesy)? ?(?::|;|by\b|courtesy of\b) ?[^.:]{2,80}\.?)$"
)
_MADE = re.compile(r"(?:hoto|raph|mage|icture|redit|Pic|ideo|ustration|raphic|Map|Chart|artoon)(?:er)?s? ?(?::|;|by |courtesy)")
_SLASHED = re.compile(
    r"(?<=[.!?\"”’)])\s(?P<credit>[A-ZÀ-Þ][\w’'.-]*(?: [\w’'.-]+){0,4}\s?/\s?(?:The )?[A-ZÀ-Þ][\w’'.&-]*(?: [\w’'.&-]+){0,4}(?:\s?/\s?[A-Z][\w .&-]{1,30})?)$"
)
_YEAR_AT_END = re.compile(r"(?<![-–]|\d)(?<![-–] )\(?(?:c(?:irca|a)?\.? ?)?(?:1[5-9]|20)\d\d\)?\.?$")
_PAST = re.compile(
    r"(?<= )(?:received|tweeted|supported|held|reviewed|featured?s?|displays|displaying|showing|wearing|holding|standing|sitting|posing|walks?|walking|speaks|speaking|arrives?|leaves?|celebrates?|waves?|poses?|attends?|addresses|inspired|inspires|was held|explained|pulls?|looks?|stands?|sits?|holds?|shows?|shakes?|gestures?|reacts|smiles?|greets?)(?= |$)"
)


def is_credit(unit: Unit) -> bool:
    """Whether a line says by its own words who made a picture."""
    if unit.length > _LONGEST_CREDIT:
        return False
    head = unit.head.lstrip("([|/ ")
    start = words().credit_starts.find(head)
    if start:
        rest = head[len(start) :].lstrip(" ")
        if rest[:1] in (":", ";") and rest[1:].strip():
            return not (start.startswith(("source", "video", "audio", "map")) and unit.ends_sentence and unit.length > 10)
        if rest.startswith(("by ", "courtesy", "credit")) or start.startswith(("courtesy", "photo courtesy", "image courtesy", "getty")):
            return True
    if "/" in head and any(owner.strip(" .)(") in words().credit_owners for owner in head.split("/")):
        return unit.length <= 10
    return False


def is_owner(unit: Unit) -> bool:
    """Whether a line is nothing but the name of an agency or archive that has pictures."""
    owner = unit.head.strip(" .)(")
    return unit.length <= 3 and owner in words().credit_owners and owner not in _NETWORKS


def credit_inside(unit: Unit) -> tuple[int, int] | None:
    """Where in a caption the one stands who made the picture."""
    if unit.length > _LONGEST_CAPTION or unit.length < 4:
        return None
    tail_at = max(len(unit.text) - 160, 0)
    tail = unit.text[tail_at:]
    found = _PARENTHESIS.search(tail) if tail.endswith((")", "]", ").", "].")) else None
    if found:
        inner = found["credit"]
        owners = {part.strip().lower() for part in re.split(r"[/,]| via ", inner)}
        if not (_PICTURED.search(inner) or (owners & words().credit_owners and ("/" in inner or len(inner) < 25))):
            found = None
    if not found and _MADE.search(tail):
        found = _BEHIND.search(tail)
    if not found and "/" in tail:
        found = _SLASHED.search(tail)
    if not found:
        return None
    at = unit.start + tail_at
    return at + found.start("credit"), at + found.end("credit")


def is_caption(unit: Unit) -> bool:
    """Whether a line says by its own words that it stands below a picture."""
    if unit.length > _LONGEST_CAPTION:
        return False
    start = words().caption_starts.find(unit.head)
    if start:
        if start in ("figure", "fig.", "listing", "plate"):
            return re.match(r"\W{0,2}(?:[0-9]|[a-z]\b|[ivx]+\b)", unit.head[len(start) :]) is not None
        if start[-1] == ":" or start in ("caption",):
            return unit.length > 2
        if start == "in this":
            return _has_caption_words(unit.head)
        return not unit.has_sentences or unit.length < 30
    if unit.length > 45:
        return False
    return _has_caption_words(unit.head) and not unit.text.startswith(('"', "“"))


def _has_caption_words(head: str) -> bool:
    for phrase in words().caption_words:
        at = head.find(phrase)
        if at >= 0 and not head[at - 1 : at].isalnum() and not head[at + len(phrase) : at + len(phrase) + 1].isalnum():
            return True
    return False


def may_be_caption(unit: Unit) -> bool:
    """Whether a line, with a credit below it, may be the caption of its picture."""
    return unit.length <= _LONGEST_CAPTION and not unit.text.startswith(("•", "- "))


_FINITE = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said|says|it|he|she|they|we|i|you|that|not|yes|no|there|then)\b|[a-z]{2,}ed\b|n[’']t\b"
)
_VERB_S = re.compile(r"\b[a-z]{2,}s\b")
_PREPOSITION = re.compile(r" (?:of|in|at|from|with|near|on|by|during|for|outside|inside|before|after) ")
_DETERMINERS = ("The", "A", "An", "One", "Some")
_NO_FIRST = frozenset("in at on from with by for and but or so as if after before during when while not".split())


def is_phrase(unit: Unit) -> bool:
    """Whether a line is a noun phrase that names what a picture shows, with or without a stop."""
    if not 3 <= unit.length <= 14 or _FINITE.search(unit.text) or unit.has_sentences:
        return False
    if unit.words[0].lower() in _NO_FIRST or unit.text.endswith(("?", "!", ":")):
        return False
    if unit.ends_sentence and (unit.words[0] not in _DETERMINERS or _VERB_S.search(unit.text)):
        return False
    return _PREPOSITION.search(unit.text) is not None and any(w[0].isupper() for w in unit.words[1:])


def may_be_long(unit: Unit) -> bool:
    """Whether a line that is too long for a heading ends as no sentence does: a caption."""
    open_end = unit.ends_sentence or unit.text.endswith((":", ";", ",", "-", "–", "—"))
    return unit.apart and not open_end and unit.length <= 30 and unit.text[0].isupper()


def looks_like_caption(unit: Unit) -> bool:
    """Whether a short line between paragraphs is rather a caption than a heading."""
    text = unit.text
    if unit.length > 35 or text.endswith((":", "?", "!")):
        return False
    if unit.length > 2 and _YEAR_AT_END.search(text):
        return True
    if _PAST.search(text) and unit.length >= 4 and not unit.has_sentences:
        return True
    name, _, rest = text.partition(", ")
    if rest and is_name(name) and unit.length <= 14:
        return True
    for word in (" of ", " in ", " at ", " with ", " by ", " from ", " on "):
        name, _, rest = text.partition(word)
        if rest and is_name(name) and rest[:1].isupper() | rest.startswith("the "):
            return True
    owner, _, name = text.replace("’", "'").partition("'s ")
    return bool(name) and is_name(name) and owner[:1].isupper()
