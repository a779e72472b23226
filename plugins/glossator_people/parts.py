"""What a name is made of, and which names can be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from glossator_people.lexicon import classes, full_titles, short_names
from glossator_standard.given_names import given_names
from glossator_standard.surnames import ARABIC_ARTICLES

LEAST_LETTERS = 5
"""Letters that a word has at least, of which a slip in one may be forgiven."""
_ARTICLE = re.compile(rf"^(?:{'|'.join(sorted(ARABIC_ARTICLES))})-(?=[a-z]{{3}})")
"""The Arabic article, which may be left out: "al-Hashmi", "Hashmi"."""

_SYLLABLE = re.compile(
    r"(?:[ckgnpst]h|[cgkprst]y|[gkhs]w|ng|tr|ts|hs|zh|gi|qu|[bcdfghjklmnpqrstvwxyz])?"
    r"[wy]?[aeiouy]{1,3}(?:n[gh]?|c[hk]|[mklprtchw])?"
)
"""A syllable of Korean, Chinese and Vietnamese names in Latin letters."""

_PINYIN = re.compile(
    r"(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:i?ao|ia|i?ang?|i?ong|[iu]?e[in]?|eng|ing?|u?ai|u?ang?|uo"
    r"|u?o|ou|iu|ui|un|[aiu])){1,2}"
)
"""One or two syllables of Chinese given names in Pinyin."""


class Name(NamedTuple):
    """A person's name without titles, suffixes and accents, in small letters.

    Attributes:
        given: The given names and what else stands before the family name.
        family: The family name without its particles; the only word of a name of one.
        family_first: Whether the family name stands first: "Kim Jong Un".
    """

    given: tuple[str, ...]
    family: str
    family_first: bool = False

    @property
    def is_full(self) -> bool:
        """Whether there are a given name and a family name."""
        return bool(self.given)

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, self.family)


@lru_cache(maxsize=10_000)
def parse(surface: str) -> Name | None:
    """The name that a surface is; None where nothing is left of it."""
    plain = _plain(surface)
    found = [word.strip(".,'\"()") for word in plain.removesuffix("'s").removesuffix("'").split()]
    found = [_ARTICLE.sub("", word) for word in found if word and word[0].isalpha()]
    known = classes()
    while len(found) > 1 and (found[0] in known["address"] or found[0] in full_titles()):
        del found[0]  # "Amb. Oke" as the entities may have it
    while len(found) > 1 and found[-1] in known["suffix"]:
        del found[-1]
    if not found:
        return None
    if _is_family_first(found):
        return Name(tuple(found[1:]), found[0], family_first=True)
    kept = [word for word in found[1:-1] if word not in known["particle"]]
    return Name((found[0], *kept) if len(found) > 1 else (), found[-1])


def _plain(surface: str) -> str:
    """Small letters without accents."""
    straight = surface.replace("’", "'").lower()
    if straight.isascii():
        return straight
    parted = unicodedata.normalize("NFKD", straight)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _is_family_first(words: Sequence[str]) -> bool:
    """Whether the first word is the family name: "Kim Jong Un", "Xi Jinping"; no "Lee Ann Oke"."""
    if len(words) not in (2, 3) or words[0] not in classes()["family_first"]:
        return False
    if words[-1] in classes()["family_last_too"]:  # "Wen Ho Lee"
        return False
    given = words[1:] if len(words) == 3 else words[1].split("-")
    if len(given) > 1:
        return all(map(_SYLLABLE.fullmatch, given))
    # "Ma Jisheng", but "Lee Chapman": Korean and English names look alike.
    if words[0] not in classes()["chinese_family"] or not _PINYIN.fullmatch(words[1]):
        return False
    known = given_names()
    return words[1] not in known or words[0] not in known


def compatible(one: Name, other: Name) -> bool:
    """Whether two full names can be one person's."""
    if sorted(one.words) == sorted(other.words):
        return True
    if _joined(one) == _joined(other):
        return True
    shorter, longer = sorted((one.words, other.words), key=len)
    if 1 < len(shorter) < len(longer) and _is_within(shorter, longer):
        return True
    if one.family == other.family:
        return all(map(_same_word, one.given, other.given))
    return one.given == other.given and alike(one.family, other.family)


def _joined(name: Name) -> str:
    """A name as one word, since hyphens come and go: "Kim Jong Un", "Kim Jong-un"."""
    return "".join(name.words).replace("-", "")


def _is_within(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the words of one stand in the other, in their order: from the first one on, or
    together, since Omar Al-Lund is not Karim Omar al-Holm Al-Lund."""
    if shorter[0] != longer[0]:
        size = len(shorter)
        return any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _same_word(one: str, other: str) -> bool:
    """Whether two given names can be one: equal, an initial, short for it, a slip."""
    if one == other or (one, other) in short_names():
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return alike(one, other)


def alike(one: str, other: str) -> bool:
    """Whether two words of some length differ by one letter only."""
    if min(len(one), len(other)) < LEAST_LETTERS or abs(len(one) - len(other)) > 1:
        return False
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    rest, other_rest = one[same:], other[same:]
    is_one = rest[1:] in (other_rest, other_rest[1:]) or rest == other_rest[1:]
    return same > 0 and is_one
