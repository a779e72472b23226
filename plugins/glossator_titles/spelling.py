"""Whether the text writes an entry as its list has it, a name after a form of address."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.lexicon import Noun
from glossator_titles.view import View


def addresses(view: View, end: int, noun: Noun) -> bool:
    """Whether a form of address has a name or a title after it; others need none."""
    if noun.kind != "honorific" or noun.needs == "title":
        return True
    after = view.at(end)
    if noun.phrase[0] == "justice" and after in grammar.MINISTERS:
        return False
    first = end + (after == "." and view.is_glued(end))
    if view.at(first) == "(" and view.at(first + 1) in grammar.RETIRED:
        return True
    if first in view.verbs:
        return False
    if view.at(first) in grammar.PARTICLES:
        first += 1 + (view.at(first + 1) == "-")  # "Dr al-Ansari"
    return view.is_capital(first) or (after in (".", "(") and view.is_capital(end + 1))


def written_so(view: View, start: int, end: int, noun: Noun) -> bool:
    """Whether the text writes the words as the entry asks for."""
    if noun.case is None:
        return True
    if noun.case == "Capital":
        word = view.words[start]
        # "MS Golwalkar" has initials; "MS GOLWALKAR" is in capitals throughout.
        first = word[0].isupper() or word[0].isdigit()  # "1st Lt."
        return first and (word[1:].islower() or not word[1:] or _shouted(view, end))
    written = "".join(view.words[start:end]).replace(".", "")
    return written == noun.case.replace(".", "").replace(" ", "")


def _shouted(view: View, position: int) -> bool:
    """Whether the next word is in capitals, or there is none, or no letter."""
    return not view.is_capital(position) or view.words[position].isupper()
