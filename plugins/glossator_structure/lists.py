"""Items of lists: bullets, numbers, results, and terms with what is said of them."""

from __future__ import annotations

from glossator_structure.lexicon import FORMS, words
from glossator_structure.units import Unit


def is_item(unit: Unit) -> bool:
    """Whether a mark or a number begins the line."""
    return bool(FORMS["bullet"].match(unit.text) or FORMS["number"].match(unit.text))


def is_entry(unit: Unit) -> bool:
    """Whether a line heads an entry of a live report: "1. Talks endpublished at 16:21 10 May"."""
    return (
        unit.length <= 30 and "published at" in unit.text and bool(FORMS["entry"].search(unit.text))
    )


def is_centred(unit: Unit) -> bool:
    """Whether dashes stand on both sides of a line: "- Revenue up 18% -"."""
    return unit.length <= 20 and unit.text.startswith("- ") and unit.text.endswith(" -")


def is_result(unit: Unit) -> bool:
    """Whether a line is the result of a match: "Brackley Rovers 2 (Quist 34, 89)"."""
    if unit.length > 20:
        return False
    if FORMS["fixture"].fullmatch(unit.text):  # "Ostmere vs. Tull, 7 p.m."
        return True
    if unit.ends_sentence:
        return False
    if FORMS["score"].fullmatch(unit.text):
        return True
    return bool(FORMS["result"].search(unit.text)) or len(FORMS["figures"].findall(unit.text)) > 3


def is_term(unit: Unit) -> bool:
    """Whether a line is a term, a colon and what is said of it: "Attendance: 14,207"."""
    return FORMS["term"].match(unit.text[:80]) is not None and not is_turn(unit)


def is_named(unit: Unit) -> bool:
    """Whether a line is a name, a full stop and what is said of it, as in travel guides."""
    return FORMS["named"].match(unit.text[:120]) is not None


def is_aged(unit: Unit) -> bool:
    """Whether a line is a name, an age and no sentence: "Ana Ruiz, 41, Tull, failure to pay."."""
    aged = unit.length <= 25 and FORMS["aged"].match(unit.text) is not None
    return aged and words("happened").isdisjoint(unit.words)


def is_address(unit: Unit) -> bool:
    """Whether a line gives a place with its telephone; whom to call for news is told in prose."""
    is_one = unit.length <= 80 and unit.text[0].isupper()
    return (
        is_one
        and bool(FORMS["phone"].search(unit.text, 0, 200))
        and not FORMS["asks"].search(unit.head)
    )


def is_bare_number(unit: Unit) -> bool:
    """Whether a number without a stop begins the line, as it does in travel guides."""
    return FORMS["bare_number"].match(unit.text) is not None


def is_measured(unit: Unit) -> bool:
    """Whether a line is how much of what, as in recipes: "200g butter, softened"."""
    return (
        unit.length <= 12
        and not unit.ends_sentence
        and FORMS["measured"].match(unit.text) is not None
    )


def is_dashed(unit: Unit) -> bool:
    """Whether a line is a term, a dash and what is said of it: "Book sale — 9 a.m., town hall"."""
    head = unit.text[:100]
    term = FORMS["term_dashed"].match(head) if "—" in head or "–" in head else None
    return term is not None and not FORMS["news"].search(term[0])


def is_turn(unit: Unit) -> bool:
    """Whether a speaker's name begins the line, "Q: ", or it says what is heard: "(LAUGHTER)"."""
    return FORMS["speaker"].match(unit.text[:80]) is not None or is_heard(unit)


def is_heard(unit: Unit) -> bool:
    """Whether a line of a transcript says what is heard or seen: "(LAUGHTER)", "[MUSIC]"."""
    return unit.length <= 5 and FORMS["heard"].fullmatch(unit.text) is not None


def is_row(unit: Unit) -> bool:
    """Whether a line has the cells of a table."""
    text = unit.text
    bars = text.count("|")
    return text.count("\t") > 1 or text.count(" | ") > 2 or (bars > 2 and text[0] == "|")
