"""What follows a title after a preposition: "of Qatar", "at the ministry", "to Cuba"."""

from __future__ import annotations

from dataclasses import replace

from glossator_titles import grammar
from glossator_titles.fields import accused
from glossator_titles.headlines import verb_forms_of_headlines
from glossator_titles.lexicon import Lexicon
from glossator_titles.targets import OBJECTS, Reader, Target
from glossator_titles.view import PLACES, Core, View, begins_office
from glossator_titles.word_classes import tells

_JOURNEY = 7
"""Words before "to" in which "visit as" stands."""


def complements(view: View, first: int, lexicon: Lexicon) -> tuple[list[Target], int]:
    """The complements from word `first` on, and where they end."""
    found: list[Target] = []
    position = first
    for _ in range(3):
        start = position + 1 if view.at(position) == "[" else position
        preposition = view.at(start)
        if preposition not in grammar.COMPLEMENTS or not view.same_sentence(first - 1, start + 1):
            break
        if preposition == "to" and (_verb(view, start + 1, lexicon) or _travels(view, start)):
            break
        if preposition == "with" and begins_office(view, start + 1, lexicon):
            break  # "as chairman with MP for Lund Ana Silva as his deputy"
        if preposition == "of" and position > first and not found:
            break  # "a teacher at the foot of Mount Norvik"
        if view.at(start + 1).endswith("ing") and accused(view, start):
            break  # "accused the leaders of working with the envoy"
        reader = Reader(view, start + 1, lexicon)
        end = reader.read()
        if preposition == "at" and _is_occasion(view, start + 1):
            break  # "the minister at a meeting in Rome"
        if (target := reader.target(preposition)) is not None:
            found.append(target)
        if end <= start + 1:
            break
        position = _over_region(view, end) if preposition == "in" else past_letters(view, end)
    return found, position


def _is_occasion(view: View, first: int) -> bool:
    """Whether somebody is there for some hours: "a meeting"; not "Norvik told a meeting"."""
    for at in range(first, first + 4):
        if not view.same_sentence(first, at) or (at > first and _closes(view, at)):
            return False
        if view.low[at] in grammar.OCCASIONS:
            return True
    return False


def _closes(view: View, position: int) -> bool:
    return view.low[position] in grammar.STOP | grammar.COMMA_LIKE or tells(view, position)


def past_letters(view: View, end: int) -> int:
    """Where the phrase goes on behind letters in brackets: "the director (DG) *of* Norvik"."""
    letters = view.at(end) == "(" and view.at(end + 2) == ")" and view.words[end + 1].isupper()
    return end + 3 if letters and view.at(end + 3) in ("of", "to", "for") else end


def beside(view: View, core: Core, lexicon: Lexicon) -> Target | None:
    """What a post is of where no word stands between: "Chairman PCB Tom Oke", "GOC 7 Division"."""
    first, noun = core.end, core.noun
    if not view.same_sentence(core.first, first) or not view.is_capital(core.noun_first):
        return None
    if noun.plural or noun.phrase[-1] not in grammar.DIRECT_BODIES:
        return None
    word, name = view.words[first], view.name(first)
    end, shouted = first + 1, noun.case is None and view.words[core.noun_first].isupper()
    letters = len(word) * (word.isalpha() and word.isupper() and not shouted)
    if word[0].isdigit():
        end = view.capitals_end(end)
        return Target(first, end, "beside") if view.low[end - 1] in lexicon.body else None
    if name is not None and name.first == first and name.label in ("ORG", "GPE"):
        end = name.end
    elif letters < 3 and view.low[first] not in view.bodies:
        return None
    if view.at(core.first - 1) == "the" or letters > 3:
        return Target(first, end, "beside")
    later = end + (view.at(end) == ",")
    person = view.name(later)
    held = person is not None and person.label == "PERSON" and person.end - later > 1
    held = held or (view.is_capital(later) and begins_office(view, later, lexicon))
    return Target(first, end, "beside") if held else None


def _over_region(view: View, end: int) -> int:
    """Past the region behind a town, where a body follows: "in Short Hills, Norland, at Norvik"."""
    region = view.name(end + 1) if view.at(end) == "," else None
    if region is None or region.label not in PLACES or view.at(region.end) not in (",", "at"):
        return end
    past = region.end + (view.at(region.end) == ",")
    return past if view.at(past) == "at" and view.same_sentence(end, past) else end


def _verb(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether an infinitive follows "to" ("the last minister to visit Rome")."""
    low = view.low[position]
    if view.is_capital(position) or low in grammar.DETERMINERS or not low.isalpha():
        return False
    if view.at(position + 1) in OBJECTS:
        return True  # "the minister to fund more patrols"
    if view.is_capital(position + 1):
        if low in verb_forms_of_headlines()[1]:
            return True  # "an envoy to protest Peru's plans"
        if low.endswith("ing") and len(low) > len("bring"):
            return False  # "an envoy to neighbouring Peru"
    noun = low in lexicon.body or begins_office(view, position, lexicon) or low in lexicon.outside
    return not (noun or low in lexicon.inside)


def _travels(view: View, to: int) -> bool:
    """Whether "to" says where somebody goes: "her first visit as a minister to Peru"."""
    before = range(to - 1, max(to - _JOURNEY, 0), -1)
    at = next((at for at in before if view.low[at] == "as"), 0)
    return view.at(at - 1) in grammar.JOURNEYS and view.same_sentence(at - 1, to)


def after_name(view: View, position: int, core: Core, lexicon: Lexicon) -> list[Target]:
    """What follows the holder's name: "Chief Daisy House of Chisasibi"."""
    opened = position + 1 if view.at(position) == "[" else position
    found = complements(view, position, lexicon)[0]
    if view.at(opened) == "of":
        # A person's name cannot be meant after "of" here, whatever the entities say.
        return [replace(target, person=False) for target in found]
    if view.at(opened) not in ("from", "at") or not found:
        return []
    target = found[0]
    name = view.name(target.first)
    met = view.at(opened) == "at" and view.at(opened + 1) == "the"
    met = met and core.noun.kind != "profession"
    if met and grammar.EMPLOYERS.isdisjoint(view.low[target.first : target.end]):
        return []  # "met General Silva at the Defence Ministry"
    return found[:1] if name is not None and name.label == "ORG" else []
