"""``POST /validate``: what is wrong with documents."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from glossator import Record
from glossator.validation import Finding, Rules, iter_findings
from glossator_serve import bodies
from glossator_serve.bodies import JSON, LINES
from glossator_serve.refusals import without_paths
from glossator_serve.state import server_of

MOST = 1000
"""Findings that are told: where everything is wrong, more say no more."""


class Checked(msgspec.Struct, kw_only=True):
    """What is wrong with documents.

    Attributes:
        valid: Whether they have no errors; warnings pass.
        documents: How many there are.
        findings: What was found, in order; at most a thousand.
    """

    valid: bool
    documents: int
    findings: list[Finding]


async def validate(request: Request) -> Response:
    """Check the documents of the body as ``glossator validate`` does."""
    server = server_of(request)
    async with server.bodies.read(request, JSON, LINES) as (kind, body):
        records = bodies.lines_of(body) if kind == LINES else [Record(body, 1)]
        checked = await run_in_threadpool(_checked, records, server.rules)
    return Response(msgspec.json.encode(checked), media_type=JSON)


def _checked(records: Iterable[Record], rules: Rules) -> Checked:
    valid, count = True, 0
    findings: list[Finding] = []
    for record in records:
        count += 1
        for finding in islice(iter_findings(record.data, rules, line=record.line), MOST):
            valid = valid and finding.severity != "error"
            if len(findings) < MOST:
                message = without_paths(finding.message)
                findings.append(msgspec.structs.replace(finding, message=message))
    return Checked(valid=valid and count > 0, documents=count, findings=findings)
