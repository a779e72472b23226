"""Captions, and the credits of those who made the pictures."""

from __future__ import annotations

import re

from glossator_standard.inflection import irregular_pasts
from glossator_structure.bylines import is_name
from glossator_structure.headings import goes_on
from glossator_structure.lexicon import FORMS, any_of, boilerplate, starts, words
from glossator_structure.narration import has_verb
from glossator_structure.units import Unit

_LONGEST_CREDIT, _LONGEST_CAPTION, _LONGEST_TOLD, _LONGEST_PHRASE = 16, 70, 45, 14
_LONGEST_DASHED = 7
_LEAST_SHOWN, _LONGEST_NAMED = 20, 40
"""Code points that a caption has before a credit that is longer than a name."""
_TAIL = 160
"""In how many code points at its end a caption has the credit."""

_NETWORKS = ("facebook", "twitter", "instagram", "file", "handout")
_FILMED = ("video", "audio", "footage")
_OUTSIDE = ("source", "video", "audio", "map")
_DETERMINERS = ("The", "A", "An", "One", "Some")
_BESIDE = ("at", "before", "beside", "in", "inside", "near", "on", "outside", "with")
"""What stands behind the name of whom a picture shows: "Ana Ruiz with her prize."."""
_LINKS = (" of ", " in ", " at ", " with ", " by ", " from ", " on ")
_FIGURES = ("figure", "fig.", "listing", "plate")


def is_credit(unit: Unit) -> bool:
    """Whether a line says by its own words who made a picture."""
    if unit.length > _LONGEST_CREDIT:
        return False
    head = unit.head.lstrip("([|/ ")
    if FORMS["of_paper"].match(unit.text):
        head = head.partition(" ")[2]  # "TC PHOTO: ANA RUIZ"
    start = starts("credit_starts").find(head)
    if start:
        rest = head[len(start) :].lstrip(" ")
        if rest[:1] == "," and start == "image source":
            return True
        if start.startswith("image") and FORMS["behind"].search(unit.text, 20):
            return False  # "Image: The mayor in Tull. Pic: Tom Oke"
        if rest[:2] in ("- ", "– ", "— ") and start == "source":
            return unit.length <= _LONGEST_DASHED  # "Source - Norvik News"
        if rest[:1] in (":", ";") and rest[1:].strip():
            if start in _FILMED and sum(word.islower() for word in unit.words[1:]) > 1:
                return False  # "Video: Mayor leaves the hall"
            prose = unit.ends_sentence and unit.length > 10
            return not (prose and start.startswith(_OUTSIDE))
        if rest.startswith(("by ", "courtesy", "credit")) or "courtesy" in start:
            return True
    by, _, agency = unit.text.partition("/")
    if agency and is_name(by.rstrip()):
        outlet = agency.split(" ")[-1].lower() in words("outlets")  # "ANA RUIZ/Tull Courier"
        body = not is_name(agency) and FORMS["agency"].fullmatch(agency)
        if outlet or body:
            return True  # "Ana Ruiz/Museum of Tull"
    if unit.text[0] == "©" and "/" in unit.text and FORMS["agency"].fullmatch(agency):
        return True  # "© PTX/Ana Ruiz"
    if bracketed := FORMS["parenthesis"].fullmatch(unit.text):
        inner = bracketed["credit"].partition(": ")
        return "/" in unit.text and _is_credit(inner[2] or inner[0])
    parts = head.replace("—", "/").replace(" | ", "/").replace(", file", "/file").split("/")
    owners = [part.strip(" .)(") for part in parts]
    if owners[0] == "file":
        del owners[0]  # "FILE — The mayor of Tull", "File/PTX"
    known = not words("credit_owners").isdisjoint(owners)
    return known and 1 < len(parts) <= unit.length <= 10 and not unit.has_sentences


def is_owner(unit: Unit) -> bool:
    """Whether a line is nothing but the name of an agency or archive that has pictures."""
    if unit.length > 3:
        return False
    if unit.below is None and FORMS["closing"].fullmatch(unit.text):
        return True
    owner = unit.head.strip(" .)(")
    if "/" in owner or " - " in owner:
        return not words("credit_owners").isdisjoint(owner.replace(" - ", "/").split("/"))
    return owner in words("credit_owners") and owner not in _NETWORKS


def credit_inside(unit: Unit) -> tuple[int, int] | None:
    """Where in a caption the one stands who made the picture."""
    if not 4 <= unit.length <= _LONGEST_CAPTION:
        return None
    cut = max(len(unit.text) - _TAIL, 0)
    tail = unit.text[cut:]
    found = None
    if tail.endswith((")", "]", ").", "].")):
        found = FORMS["parenthesis"].search(tail)
        if found and not _is_credit(found["credit"]):
            found = None
    if not found and any(FORMS.found("made", tail)):
        found = FORMS["behind"].search(tail)
        early = found and cut + found.start("credit") < _LEAST_SHOWN
        if found and early and len(found["credit"]) > _LONGEST_NAMED:
            found = None  # "The big picture: most of them have left."
    for behind in () if found else FORMS.found("credit_behind", tail):
        if behind.lastgroup == "credit" or behind["owner"].lower() in words("credit_owners"):
            found = behind
            break
    if not found:
        return None
    start, end = found.span(found.lastgroup or 0)
    return unit.start + cut + start, unit.start + cut + end


def _is_credit(inner: str) -> bool:
    """Whether what stands in parentheses is a credit: "PTX photo", "Ida Roy/Reuters"."""
    if inner.lower() in boilerplate().whole:
        return False  # "Watch video"
    if inner.startswith(("Source: ", "Supplied")):
        return True
    if FORMS["pictured"].search(inner):
        return True
    owners = {part.strip().lower() for part in re.split(r"[/,]| via | or ", inner)}
    if owners & words("credit_owners"):
        return "/" in inner or len(inner) < 25
    outlet, colon, by = inner.partition(": ")
    if colon and is_name(by):  # "KTX News: Ana Ruiz"
        last = outlet.split(" ")[-1]
        return last.isupper() or last.lower() in words("outlets")
    by, via, _ = inner.partition(" via ")
    if via and is_name(by):
        return True
    by, slash, agency = inner.partition("/")
    if not slash:
        by, _, agency = inner.partition(", ")
        return is_name(by) and agency.lower().split(" ")[-1] in words("outlets")
    return is_name(by.strip()) and FORMS["agency"].fullmatch(agency.strip()) is not None


def signs_text(unit: Unit, start: int, end: int) -> bool:
    """Whether brackets behind a sentence name its writer and an agency that sells no pictures."""
    credit = unit.text[start:end].lower()
    owners = words("credit_owners").intersection(credit.split("/"))
    before = unit.text[:start].rstrip("([ ")
    if (
        "/" not in credit
        or owners
        or FORMS["pictured"].search(credit)
        or any_of("pictured").search(before)
    ):
        return False
    return before.endswith(".")


def is_caption(unit: Unit) -> bool:
    """Whether a line says by its own words that it stands below a picture."""
    if unit.length > _LONGEST_CAPTION:
        return False
    start = starts("caption_starts").find(unit.head)
    if start in _FIGURES:
        return FORMS["figure_number"].match(unit.head, len(start)) is not None
    if start == "caption" or start.endswith((":", ",")):
        return unit.length > 2
    if start:
        return not unit.has_sentences or unit.length < 30
    if unit.length > _LONGEST_TOLD or unit.text.startswith(('"', "“")):
        return False
    return _has_caption_words(unit)


def _has_caption_words(unit: Unit) -> bool:
    head = unit.head
    if unit.ends_sentence and has_verb(head.partition("(pictured")[2]):
        return False  # the picture is elsewhere: "Ana Ruiz (pictured) was jailed on Monday."
    for phrase in filter(head.__contains__, words("caption_words")):
        at = head.index(phrase)
        end = at + len(phrase)
        if not (head[at - 1 : at].isalnum() or head[end : end + 1].isalnum()):
            return True
    return False


def may_be_caption(unit: Unit) -> bool:
    """Whether a line, with a credit below it, may be the caption of its picture."""
    return unit.length <= _LONGEST_CAPTION


def may_be_long(unit: Unit) -> bool:
    """Whether a line that is too long for a heading ends as no sentence does: a caption."""
    ends = unit.ends_sentence or unit.text.endswith((":", ";")) or goes_on(unit)
    told = (unit.length > 12 or unit.has_sentences) and FORMS["told"].search(unit.text)
    return not (ends or told) and unit.length <= 30 and unit.text[0].isupper()


def is_phrase(unit: Unit) -> bool:
    """Whether a line is a noun phrase that names what a picture shows, with or without a stop."""
    if not 4 <= unit.length <= _LONGEST_PHRASE or unit.text.endswith(("?", "!", ":")):
        return False
    first = unit.words[0]
    shown = is_name(" ".join(unit.words[:2])) and unit.words[2] in _BESIDE
    if unit.ends_sentence and (
        not (shown or first in _DETERMINERS) or FORMS["verb_s"].search(unit.text)
    ):
        return False
    if (
        FORMS["told"].search(unit.text)
        or unit.has_sentences
        or not FORMS["preposition"].search(unit.text)
    ):
        return False
    if not irregular_pasts().isdisjoint(unit.words):
        return False
    return any(word[0].isupper() for word in unit.words[1:])


def may_be_shown(unit: Unit) -> bool:
    """Whether a line below the byline is rather a caption than a standfirst."""
    credited = unit.length > 3 and FORMS["source_at_end"].search(unit.text) is not None
    return credited or looks_like_caption(unit) or is_phrase(unit)


def looks_like_caption(unit: Unit) -> bool:
    """Whether a short line between paragraphs is rather a caption than a heading."""
    text = unit.text
    if text.endswith((":", "?", "!", " said", " say")) or text[0] in '"“‘':
        return False
    if unit.length > 2 and FORMS["year_at_end"].search(text):
        return True
    if unit.length >= 4 and not unit.has_sentences and any_of("pictured").search(text):
        return True
    name, _, rest = text.partition(", ")
    if rest and is_name(name) and unit.length <= 14:
        return True
    for link in _LINKS:
        name, _, rest = text.partition(link)
        if (rest[:1].isupper() or rest.startswith("the ")) and is_name(name):
            return True
    owner, _, name = text.replace("’", "'").partition("'s ")
    return bool(name) and owner[:1].isupper() and is_name(name)
