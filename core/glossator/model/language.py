"""Language tags: whether a text is one (BCP 47), and which languages a tag is within.

The grammar is that of RFC 5646, section 2.1; subtags of languages have to be two registered letters
or three letters, since nothing longer was ever registered (``english`` fits the grammar alone).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from glossator.errors import OptionError

_TAG = re.compile(
    r"""
    (?:
      [a-z]{2,3}(?:-[a-z]{3}){0,3}                  # language, extended
      (?:-[a-z]{4})?                                # script
      (?:-(?:[a-z]{2}|[0-9]{3}))?                   # region
      (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*      # variants
      (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*          # extensions
      (?:-x(?:-[a-z0-9]{1,8})+)?                    # private use
    | x(?:-[a-z0-9]{1,8})+
    | en-gb-oed | i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
    | sgn-(?:be-fr|be-nl|ch-de) | art-lojban | cel-gaulish | no-(?:bok|nyn)
    | zh-(?:guoyu|hakka|min|min-nan|xiang)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
UNDETERMINED = "und"


def is_tag(text: str) -> bool:
    """Whether the text is a language tag of BCP 47, such as ``en``, ``pt-BR`` or ``zh-Hans``."""
    if not _TAG.fullmatch(text):
        return False
    language = text.partition("-")[0].lower()
    # "eng" is none, since "en" is one.
    return _short_codes().get(language, "" if len(language) == 2 else language) == language


def expected(text: str) -> str:
    """What is wrong with a text that is no tag, with the `hint`."""
    return f"expected a language tag of BCP 47, such as 'en' or 'pt-BR', got {text!r}{hint(text)}"


def hint(text: str) -> str:
    """What to add to a message about a text that is no tag: the tag that may have been meant."""
    near = _meant(text)
    return f"; did you mean {near!r}?" if near else ""


def check_language(text: str) -> str:
    """The text, which is a language tag of BCP 47.

    Raises:
        OptionError: where it is none; it names the tag that may be meant.
    """
    if not is_tag(text):
        raise OptionError(expected(text))
    return text


def determined(tag: str | None) -> str | None:
    """The tag, or None where it says that the language is not known (``und``) or nothing."""
    return tag if tag and tag.partition("-")[0].lower() != UNDETERMINED else None


def includes(ranges: Iterable[str], tag: str) -> bool:
    """Whether the tag is one of the languages, or a kind of one: ``en-GB`` is within ``en``.

    This is basic filtering, RFC 4647, section 3.3.1, where ``*`` is any language.
    """
    given = canonical(tag)
    return any(
        wanted == "*" or given == wanted or given.startswith(f"{wanted}-")
        for wanted in map(canonical, ranges)
    )


def closest_language(tag: str | None, languages: Iterable[str]) -> str | None:
    """The one of the languages that the tag is within, the longest of several; None where none is.

    For an annotator that has a model or a list for each of its `languages`: of ``pt`` and ``pt-BR``
    a document in ``pt-BR`` takes the second, one in ``pt-PT`` the first.
    """
    within = [one for one in languages if tag and includes([one], tag)]
    return max(within, key=len, default=None)


def canonical(tag: str) -> str:
    """The tag as it is compared: small letters; ``en_GB`` and ``eng-GB``, as many write, alike."""
    language, dash, rest = tag.replace("_", "-").lower().partition("-")
    return (
        (_short_codes().get(language, language) if len(language) == 3 else language) + dash + rest
    )


def _meant(text: str) -> str | None:
    """The tag that a name, a locale or a code of three letters stands for."""
    name = text.strip()
    if name.casefold() in _names():
        return _names()[name.casefold()]
    language, dash, rest = re.sub(r"[_\s-]+", "-", name.partition(".")[0]).strip("-").partition("-")
    known = _names() | _short_codes()
    tag = known.get(language.casefold(), language) + dash + rest
    return tag if is_tag(tag) else None


@cache
def _short_codes() -> dict[str, str]:
    """Subtags of two letters, and the codes of three letters that mean the same."""
    return {code: subtag for subtag, codes, _ in _table() for code in (subtag, *codes.split())}


@cache
def _names() -> dict[str, str]:
    """Names in English, in small letters, to subtags."""
    return {
        name.casefold(): subtag
        for subtag, _, names in _table()
        for name in names.split("; ")
        if name
    }


@cache
def _table() -> list[tuple[str, str, str]]:
    lines = Path(__file__).with_name("languages.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(subtag, codes, names) for subtag, codes, names in rows]
