"""Pages, made of the templates of this package; whatever is put into them is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup, escape
from starlette.requests import Request

from glossator_serve.facets import heading
from glossator_serve.search import OPEN, SHUT, Row


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("glossator_serve"),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = lambda value: f"{value:,}"
    environment.filters["extract"] = extract
    environment.globals["heading"] = heading
    return environment


def rendered(request: Request, name: str, **values: Any) -> str:
    """A page.

    Args:
        request: What it answers.
        name: The template's.
        values: What the template shows.
    """
    shared = {
        "server": request.app.state.server,
        "here": request.url.path,
        "host": request.headers.get("host", ""),
    }
    return _environment().get_template(name).render(**shared, **values)


def extract(row: Row) -> Markup:
    """A stretch of a document's text, the words that were searched for marked in it."""
    words = " ".join(row.extract.split())
    words = words.removeprefix(row.title.removesuffix("…")).lstrip() or words
    made = str(escape(words)).replace(OPEN, "<mark>").replace(SHUT, "</mark>")
    return Markup(made)  # noqa: S704  # escaped before
