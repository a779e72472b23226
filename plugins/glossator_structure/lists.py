"""Items of lists: bullets, numbers, results, and terms with what is said of them."""

from __future__ import annotations

import re

from glossator_structure.lexicon import words
from glossator_structure.units import Unit

_BULLET = re.compile(r"(?:[•▪‣◦●○■□–—*·➤►▶→✓✔-]|o(?=\s{2,}))\s+(?=\S)")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.)\s+(?=\S)")
_BARE_NUMBER = re.compile(r"\d{1,2} [A-ZÀ-Þ]")
_TERM = re.compile(r"[A-ZÀ-Þ0-9][^:;.?!\n]{0,50}:\s+[^\s\"“‘]")
_MEASURED = re.compile(r"[\d½¼¾⅓⅔][\d½¼¾⅓⅔.,/–-]* ?[a-z(]")
_DASHED = re.compile(
    r"(?:(?<![a-z]{3})\.|[^.?!—–])(?:(?<![a-z]{3})\.|[^.?!—–]){1,70} [—–] "
    r"(?=[A-ZÀ-Þ\d$£€]|noon\b|midnight\b)"
)
_NEWS = re.compile(r"^[A-ZÀ-Þ’' .,-]{4,}|\)")
"""What the datelines of a digest have: "OSTMERE (PTX) —"."""
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*|of|the|de|and)"
_RANKS = "".join(rf"(?<!{one})" for one in ["Gov", "Sen", "Rep", "Gen", "Col", "Rev", "Mrs", "Sgt"])
_AGED = re.compile(rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|[A-Z]\.)){{1,3}}, \d{{1,3}}, ")
_ENTRY = re.compile(r"published at \d{1,2}[:.]\d\d(?: [A-Z][\w ]*)?$")
_NAMED = re.compile(
    rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}(?<=\w\w\w){_RANKS}(?: \([^()]{{1,40}}\))?"
    r"\. (?=[A-ZÀ-Þ])"
)
_PHONE = re.compile(
    r"[.:☎☏✉+\d](?:(?<=\btel[.:])|(?<=[☎☏✉])|(?<=\+)\d{6}|(?<=\b\d)\d\d[ -]\d{3}[ -]\d{4}\b)"
)
_ASKS = re.compile(r"\b(?:anyone|if you|asked to|should (?:call|contact)|to call|urged to)\b")
_TEAM = r"[A-ZÀ-Þ][\w’'.&/ -]{1,40}(?:, [A-Z][\w.]{0,4}\.)?"
_SIDE = rf"{_TEAM}(?: \([^()]*\))? \d{{1,3}}(?:,\d{{3}})*(?: ?\([^()]*\))?"
_EXTRA = r"(?:,? \(?(?:\d?OT|SO|\d{1,2} innings|a\.?e\.?t\.?|pens)\)?)?"
_SCORE = re.compile(rf"{_SIDE}(?:[,;:]? (?:{_SIDE}))?{_EXTRA}")
_HELD = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?|noon|(?:pp|cc)d\.?|postponed|cancell?ed)"
_FIXTURE = re.compile(rf"{_TEAM} (?:vs?\.?|at) {_TEAM}, {_HELD}")
_RESULT = re.compile(
    r"\b(?:won|lost|beat [A-Z]\w+) by (?:an innings|\d+|one|two|three|four|five|six)\b"
)
_FIGURES = re.compile(r"(?<![\w$£€.,])\d{1,3}(?:[-–]\d{1,3})?(?![\w%])")
_SPEAKER = re.compile(
    r"(?:Q|A|Question|Answer|[A-Z][A-Z .'’-]{2,30}|(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w+)"
    r"(?:, [A-Z][A-Z ]{1,30})?\s?:"
)
_HEARD = re.compile(r"\([A-Z][A-Z .,’'-]+\)|\[[A-Z][A-Z .,’'-]+\]")


def is_item(unit: Unit) -> bool:
    """Whether a mark or a number begins the line."""
    return bool(_BULLET.match(unit.text) or _NUMBER.match(unit.text))


def is_entry(unit: Unit) -> bool:
    """Whether a line heads an entry of a live report: "1. Talks endpublished at 16:21 10 May"."""
    return unit.length <= 30 and "published at" in unit.text and bool(_ENTRY.search(unit.text))


def is_centred(unit: Unit) -> bool:
    """Whether dashes stand on both sides of a line: "- Revenue up 18% -"."""
    return unit.length <= 20 and unit.text.startswith("- ") and unit.text.endswith(" -")


def is_result(unit: Unit) -> bool:
    """Whether a line is the result of a match: "Brackley Rovers 2 (Quist 34, 89)"."""
    if unit.length > 20:
        return False
    if _FIXTURE.fullmatch(unit.text):  # "Ostmere vs. Tull, 7 p.m."
        return True
    if unit.ends_sentence:
        return False
    if _SCORE.fullmatch(unit.text):
        return True
    return bool(_RESULT.search(unit.text)) or len(_FIGURES.findall(unit.text)) > 3


def is_term(unit: Unit) -> bool:
    """Whether a line is a term, a colon and what is said of it: "Attendance: 14,207"."""
    return _TERM.match(unit.text[:80]) is not None and not is_turn(unit)


def is_named(unit: Unit) -> bool:
    """Whether a line is a name, a full stop and what is said of it, as in travel guides."""
    return _NAMED.match(unit.text[:120]) is not None


def is_aged(unit: Unit) -> bool:
    """Whether a line is a name, an age and no sentence: "Ana Ruiz, 41, Tull, failure to pay."."""
    aged = unit.length <= 25 and _AGED.match(unit.text) is not None
    return aged and words().happened.isdisjoint(unit.words)


def is_address(unit: Unit) -> bool:
    """Whether a line gives a place with its telephone; whom to call for news is told in prose."""
    is_one = unit.length <= 80 and unit.text[0].isupper()
    return is_one and bool(_PHONE.search(unit.text, 0, 200)) and not _ASKS.search(unit.head)


def is_bare_number(unit: Unit) -> bool:
    """Whether a number without a stop begins the line, as it does in travel guides."""
    return _BARE_NUMBER.match(unit.text) is not None


def is_measured(unit: Unit) -> bool:
    """Whether a line is how much of what, as in recipes: "200g butter, softened"."""
    return unit.length <= 12 and not unit.ends_sentence and _MEASURED.match(unit.text) is not None


def is_dashed(unit: Unit) -> bool:
    """Whether a line is a term, a dash and what is said of it: "Book sale — 9 a.m., town hall"."""
    head = unit.text[:100]
    term = _DASHED.match(head) if "—" in head or "–" in head else None
    return term is not None and not _NEWS.search(term[0])


def is_turn(unit: Unit) -> bool:
    """Whether a speaker's name begins the line, "Q: ", or it says what is heard: "(LAUGHTER)"."""
    return _SPEAKER.match(unit.text[:80]) is not None or is_heard(unit)


def is_heard(unit: Unit) -> bool:
    """Whether a line of a transcript says what is heard or seen: "(LAUGHTER)", "[MUSIC]"."""
    return unit.length <= 5 and _HEARD.fullmatch(unit.text) is not None


def is_row(unit: Unit) -> bool:
    """Whether a line has the cells of a table."""
    text = unit.text
    bars = text.count("|")
    return text.count("\t") > 1 or text.count(" | ") > 2 or (bars > 2 and text[0] == "|")
