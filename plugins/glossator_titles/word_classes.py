"""Words of titles that are verbs or adjectives too: "to head", "the official rate"."""

from __future__ import annotations

from glossator_standard.english import words
from glossator_standard.inflection import irregular_pasts
from glossator_titles import grammar
from glossator_titles.headlines import verb_forms_of_headlines
from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.spot import Spot
from glossator_titles.view import View, begins_office


def verb(spot: Spot) -> bool:
    """Whether it is a verb after what only verbs follow, or has an object."""
    if spot.noun.phrase[-1] not in grammar.VERBS_TOO or spot.capital:
        return False
    joined = spot.before in ("and", "or", "then")
    governs = joined and spot.after in grammar.ARTICLES | grammar.POSSESSIVES
    return _before_verb(spot.view, spot.start) or governs


def _before_verb(view: View, start: int) -> bool:
    """Whether a verb follows what stands before: "also chair"; not in "was also chair"."""
    adverb = view.at(start - 1) in grammar.PREDICATE_ADVERBS
    said_of = adverb and view.at(start - 2) in grammar.PASSIVE
    return view.at(start - 1) in grammar.BEFORE_VERB and not said_of


def third_person(spot: Spot) -> bool:
    """Whether what looks like a plural is a verb with its object, or has "he" before it."""
    governs = spot.after in grammar.ARTICLES and spot.before in grammar.PRONOUNS
    return spot.noun.plural and (governs or spot.before in ("he", "she"))


def has_object(view: View, position: int) -> bool:
    """Whether a verb with its object stands there: "vows the", "hosting a"; no "records of"."""
    word, following = view.at(position), view.at(position + 1)
    verb = word in verb_forms_of_headlines()[0] or (len(word) > 5 and word.endswith("ing"))
    return verb and (following in grammar.ARTICLES or following in grammar.POSSESSIVES)


def no_noun(spot: Spot) -> bool:
    """Whether a word that is also a verb or an adjective is no noun."""
    if not spot.noun.noun:
        return False
    return not _is_noun(spot.view, spot.start, spot.end, spot.noun, spot.lexicon)


def _is_noun(view: View, start: int, end: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether a word that is also a verb or an adjective is a noun here."""
    before = view.at(start - 1) if view.same_sentence(start, start - 1) else ""
    after = view.at(end) if view.same_sentence(start, end) else ""
    last = noun.phrase[-1].rstrip("s")
    if before == "-" and view.at(start - 2) in grammar.SIDES:
        return False  # "non-executive chairman"
    held = view.name(end) if after and view.is_capital(end) else None
    if held is not None and held.label == "PERSON":
        return True
    if view.name(start - 1) is None and _governs(view, start, before, noun, lexicon):
        return False
    modified = before in lexicon.inside or (before == "-" and view.at(start - 2) in lexicon.inside)
    name = view.name(start - 1) if before else None
    heads = modified or (name is not None and name.label != "PERSON")
    if (
        last in ("head", "chief", "premier")
        and not noun.plural
        and (heads or last == "premier")
        and _verb(view, end, lexicon)
    ):
        return True
    leads = last in ("head", "chief") and heads and view.is_capital(end)
    if leads and begins_office(view, end, lexicon):
        return True  # "Norvik head Chief Inspector Silva"
    if last == "head" and after == "," and before in grammar.GENITIVES:
        owner = view.name(start - 2)  # "Norvik's head, Ana Silva"
        return owner is not None and owner.label != "PERSON" and view.is_capital(end + 1)
    if last == "head" and not modified:
        return after in grammar.HEAD_OF and (after != "for" or view.is_capital(end + 1))
    if last in grammar.ADJECTIVAL and not noun.plural:
        return not after or _not_adjective(view, end, lexicon)
    if modified or view.is_capital(start):
        return True
    if noun.phrase == ("speakers",):
        return False  # of a language, or at a conference
    if noun.plural and noun.phrase[-1] in grammar.PLURAL_OFFICES:
        return True
    if noun.plural and noun.phrase[-1] in grammar.PLURAL_VERBS:
        return before in grammar.DETERMINERS or before == "'s" or _plural(view, start, lexicon)
    return not before or after == "of" or _noun_after(view, start, before, last, lexicon)


def _governs(view: View, start: int, before: str, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether the word before makes a verb of it: "to head", "who judges"; no "to judges"."""
    if not noun.plural:
        return before != "" and _before_verb(view, start)
    reported = before == "that" and view.at(start - 2) in lexicon.reporting
    verb = noun.phrase[-1] in grammar.PLURAL_VERBS
    return verb and before in grammar.PRONOUNS and not reported


def _verb(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether a verb follows the noun of an office ("the UN chief accuses")."""
    low = view.at(position)
    if not low.isalpha() or view.is_capital(position) or low in lexicon.inside:
        return False
    if begins_office(view, position, lexicon) or low in lexicon.compound or low.endswith("ss"):
        return False
    return (
        low in lexicon.reporting
        or low in verb_forms_of_headlines()[0]
        or (len(low) > 4 and low.endswith(("s", "ing", "ed")))
    )


def _plural(view: View, start: int, lexicon: Lexicon) -> bool:
    """Whether a plural that may be a verb follows what a verb does not ("for judges")."""
    before = view.at(start - 1)
    if view.low[start] == "chairs":
        return False
    name = view.name(start - 1)
    if name is not None:
        body = name.label in ("ORG", "NORP")
        return body and view.at(start + 1) not in grammar.DETERMINERS
    listed = before in grammar.BEFORE_PLURAL or before in lexicon.outside
    governed = before in grammar.AUXILIARIES or before in words("subordinator") or before == "when"
    governed = governed or before in irregular_pasts() or before.endswith("ed")
    return listed or governed or not before[:1].isalpha()


def _not_adjective(view: View, end: int, lexicon: Lexicon) -> bool:
    """Whether the word after it shows that it is no adjective ("the official said")."""
    after = view.low[end]
    if view.is_capital(end) and "officer" in view.low[end + 1 : end + 4]:
        return False
    if after in ("and", "or") and _adjectives_go_on(view, end + 1, lexicon):
        return False
    verb = after in lexicon.reporting or (after.endswith("ed") and len(after) > 4)
    verb = verb or after.endswith("ied") or after in grammar.PRONOUNS | grammar.NO_NOUN
    verb = verb or after in ("last", "next", "died") or after in irregular_pasts()
    verb = verb or (after.endswith("ly") and view.at(end + 1).endswith("ed"))
    verb = verb or has_object(view, end)
    verb = verb or (after in verb_forms_of_headlines()[0] and view.at(end + 1) == "to")
    verb = verb or (after == "general" and view.is_capital(end + 1))  # "army chief general Rao"
    goes_on = after in words("preposition") or after in words("subordinator")
    return verb or goes_on or not after[0].isalpha() or _opens_name(view, end, lexicon)


def _adjectives_go_on(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether an adjective and its noun follow "and": "the official and parallel rates"."""
    for one in (position, position + 1):
        word = view.at(one)
        if not word.isalpha() or view.is_capital(one) or word in grammar.STOP:
            return False
    return not (begins_office(view, position, lexicon) or view.at(position) in lexicon.reporting)


def _noun_after(view: View, start: int, before: str, last: str, lexicon: Lexicon) -> bool:
    """Whether a noun may follow the word before."""
    if before in grammar.DETERMINERS:
        return before != "a" or last != "chair"
    if view.at(start - 2) in grammar.DETERMINERS and last not in grammar.THINGS_TOO:
        return True
    known = before in grammar.BEFORE_NOUN or before in lexicon.outside
    return known or view.name(start - 1) is not None or not before[0].isalpha()


def _opens_name(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether a person's name may start here."""
    name = view.name(position)
    if name is not None:
        return name.label == "PERSON"
    low = view.at(position)
    return view.is_capital(position) and low not in lexicon.things and low not in lexicon.body


def tells(view: View, position: int) -> bool:
    """Whether a verb of saying, or one in the past, may stand there."""
    return view.at(position) in grammar.SAYING or is_past(view, position)


def is_past(view: View, position: int) -> bool:
    """Whether a word in small letters looks like a verb in the past, or helps one."""
    word = view.at(position)
    return not view.is_capital(position) and (
        word.endswith("ed") or word in irregular_pasts() or word in grammar.AUXILIARIES
    )
