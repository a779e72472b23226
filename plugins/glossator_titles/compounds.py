"""Nouns of titles that only modify another noun: "driver fatigue", "the president post"."""

from __future__ import annotations

from glossator_standard.english import words
from glossator_standard.inflection import irregular_pasts
from glossator_titles import grammar
from glossator_titles.headlines import verb_forms_of_headlines
from glossator_titles.spot import Spot
from glossator_titles.view import begins_office
from glossator_titles.word_classes import has_object

_ASKING = words("do") | words("modal")
_NO_NOUNS = words("preposition") | {"soon", "ought", "never", "often"}


def before_noun(spot: Spot) -> bool:
    """Whether the singular of a job only modifies the noun after it."""
    view, lexicon, after = spot.view, spot.lexicon, spot.after
    noun = spot.noun
    if noun.plural or noun.case is not None or not spot.goes_on or view.is_capital(spot.end):
        return False
    further = view.at(spot.end + 1)
    if _is_adverb(spot.before) and after.isalpha() and after not in grammar.STOP:
        return after not in lexicon.reporting  # "politically activist evangelicals"
    described = spot.opens and after in lexicon.outside and further.isalpha()
    if described and not view.is_capital(spot.end + 1):
        return further not in grammar.STOP  # "Lobbyist happy hours drew dozens"
    field = after in lexicon.inside and any(
        begins_office(view, position, lexicon) for position in range(spot.end + 1, spot.end + 4)
    )
    if field and noun.phrase == ("expert",):
        return True  # "an expert political analyst"
    known = after in lexicon.reporting or field or (after,) in lexicon.after.get(after, ())
    if len(after) < 3 or not after.isalpha() or after in grammar.STOP or known:
        return False
    if begins_office(view, spot.end, lexicon):
        return False
    if after in grammar.PREDICATE_ADVERBS or after in grammar.NO_NOUN or after.endswith("ly"):
        return False
    return _no_verb(spot)


def _no_verb(spot: Spot) -> bool:
    """Whether the word after it is no verb but a noun."""
    lexicon, after, before = spot.lexicon, spot.after, spot.before
    forms, bases = verb_forms_of_headlines()
    if before in grammar.DETERMINERS and spot.view.at(spot.start - 2) in _ASKING:
        return False  # "What does the teacher want?"
    if after in bases and after not in forms:
        return True  # "The teacher strike": a verb would have an s.
    if _goes_on_as_subject(spot) and after not in forms | irregular_pasts():
        return True  # "The coach journey was"
    governed = before in grammar.GOVERNING
    if after.endswith("s") and governed:
        return True  # "They fear farmer protests"
    if after in forms or (after.endswith("ed") and len(after) > 4):
        return False
    bare = before in ("and", "or", ",") or (before.endswith("ed") and before not in lexicon.outside)
    if after.endswith("s") and not spot.opens and bare:
        return True  # "They promised cleaner streets and driver numbers"
    # Without an article only a noun that counts nobody can stand: "they blamed pilot error".
    return (spot.opens or governed) and after not in lexicon.outside


def _goes_on_as_subject(spot: Spot) -> bool:
    """Whether a word in lower case is followed by a verb that has no other subject."""
    further = spot.view.at(spot.end + 1)
    noun = not spot.after.endswith(("ed", "ing", "ly", "s", "er")) and spot.after not in _NO_NOUNS
    verb = further in grammar.BE or further in grammar.AUXILIARIES - {"to"}
    return noun and verb and spot.view.same_sentence(spot.start, spot.end + 1)


def _is_adverb(word: str) -> bool:
    return word.endswith(("ally", "ously"))


def modifies(spot: Spot) -> bool:
    """Whether what needs a holder, or a king, stands before another noun, or is a verb."""
    view, after = spot.view, spot.after
    plain = spot.noun.phrase in (("king",), ("queen",)) and not spot.capital
    if spot.noun.needs not in ("link", "field") and not plain:
        return False
    if spot.noun.plural:
        return not spot.capital and spot.before in grammar.PRONOUNS | {"also", "never"}
    if not spot.goes_on or view.is_capital(spot.end) or not after.isalpha():
        return False
    if after in grammar.STOP or after in spot.lexicon.reporting:
        return False
    if begins_office(view, spot.end, spot.lexicon):
        return False
    verb = after.endswith(("ed", "ly", "ing")) or after in irregular_pasts()
    verb = verb or after in grammar.SEEMING or has_object(view, spot.end)
    return not verb and after not in grammar.PREDICATE_ADVERBS


def status_alone(spot: Spot) -> bool:
    """Whether a word of status does not stand for the office."""
    if spot.noun.phrase[-1] not in grammar.INTERIMS:
        return False
    view, before = spot.view, spot.before
    after = spot.after if spot.goes_on else "."
    if view.is_capital(spot.end) or (after.isalpha() and after not in grammar.STOP):
        return True
    if before in grammar.ARTICLES:
        if not view.same_sentence(spot.start - 2, spot.start - 1):
            return after != ","
        known = grammar.COMMA_LIKE | grammar.COPULAS | {"as"}
        return view.at(spot.start - 2) not in known
    return before != "as" and before not in grammar.APPOINTED


def status_of_other(spot: Spot) -> bool:
    """Whether a country parts a word of status from its office."""
    if spot.noun.phrase not in spot.lexicon.status:
        return False
    name = spot.view.name(spot.end)
    body = name is not None and name.first == spot.end and name.label in ("GPE", "NORP", "ORG")
    end = name.end if name is not None and body else spot.end + 1
    service = spot.after in grammar.RANKED_SERVICES  # "Deputy Garda Commissioner"
    return (body or service) and begins_office(spot.view, end, spot.lexicon)


def union(spot: Spot) -> bool:
    """Whether a body is theirs, or a team is called so."""
    if not (spot.goes_on and spot.noun.plural):
        return False
    genitive = spot.after in grammar.GENITIVES and spot.view.at(spot.end + 1) in spot.lexicon.body
    team = spot.capital and not spot.view.is_capital(spot.end)  # "Cowboys coach Ana Silva"
    team = team and begins_office(spot.view, spot.end, spot.lexicon)
    return genitive or team or spot.after in grammar.UNIONS  # "the teachers union"


def initials(spot: Spot) -> bool:
    """Whether letters that follow names are a name's own."""
    letters = spot.noun.phrase[-1] in grammar.AFTER_NAMES and spot.noun.case is not None
    body = spot.view.is_capital(spot.start - 1) and not spot.opens  # "Labour TD Ana Silva"
    body = body and spot.before not in spot.lexicon.alone
    return letters and spot.goes_on and spot.view.is_capital(spot.end) and not body


def hyphenated(spot: Spot) -> bool:
    """Whether a hyphen makes another word of it."""
    view, end = spot.view, spot.end
    if not spot.goes_on or spot.after != "-" or not view.is_glued(end):
        return False
    if not view.is_glued(end + 1):
        return False
    following = view.at(end + 1)
    joined = following in spot.lexicon.after or following in grammar.HYPHEN_AFTER
    return not joined and following not in spot.lexicon.alone


def college(spot: Spot) -> bool:
    """Whether "of" and the plural name a body."""
    board = spot.view.at(spot.start - 2) in grammar.COLLEGES
    return spot.noun.plural and spot.before == "of" and board


def compound(spot: Spot) -> bool:
    """Whether a listed word after it makes another thing of it."""
    listed = spot.after in spot.lexicon.compound or spot.after in spot.lexicon.body
    view, end = spot.view, spot.end
    contest = spot.after in grammar.CONTESTS and view.name(end) is None
    plain = not spot.noun.plural and (contest or not view.is_capital(end))
    return spot.goes_on and listed and plain and not has_object(spot.view, spot.end)
