"""The corpus: a list to look through, the values to narrow it down by, and each document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple, cast, get_args
from urllib.parse import urlencode

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from glossator.cli.shared import unknown
from glossator_serve import facets
from glossator_serve.article import article
from glossator_serve.bodies import JSON
from glossator_serve.building import title_of
from glossator_serve.facets import Term
from glossator_serve.refusals import Refusal, wants_page
from glossator_serve.search import PAGE, Facet, Found, Query, Row, Sort
from glossator_serve.state import Server, server_of
from glossator_serve.templating import rendered

SORTS = {
    "best": "best match",
    "newest": "newest first",
    "oldest": "oldest first",
    "title": "title",
    "longest": "longest first",
}


class FoundDocument(msgspec.Struct, kw_only=True):
    """A document of a list.

    Attributes:
        id: Its id, for `/document?id=`.
        title: That of its metadata, or its first line.
        date: That of its metadata; empty where it has none that sorts.
        outlet: That of its metadata.
        characters: Code points of its text.
    """

    id: str
    title: str
    date: str
    outlet: str
    characters: int


class FoundValue(msgspec.Struct, kw_only=True):
    """A value that documents can be narrowed down by, and how many have it."""

    value: str
    documents: int


class FoundFacet(msgspec.Struct, kw_only=True):
    """Values of a kind.

    Attributes:
        name: What stands before the colon in `with`.
        values: The usual ones.
    """

    name: str
    values: list[FoundValue]


class FoundDocuments(msgspec.Struct, kw_only=True):
    """Documents that were looked for.

    Attributes:
        total: How many there are.
        page: Which page of them this is, from 1.
        pages: How many pages there are.
        documents: Those of this page.
        facets: What they can be narrowed down by.
    """

    total: int
    page: int
    pages: int
    documents: list[FoundDocument]
    facets: list[FoundFacet]


async def home(request: Request) -> Response:
    """Lead to the corpus, or where there is none to trying a text."""
    return RedirectResponse(
        "/documents" if server_of(request).index else "/try", HTTPStatus.SEE_OTHER
    )


async def documents(request: Request) -> Response:
    """List documents, and what they can be narrowed down by."""
    server = server_of(request)
    query = query_of(request.query_params, server)
    index = server.corpus
    found = await run_in_threadpool(index.search, query)
    values = await run_in_threadpool(index.facets, query)
    if wants_page(request):
        return HTMLResponse(
            rendered(
                request,
                "documents.html",
                query=query,
                found=found,
                facets=values,
                sorts=SORTS,
                view=_View(query),
                pages=_pages(found),
            )
        )
    return Response(msgspec.json.encode(_told(query, found, values)), media_type=JSON)


async def values(request: Request) -> Response:
    """List the values of one facet."""
    server = server_of(request)
    given = request.query_params
    name, beginning = given.get("facet", ""), given.get("beginning", "")
    kept = [(key, one) for key, one in given.multi_items() if key not in ("facet", "beginning")]
    query = query_of(QueryParams(kept), server)
    known = list(facets.offered(server.registry.layer_types))
    if name not in known:
        raise Refusal(HTTPStatus.BAD_REQUEST, unknown("facet", name[:80], known))
    facet = await run_in_threadpool(server.corpus.values, query, name, beginning)
    if wants_page(request):
        page = rendered(
            request,
            "values.html",
            query=query,
            facet=facet,
            beginning=beginning,
            view=_View(query),
        )
        return HTMLResponse(page)
    return Response(msgspec.json.encode(_facet(facet)), media_type=JSON)


async def document(request: Request) -> Response:
    """Show a document, or give it as JSON."""
    server = server_of(request)
    identifier = request.query_params.get("id", "")
    index = server.corpus
    if wants_page(request):
        found = await run_in_threadpool(index.document, identifier)
        if found is not None:
            title = title_of(found)
            made = await run_in_threadpool(article, found, server.registry, title)
            page = rendered(request, "document.html", title=title, article=made, id=identifier)
            return HTMLResponse(page)
    elif (data := await run_in_threadpool(index.encoded, identifier)) is not None:
        return Response(data, media_type=JSON)
    raise Refusal(HTTPStatus.NOT_FOUND, f"there is no document with the id {identifier[:80]!r}")


def query_of(given: QueryParams, server: Server) -> Query:
    """What an address asks for.

    Raises:
        Refusal: where it asks for what there is not.
    """
    known = ("q", "with", "without", "since", "until", "sort", "page")
    for name in given:
        if name not in known:
            raise _wrong(unknown("parameter", name[:80], known))
    sort = given.get("sort") or None
    if sort not in (None, *get_args(Sort)):
        raise _wrong(unknown("sort", str(sort)[:80], get_args(Sort)))
    page = given.get("page") or "1"
    if not (page.isascii() and page.isdecimal() and 0 < int(page[:10]) < 10**9):
        raise _wrong(f"page: expected a number from 1, got {page[:20]!r}")
    return Query(
        words=given.get("q", "")[:1000],
        terms=tuple(_terms(given.getlist("with"), server)),
        without=tuple(one for one in given.getlist("without") if one),
        since=_day(given, "since"),
        until=_day(given, "until"),
        sort=cast("Sort | None", sort),
        page=int(page),
    )


def _terms(given: Sequence[str], server: Server) -> Iterable[Term]:
    names = list(facets.offered(server.registry.layer_types))
    for one in given:
        facet, colon, value = one.partition(":")
        if not one:
            continue
        if not colon:
            raise _wrong(f"with: expected FACET:VALUE, got {one[:80]!r}")
        if facet not in names:
            raise _wrong(unknown("facet", facet[:80], names))
        yield Term(facet, value)


def _day(given: QueryParams, name: str) -> str:
    said = given.get(name, "").strip()
    parts = said.split("-")
    is_day = all(part.isascii() and part.isdecimal() for part in parts)
    if said and not (is_day and len(parts[0]) == 4 and len(parts) < 4):
        raise _wrong(f"{name}: expected a day, a month or a year (2018-11-02), got {said[:20]!r}")
    return said


def _wrong(detail: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, detail)


def _told(query: Query, found: Found, values: Sequence[Facet]) -> FoundDocuments:
    return FoundDocuments(
        total=found.total,
        page=query.page,
        pages=_pages(found),
        documents=[_row(row) for row in found.rows],
        facets=[_facet(one) for one in values],
    )


def _row(row: Row) -> FoundDocument:
    return FoundDocument(
        id=row.id,
        title=row.title,
        date=row.date,
        outlet=row.outlet,
        characters=row.characters,
    )


def _facet(facet: Facet) -> FoundFacet:
    values = [FoundValue(value=one.value, documents=one.documents) for one in facet.values]
    return FoundFacet(name=facet.name, values=values)


def _pages(found: Found) -> int:
    return max(1, -(-found.total // PAGE))


class _View(NamedTuple):
    """Addresses of a list that is a little different from this one."""

    query: Query

    def with_term(self, facet: str, value: str) -> str:
        """Narrowed down by a value."""
        return self._address(terms=(*self.query.terms, Term(facet, value)))

    def without_term(self, term: Term) -> str:
        """As without this value."""
        return self._address(terms=tuple(one for one in self.query.terms if one != term))

    def without_layer(self, layer: str) -> str:
        """Of documents that have no such layer."""
        return self._address(without=(*self.query.without, layer))

    def with_layer(self, layer: str) -> str:
        """As without that."""
        return self._address(without=tuple(one for one in self.query.without if one != layer))

    def at(self, page: int) -> str:
        """Another page of it."""
        return self._address(page=page)

    def all_dates(self) -> str:
        """As without its days."""
        return self._address(since="", until="")

    def any_words(self) -> str:
        """As without its words."""
        return self._address(words="")

    def all_values(self, facet: str) -> str:
        """All values of a facet."""
        kept = [*self._pairs(self.query._replace(page=1)), ("facet", facet)]
        return f"/values?{urlencode(kept)}"

    def is_on(self, facet: str, value: str) -> bool:
        """Whether it is narrowed down by a value already."""
        folded = value.casefold()
        return any(
            one.facet == facet and one.value.casefold() == folded for one in self.query.terms
        )

    def kept(self, *names: str) -> list[tuple[str, str]]:
        """What a form keeps of it, but for what the form itself asks for."""
        pairs = self._pairs(self.query._replace(page=1))
        return [(name, value) for name, value in pairs if name not in names]

    def _address(self, **changed: Any) -> str:
        query = self.query._replace(**{"page": 1, **changed})
        said = urlencode(self._pairs(query))
        return f"/documents?{said}" if said else "/documents"

    @staticmethod
    def _pairs(query: Query) -> list[tuple[str, str]]:
        pairs = [
            ("q", query.words),
            *(("with", f"{one.facet}:{one.value}") for one in query.terms),
            *(("without", one) for one in query.without),
            ("since", query.since),
            ("until", query.until),
            ("sort", query.sort or ""),
            ("page", str(query.page) if query.page > 1 else ""),
        ]
        return [(name, value) for name, value in pairs if value]
