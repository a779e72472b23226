"""What the answers of a server share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus

from starlette.requests import Request

from glossator.cli.shared import Registry
from glossator.service import Service
from glossator.validation import Rules, make_rules
from glossator_serve.bodies import Bodies
from glossator_serve.refusals import Refusal
from glossator_serve.search import Index
from glossator_serve.settings import Settings


@dataclass
class Server:
    """A corpus, a chain, and how they are served.

    Attributes:
        settings: Who may ask, and how much.
        registry: The plugins.
        index: The corpus; None where none was named.
        service: The chain; None where nothing is annotated.
        title: What the corpus is called.
    """

    settings: Settings
    registry: Registry
    index: Index | None = None
    service: Service | None = None
    title: str = "Glossator"

    @cached_property
    def bodies(self) -> Bodies:
        """What reads the bodies of requests."""
        return Bodies(self.settings)

    @cached_property
    def rules(self) -> Rules:
        """What documents are checked against."""
        return make_rules(self.registry)

    @property
    def annotating(self) -> Service:
        """The chain; raises Refusal where there is none."""
        if self.service is None:
            said = "this server only shows a corpus, and annotates nothing"
            raise Refusal(HTTPStatus.NOT_FOUND, said)
        return self.service

    @property
    def corpus(self) -> Index:
        """The corpus; raises Refusal where there is none."""
        if self.index is None:
            said = "this server has no corpus: start it with one, as in `glossator serve out.jsonl`"
            raise Refusal(HTTPStatus.NOT_FOUND, said)
        return self.index


def server_of(request: Request) -> Server:
    """The server that a request is to."""
    server: Server = request.app.state.server
    return server
