"""The application: which function answers at which address."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from glossator_serve import about, annotating, assets, browsing, checking, openapi, signing, trying
from glossator_serve.guard import Guard
from glossator_serve.refusals import of_starlette
from glossator_serve.state import Server

HERE = Path(__file__).parent


def application(server: Server) -> Starlette:
    """What answers the requests to a server."""
    app = Starlette(
        routes=[
            Route("/", browsing.home),
            Route("/documents", browsing.documents),
            Route("/document", browsing.document),
            Route("/values", browsing.values),
            Route("/try", trying.show, methods=["GET"]),
            Route("/try", trying.submit, methods=["POST"]),
            Route("/annotate", annotating.annotate, methods=["POST"]),
            Route("/validate", checking.validate, methods=["POST"]),
            Route("/layers", about.layers),
            Route("/plugins", about.plugins),
            Route("/health", about.health),
            Route("/openapi.json", openapi.openapi),
            Route("/programs", openapi.page),
            Route("/sign-in", signing.show, methods=["GET"]),
            Route("/sign-in", signing.submit, methods=["POST"]),
            Route("/static/{name}", assets.static),
        ],
        middleware=[Middleware(Guard, settings=server.settings)],
        exception_handlers={HTTPException: of_starlette},
    )
    app.state.server = server
    return app
