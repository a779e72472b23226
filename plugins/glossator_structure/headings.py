"""Headlines, standfirsts and the headings between paragraphs."""

from __future__ import annotations

from glossator_standard import english
from glossator_structure.lexicon import FORMS, any_of, words
from glossator_structure.narration import has_verb
from glossator_structure.units import Unit

_LONGEST_HEADING, _LONGEST_HEADLINE, _LONGEST_DECK, _LONGEST_SHOUT = 10, 25, 40, 20
_LONGEST_TOPIC = 4
_BROKEN = ("—", "–", "--", "-", ",", "...", "…")
_ADDRESSED = frozenset(["you", "your", "yours", "i", "my", "we"])


def is_section(unit: Unit) -> bool:
    """Whether a line is a heading that begins no news: "Early life", "2.1. Methods"."""
    if unit.length > 20:
        return False
    if FORMS["numbered"].match(unit.text):
        return not unit.ends_sentence or unit.length <= 8
    return unit.head.split(" and ")[0].rstrip(".:") in words("sections")


def heads_summary(unit: Unit) -> bool:
    """Whether a line heads what the article says in short: "Key points", "At a glance"."""
    return unit.head.rstrip(":?") in words("summaries")


def may_be_heading(unit: Unit) -> bool:
    """Whether the form of a line is that of a heading: short, and no sentence."""
    text, first = unit.text, unit.words[0]
    if FORMS["numbered"].match(text):
        return unit.length <= (8 if unit.ends_sentence else 14)
    if unit.length > _LONGEST_HEADING or goes_on(unit) or text[0] in '"“([<':
        return False
    leads = text.endswith((" are:", " were:")) or any_of("announcing").search(unit.head)
    if text.endswith(":") and (unit.length > 2 or leads):
        return False  # "He said:"
    if unit.ends_sentence and not text.endswith("?"):
        return False
    if FORMS["marked"].search(text) and has_verb(unit.head):
        return False  # "He said it was "fine". DM"
    if not (first[0].isupper() or first[0].isdigit() or first[0] in "‘'¿#"):
        return False
    filler = first.lower().strip(",.") in words("fillers")
    return not filler or (unit.length > 2 and not first.endswith(","))


def goes_on(unit: Unit) -> bool:
    """Whether a line breaks off: "The van was driven to"; "Voters weigh in" does not."""
    last, particles = unit.words[-1], ("in", "off", "on", "over", "up")
    return unit.text.endswith(_BROKEN) or (last in words("small") and last not in particles)


def may_be_headline(unit: Unit) -> bool:
    """Whether the form of a line is that of a headline."""
    text = unit.text
    if unit.length > _LONGEST_HEADLINE or text.endswith((":", "—", "--")):
        return False
    if FORMS["timed"].match(text):
        return False
    filler = unit.words[0].lower().strip(",.") in words("fillers")
    if unit.length <= 2 and (unit.ends_sentence or filler):
        return False
    if not unit.ends_sentence or text.endswith(("?", "!", "…", "...")):
        return True
    inner = text.rstrip(")’”'\"")
    return inner[-1:] != "." or is_title_case(unit) or is_headlinese(unit)


def heads_live(unit: Unit) -> bool:
    """Whether a line is the headline of a live report, which has headlines of its own below."""
    return unit.length > 4 and not unit.ends_sentence and FORMS["live"].match(unit.head) is not None


def is_title_case(unit: Unit) -> bool:
    """Whether all words of weight are capitalised."""
    heavy = [
        word for word in unit.words if word[0].isalpha() and word.lower() not in words("small")
    ]
    return len(heavy) > 2 and all(word[0].isupper() for word in heavy)


def is_in_capitals(unit: Unit) -> bool:
    """Whether each word of a line begins with a capital."""
    return all(word[0].isupper() for word in unit.words)


def is_topic(unit: Unit) -> bool:
    """Whether a line is capitalised words of which none may be a verb: "Nature and Transport"."""
    heavy = [word for word in unit.words if word[0].isalpha() and word not in words("small")]
    if unit.ends_sentence or not 1 < unit.length <= _LONGEST_TOPIC or not heavy:
        return False
    verbs = has_verb(unit.head) or any(word.lower().endswith(("s", "ed")) for word in heavy)
    return not verbs and all(word[0].isupper() for word in heavy)


def names_page(unit: Unit) -> bool:
    """Whether a line ends as the names of papers and pages do: "Live Blog", "Norvik Herald"."""
    last = unit.words[-1].lower()
    return unit.words[-1][0].isupper() and (last in words("pages") or last in words("outlets"))


def names_paper(unit: Unit) -> bool:
    """Whether a line has an article and the last word of a paper's name: "The Ostmere Courier"."""
    if not 2 < unit.length <= 5 or unit.words[0].lower() != "the" or not is_in_capitals(unit):
        return False
    return unit.words[-1].lower() in words("outlets")


def is_capitalised(unit: Unit) -> bool:
    """Whether a line is two or three capitalised words: a name, where headings are not so."""
    return (
        2 <= unit.length <= 4
        and unit.words[0] != "About"
        and all(word[0].isupper() or word in ("de", "of") for word in unit.words)
    )


def is_shouted(unit: Unit) -> bool:
    """Whether a line stands in capitals."""
    if unit.length > _LONGEST_SHOUT or unit.ends_sentence or unit.text[0] in "([":
        return False
    return unit.text.isupper()


def may_be_deck(unit: Unit) -> bool:
    """Whether a line below the headline may be its standfirst."""
    return unit.length <= _LONGEST_DECK and "@" not in unit.text


def is_question(unit: Unit) -> bool:
    """Whether a line is a short question."""
    return unit.text.endswith("?") and unit.length <= 14


def asks_somebody(unit: Unit) -> bool:
    """Whether a question is put to somebody: "How did you two meet?"."""
    return any(word.strip("?,.").lower() in _ADDRESSED for word in unit.words)


def is_headlinese(unit: Unit) -> bool:
    """Whether a sentence does without articles, as headlines do: "Germany targets a surge."."""
    if not 4 <= unit.length <= 14 or unit.has_sentences:
        return False
    return not words("articles").intersection(word.lower().strip(",.") for word in unit.words)


def has_article(unit: Unit) -> bool:
    """Whether a line has small letters and an article, which headlines do without."""
    return not (is_in_capitals(unit) or english.words("article").isdisjoint(unit.head.split()))
