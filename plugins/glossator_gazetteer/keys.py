"""Names as keys: what the places of the table are looked up by."""

from __future__ import annotations

import unicodedata

_FOLDED = str.maketrans(
    dict.fromkeys(".'’‘`´ʻʼ,")
    | {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "-": " ", "–": " "}
)
LONG_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}


def key(name: str) -> str:
    """A name without case, accents, dots and hyphens: what names are looked up by.

    Empty where nothing of it can be written in Latin letters.
    """
    lower = name.lower()
    if lower.isascii():
        if lower.isalpha():
            return lower
        # What is left is short work for the few ASCII marks that names have.
        lower = lower.replace("'", "").replace(".", "").replace("-", " ").replace(",", "")
    else:
        lower = unicodedata.normalize("NFKD", lower.translate(_FOLDED))
        lower = lower.encode("ascii", "ignore").decode()
    if " " not in lower:
        return lower
    words = lower.split()
    if words and words[0] == "the" and len(words) > 1:
        del words[0]
    if len(words) > 1 and not LONG_FORMS.keys().isdisjoint(words):
        words = [LONG_FORMS.get(word, word) for word in words]
    return " ".join(words)


_VOWELS = str.maketrans("", "", "aeiouhwy ")


def consonants(name: str) -> str:
    """What other spellings of a key leave as it is."""
    return name.translate(_VOWELS)


def is_exact(name: str) -> bool:
    """Whether a name is an abbreviation, told from words by its capitals or its dots."""
    word = name.removeprefix("St.").removeprefix("Ste.").removeprefix("Mt.")
    return "." in word or (len(name) <= 4 and name.isupper())
