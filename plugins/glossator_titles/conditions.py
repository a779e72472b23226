"""What rules a title out where an entry of the lists stands, each with an example, its test.

In an example, brackets stand around the titles that are there nonetheless; without the condition
there would be another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from glossator_titles import compounds, grammar, things, word_classes
from glossator_titles.covered import free_of_names
from glossator_titles.lexicon import Noun
from glossator_titles.senses import is_other_thing
from glossator_titles.spot import Spot

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Condition(Generic[_T]):
    """What rules a title out, told from a spot here and from a candidate in needs.py.

    Attributes:
        holds: Whether it does.
        example: A sentence in which it does.
        names: Its entities, by label, as far as the example needs some.
    """

    holds: Callable[[_T], bool]
    example: str
    names: Mapping[str, str] = field(default_factory=dict)


def possible(spot: Spot) -> bool:
    """Whether a title may stand there."""
    if any(condition.holds(spot) for condition in OF_ALL):
        return False
    if spot.noun.kind == "honorific":
        return True
    return not any(condition.holds(spot) for condition in OF_NOUNS)


def _other_sense(spot: Spot) -> bool:
    """Whether the words around it say that nobody is meant (lists/senses.toml)."""
    return is_other_thing(spot.view, spot.start, spot.end, spot.noun)


def _in_name(spot: Spot) -> bool:
    """Whether it is part of the name of a thing, or of a person."""
    return not free_of_names(spot.view, spot.start, spot.end, spot.noun, spot.lexicon, spot.last)


def _called(spot: Spot) -> bool:
    """Whether a person is called so throughout the text (surnames.py)."""
    return spot.start in spot.view.called


def _surname(spot: Spot) -> bool:
    """Whether it is rather a name right after a title."""
    view, start = spot.view, spot.start
    if spot.last != start or start == 0 or not spot.capital or not _may_be_name(spot.noun):
        return False
    name = view.name(start)
    if name is None and (view.low[start - 1],) in spot.lexicon.status:
        return False  # "Deputy Rector"
    long = name is not None and name.label == "PERSON" and name.end - start > 2
    return not (long and spot.noun.phrase == ("mk",))


def _has_father(spot: Spot) -> bool:
    """Whether a father's name follows, so that it is somebody's own."""
    return spot.capital and spot.after in grammar.FILIATION


def _may_be_name(noun: Noun) -> bool:
    letters = noun.case is not None and noun.needs == "link"
    learned = noun.phrase[-1].endswith(("ist", "ian", "grapher"))  # "Chief Geologist"
    return (
        letters
        or (noun.kind == "profession" and not learned)
        or noun.phrase[-1] in grammar.GIVEN_NAMES
    )


OF_ALL = (
    Condition(_other_sense, "It is the causative agent of the fever."),
    Condition(_in_name, "The Bishop Bank closed.", {"ORG": "Bishop Bank"}),
    Condition(things.lookalike, "King Kong returned."),
    Condition(compounds.status_of_other, "An assistant US [attorney] left.", {"GPE": "US"}),
    Condition(_called, "Chief, 31, opened a bakery."),
    Condition(things.named_after, "President Kelmar Airport closed."),
    Condition(things.ends_name, "The Lund Hotel [manager] left."),
)
"""What rules out any title, forms of address too."""

OF_NOUNS = (
    Condition(word_classes.third_person, "She met the woman who captains a ferry."),
    Condition(word_classes.verb, "He will coach them and captain the side."),
    Condition(_surname, "[Dr.] Mason left."),
    Condition(_has_father, "They met Sultan bin Fahd."),
    Condition(things.numbered, "The No. 2 retailer left."),
    Condition(things.award, "She was named Best Supporting Actress."),
    Condition(compounds.before_noun, "Nurse numbers fell."),
    Condition(compounds.status_alone, "They took interim steps."),
    Condition(compounds.modifies, "Ana Silva is a star employee.", {"PERSON": "Ana Silva"}),
    Condition(things.nickname, "They buy at Lipstick King in Oslo.", {"GPE": "Oslo"}),
    Condition(compounds.union, "The officials' association met."),
    Condition(things.owns_thing, "It was raised at the President's Malaria Initiative."),
    Condition(compounds.initials, "JP Silva left."),
    Condition(things.begins_thing, "The Prince of Wales Heritage Centre closed."),
    Condition(compounds.hyphenated, "They hold minister-level talks."),
    Condition(compounds.college, "The Board of Directors met."),
    Condition(compounds.compound, "They want the president job."),
    Condition(things.of_country, "Norland, the old ruler of the isles, left.", {"GPE": "Norland"}),
    Condition(word_classes.no_noun, "They knew the general mood."),
)
"""What rules out the nouns of offices and jobs."""
