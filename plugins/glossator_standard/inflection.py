"""English inflection by the rules of spelling, with the commonest words that do not follow them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_VOWELS = "aeiou"

_TABLES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text("utf-8")
)
_PLURALS: dict[str, str] = _TABLES["plurals"]
_PASTS: dict[str, str] = _TABLES["pasts"]
_IN_T: dict[str, str] = _TABLES["in_t"]
_STRESSED = frozenset(_TABLES["stressed"]["verbs"])
_BASES = {form: base for base, forms in _PASTS.items() for form in forms.split()}
_IZE = re.compile(f"...[^{_VOWELS}]ize$")
_SINGLE_L = re.compile(f"[^{_VOWELS}][aeio]l$")
_SINGULARS = {many: one for one, many in _PLURALS.items()}


class VerbForms(NamedTuple):
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def plural(noun: str) -> str:
    """The plural of a noun, by its end: "companies", "chairmen", "boxes"."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("man") and noun not in ("human", "german", "roman", "shaman", "talisman"):
        return noun[:-3] + "men"
    return _with_s(noun)


def spellings(verb: str, form: str) -> Iterator[str]:
    """A form of a verb as it is given, and as others write it: "realised", "signalled"."""
    yield form
    if _IZE.search(verb):
        yield form.replace("iz", "is")
    if form == f"{verb}ed" and verb in _IN_T:
        yield _IN_T[verb]
    if _SINGLE_L.search(verb) and form in (f"{verb}ed", f"{verb}ing"):
        yield verb + "l" + form.removeprefix(verb)


@lru_cache(maxsize=1 << 16)
def all_forms(verb: str) -> frozenset[str]:
    """The forms of a verb in all spellings."""
    return frozenset(one for form in verb_forms(verb) for one in spellings(verb, form))


def verb_forms(verb: str) -> VerbForms:
    """The forms of a verb, given in its base form; of several words the first is inflected."""
    verb, _, rest = verb.partition(" ")
    if rest:
        return VerbForms(*(f"{form} {rest}" for form in verb_forms(verb)))
    stem = verb + ("k" if verb.endswith("ic") else verb[-1] if _doubles(verb) else "")
    o = (verb[-2:],) if re.search(f"[^{_VOWELS}]o$", verb) else ()  # "vetoes", but "woos"
    third = {"be": "is", "have": "has"}.get(verb) or _with_s(
        stem if stem.endswith("zz") else verb, after=("s", "x", "z", "ch", "sh", *o)
    )
    if verb.endswith("ie"):
        ing = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        ing = verb[:-1] + "ing"
    else:
        ing = stem + "ing"
    if verb in _PASTS:
        past, _, participle = _PASTS[verb].partition(" ")
        return VerbForms(verb, third, past, participle or past, ing)
    if verb.endswith("e"):
        past = verb + "d"
    elif re.search(f"[^{_VOWELS}]y$", verb):
        past = verb[:-1] + "ied"
    else:
        past = stem + "ed"
    return VerbForms(verb, third, past, past, ing)


@lru_cache(maxsize=1)
def irregular_pasts() -> frozenset[str]:
    """Forms of the past that only the past has and that do not end as those of other verbs."""
    return frozenset(form for form in _BASES if form not in _PASTS)


@lru_cache(maxsize=1 << 16)
def singulars(word: str) -> tuple[str, ...]:
    """The nouns of which a word may be the plural."""
    tries = [_SINGULARS.get(word, ""), word[:-3] + "man" if word.endswith("men") else ""]
    if word.endswith("s"):
        tries += [word[:-1], word[:-2], word[:-3] + "y"]
    return tuple(dict.fromkeys(one for one in tries if one and plural(one) == word))


@lru_cache(maxsize=1 << 16)
def base_forms(word: str) -> tuple[str, ...]:
    """The verbs of which a word may be a form, itself left out."""
    tries = [_BASES.get(word, "")]
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            tries += [stem, stem + "e", stem[:-1]]
            tries.append(stem[:-1] + ("ie" if stem.endswith("y") else "y"))
    verbs = dict.fromkeys(one for one in tries if len(one) > 1 and one != word)
    return tuple(one for one in verbs if word in all_forms(one))


def is_participle(word: str) -> bool:
    """Whether a word may be a past participle: "closed", "slept", "gone"."""
    return any(verb_forms(verb).participle == word for verb in (*base_forms(word), word))


def _with_s(word: str, after: tuple[str, ...] = ("s", "x", "z", "ch", "sh")) -> str:
    if re.search(f"[^{_VOWELS}]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(after) else "s")


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled: in one syllable ("plan"), and some of several."""
    one = f"(?:[^{_VOWELS}]|qu)*[{_VOWELS}][^{_VOWELS}wxy]"
    return verb in _STRESSED or (len(verb) > 2 and re.fullmatch(one, verb) is not None)
