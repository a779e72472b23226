"""The language of a document that has none: what the user says, or what its text looks like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from glossator.errors import OptionError, counted
from glossator.model.language import check_language, hint, is_tag
from glossator.plugins.requirements import require

AUTO = "auto"
"""Stands for a tag where the language is to be found out."""

FindLanguage = Callable[[str], str | None]
"""The language of a text as a BCP 47 tag; None where it is not known."""

BEGINNING = 1_000
"""Characters of a text that are looked at."""
SURE = 0.8
"""How probable a language has to be. Of 3,750 sentences of news and encyclopedias in fifteen
languages 88 % are told then, one of them wrongly; cut to three words 32 %, none wrongly
(`benchmarks/language_detection.py`)."""


class LanguageNote(NamedTuple):
    """What became of a layer in the documents of a language where another is the rule."""

    layer: str
    language: str
    what: str
    """``left out of``, or by whom it was made."""
    why: str


def told_by_language(notes: Mapping[LanguageNote, int]) -> Iterator[str]:
    """One line for all layers that share language, fate and reason.

    Args:
        notes: How many documents each holds for.
    """
    layers: dict[tuple[str, str, str, int], list[str]] = defaultdict(list)
    for note, count in notes.items():
        layers[note.language, note.what, note.why, count].append(note.layer)
    for (language, what, why, count), names in layers.items():
        documents = counted(count, "document")
        meant = "" if is_tag(language) else hint(language)
        yield f"{', '.join(names)}: {what} {documents} in {language!r}: {why}{meant}"


def check(language: str, where: str) -> str:
    """The tag or `AUTO`, as given.

    Raises:
        OptionError: where it is neither; `where` says who gave it.
    """
    try:
        return language if language == AUTO else check_language(language)
    except OptionError as error:
        raise OptionError(f"{where}: {error}") from None


def finder(language: str | None) -> FindLanguage:
    """How the language of documents that have none is known: by a tag, by `AUTO`, or not at all.

    Raises:
        OptionError: where it is to be found out, and what that needs is not installed.
    """
    return _detector() if language == AUTO else lambda _: language


def _detector() -> FindLanguage:
    require("--language auto", "py3langid", install="glossator[language]")
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def detect(text: str) -> str | None:
        language, probability = identifier.classify(text[:BEGINNING])
        # "zxx" is what is no language at all.
        return language if probability >= SURE and is_tag(language) and language != "zxx" else None

    return detect
