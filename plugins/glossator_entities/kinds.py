"""What kind of thing a name names: governed place, nature, building, organisation, group."""

from __future__ import annotations

import re
from functools import lru_cache

from glossator_entities import contexts, gazetteer
from glossator_entities.lexicon import Lexicon
from glossator_entities.lists import CONTEXTS, FACILITIES, ORGANISATIONS, PERSONS, WORDS, words
from glossator_entities.mentions import PLACES, Mention, Mentions
from glossator_entities.splits import ROAD
from glossator_entities.words import Words
from glossator_standard import Label

_HEADS = words("organisations", "heads") - FACILITIES.facilities
_FACILITY_OPENERS = words("facilities", "openers", "numbered")
_SURE = words("places", "countries", "regions", "features")
_STATES = words("places", "countries")
_PROGRAMMES = frozenset({"Programme", "Program"})
_UNITED = frozenset({"UN", "U.N.", "United"})
"""Whose programmes are bodies: "UN Environment Programme"."""
_SITES = FACILITIES.facilities - words("facilities", "surnames")
_BODIES = words("organisations", "heads", "openers")
_HOUSES = ORGANISATIONS.houses - FACILITIES.governed
_SUFFIXES = words("organisations", "suffixes", "sure_suffixes")
_SHORTEST = 7
"""Letters of a word in "-bank" that may name one."""
STORMS = words("words", "storms")
MISNAMED = frozenset({"ORG", "PERSON", "LOC", "GPE", "FAC", "MISC"})
_TOLD = ("dateline", "saint", "direction", "short-form")
"""Rules that know a place."""

_PLURAL = re.compile(r"[A-Z]{2,4}s")
"""Letters of several things: "they met VCs"."""
SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}
_INITIALS = re.compile(r"(?![AIO] )[A-Z]{1,2} [A-Z][a-z]+")
_BY_LETTERS = re.compile(r"(?:[A-Z][a-z]+[ -])+(?![IVX]+$)[A-Z]{3,6}")
"""A name that a body's letters end: "Kelmar County RCMP"."""
_LABELS: dict[str, Label] = {"ORG": "ORG", "PERSON": "PERSON", "NORP": "NORP", "place": "GPE"}
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""A given name of two syllables behind a family name: "Park Min-gyu"."""
COINED = re.compile(
    r"(?!Mac|Van|Fitz)[A-Z][a-z]{2,}[A-Z]\w+"
    r"|[A-Z]\w{2,}(?:corp|soft|tech|neft|gaz|prom|petrol|pharma|chem|foods|loans|telecom|labs)"
)
_MISTAKEN = MISNAMED - {"MISC"} | {"PRODUCT"}
_ENOUGH = 0.3
"""The least that neighbours must say for a kind."""
_PERHAPS = 0.25
"""How likely a body or a person the tagger finds what is one, where it says a place."""
_SURELY = 0.9
"""How likely a place the tagger finds what is one without other evidence."""


_LETTERS = 4
"""Letters of a body's name that are no place's: "NCR" and "KPK" may be."""
_AROUND = 8
"""Tokens beside a name that tell a line in capitals."""
_KEPT = 8192
"""Names of which it is kept what their words say."""


def settle(mentions: Mentions) -> None:
    """Give every mention the label that its own words call for."""
    lexicon = mentions.seen.lexicon
    for mention in mentions:
        surface = mentions.surface(mention)
        label, rule = by_words(lexicon, mention, surface)
        if mention.label in MISNAMED and _is_street(mentions.seen, mention.first):
            label, rule = "FAC", "facility-word"
        elif label == "EVENT" and mentions.seen.at(mention.last) in CONTEXTS.weapons:
            label, rule = "PRODUCT", "thing-word"  # "Storm Shadow missiles"
        elif mention.label == "LOC" and mentions.seen.two(mention.first - 1) in CONTEXTS.governed:
            label, rule = "GPE", "context"  # "the city of Dnipro", which is a river, too
        if rule == "unknown":
            label, rule = _unknown(mentions, mention, surface)
        if label == "MISC" and surface in _SURE:
            label, rule = place_kind(lexicon, surface)
        if rule:
            mention.relabel(label, rule)


def _is_street(seen: Words, first: int) -> bool:
    """Whether houses are counted before a name: "the 300 block of Haldane Way"."""
    block, of = seen.at(first - 2), seen.at(first - 1)
    return of == "of" and block == "block" and seen.at(first - 3)[:1].isdecimal()


def by_words(lexicon: Lexicon, mention: Mention, surface: str) -> tuple[Label, str]:
    """The label that a mention's own words call for, and the rule that says so, if any."""
    label, rule = mention.label, ""
    if label == "GPE" and mention.rule.endswith("container") and gazetteer.is_parish(surface):
        return label, rule  # "Silver Road, Christ Church"
    if label == "MISC" and mention.size > 1:
        tokens = surface.split()
        last, is_storm = tokens[-1], not STORMS.isdisjoint(tokens[:-1][:2])  # "Super Typhoon Zenta"
        is_paper = last in ORGANISATIONS.papers and not WORDS.issues.isdisjoint(tokens)
        if is_paper or tokens[0] in ORGANISATIONS.first_words:  # "Zentra Daily Post", "Mesa Zentra"
            return "ORG", "organisation-word"
        return ("EVENT", "event-word") if is_storm or last in WORDS.events else (label, "")
    if label == "NORP" and surface.rpartition(" ")[2] in _HEADS | ORGANISATIONS.houses:
        return "ORG", "organisation-word"  # "Nigerian Embassy"
    if label in _MISTAKEN and not _is_namesake(lexicon, mention, surface):
        label, rule = thing(lexicon, surface, label)
    if not rule and label in PLACES:
        label, rule = place_kind(lexicon, surface, label)
    return label, rule


def _is_namesake(lexicon: Lexicon, mention: Mention, surface: str) -> bool:
    """Whether somebody has a body's noun for a family name: "Steve Court said"."""
    given, _, family = surface.partition(" ")
    is_sure = mention.label == "PERSON" and mention.kinds().get("PERSON", 0.0) >= _SURELY
    return is_sure and family in _HEADS and lexicon.may_be_given(given)


@lru_cache(_KEPT)
def thing(lexicon: Lexicon, surface: str, label: Label) -> tuple[Label, str]:
    """The label of an event, a law or an abbreviation that a tagger took for something else."""
    if surface in WORDS.others or (label == "ORG" and _PLURAL.fullmatch(surface)):
        return "MISC", "no-name"
    before, _, last = surface.rpartition(" ")
    if before in PERSONS.surnames and _SYLLABLES.fullmatch(last):
        return "PERSON", "given-name"
    if label != "LOC" and _is_part(lexicon, surface):
        return "LOC", "direction"
    if label == "PERSON" and surface[-1] == "." and gazetteer.is_abbreviation(surface):
        return "GPE", "gazetteer"  # "Sask."
    if not before or lexicon.organisations.get(surface):
        return label, ""
    tokens = surface.split()
    opener, is_body, is_person = tokens[0], label == "ORG", label == "PERSON"
    if last in ORGANISATIONS.sure_suffixes or (last in _SUFFIXES and label not in PLACES):
        return "ORG", "" if is_body else "company-suffix"
    if is_body and surface in _STATES:
        return "GPE", "gazetteer"  # "the Russian Federation"
    if is_body and not _BODIES.isdisjoint(tokens):
        return label, ""
    is_unit = is_body and _is_unit(tokens) and lexicon.place_kind(surface.partition(" of ")[2])
    if is_unit or (opener in FACILITIES.counties and gazetteer.is_place(surface)):
        return "GPE", "division-word"
    if opener in WORDS.tribes and last not in _HEADS:
        return "NORP", "demonym"
    if not is_body and (opener in ORGANISATIONS.first_words or surface.endswith("School District")):
        return "ORG", "organisation-word"
    if opener in FACILITIES.governed_openers:
        return "GPE", "division-word"
    if (is_person and last in _HEADS) or (last in _PROGRAMMES and opener in _UNITED):
        return "ORG", "organisation-word"
    is_event = last in WORDS.events and not (is_person and lexicon.is_given(opener))  # "Ana Derby"
    if is_event or not WORDS.event_openers.isdisjoint(before.split()[:2]):
        return "EVENT", "event-word"
    if last in WORDS.things:
        return "MISC", "thing-word"
    is_nature = is_person and last in FACILITIES.nature and last.endswith("s")
    if is_nature or (is_body and last in WORDS.region_nouns):
        return "LOC", "nature-word"
    if (is_body and last in FACILITIES.certain) or (is_person and last in _SITES):
        return "FAC", "facility-word"
    return label, ""


def _is_part(lexicon: Lexicon, surface: str) -> bool:
    """Whether a name is a side of a place: "West of Scotland", "North Coast of Norland"."""
    side, _, whole = surface.partition(" of ")
    first, _, kind = side.partition(" ")
    is_side = first.lower() in WORDS.directions and kind in ("", "Coast", "Bank", "Shore")
    return is_side and bool(lexicon.place_kind(whole.removeprefix("the ")))


def spelled(surface: str) -> str:
    """A name that begins with a letter for a side of the compass, in full: "S. Sudan"."""
    letter, _, rest = surface.partition(" ")
    side = SIDES.get(letter.rstrip("."))
    return f"{side} {rest}" if side and rest else surface


@lru_cache(_KEPT)
def place_kind(lexicon: Lexicon, surface: str, label: Label = "LOC") -> tuple[Label, str]:
    """GPE, LOC, FAC or ORG for the name of a place, and the rule that says so."""
    tokens = surface.split()
    last, is_long = tokens[-1], len(tokens) > 1
    if is_long and last.islower() and last.capitalize() in FACILITIES.facilities:
        return "FAC", "facility-word"  # "Zentra theatre"
    if is_long and last.islower() and last.capitalize() in FACILITIES.nature:
        return "LOC", "nature-word"  # "Delaware river"
    is_shouted = surface.isupper() and len(surface) > 4
    known = lexicon.place_kind(surface.title() if is_shouted else spelled(surface))
    if known and label != "FAC":
        return ("GPE" if known == "GPE" else "LOC"), "gazetteer"
    if lexicon.organisations.get(surface):
        return "ORG", "known-organisation"
    if lexicon.groups.get(surface):
        return "NORP", "demonym"
    if _is_unit(tokens) or tokens[-2:] == ["Government", "Area"]:
        return "GPE", "division-word"
    is_numbered = tokens[0] in FACILITIES.facilities and last.isdecimal()  # "Pier 4"
    is_site = is_long and (tokens[0] in _FACILITY_OPENERS or last in _HOUSES)
    if is_site or is_numbered or last in FACILITIES.facilities or ROAD.fullmatch(surface):
        return "FAC", "facility-word"
    if last in FACILITIES.nature or tokens[0] in FACILITIES.nature_openers:
        return "LOC", "nature-word"
    if last in FACILITIES.governed or tokens[0] in FACILITIES.governed_openers:
        return "GPE", "division-word"
    is_side = is_long and tokens[0].lower() in WORDS.directions
    if (
        last in _HEADS
        or (not is_long and last in _BODIES)
        or (is_side and last in ORGANISATIONS.utilities)  # "South West Water"
    ):
        return "ORG", "organisation-word"
    if is_side:
        return "LOC", "direction"
    return ("FAC", "model-kind") if label == "FAC" else ("GPE", "unknown")


def _is_unit(tokens: list[str]) -> bool:
    """Whether a name says what is governed: "City of Kelmar", "Republic of Norland"."""
    return len(tokens) > 2 and tokens[0] in FACILITIES.governed and tokens[1] == "of"


def is_bank(word: str) -> bool:
    """Whether a word names a bank: "Bundesbank", "Sberbank"."""
    is_one = word.endswith("bank") and word not in ORGANISATIONS.no_banks
    return is_one and len(word) >= _SHORTEST and word.isalpha() and word.istitle()


def _unknown(mentions: Mentions, mention: Mention, surface: str) -> tuple[Label, str]:
    """What a place's name is that no list knows: a place only where its neighbours say so."""
    if any(rule in mention.rule for rule in _TOLD):
        return "GPE", mention.rule.rpartition("+")[2]
    is_open = mention.probabilities is None or mention.kinds().get("PERSON", 0.0) >= _PERHAPS
    given, lexicon = surface.split(" ", 1)[0], mentions.seen.lexicon
    is_given = lexicon.is_given if mention.probabilities is None else lexicon.may_be_given
    is_one = contexts.of_one(mentions.seen, mention.first, mention.last)
    if is_open and " " in surface and is_given(given) and not is_one:
        return "PERSON", "given-name"
    if gazetteer.is_town(surface) or gazetteer.is_abbreviation(surface):
        return "GPE", "gazetteer"
    if _INITIALS.fullmatch(surface):
        return "PERSON", "given-name"  # "sold by T Lund"
    if _are_partners(lexicon, surface) or _BY_LETTERS.fullmatch(surface):
        return "ORG", "organisation-word"
    said = mentions.said.get(surface) or contexts.evidence(mentions.seen, [mention])
    kind, worth = max(said.items(), key=lambda one: one[1], default=("", 0.0))
    weight, kinds = mentions.weights.get(surface, {}), mention.kinds()
    is_voted = kind == "place" and weight.get("ORG", 0.0) > weight.get("place", 0.0)
    if (is_voted and worth >= _ENOUGH) or _is_letters(mentions.seen, mention, surface):
        return "ORG", "model-kind"
    if kind in _LABELS and worth >= _ENOUGH:
        return _LABELS[kind], "place-context" if kind == "place" else "context"
    if mention.probabilities and kinds.get("place", 0.0) >= _SURELY:
        return "GPE", "model-kind"
    return ("ORG", "model-kind") if kinds.get("ORG", 0.0) >= _PERHAPS else ("MISC", "no-evidence")


def _is_letters(seen: Words, mention: Mention, surface: str) -> bool:
    """Whether a name is the letters of a body, in a line that is not all capitals: "in SIPOL"."""
    if not (surface.isupper() and surface.isalpha() and len(surface) >= _LETTERS):
        return False
    beside = seen.texts[max(0, mention.first - _AROUND) : mention.last + _AROUND]
    is_sure = mention.kinds().get("place", 0.0) >= _SURELY and mention.probabilities is not None
    return not is_sure and surface.title() not in seen and any(map(str.islower, beside))


def _are_partners(lexicon: Lexicon, surface: str) -> bool:
    """Whether a firm is named after partners: "Tarn & Lund", not "Jammu & Kashmir"."""
    names = surface.split(" & ")
    if len(names) < 2 or lexicon.place_kind(surface.replace("&", "and")):
        return False
    return not all(map(lexicon.place_kind, names))


def is_team(lexicon: Lexicon, surface: str) -> bool:
    """Whether a plural ends what begins with a known place, as in the name of a team: "Oslo
    Wolves", "Lima Super Stars"."""
    before, _, last = surface.rpartition(" ")
    is_plural = last.endswith("s") and last.istitle() and last not in _HEADS
    town = before.partition(" ")[0]
    is_placed = lexicon.place_kind(before) or lexicon.place_kind(town) == "GPE"
    return is_plural and bool(is_placed) and not gazetteer.is_town(surface)
